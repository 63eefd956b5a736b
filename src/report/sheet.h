/* sheet.h - a page that is read on a terminal or, as Markdown, on a forge: headings, paragraphs, items, blocks of code.
 *
 * What runs in a line is put piece by piece: words that are broken where the line ends, code, links. A blank at the start or the
 * end of a piece is a place to break at; without one, pieces stay together. Texts of others mean nothing to either reader: they
 * are shown as page.h shows them, and in Markdown what would be markup is escaped. */
#ifndef SAMPLINT_REPORT_SHEET_H
#define SAMPLINT_REPORT_SHEET_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/page.h"

struct sheet {
    struct page page;
    bool markdown;
    size_t indent;       /* of the lines of a paragraph or item */
    size_t column;       /* that the line has come to; 0 at its start */
    struct buffer unit;  /* what stays together, and is not on the page yet */
    size_t unit_columns; /* that it takes */
    bool blank;          /* there is one before it */
    bool started;        /* the page has something on it */
    bool listed;         /* the last thing on it was an item */
    size_t cells;        /* of the row so far */
};

/* A sheet on a buffer. It is to be closed; the buffer has failed if anything was lost. */
void sheet_open(struct sheet *sheet, struct buffer *buffer, const sl_writer_options *options);
void sheet_close(struct sheet *sheet);

/* A heading; 1 is that of the page. */
void sheet_heading(struct sheet *sheet, size_t level, sl_text text);

/* Starts a paragraph, or an item of a list; what is put next stands in it, until sheet_end(). */
void sheet_paragraph(struct sheet *sheet);
void sheet_item(struct sheet *sheet);
void sheet_end(struct sheet *sheet);

/* Puts words, a word of the vocabulary or of files, and the name of another page. */
void sheet_words(struct sheet *sheet, sl_text text);
void sheet_say(struct sheet *sheet, const char *words);
void sheet_code(struct sheet *sheet, sl_text text);
void sheet_link(struct sheet *sheet, sl_text text, sl_text target);

/* Texts in a row as code, with commas between them and `last` before the last one. */
void sheet_list(struct sheet *sheet, const sl_text *texts, size_t count, const char *last);

/* A paragraph in words. */
void sheet_text(struct sheet *sheet, sl_text text);

/* Lines as they are, set off from the rest. Colors in them stay when `safe`: then they are our own. */
void sheet_block(struct sheet *sheet, const char *language, sl_text lines, bool safe);

/* One row of a table in Markdown: start, cells with what is put in them, end. */
void sheet_row(struct sheet *sheet);
void sheet_cell(struct sheet *sheet);
void sheet_row_end(struct sheet *sheet);

/* The head of such a table. */
void sheet_table(struct sheet *sheet, const char *const *heads, size_t count);

#endif
