/* Tests of yaml/plain.h: it gives the events that libyaml would give, or leaves the text to libyaml. */
#include "yaml/plain.h"

#include "base/buffer.h"
#include "base/file.h"
#include "samplint/limits.h"
#include "support.h"
#include "unit/plain_support.h"

static void expect(sl_text yaml, enum plain_verdict expected) {
    enum plain_verdict verdict = plain_compare(yaml);
    if (verdict != expected)
        print_error("%d instead of %d:\n%.*s\n", (int)verdict, (int)expected, TEXT_ARG(yaml));
    assert_int_equal(verdict, expected);
}

/* ---- what is read ------------------------------------------------------------------------------------------------ */

static const char *const simple[] = {
    "a: b",
    "a: b\n",
    "a:\n",
    "a:",
    "a:   \n\n",
    "# only this\na: b # and this\n#\n  # and that",
    "a: b#c\n",
    "a: b   #c\n",
    "a: #c\n  b: c\n",
    "\n\n  a: b\n  c: d\n",
    "a: b c  d \n",
    "a b : c\n",
    "a: http://x.y:80/?z#w\n",
    "a: -5\nb: -5 -x\n",
    "a: it's [not] {so} & *odd* ! | > % @ ` \"\n",
    "---\na: b\n",
    "# a\n\n---  # b\n# c\n- d\n",
    "---\n  a: b\n",
    "<<: b\n=: c\n",
    "a:\n  b:\n    c: d\n  e: f\ng: h\n",
    "a:\n  b:\n    c:\n",
    "a:\n  b:\n    c:\nd:\n",
    "a:\n    b: c\nd:\n e: f\n",
    "a:\n- b\n- c\nd: e\n",
    "a:\n  - b\n  - c\nd: e\n",
    "- a\n- b\n",
    "- a: b\n  c: d\n- e:\n    f: g\n  h:\n  - i\n  -  j\n- k\n",
    "-   a: b\n    c: d\n",
    "- a:\n  - b:\n    - c\n- d\n",
    "a: []\nb: {}\nc: [ ]\nd: { }\n",
    "a: [b, c d , 'e', \"f\"]   # g\n",
    "a: { b: c, d e : f g, h: [i, {j: k}], l: '' }\n",
    "- [a, b]\n- {c: d}\n- 'e'\n- \"f\"\n",
    "a: 'b: c # d'\nb: \"it's\"\nc: 'back\\slash'\nd: '  '\ne: ''\n",
    "a: [it's, b\"c, -1, (d)]\n",
    "\xEF\xBB\xBF# c\na: b\n",
    "\xC3\xA9t\xC3\xA9: \xE2\x82\xAC 5 # \xC3\xA4\n\xC3\xA4: ['\xF0\x9F\x98\x80', x]\n",
};

static void test_simple_texts_are_read(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(simple); i++)
        expect(text_of(simple[i]), PLAIN_SAME);
}

static void test_examples_are_read(void **state) {
    static const char *const names[] = {"complete", "misfits", "framing-missing"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        sl_text path = arena_printf(&scratch, "%s/%s/samp.yaml", EXAMPLES_FOLDER, names[i]), bytes;
        assert_int_equal(file_read(&scratch, path.bytes, SL_LIMIT_FILE_BYTES, &bytes), FILE_OK);
        expect(bytes, PLAIN_SAME);
    }
}

/* ---- what is left to libyaml ------------------------------------------------------------------------------------- */

