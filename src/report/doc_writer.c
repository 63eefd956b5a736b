/* doc_writer.c - breaks text into lines and escapes Markdown. */
#include "report/doc_writer.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "report/escape.h"

/* A line of a paragraph takes at most this many columns. */
#define PARAGRAPH_WIDTH ((size_t)80)

#define BLOCK_INDENT ((size_t)4)

void doc_open(struct doc_writer *doc, struct buffer *buffer, const sl_writer_options *options) {
    *doc = (struct doc_writer){.out = {.buffer = buffer,
                                       .color = options->color && options->format == SL_FORMAT_TEXT,
                                       .width = options->width ? options->width : TEXT_WIDTH},
                               .markdown = options->format == SL_FORMAT_MARKDOWN,
                               .xml = options->format == SL_FORMAT_JUNIT,
                               .word = BUFFER_EMPTY(BUFFER_MOST)};
}

void doc_close(struct doc_writer *doc) {
    doc->out.buffer->failed = doc->out.buffer->failed || doc->word.failed;
    buffer_free(&doc->word);
}

/* ---- content of paragraphs, items and cells ---------------------------------------------------------------------- */

/* Appends the pending word to the line, or to a new line if it does not fit. */
static void flush_word(struct doc_writer *doc) {
    struct buffer *buffer = doc->out.buffer;
    if (doc->word.length == 0)
        return;
    bool inside = doc->column > doc->indent;
    if (!doc->markdown && inside && doc->column + doc->blank_before_word + doc->word_columns > PARAGRAPH_WIDTH) {
        buffer_byte(buffer, '\n');
        buffer_repeat(buffer, ' ', doc->indent);
        doc->column = doc->indent;
    } else if (inside && doc->blank_before_word) {
        buffer_byte(buffer, ' ');
        doc->column++;
    }
    buffer_append(buffer, buffer_text(&doc->word));
    doc->column += doc->word_columns;
    buffer_clear(&doc->word);
    doc->word_columns = 0;
    doc->blank_before_word = false;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* Returns whether the byte at `at` belongs to a letter or digit. */
static bool is_alphanumeric(sl_text text, size_t at) {
    unsigned char byte = at < text.length ? (unsigned char)text.bytes[at] : ' ';
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_number(sl_text text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
    return true;
}

/* Returns whether Markdown would read the byte at `at` as markup. `first`: the word is the first one of its line. */
static bool is_markup(sl_text word, size_t at, bool first) {
    char byte = word.bytes[at];
    if (byte == '_')
        return at == 0 || !is_alphanumeric(word, at - 1) || !is_alphanumeric(word, at + 1);
    if (byte == '\0')
        return false;
    if (first && at == 0 && strchr("#+-=~>", byte))
        return true;
    if (byte == '&')
        return at + 1 < word.length;
    if (first && at > 0 && (byte == '.' || byte == ')'))
        return is_number(text_slice(word, 0, at));
    return strchr("\\`*<[]|~$", byte) != NULL;
}

static void put_word(struct doc_writer *doc, sl_text word) {
    bool first = doc->column <= doc->indent && doc->word.length == 0;
    size_t from = 0;
    for (size_t i = 0; doc->markdown && i < word.length; i++) {
        if (!is_markup(word, i, first))
            continue;
        doc->word_columns += escape_text(&doc->word, text_slice(word, from, i));
        buffer_byte(&doc->word, '\\');
        from = i;
    }
    doc->word_columns += escape_text(&doc->word, text_slice(word, from, word.length));
}

void doc_text(struct doc_writer *doc, sl_text text) {
    for (size_t at = 0, end; at < text.length; at = end) {
        for (end = at; end < text.length && !is_blank(text.bytes[end]); end++)
            continue;
        if (end > at) {
            put_word(doc, text_slice(text, at, end));
            continue;
        }
        flush_word(doc);
        doc->blank_before_word = true;
        end = at + 1;
    }
}

void doc_string(struct doc_writer *doc, const char *string) {
    doc_text(doc, text_of(string));
}

/* Returns the length of the longest run of a byte in a text. */
static size_t longest_run(sl_text text, char byte) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.length; i++) {
        run = text.bytes[i] == byte ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Code with backticks in it is enclosed by a longer run of backticks, and by blanks. */
void doc_code(struct doc_writer *doc, sl_text text) {
    size_t backticks = doc->markdown ? longest_run(text, '`') + 1 : 0;
    bool with_blanks = backticks > 1;
    buffer_repeat(&doc->word, '`', backticks);
    buffer_repeat(&doc->word, ' ', with_blanks);
    doc->word_columns += escape_text(&doc->word, text);
    buffer_repeat(&doc->word, ' ', with_blanks);
    buffer_repeat(&doc->word, '`', backticks);
}

/* Appends the target of a link. Bytes that could end it, be markup or be hidden appear as in a URL, such as %29. */
static void put_target(struct buffer *buffer, sl_text target) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/#?=:@+,%";
    for (size_t i = 0; i < target.length; i++) {
        char byte = target.bytes[i], code[4];
        if (memchr(plain, byte, sizeof plain - 1)) {
            buffer_byte(buffer, byte);
            continue;
        }
        snprintf(code, sizeof code, "%%%02X", (unsigned)(unsigned char)byte);
        buffer_append(buffer, text_of(code));
    }
}

void doc_link(struct doc_writer *doc, sl_text text, sl_text target) {
    if (!doc->markdown) {
        doc->word_columns += escape_text(&doc->word, text);
        return;
    }
    buffer_byte(&doc->word, '[');
    put_word(doc, text);
    buffer_append(&doc->word, TEXT("]("));
    put_target(&doc->word, target);
    buffer_byte(&doc->word, ')');
}

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

void doc_start_block(struct doc_writer *doc) {
    if (doc->started)
        out_string(&doc->out, "\n");
    doc->started = true;
    doc->in_list = false;
}

/* Starts a line of content at a column. */
static void start_line(struct doc_writer *doc, size_t indent) {
    doc->indent = doc->column = indent;
    doc->blank_before_word = false;
}

void doc_heading(struct doc_writer *doc, size_t level, sl_text text) {
    doc_start_block(doc);
    buffer_repeat(doc->out.buffer, '#', doc->markdown ? level : 0);
    out_string(&doc->out, doc->markdown ? " " : "");
    start_line(doc, 0);
    out_start_color(&doc->out, COLOR_BOLD);
    doc_text(doc, text);
    flush_word(doc);
    out_end_color(&doc->out);
    out_string(&doc->out, "\n");
}

void doc_paragraph(struct doc_writer *doc) {
    doc_start_block(doc);
    out_string(&doc->out, doc->markdown ? "" : "  ");
    start_line(doc, doc->markdown ? 0 : 2);
}

void doc_item(struct doc_writer *doc) {
    if (!doc->in_list)
        doc_start_block(doc);
    doc->in_list = true;
    out_string(&doc->out, doc->markdown ? "- " : "  - ");
    start_line(doc, doc->markdown ? 0 : 4);
}

void doc_end(struct doc_writer *doc) {
    flush_word(doc);
    out_string(&doc->out, "\n");
    doc->column = 0;
}

void doc_paragraphs(struct doc_writer *doc, sl_text text) {
    sl_text left = text_trim(text), paragraph;
    while (left.length) {
        size_t length = text_index(left, TEXT("\n\n"));
        length = length < left.length ? length : left.length;
        paragraph = text_slice(left, 0, length);
        left = text_trim(text_slice(left, length, left.length));
        doc_paragraph(doc);
        doc_text(doc, text_trim(paragraph));
        doc_end(doc);
    }
}

void doc_code_block(struct doc_writer *doc, const char *language, sl_text lines) {
    struct buffer *buffer = doc->out.buffer;
    size_t backticks = longest_run(lines, '`') + 1;
    backticks = backticks < 3 ? 3 : backticks;
    doc_start_block(doc);
    if (doc->markdown) {
        buffer_repeat(buffer, '`', backticks);
        out_printf(&doc->out, "%s\n", language);
    }
    while (lines.length && lines.bytes[lines.length - 1] == '\n')
        lines.length--;
    for (sl_text line; lines.length;) {
        text_take(&lines, '\n', &line);
        buffer_repeat(buffer, ' ', doc->markdown || line.length == 0 ? 0 : BLOCK_INDENT);
        escape_text(buffer, line);
        buffer_byte(buffer, '\n');
    }
    buffer_repeat(buffer, '`', doc->markdown ? backticks : 0);
    out_string(&doc->out, doc->markdown ? "\n" : "");
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

void doc_row(struct doc_writer *doc) {
    out_string(&doc->out, "|");
    doc->cell_count = 0;
}

void doc_cell(struct doc_writer *doc) {
    flush_word(doc);
    out_string(&doc->out, doc->cell_count++ ? " | " : " ");
    start_line(doc, 0);
}

void doc_row_end(struct doc_writer *doc) {
    flush_word(doc);
    out_string(&doc->out, " |\n");
    doc->column = 0;
}
