#include "ruletest/mutation.h"

#include "base/lines.h"
#include "base/text.h"
#include "judge/checker.h"
#include "ruleset/work.h"
#include "lua/source/integers.h"
#include "lua/source/mutants.h"
#include "ruletest/fine_tree.h"
#include "samplint/limits.h"
#include "space/agree.h"

/* A byte that is read or compiled, and all that goes with it, takes as long as so many instructions. */
#define BYTE_WORK 8

/* A way to set the options of a rule, and its tree, made once one is asked for. */
struct setting {
    const sl_option *option; /* that is set otherwise than by default; NULL for none */
    int64_t value;
    bool made, usable;
    struct rule_space space;
};

struct mutation {
    const struct mutating *mutating;
    struct arena arena; /* of the rule's own trees */
    struct setting *settings;
    size_t setting_count;
    size_t setting_capacity;
    bool unsettled; /* there are more ways to set them: no change is known to change nothing */
    sl_mutation *told;
    sl_mutant *survivors;
    size_t survivor_capacity;
};

static sl_rule *rule_of(const struct mutation *mutation) {
    return mutation->mutating->tests->rule;
}

/* ---- whether tests notice ----------------------------------------------------------------------------------------- */

static sl_result files_pass(const struct mutation *mutation, bool *pass) {
    const struct mutating *mutating = mutation->mutating;
    sl_result result = SL_OK;
    for (size_t i = 0; i < mutating->file_count && *pass && result == SL_OK; i++)
        for (size_t j = 0; j < mutating->files[i].count && *pass && result == SL_OK; j++) {
            struct arena scratch = ARENA_EMPTY;
            sl_test test = {.fault = {NULL, 0}};
            if (file_test_names(&mutating->files[i].tests[j], rule_of(mutation)))
                result = file_test_run(&scratch, mutating->tests->checker, &mutating->files[i].tests[j], &test);
            *pass = test.fault.length == 0;
            arena_free(&scratch);
        }
    return result;
}

static sl_result all_pass(const struct mutation *mutation, bool *pass) {
    sl_result result = rule_tests_pass(mutation->mutating->tests, pass);
    return result == SL_OK ? files_pass(mutation, pass) : result;
}

/* ---- whether there is anything to notice -------------------------------------------------------------------------- */

/* Once each, as far as there is room. */
static void add_setting(struct mutation *mutation, const sl_option *option, int64_t value) {
    if (mutation->unsettled)
        return;
    for (size_t i = 0; option && i < mutation->setting_count; i++)
        if (value == option->default_value ||
            (mutation->settings[i].option == option && mutation->settings[i].value == value))
            return;
    mutation->unsettled = mutation->setting_count == SL_LIMIT_MUTANT_SETTINGS;
    if (mutation->unsettled)
        return;
    struct setting *settings = arena_grow(&mutation->arena, mutation->settings, mutation->setting_count,
                                          &mutation->setting_capacity, sizeof *settings);
    if (!settings)
        return;
    mutation->settings = settings;
    settings[mutation->setting_count++] = (struct setting){.option = option, .value = value};
}

/* Beside a number, where a comparison with it may change: as far as there are integers. */
static void add_settings_around(struct mutation *mutation, const sl_option *option, int64_t number) {
    for (int step = -1; step <= 1; step++) {
        int64_t value;
        if (integer_step(number, step, &value) && value >= option->min && value <= option->max)
            add_setting(mutation, option, value);
    }
}

/* An integer as low as it goes, as high, and around all that it may be compared with: numbers of the rule, and other options. */
static void list_integers(struct mutation *mutation, const sl_option *option) {
    const sl_rule *rule = rule_of(mutation);
    int64_t numbers[FINE_TREE_NUMBERS];
    size_t count = numbers_of_check(&mutation->arena, rule, numbers, FINE_TREE_NUMBERS);
    add_setting(mutation, option, option->min);
    add_setting(mutation, option, option->max);
    for (size_t i = 0; i < count; i++)
        add_settings_around(mutation, option, numbers[i]);
    for (size_t i = 0; i < rule->option_count && !mutation->unsettled; i++)
        if (rule->options[i].type == SL_OPTION_INTEGER)
            add_settings_around(mutation, option, rule->options[i].default_value);
}

