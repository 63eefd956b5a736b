/* Tests of yaml/reader.h: the places of all nodes, and a finding with a place for each text that is not YAML. */
#include "yaml/reader.h"

#include <stdio.h>
#include <time.h>

#include "base/buffer.h"
#include "samplint/limits.h"
#include "support.h"

/* Asserts a node's place and source text. */
static const char *written(const struct document *document, const char *path) {
    const struct node *node = node_at(document, path);
    return arena_printf(&scratch, "%s %.*s", place_of(node_span(node)), TEXT_ARG(node_raw(document, node))).bytes;
}

/* The text of a scalar. */
static const char *value_at(const struct document *document, const char *path) {
    return string_of(node_behind(node_at(document, path))->text);
}

/* Returns the keys and values of a mapping in order, with "<" before merged ones. */
static const char *entries_string(const struct node *node) {
    sl_text all = TEXT("");
    for (size_t i = 0; i < node->entry_count; i++) {
        const struct entry *entry = &node->entries[i];
        all = arena_printf(&scratch, "%.*s%s%s%.*s=%.*s", TEXT_ARG(all), i ? " " : "", entry->merged ? "<" : "",
                           TEXT_ARG(node_behind(entry->key)->text), TEXT_ARG(node_behind(entry->value)->text));
    }
    return string_of(all);
}

/* A text repeated, in the scratch arena. */
static sl_text repeated(const char *before, const char *part, size_t count, const char *behind) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    buffer_append(&buffer, text_of(before));
    for (size_t i = 0; i < count; i++)
        buffer_append(&buffer, text_of(part));
    buffer_append(&buffer, text_of(behind));
    sl_text text = arena_copy(&scratch, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

static const char *problems_of(sl_text yaml) {
    size_t count;
    return problems_string(read_bytes(yaml, &count));
}

/* Returns one line for each document, "broken" or the place of its root, followed by its problems. */
static const char *documents_string(sl_text yaml) {
    size_t count;
    struct document *documents = read_bytes(yaml, &count);
    sl_text all = TEXT("");
    for (size_t i = 0; i < count; i++)
        all = arena_printf(&scratch, "%.*s%s at %s\n%s", TEXT_ARG(all), documents[i].broken ? "broken" : "good",
                           documents[i].root ? place_of(node_span(documents[i].root)) : "nothing",
                           problems_string(&documents[i]));
    return string_of(all);
}

/* ---- places ------------------------------------------------------------------------------------------------------ */

static void test_places_of_scalars(void **state) {
    const struct document *document = read_one("plain: a b\n"
                                               "single: 'it''s'\n"
                                               "double: \"a\\tb\"  # a comment\n"
                                               "number: 1.10\n"
                                               "empty:\n"
                                               "last: end");
    (void)state;
    assert_string_equal(written(document, "plain"), "1:8-1:11 a b");
    assert_string_equal(written(document, "single"), "2:9-2:16 'it''s'");
    assert_string_equal(value_at(document, "single"), "it's");
    assert_string_equal(written(document, "double"), "3:9-3:15 \"a\\tb\"");
    assert_string_equal(value_at(document, "double"), "a\tb");
    assert_string_equal(written(document, "number"), "4:9-4:13 1.10");
    assert_string_equal(written(document, "empty"), "5:7 ");
    assert_string_equal(written(document, "last"), "6:7-6:10 end");
    assert_string_equal(place_of(node_span(document->root->entries[5].key)), "6:1-6:5");
    assert_int_equal(node_at(document, "plain")->style, STYLE_PLAIN);
    assert_int_equal(node_at(document, "single")->style, STYLE_SINGLE_QUOTED);
    assert_int_equal(node_at(document, "double")->style, STYLE_DOUBLE_QUOTED);
}

static void test_places_of_scalars_on_several_lines(void **state) {
    const struct document *document = read_one("plain: a\n"
                                               "  b\n"
                                               "\n"
                                               "  c\n"
                                               "double: \"a\n"
                                               "  b\"\n"
                                               "end: 1\n");
    (void)state;
    assert_string_equal(written(document, "plain"), "1:8-4:4 a\n  b\n\n  c");
    assert_string_equal(value_at(document, "plain"), "a b\nc");
    assert_string_equal(written(document, "double"), "5:9-6:5 \"a\n  b\"");
    assert_string_equal(value_at(document, "double"), "a b");
    assert_string_equal(written(document, "end"), "7:6-7:7 1");
}

static void test_places_of_block_scalars(void **state) {
    const struct document *document = read_one("literal: |\n"
                                               "  a\n"
                                               "   b\n"
                                               "folded: >-\n"
                                               "  c\n"
                                               "  d\n"
                                               "\n"
                                               "end: 1\n");
    (void)state;
    assert_int_equal(node_at(document, "literal")->style, STYLE_LITERAL);
    assert_string_equal(value_at(document, "literal"), "a\n b\n");
    assert_string_equal(written(document, "literal"), "1:10-4:1 |\n  a\n   b\n");
    assert_int_equal(node_at(document, "folded")->style, STYLE_FOLDED);
    assert_string_equal(value_at(document, "folded"), "c d");
    assert_string_equal(place_of((sl_span){node_span(node_at(document, "folded")).start, {0, 0, 0}}), "4:9-0:0");
    assert_string_equal(written(document, "end"), "8:6-8:7 1");
}

static void test_places_of_collections(void **state) {
    const struct document *document = read_one("flow: [a, {b: c}]  # behind\n"
                                               "list:\n"
                                               "- a\n"
                                               "-  b: 1\n"
                                               "   c: 2\n"
                                               "\n"
                                               "map:\n"
                                               "  x: y\n"
                                               "\n"
                                               "# behind\n"
                                               "none: {}\n");
    (void)state;
    assert_string_equal(written(document, "flow"), "1:7-1:18 [a, {b: c}]");
    assert_string_equal(written(document, "flow.1"), "1:11-1:17 {b: c}");
    assert_string_equal(written(document, "flow.1.b"), "1:15-1:16 c");
    assert_string_equal(written(document, "list"), "3:1-5:8 - a\n-  b: 1\n   c: 2");
    assert_string_equal(written(document, "list.1"), "4:4-5:8 b: 1\n   c: 2");
    assert_string_equal(written(document, "map"), "8:3-8:7 x: y");
    assert_string_equal(written(document, "none"), "11:7-11:9 {}");
    assert_string_equal(place_of(node_span(document->root)), "1:1-11:9");
    assert_int_equal(node_at(document, "flow")->style, STYLE_FLOW);
    assert_int_equal(node_at(document, "list")->style, STYLE_BLOCK);
    assert_int_equal(node_at(document, "list")->kind, NODE_SEQUENCE);
    assert_int_equal(node_at(document, "map")->kind, NODE_MAPPING);
}

static void test_columns_are_characters(void **state) {
    const struct document *document = read_one("\xC3\xA4\xC3\xB6: {\xE4\xBD\xA0: \xF0\x9F\x98\x80, z: 1}\n");
    const struct node *z = node_at(document, "\xC3\xA4\xC3\xB6.z");
    (void)state;
    assert_string_equal(written(document, "\xC3\xA4\xC3\xB6.\xE4\xBD\xA0"), "1:9-1:10 \xF0\x9F\x98\x80");
    assert_string_equal(place_of(node_span(z)), "1:15-1:16");
    assert_int_equal(z->span.start.byte, 21);
    assert_int_equal(z->span.end.byte, 22);
}

static void test_mark_is_not_counted(void **state) {
    const struct document *document = read_one("\xEF\xBB\xBF"
                                               "a: b\nc: d\n");
    (void)state;
    assert_string_equal(place_of(node_span(document->root)), "1:1-2:5");
    assert_string_equal(written(document, "a"), "1:4-1:5 b");
    assert_int_equal(node_at(document, "a")->span.start.byte, 6);
    assert_string_equal(written(document, "c"), "2:4-2:5 d");
}

static void test_other_line_ends(void **state) {
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const char *end = ends[i];
        const struct document *document =
            read_one(arena_printf(&scratch, "a: 1%s%sb:%s  c: x%s    y%s", end, end, end, end, end).bytes);
        assert_string_equal(place_of(node_span(node_at(document, "a"))), "1:4-1:5");
        assert_string_equal(place_of(node_span(node_at(document, "b"))), "4:3-5:6");
        assert_string_equal(place_of(node_span(node_at(document, "b.c"))), "4:6-5:6");
        assert_string_equal(value_at(document, "b.c"), "x y");
    }
}

