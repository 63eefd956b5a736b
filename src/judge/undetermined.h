/* undetermined.h - what undetermined rules wait for, gathered by key. */
#ifndef SAMPLINT_JUDGE_UNDETERMINED_H
#define SAMPLINT_JUDGE_UNDETERMINED_H

#include "base/arena.h"
#include "base/findings.h"
#include "model/configuration.h"
#include "samplint/program.h"

/* Fills in the waits of a program from its outcomes; `missing` has one truth an element: that it is a missing frame. */
void undetermined_gather(struct arena *arena, const struct configuration *configuration, const bool *missing,
                         sl_program *program);

/* Adds a finding for each wait that no other finding speaks of. */
void undetermined_report(struct findings *findings, const sl_vocabulary *vocabulary, sl_severity severity,
                         const sl_program *program);

#endif
