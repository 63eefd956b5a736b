/* Tests of templates/rule_page.lua: a template of a firm replaces a section of the page, and keeps all others. */
#include "support.h"

#include "base/buffer.h"
#include "samplint/explain.h"
#include "samplint/report.h"

static bool append(void *context, const char *bytes, size_t length) {
    buffer_append(context, (sl_text){bytes, length});
    return true;
}

/* Returns the page of FIT-12 as a template writes it; as the built-in one does for NULL. */
static const char *page_by(const char *script, sl_format format) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_template *own = script ? sl_template_new(TEXT("page.lua"), text_of(script)) : NULL;
    sl_writer_options options = {.format = format, .sink = append, .context = &buffer, .own_template = own};
    sl_checker *checker = sl_checker_new();
    sl_explainer *explainer;
    sl_topic topic;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    assert_int_equal(sl_explainer_find(explainer, TEXT("FIT-12"), &topic), SL_OK);
    sl_result result = sl_write_topic(&options, explainer, &topic);
    assert_string_equal(own ? string_of(sl_template_fault(own)) : "", "");
    assert_int_equal(result, SL_OK);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
    sl_template_free(own);
    const char *page = string_of(buffer_text(&buffer));
    buffer_free(&buffer);
    return page;
}

/* Returns the page with one part of it replaced. */
static const char *with(const char *page, const char *from, const char *to, const char *replacement) {
    const char *start = strstr(page, from);
    assert_non_null(start);
    const char *end = strstr(start, to);
    assert_non_null(end);
    return arena_printf(&scratch, "%.*s%s%s", (int)(start - page), page, replacement, end).bytes;
}

static void test_a_section_is_replaced(void **state) {
    (void)state;
    static const char script[] = "local sections = include('rule_page')\n"
                                 "function sections.source(page)\n"
                                 "  heading(2, 'On whose word')\n"
                                 "  paragraph(page.rule.sources[1].work, ' *')\n"
                                 "end\n"
                                 "return include('page')\n";
    const char *markdown = page_by(NULL, SL_FORMAT_MARKDOWN), *text = page_by(NULL, SL_FORMAT_TEXT);
    assert_string_equal(page_by(script, SL_FORMAT_MARKDOWN), with(markdown, "## Sources\n", "## Related rules\n",
                                                                  "## On whose word\n\nstorbacka-2012 \\*\n\n"));
    assert_string_equal(page_by(script, SL_FORMAT_TEXT),
                        with(text, "Sources\n", "Related rules\n", "On whose word\n\n  storbacka-2012 *\n\n"));
}

static void test_sections_in_another_order(void **state) {
    (void)state;
    static const char script[] = "local sections = include('rule_page')\n"
                                 "sections.order = { 'why', 'head' }\n"
                                 "return include('page')\n";
    const char *page = page_by(script, SL_FORMAT_MARKDOWN);
    assert_int_equal(strncmp(page, "## Why\n", strlen("## Why\n")), 0);
    assert_non_null(strstr(page, "\n# FIT-12: "));
    assert_null(strstr(page, "## Sources"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_a_section_is_replaced),
        TEST(test_sections_in_another_order),
    };
    return RUN(tests);
}
