/* support.h - shared by the tests of base/, model/, yaml/ and report/escape: reads texts into documents and
 * configurations, and writes these and their findings as strings, which a test compares as a whole. */
#ifndef SAMPLINT_TESTS_SUPPORT_H
#define SAMPLINT_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/findings.h"
#include "base/text.h"
#include "lua/host.h"
#include "model/bind.h"
#include "model/vocabulary.h"
#include "yaml/reader.h"

/* Memory of a test. TEST() empties it after the test, whether that failed or not. */
static struct arena scratch;

static inline int free_scratch(void **state) {
    (void)state;
    arena_free(&scratch);
    return 0;
}

#define TEST(function) cmocka_unit_test_teardown(function, free_scratch)
#define RUN(tests) cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL)
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- strings to compare ------------------------------------------------------------------------------------------ */

static inline const char *string_of(sl_text text) {
    return arena_copy(&scratch, text).bytes;
}

#define assert_text(text, string) assert_string_equal(string_of(text), string)

/* Returns "line:column-line:column", without the end when it equals the start. */
static inline const char *place_of(sl_span span) {
    sl_mark from = span.start, to = span.end;
    if (from.line == to.line && from.column == to.column)
        return arena_printf(&scratch, "%zu:%zu", from.line, from.column).bytes;
    return arena_printf(&scratch, "%zu:%zu-%zu:%zu", from.line, from.column, to.line, to.column).bytes;
}

/* Returns one finding per line, "rule place [path]: message", with warnings marked, and below it related places, "
 * place: note". */
static inline const char *findings_string(const sl_finding *items, size_t count) {
    sl_text all = {"", 0};
    for (size_t i = 0; i < count; i++) {
        const sl_finding *finding = &items[i];
        sl_text path = finding->location.config_path;
        all = arena_printf(&scratch, "%.*s%s%.*s %s%s%.*s: %.*s\n", TEXT_ARG(all),
                           finding->severity == SL_WARNING ? "warning " : "", TEXT_ARG(finding->rule),
                           place_of(finding->location.span), path.length ? " " : "", TEXT_ARG(path),
                           TEXT_ARG(finding->message));
        for (size_t j = 0; j < finding->related_count; j++)
            all = arena_printf(&scratch, "%.*s  %s: %.*s\n", TEXT_ARG(all), place_of(finding->related[j].location.span),
                               TEXT_ARG(finding->related[j].note));
    }
    return string_of(all);
}

/* ---- documents --------------------------------------------------------------------------------------------------- */

static inline const sl_source *source_of(sl_text bytes) {
    sl_source *source = arena_alloc(&scratch, sizeof *source);
    *source = (sl_source){TEXT("test.yaml"), arena_copy(&scratch, bytes)};
    return source;
}

static inline struct document *read_bytes(sl_text bytes, size_t *count) {
    struct document *documents = yaml_read(&scratch, source_of(bytes), count);
    assert_non_null(documents);
    return documents;
}

/* Returns the document of a text that has only one. */
static inline struct document *read_one(const char *yaml) {
    size_t count;
    struct document *documents = read_bytes(text_of(yaml), &count);
    assert_int_equal(count, 1);
    return documents;
}

static inline const char *problems_string(const struct document *document) {
    return findings_string(document->findings.items, document->findings.count);
}

#define assert_problems(yaml, expected) assert_string_equal(problems_string(read_one(yaml)), expected)

/* The node at a path of keys and indices, as in "a.0.b", following aliases on the way but not at its end. */
static inline const struct node *node_at(const struct document *document, const char *path) {
    const struct node *node = document->root;
    while (node && *path) {
        sl_text step = {path, strcspn(path, ".")};
        const struct node *inside = node_behind(node);
        node = NULL;
        if (inside->kind == NODE_SEQUENCE) {
            size_t at = strtoul(path, NULL, 10);
            node = at < inside->item_count ? inside->items[at] : NULL;
        } else {
            for (size_t i = 0; i < inside->entry_count && !node; i++)
                if (text_equal(node_behind(inside->entries[i].key)->text, step))
                    node = inside->entries[i].value;
        }
        path += step.length + (path[step.length] == '.');
    }
    assert_non_null(node);
    return node;
}

/* ---- configurations ---------------------------------------------------------------------------------------------- */

