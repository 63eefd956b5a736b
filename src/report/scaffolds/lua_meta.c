/* lua_meta.c - generates LuaLS annotations of everything that rules may use, for completion and checks in editors. */
#include <string.h>

#include "base/text.h"
#include "report/scaffolds/comment.h"
#include "report/text_writer.h"
#include "samplint/binding.h"
#include "samplint/skeleton.h"

static const char mark[] =
    "-- Written by samplint new meta from the vocabulary; write it again, and do not change it.\n";

const char *sl_lua_meta_mark(void) {
    return mark;
}

static void put_description(struct text_writer *out, sl_text text) {
    struct comment comment = comment_open(out, 0, "---");
    comment_text(&comment, text);
    comment_close(&comment);
}

/* A type of the tables of bindings: of an attribute, with its own words. */
static void put_type(const struct text_writer *out, const char *type, const sl_field *field) {
    for (const char *at = type; *at;) {
        size_t length = strcspn(at, "|[");
        sl_text word = {at, length};
        if (field && text_equal(word, TEXT("WORD"))) {
            out_string(out, "samplint.word.");
            out_text(out, field->path);
        } else if (text_equal(word, TEXT("SET"))) {
            out_string(out, "samplint.Set");
        } else if (text_equal(word, TEXT("TEXT"))) {
            out_string(out, "(string|number)");
        } else {
            out_text(out, word);
        }
        at += length;
        size_t joints = strspn(at, "|[]");
        out_text(out, (sl_text){at, joints});
        at += joints;
    }
}

/* The name of a parameter, and where its type starts. */
static const char *put_parameter(const struct text_writer *out, const char *parameter, bool optional) {
    size_t length = strcspn(parameter, " ");
    sl_text name = {parameter, length};
    if (!optional && text_ends_with(name, TEXT("?")))
        name.length--;
    out_text(out, name);
    return parameter + length + 1;
}

/* ---- functions --------------------------------------------------------------------------------------------------- */

static void put_function(struct text_writer *out, const sl_binding *binding, const char *owner, const char *separator) {
    out_string(out, "\n---");
    out_string(out, binding->does);
    out_string(out, "\n");
    bool generic = binding->result && strstr(binding->result, "V");
    if (generic)
        out_string(out, strstr(binding->result, "K") ? "---@generic K, V\n" : "---@generic V\n");
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        out_string(out, "---@param ");
        const char *type = put_parameter(out, binding->parameters[i], true);
        out_string(out, " ");
        put_type(out, type, NULL);
        out_string(out, "\n");
    }
    if (binding->result) {
        out_string(out, "---@return ");
        put_type(out, binding->result, NULL);
        out_string(out, "\n");
    }
    out_string(out, "function ");
    out_string(out, owner);
    out_string(out, separator);
    out_string(out, binding->name);
    out_string(out, "(");
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        out_string(out, i ? ", " : "");
        put_parameter(out, binding->parameters[i], false);
    }
    out_string(out, ") end\n");
}

static void put_library(struct text_writer *out, sl_binding_owner owner) {
    size_t count;
    const sl_binding *bindings = sl_get_bindings(&count);
    const char *library = sl_binding_owner_library(owner);
    if (*library) {
        out_string(out, "\n---@class ");
        out_string(out, library); /* texts have the methods of LuaLS's class "stringlib" */
        out_string(out, "lib\n");
        out_string(out, library);
        out_string(out, " = {}\n");
    }
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == owner)
            put_function(out, &bindings[i], library, *library ? "." : "");
}

static void put_methods(struct text_writer *out, sl_binding_owner owner, const char *class) {
    size_t count;
    const sl_binding *bindings = sl_get_bindings(&count);
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == owner)
            put_function(out, &bindings[i], class, ":");
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static bool has_words(const sl_field *field) {
    return field->type == SL_ENUM || field->type == SL_ORDINAL || field->type == SL_SET;
}

/* A method of a value, as a field of its class: its words are those of the attribute. */
static void put_method(const struct text_writer *out, const sl_binding *binding, const sl_field *field) {
    out_string(out, "---@field ");
    out_string(out, binding->name);
    out_string(out, " fun(self: samplint.value.");
    out_text(out, field->path);
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        out_string(out, ", ");
        const char *type = put_parameter(out, binding->parameters[i], true);
        out_string(out, ": ");
        put_type(out, type, field);
    }
    out_string(out, "): ");
    out_string(out, binding->result);
    out_string(out, " ");
    out_string(out, binding->does);
    out_string(out, "\n");
}

static void put_choice(const struct text_writer *out, sl_text word) {
    out_string(out, "---| \"");
    out_text(out, word);
    out_string(out, "\"\n");
}

static void put_words(struct text_writer *out, const sl_field *field) {
    out_string(out, "\n");
    put_description(out, field->description);
    out_string(out, "---@alias samplint.word.");
    out_text(out, field->path);
    out_string(out, "\n");
    for (size_t i = 0; i < field->domain_count; i++)
        put_choice(out, field->domain[i]);
}

static void put_value_class(struct text_writer *out, const sl_field *field) {
    static const char *const parents[] = {[SL_ENUM] = "Word", [SL_ORDINAL] = "Ordinal", [SL_SET] = "Set"};
    size_t count;
    const sl_binding *bindings = sl_get_bindings(&count);
    put_words(out, field);
    out_string(out, "\n---@class samplint.value.");
    out_text(out, field->path);
    out_string(out, ": samplint.");
    out_string(out, parents[field->type]);
    out_string(out, "\n");
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == (field->type == SL_SET ? SL_OWNER_SET : SL_OWNER_WORD))
            put_method(out, &bindings[i], field);
}

