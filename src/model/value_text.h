/* value_text.h - reads a value of a field from a text, as settings, waivers and the options of commands write it. */
#ifndef SAMPLINT_MODEL_VALUE_TEXT_H
#define SAMPLINT_MODEL_VALUE_TEXT_H

#include "model/configuration.h"

/* Reads an integer of YAML 1.2 within 64 bits: "12", "-3", "0x1f" or "0o17". Returns false for any other text. */
bool integer_read(sl_text text, int64_t *integer);

/* The next three functions return false when the text is no value of the field. Then *fault says in words what the
 * field takes. The fault is in the arena. On lack of memory the arena's `failed` is set. */

/* Finds a word in the domain of an enum, an ordinal or a set. */
bool word_read(struct arena *arena, const sl_field *field, sl_text text, size_t *word, sl_text *fault);

/* Reads the members of a set from their words. */
bool members_read(struct arena *arena, const sl_field *field, const sl_text *words, size_t count, struct value *value,
                  sl_text *fault);

/* Reads a value: a word, "true" or "false", an integer within the field's range, a text, or for a set "[a, b]" or one
 * word. The field is no group, and the text is not empty. A value of the type text points to the given bytes. */
bool value_read(struct arena *arena, const sl_field *field, sl_text text, struct value *value, sl_text *fault);

/* Whether a text is written as a list: "[a, b]". */
bool is_list_text(sl_text text);

#endif
