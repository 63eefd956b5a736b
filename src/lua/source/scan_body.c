/* scan_body.c - what the text of a check holds, word by word. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "lua/source/scan_table.h"

/* ---- words -------------------------------------------------------------------------------------------------------- */

static bool is_any(const struct tokens *scan, size_t at, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (scan_is(scan, at, words[i]))
            return true;
    return false;
}

#define IS_ANY(scan, at, words) is_any(scan, at, words, sizeof(words) / sizeof(words)[0])

/* ---- integers that are written ------------------------------------------------------------------------------------ */

/* Of all that a double can say, what certainly is an int64_t. */
#define MOST_INTEGER 9e18

/* Digits of a number that a double certainly holds to the last. */
#define MOST_DIGITS 15

/* Whether a "-" here is a number's sign: nothing stands before it that could be made less. */
static bool is_sign(const struct tokens *scan, size_t at) {
    static const char *const joints[] = {"return", "and", "or", "not", "if", "elseif"}, *const ends[] = {")", "]", "}"};
    if (at == 0 || !scan_is(scan, at, "-") || !scan_is_kind(scan, at + 1, TOKEN_NUMBER))
        return false;
    bool word = scan_is_kind(scan, at - 1, TOKEN_NAME) && !IS_ANY(scan, at - 1, joints);
    return !word && !scan_is_kind(scan, at - 1, TOKEN_NUMBER) && !scan_is_kind(scan, at - 1, TOKEN_STRING) &&
           !IS_ANY(scan, at - 1, ends);
}

const int64_t *scan_check_integers(const struct tokens *scan, struct arena *arena, size_t *count) {
    size_t start, end;
    scan_check_tokens(scan, &start, &end);
    int64_t *integers = arena_array(arena, end - start, sizeof *integers);
    *count = 0;
    for (size_t i = start; integers && i < end; i++) {
        char digits[32];
        if (!scan_is_kind(scan, i, TOKEN_NUMBER))
            continue;
        snprintf(digits, sizeof digits, "%.*s", TEXT_ARG(scan->items[i].text));
        double number = strtod(digits, NULL);
        if (number < MOST_INTEGER)
            integers[(*count)++] = i > 0 && is_sign(scan, i - 1) ? -(int64_t)number : (int64_t)number;
    }
    return integers;
}

/* ---- what is understood ------------------------------------------------------------------------------------------- */

/* A check is understood when an integer can only take part in it in known forms: it is compared with a number or an option that stands
 * beside the comparison, or goes into words that are not looked at again. Everything that is not on the lists here may be a
 * calculation: operators, lengths of what may be a text, loops, functions of the library, other numerals. */

/* More functions and tables than this in one check are not consequences. */
#define MOST_NAMES ((size_t)16)

struct names {
    sl_text list[MOST_NAMES];
    size_t count;
    bool full;
};

struct reading {
    const struct tokens *scan;
    size_t first, end;      /* of the check's body */
    sl_text options;        /* the name of its second parameter; empty */
    struct names functions; /* its local functions */
    struct names tables;    /* locals that are tables from the start, and never anything else */
    bool words;             /* it makes texts out of others, which may hold a number */
    size_t known_to;        /* what stands before this is known: it was read as a whole */
};

/* So much may be written in a check that makes texts: what numbers add to one never makes it too long. */
#define MOST_WORDS_BYTES ((size_t)1000)

static bool has_name(const struct names *names, const struct tokens *scan, size_t at) {
    for (size_t i = 0; i < names->count; i++)
        if (scan_is_kind(scan, at, TOKEN_NAME) && text_equal(scan->items[at].text, names->list[i]))
            return true;
    return false;
}

static void add_name(struct names *names, const struct tokens *scan, size_t at) {
    names->full = names->full || names->count == MOST_NAMES || has_name(names, scan, at);
    if (!names->full)
        names->list[names->count++] = scan->items[at].text;
}

static bool is_name(const struct tokens *scan, size_t at, sl_text name) {
    return name.length && scan_is_kind(scan, at, TOKEN_NAME) && text_equal(scan->items[at].text, name);
}

/* Whether a part of something stands here, not a name of its own. */
static bool is_part(const struct tokens *scan, size_t at) {
    return at > 0 && (scan_is(scan, at - 1, ".") || scan_is(scan, at - 1, ":"));
}

static bool is_comparison(const struct tokens *scan, size_t at) {
    static const char *const comparisons[] = {"==", "~=", "<", "<=", ">", ">="};
    return IS_ANY(scan, at, comparisons);
}

