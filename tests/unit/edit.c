/* Tests of yaml/edit/edit.h: edits of many layouts. */
#include "base/buffer.h"
#include "unit/edit_support.h"

/* ---- one value for another --------------------------------------------------------------------------------------- */

static void test_words(void **state) {
    (void)state;
    assert_edited("a: one\nb: two\n", "a=three", "a: three\nb: two\n");
    assert_edited("a:    one\n", "a=two words", "a:    two words\n");
    assert_edited("a:\n  one\n", "a=two", "a:\n  two\n");
    assert_edited("a: plain on\n   two lines\nb: 1\n", "a=one", "a: one\nb: 1\n");
    assert_edited("{\"a\":\"one\",\"b\":1}\n", "a=two", "{\"a\":\"two\",\"b\":1}\n");
    assert_edited("? a\n: one\n", "a=two", "? a\n: two\n");
}

static void test_numbers_and_truth(void **state) {
    (void)state;
    assert_edited("a: 1\nb: true\n", "a=#-12;b=?false", "a: -12\nb: false\n");
    assert_edited("a: 'one'\nb: \"two\"\n", "a=#3;b=?true", "a: 3\nb: true\n");
    assert_edited("a: one\n", "a=#-9223372036854775808", "a: -9223372036854775808\n");
}

static void test_quotes_stay(void **state) {
    (void)state;
    assert_edited("a: 'one'\nb: \"one\"\nc: one\n", "a=two;b=two;c=two", "a: 'two'\nb: \"two\"\nc: two\n");
    assert_edited("a: 'one'\nb: \"one\"\n", "a=it's;b=say \"so\"", "a: 'it''s'\nb: \"say \\\"so\\\"\"\n");
    assert_edited("a: 'on\n  two lines'\n", "a=one", "a: 'one'\n");
}

static void test_quotes_come_where_they_must(void **state) {
    (void)state;
    assert_edited("a: one\n", "a=b: c", "a: \"b: c\"\n");
    assert_edited("a: one\n", "a=b:c", "a: b:c\n");
    assert_edited("a: one\n", "a=12", "a: \"12\"\n");
    assert_edited("a: one\n", "a=null", "a: \"null\"\n");
    assert_edited("a: one\n", "a=off", "a: \"off\"\n");
    assert_edited("a: one\n", "a=b, c", "a: b, c\n");
    assert_edited("{a: one}\n", "a=b, c", "{a: \"b, c\"}\n");
    assert_edited("a: 'one'\n", "a=two\nlines", "a: \"two\\nlines\"\n");
    assert_edited("a: one\n", "a=", "a: \"\"\n");
    assert_edited("a: one\n", "a=\xC3\xA9t\xC3\xA9", "a: \xC3\xA9t\xC3\xA9\n");
    assert_edited("a: 'one'\n", "a=\xEF\xBB\xBF", "a: \"\\ufeff\"\n");
}

static void test_what_is_so_already_stays(void **state) {
    const char *yaml = "a: 'one'\nb: 0x10\nc: True\nd: [x, x-u]\ne: true\nf: ~\n";
    (void)state;
    assert_edited(yaml, "a=one;b=#16;c=?true;d=[x-u x];e=true;f=-;g=-", yaml);
}

static void test_block_texts(void **state) {
    (void)state;
    assert_edited("a: |\n  one\n  two\nb: 1\n", "a=x", "a: x\nb: 1\n");
    assert_edited("a: >-  # why\n  one\n\n  two\n\n# b\nb: 1\n", "a=x", "a: x   # why\n\n# b\nb: 1\n");
    assert_edited("a: |\nb: 1\n", "a=x", "a: x\nb: 1\n");
    assert_edited("a: |+\n\n\nb: 1\n", "a=x", "a: x\nb: 1\n");
    assert_edited("a:\n  b: |\n    text", "a.b=x", "a:\n  b: x");
}

static void test_tags_go_and_anchors_stay(void **state) {
    (void)state;
    assert_edited("a: !!str one\n", "a=?true", "a: true\n");
    assert_edited("a: &n one\n", "a=two", "a: &n two\n");
    assert_edited("a: !!str &n one # why\n", "a=two", "a: &n two       # why\n");
    assert_edited("a: &n\nb: !!null\n", "a=x;b=u", "a: &n x\nb: u\n");
}

/* ---- comments ---------------------------------------------------------------------------------------------------- */

static void test_comments_stay_in_their_column(void **state) {
    (void)state;
    assert_edited("a: one    # why\n", "a=three", "a: three  # why\n");
    assert_edited("a: three  # why\n", "a=one", "a: one    # why\n");
    assert_edited("a: one # why\n", "a=much longer", "a: much longer # why\n");
    assert_edited("a: \xC3\xA9t\xC3\xA9   # why\n", "a=x", "a: x     # why\n");
    assert_edited("a: one\t# why\n", "a=three", "a: three\t# why\n");
    assert_edited("a: one \t\nb: 1\n", "a=two", "a: two \t\nb: 1\n");
    assert_edited("a:       # why\n", "a=one", "a: one   # why\n");
}

