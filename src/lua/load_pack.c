/* load_pack.c - reads the table that pack.lua returns. */
#include <lauxlib.h>

#include "base/text.h"
#include "lua/load.h"
#include "lua/load_fields.h"
#include "lua/load_former.h"
#include "lua/pack.h"
#include "model/vocabulary.h"

#define LONGEST_NAME ((size_t)64)

struct pack_load {
    struct load base; /* first: the reader gets a pointer to it */
    const sl_vocabulary *vocabulary;
    struct pack_script *pack;
    struct field_reader fields;
};

/* Finds and returns the line of a word in the table of a field of pack.lua. Findings from now on are at this line. */
static size_t enter(struct loader *loader, const char *field, sl_text word) {
    loader->line = outline_word_line(table_tokens(loader), text_of(field), word);
    return loader->line;
}

/* Sets the place of findings back to the returned table. */
static void leave(struct loader *loader) {
    loader->line = 0;
    loader->where = (sl_text){NULL, 0};
}

/* Returns whether a name consists of words of lower-case letters and digits, joined by single dashes. */
static bool is_name(sl_text name) {
    char before = '-';
    for (size_t i = 0; i < name.length; i++) {
        char letter = name.bytes[i];
        bool digit = letter >= '0' && letter <= '9';
        if (!((letter >= 'a' && letter <= 'z') || (digit && i > 0) || (letter == '-' && before != '-')))
            return false;
        before = letter;
    }
    return before != '-' && name.length <= LONGEST_NAME;
}

/* ---- lists and tables of names ----------------------------------------------------------------------------------- */

static struct pack_entry *read_entries(struct loader *loader, const char *key, size_t *count) {
    const sl_text *texts = table_texts(loader, 1, key, false, count);
    struct pack_entry *entries = arena_array(loader->arena, *count, sizeof *entries);
    for (size_t i = 0; entries && i < *count; i++)
        entries[i] = (struct pack_entry){.name = texts[i], .line = enter(loader, key, texts[i])};
    leave(loader);
    return entries;
}

static void read_requires(struct pack_load *load) {
    struct loader *loader = &load->base.loader;
    struct pack_script *pack = load->pack;
    size_t count;
    const sl_text *names = table_open_names(loader, 1, "requires", &count);
    pack->requires = arena_array(loader->arena, count, sizeof *pack->requires);
    for (size_t i = 0; names && pack->requires && i < count; i++) {
        struct pack_entry *entry = &pack->requires[pack->requires_count++];
        entry->line = enter(loader, "requires", names[i]);
        entry->name = table_push_named(loader, names[i]);
        entry->text = table_string(loader, -1, "a range of versions");
        if (entry->text.length && !version_is_range(entry->text)) {
            sl_text shown = arena_excerpt(loader->arena, entry->text);
            table_report(loader, NULL, "\"%.*s\" is not a range of versions; write one like \">=1.2 <2\"",
                         TEXT_ARG(shown));
        }
        lua_pop(loader->L, 1);
    }
    leave(loader);
    lua_settop(loader->L, 1);
}

/* ---- attributes -------------------------------------------------------------------------------------------------- */

static void read_addition(void *context, int table, size_t index) {
    static const char *const known[] = {"element", "attributes", NULL};
    struct pack_load *load = context;
    struct loader *loader = &load->base.loader;
    const sl_vocabulary *vocabulary = load->vocabulary;
    (void)index;
    table_check_keys(loader, table, known);
    sl_text id = table_text(loader, table, "element", true);
    size_t element = load_element(loader, "element", vocabulary, id);
    sl_field *group = arena_alloc(loader->arena, sizeof *group);
    if (element == SL_NO_ELEMENT || !group)
        return;
    size_t earlier = 0;
    while (earlier < load->pack->addition_count && load->pack->additions[earlier].element != element)
        earlier++;
    if (earlier < load->pack->addition_count)
        table_report(loader, NULL, "the element \"%.*s\" is listed twice; write its attributes into one entry",
                     TEXT_ARG(id));
    *group = (sl_field){.id = id, .path = id, .type = SL_GROUP, .element = element};
    load_fields(&load->fields, table, group);
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *there = field_child(vocabulary->elements[element].field, group->fields[i].id);
        if (!there)
            continue;
        sl_text owner = there->pack.length ? arena_printf(loader->arena, "the pack %.*s", TEXT_ARG(there->pack))
                                           : TEXT("the vocabulary");
        table_report(loader, NULL, "%.*s already declares \"%.*s\", so %.*s must give its attribute another id",
                     TEXT_ARG(owner), TEXT_ARG(there->path), TEXT_ARG(load->pack->name));
    }
    load->pack->additions[load->pack->addition_count++] = (struct addition){element, group};
}

