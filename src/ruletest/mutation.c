/* mutation.c - changes a rule, runs its tests, and compares trees to recognize changes that change no answer. */
#include "ruletest/mutation.h"

#include "base/lines.h"
#include "base/text.h"
#include "checker/checker.h"
#include "lua/source/constants.h"
#include "lua/source/mutants.h"
#include "ruleset/work.h"
#include "ruletest/fine_tree.h"
#include "samplint/limits.h"
#include "space/agree.h"

/* The work of reading and compiling one byte of a rule, in instructions. */
#define BYTE_WORK 8

/* One way to set the options of a rule, and the tree of the unchanged rule with these options. */
struct setting {
    const sl_option *option; /* the option that has another value than its usual one; NULL if all have theirs */
    int64_t value;
    bool usable; /* the tree shows everything that the rule depends on */
    struct rule_space space;
};

struct mutation {
    struct arena *kept;  /* owns the result */
    sl_checker *checker; /* runs the tests of files */
    const struct rule_tests *tests;
    const struct test_file *files;
    size_t file_count;
    struct ruleset *rules;
    sl_rule *rule;
    struct arena arena; /* owns the settings and their trees */
    struct setting *settings;
    size_t setting_count;
    size_t setting_capacity;
    bool too_many; /* not all settings fit into the list: then no change counts as equivalent */
    sl_mutation *result;
    sl_mutant *survivors;
    size_t survivor_capacity;
};

/* ---- whether tests notice ---------------------------------------------------------------------------------------- */

static sl_result all_pass(const struct mutation *mutation, bool *pass) {
    sl_result result = rule_tests_pass(mutation->tests, pass);
    for (size_t i = 0; i < mutation->file_count; i++)
        for (size_t j = 0; j < mutation->files[i].count && *pass && result == SL_OK; j++) {
            struct arena scratch = ARENA_EMPTY;
            sl_test test = {.fault = {NULL, 0}};
            if (file_test_names(&mutation->files[i].tests[j], mutation->rule))
                result = file_test_run(&scratch, mutation->checker, &mutation->files[i].tests[j], &test);
            *pass = test.fault.length == 0;
            arena_free(&scratch);
        }
    return result;
}

/* ---- whether a change is equivalent ------------------------------------------------------------------------------ */

/* Adds a setting unless it is known or there are too many. */
static void add_setting(struct mutation *mutation, const sl_option *option, int64_t value) {
    if (mutation->too_many)
        return;
    for (size_t i = 0; option && i < mutation->setting_count; i++)
        if (value == rule_option_usual(mutation->rule, option) ||
            (mutation->settings[i].option == option && mutation->settings[i].value == value))
            return;
    mutation->too_many = mutation->setting_count == SL_LIMIT_MUTANT_SETTINGS;
    if (mutation->too_many)
        return;
    ARENA_APPEND(&mutation->arena, mutation->settings, mutation->setting_count, mutation->setting_capacity,
                 (struct setting){.option = option, .value = value});
}

/* Adds a number and its neighbors: a changed comparison with the number changes its answer there. */
static void add_settings_around(struct mutation *mutation, const sl_option *option, int64_t number) {
    for (int step = -1; step <= 1; step++) {
        int64_t value;
        if (integer_step(number, step, &value) && value >= option->min && value <= option->max)
            add_setting(mutation, option, value);
    }
}

/* Adds settings of an integer option: its bounds, and the neighborhood of all numbers that it may be compared with. */
static void add_integer_settings(struct mutation *mutation, const sl_option *option) {
    const sl_rule *rule = mutation->rule;
    int64_t numbers[FINE_TREE_NUMBERS];
    size_t count = numbers_of_check(&mutation->arena, rule, numbers, FINE_TREE_NUMBERS);
    add_setting(mutation, option, option->min);
    add_setting(mutation, option, option->max);
    for (size_t i = 0; i < count; i++)
        add_settings_around(mutation, option, numbers[i]);
    for (size_t i = 0; i < rule->option_count && !mutation->too_many; i++)
        if (rule->options[i].type == SL_OPTION_INTEGER)
            add_settings_around(mutation, option, rule_option_usual(rule, &rule->options[i]));
}

