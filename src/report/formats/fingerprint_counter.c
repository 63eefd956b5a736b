/* fingerprint_counter.c - a hash table with open addressing that is at most half full. */
#include "report/formats/fingerprint_counter.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct fingerprint_count {
    uint64_t fingerprint;
    size_t count; /* 0 in a free slot */
};

#define FIRST_SLOT_COUNT ((size_t)64)

void fingerprint_counter_clear(struct fingerprint_counter *counter) {
    if (counter->used_count)
        memset(counter->slots, 0, counter->slot_count * sizeof *counter->slots);
    counter->used_count = 0;
}

void fingerprint_counter_start_program(struct fingerprint_counter *counter, const sl_program *program) {
    if (program->document <= 1)
        fingerprint_counter_clear(counter);
}

void fingerprint_counter_free(struct fingerprint_counter *counter) {
    free(counter->slots);
    *counter = (struct fingerprint_counter){.slots = NULL};
}

/* Returns the slot of a fingerprint, or the free slot for it. */
static struct fingerprint_count *find(const struct fingerprint_counter *counter, uint64_t fingerprint) {
    size_t at = (size_t)(fingerprint ^ (fingerprint >> 32)) & (counter->slot_count - 1);
    while (counter->slots[at].count && counter->slots[at].fingerprint != fingerprint)
        at = (at + 1) & (counter->slot_count - 1);
    return &counter->slots[at];
}

static bool grow(struct fingerprint_counter *counter) {
    struct fingerprint_counter larger = {.slot_count = counter->slot_count ? 2 * counter->slot_count : FIRST_SLOT_COUNT,
                                         .used_count = counter->used_count};
    larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < counter->slot_count; i++)
        if (counter->slots[i].count)
            *find(&larger, counter->slots[i].fingerprint) = counter->slots[i];
    free(counter->slots);
    *counter = larger;
    return true;
}

size_t fingerprint_counter_add(struct fingerprint_counter *counter, uint64_t fingerprint) {
    if (2 * (counter->used_count + 1) > counter->slot_count && !grow(counter))
        return 0;
    struct fingerprint_count *slot = find(counter, fingerprint);
    counter->used_count += slot->count == 0;
    slot->fingerprint = fingerprint;
    return ++slot->count;
}
