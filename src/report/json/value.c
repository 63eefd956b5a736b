/* value.c - wraps jansson: collects failures, escapes texts that are not UTF-8, and writes into buffers. */
#include "report/json/value.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "report/escape.h"

void value_put(struct value_writer *writer, json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value) != 0)
        writer->good = false;
}

void value_push(struct value_writer *writer, json_t *array, json_t *value) {
    if (json_array_append_new(array, value) != 0)
        writer->good = false;
}

json_t *value_text(sl_text text) {
    if (text_is_utf8(text))
        return json_stringn(text.bytes ? text.bytes : "", text.length);
    struct buffer escaped = BUFFER_EMPTY(BUFFER_MOST);
    escape_text(&escaped, text);
    return value_buffer(&escaped);
}

json_t *value_text_or_null(sl_text text) {
    return text.length ? value_text(text) : json_null();
}

void value_put_segment(struct value_writer *writer, json_t *object, sl_text segment) {
    if (segment.length)
        value_put(writer, object, "segment", value_text(segment));
}

json_t *value_buffer(struct buffer *buffer) {
    json_t *value = buffer->failed ? NULL : value_text(buffer_text(buffer));
    buffer_free(buffer);
    return value;
}

json_t *value_fingerprint(uint64_t fingerprint) {
    char digits[17];
    snprintf(digits, sizeof digits, "%016" PRIx64, fingerprint);
    return json_string(digits);
}

json_t *value_budget(const sl_budget *budget) {
    return budget ? json_string(budget->name) : json_null();
}

json_t *value_size(size_t number) {
    return json_integer((json_int_t)number);
}

json_t *value_texts(struct value_writer *writer, const sl_text *texts, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, array, value_text(texts[i]));
    return array;
}

json_t *value_rules(struct value_writer *writer, const sl_rule *const *rules, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, array, value_text(rules[i]->id));
    return array;
}

json_t *value_paths(struct value_writer *writer, const sl_field *const *fields, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, array, value_text(fields[i]->path));
    return array;
}

json_t *value_location(struct value_writer *writer, const sl_location *location) {
    json_t *object = json_object();
    value_put(writer, object, "path", location->source ? value_text(location->source->name) : json_null());
    value_put(writer, object, "line", value_size(location->span.start.line));
    value_put(writer, object, "column", value_size(location->span.start.column));
    value_put(writer, object, "end_line", value_size(location->span.end.line));
    value_put(writer, object, "end_column", value_size(location->span.end.column));
    value_put(writer, object, "config_path", value_text(location->config_path));
    return object;
}

/* Appends bytes for jansson. The buffer remembers a failure, because jansson 2.14 goes on if this function fails for a
 * key. */
static int append_bytes(const char *bytes, size_t size, void *buffer) {
    buffer_append(buffer, (sl_text){bytes, size});
    return ((struct buffer *)buffer)->failed ? -1 : 0;
}

static bool dump(struct buffer *buffer, const struct value_writer *writer, json_t *value, size_t layout) {
    bool good =
        writer->good && value && json_dump_callback(value, append_bytes, buffer, layout | JSON_ENSURE_ASCII) == 0;
    json_decref(value);
    return good && !buffer->failed;
}

bool value_dump(struct buffer *buffer, struct value_writer *writer, json_t *value) {
    return dump(buffer, writer, value, JSON_COMPACT);
}

bool value_line(struct buffer *buffer, struct value_writer *writer, json_t *value) {
    bool good = value_dump(buffer, writer, value);
    buffer_append(buffer, TEXT("\n"));
    return good && !buffer->failed;
}

bool value_lines(struct buffer *buffer, struct value_writer *writer, json_t *value) {
    bool good = dump(buffer, writer, value, JSON_INDENT(2));
    buffer_append(buffer, TEXT("\n"));
    return good && !buffer->failed;
}
