/* work.h - the budget "work": a limit for all the work of one command. The command check does not have this limit.
 *
 * Each run of a rule and each search has a limit of its own. But a pack may have very many rules, and a file very many
 * programs. Work is counted, and time counts only for very slow runs (lua/run.c): a command stops at the same place on
 * almost every machine. One unit is a Lua instruction (slow ones count more) or a visit of a branch of a decision tree.
 * Reading and compiling one byte of a changed rule takes 8 units (ruletest/mutation.c). */
#ifndef SAMPLINT_RULESET_WORK_H
#define SAMPLINT_RULESET_WORK_H

#include "lua/host.h"
#include "samplint/checker.h"

struct work {
    uint64_t left; /* units */
    const sl_budget *budget;
    struct lua_host *host; /* counts the work of rules */
    uint64_t taken;        /* the last reservation */
    uint64_t done;         /* units, and calls of work_goes_on(), since the progress function was set */
    sl_progress *progress; /* NULL for none */
    void *context;
    bool cancelled; /* the progress function has returned false since the last work_result() */
};

/* Sets the progress function, which the functions below call from time to time; NULL for none. */
void work_set_progress(struct work *work, sl_progress *progress, void *context);

/* Reports progress. Returns false once the caller of the library has cancelled the work, until work_result(). */
bool work_goes_on(struct work *work);

/* Returns SL_CANCELLED if the work of a public function was cancelled, else `result`. Forgets the cancellation. */
sl_result work_result(struct work *work, sl_result result);

/* Reserves up to `most` units for one search and returns how many it reserved. */
uint64_t work_take(struct work *work, uint64_t most);

/* Gives reserved units that the search did not use back to the budget. */
void work_give(struct work *work, uint64_t unused);

/* Counts work that is already done. */
void work_spend(struct work *work, uint64_t units);

/* Counts the work of the rules that have run since the last call. */
void work_spend_runs(struct work *work);

/* Returns whether the budget is used up, or the work cancelled. */
bool work_is_used_up(const struct work *work);

/* Returns the message that the budget is used up and how to raise it. Lack of memory shows in the arena. */
sl_text work_fault(const struct work *work, struct arena *arena);

#endif
