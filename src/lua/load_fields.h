/* load_fields.h - reads what both a vocabulary and a pack can list: attributes and groups, and retired rules. */
#ifndef SAMPLINT_LUA_LOAD_FIELDS_H
#define SAMPLINT_LUA_LOAD_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lua/table.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

struct field_reader {
    struct loader *loader;
    size_t count; /* attributes and groups so far */
    size_t depth; /* groups around the field that is being read */
    sl_text pack; /* the pack that adds the fields; empty for the fields of a vocabulary */
};

/* Returns the index of an element. Returns SL_NO_ELEMENT for an unknown id, which is reported unless it is empty. */
size_t load_element(struct loader *loader, const char *key, const sl_vocabulary *vocabulary, sl_text id);

/* Returns whether a text can be the id of a field. */
bool load_is_id(sl_text id);

/* Reads the id of a field, and sets its path. From then on, messages start with that path. */
void load_field_id(struct field_reader *reader, int table, sl_field *field, const sl_field *parent);

/* Counts one more field. Returns false when there are too many, which is reported. */
bool load_field_count(struct field_reader *reader);

/* Reads the list "attributes" of the table at an index of the stack into a group. */
void load_fields(struct field_reader *reader, int table, sl_field *group);

/* Reads the list "retired" of the returned table: the rules that no longer exist. */
const sl_retired_rule *load_retired(struct loader *loader, size_t *count);

/* Reports the fields of a group that have the id of an earlier one. */
void load_fields_once(struct field_reader *reader, const sl_field *group);

#endif
