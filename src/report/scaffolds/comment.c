/* comment.c - breaks comments into lines. */
#include "report/scaffolds/comment.h"

#include <string.h>

#include "base/text.h"

#define COMMENT_WIDTH ((size_t)96)

struct comment comment_open(struct text_writer *out, size_t indent, const char *mark) {
    return (struct comment){.out = out, .indent = indent, .mark = mark};
}

void comment_word(struct comment *comment, sl_text word, const char *behind) {
    struct text_writer *out = comment->out;
    size_t width =
        word.length + strlen(behind); /* more than it takes where not all of it is ASCII: it is broken early */
    if (comment->column == 0 || comment->column + 1 + width > COMMENT_WIDTH) {
        if (comment->column)
            out_string(out, "\n");
        buffer_repeat(out->buffer, ' ', comment->indent);
        out_string(out, comment->mark);
        comment->column = comment->indent + strlen(comment->mark);
    }
    out_string(out, " ");
    out_text(out, word);
    out_string(out, behind);
    comment->column += 1 + width;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

void comment_text(struct comment *comment, sl_text text) {
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && !is_blank(text.bytes[end]))
            end++;
        if (end > at)
            comment_word(comment, text_slice(text, at, end), "");
        at = end + 1;
    }
}

void comment_string(struct comment *comment, const char *words) {
    comment_text(comment, text_of(words));
}

void comment_close(struct comment *comment) {
    if (comment->column)
        out_string(comment->out, "\n");
    comment->column = 0;
}
