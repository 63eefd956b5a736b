/* rule_facts.c - what rules say about themselves: options without a default, former ids, retired rules, grades,
 * relations, and advice; which pairs of elements are compared, and which practices are shown. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)
#define FIT "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

/* Adds a fit rule of which a piece of the source is replaced. */
static void add_changed(sl_checker *checker, const char *id, const char *body, const char *from, const char *to) {
    char *rule = write_rule(id, "fit", "\"lamp\", \"saddle\"", body);
    char *changed = replace(rule, from, to);
    if (load_source(checker, id, changed) != SL_OK)
        fail_msg("%s was refused: %s", id, all_problems(checker));
    free(rule);
    free(changed);
}

/* ---- options without a default ----------------------------------------------------------------------------------- */

#define HEIGHT "local on = c.lamp.mounted\nif c.saddle.height <= options.most then return pass() end\n" FIT

/* A rule with an option without a default, and one that always passes. */
static sl_checker *checker_without_default(void) {
    sl_checker *checker = new_checker();
    add_changed(checker, "CAP-1", HEIGHT, "default = 3, ", "");
    add_rule(checker, "FIT-1", "fit", "\"lamp\", \"saddle\"",
             "local a, b = c.lamp.mounted, c.saddle.height\nreturn pass()");
    return checker;
}

