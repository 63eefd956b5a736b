#include "yaml/plain.h"

#include <string.h>

#include "samplint/limits.h"

/* A block collection that is still open. */
struct level {
    size_t indent;
    bool list;
};

struct plain {
    sl_text bytes;
    size_t start, at;
    size_t line, line_start;
    bool ascii;
    size_t seen, seen_trailing; /* bytes that were counted for marks, and how many of them begin no character ... */
    size_t line_trailing;       /* ... and how many of those stand before this line */
    struct level levels[SL_LIMIT_DEPTH];
    size_t depth; /* block and flow collections that are open */
    bool waiting; /* a key has no value yet: what is indented below it, or nothing */
    yaml_mark_t waiting_mark;
    plain_take *take;
    void *context;
};

/* ---- places and events -------------------------------------------------------------------------------------------- */

/* libyaml counts characters. Marks are asked for in the order of the text, so that each byte is looked at once. */
static yaml_mark_t mark_at(struct plain *plain, size_t at) {
    for (; !plain->ascii && plain->seen < at; plain->seen++)
        plain->seen_trailing += ((unsigned char)plain->bytes.bytes[plain->seen] & 0xC0) == 0x80;
    return (yaml_mark_t){at - plain->start - plain->seen_trailing, plain->line,
                         at - plain->line_start - (plain->seen_trailing - plain->line_trailing)};
}

static void start_line(struct plain *plain) {
    mark_at(plain, plain->at);
    plain->line++;
    plain->line_start = plain->at;
    plain->line_trailing = plain->seen_trailing;
}

static bool give(struct plain *plain, yaml_event_type_t type, yaml_mark_t from, yaml_mark_t to) {
    yaml_event_t event = {.type = type, .start_mark = from, .end_mark = to};
    return plain->take(plain->context, &event);
}

static bool give_scalar(struct plain *plain, yaml_scalar_style_t style, sl_text text, yaml_mark_t from,
                        yaml_mark_t to) {
    yaml_event_t event = {.type = YAML_SCALAR_EVENT, .start_mark = from, .end_mark = to};
    event.data.scalar.value = (yaml_char_t *)text.bytes;
    event.data.scalar.length = text.length;
    event.data.scalar.style = style;
    return plain->take(plain->context, &event);
}

static bool give_start(struct plain *plain, bool list, bool flow, yaml_mark_t from, yaml_mark_t to) {
    yaml_event_t event = {.start_mark = from, .end_mark = to};
    if (list) {
        event.type = YAML_SEQUENCE_START_EVENT;
        event.data.sequence_start.style = flow ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
    } else {
        event.type = YAML_MAPPING_START_EVENT;
        event.data.mapping_start.style = flow ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
    }
    return plain->take(plain->context, &event);
}

/* ---- characters --------------------------------------------------------------------------------------------------- */

/* The byte so far ahead, or the end of a line where there is none. */
static char peek(const struct plain *plain, size_t ahead) {
    size_t at = plain->at + ahead;
    return at < plain->bytes.length ? plain->bytes.bytes[at] : '\n';
}

static void skip_spaces(struct plain *plain) {
    while (peek(plain, 0) == ' ')
        plain->at++;
}

/* Over the end of the line, and a comment before it, which must stand at its start or behind a blank. */
static bool end_line(struct plain *plain) {
    size_t before = plain->at;
    skip_spaces(plain);
    if (peek(plain, 0) == '#' && (plain->at > before || before == plain->line_start)) {
        const char *here = plain->bytes.bytes + plain->at;
        const char *end = memchr(here, '\n', plain->bytes.length - plain->at);
        plain->at = end ? (size_t)(end - plain->bytes.bytes) : plain->bytes.length;
    }
    if (peek(plain, 0) != '\n')
        return false;
    if (plain->at < plain->bytes.length) {
        plain->at++;
        start_line(plain);
    }
    return true;
}

/* Moves on to what the next line that is not blank or a comment starts with. */
static bool find_content(struct plain *plain) {
    while (plain->at < plain->bytes.length) {
        if (!end_line(plain))
            return true;
    }
    return false;
}

/* ---- scalars ------------------------------------------------------------------------------------------------------ */

/* What a byte can mean in a plain scalar; what is an indicator cannot start one. */
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

/* Whether a plain scalar starts here, of those that are read. */
static bool starts_plain(const struct plain *plain) {
    char second = peek(plain, 1);
    return meaning_of(peek(plain, 0)) == PART || (peek(plain, 0) == '-' && second >= '0' && second <= '9');
}

/* A scalar that was scanned and not given yet. */
struct scalar_token {
    size_t from, to;
    yaml_mark_t start, end;
    bool is_key; /* a ":" comes next */
};

