/* rule.c - any bytes as a rule: loaded by two checkers, which find the same wrong with it; when it is accepted, programs are checked
 * with it in different orders, which changes nothing of what it says, and it is traced. */
#include <stdint.h>

#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const sl_text name = {"EVIL-1.lua", 10};

/* They declare much of what there is to read; a rule that reads more is undetermined. */
static const sl_text programs[] = {
    SMALL_TEXT_INIT("samp: 1\n"
                    "role_and_goals: { theme: growth, goals: [growth], coreness: core }\n"
                    "account_portfolio_definition: { size: 8, segmentation: value }\n"
                    "accounts: [{ name: North, team: a }, { name: South }]\n"),
    SMALL_TEXT_INIT("samp: 1\n"
                    "role_and_goals: { theme: retention, goals: [], coreness: supporting }\n"
                    "account_specific_value_proposition: { pricing_logic: value_based, differentiation: none }\n"
                    "accounts: [{ name: East, account_specific_value_proposition: { pricing_logic: list } }]\n"),
};
#define PROGRAMS (sizeof programs / sizeof *programs)

/* What a rule says of a program, as JSON. */
static struct kept say(sl_checker *checker, sl_text program) {
    struct kept kept = {NULL, 0};
    sl_writer_options options = json_options;
    sl_report *report;
    options.sink = keep;
    options.context = &kept;
    if (sl_check_buffer(checker, SMALL_TEXT("samp.yaml"), program, &report) != SL_OK)
        abort();
    write_programs(&options, checker, report);
    sl_report_free(report);
    return kept;
}

static void trace(sl_checker *checker, const sl_rule *rule) {
    sl_report *report;
    sl_traces *traces;
    if (sl_check_buffer(checker, SMALL_TEXT("samp.yaml"), programs[0], &report) != SL_OK ||
        sl_trace_rule(checker, report, &report->programs[0], rule, &traces) != SL_OK ||
        sl_write_traces(&text_options, &report->programs[0], traces) != SL_OK)
        abort();
    write_report(checker, report, SL_FORMAT_TEXT);
    write_report(checker, report, SL_FORMAT_SARIF);
    sl_traces_free(traces);
    sl_report_free(report);
}

static const sl_rule *load(sl_checker *checker, sl_text source) {
    size_t count;
    sl_load_rule(checker, name, source);
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    return count ? rules[0] : NULL;
}

/* Asks in the one order, then in the other and of a checker that remembers answers. */
static void compare_orders(sl_checker *checker, sl_checker *other) {
    struct kept first[PROGRAMS], again;
    sl_set_memo(checker, false);
    for (size_t i = 0; i < PROGRAMS; i++)
        first[i] = say(checker, programs[i]);
    for (size_t i = PROGRAMS * 2; i-- > 0;) {
        again = say(other, programs[i % PROGRAMS]);
        expect_equal(&first[i % PROGRAMS], &again);
        free(again.bytes);
    }
    for (size_t i = 0; i < PROGRAMS; i++)
        free(first[i].bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_text source = {(const char *)bytes, size};
    sl_checker *checker = bare_checker(), *other = bare_checker();
    const sl_rule *rule = load(checker, source), *again = load(other, source);
    compare_problems(checker, other); /* which say how many rules there are, too */
    if (rule && again) {
        compare_orders(checker, other);
        trace(checker, rule);
    }
    sl_checker_free(other);
    sl_checker_free(checker);
    return 0;
}
