/* big.h - exact whole numbers, larger than machine words hold.
 *
 * Plain values of a fixed size: copied by assignment, owning nothing. A result that does not fit is marked, and so is all that is
 * computed from it; then the number itself means nothing. */
#ifndef SAMPLINT_SPACE_BIG_H
#define SAMPLINT_SPACE_BIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define BIG_LIMBS 64
#define BIG_BITS (BIG_LIMBS * 32)

struct big {
    uint32_t length;           /* limbs in use; the last of them is not 0, and zero has none */
    bool overflow;             /* did not fit into BIG_BITS */
    uint32_t limbs[BIG_LIMBS]; /* the least significant first; those from `length` on hold nothing */
};

struct big big_of(uint64_t number);

/* The number in so many limbs, at most BIG_LIMBS, the least significant first; leading ones may be 0. */
struct big big_of_limbs(const uint32_t *limbs, size_t count);

void big_add(struct big *sum, const struct big *other);

/* `other` is no larger. */
void big_subtract(struct big *difference, const struct big *other);

void big_scale(struct big *product, uint32_t factor);
struct big big_multiply(const struct big *a, const struct big *b);

/* Returns what is left over; `divisor` is not 0. */
uint32_t big_divide(struct big *quotient, uint32_t divisor);

bool big_is_zero(const struct big *number);

/* Negative, zero or positive; one that did not fit is larger than all that did. */
int big_compare(const struct big *a, const struct big *b);

/* a / b, to the precision of a double; NaN when b is zero or either did not fit. */
double big_ratio(const struct big *a, const struct big *b);

/* In decimal, `separator` between groups of three digits; none when it is '\0'. One that did not fit is "too large". On
 * failure of the arena the empty text. */
sl_text big_text(struct arena *arena, const struct big *number, char separator);

/* The same on bare limbs, the least significant first, for long lists of numbers that take `count` limbs each. */

/* The sum fits. */
void limbs_add(uint32_t *sum, const uint32_t *other, size_t count);

/* Adds a product to the 2 * count limbs of `sum`, where it fits. */
void limbs_add_product(uint32_t *sum, const uint32_t *a, const uint32_t *b, size_t count);

/* Returns what is left over. */
uint32_t limbs_divide(uint32_t *quotient, size_t count, uint32_t divisor);

#endif
