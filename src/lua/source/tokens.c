/* tokens.c - splits a script into tokens by the rules of Lua 5.4's own lexer (llex.c). Where the two could differ, a script would
 * mean one thing to the checks of this folder and another to Lua: tests/unit/tokens.c and fuzz_tokens compare them. */
#include "lua/source/tokens.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

struct lexer {
    struct arena *arena;
    sl_text source;
    size_t at;
    size_t line;
    struct tokens tokens;
};

static char peek(const struct lexer *lexer, size_t ahead) {
    size_t at = lexer->at + ahead;
    return at < lexer->source.length ? lexer->source.bytes[at] : '\0';
}

static bool at_end(const struct lexer *lexer) {
    return lexer->at >= lexer->source.length;
}

static bool is_line_end(char letter) {
    return letter == '\n' || letter == '\r';
}

/* Passes one byte and counts lines. The two bytes of "\r\n" end one line. */
static void step(struct lexer *lexer) {
    char letter = peek(lexer, 0);
    if (letter == '\n' || (letter == '\r' && peek(lexer, 1) != '\n'))
        lexer->line++;
    lexer->at++;
}

/* Passes a line end, as Lua knows them: of one byte, or of two different ones. */
static void step_line(struct lexer *lexer) {
    char first = peek(lexer, 0);
    step(lexer);
    if (is_line_end(peek(lexer, 0)) && peek(lexer, 0) != first)
        step(lexer);
}

static bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

static bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

/* The value of a hexadecimal digit, or -1. */
static int digit_value(char letter) {
    static const char digits[] = "0123456789abcdef";
    char lower = letter >= 'A' && letter <= 'F' ? (char)(letter - 'A' + 'a') : letter;
    const char *found = letter ? strchr(digits, lower) : NULL;
    return found ? (int)(found - digits) : -1;
}

