/* prepare.c - writes a script anew from its tokens. */
#include "lua/source/prepare.h"

#include <string.h>

#include "base/text.h"
#include "lua/source/guard.h"
#include "lua/source/scan.h"

/* Lua's own bytecode starts so. */
#define BYTECODE '\x1b'

/* A string needs at most this many bytes for one of its own: "\255". */
#define ESCAPE_BYTES ((size_t)4)

struct writer {
    char *bytes;
    size_t length;
    size_t line;
};

static void put(struct writer *writer, sl_text text) {
    if (text.length)
        memcpy(writer->bytes + writer->length, text.bytes, text.length);
    writer->length += text.length;
}

static bool is_plain(char letter) {
    return (unsigned char)letter >= ' ' && letter != '"' && letter != '\\' && letter != '\x7f';
}

/* Between quotes, with nothing in it that could be read in two ways. */
static void put_string(struct writer *writer, sl_text value) {
    put(writer, TEXT("\""));
    for (size_t i = 0; i < value.length; i++) {
        unsigned byte = (unsigned char)value.bytes[i];
        const char escape[ESCAPE_BYTES] = {'\\', (char)('0' + byte / 100), (char)('0' + byte / 10 % 10),
                                           (char)('0' + byte % 10)};
        if (is_plain(value.bytes[i]))
            writer->bytes[writer->length++] = value.bytes[i];
        else
            put(writer, (sl_text){escape, sizeof escape});
    }
    put(writer, TEXT("\""));
}

static void put_lines(struct writer *writer, size_t line) {
    for (; writer->line < line; writer->line++)
        put(writer, TEXT("\n"));
}

/* Lua says of a token the line where it ends. */
static void put_token(struct writer *writer, struct arena *arena, const struct token *token) {
    put_lines(writer, token->last_line);
    if (token->kind == TOKEN_STRING)
        put_string(writer, token_string(arena, token));
    else
        put(writer, token->text);
    put(writer, TEXT(" "));
}

/* At least as many bytes as the text will have. */
static size_t most_bytes(const struct tokens *tokens) {
    size_t most = tokens->line_count;
    for (size_t i = 0; i < tokens->count; i++)
        most += tokens->items[i].text.length * (tokens->items[i].kind == TOKEN_STRING ? ESCAPE_BYTES : 1) + 3 +
                sizeof LENGTH_NAME "()";
    return most;
}

/* `closing`: how many calls of LENGTH_NAME end behind each token; NULL where "#" stays. */
static sl_text write_anew(struct arena *arena, const struct tokens *tokens, const size_t *closing) {
    struct writer writer = {.bytes = arena_array(arena, most_bytes(tokens), 1), .line = 1};
    for (size_t i = 0; writer.bytes && i < tokens->count; i++) {
        if (closing && scan_is(tokens, i, "#"))
            put_token(&writer, arena,
                      &(struct token){TOKEN_SYMBOL, TEXT(LENGTH_NAME "("), 0, tokens->items[i].last_line});
        else
            put_token(&writer, arena, &tokens->items[i]);
        for (size_t ends = closing ? closing[i] : 0; ends > 0; ends--)
            put(&writer, TEXT(")"));
    }
    if (writer.bytes)
        put_lines(&writer, tokens->line_count);
    return (sl_text){writer.bytes, writer.length};
}

sl_text prepare_copy(struct arena *arena, const struct tokens *tokens) {
    return write_anew(arena, tokens, NULL);
}

/* ---- lengths ------------------------------------------------------------------------------------------------------ */

static bool opens(const struct tokens *tokens, size_t at) {
    return scan_is(tokens, at, "(") || scan_is(tokens, at, "[") || scan_is(tokens, at, "{");
}

/* Behind the bracket that closes the one at `at`. */
static size_t behind_bracket(const struct tokens *tokens, size_t at) {
    size_t depth = 0;
    do {
        depth += opens(tokens, at);
        depth -= scan_is(tokens, at, ")") || scan_is(tokens, at, "]") || scan_is(tokens, at, "}");
        at++;
    } while (depth > 0 && at < tokens->count);
    return at;
}

/* Behind a name or a group with all that is done to it: fields, indices, calls. */
static size_t behind_chain(const struct tokens *tokens, size_t at) {
    at = scan_is(tokens, at, "(") ? behind_bracket(tokens, at) : at + 1;
    for (;;) {
        if (scan_is(tokens, at, ".") || scan_is(tokens, at, ":"))
            at += 2;
        else if (opens(tokens, at))
            at = behind_bracket(tokens, at);
        else if (token_at(tokens, at)->kind == TOKEN_STRING && at < tokens->count)
            at++;
        else
            return at;
    }
}

/* Behind the operand of a unary operator: "^" binds more tightly than those. */
static size_t behind_operand(const struct tokens *tokens, size_t at) {
    for (;;) {
        while (scan_is(tokens, at, "not") || scan_is(tokens, at, "-") || scan_is(tokens, at, "#") ||
               scan_is(tokens, at, "~"))
            at++;
        if (scan_is(tokens, at, "function"))
            at = scan_block_end(tokens, at + 1);
        else if (scan_is(tokens, at, "{"))
            at = behind_bracket(tokens, at);
        else if (token_at(tokens, at)->kind == TOKEN_NAME || scan_is(tokens, at, "("))
            at = behind_chain(tokens, at);
        else
            at++;
        if (!scan_is(tokens, at, "^"))
            return at;
        at++;
    }
}

/* Where the operand of each "#" ends. */
static const size_t *find_lengths(struct arena *arena, const struct tokens *tokens) {
    size_t *closing = arena_array(arena, tokens->count, sizeof *closing);
    for (size_t i = 0; closing && i < tokens->count; i++) {
        size_t end = scan_is(tokens, i, "#") ? behind_operand(tokens, i + 1) : 0;
        if (end > 0)
            closing[(end < tokens->count ? end : tokens->count) - 1]++;
    }
    return closing;
}

/* What Lua would say of it. */
static sl_text describe_fault(struct arena *arena, const struct tokens *tokens) {
    if (tokens->fault_near.length == 0)
        return arena_printf(arena, "%s near <eof>", tokens->fault);
    return arena_printf(arena, "%s near '%.*s'", tokens->fault, TEXT_ARG(arena_excerpt(arena, tokens->fault_near)));
}

/* Some editors put this before a text in UTF-8. */
#define BYTE_ORDER_MARK TEXT("\xef\xbb\xbf")

struct prepared prepare_script(struct arena *arena, sl_text source) {
    if (text_starts_with(source, BYTE_ORDER_MARK))
        source = text_slice(source, BYTE_ORDER_MARK.length, source.length);
    if (source.length && source.bytes[0] == BYTECODE)
        return (struct prepared){.fault = TEXT("attempt to load a binary chunk (mode is 't')"), .fault_line = 1};
    struct prepared prepared = {.tokens = tokens_of(arena, source)};
    struct guard_fault fault = guard_look(arena, &prepared.tokens);
    if (prepared.tokens.fault)
        fault = (struct guard_fault){describe_fault(arena, &prepared.tokens), prepared.tokens.fault_line};
    prepared.fault = fault.message;
    prepared.fault_line = fault.line;
    if (fault.message.length == 0 && !arena->failed)
        prepared.text = write_anew(arena, &prepared.tokens, find_lengths(arena, &prepared.tokens));
    return prepared;
}
