/* program.h - what was found out about one program: the outcomes, to walk and to report.
 *
 * All of it belongs to the sl_report it came in. */
#ifndef SAMPLINT_PROGRAM_H
#define SAMPLINT_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

typedef enum sl_verdict {
    SL_CONGRUENT, /* framing there, no misfit, nothing undetermined among fit rules */
    SL_INCOMPLETE, /* a framing element missing, fit rules undetermined or failed, or something that cannot be read; no misfit */
    SL_INCONGRUENT, /* some misfit */
    SL_INVALID      /* could not be read as a program */
} sl_verdict;

/* One rule's answer. */
typedef struct sl_outcome {
    const sl_rule *rule;
    sl_text account;              /* empty for the program itself */
    const sl_field *const *reads; /* what it read, in the order of first reading */
    size_t read_count;
    const sl_field
        *missing; /* of an undetermined one: what is not declared; the whole element where a frame is missing */
    const sl_location *waits_for; /* where that would stand; NULL for all others */
    sl_status status;
    bool unreadable; /* what is missing is written, but cannot be read */
} sl_outcome;

/* What undetermined rules wait for: one for each key, and for an element that is not declared at all. */
typedef struct sl_missing_value {
    const sl_field *field;
    sl_location location;        /* where it would stand */
    bool unreadable;             /* something is written there, and a finding says what is wrong with it */
    bool framing;                /* its element is a missing frame, and a finding says so */
    const sl_rule *const *rules; /* by id */
    size_t rule_count;
    const sl_text *accounts; /* for whom they wait; none when it is the program itself, and all accounts like it */
    size_t account_count;
} sl_missing_value;

/* The state of an element, or of a pair of elements, among the fit rules. */
typedef enum sl_state {
    SL_STATE_NO_RULE,      /* no fit rule speaks, or none applies */
    SL_STATE_CONGRUENT,    /* all that speak pass */
    SL_STATE_UNDETERMINED, /* some cannot tell */
    SL_STATE_MISFIT,       /* some fail */
    SL_STATE_MISSING       /* of an element: not declared */
} sl_state;

typedef struct sl_pair {
    size_t first, second; /* indices of elements, first < second */
    sl_state state;
    const sl_rule *const *rules; /* the fit rules that cover both */
    size_t rule_count;
} sl_pair;

typedef struct sl_program {
    sl_text path;
    size_t document;  /* from 1; counts the documents of a file */
    size_t documents; /* how many the file has */
    sl_text name;     /* as it calls itself; may be empty */
    sl_verdict verdict;
    bool brief; /* its file has too much to tell: only the verdict, the numbers and how much is left out are written */
    const sl_finding *findings; /* by place, then rule */
    size_t finding_count;
    const sl_outcome *outcomes; /* by rule, the program's own first, then account by account; none if invalid */
    size_t outcome_count;
    const sl_state *elements; /* one an element of the vocabulary */
    size_t element_count;
    const sl_pair *pairs; /* those that some fit rule covers */
    size_t pair_count;
    const sl_missing_value *waits; /* by place */
    size_t wait_count;
    size_t practices_shown, practices_total; /* shown: by the program, and by every account that differs in it */
    size_t accounts;                         /* that were read */
    size_t misfits;                          /* findings; the same one for several accounts is one */
    size_t undetermined;                     /* outcomes that wait for something */
    size_t rule_errors;
    size_t unreadable;        /* errors in what is written: its values, or whole accounts, are not judged */
    const sl_waiver *waivers; /* that stand in it and in its account files, by source and place */
    size_t waiver_count;
} sl_program;

SL_API const char *sl_verdict_name(sl_verdict verdict);
SL_API const char *sl_state_name(sl_state state);

#endif
