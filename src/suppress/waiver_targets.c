/* waiver_targets.c - finds the values that a comment in a program is about, by the line that the comment belongs to. */
#include "suppress/waiver_targets.h"

struct search {
    struct arena *arena;
    size_t line;
    size_t byte; /* where the targets so far start */
    struct waiver_targets found;
};

/* Makes a node a target if it starts on the line and nothing else starts before it. */
static void consider(struct search *search, const struct node *node, const struct configuration *owner,
                     const sl_field *field) {
    size_t byte = node->span.start.byte;
    if (node->span.start.line != search->line || byte > search->byte)
        return;
    if (byte < search->byte)
        search->found.count = 0;
    search->byte = byte;
    ARENA_APPEND(search->arena, search->found.list, search->found.count, search->found.capacity,
                 (struct waiver_target){owner, field});
}

/* Considers a key, and the nodes that may start on a line of their own below it: the value, or the items of a list of
 * words. The entries of a mapping have keys of their own. */
static void consider_value(struct search *search, const struct configuration *owner, size_t index,
                           const struct value *value) {
    const sl_field *field = owner->vocabulary->fields[index];
    if (value->key)
        consider(search, value->key, owner, field);
    const struct node *node = value->node ? node_behind(value->node) : NULL;
    if (node && node->kind != NODE_MAPPING)
        consider(search, value->node, owner, field);
    for (size_t i = 0; node && node->kind == NODE_SEQUENCE && i < node->item_count; i++)
        consider(search, node->items[i], owner, field);
}

/* Considers a whole account: by its start in the list of accounts, and by the key of its name. */
static void consider_account(struct search *search, const struct configuration *account) {
    const sl_field *accounts = account->vocabulary->accounts;
    if (account->source == account->base->source)
        consider(search, account->root, account, NULL);
    for (size_t i = 0; i < accounts->field_count; i++) {
        const struct node *key = configuration_own(account, &accounts->fields[i])->key;
        if (accounts->fields[i].label && key)
            consider(search, key, account, NULL);
    }
}

/* Where an account starts, its first key starts, too. Then only the account is a target. */
static void prefer_accounts(struct waiver_targets *targets) {
    bool any = false;
    for (size_t i = 0; i < targets->count; i++)
        any = any || !targets->list[i].field;
    size_t kept = 0;
    for (size_t i = 0; i < targets->count; i++)
        if (!any || !targets->list[i].field)
            targets->list[kept++] = targets->list[i];
    targets->count = kept;
}

struct waiver_targets waiver_targets_on_line(struct arena *arena, const struct configuration *program,
                                             const sl_source *source, size_t line) {
    struct search search = {.arena = arena, .line = line, .byte = SIZE_MAX};
    for (size_t i = 0; source == program->source && i < program->vocabulary->field_count; i++)
        consider_value(&search, program, i, &program->values[i]);
    for (size_t i = 0; i < program->account_count; i++) {
        const struct configuration *account = &program->accounts[i];
        if (account->source != source)
            continue;
        consider_account(&search, account);
        for (size_t j = 0; j < account->override_count; j++)
            consider_value(&search, account, account->overrides[j].index, &account->overrides[j].value);
    }
    prefer_accounts(&search.found);
    return search.found;
}
