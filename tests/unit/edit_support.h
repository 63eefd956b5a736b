/* edit_support.h - edits written as strings, and documents as lists of paths and values, for tests of
 * yaml/edit/edit.h. */
#ifndef SAMPLINT_TESTS_EDIT_SUPPORT_H
#define SAMPLINT_TESTS_EDIT_SUPPORT_H

#include <stdio.h>

#include "support.h"
#include "yaml/edit/edit.h"

/* The parts of a text between separators. */
static inline sl_text *split(sl_text text, char separator, size_t *count) {
    sl_text *parts = arena_array(&scratch, text.length + 1, sizeof *parts);
    size_t from = 0;
    *count = 0;
    for (size_t at = 0; at <= text.length; at++)
        if (at == text.length || text.bytes[at] == separator) {
            parts[(*count)++] = text_slice(text, from, at);
            from = at + 1;
        }
    return parts;
}

/* Reads a value: "word", "#12" for an integer, "?true" for a truth value, "[a b]" for a list, "-" to remove. */
static inline void read_new_value(struct edit *edit, sl_text value) {
    char first = value.length ? value.bytes[0] : 0;
    if (first == '#') {
        edit->kind = EDIT_INTEGER;
        edit->integer = strtoll(string_of(value) + 1, NULL, 10);
    } else if (first == '?') {
        edit->kind = EDIT_BOOL;
        edit->truth = text_equal(value, TEXT("?true"));
    } else if (first == '[' && value.bytes[value.length - 1] == ']') {
        edit->kind = EDIT_LIST;
        edit->words = NULL;
        edit->word_count = 0;
        if (value.length > 2)
            edit->words = split(text_slice(value, 1, value.length - 1), ' ', &edit->word_count);
    } else if (text_equal(value, TEXT("-"))) {
        edit->kind = EDIT_REMOVE;
    } else {
        edit->kind = EDIT_WORD;
        edit->word = value;
    }
}

/* Reads an edit: "a.b=value", or "path@a.b=value" below the root at a path. */
static inline struct edit read_edit(const struct document *document, sl_text text) {
    struct edit edit = {.root = NULL};
    const char *value = memchr(text.bytes, '=', text.length);
    assert_non_null(value);
    size_t length = (size_t)(value - text.bytes);
    const char *root = memchr(text.bytes, '@', length);
    size_t from = 0;
    if (root) {
        from = (size_t)(root - text.bytes) + 1;
        edit.root = node_at(document, string_of(text_slice(text, 0, from - 1)));
    }
    edit.keys = split(text_slice(text, from, length), '.', &edit.key_count);
    read_new_value(&edit, text_slice(text, length + 1, text.length));
    return edit;
}

/* Makes edits, separated by ";", in the document with this number. Returns the new text, after the edits that were
 * refused. */
