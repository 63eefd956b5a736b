/* Tests of yaml/edit/edit.h: random edits of random texts and of files of other projects. */
#include "base/buffer.h"
#include "base/file.h"
#include "samplint/limits.h"
#include "unit/edit_support.h"
#include "yaml/edit/layout.h"

enum { RUNS = 4000 };

/* ---- chance, the same in every run ------------------------------------------------------------------------------- */

static uint64_t chance_state;

static size_t chance(size_t below) {
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(chance_state >> 33) % below;
}

static bool one_in(size_t count) {
    return chance(count) == 0;
}

/* ---- a text in a layout of its own ------------------------------------------------------------------------------- */

enum { DEEPEST = 4, ANCHORS = 40 };

struct author {
    struct buffer text;
    bool shares;         /* with anchors, aliases and "<<" */
    size_t anchors;      /* written so far */
    char kinds[ANCHORS]; /* of what they stand for: 's'calar, 'l'ist, 'm'apping */
};

static void put(struct author *author, const char *string) {
    buffer_append(&author->text, text_of(string));
}

static void put_word(struct author *author, bool flow) {
    static const char *const words[] = {"alpha",
                                        "beta",
                                        "gamma",
                                        "delta",
                                        "true",
                                        "12",
                                        "'it''s'",
                                        "\"a \\\"b\\\"\"",
                                        "two words",
                                        "\xC3\xA9t\xC3\xA9",
                                        "'# no comment'",
                                        "~",
                                        "x:y",
                                        "0x1F",
                                        "null"};
    static const char *const lines[] = {"!!str tagged", "!!str 12", "'on two\n        lines'",
                                        "plain on\n        two lines"};
    if (one_in(12))
        put(author, flow ? "\"{[,]}\"" : lines[chance(4)]);
    else
        put(author, words[chance(sizeof words / sizeof *words)]);
}

static void put_comment(struct author *author) {
    static const char *const comments[] = {"# why", "# it's \"so\": [1, 2", "#", "# \xC3\xA4 - b"};
    put(author, comments[chance(4)]);
}

static void end_line(struct author *author) {
    if (one_in(4)) {
        static const char *const gaps[] = {" ", "  ", "          ", "\t", " \t "};
        put(author, gaps[chance(5)]);
        put_comment(author);
    } else if (one_in(10)) {
        put(author, one_in(2) ? " " : "\t");
    }
    put(author, "\n");
}

static void between_lines(struct author *author, size_t column) {
    while (one_in(8)) {
        if (one_in(2)) {
            buffer_repeat(&author->text, ' ', one_in(3) ? chance(12) : column);
            put_comment(author);
        }
        put(author, "\n");
    }
}

static void put_anchor(struct author *author, char kind) {
    if (!author->shares || author->anchors == ANCHORS || !one_in(6))
        return;
    author->kinds[author->anchors] = kind;
    buffer_append(&author->text, arena_printf(&scratch, "&n%zu ", author->anchors++));
}

/* Writes an alias of a node of this kind, at random. */
static bool put_alias(struct author *author, char kind) {
    if (!author->shares || author->anchors == 0 || !one_in(6))
        return false;
    size_t at = chance(author->anchors);
    if (author->kinds[at] != kind)
        return false;
    buffer_append(&author->text, arena_printf(&scratch, "*n%zu ", at));
    return true;
}

static void flow_gap(struct author *author, bool lines) {
    if (!lines) {
        put(author, one_in(4) ? "" : " ");
        return;
    }
    end_line(author);
    buffer_repeat(&author->text, ' ', 20 + chance(3));
}

static void put_flow_list(struct author *author) {
    size_t count = chance(4);
    bool lines = one_in(4), apart = one_in(3);
    put(author, "[");
    for (size_t i = 0; i < count; i++) {
        static const char *const words[] = {"red", "'blue'", "\"green\"", "gray"};
        if (i || lines || apart)
            flow_gap(author, lines);
        put(author, words[i]);
        if (i + 1 < count || one_in(5))
            put(author, ",");
    }
    if (lines || apart)
        flow_gap(author, lines);
    put(author, "]");
}

