/* doc_writer.h - a page that is read on a terminal or, as Markdown, on a forge: headings, paragraphs, items, blocks of code.
 *
 * What runs in a line is put piece by piece: words that are broken where the line ends, code, links. A blank at the start or the
 * end of a piece is a place to break at; without one, pieces stay together. Texts of others mean nothing to either reader: they
 * are shown as page.h shows them, and in Markdown what would be markup is escaped. */
#ifndef SAMPLINT_REPORT_PAGES_DOC_WRITER_H
#define SAMPLINT_REPORT_PAGES_DOC_WRITER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/text_writer.h"

struct doc_writer {
    struct text_writer page;
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

/* A doc on a buffer. It is to be closed; the buffer has failed if anything was lost. */
void doc_open(struct doc_writer *doc, struct buffer *buffer, const sl_writer_options *options);
void doc_close(struct doc_writer *doc);

/* A heading; 1 is that of the page. */
void doc_heading(struct doc_writer *doc, size_t level, sl_text text);

/* Starts a paragraph, or an item of a list; what is put next stands in it, until doc_end(). */
void doc_paragraph(struct doc_writer *doc);
void doc_item(struct doc_writer *doc);
void doc_end(struct doc_writer *doc);

/* Puts words, a word of the vocabulary or of files, and the name of another page. */
void doc_words(struct doc_writer *doc, sl_text text);
void doc_say(struct doc_writer *doc, const char *words);
void doc_code(struct doc_writer *doc, sl_text text);
void doc_link(struct doc_writer *doc, sl_text text, sl_text target);

/* Texts in a row as code, with commas between them and `last` before the last one. */
void doc_list(struct doc_writer *doc, const sl_text *texts, size_t count, const char *last);

/* A paragraph in words. */
void doc_text(struct doc_writer *doc, sl_text text);

/* Lines as they are, set off from the rest. Colors in them stay when `safe`: then they are our own. */
void doc_block(struct doc_writer *doc, const char *language, sl_text lines, bool safe);

/* One row of a table in Markdown: start, cells with what is put in them, end. */
void doc_row(struct doc_writer *doc);
void doc_cell(struct doc_writer *doc);
void doc_row_end(struct doc_writer *doc);

/* The head of such a table. */
void doc_table(struct doc_writer *doc, const char *const *heads, size_t count);

#endif
