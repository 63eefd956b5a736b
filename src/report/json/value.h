/* value.h - makes JSON values of the types that reports contain, with jansson.
 *
 * A value that is returned belongs to the caller. It is NULL when there was no memory. Functions with a parameter for a
 * value free it, and accept NULL, as jansson does. A struct value_writer remembers that a value was lost: a document is
 * built without any checks, and value_dump() returns whether it is complete. */
#ifndef SAMPLINT_REPORT_JSON_VALUE_H
#define SAMPLINT_REPORT_JSON_VALUE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "samplint/checker.h"
#include "samplint/place.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

struct value_writer {
    bool good; /* no value was lost; true at the start */
};

/* Moves a value into an object, or to the end of an array. */
void value_put(struct value_writer *writer, json_t *object, const char *key, json_t *value);
void value_push(struct value_writer *writer, json_t *array, json_t *value);

/* Returns a string. A text that is not UTF-8, such as the name of a file, is escaped as in escape.h. */
json_t *value_text(sl_text text);

/* Returns a string, or null for an empty text. */
json_t *value_text_or_null(sl_text text);

/* Puts the name of a segment under the key "segment". Puts nothing if the name is empty. */
void value_put_segment(struct value_writer *writer, json_t *object, sl_text segment);

/* Returns the bytes of a buffer as value_text() does, and frees the buffer. Returns NULL if the buffer has failed. */
json_t *value_buffer(struct buffer *buffer);

json_t *value_size(size_t number);

/* Returns a fingerprint as a string of sixteen hexadecimal digits. */
json_t *value_fingerprint(uint64_t fingerprint);

/* Return arrays of strings: of texts, of the ids of rules, of the paths of fields. */
json_t *value_texts(struct value_writer *writer, const sl_text *texts, size_t count);
json_t *value_rules(struct value_writer *writer, const sl_rule *const *rules, size_t count);
json_t *value_paths(struct value_writer *writer, const sl_field *const *fields, size_t count);

/* Returns the name of a budget that was used up, or null if `budget` is NULL. */
json_t *value_budget(const sl_budget *budget);

json_t *value_location(struct value_writer *writer, const sl_location *location);

/* Appends a value to a buffer: without a line break, as a line, or as indented lines, for files that people read. Frees
 * the value. Returns whether no value was lost since the start of the writer, and the buffer has not failed. */
bool value_dump(struct buffer *buffer, struct value_writer *writer, json_t *value);
bool value_line(struct buffer *buffer, struct value_writer *writer, json_t *value);
bool value_lines(struct buffer *buffer, struct value_writer *writer, json_t *value);

#endif
