/* template.c - templates of users: what they can write, what they cannot reach, and where their errors are. */
#include "report/template/template.h"
#include "samplint/template.h"
#include "unit/support.h"

struct run {
    sl_result result;
    const char *written;
    const char *fault;
};

static bool keep(void *context, const char *bytes, size_t length) {
    struct buffer *buffer = context;
    buffer_append(buffer, (sl_text){bytes, length});
    return !buffer->failed;
}

/* Runs a template on a document in JSON. */
static struct run run_as(sl_format format, const char *script, const char *document) {
    sl_template *own = sl_template_new(TEXT("page.lua"), text_of(script));
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct value_writer writer = {true};
    assert_non_null(own);
    sl_writer_options options = {
        .format = format, .color = true, .sink = keep, .context = &buffer, .own_template = own};
    struct run run;
    run.result = template_write(&options, "audit", &writer, json_loads(document, 0, NULL));
    run.written = string_of(buffer_text(&buffer));
    run.fault = string_of(sl_template_fault(own));
    buffer_free(&buffer);
    sl_template_free(own);
    return run;
}

#define PAGE(body) "return function(page, options)\n" body "\nend\n"

static const char *text(const char *body, const char *document) {
    struct run run = run_as(SL_FORMAT_TEXT, body, document);
    assert_string_equal(run.fault, "");
    assert_int_equal(run.result, SL_OK);
    return run.written;
}

static const char *markdown(const char *body, const char *document) {
    struct run run = run_as(SL_FORMAT_MARKDOWN, body, document);
    assert_string_equal(run.fault, "");
    assert_int_equal(run.result, SL_OK);
    return run.written;
}