/* A vocabulary with a field of every type, about gardens. */
static const char garden_lua[] =
    "local function field(id, type, more)\n"
    "  more = more or {}\n"
    "  more.id, more.type, more.description = id, type, 'about ' .. id\n"
    "  return more\n"
    "end\n"
    "return vocabulary {\n"
    "  format = { key = 'garden', version = 2, description = 'the format' },\n"
    "  title = 'garden',\n"
    "  header = {\n"
    "    { id = 'plot', title = 'Plot', description = 'the plot',\n"
    "      attributes = { field('name', 'text', { label = true }), field('owner', 'text') } },\n"
    "  },\n"
    "  accounts = { key = 'beds', level = 'bed', title = 'Beds', description = 'the beds',\n"
    "    attributes = { field('name', 'text', { label = true }), field('area', 'integer', { min = 1, max = 99 }) } },\n"
    "  elements = {\n"
    "    { id = 'soil', code = 'SO', level = 'plot', title = 'Soil', description = 'the soil', attributes = {\n"
    "      field('kind', 'enum', { domain = { 'clay', 'sand', 'loam' } }),\n"
    "      field('depth', 'integer', { min = 1, max = 200 }),\n"
    "      field('drained', 'bool'),\n"
    "      field('note', 'text') } },\n"
    "    { id = 'watering', code = 'WA', level = 'bed', title = 'Watering', description = 'water', attributes = {\n"
    "      field('effort', 'ordinal', { domain = { 'null', 'low', 'high' } }),\n"
    "      field('sources', 'set', { domain = { 'rain', 'well', 'river_water' } }),\n"
    "      { id = 'schedule', description = 'when', attributes = {\n"
    "        field('days', 'integer', { min = -7, max = 366 }), field('automatic', 'bool') } } } },\n"
    "  },\n"
    "}\n";

struct garden {
    struct document *document;
    struct findings findings;
    struct bound bound;
    bool is_program;
};

/* Setup and teardown of tests that use the vocabulary of gardens. */
static struct lua_host *garden_host;
static struct arena garden_arena;
static const sl_vocabulary *garden_vocabulary;

static inline int open_garden(void **state) {
    static sl_source source;
    (void)state;
    source = (sl_source){TEXT("garden.lua"), text_of(garden_lua)};
    struct findings findings = {.arena = &garden_arena};
    struct script script = {&source, {NULL, 0}};
    garden_host = lua_host_new();
    garden_vocabulary = garden_host ? lua_load_vocabulary(garden_host, &garden_arena, &script, &findings) : NULL;
    for (size_t i = 0; i < findings.count; i++)
        print_error("garden.lua:%zu: %.*s\n", findings.items[i].location.span.start.line,
                    TEXT_ARG(findings.items[i].message));
    return garden_vocabulary ? 0 : -1;
}

static inline int close_garden(void **state) {
    (void)state;
    lua_host_free(garden_host);
    arena_free(&garden_arena);
    return 0;
}

/* A text bound to the garden's vocabulary. */
static inline struct garden *plant(const char *yaml, bool whole) {
    struct garden *garden = arena_alloc(&scratch, sizeof *garden);
    garden->document = read_one(yaml);
    garden->findings.arena = &scratch;
    assert_string_equal(problems_string(garden->document), "");
    garden->is_program =
        bind_document(&scratch, garden_vocabulary, garden->document, whole, &garden->findings, &garden->bound);
    return garden;
}

static inline const char *garden_findings(const struct garden *garden) {
    return findings_string(garden->findings.items, garden->findings.count);
}

static inline const sl_field *garden_field(const char *path) {
    sl_text text = text_of(path);
    const sl_field *accounts = garden_vocabulary->accounts;
    bool own = text.length > 5 && text_equal(text_slice(text, 0, 5), TEXT("beds."));
    const sl_field *field =
        own ? field_child(accounts, text_slice(text, 5, text.length)) : field_at(garden_vocabulary->top, text);
    assert_non_null(field);
    return field;
}

static inline const struct value *garden_value(const struct configuration *configuration, const char *path) {
    return configuration_value(configuration, garden_field(path));
}

/* A value as messages show it. */
static inline const char *garden_shown(const struct configuration *configuration, const char *path) {
    const sl_field *field = garden_field(path);
    return string_of(value_show(&scratch, field, configuration_value(configuration, field)));
}

#endif
