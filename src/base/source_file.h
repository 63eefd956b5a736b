/* source_file.h - reads files of rules, settings, waivers and programs, if the file may be read: see file_trust. */
#ifndef SAMPLINT_BASE_SOURCE_FILE_H
#define SAMPLINT_BASE_SOURCE_FILE_H

#include "base/problems.h"

/* How samplint came to a file: the user named it, or samplint found it in a folder or in another file. */
struct file_trust {
    bool named; /* the user named it: links are followed, and a pipe is waited for */

    /* For a file that was found: if the file is a link, its target must lie in this folder (base/folder.h). Links among
     * the folders of the path are not checked. Empty if there is no limit. */
    sl_text tree;
};
#define TRUST_NAMED ((struct file_trust){true, {NULL, 0}})
#define TRUST_FOUND(tree) ((struct file_trust){false, tree})

/* Reads at most `most` + 1 bytes of a file; if it gets `most` + 1, the file is too long. When it returns
 * FILE_CANNOT_READ, errno has the reason. */
enum file_result trusted_read(struct arena *arena, struct file_trust trust, sl_text path, size_t most, sl_text *bytes);

/* Makes a source of a file, in the arena. Adds a problem if the file cannot be read. *read is NULL only when there is
 * no memory. */
sl_result source_read(struct arena *arena, struct problems *problems, struct file_trust trust, sl_text path,
                      size_t most, const sl_source **read);

#endif
