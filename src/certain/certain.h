/* certain.h - the certain answer of a rule about a program that has gaps.
 *
 * A gap is a value that is not declared or cannot be read. A program with gaps stands for all its completions: each gap
 * filled with each value of its domain. A rule passes if it passes, or does not apply, in all of them; it does not apply
 * if it applies in none, and fails if it fails in all. Otherwise it is undetermined, and waits for the gaps on which
 * the answer hangs. These are the certain answers of databases with nulls (Imielinski and Lipski, "Incomplete
 * Information in Relational Databases", 1984).
 *
 * A run of the rule supposes a value for each gap that it reads (lua/host.h). An exploration (exploration.h) runs the rule
 * for as many completions as the answer needs. A run stands for all words that it does not tell apart: those for which
 * is(...) and comparisons give the same result. Sets are completed by the words that the rule asks for;
 * integers by the ranges that it tells apart (integer_ranges.h), unless it calculates. A text can be anything: a rule
 * that reads one which is missing is undetermined. */
#ifndef SAMPLINT_CERTAIN_CERTAIN_H
#define SAMPLINT_CERTAIN_CERTAIN_H

#include "certain/certain_question.h"

/* Fills in the certain answer. Returns whether it was remembered. The arena owns the texts and gaps of the answer; its
 * reads belong to the arena or to the tree. Lack of memory shows in the arena. */
bool certain_answer(const struct certain_question *question, struct arena *arena, struct answer *answer);

/* Lists the value that an undetermined run lacks as the only gap. */
void answer_add_missing(struct arena *arena, struct answer *answer);

#endif
