/* questions.h - the gaps of a program as questions, in the order in which asking helps most. */
#ifndef SAMPLINT_QUESTIONS_H
#define SAMPLINT_QUESTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/program.h"
#include "samplint/result.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

/* A rule that hangs on a gap. */
typedef struct sl_question_rule {
    const sl_rule *rule;
    const sl_settlement *settlements; /* the values that settle the rule, whatever the other gaps are; none if no value
                                         does, and for framing rules. They hold for the program itself or, if its own
                                         answer does not hang on the gap, for the first account whose answer does */
    size_t settlement_count;
} sl_question_rule;

/* A gap of the program, a segment or an account. An account does not repeat the questions of its segment, nor either of
 * them those of the program: a value that both lack is a question about the program. */
typedef struct sl_question {
    const sl_field *field;
    sl_text segment;               /* the segment that lacks the value; empty if an account or the program lacks it */
    sl_text account;               /* the account that lacks the value; empty if a segment or the program lacks it */
    const sl_location *location;   /* the place where it would be declared */
    bool unreadable;               /* it is written, but cannot be read */
    bool framing;                  /* a framing rule asks for it */
    const sl_question_rule *rules; /* the rules that hang on it, by id. Those that wait for a missing framing element
                                      hang on what its framing rule asks for */
    size_t rule_count;
    size_t fit_rules; /* how many of the rules are fit or theme rules */
    size_t settled;   /* how many of these some value settles */
} sl_question;

/* All questions of a program. First come those that a framing rule asks. Then the order is by `settled`, `fit_rules`
 * and `rule_count`, the greatest first, and then by place. */
typedef struct sl_questions {
    const sl_question *list;
    size_t count; /* 0 for an invalid program */
} sl_questions;

/* Lists the questions of a program of a report, from the answers that the report has; no rule is run. On SL_OK, free
 * *questions with sl_questions_free() before the report. The only other result is SL_OUT_OF_MEMORY. */
SL_API sl_result sl_list_questions(const sl_program *program, sl_questions **questions);

/* Frees questions. NULL is accepted. */
SL_API void sl_questions_free(sl_questions *questions);

SL_END_C

#endif
