/* big.c - arithmetic with large natural numbers; see big.h. */
#include "space/big.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

#define LIMB_BITS 32
#define LIMB_VALUES 4294967296.0 /* 2^LIMB_BITS */

/* Adds factor * other to `sum`, which has `room` limbs, at least `count`. Returns the carry beyond `sum`. */
static uint32_t add_multiple(uint32_t *sum, size_t room, const uint32_t *other, size_t count, uint32_t factor) {
    uint64_t carry = 0;
    for (size_t i = 0; i < count || (carry && i < room); i++) {
        carry += sum[i] + (i < count ? (uint64_t)other[i] * factor : 0);
        sum[i] = (uint32_t)carry;
        carry >>= LIMB_BITS;
    }
    return (uint32_t)carry;
}

void limbs_add(uint32_t *sum, const uint32_t *other, size_t count) {
    add_multiple(sum, count, other, count, 1);
}

void limbs_add_product(uint32_t *sum, const uint32_t *a, const uint32_t *b, size_t count) {
    for (size_t i = 0; i < count; i++)
        add_multiple(sum + i, 2 * count - i, b, count, a[i]);
}

uint32_t limbs_divide(uint32_t *quotient, size_t count, uint32_t divisor) {
    uint64_t rest = 0;
    for (size_t i = count; i-- > 0;) {
        rest = rest << LIMB_BITS | quotient[i];
        quotient[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

static void drop_leading_zeros(struct big *number) {
    while (number->length > 0 && number->limbs[number->length - 1] == 0)
        number->length--;
}

struct big big_of_limbs(const uint32_t *limbs, size_t count) {
    struct big big;
    big.overflow = false;
    big.length = (uint32_t)count;
    memcpy(big.limbs, limbs, count * sizeof *limbs);
    drop_leading_zeros(&big);
    return big;
}

struct big big_of(uint64_t number) {
    const uint32_t limbs[] = {(uint32_t)number, (uint32_t)(number >> LIMB_BITS)};
    return big_of_limbs(limbs, 2);
}

/* Makes a carry the most significant limb, unless it is 0. */
static void append_carry(struct big *number, uint64_t carry) {
    if (carry && number->length == BIG_LIMBS)
        number->overflow = true;
    else if (carry)
        number->limbs[number->length++] = (uint32_t)carry;
}

void big_add(struct big *sum, const struct big *other) {
    sum->overflow |= other->overflow;
    while (sum->length < other->length)
        sum->limbs[sum->length++] = 0;
    append_carry(sum, add_multiple(sum->limbs, sum->length, other->limbs, other->length, 1));
}

void big_subtract(struct big *difference, const struct big *other) {
    difference->overflow |= other->overflow;
    uint64_t borrow = 0;
    for (uint32_t i = 0; i < difference->length && (borrow || i < other->length); i++) {
        uint64_t taken = (i < other->length ? other->limbs[i] : 0) + borrow;
        borrow = difference->limbs[i] < taken;
        difference->limbs[i] = (uint32_t)(difference->limbs[i] - taken);
    }
    drop_leading_zeros(difference);
}

void big_scale(struct big *product, uint32_t factor) {
    uint64_t carry = 0;
    for (uint32_t i = 0; i < product->length; i++) {
        carry += (uint64_t)product->limbs[i] * factor;
        product->limbs[i] = (uint32_t)carry;
        carry >>= LIMB_BITS;
    }
    append_carry(product, carry);
    drop_leading_zeros(product);
}

uint32_t big_divide(struct big *quotient, uint32_t divisor) {
    uint32_t rest = limbs_divide(quotient->limbs, quotient->length, divisor);
    drop_leading_zeros(quotient);
    return rest;
}

bool big_is_zero(const struct big *number) {
    return number->length == 0 && !number->overflow;
}

int big_compare(const struct big *a, const struct big *b) {
    if (a->overflow || b->overflow)
        return a->overflow - b->overflow;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    for (uint32_t i = a->length; i-- > 0;)
        if (a->limbs[i] != b->limbs[i])
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
    return 0;
}

/* Returns the number divided by 2^(LIMB_BITS * (length - 1)). Three limbs have more bits than a double. */
static double leading_value(const struct big *number) {
    double value = 0, weight = 1;
    for (uint32_t i = number->length; i-- > 0 && number->length - i <= 3; weight /= LIMB_VALUES)
        value += number->limbs[i] * weight;
    return value;
}

double big_ratio(const struct big *a, const struct big *b) {
    if (a->overflow || b->overflow || b->length == 0)
        return NAN;
    if (a->length == 0)
        return 0;
    double ratio = leading_value(a) / leading_value(b);
    for (uint32_t i = a->length; i > b->length; i--)
        ratio *= LIMB_VALUES;
    for (uint32_t i = b->length; i > a->length; i--)
        ratio /= LIMB_VALUES;
    return ratio;
}

/* A limb gives fewer than 10 decimal digits, and each group of three digits has a separator. */
#define TEXT_BYTES (BIG_LIMBS * 10 * 4 / 3 + 1)

sl_text big_text(struct arena *arena, const struct big *number, char separator) {
    if (number->overflow)
        return arena_copy(arena, TEXT("too large"));
    char bytes[TEXT_BYTES];
    size_t at = sizeof bytes, digits = 0;
    struct big rest = *number;
    do {
        if (separator && digits > 0 && digits % 3 == 0)
            bytes[--at] = separator;
        bytes[--at] = (char)('0' + big_divide(&rest, 10));
        digits++;
    } while (!big_is_zero(&rest));
    return arena_copy(arena, (sl_text){bytes + at, sizeof bytes - at});
}
