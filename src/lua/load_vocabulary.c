#include <lauxlib.h>
#include <stdlib.h>

#include "base/text.h"
#include "lua/answer.h"
#include "lua/load.h"
#include "lua/load_fields.h"
#include "lua/portfolio.h"
#include "lua/view.h"
#include "model/extend.h"
#include "model/vocabulary.h"

struct vocabulary_load {
    struct load load; /* first: the reader gets a pointer to it */
    sl_vocabulary *vocabulary;
    sl_field *accounts; /* or NULL */
    struct field_reader fields;
};

/* ---- elements ----------------------------------------------------------------------------------------------------- */

static void read_top_group(struct vocabulary_load *load, int table, sl_field *field, const sl_field *top,
                           size_t element) {
    struct loader *loader = &load->load.loader;
    loader->where = (sl_text){NULL, 0};
    load_field_id(&load->fields, table, field, top);
    field->type = SL_GROUP;
    field->element = element;
    field->description = table_text(loader, table, "description", true);
    if (load_field_count(&load->fields))
        load_fields(&load->fields, table, field);
}

static void read_header(struct vocabulary_load *load, int table, sl_field *top) {
    static const char *const known[] = {"id", "title", "description", "attributes", NULL};
    struct loader *loader = &load->load.loader;
    lua_State *L = loader->L;
    if (!table_open(loader, table, "header", false))
        return;
    int list = lua_gettop(L);
    size_t count = sandbox_list(L, list, "header");
    for (size_t i = 0; i < count; i++) {
        loader->item = i + 1;
        if (lua_rawgeti(L, list, (lua_Integer)i + 1) == LUA_TTABLE) {
            table_check_keys(loader, lua_gettop(L), known);
            read_top_group(load, lua_gettop(L), &top->fields[top->field_count++], top, SL_NO_ELEMENT);
        } else {
            table_report(loader, NULL, TEXT("an entry of header is a table"));
        }
        loader->where = (sl_text){NULL, 0};
        lua_settop(L, list);
    }
    lua_pop(L, 1);
}

static void read_element(struct vocabulary_load *load, int table, sl_element *element, sl_field *field,
                         const sl_field *top, size_t index) {
    static const char *const known[] = {"id",    "code",   "alignment",   "level",      "framing",
                                        "title", "frames", "description", "attributes", NULL};
    struct loader *loader = &load->load.loader;
    table_check_keys(loader, table, known);
    read_top_group(load, table, field, top, index);
    loader->where = field->id;
    element->field = field;
    element->code = table_text(loader, table, "code", true);
    element->alignment = table_text(loader, table, "alignment", false);
    element->level = table_text(loader, table, "level", false);
    element->title = table_text(loader, table, "title", true);
    element->framing = table_bool(loader, table, "framing", false);
}

static void read_frames(struct vocabulary_load *load, int table, sl_element *element) {
    struct loader *loader = &load->load.loader;
    size_t count;
    const sl_text *ids = table_texts(loader, table, "frames", false, &count);
    size_t *frames = arena_array(loader->arena, count, sizeof *frames);
    for (size_t i = 0; frames && i < count; i++) {
        frames[i] = element_find(load->vocabulary, ids[i]);
        if (frames[i] == SL_NO_ELEMENT)
            table_report(loader, "frames", no_such_element(loader->arena, load->vocabulary, ids[i]));
    }
    element->frames = frames;
    element->frame_count = frames ? count : 0;
}

/* Elements are read in two rounds: what one frames may come after it. */
static void read_elements(struct vocabulary_load *load, sl_field *top) {
    struct loader *loader = &load->load.loader;
    lua_State *L = loader->L;
    loader->outer = TEXT("elements");
    loader->item = 0;
    if (!table_open(loader, 1, "elements", true))
        return;
    int list = lua_gettop(L);
    size_t count = sandbox_list(L, list, "elements");
    sl_element *elements = arena_array(loader->arena, count, sizeof *elements);
    load->vocabulary->elements = elements;
    for (size_t i = 0; elements && i < count; i++) {
        loader->item = i + 1;
        if (lua_rawgeti(L, list, (lua_Integer)i + 1) == LUA_TTABLE) {
            size_t index = load->vocabulary->element_count++;
            read_element(load, lua_gettop(L), &elements[index], &top->fields[top->field_count++], top, index);
        } else {
            table_report(loader, NULL, TEXT("an element is a table"));
        }
        loader->where = (sl_text){NULL, 0};
        lua_settop(L, list);
    }
    for (size_t i = 0; elements && !loader->refused && i < count; i++) {
        loader->item = i + 1;
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        loader->where = elements[i].field->id;
        read_frames(load, lua_gettop(L), &elements[i]);
        lua_settop(L, list);
    }
    lua_pop(L, 1);
    if (load->vocabulary->element_count == 0)
        table_report(loader, NULL, TEXT("a vocabulary has at least one element"));
}

/* ---- the rest ----------------------------------------------------------------------------------------------------- */

