/* color.h - the colors of text output on a terminal. Color never carries information that the words do not carry
 * too. */
#ifndef SAMPLINT_REPORT_COLOR_H
#define SAMPLINT_REPORT_COLOR_H

#include "samplint/finding.h"

enum color { COLOR_NONE, COLOR_BOLD, COLOR_GUTTER, COLOR_INFO, COLOR_WARNING, COLOR_ERROR, COLOR_GOOD };

/* The escape sequence that switches every color off. */
#define COLOR_END "\033[0m"

/* Returns the escape sequence that switches a color on. Static. */
static inline const char *color_code(enum color color) {
    static const char *const codes[] = {"", "\033[1m", "\033[34m", "\033[36m", "\033[1;33m", "\033[1;31m", "\033[32m"};
    return codes[color];
}

static inline enum color severity_color(sl_severity severity) {
    static const enum color colors[] = {COLOR_INFO, COLOR_WARNING, COLOR_ERROR};
    return colors[severity];
}

#endif
