/* auditor.h - an audit while it is made. Each check of this folder adds one part; lack of memory shows in the arena.
 *
 * Every check keeps these rules. It says nothing about the values of congruent programs unless `audit.possible` is
 * SL_YES: if no program is congruent, every value would count as dead. Each search takes its steps with work_take() and
 * gives the rest back with work_give(). A check claims that something is impossible only if audit_is_certain() agrees;
 * else it counts the question as unsettled or leaves it SL_UNKNOWN. A set has several variables: one for whether the
 * set is declared, and one for each of its words. */
#ifndef SAMPLINT_ANALYZE_AUDIT_AUDITOR_H
#define SAMPLINT_ANALYZE_AUDIT_AUDITOR_H

#include "samplint/audit.h"
#include "space/count.h"
#include "space/explain.h"
#include "space/search.h"
#include "trees/choices.h"
#include "trees/rule_space.h"
#include "trees/verdict_space.h"

struct auditor {
    sl_audit audit;      /* first: the caller gets a pointer to it */
    sl_checker *checker; /* checks archetypes; all else needs only its rules */
    struct ruleset *rules;
    struct ruleset *against; /* another pack to compare with, or NULL */
    sl_text against_name;    /* the name of the other pack in messages: the path of its settings, or "the other pack" */
    const sl_audit_options *options;
    const sl_dead_value *dead; /* the values that the settings declare dead */
    size_t dead_count;
    struct arena arena; /* owns everything in the audit */
    struct rule_space rule_space;
    struct verdict_space verdict;
    struct search *search; /* in verdict.space */

    /* By tree: the leaves that a search accepts if it ignores sampled rules. NULL if no rule is sampled. */
    uint8_t *wanted_without_sampled;
    struct count congruent; /* of all congruent programs */
};

/* Returns the rules of an explanation; none if it explains nothing. */
sl_responsible audit_responsible(struct auditor *auditor, const struct explanation *why);

/* Call this when a search has found no congruent program within these sets of choices (NULL: all). Returns whether that
 * holds for all integers, also for those that were not tried: no rule is sampled, or no program within the sets
 * satisfies the rules that are not sampled. */
bool audit_is_certain(struct auditor *auditor, const choice_set *allowed, uint64_t *steps);

/* The work of one step of counting, in units of a visited branch. */
#define COUNT_STEP_WORK 4

/* Counts within the budget of counting and the work that is left. */
void audit_count_space(struct auditor *auditor, struct count_question *question, struct count *count);

/* Adds dead, forced and required values. */
void audit_values(struct auditor *auditor);

/* Adds the sides of values that no match rule holds. */
void audit_sides(struct auditor *auditor);

/* Adds the recipes. SL_REFUSED: an attribute in the options does not exist, or there are too many. */
sl_result audit_recipes(struct auditor *auditor);

/* Adds the archetypes. SL_REFUSED, SL_CANNOT_READ: a file of the options is not a program. */
sl_result audit_archetypes(struct auditor *auditor);

/* Adds the comparison with the other pack. SL_REFUSED: the packs cannot be compared. */
sl_result audit_against(struct auditor *auditor);

#endif
