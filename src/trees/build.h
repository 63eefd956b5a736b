/* build.h - makes the decision trees of rules. */
#ifndef SAMPLINT_TREES_BUILD_H
#define SAMPLINT_TREES_BUILD_H

#include "trees/rule_space.h"

/* Makes the trees of rules. A rule that exceeds the leaf budget or SL_LIMIT_TREE_WORK gets no tree. Lack of memory
 * shows in the arena. */
void rule_space_build(struct arena *arena, const struct rule_space_request *request, struct rule_space *space);

/* The trees of a ruleset without practices, kept until the rules change. */
struct tree_cache {
    struct arena arena;
    const struct rule_space *space; /* NULL before the trees are first needed */
    uint64_t changes;               /* the ruleset's `changes` when the trees were made */
};

/* Returns the cached trees; makes them first where needed. Returns NULL if there is no memory, or if
 * the work is cancelled. */
const struct rule_space *tree_cache_get(struct tree_cache *cache, struct ruleset *rules);

#endif