static void test_comments_behind_brackets(void **state) {
    (void)state;
    assert_edited("a: [x, u]    # why\n", "a=[x]", "a: [x]       # why\n");
    assert_edited("a: {b: 1, c: 2}  # why\n", "a.b=#10;a.c=#20", "a: {b: 10, c: 20} # why\n");
    assert_edited("a: {b: [x]}     # why\n", "a.b=[x u]", "a: {b: [x, u]}  # why\n");
    assert_edited("a: {b: {c: 1} , d: 2}   # why\n", "a.b.c=-", "a: {b: {} , d: 2}       # why\n");
    assert_edited("a: {\n  b: one,   # b\n  c: two    # c\n}\n", "a.b=three;a.c=x",
                  "a: {\n  b: three, # b\n  c: x      # c\n}\n");
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static void test_lists_in_brackets(void **state) {
    (void)state;
    assert_edited("a: [x, u, z]\n", "a=[x z]", "a: [x, z]\n");
    assert_edited("a: [x, u, z]\n", "a=[z]", "a: [z]\n");
    assert_edited("a: [x, u, z]\n", "a=[x]", "a: [x]\n");
    assert_edited("a: [x, u]\n", "a=[]", "a: []\n");
    assert_edited("a: [ x, u ]\n", "a=[z]", "a: [ z ]\n");
    assert_edited("a: []\n", "a=[x u]", "a: [x, u]\n");
    assert_edited("a: [ ]\n", "a=[x]", "a: [ x ]\n");
    assert_edited("a: [x,]\n", "a=[x u]", "a: [x, u,]\n");
    assert_edited("a: ['x', \"u\"]\n", "a=[u z]", "a: [\"u\", 'z']\n");
    assert_edited("a: [x, x, u]\n", "a=[x]", "a: [x]\n");
    assert_edited("a: [x, [u], {z: 1}]\n", "a=[x]", "a: [x]\n");
}

static void test_lists_in_brackets_on_lines(void **state) {
    const char *yaml = "a: [\n  x,   # x\n  u,   # u\n  z    # z\n]  # a\n";
    (void)state;
    assert_edited(yaml, "a=[x z]", "a: [\n  x,   # x\n  z    # z\n]  # a\n");
    assert_edited(yaml, "a=[x u]", "a: [\n  x,   # x\n  u,   # u\n]  # a\n");
    assert_edited(yaml, "a=[x u z new]", "a: [\n  x,   # x\n  u,   # u\n  z,   # z\n  new\n]  # a\n");
    assert_edited(yaml, "a=[u new]", "a: [\n  u,   # u\n  new\n]  # a\n");
    assert_edited(yaml, "a=[]", "a: [\n]  # a\n");
    assert_edited(yaml, "a=[v w]", "a: [\n  v,\n  w\n]  # a\n");
    assert_edited("a: [v, w, # why\n  x]\n", "a=[x]", "a: [      # why\n  x]\n");
    assert_edited("a: [\n  x,\n]\n", "a=[x u]", "a: [\n  x,\n  u,\n]\n");
    assert_edited("a: [x,\n  u]\n", "a=[x u z]", "a: [x,\n  u, z]\n");
    assert_edited("a: [v, w, # why\n  x, u]\n", "a=[v x]", "a: [v,    # why\n  x]\n");
    assert_edited("a: [ # none yet\n]\n", "a=[x]", "a: [x # none yet\n]\n");
}

static void test_lists_on_lines(void **state) {
    const char *yaml = "a:   # list\n  # first\n  - x  # one\n  - u  # two\n\n  # then\n  - z\nb: 1\n";
    (void)state;
    assert_edited(yaml, "a=[x z]", "a:   # list\n  # first\n  - x  # one\n\n  # then\n  - z\nb: 1\n");
    assert_edited(yaml, "a=[z u x w]",
                  "a:   # list\n  # first\n  - x  # one\n  - u  # two\n\n  # then\n  - z\n  - w\nb: 1\n");
    assert_edited(yaml, "a=[w]", "a:   # list\n  # first\n\n  # then\n  - w\nb: 1\n");
    assert_edited("a:\n- x\nb: 1\n", "a=[x u]", "a:\n- x\n- u\nb: 1\n");
    assert_edited("a:\n  -   'x'\n", "a=[x u]", "a:\n  -   'x'\n  -   'u'\n");
    assert_edited("a:\n  -\n    x\n", "a=[x u]", "a:\n  -\n    x\n  - u\n");
    assert_edited("a:\n  - x   # one\n        # goes on\n# b\nb: 1\n", "a=[x u]",
                  "a:\n  - x   # one\n        # goes on\n  - u\n# b\nb: 1\n");
    assert_edited("a:\n  - x\n  -\n  - on two\n    lines\n  - u\n", "a=[x u]", "a:\n  - x\n  - u\n");
}

static void test_lists_that_end_or_begin(void **state) {
    (void)state;
    assert_edited("a:   # why\n  - x\n  # u comes later\n  - z  # z\nb: 1\n", "a=[]", "a: [] # why\nb: 1\n");
    assert_edited("a:\n  - x", "a=[]", "a: []");
    assert_edited("a: &n\n  - x\n", "a=[]", "a: &n []\n");
    assert_edited("a: x\n", "a=[u]", "a: [u]\n");
    assert_edited("a:\n  - x\n", "a=u", "a: u\n");
    assert_edited("a: [x, u]\n", "a=u", "a: u\n");
    assert_edited("a:\n", "a=[x u]", "a: [x, u]\n");
}

/* ---- keys that come ---------------------------------------------------------------------------------------------- */

static void test_keys_with_nothing(void **state) {
    (void)state;
    assert_edited("a:\nb: ~\nc: null  # why\n", "a=x;b=u;c=z", "a: x\nb: u\nc: z     # why\n");
    assert_edited("a:", "a=x", "a: x");
    assert_edited("a: \n", "a=x", "a: x \n");
    assert_edited("{a: , b: }\n", "a=x;b=u", "{a: x , b: u }\n");
    assert_edited("{a, b}\n", "a=x;b=#1", "{a: x, b: 1}\n");
    assert_edited("a:  # why\nb: 1\n", "a.c=x;a.d=[u]", "a:  # why\n  c: x\n  d: [u]\nb: 1\n");
    assert_edited("a: ~\n", "a.c=x", "a: {c: x}\n");
    assert_edited("a: {}\n", "a.c=x", "a: {c: x}\n");
    assert_edited("? a\n? b\n", "a=x", "(a=x: the key in line 1 has no \":\" to put a value after)\n? a\n? b\n");
}

static void test_new_keys_on_lines(void **state) {
    (void)state;
    assert_edited("a:\n    b: 1\n\nc: 2\n", "a.d=x", "a:\n    b: 1\n    d: x\n\nc: 2\n");
    assert_edited("a:\n  b:\n    - x\n  # the rest\nc: 2\n", "a.d=x",
                  "a:\n  b:\n    - x\n  d: x\n  # the rest\nc: 2\n");
    assert_edited("a: 1     # one\n         # two\n# three\n", "b=x",
                  "a: 1     # one\n         # two\nb: x\n# three\n");
    assert_edited("a:\n  b: |\n    text\n\nc: 2\n", "a.d=x", "a:\n  b: |\n    text\n  d: x\n\nc: 2\n");
    assert_edited("a:\n  b: |+\n    text\n\nc: 2\n", "a.d=x", "a:\n  b: |+\n    text\n\n  d: x\nc: 2\n");
    assert_edited("a: 1\n...\n", "b=x", "a: 1\nb: x\n...\n");
    assert_edited("a: {b: 1,\n  c: 2}\n", "d=x", "a: {b: 1,\n  c: 2}\nd: x\n");
    assert_edited("? a\n: 1\n? [b]\n: 2\n", "d=x", "? a\n: 1\n? [b]\n: 2\nd: x\n");
    assert_edited("'a': 1\n", "b=x", "'a': 1\n'b': x\n");
    assert_edited("a: 1\n", "on=x;b c=u", "a: 1\n\"on\": x\nb c: u\n");
}

static void test_new_keys_between_braces(void **state) {
    (void)state;
    assert_edited("a: {b: 1}\n", "a.c=x;a.d=[u z]", "a: {b: 1, c: x, d: [u, z]}\n");
    assert_edited("a: { b: 1 }\n", "a.c.d=x;a.c.e=u", "a: { b: 1, c: { d: x, e: u } }\n");
    assert_edited("a: {}\nb: { c: 1 }\n", "a.d=x", "a: {d: x}\nb: { c: 1 }\n");
    assert_edited("a: { }\n", "a.d=x", "a: { d: x }\n");
    assert_edited("{\"a\":1}\n", "b=x;c=#1", "{\"a\":1, \"b\": \"x\", \"c\": 1}\n");
    assert_edited("{a: }\n", "b=x", "{a: , b: x}\n");
    assert_edited("{\n  a:   # a\n}\n", "b=x", "{\n  a: , # a\n  b: x\n}\n");
    assert_edited("{\n  a: # a\n}\n", "a=x;b=x", "{\n  a: x , # a\n  b: x\n}\n");
    assert_edited("a: {\n  b: 1, # b\n  c: 2  # c\n}\n", "a.d=x", "a: {\n  b: 1, # b\n  c: 2, # c\n  d: x\n}\n");
    assert_edited("a: {\n  b: 1,\n}\n", "a.d=x", "a: {\n  b: 1,\n  d: x,\n}\n");
}

static void test_new_groups(void **state) {
    (void)state;
    assert_edited("a:\n   b: 1\n", "c.d.e=x;c.d.f=#1;c.g=?true;a.h.i=u",
                  "a:\n   b: 1\n   h:\n      i: u\nc:\n   d:\n      e: x\n      f: 1\n   g: true\n");
    assert_edited("a:\n  b:\n  - x\n", "c.d=[u z];c.e=[]", "a:\n  b:\n  - x\nc:\n  d:\n  - u\n  - z\n  e: []\n");
    assert_edited("a:\n  b:\n      - x\n", "c=[u]", "a:\n  b:\n      - x\nc:\n    - u\n");
    assert_edited("a: [x]\n", "c=[u z]", "a: [x]\nc: [u, z]\n");
    assert_edited("a: 1\n", "b.c=-;d=-", "a: 1\n");
}

/* A new entry gets an empty line above it if its siblings have one. */
static void test_new_keys_stand_apart(void **state) {
    (void)state;
    assert_edited("a: 1\n\nb: 2\n", "c=x;d=u", "a: 1\n\nb: 2\n\nc: x\n\nd: u\n");
    assert_edited("a: 1\n\n# b\nb: 2\n\n\n", "c=x", "a: 1\n\n# b\nb: 2\n\nc: x\n\n\n");
    assert_edited("a: 1\n# b\nb: 2\n", "c=x", "a: 1\n# b\nb: 2\nc: x\n");
}

/* ---- keys that go ------------------------------------------------------------------------------------------------ */

static void test_keys_go(void **state) {
    (void)state;
    assert_edited("a: 1  # a\n# b\nb: 2\n", "a=-", "# b\nb: 2\n");
    assert_edited("a: 1\nb:\n  - x\n  # u\n  - z\n\nc: 2\n", "b=-", "a: 1\n\nc: 2\n");
    assert_edited("a: 1\nb: |\n  text\n\nc: 2\n", "b=-", "a: 1\n\nc: 2\n");
    assert_edited("a: 1\nb:\n  c: 1\n  d: 2\n", "b=-", "a: 1\n");
    assert_edited("a:\n  b: 1  # b\n  c: 2\nd: 3\n", "a.b=-;a.c=-", "a: {}\nd: 3\n");
    assert_edited("a: 1\nb: 2", "b=-", "a: 1");
    assert_edited("a: 1\n", "a=-", "{}\n");
    assert_edited("? a\n: 1\nb: 2\n", "a=-", "b: 2\n");
    assert_edited("a: 1\nb: 2\n", "a=-;b=-;c=x", "c: x\n");
    assert_edited("a:\n  b: 1\n", "a.b=-;a.c=x", "a:\n  c: x\n");
}

static void test_keys_go_from_braces(void **state) {
    (void)state;
    assert_edited("{a: 1, b: 2, c: 3}\n", "a=-", "{b: 2, c: 3}\n");
    assert_edited("{a: 1, b: 2, c: 3}\n", "b=-", "{a: 1, c: 3}\n");
    assert_edited("{a: 1, b: 2, c: 3}\n", "b=-;c=-", "{a: 1}\n");
    assert_edited("{ a: 1, b: 2 }\n", "a=-;b=-", "{}\n");
    assert_edited("{ a: 1, b: 2 }\n", "a=-;b=-;c=x", "{ c: x }\n");
    assert_edited("{ a: 1, b: 2 }\n", "b=-;c=x", "{ a: 1, c: x }\n");
    assert_edited("{\n  a: 1, # a\n  b: 2, # b\n}\n", "a=-", "{\n  b: 2, # b\n}\n");
    assert_edited("{a: 1, b: , c: 3}\n", "c=-;b=x", "{a: 1, b: x }\n");
    assert_edited("a: 1\nb: {c: {d: 1}}\n", "b.c.d=-", "a: 1\nb: {c: {}}\n");
}

/* ---- below other roots ------------------------------------------------------------------------------------------- */

static const char accounts[] = "top: 1\n"
                               "list:\n"
                               "  - name: one     # first\n"
                               "    a:\n"
                               "      b: x\n"
                               "\n"
                               "  - name: two\n"
                               "  - { name: three }\n"
                               "\n"
                               "# end\n";

static void test_items_of_lists(void **state) {
    (void)state;
    assert_edited(accounts, "list.0@a.b=u;list.0@a.c=z;list.1@a.b=x;list.2@a.b=x;top=#2",
                  "top: 2\n"
                  "list:\n"
                  "  - name: one     # first\n"
                  "    a:\n"
                  "      b: u\n"
                  "      c: z\n"
                  "\n"
                  "  - name: two\n"
                  "    a:\n"
                  "      b: x\n"
                  "  - { name: three, a: { b: x } }\n"
                  "\n"
                  "# end\n");
    assert_edited(accounts, "list.0@name=-;list.1@name=-;list.2@name=-",
                  "top: 1\n"
                  "list:\n"
                  "  -               # first\n"
                  "    a:\n"
                  "      b: x\n"
                  "\n"
                  "  - {}\n"
                  "  - {}\n"
                  "\n"
                  "# end\n");
    assert_edited("[{a: 1}, {b: 2}]  # why\n", "0@a=#10;1@b=-", "[{a: 10}, {}]     # why\n");
}

/* New text in an item precedes new text after the list. */
static void test_roots_in_each_other(void **state) {
    (void)state;
    assert_edited("list:\n  - a: 1", "b=x;list.0@c=u;d.e=z", "list:\n  - a: 1\n    c: u\nb: x\nd:\n  e: z");
    assert_edited("a:\n  b:\n    c: 1\n", "d=x;a.e=u;a.b.f=z", "a:\n  b:\n    c: 1\n    f: z\n  e: u\nd: x\n");
}

static void test_documents(void **state) {
    const char *yaml = "%YAML 1.2\n---\na: 1\n---\na: 2 # two\n---\n--- # empty\n...\n# end\n";
    (void)state;
    assert_string_equal(edited_in(yaml, 0, "a=x;b=u"),
                        "%YAML 1.2\n---\na: x\nb: u\n---\na: 2 # two\n---\n--- # empty\n...\n# end\n");
    assert_string_equal(edited_in(yaml, 1, "a=x;b=u"),
                        "%YAML 1.2\n---\na: 1\n---\na: x # two\nb: u\n---\n--- # empty\n...\n# end\n");
    assert_string_equal(edited_in(yaml, 2, "b=u"),
                        "%YAML 1.2\n---\na: 1\n---\na: 2 # two\n---\nb: u\n--- # empty\n...\n# end\n");
    assert_string_equal(edited_in(yaml, 3, "b.c=u"),
                        "%YAML 1.2\n---\na: 1\n---\na: 2 # two\n---\n--- # empty\nb:\n  c: u\n...\n# end\n");
}

static void test_a_broken_document_beside(void **state) {
    (void)state;
    assert_string_equal(edited_in("a: 1\n---\nb: {\n---\nc: 1\n", 0, "a=x"), "a: x\n---\nb: {\n---\nc: 1\n");
    assert_string_equal(edited_in("a: 1\n---\nb: {\n---\nc: 1\n", 2, "c=x"), "a: 1\n---\nb: {\n---\nc: x\n");
}

static void test_empty_documents(void **state) {
    (void)state;
    assert_edited("", "a.b=x;c=[u]", "a:\n  b: x\nc: [u]\n");
    assert_edited("# nothing", "a=x", "# nothing\na: x");
    assert_edited("\xEF\xBB\xBF", "a=x",
                  "\xEF\xBB\xBF"
                  "a: x\n");
    assert_edited("---\n", "a=x", "---\na: x\n");
    assert_edited("---", "a=x", "---\na: x");
    assert_edited("", "a=-", "");
}

/* ---- anchors ----------------------------------------------------------------------------------------------------- */

#define SHARED(name, line)                                                                                             \
    "the anchor \"&" name "\" in line " line                                                                           \
    " is also used elsewhere, and a change would apply there, too; first replace its aliases by their values"

static void test_anchors_are_not_touched(void **state) {
    (void)state;
    assert_edited("a: &n x\nb: *n\n", "a=u", "(a=u: " SHARED("n", "1") ")\na: &n x\nb: *n\n");
    assert_edited("a: &n {b: x}\nc: *n\n", "a.b=u", "(a.b=u: " SHARED("n", "1") ")\na: &n {b: x}\nc: *n\n");
    assert_edited("a: &n\n  b: x\nc:\n  <<: *n\n", "a.d=u",
                  "(a.d=u: " SHARED("n", "1") ")\na: &n\n  b: x\nc:\n  <<: *n\n");
    assert_edited("a:\n  - &n x\n  - u\nb: [*n]\n", "a=[u]",
                  "(a=[u]: " SHARED("n", "2") ")\na:\n  - &n x\n  - u\nb: [*n]\n");
    assert_edited("a:\n  - &n x\n  - u\nb: [*n]\n", "a=[x];b=[u]", "a:\n  - &n x\nb: [u]\n");
    assert_edited("a: {b: &n x}\nc: *n\n", "a=-", "(a=-: " SHARED("n", "1") ")\na: {b: &n x}\nc: *n\n");
    assert_edited("a:\n  b: &n x\nc: *n\n", "a.d=u", "a:\n  b: &n x\n  d: u\nc: *n\n");
    assert_edited("a: &n x\nb: 1\n", "a=-", "b: 1\n");
}

static void test_aliases_give_way(void **state) {
    (void)state;
    assert_edited("a: &n x\nb: *n   # why\n", "b=u", "a: &n x\nb: u    # why\n");
    assert_edited("a: &n [x]\nb: *n\n", "b=[x u]", "a: &n [x]\nb: [x, u]\n");
    assert_edited("a: &n [x, u]\nb: *n\n", "b=[u x]", "a: &n [x, u]\nb: *n\n");
    assert_edited("a: &n x\nb: [*n, z]\n", "b=[x]", "a: &n x\nb: [*n]\n");
    assert_edited("a: &n x\nb: *n\n", "b=-", "a: &n x\n");
    assert_edited("a: &n {b: x, c: u}\nd: *n\n", "d.b=z;d.e=[w];d.c=-",
                  "a: &n {b: x, c: u}\nd: {<<: *n, b: z, e: [w], c: ~}\n");
    assert_edited("a: &n\n  b: {c: 1, d: 'x', e: [~, 2]}\nf: *n  # why\n", "f.b.c=#2",
                  "a: &n\n  b: {c: 1, d: 'x', e: [~, 2]}\nf: {<<: *n, b: {c: 2, d: 'x', e: [~, 2]}} # why\n");
    assert_edited("a: &n {b: x}\nlist:\n  - *n\n  - *n\n", "list.1@b=u",
                  "a: &n {b: x}\nlist:\n  - *n\n  - {<<: *n, b: u}\n");
    assert_edited("a: &n\nb: *n\n", "b=x", "a: &n\nb: x\n");
}

static void test_beside_a_merge(void **state) {
    const char *yaml = "a: &n\n  b: x\n  c: {d: 1, e: 2}\nf:\n  <<: *n  # from a\n  g: 1\n";
    (void)state;
    assert_edited(yaml, "f.b=u", "a: &n\n  b: x\n  c: {d: 1, e: 2}\nf:\n  <<: *n  # from a\n  g: 1\n  b: u\n");
    assert_edited(yaml, "f.b=x", yaml);
    assert_edited(yaml, "f.b=-", "a: &n\n  b: x\n  c: {d: 1, e: 2}\nf:\n  <<: *n  # from a\n  g: 1\n  b: ~\n");
    assert_edited(yaml, "f.c.d=#3",
                  "a: &n\n  b: x\n  c: {d: 1, e: 2}\nf:\n  <<: *n  # from a\n  g: 1\n  c: {d: 3, e: 2}\n");
    assert_edited(yaml, "f.c.d=-", "a: &n\n  b: x\n  c: {d: 1, e: 2}\nf:\n  <<: *n  # from a\n  g: 1\n  c: {e: 2}\n");
    assert_edited("a: &n {b: x}\nf: {<<: *n}\n", "f.c=u", "a: &n {b: x}\nf: {<<: *n, c: u}\n");
    assert_edited("a: &n {b: x}\nf: { c: 1, <<: [*n] }\n", "f.b=u", "a: &n {b: x}\nf: { c: 1, b: u, <<: [*n] }\n");
    assert_edited("a: &n {b: x}\nf:\n  <<: *n\n", "f.c=u", "a: &n {b: x}\nf:\n  <<: *n\n  c: u\n");
}

/* A key of its own hides a merged one, which would come back. */
static void test_keys_that_hide_merged_ones(void **state) {
    (void)state;
    assert_edited("a: &n {b: x}\nf:\n  <<: *n\n  b: u\n", "f.b=-", "a: &n {b: x}\nf:\n  <<: *n\n  b: ~\n");
    assert_edited("a: &n {b: x}\nf:\n  <<: *n\n  b:\n    c: u\n  d: 1\n", "f.b=-",
                  "a: &n {b: x}\nf:\n  <<: *n\n  b: ~\n  d: 1\n");
    assert_edited("a: &n {b: x}\nf: {<<: *n, b: u}\n", "f.b=-", "a: &n {b: x}\nf: {<<: *n, b: ~}\n");
}

/* ---- line ends and other looks ----------------------------------------------------------------------------------- */

static void test_line_ends(void **state) {
    (void)state;
    assert_edited("a: 1\r\nb:\r\n  - x\r\n", "a=x;b=[x u];c=z", "a: x\r\nb:\r\n  - x\r\n  - u\r\nc: z\r\n");
    assert_edited("a: 1\rb: 2\r", "a=-;c=x", "b: 2\rc: x\r");
    assert_edited("a: |\r\n  text\r\nb: 1\r\n", "a=x", "a: x\r\nb: 1\r\n");
}

static void test_no_last_line_end(void **state) {
    (void)state;
    assert_edited("a: 1", "a=x;b=u", "a: x\nb: u");
    assert_edited("a:\n  - x", "a=[x u]", "a:\n  - x\n  - u");
    assert_edited("a:\n  - x\n  - u", "a=[x z];b=w", "a:\n  - x\n  - z\nb: w");
    assert_edited("a: 1\nb: 2\nc: 3", "b=-;c=-", "a: 1");
    assert_edited("a: 1\r\nb: 2 # why", "c=x", "a: 1\r\nb: 2 # why\r\nc: x");
    assert_edited("a: |-\n  text", "b=x", "a: |-\n  text\nb: x");
    assert_edited(
        "b: 1\na: |\n  text", "b=x;c=u",
        "(c=u: the last line of the file has no line end; adding one would change the text in it)\nb: x\na: |\n  text");
}

static void test_marks_and_characters(void **state) {
    (void)state;
    assert_edited("\xEF\xBB\xBF"
                  "a: 1\nb: 2\n",
                  "a=-;c=x",
                  "\xEF\xBB\xBF"
                  "b: 2\nc: x\n");
    assert_edited("\xEF\xBB\xBF"
                  "\xC3\xA4: \xC3\xB6 # \xC3\xBC\n",
                  "\xC3\xA4=x;\xE2\x82\xAC=u",
                  "\xEF\xBB\xBF"
                  "\xC3\xA4: x # \xC3\xBC\n\xE2\x82\xAC: u\n");
    assert_edited("a:\tx\t\nb: 1\n", "a=u", "a:\tu\t\nb: 1\n");
}

static void test_deep_ones(void **state) {
    struct buffer yaml = BUFFER_EMPTY(SIZE_MAX / 2), path = BUFFER_EMPTY(SIZE_MAX / 2);
    (void)state;
    for (size_t i = 0; i < 40; i++) {
        buffer_repeat(&yaml, ' ', 3 * i);
        buffer_append(&yaml, TEXT("k: # why\n"));
        buffer_append(&path, TEXT("k."));
    }
    buffer_repeat(&yaml, ' ', 3 * 40);
    buffer_append(&yaml, TEXT("k: 1\n"));
    const char *text = string_of(buffer_text(&yaml)), *way = string_of(buffer_text(&path));
    sl_text edits = arena_printf(&scratch, "%sk=x;%sl.m=u", way, way);
    buffer_free(&yaml);
    buffer_free(&path);
    sl_text expected = arena_printf(&scratch, "%.*sx\n%120sl:\n%123sm: u\n", (int)strlen(text) - 2, text, "", "");
    assert_edited(text, edits.bytes, expected.bytes);
}

/* ---- refusals ---------------------------------------------------------------------------------------------------- */

static void test_misfits(void **state) {
    (void)state;
    assert_edited("a:\n  b: 1\nc: x\n", "a=u;c.d=z;c=w",
                  "(a=u: \"a\" is a mapping in line 2)\n"
                  "(c.d=z: \"c\" is no mapping in line 3)\n"
                  "(c=w: \"c\" is changed twice)\n"
                  "a:\n  b: 1\nc: x\n");
    assert_edited("a: {b: [x]}\n", "a.b.c=u;a.d=z", "(a.b.c=u: \"b\" is no mapping in line 1)\na: {b: [x], d: z}\n");
    assert_edited("[a]\n", "b=x", "(b=x: the value there is not a mapping)\n[a]\n");
    assert_edited("~\n", "b=x", "(b=x: the value there is not a mapping)\n~\n");
}

static void test_twice(void **state) {
    (void)state;
    assert_edited("a: 1\n", "a=x;a=u", "(a=u: \"a\" is changed twice)\na: x\n");
    assert_edited("a: 1\n", "b.c=x;b=u;b.c.d=z",
                  "(b=u: \"b\" is changed twice)\n(b.c.d=z: \"c\" is changed twice)\na: 1\nb:\n  c: x\n");
}

static void test_broken_documents(void **state) {
    (void)state;
    assert_edited("a: 1\na: 2\n", "a=x", "(a=x: the document has errors; correct them first)\na: 1\na: 2\n");
    assert_edited("a: {\n", "a=x", "(a=x: the document has errors; correct them first)\na: {\n");
}

/* An error that only reading back detects: a comment would become a part of a text. */
static void test_what_would_not_read_back(void **state) {
    const char *yaml = "a: |\n  text\nb: 1\n  # about b\nc: 2\n";
    (void)state;
    assert_edited(yaml, "b=-;c=x",
                  "(b=-: this text cannot be edited safely: it would not read back with the new values)\n"
                  "(c=x: this text cannot be edited safely: it would not read back with the new values)\n"
                  "a: |\n  text\nb: 1\n  # about b\nc: 2\n");
}

static void test_long_copies(void **state) {
    struct buffer yaml = BUFFER_EMPTY(SIZE_MAX / 2);
    (void)state;
    buffer_append(&yaml, TEXT("a: &n {b: {"));
    for (size_t i = 0; i < 1000; i++)
        buffer_append(&yaml, arena_printf(&scratch, "k%zu: 1, ", i));
    buffer_append(&yaml, TEXT("}}\nc: {<<: *n}\nd: *n\n"));
    const char *text = string_of(buffer_text(&yaml));
    buffer_free(&yaml);
    sl_text expected =
        arena_printf(&scratch,
                     "(c.b.k1=x: the values that a \"<<\" or an alias brings here are too long to be written out)\n"
                     "(d.b.k1=x: the values that a \"<<\" or an alias brings here are too long to be written out)\n%s",
                     text);
    assert_edited(text, "c.b.k1=x;d.b.k1=x", expected.bytes);
}

/* Aliases of aliases make a document that is far deeper than its text. */
static void test_deep_aliases(void **state) {
    enum { LEVELS = 40, BRACKETS = 50 };
    struct buffer yaml = BUFFER_EMPTY(SIZE_MAX / 2);
    (void)state;
    buffer_append(&yaml, TEXT("a: 1\nk0: &n0 x\n"));
    for (size_t i = 1; i < LEVELS; i++) {
        buffer_append(&yaml, arena_printf(&scratch, "k%zu: &n%zu ", i, i));
        buffer_repeat(&yaml, '[', BRACKETS);
        buffer_append(&yaml, arena_printf(&scratch, "*n%zu", i - 1));
        buffer_repeat(&yaml, ']', BRACKETS);
        buffer_append(&yaml, TEXT("\n"));
    }
    const char *text = string_of(buffer_text(&yaml));
    buffer_free(&yaml);
    sl_text expected = arena_printf(
        &scratch, "(a=x: this text cannot be edited safely: it would not read back with the new values)\n%s", text);
    assert_edited(text, "a=x", expected.bytes);
}

static void test_no_keys_and_bad_bytes(void **state) {
    struct document *document = read_one("a: 1\n");
    sl_text key = TEXT("a"), bytes, bad = TEXT("\xFF");
    struct edit edits[] = {{.kind = EDIT_REMOVE},
                           {.keys = &key, .key_count = 1, .kind = EDIT_WORD, .word = bad},
                           {.keys = &bad, .key_count = 1, .kind = EDIT_REMOVE},
                           {.keys = &key, .key_count = 1, .kind = EDIT_LIST, .words = &bad, .word_count = 1}};
    (void)state;
    assert_false(yaml_edit(&scratch, document, edits, 4, &bytes));
    assert_text(edits[0].refusal, "no key is named");
    for (size_t i = 1; i < 4; i++)
        assert_text(edits[i].refusal, "the new value is not UTF-8");
    assert_text(bytes, "a: 1\n");
}

static void test_no_edits(void **state) {
    sl_text bytes;
    (void)state;
    assert_true(yaml_edit(&scratch, read_one("a: 1"), NULL, 0, &bytes));
    assert_text(bytes, "a: 1");
}

static void test_without_memory(void **state) {
    struct document *document = read_one("a: 1\n");
    struct arena full = {.failed = true};
    struct edit edit = read_edit(document, TEXT("a=x"));
    sl_text bytes = TEXT("old");
    (void)state;
    assert_false(yaml_edit(&full, document, &edit, 1, &bytes));
    assert_int_equal(bytes.length, 0);
}

/* ---- every word can be said -------------------------------------------------------------------------------------- */

/* All texts of up to three of these characters, in every style and place. */
static void test_all_words_read_back(void **state) {
    static const char *const parts[] = {"",  "a", " ",  "\n", ":", "#", "'", "\"", ",", "[", "}", "-",
                                        "?", "1", "\\", "\t", "&", "*", "!", "%",  "@", "~", ".", "\xC3\xA9"};
    static const char *const layouts[] = {"k: x # c\n",    "k: 'x'\n",  "k: \"x\"\n", "{k: x, l: 1}\n",
                                          "{\"k\":'x'}\n", "k:\n- x\n", "k: ['x']\n", "k:\n"};
    size_t count = COUNT_OF(parts), made = 0;
    (void)state;
    for (size_t i = 0; i < count * count * count; i++) {
        sl_text word =
            arena_printf(&scratch, "%s%s%s", parts[i % count], parts[i / count % count], parts[i / count / count]);
        const char *layout = layouts[made++ % COUNT_OF(layouts)];
        bool list = strchr(layout, '[') || strchr(layout, '-');
        struct document *document = read_one(layout);
        sl_text key = TEXT("k"), bytes;
        struct edit edit = {.keys = &key, .key_count = 1, .kind = EDIT_WORD, .word = word};
        if (list) {
            edit.kind = EDIT_LIST;
            edit.words = &word;
            edit.word_count = 1;
        }
        if (!yaml_edit(&scratch, document, &edit, 1, &bytes))
            fail_msg("<%s> in %s: %s", string_of(word), layout, string_of(edit.refusal));
        const struct node *node = node_at(read_one(string_of(bytes)), list ? "k.0" : "k");
        assert_text(node->text, string_of(word));
        assert_int_equal(scalar_resolve(node).type, SCALAR_TEXT);
        arena_free(&scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_words),
        TEST(test_numbers_and_truth),
        TEST(test_quotes_stay),
        TEST(test_quotes_come_where_they_must),
        TEST(test_what_is_so_already_stays),
        TEST(test_block_texts),
        TEST(test_tags_go_and_anchors_stay),
        TEST(test_comments_stay_in_their_column),
        TEST(test_comments_behind_brackets),
        TEST(test_lists_in_brackets),
        TEST(test_lists_in_brackets_on_lines),
        TEST(test_lists_on_lines),
        TEST(test_lists_that_end_or_begin),
        TEST(test_keys_with_nothing),
        TEST(test_new_keys_on_lines),
        TEST(test_new_keys_between_braces),
        TEST(test_new_groups),
        TEST(test_new_keys_stand_apart),
        TEST(test_keys_go),
        TEST(test_keys_go_from_braces),
        TEST(test_items_of_lists),
        TEST(test_roots_in_each_other),
        TEST(test_documents),
        TEST(test_a_broken_document_beside),
        TEST(test_empty_documents),
        TEST(test_anchors_are_not_touched),
        TEST(test_aliases_give_way),
        TEST(test_beside_a_merge),
        TEST(test_keys_that_hide_merged_ones),
        TEST(test_line_ends),
        TEST(test_no_last_line_end),
        TEST(test_marks_and_characters),
        TEST(test_deep_ones),
        TEST(test_misfits),
        TEST(test_twice),
        TEST(test_broken_documents),
        TEST(test_what_would_not_read_back),
        TEST(test_long_copies),
        TEST(test_deep_aliases),
        TEST(test_no_keys_and_bad_bytes),
        TEST(test_no_edits),
        TEST(test_without_memory),
        TEST(test_all_words_read_back),
    };
    return RUN(tests);
}