/* Checks the former paths of the attributes that the pack adds, beside those of the vocabulary. */
static void check_former_paths(struct pack_load *load) {
    const struct pack_script *pack = load->pack;
    const sl_vocabulary *vocabulary = load->vocabulary;
    struct former_paths paths = {.loader = &load->base.loader};
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        former_add(&paths, &vocabulary->top->fields[i], "", 0);
    if (vocabulary->accounts)
        former_add(&paths, vocabulary->accounts, "", 0);
    if (vocabulary->segments)
        former_add(&paths, vocabulary->segments, "", 0);
    for (size_t i = 0; i < pack->addition_count; i++)
        for (size_t j = 0; j < pack->additions[i].group->field_count; j++)
            former_add(&paths, &pack->additions[i].group->fields[j], "vocabulary", i + 1);
    former_check(&paths);
}

/* ---- rules ------------------------------------------------------------------------------------------------------- */

/* Returns whether a path stays below the pack's folder, and no part of it is hidden. */
static bool is_below(sl_text path) {
    bool starts = true;
    for (size_t i = 0; i < path.length; i++) {
        char letter = path.bytes[i];
        if (letter == '\0' || (starts && (letter == '/' || letter == '.')))
            return false;
        starts = letter == '/';
    }
    return path.length > 0 && !starts;
}

/* Reads "rules": the name of a folder, or a list of files. */
static void read_rules(struct pack_load *load) {
    struct loader *loader = &load->base.loader;
    struct pack_script *pack = load->pack;
    int type = lua_getfield(loader->L, 1, "rules");
    lua_pop(loader->L, 1);
    if (type == LUA_TSTRING) {
        pack->folder = table_text(loader, 1, "rules", true);
        if (pack->folder.length && !is_below(pack->folder))
            table_report(loader, "rules", "rules must be a folder below this one, such as \"rules\"");
        return;
    }
    pack->rules = type == LUA_TNIL ? NULL : read_entries(loader, "rules", &pack->rule_count);
    for (size_t i = 0; pack->rules && i < pack->rule_count; i++) {
        sl_text name = pack->rules[i].name;
        if (text_equal(text_file_name(name), TEXT("pack.lua")))
            table_report_line(loader, pack->rules[i].line, TEXT("pack.lua is not a rule; leave it out"));
        else if (!is_below(name) || !text_ends_with(name, TEXT(".lua")))
            table_report_line(loader, pack->rules[i].line,
                              TEXT("a rule must be a .lua file below this folder, such as \"rules/ACME-1.lua\""));
    }
}

/* ---- defaults ---------------------------------------------------------------------------------------------------- */

/* Returns the value on top of the stack as a file of settings would write it. */
static sl_text option_text(struct loader *loader) {
    lua_State *L = loader->L;
    if (lua_type(L, -1) == LUA_TBOOLEAN)
        return lua_toboolean(L, -1) ? TEXT("true") : TEXT("false");
    if (lua_type(L, -1) == LUA_TNUMBER && lua_isinteger(L, -1))
        return arena_printf(loader->arena, "%lld", (long long)lua_tointeger(L, -1));
    return table_string(loader, -1, "the value of an option");
}

