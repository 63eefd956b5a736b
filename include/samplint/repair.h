/* repair.h - ways out: every cheapest change that makes a program congruent.
 *
 * A conflict is a group of faults: rules that the standard, a segment or an account does not satisfy, and that can be
 * satisfied independently of all other faults. A change of the standard reaches the segments and accounts that inherit
 * the value; a segment or an account changes only values that it declares itself. The alternatives of a conflict are
 * equally good: each takes the fewest changes (or the least cost, where costs are given).
 * Repairs are minimal: no change of an alternative is superfluous. */
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

SL_BEGIN_C

/* A part of a program: its own values (the standard), a segment, or accounts. */
typedef struct sl_part {
    sl_text segment;      /* empty for the standard and for accounts */
    sl_text account;      /* the first account; empty for the standard and for segments */
    const sl_text *alike; /* further accounts, which declare the same values at the same level */
    size_t alike_count;
} sl_part;

/* The change of one attribute in one part. */
typedef struct sl_change {
    const sl_field *field;
    sl_part part;
    sl_text now;           /* the present value, as messages show it */
    bool declared;         /* there is a present value; else it can be found out, or decided */
    const sl_text *values; /* the new values, all equally good; none for a set whose words change */
    size_t value_count;
    const sl_text *added; /* words that a set gets */
    size_t added_count;
    const sl_text *removed; /* words that a set loses */
    size_t removed_count;
    bool sampled; /* of an integer that rules calculate with: these values were tried, and not those between them */
} sl_change;

typedef struct sl_alternative {
    size_t number; /* from 1, through all conflicts of the program */
    const sl_change *changes;
    size_t change_count;
    uint64_t count; /* the number of ways to carry it out: the product of the numbers of values of its changes */
} sl_alternative;

typedef enum sl_way_out {
    SL_WAY_FOUND,
    SL_WAY_NONE,   /* changes cannot repair it: the kept values and the rules contradict each other, or a declared
                      value would have to be removed */
    SL_WAY_UNKNOWN /* the search was given up, or the contradiction rests on rules that were not asked about every
                      integer */
} sl_way_out;

/* A rule that a part does not satisfy. */
typedef struct sl_fault {
    const sl_rule *rule;
    sl_part part;
} sl_fault;

/* An attribute in a part. */
typedef struct sl_part_field {
    const sl_field *field;
    sl_part part;
} sl_part_field;

typedef struct sl_conflict {
    const sl_fault *faults; /* first those of the standard, then of segments, then of accounts */
    size_t fault_count;
    const sl_rule *const *rules; /* of the faults, each once */
    size_t rule_count;
    sl_way_out outcome;
    uint64_t cost; /* of each alternative; each word that a declared set gets or loses is a change */
    const sl_part_field *always; /* the attributes that every alternative changes */
    size_t always_count;
    const sl_alternative *alternatives;
    size_t alternative_count;
    uint64_t total;                       /* the number of ways of all alternatives, listed or not */
    bool exact;                           /* false if the search stopped early: there may be more ways than `total` */
    const sl_field *const *contradicting; /* without a way out: kept attributes that contradict the rules below */
    size_t contradicting_count;
    const sl_rule *const *contradicted; /* none of these rules or attributes can be left out of the contradiction */
    size_t contradicted_count;
} sl_conflict;

typedef struct sl_repair {
    const sl_budget *budget_met; /* the budget that was used up, so that results are missing; NULL if none was */
    const sl_conflict *conflicts;
    size_t conflict_count;
    const sl_rule *const *left_out; /* rules that the search leaves out: those that cannot be analyzed, and portfolio
                                       rules (about all accounts together) that no change of the standard seems to
                                       satisfy */
    size_t left_out_count;
} sl_repair;

typedef struct sl_repair_options {
    const sl_text *kept; /* paths of elements, groups or attributes that must not change */
    size_t kept_count;
    const sl_text *costly; /* paths whose changes cost as much as `costs` says; all other changes cost 1 */
    const uint32_t *costs;
    size_t cost_count;
    size_t most; /* alternatives to list for each conflict */
} sl_repair_options;

/* Finds the ways out for one program of a report that this checker made. On SL_OK, free *repair with sl_repair_free()
 * before the report; else it is NULL. SL_REFUSED: the program is invalid, or an option is wrong. */
SL_API sl_result sl_repair_program(sl_checker *checker, sl_report *report, size_t program,
                                   const sl_repair_options *options, sl_repair **repair);

/* Frees a repair. NULL is accepted. */
SL_API void sl_repair_free(sl_repair *repair);

/* The part of a repair that is to be written. */
typedef struct sl_repair_choice {
    const size_t *numbers; /* of alternatives, at most one for each conflict */
    size_t count;
    const sl_text *preferred; /* "PATH=VALUE": the value to take if an alternative offers several */
    size_t preferred_count;
} sl_repair_choice;

/* Writes alternatives into the files of the program, its segments and its accounts. Of several values it takes the preferred one,
 * else the first (of a range of integers, the one nearest to the present value). Nothing else in a file changes. The
 * new texts are read back before any file is replaced; then all files are replaced, or none. A file keeps its
 * permissions (without set-uid and set-gid), owner, group and extended attributes. A file with several hard links, or
 * with attributes that a new file cannot get, is written in place; a crash at that moment can leave it half written.
 * SIGHUP, SIGINT and SIGTERM wait until the end. SL_REFUSED: nothing was written, for example because no alternative
 * offers a preferred value, or a file has changed since it was read. SL_CANNOT_WRITE: a file is read-only, or could not
 * be replaced. */
SL_API sl_result sl_repair_apply(sl_checker *checker, sl_report *report, size_t program, const sl_repair *repair,
                                 const sl_repair_choice *choice);

SL_END_C

#endif
