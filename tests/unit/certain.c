/* certain.c - certain answers: what a rule says of a program that leaves values out. */
#include "unit/lua_support.h"

#define FAIL_WITH(message) "return fail { message = \"" message "\", alternatives = { \"one\", \"other\" } }"

static sl_checker *checker_with(const char *elements, const char *body) {
    sl_checker *checker = new_checker();
    add_rule(checker, "R", strchr(elements, ',') ? "fit" : "theme", elements, body);
    return checker;
}

/* The gaps of an outcome with the values that settle it: "path: pass a, fail b; path". */
static const char *gaps_of(const sl_outcome *outcome) {
    static char row[1024];
    size_t at = 0;
    row[0] = '\0';
    for (size_t i = 0; i < outcome->gap_count; i++) {
        const sl_gap *gap = &outcome->gaps[i];
        at += (size_t)snprintf(row + at, sizeof row - at, "%s%s%s", i ? "; " : "", shown(gap->field->path),
                               gap->settlement_count ? ":" : "");
        for (size_t j = 0; j < gap->settlement_count; j++)
            at += (size_t)snprintf(row + at, sizeof row - at, "%s %s %s", j ? "," : "",
                                   sl_status_name(gap->settlements[j].status), shown(gap->settlements[j].value));
    }
    return row;
}

/* Asserts a rule's answer to a program, twice: asked, and remembered. */
static void assert_answer(const char *elements, const char *body, const char *program, sl_status status,
                          const char *gaps) {
    sl_checker *checker = checker_with(elements, body);
    for (int i = 0; i < 2; i++) {
        char *text_of_program = print("bicycle: 1\n%s\n", program);
        sl_report *report = check(checker, text_of_program);
        const sl_outcome *outcome = outcome_of(report, "R", "");
        assert_string_equal(sl_status_name(outcome->status), sl_status_name(status));
        assert_string_equal(gaps_of(outcome), gaps);
        sl_report_free(report);
        free(text_of_program);
    }
    sl_checker_free(checker);
}

static const char lamp[] = "if c.lamp.power:is(\"battery\") then return not_applicable(\"no dynamo\") end\n"
                           "if c.lamp.mounted or c.wheels.inches > 20 then return pass() end\n" FAIL_WITH("dark");

