/* baseline.c - any bytes as a baseline: what is read of it and written again is read as the same. */
#include "fuzz/files.h"
#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char program[] = "samp: 1\n"
                              "account_specific_value_proposition: { pricing_logic: value_based }\n"
                              "account_performance_management: { value_creation: { quantified: false } }\n";

/* Reads the file, holds a program against it, and writes it. Returns false when it is refused. */
static bool read_and_write(sl_checker *checker, bool fresh, struct kept *written) {
    sl_baseline *baseline = sl_baseline_new(place("known"));
    sl_report *report;
    *written = (struct kept){NULL, 0};
    if (!baseline || sl_check_file(checker, place("samp.yaml"), &report) != SL_OK)
        abort();
    bool good = sl_baseline_read(baseline, checker) == SL_OK;
    if (good &&
        (sl_baseline_apply(baseline, report) != SL_OK || sl_baseline_write(baseline, fresh, keep, written) != SL_OK))
        abort();
    sl_baseline_counts counts = sl_baseline_count(baseline);
    if (counts.met + counts.gone > counts.entries)
        abort();
    sl_report_free(report);
    sl_baseline_free(baseline);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct kept once, again;
    write_file("samp.yaml", (sl_text){program, sizeof program - 1});
    write_file("known", (sl_text){(const char *)bytes, size});
    sl_checker *checker = small_checker();
    if (read_and_write(checker, true, &once)) {
        write_file("known", (sl_text){once.bytes, once.length});
        if (!read_and_write(checker, true, &again) || !is_same(&again, &once))
            abort();
        free(again.bytes);
    }
    free(once.bytes);
    sl_checker_free(checker);
    return 0;
}
