/* binding.c - the document of the names that rules may use, by share/binding.schema.json, and the files that tell
 * editors and linters these names. */
#include <string.h>

#include "base/text.h"
#include "report/documents/documents.h"
#include "samplint/binding.h"
#include "samplint/skeleton.h"

/* Returns a parameter as an object. `parameter` has the form "NAME TYPE", or "NAME? TYPE" if it is optional. */
static json_t *parameter_value(struct value_writer *writer, const char *parameter) {
    json_t *object = json_object();
    size_t length = strcspn(parameter, " ");
    bool optional = parameter[length - 1] == '?';
    value_put(writer, object, "name", value_text((sl_text){parameter, length - optional}));
    value_put(writer, object, "type", json_string(parameter + length + 1));
    value_put(writer, object, "optional", json_boolean(optional));
    return object;
}

static json_t *function_value(struct value_writer *writer, const sl_binding *binding) {
    json_t *object = json_object(), *parameters = json_array();
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++)
        value_push(writer, parameters, parameter_value(writer, binding->parameters[i]));
    value_put(writer, object, "name", json_string(binding->name));
    value_put(writer, object, "parameters", parameters);
    value_put(writer, object, "result", binding->result ? json_string(binding->result) : json_null());
    value_put(writer, object, "does", json_string(binding->does));
    return object;
}

/* Returns lists of all functions, by the name of their owner. */
static json_t *functions_value(struct value_writer *writer) {
    json_t *object = json_object();
    size_t count;
    const sl_binding *at = sl_get_bindings(&count), *end = at + count;
    while (at < end) {
        json_t *functions = json_array();
        const char *owner = sl_binding_owner_name(at->owner);
        for (sl_binding_owner of = at->owner; at < end && at->owner == of; at++)
            value_push(writer, functions, function_value(writer, at));
        value_put(writer, object, owner, functions);
    }
    return object;
}

static json_t *table_field_value(struct value_writer *writer, const sl_table_field *field) {
    json_t *object = json_object();
    value_put(writer, object, "name", json_string(field->name));
    value_put(writer, object, "type", json_string(field->type));
    value_put(writer, object, "optional", json_boolean(field->optional));
    value_put(writer, object, "does", json_string(field->does));
    return object;
}

/* Returns the table whose first field is `*at`, and moves `*at` past the last field of the table. */
static json_t *table_value(struct value_writer *writer, const sl_table_field **at, const sl_table_field *end) {
    json_t *table = json_object(), *fields = json_array();
    const char *name = (*at)->table;
    for (; *at < end && strcmp((*at)->table, name) == 0; (*at)++)
        value_push(writer, fields, table_field_value(writer, *at));
    value_put(writer, table, "name", json_string(name));
    value_put(writer, table, "fields", fields);
    return table;
}

static json_t *tables_value(struct value_writer *writer) {
    json_t *tables = json_array();
    size_t count;
    const sl_table_field *at = sl_get_table_fields(&count), *end = at + count;
    while (at < end)
        value_push(writer, tables, table_value(writer, &at, end));
    return tables;
}

/* Adds the path of a field, and those of all fields below it. Unless `all` is true, leaves out
 * those that rules cannot read. */
static void push_paths(struct value_writer *writer, json_t *paths, const sl_field *field, bool all) {
    if (all || field->readable)
        value_push(writer, paths, value_text(field->path));
    for (size_t i = 0; i < field->field_count; i++)
        push_paths(writer, paths, &field->fields[i], all);
}

/* Returns the paths that a rule may read: of a program, or of accounts. */
static json_t *paths_value(struct value_writer *writer, const sl_vocabulary *vocabulary, bool of_accounts) {
    json_t *paths = json_array();
    const sl_field *accounts = of_accounts ? vocabulary->accounts : NULL;
    for (size_t i = 0; accounts && i < accounts->field_count; i++)
        push_paths(writer, paths, &accounts->fields[i], true);
    for (size_t i = 0; i < vocabulary->top->field_count; i++) {
        const sl_field *group = &vocabulary->top->fields[i];
        bool of_level = group->element != SL_NO_ELEMENT &&
                        text_equal(vocabulary->elements[group->element].level, vocabulary->accounts_level);
        if (!of_accounts || (accounts && of_level))
            push_paths(writer, paths, group, false);
    }
    for (size_t i = 0; of_accounts && i < vocabulary->segment_field_count; i++)
        push_paths(writer, paths, vocabulary->segment_fields[i], false);
    return paths;
}

sl_result sl_write_lua_meta(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct value_writer writer = {true};
    json_t *document = json_object();
    value_put(&writer, document, "schema_version", json_integer(1));
    value_put(&writer, document, "functions", functions_value(&writer));
    value_put(&writer, document, "tables", tables_value(&writer));
    value_put(&writer, document, "paths", paths_value(&writer, vocabulary, false));
    value_put(&writer, document, "account_paths", paths_value(&writer, vocabulary, true));
    value_put(&writer, document, "vocabulary", json_vocabulary_value(&writer, vocabulary));
    return options->format == SL_FORMAT_JSON ? document_write(options, "lua_meta", &writer, document)
                                             : document_write_source(options, "lua_meta", &writer, document);
}

const char *sl_lua_meta_mark(void) {
    return "-- Written by samplint new meta from the vocabulary; write it again, and do not change it.\n";
}

sl_result sl_write_luacheckrc(const sl_writer_options *options, const char *meta) {
    struct value_writer writer = {true};
    json_t *document = json_object();
    value_put(&writer, document, "functions", functions_value(&writer));
    value_put(&writer, document, "meta", value_text(text_of(meta)));
    return document_write_source(options, "luacheckrc", &writer, document);
}