static void read_default(struct loader *loader, int table, struct pack_default *taken) {
    static const char *const known[] = {"severity", "options", "off", NULL};
    static const char *const words[] = {"info", "warning", "error", NULL};
    table_check_keys(loader, table, known);
    size_t severity = table_choice(loader, table, "severity", words, false);
    if (severity != SIZE_MAX)
        taken->severity = text_of(words[severity]);
    if (table_has(loader, table, "off"))
        taken->off = table_text(loader, table, "off", true);
    size_t count;
    const sl_text *names = table_open_names(loader, table, "options", &count);
    taken->options = arena_array(loader->arena, count, sizeof *taken->options);
    for (size_t i = 0; names && taken->options && i < count; i++) {
        struct pack_entry *entry = &taken->options[taken->option_count++];
        entry->name = table_push_named(loader, names[i]);
        entry->text = option_text(loader);
        entry->line = taken->line;
        lua_pop(loader->L, 1);
    }
}

static void read_defaults(struct pack_load *load) {
    struct loader *loader = &load->base.loader;
    struct pack_script *pack = load->pack;
    size_t count;
    const sl_text *names = table_open_names(loader, 1, "defaults", &count);
    int defaults = lua_gettop(loader->L);
    pack->defaults = arena_array(loader->arena, count, sizeof *pack->defaults);
    for (size_t i = 0; names && pack->defaults && i < count; i++) {
        struct pack_default *taken = &pack->defaults[pack->default_count++];
        taken->line = enter(loader, "defaults", names[i]);
        taken->rule = table_push_named(loader, names[i]);
        loader->where = arena_excerpt(loader->arena, taken->rule);
        if (lua_istable(loader->L, -1))
            read_default(loader, lua_gettop(loader->L), taken);
        else
            table_report(loader, NULL, "the defaults of a rule must be a table with severity, options or off");
        lua_settop(loader->L, defaults);
    }
    leave(loader);
    lua_settop(loader->L, 1);
}

/* ---- the whole pack ---------------------------------------------------------------------------------------------- */

static void read_pack(struct load *base) {
    static const char *const known[] = {"name",  "version",  "description",  "requires", "vocabulary",
                                        "rules", "defaults", "not_waivable", "retired",  NULL};
    struct pack_load *load = (struct pack_load *)base;
    struct pack_script *pack = load->pack;
    struct loader *loader = &base->loader;
    table_check_keys(loader, 1, known);
    pack->name = table_text(loader, 1, "name", true);
    if (pack->name.length && !is_name(pack->name))
        table_report(loader, "name",
                     "a name must consist of lower-case words joined by dashes, such as \"acme-policy\", with at most "
                     "%zu letters",
                     LONGEST_NAME);
    if (text_equal(pack->name, TEXT("builtin")))
        table_report(loader, "name",
                     "\"builtin\" is the name of the rules that come with samplint; choose another name");
    pack->version_text = table_text(loader, 1, "version", true);
    if (pack->version_text.length && !version_read(pack->version_text, &pack->version))
        table_report(loader, "version", "a version must be three numbers joined by dots, such as \"1.2.0\"");
    pack->description = table_text(loader, 1, "description", false);
    load->fields = (struct field_reader){.loader = loader, .count = load->vocabulary->field_count, .pack = pack->name};
    read_requires(load);
    pack->additions = arena_array(loader->arena, table_length(loader->L, "vocabulary"), sizeof *pack->additions);
    if (pack->additions && table_for_each(loader, "vocabulary", false, read_addition, load) == 0)
        table_report(loader, "vocabulary",
                     "vocabulary must be a list, such as { { element = \"...\", attributes = { ... } } }");
    if (pack->addition_count)
        check_former_paths(load);
    read_rules(load);
    read_defaults(load);
    pack->retired = load_retired(loader, &pack->retired_count);
    pack->not_waivable = read_entries(loader, "not_waivable", &pack->not_waivable_count);
}

const struct pack_script *lua_load_pack(struct lua_host *host, struct arena *arena, const sl_vocabulary *vocabulary,
                                        const struct script *script, struct findings *findings) {
    struct pack_load load = {
        .base = {.loader = {.arena = arena, .findings = findings, .source = script->source},
                 .kind = "pack",
                 .read = read_pack},
        .vocabulary = vocabulary,
        .pack = arena_alloc(arena, sizeof *load.pack),
    };
    if (!load.pack)
        return NULL;
    load.pack->source = script->source;
    return load_script(host, &load.base) ? load.pack : NULL;
}
