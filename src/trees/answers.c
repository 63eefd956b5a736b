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

/* The slot that has the answer, or that is free for it. */
static uint32_t *slot_of(const struct answers *answers, const struct tree_answer *answer) {
    size_t at = (size_t)hash(answer) % answers->slot_count;
    while (answers->slots[at] && !same_answer(&answers->list[answers->slots[at] - 1], answer))
        at = (at + 1) % answers->slot_count;
    return &answers->slots[at];
}

/* Keeps half of the slots free. */
static bool make_room(struct answers *answers) {
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
    if (!make_room(answers))
        return 0;
    uint32_t *slot = slot_of(answers, &wanted);
    if (*slot)
        return *slot - 1;
    struct tree_answer *list =
        arena_grow(answers->arena, answers->list, answers->count, &answers->capacity, sizeof *list);
    if (!list)
        return 0;
    answers->list = list;
    wanted.message = arena_copy(answers->arena, answer->message);
    list[answers->count++] = wanted;
    *slot = (uint32_t)answers->count;
    return *slot - 1;
}
