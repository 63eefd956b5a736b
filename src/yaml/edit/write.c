/* write.c - writes words, plain or quoted, and values and entries in flow style or on lines. */
#include "yaml/edit/write.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "yaml/encoding.h"

/* ---- words ------------------------------------------------------------------------------------------------------- */

static bool all_printable(sl_text word) {
    uint32_t code;
    for (size_t at = 0, length; at < word.length; at += length) {
        length = text_decode(word, at, &code);
        if (length == 0 || !is_yaml_printable(code))
            return false;
    }
    return true;
}

static bool is_letter_or_digit(unsigned char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte >= 0x80;
}

/* Returns whether a character inside a word would have another meaning without quotes. */
static bool is_indicator(sl_text word, size_t at, bool flow) {
    switch (word.bytes[at]) {
    case ':': return at + 1 == word.length || !is_letter_or_digit((unsigned char)word.bytes[at + 1]) || flow;
    case '#': return word.bytes[at - 1] == ' ';
    case ',':
    case '[':
    case ']':
    case '{':
    case '}': return flow;
    default: return false;
    }
}

/* Returns whether a text can be plain: it must not resolve to another type, nor to a truth value in YAML 1.1. */
static bool is_plain(sl_text word, bool flow) {
    struct node scalar = {.kind = NODE_SCALAR, .style = STYLE_PLAIN, .text = word};
    bool truth;
    if (word.length == 0 || !is_letter_or_digit((unsigned char)word.bytes[0]) || word.bytes[word.length - 1] == ' ')
        return false;
    for (size_t at = 1; at < word.length; at++)
        if (is_indicator(word, at, flow))
            return false;
    return all_printable(word) && scalar_resolve(&scalar).type == SCALAR_TEXT && !is_truth_word(word, &truth);
}

static void append_escape(struct buffer *buffer, uint32_t code) {
    static const char signs[] = "\"\\\n\t\r", letters[] = "\"\\ntr";
    const char *sign = code < 0x80 && code ? strchr(signs, (int)code) : NULL;
    char escape[16];
    if (sign)
        snprintf(escape, sizeof escape, "\\%c", letters[sign - signs]);
    else
        snprintf(escape, sizeof escape, code <= 0xFF ? "\\x%02x" : "\\u%04x", (unsigned)code);
    buffer_append(buffer, text_of(escape));
}

static void append_double_quoted(struct buffer *buffer, sl_text word) {
    uint32_t code;
    buffer_byte(buffer, '"');
    for (size_t at = 0, length; at < word.length && (length = text_decode(word, at, &code)) > 0; at += length)
        if (is_yaml_printable(code) && code != '"' && code != '\\')
            buffer_append(buffer, text_slice(word, at, at + length));
        else
            append_escape(buffer, code);
    buffer_byte(buffer, '"');
}

static void append_single_quoted(struct buffer *buffer, sl_text word) {
    buffer_byte(buffer, '\'');
    for (size_t at = 0; at < word.length; at++) {
        if (word.bytes[at] == '\'')
            buffer_byte(buffer, '\'');
        buffer_byte(buffer, word.bytes[at]);
    }
    buffer_byte(buffer, '\'');
}

void quote_word(struct buffer *buffer, sl_text word, enum node_style style, bool flow) {
    if (style == STYLE_SINGLE_QUOTED && all_printable(word))
        append_single_quoted(buffer, word);
    else if (style != STYLE_DOUBLE_QUOTED && style != STYLE_SINGLE_QUOTED && is_plain(word, flow))
        buffer_append(buffer, word);
    else
        append_double_quoted(buffer, word);
}

/* ---- values and entries ------------------------------------------------------------------------------------------ */

static void append(struct editor *editor, const char *string) {
    buffer_append(&editor->text, text_of(string));
}

void write_value(struct editor *editor, const struct edit *edit, enum node_style style, bool flow) {
    switch (edit->kind) {
    case EDIT_WORD: quote_word(&editor->text, edit->word, style, flow); break;
    case EDIT_INTEGER:
        buffer_append(&editor->text, arena_printf(editor->arena, "%lld", (long long)edit->integer));
        break;
    case EDIT_BOOL: append(editor, edit->truth ? "true" : "false"); break;
    case EDIT_LIST:
        append(editor, "[");
        for (size_t i = 0; i < edit->word_count; i++) {
            append(editor, i ? ", " : "");
            quote_word(&editor->text, edit->words[i], style, true);
        }
        append(editor, "]");
        break;
    case EDIT_REMOVE: append(editor, "~"); break;
    }
}

