/* compare.h - compares two programs, or two versions of one: A with B.
 *
 * A comparison lists differences by attribute, by rule, by element and pair of elements, by segment and by account. There
 * is no score: two congruent programs differ, and neither is better. If only one program has a segment or an account, it
 * is compared with the standard of the other program, and an account of a segment that both have with that segment: as if
 * the other program had a segment or an account that overrides nothing. */
#ifndef SAMPLINT_COMPARE_H
#define SAMPLINT_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/place.h"
#include "samplint/program.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

/* A program to compare: a program of a report, and the checker that made the report. */
typedef struct sl_side {
    sl_checker *checker;
    const sl_report *report;
    size_t program; /* its index in the report */
} sl_side;

/* An attribute as a program, a segment or an account itself declares it. */
typedef struct sl_declared {
    bool declared;        /* written, and readable */
    bool unreadable;      /* written, and not readable */
    sl_text shown;        /* the value as messages show it, but texts in full; else "not declared" or "not readable" */
    sl_location location; /* of the value, or of the nearest parent that is written */
} sl_declared;

/* An attribute with different declarations. */
typedef struct sl_attribute_difference {
    const sl_field *field; /* of A's vocabulary */
    sl_declared a, b;
    const sl_text *only_a; /* of a set: words that only A has */
    size_t only_a_count;
    const sl_text *only_b;
    size_t only_b_count;
} sl_attribute_difference;

/* The change of a rule's answer from A to B. A rule that failed itself counts as undetermined here. */
typedef enum sl_turn {
    SL_TURN_BROKEN,        /* fails in B; in A it passes, does not apply or is undetermined */
    SL_TURN_FIXED,         /* fails in A; in B it passes or does not apply */
    SL_TURN_STILL_BROKEN,  /* fails in both; the findings may differ */
    SL_TURN_UNKNOWN,       /* is undetermined in B; in A it has another answer */
    SL_TURN_SETTLED,       /* is undetermined in A; in B it passes or does not apply */
    SL_TURN_STILL_UNKNOWN, /* is undetermined in both */
    SL_TURN_SHIFTED,       /* passes in one and does not apply in the other: both satisfy the rule */
    SL_TURN_ONE_SIDED      /* only one of the two checkers has the rule */
} sl_turn;

/* The answers of a rule in A and in B: about the standard, or about segments and accounts that have one finding, or for
 * which the change from A to B is another one than for the standard. An account that changes as its segment does is not
 * listed beside it. Rules that pass in both, or apply in neither, are not listed. */
typedef struct sl_answer_difference {
    const sl_rule *rule; /* A's rule; B's, if only B has it */
    sl_turn turn;
    const sl_outcome *a, *b; /* NULL if the rule is not asked; of several segments and accounts, those of the first */
    const sl_finding *told_a, *told_b; /* the finding of a failure; else NULL */
    const sl_text *segments;           /* the names of the segments and of the accounts; none if the answers are about
                                          the standard */
    size_t segment_count;
    const sl_text *accounts;
    size_t account_count;
} sl_answer_difference;

/* An element with different states. */
typedef struct sl_element_difference {
    size_t element; /* index in the vocabulary */
    sl_state a, b;
} sl_element_difference;

/* A pair of elements with different states. */
typedef struct sl_pair_difference {
    size_t first, second; /* indices of elements, first < second */
    sl_state a, b;
} sl_pair_difference;

/* A segment or an account that only one program has, or whose overrides differ between the two programs. Segments and
 * accounts are matched by name. */
typedef struct sl_account_difference {
    sl_text name;
    bool in_a, in_b;
    const sl_attribute_difference *attributes; /* of one that is in both: its overrides and its own fields */
    size_t attribute_count;
} sl_account_difference;

typedef struct sl_comparison {
    const sl_vocabulary *vocabulary;           /* A's; indices of elements refer to it */
    const sl_program *a, *b;                   /* of the reports */
    const sl_attribute_difference *attributes; /* of the standard, in the vocabulary's order */
    size_t attribute_count;
    size_t same_attributes;              /* declared by both, with the same value */
    const sl_answer_difference *answers; /* by rule, the standard's first */
    size_t answer_count;
    const sl_element_difference *elements;
    size_t element_count;
    const sl_pair_difference *pairs;
    size_t pair_count;
    const sl_account_difference *segments; /* in A's order; last, those that only B has */
    size_t segment_count;
    const sl_account_difference *accounts; /* in the same order */
    size_t account_count;
    size_t turns[SL_TURN_ONE_SIDED + 1]; /* how many answers have each turn; without practices, which do not affect the
                                         verdict */
    bool faults_only_in_b; /* B has a misfit or a missing framing element that A does not have, or a greater number of
                           unreadable values */
} sl_comparison;

/* Compares two programs, of one checker or of two that have the same vocabulary. Both reports must outlive the
 * comparison, and are not changed. On SL_OK, free *comparison with sl_comparison_free(); else it is NULL. SL_REFUSED:
 * one program is invalid, or the vocabularies differ; the problems of b->checker say so. */
SL_API sl_result sl_compare(const sl_side *a, const sl_side *b, sl_comparison **comparison);

/* Frees a comparison. NULL is accepted. */
SL_API void sl_comparison_free(sl_comparison *comparison);

/* The word for a turn as reports write it. Static, never NULL. */
SL_API const char *sl_turn_name(sl_turn turn);

SL_END_C

#endif
