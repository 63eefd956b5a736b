/* scan.h - a look at a script's text, for what running it would show too late.
 *
 * Lua tells nothing of where a table's field stands, and a misspelled attribute only when a program gets there. This reads the
 * script's tokens: it finds the lines of fields, and follows each chain that starts from check's parameters, or from a local
 * set straight from such a chain, through the vocabulary. */
#ifndef SAMPLINT_LUA_SOURCE_SCAN_H
#define SAMPLINT_LUA_SOURCE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lua/source/tokens.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

/* The line of `name = ` in the table that the script returns, of the item-th table inside that field's table when `item` is
 * from 1 on; 0 when there is none. */
size_t scan_field_line(const struct tokens *scan, sl_text name, size_t item);

/* The line of a name or string in the table behind `field = ` there; that of the field where the table has no such; 0 when there is
 * no such field. */
size_t scan_word_line(const struct tokens *scan, sl_text field, sl_text word);

/* Whether the check in the table that the script returns calls a function of this name. */
bool scan_check_calls(const struct tokens *scan, sl_text name);

/* The integers written in that check, in the arena; of a number with a fraction the whole part. Stores how many. */
const int64_t *scan_check_integers(const struct tokens *scan, struct arena *arena, size_t *count);

/* Whether that check may compare an integer with what is not written in it: it does, unless all of its text is of known forms. */
bool scan_check_calculates(const struct tokens *scan);

/* The tokens of that check, from its "function" to behind its "end"; false where it is not written as a function. */
bool scan_check_tokens(const struct tokens *scan, size_t *first, size_t *end);

/* The token behind the `end` of the function or block whose inside starts at `at`. */
size_t scan_block_end(const struct tokens *scan, size_t at);

/* Whether a token is this name or symbol. */
bool scan_is(const struct tokens *scan, size_t at, const char *word);

/* Whether it is one of these, behind the last of which stands NULL. */
bool scan_is_any(const struct tokens *scan, size_t at, const char *const *words);

/* What a rule's check reads, by its text. */
struct scan_check {
    const sl_vocabulary *vocabulary;
    const sl_text *options; /* ids */
    size_t option_count;
    bool portfolio;    /* check has a third parameter: the accounts */
    size_t first_line; /* of the function that was loaded: of its "(" and its "end"; 0 where any will do */
    size_t last_line;
    bool *elements; /* one an element of the vocabulary: set to true for those it reads */
    /* Called with what is wrong, in the arena. */
    void (*report)(void *context, size_t line, sl_text message);
    /* Called with each string that is a word of an attribute's domain; NULL where nobody wants to know. */
    void (*word)(void *context, size_t token, const sl_field *field);
    void *context;
};
void scan_check(const struct tokens *scan, struct arena *arena, const struct scan_check *check);

#endif
