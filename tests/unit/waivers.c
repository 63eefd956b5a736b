/* waivers.c - which findings a waiver covers, and what becomes of the others. */
#include "checker/checker.h"
#include "unit/lua_support.h"

#define UNTIL " until 2027-03-31 by the workshop because it is ordered"

#define BATTERY                                                                                                        \
    "if c.lamp.power:is(\"battery\") then return pass() end\n"                                                         \
    "local w = c.wheels.inches\n"                                                                                      \
    "return fail { message = \"it runs on \" .. c.lamp.power }"

static sl_checker *new_waiving(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\", \"wheels\"", BATTERY);
    assert_int_equal(sl_set_today(checker, text("2027-01-01")), SL_OK);
    return checker;
}

/* The findings of a program, a line each: "rule standing account+account"; then the states of its waivers. */
static const char *standings(const char *program) {
    static char row[4096];
    sl_checker *checker = new_waiving();
    sl_report *report = check(checker, program);
    size_t at = 0;
    row[0] = '\0';
    for (size_t p = 0; p < report->program_count; p++) {
        const sl_program *one = &report->programs[p];
        for (size_t i = 0; i < one->finding_count; i++) {
            const sl_finding *finding = &one->findings[i];
            at += (size_t)snprintf(row + at, sizeof row - at, "%s %s %s", shown(finding->rule),
                                   sl_suppression_name(finding->suppression), shown(finding->account));
            for (size_t k = 0; k < finding->more_account_count; k++)
                at += (size_t)snprintf(row + at, sizeof row - at, "+%s", shown(finding->more_accounts[k]));
            at += (size_t)snprintf(row + at, sizeof row - at, "\n");
            assert_true((finding->waiver != NULL) == (finding->suppression == SL_WAIVED));
        }
        for (size_t i = 0; i < one->waiver_count; i++)
            at += (size_t)snprintf(row + at, sizeof row - at, "= %s %s %zu\n",
                                   sl_waiver_state_name(one->waivers[i].state), shown(one->waivers[i].path),
                                   one->waivers[i].covered);
    }
    sl_report_free(report);
    sl_checker_free(checker);
    return row;
}

#define WHEELS "wheels: { inches: 28 }\n"