static void put_flow_mapping(struct author *author, size_t depth) {
    size_t count = chance(4);
    bool lines = one_in(4), apart = one_in(2), merges = false;
    put(author, "{");
    for (size_t i = 0; i < count; i++) {
        if (i || lines || apart)
            flow_gap(author, lines);
        if (!merges && one_in(6)) {
            put(author, "<<: ");
            merges = put_alias(author, 'm');
            if (!merges)
                put(author, "{}");
            merges = true;
        } else {
            buffer_append(&author->text, arena_printf(&scratch, one_in(6) ? "\"k%zu\"" : "k%zu", i));
            if (one_in(12)) {
                if (one_in(2))
                    put(author, ":");
                put(author, " ");
            } else {
                put(author, ": ");
                if (one_in(4) && depth < DEEPEST)
                    put_flow_mapping(author, depth + 1);
                else if (one_in(4))
                    put_flow_list(author);
                else if (!put_alias(author, 's'))
                    put_word(author, true);
            }
        }
        if (i + 1 < count || one_in(6))
            put(author, ",");
    }
    if (lines || apart)
        flow_gap(author, lines);
    put(author, "}");
}

static void put_block_list(struct author *author, size_t column) {
    static const char *const words[] = {"red", "'blue'", "\"green\"", "gray"};
    size_t count = 1 + chance(4), wide = chance(3);
    for (size_t i = 0; i < count; i++) {
        between_lines(author, column);
        buffer_repeat(&author->text, ' ', column);
        put(author, wide ? "- " : "-   ");
        if (!put_alias(author, 's')) {
            put_anchor(author, 's');
            put(author, words[i]);
        }
        end_line(author);
    }
}

static void put_block_mapping(struct author *author, size_t column, size_t depth, bool in_line);

static void put_block_scalar(struct author *author, size_t column) {
    static const char *const headers[] = {"|", ">", "|-", ">-", "|+", "|2-"};
    size_t header = chance(6);
    put(author, headers[header]);
    end_line(author);
    for (size_t i = chance(3); i > 0; i--) {
        buffer_repeat(&author->text, ' ', column + 2);
        put(author, "a line: of # text\n");
        if (one_in(4))
            put(author, "\n");
    }
}

static void put_block_value(struct author *author, size_t column, size_t depth) {
    switch (chance(10)) {
    case 0:
        put(author, " ");
        put_flow_mapping(author, depth + 1);
        end_line(author);
        break;
    case 1:
        put(author, " ");
        put_anchor(author, 'l');
        put_flow_list(author);
        end_line(author);
        break;
    case 2:
        put(author, " ");
        put_anchor(author, 'l');
        end_line(author);
        put_block_list(author, column + chance(3));
        break;
    case 3:
        end_line(author); /* nothing */
        break;
    case 4:
        put(author, " ");
        put_block_scalar(author, column);
        break;
    case 5:
    case 6:
        if (depth >= DEEPEST)
            put(author, " {}\n");
        else if (one_in(4)) {
            put(author, " ");
            if (!put_alias(author, 'm'))
                put(author, "{}");
            end_line(author);
        } else {
            put(author, " ");
            size_t at = author->anchors;
            put_anchor(author, 'x');
            end_line(author);
            put_block_mapping(author, column + 1 + chance(4), depth + 1, false);
            if (author->anchors > at)
                author->kinds[at] = 'm'; /* it is complete now */
        }
        break;
    default:
        put(author, one_in(8) ? "\n                " : one_in(8) ? "\t" : " ");
        if (!put_alias(author, one_in(2) ? 's' : 'l')) {
            put_anchor(author, 's');
            put_word(author, false);
        }
        end_line(author);
        break;
    }
}

static void put_block_mapping(struct author *author, size_t column, size_t depth, bool in_line) {
    size_t count = 1 + chance(5), merge = author->shares && one_in(3) ? chance(count) : count;
    for (size_t i = 0; i < count; i++) {
        if (!(in_line && i == 0)) {
            between_lines(author, column);
            buffer_repeat(&author->text, ' ', column);
        }
        if (i == merge) {
            put(author, "<<: ");
            if (!put_alias(author, 'm'))
                put(author, one_in(2) ? "{}" : "{k0: merged, k7: merged}");
            end_line(author);
            if (one_in(2))
                continue;
            buffer_repeat(&author->text, ' ', column);
        }
        if (one_in(15) && i != merge) {
            buffer_append(&author->text, arena_printf(&scratch, one_in(2) ? "? k%zu\n" : "? [k%zu, b]\n", i));
            buffer_repeat(&author->text, ' ', column);
        } else {
            buffer_append(&author->text, arena_printf(&scratch, one_in(6) ? "'k%zu'" : "k%zu", i));
        }
        put(author, ":");
        put_block_value(author, column, depth);
    }
}

