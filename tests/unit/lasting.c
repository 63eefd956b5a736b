/* lasting.c - a checker that serves one request after the other for a long time: no call makes its memory grow. */
#include <malloc.h>

#include "samplint/samplint.h"
#include "unit/support.h"

static const char program[] = "samp: 1\n"
                              "program: { name: Key accounts }\n"
                              "role_and_goals: { strategic_intent: growth }\n"
                              "accounts:\n  - account: North\n    wrong: 1\n";

static sl_text text(const char *string) {
    return (sl_text){string, strlen(string)};
}

/* Under sanitizers the allocator counts nothing, so the test only runs the calls. */
static size_t bytes_in_use(void) {
    return mallinfo2().uordblks;
}

struct lasting {
    sl_checker *checker;
    sl_report *report;
};

/* ---- requests ----------------------------------------------------------------------------------------------------- */

static void check_buffer(struct lasting *lasting) {
    sl_report *report;
    assert_int_equal(sl_check_buffer(lasting->checker, text("samp.yaml"), text(program), &report), SL_OK);
    sl_report_free(report);
}

static void check_content(struct lasting *lasting) {
    sl_report *report;
    assert_int_equal(sl_check_content(lasting->checker, EXAMPLES_FOLDER "/misfits/samp.yaml", text(program), &report),
                     SL_OK);
    sl_report_free(report);
}

static void check_missing_file(struct lasting *lasting) {
    sl_report *report;
    assert_int_equal(sl_check_file(lasting->checker, "missing.yaml", &report), SL_CANNOT_READ);
}

static void refuse_options(struct lasting *lasting) {
    const sl_rule *rule;
    assert_int_equal(sl_set_option(lasting->checker, text("APD-2.wrong"), text("1")), SL_REFUSED);
    assert_int_equal(sl_set_option(lasting->checker, text("APD-2.longest_cycle_months"), text("many")), SL_REFUSED);
    assert_int_equal(sl_set_budget(lasting->checker, text("wrong"), text("1")), SL_REFUSED);
    assert_int_equal(sl_set_undetermined(lasting->checker, text("wrong")), SL_REFUSED);
    assert_int_equal(sl_find_rule(lasting->checker, text("WRONG-1"), &rule), SL_REFUSED);
    assert_int_equal(sl_set_today(lasting->checker, text("yesterday")), SL_REFUSED);
}

static void set_options(struct lasting *lasting) {
    char day[SL_DAY_BYTES];
    assert_int_equal(sl_set_option(lasting->checker, text("APD-2.longest_cycle_months"), text("18")), SL_OK);
    assert_int_equal(sl_set_budget(lasting->checker, text("instructions"), text("2000000")), SL_OK);
    assert_int_equal(sl_set_undetermined(lasting->checker, text("info")), SL_OK);
    assert_int_equal(sl_set_today(lasting->checker, text("2027-03-31")), SL_OK);
    sl_get_today(lasting->checker, day);
    assert_string_equal(day, "2027-03-31");
}

static void ask(struct lasting *lasting) {
    size_t count;
    assert_non_null(sl_get_packs(lasting->checker, &count));
    assert_non_null(sl_get_lock_path(lasting->checker));
    assert_int_equal(sl_check_lock(lasting->checker), SL_REFUSED);
    sl_rule_list *list;
    assert_int_equal(sl_list_rules(lasting->checker, NULL, &list), SL_OK);
    sl_rule_list_free(list);
}

static void repair(struct lasting *lasting) {
    const sl_repair_options options = {.most = 2};
    sl_repair *found;
    assert_int_equal(sl_repair_program(lasting->checker, lasting->report, 0, &options, &found), SL_OK);
    assert_true(found->conflict_count > 0);
    sl_repair_free(found);
}

static void to_bytes(struct lasting *lasting) {
    char *bytes;
    size_t length;
    assert_int_equal(sl_report_to_bytes(lasting->checker, lasting->report, SL_FORMAT_JSON, &bytes, &length), SL_OK);
    assert_int_equal(strlen(bytes), length);
    sl_free(bytes);
}

/* ---- the tests ---------------------------------------------------------------------------------------------------- */

/* Lua collects its garbage now and then, and answers are remembered at first. */
#define ROOM ((size_t)512 * 1024)

/* Makes a request many times: so often that memory which each request keeps would not fit into the room. */
static void assert_lasts(void (*request)(struct lasting *lasting), size_t times) {
    struct lasting lasting = {.checker = sl_checker_new()};
    assert_non_null(lasting.checker);
    assert_int_equal(sl_load_builtin(lasting.checker), SL_OK);
    assert_int_equal(sl_check_file(lasting.checker, EXAMPLES_FOLDER "/misfits/samp.yaml", &lasting.report), SL_OK);
    size_t first = 0, last = 0, problems;
#if defined(__SANITIZE_ADDRESS__)
    times = times / 20 + 1;
#endif
    for (size_t i = 0; i < times; i++) {
        request(&lasting);
        sl_clear_problems(lasting.checker);
        last = bytes_in_use();
        first = i == 0 ? last : first;
    }
    if (last > first + ROOM)
        fail_msg("%zu bytes at first, and %zu later", first, last);
    sl_get_problems(lasting.checker, &problems);
    assert_int_equal(problems, 0);
    sl_report_free(lasting.report);
    sl_checker_free(lasting.checker);
}

