/* load_words.h - reads what an attribute asks and what its words mean, as scripts write them. */
#ifndef SAMPLINT_LUA_LOAD_WORDS_H
#define SAMPLINT_LUA_LOAD_WORDS_H

#include "lua/table.h"
#include "samplint/vocabulary.h"

/* Reads the domain of an attribute, with the meanings of its words, from the table at an index of the stack; of a truth
 * value the meanings of yes and no. The attribute has its type. */
void load_words(struct loader *loader, int table, sl_field *field);

/* Reads the question, the nature and the meaning of an attribute that has its type. */
void load_question(struct loader *loader, int table, sl_field *field);

/* Reads the list "formerly" of a table. */
const sl_text *load_former_names(struct loader *loader, int table, size_t *count);

#endif
