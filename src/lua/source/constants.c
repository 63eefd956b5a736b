/* constants.c - lists the integers and texts of a check, and finds checks that compare with these integers only.
 *
 * A check compares with no other integers if it uses the integer of an attribute in two ways only: it compares the
 * integer with a number or an option that is written next to the comparison, or it puts the integer into a text that it
 * does not read again. Everything that is not on the lists in this file counts as a calculation: for example "#" of a
 * value that may be a text, loops, most functions of the library, numerals that are not next to a comparison, and
 * arithmetic operators except in "#list + NUMBER" and "#list - NUMBER" with a local table. */
#include "lua/source/constants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/source/outline.h"

/* ---- the integers ------------------------------------------------------------------------------------------------ */

/* Every double below this bound can be converted to an int64_t. */
#define MOST_INTEGER 9e18

/* Returns whether a "-" is the sign of the number behind it, not a subtraction: no value ends before it. */
static bool is_sign(const struct tokens *tokens, size_t at) {
    static const char *const joints[] = {"return", "and", "or", "not", "if", "elseif", NULL};
    static const char *const ends[] = {")", "]", "}", NULL};
    if (at == 0 || !token_is(tokens, at, "-") || !token_is_kind(tokens, at + 1, TOKEN_NUMBER))
        return false;
    bool word = token_is_kind(tokens, at - 1, TOKEN_NAME) && !token_is_any(tokens, at - 1, joints);
    return !word && !token_is_kind(tokens, at - 1, TOKEN_NUMBER) && !token_is_kind(tokens, at - 1, TOKEN_STRING) &&
           !token_is_any(tokens, at - 1, ends);
}

size_t numbers_of_check(struct arena *arena, const sl_rule *rule, int64_t *numbers, size_t most) {
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    size_t first, end, count = 0;
    if (!outline_check(&tokens, &first, &end))
        return 0;
    for (size_t at = first; at < end; at++) {
        int64_t number;
        bool known = !token_integer(token_at(&tokens, at), &number);
        for (size_t i = 0; i < count; i++)
            known = known || numbers[i] == number;
        if (!known && count < most)
            numbers[count++] = number;
    }
    return count;
}

/* ---- the state of the recognizer --------------------------------------------------------------------------------- */

/* A check with more local functions than this, or with more local tables, counts as calculating. */
#define MOST_NAMES ((size_t)16)

/* The most bytes of all texts in a check that joins or formats texts; a check with more counts as calculating. So no
 * number can make one of its texts longer than a message may be. */
#define MOST_TEXT_BYTES ((size_t)1000)

struct names {
    sl_text list[MOST_NAMES];
    size_t count;
    bool full; /* a name is left out, or was declared twice */
};

struct recognizer {
    const struct tokens *tokens;
    size_t first, end;      /* the first token of the check's body, and the one behind its last */
    sl_text options;        /* the name of the second parameter; empty without one */
    struct names functions; /* the local functions */
    struct names tables;    /* the locals that are tables from their declaration on, and never anything else */
    bool makes_texts;       /* the check joins or formats texts, which may then hold a number */
    size_t known_to;        /* the index up to which an earlier call of is_known() has recognized the tokens */
};

static bool has_name(const struct names *names, const struct tokens *tokens, size_t at) {
    for (size_t i = 0; i < names->count; i++)
        if (token_is_name(tokens, at, names->list[i]))
            return true;
    return false;
}

static void add_name(struct names *names, const struct tokens *tokens, size_t at) {
    names->full = names->full || names->count == MOST_NAMES || has_name(names, tokens, at);
    if (!names->full)
        names->list[names->count++] = tokens->items[at].text;
}

static bool is_integer(const struct tokens *tokens, size_t at) {
    int64_t integer;
    return token_integer(token_at(tokens, at), &integer);
}

/* ---- comparisons ------------------------------------------------------------------------------------------------- */

/* Returns whether the expression before this token goes on: with a field, an index or a call. */
static bool goes_on(const struct tokens *tokens, size_t at) {
    static const char *const links[] = {".", ":", "[", "(", "{", NULL};
    return token_is_any(tokens, at, links) || token_is_kind(tokens, at, TOKEN_STRING);
}

