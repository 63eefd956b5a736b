/* scan_table.h - how scan.c, scan_body.c and scan_table.c share the work. */
#ifndef SAMPLINT_LUA_SOURCE_SCAN_TABLE_H
#define SAMPLINT_LUA_SOURCE_SCAN_TABLE_H

#include "lua/source/scan.h"

bool scan_is_kind(const struct tokens *scan, size_t at, enum token_kind kind);

/* Whether `name =` stands at a token. */
bool scan_is_field(const struct tokens *scan, size_t at, sl_text name);

/* By how much a token changes how many braces and parentheses are open. */
int scan_nesting(const struct tokens *scan, size_t at);

/* Whether the script returns rule { ... }, or another of its kind. */
bool scan_returns_table(const struct tokens *scan);

/* The script must return one table, which nothing else could take the place of, with one check: so the function that was loaded is the
 * one whose text is looked at. Returns where the script is otherwise, and why; the end of the tokens where it is not. */
size_t scan_other_check(const struct tokens *scan, sl_text *why);

/* Whether the check that was loaded stands in the lines of the one that is found. */
bool scan_is_loaded(const struct tokens *scan, const struct scan_check *check);

#endif
