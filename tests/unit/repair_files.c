/* repair_files.c - writes alternatives for hundreds of random programs, with and without accounts, into files with
 * sl_repair_apply(). Afterwards the rules of the conflict are satisfied, and with one alternative of each conflict the
 * program is congruent. */
#include "samplint/repair.h"

#include "analyze/repair/context.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "model/vocabulary.h"
#include "unit/folder_support.h"
#include "unit/program_support.h"

#define PROGRAMS 500
#define PROGRAMS_OF_OTHERS 150 /* with a pack, and with settings */
#define SHOWN 3                /* alternatives that are tried of each conflict */
#define COMPARED_EACH 8        /* of one in so many, what trees say is compared with what rules say */
#define ANY_INTEGERS 25        /* one in so many has integers that no tree knows yet */
#define FILE_NAME "samp.yaml"
#define SETTINGS_NAME ".samplint.yaml"

static const char *const examples[] = {"growth-engine", "innovation-partnership", "efficiency-partnership",
                                       "lean-influence", "line-authority"};
#define EXAMPLES (sizeof examples / sizeof *examples)

static struct arena arena;

static int leave(void **state) {
    arena_free(&arena);
    return leave_folder(state);
}

/* Counts of what happened, to assert that enough happened. */
struct tally {
    size_t congruent, repaired, applied, of_accounts, texts, conditions, hopeless, about_all, compared;
};

struct bench {
    sl_checker *checker;
    const struct rule_space *space;
    uint8_t *examples[EXAMPLES];
    uint8_t *choices;
    struct tally tally;
};

/* With a folder of rules and a file of settings beside the built-in rules; NULL for none. */
static struct bench new_bench(const char *rules, const char *settings) {
    struct bench bench = {.checker = sl_checker_new()};
    assert_int_equal(sl_load_builtin(bench.checker), SL_OK);
    assert_true(!rules || sl_load_rules(bench.checker, rules) == SL_OK);
    assert_true(!settings || sl_load_settings(bench.checker, settings) == SL_OK);
    bench.space = tree_cache_get(bench.checker->trees, &bench.checker->rules);
    assert_non_null(bench.space);
    for (size_t i = 0; i < EXAMPLES; i++) {
        struct configuration *example = read_example(&arena, bench.space->vocabulary, examples[i]);
        bench.examples[i] = arena_array(&arena, bench.space->space.variable_count, 1);
        assert_true(choices_read(bench.space, example, bench.examples[i]));
    }
    bench.choices = arena_array(&arena, bench.space->space.variable_count, 1);
    assert_false(arena.failed);
    return bench;
}

/* ---- programs ---------------------------------------------------------------------------------------------------- */

static void redraw(struct bench *bench, uint32_t times) {
    const struct space *space = &bench->space->space;
    for (; times > 0; times--) {
        size_t variable = draw((uint32_t)space->variable_count);
        bench->choices[variable] = (uint8_t)draw((uint32_t)space->variables[variable].choice_count);
    }
    make_structural(bench->space, bench->choices);
}

/* Writes an account that overrides some of the attributes that accounts may override. */
static void put_account(FILE *out, struct bench *bench, struct value *values, size_t number) {
    const struct rule_space *space = bench->space;
    const sl_vocabulary *vocabulary = space->vocabulary;
    redraw(bench, 40);
    memset(values, 0, vocabulary->field_count * sizeof *values);
    choices_write(space, bench->choices, values);
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->type != SL_GROUP &&
            (!is_account_level(vocabulary, vocabulary->fields[i]) || draw(8) > 0))
            values[i].state = VALUE_UNDECLARED;
    fprintf(out, "  - name: Account %zu\n", number);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (!is_account_level(vocabulary, vocabulary->elements[i].field))
            values[vocabulary->elements[i].field->index].state = VALUE_UNDECLARED;
    put_fields(out, vocabulary->top, values, 4);
}

/* Replaces integers by any others of their range: trees are made anew for them. */
static void draw_integers(const struct rule_space *space, struct value *values) {
    for (size_t i = 0; i < space->vocabulary->field_count; i++) {
        const sl_field *field = space->vocabulary->fields[i];
        if (field->type == SL_INTEGER)
            values[i].integer =
                field->min + draw((uint32_t)(field->max - field->min < 100 ? field->max - field->min : 100));
    }
}