/* Returns the text with "\r\n" line ends. */
static sl_text with_carriage_returns(sl_text text) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '\n')
            buffer_byte(&buffer, '\r');
        buffer_byte(&buffer, text.bytes[i]);
    }
    sl_text result = arena_copy(&scratch, buffer_text(&buffer));
    buffer_free(&buffer);
    return result;
}

static sl_text random_text(bool shares) {
    struct author author = {.text = BUFFER_EMPTY(SIZE_MAX / 2), .shares = shares};
    if (one_in(8))
        put(&author, "\xEF\xBB\xBF");
    if (one_in(6))
        put(&author, "# head\n");
    if (one_in(6))
        put(&author, "---\n");
    if (one_in(12)) {
        put_flow_mapping(&author, 0);
        put(&author, "\n");
    } else {
        put_block_mapping(&author, 0, 0, false);
    }
    if (one_in(8))
        put(&author, "...\n");
    if (one_in(8))
        put(&author, "---\nother: [1, 2] # document\n");
    sl_text text = arena_copy(&scratch, (sl_text){author.text.bytes, author.text.length});
    buffer_free(&author.text);
    if (one_in(5))
        while (text.length && text.bytes[text.length - 1] == '\n')
            text.length--;
    return one_in(4) ? with_carriage_returns(text) : text;
}

/* ---- random edits ------------------------------------------------------------------------------------------------ */

static const char *const values[] = {"new",
                                     "two words",
                                     "a: b",
                                     "it's",
                                     "yes",
                                     "#12",
                                     "#-3",
                                     "?true",
                                     "?false",
                                     "[]",
                                     "[red]",
                                     "[gray blue]",
                                     "[red blue green gray]",
                                     "[pink]",
                                     "[red pink]",
                                     "-",
                                     "-",
                                     "alpha",
                                     "\xC3\xA9",
                                     "[blue]"};

static sl_text random_path(void) {
    sl_text path = {"", 0};
    do
        path = path_below(path, arena_printf(&scratch, "k%zu", chance(6)));
    while (one_in(2));
    return path;
}

/* Makes edits below the root of a text's document and compares its values with the expected ones. Returns the new
 * text. */
static sl_text check_edits(sl_text text, const struct document *document, struct edit *edits, size_t count) {
    struct said_list expected = {NULL, 0, 0}, found = {NULL, 0, 0};
    sl_text bytes, asked = {"", 0};
    yaml_edit(&scratch, document, edits, count, &bytes);
    assert_false(scratch.failed);
    collect_said(&expected, (sl_text){"", 0}, node_behind(document->root));
    for (size_t i = 0; i < count; i++) {
        asked = arena_printf(&scratch, "%.*s%.*s\n", TEXT_ARG(asked), TEXT_ARG(edit_path(&edits[i])));
        if (edits[i].refusal.length == 0)
            say_edit(&expected, &edits[i]);
    }
    size_t document_count;
    struct document *documents = read_bytes(bytes, &document_count);
    collect_said(&found, (sl_text){"", 0}, node_behind(documents->root));
    const char *wanted = said_string(&expected), *got = said_string(&found);
    if (strcmp(wanted, got) != 0)
        fail_msg("%.*s---- made of\n%.*s\n---- this\n%.*s\n---- expected\n%s---- found\n%s", TEXT_ARG(asked),
                 TEXT_ARG(text), TEXT_ARG(bytes), wanted, got);
    return bytes;
}

static struct edit random_edit(const struct document *document) {
    sl_text path = random_path(); /* TEXT_ARG() takes it twice */
    sl_text line = arena_printf(&scratch, "%.*s=%s", TEXT_ARG(path), values[chance(COUNT_OF(values))]);
    return read_edit(document, line);
}

static void test_random_edits(void **state) {
    (void)state;
    size_t made = 0, shared = 0;
    for (size_t i = 0; i < RUNS; i++) {
        chance_state = i;
        sl_text text = random_text(i % 2);
        size_t document_count, count = 1 + chance(6);
        struct document *documents = read_bytes(text, &document_count);
        struct edit edits[6];
        for (size_t j = 0; j < count; j++)
            edits[j] = random_edit(documents);
        if (!documents->broken) /* a few are, because of a tab as indentation */
            check_edits(text, documents, edits, count);
        for (size_t j = 0; j < count && !documents->broken; j++) {
            made += edits[j].refusal.length == 0;
            shared += text_contains(edits[j].refusal, TEXT("anchor"));
        }
        arena_free(&scratch);
    }
    assert_true(made > RUNS); /* the test must not be empty */
    assert_true(shared > 0);
}

