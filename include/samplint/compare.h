/* compare.h - two programs side by side, or two states of one: A, then B.
 *
 * What differs is told by attribute, by rule, by element and pair of elements, and by account. There is no score: two congruent
 * programs differ, and neither is better. An account that only one of them has is taken, in the other, for one that overrides
 * nothing: it answers as the program's standard does. */
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

/* A program to compare: one of a report, and the checker that made the report. */
typedef struct sl_side {
    sl_checker *checker;
    const sl_report *report;
    size_t program; /* its index in the report */
} sl_side;

/* What a program, or an account, itself declares for an attribute. */
typedef struct sl_declared {
    bool declared;   /* written, and readable */
    bool unreadable; /* written, and not readable */
    sl_text shown;   /* as messages show it, but a text whole; "not declared" and "not readable" where it is neither */
    sl_location location; /* where it stands, or the nearest thing that is written */
} sl_declared;

/* An attribute that is not the same in both. */
typedef struct sl_attribute_difference {
    const sl_field *field; /* of A's vocabulary */
    sl_declared a, b;
    const sl_text *only_a; /* of a set: words that A has and B has not; all, where B declares none */
    size_t only_a_count;
    const sl_text *only_b;
    size_t only_b_count;
} sl_attribute_difference;

/* What becomes of a rule's answer from A to B. A rule that failed itself tells nothing. */
typedef enum sl_turn {
    SL_TURN_BROKEN,        /* fails in B; in A it passes, does not apply or cannot tell */
    SL_TURN_FIXED,         /* fails in A; in B it passes or does not apply */
    SL_TURN_STILL_BROKEN,  /* fails in both; the findings say whether in the same way */
    SL_TURN_UNKNOWN,       /* cannot tell in B; in A it could, be it that it failed */
    SL_TURN_SETTLED,       /* could not tell in A; in B it passes or does not apply */
    SL_TURN_STILL_UNKNOWN, /* cannot tell in either */
    SL_TURN_SHIFTED,       /* passes in one and does not apply in the other: neither better nor worse */
    SL_TURN_ONE_SIDED      /* only one of the two checkers asks it */
} sl_turn;

/* A rule's answers to both, of the standard or, where they turn otherwise than these, of accounts. Not listed: rules that pass in
 * both, or apply in neither. */
typedef struct sl_answer_difference {
    const sl_rule *rule; /* A's; B's, if only B's checker asks it */
    sl_turn turn;
    const sl_outcome *a, *b;           /* NULL where it is not asked; of several accounts, those of the first */
    const sl_finding *told_a, *told_b; /* what says the failure; NULL where it does not fail */
    const sl_text *accounts;           /* by name; none for the standard, and all accounts that turn as it does */
    size_t account_count;
} sl_answer_difference;

/* An element whose state is not the same in both. */
typedef struct sl_element_difference {
    size_t element; /* index in the vocabulary */
    sl_state a, b;
} sl_element_difference;

/* A pair of elements whose state is not the same in both. */
typedef struct sl_pair_difference {
    size_t first, second; /* indices of elements, first < second */
    sl_state a, b;
} sl_pair_difference;

/* An account that only one of the two has, or that overrides other things. Accounts are the same by name. */
typedef struct sl_account_difference {
    sl_text name;
    bool in_a, in_b;
    const sl_attribute_difference *attributes; /* of one that both have: what it overrides, or says of itself */
    size_t attribute_count;
} sl_account_difference;

typedef struct sl_comparison {
    const sl_vocabulary *vocabulary;           /* A's: what indices of elements mean */
    const sl_program *a, *b;                   /* the reports' own: verdicts, counts, names */
    const sl_attribute_difference *attributes; /* of the standard, in the vocabulary's order */
    size_t attribute_count;
    size_t same_attributes;              /* that both declare, with the same value */
    const sl_answer_difference *answers; /* by rule, the standard's first */
    size_t answer_count;
    const sl_element_difference *elements;
    size_t element_count;
    const sl_pair_difference *pairs;
    size_t pair_count;
    const sl_account_difference *accounts; /* in A's order; last, those that only B has */
    size_t account_count;
    size_t turns[SL_TURN_ONE_SIDED + 1]; /* answers that turn so; not of practices, which decide nothing */
    bool worse;   /* B has a misfit or a missing frame that A has not, or more that cannot be read */
    void *memory; /* the library's own */
} sl_comparison;

/* Compares two programs, of one checker or of two that have the same vocabulary. Both reports must outlive the comparison, and are
 * not changed. On SL_OK *comparison is to be freed with sl_comparison_free(); else it is NULL. SL_REFUSED: one is not a program
 * (its verdict is SL_INVALID), or the vocabularies differ; sl_problems(b->checker) says so. */
SL_API sl_result sl_compare(const sl_side *a, const sl_side *b, sl_comparison **comparison);

/* The word for a turn as reports write it. Static, never NULL. */
SL_API const char *sl_turn_name(sl_turn turn);

/* NULL is accepted. */
SL_API void sl_comparison_free(sl_comparison *comparison);

#endif