/* Writes a program into the test's file: an example with some of its choices drawn anew, some of them with accounts. */
static void write_program(struct bench *bench, size_t number) {
    const struct rule_space *space = bench->space;
    struct value *values = calloc(space->vocabulary->field_count, sizeof *values);
    FILE *out = fopen(FILE_NAME, "wb");
    assert_true(values && out);
    memcpy(bench->choices, bench->examples[number % EXAMPLES], space->space.variable_count);
    redraw(bench, number % 4 == 3 ? 0 : 1 + draw(8));
    choices_write(space, bench->choices, values);
    if (number % ANY_INTEGERS == 0)
        draw_integers(space, values);
    char *bytes = written(space->vocabulary, values);
    fputs(bytes, out);
    fputs(number % 2 ? "accounts: # ours\n" : "", out);
    for (size_t i = 0; number % 2 && i < 3; i++)
        put_account(out, bench, values, i);
    assert_int_equal(fclose(out), 0);
    free(bytes);
    free(values);
}

static sl_report *check_it(const struct bench *bench) {
    sl_report *report;
    assert_int_equal(sl_check_file(bench->checker, FILE_NAME, &report), SL_OK);
    if (report->programs[0].verdict == SL_INVALID)
        fail_msg("not a program:\n%s", read_file(FILE_NAME));
    return report;
}

static sl_status of_standard(const sl_program *program, const sl_rule *rule) {
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].rule == rule && program->outcomes[i].account.length == 0)
            return program->outcomes[i].status;
    return SL_FAILED;
}

/* The trees of rules about all accounts answer for the standard as the rules do. */
static void compare_trees(struct bench *bench, sl_report *report) {
    struct ruleset *rules = &bench->checker->rules;
    const struct configuration *program = &((struct checked_file *)report)->bound[0].program;
    struct repair_constraints constraints;
    assert_int_equal(constraints_read(rules, &arena, &(sl_repair_options){.most = 1}, &constraints), SL_OK);
    struct repair_context context = {.rules = rules, .arena = &arena, .program = program, .constraints = &constraints};
    assert_true(context_make_trees(&context, bench->checker->trees));
    const struct rule_space *space = &context.rule_space;
    uint8_t *choices = arena_array(&arena, space->space.variable_count, 1);
    assert_true(choices_read(space, program, choices));
    for (size_t i = 0; i < space->rule_count; i++) {
        const struct rule_tree *tree = &space->rules[i];
        if (tree->rule->scope != SL_SCOPE_PORTFOLIO || tree->tree == SIZE_MAX)
            continue;
        enum leaf leaf = tree_leaf(&space->space.trees[tree->tree], choices)->leaf;
        sl_status status = of_standard(&report->programs[0], tree->rule);
        /* check does not ask a rule further if a frame is missing */
        bool missing = status == SL_UNDETERMINED && leaf != LEAF_UNDETERMINED;
        if (!missing)
            assert_int_equal(leaf, status == SL_FAIL           ? LEAF_BAD
                                   : status == SL_UNDETERMINED ? LEAF_UNDETERMINED
                                                               : LEAF_GOOD);
        bench->tally.compared += !missing;
    }
}

static sl_repair *repair_it(const struct bench *bench, sl_report *report) {
    static const sl_repair_options options = {.most = SHOWN};
    sl_repair *repair;
    assert_int_equal(sl_repair_program(bench->checker, report, 0, &options, &repair), SL_OK);
    return repair;
}

/* ---- applying alternatives --------------------------------------------------------------------------------------- */

static bool is_named(const sl_part *part, sl_text account) {
    bool named = part->segment.length == 0 && text_equal(part->account, account);
    for (size_t i = 0; i < part->alike_count && !named; i++)
        named = text_equal(part->alike[i], account);
    return named;
}

/* Whether an outcome belongs to a conflict. */
static bool is_of(const sl_conflict *conflict, const sl_outcome *outcome) {
    bool is = false;
    for (size_t i = 0; i < conflict->fault_count; i++)
        is = is || (conflict->faults[i].rule == outcome->rule && is_named(&conflict->faults[i].part, outcome->account));
    return is;
}

/* Whether the conflict has faults of accounts. */
static bool has_accounts(const sl_conflict *conflict) {
    bool has = false;
    for (size_t i = 0; i < conflict->fault_count; i++)
        has = has || conflict->faults[i].part.account.length > 0;
    return has;
}

static void assert_no_complaint(const struct bench *bench, const sl_conflict *conflict) {
    sl_report *after = check_it(bench);
    for (size_t i = 0; i < after->programs[0].outcome_count; i++) {
        const sl_outcome *outcome = &after->programs[0].outcomes[i];
        if (is_of(conflict, outcome) && outcome->status != SL_PASS && outcome->status != SL_NOT_APPLICABLE)
            fail_msg("%s still complains of \"%s\" in\n%s", shown(outcome->rule->id), shown(outcome->account),
                     read_file(FILE_NAME));
    }
    sl_report_free(after);
}

static bool changes_text(const sl_alternative *alternative) {
    bool changes = false;
    for (size_t i = 0; i < alternative->change_count; i++)
        changes = changes || alternative->changes[i].field->type == SL_TEXT;
    return changes;
}