static void test_an_answer_is_certain_if_all_completions_agree(void **state) {
    (void)state;
    static const struct {
        const char *program;
        sl_status status;
        const char *gaps;
    } cases[] = {
        {"lamp: { power: dynamo, mounted: true }", SL_PASS, ""},
        {"lamp: { mounted: true }", SL_PASS, ""}, /* or it does not apply */
        {"lamp: { power: battery }", SL_NOT_APPLICABLE, ""},
        {"wheels: { inches: 28 }", SL_PASS, ""},
        {"wheels: { inches: 20 }\nlamp: { power: dynamo }", SL_UNDETERMINED, "lamp.mounted: fail false, pass true"},
        {"wheels: { inches: 20 }", SL_UNDETERMINED, "lamp.power: not_applicable battery; lamp.mounted: pass true"},
        {"lamp: { power: dynamo, mounted: false }", SL_UNDETERMINED, "wheels.inches: fail 12 to 20, pass 21 or more"},
        {"lamp: { power: steam, mounted: false }\nwheels: { inches: 20 }", SL_UNDETERMINED,
         "lamp.power: fail dynamo, not_applicable battery"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_answer("\"lamp\", \"wheels\"", lamp, cases[i].program, cases[i].status, cases[i].gaps);
}

/* A gap that is read, and on which nothing hangs, is not named. */
static void test_a_gap_without_influence_is_not_named(void **state) {
    (void)state;
    assert_answer(
        "\"lamp\"",
        "local p = c.lamp.power:is(\"battery\")\nif c.lamp.mounted then return pass() end\n" FAIL_WITH("dark"),
        "lamp: {}", SL_UNDETERMINED, "lamp.mounted: fail false, pass true");
    assert_answer("\"lamp\"",
                  "if c.lamp.power:is(\"battery\") and c.lamp.mounted then return pass() end\n"
                  "if c.lamp.mounted then return pass() end\n" FAIL_WITH("dark"),
                  "lamp: {}", SL_UNDETERMINED, "lamp.mounted: fail false, pass true");
}

/* A set is completed word by word, by the words that the rule asks for. */
static void test_sets(void **state) {
    (void)state;
    assert_answer("\"wheels\"", "if c.wheels.surfaces:any(\"road\", \"mud\") then return pass() end\n" FAIL_WITH("x"),
                  "", SL_UNDETERMINED,
                  "wheels.surfaces: pass with road, pass with mud, fail without any of road and mud");
    assert_answer("\"wheels\"", "if c.wheels.surfaces:all(\"road\", \"mud\") then return pass() end\n" FAIL_WITH("x"),
                  "", SL_UNDETERMINED,
                  "wheels.surfaces: fail without road, fail without mud, pass with road and mud");
    assert_answer("\"wheels\", \"saddle\"",
                  "if c.wheels.surfaces:any(c.saddle.suits) then return pass() end\n" FAIL_WITH("x"),
                  "saddle: { suits: [] }", SL_FAIL, "");
    assert_answer("\"wheels\", \"lamp\"", /* no single word settles it, nor do all words together */
                  "local n = c.wheels.surfaces:count()\n"
                  "if n == 0 or n == 3 and c.lamp.mounted then return pass() end\n" FAIL_WITH("x"),
                  "", SL_UNDETERMINED,
                  "wheels.surfaces: pass without any of road, gravel and mud, "
                  "fail with gravel and without road; lamp.mounted");
    assert_answer(
        "\"wheels\"",
        "if c.wheels.surfaces:empty() or c.wheels.surfaces:count() > 0 then return pass() end\n" FAIL_WITH("x"), "",
        SL_PASS, "");
}

/* A text can be anything, and so can an integer that the rule calculates with. */
static void test_what_cannot_be_supposed(void **state) {
    (void)state;
    assert_answer("\"wheels\"", "if c.wheels.maker == \"Rover\" then return pass() end\n" FAIL_WITH("x"), "",
                  SL_UNDETERMINED, "wheels.maker");
    assert_answer("\"wheels\"", "if c.wheels.inches % 2 >= 0 then return pass() end\n" FAIL_WITH("x"), "",
                  SL_UNDETERMINED, "wheels.inches");
    assert_answer("\"wheels\", \"lamp\"",
                  "if c.lamp.mounted then return pass() end\nif c.wheels.maker == \"Rover\" then return pass() "
                  "end\n" FAIL_WITH("x"),
                  "", SL_UNDETERMINED, "lamp.mounted: pass true; wheels.maker");
}

/* All completions fail, with different messages: the finding says what holds in all of them. */
static void test_a_failure_speaks_of_what_is_declared(void **state) {
    (void)state;
    sl_checker *checker = checker_with(
        "\"lamp\", \"wheels\"",
        "local big = c.wheels.inches > 20\n"
        "if c.lamp.power:is(\"dynamo\") then\n"
        "  return fail { message = \"runs on \" .. c.lamp.power, at = \"lamp.power\",\n"
        "    notes = { [\"lamp.power\"] = \"this\", [\"wheels.inches\"] = \"that\" },\n"
        "    alternatives = { \"one\", \"other\" } }\n"
        "end\n"
        "return fail { message = \"big\", at = \"wheels.inches\", notes = { [\"wheels.inches\"] = \"that\" },\n"
        "  alternatives = { \"one\", \"other\" } }");
    sl_report *report = check(checker, "bicycle: 1\nwheels: { inches: 28 }\n");
    const sl_finding *finding = need_finding(report, "R");
    assert_text(finding->message,
                "big (an example: some values are not declared, and none of their values satisfies the rule)");
    assert_text(finding->location.config_path, "wheels.inches");
    assert_text(finding->note, "that");
    assert_int_equal(finding->related_count, 0);
    sl_report_free(report);
    sl_checker_free(checker);
    /* where every completion points at a supposed value, the finding points at a declared one */
    checker =
        checker_with("\"lamp\", \"wheels\"",
                     "local i, p = c.wheels.inches, c.lamp.power\n"
                     "return fail { message = \"x\", at = \"lamp.power\", notes = { [\"lamp.power\"] = \"this\" },\n"
                     "  alternatives = { \"one\", \"other\" } }");
    report = check(checker, "bicycle: 1\nwheels: { inches: 28 }\n");
    finding = need_finding(report, "R");
    assert_text(finding->location.config_path, "wheels.inches");
    assert_int_equal(finding->related_count, 0);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* An account inherits gaps as it inherits values. */
static void test_accounts_inherit_gaps(void **state) {
    (void)state;
    sl_checker *checker = checker_with(
        "\"lamp\", \"saddle\"", "if c.lamp.power:is(\"battery\") then return not_applicable(\"no dynamo\") end\n"
                                "if c.lamp.mounted or c.saddle.height > 20 then return pass() end\n" FAIL_WITH("dark"));
    sl_report *report =
        check(checker, "bicycle: 1\nsaddle: { height: 28 }\nriders:\n"
                       "- { name: Ann, saddle: { height: 12 } }\n"
                       "- { name: Bea, saddle: { height: 12 }, lamp: { power: dynamo, mounted: false } }\n"
                       "- { name: Cid, saddle: { height: 12 }, lamp: { mounted: true } }\n");
    assert_int_equal(status_of(report, "R"), SL_PASS);
    assert_string_equal(gaps_of(outcome_of(report, "R", "Ann")),
                        "lamp.power: not_applicable battery; lamp.mounted: pass true");
    assert_int_equal(outcome_of(report, "R", "Bea")->status, SL_FAIL);
    assert_int_equal(outcome_of(report, "R", "Cid")->status, SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A rule that fails itself in some completion has failed, and says in which. */
static void test_a_rule_that_crashes_never_passes(void **state) {
    (void)state;
    sl_checker *checker = checker_with(
        "\"lamp\"", "if c.lamp.power:is(\"battery\") then error(\"boo\") end\nif c.lamp.mounted then return "
                    "pass() end return pass()");
    sl_report *report = check(checker, "bicycle: 1\nlamp: { mounted: true }\n");
    assert_int_equal(status_of(report, "R"), SL_FAILED);
    assert_text(need_finding(report, "R")->message, "the rule itself failed: boo (when lamp.power: battery)");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A rule may read more than can be completed: then it is undetermined, names all gaps that it has met, and says so. */
static void test_completions_have_a_budget(void **state) {
    (void)state;
    static const char body[] = "local n = 0\n"
                               "for _, w in ipairs { \"road\", \"gravel\", \"mud\" } do\n"
                               "  if c.wheels.surfaces:has(w) then n = n + 1 end\nend\n"
                               "if c.lamp.mounted and n > 2 and c.lamp.power:is(\"dynamo\") then return pass() end\n"
                               "return pass()";
    static const char *const budgets[] = {"17", "16", "1"};
    for (size_t i = 0; i < sizeof budgets / sizeof *budgets; i++) {
        sl_checker *checker = checker_with("\"lamp\", \"wheels\"", body);
        assert_int_equal(sl_set_budget(checker, text("completions"), text(budgets[i])), SL_OK);
        for (int again = 0; again < 2; again++) {
            sl_report *report = check(checker, "bicycle: 1\n");
            const sl_outcome *outcome = outcome_of(report, "R", "");
            assert_int_equal(outcome->status, i == 0 ? SL_PASS : SL_UNDETERMINED);
            assert_int_equal(outcome->cut_short, i > 0);
            if (i == 1)
                assert_string_equal(gaps_of(outcome), "wheels.surfaces; lamp.mounted; lamp.power");
            if (i > 0)
                assert_text(need_finding(report, "undetermined")->settlements[0],
                            "R was not asked about all completions; --budget completions=NUMBER allows more");
            sl_report_free(report);
        }
        sl_checker_free(checker);
    }
}

/* Whether something is declared is asked of the program, not of its completions: also after it has been read. */
static void test_a_framing_rule_reads_and_asks(void **state) {
    (void)state;
    static const char *const checks[] = {
        "local m = c.lamp.mounted\nif c:declares(\"lamp.mounted\") or m then return pass() end\n"
        "return fail { message = \"x\" }",
        "local d = c:declares(\"lamp.mounted\")\nif d or c.lamp.mounted then return pass() end\n"
        "return fail { message = \"x\" }",
        "local m = c.lamp.mounted\nif c:declares(\"lamp\") or m then return pass() end\n"
        "return fail { message = \"x\" }",
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        sl_checker *checker = new_checker();
        add_rule(checker, "R", "framing", "\"lamp\"", checks[i]);
        sl_report *report = check(checker, "bicycle: 1\n");
        assert_string_equal(gaps_of(outcome_of(report, "R", "")), "lamp.mounted: fail false, pass true");
        sl_report_free(report);
        report = check(checker, "bicycle: 1\nlamp: { mounted: false }\n");
        assert_int_equal(status_of(report, "R"), SL_PASS);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* A run stands for all words that its check does not tell apart: those that answer is(...) and comparisons alike. A word
 * that a text names stands for itself. */
static void test_words_that_are_alike_take_one_run(void **state) {
    (void)state;
    static const struct {
        const char *body;
        size_t runs; /* for a program that leaves the words out */
    } cases[] = {
        /* a first run that fails is repeated */
        {"if c.wheels.spokes >= \"some\" then return pass() end\n" FAIL_WITH("x"), 3},
        {"if \"many\" <= c.wheels.spokes then return pass() end\n" FAIL_WITH("x"), 3},
        {"if c.wheels.brakes.sort:is(\"rim\") then return pass() end\n" FAIL_WITH("x"), 2},
        {"if c.wheels.brakes.sort:is(\"rim\", \"disc\") then return pass() end\n" FAIL_WITH("x"), 2},
        {"if c.wheels.brakes.sort:is(\"rim\") or c.wheels.spokes > \"some\" then return pass() end\n" FAIL_WITH("x"),
         3},
        {"if c.wheels.brakes.sort:is(\"rim\") then return pass() end\n"
         "return fail { message = \"it is \" .. c.wheels.brakes.sort, alternatives = { \"one\", \"other\" } }",
         3},
        {"if tostring(c.wheels.brakes.sort) == \"rim\" then return pass() end\n" FAIL_WITH("x"), 3},
        {"local one = c.wheels.brakes.sort\nif one:is(\"rim\") then return pass() end\n"
         "return fail { message = string.format(\"it is %s\", one), alternatives = { \"one\", \"other\" } }",
         3},
    };
    static const char *const words[] = {"rim", "disc", "coaster"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = checker_with("\"wheels\"", cases[i].body);
        size_t count;
        sl_start_profile(checker);
        sl_report *report = check(checker, "bicycle: 1\n");
        assert_int_equal(outcome_of(report, "R", "")->status, SL_UNDETERMINED);
        assert_int_equal(sl_get_profile(checker, &count)->runs, cases[i].runs);
        sl_report_free(report);
        for (size_t j = 0; j < sizeof words / sizeof *words && strstr(cases[i].body, "it is"); j++) {
            char *program = print("bicycle: 1\nwheels: { brakes: { sort: %s } }\n", words[j]);
            char *message = print("it is %s", words[j]);
            report = check(checker, program);
            if (j > 0)
                assert_text(need_finding(report, "R")->message, message);
            sl_report_free(report);
            free(program);
            free(message);
        }
        sl_checker_free(checker);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_answer_is_certain_if_all_completions_agree),
        cmocka_unit_test(test_a_gap_without_influence_is_not_named),
        cmocka_unit_test(test_sets),
        cmocka_unit_test(test_what_cannot_be_supposed),
        cmocka_unit_test(test_a_failure_speaks_of_what_is_declared),
        cmocka_unit_test(test_accounts_inherit_gaps),
        cmocka_unit_test(test_a_rule_that_crashes_never_passes),
        cmocka_unit_test(test_completions_have_a_budget),
        cmocka_unit_test(test_words_that_are_alike_take_one_run),
        cmocka_unit_test(test_a_framing_rule_reads_and_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
