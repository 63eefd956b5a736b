/* plain.c - a line-by-line reader for plain YAML, with one function for each construct. */
#include "yaml/plain.h"

#include <string.h>

#include "samplint/limits.h"

/* A block collection that is still open. */
struct level {
    size_t indent; /* the column of its keys or dashes, from 0 */
    bool list;
};

struct plain_reader {
    sl_text bytes;
    size_t start, at;
    size_t line, line_start;
    bool ascii;
    size_t seen, seen_trailing; /* bytes counted for marks, and how many of them continue a character of UTF-8 */
    size_t line_trailing;       /* the part of seen_trailing before this line */
    struct level levels[SL_LIMIT_DEPTH];
    size_t depth; /* the number of open block and flow collections */
    bool pending; /* the last key has no value yet; its value is the block below it, or missing */
    yaml_mark_t pending_mark;
    plain_take *take;
    void *context;
};

/* ---- marks and events -------------------------------------------------------------------------------------------- */

/* Returns libyaml's mark for a byte, in characters. Calls are in the order of the text, to count each byte once. */
static yaml_mark_t mark_at(struct plain_reader *reader, size_t at) {
    for (; !reader->ascii && reader->seen < at; reader->seen++)
        reader->seen_trailing += ((unsigned char)reader->bytes.bytes[reader->seen] & 0xC0) == 0x80;
    return (yaml_mark_t){at - reader->start - reader->seen_trailing, reader->line,
                         at - reader->line_start - (reader->seen_trailing - reader->line_trailing)};
}

static bool emit(struct plain_reader *reader, yaml_event_type_t type, yaml_mark_t from, yaml_mark_t to) {
    yaml_event_t event = {.type = type, .start_mark = from, .end_mark = to};
    return reader->take(reader->context, &event);
}

static bool emit_scalar(struct plain_reader *reader, yaml_scalar_style_t style, sl_text text, yaml_mark_t from,
                        yaml_mark_t to) {
    yaml_event_t event = {.type = YAML_SCALAR_EVENT, .start_mark = from, .end_mark = to};
    memcpy(&event.data.scalar.value, &text.bytes, sizeof text.bytes); /* the member is not const, but no code writes */
    event.data.scalar.length = text.length;
    event.data.scalar.style = style;
    return reader->take(reader->context, &event);
}

static bool emit_start(struct plain_reader *reader, bool list, bool flow, yaml_mark_t from, yaml_mark_t to) {
    yaml_event_t event = {.start_mark = from, .end_mark = to};
    if (list) {
        event.type = YAML_SEQUENCE_START_EVENT;
        event.data.sequence_start.style = flow ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
    } else {
        event.type = YAML_MAPPING_START_EVENT;
        event.data.mapping_start.style = flow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
    }
    return reader->take(reader->context, &event);
}

/* ---- characters -------------------------------------------------------------------------------------------------- */

/* Returns the byte at a distance from the current one, or '\n' after the end of the text. */
static char peek(const struct plain_reader *reader, size_t ahead) {
    size_t at = reader->at + ahead;
    return at < reader->bytes.length ? reader->bytes.bytes[at] : '\n';
}

static void skip_spaces(struct plain_reader *reader) {
    while (peek(reader, 0) == ' ')
        reader->at++;
}

/* Moves over the rest of a line. Returns false if the rest has more than spaces and a comment. The comment must start
 * the line or follow a space. */
static bool end_line(struct plain_reader *reader) {
    size_t before = reader->at;
    skip_spaces(reader);
    if (peek(reader, 0) == '#' && (reader->at > before || before == reader->line_start)) {
        const char *here = reader->bytes.bytes + reader->at;
        const char *end = memchr(here, '\n', reader->bytes.length - reader->at);
        reader->at = end ? (size_t)(end - reader->bytes.bytes) : reader->bytes.length;
    }
    if (peek(reader, 0) != '\n')
        return false;
    if (reader->at < reader->bytes.length) {
        reader->at++;
        mark_at(reader, reader->at); /* counts seen_trailing */
        reader->line++;
        reader->line_start = reader->at;
        reader->line_trailing = reader->seen_trailing;
    }
    return true;
}

