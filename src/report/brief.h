/* brief.h - what is listed of one file has a bound: a file may have very many documents, each with as much to tell. */
#ifndef SAMPLINT_REPORT_BRIEF_H
#define SAMPLINT_REPORT_BRIEF_H

#include "base/arena.h"
#include "samplint/checker.h"
#include "samplint/program.h"

/* How much was told of the file at hand, in bytes, more or less. All zeros at the start. */
struct brief {
    size_t told;
};

/* The program as it is to be told: itself, while there is room in its file; else a copy in the arena, with its verdict and its numbers,
 * but without what belongs to it, and a finding that says how much that is. The first program of a file keeps all but the findings for
 * which there is no room. Returns false when there is no memory. */
bool brief_take(struct brief *brief, struct arena *arena, const sl_checker *checker, const sl_program *program,
                const sl_program **told);

#endif
