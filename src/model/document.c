/* document.c - answers questions about nodes and resolves scalars. */
#include "model/document.h"

#include <limits.h>

#include "base/fingerprint.h"
#include "base/text.h"

const struct node *node_behind(const struct node *node) {
    while (node && node->kind == NODE_ALIAS)
        node = node->target;
    return node;
}

static sl_mark widen(struct small_mark mark) {
    return (sl_mark){mark.line, mark.column, mark.byte};
}

sl_span node_span(const struct node *node) {
    return (sl_span){widen(node->span.start), widen(node->span.end)};
}

sl_span node_start(const struct node *node) {
    return (sl_span){widen(node->span.start), widen(node->span.start)};
}

sl_text node_tag(const struct node *node) {
    return node->properties ? node->properties->tag : (sl_text){NULL, 0};
}

sl_text node_anchor(const struct node *node) {
    return node->properties ? node->properties->anchor : (sl_text){NULL, 0};
}

sl_text node_raw(const struct document *document, const struct node *node) {
    return text_slice(document->source->bytes, node->span.start.byte, node->span.end.byte);
}

/* The largest number of nodes, and of bytes of each scalar, in a fingerprint. Without this limit, aliases could lead to
 * the same megabytes many times. */
#define PRINTED_NODES 1000
#define PRINTED_BYTES ((size_t)4096)

static uint64_t print_node(uint64_t print, const struct node *written, size_t *left) {
    const struct node *node = node_behind(written);
    if (!node || *left == 0)
        return print;
    --*left;
    if (node->kind == NODE_SCALAR)
        return fingerprint_text(
            print, text_slice(node->text, 0, node->text.length < PRINTED_BYTES ? node->text.length : PRINTED_BYTES));
    uint64_t sum = 0; /* does not depend on the order of the entries */
    print = fingerprint_text(print, node->kind == NODE_MAPPING ? TEXT("mapping") : TEXT("list"));
    for (size_t i = 0; node->kind == NODE_SEQUENCE && i < node->item_count; i++)
        print = print_node(print, node->items[i], left);
    for (size_t i = 0; node->kind == NODE_MAPPING && i < node->entry_count; i++)
        sum += print_node(print_node(FINGERPRINT_START, node->entries[i].key, left), node->entries[i].value, left);
    return print + sum;
}

uint64_t node_fingerprint(uint64_t print, const struct node *node) {
    size_t left = PRINTED_NODES;
    return print_node(print, node, &left);
}

const struct entry *entry_find(const struct node *mapping, sl_text key) {
    for (size_t i = 0; i < mapping->entry_count; i++) {
        const struct node *word = node_behind(mapping->entries[i].key);
        if (word->kind == NODE_SCALAR && text_equal(word->text, key))
            return &mapping->entries[i];
    }
    return NULL;
}

const struct node *entry_origin(const struct entry *entry) {
    return entry->value->kind == NODE_ALIAS ? entry->value : entry->merged;
}

/* ---- scalars ----------------------------------------------------------------------------------------------------- */

static bool is_one_of(sl_text text, const char *const *words) {
    for (; *words; words++)
        if (text_equal(text, text_of(*words)))
            return true;
    return false;
}

static int digit_of(char letter) {
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F')
        return letter - 'A' + 10;
    return INT_MAX;
}

/* Reads [-+]?[0-9]+ | 0o[0-7]+ | 0x[0-9a-fA-F]+ */
static bool read_integer(sl_text text, struct scalar *scalar) {
    int base = 10;
    size_t at = 0;
    bool negative = false;
    if (text.length > 2 && text.bytes[0] == '0' && (text.bytes[1] == 'o' || text.bytes[1] == 'x')) {
        base = text.bytes[1] == 'o' ? 8 : 16;
        at = 2;
    } else if (text.length > 0 && (text.bytes[0] == '-' || text.bytes[0] == '+')) {
        negative = text.bytes[0] == '-';
        at = 1;
    }
    if (at == text.length)
        return false;
    long long value = 0; /* kept negative, because there is one more negative number than positive ones */
    for (; at < text.length; at++) {
        int digit = digit_of(text.bytes[at]);
        if (digit >= base) {
            scalar->too_large = false;
            return false;
        }
        if (value < (LLONG_MIN + digit) / base)
            scalar->too_large = true;
        else
            value = value * base - digit;
    }
    if (!negative && value == LLONG_MIN)
        scalar->too_large = true;
    scalar->type = SCALAR_INTEGER;
    scalar->integer = scalar->too_large || negative ? value : -value;
    return true;
}

