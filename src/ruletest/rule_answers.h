/* rule_answers.h - the answers that a rule can give, and which of them tests reached. For the files of this folder only. */
#ifndef SAMPLINT_RULETEST_RULE_ANSWERS_H
#define SAMPLINT_RULETEST_RULE_ANSWERS_H

#include "judge/checker.h"
#include "samplint/test.h"

/* An answer as a test reached it: of a failure the message, of an undetermined rule the path. */
struct reached {
    sl_status status;
    sl_text what;
};

/* Fills in the answers of a rule. A message that a rule puts together out of several texts, or with values in it, is told text by text:
 * each is reached when some message had it. Lack of memory shows in the arena. */
void test_answers_tell(struct arena *arena, sl_checker *checker, sl_rule *rule, const struct reached *reached,
                       size_t count, sl_coverage *told);

#endif
