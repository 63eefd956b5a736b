/* Tests of cli/exit_code: the exit code of each result of a command. */
#include "cli/exit_code.h"

#include "support.h"

static void test_the_most_severe_code_wins(void **state) {
    (void)state;
    assert_int_equal(exit_code_max(EXIT_GOOD, EXIT_FINDINGS), EXIT_FINDINGS);
    assert_int_equal(exit_code_max(EXIT_RULE, EXIT_USAGE), EXIT_RULE);
    assert_int_equal(exit_code_max(EXIT_RULE, NO_MEMORY), NO_MEMORY);
    assert_int_equal(exit_code_max(NO_MEMORY, EXIT_GOOD), NO_MEMORY);
}

static void test_results_of_the_library(void **state) {
    (void)state;
    const sl_program valid = {.verdict = SL_INCONGRUENT}, invalid = {.verdict = SL_INVALID};
    assert_int_equal(exit_code_of_result(SL_OK), EXIT_GOOD);
    assert_int_equal(exit_code_of_result(SL_REFUSED), EXIT_USAGE);
    assert_int_equal(exit_code_of_result(SL_CANNOT_READ), EXIT_USAGE);
    assert_int_equal(exit_code_of_result(SL_OUT_OF_MEMORY), NO_MEMORY);
    assert_int_equal(exit_code_of_writing(SL_CANNOT_WRITE), EXIT_GOOD);
    assert_int_equal(exit_code_of_writing(SL_OUT_OF_MEMORY), NO_MEMORY);
    assert_int_equal(exit_code_of_refusal(SL_REFUSED, &valid), EXIT_USAGE);
    assert_int_equal(exit_code_of_refusal(SL_REFUSED, &invalid), EXIT_INVALID);
    assert_int_equal(exit_code_of_refusal(SL_OUT_OF_MEMORY, &invalid), NO_MEMORY);
}

/* ---- programs ---------------------------------------------------------------------------------------------------- */

/* Returns the code for a program with one finding. */
static int code_of(sl_finding finding, sl_severity fail_on) {
    const sl_program program = {.verdict = SL_INCONGRUENT, .findings = &finding, .finding_count = 1};
    return exit_code_of_program(&program, fail_on);
}

static void test_findings_of_a_program(void **state) {
    (void)state;
    sl_finding misfit = {.kind = SL_KIND_MISFIT, .severity = SL_WARNING, .suppression = SL_OPEN};
    assert_int_equal(code_of(misfit, SL_ERROR), EXIT_GOOD);
    assert_int_equal(code_of(misfit, SL_WARNING), EXIT_FINDINGS);
    assert_int_equal(code_of(misfit, SL_INFO), EXIT_FINDINGS);
    misfit.suppression = SL_WAIVED;
    assert_int_equal(code_of(misfit, SL_INFO), EXIT_GOOD);
}

static void test_faults_count_whatever_their_severity(void **state) {
    (void)state;
    assert_int_equal(code_of((sl_finding){.kind = SL_KIND_SYNTAX, .severity = SL_INFO}, SL_ERROR), EXIT_INVALID);
    assert_int_equal(code_of((sl_finding){.kind = SL_KIND_RULE_ERROR, .severity = SL_INFO}, SL_ERROR), EXIT_RULE);
    assert_int_equal(code_of((sl_finding){.kind = SL_KIND_USAGE, .severity = SL_INFO}, SL_ERROR), EXIT_USAGE);
}

static void test_what_could_not_be_judged(void **state) {
    (void)state;
    const sl_finding findings[] = {{.kind = SL_KIND_MISFIT, .severity = SL_ERROR}, {.kind = SL_KIND_USAGE}};
    const sl_program programs[] = {{.verdict = SL_INCONGRUENT, .findings = findings, .finding_count = 1},
                                   {.verdict = SL_INCONGRUENT, .findings = findings, .finding_count = 2},
                                   {.verdict = SL_INVALID},
                                   {.verdict = SL_INCOMPLETE, .rule_errors = 1}};
    const sl_report report = {.programs = programs, .program_count = COUNT_OF(programs)};
    assert_int_equal(exit_code_of_faults(&programs[0]), EXIT_GOOD);
    assert_int_equal(exit_code_of_faults(&programs[1]), EXIT_USAGE);
    assert_int_equal(exit_code_of_faults(&programs[2]), EXIT_INVALID);
    assert_int_equal(exit_code_of_faults(&programs[3]), EXIT_RULE);
    assert_int_equal(exit_code_of_report_faults(&report), EXIT_RULE);
}

/* ---- changes of programs ----------------------------------------------------------------------------------------- */

static void test_comparisons(void **state) {
    (void)state;
    const sl_program good = {.verdict = SL_CONGRUENT}, failed = {.verdict = SL_INCOMPLETE, .rule_errors = 1};
    sl_comparison comparison = {.a = &good, .b = &good};
    assert_int_equal(exit_code_of_comparison(SL_OK, &comparison), EXIT_GOOD);
    comparison.faults_only_in_b = true;
    assert_int_equal(exit_code_of_comparison(SL_OK, &comparison), EXIT_FINDINGS);
    comparison.a = &failed;
    assert_int_equal(exit_code_of_comparison(SL_OK, &comparison), EXIT_RULE);
    assert_int_equal(exit_code_of_comparison(SL_REFUSED, NULL), EXIT_INVALID);
    assert_int_equal(exit_code_of_comparison(SL_OUT_OF_MEMORY, NULL), NO_MEMORY);
}

