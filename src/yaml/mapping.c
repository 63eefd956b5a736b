/* mapping.c - builds the entries of a mapping from its keys and values. */
#include "yaml/mapping.h"

#include <stdlib.h>

#include "base/text.h"
#include "samplint/limits.h"
#include "yaml/report.h"

static bool is_merge_key(const struct node *key) {
    return key->kind == NODE_SCALAR && key->style == STYLE_PLAIN && node_tag(key).length == 0 &&
           text_equal(key->text, TEXT("<<"));
}

static int compare_keys(const void *left, const void *right) {
    const struct entry *a = *(const struct entry *const *)left, *b = *(const struct entry *const *)right;
    int order = text_compare(node_behind(a->key)->text, node_behind(b->key)->text);
    return order ? order : (a > b) - (a < b);
}

/* Returns the entries with scalar keys, sorted by key and then by their order in the mapping. */
static const struct entry **sort_entries(struct document *document, const struct entry *entries, size_t count,
                                         size_t *sorted_count) {
    const struct entry **sorted = arena_array(document->findings.arena, count, sizeof *sorted);
    *sorted_count = 0;
    if (!sorted)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (node_behind(entries[i].key)->kind == NODE_SCALAR)
            sorted[(*sorted_count)++] = &entries[i];
    if (*sorted_count > 1)
        qsort(sorted, *sorted_count, sizeof *sorted, compare_keys);
    return sorted;
}

/* Keeps only the first of several entries with the same key. Returns the number of entries that remain. */
static size_t drop_overridden(struct document *document, struct entry *entries, size_t count) {
    size_t sorted_count, kept = 0;
    const struct entry **sorted = sort_entries(document, entries, count, &sorted_count);
    for (size_t i = 1; sorted && i < sorted_count; i++)
        if (text_equal(node_behind(sorted[i]->key)->text, node_behind(sorted[i - 1]->key)->text))
            entries[sorted[i] - entries].value = NULL;
    for (size_t i = 0; i < count; i++)
        if (entries[i].value)
            entries[kept++] = entries[i];
    return kept;
}

struct entry_list {
    struct entry *items;
    size_t count, capacity;
};

/* Appends the entries of a mapping that "<<" names. */
static void merge(struct document *document, size_t *merged, struct entry_list *list, const struct node *from) {
    const struct node *mapping = node_behind(from);
    if (mapping->kind != NODE_MAPPING) {
        yaml_report(document->source, &document->findings, "merge", node_span(from),
                    "\"<<\" takes a mapping or a list of mappings");
        return;
    }
    *merged += mapping->entry_count;
    if (*merged > SL_LIMIT_MERGES) {
        yaml_report(document->source, &document->findings, "limit", node_span(from),
                    "\"<<\" brings more than %d keys into one file", SL_LIMIT_MERGES);
        return;
    }
    for (size_t i = 0; i < mapping->entry_count; i++)
        ARENA_APPEND(document->findings.arena, list->items, list->count, list->capacity,
                     (struct entry){mapping->entries[i].key, mapping->entries[i].value, from});
}

/* Appends the entries of the mapping, or of the list of mappings, that "<<" names. */
static void merge_all(struct document *document, size_t *merged, struct entry_list *list, const struct node *from) {
    const struct node *behind = node_behind(from);
    size_t own = list->count;
    if (behind->kind != NODE_SEQUENCE)
        merge(document, merged, list, from);
    else
        for (size_t i = 0; i < behind->item_count; i++)
            merge(document, merged, list, behind->items[i]);
    list->count = drop_overridden(document, list->items, list->count);
    if (list->count <= SL_LIMIT_MERGED)
        return;
    yaml_report(document->source, &document->findings, "limit", node_span(from),
                "\"<<\" makes a mapping of more than %d keys", SL_LIMIT_MERGED);
    if (own < list->count) /* drops all merged keys: the binder would report each that it does not know */
        list->count = own;
}

/* Returns the mapping's own entries, without "<<". `children` are keys and values in turn. */
static struct entry_list own_entries(struct document *document, const struct node *const *children, size_t count) {
    struct entry_list list = {.capacity = count / 2};
    list.items = arena_array(document->findings.arena, list.capacity, sizeof *list.items);
    for (size_t i = 0; list.items && i + 1 < count; i += 2)
        if (!is_merge_key(children[i]))
            list.items[list.count++] = (struct entry){children[i], children[i + 1], NULL};
    return list;
}

/* Up to this number of keys, comparing each pair is faster than sorting. */
#define FEW_KEYS 16

static bool are_different(const struct entry_list *list) {
    for (size_t i = 1; i < list->count; i++)
        for (size_t j = 0; j < i; j++)
            if (text_equal(node_behind(list->items[i].key)->text, node_behind(list->items[j].key)->text))
                return false;
    return true;
}

/* Reports duplicate keys. */
static void check_keys(struct document *document, const struct entry_list *list) {
    if (list->count <= FEW_KEYS && are_different(list))
        return;
    struct findings *findings = &document->findings;
    size_t count;
    const struct entry **sorted = sort_entries(document, list->items, list->count, &count);
    const struct node *first = NULL;
    for (size_t i = 0; sorted && i < count; i++) {
        const struct node *key = sorted[i]->key;
        sl_text word = node_behind(key)->text;
        if (!first || !text_equal(word, node_behind(first)->text)) {
            first = key;
            continue;
        }
        sl_finding *finding = yaml_report(document->source, findings, "duplicate-key", node_span(key),
                                          "the key \"%.*s\" occurs twice in one mapping; keep one of them",
                                          TEXT_ARG(arena_excerpt(findings->arena, word)));
        sl_location place = {.source = document->source, .span = node_span(first)};
        findings_relate(findings, finding, place, TEXT("the first one"));
    }
}

void mapping_finish(struct document *document, size_t *merged, struct node *mapping, const struct node *const *children,
                    size_t count) {
    struct entry_list list = own_entries(document, children, count);
    check_keys(document, &list);
    bool seen = false;
    size_t merge_keys = count / 2 - list.count;
    for (size_t i = 0; merge_keys > 0 && i + 1 < count; i += 2) {
        if (!is_merge_key(children[i]))
            continue;
        if (seen)
            yaml_report(document->source, &document->findings, "duplicate-key", node_span(children[i]),
                        "\"<<\" occurs twice in one mapping; give it a list of mappings");
        else
            merge_all(document, merged, &list, children[i + 1]);
        seen = true;
    }
    mapping->entries = list.items;
    mapping->entry_count = (uint32_t)list.count;
}
