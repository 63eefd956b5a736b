/* comment.h - writes comments into generated files: words broken into lines that each start with a comment mark. */
#ifndef SAMPLINT_REPORT_SCAFFOLDS_COMMENT_H
#define SAMPLINT_REPORT_SCAFFOLDS_COMMENT_H

#include "report/text_writer.h"

struct comment {
    struct text_writer *out;
    size_t indent;    /* columns before the mark */
    const char *mark; /* at the start of each line, such as "#" */
    size_t column;    /* columns that the current line takes; 0 before the first line */
};

struct comment comment_open(struct text_writer *out, size_t indent, const char *mark);

/* Append words that blanks separate: of a string of the program, or of a text of a user. */
void comment_string(struct comment *comment, const char *words);
void comment_text(struct comment *comment, sl_text text);

/* Appends one word of a user and, without a blank before it, a string. */
void comment_word(struct comment *comment, sl_text word, const char *behind);

/* Ends the last line. */
void comment_close(struct comment *comment);

#endif
