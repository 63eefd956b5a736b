/* certain.h - the certain answer of a rule about a program that has gaps.
 *
 * A gap is a value that is not declared or cannot be read. A program with gaps stands for all its completions: each gap
 * filled with each value of its domain. A rule passes if it passes, or does not apply, in all of them; it does not apply
 * if it applies in none, and fails if it fails in all. Otherwise it is undetermined, and waits for the gaps on which
 * the answer hangs. These are the certain answers of databases with nulls (Imielinski and Lipski, "Incomplete
 * Information in Relational Databases", 1984).
 *
 * A rule is run for one completion after the other: a run supposes a value for each gap that it reads, and the next run
 * supposes another one for the last of them (lua/host.h). Sets are completed by the words that the rule asks for;
 * integers by the ranges that it tells apart (integer_ranges.h), unless it calculates. A text can be anything: a rule
 * that reads one which is missing is undetermined. */
#ifndef SAMPLINT_CERTAIN_CERTAIN_H
#define SAMPLINT_CERTAIN_CERTAIN_H

#include "certain/answer_tree.h"

/* Observes the completions. */
struct completion_watcher {
    /* Gets the values that were supposed, in the order of reading, and the answer. */
    void (*tried)(void *context, const struct fact *supposed, size_t count, const struct answer *answer);
    void *context;
};

struct certain_question {
    struct lua_host *host;
    const sl_rule *rule;
    const struct configuration *configuration;
    struct answer_tree *tree; /* the remembered answers of the rule, to which new ones are added; NULL for none */
    struct check_facts *check; /* what is remembered of the text of the check; NULL for nothing */
    struct arena *check_arena; /* owns that */
    sl_rule_cost *cost;       /* adds up the cost of the runs; NULL if nobody needs it */
    const struct completion_watcher *watcher; /* NULL for none; needs `tree` to be NULL to see all completions */
};

/* Fills in the certain answer. Returns whether it was remembered. The arena owns the texts and gaps of the answer; its
 * reads belong to the arena or to the tree. Lack of memory shows in the arena. */
bool certain_answer(const struct certain_question *question, struct arena *arena, struct answer *answer);

/* Runs the rule once, with its cost if somebody needs it. */
void certain_run(const struct certain_question *question, struct completion *completion, struct arena *arena,
                 struct answer *answer);

/* Lists the value that an undetermined run lacks as the only gap. */
void answer_add_missing(struct arena *arena, struct answer *answer);

/* Returns supposed values as a text: "element.attribute: word, element.set: with a, without b". */
sl_text supposed_text(struct arena *arena, const struct fact *facts, size_t count);

#endif
