/* scan_table.c - where things stand in a script: the table that it returns, the fields of that, and the one check in it. */
#include "lua/source/scan_table.h"
#include "base/text.h"
#include "lua/source/scan.h"

/* ---- looking at tokens -------------------------------------------------------------------------------------------- */

bool scan_is(const struct tokens *scan, size_t at, const char *word) {
    const struct token *token = token_at(scan, at);
    return (token->kind == TOKEN_NAME || token->kind == TOKEN_SYMBOL) && text_equal(token->text, text_of(word));
}

bool scan_is_any(const struct tokens *scan, size_t at, const char *const *words) {
    for (; *words; words++)
        if (scan_is(scan, at, *words))
            return true;
    return false;
}

bool scan_is_kind(const struct tokens *scan, size_t at, enum token_kind kind) {
    return at < scan->count && token_at(scan, at)->kind == kind;
}

bool scan_is_field(const struct tokens *scan, size_t at, sl_text name) {
    return scan_is_kind(scan, at, TOKEN_NAME) && text_equal(token_at(scan, at)->text, name) &&
           scan_is(scan, at + 1, "=");
}

int scan_nesting(const struct tokens *scan, size_t at) {
    if (scan_is(scan, at, "{") || scan_is(scan, at, "("))
        return 1;
    return scan_is(scan, at, "}") || scan_is(scan, at, ")") ? -1 : 0;
}

/* How a token changes how many blocks are open; functions are blocks, too. */
static int block_nesting(const struct tokens *scan, size_t at) {
    static const char *const openers[] = {"function", "if", "do", "repeat"};
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (scan_is(scan, at, openers[i]))
            return 1;
    return scan_is(scan, at, "end") || scan_is(scan, at, "until") ? -1 : 0;
}

/* The "return" of the script itself, in no block: Lua takes one only, at the end. The end of the tokens where there is none. */
static size_t script_return(const struct tokens *scan) {
    int depth = 0;
    for (size_t at = 0; at < scan->count; at++) {
        if (depth == 0 && scan_is(scan, at, "return"))
            return at;
        depth += block_nesting(scan, at);
    }
    return scan->count;
}

/* Behind the "{" of the table that the script returns, or the end. */
static size_t returned_table(const struct tokens *scan) {
    size_t at = script_return(scan);
    bool kind = scan_is(scan, at + 1, "rule") || scan_is(scan, at + 1, "vocabulary") || scan_is(scan, at + 1, "pack");
    return kind && scan_is(scan, at + 2, "{") ? at + 3 : scan->count;
}

static size_t item_line(const struct tokens *scan, size_t at, size_t item) {
    int depth = 0;
    for (size_t seen = 0; at < scan->count; at++) {
        if (depth == 1 && scan_is(scan, at, "{") && ++seen == item)
            return token_at(scan, at)->line;
        depth += scan_nesting(scan, at);
        if (depth == 0)
            break;
    }
    return 0;
}

/* The token behind the `end` of the function whose parameters end at `at`. */
size_t scan_block_end(const struct tokens *scan, size_t at) {
    for (int depth = 1; at < scan->count && depth > 0; at++)
        depth += block_nesting(scan, at);
    return at;
}

/* The `name` of `name = ` in the table that the script returns, or the end of the tokens. */
static size_t find_field(const struct tokens *scan, sl_text name) {
    int depth = 0;
    for (size_t at = returned_table(scan); at < scan->count && depth >= 0; at++) {
        if (scan_is(scan, at, "function")) {
            at = scan_block_end(scan, at + 1) - 1; /* what is set in there is no field */
            continue;
        }
        if (depth == 0 && scan_is_field(scan, at, name))
            return at;
        depth += scan_nesting(scan, at);
    }
    return scan->count;
}

size_t scan_field_line(const struct tokens *scan, sl_text name, size_t item) {
    size_t at = find_field(scan, name);
    if (at == scan->count)
        return 0;
    return item ? item_line(scan, at + 2, item) : token_at(scan, at)->line;
}

