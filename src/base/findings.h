/* findings.h - findings as they are collected. */
#ifndef SAMPLINT_BASE_FINDINGS_H
#define SAMPLINT_BASE_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/finding.h"

struct findings {
    struct arena *arena; /* owns the list and what it points to */
    sl_finding *items;
    size_t count;
    size_t capacity;
    size_t most;    /* that are listed; 0 for SL_LIMIT_FINDINGS */
    size_t omitted; /* how many more there would be */
};

/* Appends an empty finding of this sort and returns it to be filled in further. The arena remembers when there was no memory;
 * then, and past the limit, the finding is a scratch one that counts for nothing, so that callers need not ask. */
sl_finding *findings_add(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                         sl_location location, sl_text message);

/* The same with a message by a format of arena_printf(), which is not made where the list is full. */
sl_finding *findings_printf(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                            sl_location location, const char *format, ...) __attribute__((format(printf, 6, 7)));
sl_finding *findings_vprintf(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                             sl_location location, const char *format, va_list arguments)
    __attribute__((format(printf, 6, 0)));

/* Appends all findings of another list, which is empty then. */
void findings_move(struct findings *findings, struct findings *from);

/* Whether no more are listed: then a finding's message need not be made. */
bool findings_full(const struct findings *findings);

/* How many more would be listed. */
size_t findings_room(const struct findings *findings);

/* Adds a related place to a finding that findings_add() returned; nothing to a scratch one. */
void findings_relate(struct findings *findings, sl_finding *finding, sl_location location, sl_text note);

/* Sorts those from `first` on by place, then rule, then message; findings without a place come first. */
void findings_sort(struct findings *findings, size_t first);

#endif
