/* program.h - the report about one program: verdict, findings, and the answer of every rule.
 *
 * All of it belongs to its sl_report. */
#ifndef SAMPLINT_PROGRAM_H
#define SAMPLINT_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

typedef enum sl_verdict {
    SL_CONGRUENT,   /* the framing elements are there, and every fit and theme rule passes or does not apply */
    SL_INCOMPLETE,  /* no misfit, but a framing element is missing, a fit or theme rule has no answer, or a value cannot
                       be read */
    SL_INCONGRUENT, /* there is a misfit */
    SL_INVALID      /* the text cannot be read as a program */
} sl_verdict;

/* A value of a gap that settles a rule, whatever the other gaps are. */
typedef struct sl_settlement {
    sl_status status; /* the answer of the rule then: SL_PASS, SL_FAIL or SL_NOT_APPLICABLE */
    sl_text value;    /* a word, "true", "3 to 7"; of a set: "with growth", or "with growth and without consistency" */
} sl_settlement;

/* A gap of the program: a value that is not declared or cannot be read.
 *
 * The answer of an undetermined rule hangs on its gaps: two completions of the program differ only in the gap, and the
 * rule is satisfied in one of them and not in the other. A framing rule that fails asked for its gaps, because they are
 * what is missing; they have no settlements. */
typedef struct sl_gap {
    const sl_field *field;
    sl_text segment;             /* the segment that lacks the value; empty if an account or the program lacks it */
    sl_text account;             /* the account that lacks the value; empty if a segment or the program lacks it */
    const sl_location *location; /* the place where it would be declared */
    bool unreadable;             /* it is written, but cannot be read */
    const sl_settlement *settlements; /* in the order of the domain; none if no value settles the rule */
    size_t settlement_count;
    sl_text sentence; /* the settlements in words: "FIT-12 passes if it is formal"; empty if there are none */
} sl_gap;

/* The answer of one rule about the program, one segment or one account. It is certain: it holds for all completions of
 * the program, which fill each gap with a value of its domain. */
typedef struct sl_outcome {
    const sl_rule *rule;
    sl_text segment;              /* empty for the program itself and for accounts */
    sl_text account;              /* empty for the program itself and for segments */
    sl_text member_of;            /* of an account: the segment that it belongs to; empty if there is none */
    const sl_field *const *reads; /* the fields that it read, in the order of first reading */
    size_t read_count;
    const sl_gap *gaps; /* of an undetermined rule: the gaps on which its answer hangs, in the order of reading; or the
                           missing framing element. Of a framing rule that fails: the attributes and groups that it
                           asked for and that are not declared. Of every other rule: none */
    size_t gap_count;
    sl_status status;
    bool cut_short; /* undetermined, because there are more completions than the budget allows; then `gaps` has all
                       gaps that the rule has read until then */
} sl_outcome;

/* A missing value, with the rules that need it. A framing element that is not declared at all counts as one missing
 * value. */
typedef struct sl_missing_value {
    const sl_field *field;
    sl_location location;        /* the place where it would be declared */
    bool unreadable;             /* something is written there, and a finding says why it cannot be read */
    bool framing;                /* its framing element is missing, and a finding says so */
    const sl_rule *const *rules; /* whose answers hang on it, by id */
    const sl_text *settlements;  /* a sentence for each of the rules: the values that settle it, such as "FIT-12 passes
                                    if it is list"; empty if no value of this gap alone settles the rule */
    size_t rule_count;
    const sl_text *segments; /* the segments that lack it; none if the program itself lacks it */
    size_t segment_count;
    const sl_text *accounts; /* the accounts that lack it; none if the program itself lacks it */
    size_t account_count;
} sl_missing_value;

/* The state of an element or of a pair of elements, by the rules about fit that have looked at it: those that have read
 * an attribute of the element, or of both elements, to give their answer. */
typedef enum sl_state {
    SL_STATE_NO_RULE,      /* no such rule has looked at it, or none applies */
    SL_STATE_CONGRUENT,    /* all deciding rules that have looked at it pass, and there is one */
    SL_STATE_UNDETERMINED, /* a deciding rule about it cannot decide, or failed itself */
    SL_STATE_MISFIT,       /* a deciding rule that has looked at it fails */
    SL_STATE_MISSING,      /* the element, or one of both, is not declared */
    SL_STATE_ADVICE        /* only advice has looked at it */
} sl_state;

typedef struct sl_pair {
    size_t first, second; /* indices of elements, first < second */
    sl_state state;
    const sl_rule *const *rules; /* the fit and advice rules about both */
    size_t rule_count;
} sl_pair;

/* A pair of elements that no deciding rule has compared, although both are declared. */
typedef struct sl_uncompared_pair {
    size_t first, second; /* indices of elements, first < second */
    bool advice;          /* an advice rule has compared them */
} sl_uncompared_pair;

/* What a program declares of a best practice. */
typedef enum sl_practice_state {
    SL_PRACTICE_SHOWN,     /* the program shows it, and so do its segments and accounts that override a value of it */
    SL_PRACTICE_NOT_SHOWN, /* the program, a segment or an account is not declared to show it */
    SL_PRACTICE_UNKNOWN,   /* its rule is undetermined, or failed itself */
    SL_PRACTICE_NOT_APPLICABLE /* its rule does not apply */
} sl_practice_state;

typedef struct sl_practice {
    const sl_rule *rule;
    sl_practice_state state;
} sl_practice;

typedef struct sl_program {
    sl_text path;
    size_t document;  /* its number in the file, from 1 */
    size_t documents; /* in the file */
    sl_text name;     /* as the program states it; may be empty */
    sl_verdict verdict;
    bool brief; /* its file has more findings than a report lists: only the verdict and the numbers are written */
    const sl_finding *findings; /* by place, then rule */
    size_t finding_count;
    const sl_outcome *outcomes; /* by rule: first about the program, then segment by segment, then account by account;
                                   none if invalid */
    size_t outcome_count;
    const sl_state *elements; /* one for each element of the vocabulary */
    size_t element_count;
    const sl_pair *pairs; /* the pairs that some fit or advice rule is about */
    size_t pair_count;
    const sl_missing_value *missing_values; /* by place */
    size_t missing_value_count;
    size_t practices_shown, practices_total; /* numbers of practices; they are no mark, and no output shows them */
    size_t segments;                         /* that were read */
    size_t accounts;                         /* that were read */
    size_t misfits;                          /* findings; the same finding of several accounts counts once */
    size_t undetermined;                     /* outcomes with a missing value */
    size_t rule_errors;
    size_t unreadable;        /* errors in values or accounts, which are therefore not judged */
    const sl_waiver *waivers; /* written in the program and its account files, by source and place */
    size_t waiver_count;
    size_t advice; /* findings of advice rules that do not decide; the same finding of several accounts counts once */
    const sl_uncompared_pair *uncompared; /* in the order of the vocabulary */
    size_t uncompared_count;
    const sl_practice *practices; /* by rule; none if invalid */
    size_t practice_count;
} sl_program;

/* The names that every output uses, never NULL. sl_verdict_from_name() returns false for an unknown name, and leaves
 * the value as it is. */
SL_API const char *sl_verdict_name(sl_verdict verdict);
SL_API bool sl_verdict_from_name(const char *name, sl_verdict *verdict);
SL_API const char *sl_state_name(sl_state state);
SL_API const char *sl_practice_state_name(sl_practice_state state);

SL_END_C

#endif
