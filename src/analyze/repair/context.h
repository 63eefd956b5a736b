/* context.h - what ways out are looked for with: the rules as trees, made once for all that is asked about a program, and what may
 * not change. */
#ifndef SAMPLINT_ANALYZE_REPAIR_CONTEXT_H
#define SAMPLINT_ANALYZE_REPAIR_CONTEXT_H

#include "samplint/repair.h"
#include "trees/verdict_space.h"

struct repair_context {
    struct rule_space trees;
    struct verdict_space deciding;
    struct verdict_space
        of_accounts; /* without rules that the standard is at fault with, or that are about all accounts together: that is
                        mended there, and not in an account */
};

/* Those of the trees that decide about the standard, or about an account. */
const struct verdict_space *repair_verdict_space(const struct repair_context *context,
                                                 const struct configuration *subject);

/* What may not change, and what changes cost. */
struct repair_constraints {
    bool *kept;      /* one a field of the vocabulary */
    uint32_t *costs; /* the same */
    size_t most;     /* alternatives to list for each conflict */
    /* What was just set is not to change either, in the program or the account where it was set. */
    const struct configuration *set_in; /* NULL: nothing was set */
    const bool *set;                    /* one a field */
};

/* Marks a field, and all that is in it, in a list of truths, one a field. */
void repair_mark(bool *fields, const sl_field *field);

/* Takes over options. SL_REFUSED: some path in them leads nowhere, all such are told. */
sl_result repair_constraints_read(struct ruleset *rules, struct arena *arena, const sl_repair_options *options,
                                  struct repair_constraints *terms);

/* Whether what was set holds for an attribute of a configuration: an account has it of its program, unless it overrides that. */
bool repair_is_set(const struct repair_constraints *terms, const struct configuration *subject, const sl_field *field);

/* Whether an attribute of a configuration may not change; of an account, only what accounts can say may. */
bool repair_is_kept(const struct repair_constraints *terms, const struct configuration *subject, const sl_field *field);

/* Whether a rule fails, or cannot tell, of an account and not of the program's standard: the standard's faults are mended there. */
bool repair_has_own_fault(const sl_program *program, const struct configuration *account);

/* Makes the trees for one program. Rules about all accounts together decide as far as the standard can be changed within the terms so
 * that they are all content. Returns false when there is no memory, which the arena says too. */
bool repair_context_make(struct tree_cache *cache, struct ruleset *rules, struct arena *arena,
                         const struct configuration *program, const struct repair_constraints *terms,
                         struct repair_context *context);

/* The choices of a variable that a subject may get: what is declared is not to become undeclared, and what is kept stays `now`. */
choice_set repair_allowed(const struct rule_space *space, const struct repair_constraints *terms,
                          const struct configuration *subject, size_t variable, uint8_t now);

/* What sl_repair_program() does, of a program that is one, by trees and terms that are there already. */
sl_result repair_program(struct ruleset *rules, sl_report *report, size_t program, const struct repair_context *context,
                         const struct repair_constraints *terms, const sl_repair **repair);

#endif