/* Preferences, as users write them. */
struct preferences {
    sl_text list[256];
    size_t count;
};

static void prefer(struct preferences *preferences, const sl_change *change) {
    bool adds = change->added_count > 0;
    const sl_text *words = change->value_count ? change->values : adds ? change->added : change->removed;
    const char *operation = change->value_count ? "=" : adds ? "+=" : "-=";
    sl_text word = words[change->value_count ? draw((uint32_t)change->value_count) : 0];
    size_t length = strcspn(word.bytes, " "); /* of the lowest integer of a range */
    char *text = print("%.*s%s%.*s", TEXT_ARG(change->field->path), operation,
                       (int)(length < word.length ? length : word.length), word.bytes);
    assert_true(preferences->count < sizeof preferences->list / sizeof *preferences->list);
    preferences->list[preferences->count++] = text_of(text);
}

/* Draws a value where an alternative leaves a choice. */
static void prefer_any(struct preferences *preferences, const sl_alternative *alternative) {
    for (size_t i = 0; i < alternative->change_count; i++)
        if (alternative->changes[i].value_count > 1 && alternative->changes[i].kind != SL_CHANGE_CONDITION)
            prefer(preferences, &alternative->changes[i]);
    for (size_t i = 0; i < alternative->choice_count; i++) {
        const sl_change_choice *choice = &alternative->choices[i];
        const sl_change *change = &choice->changes[draw((uint32_t)choice->count)];
        if (change->kind != SL_CHANGE_CONDITION && change->added_count + change->removed_count + change->value_count)
            prefer(preferences, change);
    }
}

static void free_preferences(struct preferences *preferences) {
    for (size_t i = 0; i < preferences->count; i++)
        free((char *)(uintptr_t)preferences->list[i].bytes);
}

static void write_back(const char *bytes) {
    FILE *file = fopen(FILE_NAME, "wb");
    assert_non_null(file);
    fputs(bytes, file);
    assert_int_equal(fclose(file), 0);
}

/* Applies one alternative at a time to the original text. An alternative for another text is refused. */
static void try_each(struct bench *bench, sl_report *report, const sl_repair *repair, const char *bytes) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        assert_true(conflict->rule_count > 0);
        /* An account cannot change everything that its rules read. */
        assert_true(conflict->outcome == SL_WAY_FOUND || (conflict->outcome == SL_WAY_NONE && has_accounts(conflict)));
        for (size_t j = 0; j < conflict->alternative_count; j++) {
            const sl_alternative *alternative = &conflict->alternatives[j];
            struct preferences preferences = {.count = 0};
            prefer_any(&preferences, alternative);
            const sl_repair_choice choice = {.numbers = &alternative->number,
                                             .count = 1,
                                             .preferred = preferences.list,
                                             .preferred_count = preferences.count};
            const sl_applied *applied;
            write_back(bytes);
            sl_result result = sl_repair_apply(bench->checker, report, 0, repair, &choice, &applied);
            assert_int_equal(result, changes_text(alternative) ? SL_REFUSED : SL_OK);
            const sl_applied *again;
            if (bench->tally.applied == 0 && result == SL_OK)
                assert_int_equal(sl_repair_apply(bench->checker, report, 0, repair, &choice, &again), SL_REFUSED);
            free_preferences(&preferences);
            bench->tally.texts += result == SL_REFUSED;
            bench->tally.conditions += result == SL_OK && applied && applied->condition_count > 0;
            if (result == SL_REFUSED || !applied || applied->condition_count > 0)
                continue;
            assert_no_complaint(bench, conflict);
            bench->tally.applied++;
            bench->tally.of_accounts += has_accounts(conflict);
        }
    }
}

static bool is_condition(const sl_change *change) {
    return change->kind == SL_CHANGE_CONDITION;
}

/* Whether an alternative has a text, which only users can write, or a condition. */
static bool asks_more(const sl_alternative *alternative) {
    bool asks = changes_text(alternative);
    for (size_t i = 0; i < alternative->change_count; i++)
        asks = asks || is_condition(&alternative->changes[i]);
    for (size_t i = 0; i < alternative->choice_count; i++)
        asks = asks || is_condition(&alternative->choices[i].changes[0]);
    return asks;
}

/* Draws one alternative of each conflict that samplint can write itself. Returns false if some conflict has none. */
static bool choose(const sl_repair *repair, size_t *numbers, struct preferences *preferences) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        size_t left = conflict->alternative_count, at = left ? draw((uint32_t)left) : 0;
        for (; left > 0 && asks_more(&conflict->alternatives[at]); left--)
            at = (at + 1) % conflict->alternative_count;
        if (left == 0)
            return false;
        numbers[i] = conflict->alternatives[at].number;
        prefer_any(preferences, &conflict->alternatives[at]);
    }
    return true;
}