/* A decimal numeral without a fraction, of few digits. */
static bool is_plain_number(const struct tokens *scan, size_t at) {
    sl_text text = scan_is_kind(scan, at, TOKEN_NUMBER) ? scan->items[at].text : (sl_text){NULL, 0};
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
    return text.length > 0 && text.length <= MOST_DIGITS;
}

/* ---- comparisons -------------------------------------------------------------------------------------------------- */

/* Whether a name that was read goes on: as a chain, or as a call. */
static bool goes_on(const struct tokens *scan, size_t at) {
    static const char *const links[] = {".", ":", "[", "(", "{"};
    return IS_ANY(scan, at, links) || scan_is_kind(scan, at, TOKEN_STRING);
}

/* Whether an option stands here, whole. */
static bool is_option(const struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    return is_name(scan, at, reading->options) && !is_part(scan, at) && scan_is(scan, at + 1, ".") &&
           scan_is_kind(scan, at + 2, TOKEN_NAME) && !goes_on(scan, at + 3);
}

/* Whether "# table + 1" stands before here: what counts the items of a table, with the number that is added last. */
static bool ends_count(const struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    return at >= reading->first + 4 && is_plain_number(scan, at - 1) &&
           (scan_is(scan, at - 2, "+") || scan_is(scan, at - 2, "-")) && has_name(&reading->tables, scan, at - 3) &&
           scan_is(scan, at - 4, "#");
}

static bool is_constant(const struct tokens *scan, size_t at) {
    static const char *const constants[] = {"true", "false", "nil"};
    return is_plain_number(scan, at) || IS_ANY(scan, at, constants);
}

/* Whether what stands beside a comparison, on one of its sides, is known: a constant or an option. A text may only be compared with
 * what is no text that was made here. */
static bool is_known_comparison(const struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    size_t right = at + 1 + is_sign(scan, at + 1);
    bool left_option = at >= reading->first + 3 && is_option(reading, at - 3), right_option = is_option(reading, right);
    bool text = scan_is_kind(scan, at - 1, TOKEN_STRING) || scan_is_kind(scan, right, TOKEN_STRING);
    bool constant = (is_constant(scan, at - 1) && !ends_count(reading, at)) || is_constant(scan, right);
    return left_option || right_option || constant || (text && !reading->words);
}

/* Whether a number stands beside a comparison, alone but for its sign, or is added to a count. */
static bool is_known_number(const struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    size_t before = at - 1 - is_sign(scan, at - 1);
    return is_plain_number(scan, at) &&
           (is_comparison(scan, before) || is_comparison(scan, at + 1) || ends_count(reading, at + 1));
}

/* ---- calls -------------------------------------------------------------------------------------------------------- */

/* Behind the brackets that open at `at` when nothing but texts stands in them; else `at`. */
static size_t behind_texts(const struct tokens *scan, size_t at) {
    size_t i = at + 1;
    if (scan_is_kind(scan, at, TOKEN_STRING))
        return at + 1;
    while (scan_is_kind(scan, i, TOKEN_STRING) || scan_is(scan, i, ","))
        i++;
    return scan_is(scan, at, "(") && scan_is(scan, i, ")") ? i + 1 : at;
}

/* Behind table.concat(list, ", ") or table.concat(list, ", ", 1, #list - 1); else `at`. */
static size_t behind_concat(const struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    if (!scan_is(scan, at, "table") || is_part(scan, at) || !scan_is(scan, at + 1, ".") ||
        !scan_is(scan, at + 2, "concat") || !scan_is(scan, at + 3, "(") || !has_name(&reading->tables, scan, at + 4) ||
        !scan_is(scan, at + 5, ",") || !scan_is_kind(scan, at + 6, TOKEN_STRING))
        return at;
    if (scan_is(scan, at + 7, ")"))
        return at + 8;
    bool part = scan_is(scan, at + 7, ",") && is_plain_number(scan, at + 8) && scan_is(scan, at + 9, ",") &&
                scan_is(scan, at + 10, "#") && is_name(scan, at + 11, scan->items[at + 4].text) &&
                scan_is(scan, at + 12, "-") && is_plain_number(scan, at + 13) && scan_is(scan, at + 14, ")");
    return part ? at + 15 : at;
}

