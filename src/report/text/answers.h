/* answers.h - writes how the answers of rules differ between two programs, or two states of one. */
#ifndef SAMPLINT_REPORT_TEXT_ANSWERS_H
#define SAMPLINT_REPORT_TEXT_ANSWERS_H

#include "report/text_writer.h"
#include "samplint/compare.h"

/* The strings that name the two programs. */
struct answer_words {
    const char *turns[SL_TURN_ONE_SIDED + 1]; /* a heading for each turn; NULL: its answers are not listed */
    const char *in_a;
    const char *shown[2]; /* before the number of practices that each program shows */
    const char *only_a, *only_b;
};

/* Appends the answers of rules that decide about congruence, turn by turn, with an empty line before each turn. */
void answers_put(struct text_writer *out, const sl_comparison *comparison, const struct answer_words *words);

/* Appends an empty line, the number of practices that each program shows, and the practices that only one shows. */
void answers_put_practices(struct text_writer *out, const sl_comparison *comparison, const struct answer_words *words);

#endif
