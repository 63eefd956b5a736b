/* supposed_text.h - words for the values that a run supposes. */
#ifndef SAMPLINT_CERTAIN_SUPPOSED_TEXT_H
#define SAMPLINT_CERTAIN_SUPPOSED_TEXT_H

#include "lua/host.h"

/* Returns supposed values as a text: "element.attribute: word, element.set: with a, without b". */
sl_text supposed_text(struct arena *arena, const struct fact *facts, size_t count);

#endif
