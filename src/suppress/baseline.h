/* baseline.h - declarations that the parts of a baseline share: baseline.c compares findings with it, baseline_file.c
 * reads and writes it. */
#ifndef SAMPLINT_SUPPRESS_BASELINE_H
#define SAMPLINT_SUPPRESS_BASELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "samplint/baseline.h"

/* Whether the file of an entry exists. The system is asked once. */
enum presence { PRESENCE_UNKNOWN, PRESENCE_THERE, PRESENCE_GONE };

/* A finding, as a line of the file describes it. */
struct baseline_entry {
    uint64_t fingerprint;
    size_t ordinal; /* from 1, among the entries with the same fingerprint in one file */
    sl_text rule;
    sl_text program;        /* path of the program's file, relative to the folder of the baseline */
    sl_text path;           /* of the configuration */
    bool matched;           /* an entry of the file: a finding matches it; a finding: an entry matches it */
    enum presence presence; /* of an entry's file */
    size_t
        skip; /* of the first entry with a fingerprint: this many entries from it on match no renamed file any more */
};

struct baseline_entries {
    struct baseline_entry *items;
    size_t count;
    size_t capacity;
};

void baseline_add(struct arena *arena, struct baseline_entries *entries, struct baseline_entry entry);

/* Compares entries by fingerprint, program and ordinal, for qsort(). */
int baseline_compare(const void *left, const void *right);

/* Reads the lines of a file. Adds a problem to the checker for the first line that is wrong. */
sl_result baseline_parse(struct arena *arena, sl_checker *checker, const sl_source *source,
                         struct baseline_entries *entries);

/* Writes the entries as sorted lines, each line once. */
sl_result baseline_print(struct arena *arena, const struct baseline_entries *entries, sl_sink *sink, void *context);

#endif
