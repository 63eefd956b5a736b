/* tokens.c - splits a script into tokens as Lua 5.4's own lexer does (llex.c); unit tests compare the two. */
#include "lua/source/tokens.h"

#include <string.h>

#include "base/lines.h"
#include "base/text.h"

struct lexer {
    struct arena *arena;
    sl_text source;
    size_t at;   /* the byte to be read next */
    size_t line; /* the line of that byte, from 1 */
    struct tokens tokens;
};

/* Returns the byte `ahead` bytes behind the next one; NUL beyond the end of the source. */
static char peek(const struct lexer *lexer, size_t ahead) {
    size_t at = lexer->at + ahead;
    return at < lexer->source.length ? lexer->source.bytes[at] : '\0';
}

static bool at_end(const struct lexer *lexer) {
    return lexer->at >= lexer->source.length;
}

/* Skips one byte and counts lines. The two bytes of "\r\n" end one line. */
static void skip(struct lexer *lexer) {
    char letter = peek(lexer, 0);
    if (letter == '\n' || (letter == '\r' && peek(lexer, 1) != '\n'))
        lexer->line++;
    lexer->at++;
}

static bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

static bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

/* Returns the value of a hexadecimal digit; -1 for any other letter. */
static int digit_value(char letter) {
    static const char digits[] = "0123456789abcdef";
    char lower = letter >= 'A' && letter <= 'F' ? (char)(letter - 'A' + 'a') : letter;
    const char *found = letter ? strchr(digits, lower) : NULL;
    return found ? (int)(found - digits) : -1;
}