/* Writes a node again, in flow style, without anchors and tags. */
static void write_node(struct editor *editor, const struct node *written, bool padded) {
    const struct node *node = node_behind(written);
    if (node->kind == NODE_SCALAR && scalar_resolve(node).type == SCALAR_TEXT) {
        quote_word(&editor->text, node->text, node->style, true);
    } else if (node->kind == NODE_SCALAR) {
        buffer_append(&editor->text, node->text.length ? node->text : TEXT("~"));
    } else if (node->kind == NODE_MAPPING) {
        write_mapping(editor, node, NULL, padded);
    } else {
        append(editor, "[");
        for (size_t i = 0; i < node->item_count; i++) {
            append(editor, i ? ", " : "");
            write_node(editor, node->items[i], padded);
        }
        append(editor, "]");
    }
}

/* Writes an unchanged entry. */
static void write_entry(struct editor *editor, const struct entry *entry, bool padded) {
    bool word = node_behind(entry->key)->kind == NODE_SCALAR;
    append(editor, word ? "" : "? ");
    write_node(editor, entry->key, padded);
    append(editor, word ? ": " : " : ");
    write_node(editor, entry->value, padded);
}

void write_flow_entry(struct editor *editor, const struct change *change, const struct node *value,
                      enum node_style key_style, bool padded) {
    quote_word(&editor->text, change->key, key_style, true);
    append(editor, ": ");
    if (change->edit)
        write_value(editor, change->edit, key_style, true);
    else
        write_mapping(editor, value && value->kind == NODE_MAPPING ? value : NULL, change->below, padded);
}

static void write_comma(struct editor *editor, bool *first, bool padded) {
    append(editor, *first ? (padded ? " " : "") : ", ");
    *first = false;
}

void write_mapping(struct editor *editor, const struct node *mapping, const struct change *changes, bool padded) {
    bool first = true;
    append(editor, "{");
    for (size_t i = 0; mapping && i < mapping->entry_count; i++) {
        const struct entry *entry = &mapping->entries[i];
        const struct change *change = change_find(changes, entry->key);
        bool needed = change && change_is_needed(change, node_behind(entry->value));
        if (needed && change->edit && change->edit->kind == EDIT_REMOVE)
            continue;
        write_comma(editor, &first, padded);
        if (needed)
            write_flow_entry(editor, change, node_behind(entry->value), node_behind(entry->key)->style, padded);
        else
            write_entry(editor, entry, padded);
    }
    for (const struct change *change = changes; change; change = change->next) {
        if ((mapping && entry_find(mapping, change->key)) || !change_is_needed(change, NULL))
            continue;
        write_comma(editor, &first, padded);
        write_flow_entry(editor, change, NULL, STYLE_PLAIN, padded);
    }
    append(editor, padded && !first ? " }" : "}");
}

void write_over_alias(struct editor *editor, const struct node *alias, const struct change *changes) {
    bool padded = editor->habits.padded;
    append(editor, padded ? "{ <<: *" : "{<<: *");
    buffer_append(&editor->text, alias->text);
    for (const struct change *change = changes; change; change = change->next) {
        const struct node *value = present_value(change, node_behind(alias));
        if (!change_is_needed(change, value))
            continue;
        append(editor, ", ");
        write_flow_entry(editor, change, value, STYLE_PLAIN, padded);
    }
    append(editor, padded ? " }" : "}");
}

static void write_line_end(struct editor *editor) {
    buffer_append(&editor->text, editor->line_end);
}

void write_block_entry(struct editor *editor, const struct change *change, const struct node *value,
                       enum node_style key_style, size_t column) {
    const struct edit *edit = change->edit;
    const struct habits *habits = &editor->habits;
    buffer_repeat(&editor->text, ' ', column - 1);
    quote_word(&editor->text, change->key, key_style, false);
    append(editor, ":");
    if (edit && edit->kind == EDIT_LIST && edit->word_count && habits->block_lists) {
        write_line_end(editor);
        for (size_t i = 0; i < edit->word_count; i++) {
            buffer_repeat(&editor->text, ' ', column + habits->list_step - 1);
            append(editor, "- ");
            quote_word(&editor->text, edit->words[i], STYLE_PLAIN, false);
            write_line_end(editor);
        }
    } else if (edit) {
        append(editor, " ");
        write_value(editor, edit, STYLE_PLAIN, false);
        write_line_end(editor);
    } else if (value && value->kind == NODE_MAPPING) {
        append(editor, " ");
        write_mapping(editor, value, change->below, habits->padded);
        write_line_end(editor);
    } else {
        write_line_end(editor);
        write_block_entries(editor, change->below, key_style, column + habits->step);
    }
}

void write_block_entries(struct editor *editor, const struct change *changes, enum node_style key_style,
                         size_t column) {
    for (const struct change *change = changes; change; change = change->next)
        if (change_is_needed(change, NULL))
            write_block_entry(editor, change, NULL, key_style, column);
}
