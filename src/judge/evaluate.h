/* evaluate.h - judges one program by all rules. */
#ifndef SAMPLINT_JUDGE_EVALUATE_H
#define SAMPLINT_JUDGE_EVALUATE_H

#include "base/findings.h"
#include "judge/memo.h"
#include "judge/rulebook.h"
#include "lua/host.h"
#include "model/bind.h"

struct asked_rules;

/* Asks all enabled rules about a program and its accounts. Fills in the program's outcomes and what follows from them
 * (verdict.h), and adds to the findings. `asked` says which rules ran out of a budget before and are not asked again;
 * the rules that are asked, and those that now run out of a budget, are added to it. NULL asks all rules. */
void evaluate(struct lua_host *host, const struct rulebook *book, struct memo *memo, const struct asked_rules *asked,
              const struct bound *bound, struct findings *findings, sl_program *program);

/* Returns whether a rule can be asked about a configuration. A portfolio rule cannot while some account is unreadable:
 * then the answer is filled in. */
bool evaluate_can_ask(const sl_rule *rule, const struct configuration *configuration, struct answer *answer);

#endif
