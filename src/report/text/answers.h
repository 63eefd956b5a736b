/* answers.h - what becomes of the answers of rules from one program to another, in words. */
#ifndef SAMPLINT_REPORT_TEXT_ANSWERS_H
#define SAMPLINT_REPORT_TEXT_ANSWERS_H

#include "report/text_writer.h"
#include "samplint/compare.h"

/* How the two programs are called. */
struct answer_words {
    const char *turns[SL_TURN_ONE_SIDED + 1]; /* headings; NULL: such answers are not told */
    const char *in_a;
    const char *shown[2]; /* what stands before the number of practices that each shows */
    const char *only_a, *only_b;
};

/* Appends the answers of rules that judge congruence, turn by turn, each with an empty line before it. */
void answers_put(struct text_writer *page, const sl_comparison *comparison, const struct answer_words *words);

/* Appends an empty line, how many practices each shows, and those that only one does. */
void answers_put_practices(struct text_writer *page, const sl_comparison *comparison, const struct answer_words *words);

#endif
