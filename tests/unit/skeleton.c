/* skeleton.c - tests of generated rules and programs, with a vocabulary that is not the built-in one. */
#include "lua_support.h"

#include <jansson.h>
#include <lauxlib.h>

#include "base/buffer.h"

static bool take(void *context, const char *bytes, size_t length) {
    buffer_append(context, (sl_text){bytes, length});
    return true;
}

static sl_checker *open_bicycles(void) {
    sl_checker *checker = sl_checker_new();
    assert_non_null(checker);
    assert_int_equal(sl_load_vocabulary(checker, text("bicycles.lua"), text(bicycles)), SL_OK);
    return checker;
}

static void load_new_rule(sl_checker *checker, const sl_new_rule *rule) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    char *name = print("%.*s.lua", (int)rule->id.length, rule->id.bytes);
    assert_null(sl_new_rule_fault(sl_get_vocabulary(checker), rule));
    assert_int_equal(sl_write_new_rule(&options, sl_get_vocabulary(checker), rule), SL_OK);
    if (sl_load_rule(checker, text(name), buffer_text(&buffer)) != SL_OK) {
        size_t count;
        const sl_finding *problems = sl_get_problems(checker, &count);
        fail_msg("%s: %s\n%s", name, count ? shown(problems[0].message) : "", shown(buffer_text(&buffer)));
    }
    buffer_free(&buffer);
    free(name);
}

static void test_rules_of_each_kind_pass_their_tests(void **state) {
    (void)state;
    sl_checker *checker = open_bicycles();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    static const char *const ids[] = {"P-1", "T-1", "F-1", "P-2", "T-2", "F-2", "P-3", "T-3", "F-3"};
    static const sl_rule_kind kinds[] = {SL_RULE_PRACTICE, SL_RULE_THEME, SL_RULE_FIT};
    sl_test_run *run;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const sl_element *elements[] = {&vocabulary->elements[i / 3], &vocabulary->elements[(i / 3 + 1) % 3]};
        load_new_rule(checker, &(sl_new_rule){text(ids[i]), kinds[i % 3], elements, i % 3 == 2 ? 2 : 1});
    }
    load_new_rule(checker, &(sl_new_rule){.id = text("F-4"), .kind = SL_RULE_FIT});
    assert_int_equal(sl_run_tests(checker, &(sl_test_options){.coverage = true}, &run), SL_OK);
    assert_int_equal(run->rules, 10);
    assert_int_equal(run->failed, 0);
    assert_int_equal(sl_test_run_score(run, SL_SCORE_LINES), 100);
    sl_test_run_free(run);
    sl_checker_free(checker);
}

static void test_what_cannot_be_is_said(void **state) {
    (void)state;
    sl_checker *checker = open_bicycles();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    const sl_element *twice[] = {&vocabulary->elements[0], &vocabulary->elements[0]};
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    const sl_new_rule rules[] = {{text("a/b"), SL_RULE_PRACTICE, NULL, 0},
                                 {text(""), SL_RULE_PRACTICE, NULL, 0},
                                 {text("A"), SL_RULE_FIT, twice, 1},
                                 {text("A"), SL_RULE_FIT, twice, 2},
                                 {text("A"), SL_RULE_THEME, twice, 2}};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        assert_non_null(sl_new_rule_fault(vocabulary, &rules[i]));
        assert_int_equal(sl_write_new_rule(&options, vocabulary, &rules[i]), SL_REFUSED);
    }
    assert_int_equal(buffer.length, 0);
    sl_checker_free(checker);
}

static void test_a_program_is_one_and_declares_nothing(void **state) {
    (void)state;
    sl_checker *checker = open_bicycles();
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    sl_report *report;
    load_new_rule(checker, &(sl_new_rule){.id = text("P-1"), .kind = SL_RULE_PRACTICE});
    assert_int_equal(sl_write_new_program(&options, sl_get_vocabulary(checker)), SL_OK);
    assert_int_equal(sl_check_buffer(checker, text("new.yaml"), buffer_text(&buffer), &report), SL_OK);
    assert_int_equal(report->program_count, 1);
    for (size_t i = 0; i < report->programs[0].finding_count; i++)
        assert_int_not_equal(report->programs[0].findings[i].kind, SL_KIND_VOCABULARY);
    sl_report_free(report);
    buffer_free(&buffer);
    sl_checker_free(checker);
}

