/* auditor.h - an audit as it is made, for the files audit*.c: each of their functions adds one part. Lack of memory shows in the arena. */
#ifndef SAMPLINT_ANALYZE_AUDIT_AUDITOR_H
#define SAMPLINT_ANALYZE_AUDIT_AUDITOR_H

#include "samplint/audit.h"
#include "space/count.h"
#include "space/explain.h"
#include "space/search.h"
#include "trees/build.h"
#include "trees/choices.h"
#include "trees/verdict_space.h"

struct auditor {
    sl_checker *checker; /* checks archetypes; everything else needs only its rules */
    struct ruleset *rules;
    struct ruleset *against; /* to compare with; or NULL */
    sl_text against_name;    /* its settings, or other words for it */
    const sl_audit_options *options;
    const sl_dead_value *dead; /* that settings declare */
    size_t dead_count;
    struct arena arena; /* of all that the audit shows */
    sl_audit audit;
    struct rule_space trees;
    struct verdict_space deciding;
    struct search *search;
    uint8_t
        *certain; /* of each tree, the leaves wanted of it when sampled rules are left out; NULL where there are none */
    uint64_t explaining; /* steps left for saying why values are dead or forced: there may be very many of them */
    struct count congruent;
};

/* The rules of an explanation's trees; none where it explains nothing. */
sl_responsible audit_responsible(struct auditor *auditor, const struct explanation *why);

/* Whether there is no congruent program within sets of choices even when no sampled rule takes part (NULL: all): only then is it
 * known of the integers that were not tried. */
bool audit_certain(struct auditor *auditor, const choice_set *allowed, uint64_t *steps);

/* A step of counting takes as long as so many looks at branches. */
#define COUNT_STEP_WORK 4

/* Counts, within the budget of counting and of the command. */
void audit_count_space(struct auditor *auditor, struct count_question *question, struct count *count);

/* Dead, forced and required values. */
void audit_values(struct auditor *auditor);

/* How many programs are congruent, and with which values. */
void audit_count(struct auditor *auditor);

/* The recipes. SL_REFUSED: they are asked for over something that cannot be. */
sl_result audit_recipes(struct auditor *auditor);

/* The archetypes. SL_REFUSED, SL_CANNOT_READ: a file of some is none. */
sl_result audit_archetypes(struct auditor *auditor);

/* The comparison with another pack. SL_REFUSED: that one is about something else. */
sl_result audit_against(struct auditor *auditor);

#endif