static void test_checks(void **state) {
    (void)state;
    assert_lasts(check_buffer, 10000);
    assert_lasts(check_content, 10000);
}

static void test_files_that_are_missing(void **state) {
    (void)state;
    assert_lasts(check_missing_file, 50000);
}

static void test_options(void **state) {
    (void)state;
    assert_lasts(refuse_options, 20000);
    assert_lasts(set_options, 20000);
}

static void test_questions(void **state) {
    (void)state;
    assert_lasts(ask, 5000);
    assert_lasts(to_bytes, 1000);
}

static void test_repairs(void **state) {
    (void)state;
    assert_lasts(repair, 12);
}

/* ---- progress ----------------------------------------------------------------------------------------------------- */

struct patience {
    uint64_t most, last;
    size_t calls;
};

static bool wait_patiently(void *context, uint64_t done) {
    struct patience *patience = context;
    assert_true(done >= patience->last);
    patience->last = done;
    patience->calls++;
    return done < patience->most;
}

static void test_progress_is_reported(void **state) {
    (void)state;
    struct patience patience = {.most = UINT64_MAX};
    sl_checker *checker = sl_checker_new();
    sl_audit *audit;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    sl_set_progress(checker, wait_patiently, &patience);
    assert_int_equal(sl_audit_rules(checker, NULL, &audit), SL_OK);
    assert_true(patience.calls > 20);
    sl_audit_free(audit);
    sl_checker_free(checker);
}

static void test_work_is_cancelled_and_done_again(void **state) {
    (void)state;
    struct patience patience = {.most = 1};
    sl_checker *checker = sl_checker_new();
    sl_report *report;
    sl_audit *audit;
    sl_repair *repair;
    sl_explainer *explainer;
    sl_test_run *run;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    assert_int_equal(sl_check_file(checker, EXAMPLES_FOLDER "/misfits/samp.yaml", &report), SL_OK);
    sl_set_progress(checker, wait_patiently, &patience);
    assert_int_equal(sl_audit_rules(checker, NULL, &audit), SL_CANCELLED);
    assert_null(audit);
    patience = (struct patience){.most = 1};
    assert_int_equal(sl_repair_program(checker, report, 0, &(sl_repair_options){.most = 1}, &repair), SL_CANCELLED);
    assert_null(repair);
    patience = (struct patience){.most = 1};
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_CANCELLED);
    assert_null(explainer);
    patience = (struct patience){.most = 1};
    assert_int_equal(sl_run_tests(checker, NULL, &run), SL_CANCELLED);
    assert_null(run);
    patience = (struct patience){.most = 0};
    sl_report *other;
    assert_int_equal(sl_check_file(checker, EXAMPLES_FOLDER "/misfits/samp.yaml", &other), SL_CANCELLED);
    assert_null(other);
    sl_set_progress(checker, NULL, NULL);
    assert_null(sl_get_budget_met(checker)); /* the budget is whole again */
    assert_int_equal(sl_repair_program(checker, report, 0, &(sl_repair_options){.most = 1}, &repair), SL_OK);
    sl_repair_free(repair);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

static void test_names_lead_both_ways(void **state) {
    (void)state;
    for (int i = 0; *sl_result_name((sl_result)i); i++) {
        sl_result result = SL_OK;
        assert_true(sl_result_from_name(sl_result_name((sl_result)i), &result));
        assert_int_equal(result, i);
    }
    for (int i = 0; *sl_verdict_name((sl_verdict)i); i++) {
        sl_verdict verdict = SL_CONGRUENT;
        assert_true(sl_verdict_from_name(sl_verdict_name((sl_verdict)i), &verdict));
        assert_int_equal(verdict, i);
    }
    for (int i = 0; *sl_format_name((sl_format)i); i++) {
        sl_format format = SL_FORMAT_TEXT;
        assert_true(sl_format_from_name(sl_format_name((sl_format)i), &format));
        assert_int_equal(format, i);
    }
    sl_severity severity = SL_WARNING;
    assert_false(sl_severity_from_name("fatal", &severity));
    assert_int_equal(severity, SL_WARNING);
}

static void test_fields_are_found_by_path(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (field->element != SL_NO_ELEMENT)
            assert_ptr_equal(sl_find_field(vocabulary, field->path), field);
    }
    assert_null(sl_find_field(vocabulary, text("role_and_goals.nothing")));
    assert_null(sl_find_field(vocabulary, text("")));
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checks),
        cmocka_unit_test(test_files_that_are_missing),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_repairs),
        cmocka_unit_test(test_progress_is_reported),
        cmocka_unit_test(test_work_is_cancelled_and_done_again),
        cmocka_unit_test(test_names_lead_both_ways),
        cmocka_unit_test(test_fields_are_found_by_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
