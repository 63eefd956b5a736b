/* lua_meta.c - what rules may use, as annotations that LuaLS completes and checks by. */
#include <string.h>

#include "base/text.h"
#include "report/comment.h"
#include "report/page.h"
#include "samplint/binding.h"
#include "samplint/skeleton.h"

static const char mark[] =
    "-- Written by samplint new meta from the vocabulary; write it again, and do not change it.\n";

const char *sl_lua_meta_mark(void) {
    return mark;
}

static void put_description(struct page *page, sl_text text) {
    struct comment comment = comment_open(page, 0, "---");
    comment_text(&comment, text);
    comment_close(&comment);
}

/* A type of the tables of bindings: of an attribute, with its own words. */
static void put_type(const struct page *page, const char *type, const sl_field *field) {
    for (const char *at = type; *at;) {
        size_t length = strcspn(at, "|[");
        sl_text word = {at, length};
        if (field && text_equal(word, TEXT("WORD"))) {
            page_put(page, "samplint.word.");
            page_text(page, field->path);
        } else if (text_equal(word, TEXT("SET"))) {
            page_put(page, "samplint.Set");
        } else if (text_equal(word, TEXT("TEXT"))) {
            page_put(page, "(string|number)");
        } else {
            page_text(page, word);
        }
        at += length;
        size_t joints = strspn(at, "|[]");
        page_text(page, (sl_text){at, joints});
        at += joints;
    }
}

/* The name of a parameter, and where its type starts. */
static const char *put_parameter(const struct page *page, const char *parameter, bool optional) {
    size_t length = strcspn(parameter, " ");
    sl_text name = {parameter, length};
    if (!optional && text_ends_with(name, TEXT("?")))
        name.length--;
    page_text(page, name);
    return parameter + length + 1;
}

/* ---- functions ---------------------------------------------------------------------------------------------------- */

static void put_function(struct page *page, const sl_binding *binding, const char *owner, const char *joint) {
    page_put(page, "\n---");
    page_put(page, binding->does);
    page_put(page, "\n");
    bool generic = binding->result && strstr(binding->result, "V");
    if (generic)
        page_put(page, strstr(binding->result, "K") ? "---@generic K, V\n" : "---@generic V\n");
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        page_put(page, "---@param ");
        const char *type = put_parameter(page, binding->parameters[i], true);
        page_put(page, " ");
        put_type(page, type, NULL);
        page_put(page, "\n");
    }
    if (binding->result) {
        page_put(page, "---@return ");
        put_type(page, binding->result, NULL);
        page_put(page, "\n");
    }
    page_put(page, "function ");
    page_put(page, owner);
    page_put(page, joint);
    page_put(page, binding->name);
    page_put(page, "(");
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        page_put(page, i ? ", " : "");
        put_parameter(page, binding->parameters[i], false);
    }
    page_put(page, ") end\n");
}

static void put_library(struct page *page, sl_owner owner) {
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    const char *library = sl_owner_library(owner);
    if (*library) {
        page_put(page, "\n---@class ");
        page_put(page, library); /* texts have the methods of LuaLS's class "stringlib" */
        page_put(page, "lib\n");
        page_put(page, library);
        page_put(page, " = {}\n");
    }
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == owner)
            put_function(page, &bindings[i], library, *library ? "." : "");
}