/* ---- all other lines --------------------------------------------------------------------------------------------- */

static size_t common_start(sl_text a, sl_text b) {
    size_t at = 0;
    while (at < a.length && at < b.length && a.bytes[at] == b.bytes[at])
        at++;
    return at;
}

static size_t common_end(sl_text a, sl_text b) {
    size_t count = 0;
    while (count < a.length && count < b.length && a.bytes[a.length - 1 - count] == b.bytes[b.length - 1 - count])
        count++;
    return count;
}

/* Asserts that two texts are the same before one line of the old text and after another, apart from new lines after the
 * comments that follow it. */
static void assert_lines_stay(sl_text old, sl_text new, size_t first, size_t last) {
    size_t from = line_start(old, first), to = line_next(old, last);
    for (size_t at; (at = skip_blanks(old, to)) < old.length && old.bytes[at] == '#';)
        to = line_next(old, at);
    if (common_start(old, new) < from || common_end(old, new) < old.length - to)
        fail_msg("%.*s\n---- became\n%.*s", TEXT_ARG(old), TEXT_ARG(new));
}

/* Returns the line that starts here, without its end. */
static sl_text line_from(sl_text text, size_t at) {
    size_t end = at;
    while (end < text.length && !is_break(text.bytes[end]))
        end++;
    return text_slice(text, at, end);
}

static bool has_line(sl_text text, sl_text line) {
    for (size_t at = line_start(text, 0); at < text.length; at = line_next(text, at))
        if (text_equal(line_from(text, at), line))
            return true;
    return false;
}

/* Asserts that each line of a list still exists, except for that of the removed item. */
static void assert_items_stay(sl_text old, sl_text new, const struct node *list) {
    size_t gone = list->items[0]->span.start.byte;
    for (size_t at = list->span.start.byte; at < list->span.end.byte; at = line_next(old, at)) {
        size_t from = line_start(old, at), to = line_next(old, at);
        if ((gone < from || gone >= to) && !has_line(new, line_from(old, from)))
            fail_msg("\"%.*s\" is lost from\n%.*s", TEXT_ARG(line_from(old, from)), TEXT_ARG(new));
    }
}

struct tally {
    size_t changed, refused;
};

/* Returns a new value of the same type. A list loses its first word and gets a new one. */
static void other_value(struct edit *edit, const struct node *value) {
    struct scalar scalar = value->kind == NODE_SCALAR ? scalar_resolve(value) : (struct scalar){.type = SCALAR_TEXT};
    if (value->kind == NODE_SEQUENCE) {
        sl_text *words = arena_array(&scratch, value->item_count + 1, sizeof *words);
        edit->kind = EDIT_LIST;
        edit->words = words;
        edit->word_count = 0;
        for (size_t i = 1; i < value->item_count; i++)
            if (node_behind(value->items[i])->kind == NODE_SCALAR)
                words[edit->word_count++] = node_behind(value->items[i])->text;
        words[edit->word_count++] = TEXT("quite_new");
    } else if (scalar.type == SCALAR_BOOL) {
        edit->kind = EDIT_BOOL;
        edit->truth = !scalar.truth;
    } else if (scalar.type == SCALAR_INTEGER) {
        edit->kind = EDIT_INTEGER;
        edit->integer = scalar.integer == 7 ? 8 : 7;
    } else {
        edit->kind = EDIT_WORD;
        edit->word = TEXT("quite_new");
    }
}

