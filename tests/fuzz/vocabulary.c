/* vocabulary.c - any bytes as a vocabulary: loaded by two checkers, which find the same wrong with it; a program and schemas are
 * written by it, and a program is checked. */
#include <stdint.h>

#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const sl_text name = SMALL_TEXT_INIT("vocabulary.lua");
    sl_text source = {(const char *)bytes, size};
    sl_checker *checker = sl_checker_new(), *other = sl_checker_new();
    sl_report *report;
    sl_load_vocabulary(other, name, source);
    bool good = sl_load_vocabulary(checker, name, source) == SL_OK;
    compare_problems(checker, other);
    sl_checker_free(other);
    if (good) {
        const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
        sl_load_rule(checker, SMALL_TEXT("FIT-12.lua"), SMALL_TEXT(small_rule));
        struct kept program = {NULL, 0};
        sl_writer_options options = text_options;
        options.sink = keep;
        options.context = &program;
        if (sl_write_new_program(&options, vocabulary) != SL_OK ||
            sl_write_schema(&text_options, vocabulary) != SL_OK ||
            sl_write_lua_meta(&text_options, vocabulary) != SL_OK)
            abort();
        sl_write_account_schema(&text_options, vocabulary);
        sl_text text = {program.bytes, program.length};
        if (sl_check_buffer(checker, SMALL_TEXT("samp.yaml"), text, &report) == SL_OK) {
            write_report(checker, report, SL_FORMAT_JSON);
            sl_report_free(report);
        }
        free(program.bytes);
    }
    sl_checker_free(checker);
    return 0;
}
