/* Tests of scalar_resolve(): the core schema of YAML 1.2. */
#include "support.h"

static struct scalar resolve_as(const char *text, enum node_style style, const char *tag) {
    struct properties properties = {.tag = text_of(tag)};
    struct node node = {.kind = NODE_SCALAR, .style = style, .text = text_of(text), .properties = &properties};
    return scalar_resolve(&node);
}

static struct scalar resolve(const char *text) {
    return resolve_as(text, STYLE_PLAIN, "");
}

static void assert_all(const char *const *texts, size_t count, enum scalar_type type) {
    for (size_t i = 0; i < count; i++)
        if (resolve(texts[i]).type != type)
            fail_msg("\"%s\" is of type %d, not %d", texts[i], (int)resolve(texts[i]).type, (int)type);
}

static void test_null(void **state) {
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    static const char *const texts[] = {"nULL", "nil", "none", "~~", "nulls"};
    (void)state;
    assert_all(nulls, COUNT_OF(nulls), SCALAR_NULL);
    assert_all(texts, COUNT_OF(texts), SCALAR_TEXT);
}

static void test_bool(void **state) {
    static const char *const yes[] = {"true", "True", "TRUE"};
    static const char *const no[] = {"false", "False", "FALSE"};
    static const char *const texts[] = {"yes", "no", "on", "off", "y", "n", "Yes", "tRUE", "truee", "T"};
    (void)state;
    assert_all(yes, COUNT_OF(yes), SCALAR_BOOL);
    assert_all(no, COUNT_OF(no), SCALAR_BOOL);
    assert_all(texts, COUNT_OF(texts), SCALAR_TEXT);
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        assert_true(resolve(yes[i]).truth);
    for (size_t i = 0; i < COUNT_OF(no); i++)
        assert_false(resolve(no[i]).truth);
}

static void test_integer(void **state) {
    static const struct {
        const char *text;
        long long value;
    } rows[] = {
        {"0", 0},     {"-0", 0},     {"+0", 0},     {"7", 7},    {"-7", -7},
        {"+7", 7},    {"010", 10},   {"-010", -10}, {"0o10", 8}, {"0o777", 511},
        {"0x10", 16}, {"0xfF", 255}, {"0x0", 0},    {"00", 0},   {"1000000000000", 1000000000000},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct scalar scalar = resolve(rows[i].text);
        assert_int_equal(scalar.type, SCALAR_INTEGER);
        assert_false(scalar.too_large);
        assert_int_equal(scalar.integer, rows[i].value);
    }
}

static void test_no_integer(void **state) {
    static const char *const texts[] = {"+",    "-",    "--1", "1_000", "1,000", "0b11",    "0o8",
                                        "0o",   "0x",   "0xg", "-0x10", "+0o10", "1a",      "0X10",
                                        "0O10", "1:30", " 1",  "1 ",    "1-2",   "\xD9\xA1"};
    (void)state;
    assert_all(texts, COUNT_OF(texts), SCALAR_TEXT);
}

static void test_limits_of_integers(void **state) {
    static const struct {
        const char *text;
        bool too_large;
        long long value;
    } rows[] = {
        {"9223372036854775807", false, INT64_MAX},
        {"+9223372036854775807", false, INT64_MAX},
        {"-9223372036854775808", false, INT64_MIN},
        {"0x7fffffffffffffff", false, INT64_MAX},
        {"0o777777777777777777777", false, INT64_MAX},
        {"0000000000000000000000000000009223372036854775807", false, INT64_MAX},
        {"9223372036854775808", true, 0},
        {"-9223372036854775809", true, 0},
        {"9223372036854775810", true, 0},
        {"92233720368547758080", true, 0},
        {"0x8000000000000000", true, 0},
        {"0o1000000000000000000000", true, 0},
        {"99999999999999999999999999999999999999", true, 0},
        {"-99999999999999999999999999999999999999", true, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct scalar scalar = resolve(rows[i].text);
        assert_int_equal(scalar.type, SCALAR_INTEGER);
        assert_int_equal(scalar.too_large, rows[i].too_large);
        if (!rows[i].too_large)
            assert_true(scalar.integer == rows[i].value);
    }
}

static void test_float(void **state) {
    static const char *const floats[] = {"1.5",  "-1.5", "+1.5",  "1.",     ".5",   "-.5",   "0.0",
                                         "1e3",  "1E3",  "1e+3",  "1.5e-3", ".5e1", "010.5", ".inf",
                                         ".Inf", ".INF", "-.inf", "+.inf",  ".nan", ".NaN",  ".NAN"};
    static const char *const texts[] = {".",   "-.",  "e3",   "1e",   "1e+",   "1.5.2", "1.5e3.2",
                                        "inf", "nan", ".nAn", "1.5x", "+-1.5", ".e1"};
    (void)state;
    assert_all(floats, COUNT_OF(floats), SCALAR_FLOAT);
    assert_all(texts, COUNT_OF(texts), SCALAR_TEXT);
}

/* Not a number has no sign in the core schema. */
static void test_no_signed_nan(void **state) {
    static const char *const texts[] = {"-.nan", "+.NaN", "-.NAN"};
    (void)state;
    assert_all(texts, COUNT_OF(texts), SCALAR_TEXT);
}

static void test_only_integers_are_too_large(void **state) {
    (void)state;
    assert_int_equal(resolve("99999999999999999999.5").type, SCALAR_FLOAT);
    assert_false(resolve("99999999999999999999.5").too_large);
    assert_int_equal(resolve("99999999999999999999x").type, SCALAR_TEXT);
    assert_false(resolve("99999999999999999999x").too_large);
}

static void test_quoted_is_text(void **state) {
    static const enum node_style styles[] = {STYLE_SINGLE_QUOTED, STYLE_DOUBLE_QUOTED, STYLE_LITERAL, STYLE_FOLDED};
    static const char *const texts[] = {"", "~", "null", "true", "12", "1.5"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(styles); i++)
        for (size_t j = 0; j < COUNT_OF(texts); j++)
            assert_int_equal(resolve_as(texts[j], styles[i], "").type, SCALAR_TEXT);
}

static void test_tags(void **state) {
    (void)state;
    assert_int_equal(resolve_as("12", STYLE_PLAIN, "!").type, SCALAR_TEXT);
    assert_int_equal(resolve_as("12", STYLE_PLAIN, "tag:yaml.org,2002:str").type, SCALAR_TEXT);
    assert_int_equal(resolve_as("", STYLE_PLAIN, "tag:yaml.org,2002:str").type, SCALAR_TEXT);
    assert_int_equal(resolve_as("12", STYLE_DOUBLE_QUOTED, "tag:yaml.org,2002:int").type, SCALAR_INTEGER);
    assert_int_equal(resolve_as("true", STYLE_SINGLE_QUOTED, "tag:yaml.org,2002:bool").type, SCALAR_BOOL);
    assert_int_equal(resolve_as("yes", STYLE_PLAIN, "tag:yaml.org,2002:bool").type, SCALAR_TEXT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_null),
        TEST(test_bool),
        TEST(test_integer),
        TEST(test_no_integer),
        TEST(test_limits_of_integers),
        TEST(test_float),
        TEST(test_no_signed_nan),
        TEST(test_only_integers_are_too_large),
        TEST(test_quoted_is_text),
        TEST(test_tags),
    };
    return RUN(tests);
}
