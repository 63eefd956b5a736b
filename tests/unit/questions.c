/* questions.c - what to ask next about a program with gaps: the questions, their order, and their rules. */
#include "unit/lua_support.h"

#define FIT "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"
#define IF(condition) "if " condition " then return pass() end "
#define MISSING "return fail { message = \"it is missing\" }"

/* ---- a checker, and its questions as text ------------------------------------------------------------------------ */

static void add_fit(sl_checker *checker, const char *id, const char *body) {
    add_rule(checker, id, "fit", "\"lamp\", \"saddle\"", body);
}

/* Appends what printf makes, with its NUL. */
static void put(char *row, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void put(char *row, size_t size, const char *format, ...) {
    va_list arguments;
    size_t used = strlen(row);
    va_start(arguments, format);
    vsnprintf(row + used, size - used, format, arguments);
    va_end(arguments);
}

/* Returns all questions of the only program: "path of account (place, framing, unreadable): RULE+ RULE, fit 1 of 2\n",
 * where "+" marks the rules that some value settles, and 1 of 2 are `settled` and `fit_rules`. */
static const char *questions_of(const sl_report *report) {
    static char rows[4096];
    sl_questions *questions;
    rows[0] = '\0';
    assert_int_equal(sl_list_questions(&report->programs[0], &questions), SL_OK);
    for (size_t i = 0; i < questions->count; i++) {
        const sl_question *question = &questions->list[i];
        put(rows, sizeof rows, "%s", shown(question->field->path));
        if (question->account.length)
            put(rows, sizeof rows, " of %s", shown(question->account));
        put(rows, sizeof rows, " (%s%s%s):", place_of(question->location), question->framing ? ", framing" : "",
            question->unreadable ? ", unreadable" : "");
        for (size_t j = 0; j < question->rule_count; j++)
            put(rows, sizeof rows, " %s%s", shown(question->rules[j].rule->id),
                question->rules[j].settlement_count ? "+" : "");
        put(rows, sizeof rows, ", fit %zu of %zu\n", question->settled, question->fit_rules);
    }
    sl_questions_free(questions);
    return rows;
}

static void assert_questions(sl_checker *checker, const char *program, const char *expected) {
    sl_report *report = check(checker, program);
    for (size_t i = 0; i < report->programs[0].outcome_count; i++)
        assert_int_not_equal(report->programs[0].outcomes[i].status, SL_FAILED);
    assert_string_equal(questions_of(report), expected);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- framing ----------------------------------------------------------------------------------------------------- */

#define WHEELS                                                                                                         \
    "if c:declares(\"wheels\") and c:declares(\"wheels.spokes\") and c:declares(\"wheels.inches\") then\n"             \
    "  return pass()\nend\nreturn fail { message = \"no wheels\", at = \"wheels\" }"

static void test_a_framing_rule_that_fails_says_what_it_asked_for(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "FRAME", "framing", "\"wheels\"", WHEELS);
    sl_report *report = check(checker, "bicycle: 1\nwheels: { spokes: few }\n");
    const sl_program *program = &report->programs[0];
    const sl_outcome *outcome = outcome_of(report, "FRAME", "");
    assert_int_equal(outcome->status, SL_FAIL);
    assert_int_equal(outcome->gap_count, 1);
    assert_text(outcome->gaps[0].field->path, "wheels.inches");
    assert_string_equal(place_of(outcome->gaps[0].location), "2:1");
    assert_false(outcome->gaps[0].unreadable);
    assert_int_equal(outcome->gaps[0].settlement_count, 0);
    assert_int_equal(program->undetermined, 0);
    assert_int_equal(program->missing_value_count, 0);
    assert_int_equal(program->finding_count, 1);
    sl_report_free(report);
    report = check(checker, whole_bicycle);
    assert_int_equal(outcome_of(report, "FRAME", "")->gap_count, 0);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_no_other_rule_that_fails_has_gaps(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", "local power = c.lamp.power " MISSING);
    sl_report *report = check(checker, "bicycle: 1\n");
    assert_int_equal(status_of(report, "R"), SL_FAIL);
    assert_int_equal(outcome_of(report, "R", "")->gap_count, 0);
    assert_string_equal(questions_of(report), "");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A rule that passes, but cannot count without a framing element, waits for what the framing rule asks. */
static void test_framing_comes_first(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "FRAME", "framing", "\"wheels\"", WHEELS);
    add_fit(checker, "A", IF("c.lamp.mounted and c.saddle.height > 50") FIT);
    add_fit(checker, "B", IF("c.lamp.power:is(\"battery\") or c.saddle.width:is(\"wide\")") FIT);
    assert_questions(checker,
                     "bicycle: 1\nlamp: { mounted: true }\nsaddle: { height: 80, width: narrow }\n"
                     "wheels: { spokes: few }\n",
                     "wheels.inches (4:1, framing): FRAME, fit 0 of 0\n"
                     "lamp.power (2:1): B+, fit 1 of 1\n");
}

static void test_an_undetermined_framing_rule_asks_too(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "FRAME", "framing", "\"wheels\"", IF("c.wheels.inches > 20") MISSING);
    assert_questions(checker, "bicycle: 1\nwheels: { inches: many }\n",
                     "wheels.inches (2:19, framing, unreadable): FRAME+, fit 0 of 0\n");
}

/* ---- the order --------------------------------------------------------------------------------------------------- */

static void test_what_settles_most_comes_first(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    /* mounted settles A and B alone; power and width settle C only together, and D helps neither */
    add_fit(checker, "A", IF("c.lamp.mounted or c.saddle.height > 50") FIT);
    add_fit(checker, "B", IF("c.lamp.mounted or c.saddle.height > 60") FIT);
    add_fit(checker, "C", IF("c.lamp.power:is(\"dynamo\") == c.saddle.width:is(\"wide\")") FIT);
    add_fit(checker, "D", IF("c.lamp.power:is(\"battery\") == c.saddle.width:is(\"wide\")") FIT);
    add_rule(checker, "E", "practice", "\"lamp\"", IF("c.lamp.power:is(\"dynamo\")") MISSING);
    add_rule(checker, "F", "practice", "\"wheels\"", IF("c.wheels.brakes.tested") MISSING);
    assert_questions(checker, "bicycle: 1\nsaddle: { height: 10 }\n",
                     "lamp.mounted (1:1): A+ B+, fit 2 of 2\n"
                     "lamp.power (1:1): C D E+, fit 0 of 2\n"
                     "saddle.width (2:1): C D, fit 0 of 2\n"
                     "wheels.brakes.tested (1:1): F+, fit 0 of 0\n");
}

static void test_equals_are_in_the_order_of_places_and_fields(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"lamp\"", IF("c.lamp.power:is(\"dynamo\")") MISSING);
    add_rule(checker, "B", "practice", "\"lamp\"", IF("c.lamp.mounted") MISSING);
    add_rule(checker, "C", "practice", "\"saddle\"", IF("c.saddle.width:is(\"wide\")") MISSING);
    assert_questions(checker, "bicycle: 1\nsaddle: { height: 10 }\n",
                     "lamp.mounted (1:1): B+, fit 0 of 0\n"
                     "lamp.power (1:1): A+, fit 0 of 0\n"
                     "saddle.width (2:1): C+, fit 0 of 0\n");
}