static void test_a_rule_does_not_apply_until_its_option_is_set(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    const sl_rule *rule;
    assert_int_equal(sl_find_rule(checker, text("CAP-1"), &rule), SL_OK);
    assert_text(sl_option_without_value(rule)->id, "most");
    sl_report *report = check(checker, whole_bicycle);
    const sl_outcome *outcome = outcome_of(report, "CAP-1", "");
    assert_int_equal(outcome->status, SL_NOT_APPLICABLE);
    assert_int_equal(outcome->read_count, 0);
    assert_int_equal(report->programs[0].verdict, SL_CONGRUENT);
    sl_report_free(report);
    /* the answer is not remembered once the option is set */
    assert_int_equal(sl_set_option(checker, text("CAP-1.most"), text("9")), SL_OK);
    assert_null(sl_option_without_value(rule));
    report = check(checker, whole_bicycle);
    assert_int_equal(status_of(report, "CAP-1"), SL_FAIL);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_program_with_gaps_does_not_wait_for_it(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    sl_report *report = check(checker, "bicycle: 1\nlamp: { mounted: true }\n");
    assert_int_equal(status_of(report, "CAP-1"), SL_NOT_APPLICABLE);
    assert_int_equal(status_of(report, "FIT-1"), SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_the_trace_says_which_option_is_not_set(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    const sl_rule *rule;
    sl_traces *traces;
    assert_int_equal(sl_find_rule(checker, text("CAP-1"), &rule), SL_OK);
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(sl_trace_rule(checker, report, &report->programs[0], rule, &traces), SL_OK);
    assert_int_equal(traces->count, 1);
    assert_int_equal(traces->list[0].step_count, 0);
    assert_text(traces->list[0].said, "option most is not set");
    sl_traces_free(traces);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_an_audit_does_not_call_it_implied(void **state) {
    (void)state;
    sl_checker *checker = checker_without_default();
    sl_audit *audit;
    assert_int_equal(sl_audit_rules(checker, NULL, &audit), SL_OK);
    assert_text(audit->rules[0].rule->id, "CAP-1");
    assert_int_equal(audit->rules[0].implied, SL_NO);
    assert_null(audit->rules[0].only);
    sl_audit_free(audit);
    sl_checker_free(checker);
}

/* ---- former ids and retired rules -------------------------------------------------------------------------------- */

#define ALWAYS "local a, b = c.lamp.mounted, c.saddle.height\n" FIT
#define FORMERLY(ids) "name = \"a-rule\",\n  formerly = { " ids " },"
#define SETTINGS ".samplint.yaml"

static void write_text(const char *path, const char *bytes) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
    assert_int_equal(fclose(file), 0);
}

/* A rule that always fails and has had two ids. */
static sl_checker *checker_with_former_ids(void) {
    sl_checker *checker = new_checker();
    add_changed(checker, "FIT-7", ALWAYS, "name = \"a-rule\",", FORMERLY("\"OLD-1\", \"OLD-2\""));
    return checker;
}

static sl_checker *checker_with_retired_rule(void) {
    sl_checker *checker = sl_checker_new();
    char *vocabulary = replace(bicycles, "  works = {",
                               "  retired = { { id = \"OLD-9\", since = \"0.2\", reason = \"Nobody asked for it.\", "
                               "successor = \"FIT-7\" } },\n  works = {");
    assert_int_equal(sl_load_vocabulary(checker, text("bicycles.lua"), text(vocabulary)), SL_OK);
    free(vocabulary);
    add_rule(checker, "FIT-7", "fit", "\"lamp\", \"saddle\"", ALWAYS);
    return checker;
}

static void test_settings_may_use_a_former_id(void **state) {
    (void)state;
    sl_checker *checker = checker_with_former_ids();
    write_text(SETTINGS, "rules:\n  OLD-2: { severity: info, options: { most: 5 } }\n");
    assert_int_equal(sl_load_settings(checker, SETTINGS), SL_OK);
    assert_int_equal(remove(SETTINGS), 0);
    assert_string_equal(only_problem(checker), "2: the rule OLD-2 is now FIT-7; write the present id");
    size_t count;
    assert_int_equal(sl_get_problems(checker, &count)[0].severity, SL_INFO);
    const sl_rule *rule = sl_get_rules(checker, &count)[0];
    assert_int_equal(rule->severity, SL_INFO);
    assert_int_equal(rule->options[0].value, 5);
    sl_checker_free(checker);
}

static void test_an_option_and_a_search_may_use_a_former_id(void **state) {
    (void)state;
    sl_checker *checker = checker_with_former_ids();
    const sl_rule *rule;
    assert_int_equal(sl_find_rule(checker, text("OLD-1"), &rule), SL_OK);
    assert_text(rule->id, "FIT-7");
    assert_int_equal(sl_find_rule(checker, text("OLD-1"), &rule), SL_OK);
    assert_string_equal(only_problem(checker), "0: the rule OLD-1 is now FIT-7; write the present id");
    sl_clear_problems(checker);
    assert_int_equal(sl_set_option(checker, text("OLD-2.most"), text("4")), SL_OK);
    assert_int_equal(rule->options[0].value, 4);
    sl_checker_free(checker);
}

static void test_a_waiver_may_use_a_former_id(void **state) {
    (void)state;
    sl_checker *checker = checker_with_former_ids();
    assert_int_equal(sl_set_today(checker, text("2026-01-01")), SL_OK);
    sl_report *report = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp:\n"
                                       "  mounted: true # samplint: waive OLD-1 until 2027-01-01 by Ann because so\n");
    assert_int_equal(need_finding(report, "FIT-7")->suppression, SL_WAIVED);
    const sl_finding *told = need_finding(report, "former-id");
    assert_text(told->message, "the rule OLD-1 is now FIT-7; write the present id");
    assert_int_equal(told->severity, SL_INFO);
    assert_int_equal(told->location.span.start.line, 4);
    const sl_waiver *waiver = &report->programs[0].waivers[0];
    assert_text(waiver->rule, "FIT-7");
    assert_text(waiver->former_rule, "OLD-1");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Returns the only finding of a rule that always fails, as its fingerprint. */
static uint64_t fingerprint_of(sl_checker *checker, const char *id) {
    sl_report *report = check(checker, whole_bicycle);
    uint64_t print = need_finding(report, id)->fingerprint;
    sl_report_free(report);
    sl_checker_free(checker);
    return print;
}

static void test_a_finding_keeps_its_fingerprint_under_a_new_id(void **state) {
    (void)state;
    sl_checker *before = new_checker();
    add_rule(before, "OLD-1", "fit", "\"lamp\", \"saddle\"", ALWAYS);
    assert_true(fingerprint_of(before, "OLD-1") == fingerprint_of(checker_with_former_ids(), "FIT-7"));
}

static void test_a_baseline_with_a_former_id_matches(void **state) {
    (void)state;
    sl_checker *checker = checker_with_former_ids();
    char *line = print("samplint baseline 1\n%016llx\tOLD-1\tb.samp.yaml\tsaddle.height\n",
                       (unsigned long long)fingerprint_of(checker_with_former_ids(), "FIT-7"));
    write_text("base", line);
    write_text("b.samp.yaml", whole_bicycle);
    sl_baseline *baseline = sl_baseline_new("base");
    assert_int_equal(sl_baseline_read(baseline, checker), SL_OK);
    assert_string_equal(only_problem(checker), "2: the rule OLD-1 is now FIT-7; the findings still match, and samplint "
                                               "baseline --prune writes the present id");
    sl_report *report;
    assert_int_equal(sl_check_file(checker, "b.samp.yaml", &report), SL_OK);
    assert_int_equal(sl_baseline_apply(baseline, report), SL_OK);
    assert_int_equal(need_finding(report, "FIT-7")->suppression, SL_BASELINED);
    sl_report_free(report);
    sl_baseline_free(baseline);
    sl_checker_free(checker);
    free(line);
    assert_int_equal(remove("base"), 0);
    assert_int_equal(remove("b.samp.yaml"), 0);
}

/* Loads a second rule, which must be refused. */
static void assert_refused(sl_checker *checker, const char *id, const char *ids, const char *expected) {
    char *rule = write_rule(id, "fit", "\"lamp\", \"saddle\"", ALWAYS);
    char *line = print("name = \"a-rule\",\n  formerly = { %s },", ids);
    char *changed = replace(rule, "name = \"a-rule\",", line);
    assert_int_equal(load_source(checker, id, changed), SL_REFUSED);
    assert_string_equal(only_problem(checker), expected);
    sl_clear_problems(checker);
    free(rule);
    free(line);
    free(changed);
}

static void test_an_id_names_one_rule(void **state) {
    (void)state;
    sl_checker *checker = checker_with_former_ids();
    assert_refused(checker, "FIT-8", "\"OLD-2\"", "1: the id \"OLD-2\" is a former id of FIT-7 (rules/FIT-7.lua)");
    assert_refused(checker, "FIT-8", "\"FIT-7\"", "1: the id \"FIT-7\" is taken by rules/FIT-7.lua");
    assert_refused(checker, "OLD-1", "", "1: the id \"OLD-1\" is a former id of FIT-7 (rules/FIT-7.lua)");
    assert_refused(checker, "FIT-8", "\"FIT-8\"", "4: \"FIT-8\" is the present id of the rule");
    assert_refused(checker, "FIT-8", "\"A\", \"A\"", "4: formerly lists \"A\" twice");
    assert_refused(checker, "FIT-8", "\"a b\"", "4: an id must not have blanks, dots or letters beyond ASCII");
    sl_checker_free(checker);
    checker = checker_with_retired_rule();
    assert_refused(checker, "OLD-9", "",
                   "1: no rule may have the id \"OLD-9\": OLD-9 is retired since version 0.2: Nobody asked for it. "
                   "FIT-7 takes its place.");
    sl_checker_free(checker);
}

#define RETIRED "OLD-9 is retired since version 0.2: Nobody asked for it. FIT-7 takes its place."

static void test_a_retired_rule_is_told(void **state) {
    (void)state;
    sl_checker *checker = checker_with_retired_rule();
    const sl_rule *rule;
    size_t count;
    assert_text(sl_get_retired_rules(checker, &count)[0].successor, "FIT-7");
    assert_int_equal(count, 1);
    assert_int_equal(sl_find_rule(checker, text("OLD-9"), &rule), SL_REFUSED);
    assert_string_equal(only_problem(checker), "0: " RETIRED);
    sl_clear_problems(checker);
    write_text(SETTINGS, "rules:\n  OLD-9: { off: we do not need it }\n");
    assert_int_equal(sl_load_settings(checker, SETTINGS), SL_OK);
    assert_int_equal(remove(SETTINGS), 0);
    assert_string_equal(only_problem(checker), "2: " RETIRED);
    assert_int_equal(sl_get_problems(checker, &count)[0].severity, SL_WARNING);
    sl_clear_problems(checker);
    assert_int_equal(sl_set_today(checker, text("2026-01-01")), SL_OK);
    sl_report *report = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp:\n"
                                       "  mounted: true # samplint: waive OLD-9 until 2027-01-01 by Ann because so\n");
    assert_text(need_finding(report, "unused-waiver")->message, "it covers nothing: " RETIRED " Delete it");
    sl_report_free(report);
    sl_explainer *explainer;
    sl_topic topic;
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    assert_int_equal(sl_explainer_find(explainer, text("OLD-9"), &topic), SL_REFUSED);
    assert_string_equal(only_problem(checker), "0: " RETIRED);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

static void test_a_page_is_found_by_a_former_id(void **state) {
    (void)state;
    sl_checker *checker = checker_with_former_ids();
    sl_explainer *explainer;
    sl_topic topic;
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    assert_int_equal(sl_explainer_find(explainer, text("OLD-1"), &topic), SL_OK);
    assert_int_equal(topic.kind, SL_TOPIC_RULE);
    assert_text(topic.rule->id, "FIT-7");
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

/* ---- grades, relations, and advice ------------------------------------------------------------------------------- */

/* A fit rule that passes, and advice that fails. */
static sl_checker *checker_with_advice(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "ADV-1", "advice", "\"lamp\", \"saddle\"", ALWAYS);
    add_rule(checker, "FIT-1", "fit", "\"lamp\", \"wheels\"",
             "local a, b = c.lamp.mounted, c.wheels.inches\nreturn pass()");
    return checker;
}

static void test_advice_is_no_part_of_the_verdict(void **state) {
    (void)state;
    sl_checker *checker = checker_with_advice();
    sl_report *report = check(checker, whole_bicycle);
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->verdict, SL_CONGRUENT);
    assert_int_equal(program->misfits, 0);
    assert_int_equal(program->advice, 1);
    const sl_finding *finding = need_finding(report, "ADV-1");
    assert_int_equal(finding->kind, SL_KIND_ADVICE);
    assert_int_equal(finding->severity, SL_WARNING);
    assert_int_equal(finding->alternative_count, 2);
    sl_repair *repair;
    assert_int_equal(sl_repair_program(checker, report, 0, &(sl_repair_options){.most = 9}, &repair), SL_OK);
    assert_int_equal(repair->conflict_count, 0);
    sl_repair_free(repair);
    char *bytes;
    assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_TEXT, &bytes, NULL), SL_OK);
    assert_non_null(strstr(bytes, "advice, which is no part of the verdict:\n\nbicycle.yaml:9:"));
    assert_non_null(strstr(bytes, "misfits 0, undetermined 0, advice 1"));
    free(bytes);
    assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_JSON, &bytes, NULL), SL_OK);
    assert_non_null(strstr(bytes, "\"kind\":\"advice\",\"severity\":\"warning\""));
    assert_non_null(strstr(bytes, "\"waiver\":0,\"advice\":1}"));
    free(bytes);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_settings_promote_advice(void **state) {
    (void)state;
    sl_checker *checker = checker_with_advice();
    write_text(SETTINGS, "rules:\n  ADV-1: { promote: true }\n");
    assert_int_equal(sl_load_settings(checker, SETTINGS), SL_OK);
    assert_int_equal(remove(SETTINGS), 0);
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(report->programs[0].verdict, SL_INCONGRUENT);
    assert_int_equal(report->programs[0].advice, 0);
    assert_int_equal(need_finding(report, "ADV-1")->kind, SL_KIND_MISFIT);
    assert_int_equal(need_finding(report, "ADV-1")->severity, SL_ERROR);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_promoted_advice_keeps_a_severity_of_its_settings(void **state) {
    (void)state;
    sl_checker *checker = checker_with_advice();
    write_text(SETTINGS, "severity: { advice: info }\nrules:\n  ADV-1: { severity: warning, promote: true }\n");
    assert_int_equal(sl_load_settings(checker, SETTINGS), SL_OK);
    const sl_rule *rule;
    assert_int_equal(sl_find_rule(checker, text("ADV-1"), &rule), SL_OK);
    assert_int_equal(rule->severity, SL_WARNING);
    assert_text(rule->promoted_set_by, ".samplint.yaml:3");
    sl_checker_free(checker);
    checker = checker_with_advice();
    write_text(SETTINGS, "rules:\n  FIT-1: { promote: true }\n  ADV-1: { promote: perhaps }\n");
    assert_int_equal(sl_load_settings(checker, SETTINGS), SL_REFUSED);
    assert_int_equal(remove(SETTINGS), 0);
    assert_string_equal(all_problems(checker), "2: FIT-1 is a rule of kind fit, and only advice can be promoted\n"
                                               "3: promote takes true or false\n");
    sl_checker_free(checker);
}

/* Asserts the problem of a rule of which "name" has a line more. */
static void assert_states(const char *kind, const char *elements, const char *line, const char *expected) {
    sl_checker *checker = new_checker();
    char *rule = write_rule("R", kind, elements, "local a, b = c.lamp.mounted, c.saddle.height\n" FIT);
    char *more = print("name = \"a-rule\",\n  %s,", line);
    char *changed = replace(rule, "name = \"a-rule\",", more);
    sl_result result = load_source(checker, "R", changed);
    if (*expected)
        assert_string_equal(only_problem(checker), expected);
    else if (result != SL_OK)
        fail_msg("%s", all_problems(checker));
    free(rule);
    free(more);
    free(changed);
    sl_checker_free(checker);
}

static void test_a_rule_states_its_grade_and_its_relation(void **state) {
    (void)state;
#define BOTH "\"lamp\", \"saddle\""
    assert_states("fit", BOTH, "grade = \"stated\", relation = \"match\"", "");
    assert_states("advice", BOTH, "grade = \"inferred\", relation = \"prerequisite\"", "");
    assert_states("practice", BOTH, "grade = \"inferred\"", "");
    assert_states(
        "fit", BOTH, "grade = \"inferred\"",
        "4: a rule that decides about congruence must be stated or derived; make it a rule of kind \"advice\"");
    assert_states("practice", BOTH, "relation = \"match\"",
                  "4: only a fit or advice rule about at least two elements has a relation");
    assert_states("advice", BOTH, "severity = \"error\"",
                  "4: an advice rule must be a warning or info; a firm that wants it to decide promotes it in its "
                  "settings");
}

static void test_the_built_in_rules_state_both(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    size_t count;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    for (size_t i = 0; i < count; i++) {
        if (sl_is_about_fit(rules[i]) && rules[i]->grade == SL_GRADE_NONE)
            fail_msg("%s states no grade", shown(rules[i]->id));
        if (rules[i]->kind == SL_RULE_FIT && rules[i]->relation == SL_RELATION_NONE)
            fail_msg("%s states no relation", shown(rules[i]->id));
    }
    sl_checker_free(checker);
}

/* ---- pairs of elements that rules compare ------------------------------------------------------------------------ */

/* Returns the states of the pairs wheels and saddle, wheels and lamp, saddle and lamp, in a letter each, and then the
 * pairs that no deciding rule has compared: "WS~" is one that advice has. */
static const char *pairs_of(sl_checker *checker, const char *program) {
    static const char letters[] = {'.', '+', '?', 'x', '-', '~'}, names[] = "WSL";
    static char row[64];
    char *source = print("bicycle: 1\n%s\n", program);
    sl_report *report = check(checker, source);
    const sl_program *found = &report->programs[0];
    size_t at = 0;
    for (size_t i = 0; i < found->pair_count; i++)
        row[at++] = letters[found->pairs[i].state];
    for (size_t i = 0; i < found->uncompared_count; i++) {
        const sl_uncompared_pair *pair = &found->uncompared[i];
        at += (size_t)snprintf(row + at, sizeof row - at, " %c%c%s", names[pair->first], names[pair->second],
                               pair->advice ? "~" : "");
    }
    row[at] = '\0';
    sl_report_free(report);
    free(source);
    return row;
}

#define ALL "wheels: { inches: 20 }\nsaddle: { height: 80, width: wide }\n"

static void test_a_pair_is_congruent_where_a_rule_has_read_both(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "THREE", "fit", "\"wheels\", \"saddle\", \"lamp\"",
             "if c.wheels.inches < 15 then return not_applicable(\"small\") end\n"
             "if c.saddle.height > 40 then return pass() end\n"
             "if c.lamp.mounted then return pass() end\n" FIT);
    /* it passes without a look at the lamp */
    assert_string_equal(pairs_of(checker, ALL "lamp: { mounted: true }"), "+.. WL SL");
    assert_string_equal(pairs_of(checker, "wheels: { inches: 20 }\nsaddle: { height: 1 }\nlamp: { mounted: true }"),
                        "+++");
    assert_string_equal(pairs_of(checker, "wheels: { inches: 20 }\nsaddle: { height: 1 }\nlamp: { mounted: false }"),
                        "xxx");
    assert_string_equal(pairs_of(checker, "wheels: { inches: 12 }\nsaddle: { height: 1 }\nlamp: { mounted: true }"),
                        "... WS WL SL");
    /* what waits could look at any of them */
    assert_string_equal(pairs_of(checker, "wheels: { inches: 20 }\nsaddle: { width: wide }\nlamp: { mounted: false }"),
                        "???");
    sl_checker_free(checker);
}

