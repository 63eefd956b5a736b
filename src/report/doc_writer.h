/* doc_writer.h - writes a document of headings, paragraphs, lists, code blocks and tables: as text for a terminal or as
 * Markdown.
 *
 * The content of a paragraph, item or cell is appended piece by piece: texts, code and links. Text output breaks lines
 * at the blanks in texts; two pieces without a blank between them stay on one line. Texts of users are escaped as in
 * escape.h, and in Markdown also against being read as markup. */
#ifndef SAMPLINT_REPORT_DOC_WRITER_H
#define SAMPLINT_REPORT_DOC_WRITER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/text_writer.h"

struct doc_writer {
    struct text_writer out;
    bool markdown;          /* Markdown, and not text */
    bool xml;               /* lines of XML; there are no paragraphs and other blocks */
    size_t indent;          /* columns before each line of the paragraph or item */
    size_t column;          /* columns that the current line takes; 0 at its start */
    struct buffer word;     /* pieces that must stay on one line and are not in `out` yet */
    size_t word_columns;    /* columns that it takes */
    bool blank_before_word; /* a blank precedes it */
    bool started;           /* the document has content */
    bool in_list;           /* the last block was an item */
    size_t cell_count;      /* cells of the current table row so far */
};

/* Starts a document in a buffer. It must be closed with doc_close(), which marks the buffer as failed if content was
 * lost. */
void doc_open(struct doc_writer *doc, struct buffer *buffer, const sl_writer_options *options);
void doc_close(struct doc_writer *doc);

/* Starts a block: an empty line precedes it, except at the top of the document. The functions below do so. */
void doc_start_block(struct doc_writer *doc);

/* Appends a heading. Level 1 is the title of the document. */
void doc_heading(struct doc_writer *doc, size_t level, sl_text text);

/* Start a paragraph, or an item of a list. Its content follows, then doc_end(). */
void doc_paragraph(struct doc_writer *doc);
void doc_item(struct doc_writer *doc);
void doc_end(struct doc_writer *doc);

/* Append a text of a user, a string of samplint itself, a word in code style, and a link to another document. */
void doc_text(struct doc_writer *doc, sl_text text);
void doc_string(struct doc_writer *doc, const char *string);
void doc_code(struct doc_writer *doc, sl_text text);
void doc_link(struct doc_writer *doc, sl_text text, sl_text target);

/* Appends the paragraphs of a text, which empty lines separate. */
void doc_paragraphs(struct doc_writer *doc, sl_text text);

/* Appends lines as a code block. */
void doc_code_block(struct doc_writer *doc, const char *language, sl_text lines);

/* Start a row of a table and a cell in it, and end the row. The content of a cell follows doc_cell(). Tables are for
 * Markdown only. */
void doc_row(struct doc_writer *doc);
void doc_cell(struct doc_writer *doc);
void doc_row_end(struct doc_writer *doc);

#endif
