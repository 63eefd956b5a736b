/* fit_matrix.h - writes how the elements of a program fit each other: a matrix with a line for each element and a sign
 * for each pair. */
#ifndef SAMPLINT_REPORT_TEXT_FIT_MATRIX_H
#define SAMPLINT_REPORT_TEXT_FIT_MATRIX_H

#include "report/text_writer.h"
#include "samplint/program.h"
#include "samplint/vocabulary.h"

/* Appends the matrix and an empty line, or nothing for an invalid program. No line is wider than 80 columns. A line
 * that says so replaces the matrix where there are too many elements. */
void fit_matrix_put(const struct text_writer *out, const sl_vocabulary *vocabulary, const sl_program *program);

#endif
