/* test_file.c - any bytes as a file of tests of rules. */
#include "fuzz/files.h"
#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const char *path = place("price_test.yaml");
    sl_checker *checker = small_checker();
    sl_test_run *run;
    write_file("price_test.yaml", (sl_text){(const char *)bytes, size});
    if (sl_run_tests(checker, &(sl_test_options){.paths = &path, .path_count = 1, .coverage = true}, &run) != SL_OK ||
        sl_write_tests(&text_options, SL_TEST_TEXT, checker, run) != SL_OK)
        abort();
    sl_test_run_free(run);
    sl_checker_free(checker);
    return 0;
}