/* ---- accounts ---------------------------------------------------------------------------------------------------- */

static sl_checker *checker_of_lamps(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"lamp\"", IF("c.lamp.mounted and c.lamp.power:is(\"dynamo\")") MISSING);
    return checker;
}

static void test_an_account_shares_the_gaps_of_the_program(void **state) {
    (void)state;
    assert_questions(checker_of_lamps(),
                     "bicycle: 1\nlamp: { mounted: true }\nriders:\n"
                     "- { name: Ann, lamp: { mounted: true } }\n- { name: Bea, lamp: { mounted: true } }\n",
                     "lamp.power (2:1): A+, fit 0 of 0\n");
}

/* The program fails without a value of power: only the accounts ask for it. */
static void test_an_account_has_gaps_of_its_own(void **state) {
    (void)state;
    assert_questions(checker_of_lamps(),
                     "bicycle: 1\nlamp: { mounted: false }\nriders:\n"
                     "- { name: Bea, lamp: { mounted: true } }\n- { name: Ann, lamp: { mounted: true } }\n",
                     "lamp.power of Ann (2:1): A+, fit 0 of 0\n"
                     "lamp.power of Bea (2:1): A+, fit 0 of 0\n");
}

static void test_an_unreadable_value_of_an_account_is_its_own(void **state) {
    (void)state;
    assert_questions(checker_of_lamps(),
                     "bicycle: 1\nlamp: { mounted: true }\nriders:\n- { name: Ann, lamp: { power: coal } }\n",
                     "lamp.power (2:1): A+, fit 0 of 0\n"
                     "lamp.power of Ann (4:31, unreadable): A+, fit 0 of 0\n");
    assert_questions(checker_of_lamps(),
                     "bicycle: 1\nlamp: { mounted: true, power: coal }\nriders:\n"
                     "- { name: Ann, lamp: { mounted: true } }\n",
                     "lamp.power (2:31, unreadable): A+, fit 0 of 0\n");
}

