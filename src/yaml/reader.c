/* reader.c - builds documents from events, and recovers after errors. */
#include "yaml/reader.h"

#include <string.h>
#include <yaml.h>

#include "base/lines.h"
#include "base/text.h"
#include "samplint/limits.h"
#include "yaml/encoding.h"
#include "yaml/mapping.h"
#include "yaml/plain.h"
#include "yaml/report.h"
struct anchor {
    sl_text name;
    const struct node *node; /* NULL until it has been read completely */
};

/* A collection that is still open. */
struct level {
    struct node *node;
    size_t first;  /* the index of its first child in the children of all open collections */
    size_t anchor; /* the index of its anchor + 1, or 0 */
};

struct reader {
    struct arena *arena;
    const sl_source *source;
    yaml_parser_t parser;
    bool ascii;         /* the source has no byte above 0x7F */
    sl_mark start;      /* where the current parser started */
    sl_mark cursor;     /* the place of the last mark that was located */
    size_t cursor_char; /* the number of characters from the start to the cursor, as libyaml counts them */
    struct document *documents;
    size_t document_count, document_capacity;
    struct document *document; /* the document that is being read, or NULL */
    struct anchor *anchors;
    size_t anchor_count, anchor_capacity;
    struct level levels[SL_LIMIT_DEPTH];
    size_t depth;
    const struct node **children; /* of all open collections, outermost first; a mapping's keys and values in turn */
    size_t child_count, child_capacity;
    size_t merged; /* the number of keys that "<<" has merged so far */
};

/* ---- places ------------------------------------------------------------------------------------------------------ */

/* Returns the place of the end of an ASCII text. libyaml starts another line there even if the last line has no end. */
static sl_mark locate_end(const struct reader *reader, yaml_mark_t mark) {
    sl_text bytes = reader->source->bytes;
    sl_text last = line_around(bytes, bytes.length);
    size_t line = reader->start.line + mark.line - (last.length > 0);
    size_t hidden = last.bytes == bytes.bytes ? text_mark_bytes(bytes) : 0;
    return (sl_mark){line, last.length - hidden + 1, bytes.length};
}

/* Returns the place of a mark of libyaml, which counts characters. In ASCII these are bytes. In other texts the cursor
 * moves over each character once, because events come in the order of the text. */
static sl_mark locate(struct reader *reader, yaml_mark_t mark) {
    sl_text bytes = reader->source->bytes;
    if (reader->ascii && mark.column == 0 && reader->start.byte + mark.index == bytes.length)
        return locate_end(reader, mark);
    if (reader->ascii)
        return (sl_mark){reader->start.line + mark.line, mark.column + 1, reader->start.byte + mark.index};
    if (mark.index < reader->cursor_char) {
        reader->cursor = reader->start;
        reader->cursor_char = 0;
    }
    sl_mark cursor = reader->cursor;
    size_t at = reader->cursor_char;
    for (; at < mark.index && cursor.byte < bytes.length; at++)
        mark_advance(bytes, &cursor);
    reader->cursor = cursor;
    reader->cursor_char = at;
    return cursor;
}

