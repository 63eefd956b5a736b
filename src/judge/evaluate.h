/* evaluate.h - judges one program by all rules. */
#ifndef SAMPLINT_JUDGE_EVALUATE_H
#define SAMPLINT_JUDGE_EVALUATE_H

#include "judge/judging.h"
#include "model/bind.h"

/* Asks the rules about a program, its segments and its accounts. Fills in outcomes and conclusions (verdict.h), and adds findings. */
void evaluate(const struct judging *judging, const struct bound *bound, struct findings *findings, sl_program *program);

/* Returns the configuration that an outcome is about: the program, or one of its segments or accounts. */
const struct configuration *outcome_subject(const struct configuration *program, const sl_outcome *outcome);

/* Returns false, and fills in the answer, for a rule about all accounts (SL_SCOPE_PORTFOLIO) while the list of accounts or
 * of segments is unreadable. Returns true for every other rule. */
bool evaluate_can_ask(const sl_rule *rule, const struct configuration *configuration, struct answer *answer);

#endif
