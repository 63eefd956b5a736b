/* value.c - replaces one value, with one function for each way that it can be written, and the words of a list. */
#include "yaml/edit/value.h"

#include "base/text.h"
#include "yaml/edit/flow.h"
#include "yaml/edit/layout.h"
#include "yaml/edit/write.h"

static sl_text after_blank(struct editor *editor, sl_text text) {
    return arena_printf(editor->arena, " %.*s", TEXT_ARG(text));
}

/* ---- one value --------------------------------------------------------------------------------------------------- */

/* Puts a value after a key that has none. Returns the reason for a refusal, or the empty text. */
static sl_text put_behind_key(struct editor *editor, const struct node *key, sl_text text) {
    size_t colon = colon_at(editor->bytes, key), end = content_end(editor->bytes, key);
    if (colon < editor->bytes.length)
        editor_replace(editor, colon + 1, colon + 1, after_blank(editor, text));
    else if (editor->flow_count)
        editor_replace(editor, end, end, arena_printf(editor->arena, ": %.*s", TEXT_ARG(text)));
    else
        return arena_printf(editor->arena, "the key in line %zu has no \":\" to put a value after",
                            node_span(key).start.line);
    return (sl_text){NULL, 0};
}

/* Replaces the lines of a block collection by a value after its key. */
static void put_for_lines(struct editor *editor, const struct node *key, const struct node *value, sl_text text) {
    size_t start = content_start(editor->bytes, value), end = content_end(editor->bytes, value);
    if (!key || !starts_line(editor->bytes, start)) {
        editor_replace(editor, start, end, text);
        return;
    }
    size_t head = properties_end(editor->bytes, value);
    if (head == value->span.start.byte)
        head = colon_at(editor->bytes, key) + 1;
    editor_replace(editor, head, head, after_blank(editor, text));
    editor_remove_lines(editor, start, end);
}

/* Replaces a block scalar, whose header is on the line of its key. */
static void put_for_block_scalar(struct editor *editor, const struct node *value, sl_text text) {
    size_t header = header_end(editor->bytes, value), end = content_end(editor->bytes, value);
    size_t lines = line_next(editor->bytes, header);
    editor_replace(editor, content_start(editor->bytes, value), header, text);
    if (lines <= end && lines < value->span.end.byte)
        editor_remove_lines(editor, lines, end);
}

/* Replaces a value and its tag, which would change the type of the new value. Keeps its anchor. */
static void put_for_tagged(struct editor *editor, const struct node *value, sl_text text) {
    if (node_anchor(value).length)
        text = arena_printf(editor->arena, "&%.*s %.*s", TEXT_ARG(node_anchor(value)), TEXT_ARG(text));
    editor_replace(editor, value->span.start.byte, value->span.end.byte, text);
}