/* Returns whether the tokens from `at` on are an option, such as options.most, and nothing more. */
static bool is_option(const struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    return token_is_name(tokens, at, reader->options) && !token_is_part(tokens, at) && token_is(tokens, at + 1, ".") &&
           token_is_kind(tokens, at + 2, TOKEN_NAME) && !goes_on(tokens, at + 3);
}

/* Returns whether the tokens before `at` are "#table + 1" or "#table - 1", with any integer. */
static bool ends_count(const struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    return at >= reader->first + 4 && is_integer(tokens, at - 1) &&
           (token_is(tokens, at - 2, "+") || token_is(tokens, at - 2, "-")) &&
           has_name(&reader->tables, tokens, at - 3) && token_is(tokens, at - 4, "#");
}

static bool is_constant(const struct tokens *tokens, size_t at) {
    static const char *const constants[] = {"true", "false", "nil", NULL};
    return is_integer(tokens, at) || token_is_any(tokens, at, constants);
}

/* Returns whether a constant or an option is next to a comparison; or a text, in a check that makes no texts. */
static bool is_known_comparison(const struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    size_t right = at + 1 + is_sign(tokens, at + 1);
    bool left_option = at >= reader->first + 3 && is_option(reader, at - 3), right_option = is_option(reader, right);
    bool text = token_is_kind(tokens, at - 1, TOKEN_STRING) || token_is_kind(tokens, right, TOKEN_STRING);
    bool constant = (is_constant(tokens, at - 1) && !ends_count(reader, at)) || is_constant(tokens, right);
    return left_option || right_option || constant || (text && !reader->makes_texts);
}

/* Returns whether a number, with or without a sign, is next to a comparison, or is added to or subtracted from the
 * length of a table. */
static bool is_known_number(const struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    size_t before = at - 1 - is_sign(tokens, at - 1);
    return is_integer(tokens, at) &&
           (token_is_comparison(tokens, before) || token_is_comparison(tokens, at + 1) || ends_count(reader, at + 1));
}

/* ---- calls ------------------------------------------------------------------------------------------------------- */

/* Returns the token behind a call's arguments, which start at `at`, when these are texts only; else `at`. */
static size_t behind_texts(const struct tokens *tokens, size_t at) {
    size_t i = at + 1;
    if (token_is_kind(tokens, at, TOKEN_STRING))
        return at + 1;
    while (token_is_kind(tokens, i, TOKEN_STRING) || token_is(tokens, i, ","))
        i++;
    return token_is(tokens, at, "(") && token_is(tokens, i, ")") ? i + 1 : at;
}

/* Returns the token behind table.concat(list, ", ") or table.concat(list, ", ", 1, #list - 1); else `at`. */
static size_t behind_concat(const struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    if (!token_is(tokens, at, "table") || token_is_part(tokens, at) || !token_is(tokens, at + 1, ".") ||
        !token_is(tokens, at + 2, "concat") || !token_is(tokens, at + 3, "(") ||
        !has_name(&reader->tables, tokens, at + 4) || !token_is(tokens, at + 5, ",") ||
        !token_is_kind(tokens, at + 6, TOKEN_STRING))
        return at;
    if (token_is(tokens, at + 7, ")"))
        return at + 8;
    bool part = token_is(tokens, at + 7, ",") && is_integer(tokens, at + 8) && token_is(tokens, at + 9, ",") &&
                token_is(tokens, at + 10, "#") && token_is_name(tokens, at + 11, tokens->items[at + 4].text) &&
                token_is(tokens, at + 12, "-") && is_integer(tokens, at + 13) && token_is(tokens, at + 14, ")");
    return part ? at + 15 : at;
}

/* Returns whether the called function is on the lists here. These functions compute no new integer from the integer of
 * an attribute. */
static bool is_known_call(struct recognizer *reader, size_t at) {
    static const char *const methods[] = {"is", "has", "any", "all", "declares", "count", "empty", NULL};
    static const char *const answers[] = {"pass", "fail", "not_applicable", NULL};
    const struct tokens *tokens = reader->tokens;
    if (token_is(tokens, at - 1, ":")) {
        reader->known_to = behind_texts(tokens, at + 1);
        return token_is_any(tokens, at, methods) && reader->known_to > at + 1;
    }
    if (token_is(tokens, at - 1, "."))
        return token_is(tokens, at, "format") && token_is(tokens, at - 2, "string") && !token_is_part(tokens, at - 2) &&
               token_is(tokens, at + 1, "(");
    return token_is_any(tokens, at, answers) || has_name(&reader->functions, tokens, at);
}