/* ---- texts that would break out ---------------------------------------------------------------------------------- */

/* A vocabulary with one text in the place of every text but ids, after a line that declares it: local T = "...". */
static const char hostile[] =
    "return vocabulary {\n"
    "  format = { key = T .. 1, version = 1, description = T }, title = T, works = { [T] = T },\n"
    "  accounts = { key = T .. 2, level = T, title = T, description = T, attributes = {\n"
    "    { id = \"name\", type = \"text\", description = T },\n"
    "  } },\n"
    "  elements = {\n"
    "    { id = \"e\", code = T, level = T, title = T, description = T, attributes = {\n"
    "      { id = \"word\", type = \"enum\", question = T, description = T,\n"
    "        domain = { { T, meaning = T, sign = T, label = T, formerly = { T .. 3 } }, T .. T } },\n"
    "      { id = \"size\", type = \"integer\", question = T, meaning = T, description = T },\n"
    "    } },\n"
    "    { id = \"o\", code = T, level = T, title = T, description = T, attributes = {\n"
    "      { id = \"word\", type = \"ordinal\", domain = { T, T .. T }, description = T },\n"
    "      { id = \"yes\", type = \"bool\", yes = { meaning = T, sign = T, label = T }, description = T },\n"
    "    } },\n"
    "    { id = \"s\", code = T, level = T, title = T, description = T, attributes = {\n"
    "      { id = \"word\", type = \"set\", domain = { T, T .. T }, description = T },\n"
    "      { id = \"null\", type = \"enum\", domain = { \"x\", T }, description = T },\n"
    "    } },\n"
    "  },\n"
    "}\n";

/* Such texts as Lua writes them. */
static const char *const hostile_texts[] = {
    "]]",
    "]] }, x",
    "\\\"",
    "\\\\",
    "x\\ny",
    "a\\nos.exit()",
    "a\\r\\n# b",
    "--[[",
    "--]]",
    "# c",
    "a # c",
    "a: b",
    "- a",
    "[a",
    "{",
    "}",
    "'",
    "~",
    "null",
    "True",
    "12",
    "1e3",
    "%s",
    "%",
    "@field x integer",
    "| y",
    "*/",
    "a b",
    "...",
    "---",
    " a ",
    "x\\ty",
    "\\1",
    "\\u{202E}a",
    "\\u{1F6B2}",
    "\\u{2028}",
    "!!int 1",
    "&a",
    "*a",
    "?",
};

static sl_checker *open_hostile(const char *text_of_lua) {
    sl_checker *checker = sl_checker_new();
    char *source = print("local T = \"%s\"\n%s", text_of_lua, hostile);
    assert_non_null(checker);
    if (sl_load_vocabulary(checker, text("hostile.lua"), text(source)) != SL_OK)
        fail_msg("refused: %s", text_of_lua);
    free(source);
    return checker;
}

static void check_rules(sl_checker *checker) {
    static const sl_rule_kind kinds[] = {SL_RULE_PRACTICE, SL_RULE_THEME, SL_RULE_FIT};
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    sl_test_run *run;
    for (size_t i = 0; i < 9; i++) {
        char *id = print("R-%zu", i);
        const sl_element *elements[] = {&vocabulary->elements[i % 3], &vocabulary->elements[(i + 1) % 3]};
        load_new_rule(checker, &(sl_new_rule){text(id), kinds[i / 3], elements, i / 3 == 2 ? 2 : 1});
        free(id);
    }
    assert_int_equal(sl_run_tests(checker, &(sl_test_options){0}, &run), SL_OK);
    assert_int_equal(run->rules, 9);
    assert_int_equal(run->failed, 0);
    sl_test_run_free(run);
}

