/* document.h - a YAML document as it was written: every node with its place, style, tag and way there. */
#ifndef SAMPLINT_MODEL_DOCUMENT_H
#define SAMPLINT_MODEL_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/findings.h"
#include "samplint/place.h"

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING, NODE_ALIAS };

enum node_style {
    STYLE_PLAIN,
    STYLE_SINGLE_QUOTED,
    STYLE_DOUBLE_QUOTED,
    STYLE_LITERAL,
    STYLE_FOLDED,
    STYLE_BLOCK,
    STYLE_FLOW
};

struct node;

/* A key of a mapping. */
struct entry {
    const struct node *key;
    const struct node *value;
    const struct node *merged; /* the value of the "<<" that brought it here, NULL for the mapping's own */
};

/* A place in less room than an sl_span takes: a file is not that large, and has many nodes. */
struct small_span {
    struct small_mark {
        uint32_t line, column, byte;
    } start, end;
};

/* What is written before a node's value. */
struct properties {
    sl_text tag;    /* as libyaml resolves it; empty when none is written */
    sl_text anchor; /* its name; empty when none is written */
};

struct node {
    enum node_kind kind;
    enum node_style style;
    struct small_span span;
    uint32_t expanded; /* nodes in it once every alias is consequences */
    union {
        uint32_t entry_count;
        uint32_t item_count;
    };
    union {
        const struct node *target;       /* of an alias */
        const struct entry *entries;     /* of a mapping: its own in the order of the file, then merged ones */
        const struct node *const *items; /* of a sequence */
    };
    sl_text text; /* of a scalar: its value, escapes resolved, no NUL behind; of an alias: the anchor's name */
    const struct properties *properties; /* NULL when there are none */
};

sl_span node_span(const struct node *node);
sl_text node_tag(const struct node *node);
sl_text node_anchor(const struct node *node);

struct document {
    const sl_source *source;
    const struct node *root; /* NULL for an empty one, and where the file could not be read on */
    sl_span span;
    bool broken; /* not YAML: `problems` says why */
    struct findings problems;
};

/* The node behind an alias, and any other node itself. */
const struct node *node_behind(const struct node *node);

/* The bytes of a node as they stand in the source. */
sl_text node_raw(const struct document *document, const struct node *node);

/* Goes on with a fingerprint by what a node says, however it is written: quotes, layout and the order of keys do not count, nor what
 * is far into something very long. */
uint64_t node_fingerprint(uint64_t print, const struct node *node);

/* A scalar by the core schema of YAML 1.2. */
enum scalar_type { SCALAR_NULL, SCALAR_BOOL, SCALAR_INTEGER, SCALAR_FLOAT, SCALAR_TEXT };

struct scalar {
    enum scalar_type type;
    bool truth;
    bool too_large; /* an integer beyond 64 bits */
    long long integer;
};

struct scalar scalar_resolve(const struct node *node);

/* Whether it is of type SCALAR_NULL. */
bool scalar_is_null(const struct node *node);

#endif
