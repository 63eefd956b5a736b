/* certain_question.h - the question whether the answer of a rule is certain, and a run of the rule for it. */
#ifndef SAMPLINT_CERTAIN_CERTAIN_QUESTION_H
#define SAMPLINT_CERTAIN_CERTAIN_QUESTION_H

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

/* Runs the rule once, with its cost if somebody needs it. */
void certain_run(const struct certain_question *question, struct completion *completion, struct arena *arena,
                 struct answer *answer);

#endif