static inline const char *edited_in(const char *yaml, size_t number, const char *edits) {
    size_t document_count, count;
    struct document *documents = read_bytes(text_of(yaml), &document_count);
    sl_text *texts = split(text_of(edits), ';', &count), bytes, all = {"", 0};
    struct edit *list = arena_array(&scratch, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = read_edit(&documents[number], texts[i]);
    bool good = yaml_edit(&scratch, &documents[number], list, count, &bytes);
    for (size_t i = 0; i < count; i++) {
        assert_true(!good || list[i].refusal.length == 0);
        if (list[i].refusal.length)
            all = arena_printf(&scratch, "%.*s(%.*s: %.*s)\n", TEXT_ARG(all), TEXT_ARG(texts[i]),
                               TEXT_ARG(list[i].refusal));
    }
    return arena_printf(&scratch, "%.*s%.*s", TEXT_ARG(all), TEXT_ARG(bytes)).bytes;
}

#define assert_edited(yaml, edits, expected) assert_string_equal(edited_in(yaml, 0, edits), expected)

/* ---- what a document says ---------------------------------------------------------------------------------------- */

/* A value and its path. The words of a list are sorted and joined with commas. Missing values are not listed. */
struct said {
    sl_text path;
    sl_text value;
};

struct said_list {
    struct said *items;
    size_t count, capacity;
};

static inline void say(struct said_list *list, sl_text path, sl_text value) {
    list->items = arena_grow(&scratch, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (struct said){path, value};
}

static inline int compare_texts(const void *left, const void *right) {
    return text_compare(*(const sl_text *)left, *(const sl_text *)right);
}

static inline sl_text list_string(sl_text *words, size_t count) {
    sl_text all = TEXT("list");
    if (count)
        qsort(words, count, sizeof *words, compare_texts);
    for (size_t i = 0; i < count; i++)
        all = arena_printf(&scratch, "%.*s, %.*s", TEXT_ARG(all), TEXT_ARG(words[i]));
    return all;
}

static inline sl_text value_string(const struct node *written) {
    const struct node *node = node_behind(written);
    static const char *const types[] = {"null", "bool", "integer", "float", "text"};
    if (node->kind == NODE_SCALAR)
        return arena_printf(&scratch, "%s %.*s", types[scalar_resolve(node).type], TEXT_ARG(node->text));
    if (node->kind == NODE_MAPPING)
        return arena_printf(&scratch, "mapping of %zu", (size_t)node->entry_count);
    sl_text *words = arena_array(&scratch, node->item_count, sizeof *words);
    for (size_t i = 0; i < node->item_count; i++)
        words[i] = value_string(node->items[i]);
    return list_string(words, node->item_count);
}

static inline sl_text path_below(sl_text path, sl_text key) {
    return arena_printf(&scratch, "%.*s%s%.*s", TEXT_ARG(path), path.length ? "." : "", TEXT_ARG(key));
}

/* Lists all values below a mapping, with "?" for complex keys. */
static inline void collect_said(struct said_list *list, sl_text path, const struct node *mapping) {
    for (size_t i = 0; i < mapping->entry_count; i++) {
        const struct node *key = node_behind(mapping->entries[i].key), *value = node_behind(mapping->entries[i].value);
        sl_text below = path_below(path, key->kind == NODE_SCALAR ? key->text : TEXT("?"));
        if (value->kind == NODE_MAPPING)
            collect_said(list, below, value);
        else if (value->kind != NODE_SCALAR || !scalar_is_null(value))
            say(list, below, value_string(value));
    }
}

static inline int compare_said(const void *left, const void *right) {
    const struct said *a = left, *b = right;
    int order = text_compare(a->path, b->path);
    return order ? order : text_compare(a->value, b->value);
}

/* Returns the values as one string, sorted. */
static inline const char *said_string(struct said_list *list) {
    sl_text all = {"", 0};
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_said);
    for (size_t i = 0; i < list->count; i++)
        all = arena_printf(&scratch, "%.*s%.*s: %.*s\n", TEXT_ARG(all), TEXT_ARG(list->items[i].path),
                           TEXT_ARG(list->items[i].value));
    return string_of(all);
}

static inline bool is_below(sl_text path, sl_text root) {
    return path.length >= root.length && text_equal(text_slice(path, 0, root.length), root) &&
           (path.length == root.length || path.bytes[root.length] == '.');
}

static inline sl_text edit_path(const struct edit *edit) {
    sl_text path = {"", 0};
    for (size_t i = 0; i < edit->key_count; i++)
        path = path_below(path, edit->keys[i]);
    return path;
}

/* Returns a list with other words; those that it had keep their values. */
static inline sl_text new_list(const struct edit *edit, sl_text old) {
    static const char *const types[] = {"bool", "integer", "float", "null"};
    size_t old_count;
    sl_text *words = split(old, ',', &old_count), *said = arena_array(&scratch, edit->word_count, sizeof *said);
    for (size_t i = 0; i < edit->word_count; i++) {
        said[i] = arena_printf(&scratch, "text %.*s", TEXT_ARG(edit->words[i]));
        for (size_t j = 0; j < COUNT_OF(types); j++) {
            sl_text as = arena_printf(&scratch, " %s %.*s", types[j], TEXT_ARG(edit->words[i]));
            if (text_find(words, old_count, as) < old_count)
                said[i] = text_slice(as, 1, as.length);
        }
    }
    return list_string(said, edit->word_count);
}

/* Returns the expected values after an edit below the root of the document. */
static inline void say_edit(struct said_list *list, const struct edit *edit) {
    sl_text path = edit_path(edit), old = {"", 0}, value = {"", 0};
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!is_below(list->items[i].path, path))
            list->items[count++] = list->items[i];
        else
            old = list->items[i].value;
    }
    list->count = count;
    switch (edit->kind) {
    case EDIT_WORD: value = arena_printf(&scratch, "text %.*s", TEXT_ARG(edit->word)); break;
    case EDIT_INTEGER: value = arena_printf(&scratch, "integer %lld", (long long)edit->integer); break;
    case EDIT_BOOL: value = edit->truth ? TEXT("bool true") : TEXT("bool false"); break;
    case EDIT_LIST: value = new_list(edit, old); break;
    case EDIT_REMOVE: return;
    }
    say(list, path, value);
}

#endif