static bool is_space(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

static void add(struct lexer *lexer, enum token_kind kind, size_t from, size_t to, size_t line) {
    struct tokens *list = &lexer->tokens;
    struct token *tokens = arena_grow(lexer->arena, list->items, list->count, &list->capacity, sizeof *tokens);
    if (!tokens)
        return;
    list->items = tokens;
    tokens[list->count++] = (struct token){kind, text_slice(lexer->source, from, to), line, lexer->line};
}

/* Ends the reading: what stands from `from` on is no token. */
static void refuse(struct lexer *lexer, size_t from, const char *fault) {
    size_t to = lexer->at + !is_line_end(peek(lexer, 0));
    lexer->tokens.fault = fault;
    lexer->tokens.fault_line = lexer->line;
    lexer->tokens.fault_near = at_end(lexer) ? (sl_text){NULL, 0} : text_slice(lexer->source, from, to);
}

/* ---- long brackets ------------------------------------------------------------------------------------------------ */

/* At "[": how many "=" stand behind it, and whether another "[" follows. */
static size_t bracket_level(const struct lexer *lexer, bool *opens) {
    size_t level = 0;
    while (peek(lexer, 1 + level) == '=')
        level++;
    *opens = peek(lexer, 1 + level) == '[';
    return level;
}

static bool closes(const struct lexer *lexer, size_t level) {
    for (size_t i = 1; i <= level; i++)
        if (peek(lexer, i) != '=')
            return false;
    return peek(lexer, 0) == ']' && peek(lexer, level + 1) == ']';
}

/* From "[[" or "[==[" to behind its end. */
static void take_long(struct lexer *lexer, size_t level, bool comment) {
    size_t start = lexer->at, line = lexer->line;
    lexer->at += level + 2;
    size_t from = lexer->at;
    while (!at_end(lexer) && !closes(lexer, level))
        step(lexer);
    if (at_end(lexer))
        refuse(lexer, start, comment ? "unfinished long comment" : "unfinished long string");
    else if (!comment)
        add(lexer, TOKEN_STRING, from, lexer->at, line);
    lexer->at += level + 2;
}

static void take_comment(struct lexer *lexer) {
    bool opens = false;
    lexer->at += 2;
    size_t level = peek(lexer, 0) == '[' ? bracket_level(lexer, &opens) : 0;
    if (opens) {
        take_long(lexer, level, true);
        return;
    }
    while (!at_end(lexer) && !is_line_end(peek(lexer, 0)))
        lexer->at++;
}

/* ---- quoted strings ----------------------------------------------------------------------------------------------- */

/* Lua reads code points of up to 31 bits. */
#define MOST_CODE_POINT UINT32_C(0x7fffffff)

/* At "{" of "\u{...}". Returns what is wrong, or NULL. */
static const char *take_code_point(struct lexer *lexer) {
    uint32_t point = 0;
    if (peek(lexer, 0) != '{')
        return "missing '{'";
    lexer->at++;
    if (digit_value(peek(lexer, 0)) < 0)
        return "hexadecimal digit expected";
    for (int digit; (digit = digit_value(peek(lexer, 0))) >= 0; lexer->at++) {
        if (point > MOST_CODE_POINT >> 4)
            return "UTF-8 value too large";
        point = point << 4 | (uint32_t)digit;
    }
    if (peek(lexer, 0) != '}')
        return "missing '}'";
    lexer->at++;
    return NULL;
}

/* At the digits of "\123". */
static const char *take_decimal(struct lexer *lexer) {
    int value = 0;
    for (int i = 0; i < 3 && is_digit(peek(lexer, 0)); i++, lexer->at++)
        value = value * 10 + (peek(lexer, 0) - '0');
    return value > UINT8_MAX ? "decimal escape too large" : NULL;
}

/* Behind a backslash. Returns what is wrong with the escape, or NULL. */
static const char *take_escape(struct lexer *lexer) {
    char letter = peek(lexer, 0);
    if (at_end(lexer))
        return NULL; /* the string is unfinished */
    if (is_digit(letter))
        return take_decimal(lexer);
    if (is_line_end(letter)) {
        step_line(lexer);
        return NULL;
    }
    lexer->at++;
    if (letter == 'u')
        return take_code_point(lexer);
    if (letter == 'z') {
        while (!at_end(lexer) && is_space(peek(lexer, 0)))
            step(lexer);
        return NULL;
    }
    for (int i = 0; letter == 'x' && i < 2; i++, lexer->at++)
        if (digit_value(peek(lexer, 0)) < 0)
            return "hexadecimal digit expected";
    return letter != '\0' && strchr("abfnrtvx\\\"'", letter) ? NULL : "invalid escape sequence";
}

static void take_quoted(struct lexer *lexer) {
    char quote = peek(lexer, 0);
    size_t line = lexer->line, start = lexer->at, from = ++lexer->at;
    const char *fault = NULL;
    while (!at_end(lexer) && peek(lexer, 0) != quote && !is_line_end(peek(lexer, 0)) && !fault)
        fault = lexer->source.bytes[lexer->at++] == '\\' ? take_escape(lexer) : NULL;
    if (fault || at_end(lexer) || peek(lexer, 0) != quote) {
        refuse(lexer, start, fault ? fault : "unfinished string");
        return;
    }
    add(lexer, TOKEN_STRING, from, lexer->at, line);
    lexer->at++;
}

/* ---- numbers, names, symbols -------------------------------------------------------------------------------------- */

/* The digits from `at` on, of a base. Returns how many. */
static size_t count_digits(sl_text text, size_t at, bool hexadecimal) {
    size_t count = 0;
    while (at + count < text.length &&
           (hexadecimal ? digit_value(text.bytes[at + count]) >= 0 : is_digit(text.bytes[at + count])))
        count++;
    return count;
}

static bool is_numeral(sl_text text) {
    bool hexadecimal = text.length > 1 && text.bytes[0] == '0' && (text.bytes[1] == 'x' || text.bytes[1] == 'X');
    size_t at = hexadecimal ? 2 : 0, digits = count_digits(text, at, hexadecimal);
    at += digits;
    if (at < text.length && text.bytes[at] == '.') {
        size_t fraction = count_digits(text, at + 1, hexadecimal);
        at += 1 + fraction;
        digits += fraction;
    }
    if (digits == 0)
        return false;
    if (at < text.length && strchr(hexadecimal ? "pP" : "eE", text.bytes[at])) {
        at++;
        at += at < text.length && strchr("+-", text.bytes[at]);
        size_t exponent = count_digits(text, at, false);
        if (exponent == 0)
            return false;
        at += exponent;
    }
    return at == text.length;
}

/* Takes all that could be a part of a number, as Lua does, and then looks whether it is one. */
static void take_number(struct lexer *lexer) {
    size_t from = lexer->at;
    bool hexadecimal = peek(lexer, 0) == '0' && (peek(lexer, 1) == 'x' || peek(lexer, 1) == 'X');
    lexer->at += hexadecimal ? 2 : 1;
    for (;; lexer->at++) {
        char letter = peek(lexer, 0), next = peek(lexer, 1);
        if (letter && strchr(hexadecimal ? "pP" : "eE", letter))
            lexer->at += next == '+' || next == '-';
        else if (digit_value(letter) < 0 && letter != '.')
            break;
    }
    while (is_letter(peek(lexer, 0)) || is_digit(peek(lexer, 0)))
        lexer->at++; /* which makes it no number */
    if (is_numeral(text_slice(lexer->source, from, lexer->at))) {
        add(lexer, TOKEN_NUMBER, from, lexer->at, lexer->line);
        return;
    }
    lexer->at--; /* the last byte of it */
    refuse(lexer, from, "malformed number");
}

static void take_symbol(struct lexer *lexer) {
    static const char *const symbols[] = {"...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    sl_text left = text_slice(lexer->source, lexer->at, lexer->source.length);
    size_t length = 1;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols && length == 1; i++) {
        sl_text symbol = text_of(symbols[i]);
        if (text_starts_with(left, symbol))
            length = symbol.length;
    }
    lexer->at += length;
    add(lexer, TOKEN_SYMBOL, lexer->at - length, lexer->at, lexer->line);
}

static void take_name(struct lexer *lexer) {
    size_t from = lexer->at;
    while (is_letter(peek(lexer, 0)) || is_digit(peek(lexer, 0)))
        lexer->at++;
    add(lexer, TOKEN_NAME, from, lexer->at, lexer->line);
}

static void take_bracket(struct lexer *lexer) {
    bool opens;
    size_t level = bracket_level(lexer, &opens);
    if (opens)
        take_long(lexer, level, false);
    else if (level == 0)
        take_symbol(lexer);
    else
        refuse(lexer, lexer->at, "invalid long string delimiter");
}

static void take_token(struct lexer *lexer) {
    char letter = peek(lexer, 0), next = peek(lexer, 1);
    if (is_space(letter))
        step(lexer);
    else if (letter == '-' && next == '-')
        take_comment(lexer);
    else if (letter == '[')
        take_bracket(lexer);
    else if (letter == '"' || letter == '\'')
        take_quoted(lexer);
    else if (is_letter(letter))
        take_name(lexer);
    else if (is_digit(letter) || (letter == '.' && is_digit(next)))
        take_number(lexer);
    else
        take_symbol(lexer);
}

struct tokens tokens_of(struct arena *arena, sl_text source) {
    struct lexer lexer = {.arena = arena, .source = source, .line = 1};
    while (!at_end(&lexer) && !lexer.tokens.fault && !arena->failed)
        take_token(&lexer);
    lexer.tokens.line_count = lexer.line;
    return lexer.tokens;
}

const struct token *token_at(const struct tokens *tokens, size_t at) {
    static const struct token none = {.kind = TOKEN_SYMBOL};
    return at < tokens->count ? &tokens->items[at] : &none;
}

/* ---- values of strings -------------------------------------------------------------------------------------------- */

/* Writes a code point of up to 31 bits as Lua does, which goes beyond UTF-8. Returns how many bytes it takes. */
static size_t write_code_point(char *bytes, uint32_t point) {
    size_t more = 0; /* bytes behind the first */
    uint32_t room = 0x80;
    if (point < room) {
        bytes[0] = (char)point;
        return 1;
    }
    for (room = 0x800, more = 1; more < 5 && point >= room; more++)
        room <<= 5;
    for (size_t i = more; i > 0; i--, point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3f));
    bytes[0] = (char)(0xff << (7 - more) | (int)point);
    return more + 1;
}

