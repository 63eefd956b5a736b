/* repair_program.c - every alternative of a repair leads to a congruent program. */
#include "checker/checker.h"
#include "samplint/repair.h"
#include "trees/rule_space.h"
#include "unit/program_support.h"

static struct arena arena;

static int free_arena(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

static void set_word(const sl_field *field, struct value *value, sl_text word, bool there) {
    size_t at = text_find(field->domain, field->domain_count, word);
    assert_true(at < field->domain_count);
    value->members = there ? value->members | (uint64_t)1 << at : value->members & ~((uint64_t)1 << at);
}

static void set_value(const sl_field *field, struct value *value, sl_text text) {
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: value->word = text_find(field->domain, field->domain_count, text); break;
    case SL_BOOL: value->truth = text_equal(text, TEXT("true")); break;
    case SL_INTEGER: value->integer = strtoll(shown(text), NULL, 10); break;
    default: value->text = text; break;
    }
}

/* Applies a change with any one of its values. */
static void apply(const sl_change *change, struct value *values) {
    struct value *value = &values[change->field->index];
    if (change->field->type != SL_SET || value->state != VALUE_DECLARED)
        value->members = 0;
    value->state = VALUE_DECLARED;
    for (const sl_field *group = change->field->parent; group->parent; group = group->parent)
        values[group->index].state = VALUE_DECLARED;
    if (change->value_count)
        set_value(change->field, value, change->values[draw((uint32_t)change->value_count)]);
    for (size_t i = 0; i < change->added_count; i++)
        set_word(change->field, value, change->added[i], true);
    for (size_t i = 0; i < change->removed_count; i++)
        set_word(change->field, value, change->removed[i], false);
}

/* Asserts that the program is congruent with one alternative of each conflict: number `at` of the conflict `chosen`,
 * any one of the others. */
static void assert_repaired(sl_checker *checker, const struct configuration *program, const sl_repair *repair,
                            size_t chosen, size_t at) {
    size_t count = program->vocabulary->field_count;
    struct value *values = malloc(count * sizeof *values);
    assert_non_null(values);
    memcpy(values, program->values, count * sizeof *values);
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        size_t taken = i == chosen ? at : draw((uint32_t)conflict->alternative_count);
        const sl_alternative *alternative = &conflict->alternatives[taken];
        for (size_t j = 0; j < alternative->change_count; j++)
            apply(&alternative->changes[j], values);
        for (size_t j = 0; j < alternative->choice_count; j++)
            apply(&alternative->choices[j].changes[draw((uint32_t)alternative->choices[j].count)], values);
    }
    char *text_bytes = written(program->vocabulary, values);
    sl_report *report = check(checker, text_bytes);
    if (report->programs[0].verdict != SL_CONGRUENT)
        fail_msg("conflict %zu, alternative %zu: this is %s:\n%s", chosen, at,
                 sl_verdict_name(report->programs[0].verdict), text_bytes);
    sl_report_free(report);
    free(text_bytes);
    free(values);
}

/* Returns how many alternatives were tried. */
static size_t try_repairs(sl_checker *checker, const struct configuration *program) {
    char *text_bytes = written(program->vocabulary, program->values);
    sl_report *report = check(checker, text_bytes);
    sl_repair *repair;
    sl_repair_options options = {.most = 5};
    size_t tried = 0;
    assert_int_equal(sl_repair_program(checker, report, 0, &options, &repair), SL_OK);
    assert_true((repair->conflict_count == 0) == (report->programs[0].verdict == SL_CONGRUENT));
    assert_int_equal(repair->left_out_count, 0);
    for (size_t i = 0; i < repair->conflict_count; i++)
        if (repair->conflicts[i].outcome != SL_WAY_FOUND)
            fail_msg("outcome %d", repair->conflicts[i].outcome);
    for (size_t i = 0; i < repair->conflict_count; i++) {
        assert_true(repair->conflicts[i].alternative_count > 0 && repair->conflicts[i].rule_count > 0);
        for (size_t j = 0; j < repair->conflicts[i].alternative_count; j++, tried++)
            assert_repaired(checker, program, repair, i, j);
    }
    sl_repair_free(repair);
    sl_report_free(report);
    free(text_bytes);
    return tried;
}

static void test_repairs_of_the_examples(void **state) {
    (void)state;
    static const char *const examples[] = {"misfits", "high-sounding", "country-club", "isolated-effort",
                                           "framing-missing"};
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_true(try_repairs(checker, read_example(&arena, sl_get_vocabulary(checker), examples[i])) > 0);
    assert_int_equal(try_repairs(checker, read_example(&arena, sl_get_vocabulary(checker), "growth-engine")), 0);
    sl_checker_free(checker);
}

/* Examples with some of their choices drawn anew. */
static void test_repairs_of_random_programs(void **state) {
    (void)state;
    static const char *const examples[] = {"growth-engine", "lean-influence", "line-authority"};
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    struct rule_space space;
    rule_space_build(
        &arena,
        &(struct rule_space_request){.rules = &checker->rules, .book = &checker->rules.book, .leaf_budget = 65536},
        &space);
    size_t count = space.space.variable_count, tried = 0;
    uint8_t *choices = arena_array(&arena, count, 1);
    for (size_t i = 0; i < 12; i++) {
        struct configuration *program = read_example(&arena, space.vocabulary, examples[i % 3]);
        assert_true(choices_read(&space, program, choices));
        for (uint32_t k = 0; k < 12; k++) {
            size_t variable = draw((uint32_t)count);
            choices[variable] = (uint8_t)draw((uint32_t)space.space.variables[variable].choice_count);
        }
        make_structural(&space, choices);
        memset(program->values, 0, space.vocabulary->field_count * sizeof *program->values);
        choices_write(&space, choices, program->values);
        tried += try_repairs(checker, program);
    }
    assert_true(tried > 4);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_repairs_of_the_examples, free_arena),
        cmocka_unit_test_teardown(test_repairs_of_random_programs, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