static void test_a_missing_element_makes_no_pair_congruent(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "ANY", "fit", "\"saddle\", \"lamp\"",
             "local a, b = c.lamp.mounted, c.saddle.height\nreturn pass()");
    assert_string_equal(pairs_of(checker, ALL "lamp: { power: dynamo }"), "+ WS WL");
    assert_string_equal(pairs_of(checker, ALL), "- WS"); /* the rule passes whatever the lamp is */
    sl_checker_free(checker);
    checker = new_checker();
    add_rule(checker, "BAD", "fit", "\"saddle\", \"lamp\"", ALWAYS);
    assert_string_equal(pairs_of(checker, ALL), "x WS"); /* a certain misfit stays one */
    sl_checker_free(checker);
}

static void test_a_pair_that_only_advice_compares_is_not_congruent(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "ADV", "advice", "\"saddle\", \"lamp\"",
             "if c.saddle.height > 40 and c.lamp.mounted then return pass() end\n" FIT);
    add_rule(checker, "FIT", "fit", "\"wheels\", \"lamp\"",
             "local a, b = c.lamp.mounted, c.wheels.inches\nreturn pass()");
    assert_string_equal(pairs_of(checker, ALL "lamp: { mounted: true }"), "+~ WS SL~");
    assert_string_equal(pairs_of(checker, ALL "lamp: { mounted: false }"), "+~ WS SL~");
    sl_report *report = check(checker, whole_bicycle);
    char *bytes;
    assert_int_equal(report->programs[0].elements[1], SL_STATE_ADVICE);
    assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_TEXT, &bytes, NULL), SL_OK);
    assert_non_null(strstr(bytes, "\n  no deciding rule compared: WH-SA, SA-LA (advice)\n"));
    free(bytes);
    assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_JSON, &bytes, NULL), SL_OK);
    assert_non_null(strstr(bytes, "\"not_compared\":[{\"elements\":[\"wheels\",\"saddle\"],\"advice\":false},"
                                  "{\"elements\":[\"saddle\",\"lamp\"],\"advice\":true}]"));
    free(bytes);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- practices --------------------------------------------------------------------------------------------------- */

