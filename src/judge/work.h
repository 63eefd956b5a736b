/* work.h - what a command other than check may do in all: its budget "work".
 *
 * Each rule and each search has a limit of its own; a pack may have very many rules, and a file very many programs. Work is counted, so
 * that it ends at the same place on every machine: Lua instructions (of slow ones more), branches of trees that are looked at, bytes
 * that are compiled. For the files of this folder only. */
#ifndef SAMPLINT_JUDGE_WORK_H
#define SAMPLINT_JUDGE_WORK_H

#include "check/checker.h"

/* Takes at most so much out of what is left, for one search. What that did not use is given back. */
uint64_t work_take(sl_checker *checker, uint64_t most);
void work_give(sl_checker *checker, uint64_t unused);

/* Takes what was done already. */
void work_spend(sl_checker *checker, uint64_t work);

/* Takes what rules have done since this was called last: not all of them are run by those who count. */
void work_spend_runs(sl_checker *checker);

/* Whether all of it is used up. */
bool work_is_used_up(const sl_checker *checker);

/* That it is, and how to raise it: why something is left out. Lack of memory shows in the arena. */
sl_text work_fault(const sl_checker *checker, struct arena *arena);

#endif
