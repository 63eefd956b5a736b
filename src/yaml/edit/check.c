#include "yaml/edit/check.h"

#include "base/text.h"
#include "yaml/edit/layout.h"
#include "yaml/reader.h"

/* Aliases consequences, a text may be far deeper and longer than it looks. */
#define DEEPEST 1000
#define MOST_COMPARED (16 * SL_LIMIT_FILE_BYTES)

struct comparison {
    const struct changed_root *roots;
    size_t root_count;
    size_t depth; /* of values in each other, at hand */
    size_t left;  /* of what may be compared: bytes, and as many values */
};

/* Returns false when no more may be compared. */
static bool spend(struct comparison *comparison, size_t amount) {
    bool enough = comparison->left >= amount;
    comparison->left = enough ? comparison->left - amount : 0;
    return enough;
}

static const struct change *changes_at(const struct comparison *comparison, size_t place) {
    size_t from = 0, to = comparison->root_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (comparison->roots[middle].place < place)
            from = middle + 1;
        else
            to = middle;
    }
    bool found = from < comparison->root_count && comparison->roots[from].place == place;
    return found ? comparison->roots[from].changes : NULL;
}

static bool is_as_asked(struct comparison *comparison, const struct node *old, const struct node *new,
                        const struct change *changes);

static bool is_same(struct comparison *comparison, const struct node *written, const struct node *rewritten);

static bool is_same_text(struct comparison *comparison, const struct node *old, const struct node *new) {
    bool empty = is_nothing(old) && old->text.length == 0;
    return spend(comparison, old->text.length) && scalar_resolve(old).type == scalar_resolve(new).type &&
           (empty || text_equal(old->text, new->text));
}

static bool is_same_list(struct comparison *comparison, const struct node *old, const struct node *new) {
    bool same = old->item_count == new->item_count;
    for (size_t i = 0; i < old->item_count && same; i++)
        same = is_same(comparison, old->items[i], new->items[i]);
    return same;
}

/* Whether a value reads as it did, but for the roots in it. */
static bool is_same(struct comparison *comparison, const struct node *written, const struct node *rewritten) {
    const struct node *old = node_behind(written), *new = node_behind(rewritten);
    if (old->kind != new->kind || comparison->depth == DEEPEST || !spend(comparison, 1))
        return false;
    if (old->kind == NODE_SCALAR)
        return is_same_text(comparison, old, new);
    comparison->depth++;
    bool same = old->kind == NODE_SEQUENCE
                    ? is_same_list(comparison, old, new)
                    : is_as_asked(comparison, old, new, changes_at(comparison, written->span.start.byte));
    comparison->depth--;
    return same;
}

/* Words are the same key however they are written. */
static bool is_same_key(struct comparison *comparison, const struct node *written, const struct node *rewritten) {
    const struct node *old = node_behind(written), *new = node_behind(rewritten);
    if (old->kind == NODE_SCALAR && new->kind == NODE_SCALAR)
        return text_equal(old->text, new->text);
    return is_same(comparison, written, rewritten);
}

/* The entry of a mapping with a key; looks first where the last search ended. */
static const struct entry *find_again(struct comparison *comparison, const struct node *mapping, const struct node *key,
                                      size_t *next) {
    for (size_t i = 0; i < mapping->entry_count && spend(comparison, 1); i++) {
        size_t at = (*next + i) % mapping->entry_count;
        if (!is_same_key(comparison, key, mapping->entries[at].key))
            continue;
        *next = at + 1;
        return &mapping->entries[at];
    }
    return NULL;
}

static const struct change *find_change(const struct change *changes, const struct node *key) {
    const struct node *word = node_behind(key);
    while (changes && !(word->kind == NODE_SCALAR && text_equal(changes->key, word->text)))
        changes = changes->next;
    return changes;
}

/* Whether an entry's value, NULL for none, became what a change (NULL for none) asks for. */
static bool became(struct comparison *comparison, const struct node *old, const struct node *new,
                   const struct change *change) {
    const struct node *behind = node_behind(old);
    bool needed = change && change_is_needed(change, behind);
    if (!needed)
        return old ? new &&is_same(comparison, old, new) : !new;
    if (change->edit)
        return edit_is_made(change->edit, node_behind(new));
    const struct node *mapping = behind && behind->kind == NODE_MAPPING ? behind : NULL;
    return new &&node_behind(new)->kind ==
           NODE_MAPPING &&is_as_asked(comparison, mapping, node_behind(new), change->below);
}

/* Whether a mapping (NULL for none) became another by some changes and nothing else. */
static bool is_as_asked(struct comparison *comparison, const struct node *old, const struct node *new,
                        const struct change *changes) {
    size_t next = 0, matched = 0;
    for (size_t i = 0; old && i < old->entry_count; i++) {
        const struct entry *entry = &old->entries[i], *found = find_again(comparison, new, entry->key, &next);
        if (!became(comparison, entry->value, found ? found->value : NULL, find_change(changes, entry->key)))
            return false;
        matched += found != NULL;
    }
    for (const struct change *change = changes; change; change = change->next) {
        if (old && entry_find(old, change->key))
            continue;
        const struct entry *found = entry_find(new, change->key);
        if (!became(comparison, NULL, found ? found->value : NULL, change))
            return false;
        matched += found != NULL;
    }
    return matched == new->entry_count;
}

static bool document_is_same(struct comparison *comparison, const struct document *old, const struct document *new) {
    const struct change *changes = changes_at(comparison, root_place(old->root));
    bool begins = false;
    for (const struct change *change = changes; change && (!old->root || is_nothing(old->root)); change = change->next)
        begins = begins || change_is_needed(change, NULL);
    if (old->broken != new->broken)
        return false;
    if (begins)
        return new->root &&new->root->kind == NODE_MAPPING &&is_as_asked(comparison, NULL, new->root, changes);
    if (!old->root || !new->root)
        return old->root == new->root;
    return is_same(comparison, old->root, new->root);
}

bool edits_read_back(struct arena *arena, const sl_source *source, sl_text bytes, const struct changed_root *roots,
                     size_t root_count) {
    const sl_source rewritten = {source->name, bytes};
    struct comparison comparison = {.roots = roots, .root_count = root_count, .left = MOST_COMPARED};
    size_t old_count, new_count;
    const struct document *old = yaml_read(arena, source, &old_count), *new = yaml_read(arena, &rewritten, &new_count);
    if (!old || !new || old_count != new_count)
        return false;
    for (size_t i = 0; i < old_count; i++)
        if (!document_is_same(&comparison, &old[i], &new[i]))
            return false;
    return true;
}