static const char *fault(const char *script, const char *document) {
    struct run run = run_as(SL_FORMAT_TEXT, script, document);
    assert_int_equal(run.result, SL_REFUSED);
    assert_string_equal(run.written, "");
    return run.fault;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void test_lines_and_pieces(void **state) {
    (void)state;
    assert_string_equal(text(PAGE("line('a', 1, nil, false, bold('b'), {'c', nil, good('d')})"), "{}"),
                        "a1\033[1mb\033[0mc\033[32md\033[0m\n");
    assert_string_equal(text(PAGE("write('a') write('b') line() lines('x\\n  y\\n\\nz')"), "{}"),
                        "ab\nx\n  y\n\nz\n");
    assert_string_equal(text(PAGE("names(page.list)"), "{\"list\":[\"a\",\"b\"]}"), "    a, b\n");
    assert_string_equal(text(PAGE("line(pad('é', 3), '|', cut('abcdef', 5), '|', columns('a\\27b'))"), "{}"),
                        "é  |ab...|10\n");
    assert_string_equal(text(PAGE("line(options.format, #page.list, #'abc')"), "{\"list\":[1,2]}"), "text23\n");
}

static void test_blocks(void **state) {
    (void)state;
    static const char script[] =
        PAGE("heading(1, page.title)\nparagraph('see ', code('a`b'), ' and ', link('x', 'y.md'), '.')\n"
             "item('one')\nitem(list({'a', 'b', 'c'}, ' or ', code))\ncode_block('yaml', 'a: 1\\nb: 2\\n')\n"
             "paragraphs('first\\n\\nsecond')");
    assert_string_equal(text(script, "{\"title\":\"T\"}"),
                        "\033[1mT\033[0m\n\n  see a`b and x.\n\n  - one\n  - a, b or c\n\n    a: 1\n    b: 2\n\n"
                        "  first\n\n  second\n");
    assert_string_equal(markdown(script, "{\"title\":\"*T*\"}"),
                        "# \\*T\\*\n\nsee `` a`b `` and [x](y.md).\n\n- one\n- `a`, `b` or `c`\n\n```yaml\na: 1\nb: 2\n```\n\n"
                        "first\n\nsecond\n");
    assert_string_equal(markdown(PAGE("table_head('a|b', 'c')\nrow(code('x'), {'y', link('z', 'w')})"), "{}"),
                        "| a\\|b | c |\n| --- | --- |\n| `x` | y[z](w) |\n");
}

/* ---- hostile texts ----------------------------------------------------------------------------------------------- */

/* No text of a document, and none of the template, reaches a terminal or becomes markup. */
static void test_every_text_is_escaped(void **state) {
    (void)state;
    static const char document[] = "{\"t\":\"\\u001b[31m\\nx\\u202e*a*\"}";
    static const char *const writers[] = {
        "line(page.t)", "write(page.t)", "lines(page.t)", "names({page.t})", "line(bold(page.t))", "line(code(page.t))",
        "line(link(page.t, page.t))", "heading(1, page.t)", "paragraph(page.t)", "paragraph(code(page.t))",
        "paragraph(link(page.t, page.t))", "item(page.t)", "paragraphs(page.t)", "code_block('text', page.t)",
        "line(cut(page.t, 40))", "line(pad(page.t, 80))", "row(page.t)", "table_head(page.t)", "line('\\27[31m')",
        "line(('\\27' .. page.t):upper())",
    };
    for (size_t i = 0; i < COUNT_OF(writers); i++) {
        const char *script = arena_printf(&scratch, PAGE("%s"), writers[i]).bytes;
        const char *written = text(script, document);
        assert_null(strstr(written, "\033[31m"));
        assert_null(strstr(written, "\xe2\x80\xae"));
        if (strncmp(writers[i], "line", 4) != 0 && strncmp(writers[i], "write", 5) != 0 &&
            strncmp(writers[i], "names", 5) != 0) {
            written = markdown(script, document);
            assert_null(strstr(written, "\033"));
            assert_null(strstr(written, " *a*"));
        }
    }
}

static void test_a_text_cannot_start_a_line(void **state) {
    (void)state;
    assert_string_equal(text(PAGE("line('a ', page.t, ' b')"), "{\"t\":\"x\\ny\"}"), "a x\\u{000A}y b\n");
}

/* ---- errors ------------------------------------------------------------------------------------------------------ */

static void test_errors_have_the_file_and_the_line(void **state) {
    (void)state;
    assert_string_equal(fault("return function(page)\n  line(page.nmae)\nend", "{\"name\":\"x\"}"),
                        "page.lua:2: the document has no field 'nmae' here");
    assert_string_equal(fault("return function(page)\n  line(page.list[1].b)\nend", "{\"list\":[{\"a\":null}]}"),
                        "page.lua:2: the document has no field 'b' here");
    assert_string_equal(fault("local x = 1\nreturn x", "{}"),
                        "page.lua: the file does not return a function of the document");
    assert_string_equal(fault("return function(page)\n  lien('x')\nend", "{}"),
                        "page.lua:2: templates have no name 'lien'; docs/templates.md lists the names that they have");
    assert_string_equal(fault("return function(page)\n  x = 1\nend", "{}"),
                        "page.lua:2: the global 'x' cannot be set; declare it local");
    assert_string_equal(fault("return function(page)\n  line({}, page)\n\nline(line)\nend", "{}"),
                        "page.lua:4: a text or a number is needed here, not a function");
    assert_string_equal(fault("return function(page)\n  heading(9, 'x')\nend", "{}"),
                        "page.lua:2: bad argument #1 to 'heading' (a level from 1 to 6 is needed)");
    assert_string_equal(fault("return function(page)\n  include('nothing')\nend", "{}"),
                        "page.lua:2: there is no built-in template 'nothing'");
    assert_string_equal(fault("return function(page\n  line('x')\nend", "{}"), "page.lua:2: ')' expected near 'line'");
    assert_string_equal(fault("return function(page)\n  line({[40000] = 'x'})\nend", "{}"),
                        "page.lua:2: a list of texts has too many gaps");
    /* An error in a built-in template that was included is at the line that called it. */
    const char *message =
        fault("local audit = include 'audit'\nreturn function(page, options)\n  audit(page, options)\nend", "{}");
    assert_memory_equal(message, "page.lua:3: audit.lua:", strlen("page.lua:3: audit.lua:"));
    assert_non_null(strstr(message, "the document has no field 'contradiction' here"));
}

static void test_lines_are_not_for_markdown(void **state) {
    (void)state;
    struct run run = run_as(SL_FORMAT_MARKDOWN, PAGE("line('# x')"), "{}");
    assert_int_equal(run.result, SL_REFUSED);
    assert_non_null(strstr(run.fault, "page.lua:2: lines are for text"));
}

/* ---- the box ----------------------------------------------------------------------------------------------------- */

static void test_templates_reach_nothing(void **state) {
    (void)state;
    static const char *const names[] = {"io", "os", "debug", "require", "load", "dofile", "print", "pcall", "coroutine",
                                        "setmetatable", "getmetatable", "rawset", "collectgarbage", "_G"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_non_null(strstr(fault(arena_printf(&scratch, PAGE("line(%s)"), names[i]).bytes, "{}"),
                               arena_printf(&scratch, "no name '%s'", names[i]).bytes));
}

static void test_templates_have_limits(void **state) {
    (void)state;
    assert_non_null(strstr(fault(PAGE("while true do end"), "{}"), "page.lua:2: it ran for more instructions"));
    assert_non_null(strstr(fault(PAGE("local s = 'xxxxxxxx' while true do s = s .. s end"), "{}"),
                           "it used more memory than a script may use"));
    assert_non_null(strstr(fault(PAGE("local function f() return f() + 1 end f()"), "{}"), "nested too deeply"));
}

/* A run leaves nothing behind for the next one with the same template. */
static void test_runs_are_apart(void **state) {
    (void)state;
    sl_template *own = sl_template_new(
        TEXT("page.lua"), TEXT("local count = 0\nreturn function(page)\n  count = count + 1\n  line(count)\nend"));
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_writer_options options = {.sink = keep, .context = &buffer, .own_template = own};
    struct value_writer writer = {true};
    for (int i = 0; i < 2; i++)
        assert_int_equal(template_write(&options, "audit", &writer, json_object()), SL_OK);
    assert_text(buffer_text(&buffer), "1\n1\n");
    buffer_free(&buffer);
    sl_template_free(own);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_lines_and_pieces),
        TEST(test_blocks),
        TEST(test_every_text_is_escaped),
        TEST(test_a_text_cannot_start_a_line),
        TEST(test_errors_have_the_file_and_the_line),
        TEST(test_lines_are_not_for_markdown),
        TEST(test_templates_reach_nothing),
        TEST(test_templates_have_limits),
        TEST(test_runs_are_apart),
    };
    return RUN(tests);
}