static const char *const unusual[] = {
    /* Nothing, or no collection. */
    "",
    "\n",
    "# a\n",
    "a",
    "'a'\n",
    "[a]\n",
    "{a: b}\n",
    "a\n# b\n",
    /* Scalars over several lines. */
    "a: b\n  c\n",
    "a: b\n\n  c\n",
    "a:\n  b\n",
    "- a\n  b\n",
    "a: 'b\n  c'\n",
    "a: \"b\n  c\"\n",
    "a: |\n  b\n",
    "a: >-\n  b\n",
    "a\n: b\n",
    "a: [b,\n  c]\n",
    "a: [b\n  ]\n",
    "a: {b:\n  c}\n",
    "a: b\n # c\n d\n",
    /* Escapes, properties, markers. */
    "a: \"b\\n\"\n",
    "a: 'it''s'\n",
    "a: &b c\n",
    "a: *b\n",
    "a: !c d\n",
    "&a b: c\n",
    "a: b\n...\n",
    "--- a: b\n",
    "---a: b\n",
    "---#a\nb: c\n",
    "----\na: b\n",
    "---\n",
    "---\n---\na: b\n",
    "---\n...\n",
    "---\n  - \n",
    "... : a\n",
    "%YAML 1.2\n---\na: b\n",
    "? a\n: b\n",
    "'a': b\n",
    "\"a\": b\n",
    "[a]: b\n",
    "- 'a': b\n",
    "- [a]: b\n",
    "a: b\n---\nc: d\n",
    /* Tabs and carriage returns. */
    "a:\tb\n",
    "a: b\tc\n",
    "a: b\t# c\n",
    "\ta: b\n",
    "a: b\n\t\nc: d\n",
    "a: b\r\n",
    "a: b # c\rd: e\n",
    "a: 'b\tc'\n",
    /* Flow collections beyond the simple ones. */
    "a: [b: c]\n",
    "a: {b}\n",
    "a: {b: }\n",
    "a: {b: , c: d}\n",
    "a: [b, ]\n",
    "a: [, b]\n",
    "a: [b c: d]\n",
    "a: {b:c}\n",
    "a: [b #c]\n",
    "a: [b#c]\n",
    "a: [b?]\n",
    "a: {'b': c}\n",
    "a: {\"b\":c}\n",
    "a: {b: c: d}\n",
    "a: [[b]\n",
    "a: [b}\n",
    "a: [-]\n",
    "a: [b] c\n",
    "a: [b]#c\n",
    "a: [b",
    "a: {b: [c",
    "a: [b]]\n",
    /* Collections nested in one line. */
    "- - a\n",
    "-\n  a: b\n",
    "-\n",
    "- \n",
    "- # a\n  b\n",
    "a: - b\n",
    /* Errors. */
    "a: b: c\n",
    "a: b:\n",
    "a: b\n c: d\n",
    "a:\n  b: c\n d: e\n",
    "a: b\n- c\n",
    "- a\nb: c\n",
    "  a: b\nc: d\n",
    "a: 'b' c\n",
    "a: 'b'#c\n",
    "a: 'b\n",
    "a: \"b\n",
    "a: @b\n",
    "a: `b\n",
    "a: %b\n",
    "a: ,b\n",
    "a: ]\n",
    "a: b\nc\n",
    "a: b\nc\nd: e\n",
    "a:\n- b\n c: d\n",
    "a: ''b\n",
    "a: 'b':\n",
    "a: -\n",
    "a: ?\n",
    "a: ? b\n",
    "a: : b\n",
    /* Bytes that are not text. */
    "a: \xFF\n",
    "a: \x01\n",
    "a: b\xC2\x85"
    "c: d\n",
    "a: b # \xE2\x80\xA8"
    "c: d\n",
};

static void test_unusual_texts_are_left(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT_OF(unusual); i++)
        expect(text_of(unusual[i]), PLAIN_LEFT);
}

static sl_text repeated(const char *before, const char *part, size_t count, const char *behind) {
    size_t length = strlen(part);
    char *parts = arena_array(&scratch, count, length);
    for (size_t i = 0; i < count; i++)
        memcpy(parts + i * length, part, length);
    return arena_join(&scratch, arena_join(&scratch, text_of(before), "", (sl_text){parts, count * length}), "",
                      text_of(behind));
}

static void test_long_keys(void **state) {
    (void)state;
    expect(repeated("", "k", 1000, ": v\n"), PLAIN_SAME);
    expect(repeated("", "k", 1001, ": v\n"), PLAIN_LEFT);
    expect(repeated("a: {", "k", 1001, ": v}\n"), PLAIN_LEFT);
    expect(repeated("a: ", "v", 5000, "\n"), PLAIN_SAME);
    expect(repeated("- ", "v", 5000, "\n"), PLAIN_SAME);
    expect(repeated("- [a, ", "v", 5000, "]\n"), PLAIN_SAME);
}

static void test_depth(void **state) {
    (void)state;
    sl_text open = repeated("a: ", "[", SL_LIMIT_DEPTH - 1, "");
    expect(arena_join(&scratch, open, "", repeated("", "]", SL_LIMIT_DEPTH - 1, "\n")), PLAIN_SAME);
    open = repeated("a: ", "[", SL_LIMIT_DEPTH, "");
    expect(arena_join(&scratch, open, "", repeated("", "]", SL_LIMIT_DEPTH, "\n")), PLAIN_LEFT);
    expect(repeated("a: ", "[", 100000, "\n"), PLAIN_LEFT);
}

static bool stop(void *context, const yaml_event_t *event) {
    size_t *left = context;
    (void)event;
    return (*left)-- > 0;
}

