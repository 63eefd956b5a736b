/* report.h - reports that go nowhere. */
#ifndef SAMPLINT_FUZZ_REPORT_H
#define SAMPLINT_FUZZ_REPORT_H

#include <stdlib.h>

#include "samplint/samplint.h"

/* A sink that takes everything. */
static inline bool take(void *context, const char *bytes, size_t length) {
    (void)context;
    return bytes || length == 0;
}

static inline void write_report(const sl_checker *checker, const sl_report *report, sl_format format) {
    sl_writer_options options = {.format = format, .color = true, .picture = true, .sink = take};
    sl_writer *writer = sl_writer_open(&options, checker);
    for (size_t i = 0; i < report->program_count; i++)
        if (sl_writer_program(writer, &report->programs[i]) != SL_OK)
            abort();
    if (sl_writer_close(writer) != SL_OK)
        abort();
    sl_writer_free(writer);
}

#endif