/* The name of what reading an attribute or group gives. */
static void put_field_type(const struct text_writer *out, const sl_field *field) {
    static const char *const plain[] = {[SL_BOOL] = "boolean", [SL_INTEGER] = "integer", [SL_TEXT] = "string"};
    if (has_words(field) || field->type == SL_GROUP) {
        out_string(out, field->type == SL_GROUP ? "samplint.group." : "samplint.value.");
        out_text(out, field->path);
    } else {
        out_string(out, plain[field->type]);
    }
}

static void put_field(const struct text_writer *out, const sl_field *field) {
    out_string(out, "---@field ");
    out_text(out, field->id);
    out_string(out, " ");
    put_field_type(out, field);
    out_string(out, " ");
    out_text(out, field->description);
    out_string(out, "\n");
}

static void put_group(struct text_writer *out, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++) {
        if (group->fields[i].type == SL_GROUP)
            put_group(out, &group->fields[i]);
        else if (has_words(&group->fields[i]))
            put_value_class(out, &group->fields[i]);
    }
    out_string(out, "\n");
    put_description(out, group->description);
    out_string(out, "---@class samplint.group.");
    out_text(out, group->path);
    out_string(out, "\n");
    for (size_t i = 0; i < group->field_count; i++)
        put_field(out, &group->fields[i]);
}

static void put_program(struct text_writer *out, const sl_vocabulary *vocabulary) {
    out_string(out, "\n---What check gets first. A value that is not declared ends the rule as undetermined.\n"
                    "---@class samplint.Program\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_field(out, vocabulary->elements[i].field);
    out_string(out, "local program = {}\n");
    put_methods(out, SL_OWNER_PROGRAM, "program");
}

static void put_values(struct text_writer *out) {
    out_string(
        out,
        "\n---One word. Compare it by :is(\"word\", ...); put into a text by .. it is that word.\n"
        "---@class samplint.Word\n"
        "---@operator concat(any): string\n"
        "\n---One word of an order: compares with a word, or another value of the same attribute, by < <= > >=, too.\n"
        "---@class samplint.Ordinal: samplint.Word\n"
        "\n---Words. Put into a text by .. they are a list.\n"
        "---@class samplint.Set\n"
        "---@operator concat(any): string\n"
        "\n---What check of a rule with scope = \"portfolio\" gets third: all accounts at once.\n"
        "---@class samplint.Accounts\n"
        "local accounts = {}\n");
    put_methods(out, SL_OWNER_ACCOUNTS, "accounts");
}

/* ---- paths ------------------------------------------------------------------------------------------------------- */

static void put_paths(const struct text_writer *out, const sl_field *field) {
    put_choice(out, field->path);
    for (size_t i = 0; i < field->field_count; i++)
        put_paths(out, &field->fields[i]);
}

static void put_choices(const struct text_writer *out, const sl_vocabulary *vocabulary) {
    out_string(out, "\n---@alias samplint.Element\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_choice(out, vocabulary->elements[i].field->id);
    out_string(out, "\n---@alias samplint.Path\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_paths(out, vocabulary->elements[i].field);
    out_string(out, "\n---@alias samplint.AccountPath\n");
    for (size_t i = 0; vocabulary->accounts && i < vocabulary->accounts->field_count; i++)
        put_paths(out, &vocabulary->accounts->fields[i]);
    for (size_t i = 0; vocabulary->accounts && i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].level, vocabulary->accounts_level))
            put_paths(out, vocabulary->elements[i].field);
    out_string(out, "\n---@alias samplint.Work\n");
    for (size_t i = 0; i < vocabulary->work_count; i++)
        put_choice(out, vocabulary->works[i].id);
}

/* ---- tables that scripts write ----------------------------------------------------------------------------------- */

static void put_class_name(const struct text_writer *out, const char *table) {
    buffer_byte(out->buffer, (char)(table[0] - 'a' + 'A'));
    out_string(out, table + 1);
}

static void put_tables(const struct text_writer *out) {
    size_t count;
    const sl_table_field *fields = sl_get_table_fields(&count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(fields[i].table, fields[i - 1].table) != 0) {
            out_string(out, "\n---@class (exact) samplint.");
            put_class_name(out, fields[i].table);
            out_string(out, "\n");
        }
        out_string(out, "---@field ");
        out_string(out, fields[i].name);
        out_string(out, fields[i].optional ? "? " : " ");
        out_string(out, fields[i].type);
        out_string(out, " ");
        out_string(out, fields[i].does);
        out_string(out, "\n");
    }
    out_string(out, "\n---What check returns.\n---@class samplint.Answer\n"
                    "\n---What the file of a rule returns.\n---@param fields samplint.Rule\n---@return samplint.Rule\n"
                    "function rule(fields) end\n"
                    "\n---What pack.lua returns.\n---@param fields samplint.Pack\n---@return samplint.Pack\n"
                    "function pack(fields) end\n");
}

sl_result sl_write_lua_meta(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    out_string(&out, mark);
    out_string(&out, "---@meta samplint\n");
    put_tables(&out);
    for (int owner = SL_OWNER_GLOBAL; owner <= SL_OWNER_TABLE; owner++)
        put_library(&out, (sl_binding_owner)owner);
    put_values(&out);
    put_program(&out, vocabulary);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_group(&out, vocabulary->elements[i].field);
    put_choices(&out, vocabulary);
    return write_to_sink(options, &buffer, true);
}
