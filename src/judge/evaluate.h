/* evaluate.h - every rule on one program: outcomes, findings, verdict. */
#ifndef SAMPLINT_JUDGE_EVALUATE_H
#define SAMPLINT_JUDGE_EVALUATE_H

#include "base/findings.h"
#include "judge/memo.h"
#include "judge/rulebook.h"
#include "lua/host.h"
#include "model/bind.h"

struct asked_rules;

/* Runs the rules on a bound program and fills in the program's outcomes, states and counts; adds to the findings. `asked` names the rules
 * that are not to be asked again, and gets those that ran out of a budget; NULL: all rules are asked. */
void evaluate(struct lua_host *host, const struct rulebook *book, struct memo *memo, const struct asked_rules *asked,
              const struct bound *bound, struct findings *findings, sl_program *program);

/* Whether a rule can be asked about a configuration. Else the answer, that it waits for the accounts, is filled in. */
bool evaluate_can_ask(const sl_rule *rule, const struct configuration *configuration, struct answer *answer);

#endif
