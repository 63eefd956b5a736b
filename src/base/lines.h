/* lines.h - the lines of a text, as editors count them: "\n", "\r\n" and "\r" end one. */
#ifndef SAMPLINT_BASE_LINES_H
#define SAMPLINT_BASE_LINES_H

#include "samplint/place.h"

/* The line with a byte in it, without what ends it. */
sl_text line_around(sl_text text, size_t byte);

/* The n-th line, from 1, less the blanks at its start; the empty span with that line when there is none. */
sl_span line_span(sl_text text, size_t line);

#endif
