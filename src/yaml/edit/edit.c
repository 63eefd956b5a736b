/* edit.c - edits the mappings of a document, from its roots down. */
#include "yaml/edit/edit.h"

#include "base/text.h"
#include "yaml/edit/check.h"
#include "yaml/edit/editor.h"
#include "yaml/edit/flow.h"
#include "yaml/edit/layout.h"
#include "yaml/edit/value.h"
#include "yaml/edit/write.h"

/* The largest number of merged or aliased nodes that are written out to change one of them. */
#define MOST_COPIED 1000

/* Refuses a change for which too many merged or aliased nodes would have to be written out. */
static void refuse_long_copy(struct change *change, const struct node *value) {
    if (!change->edit && value && value->expanded > MOST_COPIED)
        change_refuse(change, TEXT("the values that a \"<<\" or an alias brings here are too long to be written out"));
}

/* The entries that are removed from a mapping, and those that are added. */
struct plan {
    struct change **removed; /* one for each own entry: the change that removes the entry, or NULL if it stays */
    size_t own;              /* the number of own entries */
    size_t removed_count;
    struct change **added; /* the changes that add entries */
    size_t added_count;
};

/* Returns the style of a mapping's first key. */
static enum node_style key_style_of(const struct node *mapping) {
    return mapping->entry_count && !mapping->entries[0].merged ? node_behind(mapping->entries[0].key)->style
                                                               : STYLE_PLAIN;
}

/* Returns whether the last entry has an empty line above it and its comments. Returns false for a mapping that ends
 * with a block scalar: an empty line after it could become a part of that. */
static bool is_set_apart(const struct editor *editor, const struct node *mapping, size_t own) {
    sl_text bytes = editor->bytes;
    size_t at =
        own > 1 && !block_scalar_in(mapping) ? line_start(bytes, mapping->entries[own - 1].key->span.start.byte) : 0;
    while (at > text_mark_bytes(bytes)) {
        at = line_start(bytes, at - 1);
        size_t first = skip_blanks(bytes, at);
        if (is_break(bytes.bytes[first]))
            return true;
        if (bytes.bytes[first] != '#')
            return false;
    }
    return false;
}

/* Returns whether the mapping ends with a block scalar whose last character ends the file: a line end added there would
 * become part of the value. Returns false for a scalar with "-" in its header, which drops line ends. */
static bool ends_without_break(sl_text bytes, const struct node *mapping) {
    const struct node *last = block_scalar_in(mapping);
    return last && content_end(bytes, last) == bytes.length &&
           !text_contains(text_slice(bytes, content_start(bytes, last), header_end(bytes, last)), TEXT("-"));
}

/* Adds entries on lines after a block mapping. */
static void add_lines(struct editor *editor, const struct node *mapping, const struct plan *plan) {
    size_t column = column_at(editor->bytes, content_start(editor->bytes, mapping));
    bool apart = is_set_apart(editor, mapping, plan->own);
    for (size_t i = 0; i < plan->added_count; i++) {
        if (apart)
            buffer_append(&editor->text, editor->line_end);
        write_block_entry(editor, plan->added[i], present_value(plan->added[i], mapping), key_style_of(mapping),
                          column);
    }
    size_t end = content_end(editor->bytes, mapping);
    editor_insert_lines(editor, line_after(editor, end, column));
}

/* Removes the lines of an entry, with a "?" before it. If the entry follows a "-" on its line, the "-" stays. Returns
 * the reason for a refusal, or the empty text. */
static sl_text remove_lines(struct editor *editor, const struct entry *entry) {
    sl_text bytes = editor->bytes;
    size_t from = entry->key->span.start.byte, to = entry_end(bytes, entry), sign = back_blanks(bytes, from);
    bool long_key = sign > 0 && bytes.bytes[sign - 1] == '?' && starts_line(bytes, sign - 1);
    if (starts_line(bytes, from) || long_key)
        editor_remove_lines(editor, from, to);
    else if (sign > 0 && bytes.bytes[sign - 1] == '-')
        editor_replace(editor, sign, to, (sl_text){NULL, 0});
    else
        return arena_printf(editor->arena, "the key in line %zu shares its line with other text",
                            node_span(entry->key).start.line);
    return (sl_text){NULL, 0};
}

/* Removes and adds the entries of a block mapping. A mapping without entries becomes "{}". */
static void finish_block(struct editor *editor, const struct node *key, const struct node *mapping,
                         const struct plan *plan) {
    bool no_break = ends_without_break(editor->bytes, mapping), adding = plan->added_count && !no_break;
    bool emptied = plan->removed_count > 0 && plan->removed_count == plan->own && !adding;
    sl_text whole = emptied ? put_value(editor, key, mapping, TEXT("{}")) : (sl_text){NULL, 0};
    for (size_t i = 0; i < plan->own; i++)
        if (plan->removed[i])
            change_refuse(plan->removed[i], emptied ? whole : remove_lines(editor, &mapping->entries[i]));
    for (size_t i = 0; i < plan->added_count && no_break; i++)
        change_refuse(plan->added[i],
                      TEXT("the last line of the file has no line end; adding one would change the text in it"));
    if (adding)
        add_lines(editor, mapping, plan);
}