static void test_stops_where_it_is_told_to(void **state) {
    (void)state;
    sl_text yaml = TEXT("a: [b, {c: d}]\ne:\n- f: g\n  h:\ni: 'j'\n");
    size_t events = 0, left = SIZE_MAX;
    assert_true(plain_read(yaml, 0, true, stop, &left));
    events = SIZE_MAX - left;
    assert_int_equal(events, 23);
    for (size_t i = 0; i < events; i++) {
        left = i;
        assert_false(plain_read(yaml, 0, true, stop, &left));
        assert_int_equal(left, SIZE_MAX); /* it was not called again */
    }
}

/* ---- texts made up ----------------------------------------------------------------------------------------------- */

enum { RUNS = 8000, MOST_PIECES = 24, MOST_CHANGES = 3 };

static uint64_t chance_state;

static size_t chance(size_t below) {
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(chance_state >> 33) % below;
}

/* Pieces with a meaning in YAML; common ones occur more than once. */
static const char *const pieces[] = {
    "a: ",
    "b: c\n",
    "d:\n",
    "  ",
    "    ",
    "  e: f\n",
    "  g:\n",
    "- h\n",
    "- i: j\n",
    "  - k\n",
    "a: ",
    "b: c\n",
    "d:\n",
    "- ",
    "\n",
    "\n",
    " ",
    " ",
    "x",
    "y z",
    ":",
    "#",
    " # l\n",
    "- [m, n]\n",
    "o: {p: q, r: s}\n",
    "t: 'u'\n",
    "v: \"w\"\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    "\"",
    "''",
    "\\",
    "&x ",
    "*x",
    "!t ",
    "|\n",
    ">\n",
    "? ",
    "-",
    "--- ",
    "...",
    "%",
    "@",
    "`",
    "\t",
    "\r",
    "\r\n",
    "\xC3\xA9",
    "\xE2\x82\xAC",
    "\xC2\xA0",
    "\xC2\x85",
    "5",
    "-1",
    "~",
    "<<: ",
    ".",
    "?",
    "=",
    "\xEF\xBB\xBF",
};

static const char *piece(void) {
    return pieces[chance(COUNT_OF(pieces))];
}

/* Compares a generated text. Returns whether it was read. */
static bool try(sl_text yaml) {
    enum plain_verdict verdict = plain_compare(yaml);
    if (verdict == PLAIN_DIFFERENT)
        print_error("read in another way than libyaml does:\n%.*s\n", TEXT_ARG(yaml));
    assert_int_not_equal(verdict, PLAIN_DIFFERENT);
    return verdict == PLAIN_SAME;
}

static void test_texts_of_pieces(void **state) {
    (void)state;
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    size_t read = 0;
    chance_state = 1;
    for (size_t run = 0; run < RUNS; run++) {
        buffer_clear(&buffer);
        for (size_t left = 1 + chance(MOST_PIECES); left > 0; left--)
            buffer_append(&buffer, text_of(piece()));
        read += try(buffer_text(&buffer));
    }
    buffer_free(&buffer);
    assert_true(read > RUNS / 40);
}

/* A simple text with some of its bytes replaced by pieces, or pieces put between them. */
static void spoil(struct buffer *buffer) {
    sl_text from = text_of(simple[chance(COUNT_OF(simple))]), more = text_of(simple[chance(COUNT_OF(simple))]);
    buffer_clear(buffer);
    buffer_append(buffer, from);
    buffer_append(buffer, chance(2) ? more : TEXT(""));
    for (size_t left = 1 + chance(MOST_CHANGES); left > 0; left--) {
        size_t at = chance(buffer->length + 1), gone = at < buffer->length ? chance(2) : 0;
        sl_text rest = arena_copy(&scratch, (sl_text){buffer->bytes + at + gone, buffer->length - at - gone});
        buffer->length = at;
        buffer_append(buffer, chance(4) ? text_of(piece()) : TEXT(""));
        buffer_append(buffer, rest);
    }
}

static void test_spoiled_texts(void **state) {
    (void)state;
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    size_t read = 0;
    chance_state = 2;
    for (size_t run = 0; run < RUNS; run++) {
        spoil(&buffer);
        read += try(buffer_text(&buffer));
        arena_clear(&scratch);
    }
    buffer_free(&buffer);
    assert_true(read > RUNS / 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_simple_texts_are_read),
        TEST(test_examples_are_read),
        TEST(test_unusual_texts_are_left),
        TEST(test_long_keys),
        TEST(test_depth),
        TEST(test_stops_where_it_is_told_to),
        TEST(test_texts_of_pieces),
        TEST(test_spoiled_texts),
    };
    return RUN(tests);
}