static sl_span locate_event(struct reader *reader, const yaml_event_t *event) {
    sl_span span;
    span.start = locate(reader, event->start_mark);
    span.end = locate(reader, event->end_mark);
    return span;
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

/* Adds a finding about the document that is being read. */
#define REPORT(reader, ...) yaml_report((reader)->source, &(reader)->document->findings, __VA_ARGS__)

/* Plainer messages for the errors that libyaml reports most often. */
static const struct {
    const char *theirs, *ours;
} messages[] = {
    {"mapping values are not allowed in this context",
     "a \": \" too many: this line or the one above is indented wrongly or lacks a \":\", or the value needs quotes"},
    {"could not find expected ':'",
     "a key without \": \" behind it, a list item without \"- \" before it, or text that is indented too little"},
    {"did not find expected key", "this line is no key of the mapping above it; check its indentation"},
    {"did not find expected '-' indicator", "this line is no item of the list above it; check its indentation"},
    {"did not find expected alphabetic or numeric character",
     "a value that starts with \"*\" or \"&\" is an alias or an anchor; quote it if it is text"},
    {"did not find expected ',' or ']'", "the list opened with \"[\" goes on without \",\" or \"]\""},
    {"did not find expected ',' or '}'", "the mapping opened with \"{\" goes on without \",\" or \"}\""},
    {"found unexpected end of stream", "the text ends inside a quoted value; close the quotes"},
    {"found a tab character that violates indentation", "a tab cannot indent in YAML; use spaces"},
    {"found a tab character where an indentation space is expected", "a tab cannot indent in YAML; use spaces"},
    {"did not find expected node content", "a value is missing before this, or a bracket is one too many"},
    {"found unknown escape character", "no such escape sequence; use single quotes, or write \"\\\\\" for a backslash"},
    {"found incompatible YAML document", "this is read as YAML 1.2; delete the line with \"%YAML\""},
    {"did not find expected <document start>", "a second document starts without \"---\" before it"},
};

/* Returns the message about libyaml's error. */
static sl_text explain(struct reader *reader, sl_mark mark) {
    sl_text bytes = reader->source->bytes;
    sl_text problem = text_of(reader->parser.problem);
    if (text_equal(problem, TEXT("found character that cannot start any token")) && mark.byte < bytes.length) {
        if (bytes.bytes[mark.byte] == '\t')
            return TEXT("a tab cannot indent in YAML; use spaces");
        return arena_printf(reader->arena, "a value cannot start with \"%c\"; quote it", bytes.bytes[mark.byte]);
    }
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        if (text_equal(problem, text_of(messages[i].theirs)))
            return text_of(messages[i].ours);
    return arena_copy(reader->arena, problem);
}

/* Adds an empty document. Returns false when there is no memory. */
static bool start_document(struct reader *reader, sl_span span) {
    ARENA_APPEND(reader->arena, reader->documents, reader->document_count, reader->document_capacity,
                 (struct document){.source = reader->source, .span = span, .findings = {.arena = reader->arena}});
    if (reader->arena->failed)
        return false;
    reader->document = &reader->documents[reader->document_count - 1];
    reader->anchor_count = 0;
    reader->depth = 0;
    reader->child_count = 0;
    return true;
}

/* Starts a document. Returns false, with a report, at a limit. */
static bool open_document(struct reader *reader, const yaml_event_t *event) {
    sl_span span = locate_event(reader, event);
    if (!start_document(reader, span))
        return false;
    size_t longest = 0; /* libyaml copies the prefix in a "%TAG" line into every tag that uses it */
    const yaml_tag_directive_t *directive = event->data.document_start.tag_directives.start;
    for (; directive != event->data.document_start.tag_directives.end; directive++) {
        size_t length = strlen((const char *)directive->prefix);
        longest = length > longest ? length : longest;
    }
    if (longest > SL_LIMIT_TAG_PREFIX) {
        REPORT(reader, "limit", span, "the prefix in a \"%%TAG\" line is longer than %d bytes; delete the line",
               SL_LIMIT_TAG_PREFIX);
        return false;
    }
    if (reader->document_count <= SL_LIMIT_DOCUMENTS)
        return true;
    REPORT(reader, "limit", span, "more than %d documents in one file; the rest is not read", SL_LIMIT_DOCUMENTS);
    return false;
}

static void report_parser_error(struct reader *reader) {
    if (reader->parser.error == YAML_MEMORY_ERROR) {
        reader->arena->failed = true;
        return;
    }
    /* The context comes before the problem in the text, and locate() is fast only in the order of the text. */
    bool has_context = reader->parser.context != NULL;
    sl_mark context = has_context ? locate(reader, reader->parser.context_mark) : reader->cursor;
    sl_mark mark = locate(reader, reader->parser.problem_mark);
    sl_span span = {mark, mark};
    if (!reader->document && !start_document(reader, span))
        return;
    sl_finding *finding = REPORT(reader, "yaml", span, "%.*s", TEXT_ARG(explain(reader, mark)));
    sl_location place = {.source = reader->source, .span = {context, context}};
    if (has_context && context.byte != mark.byte)
        findings_relate(&reader->document->findings, finding, place, TEXT("it began here"));
}

/* ---- nodes ------------------------------------------------------------------------------------------------------- */

/* Adds an anchor. Returns its index + 1, or 0 when there are too many, which is reported, or no memory. */
static size_t add_anchor(struct reader *reader, sl_text name, sl_span span) {
    if (reader->anchor_count == SL_LIMIT_ANCHORS) {
        REPORT(reader, "limit", span, "more than %d anchors in one document", SL_LIMIT_ANCHORS);
        return 0;
    }
    ARENA_APPEND(reader->arena, reader->anchors, reader->anchor_count, reader->anchor_capacity,
                 (struct anchor){name, NULL});
    return reader->arena->failed ? 0 : reader->anchor_count;
}

static sl_text copy_string(struct reader *reader, const yaml_char_t *string) {
    return string ? arena_copy(reader->arena, text_of((const char *)string)) : (sl_text){NULL, 0};
}

static bool is_core_tag(sl_text tag) {
    static const sl_text types[] = {TEXT_INIT("str"),   TEXT_INIT("int"), TEXT_INIT("bool"), TEXT_INIT("null"),
                                    TEXT_INIT("float"), TEXT_INIT("map"), TEXT_INIT("seq")};
    const size_t count = sizeof types / sizeof *types;
    sl_text start = TEXT("tag:yaml.org,2002:");
    return tag.length == 0 || text_equal(tag, TEXT("!")) ||
           (text_starts_with(tag, start) && text_find(types, count, text_slice(tag, start.length, tag.length)) < count);
}

/* Adds a complete node to the innermost open collection, or makes it the root. */
static bool place_node(struct reader *reader, struct node *node) {
    if (reader->depth == 0) {
        reader->document->root = node;
        return true;
    }
    struct level *level = &reader->levels[reader->depth - 1];
    ARENA_APPEND(reader->arena, reader->children, reader->child_count, reader->child_capacity, node);
    level->node->expanded += node->expanded;
    if (level->node->expanded > SL_LIMIT_EXPANDED) {
        REPORT(reader, "limit", node_span(node), "the document has more than %d nodes, aliases followed",
               SL_LIMIT_EXPANDED);
        return false;
    }
    return !reader->arena->failed;
}

/* Converts a mark. SL_LIMIT_FILE_BYTES keeps its members below 32 bits. */
static struct small_mark small(sl_mark mark) {
    return (struct small_mark){(uint32_t)mark.line, (uint32_t)mark.column, (uint32_t)mark.byte};
}

static struct node *new_node(struct reader *reader, enum node_kind kind, sl_span span, const yaml_char_t *tag,
                             const yaml_char_t *anchor) {
    struct node *node = arena_alloc(reader->arena, sizeof *node);
    struct properties *properties = tag || anchor ? arena_alloc(reader->arena, sizeof *properties) : NULL;
    if (!node)
        return NULL;
    *node = (struct node){.kind = kind, .span = {small(span.start), small(span.end)}, .expanded = 1};
    if (properties)
        *properties = (struct properties){copy_string(reader, tag), copy_string(reader, anchor)};
    node->properties = properties;
    if (!is_core_tag(node_tag(node)))
        REPORT(reader, "tag", span, "the tag \"%.*s\" has no meaning here; delete it",
               TEXT_ARG(arena_excerpt(reader->arena, node_tag(node))));
    return node;
}

static bool read_alias(struct reader *reader, const yaml_event_t *event) {
    struct node *node = new_node(reader, NODE_ALIAS, locate_event(reader, event), NULL, NULL);
    if (!node)
        return false;
    node->text = copy_string(reader, event->data.alias.anchor);
    const struct anchor *anchor = NULL; /* the newest one with this name */
    for (size_t i = reader->anchor_count; i > 0 && !anchor; i--)
        anchor = text_equal(reader->anchors[i - 1].name, node->text) ? &reader->anchors[i - 1] : NULL;
    if (!anchor || !anchor->node) {
        REPORT(reader, "alias", node_span(node),
               anchor ? "the alias \"*%.*s\" is inside the value that it refers to"
                      : "there is no anchor \"&%.*s\" before this alias",
               TEXT_ARG(node->text));
        return false;
    }
    node->target = anchor->node;
    node->expanded = anchor->node->expanded;
    return place_node(reader, node);
}

/* Returns the text of a scalar: a slice of the source if it is written there unchanged, as most are, or else a copy. */
static sl_text take_text(struct reader *reader, const struct node *node, sl_text text) {
    bool quoted = node->style == STYLE_SINGLE_QUOTED || node->style == STYLE_DOUBLE_QUOTED;
    size_t start = node->span.start.byte + quoted;
    sl_text bytes = reader->source->bytes;
    if (text.length == 0 || start > bytes.length || text.length > bytes.length - start)
        return arena_copy(reader->arena, text);
    sl_text written = text_slice(bytes, start, start + text.length);
    return text_equal(written, text) ? written : arena_copy(reader->arena, text);
}

static bool read_scalar(struct reader *reader, const yaml_event_t *event) {
    struct node *node =
        new_node(reader, NODE_SCALAR, locate_event(reader, event), event->data.scalar.tag, event->data.scalar.anchor);
    if (!node)
        return false;
    switch (event->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: node->style = STYLE_SINGLE_QUOTED; break;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: node->style = STYLE_DOUBLE_QUOTED; break;
    case YAML_LITERAL_SCALAR_STYLE: node->style = STYLE_LITERAL; break;
    case YAML_FOLDED_SCALAR_STYLE: node->style = STYLE_FOLDED; break;
    default: node->style = STYLE_PLAIN; break;
    }
    node->text = take_text(reader, node, (sl_text){(const char *)event->data.scalar.value, event->data.scalar.length});
    if (node_anchor(node).length) {
        size_t anchor = add_anchor(reader, node_anchor(node), node_span(node));
        if (anchor == 0)
            return false;
        reader->anchors[anchor - 1].node = node;
    }
    return place_node(reader, node);
}

static bool open_collection(struct reader *reader, enum node_kind kind, bool flow, const yaml_event_t *event,
                            const yaml_char_t *tag, const yaml_char_t *anchor) {
    struct node *node = new_node(reader, kind, locate_event(reader, event), tag, anchor);
    if (!node)
        return false;
    node->style = flow ? STYLE_FLOW : STYLE_BLOCK;
    if (reader->depth == SL_LIMIT_DEPTH) {
        REPORT(reader, "limit", node_span(node), "collections are nested more than %d deep", SL_LIMIT_DEPTH);
        return false;
    }
    struct level *level = &reader->levels[reader->depth++];
    *level = (struct level){.node = node, .first = reader->child_count};
    if (node_anchor(node).length) {
        level->anchor = add_anchor(reader, node_anchor(node), node_span(node));
        return level->anchor != 0;
    }
    return true;
}

static bool close_collection(struct reader *reader, const yaml_event_t *event) {
    const struct level *level = &reader->levels[--reader->depth];
    struct node *node = level->node;
    size_t count = reader->child_count - level->first;
    const struct node *const *children = count ? &reader->children[level->first] : NULL;
    /* A block collection ends with its last child. libyaml places its end at the next token. */
    if (node->style == STYLE_FLOW)
        node->span.end = small(locate(reader, event->end_mark));
    else if (count)
        node->span.end = children[count - 1]->span.end;
    const struct node **items = node->kind == NODE_SEQUENCE ? arena_array(reader->arena, count, sizeof(*items)) : NULL;
    if (node->kind == NODE_MAPPING) {
        mapping_finish(reader->document, &reader->merged, node, children, count);
    } else if (items) {
        if (count)
            memcpy(items, children, count * sizeof(*items));
        node->items = items;
        node->item_count = (uint32_t)count;
    }
    reader->child_count = level->first;
    if (level->anchor)
        reader->anchors[level->anchor - 1].node = node;
    return place_node(reader, node);
}

/* Builds the nodes for an event. Returns false when the rest of the document cannot be read. */
static bool take_event(struct reader *reader, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT: return open_document(reader, event);
    case YAML_DOCUMENT_END_EVENT: reader->document = NULL; return true;
    case YAML_ALIAS_EVENT: return read_alias(reader, event);
    case YAML_SCALAR_EVENT: return read_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(reader, NODE_SEQUENCE, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                               event, event->data.sequence_start.tag, event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
        return open_collection(reader, NODE_MAPPING, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE, event,
                               event->data.mapping_start.tag, event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close_collection(reader, event);
    default: return true;
    }
}

static bool take_plain(void *context, const yaml_event_t *event) {
    struct reader *reader = context;
    return take_event(reader, event) && !reader->arena->failed;
}

/* Reads a plain file without libyaml, which is slower. Returns false, with the reader reset, for any other file. */
static bool read_plain(struct reader *reader) {
    if (plain_read(reader->source->bytes, reader->start.byte, reader->ascii, take_plain, reader))
        return true;
    reader->cursor = reader->start;
    reader->cursor_char = 0;
    reader->document_count = 0;
    reader->document = NULL;
    reader->merged = 0;
    return false;
}

/* Reads the text with libyaml. Returns false when it stopped before the end; the cursor is then where it stopped. */
static bool read_stream(struct reader *reader) {
    sl_text bytes = reader->source->bytes;
    if (!yaml_parser_initialize(&reader->parser)) {
        reader->arena->failed = true;
        return true;
    }
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)bytes.bytes + reader->start.byte,
                                 bytes.length - reader->start.byte);
    bool going = true, done = false;
    while (going && !done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            report_parser_error(reader);
            reader->cursor = locate(reader, reader->parser.problem_mark);
            break;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        going = take_event(reader, &event) && !reader->arena->failed;
        if (!going)
            reader->cursor = locate(reader, event.end_mark);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&reader->parser);
    return done || reader->arena->failed;
}