/* Whether a function is called here out of which no other number can come than goes in. */
static bool is_known_call(struct reading *reading, size_t at) {
    static const char *const methods[] = {"is", "has", "any", "all", "declares", "count"};
    static const char *const answers[] = {"pass", "fail", "not_applicable"};
    const struct tokens *scan = reading->scan;
    if (scan_is(scan, at - 1, ":")) {
        reading->known_to = behind_texts(scan, at + 1);
        return IS_ANY(scan, at, methods) && reading->known_to > at + 1;
    }
    if (scan_is(scan, at - 1, "."))
        return scan_is(scan, at, "format") && scan_is(scan, at - 2, "string") && !is_part(scan, at - 2) &&
               scan_is(scan, at + 1, "(");
    return IS_ANY(scan, at, answers) || has_name(&reading->functions, scan, at);
}

/* ---- word by word ------------------------------------------------------------------------------------------------- */

static bool is_known_name(struct reading *reading, size_t at) {
    static const char *const known[] = {"local", "if", "then", "elseif", "else",  "end", "return",
                                        "and",   "or", "not",  "true",   "false", "nil"};
    static const char *const library[] = {"math", "string",   "table", "utf8",   "tostring",    "tonumber", "select",
                                          "type", "pairs",    "next",  "ipairs", "error",       "assert",   "rawget",
                                          "_ENV", "rawequal", "_G",    "rawlen", "setmetatable"};
    static const char *const unknown[] = {"for", "while", "repeat", "until", "do", "in", "goto", "break"};
    const struct tokens *scan = reading->scan;
    if (IS_ANY(scan, at, known))
        return true;
    if (scan_is(scan, at, "function"))
        return scan_is(scan, at - 1, "local") && has_name(&reading->functions, scan, at + 1);
    if (IS_ANY(scan, at, unknown))
        return false;
    if (is_name(scan, at, reading->options) && !is_part(scan, at) && !scan_is(scan, at + 1, "."))
        return false; /* it goes elsewhere, or becomes something else */
    if (scan_is(scan, at - 1, ".") && scan_is(scan, at + 1, "="))
        return false;
    if (behind_concat(reading, at) > at) {
        reading->known_to = behind_concat(reading, at);
        return true;
    }
    if (!is_part(scan, at) && IS_ANY(scan, at, library) && !scan_is(scan, at + 2, "format"))
        return false;
    bool called = scan_is(scan, at + 1, "(") || scan_is(scan, at + 1, "{") || scan_is_kind(scan, at + 1, TOKEN_STRING);
    return !called || scan_is(scan, at - 1, "function") || is_known_call(reading, at);
}

/* "<const>" behind the name of a local. */
static bool is_attribute(const struct tokens *scan, size_t at) {
    return (scan_is(scan, at, "<") && scan_is(scan, at + 1, "const") && scan_is(scan, at + 2, ">")) ||
           (scan_is(scan, at, ">") && scan_is(scan, at - 1, "const") && scan_is(scan, at - 2, "<"));
}

/* At "[": a key of a table that is written, or the place of the last item of a list, or of the next. */
static bool is_known_key(struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    bool written = scan_is(scan, at - 1, "{") || scan_is(scan, at - 1, ",");
    if (written && scan_is_kind(scan, at + 1, TOKEN_STRING) && scan_is(scan, at + 2, "]") && scan_is(scan, at + 3, "="))
        return true;
    bool counts = has_name(&reading->tables, scan, at - 1) && scan_is(scan, at + 1, "#") &&
                  is_name(scan, at + 2, scan->items[at - 1].text) && !scan_is(scan, at - 2, ",");
    bool next = scan_is(scan, at + 3, "+") && is_plain_number(scan, at + 4) && scan_is(scan, at + 5, "]");
    if (!counts || (!next && !scan_is(scan, at + 3, "]")))
        return false;
    reading->known_to = at + (next ? 6 : 4);
    return true;
}

static bool is_known_symbol(struct reading *reading, size_t at) {
    static const char *const known[] = {".", ",", "(", ")", "=", ";", ":", "{", "}", "..", "]"};
    static const char *const closers[] = {")", "}", "]"};
    const struct tokens *scan = reading->scan;
    if ((scan_is(scan, at, "(") || scan_is(scan, at, "{")) && IS_ANY(scan, at - 1, closers))
        return false; /* calls what a call has given */
    if (is_attribute(scan, at))
        return true;
    if (is_comparison(scan, at))
        return is_known_comparison(reading, at);
    if (scan_is(scan, at, "["))
        return is_known_key(reading, at);
    if (scan_is(scan, at, "#"))
        return has_name(&reading->tables, scan, at + 1) && !goes_on(scan, at + 2);
    return IS_ANY(scan, at, known) || is_sign(scan, at) || ends_count(reading, at + 2);
}

