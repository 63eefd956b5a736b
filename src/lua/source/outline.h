/* outline.h - finds the parts of a script: the table that it returns, the fields of that table, and the function
 * "check" in it.
 *
 * Lua does not tell in which line of a script a field of a table was written. */
#ifndef SAMPLINT_LUA_SOURCE_OUTLINE_H
#define SAMPLINT_LUA_SOURCE_OUTLINE_H

#include "lua/source/tokens.h"
#include "samplint/rule.h"

/* Returns the line of `name =` in the table that the script returns; 0 when the table has no field of this name. If
 * `item` is 1 or more, the field is a list of tables, and the function returns the line of the table with that index; 0
 * when the list is shorter. */
size_t outline_field_line(const struct tokens *tokens, sl_text name, size_t item);

/* Returns the line of a name or string in the table behind `field =`; if it is not there, the line of the field, or
 * 0. */
size_t outline_word_line(const struct tokens *tokens, sl_text field, sl_text word);

/* Returns whether `name =` is written at a token. */
bool outline_is_field(const struct tokens *tokens, size_t at, sl_text name);

/* Returns whether the script returns rule { ... }, vocabulary { ... } or pack { ... }. */
bool outline_returns_table(const struct tokens *tokens);

/* Returns the index of the token behind the `end` of a function or block. `at` is the first token inside of it. */
size_t outline_block_end(const struct tokens *tokens, size_t at);

/* Finds the function in the field "check" of the returned table: *first is its "function", *end the token behind its
 * "end". Returns false when check is not written as a function there; then both are the end of the tokens. */
bool outline_check(const struct tokens *tokens, size_t *first, size_t *end);

/* Looks for text that could make Lua load another check than outline_check() finds, for example a second "return", a
 * second field "check", or another use of the name "rule". Returns the first token of this text, and stores why it is
 * refused; returns the end of the tokens when there is none. */
size_t outline_check_fault(const struct tokens *tokens, const char **message);

/* Returns whether the function that outline_check() finds is the whole value of the field, and has its "(" in
 * `first_line` and its "end" in `last_line`. With a `first_line` of 0, both lines may be any. */
bool outline_is_check_at(const struct tokens *tokens, size_t first_line, size_t last_line);

/* Returns whether the text of a rule's check calls or names a function of this name. */
bool outline_check_calls(struct arena *arena, const sl_rule *rule, sl_text name);

/* Returns the line of each test inside a rule, in the arena; 0 when not known. Returns NULL when there is no memory. */
const size_t *outline_test_lines(struct arena *arena, const sl_rule *rule);

#endif
