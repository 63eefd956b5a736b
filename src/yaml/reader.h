/* reader.h - reads YAML text into documents, from the events of libyaml or the same events of plain.h. */
#ifndef SAMPLINT_YAML_READER_H
#define SAMPLINT_YAML_READER_H

#include "model/document.h"

/* Reads all documents of a source into the arena; an empty file is one empty document. Where the text is not YAML, the
 * document is broken, and reading continues at the next line with "---". Returns NULL when there is no memory. */
struct document *yaml_read(struct arena *arena, const sl_source *source, size_t *count);

#endif