/* What stands for one letter behind a backslash. */
static char plain_escape(char letter) {
    static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
    const char *found = strchr(letters, letter);
    return found ? values[found - letters] : letter;
}

/* Reads a number of at most `most` digits at *at. */
static uint32_t read_digits(sl_text text, size_t *at, size_t most, bool hexadecimal) {
    uint32_t value = 0;
    size_t count = count_digits(text, *at, hexadecimal);
    for (size_t i = 0; i < count && i < most; i++, (*at)++)
        value = value * (hexadecimal ? 16 : 10) + (uint32_t)digit_value(text.bytes[*at]);
    return value;
}

/* Passes a line end at *at. */
static void pass_line_end(sl_text text, size_t *at) {
    char first = text.bytes[(*at)++];
    if (*at < text.length && is_line_end(text.bytes[*at]) && text.bytes[*at] != first)
        (*at)++;
}

/* Reads the escape behind the backslash at *at. Returns how many bytes it stands for. */
static size_t read_escape(sl_text text, size_t *at, char *bytes) {
    char letter = text.bytes[++*at];
    if (is_digit(letter)) {
        *bytes = (char)read_digits(text, at, 3, false);
        return 1;
    }
    if (is_line_end(letter)) {
        pass_line_end(text, at);
        *bytes = '\n';
        return 1;
    }
    ++*at;
    if (letter == 'u') {
        ++*at; /* { */
        uint32_t point = read_digits(text, at, SIZE_MAX, true);
        ++*at; /* } */
        return write_code_point(bytes, point);
    }
    if (letter == 'z') {
        while (*at < text.length && is_space(text.bytes[*at]))
            ++*at;
        return 0;
    }
    *bytes = letter == 'x' ? (char)read_digits(text, at, 2, true) : plain_escape(letter);
    return 1;
}

sl_text token_string(struct arena *arena, const struct token *token) {
    sl_text text = token->text;
    bool quoted = text.bytes[-1] != '['; /* what stands before a string in its source */
    bool plain = true;
    for (size_t i = 0; i < text.length && plain; i++)
        plain = quoted ? text.bytes[i] != '\\' : !is_line_end(text.bytes[i]);
    char *bytes = plain ? NULL : arena_array(arena, text.length, 1);
    size_t length = 0, at = 0;
    if (!bytes)
        return plain ? text : (sl_text){NULL, 0};
    if (!quoted && is_line_end(text.bytes[0]))
        pass_line_end(text, &at); /* a line end right behind the brackets does not count */
    while (at < text.length) {
        if (quoted && text.bytes[at] == '\\') {
            length += read_escape(text, &at, bytes + length);
        } else if (!quoted && is_line_end(text.bytes[at])) {
            pass_line_end(text, &at);
            bytes[length++] = '\n';
        } else {
            bytes[length++] = text.bytes[at++];
        }
    }
    return (sl_text){bytes, length};
}
