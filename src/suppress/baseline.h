/* baseline.h - what the parts of a baseline share. For the files of this folder only. */
#ifndef SAMPLINT_SUPPRESS_BASELINE_H
#define SAMPLINT_SUPPRESS_BASELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "samplint/baseline.h"

/* Whether a file is there, which the system is asked once. */
enum presence { PRESENCE_UNKNOWN, PRESENCE_THERE, PRESENCE_GONE };

/* A finding, as a line of the file has it. */
struct baseline_entry {
    uint64_t fingerprint;
    size_t ordinal; /* from 1, of those with the same fingerprint in one file */
    sl_text rule;
    sl_text program;        /* the file, from the folder of the baseline */
    sl_text path;           /* of the configuration */
    bool met;               /* of an entry: a finding is this one; of a finding: an entry is */
    enum presence presence; /* of an entry's file */
    size_t passed; /* of the first entry with a fingerprint: so many from it on no finding of a renamed file can be */
};

struct baseline_entries {
    struct baseline_entry *items;
    size_t count;
    size_t capacity;
};

void baseline_add(struct arena *arena, struct baseline_entries *entries, struct baseline_entry entry);

/* By fingerprint, program and ordinal. */
int baseline_compare(const void *left, const void *right);

/* Reads the lines of a file. What is wrong becomes a problem of the checker. */
sl_result baseline_parse(struct arena *arena, sl_checker *checker, const sl_source *source,
                         struct baseline_entries *entries);

/* Writes them, sorted, each once. */
sl_result baseline_print(struct arena *arena, const struct baseline_entries *entries, sl_sink *sink, void *context);

#endif