/* The place after the last character is in the last line, with or without a line end. */
static void test_the_end_of_the_file(void **state) {
    static const struct {
        const char *yaml, *place;
    } rows[] = {
        {"a: [1, 2", "1:9"},
        {"a: [1, 2\n", "2:1"},
        {"\xC3\xA4: [1, 2", "1:9"},
        {"\xC3\xA4: [1, 2\n", "2:1"},
        {"x: y\r\na: [1, 2", "2:9"},
        {"x: y\ra: [1, 2\r", "3:1"},
        {"[", "1:2"},
        {"\xEF\xBB\xBF[1, 2", "1:6"},
        {"x: 1\n--- [", "2:6"},
        {"a: {b: c", "1:9"},
        {"a: \"b", "1:6"},
        {"a: ]\n--- 'b", "2:7"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t count;
        const struct document *documents = read_bytes(text_of(rows[i].yaml), &count);
        const struct findings *findings = &documents[count - 1].findings;
        assert_int_equal(findings->count, 1);
        sl_span span = findings->items[0].location.span;
        assert_string_equal(place_of(span), rows[i].place);
        assert_int_equal(span.start.byte, strlen(rows[i].yaml));
    }
}

static void test_an_empty_value_at_the_end_of_the_file(void **state) {
    (void)state;
    assert_string_equal(written(read_one("a: 1\nb:"), "b"), "2:3 ");
    assert_string_equal(written(read_one("a: 1\nb:  "), "b"), "2:3 ");
    assert_string_equal(written(read_one("- a\n-"), "1"), "2:2 ");
    assert_string_equal(place_of(node_span(read_one("--- # x")->root)), "1:8");
    assert_string_equal(place_of(node_span(read_one("\xEF\xBB\xBF---")->root)), "1:4");
}

static void test_tags_and_anchors_are_kept(void **state) {
    const struct document *document = read_one("a: !!str &one 12\n"
                                               "b: *one\n"
                                               "c: &two [x]\n"
                                               "d: ! 12\n");
    const struct node *a = node_at(document, "a"), *b = node_at(document, "b");
    (void)state;
    assert_string_equal(problems_string(document), "");
    assert_text(node_tag(a), "tag:yaml.org,2002:str");
    assert_text(node_anchor(a), "one");
    assert_text(a->text, "12");
    assert_string_equal(written(document, "a"), "1:4-1:17 !!str &one 12");
    assert_int_equal(b->kind, NODE_ALIAS);
    assert_text(b->text, "one");
    assert_string_equal(written(document, "b"), "2:4-2:8 *one");
    assert_ptr_equal(b->target, a);
    assert_ptr_equal(node_behind(b), a);
    assert_string_equal(written(document, "c"), "3:4-3:12 &two [x]");
    assert_text(node_tag(node_at(document, "d")), "!");
}

static void test_nul_in_a_text_is_data(void **state) {
    const struct document *document = read_one("a: \"x\\0y\"\n");
    const struct node *node = node_at(document, "a");
    (void)state;
    assert_int_equal(node->text.length, 3);
    assert_memory_equal(node->text.bytes, "x\0y", 3);
}

/* ---- what is no mapping ------------------------------------------------------------------------------------------ */

static void test_nothing_in_it(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("")), "good at nothing\n");
    assert_string_equal(documents_string((sl_text){NULL, 0}), "good at nothing\n");
    assert_string_equal(documents_string(TEXT("\n\n")), "good at nothing\n");
    assert_string_equal(documents_string(TEXT("# only\n# comments\n")), "good at nothing\n");
    assert_string_equal(documents_string(TEXT("\xEF\xBB\xBF")), "good at nothing\n");
    assert_string_equal(documents_string(TEXT("---\n")), "good at 2:1\n"); /* a scalar of no characters */
    assert_string_equal(place_of(read_one("\n--- # x\n")->span), "2:1-2:4");
    assert_string_equal(place_of(read_one("# only\n")->span), "1:1");
}

