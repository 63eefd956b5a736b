/* bind.c - binds a program: recognizes it by its format key and binds the keys at its top. */
#include "model/bind.h"

#include "base/text.h"
#include "model/bind_value.h"
#include "model/vocabulary.h"

static const sl_text *top_keys(struct binder *binder, size_t *count) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    sl_text *keys = arena_array(binder->arena, vocabulary->top->field_count + 3, sizeof *keys);
    *count = 0;
    if (!keys)
        return NULL;
    keys[(*count)++] = vocabulary->format_key;
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        keys[(*count)++] = vocabulary->top->fields[i].id;
    if (vocabulary->segments)
        keys[(*count)++] = vocabulary->segments->id;
    if (vocabulary->accounts)
        keys[(*count)++] = vocabulary->accounts->id;
    return keys;
}

static bool is_list(const sl_field *list, sl_text word) {
    return list && text_equal(word, list->id);
}

static void bind_top(struct binder *binder, struct bound *bound, const struct node *root) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const struct entry *accounts = NULL, *segments = NULL;
    for (size_t i = 0; i < root->entry_count; i++) {
        const struct entry *entry = &root->entries[i];
        if (!binder_word_key(binder, entry, (sl_text){NULL, 0}))
            continue;
        sl_text word = node_behind(entry->key)->text;
        const sl_field *field = field_child(vocabulary->top, word);
        if (text_equal(word, vocabulary->format_key) || is_private_key(word))
            continue;
        if (field) {
            bind_entry(binder, &bound->program, field, entry, NULL);
        } else if (is_list(vocabulary->accounts, word)) {
            accounts = entry;
        } else if (is_list(vocabulary->segments, word)) {
            segments = entry;
        } else {
            size_t count;
            const sl_text *keys = top_keys(binder, &count);
            binder_unknown_key(binder, &bound->program, entry->key, entry->merged, (sl_text){NULL, 0}, keys, count);
        }
    }
    bind_unreadable(&bound->program, vocabulary->top, false);
    bind_name(&bound->program, vocabulary->top);
    if (segments)
        bind_segments(binder, bound, segments);
    if (accounts)
        bind_accounts(binder, bound, accounts);
}

/* Adds a finding that the document is not a program. */
#define REFUSE(binder, ...) findings_printf((binder)->findings, "not-a-program", SL_KIND_SYNTAX, SL_ERROR, __VA_ARGS__)

static sl_location location_of(const struct binder *binder, sl_span span) {
    return (sl_location){.source = binder->document->source, .span = span};
}

/* Returns the first line of a program, such as "samp: 1", in the vocabulary's words and in quotes. */
static sl_text first_line(const struct binder *binder) {
    return arena_printf(binder->arena, "\"%.*s: %lld\"", TEXT_ARG(binder->vocabulary->format_key),
                        (long long)binder->vocabulary->format);
}

static bool has_root(struct binder *binder, const struct node *root) {
    if (!root || scalar_is_null(root))
        REFUSE(binder, location_of(binder, binder->document->span),
               "there is nothing here; a program is a mapping that starts with %.*s", TEXT_ARG(first_line(binder)));
    else if (root->kind != NODE_MAPPING)
        REFUSE(binder, location_of(binder, node_span(root)),
               "a program is a mapping of keys to values, but this is %.*s", TEXT_ARG(describe_node(root)));
    else
        return true;
    return false;
}

/* The format that a file declares. */
enum format { FORMAT_KNOWN, FORMAT_MISSING, FORMAT_OTHER };

/* Returns whether the root has keys of an account, and none that only a program has. A name alone is not enough,
 * because any file can have one. */
static bool resembles_account(const sl_vocabulary *vocabulary, const struct node *root) {
    const sl_field *accounts = vocabulary->accounts, *top = vocabulary->top;
    bool named = false, more = false;
    for (size_t i = 0; accounts && i < accounts->field_count; i++) {
        bool found = entry_find(root, accounts->fields[i].id) != NULL;
        named = named || found;
        more = more || (found && !accounts->fields[i].label);
    }
    for (size_t i = 0; accounts && i < top->field_count; i++) {
        if (!entry_find(root, top->fields[i].id))
            continue;
        if (!is_account_level(vocabulary, &top->fields[i]))
            return false;
        more = true;
    }
    return named && more;
}

/* Reads the format key. Adds a finding unless it has the vocabulary's format. */
static enum format read_format(struct binder *binder, const struct node *root) {
    const struct entry *entry = entry_find(root, binder->vocabulary->format_key);
    if (!entry) {
        bool account = resembles_account(binder->vocabulary, root);
        REFUSE(binder, location_of(binder, node_start(root)), "%s; a program starts with %.*s",
               account ? "this looks like the file of an account, and no program in its folder or above names it"
                       : "this is not a program",
               TEXT_ARG(first_line(binder)));
        return account ? FORMAT_OTHER : FORMAT_MISSING;
    }
    const struct node *node = node_behind(entry->value), *origin = entry_origin(entry);
    struct scalar scalar = node->kind == NODE_SCALAR ? scalar_resolve(node) : (struct scalar){.type = SCALAR_NULL};
    if (scalar.type == SCALAR_INTEGER && !scalar.too_large && scalar.integer == binder->vocabulary->format)
        return FORMAT_KNOWN;
    sl_text path = binder->vocabulary->format_key;
    sl_finding *finding = REFUSE(binder, binder_location(binder, node, path),
                                 "this format is not known; a program starts with %.*s", TEXT_ARG(first_line(binder)));
    if (origin)
        findings_relate(binder->findings, finding, binder_location(binder, origin, path),
                        TEXT("brought in by this alias or \"<<\""));
    return FORMAT_OTHER;
}

bool has_format_key(const sl_vocabulary *vocabulary, const struct document *document) {
    const struct node *root = node_behind(document->root);
    return root && root->kind == NODE_MAPPING && entry_find(root, vocabulary->format_key);
}

bool has_account_keys(const sl_vocabulary *vocabulary, const struct document *document) {
    const struct node *root = node_behind(document->root);
    return root && root->kind == NODE_MAPPING && resembles_account(vocabulary, root);
}

bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document,
                   bool require_format, struct findings *findings, struct bound *bound) {
    struct binder binder = {.arena = arena, .vocabulary = vocabulary, .document = document, .findings = findings};
    const struct node *root = node_behind(document->root);
    *bound = (struct bound){.whole = true, .segments_whole = true};
    if (document->broken && !document->root)
        return false; /* the reader has reported why */
    if (!has_root(&binder, root))
        return false;
    bound->program = binder_configuration(&binder, LEVEL_PROGRAM, root);
    bound->program.values = arena_array(arena, vocabulary->field_count, sizeof *bound->program.values);
    if (!bound->program.values)
        return false;
    enum format format = require_format ? read_format(&binder, root) : FORMAT_KNOWN;
    /* A program without its first line is bound too, to report everything that is wrong. In other files, which have no
     * key of a program, the missing format is the only finding. */
    bool binds = format == FORMAT_KNOWN;
    for (size_t i = 0; i < vocabulary->top->field_count && format == FORMAT_MISSING && !binds; i++)
        binds = entry_find(root, vocabulary->top->fields[i].id) != NULL;
    if (binds)
        bind_top(&binder, bound, root);
    return format == FORMAT_KNOWN;
}
