/* place.h - places in a source. */
#ifndef SAMPLINT_PLACE_H
#define SAMPLINT_PLACE_H

#include <stddef.h>

#include "samplint/text.h"

/* A point in a source, between two characters. */
typedef struct sl_mark {
    size_t line;   /* from 1; 0 means "no place" */
    size_t column; /* from 1, counted in Unicode code points */
    size_t byte;   /* from 0, counted from the first byte of the file, a byte order mark included */
} sl_mark;

/* A stretch of a source. `end` lies after its last character; for something empty or missing, start equals end. */
typedef struct sl_span {
    sl_mark start;
    sl_mark end;
} sl_span;

/* A text that was read: a program's file, standard input, or a rule. */
typedef struct sl_source {
    sl_text name;  /* its path as the caller gave it, or "<stdin>" */
    sl_text bytes; /* all of it, as it was read */
} sl_source;

/* A place as findings show it. */
typedef struct sl_location {
    const sl_source *source; /* NULL for no place */
    sl_span span;
    sl_text config_path; /* the path of the attribute, "element.group.attribute"; empty if it belongs to none */
} sl_location;

#endif
