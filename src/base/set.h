/* set.h - sets of small numbers, one bit each: a single word, or an array of words whose length the caller knows. */
#ifndef SAMPLINT_BASE_SET_H
#define SAMPLINT_BASE_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SET_WORD_BITS 64

/* Returns the lowest number in a word, which must not be empty. */
static inline unsigned word_lowest(uint64_t word) {
    return (unsigned)__builtin_ctzll(word);
}

static inline unsigned word_size(uint64_t word) {
    return (unsigned)__builtin_popcountll(word);
}

/* Returns the number of words for a set of numbers below `count`. */
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

/* Returns the first element from `number` on that is below `count`, or `count` when there is none. */
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
