/* repair.h - every cheapest way back to congruence, for one program of a report. A way with a change that could be left out is none:
 * where one more word in a set mends the program, another word beside it would cost no more, but mends nothing.
 *
 * A conflict is a group of rules that fail or cannot tell and can be mended without a look at others. Its alternatives are of
 * equal standing: each takes the fewest changes (or the least cost, where costs are given), and none is better. */
#ifndef SAMPLINT_REPAIR_H
#define SAMPLINT_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

/* What becomes of one attribute. */
typedef struct sl_change {
    const sl_field *field;
    sl_text now; /* as messages show it */
    const sl_text
        *values; /* what it may become: one is as good as another; none for a set that stays as long as its words do */
    size_t value_count;
    const sl_text *added; /* words that a set gets */
    size_t added_count;
    const sl_text *removed; /* and that it loses */
    size_t removed_count;
    bool sampled; /* of an integer that rules count with: these values were tried, and not all between them */
} sl_change;

typedef struct sl_alternative {
    size_t number; /* from 1 on, through all conflicts of the program */
    const sl_change *changes;
    size_t change_count;
    uint64_t count; /* ways to take it: one value of each change */
} sl_alternative;

typedef enum sl_way_out {
    SL_WAY_FOUND,
    SL_WAY_NONE,   /* what may change cannot mend it: what is kept contradicts itself */
    SL_WAY_UNKNOWN /* the search was given up, or rules that were not asked about every integer contradict */
} sl_way_out;

typedef struct sl_conflict {
    sl_text account; /* whose overrides are mended; empty for the program's standard */
    const sl_rule *const *rules;
    size_t rule_count;
    sl_way_out outcome;
    uint64_t cost;                 /* of each alternative */
    const sl_field *const *always; /* what every alternative changes */
    size_t always_count;
    const sl_alternative *alternatives;
    size_t alternative_count;
    uint64_t total;                       /* ways in all, those not listed too */
    bool exact;                           /* there are no others */
    const sl_field *const *contradicting; /* where there is no way out: what is kept and cannot be, all together */
    size_t contradicting_count;
    const sl_rule *const *contradicted; /* with these rules; none of either can be left out */
    size_t contradicted_count;
} sl_conflict;

typedef struct sl_repair {
    const sl_budget *budget_met; /* what was used up, so that not all is known; NULL */
    const sl_conflict *conflicts;
    size_t conflict_count;
    const sl_rule *const
        *left_out; /* rules that no change was looked for: about all accounts together, and nothing is known to
                                       mend them in the standard; or any that cannot be analyzed, so that what they
                                       say of a change is not known */
    size_t left_out_count;
} sl_repair;

typedef struct sl_repair_options {
    const sl_text *kept; /* paths of elements, groups or attributes that are not to change */
    size_t kept_count;
    const sl_text *costly; /* paths, with what changing an attribute there costs; 1 for all others */
    const uint32_t *costs;
    size_t cost_count;
    size_t most; /* alternatives to list for each conflict */
} sl_repair_options;

/* Finds the ways out for one program of a report that this checker has made. SL_REFUSED: some value cannot be read, or an option is
 * wrong; sl_problems() says what. On SL_OK *repair lives as long as the report. */
SL_API sl_result sl_repair_program(sl_checker *checker, sl_report *report, size_t program,
                                   const sl_repair_options *options, const sl_repair **repair);

/* What is to be written of a repair. */
typedef struct sl_repair_choice {
    const size_t *numbers; /* of alternatives, each of another conflict */
    size_t count;
    const sl_text *preferred; /* "PATH=VALUE": the value to take where an alternative offers it beside others */
    size_t preferred_count;
} sl_repair_choice;

/* Writes alternatives into the files of the program and its accounts: of several values the one that is preferred, else the first
 * (of a range of integers, the nearest). Nothing else in a file changes, and each is replaced in one step, once all of the new
 * texts were read back: all of the files or, where one cannot be, none. A file keeps its permissions (but for set-uid and set-gid),
 * owner, group and extended attributes; one with further names, or attributes that no new file can get, is written in place, where a
 * crash in that moment can leave it half written. SIGHUP, SIGINT and SIGTERM wait until it is over. SL_REFUSED: nothing was written, as
 * where nothing offers what is preferred, or a file is no longer as it was read; SL_CANNOT_WRITE: a file is read-only, or could not be
 * replaced. For both sl_problems() says why. */
SL_API sl_result sl_repair_apply(sl_checker *checker, sl_report *report, size_t program, const sl_repair *repair,
                                 const sl_repair_choice *choice);

#endif
