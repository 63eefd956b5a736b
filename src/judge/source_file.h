/* source_file.h - reads a file as far as whoever named it is trusted. */
#ifndef SAMPLINT_JUDGE_SOURCE_FILE_H
#define SAMPLINT_JUDGE_SOURCE_FILE_H

#include "judge/problems.h"

/* Who named the file: the user, or something that was found, such as a folder or settings. */
struct file_trust {
    bool named; /* by the user: links are followed, a pipe is waited for */
    sl_text
        tree; /* for a file that was found: no link may lead out of this folder (base/folder.h); empty for any place */
};
#define TRUST_NAMED ((struct file_trust){true, {NULL, 0}})
#define TRUST_FOUND(tree) ((struct file_trust){false, tree})

/* Reads a file of at most `most` bytes; of a longer file one byte more, so that the caller can tell. errno says why it fails. */
enum file_result trusted_read(struct arena *arena, struct file_trust trust, sl_text path, size_t most, sl_text *bytes);

/* The same as a source in the arena. A problem says why a file cannot be read. *source is NULL only without memory. */
sl_result source_read(struct arena *arena, struct problems *problems, struct file_trust trust, sl_text path,
                      size_t most, const sl_source **source);

#endif
