/* lua_meta.c - what rules may use, as annotations that LuaLS completes and checks by. */
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

static void put_description(struct text_writer *page, sl_text text) {
    struct comment comment = comment_open(page, 0, "---");
    comment_text(&comment, text);
    comment_close(&comment);
}

/* A type of the tables of bindings: of an attribute, with its own words. */
static void put_type(const struct text_writer *page, const char *type, const sl_field *field) {
    for (const char *at = type; *at;) {
        size_t length = strcspn(at, "|[");
        sl_text word = {at, length};
        if (field && text_equal(word, TEXT("WORD"))) {
            out_words(page, "samplint.word.");
            out_text(page, field->path);
        } else if (text_equal(word, TEXT("SET"))) {
            out_words(page, "samplint.Set");
        } else if (text_equal(word, TEXT("TEXT"))) {
            out_words(page, "(string|number)");
        } else {
            out_text(page, word);
        }
        at += length;
        size_t joints = strspn(at, "|[]");
        out_text(page, (sl_text){at, joints});
        at += joints;
    }
}

/* The name of a parameter, and where its type starts. */
static const char *put_parameter(const struct text_writer *page, const char *parameter, bool optional) {
    size_t length = strcspn(parameter, " ");
    sl_text name = {parameter, length};
    if (!optional && text_ends_with(name, TEXT("?")))
        name.length--;
    out_text(page, name);
    return parameter + length + 1;
}

/* ---- functions ---------------------------------------------------------------------------------------------------- */

static void put_function(struct text_writer *page, const sl_binding *binding, const char *owner, const char *joint) {
    out_words(page, "\n---");
    out_words(page, binding->does);
    out_words(page, "\n");
    bool generic = binding->result && strstr(binding->result, "V");
    if (generic)
        out_words(page, strstr(binding->result, "K") ? "---@generic K, V\n" : "---@generic V\n");
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        out_words(page, "---@param ");
        const char *type = put_parameter(page, binding->parameters[i], true);
        out_words(page, " ");
        put_type(page, type, NULL);
        out_words(page, "\n");
    }
    if (binding->result) {
        out_words(page, "---@return ");
        put_type(page, binding->result, NULL);
        out_words(page, "\n");
    }
    out_words(page, "function ");
    out_words(page, owner);
    out_words(page, joint);
    out_words(page, binding->name);
    out_words(page, "(");
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        out_words(page, i ? ", " : "");
        put_parameter(page, binding->parameters[i], false);
    }
    out_words(page, ") end\n");
}

static void put_library(struct text_writer *page, sl_binding_owner owner) {
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    const char *library = sl_binding_owner_library(owner);
    if (*library) {
        out_words(page, "\n---@class ");
        out_words(page, library); /* texts have the methods of LuaLS's class "stringlib" */
        out_words(page, "lib\n");
        out_words(page, library);
        out_words(page, " = {}\n");
    }
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == owner)
            put_function(page, &bindings[i], library, *library ? "." : "");
}

static void put_methods(struct text_writer *page, sl_binding_owner owner, const char *class) {
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == owner)
            put_function(page, &bindings[i], class, ":");
}

/* ---- values ------------------------------------------------------------------------------------------------------- */

static bool has_words(const sl_field *field) {
    return field->type == SL_ENUM || field->type == SL_ORDINAL || field->type == SL_SET;
}

/* A method of a value, as a field of its class: its words are those of the attribute. */
static void put_method(const struct text_writer *page, const sl_binding *binding, const sl_field *field) {
    out_words(page, "---@field ");
    out_words(page, binding->name);
    out_words(page, " fun(self: samplint.value.");
    out_text(page, field->path);
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        out_words(page, ", ");
        const char *type = put_parameter(page, binding->parameters[i], true);
        out_words(page, ": ");
        put_type(page, type, field);
    }
    out_words(page, "): ");
    out_words(page, binding->result);
    out_words(page, " ");
    out_words(page, binding->does);
    out_words(page, "\n");
}

static void put_choice(const struct text_writer *page, sl_text word) {
    out_words(page, "---| \"");
    out_text(page, word);
    out_words(page, "\"\n");
}

static void put_words(struct text_writer *page, const sl_field *field) {
    out_words(page, "\n");
    put_description(page, field->description);
    out_words(page, "---@alias samplint.word.");
    out_text(page, field->path);
    out_words(page, "\n");
    for (size_t i = 0; i < field->domain_count; i++)
        put_choice(page, field->domain[i]);
}

static void put_value_class(struct text_writer *page, const sl_field *field) {
    static const char *const parents[] = {[SL_ENUM] = "Word", [SL_ORDINAL] = "Ordinal", [SL_SET] = "Set"};
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    put_words(page, field);
    out_words(page, "\n---@class samplint.value.");
    out_text(page, field->path);
    out_words(page, ": samplint.");
    out_words(page, parents[field->type]);
    out_words(page, "\n");
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == (field->type == SL_SET ? SL_OWNER_SET : SL_OWNER_WORD))
            put_method(page, &bindings[i], field);
}

