/* choice_set.h - a set of choices of one variable, stored as the bits of one integer. */
#ifndef SAMPLINT_SPACE_CHOICE_SET_H
#define SAMPLINT_SPACE_CHOICE_SET_H

#include "base/set.h"

/* The most choices that a variable may have. An attribute of 64 words needs one more choice for "not declared". A
 * choice is a number from 0 and fits into uint8_t. */
#define SPACE_CHOICES 65

#define CHOICE_SET_BITS 128

/* C17 has no integer type of 128 bits; GCC and Clang offer one on every 64-bit machine. The attribute lowers the
 * alignment to that of a pointer, which is all that an arena guarantees. */
__extension__ typedef unsigned __int128 choice_set __attribute__((aligned(sizeof(void *))));

_Static_assert(SPACE_CHOICES <= CHOICE_SET_BITS && sizeof(choice_set) * 8 == CHOICE_SET_BITS, "each choice has a bit");
_Static_assert(SPACE_CHOICES < UINT8_MAX, "a choice fits into a byte, and UINT8_MAX is free to mean \"no choice\"");

#define ANY_CHOICES (~(choice_set)0)

/* Returns the set that contains only `choice`. */
static inline choice_set choice_only(size_t choice) {
    return (choice_set)1 << choice;
}

/* Returns the set of the choices 0 .. count - 1; `count` is 1 .. SPACE_CHOICES. */
static inline choice_set choices_below(size_t count) {
    return ANY_CHOICES >> (CHOICE_SET_BITS - count);
}

static inline bool choices_have(choice_set choices, size_t choice) {
    return (bool)(choices >> choice & 1);
}

/* Tells whether a set has two choices or more. */
static inline bool choices_are_several(choice_set choices) {
    return (choices & (choices - 1)) != 0;
}

/* Returns the lowest choice of a set, which must not be empty. */
static inline unsigned choices_lowest(choice_set choices) {
    uint64_t low = (uint64_t)choices;
    return low ? word_lowest(low) : SET_WORD_BITS + word_lowest((uint64_t)(choices >> SET_WORD_BITS));
}

static inline unsigned choices_count(choice_set choices) {
    return word_size((uint64_t)choices) + word_size((uint64_t)(choices >> SET_WORD_BITS));
}

#endif