static bool is_known(struct reading *reading, size_t at) {
    if (at < reading->known_to)
        return true;
    switch (reading->scan->items[at].kind) {
    case TOKEN_NAME: return is_known_name(reading, at);
    case TOKEN_NUMBER: return is_known_number(reading, at);
    case TOKEN_STRING: return true;
    default: return is_known_symbol(reading, at);
    }
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

/* Reads the parameters; false where they are not as they are known. */
static bool read_parameters(struct reading *reading) {
    const struct tokens *scan = reading->scan;
    sl_text names[3] = {{NULL, 0}};
    size_t at = reading->first + 1, count = 0;
    if (!scan_is(scan, at++, "("))
        return false;
    while (count < 3 && scan_is_kind(scan, at, TOKEN_NAME)) {
        names[count++] = scan->items[at++].text;
        at += scan_is(scan, at, ",");
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (text_equal(names[i], names[j]))
                return false;
    reading->options = names[1];
    reading->first = at + 1;
    return scan_is(scan, at, ")");
}

/* Lists local functions, and locals that start as tables; notes whether texts are made. */
static void list_names(struct reading *reading) {
    const struct tokens *scan = reading->scan;
    for (size_t at = reading->first; at < reading->end; at++) {
        reading->words =
            reading->words || scan_is(scan, at, "..") || scan_is(scan, at, "format") || scan_is(scan, at, "concat");
        if (!scan_is(scan, at, "local"))
            continue;
        if (scan_is(scan, at + 1, "function")) {
            add_name(&reading->functions, scan, at + 2);
            continue;
        }
        size_t equals = at + 2;
        while (scan_is(scan, equals, ",") && scan_is_kind(scan, equals + 1, TOKEN_NAME))
            equals += 2;
        if (scan_is(scan, equals, "=") && scan_is(scan, equals + 1, "{"))
            add_name(&reading->tables, scan, at + 1);
    }
}

/* Whether a table, or a function, is given another value or another meaning here: it stands where something is set, other than behind
 * the "local" that made it. A list of several names that are set does so, too, wherever one stands in it. */
static bool is_changed(const struct reading *reading, size_t at) {
    const struct tokens *scan = reading->scan;
    bool table = has_name(&reading->tables, scan, at), function = has_name(&reading->functions, scan, at);
    if ((!table && !function) || is_part(scan, at))
        return false;
    if (scan_is(scan, at - 1, "local"))
        return !table || function;
    if (scan_is(scan, at - 1, "function"))
        return table || !function;
    if (scan_is(scan, at - 1, "("))
        return has_name(&reading->functions, scan, at - 2) && scan_is(scan, at - 3, "function");
    return scan_is(scan, at + 1, "=") || scan_is(scan, at + 1, ",") || scan_is(scan, at - 1, ",");
}

static bool are_names_kept(const struct reading *reading) {
    for (size_t at = reading->first; at < reading->end; at++)
        if (is_changed(reading, at))
            return false;
    return !reading->tables.full && !reading->functions.full;
}

static size_t words_bytes(const struct reading *reading) {
    size_t bytes = 0;
    for (size_t at = reading->first; at < reading->end; at++)
        bytes += scan_is_kind(reading->scan, at, TOKEN_STRING) ? reading->scan->items[at].text.length : 0;
    return bytes;
}

bool scan_check_calculates(const struct tokens *scan) {
    struct reading reading = {.scan = scan};
    if (!scan_check_tokens(scan, &reading.first, &reading.end) || !read_parameters(&reading) ||
        reading.end > scan->count)
        return true;
    list_names(&reading);
    if (!are_names_kept(&reading) || (reading.words && words_bytes(&reading) > MOST_WORDS_BYTES))
        return true;
    for (size_t i = reading.first; i < reading.end; i++)
        if (!is_known(&reading, i))
            return true;
    return false;
}

bool scan_check_calls(const struct tokens *scan, sl_text name) {
    size_t first, end;
    scan_check_tokens(scan, &first, &end);
    for (size_t i = first + 1; i < end && i < scan->count; i++)
        if (scan->items[i].kind == TOKEN_NAME && text_equal(scan->items[i].text, name) && !scan_is(scan, i + 1, "="))
            return true;
    return false;
}
