/* pack.c - any bytes as a pack.lua and, each behind a byte of zero, as settings and as a lock; a program is checked with what holds. */
#include <errno.h>

#include "fuzz/files.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char program[] = "samp: 1\naccount_specific_value_proposition: { pricing_logic: value_based }\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_text left = {(const char *)bytes, size}, pack = next_part(&left), settings = next_part(&left);
    sl_report *report;
    if (mkdir(place("pack"), 0777) != 0 && errno != EEXIST)
        abort();
    write_file("samp.yaml", (sl_text){program, sizeof program - 1});
    write_file("pack/pack.lua", pack);
    write_file(".samplint.yaml", settings);
    write_file("samplint.lock", left);
    sl_checker *checker = checker_with("/FIT-12.lua");
    sl_load_settings(checker, place(".samplint.yaml"));
    sl_load_rules(checker, place("pack"));
    sl_check_lock(checker);
    if (sl_check_file(checker, place("samp.yaml"), &report) == SL_OK)
        sl_report_free(report);
    sl_checker_free(checker);
    return 0;
}
