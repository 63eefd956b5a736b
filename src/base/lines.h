/* lines.h - the lines of a text, as editors count them: "\n", "\r\n" and "\r" end one. */
#ifndef SAMPLINT_BASE_LINES_H
#define SAMPLINT_BASE_LINES_H

#include "base/arena.h"
#include "samplint/place.h"

/* The line with a byte in it, without what ends it. */
sl_text line_around(sl_text text, size_t byte);

/* "FILE:LINE", for those who ask where something was said. */
sl_text line_name(struct arena *arena, const sl_source *source, size_t line);

/* The n-th line, from 1, less the blanks at its start; the empty span with that line when there is none. */
sl_span line_span(sl_text text, size_t line);

#endif
