/* load_rule.c - reads the table that the script of a rule returns, and checks the text of its check. */
#include <lauxlib.h>

#include "base/lines.h"
#include "base/names.h"
#include "base/nearest.h"
#include "base/text.h"
#include "lua/internals.h"
#include "lua/load.h"
#include "lua/load_fields.h"
#include "lua/load_works.h"
#include "lua/source/scan.h"
#include "model/former.h"

struct rule_load {
    struct load base; /* first: the reader gets a pointer to it */
    const sl_vocabulary *vocabulary;
    sl_rule *rule;
    sl_citation *sources; /* the lists of the rule, while they are filled */
    sl_rule_test *tests;
};

/* ---- the description of the rule --------------------------------------------------------------------------------- */

static bool is_id(sl_text id) {
    bool good = true;
    for (size_t i = 0; i < id.length; i++)
        good = good && id.bytes[i] > ' ' && id.bytes[i] <= '~' && id.bytes[i] != '.';
    return good;
}

static void read_id(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    sl_rule *rule = load->rule;
    rule->id = table_text(loader, 1, "id", true);
    sl_text file = text_file_name(loader->source->name);
    if (text_ends_with(file, TEXT(".lua")))
        file.length -= TEXT(".lua").length;
    if (rule->id.length && !text_equal(rule->id, file))
        table_report(loader, "id", "the id is \"%.*s\", but the file is named \"%.*s.lua\"; the two must agree",
                     TEXT_ARG(rule->id), TEXT_ARG(file));
    if (!is_id(rule->id))
        table_report(loader, "id", "an id must not have blanks, dots or letters beyond ASCII");
}

/* Reads the ids that the rule has had. That no other rule has one of them is checked when the rule is added. */
static void read_former_ids(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    sl_rule *rule = load->rule;
    rule->former_ids = table_texts(loader, 1, "formerly", false, &rule->former_id_count);
    for (size_t i = 0; i < rule->former_id_count; i++) {
        sl_text id = rule->former_ids[i];
        if (!is_id(id))
            table_report(loader, "formerly", "an id must not have blanks, dots or letters beyond ASCII");
        if (text_equal(id, rule->id))
            table_report(loader, "formerly", "\"%.*s\" is the present id of the rule", TEXT_ARG(id));
    }
}

/* Returns the index in `words` of the word in a field; `otherwise` when the field is missing or wrong. */
static size_t read_choice(struct loader *loader, const char *key, const char *const *words, size_t otherwise) {
    size_t choice = table_choice(loader, 1, key, words, false);
    return choice == SIZE_MAX ? otherwise : choice;
}

static void read_elements(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    size_t count;
    const sl_text *ids = table_texts(loader, 1, "elements", true, &count);
    size_t *elements = arena_array(loader->arena, count, sizeof *elements);
    for (size_t i = 0; elements && i < count; i++)
        elements[i] = load_element(loader, "elements", load->vocabulary, ids[i]);
    load->rule->elements = elements;
    load->rule->element_count = elements ? count : 0;
    if (ids && count == 0)
        table_report(loader, "elements", "elements must name at least one element");
    if (load->rule->kind == SL_RULE_FIT && count == 1)
        table_report(loader, "elements", "a fit rule must name at least two elements, because fit is between elements");
    if (load->rule->kind == SL_RULE_THEME && count > 1)
        table_report(loader, "elements", "a theme rule must name one element only; a rule about several is a fit rule");
}

/* Reads the grade and the relation. The built-in rules must state them. */
static void read_grade(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    sl_rule *rule = load->rule;
    bool fit = sl_is_about_fit(rule);
    size_t grade = table_choice(loader, 1, "grade", rule_grade_words, rule->builtin && fit);
    size_t relation =
        table_choice(loader, 1, "relation", rule_relation_words, rule->builtin && rule->kind == SL_RULE_FIT);
    rule->grade = grade == SIZE_MAX ? SL_GRADE_NONE : (sl_grade)(grade + SL_GRADE_STATED);
    rule->relation = relation == SIZE_MAX ? SL_RELATION_NONE : (sl_relation)(relation + SL_RELATION_PREREQUISITE);
    if (rule->grade == SL_GRADE_INFERRED && sl_decides_congruence(rule))
        table_report(loader, "grade",
                     "a rule that decides about congruence must be stated or derived; make it a rule "
                     "of kind \"advice\"");
    if (rule->relation != SL_RELATION_NONE && (!fit || rule->element_count < 2))
        table_report(loader, "relation", "only a fit or advice rule about at least two elements has a relation");
}