static void test_other_roots(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("\n  a text\n")), "good at 2:3-2:9\n");
    assert_string_equal(documents_string(TEXT("# x\n- a\n- b\n")), "good at 2:1-3:4\n");
    assert_string_equal(documents_string(TEXT("[a]\n")), "good at 1:1-1:4\n");
}

#define NO_VALUE "a value is missing before this, or a bracket is one too many"

/* ---- several documents ------------------------------------------------------------------------------------------- */

static void test_several_documents(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: 1\n---\nb: 2\n...\n---\n# nothing\n---\nc: 3\n")),
                        "good at 1:1-1:5\ngood at 3:1-3:5\ngood at 7:1\ngood at 8:1-8:5\n");
    assert_string_equal(documents_string(TEXT("a: 1\n...\nb: 2\n")),
                        "good at 1:1-1:5\n"
                        "broken at nothing\n"
                        "yaml 3:1: a second document starts without \"---\" before it\n");
    assert_string_equal(documents_string(TEXT("--- {a: 1}\r\n--- {b: 2}\r\n")), "good at 1:5-1:11\ngood at 2:5-2:11\n");
}

static void test_broken_then_good(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: 1\n---\nb: [1,\n---\nc: 3\n---\nd: 4\n")), "good at 1:1-1:5\n"
                                                                                             "broken at nothing\n"
                                                                                             "yaml 4:1: " NO_VALUE "\n"
                                                                                             "good at 5:1-5:5\n"
                                                                                             "good at 7:1-7:5\n");
}

static void test_broken_by_a_limit_then_good(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: *b\nc: [\n--- # next\nd: {}\n")),
                        "broken at nothing\n"
                        "alias 1:4-1:6: there is no anchor \"&b\" before this alias\n"
                        "good at 4:1-4:6\n");
    assert_string_equal(documents_string(TEXT("'open\n---\na: 1\n")), "broken at nothing\n"
                                                                      "yaml 2:1: found unexpected document indicator\n"
                                                                      "  1:1: it began here\n"
                                                                      "good at 3:1-3:5\n");
}

/* Only "---" at the start of a line and by itself starts a document. */
static void test_where_reading_goes_on(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: ]\n---x\n ---\n----\nb: 1\n")),
                        "broken at nothing\nyaml 1:4: " NO_VALUE "\n");
    assert_string_equal(documents_string(TEXT("a: ]\r\n---\r\nb: 1")), "broken at nothing\nyaml 1:4: " NO_VALUE "\n"
                                                                       "good at 3:1-3:5\n");
    assert_string_equal(documents_string(TEXT("a: ]\n---\tb")), "broken at nothing\nyaml 1:4: " NO_VALUE "\n"
                                                                "good at 2:5-2:6\n");
    assert_string_equal(documents_string(TEXT("a: ]\n---\n")),
                        "broken at nothing\nyaml 1:4: " NO_VALUE "\ngood at 3:1\n");
}

