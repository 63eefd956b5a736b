/* problem.c - adds the findings of this folder. */
#include "yaml/problem.h"

sl_finding *yaml_report(const sl_source *source, struct findings *problems, const char *rule, sl_span span,
                        const char *format, ...) {
    sl_location location = {.source = source, .span = span};
    va_list arguments;
    va_start(arguments, format);
    sl_finding *finding = findings_vprintf(problems, rule, SL_KIND_SYNTAX, SL_ERROR, location, format, arguments);
    va_end(arguments);
    return finding;
}
