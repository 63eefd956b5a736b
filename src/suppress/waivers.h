/* waivers.h - which findings of a program are waived. */
#ifndef SAMPLINT_SUPPRESS_WAIVERS_H
#define SAMPLINT_SUPPRESS_WAIVERS_H

#include "base/findings.h"
#include "judge/checked_file.h"
#include "judge/checker.h"

/* Gives each finding that a waiver covers its standing, lists the waivers of the program, and adds a finding for each of them that
 * is an error. The program is the document at `index` of the box. */
void waivers_apply(sl_checker *checker, struct checked_file *box, size_t index, struct findings *findings,
                   sl_program *program);

#endif