static void put_methods(struct page *page, sl_owner owner, const char *class) {
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
static void put_method(const struct page *page, const sl_binding *binding, const sl_field *field) {
    page_put(page, "---@field ");
    page_put(page, binding->name);
    page_put(page, " fun(self: samplint.value.");
    page_text(page, field->path);
    for (size_t i = 0; i < SL_BINDING_PARAMETERS && binding->parameters[i]; i++) {
        page_put(page, ", ");
        const char *type = put_parameter(page, binding->parameters[i], true);
        page_put(page, ": ");
        put_type(page, type, field);
    }
    page_put(page, "): ");
    page_put(page, binding->result);
    page_put(page, " ");
    page_put(page, binding->does);
    page_put(page, "\n");
}

static void put_choice(const struct page *page, sl_text word) {
    page_put(page, "---| \"");
    page_text(page, word);
    page_put(page, "\"\n");
}

static void put_words(struct page *page, const sl_field *field) {
    page_put(page, "\n");
    put_description(page, field->description);
    page_put(page, "---@alias samplint.word.");
    page_text(page, field->path);
    page_put(page, "\n");
    for (size_t i = 0; i < field->domain_count; i++)
        put_choice(page, field->domain[i]);
}

static void put_value_class(struct page *page, const sl_field *field) {
    static const char *const parents[] = {[SL_ENUM] = "Word", [SL_ORDINAL] = "Ordinal", [SL_SET] = "Set"};
    size_t count;
    const sl_binding *bindings = sl_bindings(&count);
    put_words(page, field);
    page_put(page, "\n---@class samplint.value.");
    page_text(page, field->path);
    page_put(page, ": samplint.");
    page_put(page, parents[field->type]);
    page_put(page, "\n");
    for (size_t i = 0; i < count; i++)
        if (bindings[i].owner == (field->type == SL_SET ? SL_OWNER_SET : SL_OWNER_WORD))
            put_method(page, &bindings[i], field);
}

/* The name of what reading an attribute or group gives. */
static void put_field_type(const struct page *page, const sl_field *field) {
    static const char *const plain[] = {[SL_BOOL] = "boolean", [SL_INTEGER] = "integer", [SL_TEXT] = "string"};
    if (has_words(field) || field->type == SL_GROUP) {
        page_put(page, field->type == SL_GROUP ? "samplint.group." : "samplint.value.");
        page_text(page, field->path);
    } else {
        page_put(page, plain[field->type]);
    }
}

static void put_field(const struct page *page, const sl_field *field) {
    page_put(page, "---@field ");
    page_text(page, field->id);
    page_put(page, " ");
    put_field_type(page, field);
    page_put(page, " ");
    page_text(page, field->description);
    page_put(page, "\n");
}

static void put_group(struct page *page, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++) {
        if (group->fields[i].type == SL_GROUP)
            put_group(page, &group->fields[i]);
        else if (has_words(&group->fields[i]))
            put_value_class(page, &group->fields[i]);
    }
    page_put(page, "\n");
    put_description(page, group->description);
    page_put(page, "---@class samplint.group.");
    page_text(page, group->path);
    page_put(page, "\n");
    for (size_t i = 0; i < group->field_count; i++)
        put_field(page, &group->fields[i]);
}

static void put_program(struct page *page, const sl_vocabulary *vocabulary) {
    page_put(page, "\n---What check gets first. A value that is not declared ends the rule as undetermined.\n"
                   "---@class samplint.Program\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_field(page, vocabulary->elements[i].field);
    page_put(page, "local program = {}\n");
    put_methods(page, SL_OWNER_PROGRAM, "program");
}

static void put_values(struct page *page) {
    page_put(
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

static void put_paths(const struct page *page, const sl_field *field) {
    put_choice(page, field->path);
    for (size_t i = 0; i < field->field_count; i++)
        put_paths(page, &field->fields[i]);
}

static void put_choices(const struct page *page, const sl_vocabulary *vocabulary) {
    page_put(page, "\n---@alias samplint.Element\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_choice(page, vocabulary->elements[i].field->id);
    page_put(page, "\n---@alias samplint.Path\n");
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_paths(page, vocabulary->elements[i].field);
    page_put(page, "\n---@alias samplint.AccountPath\n");
    for (size_t i = 0; vocabulary->accounts && i < vocabulary->accounts->field_count; i++)
        put_paths(page, &vocabulary->accounts->fields[i]);
    for (size_t i = 0; vocabulary->accounts && i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].level, vocabulary->accounts_level))
            put_paths(page, vocabulary->elements[i].field);
    page_put(page, "\n---@alias samplint.Work\n");
    for (size_t i = 0; i < vocabulary->work_count; i++)
        put_choice(page, vocabulary->works[i].id);
}

/* ---- tables that scripts write ------------------------------------------------------------------------------------ */

static void put_class_name(const struct page *page, const char *table) {
    buffer_byte(page->buffer, (char)(table[0] - 'a' + 'A'));
    page_put(page, table + 1);
}

static void put_tables(const struct page *page) {
    size_t count;
    const sl_table_field *fields = sl_table_fields(&count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(fields[i].table, fields[i - 1].table) != 0) {
            page_put(page, "\n---@class (exact) samplint.");
            put_class_name(page, fields[i].table);
            page_put(page, "\n");
        }
        page_put(page, "---@field ");
        page_put(page, fields[i].name);
        page_put(page, fields[i].optional ? "? " : " ");
        page_put(page, fields[i].type);
        page_put(page, " ");
        page_put(page, fields[i].does);
        page_put(page, "\n");
    }
    page_put(page, "\n---What check returns.\n---@class samplint.Answer\n"
                   "\n---What the file of a rule returns.\n---@param fields samplint.Rule\n---@return samplint.Rule\n"
                   "function rule(fields) end\n"
                   "\n---What pack.lua returns.\n---@param fields samplint.Pack\n---@return samplint.Pack\n"
                   "function pack(fields) end\n");
}

sl_result sl_write_lua_meta(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct page page = {.buffer = &buffer};
    page_put(&page, mark);
    page_put(&page, "---@meta samplint\n");
    put_tables(&page);
    for (int owner = SL_OWNER_GLOBAL; owner <= SL_OWNER_TABLE; owner++)
        put_library(&page, (sl_owner)owner);
    put_values(&page);
    put_program(&page, vocabulary);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        put_group(&page, vocabulary->elements[i].field);
    put_choices(&page, vocabulary);
    return page_write(options, &buffer, true);
}
