/* change.c - combines edits into a tree of changes, and compares changes with values. */
#include "yaml/edit/change.h"

#include <stdlib.h>

#include "base/text.h"

void changes_refuse(struct change *changes, sl_text reason) {
    for (; changes; changes = changes->next)
        change_refuse(changes, reason);
}

void change_refuse(struct change *change, sl_text reason) {
    if (!change->edit)
        changes_refuse(change->below, reason);
    else if (change->edit->refusal.length == 0)
        change->edit->refusal = reason;
}

/* Returns whether a node is a list with exactly the words of an edit. */
static bool has_words(const struct edit *edit, const struct node *list) {
    if (list->kind != NODE_SEQUENCE || list->item_count != edit->word_count)
        return false;
    for (size_t i = 0; i < edit->word_count; i++) {
        size_t at = 0;
        while (at < list->item_count && !(node_behind(list->items[at])->kind == NODE_SCALAR &&
                                          text_equal(node_behind(list->items[at])->text, edit->words[i])))
            at++;
        if (at == list->item_count)
            return false;
    }
    return true;
}

bool edit_is_made(const struct edit *edit, const struct node *value) {
    if (edit->kind == EDIT_REMOVE)
        return !value || scalar_is_null(value);
    if (value && edit->kind == EDIT_LIST)
        return has_words(edit, value);
    if (!value || value->kind != NODE_SCALAR)
        return false;
    struct scalar scalar = scalar_resolve(value);
    switch (edit->kind) {
    case EDIT_WORD: return text_equal(value->text, edit->word) && scalar.type != SCALAR_NULL;
    case EDIT_INTEGER: return scalar.type == SCALAR_INTEGER && !scalar.too_large && scalar.integer == edit->integer;
    default: return scalar.type == SCALAR_BOOL && scalar.truth == edit->truth;
    }
}

const struct node *present_value(const struct change *change, const struct node *mapping) {
    const struct entry *entry = mapping && mapping->kind == NODE_MAPPING ? entry_find(mapping, change->key) : NULL;
    return entry ? node_behind(entry->value) : NULL;
}

bool change_is_needed(const struct change *change, const struct node *value) {
    if (change->edit)
        return change->edit->refusal.length == 0 && !edit_is_made(change->edit, value);
    for (const struct change *below = change->below; below; below = below->next)
        if (change_is_needed(below, present_value(below, value)))
            return true;
    return false;
}

void refuse_misfits(struct arena *arena, struct change *change, const struct node *value) {
    if (!value || scalar_is_null(value))
        return;
    bool mapping = value->kind == NODE_MAPPING;
    if (change->edit ? mapping && change->edit->kind != EDIT_REMOVE : !mapping)
        change_refuse(change, arena_printf(arena, "\"%.*s\" is %s mapping in line %zu", TEXT_ARG(change->key),
                                           mapping ? "a" : "no", node_span(value).start.line));
    for (struct change *below = change->below; below && mapping; below = below->next)
        refuse_misfits(arena, below, present_value(below, value));
}

const struct change *change_find(const struct change *changes, const struct node *key) {
    const struct node *word = node_behind(key);
    while (changes && !(word->kind == NODE_SCALAR && text_equal(changes->key, word->text)))
        changes = changes->next;
    return changes;
}

/* Returns the change with this key in a linked list; appends one if there is none. Returns NULL on lack of memory. */
static struct change *find_or_add(struct arena *arena, struct change **list, sl_text key, bool *added) {
    while (*list && !text_equal((*list)->key, key))
        list = &(*list)->next;
    *added = *list == NULL;
    if (!*list && (*list = arena_alloc(arena, sizeof **list)))
        (*list)->key = key;
    return *list;
}

/* Adds the changes for an edit's path. Refuses an edit of a key that is already changed. */
static void add_edit(struct arena *arena, struct changed_root *root, struct edit *edit) {
    struct change **list = &root->changes;
    bool added = false;
    for (size_t i = 0; i < edit->key_count; i++) {
        struct change *change = find_or_add(arena, list, edit->keys[i], &added);
        if (!change)
            return;
        bool last = i + 1 == edit->key_count;
        if (!added && (last || change->edit)) {
            edit->refusal = arena_printf(arena, "\"%.*s\" is changed twice", TEXT_ARG(change->key));
            return;
        }
        change->edit = last ? edit : NULL;
        list = &change->below;
    }
}

static bool is_utf8(const struct edit *edit) {
    bool good = edit->kind != EDIT_WORD || text_is_utf8(edit->word);
    for (size_t i = 0; i < edit->key_count; i++)
        good = good && text_is_utf8(edit->keys[i]);
    for (size_t i = 0; edit->kind == EDIT_LIST && i < edit->word_count; i++)
        good = good && text_is_utf8(edit->words[i]);
    return good;
}

size_t root_place(const struct node *root) {
    return root ? root->span.start.byte : SIZE_MAX;
}

static int compare_roots(const void *left, const void *right) {
    size_t a = root_place(((const struct changed_root *)left)->node);
    size_t b = root_place(((const struct changed_root *)right)->node);
    return (a > b) - (a < b);
}

struct changed_root *changes_of(struct arena *arena, const struct document *document, struct edit *edits, size_t count,
                                size_t *root_count) {
    struct changed_root *roots = arena_array(arena, count, sizeof *roots);
    *root_count = 0;
    for (size_t i = 0; roots && i < count; i++) {
        const struct node *node = edits[i].root ? edits[i].root : document->root;
        edits[i].refusal = (sl_text){NULL, 0};
        if (document->broken)
            edits[i].refusal = TEXT("the document has errors; correct them first");
        else if (edits[i].key_count == 0)
            edits[i].refusal = TEXT("no key is named");
        else if (!is_utf8(&edits[i]))
            edits[i].refusal = TEXT("the new value is not UTF-8");
        if (edits[i].refusal.length)
            continue;
        size_t at = *root_count;
        while (at > 0 && roots[at - 1].node != node)
            at--; /* usually it is the last one */
        if (at == 0) {
            roots[*root_count] = (struct changed_root){.node = node};
            at = ++*root_count;
        }
        add_edit(arena, &roots[at - 1], &edits[i]);
    }
    if (*root_count > 1)
        qsort(roots, *root_count, sizeof *roots, compare_roots);
    return roots;
}
