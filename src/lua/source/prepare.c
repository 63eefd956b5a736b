/* prepare.c - writes the text that Lua compiles: the tokens of a script, with calls in the place of "#". */
#include "lua/source/prepare.h"

#include <string.h>

#include "base/text.h"
#include "lua/source/outline.h"

/* The first byte of Lua's bytecode. */
#define BYTECODE '\x1b'

/* The most bytes that it takes to write one byte of a string, as "\255". */
#define ESCAPE_BYTES ((size_t)4)

struct writer {
    char *bytes;
    size_t length;
    size_t line; /* the line that is being written, from 1 */
};

static void append(struct writer *writer, sl_text text) {
    if (text.length)
        memcpy(writer->bytes + writer->length, text.bytes, text.length);
    writer->length += text.length;
}

/* Writes a string between quotes, with an escape for each control character, quote and backslash. */
static void append_string(struct writer *writer, sl_text value) {
    append(writer, TEXT("\""));
    for (size_t i = 0; i < value.length; i++) {
        unsigned byte = (unsigned char)value.bytes[i];
        const char escape[ESCAPE_BYTES] = {'\\', (char)('0' + byte / 100), (char)('0' + byte / 10 % 10),
                                           (char)('0' + byte % 10)};
        if (byte >= ' ' && byte != '"' && byte != '\\' && byte != '\x7f')
            writer->bytes[writer->length++] = value.bytes[i];
        else
            append(writer, (sl_text){escape, sizeof escape});
    }
    append(writer, TEXT("\""));
}

static void append_lines(struct writer *writer, size_t line) {
    for (; writer->line < line; writer->line++)
        append(writer, TEXT("\n"));
}

/* Writes a token in the line where it ends: that is the line that Lua reports for it. */
static void append_token(struct writer *writer, struct arena *arena, const struct token *token) {
    append_lines(writer, token->last_line);
    if (token->kind == TOKEN_STRING)
        append_string(writer, token_string(arena, token));
    else
        append(writer, token->text);
    append(writer, TEXT(" "));
}

/* Writes the text of tokens. `closing` counts the calls of LENGTH_NAME that end behind each token; NULL keeps "#". */
static sl_text write_text(struct arena *arena, const struct tokens *tokens, const size_t *closing) {
    size_t most = tokens->line_count; /* bytes */
    for (size_t i = 0; i < tokens->count; i++)
        most += tokens->items[i].text.length * (tokens->items[i].kind == TOKEN_STRING ? ESCAPE_BYTES : 1) + 3 +
                sizeof LENGTH_NAME "()";
    struct writer writer = {.bytes = arena_array(arena, most, 1), .line = 1};
    for (size_t i = 0; writer.bytes && i < tokens->count; i++) {
        if (closing && token_is(tokens, i, "#"))
            append_token(&writer, arena,
                         &(struct token){TOKEN_SYMBOL, TEXT(LENGTH_NAME "("), 0, tokens->items[i].last_line});
        else
            append_token(&writer, arena, &tokens->items[i]);
        for (size_t ends = closing ? closing[i] : 0; ends > 0; ends--)
            append(&writer, TEXT(")"));
    }
    if (writer.bytes)
        append_lines(&writer, tokens->line_count);
    return (sl_text){writer.bytes, writer.length};
}

sl_text prepare_copy(struct arena *arena, const struct tokens *tokens) {
    return write_text(arena, tokens, NULL);
}

/* ---- lengths ----------------------------------------------------------------------------------------------------- */

static bool opens(const struct tokens *tokens, size_t at) {
    static const char *const brackets[] = {"(", "[", "{", NULL};
    return token_is_any(tokens, at, brackets);
}

/* Returns the token behind the bracket that closes the one at `at`. */
static size_t behind_bracket(const struct tokens *tokens, size_t at) {
    static const char *const closers[] = {")", "]", "}", NULL};
    size_t depth = 0;
    do {
        depth += opens(tokens, at);
        depth -= token_is_any(tokens, at, closers);
        at++;
    } while (depth > 0 && at < tokens->count);
    return at;
}

/* Returns the token behind a name or a group and the fields, indices and calls that follow it. */
static size_t behind_chain(const struct tokens *tokens, size_t at) {
    at = token_is(tokens, at, "(") ? behind_bracket(tokens, at) : at + 1;
    for (;;) {
        if (token_is(tokens, at, ".") || token_is(tokens, at, ":"))
            at += 2;
        else if (opens(tokens, at))
            at = behind_bracket(tokens, at);
        else if (token_at(tokens, at)->kind == TOKEN_STRING && at < tokens->count)
            at++;
        else
            return at;
    }
}

/* Returns the token behind the operand of a unary operator. A "^" belongs to the operand: it binds more tightly. */
static size_t behind_operand(const struct tokens *tokens, size_t at) {
    static const char *const unary_operators[] = {"not", "-", "#", "~", NULL};
    for (;;) {
        while (token_is_any(tokens, at, unary_operators))
            at++;
        if (token_is(tokens, at, "function"))
            at = outline_block_end(tokens, at + 1);
        else if (token_is(tokens, at, "{"))
            at = behind_bracket(tokens, at);
        else if (token_at(tokens, at)->kind == TOKEN_NAME || token_is(tokens, at, "("))
            at = behind_chain(tokens, at);
        else
            at++;
        if (!token_is(tokens, at, "^"))
            return at;
        at++;
    }
}

struct prepared prepare_script(struct arena *arena, sl_text source) {
    if (text_mark_bytes(source))
        source = text_slice(source, text_mark_bytes(source), source.length);
    if (source.length && source.bytes[0] == BYTECODE)
        return (struct prepared){.fault = {TEXT("attempt to load a binary chunk (mode is 't')"), 1}};
    struct prepared prepared = {.tokens = tokens_of(arena, source)};
    prepared.fault = guard_check(arena, &prepared.tokens);
    if (prepared.tokens.fault) { /* the message is that of Lua itself */
        sl_text near = arena_excerpt(arena, prepared.tokens.fault_near);
        prepared.fault.message = near.length
                                     ? arena_printf(arena, "%s near '%.*s'", prepared.tokens.fault, TEXT_ARG(near))
                                     : arena_printf(arena, "%s near <eof>", prepared.tokens.fault);
        prepared.fault.line = prepared.tokens.fault_line;
    }
    if (prepared.fault.message.length || arena->failed)
        return prepared;
    const struct tokens *tokens = &prepared.tokens;
    size_t *closing = arena_array(arena, tokens->count, sizeof *closing); /* operands of "#" that end with each token */
    for (size_t i = 0; closing && i < tokens->count; i++) {
        size_t end = token_is(tokens, i, "#") ? behind_operand(tokens, i + 1) : 0;
        if (end > 0)
            closing[(end < tokens->count ? end : tokens->count) - 1]++;
    }
    prepared.text = write_text(arena, tokens, closing);
    return prepared;
}
