/* parts.c - lists the standard, the segments and the groups of accounts that are alike. */
#include "analyze/repair/parts.h"

#include "base/set.h"
#include "trees/choices.h"

bool part_owns(const struct repair_part *part, const sl_field *field) {
    const struct configuration *configuration = part->configuration;
    return configuration->level == LEVEL_PROGRAM || set_has(configuration->overridden, field->index);
}

static struct plain plain_at(const struct configuration *account, size_t index) {
    const struct override *override = &account->overrides[index];
    return plain_of(account->vocabulary->fields[override->index], &override->value);
}

/* Returns the index of the next override that rules can read, from one on: not the name of an account. */
static size_t next_override(const struct rule_space *rules, const struct configuration *account, size_t from) {
    while (from < account->override_count &&
           rules->first_variable[account->overrides[from].index] >= rules->space.variable_count)
        from++;
    return from;
}

static uint64_t hash_of(const struct rule_space *rules, const struct configuration *account) {
    uint64_t hash = (uint64_t)(uintptr_t)account->base;
    for (size_t i = next_override(rules, account, 0); i < account->override_count;
         i = next_override(rules, account, i + 1))
        hash = plain_hash(hash + account->overrides[i].index, plain_at(account, i));
    return hash;
}

static bool are_alike(const struct rule_space *rules, const struct configuration *a, const struct configuration *b) {
    size_t i = next_override(rules, a, 0), j = next_override(rules, b, 0);
    bool alike = a->base == b->base;
    while (alike && i < a->override_count && j < b->override_count) {
        alike = a->overrides[i].index == b->overrides[j].index && plain_equal(plain_at(a, i), plain_at(b, j));
        i = next_override(rules, a, i + 1);
        j = next_override(rules, b, j + 1);
    }
    return alike && i == a->override_count && j == b->override_count;
}

/* Stores for each account the first account that is like it. */
static void find_first_alike(struct arena *scratch, const struct rule_space *rules,
                             const struct configuration *program, size_t *first) {
    size_t size = 2 * program->account_count + 1;
    size_t *slots = arena_array(scratch, size, sizeof *slots); /* the number of an account plus 1; 0 for none */
    for (size_t i = 0; slots && i < program->account_count; i++) {
        const struct configuration *account = &program->accounts[i];
        size_t slot = (size_t)(hash_of(rules, account) % size);
        while (slots[slot] && !are_alike(rules, &program->accounts[slots[slot] - 1], account))
            slot = slot + 1 < size ? slot + 1 : 0;
        slots[slot] = slots[slot] ? slots[slot] : i + 1;
        first[i] = slots[slot] - 1;
    }
}

static void add_part(struct arena *arena, const struct rule_space *rules, const struct configuration *configuration,
                     size_t base, struct repair_parts *parts) {
    struct repair_part *part = &parts->items[parts->count++];
    *part = (struct repair_part){.configuration = configuration, .base = base};
    part->choices = arena_array(arena, rules->space.variable_count, sizeof *part->choices);
    parts->readable = part->choices && choices_read(rules, configuration, part->choices) && parts->readable;
}

/* Adds the accounts, those that are alike together. */
static void add_accounts(struct arena *arena, struct arena *scratch, const struct rule_space *rules,
                         const struct configuration *program, struct repair_parts *parts) {
    size_t count = program->account_count;
    size_t *first = arena_array(scratch, count, sizeof *first), *part_of = arena_array(scratch, count, sizeof *part_of);
    size_t *sizes = arena_array(scratch, count, sizeof *sizes);
    if (!first || !part_of || !sizes)
        return;
    find_first_alike(scratch, rules, program, first);
    for (size_t i = 0; i < count; i++)
        sizes[first[i]]++;
    for (size_t i = 0; i < count && !arena->failed; i++) {
        const struct configuration *account = &program->accounts[i], *base = account->base;
        if (first[i] == i) {
            part_of[i] = parts->count;
            add_part(arena, rules, account, base == program ? 0 : 1 + part_number(program, base), parts);
            parts->items[part_of[i]].alike = arena_array(arena, sizes[i] - 1, sizeof(*parts->items->alike));
        } else if (parts->items[part_of[first[i]]].alike) {
            struct repair_part *part = &parts->items[part_of[first[i]]];
            part->alike[part->alike_count++] = account;
        }
    }
}

struct repair_parts parts_list(struct arena *arena, const struct rule_space *rules,
                               const struct configuration *program) {
    struct arena scratch = ARENA_EMPTY;
    struct repair_parts parts = {.readable = true};
    parts.items = arena_array(arena, part_count(program) + 1, sizeof *parts.items);
    if (parts.items) {
        add_part(arena, rules, program, 0, &parts);
        for (size_t i = 0; i < program->segment_count; i++)
            add_part(arena, rules, &program->segments[i], 0, &parts);
        add_accounts(arena, &scratch, rules, program, &parts);
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return parts;
}
