/* assign.h - values that are asked for in words, as "PATH=VALUE", and put into a program's text.
 *
 *     PATH=WORD, PATH=12, PATH=true, PATH=a text    one value
 *     PATH=[a, b]                                   the words of a set; [] for none
 *     PATH+=WORD, PATH-=WORD                        a word more in a set, or one less
 *     PATH=                                         not declared any more; PATH may be a whole element here
 */
#ifndef SAMPLINT_ANALYZE_REPAIR_ASSIGN_H
#define SAMPLINT_ANALYZE_REPAIR_ASSIGN_H

#include "judge/checker.h"

struct assigned {
    const sl_field *field;
    struct value value; /* what it is to have; undeclared: what is written goes */
};

/* Reads them for a program or one of its accounts: what an account adds to a set is added to what holds for it. What is asked of one
 * attribute comes to one value. `list` has room for all of them. SL_REFUSED: some are wrong, and each of these is told. */
sl_result assign_read(struct ruleset *rules, const struct configuration *subject, const sl_text *texts, size_t count,
                      struct assigned *list, size_t *assigned);

/* Makes the text of the document that the subject stands in, with these values and otherwise as it was. The arena is for what is
 * made on the way, too. SL_REFUSED: some cannot be written into it, and why is told. */
sl_result assign_write(struct ruleset *rules, struct arena *arena, const struct configuration *subject,
                       const struct assigned *list, size_t count, sl_text *bytes);

#endif
