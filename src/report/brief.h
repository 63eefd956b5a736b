/* brief.h - bounds how much a report lists of one file: a file may have very many documents, each with very many
 * findings. */
#ifndef SAMPLINT_REPORT_BRIEF_H
#define SAMPLINT_REPORT_BRIEF_H

#include "base/arena.h"
#include "samplint/checker.h"
#include "samplint/program.h"

/* Zero-initialize it at the start of a run. */
struct brief {
    size_t listed; /* about how many bytes are listed of the current file so far */
};

/* Sets *listed to the program as reports list it: the program itself, as long as its file is within the bound, else a
 * copy in the arena. The copy of the first program of a file loses only the findings beyond the bound. The copies of
 * further programs also lose outcomes, elements, pairs and missing values, but keep verdict and counts. A finding in
 * the copy says how many findings are not listed. Returns false when there is no memory. */
bool brief_program(struct brief *brief, struct arena *arena, const sl_checker *checker, const sl_program *program,
                   const sl_program **listed);

#endif
