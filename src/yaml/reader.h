/* reader.h - YAML text to documents, through libyaml's events or the same ones of plain.h. */
#ifndef SAMPLINT_YAML_READER_H
#define SAMPLINT_YAML_READER_H

#include <stddef.h>

#include "base/arena.h"
#include "model/document.h"

/* Reads every document of a source into the arena: at least one, for an empty file is one empty document. Where the text
 * is not YAML, that document is broken and reading goes on at the next line that starts with "---". Lack of memory shows
 * in the arena. */
struct document *yaml_read(struct arena *arena, const sl_source *source, size_t *count);

#endif