/* libyaml looks for a key's ":" no further than this. */
#define LONGEST_KEY 1000

/* Over what is part of any plain scalar: nearly all of it. */
static void skip_parts(struct plain *plain) {
    const char *bytes = plain->bytes.bytes;
    size_t at = plain->at, length = plain->bytes.length;
    while (at < length && meaning_of(bytes[at]) == PART)
        at++;
    plain->at = at;
}

/* Reads a plain scalar up to what ends it. */
static bool scan_plain(struct plain *plain, bool flow, struct scalar_token *token) {
    if (!starts_plain(plain))
        return false;
    *token = (struct scalar_token){.from = plain->at, .to = plain->at + 1, .start = mark_at(plain, plain->at)};
    for (plain->at++;; plain->at++) {
        skip_parts(plain);
        bool blank = plain->bytes.bytes[plain->at - 1] == ' ';
        token->to = blank ? token->to : plain->at;
        char meaning = meaning_of(peek(plain, 0));
        if (meaning == SPACE)
            continue;
        if (meaning == COLON && (peek(plain, 1) == ' ' || peek(plain, 1) == '\n')) {
            token->is_key = true;
            break;
        }
        if (meaning == STRANGE || (flow && strchr(":#?n", meaning)))
            return false; /* or what is hard to say in a flow collection */
        if (meaning == LINE_END || (meaning == HASH && blank) || (meaning == BRACKET && flow))
            break;
    }
    token->end = mark_at(plain, token->to);
    if (!token->is_key)
        plain->at = token->to;
    return !token->is_key || plain->at - token->from <= LONGEST_KEY;
}

static bool give_plain(struct plain *plain, const struct scalar_token *token) {
    sl_text text = {plain->bytes.bytes + token->from, token->to - token->from};
    return give_scalar(plain, YAML_PLAIN_SCALAR_STYLE, text, token->start, token->end);
}

/* Reads a quoted scalar that is over in this line and has no escapes. */
static bool read_quoted(struct plain *plain) {
    char quote = peek(plain, 0);
    yaml_mark_t start = mark_at(plain, plain->at);
    size_t from = ++plain->at;
    for (; peek(plain, 0) != quote; plain->at++) {
        char meaning = meaning_of(peek(plain, 0));
        if (meaning == STRANGE || meaning == LINE_END || (quote == '"' && peek(plain, 0) == '\\'))
            return false;
    }
    sl_text text = {plain->bytes.bytes + from, plain->at - from};
    plain->at++;
    if (peek(plain, 0) == quote)
        return false;
    return give_scalar(plain, quote == '"' ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_SINGLE_QUOTED_SCALAR_STYLE, text,
                       start, mark_at(plain, plain->at));
}

/* ---- flow collections --------------------------------------------------------------------------------------------- */

static bool read_inline(struct plain *plain, bool flow);

static bool read_flow_entry(struct plain *plain, bool list) {
    struct scalar_token key;
    if (!list) {
        if (!scan_plain(plain, true, &key) || !key.is_key || !give_plain(plain, &key))
            return false;
        plain->at++;
        skip_spaces(plain);
    }
    return read_inline(plain, true);
}

/* Reads a flow collection that is over in this line. */
static bool read_flow(struct plain *plain) {
    bool list = peek(plain, 0) == '[';
    char closing = list ? ']' : '}';
    yaml_mark_t start = mark_at(plain, plain->at);
    if (plain->depth == SL_LIMIT_DEPTH)
        return false;
    plain->depth++;
    plain->at++;
    if (!give_start(plain, list, true, start, mark_at(plain, plain->at)))
        return false;
    skip_spaces(plain);
    while (peek(plain, 0) != closing) {
        if (!read_flow_entry(plain, list))
            return false;
        skip_spaces(plain);
        if (peek(plain, 0) == closing)
            break;
        if (peek(plain, 0) != ',')
            return false;
        plain->at++;
        skip_spaces(plain);
        if (peek(plain, 0) == closing)
            return false; /* a comma too many, which libyaml lets pass, or not */
    }
    yaml_mark_t end = mark_at(plain, plain->at);
    plain->at++;
    plain->depth--;
    return give(plain, list ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, end, mark_at(plain, plain->at));
}

/* Reads a value that is over in this line. */
static bool read_inline(struct plain *plain, bool flow) {
    char first = peek(plain, 0);
    if (first == '[' || first == '{')
        return read_flow(plain);
    if (first == '"' || first == '\'')
        return read_quoted(plain);
    struct scalar_token token;
    return scan_plain(plain, flow, &token) && !token.is_key && give_plain(plain, &token);
}

/* ---- block collections -------------------------------------------------------------------------------------------- */

