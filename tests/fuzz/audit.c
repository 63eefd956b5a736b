/* audit.c - any bytes as a rule: audited, programs are mended by it, and its page is written. */
#include <stdint.h>

#include "fuzz/small.h"
#include "fuzz/space.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char program[] =
    "samp: 1\n"
    "role_and_goals: { theme: growth, goals: [growth], coreness: core }\n"
    "account_portfolio_definition: { size: 8, segmentation: value }\n"
    "account_specific_value_proposition: { pricing_logic: value_based }\n"
    "account_performance_management: { value_creation: { quantified: false } }\n"
    "accounts: [{ name: East, account_specific_value_proposition: { pricing_logic: list } }]\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_checker *checker = bare_checker();
    if (sl_load_rule(checker, SMALL_TEXT("EVIL-1.lua"), (sl_text){(const char *)bytes, size}) == SL_OK) {
        audit(checker);
        repair(checker, SMALL_TEXT(program));
        explain(checker, SMALL_TEXT("EVIL-1"));
    }
    sl_checker_free(checker);
    return 0;
}
