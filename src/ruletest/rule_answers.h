/* rule_answers.h - lists the answers that a rule can give and which of them tests reached, for the files of this folder
 * only. */
#ifndef SAMPLINT_RULETEST_RULE_ANSWERS_H
#define SAMPLINT_RULETEST_RULE_ANSWERS_H

#include "ruleset/ruleset.h"
#include "samplint/test.h"

/* An answer that a test reached. */
struct reached {
    sl_status status;
    sl_text text; /* the message of a failure; the path that an undetermined rule waits for; else empty */
};

/* Fills in the answers of a rule. Where a rule puts a message together from several texts or puts values into it, each
 * text is an answer of its own, which is reached if some message contains it. Lack of memory shows in the arena. */
void rule_answers_report(struct arena *arena, struct ruleset *rules, sl_rule *rule, const struct reached *reached,
                         size_t count, sl_coverage *result);

#endif
