/* findings.h - a list to which findings are added. */
#ifndef SAMPLINT_BASE_FINDINGS_H
#define SAMPLINT_BASE_FINDINGS_H

#include "base/arena.h"
#include "samplint/finding.h"

struct findings {
    struct arena *arena; /* owns the list and everything that it points to */
    sl_finding *items;
    size_t count, capacity;
    size_t most;    /* the maximum of `count`; 0 means SL_LIMIT_FINDINGS */
    size_t omitted; /* the number of findings beyond that maximum */
};

/* Appends a finding and returns it, for the caller to fill in other members. When the list is full or there is no
 * memory, returns a scratch finding that is not in the list; callers need not check. */
sl_finding *findings_add(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                         sl_location location, sl_text message);

/* Like findings_add(), but formats the message as arena_printf() does, unless the list is full. */
sl_finding *findings_printf(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                            sl_location location, const char *format, ...) __attribute__((format(printf, 6, 7)));
sl_finding *findings_vprintf(struct findings *findings, const char *rule, sl_kind kind, sl_severity severity,
                             sl_location location, const char *format, va_list arguments)
    __attribute__((format(printf, 6, 0)));

/* Moves all findings of another list to the end of this one. */
void findings_move(struct findings *findings, struct findings *from);

/* Returns whether the list is full. Callers then need not make the message of another finding. */
bool findings_full(const struct findings *findings);

/* Returns the number of findings that the list still has room for. */
size_t findings_room(const struct findings *findings);

/* Adds a related place to a finding that findings_add() returned. Ignores a scratch finding. */
void findings_relate(struct findings *findings, sl_finding *finding, sl_location location, sl_text note);

/* Returns whether a finding is about a segment or an account. If both names are empty, it is the program itself. */
bool finding_is_about(const sl_finding *finding, sl_text segment, sl_text account);

/* Sorts the findings from `first` on by place (those without one first), then by rule, account and message. */
void findings_sort(struct findings *findings, size_t first);

#endif
