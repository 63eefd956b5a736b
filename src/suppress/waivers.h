/* waivers.h - applies waivers to the findings of a program. */
#ifndef SAMPLINT_SUPPRESS_WAIVERS_H
#define SAMPLINT_SUPPRESS_WAIVERS_H

#include "base/findings.h"
#include "judge/checked_file.h"
#include "judge/checker.h"

/* Marks each finding of a program that a waiver covers as waived, lists the waivers of the program, and adds a finding
 * for each of these that is wrong. The program is that of the document at `index` of the file. */
void waivers_apply(sl_checker *checker, struct checked_file *file, size_t index, struct findings *findings,
                   sl_program *program);

#endif
