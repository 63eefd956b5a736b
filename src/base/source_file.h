/* source_file.h - reads a file of rules, settings, waivers or a program, as far as whoever named the file is
 * trusted. */
#ifndef SAMPLINT_BASE_SOURCE_FILE_H
#define SAMPLINT_BASE_SOURCE_FILE_H

#include "base/problems.h"

/* Who named a file: the user, or something that was found, such as a folder or settings. */
struct file_trust {
    bool named; /* the user named it: links are followed, and a pipe is waited for */

    /* Of a file that was found: no link may lead out of this folder (base/folder.h). Empty for no such limit. */
    sl_text tree;
};
#define TRUST_NAMED ((struct file_trust){true, {NULL, 0}})
#define TRUST_FOUND(tree) ((struct file_trust){false, tree})

/* Reads a file of at most `most` bytes. Of a longer file it reads one byte more, so that the caller can detect it.
 * errno holds the error of FILE_CANNOT_READ. */
enum file_result trusted_read(struct arena *arena, struct file_trust trust, sl_text path, size_t most, sl_text *bytes);

/* Does the same and makes a source of the file, in the arena. Adds a problem when the file cannot be read. *source is
 * NULL only when there is no memory. */
sl_result source_read(struct arena *arena, struct problems *problems, struct file_trust trust, sl_text path,
                      size_t most, const sl_source **source);

#endif