/* Removes and adds the entries of a mapping in braces. */
static void finish_flow(struct editor *editor, const struct node *mapping, const struct plan *plan) {
    bool *removed = arena_array(editor->arena, plan->own, sizeof *removed);
    sl_text *texts = arena_array(editor->arena, plan->added_count, sizeof *texts);
    size_t part_count;
    for (size_t i = 0; removed && i < plan->own; i++)
        removed[i] = plan->removed[i] != NULL;
    struct part *parts = removed ? mapping_parts(editor, mapping, removed, &part_count) : NULL;
    bool padded = mapping->entry_count ? is_blank(editor->bytes.bytes[content_start(editor->bytes, mapping) + 1])
                                       : editor->habits.padded;
    if (!parts || !texts)
        return;
    for (size_t i = 0; i < plan->added_count; i++) {
        write_flow_entry(editor, plan->added[i], present_value(plan->added[i], mapping), key_style_of(mapping), padded);
        texts[i] = editor_take(editor);
    }
    edit_flow(editor, mapping, parts, part_count, texts, plan->added_count);
}

static void edit_mapping(struct editor *editor, const struct node *key, const struct node *mapping,
                         struct change *changes);

/* Replaces an alias of a mapping by a mapping with "<<" and the changes. */
static void edit_alias(struct editor *editor, const struct node *key, const struct node *alias,
                       struct change *changes) {
    bool needed = false;
    for (struct change *change = changes; change; change = change->next) {
        refuse_long_copy(change, present_value(change, alias->target));
        needed = needed || change_is_needed(change, present_value(change, alias->target));
    }
    if (!needed)
        return;
    write_over_alias(editor, alias, changes);
    changes_refuse(changes, put_value(editor, key, alias, editor_take(editor)));
}

/* Adds a mapping to a key that has no value. */
static void fill_key(struct editor *editor, const struct node *mapping, const struct entry *entry,
                     struct change *change) {
    sl_text bytes = editor->bytes;
    size_t colon = colon_at(bytes, entry->key), column = column_at(bytes, content_start(bytes, mapping));
    bool empty = entry->value->kind == NODE_SCALAR && entry->value->span.start.byte == entry->value->span.end.byte;
    if (mapping->style == STYLE_BLOCK && empty && colon < bytes.length) {
        write_block_entries(editor, change->below, STYLE_PLAIN, column + editor->habits.step);
        editor_insert_lines(editor, line_after(editor, colon, column));
        return;
    }
    write_mapping(editor, NULL, change->below, editor->habits.padded);
    change_refuse(change, put_value(editor, entry->key, entry->value, editor_take(editor)));
}

/* Changes the value of a mapping's own entry. */
static void edit_entry(struct editor *editor, const struct node *mapping, const struct entry *entry,
                       struct change *change) {
    const struct node *value = entry->value;
    if (!change->edit && value->kind == NODE_MAPPING) {
        edit_mapping(editor, entry->key, value, change->below);
    } else if (!change->edit && node_behind(value)->kind == NODE_MAPPING) {
        edit_alias(editor, entry->key, value, change->below);
    } else if (!change->edit) {
        fill_key(editor, mapping, entry, change);
    } else if (change->edit->kind == EDIT_LIST && value->kind == NODE_SEQUENCE) {
        edit_list(editor, entry->key, value, change);
    } else {
        write_value(editor, change->edit, node_behind(value)->style, editor->flow_count > 0);
        change_refuse(change, put_value(editor, entry->key, value, editor_take(editor)));
    }
}

/* Plans to remove or add an entry, or changes an entry's value. `merging`: a "<<" can bring removed keys back. */
static void plan_change(struct editor *editor, const struct node *mapping, bool merging, struct change *change,
                        struct plan *plan) {
    const struct entry *entry = entry_find(mapping, change->key);
    const struct node *value = entry ? node_behind(entry->value) : NULL;
    bool own = entry && !entry->merged;
    if (!change_is_needed(change, value))
        return;
    if (own && change->edit && change->edit->kind == EDIT_REMOVE && !merging) {
        size_t from = entry->key->span.start.byte, to = entry_end(editor->bytes, entry);
        const struct node *shared = shared_within(editor, from, to);
        if (shared) {
            change_refuse(change, shared_reason(editor, shared));
            return;
        }
        plan->removed[entry - mapping->entries] = change;
        plan->removed_count++;
    } else if (own) {
        edit_entry(editor, mapping, entry, change);
    } else {
        refuse_long_copy(change, value);
        plan->added[plan->added_count] = change;
        plan->added_count += change_is_needed(change, value);
    }
}

