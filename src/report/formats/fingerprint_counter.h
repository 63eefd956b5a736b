/* fingerprint_counter.h - counts how often each fingerprint occurs in a file, so that formats can tell its findings
 * apart. */
#ifndef SAMPLINT_REPORT_FORMATS_FINGERPRINT_COUNTER_H
#define SAMPLINT_REPORT_FORMATS_FINGERPRINT_COUNTER_H

#include <stddef.h>
#include <stdint.h>

#include "samplint/program.h"

/* A hash table. Zero-initialize it. */
struct fingerprint_counter {
    struct fingerprint_count *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t used_count; /* slots that hold a fingerprint */
};

/* Starts counting anew if a program is the first one of its file. */
void fingerprint_counter_start_program(struct fingerprint_counter *counter, const sl_program *program);

/* Starts counting anew. */
void fingerprint_counter_clear(struct fingerprint_counter *counter);

/* Counts a fingerprint. Returns how often it has occurred by now, at least 1, or 0 when there is no memory. */
size_t fingerprint_counter_add(struct fingerprint_counter *counter, uint64_t fingerprint);

void fingerprint_counter_free(struct fingerprint_counter *counter);

#endif