/* Places in a document after a broken one count from the start of the file. */
static void test_places_behind_a_broken_one(void **state) {
    size_t count;
    struct document *documents = read_bytes(TEXT("\xEF\xBB\xBF\xC3\xA4: ]\n---\na: 1\nb: ]\n---\nc: 1\n"), &count);
    (void)state;
    assert_int_equal(count, 3);
    assert_string_equal(problems_string(&documents[0]), "yaml 1:4: " NO_VALUE "\n");
    assert_string_equal(problems_string(&documents[1]), "yaml 4:4: " NO_VALUE "\n");
    assert_string_equal(written(&documents[2], "c"), "6:4-6:5 1");
    assert_int_equal(node_at(&documents[2], "c")->span.start.byte, 30);
}

static void test_anchors_end_with_their_document(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: &x 1\n---\nb: *x\n")),
                        "good at 1:1-1:8\n"
                        "broken at nothing\n"
                        "alias 3:4-3:6: there is no anchor \"&x\" before this alias\n");
}

static void test_too_many_documents(void **state) {
    size_t count;
    struct document *documents = read_bytes(repeated("", "--- a\n", SL_LIMIT_DOCUMENTS, ""), &count);
    (void)state;
    assert_int_equal(count, SL_LIMIT_DOCUMENTS);
    assert_false(documents[count - 1].broken);
    documents = read_bytes(repeated("", "--- a\n", SL_LIMIT_DOCUMENTS + 5, ""), &count);
    assert_int_equal(count, SL_LIMIT_DOCUMENTS + 1);
    assert_false(documents[count - 2].broken);
    assert_string_equal(problems_string(&documents[count - 1]),
                        "limit 10001:1-10001:4: more than 10000 documents in one file; the rest is not read\n");
    documents = read_bytes(repeated("", "--- ]\n", SL_LIMIT_DOCUMENTS + 5, ""), &count);
    assert_int_equal(count, SL_LIMIT_DOCUMENTS + 1);
}

/* ---- not YAML ---------------------------------------------------------------------------------------------------- */

static void test_bad_bytes(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: 1\n---\nb: \xFF\n")),
                        "broken at nothing\n"
                        "encoding 3:4-3:5: byte 0xFF is not UTF-8; save the file as UTF-8\n");
    assert_string_equal(documents_string(TEXT("a: 1\0\n")),
                        "broken at nothing\n"
                        "encoding 1:5-1:6: a NUL byte has no place in YAML; is this a text file?\n");
}

static void test_tabs(void **state) {
    (void)state;
    assert_problems("a:\n\tb: 1\n", "yaml 2:1: a tab cannot indent in YAML; use spaces\n");
    assert_problems("a:\n  b: 1\n\tc: 1\n",
                    "yaml 3:1: a tab cannot indent in YAML; use spaces\n  2:6: it began here\n");
    assert_problems("a: |\n  b\n\tc\n", "yaml 3:1: a tab cannot indent in YAML; use spaces\n  1:4: it began here\n");
    assert_problems("a:\tb\n", "");
    assert_problems("a: b\t# comment\n", "");
}

static void test_said_so_that_people_know(void **state) {
    (void)state;
    assert_problems("a: b: c\n", "yaml 1:5: a \": \" too many: this line or the one above is indented wrongly or lacks "
                                 "a \":\", or the value needs quotes\n");
    assert_problems("a: 1\nb\nc: 2\n", "yaml 3:1: a key without \": \" behind it, a list item without \"- \" before "
                                       "it, or text that is indented too little\n"
                                       "  2:1: it began here\n");
    assert_problems("a: 1\n  b: 2\n", "yaml 2:4: a \": \" too many: this line or the one above is indented wrongly or "
                                      "lacks a \":\", or the value needs quotes\n");
    assert_problems("a:\n    b: 1\n  c: 2\n", "yaml 3:3: this line is no key of the mapping above it; check its "
                                              "indentation\n  1:1: it began here\n");
    assert_problems("- a\nb: 1\n", "yaml 2:1: this line is no item of the list above it; check its indentation\n"
                                   "  1:1: it began here\n");
    assert_problems("a: [1, 2\nb: 3\n", "yaml 2:2: the list opened with \"[\" goes on without \",\" or \"]\"\n"
                                        "  1:4: it began here\n");
    assert_problems("a: {b: 1\nc: 3\n", "yaml 2:2: the mapping opened with \"{\" goes on without \",\" or \"}\"\n"
                                        "  1:4: it began here\n");
    assert_problems("a: \"b\nc: 1\n", "yaml 3:1: the text ends inside a quoted value; close the quotes\n"
                                      "  1:4: it began here\n");
    assert_problems("a: @b\n", "yaml 1:4: a value cannot start with \"@\"; quote it\n");
    assert_problems("a: \"C:\\dir\"\n", "yaml 1:7: no such escape sequence; use single quotes, or write \"\\\\\" for a "
                                        "backslash\n  1:4: it began here\n");
    assert_problems("a: `b\n", "yaml 1:4: a value cannot start with \"`\"; quote it\n");
}

