/* Tests of space/big.h: known values, laws of arithmetic on random numbers, and overflow. */
#include "space/big.h"

#include <math.h>

#include "unit/space_support.h"

static const char *shown(struct big number) {
    return big_text(&scratch, &number, '\0').bytes;
}

static struct big power(uint32_t base, unsigned exponent) {
    struct big result = big_of(1);
    while (exponent-- > 0)
        big_scale(&result, base);
    return result;
}

static struct big sum(struct big a, struct big b) {
    big_add(&a, &b);
    return a;
}

static struct big difference(struct big a, struct big b) {
    big_subtract(&a, &b);
    return a;
}

static struct big product(struct big a, struct big b) {
    uint32_t limbs[2 * BIG_LIMBS] = {0}, rest = 0;
    memset(a.limbs + a.length, 0, (BIG_LIMBS - a.length) * sizeof *a.limbs);
    memset(b.limbs + b.length, 0, (BIG_LIMBS - b.length) * sizeof *b.limbs);
    limbs_add_product(limbs, a.limbs, b.limbs, BIG_LIMBS);
    for (size_t i = BIG_LIMBS; i < sizeof limbs / sizeof *limbs; i++)
        rest |= limbs[i];
    struct big result = big_of_limbs(limbs, BIG_LIMBS);
    result.overflow = a.overflow || b.overflow || rest;
    return result;
}

/* Returns a number of up to `bits` bits, sometimes one with many ones or many zeros. */
static struct big random_big(struct chance *chance, size_t bits) {
    struct big number = big_of(0);
    size_t limbs = chance_below(chance, bits / 32 + 1);
    unsigned kind = (unsigned)chance_below(chance, 4);
    for (size_t i = 0; i < limbs; i++) {
        number = product(number, big_of((uint64_t)1 << 32));
        number = sum(number, big_of(kind == 0 ? UINT32_MAX : kind == 1 ? 0 : (uint32_t)chance_next(chance)));
        if (i == 0)
            number = sum(number, big_of(1));
    }
    return number;
}

#define assert_same(a, b) assert_string_equal(shown(a), shown(b))

static void test_small_numbers(void **state) {
    (void)state;
    assert_string_equal(shown(big_of(0)), "0");
    assert_string_equal(shown(big_of(7)), "7");
    assert_string_equal(shown(big_of(UINT32_MAX)), "4294967295");
    assert_string_equal(shown(big_of((uint64_t)UINT32_MAX + 1)), "4294967296");
    assert_string_equal(shown(big_of(UINT64_MAX)), "18446744073709551615");
}

static void test_known_values(void **state) {
    (void)state;
    struct big factorial = big_of(1);
    for (uint32_t i = 2; i <= 50; i++)
        big_scale(&factorial, i);
    assert_string_equal(shown(factorial), "30414093201713378043612608166064768844377641568960512000000000000");
    assert_string_equal(shown(power(2, 128)), "340282366920938463463374607431768211456");
    assert_string_equal(shown(power(3, 100)), "515377520732011331036461129765621272702107522001");
    assert_string_equal(shown(difference(power(2, 127), big_of(1))), "170141183460469231731687303715884105727");
    struct big mersenne = difference(power(2, 61), big_of(1));
    assert_string_equal(shown(product(mersenne, mersenne)), "5316911983139663487003542222693990401");
    assert_string_equal(shown(power(10, 200)), shown(product(power(100, 50), power(10, 100))));
}

static void test_separators(void **state) {
    static const char *const shown_with_commas[] = {"1", "10", "100", "1,000", "10,000", "100,000", "1,000,000"};
    (void)state;
    for (unsigned i = 0; i < COUNT_OF(shown_with_commas); i++) {
        struct big number = power(10, i);
        assert_string_equal(big_text(&scratch, &number, ',').bytes, shown_with_commas[i]);
    }
    struct big none = big_of(0), most = difference(power(2, BIG_BITS - 1), big_of(1));
    assert_string_equal(big_text(&scratch, &none, ' ').bytes, "0");
    most = sum(most, sum(most, big_of(1)));
    assert_false(most.overflow);
    assert_int_equal(big_text(&scratch, &most, ' ').length,
                     617 + 205); /* the digits of 2^2048 - 1, and a separator between its groups of three */
}

static void test_laws(void **state) {
    struct chance chance = {1};
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct big a = random_big(&chance, 400), b = random_big(&chance, 400), c = random_big(&chance, 400);
        assert_same(sum(a, b), sum(b, a));
        assert_same(sum(sum(a, b), c), sum(a, sum(b, c)));
        assert_same(product(a, b), product(b, a));
        assert_same(product(product(a, b), c), product(a, product(b, c)));
        assert_same(product(a, sum(b, c)), sum(product(a, b), product(a, c)));
        assert_same(difference(sum(a, b), b), a);
        assert_true(big_is_zero(&(struct big){0}));
        struct big zero = difference(a, a);
        assert_true(big_is_zero(&zero));
        arena_free(&scratch);
    }
}

