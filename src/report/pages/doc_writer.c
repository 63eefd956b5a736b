#include "report/pages/doc_writer.h"

#include <string.h>

#include "base/text.h"
#include "report/escape.h"

/* Paragraphs are broken before this column. */
#define SHEET_WIDTH ((size_t)80)

#define BLOCK_INDENT ((size_t)4)

void doc_open(struct doc_writer *doc, struct buffer *buffer, const sl_writer_options *options) {
    *doc = (struct doc_writer){.page = {buffer, options->color && options->format == SL_FORMAT_TEXT, 0},
                               .markdown = options->format == SL_FORMAT_MARKDOWN,
                               .unit = BUFFER_EMPTY(BUFFER_MOST)};
}

void doc_close(struct doc_writer *doc) {
    doc->page.buffer->failed = doc->page.buffer->failed || doc->unit.failed;
    buffer_free(&doc->unit);
}

/* ---- what runs in a line ------------------------------------------------------------------------------------------ */

static void flush_unit(struct doc_writer *doc) {
    struct buffer *buffer = doc->page.buffer;
    if (doc->unit.length == 0)
        return;
    bool inside = doc->column > doc->indent;
    if (!doc->markdown && inside && doc->column + doc->blank + doc->unit_columns > SHEET_WIDTH) {
        buffer_byte(buffer, '\n');
        buffer_repeat(buffer, ' ', doc->indent);
        doc->column = doc->indent;
    } else if (inside && doc->blank) {
        buffer_byte(buffer, ' ');
        doc->column++;
    }
    buffer_append(buffer, buffer_text(&doc->unit));
    doc->column += doc->unit_columns;
    buffer_clear(&doc->unit);
    doc->unit_columns = 0;
    doc->blank = false;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static bool is_word(sl_text text, size_t at) {
    unsigned char byte = at < text.length ? (unsigned char)text.bytes[at] : ' ';
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_number(sl_text text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
    return true;
}

/* Whether a byte would be read as markup, where it stands. */
static bool is_markup(sl_text word, size_t at, bool first) {
    char byte = word.bytes[at];
    if (byte == '_')
        return at == 0 || !is_word(word, at - 1) || !is_word(word, at + 1);
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
    bool first = doc->column <= doc->indent && doc->unit.length == 0;
    size_t from = 0;
    for (size_t i = 0; doc->markdown && i < word.length; i++) {
        if (!is_markup(word, i, first))
            continue;
        doc->unit_columns += escape_text(&doc->unit, text_slice(word, from, i));
        buffer_byte(&doc->unit, '\\');
        from = i;
    }
    doc->unit_columns += escape_text(&doc->unit, text_slice(word, from, word.length));
}

void doc_words(struct doc_writer *doc, sl_text text) {
    for (size_t at = 0, end; at < text.length; at = end) {
        for (end = at; end < text.length && !is_blank(text.bytes[end]); end++)
            continue;
        if (end > at) {
            put_word(doc, text_slice(text, at, end));
            continue;
        }
        flush_unit(doc);
        doc->blank = true;
        end = at + 1;
    }
}

void doc_say(struct doc_writer *doc, const char *words) {
    doc_words(doc, text_of(words));
}

/* The longest row of a byte in a text. */
static size_t longest_run(sl_text text, char byte) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.length; i++) {
        run = text.bytes[i] == byte ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

void doc_code(struct doc_writer *doc, sl_text text) {
    size_t marks = doc->markdown ? longest_run(text, '`') + 1 : 0;
    bool apart = marks > 1;
    buffer_repeat(&doc->unit, '`', marks);
    buffer_repeat(&doc->unit, ' ', apart);
    doc->unit_columns += escape_text(&doc->unit, text);
    buffer_repeat(&doc->unit, ' ', apart);
    buffer_repeat(&doc->unit, '`', marks);
}

void doc_link(struct doc_writer *doc, sl_text text, sl_text target) {
    if (!doc->markdown) {
        doc->unit_columns += escape_text(&doc->unit, text);
        return;
    }
    buffer_byte(&doc->unit, '[');
    put_word(doc, text);
    buffer_append(&doc->unit, TEXT("]("));
    escape_text(&doc->unit, target);
    buffer_byte(&doc->unit, ')');
}

void doc_list(struct doc_writer *doc, const sl_text *texts, size_t count, const char *last) {
    for (size_t i = 0; i < count; i++) {
        doc_say(doc, out_joint("", i, count, last));
        doc_code(doc, texts[i]);
    }
}

/* ---- what stands by itself ---------------------------------------------------------------------------------------- */

/* An empty line, but none at the top of a page. */
static void part(struct doc_writer *doc) {
    if (doc->started)
        out_words(&doc->page, "\n");
    doc->started = true;
    doc->listed = false;
}

void doc_heading(struct doc_writer *doc, size_t level, sl_text text) {
    part(doc);
    buffer_repeat(doc->page.buffer, '#', doc->markdown ? level : 0);
    doc->column = doc->indent = 0;
    if (doc->markdown)
        out_words(&doc->page, " ");
    out_start_color(&doc->page, COLOR_BOLD);
    doc_words(doc, text);
    flush_unit(doc);
    out_end_color(&doc->page);
    out_words(&doc->page, "\n");
}

static void start(struct doc_writer *doc, size_t indent) {
    doc->indent = doc->markdown ? 0 : indent;
    buffer_repeat(doc->page.buffer, ' ', doc->indent);
    doc->column = doc->indent;
    doc->blank = false;
}

void doc_paragraph(struct doc_writer *doc) {
    part(doc);
    start(doc, 2);
}

void doc_item(struct doc_writer *doc) {
    bool first = !doc->listed;
    if (first)
        part(doc);
    doc->listed = true;
    out_words(&doc->page, doc->markdown ? "- " : "  - ");
    doc->indent = doc->markdown ? 0 : 4;
    doc->column = doc->indent;
    doc->blank = false;
}

void doc_end(struct doc_writer *doc) {
    flush_unit(doc);
    out_words(&doc->page, "\n");
    doc->column = 0;
}

/* What an empty line parts is a paragraph each. */
void doc_text(struct doc_writer *doc, sl_text text) {
    text = text_trim(text);
    for (size_t at = 0, end; at < text.length; at = end) {
        for (end = at; end < text.length; end++)
            if (text.bytes[end] == '\n' && end + 1 < text.length && text.bytes[end + 1] == '\n')
                break;
        sl_text words = text_trim(text_slice(text, at, end));
        if (words.length) {
            doc_paragraph(doc);
            doc_words(doc, words);
            doc_end(doc);
        }
        end += end < text.length;
    }
}

void doc_block(struct doc_writer *doc, const char *language, sl_text lines, bool safe) {
    struct buffer *buffer = doc->page.buffer;
    size_t marks = longest_run(lines, '`') + 1;
    marks = marks < 3 ? 3 : marks;
    part(doc);
    if (doc->markdown) {
        buffer_repeat(buffer, '`', marks);
        out_words(&doc->page, language);
        out_words(&doc->page, "\n");
    }
    while (lines.length && lines.bytes[lines.length - 1] == '\n')
        lines.length--;
    for (size_t at = 0, end; at < lines.length; at = end + 1) {
        for (end = at; end < lines.length && lines.bytes[end] != '\n'; end++)
            continue;
        sl_text line = text_slice(lines, at, end);
        buffer_repeat(buffer, ' ', doc->markdown || line.length == 0 ? 0 : BLOCK_INDENT);
        if (safe)
            buffer_append(buffer, line);
        else
            escape_text(buffer, line);
        buffer_byte(buffer, '\n');
    }
    buffer_repeat(buffer, '`', doc->markdown ? marks : 0);
    out_words(&doc->page, doc->markdown ? "\n" : "");
}

/* ---- tables ------------------------------------------------------------------------------------------------------- */

void doc_row(struct doc_writer *doc) {
    out_words(&doc->page, "|");
    doc->cells = 0;
}

void doc_cell(struct doc_writer *doc) {
    flush_unit(doc);
    out_words(&doc->page, doc->cells++ ? " | " : " ");
    doc->column = 0;
    doc->indent = 0;
    doc->blank = false;
}

void doc_row_end(struct doc_writer *doc) {
    flush_unit(doc);
    out_words(&doc->page, " |\n");
    doc->column = 0;
}

void doc_table(struct doc_writer *doc, const char *const *heads, size_t count) {
    part(doc);
    for (size_t i = 0; i < count; i++) {
        out_words(&doc->page, "| ");
        out_words(&doc->page, heads[i]);
        out_words(&doc->page, " ");
    }
    out_words(&doc->page, "|\n");
    for (size_t i = 0; i < count; i++)
        out_words(&doc->page, "| --- ");
    out_words(&doc->page, "|\n");
}
