#include "report/formats/fingerprint_counter.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct print_count {
    uint64_t print;
    size_t count; /* 0 in a free slot */
};

#define FIRST_SLOTS ((size_t)64)

void fingerprint_counter_clear(struct fingerprint_counter *prints) {
    if (prints->used)
        memset(prints->slots, 0, prints->slot_count * sizeof *prints->slots);
    prints->used = 0;
}

void fingerprint_counter_enter(struct fingerprint_counter *prints, const sl_program *program) {
    if (program->document <= 1)
        fingerprint_counter_clear(prints);
}

void fingerprint_counter_free(struct fingerprint_counter *prints) {
    free(prints->slots);
    *prints = (struct fingerprint_counter){.slots = NULL};
}

/* The slot of a fingerprint, or the free one that it would get. */
static struct print_count *find(const struct fingerprint_counter *prints, uint64_t print) {
    size_t at = (size_t)(print ^ (print >> 32)) & (prints->slot_count - 1);
    while (prints->slots[at].count && prints->slots[at].print != print)
        at = (at + 1) & (prints->slot_count - 1);
    return &prints->slots[at];
}

static bool grow(struct fingerprint_counter *prints) {
    struct fingerprint_counter more = {.slot_count = prints->slot_count ? 2 * prints->slot_count : FIRST_SLOTS,
                                       .used = prints->used};
    more.slots = calloc(more.slot_count, sizeof *more.slots);
    if (!more.slots)
        return false;
    for (size_t i = 0; i < prints->slot_count; i++)
        if (prints->slots[i].count)
            *find(&more, prints->slots[i].print) = prints->slots[i];
    free(prints->slots);
    *prints = more;
    return true;
}

size_t fingerprint_counter_count(struct fingerprint_counter *prints, uint64_t print) {
    if (2 * (prints->used + 1) > prints->slot_count && !grow(prints))
        return 0;
    struct print_count *slot = find(prints, print);
    prints->used += slot->count == 0;
    slot->print = print;
    return ++slot->count;
}