/* The defaults, and each option by itself as it may be otherwise. */
static void list_settings(struct mutation *mutation) {
    const sl_rule *rule = rule_of(mutation);
    add_setting(mutation, NULL, 0);
    for (size_t i = 0; i < rule->option_count && !mutation->unsettled; i++) {
        const sl_option *option = &rule->options[i];
        size_t count = option->type == SL_OPTION_WORD ? option->domain_count : 2;
        if (option->type == SL_OPTION_INTEGER)
            list_integers(mutation, option);
        for (size_t j = 0; option->type != SL_OPTION_INTEGER && j < count; j++)
            add_setting(mutation, option, (int64_t)j);
    }
}

static void apply_setting(const struct mutation *mutation, const struct setting *setting) {
    const sl_rule *rule = rule_of(mutation);
    for (size_t i = 0; i < rule->option_count; i++) {
        sl_option *option = &rule->options[i];
        option->value = option == setting->option ? setting->value : option->default_value;
    }
}

struct both {
    const struct tree_answer *first, *second;
};

static bool are_same(const void *context, uint32_t first, uint32_t second) {
    const struct both *both = context;
    return same_answer(&both->first[first], &both->second[second]);
}

static bool agree(sl_checker *checker, struct arena *arena, const struct rule_space *own,
                  const struct rule_space *other) {
    uint64_t steps = work_take(&checker->rules.work, SL_LIMIT_AGREE_STEPS);
    struct both both = {own->rules[0].answers, other->rules[0].answers};
    struct agree_question question = {.first = &own->space.trees[own->rules[0].tree],
                                      .second = &other->space.trees[other->rules[0].tree],
                                      .variables = own->space.variables,
                                      .variable_count = own->space.variable_count,
                                      .same = are_same,
                                      .context = &both,
                                      .steps = &steps};
    bool agreed = trees_agree(arena, &question) == AGREE;
    work_give(&checker->rules.work, steps);
    return agreed;
}

/* The text of a rule is read for each tree that is made of it. */
static void spend_reading(const struct mutation *mutation) {
    work_spend(&mutation->mutating->tests->checker->rules.work, rule_of(mutation)->source->bytes.length * BYTE_WORK);
}

/* The rule's own tree under each setting, made while the rule is as it is. */
static void make_own_trees(struct mutation *mutation) {
    for (size_t i = 0; i < mutation->setting_count && !mutation->arena.failed && !mutation->unsettled; i++) {
        struct setting *setting = &mutation->settings[i];
        apply_setting(mutation, setting);
        spend_reading(mutation);
        setting->usable = fine_tree_make(&mutation->arena, &mutation->mutating->tests->checker->rules,
                                         rule_of(mutation), &setting->space) &&
                          !fine_tree_reads_text(&setting->space);
    }
}

/* Whether the rule as it is changed now gives the same answer to every program that a tree tells apart, under each of the settings; where
 * that is not known, it does not. Rules about accounts say more than their trees do. */
static bool is_equivalent(struct mutation *mutation) {
    sl_checker *checker = mutation->mutating->tests->checker;
    bool same = rule_of(mutation)->scope == SL_SCOPE_EACH && !mutation->unsettled;
    for (size_t i = 0; i < mutation->setting_count && same; i++) {
        struct setting *setting = &mutation->settings[i];
        struct arena scratch = ARENA_EMPTY;
        struct rule_space space;
        apply_setting(mutation, setting);
        spend_reading(mutation);
        same = setting->usable && fine_tree_make(&scratch, &checker->rules, rule_of(mutation), &space) &&
               !fine_tree_reads_text(&space) && agree(checker, &scratch, &setting->space, &space);
        mutation->arena.failed = mutation->arena.failed || scratch.failed;
        arena_free(&scratch);
    }
    return same;
}

/* ---- one change --------------------------------------------------------------------------------------------------- */

