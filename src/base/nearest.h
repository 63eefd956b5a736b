/* nearest.h - which of the right words somebody meant. */
#ifndef SAMPLINT_BASE_NEAREST_H
#define SAMPLINT_BASE_NEAREST_H

#include <stddef.h>

#include "base/arena.h"
#include "samplint/text.h"

/* The word that takes the fewest edits (insert, delete, replace, swap neighbours; letter case and '-' for '_' cost nothing)
 * to become `wrong`, the shortest of several; where even that is too far off to be a likely slip, the only word that
 * has `wrong` between its joints, '_' and '.', else the empty text. */
sl_text nearest_word(sl_text wrong, const sl_text *words, size_t count);

/* "a, b or c", and "a, b and c". */
sl_text list_words(struct arena *arena, const sl_text *words, size_t count);
sl_text list_all(struct arena *arena, const sl_text *words, size_t count);

/* `; did you mean "x"?` for the nearest word, or the empty text. */
sl_text did_you_mean(struct arena *arena, sl_text wrong, const sl_text *words, size_t count);

#endif
