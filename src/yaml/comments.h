/* comments.h - the comments of a YAML text. libyaml's events do not include them. */
#ifndef SAMPLINT_YAML_COMMENTS_H
#define SAMPLINT_YAML_COMMENTS_H

#include "base/arena.h"
#include "samplint/place.h"

struct comment {
    sl_span span; /* with its "#" */
    sl_text text; /* after the "#", trimmed */
    /* The line that the comment is about: its own line if there is something before the comment; otherwise the line
     * below the block of comments that it belongs to. 0 when nothing follows directly below that block. */
    size_t about;
};

/* Returns the comments that contain a word, in order. Ignores the case of letters. A "#" inside a scalar starts no
 * comment. Reads a text that is not YAML up to the first error. */
struct comment *yaml_comments(struct arena *arena, const sl_source *source, sl_text word, size_t *count);

#endif