static void test_repairs(void **state) {
    (void)state;
    const sl_conflict conflicts[] = {{.outcome = SL_WAY_FOUND}, {.outcome = SL_WAY_NONE}};
    const sl_rule portfolio = {.scope = SL_SCOPE_PORTFOLIO}, other = {.scope = SL_SCOPE_EACH};
    const sl_rule *const left_out[] = {&portfolio, &other};
    assert_int_equal(exit_code_of_repair(&(sl_repair){.conflict_count = 0}), EXIT_GOOD);
    assert_int_equal(exit_code_of_repair(&(sl_repair){.conflicts = conflicts, .conflict_count = 1}), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_repair(&(sl_repair){.conflicts = conflicts, .conflict_count = 2}), EXIT_USAGE);
    assert_int_equal(exit_code_of_repair(&(sl_repair){.left_out = left_out, .left_out_count = 1}), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_repair(&(sl_repair){.left_out = left_out, .left_out_count = 2}), EXIT_RULE);
}

static void test_changed_programs(void **state) {
    (void)state;
    const sl_program congruent = {.verdict = SL_CONGRUENT}, incomplete = {.verdict = SL_INCOMPLETE};
    const sl_program failed = {.verdict = SL_INCOMPLETE, .rule_errors = 1};
    assert_int_equal(exit_code_of_repaired(&congruent), EXIT_GOOD);
    assert_int_equal(exit_code_of_repaired(&incomplete), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_impact(&(sl_impact){.after = &congruent}), EXIT_GOOD);
    assert_int_equal(exit_code_of_impact(&(sl_impact){.after = &incomplete}), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_impact(&(sl_impact){.after = &failed}), EXIT_RULE);
}

/* ---- rules, waivers, tests --------------------------------------------------------------------------------------- */

static void test_audits(void **state) {
    (void)state;
    const sl_audited_value intended = {.reason = {"obsolete", 8}}, dead = {.forced = false};
    const sl_audited_archetype archetypes[] = {{.state = SL_ARCHETYPE_INCOMPLETE}, {.state = SL_ARCHETYPE_IMPOSSIBLE}};
    const sl_audited_rule failed = {.fault = {"it fails", 8}};
    sl_audit audit = {.possible = SL_YES, .values = &intended, .value_count = 1, .archetypes = archetypes};
    audit.archetype_count = 1;
    assert_int_equal(exit_code_of_audit(&audit), EXIT_GOOD);
    audit.archetype_count = 2;
    assert_int_equal(exit_code_of_audit(&audit), EXIT_FINDINGS);
    audit.archetype_count = 1;
    audit.values = &dead;
    assert_int_equal(exit_code_of_audit(&audit), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_audit(&(sl_audit){.possible = SL_UNKNOWN}), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_audit(&(sl_audit){.possible = SL_YES, .unsettled = 1}), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_audit(&(sl_audit){.possible = SL_YES, .revived_count = 1}), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_audit(&(sl_audit){.possible = SL_YES, .rules = &failed, .rule_count = 1}), EXIT_RULE);
}

static void test_waivers(void **state) {
    (void)state;
    const sl_waiver active = {.state = SL_WAIVER_ACTIVE}, unchecked = {.state = SL_WAIVER_UNCHECKED};
    const sl_waiver unused = {.state = SL_WAIVER_UNUSED};
    const sl_waiver *const waivers[] = {&active, &unchecked, &unused};
    assert_int_equal(exit_code_of_waivers(&(sl_waiver_list){waivers, 2, {NULL, 0}, {NULL, 0}}, false), EXIT_GOOD);
    assert_int_equal(exit_code_of_waivers(&(sl_waiver_list){waivers, 3, {NULL, 0}, {NULL, 0}}, false), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_waivers(&(sl_waiver_list){waivers, 1, {NULL, 0}, {NULL, 0}}, true), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_waivers(&(sl_waiver_list){waivers, 0, {NULL, 0}, {NULL, 0}}, true), EXIT_GOOD);
}

static void test_tests_of_rules(void **state) {
    (void)state;
    const sl_test_suite half = {.coverage = {.lines = 10, .missed_count = 5}};
    sl_test_run run = {.suites = &half, .suite_count = 1, .passed = 3};
    assert_int_equal(exit_code_of_tests(&run, 80), EXIT_GOOD);
    run.covered = true;
    assert_int_equal(exit_code_of_tests(&run, 50), EXIT_GOOD);
    assert_int_equal(exit_code_of_tests(&run, 51), EXIT_FINDINGS);
    run.failed = 1;
    assert_int_equal(exit_code_of_tests(&run, 0), EXIT_FINDINGS);
    assert_int_equal(exit_code_of_tests(&(sl_test_run){.suite_count = 0}, 0), EXIT_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_the_most_severe_code_wins),
        TEST(test_results_of_the_library),
        TEST(test_findings_of_a_program),
        TEST(test_faults_count_whatever_their_severity),
        TEST(test_what_could_not_be_judged),
        TEST(test_comparisons),
        TEST(test_repairs),
        TEST(test_changed_programs),
        TEST(test_audits),
        TEST(test_waivers),
        TEST(test_tests_of_rules),
    };
    return RUN(tests);
}
