/* vocabulary.h - questions about a vocabulary. */
#ifndef SAMPLINT_MODEL_VOCABULARY_H
#define SAMPLINT_MODEL_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/vocabulary.h"

/* The field of a group with this id, or NULL. */
const sl_field *field_child(const sl_field *group, sl_text id);

/* The field at a path such as "element.group.attribute", from `top` on; NULL when there is none. */
const sl_field *field_at(const sl_field *top, sl_text path);

/* The field at a path that accounts can have values of their own for: "element.attribute" of their elements, and
 * "accounts.attribute" of what only they have; NULL when there is none. */
const sl_field *account_field_at(const sl_vocabulary *vocabulary, sl_text path);

/* The field of this whole path: from the top of the file, or of what only accounts have. NULL when there is none. */
const sl_field *any_field_at(const sl_vocabulary *vocabulary, sl_text path);

/* Whether a field's values are words of its domain. */
bool field_has_words(const sl_field *field);

/* Says that a word is not in a field's domain, which one may be meant, and which there are. */
sl_text no_such_word(struct arena *arena, const sl_field *field, sl_text word);

/* Whether a word such as "attribute" or "group.attribute" is the end of a path, and not all of it. */
bool path_ends_with(sl_text path, sl_text word);

/* What somebody means who names an element or a field of one: by its path, an element by its code, or by the end of a path where no
 * other ends so. NULL where there is none, or several. */
const sl_field *field_named(const sl_vocabulary *vocabulary, sl_text word);

/* Whether accounts may override an element's field. */
bool is_account_level(const sl_vocabulary *vocabulary, const sl_field *field);

/* The keys that lead to a field, from the top of the file on, or from that of an account. */
const sl_text *field_keys(struct arena *arena, const sl_field *field, size_t *count);

/* The ids of a group's fields, for messages. */
const sl_text *field_ids(struct arena *arena, const sl_field *group);

/* `; did you mean "x"?` for the path of a field that is closest, the paths where several end so, or the empty text. */
sl_text did_you_mean_path(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path);

/* The same among the paths that accounts can have values of their own for. */
sl_text did_you_mean_account_path(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path);

/* Says that a path leads to no attribute, but nowhere or to a group. */
sl_text no_such_attribute(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path);

/* Whether a file of this name is a program: "KEY.yaml" or "SOMETHING.KEY.yaml", with the format key. */
bool is_program_name(const sl_vocabulary *vocabulary, sl_text name);

/* Whether two vocabularies have the same fields, domains and elements: then a value or outcome means the same in both. */
bool vocabulary_equal(const sl_vocabulary *a, const sl_vocabulary *b);

/* The index of the element with this id, or SL_NO_ELEMENT. */
size_t element_find(const sl_vocabulary *vocabulary, sl_text id);
const sl_text *element_ids(struct arena *arena, const sl_vocabulary *vocabulary);

/* Says that there is no element of this id, and which one may be meant. */
sl_text no_such_element(struct arena *arena, const sl_vocabulary *vocabulary, sl_text id);

#endif