sl_text put_value(struct editor *editor, const struct node *key, const struct node *value, sl_text text) {
    size_t start = value->span.start.byte, end = value->span.end.byte;
    const struct node *shared = shared_within(editor, start, end);
    size_t content = content_start(editor->bytes, value);
    if (shared)
        return shared_reason(editor, shared);
    if (start == end)
        return put_behind_key(editor, key, text);
    if (value->style == STYLE_BLOCK)
        put_for_lines(editor, key, value, text);
    else if (value->style == STYLE_LITERAL || value->style == STYLE_FOLDED)
        put_for_block_scalar(editor, value, text);
    else if (node_tag(value).length)
        put_for_tagged(editor, value, text);
    else if (content == end)
        editor_replace(editor, end, end, after_blank(editor, text));
    else
        editor_replace(editor, content, end, text);
    return (sl_text){NULL, 0};
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

/* The items of a list, and the texts of new items that follow them. */
struct words {
    struct part *items;
    sl_text *texts;
    size_t text_count;
};

/* Decides which items stay, and writes the missing words in the style of the first. Returns false on lack of memory. */
static bool compare_words(struct editor *editor, const struct node *list, const struct edit *edit,
                          struct words *words) {
    bool *found = arena_array(editor->arena, edit->word_count, sizeof *found);
    *words = (struct words){.items = arena_array(editor->arena, list->item_count, sizeof *words->items),
                            .texts = arena_array(editor->arena, edit->word_count, sizeof *words->texts)};
    if (!found || !words->items || !words->texts)
        return false;
    for (size_t i = 0; i < list->item_count; i++) {
        const struct node *item = node_behind(list->items[i]);
        size_t at = item->kind == NODE_SCALAR ? text_find(edit->words, edit->word_count, item->text) : edit->word_count;
        bool stays = at < edit->word_count && !found[at];
        words->items[i] =
            (struct part){list->items[i]->span.start.byte, content_end(editor->bytes, list->items[i]), !stays};
        if (stays)
            found[at] = true;
    }
    const struct node *first = list->item_count ? node_behind(list->items[0]) : NULL;
    enum node_style style = first && first->kind == NODE_SCALAR ? first->style : STYLE_PLAIN;
    for (size_t i = 0; i < edit->word_count; i++) {
        if (found[i])
            continue;
        quote_word(&editor->text, edit->words[i], style, list->style == STYLE_FLOW);
        words->texts[words->text_count++] = editor_take(editor);
    }
    return true;
}

size_t line_after(const struct editor *editor, size_t end, size_t column) {
    sl_text bytes = editor->bytes;
    size_t at = line_next(bytes, end);
    for (;;) {
        size_t comment = skip_blanks(bytes, at);
        if (comment == bytes.length || bytes.bytes[comment] != '#' || comment - at < column)
            return at;
        at = line_next(bytes, comment); /* the comment belongs to the collection */
    }
}

static size_t dash_at(const struct editor *editor, const struct node *list, size_t item) {
    if (item == 0)
        return content_start(editor->bytes, list);
    return skip_space(editor->bytes, content_end(editor->bytes, list->items[item - 1]));
}

/* Adds items on lines of their own, with the layout of the first item. */
static void add_items(struct editor *editor, const struct node *list, const struct words *words) {
    sl_text bytes = editor->bytes;
    size_t dash = dash_at(editor, list, 0), column = column_at(bytes, dash), word = words->items[0].from;
    bool in_line = starts_line(bytes, dash) && !has_break(text_slice(bytes, dash, word)) && word > dash + 1;
    for (size_t i = 0; i < words->text_count; i++) {
        if (in_line) {
            buffer_append(&editor->text, text_slice(bytes, line_start(bytes, dash), word));
        } else {
            buffer_repeat(&editor->text, ' ', column - 1);
            buffer_append(&editor->text, TEXT("- "));
        }
        buffer_append(&editor->text, words->texts[i]);
        buffer_append(&editor->text, editor->line_end);
    }
    size_t end = content_end(bytes, list);
    editor_insert_lines(editor, line_after(editor, end, column));
}

/* Edits a list on lines. Returns the reason for a refusal, or the empty text. */
static sl_text edit_block_list(struct editor *editor, const struct node *list, const struct words *words) {
    for (size_t i = 0; i < list->item_count; i++)
        if (words->items[i].removed && !starts_line(editor->bytes, dash_at(editor, list, i)))
            return arena_printf(editor->arena, "the item in line %zu shares its line with text around the list",
                                node_span(list->items[i]).start.line);
    for (size_t i = 0; i < list->item_count; i++)
        if (words->items[i].removed)
            editor_remove_lines(editor, dash_at(editor, list, i), words->items[i].to);
    if (words->text_count)
        add_items(editor, list, words);
    return (sl_text){NULL, 0};
}

void edit_list(struct editor *editor, const struct node *key, const struct node *list, struct change *change) {
    struct words words;
    if (!compare_words(editor, list, change->edit, &words))
        return;
    const struct node *shared = shared_around(editor, list);
    for (size_t i = 0; i < list->item_count && !shared; i++)
        if (words.items[i].removed)
            shared = shared_within(editor, words.items[i].from, words.items[i].to);
    if (shared) {
        change_refuse(change, shared_reason(editor, shared));
    } else if (list->style == STYLE_FLOW) {
        editor->flows[editor->flow_count++] = list;
        edit_flow(editor, list, words.items, list->item_count, words.texts, words.text_count);
        editor->flow_count--;
    } else if (change->edit->word_count == 0) {
        change_refuse(change, put_value(editor, key, list, TEXT("[]")));
    } else {
        change_refuse(change, edit_block_list(editor, list, &words));
    }
}
