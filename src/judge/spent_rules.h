/* spent_rules.h - rules that ran out of a budget: none is asked again, so that a hostile one costs one budget and not one for each account
 * and each program. For the files of this folder only. */
#ifndef SAMPLINT_JUDGE_SPENT_RULES_H
#define SAMPLINT_JUDGE_SPENT_RULES_H

#include "check/checker.h"

/* Rules by their place in the book, as one file is checked. */
struct asked_rules {
    bool *spent; /* ran out of a budget, here or in a file before */
    bool *asked; /* gave an answer here, or were to */
};

/* Makes the lists, with what the run of the checker knows, if it has one. Lack of memory shows in the arena. */
struct asked_rules spent_begin(struct arena *arena, const sl_checker *checker);

/* Tells the run what ran out of a budget here. */
void spent_note(const sl_checker *checker, const struct asked_rules *rules);

#endif
