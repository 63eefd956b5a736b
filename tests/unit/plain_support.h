/* plain_support.h - compares the events of yaml/plain.h with those of libyaml. */
#ifndef SAMPLINT_TESTS_PLAIN_SUPPORT_H
#define SAMPLINT_TESTS_PLAIN_SUPPORT_H

#include <stdlib.h>
#include <string.h>

#include "base/findings.h"
#include "base/text.h"
#include "yaml/encoding.h"
#include "yaml/plain.h"

enum plain_verdict {
    PLAIN_LEFT,     /* left to libyaml */
    PLAIN_SAME,     /* read with the same events as libyaml */
    PLAIN_DIFFERENT /* read with other events, or although libyaml refuses it */
};

struct comparison {
    yaml_parser_t parser;
    bool different;
};

static inline bool is_same_mark(yaml_mark_t a, yaml_mark_t b) {
    return a.index == b.index && a.line == b.line && a.column == b.column;
}

static inline bool is_same_scalar(const yaml_event_t *ours, const yaml_event_t *theirs) {
    sl_text a = {(const char *)ours->data.scalar.value, ours->data.scalar.length};
    sl_text b = {(const char *)theirs->data.scalar.value, theirs->data.scalar.length};
    return text_equal(a, b) && ours->data.scalar.style == theirs->data.scalar.style && !theirs->data.scalar.tag &&
           !theirs->data.scalar.anchor;
}

static inline bool is_same_event(const yaml_event_t *ours, const yaml_event_t *theirs) {
    bool marked = is_same_mark(ours->start_mark, theirs->start_mark) && is_same_mark(ours->end_mark, theirs->end_mark);
    /* The ends of block collections and of the document have no marks. */
    bool unmarked = ours->end_mark.index == 0;
    if (ours->type != theirs->type)
        return false;
    switch (ours->type) {
    case YAML_SCALAR_EVENT: return marked && is_same_scalar(ours, theirs);
    case YAML_SEQUENCE_START_EVENT:
        return marked && ours->data.sequence_start.style == theirs->data.sequence_start.style;
    case YAML_MAPPING_START_EVENT: return marked && ours->data.mapping_start.style == theirs->data.mapping_start.style;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return marked || unmarked;
    case YAML_DOCUMENT_END_EVENT: return unmarked;
    default: return marked;
    }
}

/* Compares an event, or NULL for none, with libyaml's next one. */
static inline bool compare_next(void *context, const yaml_event_t *ours) {
    struct comparison *comparison = context;
    yaml_event_t theirs;
    if (comparison->different)
        return true;
    if (!yaml_parser_parse(&comparison->parser, &theirs)) {
        comparison->different = true;
        return true;
    }
    comparison->different = ours ? !is_same_event(ours, &theirs) : theirs.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&theirs);
    return true;
}

/* Compares a text whose characters YAML allows. Other texts count as left to libyaml. */
static inline enum plain_verdict plain_compare(sl_text bytes) {
    struct arena arena = ARENA_EMPTY;
    struct findings findings = {.arena = &arena};
    sl_source source = {.bytes = bytes};
    struct comparison comparison = {.different = false};
    size_t start = text_mark_bytes(bytes);
    bool ascii = encoding_check(&source, &findings), read = false;
    yaml_event_t first;
    if (findings.count == 0 && yaml_parser_initialize(&comparison.parser)) {
        yaml_parser_set_encoding(&comparison.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&comparison.parser, (const unsigned char *)bytes.bytes + start,
                                     bytes.length - start);
        if (yaml_parser_parse(&comparison.parser, &first)) /* the stream's start */
            yaml_event_delete(&first);
        read = plain_read(bytes, start, ascii, compare_next, &comparison);
        if (read)
            compare_next(&comparison, NULL);
        yaml_parser_delete(&comparison.parser);
    }
    arena_free(&arena);
    return !read ? PLAIN_LEFT : comparison.different ? PLAIN_DIFFERENT : PLAIN_SAME;
}

#endif
