/* touched_rules.h - the rules about fit that a program would break if it showed a practice and changed nothing else. */
#ifndef SAMPLINT_JUDGE_TOUCHED_RULES_H
#define SAMPLINT_JUDGE_TOUCHED_RULES_H

#include "judge/judging.h"

struct touched_rules {
    const sl_text *ids; /* in the order of the rulebook */
    size_t count;
};

/* What is known of one program, segment or account while its practices are judged. */
struct touch_cache {
    struct arena arena;
    const struct configuration *subject; /* whose values `now` has; NULL at the start */
    struct configuration now;            /* the values in effect, as those of a program of its own */
    struct now_known *known;             /* by rule: what it says now, as far as it was asked */
    const bool *may_break;               /* by rule: whether it is about fit and decides */
    const struct configuration *program; /* whose outcomes are known; NULL if none are */
    const sl_outcome *outcomes;          /* of the program, one per rule */
};

/* Frees what the cache knows. */
void touch_cache_free(struct touch_cache *cache);

/* Returns the deciding rules that are satisfied now, and that certainly fail after each of the smallest changes by which
 * the configuration shows the practice at `index` of the rulebook. Only choices change, and none becomes a word of
 * absence. Where the smallest changes are not known, no rule is named. */
struct touched_rules find_touched(const struct judging *judging, struct touch_cache *cache, size_t index,
                                  const struct configuration *configuration, struct arena *arena);

#endif
