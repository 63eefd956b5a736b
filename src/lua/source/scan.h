/* scan.h - checks the access paths in a rule's check, such as c.element.attribute, against the vocabulary.
 *
 * Lua notices a misspelled attribute only when a program makes the rule run into it. The scanner finds it when the rule
 * is loaded: it reads the tokens of the check, and follows each access path that starts from a parameter of check, or
 * from a local that was set directly from such a path. */
#ifndef SAMPLINT_LUA_SOURCE_SCAN_H
#define SAMPLINT_LUA_SOURCE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lua/source/tokens.h"
#include "samplint/vocabulary.h"

/* The methods of the third parameter of check, which lua/portfolio.c defines, with blanks in between. */
#define ACCOUNTS_METHODS "count segments declaring tally kinds"

/* Why a rule may not ask whether a value is declared, unless it is a framing rule, and what to write. */
#define NO_DECLARES                                                                                                    \
    "only a framing rule asks whether something is declared, as another rule would change its answer when a value "    \
    "becomes known; read the value: where none is declared, samplint tries each value"

/* The rule that is scanned, and the receivers of the results. */
struct scan_check {
    const sl_vocabulary *vocabulary;
    const sl_text *options; /* the ids of the rule's options */
    size_t option_count;
    bool portfolio;    /* the rule is about all accounts: check has a third parameter */
    bool framing;      /* the rule may ask whether something is declared */
    size_t first_line; /* the line of the "(" of the function that Lua has loaded; 0 when any lines are right */
    size_t last_line;  /* the line of its "end" */
    bool *elements;    /* one for each element of the vocabulary; the scanner sets those that check reads */
    /* Gets the line of each fault, and a message in the arena; may be NULL. */
    void (*report)(void *context, size_t line, sl_text message);
    /* Gets each string token that is a word of an attribute's domain; may be NULL. */
    void (*word)(void *context, size_t token, const sl_field *field);
    void *context;
};

/* Scans the check in the table that the script returns. When there is no memory, arena->failed is set. */
void scan_check(const struct tokens *tokens, struct arena *arena, const struct scan_check *check);

#endif
