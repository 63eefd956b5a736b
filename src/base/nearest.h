/* nearest.h - suggestions for misspelled words, and lists of words in a sentence. */
#ifndef SAMPLINT_BASE_NEAREST_H
#define SAMPLINT_BASE_NEAREST_H

#include "base/arena.h"

/* Returns the word with the smallest edit distance to `wrong`, the shortest of several. An edit inserts, deletes or
 * replaces a letter, or swaps neighbours; letter case and '-' for '_' cost nothing. A word that starts with `wrong`
 * (three letters or more) counts as one edit. If no word has a distance of at most n / 3 + 1 (n: the length of
 * `wrong`), returns the only word that contains `wrong` (four letters or more) between joints ('_' and '.'), or else
 * the empty text. */
sl_text nearest_word(sl_text wrong, const sl_text *words, size_t count);

/* Joins words with ", ", and the last two with `last`. */
sl_text list_joined(struct arena *arena, const sl_text *words, size_t count, sl_text last);

/* Returns "a, b or c", and "a, b and c". */
sl_text list_words(struct arena *arena, const sl_text *words, size_t count);
sl_text list_all(struct arena *arena, const sl_text *words, size_t count);

/* Returns `; did you mean "x"?` for the nearest word, or the empty text. */
sl_text did_you_mean(struct arena *arena, sl_text wrong, const sl_text *words, size_t count);

#endif
