/* Tests of yaml/comments.h: finding comments, and the lines that they are about. */
#include "yaml/comments.h"

#include "unit/support.h"

/* One a line: "line:column about line: text". */
static const char *comments_string(sl_text bytes) {
    size_t count;
    struct comment *comments = yaml_comments(&scratch, source_of(bytes), TEXT("mark"), &count);
    sl_text all = {"", 0};
    for (size_t i = 0; i < count; i++)
        all = arena_printf(&scratch, "%.*s%zu:%zu about %zu: %.*s\n", TEXT_ARG(all), comments[i].span.start.line,
                           comments[i].span.start.column, comments[i].about, TEXT_ARG(comments[i].text));
    return string_of(all);
}

#define assert_comments(yaml, expected) assert_string_equal(comments_string(text_of(yaml)), expected)

static void test_behind_and_above(void **state) {
    (void)state;
    assert_comments("a: 1 # mark one\n", "1:6 about 1: mark one\n");
    assert_comments("# mark one\na: 1\n", "1:1 about 2: mark one\n");
    assert_comments("a: 1\n  # mark one  \nb: 2", "2:3 about 3: mark one\n");
    assert_comments("#mark\n# other\n#\n# mark two\na: 1\n", "1:1 about 5: mark\n4:1 about 5: mark two\n");
    assert_comments("a:\n# mark\n- 1 # mark 1\n- 2\n", "2:1 about 3: mark\n3:5 about 3: mark 1\n");
    assert_comments("a: # mark\n  b: 1\n", "1:4 about 1: mark\n");
    assert_comments("a: [1, # mark 1\n  # mark 2\n  2] # mark 3\n",
                    "1:8 about 1: mark 1\n2:3 about 3: mark 2\n3:6 about 3: mark 3\n");
}

static void test_about_nothing(void **state) {
    (void)state;
    assert_comments("# mark\n\na: 1\n", "1:1 about 0: mark\n");
    assert_comments("# mark 1\n  \n# mark 2\na: 1\n", "1:1 about 0: mark 1\n3:1 about 4: mark 2\n");
    assert_comments("a: 1\n# mark", "2:1 about 0: mark\n");
    assert_comments("a: 1\n# mark\n", "2:1 about 0: mark\n");
    assert_comments("# mark\n", "1:1 about 0: mark\n");
}

static void test_scalars_are_no_comments(void **state) {
    (void)state;
    assert_comments("a: \"x # mark\"\n", "");
    assert_comments("a: 'x # mark'\n", "");
    assert_comments("a: 'x\n  # mark\n  y'\n", "");
    assert_comments("a: x#mark\n", "");
    assert_comments("\"# mark\": 1\n", "");
    assert_comments("a: \"x \\\" # mark\" # mark\n", "1:18 about 1: mark\n");
    assert_comments("a: 'it''s # mark' # mark\n", "1:19 about 1: mark\n");
    assert_comments("a: !x#mark b\n", "");
    assert_comments("a: { b: \"}# mark\" } # mark\n", "1:21 about 1: mark\n");
    assert_comments("? a # mark 1\n: \"# mark\"\n", "1:5 about 1: mark 1\n");
}

static void test_block_scalars(void **state) {
    (void)state;
    assert_comments("a: |\n  # mark\n  text\nb: 1 # mark\n", "4:6 about 4: mark\n");
    assert_comments("a: | # mark 1\n  # mark\n  text\n# mark 2\nb: 1\n", "1:6 about 1: mark 1\n4:1 about 5: mark 2\n");
    assert_comments("a: >-\n  # mark\n\n  text # mark\n\n# mark 2\nb: 1\n", "6:1 about 7: mark 2\n");
    assert_comments("- |2\n    # mark\n- >+ # mark\n\n- x\n", "3:6 about 3: mark\n");
    assert_comments("a: |\n  text\n # mark\nb: 1\n", "3:2 about 4: mark\n");
}

static void test_documents(void **state) {
    (void)state;
    assert_comments("# mark 1\n--- # mark 2\na: 1\n... # mark 3\n# mark 4\n---\nb: 2 # mark 5\n",
                    "1:1 about 2: mark 1\n2:5 about 2: mark 2\n4:5 about 4: mark 3\n5:1 about 6: mark 4\n"
                    "7:6 about 7: mark 5\n");
    assert_comments("%YAML 1.2\n# mark\n---\na: 1\n", "2:1 about 3: mark\n");
}

static void test_places_in_other_texts(void **state) {
    (void)state;
    assert_comments("a: \xC3\xBC\xE2\x82\xAC # mark \xC3\xBC\n", "1:7 about 1: mark \xC3\xBC\n");
    assert_comments("\xEF\xBB\xBF# mark\na: 1 # mark\n", "1:1 about 2: mark\n2:6 about 2: mark\n");
    assert_comments("a: 1 # mark\r\n# mark\r\nb: 2\r\n", "1:6 about 1: mark\n2:1 about 3: mark\n");
    assert_comments("a: 1\t# mark\nb: 2\n", "1:6 about 1: mark\n");
    size_t count;
    struct comment *comments =
        yaml_comments(&scratch, source_of(text_of("a: \xC3\xBC # mark\n")), TEXT("mark"), &count);
    assert_int_equal(count, 1);
    assert_int_equal(comments->span.start.byte, 6);
    assert_int_equal(comments->span.end.byte, 12);
    assert_int_equal(comments->span.end.column, 12);
}

/* Where it stops being YAML, what came before is still there. */
static void test_not_yaml(void **state) {
    (void)state;
    assert_comments("a: 1 # mark\nb: \"open # mark\n", "1:6 about 1: mark\n");
    assert_comments("", "");
    char *bytes = arena_alloc(&scratch, 100000);
    sl_text deep = {bytes, 100000};
    memset(bytes, '[', deep.length);
    memcpy(bytes + deep.length - 7, " # mark", 7);
    assert_string_equal(comments_string(deep), "");
}

/* Other comments than those that were asked for are none of them, and their lines count as comments. */
static void test_only_with_the_word(void **state) {
    (void)state;
    assert_comments("a: 1 # other\n", "");
    assert_comments("a: mark # other\n# mark\n# other\nb: 1\n", "2:1 about 4: mark\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_behind_and_above), TEST(test_about_nothing),      TEST(test_scalars_are_no_comments),
        TEST(test_block_scalars),    TEST(test_documents),          TEST(test_places_in_other_texts),
        TEST(test_not_yaml),         TEST(test_only_with_the_word),
    };
    return RUN(tests);
}
