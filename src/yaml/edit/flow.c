/* flow.c - removes and adds parts of flow collections, with their commas and lines. */
#include "yaml/edit/flow.h"

#include "base/text.h"
#include "yaml/edit/layout.h"

struct part *mapping_parts(struct editor *editor, const struct node *mapping, const bool *removed, size_t *count) {
    sl_text bytes = editor->bytes;
    size_t own = own_entries_of(mapping);
    struct part *parts = arena_array(editor->arena, own + 1, sizeof *parts);
    *count = 0;
    for (size_t i = 0; parts && i < own; i++) {
        const struct entry *entry = &mapping->entries[i];
        size_t end = entry_end(bytes, entry);
        if (bytes.bytes[end - 1] == ':' && is_blank(bytes.bytes[end]) && bytes.bytes[end + 1] != '#')
            end++; /* a comma must not follow the ":" directly */
        parts[(*count)++] = (struct part){entry->key->span.start.byte, end, removed[i]};
    }
    if (!parts || own)
        return parts;
    /* The mapping has only a "<<", which a comma can follow. */
    size_t open = content_start(bytes, mapping), close = mapping->span.end.byte - 1, end = open + 1;
    for (size_t at = skip_space(bytes, end); at < close; at = skip_space(bytes, at + 1))
        if (bytes.bytes[at] != ',')
            end = at + 1;
    if (end > open + 1)
        parts[(*count)++] = (struct part){skip_space(bytes, open + 1), end, false};
    return parts;
}

/* Returns the end of the comma after a byte, or the byte itself when no comma follows. */
static size_t behind_comma(const struct editor *editor, size_t at) {
    size_t comma = skip_space(editor->bytes, at);
    return comma < editor->bytes.length && editor->bytes.bytes[comma] == ',' ? comma + 1 : at;
}

/* Returns whether only blanks or a comment follow on the line. */
static bool ends_line(const struct editor *editor, size_t at) {
    size_t next = skip_blanks(editor->bytes, at);
    return next == editor->bytes.length || is_break(editor->bytes.bytes[next]) ||
           (editor->bytes.bytes[next] == '#' && next > at);
}

/* Returns whether a part has no other part on its lines. */
static bool is_alone(const struct editor *editor, const struct part *part) {
    return starts_line(editor->bytes, part->from) && ends_line(editor, behind_comma(editor, part->to));
}

/* Removes a part and the comma after it. If no other part is on its lines, removes these lines. */
static void remove_part(struct editor *editor, const struct part *part) {
    size_t end = behind_comma(editor, part->to);
    if (is_alone(editor, part))
        editor_remove_lines(editor, part->from, end);
    else if (ends_line(editor, end))
        editor_replace(editor, back_blanks(editor->bytes, part->from), end, (sl_text){NULL, 0});
    else
        editor_replace(editor, part->from, skip_blanks(editor->bytes, end), (sl_text){NULL, 0});
}

/* Removes the parts that are marked. `kept` is the index of the last part that stays + 1, or 0. */
static void remove_parts(struct editor *editor, const struct part *parts, size_t count, size_t kept) {
    size_t end = parts[count - 1].to, from = kept ? parts[kept - 1].to : 0;
    if (kept > 0 && kept < count && !has_break(text_slice(editor->bytes, from, end))) {
        editor_replace(editor, from, end, (sl_text){NULL, 0}); /* with the comma before them */
        count = kept;
    }
    for (size_t i = 0; i < count; i++)
        if (parts[i].removed)
            remove_part(editor, &parts[i]);
}

/* Returns the separator after a part that ends here. In "{a:, b: 1}" the comma would be a part of the key. */
static const char *separator_at(const struct editor *editor, size_t at) {
    return editor->bytes.bytes[at - 1] == ':' ? " ," : ",";
}

static sl_text joined(struct editor *editor, const sl_text *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_append(&editor->text, i ? TEXT(", ") : TEXT(""));
        buffer_append(&editor->text, texts[i]);
    }
    return editor_take(editor);
}

/* Adds texts on lines of their own after a part that is alone on its lines. That part may be removed. */
static void add_lines(struct editor *editor, const struct part *before, bool ends_in_comma, const sl_text *texts,
                      size_t count) {
    sl_text bytes = editor->bytes;
    size_t end = behind_comma(editor, before->to);
    sl_text blanks = text_slice(bytes, line_start(bytes, before->from), before->from);
    if (end == before->to && !before->removed)
        editor_replace(editor, end, end, text_of(separator_at(editor, end)));
    for (size_t i = 0; i < count; i++) {
        buffer_append(&editor->text, blanks);
        buffer_append(&editor->text, texts[i]);
        buffer_append(&editor->text, i + 1 < count || ends_in_comma ? TEXT(",") : TEXT(""));
        buffer_append(&editor->text, editor->line_end);
    }
    editor_insert_lines(editor, line_next(bytes, end));
}

/* Replaces all parts of a collection that is on one line, or fills a collection that has no parts. */
static void refill(struct editor *editor, const struct node *collection, const struct part *parts, size_t part_count,
                   sl_text text) {
    size_t from = content_start(editor->bytes, collection) + 1, to = collection->span.end.byte - 1;
    bool blank = skip_blanks(editor->bytes, from) == to;
    if (part_count && text.length) {
        from = parts[0].from;
        to = parts[part_count - 1].to;
    } else if (text.length && blank && to > from) {
        text = arena_printf(editor->arena, " %.*s ", TEXT_ARG(text));
    } else if (text.length && !blank) {
        to = from; /* there is a comment, or several lines */
    }
    editor_replace(editor, from, to, text);
}

/* Adds texts after a part, or at the start of the collection when the part is removed. */
static void add_texts(struct editor *editor, const struct node *collection, const struct part *before,
                      bool ends_in_comma, const sl_text *texts, size_t count) {
    if (is_alone(editor, before)) {
        add_lines(editor, before, ends_in_comma, texts, count);
        return;
    }
    sl_text text = joined(editor, texts, count);
    size_t at = before->removed ? content_start(editor->bytes, collection) + 1 : before->to;
    if (!before->removed)
        text = arena_printf(editor->arena, "%s %.*s", separator_at(editor, at), TEXT_ARG(text));
    editor_replace(editor, at, at, text);
}

void edit_flow(struct editor *editor, const struct node *collection, const struct part *parts, size_t part_count,
               const sl_text *texts, size_t text_count) {
    size_t kept = part_count; /* the index of the last part that stays + 1 */
    while (kept > 0 && parts[kept - 1].removed)
        kept--;
    if (kept == 0 && (part_count == 0 || !has_break(node_raw(editor->document, collection)))) {
        refill(editor, collection, parts, part_count, joined(editor, texts, text_count));
        return;
    }
    size_t end = parts[part_count - 1].to;
    bool comma = behind_comma(editor, end) > end;
    remove_parts(editor, parts, part_count, kept);
    if (text_count)
        add_texts(editor, collection, &parts[(kept ? kept : part_count) - 1],
                  comma && (kept == 0 || kept == part_count), texts, text_count);
}
