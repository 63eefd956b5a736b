/* audit.h - what a pack of rules does to the space of all programs: those without accounts, each attribute declared or not. */
#ifndef SAMPLINT_AUDIT_H
#define SAMPLINT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

typedef enum sl_truth {
    SL_NO,
    SL_YES,
    SL_UNKNOWN /* the search was given up */
} sl_truth;

/* Rules that are responsible for something, all together; none of them can be left out. */
typedef struct sl_responsible {
    const sl_rule *const *rules;
    size_t count;
} sl_responsible;

/* A value that no congruent program has (dead), or that each of them has (forced). */
typedef struct sl_audited_value {
    const sl_field *field;
    sl_text value; /* of a set, the word that is or is not in it */
    bool forced;
    bool absent; /* of a word of a set: it is its absence that is dead or forced */
    sl_responsible responsible;
} sl_audited_value;

typedef struct sl_audited_rule {
    const sl_rule *rule;
    const sl_field *too_wide; /* why it could not be analyzed: this attribute makes it ask too much; NULL */
    sl_text fault;            /* the same: it fails, or is no function of what it reads; empty */
    size_t leaves;            /* answers that it has, by what leads to them */
    sl_truth never_fails;     /* alone, whatever a program says; of a rule about accounts it is not known */
    sl_truth implied; /* whenever it would not be content, some other rule is not, either; of a framing rule that is
                                 so by design, and not told */
    sl_responsible implied_by;
} sl_audited_rule;

typedef struct sl_audit {
    sl_truth possible;            /* whether there is any congruent program */
    sl_responsible contradiction; /* if there is none */
    const sl_audited_rule *rules; /* by id */
    size_t rule_count;
    const sl_audited_value *values; /* dead and forced ones, in the vocabulary's order */
    size_t value_count;
    bool counted; /* else it takes too much to count, and the next three say nothing */
    sl_text
        congruent_count;   /* how many programs are congruent, exactly, in decimal with commas; an integer counts by the
                                ranges that rules can tell apart, a text by whether it is declared */
    sl_text program_count; /* of how many */
    double share;
    size_t unsettled;              /* values of which it is not known */
    const sl_field *const *unread; /* attributes that no rule reads */
    size_t unread_count;
    const sl_field *const *required; /* attributes that every congruent program declares */
    size_t required_count;
    void *memory; /* the library's own */
} sl_audit;

/* Looks through the space that the checker's rules leave. On SL_OK *audit is to be freed with sl_audit_free(). */
SL_API sl_result sl_audit_rules(sl_checker *checker, sl_audit **audit);

/* NULL is accepted. */
SL_API void sl_audit_free(sl_audit *audit);

#endif