/* ---- anchors and aliases ----------------------------------------------------------------------------------------- */

static void test_alias_to_nothing(void **state) {
    (void)state;
    assert_problems("a: *b\nb: &b 1\n", "alias 1:4-1:6: there is no anchor \"&b\" before this alias\n");
}

static void test_alias_inside_what_it_names(void **state) {
    (void)state;
    assert_problems("a: &a\n  b: [*a]\n", "alias 2:7-2:9: the alias \"*a\" is inside the value that it refers to\n");
    assert_problems("&a [*a]\n", "alias 1:5-1:7: the alias \"*a\" is inside the value that it refers to\n");
    assert_problems("a: &a\n  <<: *a\n", "alias 2:7-2:9: the alias \"*a\" is inside the value that it refers to\n");
}

static void test_the_newest_anchor_counts(void **state) {
    const struct document *document = read_one("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    (void)state;
    assert_string_equal(problems_string(document), "");
    assert_string_equal(value_at(document, "b"), "1");
    assert_string_equal(value_at(document, "d"), "2");
}

static void test_aliases_as_keys(void **state) {
    const struct document *document = read_one("a: &x word\n*x : 1\n");
    (void)state;
    assert_string_equal(problems_string(document), "");
    assert_string_equal(value_at(document, "word"), "1");
    assert_string_equal(place_of(node_span(document->root->entries[1].key)), "2:1-2:3");
}

static void test_too_many_anchors(void **state) {
    (void)state;
    assert_string_equal(problems_of(repeated("", "- &x a\n", SL_LIMIT_ANCHORS, "")), "");
    assert_string_equal(problems_of(repeated("", "- &x a\n", SL_LIMIT_ANCHORS + 1, "")),
                        "limit 1001:3-1001:7: more than 1000 anchors in one document\n");
    assert_string_equal(problems_of(repeated("", "- &x [a]\n", SL_LIMIT_ANCHORS + 1, "")),
                        "limit 1001:3-1001:7: more than 1000 anchors in one document\n");
}

static void test_billion_laughs(void **state) {
    (void)state;
    sl_text yaml = TEXT("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 9; i++) {
        sl_text alias = arena_printf(&scratch, "*a%d", i - 1);
        yaml = arena_printf(&scratch, "%.*sa%d: &a%d [%s", TEXT_ARG(yaml), i, i, alias.bytes);
        for (int j = 1; j < 10; j++)
            yaml = arena_printf(&scratch, "%.*s, %s", TEXT_ARG(yaml), alias.bytes);
        yaml = arena_printf(&scratch, "%.*s]\n", TEXT_ARG(yaml));
    }
    /* Each item of a5 is 111,111 nodes, and the list itself one. */
    assert_string_equal(problems_of(yaml),
                        "limit 6:55-6:58: the document has more than 1000000 nodes, aliases followed\n");
}

static void test_expanded_nodes_are_counted(void **state) {
    const struct document *document = read_one("a: &a [1, 2]\nb: [*a, *a]\nc: {k: *a}\n");
    (void)state;
    assert_int_equal(node_at(document, "a")->expanded, 3);
    assert_int_equal(node_at(document, "b")->expanded, 7);
    assert_int_equal(node_at(document, "c")->expanded, 5);
    assert_int_equal(document->root->expanded, 1 + 3 + 3 + 7 + 5);
}

/* ---- duplicate keys ---------------------------------------------------------------------------------------------- */

static void test_duplicate_keys(void **state) {
    (void)state;
    assert_problems("a: 1\nb: 2\na: 3\n",
                    "duplicate-key 3:1-3:2: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  1:1-1:2: the first one\n");
    assert_problems("a: 1\n\"a\": 2\n",
                    "duplicate-key 2:1-2:4: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  1:1-1:2: the first one\n");
    assert_problems("'a': 1\n\"\\x61\": 2\n",
                    "duplicate-key 2:1-2:7: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  1:1-1:4: the first one\n");
    assert_problems("x: &k a\n*k : 1\na: 2\n",
                    "duplicate-key 3:1-3:2: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  2:1-2:3: the first one\n");
    assert_problems("a: {b: {c: 1, c: 2}}\n",
                    "duplicate-key 1:15-1:16: the key \"c\" occurs twice in one mapping; keep one of them\n"
                    "  1:9-1:10: the first one\n");
}

static void test_a_key_three_times(void **state) {
    (void)state;
    assert_problems("a: 1\na: 2\na: 3\n",
                    "duplicate-key 2:1-2:2: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  1:1-1:2: the first one\n"
                    "duplicate-key 3:1-3:2: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  1:1-1:2: the first one\n");
}

static void test_all_duplicates_of_a_document(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: {x: 1, x: 2}\nb: {y: 1, y: 2}\n")),
                        "broken at 1:1-2:16\n"
                        "duplicate-key 1:11-1:12: the key \"x\" occurs twice in one mapping; keep one of them\n"
                        "  1:5-1:6: the first one\n"
                        "duplicate-key 2:11-2:12: the key \"y\" occurs twice in one mapping; keep one of them\n"
                        "  2:5-2:6: the first one\n");
}