/* ---- tokens, one by one ------------------------------------------------------------------------------------------ */

static bool is_known_name(struct recognizer *reader, size_t at) {
    static const char *const known[] = {"local", "if", "then", "elseif", "else",  "end", "return",
                                        "and",   "or", "not",  "true",   "false", "nil", NULL};
    static const char *const library[] = {"math", "string",   "table", "utf8",   "tostring",     "tonumber", "select",
                                          "type", "pairs",    "next",  "ipairs", "error",        "assert",   "rawget",
                                          "_ENV", "rawequal", "_G",    "rawlen", "setmetatable", NULL};
    static const char *const unknown[] = {"for", "while", "repeat", "until", "do", "in", "goto", "break", NULL};
    const struct tokens *tokens = reader->tokens;
    if (token_is_any(tokens, at, known))
        return true;
    if (token_is(tokens, at, "function"))
        return token_is(tokens, at - 1, "local") && has_name(&reader->functions, tokens, at + 1);
    if (token_is_any(tokens, at, unknown))
        return false;
    if (token_is_name(tokens, at, reader->options) && !token_is_part(tokens, at) && !token_is(tokens, at + 1, "."))
        return false; /* the options are passed on, or the name gets another value */
    if (token_is(tokens, at - 1, ".") && token_is(tokens, at + 1, "="))
        return false;
    if (behind_concat(reader, at) > at) {
        reader->known_to = behind_concat(reader, at);
        return true;
    }
    if (!token_is_part(tokens, at) && token_is_any(tokens, at, library) && !token_is(tokens, at + 2, "format"))
        return false;
    bool called =
        token_is(tokens, at + 1, "(") || token_is(tokens, at + 1, "{") || token_is_kind(tokens, at + 1, TOKEN_STRING);
    return !called || token_is(tokens, at - 1, "function") || is_known_call(reader, at);
}

/* Returns whether the name at a token is that of a text: local NAME <const> = "text" above the check, while the check
 * itself has no variable with the name, as far as its uses show. */
static bool is_constant_text(const struct recognizer *reader, size_t at) {
    static const char *const uses[] = {"[", "=", "..", NULL};
    const struct tokens *tokens = reader->tokens;
    sl_text name = token_at(tokens, at)->text;
    bool declared = false;
    for (size_t i = 0; i < reader->end; i++) {
        if (!token_is_name(tokens, i, name) || token_is_part(tokens, i))
            continue;
        if (i > reader->first && !token_is_any(tokens, i - 1, uses))
            return false;
        if (i < reader->first && token_is(tokens, i - 1, "local"))
            declared = token_is_attribute(tokens, i + 1) && token_is(tokens, i + 4, "=") &&
                       token_is_kind(tokens, i + 5, TOKEN_STRING);
    }
    return declared && token_is_kind(tokens, at, TOKEN_NAME);
}

/* Returns whether a "[" starts ["text"] = or [NAME] = in a table, list[#list], or list[#list + NUMBER]. */
static bool is_known_key(struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    bool written = token_is(tokens, at - 1, "{") || token_is(tokens, at - 1, ",");
    if (written && token_is(tokens, at + 2, "]") && token_is(tokens, at + 3, "=") &&
        (token_is_kind(tokens, at + 1, TOKEN_STRING) || is_constant_text(reader, at + 1)))
        return true;
    bool counts = has_name(&reader->tables, tokens, at - 1) && token_is(tokens, at + 1, "#") &&
                  token_is_name(tokens, at + 2, tokens->items[at - 1].text) && !token_is(tokens, at - 2, ",");
    bool next = token_is(tokens, at + 3, "+") && is_integer(tokens, at + 4) && token_is(tokens, at + 5, "]");
    if (!counts || (!next && !token_is(tokens, at + 3, "]")))
        return false;
    reader->known_to = at + (next ? 6 : 4);
    return true;
}