static void edit_mapping(struct editor *editor, const struct node *key, const struct node *mapping,
                         struct change *changes) {
    const struct node *shared = shared_around(editor, mapping);
    if (shared) {
        changes_refuse(changes, shared_reason(editor, shared));
        return;
    }
    size_t count = 0;
    for (struct change *change = changes; change; change = change->next)
        count++;
    struct plan plan = {.own = own_entries_of(mapping)};
    plan.removed = arena_array(editor->arena, plan.own, sizeof(*plan.removed));
    plan.added = arena_array(editor->arena, count, sizeof(*plan.added));
    if (!plan.removed || !plan.added)
        return;
    bool flow = mapping->style == STYLE_FLOW;
    if (flow)
        editor->flows[editor->flow_count++] = mapping;
    bool merging = text_contains(node_raw(editor->document, mapping), TEXT("<<"));
    for (struct change *change = changes; change; change = change->next)
        plan_change(editor, mapping, merging, change, &plan);
    if (plan.removed_count + plan.added_count > 0 && flow)
        finish_flow(editor, mapping, &plan);
    else if (plan.removed_count + plan.added_count > 0)
        finish_block(editor, key, mapping, &plan);
    if (flow)
        editor->flow_count--;
}

/* ---- roots ------------------------------------------------------------------------------------------------------- */

/* Records the flow collections that contain `inside`, from `node` down. */
static void enter_flows(struct editor *editor, const struct node *node, const struct node *inside) {
    while (node && node != inside && node->kind != NODE_SCALAR && node->kind != NODE_ALIAS) {
        if (node->style == STYLE_FLOW)
            editor->flows[editor->flow_count++] = node;
        const struct node *next = NULL;
        size_t count = node->kind == NODE_SEQUENCE ? node->item_count : own_entries_of(node);
        for (size_t i = 0; i < count && !next; i++) {
            const struct node *child = node->kind == NODE_SEQUENCE ? node->items[i] : node->entries[i].value;
            bool around =
                child->span.start.byte <= inside->span.start.byte && inside->span.start.byte < child->span.end.byte;
            next = around ? child : NULL;
        }
        node = next;
    }
}

/* Adds the entries to an empty document: after its "---", or to an empty text. */
static void start_document(struct editor *editor, const struct node *root, struct change *changes) {
    const struct document *document = editor->document;
    bool empty = root == document->root && (!root || root->span.start.byte == root->span.end.byte);
    if (!empty) {
        changes_refuse(changes, TEXT("the value there is not a mapping"));
        return;
    }
    write_block_entries(editor, changes, STYLE_PLAIN, 1);
    editor_insert_lines(editor, root ? line_next(editor->bytes, document->span.end.byte) : editor->bytes.length);
}

static void edit_root(struct editor *editor, const struct changed_root *root) {
    const struct node *node = root->node, *behind = node_behind(node);
    if (!behind || behind->kind != NODE_MAPPING) {
        start_document(editor, node, root->changes);
        return;
    }
    for (struct change *change = root->changes; change; change = change->next)
        refuse_misfits(editor->arena, change, present_value(change, behind));
    editor->flow_count = 0;
    enter_flows(editor, editor->document->root, node);
    if (node->kind == NODE_MAPPING)
        edit_mapping(editor, NULL, node, root->changes);
    else if (shared_around(editor, node))
        changes_refuse(root->changes, shared_reason(editor, shared_around(editor, node)));
    else
        edit_alias(editor, NULL, node, root->changes);
}

bool yaml_edit(struct arena *arena, const struct document *document, struct edit *edits, size_t count, sl_text *bytes) {
    const sl_source *source = document->source;
    struct editor editor;
    size_t root_count;
    struct changed_root *roots = changes_of(arena, document, edits, count, &root_count);
    editor_start(&editor, arena, document);
    for (size_t i = root_count; i > 0 && !arena->failed; i--) /* a root inside another one first */
        edit_root(&editor, &roots[i - 1]);
    bool good = editor_finish(&editor, bytes) && edits_read_back(arena, source, *bytes, roots, root_count);
    for (size_t i = 0; i < root_count && !good; i++)
        changes_refuse(roots[i].changes,
                       TEXT("this text cannot be edited safely: it would not read back with the new values"));
    if (!good || arena->failed)
        *bytes = arena->failed ? (sl_text){NULL, 0} : source->bytes;
    for (size_t i = 0; i < count; i++)
        good = good && edits[i].refusal.length == 0;
    return good && !arena->failed;
}