size_t scan_word_line(const struct tokens *scan, sl_text field, sl_text word) {
    size_t found = find_field(scan, field);
    int depth = 0;
    for (size_t at = found + 2; at < scan->count; at++) {
        depth += scan_nesting(scan, at);
        if (depth <= 0)
            break;
        if ((scan_is_kind(scan, at, TOKEN_NAME) || scan_is_kind(scan, at, TOKEN_STRING)) &&
            text_equal(token_at(scan, at)->text, word))
            return token_at(scan, at)->line;
    }
    return found < scan->count ? token_at(scan, found)->line : 0;
}

/* The "function" of `check = function ...` in the table that the script returns, or the end of the tokens. */
static size_t check_function(const struct tokens *scan) {
    size_t at = find_field(scan, TEXT("check"));
    return scan_is(scan, at + 2, "function") ? at + 2 : scan->count;
}

bool scan_check_tokens(const struct tokens *scan, size_t *first, size_t *end) {
    *first = *end = check_function(scan);
    if (*first < scan->count)
        *end = scan_block_end(scan, *first + 1);
    return *first < scan->count;
}

bool scan_returns_table(const struct tokens *scan) {
    return returned_table(scan) < scan->count;
}

/* ---- the one check ------------------------------------------------------------------------------------------------ */

/* What is wrong at a token outside of all functions; the empty text where nothing is. `last` is the script's own "return". */
static sl_text fault_outside(const struct tokens *scan, size_t at, size_t last) {
    bool part = scan_is(scan, at - 1, ".") || scan_is(scan, at - 1, ":");
    if (scan_is(scan, at, "return") && at != last)
        return TEXT("a rule returns once, at the end of its file");
    if (scan_is(scan, at, "function"))
        at++; /* its name */
    if (scan_is(scan, at, "rule") && at != last + 1 && !part)
        return TEXT("rule is the word in return rule { ... }, and no name for anything else");
    return (sl_text){NULL, 0};
}

/* What is wrong at a token of the returned table, between its fields. */
static sl_text fault_between(const struct tokens *scan, size_t at, size_t *checks) {
    bool starts = scan_is(scan, at - 1, "{") || scan_is(scan, at - 1, ",") || scan_is(scan, at - 1, ";");
    if (starts && scan_is(scan, at, "["))
        return TEXT("write a field of a rule by its name, as in check = function(c) ... end");
    if (starts && scan_is_field(scan, at, TEXT("check")) && ++*checks > 1)
        return TEXT("check is set twice");
    return (sl_text){NULL, 0};
}

/* The script must return one table, which nothing else could take the place of, with one check: so the function that was loaded is the
 * one whose text is looked at. Returns where the script is otherwise, and why; the end of the tokens where it is not. */
size_t scan_other_check(const struct tokens *scan, sl_text *why) {
    size_t last = script_return(scan), table = returned_table(scan), checks = 0;
    int depth = 0;
    for (size_t at = 0; at < scan->count; at++) {
        *why = fault_outside(scan, at, last);
        if (at >= table && depth == 0 && why->length == 0)
            *why = fault_between(scan, at, &checks);
        if (at >= table && depth < 0 && !scan_is(scan, at, ";"))
            *why = TEXT("nothing follows return rule { ... }");
        if (why->length)
            return at;
        if (scan_is(scan, at, "function"))
            at = scan_block_end(scan, at + 1) - 1;
        else if (at >= table)
            depth += scan_nesting(scan, at);
    }
    return scan->count;
}

/* Whether the check that was loaded stands in the lines of the one that is found. */
bool scan_is_loaded(const struct tokens *scan, const struct scan_check *check) {
    size_t first, end;
    if (!scan_check_tokens(scan, &first, &end))
        return false;
    bool whole = scan_is(scan, end, ",") || scan_is(scan, end, ";") || scan_is(scan, end, "}");
    bool same =
        token_at(scan, first + 1)->line == check->first_line && token_at(scan, end - 1)->line == check->last_line;
    return whole && (same || check->first_line == 0);
}
