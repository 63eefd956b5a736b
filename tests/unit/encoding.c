/* Tests of yaml/encoding.h: bytes that may not be YAML, and walking over characters. */
#include "yaml/encoding.h"
#include "base/lines.h"

#include "samplint/limits.h"
#include "support.h"

static const char *check(sl_text bytes) {
    struct findings findings = {.arena = &scratch};
    encoding_check(source_of(bytes), &findings);
    for (size_t i = 0; i < findings.count; i++)
        assert_int_equal(findings.items[i].kind, SL_KIND_SYNTAX);
    return findings_string(findings.items, findings.count);
}

#define assert_check(bytes, expected) assert_string_equal(check(TEXT(bytes)), expected)

static void test_good_bytes(void **state) {
    (void)state;
    assert_check("", "");
    assert_check("a: b\r\nc:\td\n", "");
    assert_check("\xEF\xBB\xBF", "");
    assert_check("\xEF\xBB\xBF"
                 "a: \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80",
                 "");
    assert_check("\xC2\xA0\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBD\xF4\x8F\xBF\xBF", "");
}

static void test_not_utf8(void **state) {
    (void)state;
    assert_check("a: \xFF\n", "encoding 1:4-1:5: byte 0xFF is not UTF-8; save the file as UTF-8\n");
    assert_check("a: b\r\nb: caf\xE9 noir\n", "encoding 2:7-2:8: byte 0xE9 is not UTF-8; save the file as UTF-8\n");
    assert_check("a: \xC3", "encoding 1:4-1:5: byte 0xC3 is not UTF-8; save the file as UTF-8\n");
    assert_check("a: \xC0\x80", "encoding 1:4-1:6: byte 0xC0 is not UTF-8; save the file as UTF-8\n");
    assert_check("\xED\xA0\x80", "encoding 1:1-1:4: byte 0xED is not UTF-8; save the file as UTF-8\n");
}

static void test_columns_are_characters(void **state) {
    (void)state;
    assert_check("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80\xFF",
                 "encoding 1:4-1:5: byte 0xFF is not UTF-8; save the file as UTF-8\n");
    /* The mark has no column. */
    assert_check("\xEF\xBB\xBF"
                 "a\xFF",
                 "encoding 1:2-1:3: byte 0xFF is not UTF-8; save the file as UTF-8\n");
}

static void test_nul(void **state) {
    (void)state;
    assert_check("a: b\0c\n", "encoding 1:5-1:6: a NUL byte has no place in YAML; is this a text file?\n");
    assert_check("\0", "encoding 1:1-1:2: a NUL byte has no place in YAML; is this a text file?\n");
}

static void test_control_characters(void **state) {
    (void)state;
    assert_check("\x1B[2J", "encoding 1:1-1:2: the control character U+001B is not allowed in YAML; delete it or write "
                            "\"\\u001b\"\n");
    assert_check("a\n\x7F", "encoding 2:1-2:2: the control character U+007F is not allowed in YAML; delete it or write "
                            "\"\\u007f\"\n");
    assert_check("a\xC2\x9B", "encoding 1:2-1:3: the control character U+009B is not allowed in YAML; delete it or "
                              "write \"\\u009b\"\n");
    assert_check("\xEF\xBF\xBF", "encoding 1:1-1:2: the control character U+FFFF is not allowed in YAML; delete it or "
                                 "write \"\\uffff\"\n");
}

/* Readers of YAML 1.1 end a line at these. */
static void test_line_ends_of_old(void **state) {
    (void)state;
    assert_check("a\n\xC2\x85",
                 "encoding 2:1-2:2: U+0085 ends a line for some readers of YAML and not for others; delete "
                 "it or write \"\\u0085\"\n");
    assert_check("ab\xE2\x80\xA8", "encoding 1:3-1:4: U+2028 ends a line for some readers of YAML and not for others; "
                                   "delete it or write \"\\u2028\"\n");
    assert_check("\xE2\x80\xA9", "encoding 1:1-1:2: U+2029 ends a line for some readers of YAML and not for others; "
                                 "delete it or write \"\\u2029\"\n");
}

static void test_a_mark_in_the_middle(void **state) {
    (void)state;
    assert_check("a\n\xEF\xBB\xBF",
                 "encoding 2:1-2:2: a byte order mark may only stand at the start of the file; delete "
                 "this one\n");
    assert_check("\xEF\xBB\xBF\xEF\xBB\xBF", "encoding 1:1-1:2: a byte order mark may only stand at the start of the "
                                             "file; delete this one\n");
}

static void test_utf16(void **state) {
    (void)state;
    assert_check("\xFF\xFE"
                 "a\0:\0",
                 "encoding 1:1: the file is UTF-16; save it as UTF-8\n");
    assert_check("\xFE\xFF\0a\0:", "encoding 1:1: the file is UTF-16; save it as UTF-8\n");
}

static void test_a_run_is_one_problem(void **state) {
    (void)state;
    assert_check("a\xFF\xFE\xFD"
                 "b\xFC",
                 "encoding 1:2-1:5: byte 0xFF is not UTF-8; save the file as UTF-8\n"
                 "encoding 1:6-1:7: byte 0xFC is not UTF-8; save the file as UTF-8\n");
}

