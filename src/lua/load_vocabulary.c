/* load_vocabulary.c - reads the table of vocabulary.lua: elements, attributes, accounts, segments, and works that rules
 * cite. */
#include <lauxlib.h>

#include "base/text.h"
#include "lua/internals.h"
#include "lua/load.h"
#include "lua/load_fields.h"
#include "lua/load_former.h"
#include "lua/load_works.h"
#include "lua/run.h"
#include "model/vocabulary.h"

struct vocabulary_load {
    struct load base; /* first: the reader gets a pointer to it */
    sl_vocabulary *vocabulary;
    sl_element *elements; /* the list of the vocabulary, while it is filled */
    sl_field *top;        /* the group of all fields in a program */
    sl_field *accounts;   /* the group of the fields that only accounts have; NULL without accounts */
    sl_field *segments;   /* the same for segments */
    struct field_reader fields;
};

/* ---- elements ---------------------------------------------------------------------------------------------------- */

/* Reads a group at the top of a program: a group of the header, or an element. */
static void read_top_group(struct vocabulary_load *load, int table, sl_field *field, size_t element) {
    load_field_id(&load->fields, table, field, load->top);
    field->type = SL_GROUP;
    field->element = element;
    field->description = table_text(&load->base.loader, table, "description", true);
    if (load_field_count(&load->fields))
        load_fields(&load->fields, table, field);
}

static void read_header_group(void *context, int table, size_t index) {
    static const char *const known[] = {"id", "title", "description", "attributes", NULL};
    struct vocabulary_load *load = context;
    (void)index;
    table_check_keys(&load->base.loader, table, known);
    read_top_group(load, table, &load->top->fields[load->top->field_count++], SL_NO_ELEMENT);
}

static void read_element(void *context, int table, size_t index) {
    static const char *const known[] = {"id",    "code",   "alignment",   "level",      "framing",
                                        "title", "frames", "description", "attributes", NULL};
    struct vocabulary_load *load = context;
    struct loader *loader = &load->base.loader;
    sl_vocabulary *vocabulary = load->vocabulary;
    sl_field *field = &load->top->fields[load->top->field_count++];
    sl_element *element = &load->elements[vocabulary->element_count];
    (void)index;
    table_check_keys(loader, table, known);
    read_top_group(load, table, field, vocabulary->element_count++);
    loader->where = field->id;
    element->field = field;
    element->code = table_text(loader, table, "code", true);
    element->alignment = table_text(loader, table, "alignment", false);
    element->level = table_text(loader, table, "level", false);
    element->title = table_text(loader, table, "title", true);
    element->framing = table_bool(loader, table, "framing", false);
}

static void read_frames(void *context, int table, size_t index) {
    struct vocabulary_load *load = context;
    struct loader *loader = &load->base.loader;
    sl_element *element = &load->elements[index];
    size_t count;
    loader->where = element->field->id;
    const sl_text *ids = table_texts(loader, table, "frames", false, &count);
    size_t *frames = arena_array(loader->arena, count, sizeof *frames);
    for (size_t i = 0; frames && i < count; i++)
        frames[i] = load_element(loader, "frames", load->vocabulary, ids[i]);
    element->frames = frames;
    element->frame_count = frames ? count : 0;
}

/* Reads the elements in two rounds, because an element may frame one that comes behind it. */
static void read_elements(struct vocabulary_load *load) {
    struct loader *loader = &load->base.loader;
    load->elements = arena_array(loader->arena, table_length(loader->L, "elements"), sizeof *load->elements);
    load->vocabulary->elements = load->elements;
    if (!load->elements)
        return;
    size_t count = table_for_each(loader, "elements", true, read_element, load);
    if (count != SIZE_MAX && !loader->refused)
        table_for_each(loader, "elements", true, read_frames, load);
    if (count != SIZE_MAX && load->vocabulary->element_count == 0)
        table_report(loader, "elements", "a vocabulary must have at least one element");
}

/* ---- the rest ---------------------------------------------------------------------------------------------------- */

static void read_format(struct vocabulary_load *load) {
    static const char *const known[] = {"key", "version", "description", NULL};
    struct loader *loader = &load->base.loader;
    loader->outer = TEXT("format");
    if (!table_open(loader, 1, "format", true))
        return;
    int table = lua_gettop(loader->L);
    table_check_keys(loader, table, known);
    load->vocabulary->format_key = table_text(loader, table, "key", true);
    load->vocabulary->format = table_integer(loader, table, "version", 1);
    lua_pop(loader->L, 1);
}

