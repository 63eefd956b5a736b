/* undetermined.h - lists the missing values of a program: each value once, with the rules that need it. */
#ifndef SAMPLINT_JUDGE_UNDETERMINED_H
#define SAMPLINT_JUDGE_UNDETERMINED_H

#include "base/arena.h"
#include "base/findings.h"
#include "model/configuration.h"
#include "samplint/program.h"

/* Fills in the missing values of a program (`waits`) from its outcomes. `missing_frames` has one truth per element:
 * whether it is a missing framing element. */
void undetermined_list(struct arena *arena, const struct configuration *configuration, const bool *missing_frames,
                       sl_program *program);

/* Adds a finding for each missing value that no other finding is about. */
void undetermined_report(struct findings *findings, const sl_vocabulary *vocabulary, sl_severity severity,
                         const sl_program *program);

#endif
