/* schema.c - generates a JSON Schema of programs and accounts, with which YAML editors complete and explain keys and
 * words.
 *
 * The schema is of draft 7, which the YAML support of all editors reads. Elements that an account may override are
 * defined once, at the top level of a program; accounts refer to them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json/value.h"
#include "report/text_writer.h"
#include "samplint/limits.h"
#include "samplint/report.h"

/* Whole numbers below this are the same in every reader of JSON. */
#define LARGEST 1e15

/* ---- parts of a schema ------------------------------------------------------------------------------------------- */

static json_t *joined(sl_text text, sl_text more) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    buffer_append(&buffer, text);
    buffer_append(&buffer, more);
    json_t *value = buffer.failed ? NULL : value_text(buffer_text(&buffer));
    buffer_free(&buffer);
    return value;
}

/* A key with nothing behind it declares nothing: whatever else a value may be, it may be that. */
static json_t *or_nothing(struct value_writer *writer, const char *const *types, size_t count) {
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, list, json_string(types[i]));
    value_push(writer, list, json_string("null"));
    return list;
}

static void put_types(struct value_writer *writer, json_t *schema, const char *type) {
    value_put(writer, schema, "type", or_nothing(writer, &type, 1));
}

static bool is_any(sl_text word, const char *const *words) {
    for (; *words; words++)
        if (text_equal(word, text_of(*words)))
            return true;
    return false;
}

static bool is_number(sl_text word, double *number) {
    char digits[32], *end;
    if (word.length == 0 || word.length >= sizeof digits || !memchr("+-.0123456789", word.bytes[0], 13))
        return false;
    memcpy(digits, word.bytes, word.length);
    digits[word.length] = '\0';
    *number = strtod(digits, &end);
    return *end == '\0' && isfinite(*number);
}

static bool is_whole(double number) {
    return number > -LARGEST && number < LARGEST && (double)(json_int_t)number == number;
}

/* Makes what YAML reads a word as that is no text to it (true, 12, ~): here it is that word all the same. Returns false
 * for any other. */
static bool is_no_text(sl_text word, json_t **value) {
    static const char *const yes[] = {"true", "True", "TRUE", NULL}, *const no[] = {"false", "False", "FALSE", NULL};
    static const char *const nothing[] = {"", "~", "null", "Null", "NULL", NULL};
    double number;
    if (is_any(word, nothing))
        *value = json_null();
    else if (is_any(word, yes) || is_any(word, no))
        *value = json_boolean(is_any(word, yes));
    else if (is_number(word, &number))
        *value = is_whole(number) ? json_integer((json_int_t)number) : json_real(number);
    else
        return false;
    return true;
}

static void push_once(struct value_writer *writer, json_t *list, json_t *value) {
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_equal(json_array_get(list, i), value)) {
            json_decref(value);
            return;
        }
    value_push(writer, list, value);
}

static json_t *words_of(struct value_writer *writer, const sl_field *field, bool or_none) {
    json_t *words = json_array(), *other;
    for (size_t i = 0; i < field->domain_count; i++)
        value_push(writer, words, value_text(field->domain[i]));
    for (size_t i = 0; i < field->domain_count; i++)
        if (is_no_text(field->domain[i], &other))
            push_once(writer, words, other);
    if (or_none)
        push_once(writer, words, json_null());
    return words;
}

static void put_set(struct value_writer *writer, json_t *schema, const sl_field *field) {
    json_t *items = json_object();
    value_put(writer, items, "enum", words_of(writer, field, false));
    put_types(writer, schema, "array");
    value_put(writer, schema, "items", items);
    value_put(writer, schema, "uniqueItems", json_true());
}

static void put_integer(struct value_writer *writer, json_t *schema, const sl_field *field) {
    put_types(writer, schema, "integer");
    value_put(writer, schema, "minimum", json_integer(field->min));
    value_put(writer, schema, "maximum", json_integer(field->max));
}

