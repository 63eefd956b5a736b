/* comments.c - finds comments between the tokens of libyaml. */
#include "yaml/comments.h"

#include <string.h>

#include <yaml.h>

#include "base/lines.h"
#include "base/text.h"
#include "samplint/limits.h"

/* The state of the search. Comments occur between two tokens, among blanks, and after the header of a block scalar. */
struct finder {
    struct arena *arena;
    sl_text bytes;
    sl_text word;
    sl_mark cursor;
    size_t character; /* the number of characters before the cursor, as libyaml counts them */
    bool blank;       /* the cursor's line has only blanks before the cursor */
    struct comment *list;
    size_t count, capacity;
    size_t pending; /* the number of comments at the end of the list whose line `about` is not known yet */
};

static char next(const struct finder *finder) {
    return finder->bytes.bytes[finder->cursor.byte];
}

static void advance(struct finder *finder) {
    size_t line = finder->cursor.line;
    mark_advance(finder->bytes, &finder->cursor);
    finder->character++;
    if (finder->cursor.line == line)
        return;
    if (finder->blank)
        finder->pending = 0; /* a blank line separates the comments from the lines below */
    finder->blank = true;
}

/* Returns whether the cursor is before a character, as libyaml counts them, and before the end of the text. */
static bool is_before(const struct finder *finder, size_t character) {
    return finder->character < character && finder->cursor.byte < finder->bytes.length;
}

/* Moves over a comment, and adds it if it contains the word. */
static void take_comment(struct finder *finder, size_t end) {
    bool alone = finder->blank; /* it has a line of its own */
    sl_span span = {.start = finder->cursor};
    finder->blank = false;
    while (is_before(finder, end) && next(finder) != '\n' && next(finder) != '\r')
        advance(finder);
    span.end = finder->cursor;
    sl_text text = text_slice(finder->bytes, span.start.byte + 1, span.end.byte);
    if (text_seek(text, finder->word) == SIZE_MAX)
        return;
    size_t about = alone ? 0 : span.start.line;
    ARENA_APPEND(finder->arena, finder->list, finder->count, finder->capacity,
                 (struct comment){.span = span, .text = text_trim(text), .about = about});
    finder->pending = alone && !finder->arena->failed ? finder->pending + 1 : 0;
}

/* Moves over blanks and comments up to a character, or up to the next line if `in_line` is true. */
static void skip(struct finder *finder, size_t end, bool in_line) {
    size_t line = finder->cursor.line;
    while (is_before(finder, end) && (!in_line || finder->cursor.line == line))
        if (next(finder) == '#')
            take_comment(finder, end);
        else
            advance(finder);
}

static void take_token(struct finder *finder, const yaml_token_t *token) {
    skip(finder, token->start_mark.index, false);
    bool at_end = finder->cursor.byte >= finder->bytes.length;
    for (size_t i = finder->count - finder->pending; !at_end && i < finder->count; i++)
        finder->list[i].about = finder->cursor.line;
    finder->pending = 0;
    if (token->start_mark.index == token->end_mark.index)
        return; /* the token has no text; it only marks a start or an end */
    finder->blank = false;
    bool block = token->type == YAML_SCALAR_TOKEN && (token->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
                                                      token->data.scalar.style == YAML_FOLDED_SCALAR_STYLE);
    if (block)
        skip(finder, token->end_mark.index, true); /* its header line can have a comment */
    while (is_before(finder, token->end_mark.index))
        advance(finder);
    finder->blank = block && finder->cursor.column == 1;
    finder->pending = 0; /* a comment inside a token is not about the lines below */
}

/* Returns by how much a token changes the depth of collections. */
static int depth_change(yaml_token_type_t type) {
    switch (type) {
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
    case YAML_BLOCK_MAPPING_START_TOKEN:
    case YAML_FLOW_SEQUENCE_START_TOKEN:
    case YAML_FLOW_MAPPING_START_TOKEN: return 1;
    case YAML_BLOCK_END_TOKEN:
    case YAML_FLOW_SEQUENCE_END_TOKEN:
    case YAML_FLOW_MAPPING_END_TOKEN: return -1;
    default: return 0;
    }
}

/* Stops at the depth limit: the time that libyaml takes grows with the depth, and the reader refuses such a text. */
static void take_tokens(struct finder *finder, yaml_parser_t *parser) {
    bool going = true;
    for (int depth = 0; going && depth <= SL_LIMIT_DEPTH && !finder->arena->failed;) {
        yaml_token_t token;
        if (!yaml_parser_scan(parser, &token))
            break;
        take_token(finder, &token);
        depth += depth_change(token.type);
        going = token.type != YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
    if (parser->error == YAML_MEMORY_ERROR)
        finder->arena->failed = true;
}

/* Returns whether the word occurs after a "#" on any line. Most files do not have it, and are not parsed again. */
static bool may_have(sl_text bytes, sl_text word) {
    const char *at = bytes.bytes, *end = at + bytes.length;
    while (at < end && (at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        if (text_seek((sl_text){at, (size_t)(stop - at)}, word) != SIZE_MAX)
            return true;
        at = stop;
    }
    return false;
}

struct comment *yaml_comments(struct arena *arena, const sl_source *source, sl_text word, size_t *count) {
    *count = 0;
    sl_text bytes = source->bytes;
    if (bytes.length == 0 || !may_have(bytes, word))
        return NULL;
    struct finder finder = {.arena = arena, .bytes = bytes, .word = word, .blank = true};
    finder.cursor = (sl_mark){1, 1, text_mark_bytes(bytes)};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        arena->failed = true;
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.bytes + finder.cursor.byte,
                                 bytes.length - finder.cursor.byte);
    take_tokens(&finder, &parser);
    yaml_parser_delete(&parser);
    *count = finder.count;
    return finder.list;
}
