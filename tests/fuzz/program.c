/* program.c - any bytes as a program: checked by the built-in rules and reported as text and as JSON. */
#include <stdint.h>

#include "fuzz/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static sl_checker *checker;
    sl_report *report;
    if (!checker) {
        checker = sl_checker_new();
        sl_load_builtin(checker);
    }
    if (sl_check_buffer(checker, (sl_text){"fuzz", 4}, (sl_text){(const char *)bytes, size}, &report) != SL_OK)
        abort();
    write_report(checker, report, SL_FORMAT_TEXT);
    write_report(checker, report, SL_FORMAT_JSON);
    sl_report_free(report);
    return 0;
}
