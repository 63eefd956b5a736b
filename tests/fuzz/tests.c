/* tests.c - any bytes as a rule whose tests are run, with what they reach and which changes of it they notice. */
#include <stdint.h>

#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_checker *checker = bare_checker();
    sl_test_run *run;
    sl_load_rule(checker, SMALL_TEXT("EVIL-1.lua"), (sl_text){(const char *)bytes, size});
    if (sl_run_tests(checker, &(sl_test_options){.coverage = true, .mutate = true}, &run) != SL_OK)
        abort();
    for (sl_test_format format = SL_TEST_TEXT; format <= SL_TEST_JSON; format++)
        if (sl_write_tests(&text_options, format, checker, run) != SL_OK)
            abort();
    sl_test_run_free(run);
    sl_checker_free(checker);
    return 0;
}
