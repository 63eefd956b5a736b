/* impact.h - shows the effect of a change before it is made: what it breaks and fixes, and which further changes it
 * forces.
 *
 * The change is made in the program's text in memory, and the rules judge the result. The forced changes and repairs
 * that are then searched for keep the values that were set. */
#ifndef SAMPLINT_IMPACT_H
#define SAMPLINT_IMPACT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/analysis.h"
#include "samplint/checker.h"
#include "samplint/compare.h"
#include "samplint/export.h"
#include "samplint/repair.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

typedef struct sl_impact_options {
    const sl_text
        *settings; /* "PATH=VALUE", "PATH=[WORD, WORD]", "PATH+=WORD", "PATH-=WORD"; "PATH=" removes the value */
    size_t setting_count;
    sl_text segment;          /* the segment whose overrides change; empty for an account and the program's standard */
    sl_text account;          /* the account whose overrides change; empty for a segment and the program's standard */
    sl_repair_options repair; /* further values that are kept, the costs of changes, and how many ways to list */
} sl_impact_options;

/* An attribute or group that was set. */
typedef struct sl_set_value {
    const sl_field *field;
    sl_text before, after; /* as messages show them */
} sl_set_value;

/* A forced change: no congruent program with the values that were set and kept has the present value of this attribute.
 */
typedef struct sl_forced_change {
    sl_change change; /* `values` are the values that congruent programs with the new and the kept values have; if
                         the attribute is a set: the words that all of them add or remove */
    bool anyway;      /* no congruent program has the present value, even without the settings of the change */
    const sl_field *const *because; /* the set or kept attributes that rule the value out; empty if `anyway` */
    size_t because_count;
    sl_responsible responsible; /* the rules that, with the attributes in `because`, rule the value out; no rule or
                                   attribute can be left out */
} sl_forced_change;

/* The consequences for the program's standard, a segment, or accounts that are alike. */
typedef struct sl_consequences {
    sl_part part;
    sl_truth possible;                    /* whether a congruent program has all values that were set and kept */
    const sl_field *const *contradicting; /* if there is none: the attributes that contradict the rules below */
    size_t contradicting_count;
    sl_responsible contradicted;
    const sl_forced_change *forced_changes; /* in the vocabulary's order */
    size_t forced_change_count;
    size_t unsettled; /* attributes that are not decided: the search was given up */
} sl_consequences;

typedef struct sl_impact {
    const sl_budget *budget_met; /* the budget that was used up, so that results are missing; NULL if none was */
    const sl_report *changed;    /* of the changed file */
    const sl_program *before, *after;
    sl_text segment, account; /* of the options */
    const sl_set_value *set;
    size_t set_count;
    const sl_comparison *comparison; /* of before and after */
    bool unreadable;                 /* a value cannot be read, so that there are no consequences and no repair */
    const sl_consequences *follows; /* for the standard, then for segments, then for accounts; without congruent ones */
    size_t consequence_count;
    const sl_repair *repair; /* the further changes; NULL if a value cannot be read */
    const bool *older; /* one for each conflict of the repair: whether its rules objected before the change, too */
} sl_impact;

/* Finds the effect of a change of one program of a report. On SL_OK, free *impact with sl_impact_free() before the
 * report; else it is NULL. SL_REFUSED: the program is invalid, or an option is wrong or cannot be written into the
 * text. */
SL_API sl_result sl_impact_program(sl_checker *checker, sl_report *report, size_t program,
                                   const sl_impact_options *options, sl_impact **impact);

/* Frees an impact. NULL is accepted. */
SL_API void sl_impact_free(sl_impact *impact);

SL_END_C

#endif
