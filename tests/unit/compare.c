/* compare.c - compares two programs. */
#include "samplint/compare.h"

#include "base/text.h"
#include "unit/lua_support.h"

#define LAMP                                                                                                           \
    "if c.lamp.power:is(\"battery\") then return not_applicable() end\n"                                               \
    "if c.lamp.mounted then return pass() end\n"                                                                       \
    "return fail { message = \"dark\", alternatives = { \"one\", \"other\" } }"

/* Two programs, and what differs. */
struct both {
    sl_report *a, *b;
    sl_comparison *found;
};

static struct both compare_with(sl_checker *checker_a, const char *a, sl_checker *checker_b, const char *b) {
    struct both both = {check(checker_a, a), check(checker_b, b), NULL};
    sl_side side_a = {checker_a, both.a, 0}, side_b = {checker_b, both.b, 0};
    assert_int_equal(sl_compare(&side_a, &side_b, &both.found), SL_OK);
    return both;
}

static struct both compare(sl_checker *checker, const char *a, const char *b) {
    return compare_with(checker, a, checker, b);
}

static void let_go(struct both *both) {
    sl_comparison_free(both->found);
    sl_report_free(both->a);
    sl_report_free(both->b);
}

/* Returns the difference of a rule's answers for the standard or an account, or NULL. */
static const sl_answer_difference *answer_of(const struct both *both, const char *rule, const char *account) {
    for (size_t i = 0; i < both->found->answer_count; i++) {
        const sl_answer_difference *answer = &both->found->answers[i];
        bool named = account[0] == '\0' && answer->account_count == 0;
        for (size_t j = 0; j < answer->account_count; j++)
            named = named || same(answer->accounts[j], account);
        if (same(answer->rule->id, rule) && named)
            return answer;
    }
    return NULL;
}

/* The differences between attributes, one a line. */
static const char *attributes_of(const sl_attribute_difference *attributes, size_t count) {
    static char rows[8192];
    size_t at = 0;
    rows[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const sl_attribute_difference *attribute = &attributes[i];
        at += (size_t)snprintf(rows + at, sizeof rows - at, "%s: %s, %s", shown(attribute->field->path),
                               shown(attribute->a.shown), shown(attribute->b.shown));
        for (size_t j = 0; j < attribute->only_a_count; j++)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " -%s", shown(attribute->only_a[j]));
        for (size_t j = 0; j < attribute->only_b_count; j++)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " +%s", shown(attribute->only_b[j]));
        at += (size_t)snprintf(rows + at, sizeof rows - at, "\n");
    }
    return rows;
}

/* ---- attributes -------------------------------------------------------------------------------------------------- */

static void test_a_program_is_the_same_as_itself(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    struct both both = compare(checker, whole_bicycle, whole_bicycle);
    assert_int_equal(both.found->attribute_count, 0);
    assert_int_equal(both.found->same_attributes, 12);
    assert_int_equal(both.found->answer_count, 0);
    assert_int_equal(both.found->account_count, 0);
    assert_int_equal(both.found->element_count, 0);
    assert_int_equal(both.found->pair_count, 0);
    assert_false(both.found->faults_only_in_b);
    let_go(&both);
    sl_checker_free(checker);
}

static void test_attributes_of_every_type(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    struct both both = compare(checker, whole_bicycle,
                               "bicycle: 1\n"
                               "wheels:\n"
                               "  inches: 26\n"
                               "  spokes: many\n"
                               "  surfaces: [road, gravel]\n"
                               "  maker: Hillman\n"
                               "  brakes: { sort: disc, tested: false }\n"
                               "saddle: { height: high, width: narrow, suits: [] }\n");
    assert_string_equal(attributes_of(both.found->attributes, both.found->attribute_count),
                        "frame.name: Rover, not declared\n"
                        "wheels.inches: 28, 26\n"
                        "wheels.spokes: some, many\n"
                        "wheels.surfaces: [road, mud], [road, gravel] -mud +gravel\n"
                        "wheels.maker: Starley, Hillman\n"
                        "wheels.brakes.sort: rim, disc\n"
                        "wheels.brakes.tested: true, false\n"
                        "saddle.height: 80, not readable\n"
                        "saddle.suits: [road], [] -road\n"
                        "lamp.mounted: true, not declared\n"
                        "lamp.power: dynamo, not declared\n");
    const sl_attribute_difference *height = &both.found->attributes[7];
    assert_true(height->a.declared && !height->a.unreadable && !height->b.declared && height->b.unreadable);
    assert_string_equal(place_of(&height->b.location), "8:19");
    assert_int_equal(both.found->same_attributes, 1);
    assert_true(both.found->faults_only_in_b); /* something cannot be read any more */
    let_go(&both);
    sl_checker_free(checker);
}