static void test_division(void **state) {
    struct chance chance = {2};
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct big number = random_big(&chance, 1000), quotient = number;
        uint32_t divisor = 1 + (uint32_t)(chance_next(&chance) >> chance_below(&chance, 31) >> 33);
        uint32_t rest = big_divide(&quotient, divisor);
        assert_true(rest < divisor);
        big_scale(&quotient, divisor);
        assert_same(sum(quotient, big_of(rest)), number);
        arena_free(&scratch);
    }
}

static void test_comparison(void **state) {
    struct chance chance = {3};
    (void)state;
    for (int i = 0; i < 500; i++) {
        struct big a = random_big(&chance, 200), more = sum(a, big_of(1 + chance_below(&chance, 1000)));
        assert_int_equal(big_compare(&a, &a), 0);
        assert_true(big_compare(&a, &more) < 0);
        assert_true(big_compare(&more, &a) > 0);
    }
    struct big zero = big_of(0), scaled = power(2, 300);
    big_scale(&scaled, 0);
    assert_int_equal(big_compare(&zero, &scaled), 0);
}

static void test_limbs(void **state) {
    static const uint32_t limbs[] = {5, 0, 1, 0, 0};
    (void)state;
    struct big number = big_of_limbs(limbs, COUNT_OF(limbs));
    assert_int_equal(number.length, 3);
    assert_string_equal(shown(number), "18446744073709551621");
    number = big_of_limbs(limbs + 3, 2);
    assert_true(big_is_zero(&number));
}

static void assert_ratio(struct big a, struct big b, double expected) {
    double ratio = big_ratio(&a, &b);
    assert_true(fabs(ratio - expected) <= fabs(expected) * 1e-15);
}

static void test_ratio(void **state) {
    (void)state;
    assert_ratio(big_of(0), big_of(5), 0);
    assert_ratio(big_of(1), big_of(3), 1.0 / 3);
    assert_ratio(big_of(UINT64_MAX), big_of(1), 18446744073709551615.0);
    assert_ratio(power(2, 1000), power(2, 998), 4);
    assert_ratio(power(2, 900), power(2, 1900), 1 / ldexp(1, 1000));
    assert_ratio(power(10, 300), power(10, 302), 0.01);
    assert_ratio(power(7, 600), product(power(7, 600), big_of(10)), 0.1);
    assert_ratio(power(3, 5), power(3, 3), 9);
    struct big one = big_of(1), zero = big_of(0), large = power(2, BIG_BITS);
    assert_true(isnan(big_ratio(&one, &zero)));
    assert_true(isnan(big_ratio(&large, &one)));
    assert_true(isnan(big_ratio(&one, &large)));
}

/* Every operation can exceed the largest number that fits; everything that is computed from such a result overflows,
 * too. */
static void test_overflow_is_noticed(void **state) {
    (void)state;
    struct big most = power(2, BIG_BITS - 1);
    most = sum(most, difference(most, big_of(1)));
    assert_false(most.overflow);
    struct big results[] = {
        sum(most, big_of(1)), sum(most, most), product(most, big_of(2)), product(most, most), power(2, BIG_BITS), most,
    };
    big_scale(&results[5], 3);
    for (size_t i = 0; i < COUNT_OF(results); i++) {
        assert_true(results[i].overflow);
        assert_string_equal(shown(results[i]), "too large");
        assert_int_equal(big_compare(&results[i], &results[0]), 0);
        assert_true(big_compare(&results[i], &most) > 0);
        assert_true(big_compare(&most, &results[i]) < 0);
        assert_true(product(big_of(2), results[i]).overflow);
        assert_true(sum(big_of(2), results[i]).overflow);
        assert_true(difference(most, results[i]).overflow);
        big_divide(&results[i], 10);
        assert_true(results[i].overflow);
        assert_false(big_is_zero(&results[i]));
    }
    struct big root = power(2, BIG_BITS / 2);
    assert_true(product(root, root).overflow);
    root = difference(root, big_of(1));
    assert_false(product(root, root).overflow);
}

static void test_no_memory(void **state) {
    (void)state;
    struct big number = power(2, 100);
    assert_null(arena_alloc(&scratch, SIZE_MAX));
    assert_int_equal(big_text(&scratch, &number, ',').length, 0);
    assert_true(scratch.failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_small_numbers), TEST(test_known_values), TEST(test_separators),
        TEST(test_laws),          TEST(test_division),     TEST(test_comparison),
        TEST(test_limbs),         TEST(test_ratio),        TEST(test_overflow_is_noticed),
        TEST(test_no_memory),
    };
    return RUN(tests);
}
