/* report.h - reports that go nowhere, or into memory. */
#ifndef SAMPLINT_FUZZ_REPORT_H
#define SAMPLINT_FUZZ_REPORT_H

#include <stdio.h>
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
    sl_writer *writer = sl_writer_new(options, checker);
    for (size_t i = 0; i < report->program_count; i++)
        if (sl_writer_program(writer, &report->programs[i]) != SL_OK)
            abort();
    if (sl_writer_finish(writer) != SL_OK)
        abort();
    sl_writer_free(writer);
}

/* A report of no program: what was wrong with what was loaded. */
static inline struct kept say_problems(const sl_checker *checker) {
    struct kept kept = {NULL, 0};
    sl_writer_options options = json_options;
    options.sink = keep;
    options.context = &kept;
    sl_writer *writer = sl_writer_new(&options, checker);
    if (sl_writer_finish(writer) != SL_OK)
        abort();
    sl_writer_free(writer);
    return kept;
}

/* What the clock ends is ended elsewhere the next time. */
static inline bool ran_too_long(const struct kept *kept) {
    return strstr(kept->bytes, "it ran for longer") != NULL;
}

/* Ends, with both, when two reports that must be the same are not. */
static inline void expect_equal(const struct kept *first, const struct kept *again) {
    if (is_same(first, again) || ran_too_long(first) || ran_too_long(again))
        return;
    fprintf(stderr, "first: %.*sthen: %.*s", (int)first->length, first->bytes, (int)again->length, again->bytes);
    abort();
}

/* Two checkers that have loaded the same find the same wrong with it, whatever addresses and seeds they have got. */
static inline void compare_problems(const sl_checker *checker, const sl_checker *other) {
    struct kept first = say_problems(checker), again = say_problems(other);
    expect_equal(&first, &again);
    free(first.bytes);
    free(again.bytes);
}

static inline void write_report(const sl_checker *checker, const sl_report *report, sl_format format) {
    sl_writer_options options = text_options;
    options.format = format;
    write_programs(&options, checker, report);
}

#endif
