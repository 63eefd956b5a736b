/* evaluate.c - what rules say becomes statuses, findings, states and a verdict; and a finding is the same one tomorrow. */
#include "unit/lua_support.h"

#define TWO_WAYS "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"
#define MOUNTED "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }"
#define HIGH "if c.saddle.height > 1 then return pass() end return fail { message = \"low\" }"
#define BATTERY                                                                                                        \
    "if c.lamp.power:is(\"battery\") then return pass() end\n"                                                         \
    "return fail { message = \"it runs on \" .. c.lamp.power }"

static sl_checker *checker_with(const char *id, const char *kind, const char *elements, const char *body) {
    sl_checker *checker = new_checker();
    add_rule(checker, id, kind, elements, body);
    return checker;
}

/* ---- statuses ----------------------------------------------------------------------------------------------------- */

static void test_statuses(void **state) {
    (void)state;
    static const struct {
        const char *body;
        sl_status status;
    } cases[] = {
        {"return c.lamp.mounted and pass()", SL_PASS},
        {"local m = c.lamp.mounted return fail { message = \"x\" }", SL_FAIL},
        {"local m = c.lamp.mounted return not_applicable(\"why\")", SL_NOT_APPLICABLE},
        {"local m = c.lamp.mounted error(\"x\")", SL_FAILED},
    };
    static const char *const names[] = {"pass", "fail", "undetermined", "not_applicable", "error"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = checker_with("R", "practice", "\"lamp\"", cases[i].body);
        sl_report *report = check(checker, whole_bicycle);
        assert_int_equal(status_of(report, "R"), cases[i].status);
        sl_report_free(report);
        sl_checker_free(checker);
    }
    for (int i = 0; i < 5; i++)
        assert_string_equal(sl_status_name((sl_status)i), names[i]);
}

static void test_kinds_and_severities_of_findings(void **state) {
    (void)state;
    static const struct {
        const char *rule_kind;
        sl_kind kind;
        sl_severity severity;
    } cases[] = {{"framing", SL_KIND_FRAMING, SL_ERROR},
                 {"practice", SL_KIND_SHORTFALL, SL_INFO},
                 {"fit", SL_KIND_MISFIT, SL_ERROR}};
    for (size_t i = 0; i < 3; i++) {
        sl_checker *checker =
            checker_with("R", cases[i].rule_kind, "\"lamp\", \"wheels\"",
                         "local m, n = c.lamp.mounted, c.wheels.inches\n"
                         "return fail { message = \"it is wrong\", alternatives = { \"one\", \"other\" } }");
        sl_report *report = check(checker, whole_bicycle);
        const sl_finding *finding = need_finding(report, "R");
        assert_int_equal(finding->kind, cases[i].kind);
        assert_int_equal(finding->severity, cases[i].severity);
        assert_text(finding->message, "it is wrong");
        assert_int_equal(finding->element_count, 2);
        assert_text(finding->elements[0], "lamp");
        assert_text(finding->elements[1], "wheels");
        assert_int_equal(finding->alternative_count, 2);
        assert_text(finding->alternatives[0], "one");
        assert_text(finding->account, "");
        assert_int_equal(report->programs[0].misfits, i == 2);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

static void test_a_misfit_has_two_ways_out(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "fit", "\"lamp\", \"wheels\"",
                                       "local m, n = c.lamp.mounted, c.wheels.inches\n"
                                       "return fail { message = \"x\", alternatives = { \"one\" } }");
    sl_report *report = check(checker, whole_bicycle);
    assert_text(need_finding(report, "R")->message,
                "the rule itself failed: fail: a fit rule must name at least two alternatives");
    assert_int_equal(need_finding(report, "R")->location.span.start.line, LINE_BODY + 1);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_theme_that_contradicts_itself_is_a_misfit(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "theme", "\"lamp\"",
                                       "local m = c.lamp.mounted\n"
                                       "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }");
    add_rule(checker, "FIT", "fit", "\"lamp\", \"wheels\"", "return c.lamp.mounted and c.wheels.inches > 0 and pass()");
    sl_report *report = check(checker, whole_bicycle);
    const sl_program *program = &report->programs[0];
    assert_int_equal(need_finding(report, "R")->kind, SL_KIND_MISFIT);
    assert_int_equal(program->misfits, 1);
    assert_int_equal(program->verdict, SL_INCONGRUENT);
    assert_int_equal(program->pair_count, 1);
    assert_int_equal(program->pairs[0].state, SL_STATE_CONGRUENT);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_severity_of_the_rule_holds(void **state) {
    (void)state;
    char *rule = write_rule("R", "practice", "\"lamp\"", "local m = c.lamp.mounted return fail { message = \"x\" }");
    char *source = replace(rule, "  title =", "  severity = \"info\",\n  title =");
    sl_checker *checker = new_checker();
    assert_int_equal(load_source(checker, "R", source), SL_OK);
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(need_finding(report, "R")->severity, SL_INFO);
    sl_report_free(report);
    sl_checker_free(checker);
    free(source);
    free(rule);
}

/* ---- undetermined ------------------------------------------------------------------------------------------------- */

static void test_reading_the_undeclared_waits(void **state) {
    (void)state;
    static const struct {
        const char *program;
        const char *place; /* where it would stand: the key without a value, or the nearest written parent */
        const char *told;  /* of the whole element, where nothing of it is declared */
    } cases[] = {
        {"bicycle: 1\nwheels:\n  brakes:\n    tested: true\n", "3:3", "3:3"},
        {"bicycle: 1\nwheels:\n  brakes: { sort: }\n", "3:13", "2:1"},
        {"bicycle: 1\nwheels:\n  brakes: {}\n", "3:3", "2:1"},
        {"bicycle: 1\nwheels:\n  brakes:\n", "3:3", "2:1"},
        {"bicycle: 1\nwheels:\n  inches: 20\n", "2:1", "2:1"},
        {"bicycle: 1\nlamp: { mounted: true }\n", "1:1", "1:1"},
        {"bicycle: 1\nwheels: { brakes: { sort: ~ } }\n", "2:21", "2:1"},
    };
    sl_checker *checker =
        checker_with("R", "practice", "\"wheels\"",
                     "if c.wheels.brakes.sort:is(\"disc\") then return pass() end return fail { message = \"x\" }");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_report *report = check(checker, cases[i].program);
        const sl_outcome *outcome = outcome_of(report, "R", "");
        assert_int_equal(outcome->status, SL_UNDETERMINED);
        assert_text(outcome->gaps[0].field->path, "wheels.brakes.sort");
        assert_text(outcome->gaps[0].location->config_path, "wheels.brakes.sort");
        assert_string_equal(place_of(outcome->gaps[0].location), cases[i].place);
        assert_int_equal(report->programs[0].undetermined, 1);
        assert_int_equal(report->programs[0].missing_value_count, 1);
        assert_int_equal(report->programs[0].finding_count, 1);
        assert_int_equal(report->programs[0].findings[0].kind, SL_KIND_UNDETERMINED);
        assert_string_equal(place_of(&report->programs[0].findings[0].location), cases[i].told);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

/* One finding a key, however many rules wait for it; a whole element that is not declared is one key. */
static void test_what_rules_wait_for_is_said_once(void **state) {
    (void)state;
    sl_checker *checker = checker_with("B", "practice", "\"lamp\"", BATTERY);
    add_rule(checker, "A", "practice", "\"lamp\"", BATTERY);
    add_rule(checker, "C", "practice", "\"lamp\"", MOUNTED);
    add_rule(checker, "D", "practice", "\"wheels\"",
             "if c.wheels.inches > 20 then return pass() end return fail { message = \"x\" }");
    sl_report *report = check(checker, "bicycle: 1\nwheels: { spokes: few }\n");
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->missing_value_count, 2);
    assert_text(program->missing_values[0].field->path, "lamp");
    assert_int_equal(program->missing_values[0].rule_count, 3);
    assert_text(program->missing_values[0].rules[0]->id, "A");
    assert_text(program->missing_values[1].field->path, "wheels.inches");
    assert_false(program->missing_values[1].framing || program->missing_values[1].unreadable);
    assert_int_equal(program->finding_count, 2);
    assert_text(program->findings[0].rule, "undetermined");
    assert_text(program->findings[0].message, "lamp is not declared, and A, B and C wait for it");
    assert_text(program->findings[1].message, "wheels.inches is not declared, and D waits for it");
    assert_text(program->findings[1].elements[0], "wheels");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_severity_of_the_undetermined(void **state) {
    (void)state;
    static const struct {
        const char *word;
        size_t findings;
        sl_severity severity;
    } cases[] = {{NULL, 1, SL_WARNING},
                 {"error", 1, SL_ERROR},
                 {"info", 1, SL_INFO},
                 {"off", 0, SL_INFO},
                 {"warning", 1, SL_WARNING}};
    sl_checker *checker = checker_with("R", "practice", "\"lamp\"", BATTERY);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i].word)
            assert_int_equal(sl_set_undetermined(checker, text(cases[i].word)), SL_OK);
        sl_report *report = check(checker, "bicycle: 1\n");
        assert_int_equal(report->programs[0].finding_count, cases[i].findings);
        if (cases[i].findings)
            assert_int_equal(report->programs[0].findings[0].severity, cases[i].severity);
        assert_int_equal(report->programs[0].undetermined, 1); /* it never passes */
        assert_int_equal(outcome_of(report, "R", "")->status, SL_UNDETERMINED);
        sl_report_free(report);
    }
    assert_int_equal(sl_set_undetermined(checker, text("fatal")), SL_REFUSED);
    assert_string_equal(only_problem(checker), "0: undetermined is info, warning, error or off, not \"fatal\"");
    sl_checker_free(checker);
}

