/* analysis.h - what audits, explanations and impacts share: answers about all programs, the rules that are responsible
 * for them, and conditions on attributes. */
#ifndef SAMPLINT_ANALYSIS_H
#define SAMPLINT_ANALYSIS_H

#include <stddef.h>

#include "samplint/export.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

typedef enum sl_truth {
    SL_NO,
    SL_YES,
    SL_UNKNOWN /* the search was given up, or did not try every integer */
} sl_truth;

/* Rules that cause something together; none of them can be left out. */
typedef struct sl_responsible {
    const sl_rule *const *rules;
    size_t count;
} sl_responsible;

/* A condition on one attribute. */
typedef struct sl_condition {
    const sl_field *field;
    sl_text word;          /* of a set: the word that the condition is about; else empty */
    const sl_text *values; /* the allowed values, which may include "undeclared"; of a word: "with" and "without" */
    size_t value_count;
} sl_condition;

SL_END_C

#endif