static void test_texts_are_compared_whole(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    char *long_text = repeat("again ", 100);
    char *a = print("bicycle: 1\nwheels: { maker: \"%sone\" }\n", long_text);
    char *b = print("bicycle: 1\nwheels: { maker: \"%sother\" }\n", long_text);
    struct both both = compare(checker, a, b);
    assert_int_equal(both.found->attribute_count, 1);
    assert_int_equal(both.found->attributes[0].b.shown.length, 605);
    let_go(&both);
    free(a);
    free(b);
    free(long_text);
    sl_checker_free(checker);
}

/* An element without attributes is as good as none. */
static void test_elements_without_anything_in_them(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    struct both both = compare(checker, "bicycle: 1\nlamp: {}\n", "bicycle: 1\nlamp: [none]\n");
    assert_string_equal(attributes_of(both.found->attributes, both.found->attribute_count),
                        "lamp.mounted: not declared, not readable\n"
                        "lamp.power: not declared, not readable\n");
    assert_int_equal(both.found->same_attributes, 0);
    let_go(&both);
    sl_checker_free(checker);
}

/* ---- answers ----------------------------------------------------------------------------------------------------- */

enum answer { PASS, FAIL, OPEN, NONE };

static void test_every_turn(void **state) {
    (void)state;
    static const char *const programs[] = {
        "bicycle: 1\nlamp: { mounted: true, power: dynamo }\n", "bicycle: 1\nlamp: { mounted: false, power: dynamo }\n",
        "bicycle: 1\nlamp: { power: dynamo }\n", "bicycle: 1\nlamp: { mounted: true, power: battery }\n"};
    static const char *const turns[4][4] = {{NULL, "breaks", "opens", "shifts"},
                                            {"mends", "stays", "opens", "mends"},
                                            {"settles", "breaks", "stays_open", "settles"},
                                            {"shifts", "breaks", "opens", NULL}};
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    for (size_t a = PASS; a <= NONE; a++) {
        for (size_t b = PASS; b <= NONE; b++) {
            struct both both = compare(checker, programs[a], programs[b]);
            const sl_answer_difference *answer = answer_of(&both, "A", "");
            assert_true((answer != NULL) == (turns[a][b] != NULL));
            if (answer) {
                assert_string_equal(sl_turn_name(answer->turn), turns[a][b]);
                assert_true((answer->told_a != NULL) == (a == FAIL));
                assert_true((answer->told_b != NULL) == (b == FAIL));
                assert_int_equal(both.found->turns[answer->turn], 1);
            }
            assert_true(both.found->faults_only_in_b == (b == FAIL && a != FAIL));
            let_go(&both);
        }
    }
    sl_checker_free(checker);
}

static void test_practices_decide_nothing(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"lamp\"",
             "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }");
    struct both both =
        compare(checker, "bicycle: 1\nlamp: { mounted: true }\n", "bicycle: 1\nlamp: { mounted: false }\n");
    assert_int_equal(answer_of(&both, "A", "")->turn, SL_TURN_BROKEN);
    assert_int_equal(both.found->turns[SL_TURN_BROKEN], 0);
    assert_false(both.found->faults_only_in_b);
    let_go(&both);
    sl_checker_free(checker);
}

static void test_states_of_elements_and_pairs(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"saddle\", \"lamp\"",
             "if c.saddle.height > 0 and c.lamp.mounted then return pass() end\n"
             "return fail { message = \"dark\", alternatives = { \"one\", \"other\" } }");
    struct both both = compare(checker, "bicycle: 1\nsaddle: { height: 1 }\nlamp: { mounted: true }\n",
                               "bicycle: 1\nsaddle: { height: 0 }\nlamp: { mounted: true }\n");
    assert_int_equal(both.found->element_count, 2);
    assert_int_equal(both.found->elements[0].element, 1);
    assert_int_equal(both.found->elements[1].element, 2);
    assert_int_equal(both.found->pair_count, 1);
    assert_int_equal(both.found->pairs[0].first, 1);
    assert_int_equal(both.found->pairs[0].second, 2);
    assert_int_equal(both.found->pairs[0].a, SL_STATE_CONGRUENT);
    assert_int_equal(both.found->pairs[0].b, SL_STATE_MISFIT);
    let_go(&both);
    sl_checker_free(checker);
}

/* ---- accounts ---------------------------------------------------------------------------------------------------- */

#define STANDARD "bicycle: 1\nlamp: { mounted: true, power: dynamo }\n"