/* Lists the usual values, and for each option its other values with all other options at their usual ones. */
static void list_settings(struct mutation *mutation) {
    const sl_rule *rule = mutation->rule;
    add_setting(mutation, NULL, 0);
    for (size_t i = 0; i < rule->option_count && !mutation->too_many; i++) {
        const sl_option *option = &rule->options[i];
        size_t count = option->type == SL_OPTION_WORD ? option->domain_count : 2;
        if (option->type == SL_OPTION_INTEGER)
            add_integer_settings(mutation, option);
        for (size_t j = 0; option->type != SL_OPTION_INTEGER && j < count; j++)
            add_setting(mutation, option, (int64_t)j);
    }
}

static void spend_reading(const struct mutation *mutation) {
    work_spend(&mutation->rules->work, mutation->rule->source->bytes.length * BYTE_WORK);
}

/* Gives the rule the options of a setting, and counts the work of reading the rule. */
static void apply_setting(const struct mutation *mutation, const struct setting *setting) {
    const sl_rule *rule = mutation->rule;
    for (size_t i = 0; i < rule->option_count; i++) {
        sl_option *option = &rule->options[i];
        option->value = option == setting->option ? setting->value : rule_option_usual(rule, option);
        option->has_value = true;
    }
    spend_reading(mutation);
}

/* Makes the tree of the rule. Returns false if there is none, or if the rule reads a text: a tree knows only whether
 * the text is declared. */
static bool make_tree(struct arena *arena, const struct mutation *mutation, struct rule_space *space) {
    if (!fine_tree_make(arena, mutation->rules, mutation->rule, space))
        return false;
    const struct tree *tree = &space->space.trees[space->rules[0].tree];
    for (size_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].variable != TREE_LEAF && space->meanings[tree->nodes[i].variable].field->type == SL_TEXT)
            return false;
    return true;
}

static bool are_same(const void *context, uint32_t first, uint32_t second) {
    const struct tree_answer *const *answers = context;
    return same_answer(&answers[0][first], &answers[1][second]);
}

static bool agree(struct ruleset *rules, struct arena *arena, const struct rule_space *own,
                  const struct rule_space *other) {
    uint64_t steps = work_take(&rules->work, SL_LIMIT_AGREE_STEPS);
    const struct tree_answer *const answers[] = {own->rules[0].answers, other->rules[0].answers};
    struct agree_question question = {.first = &own->space.trees[own->rules[0].tree],
                                      .second = &other->space.trees[other->rules[0].tree],
                                      .variables = own->space.variables,
                                      .variable_count = own->space.variable_count,
                                      .same = are_same,
                                      .context = answers,
                                      .steps = &steps};
    bool agreed = trees_agree(arena, &question) == AGREE;
    work_give(&rules->work, steps);
    return agreed;
}

/* Whether the changed rule is known to give the same answer as the unchanged one for every program under every setting.
 * A rule about all accounts depends on more than its tree shows. */
static bool is_equivalent(struct mutation *mutation) {
    bool same = mutation->rule->scope == SL_SCOPE_EACH && !mutation->too_many;
    for (size_t i = 0; i < mutation->setting_count && same; i++) {
        struct setting *setting = &mutation->settings[i];
        struct arena scratch = ARENA_EMPTY;
        struct rule_space space;
        apply_setting(mutation, setting);
        same = setting->usable && make_tree(&scratch, mutation, &space) &&
               agree(mutation->rules, &scratch, &setting->space, &space);
        mutation->arena.failed = mutation->arena.failed || scratch.failed;
        arena_free(&scratch);
    }
    return same;
}

/* ---- one mutant -------------------------------------------------------------------------------------------------- */

/* Returns a text on one line, without blanks at its ends. */
static sl_text on_one_line(struct arena *arena, sl_text text) {
    sl_text trimmed = text_trim(text);
    char *kept = arena_array(arena, trimmed.length + 1, 1);
    size_t length = 0;
    for (size_t i = 0; kept && i < trimmed.length; i++) {
        bool blank = is_blank(trimmed.bytes[i]) || is_break(trimmed.bytes[i]);
        if (!blank || kept[length - 1] != ' ')
            kept[length++] = blank ? ' ' : trimmed.bytes[i];
    }
    return (sl_text){kept, length};
}