static void test_no_duplicates(void **state) {
    (void)state;
    assert_problems("a: {a: 1}\nb: {a: 1}\nA: 2\n", "");
    assert_problems("[a]: 1\n[a]: 2\n", ""); /* complex keys are not compared; the vocabulary refuses them */
    assert_problems("- {a: 1}\n- {a: 1}\n", "");
}

/* ---- merge keys -------------------------------------------------------------------------------------------------- */

static void test_merge(void **state) {
    const struct document *document = read_one("base: &base {a: 1, b: 2, c: 3}\n"
                                               "more:\n"
                                               "  b: own\n"
                                               "  <<: *base\n"
                                               "  d: own\n");
    const struct node *more = node_at(document, "more");
    (void)state;
    assert_string_equal(problems_string(document), "");
    assert_string_equal(entries_string(more), "b=own d=own <a=1 <c=3");
    assert_int_equal(more->entries[2].merged->kind, NODE_ALIAS);
    assert_string_equal(place_of(node_span(more->entries[2].merged)), "4:7-4:12");
    assert_string_equal(place_of(node_span(more->entries[2].key)), "1:14-1:15");
    assert_string_equal(place_of(node_span(more)), "3:3-5:9");
}

/* The order of YAML's merge key: the mapping's own keys first, then the earlier mappings of the list. */
static void test_merge_list(void **state) {
    const struct document *document = read_one("one: &one {a: 1, b: 1}\n"
                                               "two: &two {b: 2, c: 2}\n"
                                               "all: {<<: [*one, *two, {c: 3, d: 3}], a: own}\n");
    const struct node *all = node_at(document, "all");
    (void)state;
    assert_string_equal(problems_string(document), "");
    assert_string_equal(entries_string(all), "a=own <b=1 <c=2 <d=3");
    assert_string_equal(place_of(node_span(all->entries[1].merged)), "3:12-3:16");
    assert_string_equal(place_of(node_span(all->entries[2].merged)), "3:18-3:22");
    assert_string_equal(place_of(node_span(all->entries[3].merged)), "3:24-3:36");
}

static void test_merge_of_what_was_merged(void **state) {
    const struct document *document = read_one("one: &one {a: 1, b: 1}\n"
                                               "two: &two {<<: *one, b: 2}\n"
                                               "all: {<<: *two, c: 3}\n");
    const struct node *all = node_at(document, "all");
    (void)state;
    assert_string_equal(entries_string(all), "c=3 <b=2 <a=1");
    assert_string_equal(place_of(node_span(all->entries[2].merged)), "3:11-3:15"); /* the last merge on the way */
}

static void test_merge_of_an_alias_to_a_list(void **state) {
    const struct document *document = read_one("list: &list [{a: 1}, {b: 2}]\n"
                                               "all: {<<: *list}\n");
    (void)state;
    assert_string_equal(entries_string(node_at(document, "all")), "<a=1 <b=2");
}

static void test_quoted_merge_key_is_a_key(void **state) {
    const struct document *document = read_one("a: {\"<<\": {b: 1}}\n");
    (void)state;
    assert_string_equal(entries_string(node_at(document, "a")), "<<=");
    assert_null(node_at(document, "a")->entries[0].merged);
}

static void test_merge_of_no_mapping(void **state) {
    (void)state;
    assert_problems("a: &a x\nb: {<<: *a}\n", "merge 2:9-2:11: \"<<\" takes a mapping or a list of mappings\n");
    assert_problems("b:\n  <<: 12\n", "merge 2:7-2:9: \"<<\" takes a mapping or a list of mappings\n");
    assert_problems("b:\n  <<:\n", "merge 2:6: \"<<\" takes a mapping or a list of mappings\n");
    assert_problems("b: {<<: [{a: 1}, c, [d]]}\n", "merge 1:18-1:19: \"<<\" takes a mapping or a list of mappings\n"
                                                   "merge 1:21-1:24: \"<<\" takes a mapping or a list of mappings\n");
}

static void test_two_merge_keys(void **state) {
    (void)state;
    assert_problems("a: {<<: {b: 1}, <<: {c: 1}}\n",
                    "duplicate-key 1:17-1:19: \"<<\" occurs twice in one mapping; give it a list of mappings\n");
}

