/* assign.h - values that a user sets with "PATH=VALUE", and the text of a program with these values in it.
 *
 *     PATH=WORD, PATH=12, PATH=true, PATH=a text    one value
 *     PATH=[a, b]                                   the words of a set; [] for none
 *     PATH+=WORD, PATH-=WORD                        adds a word to a set, or removes one
 *     PATH=                                         removes the declaration; here PATH may also be a whole element
 */
#ifndef SAMPLINT_ANALYZE_REPAIR_ASSIGN_H
#define SAMPLINT_ANALYZE_REPAIR_ASSIGN_H

#include "ruleset/ruleset.h"
#include "yaml/edit/edit.h"

struct assigned {
    const sl_field *field;
    struct value value; /* the new value; an undeclared one removes the declaration */
};

/* Reads assignments to a program or one of its segments or accounts into `list`, which has room for `count` of them, and stores
 * their number in `assigned`. Several += and -= for one attribute become one value. += and -= in a segment or an
 * account start from the set that holds there. SL_REFUSED: some assignments are wrong; there is a problem for each. */
sl_result assign_read(struct ruleset *rules, const struct configuration *subject, const sl_text *texts, size_t count,
                      struct assigned *list, size_t *assigned);

/* Makes the text of the subject's document with these values and otherwise unchanged. `bytes` and all temporary memory
 * are from the arena. SL_REFUSED: some values cannot be written into the text; the problems say why. */
sl_result assign_write(struct ruleset *rules, struct arena *arena, const struct configuration *subject,
                       const struct assigned *list, size_t count, sl_text *bytes);

/* Returns the edit that gives a field of a program, segment or account a value; for an undeclared value, the edit that removes
 * the key. Lack of memory shows in the arena, which owns the edit's lists. */
struct edit value_edit(struct arena *arena, const struct configuration *subject, const sl_field *field,
                       const struct value *value);

#endif