static void read_waivable(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    sl_rule *rule = load->rule;
    rule->not_waivable = !table_bool(loader, 1, "waivable", true);
    if (!rule->not_waivable)
        return;
    size_t line = outline_field_line(table_tokens(loader), TEXT("waivable"), 0);
    rule->not_waivable_set_by = line_name(loader->arena, loader->source, line ? line : 1);
}

static void read_citation(void *context, int table, size_t index) {
    struct rule_load *load = context;
    load_citation(&load->base.loader, table, load->vocabulary, &load->sources[index]);
    load->rule->source_count = index + 1;
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

/* Reads the value on top of the stack as a value of the option. Returns false when the option cannot have it. */
static bool read_value(struct loader *loader, const sl_option *option, int64_t *value) {
    lua_State *L = loader->L;
    int type = lua_type(L, -1);
    if (option->type == SL_OPTION_BOOLEAN && type == LUA_TBOOLEAN) {
        *value = lua_toboolean(L, -1);
        return true;
    }
    if (option->type == SL_OPTION_INTEGER && type == LUA_TNUMBER && lua_isinteger(L, -1)) {
        *value = lua_tointeger(L, -1);
        return *value >= option->min && *value <= option->max;
    }
    if (option->type == SL_OPTION_WORD && type == LUA_TSTRING) {
        size_t found = text_find(option->domain, option->domain_count, sandbox_text(L, -1));
        *value = (int64_t)found;
        return found < option->domain_count;
    }
    return false;
}

static void read_option(struct rule_load *load, int table, sl_option *option) {
    static const char *const known[] = {"type", "default", "min", "max", "domain", "description", NULL};
    static const char *const types[] = {"integer", "boolean", "word", NULL};
    struct loader *loader = &load->base.loader;
    table_check_keys(loader, table, known);
    size_t type = table_choice(loader, table, "type", types, true);
    if (type == SIZE_MAX)
        return;
    option->type = (sl_option_type)type;
    option->description = table_text(loader, table, "description", true);
    option->min = table_integer(loader, table, "min", INT64_MIN);
    option->max = table_integer(loader, table, "max", INT64_MAX);
    option->domain = table_texts(loader, table, "domain", option->type == SL_OPTION_WORD, &option->domain_count);
    option->has_default = lua_getfield(loader->L, table, "default") != LUA_TNIL;
    if (option->has_default && !read_value(loader, option, &option->default_value))
        table_report(loader, "options", "the default of \"%.*s\" is not one of the option's values",
                     TEXT_ARG(option->id));
    option->value = option->default_value;
    option->has_value = option->has_default;
    lua_pop(loader->L, 1);
}

static void read_options(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    lua_State *L = loader->L;
    sl_rule *rule = load->rule;
    size_t count;
    loader->outer = TEXT("options");
    const sl_text *names = table_open_names(loader, 1, "options", &count);
    int table = lua_gettop(L);
    rule->options = arena_array(loader->arena, count, sizeof *rule->options);
    for (size_t i = 0; names && rule->options && i < count; i++) {
        sl_option *option = &rule->options[rule->option_count++];
        option->id = table_push_named(loader, names[i]);
        if (lua_istable(L, -1))
            read_option(load, lua_gettop(L), option);
        else
            table_report(loader, "options", "an option must be a table with type, default and description");
        lua_settop(L, table);
    }
    if (names)
        lua_pop(L, 1);
    loader->outer = (sl_text){NULL, 0};
}

/* ---- tests ------------------------------------------------------------------------------------------------------- */

static void read_settings(struct rule_load *load, int table, sl_rule_test *test) {
    struct loader *loader = &load->base.loader;
    lua_State *L = loader->L;
    size_t count;
    const sl_text *names = table_open_names(loader, table, "options", &count);
    sl_option_setting *settings = arena_array(loader->arena, count, sizeof *settings);
    if (!names)
        return;
    for (size_t i = 0; settings && i < count; i++) {
        sl_text id = table_push_named(loader, names[i]);
        const sl_option *option = rule_option(load->rule, id);
        int64_t value;
        if (!option)
            table_report(loader, "tests", "the rule has no option \"%.*s\"", TEXT_ARG(id));
        else if (!read_value(loader, option, &value))
            table_report(loader, "tests", "the option \"%.*s\" cannot have this value", TEXT_ARG(id));
        else
            settings[test->setting_count++] = (sl_option_setting){option->id, value};
        lua_pop(L, 1);
    }
    test->settings = settings;
    lua_pop(L, 1);
}

static void read_test(void *context, int table, size_t index) {
    static const char *const known[] = {"name", "expect", "program", "message", "waits_for", "options", NULL};
    struct rule_load *load = context;
    struct loader *loader = &load->base.loader;
    sl_rule_test *test = &load->tests[index];
    table_check_keys(loader, table, known);
    test->name = table_text(loader, table, "name", true);
    size_t expect = table_choice(loader, table, "expect", rule_answer_words, true);
    if (expect != SIZE_MAX)
        test->expect = (sl_status)expect;
    lua_getfield(loader->L, table, "program"); /* table_text() would drop the indentation of the first line */
    test->program = table_string(loader, -1, "program");
    lua_pop(loader->L, 1);
    test->message = table_text(loader, table, "message", false);
    test->waits_for = table_text(loader, table, "waits_for", false);
    if (test->message.length && test->expect != SL_FAIL)
        table_report(loader, "tests", "only a test that expects fail can have a message");
    if (test->waits_for.length && test->expect != SL_UNDETERMINED)
        table_report(loader, "tests", "only a test that expects undetermined can have waits_for");
    if (test->waits_for.length && !sl_find_field(load->vocabulary, test->waits_for)) {
        sl_text now = former_path_hint(loader->arena, load->vocabulary, test->waits_for);
        table_report(loader, "tests", "the vocabulary has no \"%.*s\"%.*s", TEXT_ARG(test->waits_for), TEXT_ARG(now));
    }
    read_settings(load, table, test);
    load->rule->test_count = index + 1;
}

/* Reads a list of tables. The list must have at least one entry. */
static void read_list(struct rule_load *load, const char *key, void (*read)(void *context, int table, size_t index)) {
    if (table_for_each(&load->base.loader, key, true, read, load) == 0)
        table_report(&load->base.loader, key, "%s must not be an empty list", key);
}

/* ---- check ------------------------------------------------------------------------------------------------------- */

static void report_scanned(void *context, size_t line, sl_text message) {
    table_report_line(context, line, message);
}

/* Checks the text of check against the vocabulary. The elements that it reads must be those that the rule lists. */
static void check_text(struct rule_load *load, size_t first_line, size_t last_line) {
    struct loader *loader = &load->base.loader;
    const sl_rule *rule = load->rule;
    const sl_vocabulary *vocabulary = load->vocabulary;
    sl_text *options = arena_array(loader->arena, rule->option_count, sizeof *options);
    bool *read = arena_array(loader->arena, vocabulary->element_count, sizeof *read);
    if (!options || !read)
        return;
    for (size_t i = 0; i < rule->option_count; i++)
        options[i] = rule->options[i].id;
    struct scan_check check = {.vocabulary = vocabulary,
                               .options = options,
                               .option_count = rule->option_count,
                               .portfolio = rule->scope == SL_SCOPE_PORTFOLIO,
                               .framing = rule->kind == SL_RULE_FRAMING,
                               .first_line = first_line,
                               .last_line = last_line,
                               .elements = read,
                               .report = report_scanned,
                               .context = loader};
    scan_check(table_tokens(loader), loader->arena, &check);
    if (loader->refused)
        return;
    for (size_t i = 0; i < vocabulary->element_count; i++) {
        sl_text id = vocabulary->elements[i].field->id;
        if (read[i] && !rule_lists(rule, i))
            table_report(loader, "elements", "check reads %.*s, which the rule does not list; add it to elements",
                         TEXT_ARG(id));
        else if (!read[i] && rule_lists(rule, i) && rule->scope != SL_SCOPE_PORTFOLIO)
            table_report(loader, "elements", "check never reads %.*s; remove it from elements", TEXT_ARG(id));
    }
}

static void keep_check(struct rule_load *load) {
    struct loader *loader = &load->base.loader;
    lua_State *L = loader->L;
    lua_pushliteral(L, "check");
    if (lua_rawget(L, 1) != LUA_TFUNCTION) {
        table_report(loader, NULL, "the field \"check\" is missing, or is not a function");
        lua_pop(L, 1);
        return;
    }
    lua_Debug about;
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &about);
    /* A check could leave a value for its next run in a local that is declared outside of the check. Without outer
     * locals, the answer depends only on the values that the check reads. Lua copies numbers and strings that are
     * <const> into the check, so these are no outer locals. */
    const char *outer = sandbox_outer_local(L);
    if (outer)
        table_report(
            loader, "check",
            "check uses \"%s\", which is declared outside of check; declare it inside, so that no run can leave "
            "anything for the next",
            outer);
    if (lua_iscfunction(L, -1))
        table_report(loader, "check", "check is a function of the library; write check = function(c) ... end");
    else if (!loader->trusted)
        check_text(load, (size_t)about.linedefined, (size_t)about.lastlinedefined);
    set_check(load->rule, luaL_ref(L, LUA_REGISTRYINDEX));
}