static void test_accounts_come_go_and_change(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    struct both both = compare(checker,
                               STANDARD "riders:\n"
                                        "  - name: Gone\n    lamp: { mounted: false }\n"
                                        "  - name: Kept\n    lamp: { mounted: false }\n"
                                        "  - name: Better\n    lamp: { mounted: false }\n"
                                        "  - name: Plain\n",
                               STANDARD "riders:\n"
                                        "  - name: Came\n    lamp: { mounted: false }\n"
                                        "  - name: Plain\n"
                                        "  - name: Better\n    lamp: { power: battery }\n"
                                        "  - name: Kept\n    lamp: { mounted: false }\n");
    const sl_account_difference *accounts = both.found->accounts;
    assert_int_equal(both.found->account_count, 3);
    assert_text(accounts[0].name, "Gone");
    assert_true(accounts[0].in_a && !accounts[0].in_b);
    assert_text(accounts[1].name, "Better");
    assert_string_equal(attributes_of(accounts[1].attributes, accounts[1].attribute_count),
                        "lamp.mounted: false, not declared\n"
                        "lamp.power: not declared, battery\n");
    assert_text(accounts[2].name, "Came");
    assert_true(!accounts[2].in_a && accounts[2].in_b);
    assert_null(answer_of(&both, "A", ""));
    assert_null(answer_of(&both, "A", "Plain"));
    assert_int_equal(answer_of(&both, "A", "Gone")->turn, SL_TURN_FIXED);
    assert_int_equal(answer_of(&both, "A", "Better")->turn, SL_TURN_FIXED);
    assert_int_equal(answer_of(&both, "A", "Better")->b->status, SL_NOT_APPLICABLE);
    assert_int_equal(answer_of(&both, "A", "Kept")->turn, SL_TURN_STILL_BROKEN);
    assert_non_null(answer_of(&both, "A", "Kept")->told_a);
    assert_non_null(answer_of(&both, "A", "Kept")->told_b);
    assert_int_equal(answer_of(&both, "A", "Came")->turn, SL_TURN_BROKEN);
    assert_int_equal(both.found->attribute_count, 0);
    assert_true(both.found->faults_only_in_b);
    let_go(&both);
    sl_checker_free(checker);
}

static void test_accounts_with_findings_of_their_own_are_told(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    struct both both = compare(checker,
                               "bicycle: 1\nlamp: { mounted: false, power: dynamo }\n"
                               "riders:\n  - { name: North, lamp: { mounted: false } }\n"
                               "  - { name: South, lamp: { power: battery } }\n",
                               STANDARD "riders:\n  - { name: North, lamp: { mounted: true } }\n"
                                        "  - { name: South, lamp: { mounted: false } }\n");
    assert_int_equal(both.found->answer_count, 3);
    assert_int_equal(answer_of(&both, "A", "")->turn, SL_TURN_FIXED);
    assert_int_equal(answer_of(&both, "A", "North")->turn, SL_TURN_FIXED);
    assert_int_equal(answer_of(&both, "A", "South")->turn, SL_TURN_BROKEN);
    let_go(&both);
    sl_checker_free(checker);
}

/* Of two accounts with one name, the first in A is compared with the first in B. */
static void test_accounts_with_one_name(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    struct both both = compare(checker, STANDARD "riders:\n  - { name: Twin, lamp: { mounted: true } }\n",
                               STANDARD "riders:\n  - { name: Twin, lamp: { mounted: true } }\n"
                                        "  - { name: Twin, lamp: { mounted: false } }\n");
    assert_int_equal(both.found->account_count, 1);
    assert_true(!both.found->accounts[0].in_a && both.found->accounts[0].in_b);
    let_go(&both);
    sl_checker_free(checker);
}

/* ---- two checkers ------------------------------------------------------------------------------------------------ */

static void test_rules_that_only_one_checker_asks(void **state) {
    (void)state;
    sl_checker *a = new_checker(), *b = new_checker();
    add_rule(a, "A", "theme", "\"lamp\"", LAMP);
    add_rule(a, "B", "theme", "\"lamp\"", LAMP);
    add_rule(b, "B", "theme", "\"lamp\"", LAMP);
    add_rule(b, "C", "theme", "\"lamp\"", LAMP);
    struct both both = compare_with(a, STANDARD, b, "bicycle: 1\nlamp: { mounted: false, power: dynamo }\n");
    assert_int_equal(both.found->answer_count, 3);
    assert_int_equal(answer_of(&both, "A", "")->turn, SL_TURN_ONE_SIDED);
    assert_null(answer_of(&both, "A", "")->b);
    assert_int_equal(answer_of(&both, "B", "")->turn, SL_TURN_BROKEN);
    assert_int_equal(answer_of(&both, "C", "")->turn, SL_TURN_ONE_SIDED);
    assert_null(answer_of(&both, "C", "")->a);
    let_go(&both);
    sl_checker_free(a);
    sl_checker_free(b);
}

