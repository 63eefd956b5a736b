/* finding_builder.h - the answers of rules as findings. */
#ifndef SAMPLINT_JUDGE_FINDING_BUILDER_H
#define SAMPLINT_JUDGE_FINDING_BUILDER_H

#include "base/findings.h"
#include "judge/rulebook.h"
#include "lua/host.h"

/* The findings of a rule that others may repeat: where they are in the list, from 1 on; 0 while there is none. */
struct reported {
    size_t of_program;
    size_t of_account; /* the newest one */
    size_t not_asked;  /* that it was not asked again for an account */
    size_t not_asked_capacity;
    size_t capacity[2]; /* of their lists of further accounts */
};

struct finding_builder {
    const struct rulebook *book;
    struct findings *findings;
    struct reported *told; /* one a rule of the book, zeroed */
    size_t misfits;        /* findings of them so far */
};

/* Tells what the rule at `index` of the book has failed for; of an account only if that is not told of another one already, whose
 * finding then names this one, too. What the answer points to must live as long as the findings. */
void finding_add_failure(struct finding_builder *builder, size_t index, sl_text account,
                         const struct configuration *configuration, const struct answer *answer);

/* Tells that the rule itself failed: at its own line, with the value it was looking at. */
void finding_add_rule_error(struct finding_builder *builder, size_t index, sl_text account,
                            const struct configuration *configuration, const struct answer *answer);

#endif
