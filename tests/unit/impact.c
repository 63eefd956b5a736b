/* impact.c - an impact holds after its change is made: the verdict, the forced changes and the repairs. */
#include "samplint/impact.h"

#include "unit/program_support.h"

static struct arena arena;
static sl_checker *checker;

static int open_checker(void **state) {
    (void)state;
    checker = sl_checker_new();
    return checker && sl_load_builtin(checker) == SL_OK ? 0 : -1;
}

static int close_checker(void **state) {
    (void)state;
    sl_checker_free(checker);
    return 0;
}

static int free_arena(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

static char *example(const char *name) {
    char *path = print("%s/%s/samp.yaml", EXAMPLES_FOLDER, name), *bytes = read_file(path);
    free(path);
    return bytes;
}

/* Finds the impact of a change on a text's program. The caller frees the impact and then the report. */
static sl_result look(const char *bytes, const sl_impact_options *options, sl_report **report, sl_impact **impact) {
    *report = check(checker, bytes);
    return sl_impact_program(checker, *report, 0, options, impact);
}

static bool is_same_part(const sl_part *a, const sl_part *b) {
    return text_equal(a->segment, b->segment) && text_equal(a->account, b->account);
}

/* Whether every alternative of a conflict changes a field of a part, by its list of such fields. */
static bool is_in(const sl_conflict *conflict, const sl_field *field, const sl_part *part) {
    for (size_t i = 0; i < conflict->always_count; i++)
        if (conflict->always[i].field == field && is_same_part(&conflict->always[i].part, part))
            return true;
    return false;
}

static bool is_about(const sl_change *change, const sl_field *field, const sl_part *part) {
    return change->field == field && is_same_part(&change->part, part);
}

/* Whether an alternative changes a field of a part, whatever is chosen. */
static bool changes(const sl_alternative *alternative, const sl_field *field, const sl_part *part) {
    for (size_t i = 0; i < alternative->change_count; i++)
        if (is_about(&alternative->changes[i], field, part))
            return true;
    for (size_t i = 0; i < alternative->choice_count; i++) {
        const sl_change_choice *choice = &alternative->choices[i];
        size_t about = 0;
        for (size_t j = 0; j < choice->count; j++)
            about += is_about(&choice->changes[j], field, part);
        if (about == choice->count)
            return true;
    }
    return false;
}

/* Asserts that every alternative of some conflict makes a forced change. */
static void assert_in_every_way(const sl_impact *impact, const sl_consequences *consequences,
                                const sl_forced_change *forced) {
    for (size_t i = 0; i < impact->repair->conflict_count; i++) {
        const sl_conflict *conflict = &impact->repair->conflicts[i];
        bool all = conflict->outcome == SL_WAY_FOUND && is_in(conflict, forced->change.field, &consequences->part);
        for (size_t j = 0; all && j < conflict->alternative_count; j++)
            assert_true(changes(&conflict->alternatives[j], forced->change.field, &consequences->part));
        if (all)
            return;
    }
    fail_msg("%s is forced to change, but not every alternative changes it", shown(forced->change.field->path));
}

/* Returns the number of forced changes. */
static size_t assert_consistent(const sl_impact *impact) {
    size_t count = 0;
    bool congruent = impact->after->verdict == SL_CONGRUENT;
    assert_true(impact->repair != NULL);
    assert_true(congruent == (impact->repair->conflict_count + impact->repair->left_out_count == 0));
    assert_true(!congruent || impact->consequence_count == 0);
    for (size_t i = 0; i < impact->consequence_count; i++) {
        const sl_consequences *consequences = &impact->follows[i];
        assert_int_equal(consequences->unsettled, 0);
        assert_int_not_equal(consequences->possible, SL_UNKNOWN);
        assert_true((consequences->possible == SL_NO) == (consequences->contradicting_count > 0));
        for (size_t j = 0; j < consequences->forced_change_count; j++) {
            assert_in_every_way(impact, consequences, &consequences->forced_changes[j]);
            assert_true(consequences->forced_changes[j].anyway || consequences->forced_changes[j].because_count > 0);
            count += !consequences->forced_changes[j].anyway;
        }
    }
    return count;
}

static sl_text draw_setting(const sl_vocabulary *vocabulary) {
    for (;;) {
        const sl_field *field = vocabulary->fields[draw((uint32_t)vocabulary->field_count)];
        if (field->element == SL_NO_ELEMENT)
            continue;
        if (field->type == SL_ENUM || field->type == SL_ORDINAL || field->type == SL_SET) {
            sl_text word = field->domain[draw((uint32_t)field->domain_count)]; /* TEXT_ARG() takes it twice */
            return arena_printf(&arena, "%.*s%s%.*s", TEXT_ARG(field->path), field->type == SL_SET ? "+=" : "=",
                                TEXT_ARG(word));
        }
        if (field->type == SL_BOOL)
            return arena_printf(&arena, "%.*s=%s", TEXT_ARG(field->path), draw(2) ? "true" : "false");
    }
}

/* Draws two attributes of an example anew and compares the impact with the report of the changed program. */
static void test_random_changes(void **state) {
    (void)state;
    static const char *const examples[] = {"growth-engine", "lean-influence", "misfits"};
    size_t forced = 0, congruent = 0;
    for (size_t i = 0; i < 24; i++) {
        char *bytes = example(examples[i % 3]);
        sl_text settings[] = {draw_setting(sl_get_vocabulary(checker)), draw_setting(sl_get_vocabulary(checker))};
        sl_impact_options options = {.settings = settings, .setting_count = 2, .repair = {.most = 1000}};
        sl_report *report;
        sl_impact *impact;
        if (look(bytes, &options, &report, &impact) == SL_OK) { /* not the same attribute twice */
            sl_report *again;
            assert_int_equal(sl_check_buffer(checker, text("again"), impact->changed->source->bytes, &again), SL_OK);
            assert_int_equal(again->programs[0].verdict, impact->after->verdict);
            assert_int_equal(again->programs[0].misfits, impact->after->misfits);
            sl_report_free(again);
            forced += assert_consistent(impact);
            congruent += impact->after->verdict == SL_CONGRUENT;
        }
        sl_impact_free(impact);
        sl_report_free(report);
        free(bytes);
    }
    assert_true(forced > 0 && congruent > 0);
}

/* Only the line that is set changes, and only in memory. */
static void test_the_text_with_the_change(void **state) {
    (void)state;
    char *bytes = example("growth-engine");
    sl_text setting = text("account_specific_value_proposition.pricing_logic=value_based");
    sl_impact_options options = {.settings = &setting, .setting_count = 1, .repair = {.most = 10}};
    sl_report *report;
    sl_impact *impact;
    assert_int_equal(look(bytes, &options, &report, &impact), SL_OK);
    sl_text changed = impact->changed->source->bytes;
    const char *value = strstr(bytes, "list "), *comment = strstr(value, "#");
    assert_non_null(comment);
    size_t before = (size_t)(value - bytes), behind = strlen(comment);
    assert_memory_equal(changed.bytes, bytes, before);
    assert_memory_equal(changed.bytes + before, "value_based ", strlen("value_based "));
    assert_memory_equal(changed.bytes + changed.length - behind, comment, behind);
    assert_int_equal(impact->before->verdict, SL_CONGRUENT);
    assert_int_equal(impact->after->verdict, SL_INCONGRUENT);
    assert_int_equal(impact->set_count, 1);
    assert_string_equal(shown(impact->set[0].before), "list");
    assert_int_equal(assert_consistent(impact), 1);
    assert_false(impact->older[0]);
    sl_impact_free(impact);
    sl_report_free(report);
    free(bytes);
}

/* Faults of the standard do not hide the consequences for an account with faults of its own. */
static void test_accounts_follow_beside_the_standard(void **state) {
    (void)state;
    char *bytes = example("growth-engine");
    sl_text setting = text("role_and_goals.theme=innovation");
    sl_impact_options options = {.settings = &setting, .setting_count = 1, .repair = {.most = 10}};
    sl_report *report;
    sl_impact *impact;
    assert_int_equal(look(bytes, &options, &report, &impact), SL_OK);
    assert_int_equal(impact->consequence_count, 2);
    assert_int_equal(impact->follows[0].part.account.length, 0);
    assert_string_equal(shown(impact->follows[1].part.account), "Skerrow Water Testing");
    assert_int_equal(impact->follows[1].possible, SL_YES);
    assert_int_equal(assert_consistent(impact), 1);
    sl_impact_free(impact);
    sl_report_free(report);
    free(bytes);
}

/* An account that overrides the value set in the standard keeps its own value. Another one, with the same offering, reads
 * the new value. The standard's own offering makes up for it. */
static void test_an_override_is_not_what_was_set(void **state) {
    (void)state;
    static const char *const replaced[][2] = {
        {"theme: growth", "theme: innovation"},
        {"- growth_potential", "- strategic_fit"},
        {"offering_structure: modular", "offering_structure: bespoke"},
        {"differentiation: account\n", "offering_structure: modular\n      joint_development: continuous\n"},
        {"joint_development: none ", "offering_structure: modular "},
    };
    char *bytes = example("growth-engine");
    for (size_t i = 0; i < sizeof replaced / sizeof replaced[0]; i++) {
        char *before = bytes;
        bytes = replace(before, replaced[i][0], replaced[i][1]);
        free(before);
    }
    sl_text setting = text("account_specific_value_proposition.joint_development=none");
    sl_impact_options options = {.settings = &setting, .setting_count = 1, .repair = {.most = 10}};
    sl_report *report;
    sl_impact *impact;
    assert_int_equal(look(bytes, &options, &report, &impact), SL_OK);
    assert_int_equal(impact->before->verdict, SL_CONGRUENT);
    assert_int_equal(impact->after->verdict, SL_INCONGRUENT);
    assert_int_equal(impact->consequence_count, 1);
    assert_string_equal(shown(impact->follows[0].part.account), "Skerrow Water Testing");
    sl_impact_free(impact);
    sl_report_free(report);
    free(bytes);
}

static void test_wrong_settings_are_all_told(void **state) {
    (void)state;
    char *bytes = example("growth-engine");
    sl_text settings[] = {text("role_and_goals.theme"), text("role_and_goals.thame=growth"),
                          text("role_and_goals.theme=grow"), text("=growth")};
    sl_text kept = text("role_and_gaols");
    sl_impact_options options = {
        .settings = settings, .setting_count = 4, .repair = {.kept = &kept, .kept_count = 1, .most = 10}};
    size_t before, after;
    sl_report *report;
    sl_impact *impact;
    sl_get_problems(checker, &before);
    assert_int_equal(look(bytes, &options, &report, &impact), SL_REFUSED);
    assert_null(impact);
    sl_get_problems(checker, &after);
    assert_int_equal(after - before, 5);
    sl_report_free(report);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_random_changes, free_arena),
        cmocka_unit_test_teardown(test_the_text_with_the_change, free_arena),
        cmocka_unit_test_teardown(test_accounts_follow_beside_the_standard, free_arena),
        cmocka_unit_test_teardown(test_an_override_is_not_what_was_set, free_arena),
        cmocka_unit_test_teardown(test_wrong_settings_are_all_told, free_arena),
    };
    return cmocka_run_group_tests(tests, open_checker, close_checker);
}