/* Reads the group of the fields that only the entries of a list have, from the table on top of the stack. */
static sl_field *read_list(struct vocabulary_load *load) {
    struct loader *loader = &load->base.loader;
    int table = lua_gettop(loader->L);
    sl_field *list = arena_alloc(loader->arena, sizeof *list);
    if (!list)
        return NULL;
    list->id = list->path = table_text(loader, table, "key", true);
    list->description = table_text(loader, table, "description", true);
    list->type = SL_GROUP;
    list->element = SL_NO_ELEMENT;
    if (load_field_count(&load->fields))
        load_fields(&load->fields, table, list);
    return list;
}

static void read_accounts(struct vocabulary_load *load) {
    static const char *const known[] = {"key", "level", "title", "description", "attributes", NULL};
    struct loader *loader = &load->base.loader;
    loader->outer = TEXT("accounts");
    if (!table_open(loader, 1, "accounts", false))
        return;
    int table = lua_gettop(loader->L);
    table_check_keys(loader, table, known);
    load->accounts = read_list(load);
    if (!load->accounts)
        return;
    load->vocabulary->accounts_level = table_text(loader, table, "level", true);
    bool held = false;
    for (size_t i = 0; i < load->vocabulary->element_count; i++)
        held |= text_equal(load->vocabulary->elements[i].level, load->vocabulary->accounts_level);
    if (!held)
        table_report(loader, "level", "level must be the level of at least one element");
    lua_settop(loader->L, 1);
}

/* Returns the attribute of an element at a path that a field of the table of segments holds, or NULL. */
static const sl_field *segment_attribute(struct vocabulary_load *load, const char *key, sl_text path) {
    const sl_field *field = path.length ? field_at(load->top, path) : NULL;
    if (field && field->element != SL_NO_ELEMENT && field->type != SL_GROUP)
        return field;
    if (path.length)
        table_report(&load->base.loader, key, "no element has an attribute \"%.*s\"", TEXT_ARG(path));
    return NULL;
}

/* Reads the attributes that a segment may override beside those that an account may. */
static void read_segment_fields(struct vocabulary_load *load, int table) {
    struct loader *loader = &load->base.loader;
    size_t count;
    const sl_text *paths = table_texts(loader, table, "also", false, &count);
    const sl_field **fields = arena_array(loader->arena, count, sizeof(*fields));
    for (size_t i = 0; paths && fields && i < count; i++) {
        const sl_field *field = segment_attribute(load, "also", paths[i]);
        if (field && text_equal(load->elements[field->element].level, load->vocabulary->accounts_level))
            table_report(loader, "also", "accounts may override %.*s, and therefore segments may, too",
                         TEXT_ARG(paths[i]));
        else if (field)
            fields[load->vocabulary->segment_field_count++] = field;
    }
    load->vocabulary->segment_fields = fields;
}

/* Reads the value that contradicts a list of segments. */
static void read_denial(struct vocabulary_load *load, int segments) {
    static const char *const known[] = {"attribute", "word", NULL};
    struct loader *loader = &load->base.loader;
    if (!table_open(loader, segments, "denied_by", false))
        return;
    int table = lua_gettop(loader->L);
    table_check_keys(loader, table, known);
    const sl_field *field = segment_attribute(load, "denied_by", table_text(loader, table, "attribute", true));
    sl_text word = table_text(loader, table, "word", true);
    bool one_word = field && (field->type == SL_ENUM || field->type == SL_ORDINAL);
    size_t index = field ? text_find(field->domain, field->domain_count, word) : 0;
    if (field && (!one_word || index == field->domain_count))
        table_report(loader, "denied_by", "denied_by must name an enum or an ordinal, and a word of its domain");
    load->vocabulary->unsegmented = field;
    load->vocabulary->unsegmented_word = index;
    lua_pop(loader->L, 1);
}

static void read_segments(struct vocabulary_load *load) {
    static const char *const known[] = {"key",        "title", "description", "attributes",
                                        "of_account", "also",  "denied_by",   NULL};
    struct loader *loader = &load->base.loader;
    loader->outer = TEXT("segments");
    if (!table_open(loader, 1, "segments", false))
        return;
    int table = lua_gettop(loader->L);
    table_check_keys(loader, table, known);
    load->segments = read_list(load);
    bool named = false;
    for (size_t i = 0; load->segments && i < load->segments->field_count; i++)
        named = named || load->segments->fields[i].label;
    if (load->segments && !named)
        table_report(loader, "attributes", "one attribute of a segment must be its name: label = true");
    sl_text id = table_text(loader, table, "of_account", true);
    const sl_field *of_account = load->accounts && id.length ? field_child(load->accounts, id) : NULL;
    if (!load->accounts)
        table_report(loader, NULL, "there are no accounts, which would belong to segments");
    else if (id.length && (!of_account || of_account->type != SL_TEXT))
        table_report(loader, "of_account", "of_account must be an attribute of accounts that is a text");
    load->vocabulary->account_segment = of_account;
    read_segment_fields(load, table);
    read_denial(load, table);
    lua_settop(loader->L, 1);
}

