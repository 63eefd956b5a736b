/* load_works.h - reads the works that rules may cite, what these say, and the citations of a rule. */
#ifndef SAMPLINT_LUA_LOAD_WORKS_H
#define SAMPLINT_LUA_LOAD_WORKS_H

#include "lua/table.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

/* Reads the table "works" of the returned table. */
void load_works(struct loader *loader, sl_vocabulary *vocabulary);

/* Reads a citation from the table at an index of the stack. */
void load_citation(struct loader *loader, int table, const sl_vocabulary *vocabulary, sl_citation *citation);

#endif
