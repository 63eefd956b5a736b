/* waiver_targets.h - finds the values that a comment in a program is about. */
#ifndef SAMPLINT_SUPPRESS_WAIVER_TARGETS_H
#define SAMPLINT_SUPPRESS_WAIVER_TARGETS_H

#include "model/configuration.h"

/* A value that a waiver is about. If its field is an element or a group, the waiver is about everything in it. */
struct waiver_target {
    const struct configuration *owner; /* the program, or one of its accounts */
    const sl_field *field;             /* NULL for a whole account */
};

struct waiver_targets {
    struct waiver_target *list;
    size_t count;
    size_t capacity;
};

/* Finds the value or account that starts first on a line of a source. The value of an anchor may belong to several
 * fields and accounts; all of them are found. Lack of memory shows in the arena. */
struct waiver_targets waiver_targets_on_line(struct arena *arena, const struct configuration *program,
                                             const sl_source *source, size_t line);

#endif