static void assert_refused(sl_checker *checker_a, const char *a, sl_checker *checker_b, const char *b,
                           const char *why) {
    sl_report *report_a = check(checker_a, a), *report_b = check(checker_b, b);
    sl_side side_a = {checker_a, report_a, 0}, side_b = {checker_b, report_b, 0};
    sl_comparison *found;
    assert_int_equal(sl_compare(&side_a, &side_b, &found), SL_REFUSED);
    assert_null(found);
    assert_string_equal(only_problem(checker_b), why);
    sl_report_free(report_a);
    sl_report_free(report_b);
}

static void test_what_is_no_program_is_refused(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", LAMP);
    assert_refused(checker, "[1]\n", checker, STANDARD,
                   "0: this could not be read as a program; samplint check shows why");
    sl_checker_free(checker);
    sl_comparison_free(NULL);
}

static void test_other_vocabularies_are_refused(void **state) {
    (void)state;
    sl_checker *a = new_checker(), *b = sl_checker_new();
    char *tricycles = replace(bicycles, "\"dynamo\", \"battery\"", "\"battery\", \"dynamo\"");
    assert_int_equal(sl_load_vocabulary(b, text("tricycles.lua"), text(tricycles)), SL_OK);
    add_rule(a, "A", "theme", "\"lamp\"", LAMP);
    add_rule(b, "A", "theme", "\"lamp\"", LAMP);
    assert_refused(a, STANDARD, b, STANDARD, "0: the programs are written in different vocabularies");
    free(tricycles);
    sl_checker_free(a);
    sl_checker_free(b);
}

/* ---- the examples ------------------------------------------------------------------------------------------------ */

static sl_report *check_example(sl_checker *checker, const char *name) {
    char *path = print("%s/%s/samp.yaml", EXAMPLES_FOLDER, name);
    sl_report *report;
    assert_int_equal(sl_check_file(checker, path, &report), SL_OK);
    free(path);
    return report;
}

/* Whether a rule's answers to the standards are listed as they are in the reports. */
static void assert_answers(const struct both *both) {
    const sl_program *a = &both->a->programs[0], *b = &both->b->programs[0];
    for (size_t i = 0; i < a->outcome_count && a->outcomes[i].account.length == 0; i++) {
        assert_ptr_equal(a->outcomes[i].rule, b->outcomes[i].rule);
        sl_status from = a->outcomes[i].status, to = b->outcomes[i].status;
        bool fails = from == SL_FAIL || to == SL_FAIL, open = from == SL_UNDETERMINED || to == SL_UNDETERMINED;
        const sl_answer_difference *answer = answer_of(both, shown(a->outcomes[i].rule->id), "");
        assert_true((answer != NULL) == (from != to || fails || open));
        if (answer)
            assert_true((answer->turn == SL_TURN_BROKEN) == (from != SL_FAIL && to == SL_FAIL));
    }
}

static void test_the_examples_against_each_other(void **state) {
    (void)state;
    static const char *const names[] = {"growth-engine", "lean-influence",  "misfits",        "framing-missing",
                                        "high-sounding", "large-portfolio", "isolated-effort"};
    const size_t count = sizeof names / sizeof *names;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    for (size_t i = 0; i < count * count; i++) {
        struct both both = {check_example(checker, names[i / count]), check_example(checker, names[i % count]), NULL};
        sl_side a = {checker, both.a, 0}, b = {checker, both.b, 0};
        assert_int_equal(sl_compare(&a, &b, &both.found), SL_OK);
        assert_answers(&both);
        bool is_itself = i / count == i % count;
        assert_true((both.found->attribute_count == 0) == is_itself);
        assert_true(!is_itself || !both.found->faults_only_in_b);
        assert_true(both.b->programs[0].verdict != SL_CONGRUENT || !both.found->faults_only_in_b);
        let_go(&both);
    }
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_program_is_the_same_as_itself),
        cmocka_unit_test(test_attributes_of_every_type),
        cmocka_unit_test(test_texts_are_compared_whole),
        cmocka_unit_test(test_elements_without_anything_in_them),
        cmocka_unit_test(test_every_turn),
        cmocka_unit_test(test_practices_decide_nothing),
        cmocka_unit_test(test_states_of_elements_and_pairs),
        cmocka_unit_test(test_accounts_come_go_and_change),
        cmocka_unit_test(test_accounts_with_findings_of_their_own_are_told),
        cmocka_unit_test(test_accounts_with_one_name),
        cmocka_unit_test(test_rules_that_only_one_checker_asks),
        cmocka_unit_test(test_what_is_no_program_is_refused),
        cmocka_unit_test(test_other_vocabularies_are_refused),
        cmocka_unit_test(test_the_examples_against_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
