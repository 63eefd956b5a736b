#include "yaml/edit/edit.h"

#include "base/text.h"
#include "yaml/edit/check.h"
#include "yaml/edit/editor.h"
#include "yaml/edit/layout.h"

/* Nodes that are written out, at most, to change one among them. */
#define MOST_COPIED 1000

sl_text editor_take(struct editor *editor) {
    sl_text text = arena_copy(editor->arena, buffer_text(&editor->text));
    if (editor->text.failed)
        editor->arena->failed = true;
    buffer_clear(&editor->text);
    return text;
}

/* ---- mappings ----------------------------------------------------------------------------------------------------- */

/* Refuses what would take too much with it that is written elsewhere. */
static void refuse_long_copy(struct change *change, const struct node *value) {
    if (!change->edit && value && value->expanded > MOST_COPIED)
        change_refuse(change, TEXT("what a \"<<\" or an alias brings here is too long to be written out"));
}

/* What becomes of a mapping's own entries, and what comes behind them. */
struct plan {
    struct change **leaving; /* by own entry; NULL for one that stays */
    size_t own, leaving_count;
    struct change **coming;
    size_t coming_count;
};

static const struct node *value_of(const struct node *mapping, const struct change *change) {
    const struct entry *entry = entry_find(mapping, change->key);
    return entry ? node_behind(entry->value) : NULL;
}

static enum node_style key_style_of(const struct node *mapping) {
    return mapping->entry_count && !mapping->entries[0].merged ? node_behind(mapping->entries[0].key)->style
                                                               : STYLE_PLAIN;
}

/* Whether the last entry has an empty line above it and its comments. An empty line might become part of a text that ends it. */
static bool stands_apart(const struct editor *editor, const struct node *mapping, size_t own) {
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

/* Whether the file ends in a text that has no line end, and would get one if a line came behind it. */
static bool ends_cut_short(sl_text bytes, const struct node *mapping) {
    const struct node *last = block_scalar_in(mapping);
    return last && content_end(bytes, last) == bytes.length &&
           !text_contains(text_slice(bytes, content_start(bytes, last), header_end(bytes, last)), TEXT("-"));
}

static void add_lines(struct editor *editor, const struct node *mapping, const struct plan *plan) {
    size_t column = column_at(editor->bytes, content_start(editor->bytes, mapping));
    bool apart = stands_apart(editor, mapping, plan->own);
    for (size_t i = 0; i < plan->coming_count; i++) {
        if (apart)
            buffer_append(&editor->text, editor->patches.line_end);
        write_block_entry(editor, plan->coming[i], value_of(mapping, plan->coming[i]), key_style_of(mapping), column);
    }
    size_t end = content_end(editor->bytes, mapping);
    patch_insert_lines(&editor->patches, behind_lines(editor, end, column), editor_take(editor));
}

/* Takes out an entry, which may stand behind the "-" of a list's item or the "?" of a long key. */
static sl_text remove_lines(struct editor *editor, const struct entry *entry) {
    sl_text bytes = editor->bytes;
    size_t from = entry->key->span.start.byte, to = entry_end(bytes, entry), sign = back_blanks(bytes, from);
    bool asked = sign > 0 && bytes.bytes[sign - 1] == '?' && starts_line(bytes, sign - 1);
    if (starts_line(bytes, from) || asked)
        patch_remove_lines(&editor->patches, from, to);
    else if (sign > 0 && bytes.bytes[sign - 1] == '-')
        patch_replace(&editor->patches, sign, to, (sl_text){NULL, 0}, to);
    else
        return arena_printf(editor->arena, "the key in line %zu shares its line with what is around it",
                            node_span(entry->key).start.line);
    return (sl_text){NULL, 0};
}

static void finish_block(struct editor *editor, const struct node *key, const struct node *mapping,
                         const struct plan *plan) {
    bool cut_short = ends_cut_short(editor->bytes, mapping), coming = plan->coming_count && !cut_short;
    bool emptied = plan->leaving_count > 0 && plan->leaving_count == plan->own && !coming;
    sl_text whole = emptied ? put_value(editor, key, mapping, TEXT("{}")) : (sl_text){NULL, 0};
    for (size_t i = 0; i < plan->own; i++) {
        if (!plan->leaving[i])
            continue;
        sl_text reason = emptied ? whole : remove_lines(editor, &mapping->entries[i]);
        if (reason.length)
            change_refuse(plan->leaving[i], reason);
    }
    for (size_t i = 0; i < plan->coming_count && cut_short; i++)
        change_refuse(plan->coming[i], TEXT("the last line of the file has no end, which the text in it would get"));
    if (coming)
        add_lines(editor, mapping, plan);
}

static void finish_flow(struct editor *editor, const struct node *mapping, const struct plan *plan) {
    bool *goes = arena_array(editor->arena, plan->own, sizeof *goes);
    sl_text *texts = arena_array(editor->arena, plan->coming_count, sizeof *texts);
    size_t part_count;
    for (size_t i = 0; goes && i < plan->own; i++)
        goes[i] = plan->leaving[i] != NULL;
    struct part *parts = goes ? mapping_parts(editor, mapping, goes, &part_count) : NULL;
    bool padded = mapping->entry_count ? is_blank(editor->bytes.bytes[content_start(editor->bytes, mapping) + 1])
                                       : editor->habits.padded;
    if (!parts || !texts)
        return;
    for (size_t i = 0; i < plan->coming_count; i++) {
        write_flow_entry(editor, plan->coming[i], value_of(mapping, plan->coming[i]), key_style_of(mapping), padded);
        texts[i] = editor_take(editor);
    }
    edit_flow(editor, mapping, parts, part_count, texts, plan->coming_count);
}

static void edit_mapping(struct editor *editor, const struct node *key, const struct node *mapping,
                         struct change *changes);

/* Replaces an alias of a mapping by one that has its entries and changes. */
static void edit_alias(struct editor *editor, const struct node *key, const struct node *alias,
                       struct change *changes) {
    bool needed = false;
    for (struct change *change = changes; change; change = change->next) {
        refuse_long_copy(change, value_of(alias->target, change));
        needed = needed || change_is_needed(change, value_of(alias->target, change));
    }
    if (!needed)
        return;
    write_over_alias(editor, alias, changes);
    sl_text reason = put_value(editor, key, alias, editor_take(editor));
    if (reason.length)
        changes_refuse(changes, reason);
}

/* Gives a key that has nothing behind it a mapping. */
static void fill_key(struct editor *editor, const struct node *mapping, const struct entry *entry,
                     struct change *change) {
    sl_text bytes = editor->bytes;
    size_t colon = colon_at(bytes, entry->key), column = column_at(bytes, content_start(bytes, mapping));
    bool empty = entry->value->kind == NODE_SCALAR && entry->value->span.start.byte == entry->value->span.end.byte;
    if (mapping->style == STYLE_BLOCK && empty && colon < bytes.length) {
        for (struct change *below = change->below; below; below = below->next)
            if (change_is_needed(below, NULL))
                write_block_entry(editor, below, NULL, STYLE_PLAIN, column + editor->habits.step);
        patch_insert_lines(&editor->patches, behind_lines(editor, colon, column), editor_take(editor));
        return;
    }
    write_mapping(editor, NULL, change->below, editor->habits.padded);
    sl_text reason = put_value(editor, entry->key, entry->value, editor_take(editor));
    if (reason.length)
        change_refuse(change, reason);
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
        sl_text reason = put_value(editor, entry->key, value, editor_take(editor));
        if (reason.length)
            change_refuse(change, reason);
    }
}

