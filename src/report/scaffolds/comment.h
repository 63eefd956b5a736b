/* comment.h - comments in files that are written: words that are broken into lines behind a mark. */
#ifndef SAMPLINT_REPORT_SCAFFOLDS_COMMENT_H
#define SAMPLINT_REPORT_SCAFFOLDS_COMMENT_H

#include "report/text_writer.h"

struct comment {
    struct text_writer *page;
    size_t indent;    /* of its lines */
    const char *mark; /* that starts each line */
    size_t column;    /* that the line has come to; 0 before the first */
};

struct comment comment_open(struct text_writer *page, size_t indent, const char *mark);

/* Words with blanks between them: our own, and those of others. */
void comment_say(struct comment *comment, const char *words);
void comment_text(struct comment *comment, sl_text text);

/* One word of others, with what stands behind it at once. */
void comment_word(struct comment *comment, sl_text word, const char *behind);

void comment_close(struct comment *comment);

#endif
