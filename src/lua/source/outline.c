/* outline.c - finds the table that a script returns, its fields and the check in it, by the script's tokens. */
#include "lua/source/outline.h"

#include "base/text.h"

/* ---- blocks and the returned table ------------------------------------------------------------------------------- */

/* Returns by how much a token changes the number of open blocks. Functions count as blocks. */
static int block_nesting(const struct tokens *tokens, size_t at) {
    static const char *const openers[] = {"function", "if", "do", "repeat", NULL};
    if (token_is_any(tokens, at, openers))
        return 1;
    return token_is(tokens, at, "end") || token_is(tokens, at, "until") ? -1 : 0;
}

size_t outline_block_end(const struct tokens *tokens, size_t at) {
    for (int depth = 1; at < tokens->count && depth > 0; at++)
        depth += block_nesting(tokens, at);
    return at;
}

/* Finds the "return" of the script itself, outside of all blocks. Returns the end of the tokens when there is none. */
static size_t script_return(const struct tokens *tokens) {
    int depth = 0;
    for (size_t at = 0; at < tokens->count; at++) {
        if (depth == 0 && token_is(tokens, at, "return"))
            return at;
        depth += block_nesting(tokens, at);
    }
    return tokens->count;
}

/* Returns the token behind the "{" of the returned table; the end of the tokens when there is no such table. */
static size_t returned_table(const struct tokens *tokens) {
    static const char *const kinds[] = {"rule", "vocabulary", "pack", NULL};
    size_t at = script_return(tokens);
    return token_is_any(tokens, at + 1, kinds) && token_is(tokens, at + 2, "{") ? at + 3 : tokens->count;
}