static void read_format(struct vocabulary_load *load) {
    static const char *const known[] = {"key", "version", "description", NULL};
    struct loader *loader = &load->load.loader;
    loader->outer = TEXT("format");
    if (!table_open(loader, 1, "format", true))
        return;
    int table = lua_gettop(loader->L);
    table_check_keys(loader, table, known);
    load->vocabulary->format_key = table_text(loader, table, "key", true);
    load->vocabulary->format = table_integer(loader, table, "version", 1);
    lua_pop(loader->L, 1);
}

/* In the order of their ids. */
static void read_works(struct vocabulary_load *load) {
    struct loader *loader = &load->load.loader;
    lua_State *L = loader->L;
    loader->outer = TEXT("works");
    size_t count;
    const sl_text *ids = table_open_names(loader, 1, "works", &count);
    sl_work *works = arena_array(loader->arena, count, sizeof *works);
    for (size_t i = 0; ids && works && i < count; i++) {
        works[i].id = table_push_named(loader, ids[i]);
        works[i].reference = table_string(loader, -1, "a work's reference");
        lua_pop(L, 1);
    }
    lua_settop(L, 1);
    load->vocabulary->works = works;
    load->vocabulary->work_count = works ? count : 0;
}

static void read_accounts(struct vocabulary_load *load) {
    static const char *const known[] = {"key", "level", "title", "description", "attributes", NULL};
    struct loader *loader = &load->load.loader;
    loader->outer = TEXT("accounts");
    loader->item = 0;
    loader->where = (sl_text){NULL, 0};
    if (!table_open(loader, 1, "accounts", false))
        return;
    int table = lua_gettop(loader->L);
    table_check_keys(loader, table, known);
    sl_field *accounts = arena_alloc(loader->arena, sizeof *accounts);
    if (!accounts)
        return;
    accounts->id = accounts->path = table_text(loader, table, "key", true);
    accounts->description = table_text(loader, table, "description", true);
    accounts->type = SL_GROUP;
    accounts->element = SL_NO_ELEMENT;
    if (load_field_count(&load->fields))
        load_fields(&load->fields, table, accounts);
    load->accounts = accounts;
    load->vocabulary->accounts_level = table_text(loader, table, "level", true);
    loader->where = (sl_text){NULL, 0};
    bool held = false;
    for (size_t i = 0; i < load->vocabulary->element_count; i++)
        held |= text_equal(load->vocabulary->elements[i].level, load->vocabulary->accounts_level);
    if (!held)
        table_report(loader, "level", TEXT("no element is of this level"));
    lua_settop(loader->L, 1);
}

/* The keys at the top of a program are one name space. */
static void refuse_hidden(struct vocabulary_load *load, const sl_field *top) {
    const sl_text keys[] = {load->vocabulary->format_key, load->accounts ? load->accounts->id : (sl_text){NULL, 0}};
    for (size_t i = 0; i < 2; i++)
        if (keys[i].length && (field_child(top, keys[i]) || (i == 1 && text_equal(keys[0], keys[1]))))
            table_report(&load->load.loader, NULL,
                         arena_printf(load->load.loader.arena, "\"%.*s\" is a key of two things", TEXT_ARG(keys[i])));
}

static void read_vocabulary(struct load *base) {
    static const char *const known[] = {"format", "title", "works", "header", "accounts", "elements", NULL};
    struct vocabulary_load *load = (struct vocabulary_load *)base;
    struct loader *loader = &base->loader;
    lua_State *L = loader->L;
    table_check_keys(loader, 1, known);
    load->vocabulary->title = table_text(loader, 1, "title", true);
    read_format(load);
    read_works(load);
    sl_field *top = arena_alloc(loader->arena, sizeof *top);
    if (!top)
        return;
    load->fields = (struct field_reader){.loader = loader};
    top->type = SL_GROUP;
    top->element = SL_NO_ELEMENT;
    top->fields =
        arena_array(loader->arena, table_length(L, "header") + table_length(L, "elements"), sizeof *top->fields);
    if (!top->fields)
        return;
    loader->outer = TEXT("header");
    read_header(load, 1, top);
    read_elements(load, top);
    read_accounts(load);
    load_fields_once(&load->fields, top);
    refuse_hidden(load, top);
    vocabulary_number(loader->arena, load->vocabulary, top, load->accounts);
}

static int open_view(lua_State *L) {
    view_open(L);
    portfolio_open(L);
    answer_open(L);
    return 0;
}

const sl_vocabulary *lua_load_vocabulary(struct lua_host *host, struct arena *arena, const struct script *script,
                                         struct findings *findings) {
    struct vocabulary_load load = {
        .load = {.loader = {.arena = arena, .findings = findings, .source = script->source},
                 .compiled = script->compiled,
                 .kind = "vocabulary",
                 .read = read_vocabulary},
        .vocabulary = arena_alloc(arena, sizeof *load.vocabulary),
    };
    struct failure failure;
    if (!load.vocabulary || !load_script(host, &load.load))
        return NULL;
    if (!view_use(host, load.vocabulary)) {
        arena->failed = true;
        return NULL;
    }
    if (!sandbox_call(host, BUDGET_LOAD, open_view, NULL, arena, &failure)) {
        table_report_end(&load.load.loader, failure.line, failure.message);
        return NULL;
    }
    return load.vocabulary;
}