static void test_practices_are_listed_by_state(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "P-1", "practice", "\"lamp\"",
             "if c.lamp.mounted then return pass() end\nreturn fail { message = \"x\" }");
    add_rule(checker, "P-2", "practice", "\"lamp\"",
             "if c.lamp.power:is(\"dynamo\") then return pass() end\nreturn fail { message = \"x\" }");
    add_rule(checker, "P-3", "practice", "\"saddle\"",
             "if c.saddle.height > 40 then return pass() end\nreturn fail { message = \"x\" }");
    add_rule(checker, "P-4", "practice", "\"lamp\"", "local a = c.lamp.mounted\nreturn not_applicable(\"so\")");
    static const char program[] =
        "bicycle: 1\nlamp: { mounted: true, power: dynamo }\n"
        "riders: [{ name: Ann, lamp: { power: battery } }, { name: Ben, lamp: { mounted: true } }]\n";
    sl_report *report = check(checker, program);
    const sl_practice *practices = report->programs[0].practices;
    static const sl_practice_state states[] = {SL_PRACTICE_SHOWN, SL_PRACTICE_NOT_SHOWN, SL_PRACTICE_UNKNOWN,
                                               SL_PRACTICE_NOT_APPLICABLE};
    assert_int_equal(report->programs[0].practice_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(practices[i].state, states[i]);
    assert_int_equal(finding_of(report, "P-2", "Ann")->severity, SL_INFO);
    char *bytes;
    assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_TEXT, &bytes, NULL), SL_OK);
    assert_non_null(strstr(bytes, "\n  practices shown: P-1\n  practices not shown: P-2\n  practices not known: P-3\n"
                                  "  practices that do not apply: P-4\n"));
    assert_non_null(strstr(bytes, "= to show it: Change it."));
    assert_null(strstr(bytes, " of 4"));
    free(bytes);
    assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_JSON, &bytes, NULL), SL_OK);
    assert_non_null(strstr(bytes, "\"practices\":{\"shown\":[\"P-1\"],\"not_shown\":[\"P-2\"],\"unknown\":[\"P-3\"],"
                                  "\"not_applicable\":[\"P-4\"]}"));
    free(bytes);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_practice_that_is_not_shown_fails_no_case_of_junit(void **state) {
    (void)state;
    static const char *const severities[] = {"info", "warning", "error"};
    for (size_t i = 0; i < 3; i++) {
        sl_checker *checker = new_checker();
        char *bytes, *settings = print("severity: { shortfall: %s, advice: %s }\n", severities[i], severities[i]);
        add_rule(checker, "P-1", "practice", "\"lamp\"", "local a = c.lamp.mounted\nreturn fail { message = \"x\" }");
        add_rule(checker, "ADV", "advice", "\"lamp\", \"saddle\"", ALWAYS);
        write_text(SETTINGS, settings);
        assert_int_equal(sl_load_settings(checker, SETTINGS), SL_OK);
        assert_int_equal(remove(SETTINGS), 0);
        sl_report *report = check(checker, whole_bicycle);
        assert_int_equal(sl_report_to_bytes(checker, report, SL_FORMAT_JUNIT, &bytes, NULL), SL_OK);
        assert_non_null(strstr(bytes, i < 2 ? "tests=\"2\" failures=\"0\"" : "tests=\"2\" failures=\"2\""));
        assert_int_equal(strstr(bytes, "<system-out>") != NULL, i < 2);
        free(bytes);
        free(settings);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_a_rule_does_not_apply_until_its_option_is_set),
        TEST(test_a_program_with_gaps_does_not_wait_for_it),
        TEST(test_the_trace_says_which_option_is_not_set),
        TEST(test_an_audit_does_not_call_it_implied),
        TEST(test_settings_may_use_a_former_id),
        TEST(test_an_option_and_a_search_may_use_a_former_id),
        TEST(test_a_waiver_may_use_a_former_id),
        TEST(test_a_finding_keeps_its_fingerprint_under_a_new_id),
        TEST(test_a_baseline_with_a_former_id_matches),
        TEST(test_an_id_names_one_rule),
        TEST(test_a_retired_rule_is_told),
        TEST(test_a_page_is_found_by_a_former_id),
        TEST(test_advice_is_no_part_of_the_verdict),
        TEST(test_settings_promote_advice),
        TEST(test_promoted_advice_keeps_a_severity_of_its_settings),
        TEST(test_a_rule_states_its_grade_and_its_relation),
        TEST(test_the_built_in_rules_state_both),
        TEST(test_a_pair_is_congruent_where_a_rule_has_read_both),
        TEST(test_a_missing_element_makes_no_pair_congruent),
        TEST(test_a_pair_that_only_advice_compares_is_not_congruent),
        TEST(test_practices_are_listed_by_state),
        TEST(test_a_practice_that_is_not_shown_fails_no_case_of_junit),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);
}
