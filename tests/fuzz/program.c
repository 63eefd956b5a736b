/* program.c - any bytes as a program: checked by the built-in rules and reported as text and as JSON. */
#include <samplint/samplint.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool take(void *context, const char *bytes, size_t length) {
    (void)context;
    return bytes || length == 0;
}

static void report_as(const sl_checker *checker, const sl_report *report, sl_format format) {
    sl_writer_options options = {.format = format, .color = true, .picture = true, .sink = take};
    sl_writer *writer = sl_writer_open(&options, checker);
    for (size_t i = 0; i < report->program_count; i++)
        if (sl_writer_program(writer, &report->programs[i]) != SL_OK)
            abort();
    if (sl_writer_close(writer) != SL_OK)
        abort();
    sl_writer_free(writer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static sl_checker *checker;
    sl_report *report;
    if (!checker) {
        checker = sl_checker_new();
        sl_load_builtin(checker);
    }
    if (sl_check_buffer(checker, (sl_text){"fuzz", 4}, (sl_text){(const char *)bytes, size}, &report) != SL_OK)
        abort();
    report_as(checker, report, SL_FORMAT_TEXT);
    report_as(checker, report, SL_FORMAT_JSON);
    sl_report_free(report);
    return 0;
}
