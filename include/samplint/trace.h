/* trace.h - what a rule read, in order, and what each read gave: for its author. */
#ifndef SAMPLINT_TRACE_H
#define SAMPLINT_TRACE_H

#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/rule.h"
#include "samplint/text.h"

/* One thing that a rule asked. */
typedef struct sl_trace_step {
    size_t line;          /* of the rule's file; 0 when not known */
    sl_text asked;        /* as in `element.attribute:has("word")` */
    sl_text gave;         /* a value as messages show it */
    sl_location location; /* of the value that was read; without a source where there is none to show */
} sl_trace_step;

/* One run of the rule. */
typedef struct sl_trace {
    sl_text account; /* that it was asked about; empty for the program itself */
    const sl_trace_step *steps;
    size_t step_count;
    size_t omitted; /* steps beyond SL_LIMIT_TRACE_STEPS */
    sl_status status;
    sl_text
        said; /* a failure's message, why it does not apply, what it waits for, or what was wrong with the rule; may be empty */
    size_t line; /* of the rule's file, where it answered; 0 when not known */
} sl_trace;

/* All runs of a rule for one program. */
typedef struct sl_traces {
    const sl_rule *rule;
    const sl_trace *list; /* the program first, then each account that changes what the rule read of it */
    size_t count;         /* 0 for what is no program */
} sl_traces;

/* Runs the rule again on a program of the report, and on its accounts, and notes what it reads. Nothing is taken from what is
 * remembered. On SL_OK *traces is to be freed before the report. */
SL_API sl_result sl_trace_rule(sl_checker *checker, const sl_report *report, const sl_program *program,
                               const sl_rule *rule, sl_traces **traces);

/* NULL is accepted. */
SL_API void sl_traces_free(sl_traces *traces);

#endif
