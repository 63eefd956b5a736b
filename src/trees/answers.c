/* answers.c - numbers the different answers of a rule with a hash table. */
#include "trees/answers.h"

#include "base/fingerprint.h"
#include "base/text.h"

#define FIRST_SLOTS ((size_t)16)

static uint64_t hash(const struct tree_answer *answer) {
    uint64_t missing = answer->missing ? answer->missing->index + 1 : 0;
    uint64_t sum = fingerprint_text(FINGERPRINT_START ^ (uint64_t)answer->status ^ missing << 8, answer->message);
    return sum ^ sum >> 32;
}

bool same_answer(const struct tree_answer *a, const struct tree_answer *b) {
    return a->status == b->status && a->missing == b->missing && text_equal(a->message, b->message);
}

/* Returns the slot with the answer, or the free slot that it would get. */
static uint32_t *slot_of(const struct answers *answers, const struct tree_answer *answer) {
    size_t at = (size_t)hash(answer) % answers->slot_count;
    while (answers->slots[at] && !same_answer(&answers->list[answers->slots[at] - 1], answer))
        at = (at + 1) % answers->slot_count;
    return &answers->slots[at];
}

/* Doubles the hash table when half of its slots are taken. */
static bool reserve_slot(struct answers *answers) {
    if (answers->count * 2 < answers->slot_count)
        return true;
    size_t count = answers->slot_count ? answers->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = arena_array(answers->arena, count, sizeof *slots);
    if (!slots)
        return false;
    answers->slots = slots;
    answers->slot_count = count;
    for (size_t i = 0; i < answers->count; i++)
        *slot_of(answers, &answers->list[i]) = (uint32_t)i + 1;
    return true;
}

uint32_t answers_number(struct answers *answers, const struct answer *answer) {
    struct tree_answer wanted = {answer->status, answer->message, answer->missing};
    if (!reserve_slot(answers))
        return 0;
    uint32_t *slot = slot_of(answers, &wanted);
    if (*slot)
        return *slot - 1;
    wanted.message = arena_copy(answers->arena, answer->message);
    size_t number = answers->count;
    ARENA_APPEND(answers->arena, answers->list, answers->count, answers->capacity, wanted);
    if (answers->count == number)
        return 0;
    *slot = (uint32_t)number + 1;
    return (uint32_t)number;
}
