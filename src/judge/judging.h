/* judging.h - what is needed to judge programs: the rules to ask, and the parts that ask them. */
#ifndef SAMPLINT_JUDGE_JUDGING_H
#define SAMPLINT_JUDGE_JUDGING_H

#include "certain/answer_tree.h"
#include "ruleset/rulebook.h"

struct asked_rules;
struct work;

/* The rules to ask, and the parts that are needed to ask them. */
struct judging {
    struct lua_host *host;
    const struct rulebook *book;
    struct memo *memo;
    struct work *work; /* reports progress, and may be cancelled; then the outcomes are not complete */
    /* evaluate() does not ask the rules in `asked->spent`, and adds those that now run out of a budget. To
     * `asked->asked`, it adds the rules that it asks. NULL asks all rules. */
    const struct asked_rules *asked;
};

#endif