static void test_unreadable_values_wait_too(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"lamp\"", BATTERY);
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: steam }\n");
    assert_int_equal(status_of(report, "R"), SL_UNDETERMINED);
    assert_string_equal(place_of(outcome_of(report, "R", "")->gaps[0].location), "2:16");
    assert_int_equal(report->programs[0].finding_count, 1);
    assert_int_equal(report->programs[0].findings[0].kind, SL_KIND_VOCABULARY);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_declares_does_not_wait(void **state) {
    (void)state;
    static const struct {
        const char *program;
        const char *path;
        sl_status status; /* pass: declared; fail: not declared */
    } cases[] = {
        {"wheels: { brakes: { sort: disc } }", "wheels.brakes.sort", SL_PASS},
        {"wheels: { brakes: { sort: disc } }", "wheels.brakes", SL_PASS},
        {"wheels: { brakes: { sort: disc } }", "wheels", SL_PASS},
        {"wheels: { brakes: { sort: } }", "wheels.brakes.sort", SL_FAIL},
        {"wheels: { brakes: { sort: null } }", "wheels.brakes.sort", SL_FAIL},
        {"wheels: { brakes: {} }", "wheels.brakes", SL_FAIL},
        {"wheels: {}", "wheels", SL_FAIL},
        {"wheels:", "wheels", SL_FAIL},
        {"lamp: { mounted: true }", "wheels.brakes.sort", SL_FAIL},
        {"wheels: { surfaces: [] }", "wheels.surfaces", SL_PASS},
        {"wheels: { brakes: { sort: disk } }", "wheels.brakes.sort", SL_UNDETERMINED},
        {"wheels: { brakes: { sort: disk } }", "wheels.brakes", SL_PASS},
        {"wheels: { brakes: none }", "wheels.brakes", SL_UNDETERMINED},
        {"wheels: { brakes: none }", "wheels.brakes.sort", SL_UNDETERMINED},
        {"wheels: { surfaces: [mud, snow] }", "wheels.surfaces", SL_UNDETERMINED},
        {"wheels: { inches: 300 }", "wheels.inches", SL_UNDETERMINED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *body =
            print("if c:declares(\"%s\") then return pass() end return fail { message = \"x\" }", cases[i].path);
        char *program = print("bicycle: 1\n%s\n", cases[i].program);
        sl_checker *checker = checker_with("R", "framing", "\"wheels\"", body);
        sl_report *report = check(checker, program);
        if (status_of(report, "R") != cases[i].status)
            fail_msg("%s of \"%s\": %s", cases[i].path, cases[i].program, sl_status_name(status_of(report, "R")));
        sl_report_free(report);
        sl_checker_free(checker);
        free(program);
        free(body);
    }
}

/* ---- reads, places, notes ----------------------------------------------------------------------------------------- */

static void test_reads_are_noted_once_in_order(void **state) {
    (void)state;
    sl_checker *checker =
        checker_with("R", "practice", "\"lamp\", \"wheels\"",
                     "local a = c.wheels.inches\nlocal b = c.lamp.mounted\nlocal d = c.wheels.inches\n"
                     "local e = c.wheels.brakes.sort\nreturn pass()");
    sl_report *report = check(checker, whole_bicycle);
    const sl_outcome *outcome = outcome_of(report, "R", "");
    static const char *const paths[] = {"wheels.inches", "lamp.mounted", "wheels.brakes.sort"};
    assert_int_equal(outcome->read_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_text(outcome->reads[i]->path, paths[i]);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_findings_show_what_led_to_them(void **state) {
    (void)state;
    sl_checker *checker = checker_with(
        "R", "practice", "\"lamp\", \"wheels\", \"saddle\"",
        "local a, b, d, e = c.wheels.inches, c.lamp.mounted, c.saddle.suits, c.wheels.maker\n"
        "return fail { message = \"x\", at = \"lamp.mounted\", notes = { [\"lamp.mounted\"] = \"it is there\",\n"
        "  [\"wheels.inches\"] = \"too large\" } }");
    sl_report *report = check(checker, whole_bicycle);
    const sl_finding *finding = need_finding(report, "R");
    assert_string_equal(place_of(&finding->location), "10:18");
    assert_text(finding->location.config_path, "lamp.mounted");
    assert_text(finding->note, "it is there");
    assert_int_equal(finding->related_count, 3);
    assert_string_equal(place_of(&finding->related[0].location), "4:11");
    assert_text(finding->related[0].location.config_path, "wheels.inches");
    assert_text(finding->related[0].note, "too large");
    assert_string_equal(place_of(&finding->related[1].location), "9:45");
    assert_text(finding->related[1].note, "suits is [road]");
    assert_string_equal(place_of(&finding->related[2].location), "7:10");
    assert_text(finding->related[2].note, "maker is \"Starley\"");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_finding_is_at_the_last_read(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"lamp\", \"wheels\"",
                                       "local a, b, d = c.lamp.mounted, c.wheels.inches, c.lamp.mounted\n"
                                       "return fail { message = \"x\" }");
    sl_report *report = check(checker, whole_bicycle);
    assert_text(need_finding(report, "R")->location.config_path, "lamp.mounted");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_what_is_missing_shows_at_its_parent(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "framing", "\"wheels\"",
                                       "if c:declares(\"wheels.brakes.sort\") then return pass() end\n"
                                       "return fail { message = \"it cannot stop\" }");
    sl_report *report = check(checker, "bicycle: 1\nwheels:\n  inches: 20\n");
    const sl_finding *finding = need_finding(report, "R");
    assert_string_equal(place_of(&finding->location), "2:1");
    assert_text(finding->note, "sort is not declared");
    assert_text(finding->location.config_path, "wheels.brakes.sort");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_rule_errors_show_what_was_looked_at(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"lamp\"", "local m = c.lamp.mounted\nerror(\"boo\")");
    sl_report *report = check(checker, whole_bicycle);
    const sl_finding *finding = need_finding(report, "R");
    assert_int_equal(finding->kind, SL_KIND_RULE_ERROR);
    assert_text(finding->location.source->name, "rules/R.lua");
    assert_int_equal(finding->location.span.start.line, LINE_BODY + 1);
    assert_int_equal(finding->related_count, 1);
    assert_text(finding->related[0].note, "it read this last: mounted is true");
    assert_string_equal(place_of(&finding->related[0].location), "10:18");
    assert_int_equal(report->programs[0].rule_errors, 1);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_findings_are_ordered(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "Z", "practice", "\"wheels\"", "local m = c.wheels.inches return fail { message = \"x\" }");
    add_rule(checker, "B", "practice", "\"lamp\"", "local m = c.lamp.mounted return fail { message = \"x\" }");
    add_rule(checker, "A", "practice", "\"lamp\"", "local m = c.lamp.mounted return fail { message = \"x\" }");
    add_rule(checker, "M", "practice", "\"saddle\"", "local m = c.saddle.width return fail { message = \"x\" }");
    sl_report *report = check(checker, whole_bicycle);
    static const char *const order[] = {"Z", "M", "A", "B"};
    assert_int_equal(report->programs[0].finding_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_text(report->programs[0].findings[i].rule, order[i]);
    static const char *const outcomes[] = {"A", "B", "M", "Z"};
    for (size_t i = 0; i < 4; i++)
        assert_text(report->programs[0].outcomes[i].rule->id, outcomes[i]);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A list in block style has the place of its key. A list in brackets has the place of its bracket. */
static void test_places_of_sets(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"wheels:\n  surfaces:\n  - road\n  - mud", "3:3"},
        {"wheels:\n  surfaces: [road,\n    mud]", "3:13"},
        {"wheels: { surfaces: [] }", "2:21"},
        {"wheels:\n  surfaces:\n  - road\n  - ice", "3:3"},
    };
    sl_checker *checker =
        checker_with("R", "practice", "\"wheels\"",
                     "if c.wheels.surfaces:has(\"gravel\") then return pass() end return fail { message = \"x\" }");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *program = print("bicycle: 1\n%s\n", cases[i][0]);
        sl_report *report = check(checker, program);
        const sl_outcome *outcome = outcome_of(report, "R", "");
        assert_string_equal(
            place_of(outcome->status == SL_FAIL ? &need_finding(report, "R")->location : outcome->gaps[0].location),
            cases[i][1]);
        sl_report_free(report);
        free(program);
    }
    sl_checker_free(checker);
}

/* What was asked for and is not there is no place to show, unless a note says why it matters. */
static void test_undeclared_values_are_related_only_with_a_note(void **state) {
    (void)state;
    static const struct {
        const char *notes;
        size_t count;
    } cases[] = {{"", 1}, {", notes = { [\"lamp.power\"] = \"nothing drives it\" }", 2}};
    for (size_t i = 0; i < 2; i++) {
        char *body = print("local a, b, m = c:declares(\"lamp.power\"), c:declares(\"wheels.inches\"), c.lamp.mounted\n"
                           "return fail { message = \"x\", at = \"lamp.mounted\"%s }",
                           cases[i].notes);
        sl_checker *checker = checker_with("R", "framing", "\"lamp\", \"wheels\"", body);
        sl_report *report = check(checker, "bicycle: 1\nwheels: { inches: 20 }\nlamp: { mounted: true }\n");
        const sl_finding *finding = need_finding(report, "R");
        assert_int_equal(finding->related_count, cases[i].count);
        assert_text(finding->related[i].note, "inches is 20");
        if (i == 1) {
            assert_text(finding->related[0].note, "nothing drives it");
            assert_string_equal(place_of(&finding->related[0].location), "3:1");
        }
        sl_report_free(report);
        sl_checker_free(checker);
        free(body);
    }
}

/* ---- values ------------------------------------------------------------------------------------------------------- */

/* The rule passes exactly if the Lua expression holds. */
static void assert_holds(const char *expression, bool holds) {
    char *body = print("local l, w, s = c.lamp, c.wheels, c.saddle\nlocal _ = { l.mounted, w.inches, s.height }\n"
                       "if %s then return pass() end\nreturn fail { message = \"x\" }",
                       expression);
    sl_checker *checker = checker_with("R", "practice", "\"lamp\", \"wheels\", \"saddle\"", body);
    sl_report *report = check(checker, whole_bicycle);
    const sl_finding *finding = finding_of(report, "R", "");
    if (status_of(report, "R") != (holds ? SL_PASS : SL_FAIL))
        fail_msg("%s: %s", expression, finding ? shown(finding->message) : "pass");
    sl_report_free(report);
    sl_checker_free(checker);
    free(body);
}

static void test_words_are_compared(void **state) {
    (void)state;
    assert_holds("w.brakes.sort:is(\"rim\")", true);
    assert_holds("w.brakes.sort:is(\"disc\", \"rim\")", true);
    assert_holds("w.brakes.sort:is(\"disc\", \"coaster\")", false);
    assert_holds("w.spokes >= \"some\" and w.spokes <= \"some\" and w.spokes > \"few\" and w.spokes < \"many\"", true);
    assert_holds("w.spokes > \"some\" or w.spokes < \"some\" or w.spokes >= \"many\" or w.spokes <= \"few\"", false);
    assert_holds("\"few\" < w.spokes and \"many\" >= w.spokes", true);
    assert_holds("w.spokes:is(\"some\")", true);
}

static void test_sets_are_asked(void **state) {
    (void)state;
    assert_holds("w.surfaces:has(\"mud\") and not w.surfaces:has(\"gravel\")", true);
    assert_holds("w.surfaces:any(\"gravel\", \"mud\")", true);
    assert_holds("w.surfaces:any(\"gravel\")", false);
    assert_holds("w.surfaces:all(\"mud\", \"road\")", true);
    assert_holds("w.surfaces:all(\"mud\", \"gravel\")", false);
    assert_holds("w.surfaces:count() == 2 and s.suits:count() == 1", true);
    assert_holds("tostring(w.surfaces) == \"road, mud\" and \"on \" .. w.surfaces .. \".\" == \"on road, mud.\"", true);
    /* Sets of different domains meet by their words. */
    assert_holds("w.surfaces:any(s.suits) and s.suits:any(w.surfaces)", true);
    assert_holds("w.surfaces:all(s.suits)", true);
    assert_holds("s.suits:all(w.surfaces)", false);
    assert_holds("w.surfaces:any(s.suits, \"gravel\")", true);
}

static void test_foreign_words_are_never_in_a_set(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"wheels\", \"saddle\"",
                                       "local any = c.wheels.surfaces:any(c.saddle.suits)\n"
                                       "local all = c.wheels.surfaces:all(c.saddle.suits)\n"
                                       "return fail { message = tostring(any) .. \" \" .. tostring(all) }");
    static const char *const cases[][2] = {{"[stairs]", "false false"},
                                           {"[stairs, road]", "true false"},
                                           {"[road, mud]", "true true"},
                                           {"[]", "false true"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *program = print("bicycle: 1\nwheels: { surfaces: [road, mud] }\nsaddle: { suits: %s }\n", cases[i][0]);
        sl_report *report = check(checker, program);
        assert_text(need_finding(report, "R")->message, cases[i][1]);
        sl_report_free(report);
        free(program);
    }
    sl_checker_free(checker);
}

static void test_wrong_comparisons_are_errors(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"local a, b = w.spokes, s.width return a < b and pass()",
         "two different ordinals have no common order; compare each with a word"},
        {"local word = \"mny\" return w.spokes > word and pass()",
         "\"mny\" is no word for wheels.spokes; did you mean \"many\"?"},
        {"local word = \"x\" return l.power:is(word) and pass()", "\"x\" is no word for lamp.power"},
        {"return l.power:is() and pass()", "bad argument #1 to 'is' (a word is missing)"},
        {"return w.surfaces:has(\"mud\", \"road\") and pass()",
         "bad argument #2 to 'has' (has takes one word; any(...) and all(...) take several)"},
        {"return w.surfaces:has() and pass()",
         "bad argument #2 to 'has' (has takes one word; any(...) and all(...) take several)"},
        {"local p = l.power local q = p.of return pass()",
         "this value has no 'of'; ask :is(\"word\", ...), or compare an ordinal with < <= > >="},
        {"local group = c.wheels local key = \"rims\" return group[key] and pass()", "wheels has no \"rims\""},
        {"local path = \"wheels\" local top = c local key = \"whels\" return top[key] and pass()",
         "the configuration has no \"whels\"; did you mean \"wheels\"?"},
        {"local o, key = options, \"mots\" return o[key] and pass()", "the rule has no option \"mots\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *body = print(
            "local l, w, s = c.lamp, c.wheels, c.saddle\nlocal _ = { l.mounted, w.inches, s.height }\n%s", cases[i][0]);
        sl_checker *checker = checker_with("R", "practice", "\"lamp\", \"wheels\", \"saddle\"", body);
        sl_report *report = check(checker, whole_bicycle);
        char *message = print("the rule itself failed: %s", cases[i][1]);
        assert_text(need_finding(report, "R")->message, message);
        free(message);
        sl_report_free(report);
        sl_checker_free(checker);
        free(body);
    }
}

