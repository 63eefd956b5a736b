/* rule.c - any bytes as a rule: loaded, and its tests run when it is accepted. */
#include <samplint/samplint.h>
#include <stdint.h>
#include <stdlib.h>

#include "lua/builtin.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void ignore(void *context, const sl_test_result *result) {
    (void)context;
    (void)result;
}

/* The first built-in script is the vocabulary; the rules are not needed. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const sl_source *vocabulary = &builtin_scripts[0].source;
    sl_checker *checker = sl_checker_new();
    if (!checker || sl_load_vocabulary(checker, vocabulary->name, vocabulary->bytes) != SL_OK)
        abort();
    sl_load_rule(checker, (sl_text){"FIT-12.lua", 10}, (sl_text){(const char *)bytes, size});
    if (sl_test_rules(checker, ignore, NULL) != SL_OK)
        abort();
    sl_checker_free(checker);
    return 0;
}