/* Moves to the first character of the next line that is neither blank nor a comment. Returns false without one. */
static bool find_content(struct plain_reader *reader) {
    while (reader->at < reader->bytes.length)
        if (!end_line(reader))
            return true;
    return false;
}

/* ---- scalars ----------------------------------------------------------------------------------------------------- */

/* The meaning of a byte in a plain scalar. An INDICATOR can be a part of one, but cannot start it. */
enum meaning {
    PART = '.',
    INDICATOR = '&',
    SPACE = ' ',
    LINE_END = 'n',
    COLON = ':',
    HASH = '#',
    BRACKET = '[',
    QUESTION = '?',
    STRANGE = '!'
};

static char meaning_of(char byte) {
    static const char ascii[] = "!!!!!!!!!!n!!!!!!!!!!!!!!!!!!!!!"
                                " &&#.&&&..&.[&............:...&?"
                                "&..........................[.[.."
                                "&..........................[&[.!";
    return (unsigned char)byte < 0x80 ? ascii[(unsigned char)byte] : PART;
}

/* Returns whether a plain scalar starts here, of the kind that this file reads. */
static bool starts_plain(const struct plain_reader *reader) {
    char second = peek(reader, 1);
    return meaning_of(peek(reader, 0)) == PART || (peek(reader, 0) == '-' && second >= '0' && second <= '9');
}

/* A scalar that was scanned but not emitted yet. */
struct scalar_token {
    size_t from, to;
    yaml_mark_t start, end;
    bool is_key; /* a ":" follows */
};

/* The longest key, in bytes. libyaml does not look for a ":" after more characters. */
#define LONGEST_KEY 1000

/* Moves over bytes that can stand anywhere in a plain scalar. Most bytes of a scalar are of this kind. */
static void skip_parts(struct plain_reader *reader) {
    const char *bytes = reader->bytes.bytes;
    size_t at = reader->at, length = reader->bytes.length;
    while (at < length && meaning_of(bytes[at]) == PART)
        at++;
    reader->at = at;
}

/* Scans a plain scalar. Returns false when libyaml has to read the text. */
static bool scan_plain(struct plain_reader *reader, bool flow, struct scalar_token *token) {
    if (!starts_plain(reader))
        return false;
    *token = (struct scalar_token){.from = reader->at, .to = reader->at + 1, .start = mark_at(reader, reader->at)};
    for (reader->at++;; reader->at++) {
        skip_parts(reader);
        bool blank = reader->bytes.bytes[reader->at - 1] == ' ';
        token->to = blank ? token->to : reader->at;
        char meaning = meaning_of(peek(reader, 0));
        if (meaning == SPACE)
            continue;
        if (meaning == COLON && (peek(reader, 1) == ' ' || peek(reader, 1) == '\n')) {
            token->is_key = true;
            break;
        }
        if (meaning == STRANGE || (flow && strchr(":#?n", meaning)))
            return false; /* also for bytes whose meaning in a flow collection depends on more context */
        if (meaning == LINE_END || (meaning == HASH && blank) || (meaning == BRACKET && flow))
            break;
    }
    token->end = mark_at(reader, token->to);
    if (!token->is_key)
        reader->at = token->to;
    return !token->is_key || reader->at - token->from <= LONGEST_KEY;
}

static bool emit_plain(struct plain_reader *reader, const struct scalar_token *token) {
    sl_text text = {reader->bytes.bytes + token->from, token->to - token->from};
    return emit_scalar(reader, YAML_PLAIN_SCALAR_STYLE, text, token->start, token->end);
}

