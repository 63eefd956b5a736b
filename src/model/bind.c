#include "model/bind.h"

#include "base/text.h"
#include "model/binder.h"
#include "model/vocabulary.h"

/* ---- the top of the file ------------------------------------------------------------------------------------------ */

static const sl_text *top_keys(struct binder *binder, size_t *count) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    sl_text *keys = arena_array(binder->arena, vocabulary->top->field_count + 2, sizeof *keys);
    *count = 0;
    if (!keys)
        return NULL;
    keys[(*count)++] = vocabulary->format_key;
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        keys[(*count)++] = vocabulary->top->fields[i].id;
    if (vocabulary->accounts)
        keys[(*count)++] = vocabulary->accounts->id;
    return keys;
}

static void bind_top(struct binder *binder, struct bound *bound, const struct node *root) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const struct entry *accounts = NULL;
    for (size_t i = 0; i < root->entry_count; i++) {
        const struct entry *entry = &root->entries[i];
        if (!binder_word_key(binder, entry, (sl_text){NULL, 0}))
            continue;
        sl_text word = node_behind(entry->key)->text;
        const sl_field *field = field_child(vocabulary->top, word);
        if (text_equal(word, vocabulary->format_key) || binder_private_key(word))
            continue;
        if (field) {
            bind_entry(binder, &bound->program, field, entry, NULL);
        } else if (vocabulary->accounts && text_equal(word, vocabulary->accounts->id)) {
            accounts = entry;
        } else {
            size_t count;
            const sl_text *keys = top_keys(binder, &count);
            binder_unknown_key(binder, entry->key, entry->merged, (sl_text){NULL, 0}, keys, count);
        }
    }
    bind_unreadable(&bound->program, vocabulary->top, false);
    bind_name(&bound->program, vocabulary->top);
    if (accounts)
        bind_accounts(binder, bound, accounts);
}

/* ---- whether it is a program at all ------------------------------------------------------------------------------- */

static void refuse(struct binder *binder, sl_span span, sl_text message) {
    sl_location location = {.source = binder->document->source, .span = span};
    findings_add(binder->findings, "not-a-program", SL_KIND_SYNTAX, SL_ERROR, location, message);
}

/* "samp: 1", in the words of the vocabulary. */
static sl_text first_line(const struct binder *binder) {
    return arena_printf(binder->arena, "\"%.*s: %lld\"", TEXT_ARG(binder->vocabulary->format_key),
                        (long long)binder->vocabulary->format);
}

static bool has_root(struct binder *binder, const struct node *root) {
    if (!root || binder_nothing(root))
        refuse(binder, binder->document->span,
               arena_printf(binder->arena, "there is nothing here; a program is a mapping that starts with %.*s",
                            TEXT_ARG(first_line(binder))));
    else if (root->kind != NODE_MAPPING)
        refuse(binder, node_span(root),
               arena_printf(binder->arena, "a program is a mapping of keys to values, but this is %.*s",
                            TEXT_ARG(binder_kind(root))));
    else
        return true;
    return false;
}

static const struct entry *find_entry(const struct node *mapping, sl_text word) {
    for (size_t i = 0; i < mapping->entry_count; i++) {
        const struct node *key = node_behind(mapping->entries[i].key);
        if (key->kind == NODE_SCALAR && text_equal(key->text, word))
            return &mapping->entries[i];
    }
    return NULL;
}

/* What a file says of its format. */
enum format { FORMAT_KNOWN, FORMAT_MISSING, FORMAT_OTHER };

/* Whether keys at the top are those of an account, and none is a program's only. A name alone may be anything's. */
static bool resembles_account(const sl_vocabulary *vocabulary, const struct node *root) {
    const sl_field *accounts = vocabulary->accounts, *top = vocabulary->top;
    bool named = false, more = false;
    for (size_t i = 0; accounts && i < accounts->field_count; i++) {
        bool found = find_entry(root, accounts->fields[i].id) != NULL;
        named = named || found;
        more = more || (found && !accounts->fields[i].label);
    }
    for (size_t i = 0; accounts && i < top->field_count; i++) {
        if (!find_entry(root, top->fields[i].id))
            continue;
        if (!is_account_level(vocabulary, &top->fields[i]))
            return false;
        more = true;
    }
    return named && more;
}

static sl_span start_of(const struct node *node) {
    sl_mark start = node_span(node).start;
    return (sl_span){start, start};
}

static enum format read_format(struct binder *binder, const struct node *root) {
    const struct entry *entry = find_entry(root, binder->vocabulary->format_key);
    if (!entry && resembles_account(binder->vocabulary, root)) {
        refuse(binder, start_of(root),
               arena_printf(binder->arena,
                            "this looks like the file of an account, and no program in its folder or above names it; a "
                            "program starts with %.*s",
                            TEXT_ARG(first_line(binder))));
        return FORMAT_OTHER;
    }
    if (!entry) {
        refuse(binder, start_of(root),
               arena_printf(binder->arena, "this is not read as a program; one starts with %.*s",
                            TEXT_ARG(first_line(binder))));
        return FORMAT_MISSING;
    }
    const struct node *node = node_behind(entry->value);
    struct scalar scalar = node->kind == NODE_SCALAR ? scalar_resolve(node) : (struct scalar){.type = SCALAR_NULL};
    if (scalar.type == SCALAR_INTEGER && !scalar.too_large && scalar.integer == binder->vocabulary->format)
        return FORMAT_KNOWN;
    sl_finding *finding = findings_add(
        binder->findings, "not-a-program", SL_KIND_SYNTAX, SL_ERROR,
        binder_location(binder, node, binder->vocabulary->format_key),
        arena_printf(binder->arena, "this format is not known; what is read is %.*s", TEXT_ARG(first_line(binder))));
    if (binder_way(entry))
        findings_relate(binder->findings, finding,
                        binder_location(binder, binder_way(entry), binder->vocabulary->format_key),
                        TEXT("it came in here"));
    return FORMAT_OTHER;
}

bool has_format_key(const sl_vocabulary *vocabulary, const struct document *document) {
    const struct node *root = node_behind(document->root);
    return root && root->kind == NODE_MAPPING && find_entry(root, vocabulary->format_key);
}

bool has_account_keys(const sl_vocabulary *vocabulary, const struct document *document) {
    const struct node *root = node_behind(document->root);
    return root && root->kind == NODE_MAPPING && resembles_account(vocabulary, root);
}

/* Whether any key at the top is one of a program's. */
static bool resembles_program(const struct binder *binder, const struct node *root) {
    for (size_t i = 0; i < binder->vocabulary->top->field_count; i++)
        if (find_entry(root, binder->vocabulary->top->fields[i].id))
            return true;
    return false;
}

bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document, bool whole,
                   struct findings *findings, struct bound *bound) {
    struct binder binder = {.arena = arena, .vocabulary = vocabulary, .document = document, .findings = findings};
    const struct node *root = node_behind(document->root);
    *bound = (struct bound){.whole = true};
    if (document->broken && !document->root)
        return false; /* why is said already */
    if (!has_root(&binder, root))
        return false;
    bound->program = binder_start(&binder, root);
    bound->program.values = binder_values(&binder);
    if (!bound->program.values)
        return false;
    enum format format = whole ? read_format(&binder, root) : FORMAT_KNOWN;
    /* Of a program that lacks no more than its first line, all that is wrong is said; of anything else only that. */
    if (format == FORMAT_KNOWN || (format == FORMAT_MISSING && resembles_program(&binder, root)))
        bind_top(&binder, bound, root);
    return format == FORMAT_KNOWN;
}