bool outline_returns_table(const struct tokens *tokens) {
    return returned_table(tokens) < tokens->count;
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

bool outline_is_field(const struct tokens *tokens, size_t at, sl_text name) {
    return token_is_name(tokens, at, name) && token_is(tokens, at + 1, "=");
}

/* Returns the name in `name =` in the returned table; the end of the tokens when there is no such field. */
static size_t find_field(const struct tokens *tokens, sl_text name) {
    int depth = 0;
    for (size_t at = returned_table(tokens); at < tokens->count && depth >= 0; at++) {
        if (token_is(tokens, at, "function")) {
            at = outline_block_end(tokens, at + 1) - 1; /* assignments inside a function are no fields */
            continue;
        }
        if (depth == 0 && outline_is_field(tokens, at, name))
            return at;
        depth += token_nesting(tokens, at);
    }
    return tokens->count;
}

/* Reads a list of tables, whose "{" is at the token `at`. Stores in `lines` the lines of the tables from index `from`
 * on, at most `most` lines, and returns the number of lines stored. */
static size_t item_lines(const struct tokens *tokens, size_t at, size_t from, size_t *lines, size_t most) {
    size_t seen = 0;
    for (int depth = 0; at < tokens->count && seen < from + most; at++) {
        if (depth == 1 && token_is(tokens, at, "{") && seen++ >= from)
            lines[seen - 1 - from] = token_at(tokens, at)->line;
        depth += token_nesting(tokens, at);
        if (depth <= 0)
            break;
    }
    return seen > from ? seen - from : 0;
}

size_t outline_field_line(const struct tokens *tokens, sl_text name, size_t item) {
    size_t at = find_field(tokens, name), line = 0;
    if (at == tokens->count)
        return 0;
    if (item == 0)
        return token_at(tokens, at)->line;
    item_lines(tokens, at + 2, item - 1, &line, 1);
    return line;
}

size_t outline_word_line(const struct tokens *tokens, sl_text field, sl_text word) {
    size_t found = find_field(tokens, field);
    int depth = 0;
    for (size_t at = found + 2; at < tokens->count; at++) {
        depth += token_nesting(tokens, at);
        if (depth <= 0)
            break;
        if ((token_is_kind(tokens, at, TOKEN_NAME) || token_is_kind(tokens, at, TOKEN_STRING)) &&
            text_equal(token_at(tokens, at)->text, word))
            return token_at(tokens, at)->line;
    }
    return found < tokens->count ? token_at(tokens, found)->line : 0;
}

const size_t *outline_test_lines(struct arena *arena, const sl_rule *rule) {
    struct arena scratch = ARENA_EMPTY;
    struct tokens tokens = tokens_of(&scratch, rule->source->bytes);
    size_t *lines = arena_array(arena, rule->test_count, sizeof *lines);
    size_t at = find_field(&tokens, TEXT("tests"));
    if (lines && !scratch.failed && at < tokens.count)
        item_lines(&tokens, at + 2, 0, lines, rule->test_count);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return arena->failed ? NULL : lines;
}

/* ---- the check --------------------------------------------------------------------------------------------------- */

bool outline_check(const struct tokens *tokens, size_t *first, size_t *end) {
    size_t at = find_field(tokens, TEXT("check")) + 2;
    *first = *end = token_is(tokens, at, "function") ? at : tokens->count;
    if (*first < tokens->count)
        *end = outline_block_end(tokens, at + 1);
    return *first < tokens->count;
}

/* Returns what is wrong at a token outside of all functions, or NULL. `last` is the script's own "return". */
static const char *fault_outside(const struct tokens *tokens, size_t at, size_t last) {
    bool part = token_is_part(tokens, at);
    if (token_is(tokens, at, "return") && at != last)
        return "a rule must return once only, at the end of its file";
    if (token_is(tokens, at, "function"))
        at++; /* the function's name */
    if (token_is(tokens, at, "rule") && at != last + 1 && !part)
        return "the name rule is only for return rule { ... }; choose another name";
    return NULL;
}

/* Returns what is wrong at a token between the fields of the returned table, or NULL. Counts the checks. */
static const char *fault_among_fields(const struct tokens *tokens, size_t at, size_t *checks) {
    static const char *const separators[] = {"{", ",", ";", NULL};
    bool starts = token_is_any(tokens, at - 1, separators);
    if (starts && token_is(tokens, at, "["))
        return "write the name of a field without brackets, as in check = function(c) ... end";
    if (starts && outline_is_field(tokens, at, TEXT("check")) && ++*checks > 1)
        return "check is set twice; remove one of the two";
    return NULL;
}

size_t outline_check_fault(const struct tokens *tokens, const char **message) {
    size_t last = script_return(tokens), table = returned_table(tokens), checks = 0;
    int depth = 0; /* open braces and parentheses inside of the returned table */
    for (size_t at = 0; at < tokens->count; at++) {
        *message = fault_outside(tokens, at, last);
        if (at >= table && depth == 0 && !*message)
            *message = fault_among_fields(tokens, at, &checks);
        if (at >= table && depth < 0 && !token_is(tokens, at, ";"))
            *message = "nothing may follow return rule { ... }";
        if (*message)
            return at;
        if (token_is(tokens, at, "function"))
            at = outline_block_end(tokens, at + 1) - 1;
        else if (at >= table)
            depth += token_nesting(tokens, at);
    }
    return tokens->count;
}

bool outline_is_check_at(const struct tokens *tokens, size_t first_line, size_t last_line) {
    static const char *const behind[] = {",", ";", "}", NULL};
    size_t first, end;
    if (!outline_check(tokens, &first, &end) || !token_is_any(tokens, end, behind))
        return false;
    return first_line == 0 ||
           (token_at(tokens, first + 1)->line == first_line && token_at(tokens, end - 1)->line == last_line);
}

bool outline_check_calls(struct arena *arena, const sl_rule *rule, sl_text name) {
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    size_t first, end;
    outline_check(&tokens, &first, &end);
    for (size_t i = first + 1; i < end; i++)
        if (token_is_name(&tokens, i, name) && !token_is(&tokens, i + 1, "="))
            return true;
    return false;
}
