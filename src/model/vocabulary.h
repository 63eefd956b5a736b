/* vocabulary.h - vocabularies: their elements and fields, messages about names that are not in them, and additions. */
#ifndef SAMPLINT_MODEL_VOCABULARY_H
#define SAMPLINT_MODEL_VOCABULARY_H

#include "base/arena.h"
#include "samplint/vocabulary.h"

/* Returns the field of a group with this id, or NULL. */
const sl_field *field_child(const sl_field *group, sl_text id);

/* Returns the field at a path like "element.group.attribute" below `top`, or NULL. */
const sl_field *field_at(const sl_field *top, sl_text path);

/* Returns the field at a path, or NULL if an account cannot declare it. The path is "element.attribute" for the
 * elements that accounts can declare, and "accounts.attribute" for attributes that only accounts have. */
const sl_field *account_field_at(const sl_vocabulary *vocabulary, sl_text path);

/* Finds the fields whose path ends with a dot and `end`; `end` is, for example, "attribute" or "group.attribute". With
 * `readable_only`, ignores fields that rules cannot read. Stores the paths (unless `paths` is NULL) and the last field.
 * Returns their number. `paths` needs room for all fields of the vocabulary. */
size_t fields_ending_with(const sl_vocabulary *vocabulary, sl_text end, bool readable_only, sl_text *paths,
                          const sl_field **last);

/* Returns the element or the readable field that a user names: an element by its code or path, a field by its path
 * or by the end of its path if no other path has that end. Returns NULL when there is none, or several. */
const sl_field *field_named(const sl_vocabulary *vocabulary, sl_text word);

/* Returns whether the values of a field are words of its domain. */
bool field_has_words(const sl_field *field);

/* Returns the label of a word of a field's domain: its form in prose. */
sl_text word_label(const sl_field *field, size_t word);

/* Returns whether accounts can override a field: it belongs to an element of the level of accounts. */
bool is_account_level(const sl_vocabulary *vocabulary, const sl_field *field);

/* Returns whether segments can override a field: accounts can, or the vocabulary names the field for segments. */
bool is_segment_level(const sl_vocabulary *vocabulary, const sl_field *field);

/* Returns whether an entry of the list of segments may have a value at a field: segments can override the field, or
 * another one in it. */
bool may_be_in_segment(const sl_vocabulary *vocabulary, const sl_field *field);

/* Like account_field_at(), for what a segment can declare: "segments.attribute" is an attribute that only segments
 * have. */
const sl_field *segment_field_at(const sl_vocabulary *vocabulary, sl_text path);

/* Returns the field at a path, or NULL if all accounts of a program have the same value: neither an account nor a segment
 * can declare it. */
const sl_field *varied_field_at(const sl_vocabulary *vocabulary, sl_text path);

/* Returns the keys that lead to a field from the top of a program's file, or of an account's file. */
const sl_text *field_keys(struct arena *arena, const sl_field *field, size_t *count);

const sl_text *field_ids(struct arena *arena, const sl_field *group);

/* Returns whether two vocabularies have the same fields, domains and elements, so that values mean the same in both. */
bool vocabulary_equal(const sl_vocabulary *a, const sl_vocabulary *b);

/* Returns the index of the element with this id, or SL_NO_ELEMENT. */
size_t element_find(const sl_vocabulary *vocabulary, sl_text id);
const sl_text *element_ids(struct arena *arena, const sl_vocabulary *vocabulary);

/* Returns whether a file with this name is a program: "KEY.yaml" or "NAME.KEY.yaml", where KEY is the format key. */
bool is_program_name(const sl_vocabulary *vocabulary, sl_text name);

/* Returns `; it is now "x"` for the former path of a field. If several paths end with `path`, returns a list of them.
 * Otherwise returns `; did you mean "x"?` with the nearest path, or the empty text. `of_account` restricts the nearest
 * path to those that an account can declare, and makes no list. */
sl_text did_you_mean_path(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path, bool of_account);

/* Returns the message that a path does not exist, or that it is a group and not an attribute. */
sl_text no_such_attribute(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path);

/* Returns the message that "WORD" is no KIND WHERE, with a suggestion and all known words. */
sl_text is_no(struct arena *arena, sl_text word, const char *kind, sl_text where, const sl_text *known, size_t count);

/* Returns the message that a word is not in a field's domain, with a suggestion and all words of the domain; for a former
 * word, what it is called now. */
sl_text no_such_word(struct arena *arena, const sl_field *field, sl_text word);

/* Returns the message that there is no element with this id, with a suggestion. */
sl_text no_such_element(struct arena *arena, const sl_vocabulary *vocabulary, sl_text id);

/* Numbers the fields below `top`, `accounts` and `segments` and lists them in the vocabulary. The last two may be NULL.
 * May set the arena's `failed`. */
void vocabulary_number(struct arena *arena, sl_vocabulary *vocabulary, sl_field *top, sl_field *accounts,
                       sl_field *segments);

/* A group whose fields are added to an element. */
struct addition {
    size_t element; /* its index in the vocabulary */
    const sl_field *group;
};

/* Returns a copy of a vocabulary in which the added fields follow the elements' own. The old vocabulary does not
 * change. Returns NULL when there is no memory. */
const sl_vocabulary *vocabulary_extend(struct arena *arena, const sl_vocabulary *old, const struct addition *additions,
                                       size_t count);

#endif
