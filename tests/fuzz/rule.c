/* rule.c - any bytes as a rule: loaded; when it is accepted its tests are run, with all that they show, and a program is checked
 * and traced with it. */
#include <samplint/samplint.h>
#include <stdint.h>
#include <stdlib.h>

#include "lua/builtin.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* It declares what many rules read; a rule that reads more is undetermined. */
static const char program[] = "samp: 1\n"
                              "role_and_goals: { theme: growth, goals: [growth], coreness: core }\n"
                              "account_portfolio_definition: { size: 8, segmentation: value }\n"
                              "accounts: [{ name: North }, { name: South }]\n";

static void check_program(sl_checker *checker) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    sl_report *report;
    if (count == 0) /* it was refused */
        return;
    sl_traces *traces;
    if (sl_check_buffer(checker, (sl_text){"samp.yaml", 9}, (sl_text){program, sizeof program - 1}, &report) != SL_OK ||
        sl_trace_rule(checker, report, &report->programs[0], rules[0], &traces) != SL_OK)
        abort();
    sl_traces_free(traces);
    sl_report_free(report);
}

/* The first built-in script is the vocabulary; the rules are not needed. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const sl_source *vocabulary = &builtin_scripts[0].source;
    sl_checker *checker = sl_checker_new();
    if (!checker || sl_load_vocabulary(checker, vocabulary->name, vocabulary->bytes) != SL_OK)
        abort();
    sl_load_rule(checker, (sl_text){"FIT-12.lua", 10}, (sl_text){(const char *)bytes, size});
    sl_test_run *run;
    if (sl_run_tests(checker, &(sl_test_options){.coverage = true, .mutate = true}, &run) != SL_OK)
        abort();
    sl_test_run_free(run);
    check_program(checker);
    sl_checker_free(checker);
    return 0;
}
