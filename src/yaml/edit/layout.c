/* layout.c - scans the text between the nodes that the reader found. */
#include "yaml/edit/layout.h"

#include "base/text.h"

size_t line_start(sl_text bytes, size_t at) {
    size_t start = (size_t)(line_around(bytes, at).bytes - bytes.bytes), mark = text_mark_bytes(bytes);
    return start < mark ? mark : start;
}

size_t line_next(sl_text bytes, size_t at) {
    while (at < bytes.length && !is_break(bytes.bytes[at]))
        at++;
    if (at + 1 < bytes.length && bytes.bytes[at] == '\r' && bytes.bytes[at + 1] == '\n')
        at++;
    return at < bytes.length ? at + 1 : at;
}

size_t column_at(sl_text bytes, size_t at) {
    return text_characters(text_slice(bytes, line_start(bytes, at), at)) + 1;
}

bool has_break(sl_text text) {
    for (size_t i = 0; i < text.length; i++)
        if (is_break(text.bytes[i]))
            return true;
    return false;
}

size_t skip_blanks(sl_text bytes, size_t at) {
    while (at < bytes.length && is_blank(bytes.bytes[at]))
        at++;
    return at;
}

size_t skip_space(sl_text bytes, size_t at) {
    for (; at < bytes.length; at++) {
        char byte = bytes.bytes[at];
        bool apart = at == 0 || is_blank(bytes.bytes[at - 1]) || is_break(bytes.bytes[at - 1]);
        if (byte == '#' && apart)
            while (at + 1 < bytes.length && !is_break(bytes.bytes[at + 1]))
                at++;
        else if (!is_blank(byte) && !is_break(byte))
            break;
    }
    return at;
}

size_t back_blanks(sl_text bytes, size_t at) {
    while (at > 0 && is_blank(bytes.bytes[at - 1]))
        at--;
    return at;
}

bool starts_line(sl_text bytes, size_t at) {
    size_t start = back_blanks(bytes, at);
    return start <= text_mark_bytes(bytes) || is_break(bytes.bytes[start - 1]);
}

size_t own_entries_of(const struct node *mapping) {
    size_t count = 0;
    while (count < mapping->entry_count && !mapping->entries[count].merged)
        count++;
    return count;
}

size_t properties_end(sl_text bytes, const struct node *node) {
    size_t end = node->span.start.byte, left = (node_anchor(node).length ? 1u : 0u) + (node_tag(node).length ? 1u : 0u);
    for (size_t at = end; left > 0 && at < node->span.end.byte; left--) {
        if (bytes.bytes[at] != '&' && bytes.bytes[at] != '!')
            break;
        while (at < node->span.end.byte && !is_blank(bytes.bytes[at]) && !is_break(bytes.bytes[at]))
            at++;
        end = at;
        at = skip_space(bytes, at);
    }
    return end;
}

size_t content_start(sl_text bytes, const struct node *node) {
    size_t end = properties_end(bytes, node);
    if (end == node->span.start.byte)
        return end;
    size_t start = skip_space(bytes, end);
    return start < node->span.end.byte ? start : node->span.end.byte;
}

size_t header_end(sl_text bytes, const struct node *scalar) {
    size_t end = content_start(bytes, scalar);
    while (end < scalar->span.end.byte && !is_blank(bytes.bytes[end]) && !is_break(bytes.bytes[end]))
        end++;
    return end;
}

static bool is_block_scalar(const struct node *node) {
    return node->style == STYLE_LITERAL || node->style == STYLE_FOLDED;
}

/* Returns the end of a block scalar. The reader sets node ends to the start of a later line, after empty lines. */
static size_t block_scalar_end(sl_text bytes, const struct node *scalar) {
    size_t start = content_start(bytes, scalar), header = header_end(bytes, scalar), end = scalar->span.end.byte;
    bool keeps = text_contains(text_slice(bytes, start, header), TEXT("+"));
    while (end > header && is_break(bytes.bytes[end - 1])) {
        bool both = end - 1 > header && bytes.bytes[end - 1] == '\n' && bytes.bytes[end - 2] == '\r';
        end -= both ? 2 : 1;
        if (keeps)
            break;
    }
    return end;
}

/* Returns the innermost node with which a block collection ends. Stores its entry, or NULL for an item of a list. */
static const struct node *last_in(const struct node *node, const struct entry **entry) {
    *entry = NULL;
    while (node->style == STYLE_BLOCK) {
        size_t own = node->kind == NODE_MAPPING ? own_entries_of(node) : 0;
        const struct entry *last = own ? &node->entries[own - 1] : NULL;
        const struct node *inside = last ? last->value : NULL;
        if (node->kind == NODE_SEQUENCE && node->item_count)
            inside = node->items[node->item_count - 1];
        if (!inside || inside->span.end.byte != node->span.end.byte)
            break; /* it is empty, or ends with a "<<" */
        *entry = last;
        node = inside;
    }
    return node;
}

size_t content_end(sl_text bytes, const struct node *node) {
    const struct entry *entry;
    const struct node *last = last_in(node, &entry);
    if (is_block_scalar(last))
        return block_scalar_end(bytes, last);
    bool empty = last->span.start.byte == last->span.end.byte;
    return empty && entry ? entry_end(bytes, entry) : last->span.end.byte;
}

const struct node *block_scalar_in(const struct node *node) {
    const struct entry *entry;
    const struct node *last = last_in(node, &entry);
    return is_block_scalar(last) ? last : NULL;
}

size_t colon_at(sl_text bytes, const struct node *key) {
    size_t at = skip_space(bytes, content_end(bytes, key));
    return at < bytes.length && bytes.bytes[at] == ':' ? at : bytes.length;
}

size_t entry_end(sl_text bytes, const struct entry *entry) {
    if (entry->value->span.end.byte > entry->value->span.start.byte)
        return content_end(bytes, entry->value);
    /* The reader places an empty value where it noticed that there is none, which can be lines below. */
    size_t colon = colon_at(bytes, entry->key);
    return colon < bytes.length ? colon + 1 : content_end(bytes, entry->key);
}
