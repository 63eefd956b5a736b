/* bind_account.c - binds the list of accounts and the files of accounts. */
#include "base/text.h"
#include "model/bind.h"
#include "model/bind_part.h"
#include "model/bind_value.h"
#include "samplint/limits.h"

/* ---- the list ---------------------------------------------------------------------------------------------------- */

/* Binds an entry of the list. `number` counts them from 1. */
static void bind_item(struct binder *binder, struct bound *bound, const struct node *written, size_t number) {
    const struct node *node = node_behind(written);
    const sl_field *accounts = binder->vocabulary->accounts;
    const struct node *via = written == node ? NULL : written;
    if (node->kind == NODE_MAPPING) {
        bind_part(binder, &bound->program, LEVEL_ACCOUNT, node, via, number);
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
        bind_part(&binder, &bound->program, LEVEL_ACCOUNT, root, NULL, 0);
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