/* What a text says is what is written, whatever YAML reads it as. */
static void put_text(struct value_writer *writer, json_t *schema) {
    static const char *const scalars[] = {"string", "number", "boolean"};
    value_put(writer, schema, "type", or_nothing(writer, scalars, sizeof scalars / sizeof *scalars));
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

static sl_text note_on(const sl_field *field) {
    switch (field->type) {
    case SL_ORDINAL: return TEXT(" One word, lowest first.");
    case SL_SET: return TEXT(" A list, or [] for none.");
    default: return TEXT("");
    }
}

static json_t *schema_of(struct value_writer *writer, const sl_field *field);

static void put_property(struct value_writer *writer, json_t *properties, sl_text key, json_t *schema) {
    if (json_object_setn_new(properties, key.bytes, key.length, schema) != 0)
        writer->good = false;
}

static json_t *schemas_of_fields(struct value_writer *writer, const sl_field *group) {
    json_t *properties = json_object();
    for (size_t i = 0; i < group->field_count; i++)
        put_property(writer, properties, group->fields[i].id, schema_of(writer, &group->fields[i]));
    return properties;
}

static void put_group(struct value_writer *writer, json_t *schema, const sl_field *group) {
    put_types(writer, schema, "object");
    value_put(writer, schema, "properties", schemas_of_fields(writer, group));
    value_put(writer, schema, "additionalProperties", json_false());
}

static json_t *schema_of(struct value_writer *writer, const sl_field *field) {
    json_t *schema = json_object();
    value_put(writer, schema, "description", joined(field->description, note_on(field)));
    switch (field->type) {
    case SL_GROUP: put_group(writer, schema, field); break;
    case SL_ENUM:
    case SL_ORDINAL: value_put(writer, schema, "enum", words_of(writer, field, true)); break;
    case SL_SET: put_set(writer, schema, field); break;
    case SL_BOOL: put_types(writer, schema, "boolean"); break;
    case SL_INTEGER: put_integer(writer, schema, field); break;
    case SL_TEXT: put_text(writer, schema); break;
    }
    return schema;
}

/* ---- the top of a file ------------------------------------------------------------------------------------------- */

/* An element says its title, too. */
static json_t *schema_of_element(struct value_writer *writer, const sl_element *element) {
    json_t *schema = json_object();
    value_put(writer, schema, "title", value_text(element->title));
    value_put(writer, schema, "description", value_text(element->field->description));
    put_group(writer, schema, element->field);
    return schema;
}

static json_t *schema_at_top(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_field *field) {
    return field->element == SL_NO_ELEMENT ? schema_of(writer, field)
                                           : schema_of_element(writer, &vocabulary->elements[field->element]);
}

static json_t *schema_of_version(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *schema = json_object();
    value_put(writer, schema, "description", json_string("The version of the format, with which a file starts."));
    value_put(writer, schema, "const", json_integer(vocabulary->format));
    return schema;
}

/* What a mapping may hold, and beside that only keys of the writer's own. */
static void put_mapping(struct value_writer *writer, json_t *schema, json_t *properties) {
    json_t *own = json_object(), *patterns = json_object();
    value_put(writer, own, "description",
              json_string("A key of your own, such as an anchor to be merged elsewhere; nothing is read below it."));
    value_put(writer, patterns, "^x-[\\s\\S]", own);
    value_put(writer, schema, "type", json_string("object"));
    value_put(writer, schema, "properties", properties);
    value_put(writer, schema, "patternProperties", patterns);
    value_put(writer, schema, "additionalProperties", json_false());
}

/* ---- accounts ---------------------------------------------------------------------------------------------------- */

static json_t *refer_to(struct value_writer *writer, const sl_field *field) {
    json_t *reference = json_object();
    value_put(writer, reference, "$ref", joined(TEXT("#/properties/"), field->id));
    return reference;
}

/* The fields of an account of its own, and the elements that it may override. */
static void put_account(struct value_writer *writer, json_t *schema, const sl_vocabulary *vocabulary, bool inside) {
    json_t *properties = schemas_of_fields(writer, vocabulary->accounts);
    for (size_t i = 0; i < vocabulary->element_count; i++) {
        const sl_element *element = &vocabulary->elements[i];
        if (text_equal(element->level, vocabulary->accounts_level))
            put_property(writer, properties, element->field->id,
                         inside ? refer_to(writer, element->field) : schema_of_element(writer, element));
    }
    put_mapping(writer, schema, properties);
}

/* The path of a file stays below the program's folder, and a pattern has "**" once. */
static json_t *schema_of_path(struct value_writer *writer) {
    json_t *schema = json_object();
    value_put(writer, schema, "description",
              json_string("The path of a file with one, or a pattern such as FOLDER/**/*.yaml, from this file's folder "
                          "and below it."));
    value_put(writer, schema, "type", json_string("string"));
    value_put(writer, schema, "minLength", json_integer(1));
    value_put(writer, schema, "pattern",
              json_string("^(?!/)(?!([\\s\\S]*/)?\\.\\.(/|$))(?!([\\s\\S]*/)?\\*\\*/([\\s\\S]*/)?\\*\\*(/|$))"));
    return schema;
}

static json_t *schema_of_accounts(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *schema = json_object(), *account = json_object(), *items = json_object(), *forms = json_array();
    value_put(writer, account, "description", json_string("What differs from the standard of the program."));
    put_account(writer, account, vocabulary, true);
    value_push(writer, forms, account);
    value_push(writer, forms, schema_of_path(writer));
    value_put(writer, items, "anyOf", forms);
    value_put(writer, schema, "description", value_text(vocabulary->accounts->description));
    put_types(writer, schema, "array");
    value_put(writer, schema, "maxItems", json_integer(SL_LIMIT_ACCOUNTS));
    value_put(writer, schema, "items", items);
    return schema;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static json_t *open_schema(struct value_writer *writer, json_t *title) {
    json_t *schema = json_object();
    value_put(writer, schema, "$schema", json_string("http://json-schema.org/draft-07/schema#"));
    value_put(writer, schema, "$comment",
              json_string("Written by samplint schema from the vocabulary; write it again, and do not change it."));
    value_put(writer, schema, "title", title);
    return schema;
}

static sl_result write_schema(const sl_writer_options *options, struct value_writer *writer, json_t *schema) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    return write_to_sink(options, &buffer, value_lines(&buffer, writer, schema));
}

sl_result sl_write_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct value_writer writer = {.good = true};
    json_t *properties = json_object(), *required = json_array();
    put_property(&writer, properties, vocabulary->format_key, schema_of_version(&writer, vocabulary));
    for (size_t i = 0; i < vocabulary->top->field_count; i++) {
        const sl_field *field = &vocabulary->top->fields[i];
        put_property(&writer, properties, field->id, schema_at_top(&writer, vocabulary, field));
    }
    if (vocabulary->accounts)
        put_property(&writer, properties, vocabulary->accounts->id, schema_of_accounts(&writer, vocabulary));
    json_t *schema = open_schema(&writer, value_text(vocabulary->title));
    value_push(&writer, required, value_text(vocabulary->format_key));
    put_mapping(&writer, schema, properties);
    value_put(&writer, schema, "required", required);
    return write_schema(options, &writer, schema);
}

sl_result sl_write_account_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct value_writer writer = {.good = true};
    if (!vocabulary->accounts)
        return SL_REFUSED;
    json_t *schema = open_schema(&writer, joined(vocabulary->title, TEXT(": an account in a file of its own")));
    put_account(&writer, schema, vocabulary, false);
    return write_schema(options, &writer, schema);
}