/* Reports each key at the top of a program that has two meanings. */
static void check_keys(struct vocabulary_load *load) {
    const sl_field *lists[] = {load->accounts, load->segments};
    sl_text keys[] = {load->vocabulary->format_key, {NULL, 0}, {NULL, 0}};
    for (size_t i = 0; i < 2; i++)
        keys[i + 1] = lists[i] ? lists[i]->id : keys[i + 1];
    for (size_t i = 0; i < 3; i++)
        if (keys[i].length && (field_child(load->top, keys[i]) || text_find(keys, i, keys[i]) < i))
            table_report(&load->base.loader, NULL,
                         "\"%.*s\" is used as a key twice; each key at the top of a program must have one meaning",
                         TEXT_ARG(keys[i]));
}

/* Checks the former paths of all fields. */
static void check_former_paths(struct vocabulary_load *load) {
    struct former_paths paths = {.loader = &load->base.loader};
    const sl_field *top = load->top;
    size_t elements = load->vocabulary->element_count, header = top->field_count - elements;
    if (load->base.loader.trusted)
        return;
    for (size_t i = 0; i < header; i++)
        former_add(&paths, &top->fields[i], "header", i + 1);
    for (size_t i = 0; i < elements; i++)
        former_add(&paths, &top->fields[header + i], "elements", i + 1);
    if (load->accounts)
        former_add(&paths, load->accounts, "accounts", 0);
    if (load->segments)
        former_add(&paths, load->segments, "segments", 0);
    former_check(&paths);
}

static void read_vocabulary(struct load *base) {
    static const char *const known[] = {"format",   "title",    "works",   "header", "accounts",
                                        "segments", "elements", "retired", NULL};
    struct vocabulary_load *load = (struct vocabulary_load *)base;
    struct loader *loader = &base->loader;
    lua_State *L = loader->L;
    table_check_keys(loader, 1, known);
    load->vocabulary->title = table_text(loader, 1, "title", true);
    read_format(load);
    load_works(loader, load->vocabulary);
    load->vocabulary->retired = load_retired(loader, &load->vocabulary->retired_count);
    sl_field *top = load->top = arena_alloc(loader->arena, sizeof *top);
    if (!top)
        return;
    load->fields = (struct field_reader){.loader = loader};
    top->type = SL_GROUP;
    top->element = SL_NO_ELEMENT;
    top->fields =
        arena_array(loader->arena, table_length(L, "header") + table_length(L, "elements"), sizeof *top->fields);
    if (!top->fields)
        return;
    table_for_each(loader, "header", false, read_header_group, load);
    read_elements(load);
    read_accounts(load);
    read_segments(load);
    load_fields_once(&load->fields, top);
    check_keys(load);
    vocabulary_number(loader->arena, load->vocabulary, top, load->accounts, load->segments);
    check_former_paths(load);
}

static int open_check_api(lua_State *L) {
    view_open(L);
    portfolio_open(L);
    answer_open(L);
    return 0;
}

const sl_vocabulary *lua_load_vocabulary(struct lua_host *host, struct arena *arena, const struct script *script,
                                         struct findings *findings) {
    struct vocabulary_load load = {
        .base = {.loader = {.arena = arena, .findings = findings, .source = script->source},
                 .compiled = script->compiled,
                 .kind = "vocabulary",
                 .read = read_vocabulary},
        .vocabulary = arena_alloc(arena, sizeof *load.vocabulary),
    };
    struct failure failure;
    if (!load.vocabulary || !load_script(host, &load.base))
        return NULL;
    if (!lua_use_vocabulary(host, load.vocabulary)) {
        arena->failed = true;
        return NULL;
    }
    if (!sandbox_call(&host->sandbox, BUDGET_LOAD, open_check_api, NULL, arena, &failure)) {
        table_report_end(&load.base.loader, failure.line, failure.message);
        return NULL;
    }
    return load.vocabulary;
}
