/* report.h - reports that go nowhere, or into memory. */
#ifndef SAMPLINT_FUZZ_REPORT_H
#define SAMPLINT_FUZZ_REPORT_H

#include <stdlib.h>
#include <string.h>

#include "samplint/samplint.h"

/* A sink that takes everything. */
static inline bool take(void *context, const char *bytes, size_t length) {
    (void)context;
    return bytes || length == 0;
}

static const sl_writer_options text_options = {.format = SL_FORMAT_TEXT, .color = true, .picture = true, .sink = take};
static const sl_writer_options json_options = {.format = SL_FORMAT_JSON, .sink = take};

/* A sink that keeps everything, with a byte of zero behind. */
struct kept {
    char *bytes;
    size_t length;
};

static inline bool keep(void *context, const char *bytes, size_t length) {
    struct kept *kept = context;
    kept->bytes = realloc(kept->bytes, kept->length + length + 1);
    if (!kept->bytes)
        abort();
    if (length)
        memcpy(kept->bytes + kept->length, bytes, length);
    kept->length += length;
    kept->bytes[kept->length] = '\0';
    return true;
}

static inline bool is_same(const struct kept *a, const struct kept *b) {
    return a->length == b->length && (a->length == 0 || memcmp(a->bytes, b->bytes, a->length) == 0);
}

static inline void write_programs(const sl_writer_options *options, const sl_checker *checker,
                                  const sl_report *report) {
    sl_writer *writer = sl_writer_open(options, checker);
    for (size_t i = 0; i < report->program_count; i++)
        if (sl_writer_program(writer, &report->programs[i]) != SL_OK)
            abort();
    if (sl_writer_close(writer) != SL_OK)
        abort();
    sl_writer_free(writer);
}

static inline void write_report(const sl_checker *checker, const sl_report *report, sl_format format) {
    sl_writer_options options = text_options;
    options.format = format;
    write_programs(&options, checker, report);
}

#endif