/* A rule about all accounts asks an account for a value that the program does not have. */
static void test_a_portfolio_rule_asks_accounts(void **state) {
    (void)state;
    char *vocabulary = replace(bicycles, "description = \"Their name.\" }",
                               "description = \"Their name.\" },\n"
                               "{ id = \"mood\", type = \"ordinal\", domain = { \"calm\", \"wild\" }, description = "
                               "\"Theirs.\" }");
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_vocabulary(checker, text("riders.lua"), text(vocabulary)), SL_OK);
    char *rule = write_rule("R", "practice", "\"lamp\"",
                            IF("accounts:tally(\"riders.mood\").wild == 0 and c.lamp.mounted") MISSING);
    char *scoped = replace(rule, "  id = \"R\",", "  id = \"R\", scope = \"portfolio\",");
    char *whole = replace(scoped, "function(c, options)", "function(c, options, accounts)");
    assert_int_equal(load_source(checker, "R", whole), SL_OK);
    assert_questions(checker, "bicycle: 1\nriders:\n- { name: Ann, mood: calm }\n- { name: Bea }\n",
                     "lamp.mounted (1:1): R+, fit 0 of 0\n"
                     "riders.mood of Bea (4:3): R+, fit 0 of 0\n");
    free(whole);
    free(scoped);
    free(rule);
    free(vocabulary);
}

/* ---- programs without questions ---------------------------------------------------------------------------------- */

static void test_some_programs_have_no_questions(void **state) {
    (void)state;
    assert_questions(checker_of_lamps(), whole_bicycle, "");
    assert_questions(checker_of_lamps(), "no bicycle\n", "");
    sl_questions_free(NULL);
}

/* ---- reports ----------------------------------------------------------------------------------------------------- */

static bool keep(void *context, const char *bytes, size_t length) {
    put(context, 65536, "%.*s", (int)length, bytes);
    return true;
}

static void test_reports_have_questions_if_they_are_wanted(void **state) {
    (void)state;
    static const sl_format formats[] = {SL_FORMAT_TEXT, SL_FORMAT_JSON, SL_FORMAT_NDJSON, SL_FORMAT_COMPACT};
    static char written[65536];
    sl_checker *checker = checker_of_lamps();
    sl_report *report = check(checker, "bicycle: 1\nlamp: { mounted: true }\n");
    for (size_t i = 0; i < 8; i++) {
        bool wanted = i % 2;
        sl_writer_options options = {.format = formats[i / 2], .questions = wanted, .sink = keep, .context = written};
        sl_writer *writer = sl_writer_new(&options, checker);
        written[0] = '\0';
        assert_int_equal(sl_writer_program(writer, &report->programs[0]), SL_OK);
        assert_int_equal(sl_writer_finish(writer), SL_OK);
        assert_int_equal(strstr(written, "questions") != NULL, wanted && formats[i / 2] != SL_FORMAT_COMPACT);
        sl_writer_free(writer);
    }
    sl_report_free(report);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_framing_rule_that_fails_says_what_it_asked_for),
        cmocka_unit_test(test_no_other_rule_that_fails_has_gaps),
        cmocka_unit_test(test_framing_comes_first),
        cmocka_unit_test(test_an_undetermined_framing_rule_asks_too),
        cmocka_unit_test(test_what_settles_most_comes_first),
        cmocka_unit_test(test_equals_are_in_the_order_of_places_and_fields),
        cmocka_unit_test(test_an_account_shares_the_gaps_of_the_program),
        cmocka_unit_test(test_an_account_has_gaps_of_its_own),
        cmocka_unit_test(test_an_unreadable_value_of_an_account_is_its_own),
        cmocka_unit_test(test_a_portfolio_rule_asks_accounts),
        cmocka_unit_test(test_some_programs_have_no_questions),
        cmocka_unit_test(test_reports_have_questions_if_they_are_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
