/* check.c - compares the documents of an edited text with the old documents and their changes. */
#include "yaml/edit/check.h"

#include "base/text.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

/* Limits of the comparison: with aliases followed, a text can be much deeper and longer than it is written. */
#define DEEPEST 1000
#define MOST_COMPARED (16 * SL_LIMIT_FILE_BYTES)

struct comparison {
    const struct changed_root *roots;
    size_t root_count;
    size_t depth; /* the depth of the values that are being compared */
    size_t left;  /* the number of bytes and values that may still be compared */
};

/* Counts bytes or values that are compared. Returns false when the limit is reached. */
static bool spend(struct comparison *comparison, size_t amount) {
    bool enough = comparison->left >= amount;
    comparison->left = enough ? comparison->left - amount : 0;
    return enough;
}

/* Returns the changes of the root at a place, or NULL. */
static const struct change *changes_at(const struct comparison *comparison, size_t place) {
    size_t from = 0, to = comparison->root_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (root_place(comparison->roots[middle].node) < place)
            from = middle + 1;
        else
            to = middle;
    }
    bool found = from < comparison->root_count && root_place(comparison->roots[from].node) == place;
    return found ? comparison->roots[from].changes : NULL;
}

static bool mapping_is_as_asked(struct comparison *comparison, const struct node *old, const struct node *now,
                                const struct change *changes);

static bool is_same_text(struct comparison *comparison, const struct node *old, const struct node *now) {
    bool empty = scalar_is_null(old) && old->text.length == 0;
    return spend(comparison, old->text.length) && scalar_resolve(old).type == scalar_resolve(now).type &&
           (empty || text_equal(old->text, now->text));
}

/* Returns whether a value is the old one, except for the edits of roots inside it, which must have been made. */
static bool is_same(struct comparison *comparison, const struct node *written, const struct node *rewritten) {
    const struct node *old = node_behind(written), *now = node_behind(rewritten);
    if (old->kind != now->kind || comparison->depth == DEEPEST || !spend(comparison, 1))
        return false;
    if (old->kind == NODE_SCALAR)
        return is_same_text(comparison, old, now);
    comparison->depth++;
    bool list = old->kind == NODE_SEQUENCE;
    bool same = list ? old->item_count == now->item_count
                     : mapping_is_as_asked(comparison, old, now, changes_at(comparison, written->span.start.byte));
    for (size_t i = 0; list && same && i < old->item_count; i++)
        same = is_same(comparison, old->items[i], now->items[i]);
    comparison->depth--;
    return same;
}

/* Returns the entry with a key, whatever its quotes, or NULL. Starts where the last search ended (`*next`). */
static const struct entry *find_again(struct comparison *comparison, const struct node *mapping, const struct node *key,
                                      size_t *next) {
    for (size_t i = 0; i < mapping->entry_count && spend(comparison, 1); i++) {
        size_t at = (*next + i) % mapping->entry_count;
        const struct node *old = node_behind(key), *now = node_behind(mapping->entries[at].key);
        bool words = old->kind == NODE_SCALAR && now->kind == NODE_SCALAR;
        if (!(words ? text_equal(old->text, now->text) : is_same(comparison, key, mapping->entries[at].key)))
            continue;
        *next = at + 1;
        return &mapping->entries[at];
    }
    return NULL;
}

/* Returns whether a new value is the one that the change asks for or, if `change` is NULL, the same as the old one.
 * `old` and `now` are NULL when there is no value. */
static bool entry_is_as_asked(struct comparison *comparison, const struct node *old, const struct node *now,
                              const struct change *change) {
    const struct node *behind = node_behind(old);
    bool needed = change && change_is_needed(change, behind);
    if (!needed)
        return old ? now && is_same(comparison, old, now) : !now;
    if (change->edit)
        return edit_is_made(change->edit, node_behind(now));
    const struct node *mapping = behind && behind->kind == NODE_MAPPING ? behind : NULL;
    return now && node_behind(now)->kind == NODE_MAPPING &&
           mapping_is_as_asked(comparison, mapping, node_behind(now), change->below);
}

/* Returns whether a new mapping is the old one (NULL for none) with the changes made and otherwise unchanged. */
static bool mapping_is_as_asked(struct comparison *comparison, const struct node *old, const struct node *now,
                                const struct change *changes) {
    size_t next = 0, matched = 0;
    for (size_t i = 0; old && i < old->entry_count; i++) {
        const struct entry *entry = &old->entries[i], *found = find_again(comparison, now, entry->key, &next);
        if (!entry_is_as_asked(comparison, entry->value, found ? found->value : NULL, change_find(changes, entry->key)))
            return false;
        matched += found != NULL;
    }
    for (const struct change *change = changes; change; change = change->next) {
        if (old && entry_find(old, change->key))
            continue;
        const struct entry *found = entry_find(now, change->key);
        if (!entry_is_as_asked(comparison, NULL, found ? found->value : NULL, change))
            return false;
        matched += found != NULL;
    }
    return matched == now->entry_count;
}

static bool document_is_as_asked(struct comparison *comparison, const struct document *old,
                                 const struct document *now) {
    const struct change *changes = changes_at(comparison, root_place(old->root));
    bool created = false;
    for (const struct change *change = changes; change && (!old->root || scalar_is_null(old->root));
         change = change->next)
        created = created || change_is_needed(change, NULL);
    if (old->broken != now->broken)
        return false;
    if (created)
        return now->root && now->root->kind == NODE_MAPPING &&
               mapping_is_as_asked(comparison, NULL, now->root, changes);
    return old->root && now->root ? is_same(comparison, old->root, now->root) : old->root == now->root;
}

bool edits_read_back(struct arena *arena, const sl_source *source, sl_text bytes, const struct changed_root *roots,
                     size_t root_count) {
    const sl_source rewritten = {source->name, bytes};
    struct comparison comparison = {.roots = roots, .root_count = root_count, .left = MOST_COMPARED};
    size_t old_count, new_count;
    const struct document *old = yaml_read(arena, source, &old_count), *now = yaml_read(arena, &rewritten, &new_count);
    if (!old || !now || old_count != new_count)
        return false;
    for (size_t i = 0; i < old_count; i++)
        if (!document_is_as_asked(&comparison, &old[i], &now[i]))
            return false;
    return true;
}