/* The name of what reading an attribute or group gives. */
static void put_field_type(const struct text_writer *page, const sl_field *field) {
    static const char *const plain[] = {[SL_BOOL] = "boolean", [SL_INTEGER] = "integer", [SL_TEXT] = "string"};
    if (has_words(field) || field->type == SL_GROUP) {
        out_words(page, field->type == SL_GROUP ? "samplint.group." : "samplint.value.");
        out_text(page, field->path);
    } else {
        out_words(page, plain[field->type]);
    }
}

static void put_field(const struct text_writer *page, const sl_field *field) {
    out_words(page, "---@field ");
    out_text(page, field->id);
    out_words(page, " ");
    put_field_type(page, field);
    out_words(page, " ");
    out_text(page, field->description);
    out_words(page, "\n");
}

static void put_group(struct text_writer *page, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++) {
        if (group->fields[i].type == SL_GROUP)
            put_group(page, &group->fields[i]);
        else if (has_words(&group->fields[i]))
            put_value_class(page, &group->fields[i]);
    }
    out_words(page, "\n");
    put_description(page, group->description);
    out_words(page, "---@class samplint.group.");
    out_text(page, group->path);
    out_words(page, "\n");
    for (size_t i = 0; i < group->field_count; i++)
        put_field(page, &group->fields[i]);
}

static void put_program(struct text_writer *page, const sl_vocabulary *vocabulary) {
    out_words(page, "\n---What check gets first. A value that is not declared ends the rule as undetermined.\n"
                    "---@class samplint.Program\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_field(page, vocabulary->elements[i].field);
    out_words(page, "local program = {}\n");
    put_methods(page, SL_OWNER_PROGRAM, "program");
}

static void put_values(struct text_writer *page) {
    out_words(
        page,
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
    put_methods(page, SL_OWNER_ACCOUNTS, "accounts");
}

/* ---- paths -------------------------------------------------------------------------------------------------------- */

static void put_paths(const struct text_writer *page, const sl_field *field) {
    put_choice(page, field->path);
    for (size_t i = 0; i < field->field_count; i++)
        put_paths(page, &field->fields[i]);
}

static void put_choices(const struct text_writer *page, const sl_vocabulary *vocabulary) {
    out_words(page, "\n---@alias samplint.Element\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_choice(page, vocabulary->elements[i].field->id);
    out_words(page, "\n---@alias samplint.Path\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_paths(page, vocabulary->elements[i].field);
    out_words(page, "\n---@alias samplint.AccountPath\n");
    for (size_t i = 0; vocabulary->accounts && i < vocabulary->accounts->field_count; i++)
        put_paths(page, &vocabulary->accounts->fields[i]);
    for (size_t i = 0; vocabulary->accounts && i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].level, vocabulary->accounts_level))
            put_paths(page, vocabulary->elements[i].field);
    out_words(page, "\n---@alias samplint.Work\n");
    for (size_t i = 0; i < vocabulary->work_count; i++)
        put_choice(page, vocabulary->works[i].id);
}

/* ---- tables that scripts write ------------------------------------------------------------------------------------ */

static void put_class_name(const struct text_writer *page, const char *table) {
    buffer_byte(page->buffer, (char)(table[0] - 'a' + 'A'));
    out_words(page, table + 1);
}

static void put_tables(const struct text_writer *page) {
    size_t count;
    const sl_table_field *fields = sl_table_fields(&count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(fields[i].table, fields[i - 1].table) != 0) {
            out_words(page, "\n---@class (exact) samplint.");
            put_class_name(page, fields[i].table);
            out_words(page, "\n");
        }
        out_words(page, "---@field ");
        out_words(page, fields[i].name);
        out_words(page, fields[i].optional ? "? " : " ");
        out_words(page, fields[i].type);
        out_words(page, " ");
        out_words(page, fields[i].does);
        out_words(page, "\n");
    }
    out_words(page, "\n---What check returns.\n---@class samplint.Answer\n"
                    "\n---What the file of a rule returns.\n---@param fields samplint.Rule\n---@return samplint.Rule\n"
                    "function rule(fields) end\n"
                    "\n---What pack.lua returns.\n---@param fields samplint.Pack\n---@return samplint.Pack\n"
                    "function pack(fields) end\n");
}

sl_result sl_write_lua_meta(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer page = {.buffer = &buffer};
    out_words(&page, mark);
    out_words(&page, "---@meta samplint\n");
    put_tables(&page);
    for (int owner = SL_OWNER_GLOBAL; owner <= SL_OWNER_TABLE; owner++)
        put_library(&page, (sl_binding_owner)owner);
    put_values(&page);
    put_program(&page, vocabulary);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_group(&page, vocabulary->elements[i].field);
    put_choices(&page, vocabulary);
    return out_write(options, &buffer, true);
}
