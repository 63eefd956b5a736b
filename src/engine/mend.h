/* mend.h - what ways out are looked for with: the rules as trees, made once for all that is asked about a program, and what may
 * not change. */
#ifndef SAMPLINT_ENGINE_MEND_H
#define SAMPLINT_ENGINE_MEND_H

#include "engine/deciding.h"
#include "samplint/repair.h"

struct mend_trees {
    struct rule_space rules;
    struct deciding deciding;
    struct deciding
        of_accounts; /* without rules that the standard is at fault with, or that are about all accounts together: that is
                        mended there, and not in an account */
};

/* Those of the trees that decide about the standard, or about an account. */
const struct deciding *mend_deciding(const struct mend_trees *trees, const struct configuration *subject);

/* What may not change, and what changes cost. */
struct mend_terms {
    bool *kept;      /* one a field of the vocabulary */
    uint32_t *costs; /* the same */
    size_t most;     /* alternatives to list for each conflict */
    /* What was just set is not to change either, in the program or the account where it was set. */
    const struct configuration *set_in; /* NULL: nothing was set */
    const bool *set;                    /* one a field */
};

/* Marks a field, and all that is in it, in a list of truths, one a field. */
void mend_mark(bool *fields, const sl_field *field);

/* Takes over options. SL_REFUSED: some path in them leads nowhere, all such are told. */
sl_result mend_terms_take(sl_checker *checker, struct arena *arena, const sl_repair_options *options,
                          struct mend_terms *terms);

/* Whether what was set holds for an attribute of a configuration: an account has it of its program, unless it overrides that. */
bool mend_is_set(const struct mend_terms *terms, const struct configuration *subject, const sl_field *field);

/* Whether an attribute of a configuration may not change; of an account, only what accounts can say may. */
bool mend_is_kept(const struct mend_terms *terms, const struct configuration *subject, const sl_field *field);

/* Whether a rule fails, or cannot tell, of an account and not of the program's standard: the standard's faults are mended there. */
bool mend_has_own_fault(const sl_program *program, const struct configuration *account);

/* Makes the trees for one program. Rules about all accounts together decide as far as the standard can be changed within the terms so
 * that they are all content. Returns false when there is no memory, which the arena says too. */
bool mend_trees_make(sl_checker *checker, struct arena *arena, const struct configuration *program,
                     const struct mend_terms *terms, struct mend_trees *trees);

/* The choices of a variable that a subject may get: what is declared is not to become undeclared, and what is kept stays `now`. */
choice_set mend_allowed(const struct rule_space *rules, const struct mend_terms *terms,
                        const struct configuration *subject, size_t variable, uint8_t now);

/* What sl_repair_program() does, of a program that is one, by trees and terms that are there already. */
sl_result mend_program(sl_checker *checker, sl_report *report, size_t program, const struct mend_trees *trees,
                       const struct mend_terms *terms, const sl_repair **repair);

#endif
