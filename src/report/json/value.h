/* value.h - JSON values out of what reports hold, by jansson, whose functions take NULL for a value that could not be made and pass the
 * failure on: so do these, and the writer collects it. */
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
    bool good; /* true at the start */
};

/* Takes the value over into an object, or to the end of an array. */
void value_put(struct value_writer *writer, json_t *object, const char *key, json_t *value);
void value_push(struct value_writer *writer, json_t *array, json_t *value);

/* Names of files and arguments need not be UTF-8, nor messages that repeat them; what is not is shown by its number. */
json_t *value_text(sl_text text);
json_t *value_text_or_null(sl_text text); /* null for the empty one */
json_t *value_size(size_t number);

/* A fingerprint, in sixteen hexadecimal digits. */
json_t *value_print(uint64_t fingerprint);

/* Arrays: of texts, of the ids of rules, of the paths of attributes. */
json_t *value_texts(struct value_writer *writer, const sl_text *texts, size_t count);
json_t *value_rules(struct value_writer *writer, const sl_rule *const *rules, size_t count);
json_t *value_paths(struct value_writer *writer, const sl_field *const *fields, size_t count);

/* The name of a budget that was used up; null for NULL. */
json_t *value_budget(const sl_budget *budget);

/* A place in a file. */
json_t *value_location(struct value_writer *writer, const sl_location *location);

/* Appends a value, which may be NULL, without a line break, and lets go of it. Returns whether nothing has failed since the start. */
bool value_dump(struct buffer *buffer, struct value_writer *writer, json_t *value);

/* The same, and ends the line. */
bool value_line(struct buffer *buffer, struct value_writer *writer, json_t *value);

/* The same in many lines, for people who read it and keep it in a repository. */
bool value_lines(struct buffer *buffer, struct value_writer *writer, json_t *value);

#endif
