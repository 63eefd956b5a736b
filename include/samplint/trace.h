/* trace.h - the values that a rule reads, in order: for the author of the rule. */
#ifndef SAMPLINT_TRACE_H
#define SAMPLINT_TRACE_H

#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/rule.h"
#include "samplint/text.h"

SL_BEGIN_C

/* One expression that a rule evaluated on the program. */
typedef struct sl_trace_step {
    size_t line;          /* of the rule's file; 0 when not known */
    sl_text asked;        /* the expression, such as `element.attribute:has("word")` */
    sl_text gave;         /* its value, as messages show values */
    sl_location location; /* of the value; without a source if it has no place */
} sl_trace_step;

/* A completion of a program with gaps that a rule was asked about. */
typedef struct sl_trace_completion {
    sl_text supposed; /* the supposed values: "element.attribute: word, element.set: with a, without b" */
    sl_status status;
    sl_text said; /* a failure's message, or the value that it still lacks; else empty */
} sl_trace_completion;

/* The answer of the rule about the program, a segment or an account. */
typedef struct sl_trace {
    sl_text segment;            /* the segment that it was asked about; empty for the program itself and for accounts */
    sl_text account;            /* the account that it was asked about; empty for the program itself and for segments */
    const sl_trace_step *steps; /* of a run; if values are missing, of the run for the first completion */
    size_t step_count;
    size_t omitted;                         /* steps beyond SL_LIMIT_TRACE_STEPS */
    const sl_trace_completion *completions; /* all that were tried, if values are missing; else none */
    size_t completion_count;
    size_t completions_omitted; /* beyond SL_LIMIT_TRACE_STEPS */
    sl_status status;
    sl_text said; /* a failure's message, the reason why it does not apply, the missing values, or the rule's error; may
                     be empty */
    size_t line;  /* of the rule's file, where the run answered; 0 when not known */
} sl_trace;

/* All runs of a rule for one program. */
typedef struct sl_traces {
    const sl_rule *rule;
    const sl_trace *list; /* the program first, then each segment and each account that overrides a value that the rule
                             reads */
    size_t count;         /* 0 for an invalid program */
} sl_traces;

/* Runs the rule again on a program of the report, its segments and its accounts, and notes each read. Remembered answers are not
 * used. On SL_OK, free *traces with sl_traces_free() before the report. */
SL_API sl_result sl_trace_rule(sl_checker *checker, const sl_report *report, const sl_program *program,
                               const sl_rule *rule, sl_traces **traces);

/* Frees traces. NULL is accepted. */
SL_API void sl_traces_free(sl_traces *traces);

SL_END_C

#endif
