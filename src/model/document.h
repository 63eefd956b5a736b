/* document.h - a YAML document as it is written: each node with its place, style, tag and anchor. */
#ifndef SAMPLINT_MODEL_DOCUMENT_H
#define SAMPLINT_MODEL_DOCUMENT_H

#include "base/findings.h"

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

/* A key of a mapping with its value. */
struct entry {
    const struct node *key;
    const struct node *value;
    const struct node *merged; /* the value of the "<<" that brought the entry; NULL for the mapping's own entries */
};

/* A place in less memory than an sl_span: a file has many nodes, and its size fits into 32 bits. */
struct small_span {
    struct small_mark {
        uint32_t line, column, byte;
    } start, end;
};

/* The properties of a node, which are written before its value. */
struct properties {
    sl_text tag;    /* as libyaml resolves it; empty when there is none */
    sl_text anchor; /* its name; empty when there is none */
};

struct node {
    enum node_kind kind;
    enum node_style style;
    struct small_span span;
    uint32_t expanded; /* the number of nodes in this one when all aliases are followed, itself included */
    union {
        uint32_t entry_count;
        uint32_t item_count;
    };
    union {
        const struct node *target;       /* of an alias */
        const struct entry *entries;     /* of a mapping: its own in the order of the file, then merged ones */
        const struct node *const *items; /* of a sequence */
    };
    sl_text
        text; /* of a scalar: its value with escapes resolved, without a final NUL; of an alias: its anchor's name */
    const struct properties *properties; /* NULL when there are none */
};

sl_span node_span(const struct node *node);

/* Returns the empty span at the start of a node. */
sl_span node_start(const struct node *node);

sl_text node_tag(const struct node *node);
sl_text node_anchor(const struct node *node);

struct document {
    const sl_source *source;
    const struct node *root; /* NULL for an empty document, and when reading stopped before its end */
    sl_span span;
    bool broken; /* it has problems; they are in `findings` */
    struct findings findings;
};

/* Returns the node that an alias refers to, and any other node itself. */
const struct node *node_behind(const struct node *node);

/* Returns the source text of a node. */
sl_text node_raw(const struct document *document, const struct node *node);

/* Continues a fingerprint with the start of a value. Its quotes, its layout and the order of its keys do not matter. */
uint64_t node_fingerprint(uint64_t print, const struct node *node);

/* Returns the entry of a mapping with this key, merged entries included, or NULL. */
const struct entry *entry_find(const struct node *mapping, sl_text key);

/* Returns the alias or the "<<" through which an entry of a mapping got its value, or NULL. */
const struct node *entry_origin(const struct entry *entry);

/* The types of scalars in the core schema of YAML 1.2. */
enum scalar_type { SCALAR_NULL, SCALAR_BOOL, SCALAR_INTEGER, SCALAR_FLOAT, SCALAR_TEXT };

struct scalar {
    enum scalar_type type;
    bool truth;
    bool too_large; /* an integer that does not fit into 64 bits */
    long long integer;
};

struct scalar scalar_resolve(const struct node *node);

/* Returns whether a node is a scalar without a value: `null`, `~` or nothing. */
bool scalar_is_null(const struct node *node);

/* Returns whether a word is a truth value in YAML 1.1, such as "yes", "off" and "true", and which one. */
bool is_truth_word(sl_text text, bool *truth);

/* Returns whether a scalar is written plainly as a word that YAML 1.1 takes for a truth value, and YAML 1.2 for a text,
 * such as "no". Stores that truth value. */
bool scalar_is_truth_trap(const struct node *node, bool *truth);

#endif