static bool is_known_symbol(struct recognizer *reader, size_t at) {
    static const char *const known[] = {".", ",", "(", ")", "=", ";", ":", "{", "}", "..", "]", NULL};
    static const char *const closers[] = {")", "}", "]", NULL};
    const struct tokens *tokens = reader->tokens;
    if ((token_is(tokens, at, "(") || token_is(tokens, at, "{")) && token_is_any(tokens, at - 1, closers))
        return false; /* calls a function that is not named */
    if (token_is_attribute(tokens, at))
        return true;
    if (token_is_comparison(tokens, at))
        return is_known_comparison(reader, at);
    if (token_is(tokens, at, "["))
        return is_known_key(reader, at);
    if (token_is(tokens, at, "#"))
        return has_name(&reader->tables, tokens, at + 1) && !goes_on(tokens, at + 2);
    return token_is_any(tokens, at, known) || is_sign(tokens, at) || ends_count(reader, at + 2);
}

static bool is_known(struct recognizer *reader, size_t at) {
    if (at < reader->known_to)
        return true;
    switch (reader->tokens->items[at].kind) {
    case TOKEN_NAME: return is_known_name(reader, at);
    case TOKEN_NUMBER: return is_known_number(reader, at);
    case TOKEN_STRING: return true;
    default: return is_known_symbol(reader, at);
    }
}

/* ---- the whole check --------------------------------------------------------------------------------------------- */

