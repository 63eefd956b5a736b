/* big.h - exact arithmetic with natural numbers of up to BIG_BITS bits, by the schoolbook methods (Knuth, The Art of
 * Computer Programming, volume 2, 4.3.1).
 *
 * A number is a plain value of a fixed size: it is copied by assignment and owns no memory. A result that does not fit
 * has `overflow` set, and so has everything that is computed from it; the limbs of such a number mean nothing. */
#ifndef SAMPLINT_SPACE_BIG_H
#define SAMPLINT_SPACE_BIG_H

#include <stdint.h>

#include "base/arena.h"

/* A limb is a digit in base 2^32. */
#define BIG_LIMBS 64
#define BIG_BITS (BIG_LIMBS * 32)

struct big {
    uint32_t length;           /* limbs in use; the last of them is not 0, and the number 0 has no limbs */
    bool overflow;             /* the number did not fit into BIG_BITS */
    uint32_t limbs[BIG_LIMBS]; /* the least significant first; from index `length` on they are undefined */
};

struct big big_of(uint64_t number);

/* Returns the number that `count` limbs hold, BIG_LIMBS at most; the most significant of them may be 0. */
struct big big_of_limbs(const uint32_t *limbs, size_t count);

void big_add(struct big *sum, const struct big *other);

/* Subtracts `other`, which must not be larger than `difference`. */
void big_subtract(struct big *difference, const struct big *other);

void big_scale(struct big *product, uint32_t factor);

/* Divides by `divisor`, which must not be 0, and returns the remainder. */
uint32_t big_divide(struct big *quotient, uint32_t divisor);

bool big_is_zero(const struct big *number);

/* Returns a negative number, 0 or a positive one. A number that overflowed is larger than all others. */
int big_compare(const struct big *a, const struct big *b);

/* Returns a / b to the precision of a double; NaN when b is 0 or when a or b overflowed. */
double big_ratio(const struct big *a, const struct big *b);

/* Writes the number in decimal, with `separator` between groups of three digits unless it is '\0'. A number that
 * overflowed gives "too large". The text belongs to the arena; it is empty when there is no memory. */
sl_text big_text(struct arena *arena, const struct big *number, char separator);

/* Add, add a product, and divide numbers that are stored as arrays of `count` limbs, the least significant first. The
 * sum of limbs_add() must fit into `count` limbs, and that of limbs_add_product() into 2 * count. */
void limbs_add(uint32_t *sum, const uint32_t *other, size_t count);
void limbs_add_product(uint32_t *sum, const uint32_t *a, const uint32_t *b, size_t count);
uint32_t limbs_divide(uint32_t *quotient, size_t count, uint32_t divisor);

#endif
