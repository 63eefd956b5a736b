/* prints.h - which of the findings of a file that have one fingerprint a finding is. */
#ifndef SAMPLINT_REPORT_PRINTS_H
#define SAMPLINT_REPORT_PRINTS_H

#include <stddef.h>
#include <stdint.h>

#include "samplint/program.h"

struct prints {
    struct print_count *slots; /* a table by fingerprint */
    size_t slot_count;         /* a power of two, or 0 */
    size_t used;
};

/* Starts anew where a program is the first one of its file. */
void prints_enter(struct prints *prints, const sl_program *program);

/* Starts anew. */
void prints_clear(struct prints *prints);

/* Counts a fingerprint. Returns how often it has come, from 1 on, or 0 when there is no memory. */
size_t prints_count(struct prints *prints, uint64_t print);

void prints_free(struct prints *prints);

#endif