/* Many keys, "k0: 1" and so on, a flow mapping without its braces. */
static sl_text many_keys(size_t count) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    char key[32];
    for (size_t i = 0; i < count; i++) {
        snprintf(key, sizeof key, "%sk%zu: 1", i ? ", " : "", i);
        buffer_append(&buffer, text_of(key));
    }
    sl_text text = arena_copy(&scratch, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

static void test_merge_limit(void **state) {
    sl_text keys = many_keys(SL_LIMIT_MERGED);
    (void)state;
    assert_string_equal(problems_of(arena_printf(&scratch, "a: &a {%.*s}\nb: {<<: *a}\n", TEXT_ARG(keys))), "");
    assert_string_equal(problems_of(arena_printf(&scratch, "a: &a {%.*s}\nb: {<<: *a, c: 1}\n", TEXT_ARG(keys))),
                        "limit 2:9-2:11: \"<<\" makes a mapping of more than 10000 keys\n");
}

/* Keys that the mapping already has do not make it larger. */
static void test_merge_limit_counts_a_key_once(void **state) {
    sl_text keys = many_keys(6000);
    (void)state;
    assert_string_equal(
        problems_of(arena_printf(&scratch, "a: &a {%.*s}\nb: {<<: [*a, *a], k0: own}\n", TEXT_ARG(keys))), "");
}

/* ---- tags -------------------------------------------------------------------------------------------------------- */

/* Reading without libyaml up to a place that needs it leaves nothing behind. */
static void test_unusual_ends_of_simple_texts(void **state) {
    (void)state;
    assert_problems("a: b\na: c\nd: |\n  e\n",
                    "duplicate-key 2:1-2:2: the key \"a\" occurs twice in one mapping; keep one of them\n"
                    "  1:1-1:2: the first one\n");
    assert_string_equal(documents_string(TEXT("a: {b: c, b: d}\ne: &f g\n")),
                        "broken at 1:1-2:8\n"
                        "duplicate-key 1:11-1:12: the key \"b\" occurs twice in one mapping; keep one of them\n"
                        "  1:5-1:6: the first one\n");
    assert_string_equal(documents_string(TEXT("a: b\n---\nc: d\n")), "good at 1:1-1:5\ngood at 3:1-3:5\n");
    assert_string_equal(documents_string(TEXT("a:\n- {b: [c]}\n  d: e\n---\nf: g\n")),
                        "broken at nothing\n"
                        "yaml 3:3: this line is no key of the mapping above it; check its indentation\n"
                        "  1:1: it began here\n"
                        "good at 5:1-5:5\n");
    assert_string_equal(entries_string(read_one("a: &b {c: d}\ne:\n  <<: *b\n")->root), "a= e=");
}

static void test_core_tags(void **state) {
    (void)state;
    assert_problems("a: !!str 1\nb: !!int 1\nc: !!bool true\nd: !!null\ne: !!float 1.5\nf: !!map {}\ng: !!seq []\n",
                    "");
    assert_problems("a: ! x\nb: !<tag:yaml.org,2002:str> x\n", "");
    assert_problems("%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n", "");
}

static void test_other_tags(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("a: !secret x\nb: !!binary aGk=\nc: !<x:y> [1]\nd: !e {}\n")),
                        "broken at 1:1-4:9\n"
                        "tag 1:4-1:13: the tag \"!secret\" has no meaning here; delete it\n"
                        "tag 2:4-2:17: the tag \"tag:yaml.org,2002:binary\" has no meaning here; delete it\n"
                        "tag 3:4-3:12: the tag \"x:y\" has no meaning here; delete it\n"
                        "tag 4:4-4:8: the tag \"!e\" has no meaning here; delete it\n");
}

/* Each broken part counts as a document. Documents after it are read. */
static void test_wrong_directives(void **state) {
    (void)state;
    assert_string_equal(documents_string(TEXT("%YAML 2.0\n---\na: 1\n")),
                        "broken at nothing\n"
                        "yaml 1:1: this is read as YAML 1.2; delete the line with \"%YAML\"\n"
                        "good at 3:1-3:5\n");
    assert_string_equal(documents_string(TEXT("%YAML 1.2\n---\na: 1\n")), "good at 3:1-3:5\n");
    assert_string_equal(documents_string(TEXT("%FOO x\n---\na: 1\n")), "broken at nothing\n"
                                                                       "yaml 1:5: found unknown directive name\n"
                                                                       "  1:1: it began here\n"
                                                                       "good at 3:1-3:5\n");
}

static void test_undeclared_handle(void **state) {
    (void)state;
    assert_problems("a: !x!y 1\n", "yaml 1:4: found undefined tag handle\n");
}

/* ---- limits and hostile texts ------------------------------------------------------------------------------------ */

static void test_depth(void **state) {
    (void)state;
    const struct document *deep;
    size_t count;
    sl_text brackets = repeated("", "[", SL_LIMIT_DEPTH, "");
    deep = read_bytes(repeated(brackets.bytes, "]", SL_LIMIT_DEPTH, ""), &count);
    assert_string_equal(problems_string(deep), "");
    brackets = repeated("", "[", SL_LIMIT_DEPTH + 1, "");
    deep = read_bytes(repeated(brackets.bytes, "]", SL_LIMIT_DEPTH + 1, ""), &count);
    assert_string_equal(problems_string(deep), "limit 1:65-1:66: collections are nested more than 64 deep\n");
    assert_null(deep->root);
}

static void test_depth_of_blocks(void **state) {
    (void)state;
    assert_string_equal(problems_of(repeated("", "- ", SL_LIMIT_DEPTH, "a\n")), "");
    assert_string_equal(problems_of(repeated("", "- ", SL_LIMIT_DEPTH + 1, "a\n")),
                        "limit 1:129: collections are nested more than 64 deep\n");
}

