/* load_fields.c - reads attributes and groups, and retired rules, as scripts list them. */
#include "lua/load_fields.h"

#include <lauxlib.h>

#include "base/text.h"
#include "lua/load_words.h"
#include "lua/sandbox.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

size_t load_element(struct loader *loader, const char *key, const sl_vocabulary *vocabulary, sl_text id) {
    size_t element = id.length ? element_find(vocabulary, id) : SL_NO_ELEMENT;
    if (id.length && element == SL_NO_ELEMENT) {
        sl_text message = no_such_element(loader->arena, vocabulary, id);
        table_report(loader, key, "%.*s", TEXT_ARG(message));
    }
    return element;
}

bool load_is_id(sl_text id) {
    for (size_t i = 0; i < id.length; i++) {
        char letter = id.bytes[i];
        bool digit = letter >= '0' && letter <= '9';
        if (!((letter >= 'a' && letter <= 'z') || letter == '_' || (digit && i > 0)))
            return false;
    }
    return id.length > 0 && id.length <= SL_LIMIT_ID_BYTES;
}

void load_field_id(struct field_reader *reader, int table, sl_field *field, const sl_field *parent) {
    struct loader *loader = reader->loader;
    sl_text id = table_text(loader, table, "id", true);
    bool good = load_is_id(id);
    field->id = good ? id : arena_excerpt(loader->arena, id);
    field->parent = parent;
    field->path = field->id;
    if (parent && parent->path.length)
        field->path = arena_printf(loader->arena, "%.*s.%.*s", TEXT_ARG(parent->path), TEXT_ARG(field->id));
    loader->where = field->path;
    if (id.length > SL_LIMIT_ID_BYTES)
        table_report(loader, "id", "an id must not be longer than %zu letters", SL_LIMIT_ID_BYTES);
    else if (!good)
        table_report(loader, "id",
                     "an id must consist of lower-case letters, digits and \"_\", and must not start with a digit");
    else if (text_equal(field->id, TEXT("declares")))
        table_report(loader, "id", "\"declares\" is a method that rules call; choose another id");
}

static void report_too_many(struct field_reader *reader) {
    table_report(reader->loader, NULL, "there are more than %d attributes and groups", SL_LIMIT_FIELDS);
}

bool load_field_count(struct field_reader *reader) {
    bool good = reader->count < SL_LIMIT_FIELDS;
    reader->count += good;
    if (!good)
        report_too_many(reader);
    return good;
}

static void read_attribute(struct field_reader *reader, int table, sl_field *field) {
    static const char *const known[] = {"id",     "type",     "domain",  "min", "max", "description", "label",
                                        "nature", "question", "meaning", "yes", "no",  "formerly",    NULL};
    static const char *const types[] = {"enum", "ordinal", "set", "bool", "integer", "text", NULL};
    struct loader *loader = reader->loader;
    table_check_keys(loader, table, known);
    size_t type = table_choice(loader, table, "type", types, true);
    field->type = type == SIZE_MAX ? SL_TEXT : (sl_type)(SL_ENUM + type);
    load_question(loader, table, field);
    load_words(loader, table, field);
    field->min = table_integer(loader, table, "min", INT64_MIN);
    field->max = table_integer(loader, table, "max", INT64_MAX);
    if (field->min > field->max)
        table_report(loader, "min", "min must not be greater than max");
    field->label = table_bool(loader, table, "label", false);
    if (field->label && reader->pack.length)
        table_report(
            loader, "label",
            "an attribute of a pack cannot be a label: only the vocabulary says which attribute names the program");
}

static void read_field(struct field_reader *reader, int table, sl_field *field, const sl_field *parent) {
    static const char *const group_keys[] = {"id", "description", "attributes", "formerly", NULL};
    struct loader *loader = reader->loader;
    load_field_id(reader, table, field, parent);
    field->pack = reader->pack;
    field->element = parent->element;
    field->description = table_text(loader, table, "description", true);
    field->formerly = load_former_names(loader, table, &field->former_count);
    if (!load_field_count(reader))
        return;
    if (table_has(loader, table, "attributes")) {
        table_check_keys(loader, table, group_keys);
        field->type = SL_GROUP;
        load_fields(reader, table, field);
    } else {
        read_attribute(reader, table, field);
    }
}

void load_fields_once(struct field_reader *reader, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++)
        if (field_child(group, group->fields[i].id) != &group->fields[i])
            table_report(reader->loader, NULL, "\"%.*s\" is declared twice", TEXT_ARG(group->fields[i].path));
}

void load_fields(struct field_reader *reader, int table, sl_field *group) {
    struct loader *loader = reader->loader;
    lua_State *L = loader->L;
    luaL_checkstack(L, 8, "groups are too deep");
    if (reader->depth == SL_LIMIT_DEPTH) {
        table_report(loader, NULL, "groups are nested too deeply: no program could declare the attributes in them");
        return;
    }
    if (!table_open(loader, table, "attributes", true))
        return;
    int list = lua_gettop(L);
    size_t count = sandbox_list(L, list, "attributes");
    sl_text where = loader->where;
    if (count > SL_LIMIT_FIELDS - reader->count) {
        report_too_many(reader);
        lua_pop(L, 1);
        return;
    }
    reader->depth++;
    group->fields = arena_array(loader->arena, count, sizeof *group->fields);
    for (size_t i = 0; group->fields && i < count; i++) {
        if (lua_rawgeti(L, list, (lua_Integer)i + 1) == LUA_TTABLE)
            read_field(reader, lua_gettop(L), &group->fields[group->field_count++], group);
        else
            table_report(loader, NULL, "an entry of attributes must be a table");
        loader->where = where;
        lua_settop(L, list);
    }
    reader->depth--;
    lua_pop(L, 1);
    load_fields_once(reader, group);
}

/* ---- retired rules ----------------------------------------------------------------------------------------------- */

struct retired_load {
    struct loader *loader;
    sl_retired_rule *rules;
    size_t count;
};

static void read_retired(void *context, int table, size_t index) {
    static const char *const known[] = {"id", "since", "reason", "successor", NULL};
    struct retired_load *load = context;
    struct loader *loader = load->loader;
    sl_retired_rule *rule = &load->rules[load->count++];
    (void)index;
    table_check_keys(loader, table, known);
    *rule = (sl_retired_rule){.id = table_text(loader, table, "id", true),
                              .since = table_text(loader, table, "since", true),
                              .reason = table_text(loader, table, "reason", true),
                              .successor = table_text(loader, table, "successor", false)};
    for (size_t i = 0; i + 1 < load->count; i++)
        if (text_equal(load->rules[i].id, rule->id))
            table_report(loader, "retired", "the rule \"%.*s\" is listed twice", TEXT_ARG(rule->id));
}

const sl_retired_rule *load_retired(struct loader *loader, size_t *count) {
    struct retired_load load = {.loader = loader};
    load.rules = arena_array(loader->arena, table_length(loader->L, "retired"), sizeof *load.rules);
    if (load.rules)
        table_for_each(loader, "retired", false, read_retired, &load);
    *count = load.count;
    return load.rules;
}