static void add_survivor(struct mutation *mutation, const struct mutant *mutant) {
    struct arena *arena = mutation->kept;
    sl_text source = mutation->rule->source->bytes;
    size_t from = mutant->from;
    while (from < mutant->to && (source.bytes[from] == ' ' || source.bytes[from] == '\n'))
        from++;
    size_t start = (size_t)(line_around(source, from).bytes - source.bytes);
    ARENA_APPEND(arena, mutation->survivors, mutation->result->survivor_count, mutation->survivor_capacity,
                 (sl_mutant){mutant->line, text_characters(text_slice(source, start, from)) + 1,
                             on_one_line(arena, text_slice(source, mutant->from, mutant->to)),
                             on_one_line(arena, mutant->after)});
    mutation->result->survivors = mutation->survivors;
}

static sl_result try_mutant(struct mutation *mutation, const struct mutant *mutant) {
    struct lua_host *host = mutation->rules->host;
    sl_rule *rule = mutation->rule;
    struct arena scratch = ARENA_EMPTY;
    int own;
    bool pass = true;
    spend_reading(mutation);
    sl_text text = mutant_text(&scratch, rule, mutant);
    const sl_source *source = rule->source, changed = {source->name, text};
    bool replaced = !scratch.failed && lua_replace_check(host, &scratch, rule, text, &own), failed = scratch.failed;
    if (!replaced) {
        arena_free(&scratch);
        return failed ? SL_OUT_OF_MEMORY : SL_OK; /* such a rule could not be loaded: the mutant does not count */
    }
    rule->source = &changed; /* missing integers are supposed at the numbers of the changed text */
    sl_result result = all_pass(mutation, &pass);
    rule->source = source;
    arena_free(&scratch);
    work_spend_runs(&mutation->rules->work);
    if (result != SL_OK)
        pass = false;
    bool same = pass && is_equivalent(mutation);
    if (work_is_used_up(&mutation->rules->work))
        mutation->result->left_out++; /* the budget was used up, so the answers above may be wrong */
    else if (!pass)
        mutation->result->killed++;
    else if (same)
        mutation->result->equivalent++;
    else
        add_survivor(mutation, mutant);
    lua_restore_check(host, rule, own);
    return result;
}

static sl_result try_mutants(struct mutation *mutation) {
    struct mutants mutants;
    sl_result result = SL_OK;
    list_mutants(&mutation->arena, mutation->rules->vocabulary, mutation->rule, &mutants);
    size_t count = mutants.count < SL_LIMIT_MUTANTS ? mutants.count : SL_LIMIT_MUTANTS;
    mutation->result->left_out = mutants.count - count;
    for (size_t i = 0; i < count && result == SL_OK && !mutation->arena.failed; i++) {
        if (work_is_used_up(&mutation->rules->work))
            mutation->result->left_out++;
        else
            result = try_mutant(mutation, &mutants.list[i]);
    }
    return mutation->arena.failed || mutation->kept->failed ? SL_OUT_OF_MEMORY : result;
}

sl_result mutate_rule(struct arena *arena, sl_checker *checker, const struct rule_tests *tests,
                      const struct test_file *files, size_t file_count, sl_mutation *result) {
    sl_rule *rule = tests->rule;
    struct mutation mutation = {.kept = arena,
                                .checker = checker,
                                .tests = tests,
                                .files = files,
                                .file_count = file_count,
                                .rules = tests->rules,
                                .rule = rule,
                                .result = result};
    *result = (sl_mutation){.done = false};
    sl_result outcome = all_pass(&mutation, &result->done);
    sl_option *values = rule_options_save(&mutation.arena, rule);
    if (outcome == SL_OK && result->done && values) {
        list_settings(&mutation);
        for (size_t i = 0; i < mutation.setting_count && !mutation.arena.failed && !mutation.too_many; i++) {
            struct setting *setting = &mutation.settings[i];
            apply_setting(&mutation, setting);
            setting->usable = make_tree(&mutation.arena, &mutation, &setting->space);
        }
        outcome = try_mutants(&mutation);
        rule_options_restore(rule, values);
    }
    if (!values)
        outcome = SL_OUT_OF_MEMORY;
    arena_free(&mutation.arena);
    return outcome;
}
