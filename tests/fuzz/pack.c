/* pack.c - any bytes as a pack.lua and, behind a line of "====", as a rule of that pack: two checkers find the same wrong with it, a
 * program is mended with the pack, its space is audited, and a lock is written that holds for it. */
#include "fuzz/files.h"
#include "fuzz/small.h"
#include "fuzz/space.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char program[] = "samp: 1\n"
                              "account_portfolio_definition: { evil: w1, size: 3 }\n"
                              "account_specific_value_proposition: { pricing_logic: value_based }\n"
                              "account_performance_management: { value_creation: { quantified: false } }\n";

static void lock(sl_checker *checker) {
    struct kept kept = {NULL, 0};
    sl_writer_options options = text_options;
    options.sink = keep;
    options.context = &kept;
    if (sl_write_lock(&options, checker) == SL_OK) {
        write_file("samplint.lock", (sl_text){kept.bytes, kept.length});
        if (sl_check_lock(checker) != SL_OK)
            abort();
    }
    free(kept.bytes);
}

static sl_checker *load(void) {
    sl_checker *checker = bare_checker();
    if (sl_load_settings(checker, place(".samplint.yaml")) != SL_OK)
        abort();
    sl_load_rules(checker, place("pack"));
    return checker;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_text left = {(const char *)bytes, size}, pack = next_part(&left);
    make_place("pack");
    write_file("pack/pack.lua", pack);
    write_file("pack/EVIL-1.lua", left);
    write_file("pack/FIT-12.lua", SMALL_TEXT(small_rule));
    write_file(".samplint.yaml", SMALL_TEXT("severity: { shortfall: info }\n"));
    sl_checker *checker = load(), *other = load();
    compare_problems(checker, other);
    sl_checker_free(other);
    lock(checker);
    audit(checker);
    repair(checker, SMALL_TEXT(program));
    sl_checker_free(checker);
    return 0;
}
