/* flow.c - collections in brackets, on one line or many. */
#include "base/text.h"
#include "yaml/edit/editor.h"
#include "yaml/edit/layout.h"

static bool holds(const struct editor *editor, size_t at, char byte) {
    return at < editor->bytes.length && editor->bytes.bytes[at] == byte;
}

size_t editor_tail(const struct editor *editor, size_t to) {
    sl_text bytes = editor->bytes;
    for (size_t i = editor->flow_count; i > 0; i--) {
        sl_span span = node_span(editor->flows[i - 1]);
        size_t end = span.end.byte;
        if (span.start.line < span.end.line && has_break(text_slice(bytes, to, end)))
            break;
        to = end;
    }
    size_t comma = skip_blanks(bytes, to);
    return editor->flow_count && holds(editor, comma, ',') ? comma + 1 : to;
}

/* ---- parts -------------------------------------------------------------------------------------------------------- */

struct part *mapping_parts(struct editor *editor, const struct node *mapping, const bool *goes, size_t *count) {
    sl_text bytes = editor->bytes;
    size_t own = own_entries_of(mapping);
    struct part *parts = arena_array(editor->arena, own + 1, sizeof *parts);
    *count = 0;
    for (size_t i = 0; parts && i < own; i++) {
        const struct entry *entry = &mapping->entries[i];
        size_t end = entry_end(bytes, entry);
        if (bytes.bytes[end - 1] == ':' && is_blank(bytes.bytes[end]) && bytes.bytes[end + 1] != '#')
            end++; /* no comma may follow at once */
        parts[(*count)++] = (struct part){entry->key->span.start.byte, end, goes[i]};
    }
    if (!parts || own)
        return parts;
    /* The "<<" is all there is; a comma may stand behind it. */
    size_t open = content_start(bytes, mapping), close = mapping->span.end.byte - 1, end = open + 1;
    for (size_t at = skip_space(bytes, end); at < close; at = skip_space(bytes, at + 1))
        if (bytes.bytes[at] != ',')
            end = at + 1;
    if (end > open + 1)
        parts[(*count)++] = (struct part){skip_space(bytes, open + 1), end, false};
    return parts;
}

/* ---- out ---------------------------------------------------------------------------------------------------------- */

static size_t behind_comma(const struct editor *editor, size_t at) {
    size_t comma = skip_space(editor->bytes, at);
    return holds(editor, comma, ',') ? comma + 1 : at;
}

static bool ends_line(const struct editor *editor, size_t at) {
    size_t next = skip_blanks(editor->bytes, at);
    return next == editor->bytes.length || is_break(editor->bytes.bytes[next]) ||
           (editor->bytes.bytes[next] == '#' && next > at);
}

/* Whether a part has its line or lines for itself, a comma and a comment aside. */
static bool is_alone(const struct editor *editor, const struct part *part) {
    return starts_line(editor->bytes, part->from) && ends_line(editor, behind_comma(editor, part->to));
}

static void cut(struct editor *editor, size_t from, size_t to) {
    patch_replace(&editor->patches, from, to, (sl_text){NULL, 0}, editor_tail(editor, to));
}

/* Takes out a part with the comma behind it, and its line if it has one. */
static void remove_part(struct editor *editor, const struct part *part) {
    size_t end = behind_comma(editor, part->to);
    if (is_alone(editor, part))
        patch_remove_lines(&editor->patches, part->from, end);
    else if (ends_line(editor, end))
        cut(editor, back_blanks(editor->bytes, part->from), end);
    else
        cut(editor, part->from, skip_blanks(editor->bytes, end));
}

/* Of the first parts, as many as `staying` says, the last one stays. */
static void remove_parts(struct editor *editor, const struct part *parts, size_t count, size_t staying) {
    size_t end = parts[count - 1].to, from = staying ? parts[staying - 1].to : 0;
    if (staying > 0 && staying < count && !has_break(text_slice(editor->bytes, from, end))) {
        cut(editor, from, end); /* the comma before them goes too */
        count = staying;
    }
    for (size_t i = 0; i < count; i++)
        if (parts[i].goes)
            remove_part(editor, &parts[i]);
}

/* ---- in ----------------------------------------------------------------------------------------------------------- */

/* What parts a value from the next one: "{a:, b: 1}" is not what it seems. */
static const char *comma_at(const struct editor *editor, size_t at) {
    return editor->bytes.bytes[at - 1] == ':' ? " ," : ",";
}

static sl_text joined(struct editor *editor, const sl_text *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_append(&editor->text, i ? TEXT(", ") : TEXT(""));
        buffer_append(&editor->text, texts[i]);
    }
    return editor_take(editor);
}

/* On lines of their own, as the one before is, which may go. */
static void add_lines(struct editor *editor, const struct part *before, bool ends_in_comma, const sl_text *texts,
                      size_t count) {
    sl_text bytes = editor->bytes;
    size_t end = behind_comma(editor, before->to);
    sl_text blanks = text_slice(bytes, line_start(bytes, before->from), before->from);
    if (end == before->to && !before->goes)
        patch_replace(&editor->patches, end, end, text_of(comma_at(editor, end)), editor_tail(editor, end));
    for (size_t i = 0; i < count; i++) {
        buffer_append(&editor->text, blanks);
        buffer_append(&editor->text, texts[i]);
        buffer_append(&editor->text, i + 1 < count || ends_in_comma ? TEXT(",") : TEXT(""));
        buffer_append(&editor->text, editor->patches.line_end);
    }
    patch_insert_lines(&editor->patches, line_next(bytes, end), editor_take(editor));
}

/* Where nothing stays, and all of it was on one line or there was nothing. */
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
        to = from; /* a comment, or lines */
    }
    patch_replace(&editor->patches, from, to, text, editor_tail(editor, to));
}

/* Behind what stays, or where that was when nothing does. */
static void add_texts(struct editor *editor, const struct node *collection, const struct part *before,
                      bool ends_in_comma, const sl_text *texts, size_t count) {
    if (is_alone(editor, before)) {
        add_lines(editor, before, ends_in_comma, texts, count);
        return;
    }
    sl_text text = joined(editor, texts, count);
    size_t at = before->goes ? content_start(editor->bytes, collection) + 1 : before->to;
    if (!before->goes)
        text = arena_printf(editor->arena, "%s %.*s", comma_at(editor, at), TEXT_ARG(text));
    patch_replace(&editor->patches, at, at, text, editor_tail(editor, at));
}

void edit_flow(struct editor *editor, const struct node *collection, const struct part *parts, size_t part_count,
               const sl_text *texts, size_t text_count) {
    size_t staying = part_count; /* up to the last one that stays */
    while (staying > 0 && parts[staying - 1].goes)
        staying--;
    if (staying == 0 && (part_count == 0 || !has_break(node_raw(editor->document, collection)))) {
        refill(editor, collection, parts, part_count, joined(editor, texts, text_count));
        return;
    }
    size_t end = parts[part_count - 1].to;
    bool comma = behind_comma(editor, end) > end;
    remove_parts(editor, parts, part_count, staying);
    if (text_count)
        add_texts(editor, collection, &parts[(staying ? staying : part_count) - 1],
                  comma && (staying == 0 || staying == part_count), texts, text_count);
}
