/* set.h - sets of small numbers: one word, or a list of words; whoever has a list knows how long it is. */
#ifndef SAMPLINT_BASE_SET_H
#define SAMPLINT_BASE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SET_WORD_BITS 64

/* The lowest number in a word that is not empty, and how many there are in one. GCC and Clang make an instruction of either. */
static inline unsigned word_lowest(uint64_t word) {
    return (unsigned)__builtin_ctzll(word);
}

static inline unsigned word_size(uint64_t word) {
    return (unsigned)__builtin_popcountll(word);
}

/* How many words a set of numbers below `count` takes. */
static inline size_t set_words(size_t count) {
    return (count + SET_WORD_BITS - 1) / SET_WORD_BITS;
}

static inline bool set_has(const uint64_t *set, size_t number) {
    return set[number / SET_WORD_BITS] >> number % SET_WORD_BITS & 1;
}

static inline void set_add(uint64_t *set, size_t number) {
    set[number / SET_WORD_BITS] |= (uint64_t)1 << number % SET_WORD_BITS;
}

static inline void set_remove(uint64_t *set, size_t number) {
    set[number / SET_WORD_BITS] &= ~((uint64_t)1 << number % SET_WORD_BITS);
}

/* The first number in a set from `number` on, below `count`; `count` when there is none. */
static inline size_t set_next(const uint64_t *set, size_t number, size_t count) {
    while (number < count) {
        uint64_t left = set[number / SET_WORD_BITS] >> number % SET_WORD_BITS;
        if (left)
            return number + word_lowest(left);
        number += SET_WORD_BITS - number % SET_WORD_BITS;
    }
    return count;
}

#endif