static bool is_document_marker(sl_text bytes, size_t at) {
    if (bytes.length - at < 3 || memcmp(bytes.bytes + at, "---", 3) != 0)
        return false;
    return bytes.length - at == 3 || strchr(" \t\r\n", bytes.bytes[at + 3]) != NULL;
}

/* Moves the start to the next document after the place where reading stopped. Returns false when there is none. */
static bool skip_to_next_document(struct reader *reader) {
    sl_text bytes = reader->source->bytes;
    for (; reader->cursor.byte < bytes.length; mark_advance(bytes, &reader->cursor)) {
        bool ahead = reader->cursor.byte > reader->start.byte && reader->cursor.column == 1;
        if (!ahead || !is_document_marker(bytes, reader->cursor.byte))
            continue;
        reader->start = reader->cursor;
        reader->cursor_char = 0;
        reader->document = NULL;
        return true;
    }
    return false;
}

/* If too many lines start with "%", reports this and returns true. libyaml compares each "%TAG" line with all previous
 * ones, which would take quadratic time. */
static bool refuse_directives(struct reader *reader) {
    sl_text bytes = reader->source->bytes;
    size_t at = reader->start.byte, count = 0;
    const char *found;
    for (; at < bytes.length && (found = memchr(bytes.bytes + at, '%', bytes.length - at)); at++) {
        at = (size_t)(found - bytes.bytes);
        bool starts_line = at == reader->start.byte || found[-1] == '\n' || found[-1] == '\r';
        if (!starts_line || ++count <= SL_LIMIT_DIRECTIVES)
            continue;
        sl_mark mark = reader->start;
        while (mark.byte < at)
            mark_advance(bytes, &mark);
        if (start_document(reader, (sl_span){mark, mark}))
            REPORT(reader, "limit", ((sl_span){mark, mark}), "more than %d lines that start with \"%%\"; delete them",
                   SL_LIMIT_DIRECTIVES);
        return true;
    }
    return false;
}

struct document *yaml_read(struct arena *arena, const sl_source *source, size_t *count) {
    *count = 0;
    struct reader *reader = arena_alloc(arena, sizeof *reader);
    if (!reader)
        return NULL;
    reader->arena = arena;
    reader->source = source;
    reader->start = reader->cursor = (sl_mark){1, 1, text_mark_bytes(source->bytes)};
    struct findings encoding = {.arena = arena};
    reader->ascii = encoding_check(source, &encoding);
    if (encoding.count == 0 && !read_plain(reader) && !refuse_directives(reader))
        while (!read_stream(reader) && reader->document_count <= SL_LIMIT_DOCUMENTS && skip_to_next_document(reader))
            continue;
    if (reader->document_count == 0) {
        sl_span start = {{1, 1, 0}, {1, 1, 0}};
        if (!start_document(reader, start))
            return NULL;
        reader->documents->findings = encoding;
    }
    for (size_t i = 0; i < reader->document_count; i++) {
        struct document *document = &reader->documents[i];
        document->broken = document->findings.count + document->findings.omitted > 0;
    }
    *count = reader->document_count;
    return arena->failed ? NULL : reader->documents;
}
