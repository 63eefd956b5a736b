/* former.h - the former names of attributes and words: what a renamed one is called now, and where a moved one goes. */
#ifndef SAMPLINT_MODEL_FORMER_H
#define SAMPLINT_MODEL_FORMER_H

#include "base/arena.h"
#include "samplint/vocabulary.h"

/* Returns the index in a field's domain of the word that was called this before; `domain_count` if there is none. */
size_t former_word(const sl_field *field, sl_text word);

/* Returns `"old" is now "new"`, or the empty text if this is no former word of the field. */
sl_text former_word_message(struct arena *arena, const sl_field *field, sl_text word);

/* Returns `; it is now "path"`, or the empty text if no field had this path before. */
sl_text former_path_hint(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path);

/* Returns a sentence that says where the field, or the fields of the group, with this former path are now:
 * `element.old is now element.new`. Returns the empty text if there are none. */
sl_text former_path_message(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path);

/* Calls `visit` for each field that had this path before, or a path below it. Returns whether there are any. */
bool former_fields(const sl_vocabulary *vocabulary, sl_text path, void (*visit)(void *context, const sl_field *field),
                   void *context);

#endif