static size_t skip_digits(sl_text text, size_t at) {
    while (at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        at++;
    return at;
}

/* Matches [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)? | [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN) */
static bool is_float(sl_text text) {
    static const char *const infinite[] = {".inf", ".Inf", ".INF", NULL};
    static const char *const not_a_number[] = {".nan", ".NaN", ".NAN", NULL};
    size_t at = text.length > 0 && (text.bytes[0] == '-' || text.bytes[0] == '+') ? 1 : 0;
    if (is_one_of(text, not_a_number) || is_one_of(text_slice(text, at, text.length), infinite))
        return true;
    size_t whole = skip_digits(text, at);
    size_t digits = whole - at;
    at = whole;
    if (at < text.length && text.bytes[at] == '.') {
        size_t end = skip_digits(text, at + 1);
        digits += end - at - 1;
        at = end;
    }
    if (digits == 0)
        return false;
    if (at < text.length && (text.bytes[at] == 'e' || text.bytes[at] == 'E')) {
        at++;
        if (at < text.length && (text.bytes[at] == '-' || text.bytes[at] == '+'))
            at++;
        size_t end = skip_digits(text, at);
        if (end == at)
            return false;
        at = end;
    }
    return at == text.length;
}

static bool is_null(sl_text text) {
    static const char *const words[] = {"null", "Null", "NULL", NULL};
    switch (text.length) { /* fast, because every value is tested */
    case 0: return true;
    case 1: return text.bytes[0] == '~';
    case 4: return is_one_of(text, words);
    default: return false;
    }
}

/* Returns whether quotes or a tag make a scalar a text, whatever characters it has. */
static bool is_text(const struct node *node) {
    sl_text tag = node_tag(node);
    if (tag.length == 0)
        return node->style != STYLE_PLAIN;
    return text_equal(tag, TEXT("!")) || text_equal(tag, TEXT("tag:yaml.org,2002:str"));
}

bool scalar_is_null(const struct node *node) {
    return node->kind == NODE_SCALAR && !is_text(node) && is_null(node->text);
}

bool is_truth_word(sl_text text, bool *truth) {
    static const char *const yes[] = {"yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "true", "True", "TRUE", NULL};
    static const char *const no[] = {"no", "No", "NO", "off", "Off", "OFF", "n", "N", "false", "False", "FALSE", NULL};
    *truth = is_one_of(text, yes);
    return *truth || is_one_of(text, no);
}

bool scalar_is_truth_trap(const struct node *node, bool *truth) {
    return node->kind == NODE_SCALAR && node->style == STYLE_PLAIN && scalar_resolve(node).type == SCALAR_TEXT &&
           is_truth_word(node->text, truth);
}

struct scalar scalar_resolve(const struct node *node) {
    static const char *const yes[] = {"true", "True", "TRUE", NULL};
    static const char *const no[] = {"false", "False", "FALSE", NULL};
    struct scalar scalar = {.type = SCALAR_TEXT};
    if (is_text(node))
        return scalar;
    if (is_null(node->text))
        scalar.type = SCALAR_NULL;
    else if (is_one_of(node->text, yes) || is_one_of(node->text, no))
        scalar = (struct scalar){.type = SCALAR_BOOL, .truth = is_one_of(node->text, yes)};
    else if (!read_integer(node->text, &scalar) && is_float(node->text))
        scalar.type = SCALAR_FLOAT;
    return scalar;
}
