/* color.h - what color says on a terminal; nothing is said by color alone. */
#ifndef SAMPLINT_REPORT_COLOR_H
#define SAMPLINT_REPORT_COLOR_H

#include "samplint/finding.h"

enum color { COLOR_NONE, COLOR_BOLD, COLOR_GUTTER, COLOR_INFO, COLOR_WARNING, COLOR_ERROR, COLOR_GOOD };

#define COLOR_END "\033[0m"

/* What switches a style on. Static. */
static inline const char *color_code(enum color style) {
    static const char *const codes[] = {"", "\033[1m", "\033[34m", "\033[36m", "\033[1;33m", "\033[1;31m", "\033[32m"};
    return codes[style];
}

static inline enum color severity_color(sl_severity severity) {
    static const enum color styles[] = {COLOR_INFO, COLOR_WARNING, COLOR_ERROR};
    return styles[severity];
}

#endif
