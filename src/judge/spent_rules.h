/* spent_rules.h - remembers which rules ran out of a budget. These rules are not asked again in the same run, so that a
 * hostile rule costs one budget for a whole run, and not one for each account and each program. */
#ifndef SAMPLINT_JUDGE_SPENT_RULES_H
#define SAMPLINT_JUDGE_SPENT_RULES_H

#include "base/arena.h"
#include "samplint/files.h"

/* The rules of the rulebook, by their index there, while one file is checked. */
struct asked_rules {
    bool *spent; /* the rule ran out of a budget, in this file or in an earlier file of the run */
    bool *asked; /* the rule was asked about this file, or its remembered answer was used */
    size_t count;
};

/* Starts the lists for the file at `place` with the rules spent in earlier files of the run. `run` may be NULL. */
struct asked_rules spent_begin(struct arena *arena, sl_run *run, size_t place, size_t rule_count);

/* Adds to the run the rules that ran out of a budget in the file at `place`. `run` may be NULL. */
void spent_note(sl_run *run, size_t place, const struct asked_rules *rules);

/* Returns whether one of the asked rules ran out of a budget in a file before `place`. */
bool spent_before(sl_run *run, size_t place, const bool *asked, size_t rule_count);

#endif