static bool open_level(struct plain *plain, size_t indent, bool list, yaml_mark_t start) {
    if (plain->depth == SL_LIMIT_DEPTH)
        return false;
    /* A list that is indented no further than the mapping around it is open where its first "-" ends. */
    bool level = plain->depth > 0 && plain->levels[plain->depth - 1].indent == indent;
    yaml_mark_t end = {start.index + level, start.line, start.column + level};
    plain->levels[plain->depth++] = (struct level){indent, list};
    return give_start(plain, list, false, start, end);
}

static bool close_level(struct plain *plain) {
    yaml_mark_t mark = {0, 0, 0};
    bool list = plain->levels[--plain->depth].list;
    return give(plain, list ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT, mark, mark);
}

/* The key that waits gets nothing for a value. */
static bool give_nothing(struct plain *plain) {
    if (!plain->waiting)
        return true;
    plain->waiting = false;
    return give_scalar(plain, YAML_PLAIN_SCALAR_STYLE, (sl_text){"", 0}, plain->waiting_mark, plain->waiting_mark);
}

/* Opens and closes collections, so that the newest is the one that a line with this indentation goes on. */
static bool settle(struct plain *plain, size_t indent, bool list) {
    const struct level *newest = plain->depth ? &plain->levels[plain->depth - 1] : NULL;
    if (!newest || (plain->waiting && (indent > newest->indent || (indent == newest->indent && list)))) {
        plain->waiting = false;
        return open_level(plain, indent, list, mark_at(plain, plain->at));
    }
    if (!give_nothing(plain))
        return false;
    while (newest->indent > indent || (newest->indent == indent && newest->list && !list)) {
        if (!close_level(plain) || plain->depth == 0)
            return false;
        newest = &plain->levels[plain->depth - 1];
    }
    return newest->indent == indent && newest->list == list;
}

/* Reads what stands behind a key, from its ":" on. */
static bool read_value(struct plain *plain) {
    plain->at++;
    plain->waiting_mark = mark_at(plain, plain->at);
    size_t behind = plain->at;
    skip_spaces(plain);
    plain->waiting = peek(plain, 0) == '\n' || peek(plain, 0) == '#';
    if (!plain->waiting)
        return read_inline(plain, false) && end_line(plain);
    plain->at = behind;
    return end_line(plain);
}

/* Reads what stands behind a "-": a value, or the first entry of a mapping. */
static bool read_item(struct plain *plain) {
    plain->at++;
    skip_spaces(plain);
    if (!starts_plain(plain))
        return read_inline(plain, false) && end_line(plain);
    size_t indent = plain->at - plain->line_start;
    struct scalar_token token;
    if (!scan_plain(plain, false, &token))
        return false;
    if (!token.is_key)
        return give_plain(plain, &token) && end_line(plain);
    return open_level(plain, indent, false, token.start) && give_plain(plain, &token) && read_value(plain);
}

static bool read_line(struct plain *plain) {
    size_t indent = plain->at - plain->line_start;
    bool list = peek(plain, 0) == '-' && peek(plain, 1) == ' ';
    struct scalar_token key;
    if (!list && (!starts_plain(plain) || peek(plain, 0) == '.')) /* "..." ends a document */
        return false;
    if (!settle(plain, indent, list))
        return false;
    if (list)
        return read_item(plain);
    return scan_plain(plain, false, &key) && key.is_key && give_plain(plain, &key) && read_value(plain);
}

/* Moves on to the first content, past a line with "---" and nothing else. */
static bool start_document(struct plain *plain) {
    if (!find_content(plain))
        return false;
    bool marked =
        plain->at == plain->line_start && peek(plain, 0) == '-' && peek(plain, 1) == '-' && peek(plain, 2) == '-';
    yaml_mark_t start = mark_at(plain, plain->at);
    plain->at += marked ? 3 : 0;
    return give(plain, YAML_DOCUMENT_START_EVENT, start, mark_at(plain, plain->at)) &&
           (!marked || (end_line(plain) && find_content(plain)));
}

bool plain_read(sl_text bytes, size_t start, bool ascii, plain_take *take, void *context) {
    struct plain plain = {
        .bytes = bytes, .start = start, .at = start, .ascii = ascii, .take = take, .context = context};
    const yaml_mark_t none = {0, 0, 0};
    plain.line_start = plain.seen = start;
    if (bytes.length == start || memchr(bytes.bytes, '\r', bytes.length) || !start_document(&plain))
        return false;
    do
        if (!read_line(&plain))
            return false;
    while (find_content(&plain));
    if (!give_nothing(&plain))
        return false;
    while (plain.depth > 0)
        if (!close_level(&plain))
            return false;
    return give(&plain, YAML_DOCUMENT_END_EVENT, none, none);
}