static void test_byte_offsets(void **state) {
    struct findings findings = {.arena = &scratch};
    (void)state;
    encoding_check(source_of(TEXT("\xEF\xBB\xBF\xC3\xA4\r\n\xFF")), &findings);
    assert_int_equal(findings.count, 1);
    sl_span span = findings.items[0].location.span;
    assert_string_equal(place_of(span), "2:1-2:2");
    assert_int_equal(span.start.byte, 7);
    assert_int_equal(span.end.byte, 8);
}

static void test_many_are_counted(void **state) {
    char bytes[2 * SL_LIMIT_ENCODING_FINDINGS + 6];
    struct findings findings = {.arena = &scratch};
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = i % 2 ? '\n' : '\xFF';
    encoding_check(source_of((sl_text){bytes, sizeof bytes}), &findings);
    assert_int_equal(findings.count, SL_LIMIT_ENCODING_FINDINGS + 1);
    assert_string_equal(place_of(findings.items[SL_LIMIT_ENCODING_FINDINGS - 1].location.span), "20:1-20:2");
    assert_text(findings.items[SL_LIMIT_ENCODING_FINDINGS].message,
                "3 more places with characters that YAML does not allow");
    assert_string_equal(place_of(findings.items[SL_LIMIT_ENCODING_FINDINGS].location.span), "20:2");
}

static void test_too_large(void **state) {
    struct findings findings = {.arena = &scratch};
    char *bytes = test_malloc(SL_LIMIT_FILE_BYTES + 1);
    (void)state;
    memset(bytes, '\n', SL_LIMIT_FILE_BYTES + 1);
    sl_source source = {TEXT("large"), {bytes, SL_LIMIT_FILE_BYTES + 1}};
    encoding_check(&source, &findings);
    assert_string_equal(findings_string(findings.items, findings.count),
                        "encoding 1:1: the file is larger than 16777216 bytes, the most that is read\n");
    source.bytes.length = SL_LIMIT_FILE_BYTES;
    findings.count = 0;
    encoding_check(&source, &findings);
    assert_int_equal(findings.count, 0);
    test_free(bytes);
}

/* Only listed findings get a message: a file of bad bytes does not take memory for each of them. */
static void test_bad_bytes_take_little_memory(void **state) {
    const char bad[] = {'\xFF', '\x01'};
    char bytes[100000];
    (void)state;
    for (size_t i = 0; i < sizeof bad; i++) {
        memset(bytes, bad[i], sizeof bytes);
        sl_source source = {TEXT("bad"), {bytes, sizeof bytes}};
        struct findings findings = {.arena = &scratch};
        arena_alloc(&scratch, 1);
        const struct arena_block *block = scratch.blocks;
        encoding_check(&source, &findings);
        assert_ptr_equal(scratch.blocks, block); /* all of it fitted into one */
    }
}

/* An ASCII text is recognized as such. */
static void test_tells_ascii(void **state) {
    struct findings findings = {.arena = &scratch};
    (void)state;
    assert_true(encoding_check(source_of(TEXT("")), &findings));
    assert_true(encoding_check(source_of(TEXT("a:\tb\r\n")), &findings));
    assert_true(encoding_check(source_of(TEXT("\xEF\xBB\xBFx")), &findings));
    assert_false(encoding_check(source_of(TEXT("x\xC3\xA4")), &findings));
    assert_false(encoding_check(source_of(TEXT("\xC2\xA0x\xC2\xA0")), &findings));
    assert_int_equal(findings.count, 0);
}

static const char *walk(sl_text bytes, size_t steps) {
    sl_mark mark = {1, 1, 0};
    for (size_t i = 0; i < steps; i++)
        mark_advance(bytes, &mark);
    return arena_printf(&scratch, "%zu:%zu @%zu", mark.line, mark.column, mark.byte).bytes;
}

static void test_walking(void **state) {
    (void)state;
    assert_string_equal(walk(TEXT("ab"), 2), "1:3 @2");
    assert_string_equal(walk(TEXT("a\nb"), 2), "2:1 @2");
    assert_string_equal(walk(TEXT("a\rb"), 2), "2:1 @2");
    assert_string_equal(walk(TEXT("a\r"), 2), "2:1 @2");
    assert_string_equal(walk(TEXT("a\r\nb"), 2), "1:3 @2");
    assert_string_equal(walk(TEXT("a\r\nb"), 3), "2:1 @3");
    assert_string_equal(walk(TEXT("\xC3\xA4\xF0\x9F\x98\x80x"), 2), "1:3 @6");
    assert_string_equal(walk(TEXT("\xC3(\xFF"), 3), "1:4 @3");
    /* YAML 1.2 knows no other line ends. */
    assert_string_equal(walk(TEXT("\xC2\x85\xE2\x80\xA8\xE2\x80\xA9"), 3), "1:4 @8");
    assert_string_equal(walk(TEXT("\t"), 1), "1:2 @1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_good_bytes),
        TEST(test_not_utf8),
        TEST(test_columns_are_characters),
        TEST(test_nul),
        TEST(test_control_characters),
        TEST(test_line_ends_of_old),
        TEST(test_a_mark_in_the_middle),
        TEST(test_utf16),
        TEST(test_a_run_is_one_problem),
        TEST(test_byte_offsets),
        TEST(test_many_are_counted),
        TEST(test_too_large),
        TEST(test_bad_bytes_take_little_memory),
        TEST(test_tells_ascii),
        TEST(test_walking),
    };
    return RUN(tests);
}
