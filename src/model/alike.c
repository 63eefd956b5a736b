/* alike.c - groups accounts by a hash of what they declare. */
#include "model/alike.h"

static struct plain plain_at(const struct configuration *account, size_t index) {
    const struct override *override = &account->overrides[index];
    return plain_of(account->vocabulary->fields[override->index], &override->value);
}

/* Returns the index of the next override that counts, from one on. */
static size_t next_override(const bool *counts, const struct configuration *account, size_t from) {
    while (from < account->override_count && !counts[account->overrides[from].index])
        from++;
    return from;
}

static uint64_t hash_of(const bool *counts, const struct configuration *account) {
    uint64_t hash = (uint64_t)(uintptr_t)account->base;
    for (size_t i = next_override(counts, account, 0); i < account->override_count;
         i = next_override(counts, account, i + 1))
        hash = plain_hash(hash + account->overrides[i].index, plain_at(account, i));
    return hash;
}

static bool are_alike(const bool *counts, const struct configuration *a, const struct configuration *b) {
    size_t i = next_override(counts, a, 0), j = next_override(counts, b, 0);
    bool alike = a->base == b->base;
    while (alike && i < a->override_count && j < b->override_count) {
        alike = a->overrides[i].index == b->overrides[j].index && plain_equal(plain_at(a, i), plain_at(b, j));
        i = next_override(counts, a, i + 1);
        j = next_override(counts, b, j + 1);
    }
    return alike && i == a->override_count && j == b->override_count;
}

struct account_groups group_accounts(struct arena *arena, const struct configuration *program, const bool *counts) {
    struct arena scratch = ARENA_EMPTY;
    size_t accounts = program->account_count, room = 2 * accounts + 1, count = 0;
    size_t *slots = arena_array(&scratch, room, sizeof *slots); /* the number of a group plus 1; 0 for none */
    size_t *firsts = arena_array(arena, accounts, sizeof *firsts), *sizes = arena_array(arena, accounts, sizeof *sizes);
    size_t *group_of = arena_array(arena, accounts, sizeof *group_of);
    arena->failed = arena->failed || scratch.failed;
    for (size_t i = 0; !arena->failed && i < accounts; i++) {
        const struct configuration *account = &program->accounts[i];
        size_t slot = (size_t)(hash_of(counts, account) % room);
        while (slots[slot] && !are_alike(counts, &program->accounts[firsts[slots[slot] - 1]], account))
            slot = slot + 1 < room ? slot + 1 : 0;
        if (!slots[slot]) {
            firsts[count++] = i;
            slots[slot] = count;
        }
        group_of[i] = slots[slot] - 1;
        sizes[group_of[i]]++;
    }
    arena_free(&scratch);
    return (struct account_groups){firsts, sizes, count, group_of};
}
