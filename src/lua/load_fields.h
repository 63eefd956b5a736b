/* load_fields.h - attributes as scripts list them: in a vocabulary, and in what a pack adds to one. For the files of this folder
 * only. */
#ifndef SAMPLINT_LUA_LOAD_FIELDS_H
#define SAMPLINT_LUA_LOAD_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lua/table.h"
#include "samplint/vocabulary.h"

struct field_reader {
    struct loader *loader;
    size_t count; /* attributes and groups so far */
    size_t depth; /* groups around what is read */
    sl_text pack; /* that they come with; empty for those of a vocabulary */
};

/* Reads the id of a field and what follows from it, its path and what is said before messages about it. */
void load_field_id(struct field_reader *reader, int table, sl_field *field, const sl_field *parent);

/* Counts one more field. Returns false, with a finding, where they are too many. */
bool load_field_count(struct field_reader *reader);

/* Reads the list `attributes` of the table at `table` into a group. Raises an error. */
void load_fields(struct field_reader *reader, int table, sl_field *group);

/* Reports fields of a group that are declared twice. */
void load_fields_once(struct field_reader *reader, const sl_field *group);

#endif