static void test_only_listed_elements_can_be_read(void **state) {
    (void)state;
    sl_checker *checker =
        checker_with("R", "practice", "\"lamp\"",
                     "local m, top, key = c.lamp.mounted, c, \"wheels\"\nreturn top[key].inches and pass()");
    sl_report *report = check(checker, whole_bicycle);
    assert_text(need_finding(report, "R")->message,
                "the rule itself failed: check reads wheels, which the rule does not list; add it to elements");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- verdict and states ------------------------------------------------------------------------------------------- */

/* Fails, passes, waits or breaks as lamp.power and lamp.mounted say. */
#define AS_DECLARED(other)                                                                                             \
    "local other = c." other "\nif not c.lamp.mounted then return not_applicable(\"no lamp\") end\n"                   \
    "if c.lamp.power:is(\"battery\") then return pass() end\n"                                                         \
    "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

static void test_verdicts(void **state) {
    (void)state;
    static const struct {
        const char *kind;
        const char *program;
        sl_verdict verdict;
    } cases[] = {
        {"fit", "wheels: { inches: 20 }\nlamp: { mounted: true, power: battery }", SL_CONGRUENT},
        {"fit", "wheels: { inches: 20 }\nlamp: { mounted: true, power: dynamo }", SL_INCONGRUENT},
        {"fit", "wheels: { inches: 20 }\nlamp: { mounted: false }", SL_CONGRUENT},
        {"fit", "wheels: { inches: 20 }\nlamp: { mounted: true }", SL_INCOMPLETE},
        {"framing", "wheels: { inches: 20 }\nlamp: { mounted: true, power: battery }", SL_CONGRUENT},
        {"framing", "wheels: { inches: 20 }\nlamp: { mounted: true, power: dynamo }", SL_INCOMPLETE},
        {"framing", "wheels: { inches: 20 }\nlamp: { mounted: true }", SL_INCOMPLETE},
        {"practice", "wheels: { inches: 20 }\nlamp: { mounted: true, power: dynamo }", SL_CONGRUENT},
        {"practice", "wheels: { inches: 20 }\nlamp: { mounted: true }", SL_CONGRUENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = checker_with("R", cases[i].kind, "\"lamp\", \"wheels\"", AS_DECLARED("wheels.inches"));
        add_rule(checker, "SETTLED", "fit", "\"lamp\", \"wheels\"",
                 "local a, b = c.lamp.mounted, c.wheels.inches return pass()");
        char *program = print("bicycle: 1\n%s\n", cases[i].program);
        sl_report *report = check(checker, program);
        assert_int_equal(report->programs[0].verdict, cases[i].verdict);
        sl_report_free(report);
        sl_checker_free(checker);
        free(program);
    }
    static const char *const names[] = {"congruent", "incomplete", "incongruent", "invalid"};
    for (int i = 0; i < 4; i++)
        assert_string_equal(sl_verdict_name((sl_verdict)i), names[i]);
}

static void test_a_failed_rule_is_no_pass(void **state) {
    (void)state;
    static const char *const kinds[] = {"fit", "framing", "practice"};
    static const sl_verdict verdicts[] = {SL_INCOMPLETE, SL_INCOMPLETE, SL_CONGRUENT};
    for (size_t i = 0; i < 3; i++) {
        sl_checker *checker = checker_with("R", kinds[i], "\"lamp\", \"wheels\"",
                                           "local a, b = c.lamp.mounted, c.wheels.inches error(\"boo\")");
        add_rule(checker, "SETTLED", "fit", "\"lamp\", \"wheels\"",
                 "local a, b = c.lamp.mounted, c.wheels.inches return pass()");
        sl_report *report = check(checker, whole_bicycle);
        assert_int_equal(report->programs[0].verdict, verdicts[i]);
        assert_int_equal(report->programs[0].rule_errors, 1);
        assert_int_equal(report->programs[0].elements[2], i == 0 ? SL_STATE_UNDETERMINED : SL_STATE_CONGRUENT);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* Nobody knows what a rule that was left out would have said. */
static void test_refused_rules_leave_a_verdict_open(void **state) {
    (void)state;
    static const struct {
        const char *id, *body;
    } refused[] = {
        {"BAD", "return c.lamp.muonted and pass()"},
        {"BAD", "return ("},
        {"FITS", "return c.lamp.mounted and pass()"}, /* the id is taken */
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        sl_checker *checker = checker_with("FITS", "fit", "\"lamp\", \"wheels\"", AS_DECLARED("wheels.inches"));
        assert_int_equal(load_rule(checker, refused[i].id, "practice", "\"lamp\"", refused[i].body), SL_REFUSED);
        sl_report *report = check(checker, "bicycle: 1\nwheels: { inches: 20 }\nlamp: { mounted: false }\n");
        if (report->programs[0].verdict != SL_INCOMPLETE)
            fail_msg("beside %s, %s: %s", refused[i].id, refused[i].body, sl_verdict_name(report->programs[0].verdict));
        assert_int_equal(report->programs[0].undetermined, 0);
        assert_int_equal(report->programs[0].finding_count, 0);
        sl_report_free(report);
        /* A misfit is one all the same. */
        report = check(checker, "bicycle: 1\nwheels: { inches: 20 }\nlamp: { mounted: true, power: dynamo }\n");
        assert_int_equal(report->programs[0].verdict, SL_INCONGRUENT);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* Without a fit rule nobody can say that anything fits. */
static void test_nothing_checked_is_not_congruent(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(report->programs[0].verdict, SL_INCOMPLETE);
    assert_int_equal(report->programs[0].pair_count, 0);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_states_of_elements_and_pairs(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "LW", "fit", "\"lamp\", \"wheels\"", AS_DECLARED("wheels.inches"));
    add_rule(checker, "LW2", "fit", "\"wheels\", \"lamp\"",
             "if c.wheels.inches > 12 or c.lamp.mounted then return pass() end " TWO_WAYS);
    add_rule(checker, "WS", "fit", "\"wheels\", \"saddle\"",
             "if c.wheels.inches > 12 and c.saddle.height > 1 then return pass() end " TWO_WAYS);
    static const struct {
        const char *program;
        sl_state wheels, saddle, lamp, wheels_saddle, wheels_lamp;
    } cases[] = {
        {"wheels: { inches: 20 }\nsaddle: { height: 80 }\nlamp: { mounted: true, power: battery }", SL_STATE_CONGRUENT,
         SL_STATE_CONGRUENT, SL_STATE_CONGRUENT, SL_STATE_CONGRUENT, SL_STATE_CONGRUENT},
        {"wheels: { inches: 20 }\nsaddle: { height: 80 }\nlamp: { mounted: true, power: dynamo }", SL_STATE_MISFIT,
         SL_STATE_CONGRUENT, SL_STATE_MISFIT, SL_STATE_CONGRUENT, SL_STATE_MISFIT},
        {"wheels: { inches: 20 }\nsaddle: { width: wide }\nlamp: { mounted: false }", SL_STATE_UNDETERMINED,
         SL_STATE_UNDETERMINED, SL_STATE_NO_RULE, SL_STATE_UNDETERMINED, SL_STATE_NO_RULE}, /* LW2 reads no lamp */
        {"wheels: { inches: 20 }\nlamp: { mounted: true }", SL_STATE_UNDETERMINED, SL_STATE_MISSING,
         SL_STATE_UNDETERMINED, SL_STATE_MISSING, SL_STATE_UNDETERMINED},
        {"frame: { name: x }", SL_STATE_MISSING, SL_STATE_MISSING, SL_STATE_MISSING, SL_STATE_MISSING,
         SL_STATE_MISSING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *source = print("bicycle: 1\n%s\n", cases[i].program);
        sl_report *report = check(checker, source);
        const sl_program *program = &report->programs[0];
        assert_int_equal(program->element_count, 3);
        assert_int_equal(program->elements[0], cases[i].wheels);
        assert_int_equal(program->elements[1], cases[i].saddle);
        assert_int_equal(program->elements[2], cases[i].lamp);
        assert_int_equal(program->pair_count, 2);
        assert_int_equal(program->pairs[0].second, 1);
        assert_int_equal(program->pairs[0].state, cases[i].wheels_saddle);
        assert_int_equal(program->pairs[0].rule_count, 1);
        assert_int_equal(program->pairs[1].first, 0);
        assert_int_equal(program->pairs[1].second, 2);
        assert_int_equal(program->pairs[1].state, cases[i].wheels_lamp);
        assert_int_equal(program->pairs[1].rule_count, 2);
        sl_report_free(report);
        free(source);
    }
    sl_checker_free(checker);
    static const char *const names[] = {"no_rule", "congruent", "undetermined", "misfit", "missing"};
    for (int i = 0; i < 5; i++)
        assert_string_equal(sl_state_name((sl_state)i), names[i]);
}

static void test_rules_on_three_elements_cover_three_pairs(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "fit", "\"lamp\", \"saddle\", \"wheels\"",
                                       "local a, b, d = c.lamp.mounted, c.saddle.height, c.wheels.inches\n"
                                       "return not_applicable(\"why\")");
    sl_report *report = check(checker, whole_bicycle);
    const sl_program *program = &report->programs[0];
    static const size_t pairs[][2] = {{0, 1}, {0, 2}, {1, 2}};
    assert_int_equal(program->pair_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(program->pairs[i].first, pairs[i][0]);
        assert_int_equal(program->pairs[i].second, pairs[i][1]);
        assert_int_equal(program->pairs[i].state, SL_STATE_NO_RULE);
    }
    assert_int_equal(program->verdict, SL_CONGRUENT);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_practices_are_counted(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"lamp\"", MOUNTED);
    add_rule(checker, "B", "practice", "\"lamp\"", BATTERY);
    add_rule(checker, "C", "practice", "\"saddle\"", HIGH);
    add_rule(checker, "D", "framing", "\"lamp\"", MOUNTED);
    sl_report *report = check(checker, "bicycle: 1\nlamp: { mounted: true, power: dynamo }\n"
                                       "riders:\n- { name: Ann, lamp: { mounted: true } }\n");
    assert_int_equal(report->programs[0].practices_total, 3);
    assert_int_equal(report->programs[0].practices_shown, 1);
    assert_int_equal(report->programs[0].undetermined, 1);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- frames ------------------------------------------------------------------------------------------------------- */

/* Wheels frame the saddle, and not the lamp. The frame stands when the wheels have inches. */
#define ROUND                                                                                                          \
    "if c:declares(\"wheels.inches\") then return pass() end\n"                                                        \
    "return fail { message = \"nothing rolls\", at = \"wheels.inches\" }"

/* Passes, does not apply or misfits as the height of the saddle says. */
#define BY_HEIGHT(other)                                                                                               \
    "local other = c." other "\n"                                                                                           \
    "if c.saddle.height < 50 then return not_applicable(\"a child's\") end\n"                                          \
    "if c.saddle.height < 90 then return pass() end\n"                                                                 \
    "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

static sl_checker *framed_checker(void) {
    sl_checker *checker = checker_with("FRAME", "framing", "\"wheels\"", ROUND);
    add_rule(checker, "ABOUT", "fit", "\"wheels\", \"lamp\"",
             "if c.lamp.mounted or c.wheels.inches > 12 then return pass() end " TWO_WAYS);
    add_rule(checker, "FRAMED", "fit", "\"saddle\", \"lamp\"", BY_HEIGHT("lamp.mounted"));
    add_rule(checker, "SHOWN", "practice", "\"saddle\"", HIGH);
    return checker;
}

/* Whatever a missing framing element frames, all rules give the answers that are certain. */
static void test_a_missing_frame_silences_no_rule(void **state) {
    (void)state;
    static const struct {
        const char *program;
        sl_status about, framed;
        sl_verdict verdict;
        sl_state pair; /* of the saddle and the lamp */
    } cases[] = {
        {"saddle: { height: 80 }\nlamp: { mounted: true }", SL_PASS, SL_PASS, SL_INCOMPLETE, SL_STATE_CONGRUENT},
        {"saddle: { height: 40 }\nlamp: { mounted: true }", SL_PASS, SL_NOT_APPLICABLE, SL_INCOMPLETE,
         SL_STATE_NO_RULE},
        {"saddle: { height: 95 }\nlamp: { mounted: false }", SL_UNDETERMINED, SL_FAIL, SL_INCONGRUENT,
         SL_STATE_MISFIT},
        {"wheels: { spokes: many }\nsaddle: { height: 80 }\nlamp: { mounted: true }", SL_PASS, SL_PASS, SL_INCOMPLETE,
         SL_STATE_CONGRUENT},
        {"wheels:\nsaddle: { height: 80 }\nlamp: { mounted: true }", SL_PASS, SL_PASS, SL_INCOMPLETE,
         SL_STATE_CONGRUENT},
    };
    sl_checker *checker = framed_checker();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *source = print("bicycle: 1\n%s\n", cases[i].program);
        sl_report *report = check(checker, source);
        const sl_program *program = &report->programs[0];
        assert_int_equal(status_of(report, "FRAME"), SL_FAIL);
        assert_int_equal(status_of(report, "ABOUT"), cases[i].about);
        assert_int_equal(status_of(report, "FRAMED"), cases[i].framed);
        assert_int_equal(program->verdict, cases[i].verdict);
        for (size_t j = 0; j < program->pair_count; j++) {
            const sl_pair *pair = &program->pairs[j];
            bool of_wheels =
                program->elements[pair->first] == SL_STATE_MISSING || program->elements[pair->second] == SL_STATE_MISSING;
            if (of_wheels)
                assert_int_equal(pair->state, SL_STATE_MISSING); /* however the rule passes */
            if (strcmp(pair->rules[0]->id.bytes, "FRAMED") == 0)
                assert_int_equal(pair->state, cases[i].pair);
        }
        sl_report_free(report);
        free(source);
    }
    sl_checker_free(checker);
}

/* The finding of a framing rule names the elements that depend on its element, and a gap that it tells of is not told
 * again. */
static void test_a_framing_finding_names_what_it_frames(void **state) {
    (void)state;
    sl_checker *checker = framed_checker();
    sl_report *report = check(checker, "bicycle: 1\nwheels: { spokes: many }\nsaddle: { height: 80 }\n"
                                       "lamp: { mounted: false }\n");
    const sl_finding *finding = need_finding(report, "FRAME");
    assert_int_equal(finding->frame_count, 1);
    assert_text(finding->frames[0], "saddle");
    assert_int_equal(status_of(report, "ABOUT"), SL_UNDETERMINED);
    assert_int_equal(report->programs[0].finding_count, 1);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- accounts ----------------------------------------------------------------------------------------------------- */

static const char with_riders[] = "bicycle: 1\n"
                                  "lamp: { mounted: true, power: dynamo }\n"
                                  "saddle: { height: 80 }\n"
                                  "riders:\n"
                                  "  - name: Ann\n"
                                  "    lamp: { power: battery }\n"
                                  "  - name: Ben\n"
                                  "    saddle: { height: 90 }\n"
                                  "  - lamp: { mounted: false }\n";

static void test_overrides_are_judged_where_they_are_read(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "POWER", "practice", "\"lamp\"", BATTERY);
    add_rule(checker, "HEIGHT", "practice", "\"saddle\"",
             "if c.saddle.height < 85 then return pass() end return fail { message = \"too high\" }");
    sl_report *report = check(checker, with_riders);
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->outcome_count, 4);
    assert_int_equal(outcome_of(report, "POWER", "")->status, SL_FAIL);
    assert_int_equal(outcome_of(report, "HEIGHT", "")->status, SL_PASS);
    assert_int_equal(outcome_of(report, "POWER", "Ann")->status, SL_PASS);
    assert_int_equal(outcome_of(report, "HEIGHT", "Ben")->status, SL_FAIL);
    assert_null(outcome_of(report, "HEIGHT", "Ann"));
    assert_null(outcome_of(report, "POWER", "Ben"));
    assert_null(outcome_of(report, "POWER", "riders[3]")); /* what it changes is not read */
    const sl_finding *finding = finding_of(report, "HEIGHT", "Ben");
    assert_string_equal(place_of(&finding->location), "8:23");
    assert_text(finding->location.config_path, "saddle.height");
    assert_int_equal(program->practices_shown, 0); /* POWER fails for the program, HEIGHT for Ben */
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A practice that some account does not follow is not shown. */
static void test_practices_hold_for_every_account(void **state) {
    (void)state;
    static const struct {
        const char *riders;
        size_t shown;
    } cases[] = {
        {"- { name: Ann, lamp: { power: battery } }", 1},
        {"- { name: Ann, saddle: { height: 90 } }", 1},
        {"- { name: Ann, lamp: { power: battery } }\n- { name: Ben, lamp: { power: dynamo } }", 0},
        {"- { name: Ann, lamp: { power: dynamo } }\n- { name: Ben, lamp: { power: battery } }", 0},
        {"- { name: Ann, lamp: { power: steam } }", 0}, /* nobody can tell */
    };
    sl_checker *checker = new_checker();
    add_rule(checker, "POWER", "practice", "\"lamp\"", BATTERY);
    add_rule(checker, "OTHER", "practice", "\"saddle\"", "return c.saddle.height < 0 and pass()");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *program = print("bicycle: 1\nlamp: { power: battery }\nriders:\n%s\n", cases[i].riders);
        sl_report *report = check(checker, program);
        if (report->programs[0].practices_shown != cases[i].shown)
            fail_msg("%s: %zu shown", cases[i].riders, report->programs[0].practices_shown);
        assert_int_equal(report->programs[0].practices_total, 2);
        sl_report_free(report);
        free(program);
    }
    /* What the program does not show no account makes good. */
    sl_report *report =
        check(checker, "bicycle: 1\nlamp: { power: dynamo }\nriders:\n- { lamp: { power: battery } }\n");
    assert_int_equal(report->programs[0].practices_shown, 0);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_misfits_of_accounts_count(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "fit", "\"lamp\", \"saddle\"",
                                       "local h = c.saddle.height\nif c.lamp.mounted then return pass() end\n"
                                       "return fail { message = \"dark\", alternatives = { \"one\", \"other\" } }");
    sl_report *report = check(checker, with_riders);
    const sl_program *program = &report->programs[0];
    assert_int_equal(outcome_of(report, "R", "")->status, SL_PASS);
    assert_int_equal(outcome_of(report, "R", "riders[3]")->status, SL_FAIL);
    assert_int_equal(program->misfits, 1);
    assert_int_equal(program->verdict, SL_INCONGRUENT);
    assert_int_equal(program->elements[2], SL_STATE_MISFIT);
    const sl_finding *finding = finding_of(report, "R", "riders[3]");
    assert_string_equal(place_of(&finding->location), "9:22");
    assert_string_equal(place_of(&finding->related[0].location), "3:19"); /* the program's own value holds */
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_accounts_wait_too(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"lamp\"",
                                       "if c.lamp.mounted and c.lamp.power:is(\"battery\") then\n"
                                       "  return fail { message = \"it dies\" }\nend\n"
                                       "return pass()");
    sl_report *report =
        check(checker, "bicycle: 1\nlamp: { mounted: false }\nriders:\n- { name: Ann, lamp: { mounted: true } }\n");
    assert_int_equal(outcome_of(report, "R", "")->status, SL_PASS);
    const sl_outcome *outcome = outcome_of(report, "R", "Ann");
    assert_int_equal(outcome->status, SL_UNDETERMINED);
    assert_text(outcome->gaps[0].location->config_path, "lamp.power");
    assert_int_equal(report->programs[0].undetermined, 1);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- fingerprints ------------------------------------------------------------------------------------------------- */

static uint64_t print_of(const char *body, const char *program, const char *account) {
    sl_checker *checker = checker_with("R", "practice", "\"lamp\", \"wheels\"", body);
    sl_report *report = check(checker, program);
    const sl_finding *finding = finding_of(report, "R", account);
    assert_non_null(finding);
    uint64_t fingerprint = finding->fingerprint;
    assert_true(fingerprint != 0);
    sl_report_free(report);
    sl_checker_free(checker);
    return fingerprint;
}

#define SHAPE                                                                                                          \
    "local a, b, d, e = c.lamp.power, c.wheels.surfaces, c.wheels.inches, c.wheels.maker\n"                            \
    "return fail { message = \"as declared\" }"

static void test_fingerprints_stay(void **state) {
    (void)state;
    uint64_t before = print_of(SHAPE,
                               "bicycle: 1\nlamp: { power: dynamo }\n"
                               "wheels: { surfaces: [road, mud], inches: 20, maker: Starley }\n",
                               "");
    static const char *const same_values[] = {
        /* reformatted */
        "bicycle: 1\n\n# a comment\nlamp:\n  power: \"dynamo\"\nwheels:\n  surfaces:\n    - road\n    - mud\n"
        "  inches: 0x14\n  maker: 'Starley'\n",
        /* in another order */
        "bicycle: 1\nwheels: { maker: Starley, inches: 20, surfaces: [mud, road] }\nlamp: { power: dynamo }\n",
        /* behind an alias, and beside other things */
        "bicycle: 1\nframe: { name: other }\nsaddle: { height: 3 }\nlamp: { mounted: true, power: &p dynamo }\n"
        "wheels: { surfaces: [road, mud], inches: 20, maker: Starley, spokes: few }\n",
    };
    for (size_t i = 0; i < sizeof same_values / sizeof *same_values; i++)
        assert_true(print_of(SHAPE, same_values[i], "") == before);
    /* whatever the rule says about it */
    assert_true(print_of("local a, b, d, e = c.lamp.power, c.wheels.surfaces, c.wheels.inches, c.wheels.maker\n"
                         "return fail { message = \"in other words\", at = \"lamp.power\" }",
                         same_values[0], "") == before);
}

static void test_fingerprints_differ(void **state) {
    (void)state;
    static const char *const programs[] = {
        "lamp: { power: dynamo }\nwheels: { surfaces: [road, mud], inches: 20, maker: Starley }",
        "lamp: { power: battery }\nwheels: { surfaces: [road, mud], inches: 20, maker: Starley }",
        "lamp: { power: dynamo }\nwheels: { surfaces: [road], inches: 20, maker: Starley }",
        "lamp: { power: dynamo }\nwheels: { surfaces: [], inches: 20, maker: Starley }",
        "lamp: { power: dynamo }\nwheels: { surfaces: [road, mud], inches: 21, maker: Starley }",
        "lamp: { power: dynamo }\nwheels: { surfaces: [road, mud], inches: 20, maker: starley }",
    };
    enum { COUNT = sizeof programs / sizeof *programs };
    uint64_t prints[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        char *program = print("bicycle: 1\n%s\n", programs[i]);
        prints[i] = print_of(SHAPE, program, "");
        for (size_t j = 0; j < i; j++)
            assert_true(prints[j] != prints[i]);
        free(program);
    }
}

/* Messages shorten long texts; what they are told apart by must not. */
static void test_fingerprints_of_long_texts_differ(void **state) {
    (void)state;
    char *long_name = repeat("x", 100);
    char *one = print("bicycle: 1\nwheels: { maker: %s1 }\n", long_name);
    char *other = print("bicycle: 1\nwheels: { maker: %s2 }\n", long_name);
    static const char body[] = "local l, m = c.lamp.mounted, c.wheels.maker\nreturn fail { message = \"x\" }";
    assert_true(print_of(body, one, "") != print_of(body, other, ""));
    free(other);
    free(one);
    free(long_name);
}

static void test_fingerprints_of_accounts_differ(void **state) {
    (void)state;
    static const char program[] =
        "bicycle: 1\nlamp: { mounted: true }\nriders:\n"
        "- { name: Ann, lamp: { power: dynamo } }\n- { name: Ben, lamp: { power: dynamo } }\n";
    static const char body[] = "local w = c.wheels.inches\n" BATTERY;
    assert_true(print_of(body, program, "Ann") != print_of(body, program, "Ben"));
}

/* A baseline that knows the misspelled word of one rider must not swallow that of another. */
static void test_fingerprints_of_misspelled_overrides_differ(void **state) {
    (void)state;
    sl_checker *checker = checker_with("R", "practice", "\"lamp\"", BATTERY);
    sl_report *report =
        check(checker, "bicycle: 1\nlamp: { power: dynamo }\nriders:\n"
                       "- { name: Ann, lamp: { power: steam } }\n- { name: Ben, lamp: { power: steam } }\n");
    const sl_finding *ann = finding_of(report, "unknown-word", "Ann"), *ben = finding_of(report, "unknown-word", "Ben");
    assert_non_null(ann);
    assert_non_null(ben);
    assert_string_equal(place_of(&ann->location), "4:31");
    assert_true(ann->fingerprint != ben->fingerprint);
    sl_report_free(report);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_kinds_and_severities_of_findings),
        cmocka_unit_test(test_a_misfit_has_two_ways_out),
        cmocka_unit_test(test_a_theme_that_contradicts_itself_is_a_misfit),
        cmocka_unit_test(test_severity_of_the_rule_holds),
        cmocka_unit_test(test_reading_the_undeclared_waits),
        cmocka_unit_test(test_what_rules_wait_for_is_said_once),
        cmocka_unit_test(test_severity_of_the_undetermined),
        cmocka_unit_test(test_unreadable_values_wait_too),
        cmocka_unit_test(test_declares_does_not_wait),
        cmocka_unit_test(test_reads_are_noted_once_in_order),
        cmocka_unit_test(test_findings_show_what_led_to_them),
        cmocka_unit_test(test_a_finding_is_at_the_last_read),
        cmocka_unit_test(test_what_is_missing_shows_at_its_parent),
        cmocka_unit_test(test_rule_errors_show_what_was_looked_at),
        cmocka_unit_test(test_findings_are_ordered),
        cmocka_unit_test(test_places_of_sets),
        cmocka_unit_test(test_undeclared_values_are_related_only_with_a_note),
        cmocka_unit_test(test_words_are_compared),
        cmocka_unit_test(test_sets_are_asked),
        cmocka_unit_test(test_foreign_words_are_never_in_a_set),
        cmocka_unit_test(test_wrong_comparisons_are_errors),
        cmocka_unit_test(test_only_listed_elements_can_be_read),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_a_failed_rule_is_no_pass),
        cmocka_unit_test(test_refused_rules_leave_a_verdict_open),
        cmocka_unit_test(test_nothing_checked_is_not_congruent),
        cmocka_unit_test(test_states_of_elements_and_pairs),
        cmocka_unit_test(test_rules_on_three_elements_cover_three_pairs),
        cmocka_unit_test(test_practices_are_counted),
        cmocka_unit_test(test_a_missing_frame_silences_no_rule),
        cmocka_unit_test(test_a_framing_finding_names_what_it_frames),
        cmocka_unit_test(test_overrides_are_judged_where_they_are_read),
        cmocka_unit_test(test_practices_hold_for_every_account),
        cmocka_unit_test(test_misfits_of_accounts_count),
        cmocka_unit_test(test_accounts_wait_too),
        cmocka_unit_test(test_fingerprints_stay),
        cmocka_unit_test(test_fingerprints_differ),
        cmocka_unit_test(test_fingerprints_of_long_texts_differ),
        cmocka_unit_test(test_fingerprints_of_accounts_differ),
        cmocka_unit_test(test_fingerprints_of_misspelled_overrides_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
