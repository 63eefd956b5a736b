/* rule.c - any bytes as a rule: loaded, and its tests run when it is accepted, with all that they show. */
#include <samplint/samplint.h>
#include <stdint.h>
#include <stdlib.h>

#include "lua/builtin.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

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
    sl_checker_free(checker);
    return 0;
}
