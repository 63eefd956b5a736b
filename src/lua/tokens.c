#include "lua/tokens.h"

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

static void step(struct lexer *lexer) {
    if (peek(lexer, 0) == '\n')
        lexer->line++;
    lexer->at++;
}

static bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

static bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

static void add(struct lexer *lexer, enum token_kind kind, size_t from, size_t to, size_t line) {
    struct tokens *list = &lexer->tokens;
    struct token *tokens = arena_grow(lexer->arena, list->items, list->count, &list->capacity, sizeof *tokens);
    if (!tokens)
        return;
    list->items = tokens;
    tokens[list->count++] = (struct token){kind, text_slice(lexer->source, from, to), line};
}

/* At "[[" or "[==[": the number of '=' + 1; else 0. */
static size_t long_bracket(const struct lexer *lexer) {
    size_t level = 0;
    if (peek(lexer, 0) != '[')
        return 0;
    while (peek(lexer, 1 + level) == '=')
        level++;
    return peek(lexer, 1 + level) == '[' ? level + 1 : 0;
}

static bool closes(const struct lexer *lexer, size_t level) {
    if (peek(lexer, 0) != ']' || peek(lexer, level) != ']')
        return false;
    for (size_t i = 1; i < level; i++)
        if (peek(lexer, i) != '=')
            return false;
    return true;
}

static void take_long(struct lexer *lexer, size_t level, bool comment) {
    size_t line = lexer->line;
    lexer->at += level + 1;
    size_t from = lexer->at;
    while (!at_end(lexer) && !closes(lexer, level))
        step(lexer);
    if (!comment)
        add(lexer, TOKEN_STRING, from, lexer->at, line);
    lexer->at += level + 1;
}

static void take_quoted(struct lexer *lexer) {
    char quote = peek(lexer, 0);
    size_t line = lexer->line, from = ++lexer->at;
    while (!at_end(lexer) && peek(lexer, 0) != quote) {
        if (peek(lexer, 0) == '\\')
            step(lexer);
        step(lexer);
    }
    add(lexer, TOKEN_STRING, from, lexer->at, line);
    lexer->at++;
}

static void take_comment(struct lexer *lexer) {
    lexer->at += 2;
    size_t level = long_bracket(lexer);
    if (level) {
        take_long(lexer, level, true);
        return;
    }
    while (!at_end(lexer) && peek(lexer, 0) != '\n')
        lexer->at++;
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
    add(lexer, TOKEN_SYMBOL, lexer->at, lexer->at + length, lexer->line);
    lexer->at += length;
}

static void take_name(struct lexer *lexer, enum token_kind kind) {
    size_t from = lexer->at;
    while (is_letter(peek(lexer, 0)) || is_digit(peek(lexer, 0)) || (kind == TOKEN_NUMBER && peek(lexer, 0) == '.'))
        lexer->at++;
    add(lexer, kind, from, lexer->at, lexer->line);
}

struct tokens tokens_of(struct arena *arena, sl_text source) {
    struct lexer lexer = {.arena = arena, .source = source, .line = 1};
    while (!at_end(&lexer)) {
        char letter = peek(&lexer, 0);
        size_t level = long_bracket(&lexer);
        if (letter == '-' && peek(&lexer, 1) == '-')
            take_comment(&lexer);
        else if (level)
            take_long(&lexer, level, false);
        else if (letter == '"' || letter == '\'')
            take_quoted(&lexer);
        else if (is_letter(letter))
            take_name(&lexer, TOKEN_NAME);
        else if (is_digit(letter))
            take_name(&lexer, TOKEN_NUMBER);
        else if (strchr(" \t\r\n\v\f", letter))
            step(&lexer);
        else
            take_symbol(&lexer);
    }
    return lexer.tokens;
}
