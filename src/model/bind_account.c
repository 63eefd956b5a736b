/* bind_account.c - binds accounts and keeps only the values that each one declares itself. */
#include "model/bind.h"

#include <stdlib.h>

#include "base/fingerprint.h"
#include "base/set.h"
#include "base/text.h"
#include "model/bind_value.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

static const sl_text *account_keys(struct binder *binder, size_t *count) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const sl_field *accounts = vocabulary->accounts;
    sl_text *keys = arena_array(binder->arena, accounts->field_count + vocabulary->element_count, sizeof *keys);
    *count = 0;
    for (size_t i = 0; keys && i < accounts->field_count; i++)
        keys[(*count)++] = accounts->fields[i].id;
    for (size_t i = 0; keys && i < vocabulary->element_count; i++)
        if (is_account_level(vocabulary, vocabulary->elements[i].field))
            keys[(*count)++] = vocabulary->elements[i].field->id;
    return keys;
}

static void bind_account_key(struct binder *binder, struct configuration *account, const struct entry *entry,
                             const struct node *via) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const struct node *origin = entry->merged ? entry->merged : via;
    sl_text word = node_behind(entry->key)->text;
    const sl_field *own = field_child(vocabulary->accounts, word);
    const sl_field *element = field_child(vocabulary->top, word);
    if (is_private_key(word)) {
        return;
    }
    if (own) {
        bind_entry(binder, account, own, entry, via);
    } else if (element && is_account_level(vocabulary, element)) {
        bind_entry(binder, account, element, entry, via);
    } else if (element) {
        binder_report(binder, "not-per-account", entry->key, origin, element->path,
                      "%.*s holds for the whole program; declare it at the top of the file", TEXT_ARG(word));
    } else if (text_equal(word, vocabulary->format_key)) {
        binder_report(binder, "unknown-key", entry->key, origin, vocabulary->accounts->path,
                      "\"%.*s\" is for programs; an account does without it", TEXT_ARG(word));
    } else {
        size_t count;
        const sl_text *keys = account_keys(binder, &count);
        binder_unknown_key(binder, account, entry->key, origin, vocabulary->accounts->path, keys, count);
    }
}

/* Moves the values of the draft to the account's overrides. All values of the draft are then undeclared. */
static void take_overrides(struct binder *binder, struct configuration *account, const struct configuration *program) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    uint64_t *written = account->overridden;
    size_t most = vocabulary->field_count, count = 0;
    for (size_t i = set_next(written, 0, most); i < most; i = set_next(written, i + 1, most))
        count++;
    struct override *overrides = arena_array(binder->arena, count, sizeof *overrides);
    for (size_t i = set_next(written, 0, most); i < most; i = set_next(written, i + 1, most)) {
        struct value *value = &account->values[i];
        if (overrides)
            overrides[account->override_count++] = (struct override){i, *value};
        if (value->state == VALUE_UNDECLARED)
            set_remove(written, i); /* a key without a value overrides nothing */
        *value = (struct value){.state = VALUE_UNDECLARED};
    }
    account->overrides = overrides;
    account->values = NULL;
    account->base = program;
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

/* Assigns a finding to an account, also in its fingerprint: the same fault of two accounts is two findings. */
static void name_account(sl_finding *finding, sl_text name) {
    finding->account = name;
    finding->fingerprint = fingerprint_text(finding->fingerprint, name);
}

/* Adds the account of a mapping. An account without a name is called by its number in the list or, if `number` is 0, by
 * its file. */
static void bind_account(struct binder *binder, struct configuration *program, const struct node *node,
                         const struct node *via, size_t number) {
    const sl_field *accounts = binder->vocabulary->accounts;
    uint64_t *overridden = arena_array(binder->arena, set_words(binder->vocabulary->field_count), sizeof *overridden);
    if (!binder->draft)
        binder->draft = arena_array(binder->arena, binder->vocabulary->field_count, sizeof *binder->draft);
    if (!overridden || !binder->draft)
        return;
    ARENA_APPEND(binder->arena, program->accounts, program->account_count, program->account_capacity,
                 binder_configuration(binder, node));
    if (binder->arena->failed)
        return;
    struct configuration *account = &program->accounts[program->account_count - 1];
    account->values = binder->draft;
    account->overridden = overridden;
    size_t before = binder->findings->count, omitted = binder->findings->omitted;
    for (size_t i = 0; i < node->entry_count; i++)
        if (binder_word_key(binder, &node->entries[i], accounts->path))
            bind_account_key(binder, account, &node->entries[i], via);
    if (binder->findings->count > before || binder->findings->omitted > omitted)
        bind_unreadable(account, binder->vocabulary->top, false);
    bind_name(account, accounts);
    if (account->name.length == 0)
        account->name =
            number ? arena_printf(binder->arena, "%.*s[%zu]", TEXT_ARG(accounts->id), number) : binder->file;
    take_overrides(binder, account, program);
    for (size_t i = before; i < binder->findings->count; i++)
        name_account(&binder->findings->items[i], account->name);
}

