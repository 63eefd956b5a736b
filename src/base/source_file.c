/* source_file.c - reads the files of rules, settings, waivers and programs. */
#include "base/source_file.h"

#include <errno.h>
#include <string.h>

enum file_result trusted_read(struct arena *arena, struct file_trust trust, sl_text path, size_t most, sl_text *bytes) {
    if (memchr(path.bytes, '\0', path.length)) { /* the system would end the path at that byte */
        errno = ENOENT;
        return FILE_CANNOT_READ;
    }
    return trust.named ? file_read(arena, path.bytes, most, bytes)
                       : file_read_found(arena, path.bytes, trust.tree, most, bytes);
}

sl_result source_read(struct arena *arena, struct problems *problems, struct file_trust trust, sl_text path,
                      size_t most, const sl_source **read) {
    sl_source *source = arena_alloc(arena, sizeof *source);
    *read = source;
    if (!source)
        return SL_OUT_OF_MEMORY;
    source->name = arena_copy(arena, path);
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    switch (trusted_read(arena, trust, source->name, most, &source->bytes)) {
    case FILE_OK: return arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
    case FILE_CANNOT_READ: return problem_cannot_read(problems, path, errno);
    case FILE_OUT_OF_MEMORY: break;
    }
    return SL_OUT_OF_MEMORY;
}
