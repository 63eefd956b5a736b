/* verdict.h - draws the conclusions from all outcomes of a program. */
#ifndef SAMPLINT_JUDGE_VERDICT_H
#define SAMPLINT_JUDGE_VERDICT_H

#include "model/bind.h"
#include "ruleset/rulebook.h"

/* Concludes from the outcomes of a program: sets an outcome to undetermined if a framing element that it depends on is
 * missing, counts the outcomes, and fills in the states of elements and pairs, the practices shown, the missing values,
 * and the verdict. Adds findings for the missing values. Changes `outcomes`, the program's list. `program->misfits`
 * must be set. */
void verdict_conclude(const struct rulebook *book, const struct bound *bound, sl_outcome *outcomes,
                      struct findings *findings, sl_program *program);

/* Returns a copy of a place in the arena, or an empty place when there is no memory. */
const sl_location *verdict_keep_place(struct arena *arena, sl_location place);

#endif