static bool is_space(char letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

/* Adds the token that is written in the bytes from `from` to before `to`, and starts in `line`. */
static void add(struct lexer *lexer, enum token_kind kind, size_t from, size_t to, size_t line) {
    struct tokens *list = &lexer->tokens;
    ARENA_APPEND(lexer->arena, list->items, list->count, list->capacity,
                 (struct token){kind, text_slice(lexer->source, from, to), line, lexer->line});
}

/* Stops the lexer: the bytes from `from` on are no token. */
static void refuse(struct lexer *lexer, size_t from, const char *fault) {
    size_t to = lexer->at + !is_break(peek(lexer, 0));
    lexer->tokens.fault = fault;
    lexer->tokens.fault_line = lexer->line;
    lexer->tokens.fault_near = at_end(lexer) ? (sl_text){NULL, 0} : text_slice(lexer->source, from, to);
}

/* ---- long brackets ----------------------------------------------------------------------------------------------- */

/* Returns how many "=" follow the "[" that comes next. Stores whether another "[" follows those. */
static size_t bracket_level(const struct lexer *lexer, bool *opens) {
    size_t level = 0;
    while (peek(lexer, 1 + level) == '=')
        level++;
    *opens = peek(lexer, 1 + level) == '[';
    return level;
}

/* Returns whether "]==]" comes next, with `level` times "=". */
static bool closes(const struct lexer *lexer, size_t level) {
    for (size_t i = 1; i <= level; i++)
        if (peek(lexer, i) != '=')
            return false;
    return peek(lexer, 0) == ']' && peek(lexer, level + 1) == ']';
}

/* Reads a long string or comment: from "[[" or "[==[" to behind the closing brackets. */
static void lex_long(struct lexer *lexer, size_t level, bool comment) {
    size_t start = lexer->at, line = lexer->line;
    lexer->at += level + 2;
    size_t from = lexer->at;
    while (!at_end(lexer) && !closes(lexer, level)) {
        skip(lexer);
        while (!at_end(lexer) && peek(lexer, 0) != ']' && !is_break(peek(lexer, 0)))
            lexer->at++;
    }
    if (at_end(lexer))
        refuse(lexer, start, comment ? "unfinished long comment" : "unfinished long string");
    else if (!comment)
        add(lexer, TOKEN_STRING, from, lexer->at, line);
    lexer->at += level + 2;
}

static void lex_comment(struct lexer *lexer) {
    bool opens = false;
    lexer->at += 2;
    size_t level = peek(lexer, 0) == '[' ? bracket_level(lexer, &opens) : 0;
    if (opens) {
        lex_long(lexer, level, true);
        return;
    }
    while (!at_end(lexer) && !is_break(peek(lexer, 0)))
        lexer->at++;
}

/* ---- quoted strings ---------------------------------------------------------------------------------------------- */

/* Lua accepts code points of up to 31 bits. */
#define MOST_CODE_POINT UINT32_C(0x7fffffff)

/* Reads "{...}" of "\u{...}". Returns what is wrong with it, or NULL. */
static const char *lex_code_point(struct lexer *lexer) {
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

/* Reads an escape; its backslash is read already. Returns what is wrong with it, or NULL. */
static const char *lex_escape(struct lexer *lexer) {
    char letter = peek(lexer, 0);
    if (at_end(lexer))
        return NULL; /* the string is unfinished */
    if (is_digit(letter)) {
        int value = 0;
        for (int i = 0; i < 3 && is_digit(peek(lexer, 0)); i++, lexer->at++)
            value = value * 10 + (peek(lexer, 0) - '0');
        return value > UINT8_MAX ? "decimal escape too large" : NULL;
    }
    if (is_break(letter)) { /* a line end is one byte, or two different ones */
        skip(lexer);
        if (is_break(peek(lexer, 0)) && peek(lexer, 0) != letter)
            skip(lexer);
        return NULL;
    }
    lexer->at++;
    if (letter == 'u')
        return lex_code_point(lexer);
    if (letter == 'z') {
        while (!at_end(lexer) && is_space(peek(lexer, 0)))
            skip(lexer);
        return NULL;
    }
    for (int i = 0; letter == 'x' && i < 2; i++, lexer->at++)
        if (digit_value(peek(lexer, 0)) < 0)
            return "hexadecimal digit expected";
    return letter != '\0' && strchr("abfnrtvx\\\"'", letter) ? NULL : "invalid escape sequence";
}

static void lex_quoted(struct lexer *lexer) {
    char quote = peek(lexer, 0);
    size_t line = lexer->line, start = lexer->at, from = ++lexer->at;
    const char *fault = NULL;
    while (!at_end(lexer) && peek(lexer, 0) != quote && !is_break(peek(lexer, 0)) && !fault)
        fault = lexer->source.bytes[lexer->at++] == '\\' ? lex_escape(lexer) : NULL;
    if (fault || at_end(lexer) || peek(lexer, 0) != quote) {
        refuse(lexer, start, fault ? fault : "unfinished string");
        return;
    }
    add(lexer, TOKEN_STRING, from, lexer->at, line);
    lexer->at++;
}

/* ---- numbers, names, symbols ------------------------------------------------------------------------------------- */

/* Counts the decimal or hexadecimal digits from `at` on. */
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

/* Reads every byte that could be a part of a number, as Lua does, and then checks whether those bytes are a numeral. */
static void lex_number(struct lexer *lexer) {
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
        lexer->at++; /* as in Lua, a letter behind the digits makes the numeral malformed */
    if (is_numeral(text_slice(lexer->source, from, lexer->at))) {
        add(lexer, TOKEN_NUMBER, from, lexer->at, lexer->line);
        return;
    }
    lexer->at--; /* refuse() quotes up to this byte */
    refuse(lexer, from, "malformed number");
}

static void lex_symbol(struct lexer *lexer) {
    static const char *const symbols[] = {"...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    sl_text left = text_slice(lexer->source, lexer->at, lexer->source.length);
    size_t length = 1;
    char next = peek(lexer, 1);
    bool alone = next == '\0' || !strchr(".=/:<>", next); /* as most symbols are */
    for (size_t i = 0; !alone && i < sizeof symbols / sizeof *symbols && length == 1; i++) {
        sl_text symbol = text_of(symbols[i]);
        if (text_starts_with(left, symbol))
            length = symbol.length;
    }
    lexer->at += length;
    add(lexer, TOKEN_SYMBOL, lexer->at - length, lexer->at, lexer->line);
}

static void lex_bracket(struct lexer *lexer) {
    bool opens;
    size_t level = bracket_level(lexer, &opens);
    if (opens)
        lex_long(lexer, level, false);
    else if (level == 0)
        lex_symbol(lexer);
    else
        refuse(lexer, lexer->at, "invalid long string delimiter");
}

static void lex_token(struct lexer *lexer) {
    char letter = peek(lexer, 0), next = peek(lexer, 1);
    size_t from = lexer->at;
    if (is_space(letter)) {
        while (is_space(peek(lexer, 0)))
            skip(lexer);
    } else if (letter == '-' && next == '-') {
        lex_comment(lexer);
    } else if (letter == '[') {
        lex_bracket(lexer);
    } else if (letter == '"' || letter == '\'') {
        lex_quoted(lexer);
    } else if (is_letter(letter)) {
        while (is_letter(peek(lexer, 0)) || is_digit(peek(lexer, 0)))
            lexer->at++;
        add(lexer, TOKEN_NAME, from, lexer->at, lexer->line);
    } else if (is_digit(letter) || (letter == '.' && is_digit(next))) {
        lex_number(lexer);
    } else {
        lex_symbol(lexer);
    }
}

struct tokens tokens_of(struct arena *arena, sl_text source) {
    struct lexer lexer = {.arena = arena, .source = source, .line = 1};
    while (!at_end(&lexer) && !lexer.tokens.fault && !arena->failed)
        lex_token(&lexer);
    lexer.tokens.line_count = lexer.line;
    return lexer.tokens;
}

const struct token *token_at(const struct tokens *tokens, size_t at) {
    static const struct token none = {.kind = TOKEN_SYMBOL};
    return at < tokens->count ? &tokens->items[at] : &none;
}

bool token_is(const struct tokens *tokens, size_t at, const char *word) {
    const struct token *token = token_at(tokens, at);
    return (token->kind == TOKEN_NAME || token->kind == TOKEN_SYMBOL) && text_equal(token->text, text_of(word));
}

bool token_is_any(const struct tokens *tokens, size_t at, const char *const *words) {
    for (; *words; words++)
        if (token_is(tokens, at, *words))
            return true;
    return false;
}

bool token_is_kind(const struct tokens *tokens, size_t at, enum token_kind kind) {
    return at < tokens->count && tokens->items[at].kind == kind;
}

bool token_is_name(const struct tokens *tokens, size_t at, sl_text name) {
    return token_is_kind(tokens, at, TOKEN_NAME) && text_equal(tokens->items[at].text, name);
}

bool token_is_part(const struct tokens *tokens, size_t at) {
    return token_is(tokens, at - 1, ".") || token_is(tokens, at - 1, ":");
}

bool token_is_comparison(const struct tokens *tokens, size_t at) {
    static const char *const comparisons[] = {"==", "~=", "<", "<=", ">", ">=", NULL};
    return token_is_any(tokens, at, comparisons);
}

bool token_is_attribute(const struct tokens *tokens, size_t at) {
    return (token_is(tokens, at, "<") && token_is(tokens, at + 1, "const") && token_is(tokens, at + 2, ">")) ||
           (token_is(tokens, at, ">") && token_is(tokens, at - 1, "const") && token_is(tokens, at - 2, "<"));
}

int token_nesting(const struct tokens *tokens, size_t at) {
    if (token_is(tokens, at, "{") || token_is(tokens, at, "("))
        return 1;
    return token_is(tokens, at, "}") || token_is(tokens, at, ")") ? -1 : 0;
}

/* ---- values of strings and numbers ------------------------------------------------------------------------------- */

/* Writes a code point of up to 31 bits, in Lua's extension of UTF-8. Returns the number of bytes, 1 to 6. */
static size_t write_code_point(char *bytes, uint32_t point) {
    size_t more = 0;      /* bytes that follow the first */
    uint32_t room = 0x80; /* the first code point that needs another byte */
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

/* Reads a number of at most `most` digits at *at, and moves *at behind them. */
static uint32_t read_digits(sl_text text, size_t *at, size_t most, bool hexadecimal) {
    uint32_t value = 0;
    size_t count = count_digits(text, *at, hexadecimal);
    for (size_t i = 0; i < count && i < most; i++, (*at)++)
        value = value * (hexadecimal ? 16 : 10) + (uint32_t)digit_value(text.bytes[*at]);
    return value;
}

/* Moves *at behind the line end there. */
static void skip_line_end(sl_text text, size_t *at) {
    char first = text.bytes[(*at)++];
    if (*at < text.length && is_break(text.bytes[*at]) && text.bytes[*at] != first)
        (*at)++;
}

/* Writes the bytes that the escape at *at stands for, and moves *at behind it. Returns how many bytes it wrote. */
static size_t read_escape(sl_text text, size_t *at, char *bytes) {
    static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
    char letter = text.bytes[++*at];
    if (is_digit(letter)) {
        *bytes = (char)read_digits(text, at, 3, false);
        return 1;
    }
    if (is_break(letter)) {
        skip_line_end(text, at);
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
    const char *found = strchr(letters, letter);
    *bytes = letter == 'x' ? (char)read_digits(text, at, 2, true) : found ? values[found - letters] : letter;
    return 1;
}

sl_text token_string(struct arena *arena, const struct token *token) {
    sl_text text = token->text;
    bool quoted = text.bytes[-1] != '['; /* the source has a quote or a bracket before the string */
    bool plain = true;
    for (size_t i = 0; i < text.length && plain; i++)
        plain = quoted ? text.bytes[i] != '\\' : !is_break(text.bytes[i]);
    char *bytes = plain ? NULL : arena_array(arena, text.length, 1);
    size_t length = 0, at = 0;
    if (!bytes)
        return plain ? text : (sl_text){NULL, 0};
    if (!quoted && is_break(text.bytes[0]))
        skip_line_end(text, &at); /* Lua leaves out a line end right behind the opening brackets */
    while (at < text.length) {
        if (quoted && text.bytes[at] == '\\') {
            length += read_escape(text, &at, bytes + length);
        } else if (!quoted && is_break(text.bytes[at])) {
            skip_line_end(text, &at);
            bytes[length++] = '\n';
        } else {
            bytes[length++] = text.bytes[at++];
        }
    }
    return (sl_text){bytes, length};
}

/* A double holds every integer with this number of digits exactly. */
#define MOST_DIGITS 15

bool token_integer(const struct token *token, int64_t *integer) {
    sl_text text = token->text;
    *integer = 0;
    if (token->kind != TOKEN_NUMBER || text.length > MOST_DIGITS)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (!is_digit(text.bytes[i]))
            return false; /* hexadecimal, or with a fraction */
        *integer = *integer * 10 + (text.bytes[i] - '0');
    }
    return true;
}