static void check_program(sl_checker *checker, sl_text program) {
    sl_report *report;
    assert_int_equal(sl_check_buffer(checker, text("new.yaml"), program, &report), SL_OK);
    assert_int_equal(report->program_count, 1);
    for (size_t i = 0; i < report->programs[0].finding_count; i++)
        assert_int_not_equal(report->programs[0].findings[i].kind, SL_KIND_VOCABULARY);
    sl_report_free(report);
}

/* Annotations are comments, and functions and tables without content. */
static void check_meta(sl_text meta) {
    lua_State *L = luaL_newstate();
    assert_int_equal(luaL_loadbufferx(L, meta.bytes, meta.length, "meta", "t"), LUA_OK);
    lua_close(L);
    for (const char *line = meta.bytes; *line; line = strchr(line, '\n') + 1) {
        size_t length = strcspn(line, "\n");
        if (length && strncmp(line, "--", 2) != 0 && strncmp(line, "function ", 9) != 0 &&
            strncmp(line + length - 5, " = {}", 5) != 0)
            fail_msg("a line that is no annotation: %.*s", (int)length, line);
    }
}

static void check_schema(sl_text schema) {
    json_error_t error;
    json_t *value = json_loadb(schema.bytes, schema.length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    if (!value)
        fail_msg("%s in %s", error.text, schema.bytes);
    assert_int_equal(json_object_size(value), 8);
    json_decref(value);
}

/* Writes with a function, and adds a NUL behind. */
static sl_text written(struct buffer *buffer, const sl_vocabulary *vocabulary,
                       sl_result (*write)(const sl_writer_options *options, const sl_vocabulary *vocabulary)) {
    sl_writer_options options = {.sink = take, .context = buffer};
    buffer_clear(buffer);
    assert_int_equal(write(&options, vocabulary), SL_OK);
    buffer_byte(buffer, '\0');
    return (sl_text){buffer->bytes, buffer->length - 1};
}

static void test_no_text_breaks_out(void **state) {
    (void)state;
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    for (size_t i = 0; i < sizeof hostile_texts / sizeof *hostile_texts; i++) {
        sl_checker *checker = open_hostile(hostile_texts[i]);
        const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
        check_rules(checker);
        check_program(checker, written(&buffer, vocabulary, sl_write_new_program));
        check_meta(written(&buffer, vocabulary, sl_write_lua_meta));
        check_schema(written(&buffer, vocabulary, sl_write_schema));
        sl_checker_free(checker);
    }
    buffer_free(&buffer);
}

static void test_the_name_of_a_folder_is_no_markup(void **state) {
    (void)state;
    static const char *const folders[][2] = {
        {"<img src=x>", "# \\<img src=x>\n\n"},
        {"a\n# b `c`", "# a # b \\`c\\`\n\n"},
        {"\x1B[31m", "# \\u{001B}\\[31m\n\n"},
    };
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    sl_writer_options options = {.sink = take, .context = &buffer};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        buffer_clear(&buffer);
        assert_int_equal(sl_write_new_readme(&options, text(folders[i][0]), text("A-1")), SL_OK);
        assert_memory_equal(buffer.bytes, folders[i][1], strlen(folders[i][1]));
        buffer_clear(&buffer);
        assert_int_equal(sl_write_new_pack(&options, text(folders[i][0])), SL_OK);
        assert_memory_equal(buffer.bytes, "return pack {\n  name = \"", 24);
        assert_int_equal(strspn(buffer.bytes + 24, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strcspn(buffer.bytes + 24, "\""));
    }
    buffer_free(&buffer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_of_each_kind_pass_their_tests),   cmocka_unit_test(test_what_cannot_be_is_said),
        cmocka_unit_test(test_a_program_is_one_and_declares_nothing), cmocka_unit_test(test_no_text_breaks_out),
        cmocka_unit_test(test_the_name_of_a_folder_is_no_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