static void test_what_is_covered(void **state) {
    (void)state;
    static const struct {
        const char *program, *expected;
    } cases[] = {
        {"lamp:\n  power: dynamo # samplint: waive R" UNTIL "\n" WHEELS, "R waived \n= active lamp.power 1\n"},
        {"lamp:\n  power: dynamo #samplint:waive R" UNTIL "\n" WHEELS, "R waived \n= active lamp.power 1\n"},
        {"lamp:\n  # samplint: waive R" UNTIL "\n  power: dynamo\n" WHEELS, "R waived \n= active lamp.power 1\n"},
        {"lamp: # samplint: waive R" UNTIL "\n  power: dynamo\n" WHEELS, "R waived \n= active lamp 1\n"},
        {"lamp: { power: dynamo } # samplint: waive R" UNTIL "\n" WHEELS, "R waived \n= active lamp 1\n"},
        {"lamp: { power: dynamo }\nwheels:\n  inches: 28 # samplint: waive R" UNTIL "\n",
         "R waived \n= active wheels.inches 1\n"},
        {"lamp:\n  mounted: true # samplint: waive R" UNTIL "\n  power: dynamo\n" WHEELS,
         "unused-waiver open \nR open \n= unused lamp.mounted 0\n"},
        {"lamp: { power: battery } # samplint: waive R" UNTIL "\n" WHEELS, "unused-waiver open \n= unused lamp 0\n"},
        /* a value on a line of its own */
        {"lamp:\n  power:\n    dynamo # samplint: waive R" UNTIL "\n" WHEELS, "R waived \n= active lamp.power 1\n"},
        {"lamp:\n  ? power\n  : dynamo # samplint: waive R" UNTIL "\n" WHEELS, "R waived \n= active lamp.power 1\n"},
        {"lamp:\n  { power: dynamo } # samplint: waive R" UNTIL "\n" WHEELS, "R waived \n= active lamp.power 1\n"},
        /* behind an anchor, by what it is about */
        {"x-lamp: &l\n  power: dynamo # samplint: waive R" UNTIL "\nlamp: *l\n" WHEELS,
         "R waived \n= active lamp.power 1\n"},
        {"x-lamp: &l { power: dynamo }\nlamp: *l # samplint: waive R" UNTIL "\n" WHEELS,
         "R waived \n= active lamp 1\n"},
        /* what is not declared */
        {"lamp: # samplint: waive undetermined" UNTIL "\n  mounted: true\n", "undetermined waived \n= active lamp 1\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *program = print("bicycle: 1\n%s", cases[i].program);
        assert_string_equal(standings(program), cases[i].expected);
        free(program);
    }
}

/* A value that the program has is that of an account, too, which does not override it. */
static void test_accounts(void **state) {
    (void)state;
#define ANN "- name: Ann\n  lamp: { power: dynamo }\n"
#define BEN "- name: Ben\n  lamp: { power: dynamo }\n"
    assert_string_equal(standings("bicycle: 1\nlamp: { power: battery }\n" WHEELS "riders:\n" ANN BEN),
                        "R open Ann\nR open Ben\n");
    assert_string_equal(standings("bicycle: 1\nlamp: { power: battery }\n" WHEELS
                                  "riders:\n- name: Ann\n  lamp: { power: dynamo } # samplint: waive R" UNTIL "\n" BEN),
                        "R waived Ann\nR open Ben\n= active lamp 1\n");
    assert_string_equal(standings("bicycle: 1\nlamp: { power: battery }\n" WHEELS
                                  "riders:\n- name: Ann # samplint: waive R" UNTIL "\n  lamp: { power: dynamo }\n" BEN),
                        "R waived Ann\nR open Ben\n= active  1\n");
    assert_string_equal(standings("bicycle: 1\nlamp: { power: battery }\n"
                                  "wheels: { inches: 28 } # samplint: waive R" UNTIL "\nriders:\n" ANN BEN),
                        "unused-waiver open \nR open Ann\nR open Ben\n= unused wheels 0\n");
    assert_string_equal(standings("bicycle: 1\nlamp:\n  power: dynamo # samplint: waive R" UNTIL "\n" WHEELS
                                  "riders:\n- { name: Ann, lamp: { mounted: true } }\n- { name: Ben }\n"),
                        "R waived \n= active lamp.power 1\n");
}

/* What is found of an account at a value of the program is waived with that value, though another one is the account's own. */
static void test_account_at_a_value_of_the_program(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\", \"saddle\"",
             "local p = c.lamp.power\nif c.saddle.height < 100 then return pass() end\n"
             "return fail { message = \"too high for that lamp\", at = \"lamp.power\" }");
    assert_int_equal(sl_set_today(checker, text("2027-01-01")), SL_OK);
    sl_report *report = check(checker, "bicycle: 1\nlamp:\n  power: dynamo # samplint: waive R" UNTIL
                                       "\nsaddle: { height: 80 }\nriders:\n- { name: Ann, saddle: { height: 110 } }\n");
    assert_int_equal(finding_of(report, "R", "Ann")->suppression, SL_WAIVED);
    sl_report_free(report);
    report = check(checker, "bicycle: 1\nlamp: { power: dynamo }\nsaddle: # samplint: waive R" UNTIL
                            "\n  height: 80\nriders:\n- { name: Ann, saddle: { height: 110 } }\n");
    assert_int_equal(finding_of(report, "R", "Ann")->suppression, SL_OPEN);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* One finding of several accounts becomes two where one of them is waived. */
static void test_shared_finding_is_parted(void **state) {
    (void)state;
    assert_string_equal(standings("bicycle: 1\nx-lamp: &l { power: dynamo }\nlamp: { power: battery }\n" WHEELS
                                  "riders:\n- name: Ann\n  lamp: *l\n- name: Ben # samplint: waive R" UNTIL
                                  "\n  lamp: *l\n- name: Cid\n  lamp: *l\n"),
                        "R open Ann+Cid\nR waived Ben\n= active  1\n");
}

static void test_given_values(void **state) {
    (void)state;
    static const struct {
        const char *given, *program, *state;
    } cases[] = {
        {"dynamo", "lamp:\n  power: dynamo", "= active"},
        {"battery", "lamp:\n  power: dynamo", "= superseded"},
        {"dynamos", "lamp:\n  power: dynamo", "= misspelled"},
        {"x", "lamp: { power: dynamo }", "= misspelled"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *program =
            print("bicycle: 1\n" WHEELS "%s # samplint: waive R given %s" UNTIL "\n", cases[i].program, cases[i].given);
        assert_non_null(strstr(standings(program), cases[i].state));
        free(program);
    }
    assert_non_null(strstr(standings("bicycle: 1\nlamp: { power: dynamo }\nwheels:\n"
                                     "  inches: 28 # samplint: waive R given 28" UNTIL "\n"),
                           "= active"));
    assert_non_null(strstr(standings("bicycle: 1\nlamp: { power: dynamo }\nwheels:\n"
                                     "  inches: 28 # samplint: waive R given 26" UNTIL "\n"),
                           "= superseded"));
    assert_non_null(strstr(standings("bicycle: 1\nlamp: { power: dynamo }\n" WHEELS "saddle:\n"
                                     "  suits: [road, mud] # samplint: waive R given [mud, road]" UNTIL "\n"),
                           "= unused"));
    assert_non_null(strstr(standings("bicycle: 1\nlamp: { power: dynamo }\n" WHEELS "saddle:\n"
                                     "  suits: [road, mud] # samplint: waive R given [mud]" UNTIL "\n"),
                           "= superseded"));
}

static void test_misspelled(void **state) {
    (void)state;
    static const char *const comments[] = {
        "samplint: waive R",
        "samplint: waive R by x because y",
        "samplint: waive R until 2027-03-31 because y",
        "samplint: waive R until 2027-03-31 by x",
        "samplint: waive R until 2027-03-31 by x because",
        "samplint: waive until 2027-03-31 by x because y",
        "samplint: waive R until 31.3.2027 by x because y",
        "samplint: waive R until 2027-02-30 by x because y",
        "samplint: waive Q" UNTIL,
        "samplint: waiv R" UNTIL,
        "samplint:",
        "and samplint: waive R" UNTIL,
        "and Samplint : Waive R" UNTIL,
        "samplint waive R" UNTIL,
        "Samplint: waive R" UNTIL,
        "SAMPLINT: WAIVE R" UNTIL,
        "samplint : waive R" UNTIL,
        "samplint waiver: R" UNTIL,
        "samplint found it; samplint: waive R" UNTIL,
        "Samplint:",
    };
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        char *program = print("bicycle: 1\nlamp:\n  power: dynamo # %s\n" WHEELS, comments[i]);
        const char *told = standings(program);
        assert_non_null(strstr(told, "R open \n"));
        assert_non_null(strstr(told, "misspelled-waiver open \n"));
        free(program);
    }
    /* it is about nothing */
    assert_non_null(
        strstr(standings("bicycle: 1 # samplint: waive R" UNTIL "\nlamp: { power: dynamo }\n" WHEELS), "= misspelled"));
    assert_non_null(strstr(standings("bicycle: 1\nlamp: { power: dynamo }\n" WHEELS "# samplint: waive R" UNTIL "\n"),
                           "= misspelled"));
}

static void test_prose_is_no_waiver(void **state) {
    (void)state;
    static const char *const comments[] = {
        "checked with samplint: all is well",
        "samplint checks this file",
        "samplint waivers lists what is waived",
        "samplint's waiver ended",
        "see .samplint.yaml",
        "Samplint",
        "settings of samplint: waivers.yaml",
        "ask before samplint waive is written",
    };
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        char *program = print("bicycle: 1\nlamp:\n  power: dynamo # %s\n" WHEELS, comments[i]);
        assert_string_equal(standings(program), "R open \n");
        free(program);
    }
}