static bool is_left_out(const sl_repair *repair, const sl_rule *rule) {
    bool is = false;
    for (size_t i = 0; i < repair->left_out_count; i++)
        is = is || repair->left_out[i] == rule;
    return is;
}

/* Whether the program in the file is congruent; no rule may object that the repair has not left out. */
static bool is_congruent_now(const struct bench *bench, const sl_repair *repair) {
    sl_report *after = check_it(bench);
    const sl_program *program = &after->programs[0];
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        bool objects =
            sl_decides_congruence(outcome->rule) && outcome->status != SL_PASS && outcome->status != SL_NOT_APPLICABLE;
        if (objects && !is_left_out(repair, outcome->rule))
            fail_msg("%s still complains of \"%s\" in\n%s", shown(outcome->rule->id), shown(outcome->account),
                     read_file(FILE_NAME));
    }
    bool congruent = program->verdict == SL_CONGRUENT;
    sl_report_free(after);
    return congruent;
}

/* Repairs a program completely, by one alternative of each conflict. */
static void repair_completely(struct bench *bench) {
    size_t numbers[64];
    sl_report *report = check_it(bench);
    sl_repair *repair = repair_it(bench, report);
    struct preferences preferences = {.count = 0};
    bool all_chosen = choose(repair, numbers, &preferences);
    if (all_chosen && repair->conflict_count > 0) {
        sl_repair_choice choice = {.numbers = numbers,
                                   .count = repair->conflict_count,
                                   .preferred = preferences.list,
                                   .preferred_count = preferences.count};
        const sl_applied *applied;
        assert_int_equal(sl_repair_apply(bench->checker, report, 0, repair, &choice, &applied), SL_OK);
    }
    free_preferences(&preferences);
    if (!all_chosen)
        bench->tally.hopeless++;
    else if (is_congruent_now(bench, repair))
        bench->tally.repaired++;
    else
        bench->tally.about_all++;
    sl_repair_free(repair);
    sl_report_free(report);
}

static void try_programs(struct bench *bench, size_t count) {
    alarm(0);
    note_made(FILE_NAME);
    for (size_t i = 0; i < count; i++) {
        write_program(bench, i);
        sl_report *report = check_it(bench);
        if (i % COMPARED_EACH == 1)
            compare_trees(bench, report);
        sl_repair *repair = repair_it(bench, report);
        bool congruent = report->programs[0].verdict == SL_CONGRUENT;
        bench->tally.congruent += congruent;
        assert_true(!congruent || repair->conflict_count == 0);
        assert_true(congruent || repair->conflict_count > 0 || repair->left_out_count > 0);
        char *bytes = read_file(FILE_NAME);
        try_each(bench, report, repair, bytes);
        sl_repair_free(repair);
        sl_report_free(report);
        write_back(bytes);
        free(bytes);
        if (!congruent)
            repair_completely(bench);
    }
    const struct tally *tally = &bench->tally;
    print_message(
        "%zu programs: %zu were congruent, %zu became so, %zu cannot, %zu are left to rules "
        "about all accounts; %zu alternatives, %zu of them of accounts; %zu ask for a text, %zu have a condition\n",
        count, tally->congruent, tally->repaired, tally->hopeless, tally->about_all, tally->applied, tally->of_accounts,
        tally->texts, tally->conditions);
    assert_true(tally->repaired > count / 5 && tally->applied > count / 2 && tally->of_accounts > count / 10);
    sl_checker_free(bench->checker);
}

static void test_alternatives_of_random_programs(void **state) {
    (void)state;
    struct bench bench = new_bench(NULL, NULL);
    try_programs(&bench, PROGRAMS);
    assert_true(bench.tally.compared > 100);
}

/* The rules of the pack read attributes of the pack, which no example declares. */
static void test_alternatives_with_a_pack(void **state) {
    (void)state;
    struct bench bench = new_bench(EXAMPLES_FOLDER "/../tests/golden/packs/policy", NULL);
    try_programs(&bench, PROGRAMS_OF_OTHERS);
}

/* Without framing rules, no element must be declared. */
static void test_alternatives_without_framing_rules(void **state) {
    (void)state;
    make_file(SETTINGS_NAME, "rules:\n  FRM-RG: { off: a }\n  FRM-APD: { off: b }\n  FRM-AVP: { off: c }\n"
                             "  FRM-OI: { off: d }\n  FIT-02: { off: e }\n  THM-1: { off: f }\n");
    struct bench bench = new_bench(NULL, SETTINGS_NAME);
    try_programs(&bench, PROGRAMS_OF_OTHERS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_alternatives_of_random_programs, enter_folder, leave),
        cmocka_unit_test_setup_teardown(test_alternatives_with_a_pack, enter_folder, leave),
        cmocka_unit_test_setup_teardown(test_alternatives_without_framing_rules, enter_folder, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
