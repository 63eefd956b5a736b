/* finding_builder.h - makes findings of the answers of rules. */
#ifndef SAMPLINT_JUDGE_FINDING_BUILDER_H
#define SAMPLINT_JUDGE_FINDING_BUILDER_H

#include "base/findings.h"
#include "judge/rulebook.h"
#include "lua/host.h"

/* The findings of one rule that accounts with the same finding join. Each is its index in the list plus 1, or 0 for
 * none. */
struct earlier_findings {
    size_t of_program;
    size_t of_account;         /* the newest finding about an account */
    size_t not_asked;          /* the rule was not asked again about an account */
    size_t capacity[2];        /* of the lists of further accounts of the first two */
    size_t not_asked_capacity; /* of that list of the third */
};

struct finding_builder {
    const struct rulebook *book;
    struct findings *findings;
    struct earlier_findings *earlier; /* one per enabled rule, zeroed at the start */
    size_t misfits;                   /* number of misfits so far */
};

/* Adds a finding for an answer with the status SL_FAIL of the rule at `index` of the rulebook. `account` is empty for
 * the program itself. An account with the same finding as an earlier one is added to that finding instead. What the
 * answer points to must live as long as the findings. */
void finding_add_failure(struct finding_builder *builder, size_t index, sl_text account,
                         const struct configuration *configuration, const struct answer *answer);

/* Adds a finding that the rule itself failed, at the line of the rule's file where it failed, with the value that it
 * read last. */
void finding_add_rule_error(struct finding_builder *builder, size_t index, sl_text account,
                            const struct configuration *configuration, const struct answer *answer);

#endif