/* Reads a quoted scalar that ends in this line and has no escapes. */
static bool read_quoted(struct plain_reader *reader) {
    char quote = peek(reader, 0);
    yaml_mark_t start = mark_at(reader, reader->at);
    size_t from = ++reader->at;
    for (; peek(reader, 0) != quote; reader->at++) {
        char meaning = meaning_of(peek(reader, 0));
        if (meaning == STRANGE || meaning == LINE_END || (quote == '"' && peek(reader, 0) == '\\'))
            return false;
    }
    sl_text text = {reader->bytes.bytes + from, reader->at - from};
    reader->at++;
    if (peek(reader, 0) == quote)
        return false;
    return emit_scalar(reader, quote == '"' ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_SINGLE_QUOTED_SCALAR_STYLE, text,
                       start, mark_at(reader, reader->at));
}

/* ---- flow collections -------------------------------------------------------------------------------------------- */

static bool read_inline(struct plain_reader *reader, bool flow);

static bool read_flow_entry(struct plain_reader *reader, bool list) {
    struct scalar_token key;
    if (!list) {
        if (!scan_plain(reader, true, &key) || !key.is_key || !emit_plain(reader, &key))
            return false;
        reader->at++;
        skip_spaces(reader);
    }
    return read_inline(reader, true);
}

/* Reads a flow collection that ends in this line. */
static bool read_flow(struct plain_reader *reader) {
    bool list = peek(reader, 0) == '[';
    char closing = list ? ']' : '}';
    yaml_mark_t start = mark_at(reader, reader->at);
    if (reader->depth == SL_LIMIT_DEPTH)
        return false;
    reader->depth++;
    reader->at++;
    if (!emit_start(reader, list, true, start, mark_at(reader, reader->at)))
        return false;
    skip_spaces(reader);
    while (peek(reader, 0) != closing) {
        if (!read_flow_entry(reader, list))
            return false;
        skip_spaces(reader);
        if (peek(reader, 0) == closing)
            break;
        if (peek(reader, 0) != ',')
            return false;
        reader->at++;
        skip_spaces(reader);
        if (peek(reader, 0) == closing)
            return false; /* a final comma; libyaml decides whether it is allowed */
    }
    yaml_mark_t end = mark_at(reader, reader->at);
    reader->at++;
    reader->depth--;
    return emit(reader, list ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, end, mark_at(reader, reader->at));
}

/* Reads a value that ends in this line. */
static bool read_inline(struct plain_reader *reader, bool flow) {
    char first = peek(reader, 0);
    if (first == '[' || first == '{')
        return read_flow(reader);
    if (first == '"' || first == '\'')
        return read_quoted(reader);
    struct scalar_token token;
    return scan_plain(reader, flow, &token) && !token.is_key && emit_plain(reader, &token);
}

/* ---- block collections ------------------------------------------------------------------------------------------- */

static bool open_level(struct plain_reader *reader, size_t indent, bool list, yaml_mark_t start) {
    if (reader->depth == SL_LIMIT_DEPTH)
        return false;
    /* In libyaml the start event of a list that is indented like the mapping around it includes the first "-". The
     * start event of any other block collection is empty. */
    bool level = reader->depth > 0 && reader->levels[reader->depth - 1].indent == indent;
    yaml_mark_t end = {start.index + level, start.line, start.column + level};
    reader->levels[reader->depth++] = (struct level){indent, list};
    return emit_start(reader, list, false, start, end);
}

static bool close_level(struct plain_reader *reader) {
    yaml_mark_t mark = {0, 0, 0};
    bool list = reader->levels[--reader->depth].list;
    return emit(reader, list ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, mark, mark);
}

/* Emits an empty value for a key that has none. */
static bool emit_missing_value(struct plain_reader *reader) {
    if (!reader->pending)
        return true;
    reader->pending = false;
    return emit_scalar(reader, YAML_PLAIN_SCALAR_STYLE, (sl_text){"", 0}, reader->pending_mark, reader->pending_mark);
}