static void change_value(const struct document *document, struct edit edit, const struct entry *entry, bool only,
                         struct tally *tally) {
    sl_text old = document->source->bytes, new;
    size_t first = entry->key->span.start.byte, last = content_end(old, entry->value);
    other_value(&edit, node_behind(entry->value));
    if (!yaml_edit(&scratch, document, &edit, 1, &new)) {
        assert_true(text_contains(edit.refusal, TEXT("the anchor")));
        assert_string_equal(string_of(old), string_of(new));
        tally->refused++;
        return;
    }
    tally->changed++;
    assert_lines_stay(old, new, first, last);
    if (entry->value->kind == NODE_SEQUENCE && entry->value->style == STYLE_BLOCK)
        assert_items_stay(old, new, entry->value);
    if (entry->value->kind != NODE_SEQUENCE && entry->value->style != STYLE_LITERAL &&
        entry->value->style != STYLE_FOLDED)
        assert_true(common_start(old, new) >= entry->value->span.start.byte);
    edit.kind = EDIT_REMOVE;
    yaml_edit(&scratch, document, &edit, 1, &new);
    if (edit.refusal.length) { /* the lines after it would become a part of the text before it */
        assert_true(text_contains(old, TEXT(": |")) || text_contains(old, TEXT(": >")));
        tally->refused++;
        return;
    }
    if (!only) /* otherwise the text around it changes, too */
        assert_lines_stay(old, new, line_start(old, first) ? line_start(old, first) - 1 : 0, last);
}

/* Changes each value below a mapping, in turn. */
static void change_values(const struct document *document, const struct node *root, const struct node *mapping,
                          sl_text *keys, size_t depth, struct tally *tally) {
    for (size_t i = 0; i < mapping->entry_count; i++) {
        const struct entry *entry = &mapping->entries[i];
        const struct node *value = entry->value;
        if (entry->merged || entry->key->kind != NODE_SCALAR)
            continue;
        keys[depth] = entry->key->text;
        if (value->kind == NODE_MAPPING) {
            change_values(document, root, value, keys, depth + 1, tally);
            continue;
        }
        bool words = true;
        for (size_t j = 0; value->kind == NODE_SEQUENCE && j < value->item_count; j++) {
            words = words && value->items[j]->kind != NODE_MAPPING;
            if (value->items[j]->kind == NODE_MAPPING)
                change_values(document, value->items[j], value->items[j], keys + depth + 1, 0, tally);
        }
        struct edit edit = {.root = root, .keys = keys, .key_count = depth + 1};
        if (words && node_behind(value)->kind != NODE_MAPPING && value->span.end.byte > value->span.start.byte)
            change_value(document, edit, entry, mapping->entry_count == 1, tally);
    }
}

static bool is_yaml(sl_text name, const void *context) {
    (void)context;
    return text_ends_with(name, TEXT(".yaml"));
}

/* Changes each value of each YAML file in a folder. */
static struct tally change_files(const char *folder) {
    struct arena arena = ARENA_EMPTY;
    struct file_list list = {.arena = &arena};
    struct tally tally = {0, 0};
    file_find(&list, folder, is_yaml, NULL);
    for (size_t i = 0; i < list.count; i++) {
        sl_text bytes, keys[SL_LIMIT_DEPTH];
        assert_int_equal(file_read(&arena, list.paths[i].bytes, 100 * 1024, &bytes), FILE_OK);
        size_t count;
        struct document *documents = read_bytes(bytes, &count);
        for (size_t j = 0; j < count; j++)
            if (!documents[j].broken && documents[j].root && documents[j].root->kind == NODE_MAPPING)
                change_values(&documents[j], documents[j].root, documents[j].root, keys, 0, &tally);
        arena_free(&scratch);
    }
    arena_free(&arena);
    return tally;
}

static void test_examples(void **state) {
    struct tally tally = change_files(EXAMPLES_FOLDER);
    (void)state;
    assert_true(tally.changed > 500);
    assert_int_equal(tally.refused, 0);
}

static void test_golden_files(void **state) {
    struct tally tally = change_files(EXAMPLES_FOLDER "/../tests/golden");
    (void)state;
    assert_true(tally.changed > 500);
    assert_true(tally.refused > 0); /* shared nodes were among them */
}

static void test_random_values(void **state) {
    struct tally tally = {0, 0};
    (void)state;
    for (size_t i = 0; i < RUNS / 10; i++) {
        chance_state = i;
        sl_text keys[SL_LIMIT_DEPTH], text = random_text(false);
        size_t count;
        struct document *documents = read_bytes(text, &count);
        if (!documents->broken)
            change_values(documents, documents->root, documents->root, keys, 0, &tally);
        arena_free(&scratch);
    }
    assert_true(tally.changed > RUNS / 10);
    assert_true(tally.refused < RUNS / 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_random_edits),
        TEST(test_examples),
        TEST(test_golden_files),
        TEST(test_random_values),
    };
    return RUN(tests);
}