/* It holds through its last day. */
static void test_what_to_do_about_a_misspelled_one(void **state) {
    (void)state;
    static const struct {
        const char *waiver, *advice;
    } cases[] = {
        {"R, Q" UNTIL, "a waiver is for one rule, not for \"R, Q\"; write one for each"},
        {"Something-else" UNTIL, "there is no rule \"Something-else\"; samplint rules lists them all"},
        {"R" UNTIL " # samplint: waive Q" UNTIL,
         "a comment holds one waiver; write each on a line of its own above the value"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = new_waiving();
        char *program = print("bicycle: 1\nlamp:\n  power: dynamo # samplint: waive %s\n" WHEELS, cases[i].waiver);
        sl_report *report = check(checker, program);
        assert_int_equal(report->programs[0].waiver_count, 1);
        assert_int_equal(report->programs[0].waivers[0].state, SL_WAIVER_MISSPELLED);
        assert_string_equal(shown(report->programs[0].waivers[0].message), cases[i].advice);
        sl_report_free(report);
        sl_checker_free(checker);
        free(program);
    }
}

static void test_unused_for_what_is_declared(void **state) {
    (void)state;
    sl_checker *checker = new_waiving();
    sl_report *report =
        check(checker, "bicycle: 1\nlamp:\n  power: battery # samplint: waive undetermined" UNTIL "\n" WHEELS);
    assert_int_equal(report->programs[0].waivers[0].state, SL_WAIVER_UNUSED);
    assert_string_equal(shown(report->programs[0].waivers[0].message),
                        "it covers nothing, because every value that rules need here is declared; delete it");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_days(void **state) {
    (void)state;
    static const struct {
        const char *today;
        sl_suppression suppression;
    } cases[] = {
        {"2027-03-30", SL_WAIVED}, {"2027-03-31", SL_WAIVED}, {"2027-04-01", SL_OPEN}, {"2028-01-01", SL_OPEN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = new_waiving();
        assert_int_equal(sl_set_today(checker, text(cases[i].today)), SL_OK);
        sl_report *report = check(checker, "bicycle: 1\nlamp: { power: dynamo } # samplint: waive R" UNTIL "\n" WHEELS);
        assert_int_equal(need_finding(report, "R")->suppression, cases[i].suppression);
        assert_true((finding_of(report, "expired-waiver", "") != NULL) == (cases[i].suppression == SL_OPEN));
        sl_report_free(report);
        sl_checker_free(checker);
    }
    sl_checker *checker = new_waiving();
    assert_int_equal(sl_set_today(checker, text("2027-02-29")), SL_REFUSED);
    assert_int_equal(sl_set_today_by_clock(checker, text("1806451200")), SL_OK);
    char day[SL_DAY_BYTES];
    sl_get_today(checker, day);
    assert_string_equal(day, "2027-03-31");
    assert_int_equal(sl_set_today_by_clock(checker, text("-1")), SL_REFUSED);
    assert_int_equal(sl_set_today_by_clock(checker, text("")), SL_REFUSED);
    assert_int_equal(sl_set_today_by_clock(checker, text("99999999999999999999")), SL_REFUSED);
    sl_checker_free(checker);
}

static void test_not_waivable(void **state) {
    (void)state;
    sl_checker *checker = new_waiving();
    sl_rule *rule = rulebook_find(&checker->rules.book, text("R"));
    assert_non_null(rule);
    rule->not_waivable = true;
    rule->not_waivable_set_by = text("rules/pack.lua:3");
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: dynamo } # samplint: waive R" UNTIL "\n" WHEELS);
    assert_int_equal(need_finding(report, "R")->suppression, SL_OPEN);
    assert_non_null(strstr(shown(need_finding(report, "refused-waiver")->message), "rules/pack.lua:3"));
    assert_int_equal(need_finding(report, "refused-waiver")->kind, SL_KIND_WAIVER);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Each document has its own, and those of one that is no program are nobody's. */
static void test_documents(void **state) {
    (void)state;
#define DARK "bicycle: 1\n" WHEELS "lamp:\n  power: dynamo"
    assert_string_equal(standings(DARK "\n---\n" DARK " # samplint: waive R" UNTIL "\n---\n" DARK "\n"),
                        "R open \nR waived \n= active lamp.power 1\nR open \n");
    assert_string_equal(standings("a: 1 # samplint: waive R" UNTIL "\n---\n" DARK "\n"),
                        "not-a-program open \nR open \n");
}

/* The verdict is what it is. */
static void test_verdict(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "F", "fit", "\"lamp\", \"wheels\"",
             "local a, b = c.lamp.power, c.wheels.inches\n"
             "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }");
    assert_int_equal(sl_set_today(checker, text("2027-01-01")), SL_OK);
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: dynamo } # samplint: waive F" UNTIL "\n" WHEELS);
    assert_int_equal(need_finding(report, "F")->suppression, SL_WAIVED);
    assert_int_equal(report->programs[0].verdict, SL_INCONGRUENT);
    sl_report_free(report);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_covered),
        cmocka_unit_test(test_accounts),
        cmocka_unit_test(test_account_at_a_value_of_the_program),
        cmocka_unit_test(test_shared_finding_is_parted),
        cmocka_unit_test(test_given_values),
        cmocka_unit_test(test_misspelled),
        cmocka_unit_test(test_prose_is_no_waiver),
        cmocka_unit_test(test_what_to_do_about_a_misspelled_one),
        cmocka_unit_test(test_unused_for_what_is_declared),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_not_waivable),
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
