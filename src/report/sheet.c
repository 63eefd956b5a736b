#include "report/sheet.h"

#include <string.h>

#include "base/text.h"
#include "report/show.h"

/* Paragraphs are broken before this column. */
#define SHEET_WIDTH ((size_t)80)

#define BLOCK_INDENT ((size_t)4)

void sheet_open(struct sheet *sheet, struct buffer *buffer, const sl_writer_options *options) {
    *sheet = (struct sheet){.page = {buffer, options->color && options->format == SL_FORMAT_TEXT, 0},
                            .markdown = options->format == SL_FORMAT_MARKDOWN,
                            .unit = BUFFER_EMPTY(BUFFER_MOST)};
}

void sheet_close(struct sheet *sheet) {
    sheet->page.buffer->failed = sheet->page.buffer->failed || sheet->unit.failed;
    buffer_free(&sheet->unit);
}

/* ---- what runs in a line ------------------------------------------------------------------------------------------ */

static void flush_unit(struct sheet *sheet) {
    struct buffer *buffer = sheet->page.buffer;
    if (sheet->unit.length == 0)
        return;
    bool inside = sheet->column > sheet->indent;
    if (!sheet->markdown && inside && sheet->column + sheet->blank + sheet->unit_columns > SHEET_WIDTH) {
        buffer_byte(buffer, '\n');
        buffer_repeat(buffer, ' ', sheet->indent);
        sheet->column = sheet->indent;
    } else if (inside && sheet->blank) {
        buffer_byte(buffer, ' ');
        sheet->column++;
    }
    buffer_append(buffer, buffer_text(&sheet->unit));
    sheet->column += sheet->unit_columns;
    buffer_clear(&sheet->unit);
    sheet->unit_columns = 0;
    sheet->blank = false;
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

static void put_word(struct sheet *sheet, sl_text word) {
    bool first = sheet->column <= sheet->indent && sheet->unit.length == 0;
    size_t from = 0;
    for (size_t i = 0; sheet->markdown && i < word.length; i++) {
        if (!is_markup(word, i, first))
            continue;
        sheet->unit_columns += show_text(&sheet->unit, text_slice(word, from, i));
        buffer_byte(&sheet->unit, '\\');
        from = i;
    }
    sheet->unit_columns += show_text(&sheet->unit, text_slice(word, from, word.length));
}

void sheet_words(struct sheet *sheet, sl_text text) {
    for (size_t at = 0, end; at < text.length; at = end) {
        for (end = at; end < text.length && !is_blank(text.bytes[end]); end++)
            continue;
        if (end > at) {
            put_word(sheet, text_slice(text, at, end));
            continue;
        }
        flush_unit(sheet);
        sheet->blank = true;
        end = at + 1;
    }
}

void sheet_say(struct sheet *sheet, const char *words) {
    sheet_words(sheet, text_of(words));
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

void sheet_code(struct sheet *sheet, sl_text text) {
    size_t marks = sheet->markdown ? longest_run(text, '`') + 1 : 0;
    bool apart = marks > 1;
    buffer_repeat(&sheet->unit, '`', marks);
    buffer_repeat(&sheet->unit, ' ', apart);
    sheet->unit_columns += show_text(&sheet->unit, text);
    buffer_repeat(&sheet->unit, ' ', apart);
    buffer_repeat(&sheet->unit, '`', marks);
}

void sheet_link(struct sheet *sheet, sl_text text, sl_text target) {
    if (!sheet->markdown) {
        sheet->unit_columns += show_text(&sheet->unit, text);
        return;
    }
    buffer_byte(&sheet->unit, '[');
    put_word(sheet, text);
    buffer_append(&sheet->unit, TEXT("]("));
    show_text(&sheet->unit, target);
    buffer_byte(&sheet->unit, ')');
}

void sheet_list(struct sheet *sheet, const sl_text *texts, size_t count, const char *last) {
    for (size_t i = 0; i < count; i++) {
        sheet_say(sheet, page_joint("", i, count, last));
        sheet_code(sheet, texts[i]);
    }
}

/* ---- what stands by itself ---------------------------------------------------------------------------------------- */

/* An empty line, but none at the top of a page. */
static void part(struct sheet *sheet) {
    if (sheet->started)
        page_put(&sheet->page, "\n");
    sheet->started = true;
    sheet->listed = false;
}

void sheet_heading(struct sheet *sheet, size_t level, sl_text text) {
    part(sheet);
    buffer_repeat(sheet->page.buffer, '#', sheet->markdown ? level : 0);
    sheet->column = sheet->indent = 0;
    if (sheet->markdown)
        page_put(&sheet->page, " ");
    page_start(&sheet->page, STYLE_BOLD);
    sheet_words(sheet, text);
    flush_unit(sheet);
    page_end(&sheet->page);
    page_put(&sheet->page, "\n");
}

static void start(struct sheet *sheet, size_t indent) {
    sheet->indent = sheet->markdown ? 0 : indent;
    buffer_repeat(sheet->page.buffer, ' ', sheet->indent);
    sheet->column = sheet->indent;
    sheet->blank = false;
}

void sheet_paragraph(struct sheet *sheet) {
    part(sheet);
    start(sheet, 2);
}

void sheet_item(struct sheet *sheet) {
    bool first = !sheet->listed;
    if (first)
        part(sheet);
    sheet->listed = true;
    page_put(&sheet->page, sheet->markdown ? "- " : "  - ");
    sheet->indent = sheet->markdown ? 0 : 4;
    sheet->column = sheet->indent;
    sheet->blank = false;
}

void sheet_end(struct sheet *sheet) {
    flush_unit(sheet);
    page_put(&sheet->page, "\n");
    sheet->column = 0;
}

/* What an empty line parts is a paragraph each. */
void sheet_text(struct sheet *sheet, sl_text text) {
    text = text_trim(text);
    for (size_t at = 0, end; at < text.length; at = end) {
        for (end = at; end < text.length; end++)
            if (text.bytes[end] == '\n' && end + 1 < text.length && text.bytes[end + 1] == '\n')
                break;
        sl_text words = text_trim(text_slice(text, at, end));
        if (words.length) {
            sheet_paragraph(sheet);
            sheet_words(sheet, words);
            sheet_end(sheet);
        }
        end += end < text.length;
    }
}

void sheet_block(struct sheet *sheet, const char *language, sl_text lines, bool safe) {
    struct buffer *buffer = sheet->page.buffer;
    size_t marks = longest_run(lines, '`') + 1;
    marks = marks < 3 ? 3 : marks;
    part(sheet);
    if (sheet->markdown) {
        buffer_repeat(buffer, '`', marks);
        page_put(&sheet->page, language);
        page_put(&sheet->page, "\n");
    }
    while (lines.length && lines.bytes[lines.length - 1] == '\n')
        lines.length--;
    for (size_t at = 0, end; at < lines.length; at = end + 1) {
        for (end = at; end < lines.length && lines.bytes[end] != '\n'; end++)
            continue;
        sl_text line = text_slice(lines, at, end);
        buffer_repeat(buffer, ' ', sheet->markdown || line.length == 0 ? 0 : BLOCK_INDENT);
        if (safe)
            buffer_append(buffer, line);
        else
            show_text(buffer, line);
        buffer_byte(buffer, '\n');
    }
    buffer_repeat(buffer, '`', sheet->markdown ? marks : 0);
    page_put(&sheet->page, sheet->markdown ? "\n" : "");
}

/* ---- tables ------------------------------------------------------------------------------------------------------- */

void sheet_row(struct sheet *sheet) {
    page_put(&sheet->page, "|");
    sheet->cells = 0;
}

void sheet_cell(struct sheet *sheet) {
    flush_unit(sheet);
    page_put(&sheet->page, sheet->cells++ ? " | " : " ");
    sheet->column = 0;
    sheet->indent = 0;
    sheet->blank = false;
}

void sheet_row_end(struct sheet *sheet) {
    flush_unit(sheet);
    page_put(&sheet->page, " |\n");
    sheet->column = 0;
}

void sheet_table(struct sheet *sheet, const char *const *heads, size_t count) {
    part(sheet);
    for (size_t i = 0; i < count; i++) {
        page_put(&sheet->page, "| ");
        page_put(&sheet->page, heads[i]);
        page_put(&sheet->page, " ");
    }
    page_put(&sheet->page, "|\n");
    for (size_t i = 0; i < count; i++)
        page_put(&sheet->page, "| --- ");
    page_put(&sheet->page, "|\n");
}
