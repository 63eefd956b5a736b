/* choice_set.h - sets of the choices of one variable, a bit each. */
#ifndef SAMPLINT_SPACE_CHOICE_SET_H
#define SAMPLINT_SPACE_CHOICE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/set.h"

/* Choices of a variable, at most: an attribute of 64 words has one more, for that it is not declared. Choices themselves are uint8_t. */
#define SPACE_CHOICES 65

#define CHOICE_SET_BITS 128

/* C17 has no integer of so many bits; GCC and Clang have one on every machine of 64 bits. Arenas align to words. */
__extension__ typedef unsigned __int128 choice_set __attribute__((aligned(sizeof(void *))));

_Static_assert(SPACE_CHOICES <= CHOICE_SET_BITS && sizeof(choice_set) * 8 == CHOICE_SET_BITS, "choices are bits");
_Static_assert(SPACE_CHOICES < UINT8_MAX, "choices are bytes, and one byte more says that there is none");

#define NO_CHOICES ((choice_set)0)
#define ANY_CHOICES (~(choice_set)0)

/* The set of one choice. */
static inline choice_set choice_only(size_t choice) {
    return (choice_set)1 << choice;
}

/* The choices below `count`, 1 .. SPACE_CHOICES: all of a variable that has so many. */
static inline choice_set choices_below(size_t count) {
    return ANY_CHOICES >> (CHOICE_SET_BITS - count);
}

static inline bool choices_have(choice_set choices, size_t choice) {
    return (bool)(choices >> choice & 1);
}

/* The lowest choice of a set that is not empty. */
static inline unsigned choices_lowest(choice_set choices) {
    uint64_t low = (uint64_t)choices;
    return low ? word_lowest(low) : SET_WORD_BITS + word_lowest((uint64_t)(choices >> SET_WORD_BITS));
}

static inline unsigned choices_count(choice_set choices) {
    return word_size((uint64_t)choices) + word_size((uint64_t)(choices >> SET_WORD_BITS));
}

#endif
