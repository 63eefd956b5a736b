/* fingerprint_counter.h - which of the findings of a file that have one fingerprint a finding is. */
#ifndef SAMPLINT_REPORT_FORMATS_FINGERPRINT_COUNTER_H
#define SAMPLINT_REPORT_FORMATS_FINGERPRINT_COUNTER_H

#include <stddef.h>
#include <stdint.h>

#include "samplint/program.h"

struct fingerprint_counter {
    struct print_count *slots; /* a table by fingerprint */
    size_t slot_count;         /* a power of two, or 0 */
    size_t used;
};

/* Starts anew where a program is the first one of its file. */
void fingerprint_counter_enter(struct fingerprint_counter *prints, const sl_program *program);

/* Starts anew. */
void fingerprint_counter_clear(struct fingerprint_counter *prints);

/* Counts a fingerprint. Returns how often it has come, from 1 on, or 0 when there is no memory. */
size_t fingerprint_counter_count(struct fingerprint_counter *prints, uint64_t print);

void fingerprint_counter_free(struct fingerprint_counter *prints);

#endif
