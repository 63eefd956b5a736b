/* picture.h - how the elements of a program fit each other, on a screen: a line an element, a sign a pair. */
#ifndef SAMPLINT_REPORT_PICTURE_H
#define SAMPLINT_REPORT_PICTURE_H

#include "report/page.h"
#include "samplint/program.h"
#include "samplint/vocabulary.h"

/* Appends the picture, and an empty line; nothing for an invalid program. No line is wider than 80 columns. */
void picture_show(const struct page *page, const sl_vocabulary *vocabulary, const sl_program *program);

/* The sign of a pair in the picture, and its style, which an element's state has too. Static. */
const char *picture_sign(sl_state state);
enum style picture_style(sl_state state);

/* Appends a line that says what the signs mean. */
void picture_legend(const struct page *page);

#endif
