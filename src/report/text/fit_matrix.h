/* fit_matrix.h - how the elements of a program fit each other, on a screen: a line an element, a sign a pair. */
#ifndef SAMPLINT_REPORT_TEXT_FIT_MATRIX_H
#define SAMPLINT_REPORT_TEXT_FIT_MATRIX_H

#include "report/text_writer.h"
#include "samplint/program.h"
#include "samplint/vocabulary.h"

/* Appends the picture, and an empty line; nothing for an invalid program. No line is wider than 80 columns. */
void fit_matrix_put(const struct text_writer *page, const sl_vocabulary *vocabulary, const sl_program *program);

/* The sign of a pair in the picture, and its style, which an element's state has too. Static. */
const char *picture_sign(sl_state state);
enum color picture_style(sl_state state);

/* Appends a line that says what the signs mean. */
void fit_matrix_legend(const struct text_writer *page);

#endif
