/* waivers.c - any bytes as a program with waivers and, behind a line of "====", as a file of them: all are listed, and reported. */
#include "fuzz/files.h"
#include "fuzz/report.h"
#include "fuzz/small.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void list(sl_checker *checker, const sl_report *report) {
    sl_writer_options options = {.format = SL_FORMAT_JSON, .sink = take};
    sl_waiver_list *list = sl_waiver_list_new(checker);
    for (size_t i = 0; i < report->program_count; i++)
        if (!list || sl_waiver_list_add_program(list, &report->programs[i]) != SL_OK)
            abort();
    if (sl_waiver_list_add_files(list, checker) != SL_OK || sl_write_waivers(&options, list) != SL_OK)
        abort();
    sl_waiver_list_free(list);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    sl_text left = {(const char *)bytes, size}, program = next_part(&left);
    sl_report *report;
    write_file("samp.yaml", program);
    write_file("waivers.yaml", left);
    sl_checker *checker = small_checker();
    sl_set_today(checker, (sl_text){"2027-01-01", 10});
    sl_load_waivers(checker, place("waivers.yaml"));
    if (sl_check_file(checker, place("samp.yaml"), &report) != SL_OK || sl_finish_waivers(checker) != SL_OK)
        abort();
    list(checker, report);
    write_report(checker, report, SL_FORMAT_TEXT);
    write_report(checker, report, SL_FORMAT_SARIF);
    sl_report_free(report);
    sl_checker_free(checker);
    return 0;
}
