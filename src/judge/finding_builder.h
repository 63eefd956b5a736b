/* finding_builder.h - makes findings of the answers of rules. */
#ifndef SAMPLINT_JUDGE_FINDING_BUILDER_H
#define SAMPLINT_JUDGE_FINDING_BUILDER_H

#include "judge/touched_rules.h"
#include "lua/host.h"
#include "ruleset/rulebook.h"

/* A finding in the list that further segments and accounts can be added to: first the segments. */
struct earlier_finding {
    size_t at;         /* the index of the finding in the list plus 1; 0 for none */
    sl_text *segments; /* the further segments of the finding */
    size_t segment_capacity;
    sl_text *accounts; /* the further accounts of the finding */
    size_t account_capacity;
    uint64_t *fingerprints; /* one per further segment, then one per further account */
    size_t fingerprint_capacity;
};

/* The findings of one rule that further segments and accounts can be added to. */
struct earlier_findings {
    struct earlier_finding of_program;
    struct earlier_finding of_part;   /* the newest finding about a segment or an account */
    struct earlier_finding not_asked; /* the finding that the rule was not asked again */
};

struct finding_builder {
    const struct rulebook *book;
    struct findings *findings;
    struct earlier_findings **earlier; /* one per enabled rule; NULL until the rule has a finding */
    size_t misfits;                    /* number of misfits so far */
    size_t advice;                     /* number of findings of advice so far */
};

/* Adds a finding for an answer with the status SL_FAIL of the rule at `index` of the rulebook about a program, a segment
 * or an account. A segment or an account with the same finding as an earlier one is added to that finding instead; then
 * it returns false. Everything that the answer points to must live as long as the findings. */
bool finding_add_failure(struct finding_builder *builder, size_t index, const struct configuration *configuration,
                         const struct answer *answer);

/* Sets the touched rules of the newest finding that finding_add_failure() has added for the rule at `index` about the
 * program, or about a segment or an account. */
void finding_set_touched(struct finding_builder *builder, size_t index, const struct configuration *configuration,
                         struct touched_rules touched);

/* Adds a finding that the rule itself failed, at the line where it failed, with the value that it read last. */
void finding_add_rule_error(struct finding_builder *builder, size_t index, const struct configuration *configuration,
                            const struct answer *answer);

#endif