/* On one line, and without blanks at its ends. */
static sl_text keep_text(struct arena *arena, sl_text text) {
    sl_text trimmed = text_trim(text);
    char *kept = arena_array(arena, trimmed.length + 1, 1);
    size_t length = 0;
    for (size_t i = 0; kept && i < trimmed.length; i++) {
        bool blank =
            trimmed.bytes[i] == ' ' || trimmed.bytes[i] == '\n' || trimmed.bytes[i] == '\t' || trimmed.bytes[i] == '\r';
        if (!blank || kept[length - 1] != ' ')
            kept[length++] = blank ? ' ' : trimmed.bytes[i];
    }
    return (sl_text){kept, length};
}

static size_t column_of(sl_text source, size_t at) {
    size_t start = (size_t)(line_around(source, at).bytes - source.bytes);
    return text_characters(text_slice(source, start, at)) + 1;
}

static void add_survivor(struct mutation *mutation, const struct mutant *change) {
    struct arena *arena = mutation->mutating->arena;
    sl_text source = rule_of(mutation)->source->bytes;
    sl_mutant *survivors = arena_grow(arena, mutation->survivors, mutation->told->survivor_count,
                                      &mutation->survivor_capacity, sizeof *survivors);
    if (!survivors)
        return;
    mutation->survivors = survivors;
    size_t from = change->from;
    while (from < change->to && (source.bytes[from] == ' ' || source.bytes[from] == '\n'))
        from++;
    survivors[mutation->told->survivor_count++] =
        (sl_mutant){change->line, column_of(source, from),
                    keep_text(arena, text_slice(source, change->from, change->to)), keep_text(arena, change->after)};
    mutation->told->survivors = survivors;
}

static sl_result try_change(struct mutation *mutation, const struct mutant *change) {
    sl_checker *checker = mutation->mutating->tests->checker;
    struct lua_host *host = checker->rules.host;
    sl_rule *rule = rule_of(mutation);
    struct arena scratch = ARENA_EMPTY;
    int own;
    bool pass = true;
    spend_reading(mutation);
    sl_text text = mutant_text(&scratch, rule, change);
    bool replaced = !scratch.failed && lua_replace_check(host, &scratch, rule, text, &own), failed = scratch.failed;
    arena_free(&scratch);
    if (!replaced)
        return failed ? SL_OUT_OF_MEMORY : SL_OK; /* nobody could write that: it counts neither way */
    sl_result result = all_pass(mutation, &pass);
    work_spend_runs(&checker->rules.work);
    if (result != SL_OK)
        pass = false;
    bool same = pass && is_equivalent(mutation);
    if (work_is_used_up(&checker->rules.work))
        mutation->told->left_out++; /* what is not known of it may be for want of work */
    else if (!pass)
        mutation->told->killed++;
    else if (same)
        mutation->told->equivalent++;
    else
        add_survivor(mutation, change);
    lua_restore_check(host, rule, own);
    return result;
}

static sl_result try_changes(struct mutation *mutation) {
    const struct mutating *mutating = mutation->mutating;
    struct mutants changes;
    sl_result result = SL_OK;
    list_mutants(&mutation->arena, mutating->tests->checker->rules.vocabulary, rule_of(mutation), &changes);
    size_t count = changes.count < SL_LIMIT_MUTANTS ? changes.count : SL_LIMIT_MUTANTS;
    mutation->told->left_out = changes.count - count;
    for (size_t i = 0; i < count && result == SL_OK && !mutation->arena.failed; i++) {
        if (work_is_used_up(&mutating->tests->checker->rules.work))
            mutation->told->left_out++;
        else
            result = try_change(mutation, &changes.list[i]);
    }
    return mutation->arena.failed || mutating->arena->failed ? SL_OUT_OF_MEMORY : result;
}

sl_result mutate_rule(const struct mutating *mutating, sl_mutation *told) {
    struct mutation mutation = {.mutating = mutating, .told = told};
    const sl_rule *rule = mutating->tests->rule;
    *told = (sl_mutation){.done = false};
    sl_result result = all_pass(&mutation, &told->done);
    int64_t *values = rule_options_keep(&mutation.arena, rule);
    if (result == SL_OK && told->done && values) {
        list_settings(&mutation);
        make_own_trees(&mutation);
        result = try_changes(&mutation);
        rule_options_restore(rule, values);
    }
    if (!values)
        result = SL_OUT_OF_MEMORY;
    arena_free(&mutation.arena);
    return result;
}
