/* impact.h - what a change breaks and heals before it is made, and what must follow it.
 *
 * The change is made in the program's text, in memory only, and the rules judge what comes of it. What was set stays as it is in all
 * that is said of what follows. */
#ifndef SAMPLINT_IMPACT_H
#define SAMPLINT_IMPACT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/audit.h"
#include "samplint/checker.h"
#include "samplint/compare.h"
#include "samplint/export.h"
#include "samplint/repair.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

typedef struct sl_impact_options {
    const sl_text
        *settings; /* "PATH=VALUE", "PATH=[WORD, WORD]", "PATH+=WORD", "PATH-=WORD"; "PATH=": not declared any more */
    size_t setting_count;
    sl_text account;          /* in whose overrides; empty: in the program's standard */
    sl_repair_options repair; /* what is kept beside, what changes cost, and how many ways to list */
} sl_impact_options;

/* An attribute, or a group of them, that was set. */
typedef struct sl_set_value {
    const sl_field *field;
    sl_text before, after; /* as messages show them */
} sl_set_value;

/* An attribute whose present value no congruent program has together with what was set, and what is kept. */
typedef struct sl_forced_change {
    sl_change change; /* its values, of a set its words: those that congruent programs with what was set have */
    bool anyway;      /* none has the present value in any case: this does not follow from the change */
    const sl_field *const *because; /* what was set or is kept and rules it out; empty if that is `anyway` so */
    size_t because_count;
    sl_responsible responsible; /* with these rules; none of either can be left out */
} sl_forced_change;

/* What becomes of the program's standard, or of an account, with what was set. */
typedef struct sl_consequences {
    sl_text account;                      /* empty for the standard */
    sl_truth possible;                    /* whether some congruent program has what was set and what is kept */
    const sl_field *const *contradicting; /* where there is none: what cannot be, all together */
    size_t contradicting_count;
    sl_responsible contradicted;            /* with these rules */
    const sl_forced_change *forced_changes; /* in the vocabulary's order; element by element, that is */
    size_t forced_change_count;
    size_t unsettled; /* attributes of which it is not known: the search was given up */
} sl_consequences;

typedef struct sl_impact {
    const sl_budget *budget_met; /* what was used up, so that not all is known; NULL */
    const sl_report *changed;    /* of the file as it would be */
    const sl_program *before, *after;
    sl_text account; /* as was asked for */
    const sl_set_value *set;
    size_t set_count;
    const sl_comparison *comparison; /* before and after */
    bool
        unreadable; /* some value cannot be read: what must follow is not known, and there are no follows and no repair */
    const sl_consequences *follows; /* the standard's, then accounts'; none of those that are congruent */
    size_t consequence_count;
    const sl_repair *repair; /* the cheapest ways to follow; NULL when some value cannot be read */
    const bool *older;       /* one a conflict of it: before the change its rules had the same to complain of */
    void *memory;            /* the library's own */
} sl_impact;

/* Looks what a change of one program of a report would do. SL_REFUSED: it is no program, or something that is asked for is wrong or
 * cannot be written into its text; sl_problems() says what. On SL_OK *impact is to be freed with sl_impact_free(), and before the
 * report; else it is NULL. */
SL_API sl_result sl_impact_program(sl_checker *checker, sl_report *report, size_t program,
                                   const sl_impact_options *options, sl_impact **impact);

/* NULL is accepted. */
SL_API void sl_impact_free(sl_impact *impact);

#endif
