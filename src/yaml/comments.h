/* comments.h - the comments of a YAML text, which its events leave out. */
#ifndef SAMPLINT_YAML_COMMENTS_H
#define SAMPLINT_YAML_COMMENTS_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/place.h"

struct comment {
    sl_span span; /* with its "#" */
    sl_text text; /* behind that, less the blanks at both ends */
    size_t
        about; /* the line it is about: its own if something stands before it there; else the line that ends the comments
                      of which it is one, each on a line of its own; 0 when nothing stands right below those */
};

/* The comments that have a word in them, in whatever case, in their order. What is in a scalar is no comment, whatever it looks like. A text
 * that is not YAML is read up to where it stops being that. */
struct comment *yaml_comments(struct arena *arena, const sl_source *source, sl_text word, size_t *count);

#endif