static void read_rule(struct load *base) {
    static const char *const severities[] = {"info", "warning", "error", NULL};
    static const char *const known[] = {"id",     "name",        "kind",    "scope",    "severity", "elements",
                                        "title",  "formerly",    "grade",   "relation", "waivable", "rationale",
                                        "source", "remediation", "options", "check",    "tests",    NULL};
    struct rule_load *load = (struct rule_load *)base;
    struct loader *loader = &base->loader;
    sl_rule *rule = load->rule;
    table_check_keys(loader, 1, known);
    read_id(load);
    read_former_ids(load);
    rule->name = table_text(loader, 1, "name", true);
    size_t kind = table_choice(loader, 1, "kind", rule_kind_words, true);
    if (kind != SIZE_MAX)
        rule->kind = (sl_rule_kind)kind;
    rule->scope = (sl_scope)read_choice(loader, "scope", rule_scope_words, SL_SCOPE_EACH);
    if (rule->scope == SL_SCOPE_PORTFOLIO && !load->vocabulary->accounts)
        table_report(loader, "scope",
                     "a rule cannot have the scope \"portfolio\", because the vocabulary has no accounts");
    sl_severity severity = rule->kind == SL_RULE_PRACTICE ? SL_INFO
                           : rule->kind == SL_RULE_ADVICE ? SL_WARNING
                                                          : SL_ERROR;
    rule->severity = (sl_severity)read_choice(loader, "severity", severities, severity);
    if (rule->kind == SL_RULE_ADVICE && rule->severity == SL_ERROR)
        table_report(loader, "severity",
                     "an advice rule must be a warning or info; a firm that wants it to decide "
                     "promotes it in its settings");
    read_elements(load);
    read_grade(load);
    read_waivable(load);
    rule->title = table_text(loader, 1, "title", true);
    rule->rationale = table_text(loader, 1, "rationale", true);
    rule->remediation = table_text(loader, 1, "remediation", true);
    rule->sources = load->sources =
        arena_array(loader->arena, table_length(loader->L, "source"), sizeof *load->sources);
    rule->tests = load->tests = arena_array(loader->arena, table_length(loader->L, "tests"), sizeof *load->tests);
    if (!load->sources || !load->tests)
        return;
    read_options(load);
    read_list(load, "source", read_citation);
    read_list(load, "tests", read_test);
    keep_check(load);
}

sl_rule *lua_load_rule(struct lua_host *host, struct arena *arena, const sl_vocabulary *vocabulary,
                       const struct script *script, struct findings *findings) {
    struct rule_load load = {
        .base = {.loader = {.arena = arena, .findings = findings, .source = script->source},
                 .compiled = script->compiled,
                 .kind = "rule",
                 .read = read_rule},
        .vocabulary = vocabulary,
        .rule = arena_alloc(arena, sizeof(struct loaded_rule)),
    };
    if (!load.rule)
        return NULL;
    load.rule->source = script->source;
    load.rule->builtin = script->compiled.length > 0;
    set_check(load.rule, LUA_NOREF);
    return load_script(host, &load.base) ? load.rule : NULL;
}

sl_option *rule_option(const sl_rule *rule, sl_text id) {
    for (size_t i = 0; i < rule->option_count; i++)
        if (text_equal(rule->options[i].id, id))
            return &rule->options[i];
    return NULL;
}

sl_rule *lua_copy_rule(struct arena *arena, const sl_rule *rule) {
    struct loaded_rule *copy = arena_alloc(arena, sizeof *copy);
    if (!copy)
        return NULL;
    *copy = *(const struct loaded_rule *)rule;
    return &copy->rule;
}