/* Reads the parameters. Returns false unless they are up to three different names. */
static bool read_parameters(struct recognizer *reader) {
    const struct tokens *tokens = reader->tokens;
    sl_text names[3] = {{NULL, 0}};
    size_t at = reader->first + 1, count = 0;
    if (!token_is(tokens, at++, "("))
        return false;
    while (count < 3 && token_is_kind(tokens, at, TOKEN_NAME)) {
        names[count++] = tokens->items[at++].text;
        at += token_is(tokens, at, ",");
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (text_equal(names[i], names[j]))
                return false;
    reader->options = names[1];
    reader->first = at + 1;
    return token_is(tokens, at, ")");
}

/* Lists the local functions, and the locals that start as tables. Notes whether the check makes texts. */
static void list_names(struct recognizer *reader) {
    const struct tokens *tokens = reader->tokens;
    static const char *const makers[] = {"..", "format", "concat", NULL};
    for (size_t at = reader->first; at < reader->end; at++) {
        reader->makes_texts = reader->makes_texts || token_is_any(tokens, at, makers);
        if (!token_is(tokens, at, "local"))
            continue;
        if (token_is(tokens, at + 1, "function")) {
            add_name(&reader->functions, tokens, at + 2);
            continue;
        }
        size_t equals = at + 2;
        while (token_is(tokens, equals, ",") && token_is_kind(tokens, equals + 1, TOKEN_NAME))
            equals += 2;
        if (token_is(tokens, equals, "=") && token_is(tokens, equals + 1, "{"))
            add_name(&reader->tables, tokens, at + 1);
    }
}

/* Returns whether a listed table or function gets another value or another meaning at this token: it is assigned, alone
 * or in a list of names, or it is declared again as something else. */
static bool is_changed(const struct recognizer *reader, size_t at) {
    const struct tokens *tokens = reader->tokens;
    bool table = has_name(&reader->tables, tokens, at), function = has_name(&reader->functions, tokens, at);
    if ((!table && !function) || token_is_part(tokens, at))
        return false;
    if (token_is(tokens, at - 1, "local"))
        return !table || function;
    if (token_is(tokens, at - 1, "function"))
        return table || !function;
    if (token_is(tokens, at - 1, "("))
        return has_name(&reader->functions, tokens, at - 2) && token_is(tokens, at - 3, "function");
    return token_is(tokens, at + 1, "=") || token_is(tokens, at + 1, ",") || token_is(tokens, at - 1, ",");
}

/* Returns whether the check does something that is not on the lists, or gives a listed table or function another value.
 * Stores whether its texts may become longer than a message. `first` and `end` are those of outline_check(). */
static bool is_not_listed(const struct tokens *tokens, size_t first, size_t end, bool *long_texts) {
    struct recognizer reader = {.tokens = tokens, .first = first, .end = end};
    *long_texts = true;
    if (!read_parameters(&reader) || end > tokens->count)
        return true;
    list_names(&reader);
    size_t text_bytes = 0;
    bool changed = reader.tables.full || reader.functions.full;
    for (size_t at = reader.first; at < reader.end; at++) {
        text_bytes += token_is_kind(tokens, at, TOKEN_STRING) ? tokens->items[at].text.length : 0;
        changed = changed || is_changed(&reader, at);
    }
    *long_texts = reader.makes_texts && text_bytes > MOST_TEXT_BYTES;
    if (changed)
        return true;
    for (size_t i = reader.first; i < reader.end; i++)
        if (!is_known(&reader, i))
            return true;
    return false;
}

struct check_integers integers_of_check(struct arena *arena, const sl_rule *rule) {
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    return integers_of_tokens(arena, &tokens);
}

struct check_integers integers_of_tokens(struct arena *arena, const struct tokens *tokens) {
    size_t start, end;
    bool long_texts = true;
    bool not_listed = !outline_check(tokens, &start, &end) || is_not_listed(tokens, start, end, &long_texts);
    struct check_integers integers = {.calculates = not_listed || long_texts, .reads_texts = not_listed};
    int64_t *written = arena_array(arena, end - start, sizeof *written);
    integers.written = written;
    for (size_t i = start; written && i < end; i++) {
        char digits[32];
        if (!token_is_kind(tokens, i, TOKEN_NUMBER))
            continue;
        snprintf(digits, sizeof digits, "%.*s", TEXT_ARG(tokens->items[i].text));
        double number = strtod(digits, NULL);
        if (number < MOST_INTEGER)
            written[integers.count++] = i > 0 && is_sign(tokens, i - 1) ? -(int64_t)number : (int64_t)number;
    }
    return integers;
}

/* ---- the texts --------------------------------------------------------------------------------------------------- */

/* Returns the length in bytes of the conversion at `at`, such as "%s", "%5.2f" or "%%". */
static size_t conversion_length(sl_text text, size_t at) {
    size_t length = 1;
    while (at + length < text.length && strchr("0123456789.-+ #", text.bytes[at + length]))
        length++;
    return at + length < text.length ? length + 1 : length;
}

/* Returns `before` followed by the string, with a NUL for each escape and conversion. */
static sl_text append_string(struct arena *arena, sl_text before, sl_text string) {
    char *text = arena_array(arena, before.length + string.length + 1, 1);
    size_t length = before.length;
    if (!text)
        return (sl_text){NULL, 0};
    if (before.length)
        memcpy(text, before.bytes, before.length);
    for (size_t at = 0; at < string.length;) {
        bool escape = string.bytes[at] == '\\';
        bool room = escape || string.bytes[at] == '%';
        text[length++] = room ? '\0' : string.bytes[at];
        at += escape ? 2 : room ? conversion_length(string, at) : 1;
    }
    return (sl_text){text, length};
}

static int compare_lengths(const void *left, const void *right) {
    const sl_text *a = left, *b = right;
    return a->length != b->length ? (a->length < b->length) - (a->length > b->length) : text_compare(*a, *b);
}

const sl_text *texts_of_check(struct arena *arena, const sl_rule *rule, size_t *count) {
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    sl_text *texts = NULL;
    size_t first, end, capacity = 0;
    *count = 0;
    outline_check(&tokens, &first, &end);
    for (size_t at = first; at < end; at++) {
        if (!token_is_kind(&tokens, at, TOKEN_STRING))
            continue;
        sl_text text = append_string(arena, (sl_text){NULL, 0}, tokens.items[at].text);
        for (; at + 2 < end && token_is(&tokens, at + 1, "..") && token_is_kind(&tokens, at + 2, TOKEN_STRING); at += 2)
            text = append_string(arena, text, tokens.items[at + 2].text);
        if (text.length && memchr(text.bytes, ' ', text.length) && text_find(texts, *count, text) == *count)
            ARENA_APPEND(arena, texts, *count, capacity, text);
    }
    if (*count > 1)
        qsort(texts, *count, sizeof *texts, compare_lengths);
    return texts;
}