static void test_file_size(void **state) {
    size_t count;
    (void)state;
    sl_text yaml = repeated("a: 1 #", "x", SL_LIMIT_FILE_BYTES - 7, "\n");
    struct document *document = read_bytes(yaml, &count);
    assert_string_equal(problems_string(document), "");
    assert_string_equal(problems_of(repeated(yaml.bytes, "#", 1, "")),
                        "encoding 1:1: the file is larger than 16777216 bytes, the most that is read\n");
}

/* Returns the processor time of reading. With quadratic time, larger texts of these kinds would take minutes. */
static double seconds_to_read(sl_text yaml) {
    size_t count;
    clock_t start = clock();
    read_bytes(yaml, &count);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

#define SOON 3.0 /* seconds, enough for sanitizers on a busy machine */

static void test_hostile_nesting_ends_fast(void **state) {
    static const char *const parts[] = {"[", "{", "[\n", "- ", "? ", "[a,", "{a: ", "- - [ "};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        assert_true(seconds_to_read(repeated("", parts[i], 200000, "")) < SOON);
}

static void test_many_merges_end_fast(void **state) {
    sl_text keys = many_keys(9999);
    (void)state;
    sl_text yaml = arena_printf(&scratch, "a: &a {%.*s}\nb:\n", TEXT_ARG(keys));
    assert_true(seconds_to_read(repeated(yaml.bytes, "- <<: *a\n", 12, "")) < SOON);
}

static void test_many_tag_directives_end_fast(void **state) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    char line[32];
    (void)state;
    for (size_t i = 0; i < 30000; i++) {
        snprintf(line, sizeof line, "%%TAG !a%zu! x\n", i);
        buffer_append(&buffer, text_of(line));
    }
    buffer_append(&buffer, TEXT("---\na: 1\n"));
    sl_text yaml = arena_copy(&scratch, buffer_text(&buffer));
    buffer_free(&buffer);
    assert_true(seconds_to_read(yaml) < SOON);
}

static void test_many_duplicates_end_fast(void **state) {
    (void)state;
    assert_true(seconds_to_read(repeated("", "a: 1\n", 50000, "")) < SOON);
}

static void test_without_memory(void **state) {
    struct arena full = {.failed = true};
    const sl_source *source = source_of(TEXT("a: 1\n"));
    size_t count = 7;
    (void)state;
    assert_null(yaml_read(&full, source, &count));
    assert_int_equal(count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_places_of_scalars),
        TEST(test_places_of_scalars_on_several_lines),
        TEST(test_places_of_block_scalars),
        TEST(test_places_of_collections),
        TEST(test_columns_are_characters),
        TEST(test_mark_is_not_counted),
        TEST(test_other_line_ends),
        TEST(test_the_end_of_the_file),
        TEST(test_an_empty_value_at_the_end_of_the_file),
        TEST(test_tags_and_anchors_are_kept),
        TEST(test_nul_in_a_text_is_data),
        TEST(test_nothing_in_it),
        TEST(test_other_roots),
        TEST(test_several_documents),
        TEST(test_broken_then_good),
        TEST(test_broken_by_a_limit_then_good),
        TEST(test_where_reading_goes_on),
        TEST(test_places_behind_a_broken_one),
        TEST(test_anchors_end_with_their_document),
        TEST(test_too_many_documents),
        TEST(test_bad_bytes),
        TEST(test_tabs),
        TEST(test_said_so_that_people_know),
        TEST(test_alias_to_nothing),
        TEST(test_alias_inside_what_it_names),
        TEST(test_the_newest_anchor_counts),
        TEST(test_aliases_as_keys),
        TEST(test_too_many_anchors),
        TEST(test_billion_laughs),
        TEST(test_expanded_nodes_are_counted),
        TEST(test_duplicate_keys),
        TEST(test_a_key_three_times),
        TEST(test_all_duplicates_of_a_document),
        TEST(test_no_duplicates),
        TEST(test_merge),
        TEST(test_merge_list),
        TEST(test_merge_of_what_was_merged),
        TEST(test_merge_of_an_alias_to_a_list),
        TEST(test_quoted_merge_key_is_a_key),
        TEST(test_merge_of_no_mapping),
        TEST(test_two_merge_keys),
        TEST(test_merge_limit),
        TEST(test_merge_limit_counts_a_key_once),
        TEST(test_unusual_ends_of_simple_texts),
        TEST(test_core_tags),
        TEST(test_other_tags),
        TEST(test_wrong_directives),
        TEST(test_undeclared_handle),
        TEST(test_depth),
        TEST(test_depth_of_blocks),
        TEST(test_file_size),
        TEST(test_hostile_nesting_ends_fast),
        TEST(test_many_merges_end_fast),
        TEST(test_many_tag_directives_end_fast),
        TEST(test_many_duplicates_end_fast),
        TEST(test_without_memory),
    };
    return RUN(tests);
}
