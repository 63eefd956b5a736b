/* spent_rules.h - rules that ran out of a budget are not asked again, so that a hostile rule costs one budget for a whole run, and not one
 * for each account and each program. */
#ifndef SAMPLINT_JUDGE_SPENT_RULES_H
#define SAMPLINT_JUDGE_SPENT_RULES_H

#include "base/arena.h"
#include "samplint/files.h"

/* By a rule's place in the rulebook, while one file is checked. */
struct asked_rules {
    bool *spent; /* the rule ran out of a budget, in this file or in one before it */
    bool *asked; /* the rule was asked in this file, or would have been */
    size_t count;
};

/* Starts the lists with what the run knows of the files before `place`; `run` may be NULL. Lack of memory shows in the arena. */
struct asked_rules spent_begin(struct arena *arena, sl_run *run, size_t place, size_t rule_count);

/* Tells the run, if there is one, which rules ran out of a budget in the file at `place`. */
void spent_note(sl_run *run, size_t place, const struct asked_rules *rules);

/* Whether one of the asked rules ran out of a budget in a file before `place`. */
bool spent_before(sl_run *run, size_t place, const bool *asked, size_t rule_count);

#endif
