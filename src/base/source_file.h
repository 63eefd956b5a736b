/* source_file.h - reads a file of rules, settings, waivers or a program, depending on who named the file. */
#ifndef SAMPLINT_BASE_SOURCE_FILE_H
#define SAMPLINT_BASE_SOURCE_FILE_H

#include "base/problems.h"

/* Who named a file: the user, or a folder or file that was itself found. */
struct file_trust {
    bool named; /* the user named it: links are followed, and a pipe is waited for */

    /* Of a file that was found: no link may lead out of this folder (base/folder.h). Empty for no such limit. */
    sl_text tree;
};
#define TRUST_NAMED ((struct file_trust){true, {NULL, 0}})
#define TRUST_FOUND(tree) ((struct file_trust){false, tree})

/* Reads a file of at most `most` bytes; of a longer one a byte more. errno holds the error of FILE_CANNOT_READ. */
enum file_result trusted_read(struct arena *arena, struct file_trust trust, sl_text path, size_t most, sl_text *bytes);

/* Makes a source of the file, in the arena; *read is NULL only without memory. Adds a problem if it is unreadable. */
sl_result source_read(struct arena *arena, struct problems *problems, struct file_trust trust, sl_text path,
                      size_t most, const sl_source **read);

#endif
