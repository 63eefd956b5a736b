/* style.h - what color says on a terminal; nothing is said by color alone. */
#ifndef SAMPLINT_REPORT_STYLE_H
#define SAMPLINT_REPORT_STYLE_H

#include "samplint/finding.h"

enum style { STYLE_NONE, STYLE_BOLD, STYLE_GUTTER, STYLE_INFO, STYLE_WARNING, STYLE_ERROR, STYLE_GOOD };

#define STYLE_END "\033[0m"

/* What switches a style on. Static. */
static inline const char *style_code(enum style style) {
    static const char *const codes[] = {"", "\033[1m", "\033[34m", "\033[36m", "\033[1;33m", "\033[1;31m", "\033[32m"};
    return codes[style];
}

static inline enum style severity_style(sl_severity severity) {
    static const enum style styles[] = {STYLE_INFO, STYLE_WARNING, STYLE_ERROR};
    return styles[severity];
}

#endif