/* Binds an entry of the list. `number` counts them from 1. */
static void bind_item(struct binder *binder, struct bound *bound, const struct node *written, size_t number) {
    const struct node *node = node_behind(written);
    const sl_field *accounts = binder->vocabulary->accounts;
    const struct node *via = written == node ? NULL : written;
    if (node->kind == NODE_MAPPING) {
        bind_account(binder, &bound->program, node, via, number);
    } else if (node->kind == NODE_SCALAR && scalar_resolve(node).type == SCALAR_TEXT) {
        bound->paths[bound->path_count++] =
            (struct account_path){.text = node->text, .location = binder_location(binder, written, accounts->path)};
    } else {
        bound->whole = false;
        binder_report(binder, "wrong-type", node, via, accounts->path,
                      "an entry of %.*s is a mapping with what differs from the program's standard, or the path of a "
                      "file with one",
                      TEXT_ARG(accounts->id));
    }
}

void bind_accounts(struct binder *binder, struct bound *bound, const struct entry *entry) {
    const struct node *node = node_behind(entry->value);
    const sl_field *accounts = binder->vocabulary->accounts;
    if (scalar_is_null(node))
        return;
    bound->program.values[accounts->index].key = entry->key;
    bound->whole = node->kind == NODE_SEQUENCE && node->item_count <= SL_LIMIT_ACCOUNTS;
    if (node->kind != NODE_SEQUENCE) {
        binder_report(binder, "wrong-type", node, entry_origin(entry), accounts->path,
                      "%.*s takes a list with a mapping, or the path of a file, for each entry",
                      TEXT_ARG(accounts->id));
        return;
    }
    if (!bound->whole) {
        binder_report(binder, "limit", node, entry_origin(entry), accounts->path,
                      "%.*s has more than %d entries; none is judged", TEXT_ARG(accounts->id), SL_LIMIT_ACCOUNTS);
        return;
    }
    size_t mappings = 0;
    for (size_t i = 0; i < node->item_count; i++)
        mappings += node_behind(node->items[i])->kind == NODE_MAPPING;
    bound->paths = arena_array(binder->arena, node->item_count - mappings, sizeof *bound->paths);
    bound->program.accounts = arena_array(binder->arena, mappings, sizeof *bound->program.accounts);
    bound->program.account_capacity = bound->program.accounts ? mappings : 0;
    for (size_t i = 0; bound->paths && i < node->item_count; i++)
        bind_item(binder, bound, node->items[i], i + 1);
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

void bind_account_file(struct arena *arena, const struct document *document, sl_text file, struct findings *findings,
                       struct bound *bound) {
    struct binder binder = {.arena = arena,
                            .vocabulary = bound->program.vocabulary,
                            .document = document,
                            .findings = findings,
                            .file = file,
                            .draft = bound->draft};
    const struct node *root = node_behind(document->root);
    if (document->broken)
        bound->whole = false;
    if (document->broken && !document->root)
        return; /* the reader has reported why */
    if (root && root->kind == NODE_MAPPING) {
        bind_account(&binder, &bound->program, root, NULL, 0);
        bound->draft = binder.draft;
        return;
    }
    bound->whole = false;
    sl_location location = {.source = document->source, .span = root ? node_span(root) : document->span};
    findings_printf(findings, "not-an-account", SL_KIND_SYNTAX, SL_ERROR, location,
                    "an account is a mapping with what differs from the program's standard, but this is %.*s%s",
                    TEXT_ARG(root ? describe_node(root) : TEXT("nothing")),
                    root && root->kind == NODE_SEQUENCE ? "; a file holds one account, without \"- \" before its keys"
                                                        : "");
}

void bind_whole(struct bound *bound) {
    const sl_field *accounts = bound->program.vocabulary->accounts;
    if (accounts && !bound->whole)
        bound->program.values[accounts->index].state = VALUE_UNREADABLE;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static int compare_names(const void *left, const void *right) {
    const struct configuration *a = *(const struct configuration *const *)left;
    const struct configuration *b = *(const struct configuration *const *)right;
    int order = text_compare(a->name, b->name);
    return order ? order : (a > b) - (a < b);
}

static sl_location name_place(const struct configuration *account) {
    const sl_field *accounts = account->vocabulary->accounts;
    for (size_t i = 0; i < accounts->field_count; i++)
        if (accounts->fields[i].label)
            return configuration_place(account, &accounts->fields[i]);
    return (sl_location){.source = account->source, .span = node_span(account->root)};
}

void bind_account_names(struct arena *arena, struct findings *findings, const struct configuration *program) {
    size_t count = program->account_count;
    const struct configuration **accounts = arena_array(arena, count, sizeof(*accounts));
    for (size_t i = 0; accounts && i < count; i++)
        accounts[i] = &program->accounts[i];
    if (accounts && count > 1)
        qsort(accounts, count, sizeof(*accounts), compare_names);
    for (size_t i = 1; accounts && i < count; i++) {
        const struct configuration *first = accounts[i - 1], *again = accounts[i];
        if (!text_equal(first->name, again->name))
            continue;
        sl_finding *finding =
            findings_add(findings, "repeated-account", SL_KIND_VOCABULARY, SL_ERROR, name_place(again),
                         TEXT("another account has this name, too; give each its own"));
        finding->fingerprint = fingerprint_text(FINGERPRINT_START, finding->rule);
        name_account(finding, again->name);
        findings_relate(findings, finding, name_place(first), TEXT("this one"));
    }
}