/* Plans one change of a mapping; what happens inside a value is done at once. `merging`: a "<<" may bring keys back. */
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
        plan->leaving[entry - mapping->entries] = change;
        plan->leaving_count++;
    } else if (own) {
        edit_entry(editor, mapping, entry, change);
    } else {
        refuse_long_copy(change, value);
        plan->coming[plan->coming_count] = change;
        plan->coming_count += change_is_needed(change, value);
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
    plan.leaving = arena_array(editor->arena, plan.own, sizeof(*plan.leaving));
    plan.coming = arena_array(editor->arena, count, sizeof(*plan.coming));
    if (!plan.leaving || !plan.coming)
        return;
    bool flow = mapping->style == STYLE_FLOW;
    if (flow)
        editor->flows[editor->flow_count++] = mapping;
    bool merging = text_contains(node_raw(editor->document, mapping), TEXT("<<"));
    for (struct change *change = changes; change; change = change->next)
        plan_change(editor, mapping, merging, change, &plan);
    if (plan.leaving_count + plan.coming_count > 0 && flow)
        finish_flow(editor, mapping, &plan);
    else if (plan.leaving_count + plan.coming_count > 0)
        finish_block(editor, key, mapping, &plan);
    if (flow)
        editor->flow_count--;
}

/* ---- roots -------------------------------------------------------------------------------------------------------- */

/* The flow collections around a node that does not begin where the document does. */
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

/* Starts an empty document: behind its "---", or with the text. */
static void start_document(struct editor *editor, const struct node *root, struct change *changes) {
    const struct document *document = editor->document;
    bool empty = root == document->root && (!root || root->span.start.byte == root->span.end.byte);
    if (!empty) {
        changes_refuse(changes, TEXT("what is there is no mapping"));
        return;
    }
    for (struct change *change = changes; change; change = change->next)
        if (change_is_needed(change, NULL))
            write_block_entry(editor, change, NULL, STYLE_PLAIN, 1);
    size_t at = root ? line_next(editor->bytes, document->span.end.byte) : editor->bytes.length;
    sl_text lines = editor_take(editor);
    if (lines.length)
        patch_insert_lines(&editor->patches, at, lines);
}

static void edit_root(struct editor *editor, const struct changed_root *root) {
    const struct node *node = root->node, *behind = node_behind(node);
    if (!behind || behind->kind != NODE_MAPPING) {
        start_document(editor, node, root->changes);
        return;
    }
    for (struct change *change = root->changes; change; change = change->next)
        refuse_misfits(editor->arena, change, value_of(behind, change));
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
    struct editor editor = {.arena = arena, .document = document, .bytes = source->bytes};
    size_t root_count;
    struct changed_root *roots = changes_of(arena, document, edits, count, &root_count);
    editor.patches = patches_of(arena, source->bytes);
    editor.text = BUFFER_EMPTY(BUFFER_MOST);
    survey(&editor);
    for (size_t i = root_count; i > 0 && !arena->failed; i--) /* those inside others first */
        edit_root(&editor, &roots[i - 1]);
    buffer_free(&editor.text);
    bool good = patches_apply(&editor.patches, bytes) && edits_read_back(arena, source, *bytes, roots, root_count);
    for (size_t i = 0; i < root_count && !good; i++)
        changes_refuse(roots[i].changes, TEXT("as this text is written, it would not read back as asked"));
    if (!good || arena->failed)
        *bytes = arena->failed ? (sl_text){NULL, 0} : source->bytes;
    for (size_t i = 0; i < count; i++)
        good = good && edits[i].refusal.length == 0;
    return good && !arena->failed;
}