/* Opens a collection, or closes some, so that a line with this indentation belongs to the newest open one. Returns
 * false when no open collection fits, or an event is refused. */
static bool adjust_levels(struct plain_reader *reader, size_t indent, bool list) {
    const struct level *newest = reader->depth ? &reader->levels[reader->depth - 1] : NULL;
    if (!newest || (reader->pending && (indent > newest->indent || (indent == newest->indent && list)))) {
        reader->pending = false;
        return open_level(reader, indent, list, mark_at(reader, reader->at));
    }
    if (!emit_missing_value(reader))
        return false;
    while (newest->indent > indent || (newest->indent == indent && newest->list && !list)) {
        if (!close_level(reader) || reader->depth == 0)
            return false;
        newest = &reader->levels[reader->depth - 1];
    }
    return newest->indent == indent && newest->list == list;
}

/* Reads the value after a key, from the ":" on. */
static bool read_value(struct plain_reader *reader) {
    reader->at++;
    reader->pending_mark = mark_at(reader, reader->at);
    size_t behind = reader->at;
    skip_spaces(reader);
    reader->pending = peek(reader, 0) == '\n' || peek(reader, 0) == '#';
    if (reader->pending)
        reader->at = behind;
    return (reader->pending || read_inline(reader, false)) && end_line(reader);
}

/* Reads the item after a "-": a value, or the first entry of a mapping. */
static bool read_item(struct plain_reader *reader) {
    reader->at++;
    skip_spaces(reader);
    if (!starts_plain(reader))
        return read_inline(reader, false) && end_line(reader);
    size_t indent = reader->at - reader->line_start;
    struct scalar_token token;
    if (!scan_plain(reader, false, &token))
        return false;
    if (!token.is_key)
        return emit_plain(reader, &token) && end_line(reader);
    return open_level(reader, indent, false, token.start) && emit_plain(reader, &token) && read_value(reader);
}

static bool read_line(struct plain_reader *reader) {
    size_t indent = reader->at - reader->line_start;
    bool list = peek(reader, 0) == '-' && peek(reader, 1) == ' ';
    struct scalar_token key;
    if (!list && (!starts_plain(reader) || peek(reader, 0) == '.')) /* "..." ends a document */
        return false;
    if (!adjust_levels(reader, indent, list))
        return false;
    if (list)
        return read_item(reader);
    return scan_plain(reader, false, &key) && key.is_key && emit_plain(reader, &key) && read_value(reader);
}

/* Emits the start of the document and moves to its first content, past a line that has only "---". */
static bool start_document(struct plain_reader *reader) {
    if (!find_content(reader))
        return false;
    bool marked =
        reader->at == reader->line_start && peek(reader, 0) == '-' && peek(reader, 1) == '-' && peek(reader, 2) == '-';
    yaml_mark_t start = mark_at(reader, reader->at);
    reader->at += marked ? 3 : 0;
    return emit(reader, YAML_DOCUMENT_START_EVENT, start, mark_at(reader, reader->at)) &&
           (!marked || (end_line(reader) && find_content(reader)));
}

bool plain_read(sl_text bytes, size_t start, bool ascii, plain_take *take, void *context) {
    struct plain_reader reader = {
        .bytes = bytes, .start = start, .at = start, .ascii = ascii, .take = take, .context = context};
    const yaml_mark_t none = {0, 0, 0};
    reader.line_start = reader.seen = start;
    if (bytes.length == start || memchr(bytes.bytes, '\r', bytes.length) || !start_document(&reader))
        return false;
    do
        if (!read_line(&reader))
            return false;
    while (find_content(&reader));
    if (!emit_missing_value(&reader))
        return false;
    while (reader.depth > 0)
        if (!close_level(&reader))
            return false;
    return emit(&reader, YAML_DOCUMENT_END_EVENT, none, none);
}
