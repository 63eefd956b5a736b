/* works.c - works list what they say, rules name the statements that carry them, and a page lists both. */
#include "base/buffer.h"
#include "report/finding_summary.h"
#include "samplint/explain.h"
#include "samplint/report.h"
#include "unit/lua_support.h"

#define WORKS "works = { manual = \"The manual, 1998.\", atlas = \"The atlas, 2004.\" }"
#define MANUAL                                                                                                         \
    "works = { atlas = \"The atlas, 2004.\", manual = { reference = \"The manual, 1998.\", statements = {\n"           \
    "{ id = \"dark\", at = \"p. 3\", says = \"One rides at night, too.\" },\n"                                         \
    "{ id = \"mud\", at = \"p. 4\", says = \"Mud is soft.\", left_out = \"Nobody can declare it.\" },\n"               \
    "} } }"
#define SOURCE "{ work = \"manual\", at = \"p. 1\" }"
#define SHINES "return c.lamp.mounted and pass()"

static sl_checker *checker_with(const char *works) {
    sl_checker *checker = sl_checker_new();
    char *vocabulary = replace(bicycles, WORKS, works);
    sl_load_vocabulary(checker, text("bicycles.lua"), text(vocabulary));
    free(vocabulary);
    return checker;
}

static sl_result add_citing(sl_checker *checker, const char *id, const char *source) {
    char *plain = write_rule(id, "practice", "\"lamp\"", SHINES), *citing = replace(plain, SOURCE, source);
    sl_result result = load_source(checker, id, citing);
    free(citing);
    free(plain);
    return result;
}

static void test_a_work_lists_what_it_says(void **state) {
    (void)state;
    sl_checker *checker = checker_with(MANUAL);
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    assert_non_null(vocabulary);
    assert_int_equal(vocabulary->work_count, 2); /* by id */
    assert_text(vocabulary->works[0].reference, "The atlas, 2004.");
    assert_int_equal(vocabulary->works[0].statement_count, 0);
    const sl_work *manual = &vocabulary->works[1];
    assert_text(manual->reference, "The manual, 1998.");
    assert_int_equal(manual->statement_count, 2);
    assert_text(manual->statements[0].id, "dark");
    assert_text(manual->statements[0].at, "p. 3");
    assert_text(manual->statements[0].says, "One rides at night, too.");
    assert_int_equal(manual->statements[0].left_out.length, 0);
    assert_text(manual->statements[1].left_out, "Nobody can declare it.");
    sl_checker_free(checker);
}

static void test_works_are_read_strictly(void **state) {
    (void)state;
    char *long_text = repeat("x", 501), *long_says = print("says = \"%s\"", long_text);
    const struct {
        const char *from, *to, *problem;
    } mistakes[] = {
        {"id = \"mud\"", "id = \"dark\"", "manual: the work has the statement \"dark\" twice"},
        {"says = \"Mud is soft.\", ", "", "manual: the field \"says\" is missing"},
        {"at = \"p. 4\", ", "", "manual: the field \"at\" is missing"},
        {"id = \"mud\", ", "", "manual: the field \"id\" is missing"},
        {"left_out", "leftout", "manual: there is no field \"leftout\"; did you mean \"left_out\"?"},
        {"says = \"Mud is soft.\"", long_says, "manual: a sentence of the statement \"mud\" has more than 500 bytes"},
        {"reference = \"The manual, 1998.\", ", "", "manual: the field \"reference\" is missing"},
        {"statements = {", "says = \"x\", statements = {", "manual: there is no field \"says\""},
        {"statements = {", "statements = { \"dark\",", "manual: an entry of statements must be a table"},
        {"atlas = \"The atlas, 2004.\"", "atlas = true", "a work's reference must be a string, not a boolean"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char *works = replace(MANUAL, mistakes[i].from, mistakes[i].to);
        sl_checker *checker = checker_with(works);
        if (!strstr(all_problems(checker), mistakes[i].problem))
            fail_msg("%s\nis refused so: %s", works, all_problems(checker));
        assert_null(sl_get_vocabulary(checker));
        sl_checker_free(checker);
        free(works);
    }
    free(long_says);
    free(long_text);
}

static void test_a_rule_names_a_statement(void **state) {
    (void)state;
    sl_checker *checker = checker_with(MANUAL);
    size_t count;
    assert_int_equal(add_citing(checker, "R", "{ work = \"manual\", statement = \"dark\", via = \"atlas\" }"), SL_OK);
    assert_int_equal(
        add_citing(checker, "S", "{ work = \"manual\", statement = \"dark\", at = \"ll. 5\" }, { at = \"x\" }"), SL_OK);
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_ptr_equal(rules[0]->sources[0].statement, &sl_get_vocabulary(checker)->works[1].statements[0]);
    assert_text(rules[0]->sources[0].at, "p. 3");
    assert_text(rules[0]->sources[0].via, "atlas");
    assert_text(rules[1]->sources[0].at, "ll. 5");
    assert_null(rules[1]->sources[1].statement);
    sl_checker_free(checker);
}

static void test_a_rule_names_what_there_is(void **state) {
    (void)state;
    static const char *const mistakes[][2] = {
        {"{ work = \"manual\", statement = \"dork\" }",
         "8: the work \"manual\" has no statement \"dork\"; did you mean \"dark\"?"},
        {"{ work = \"atlas\", statement = \"dark\" }", "8: the work \"atlas\" has no statement \"dark\""},
        {"{ work = \"manual\", statement = \"dark\", via = \"atlos\" }",
         "8: the vocabulary lists no work \"atlos\"; did you mean \"atlas\"?"},
        {"{ at = \"x\", statement = \"dark\" }", "8: a source with a statement or with via needs its work"},
        {"{ at = \"x\", via = \"atlas\" }", "8: a source with a statement or with via needs its work"},
        {"{ work = \"manual\" }", "8: the field \"at\" is missing"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        sl_checker *checker = checker_with(MANUAL);
        assert_int_equal(add_citing(checker, "R", mistakes[i][0]), SL_REFUSED);
        assert_string_equal(only_problem(checker), mistakes[i][1]);
        sl_checker_free(checker);
    }
}

/* ---- pages -------------------------------------------------------------------------------------------------------- */

static bool take(void *context, const char *bytes, size_t length) {
    buffer_append(context, (sl_text){bytes, length});
    return true;
}

typedef sl_result write_fn(const sl_writer_options *options, sl_explainer *explainer);

static sl_result write_rule_page(const sl_writer_options *options, sl_explainer *explainer) {
    sl_topic topic;
    assert_int_equal(sl_explainer_find(explainer, text("R"), &topic), SL_OK);
    return sl_write_topic(options, explainer, &topic);
}

/* Asserts that a page has a part, and each part of a list that ends with NULL. */
static void assert_page(write_fn *write, sl_format format, const char *const *parts) {
    sl_checker *checker = checker_with(MANUAL);
    struct buffer page = BUFFER_EMPTY(BUFFER_MOST);
    sl_explainer *explainer;
    add_citing(checker, "R",
               "{ work = \"manual\", statement = \"dark\", via = \"atlas\" }, { work = \"manual\", at = \"p. 3\" }");
    add_citing(checker, "S", "{ at = \"x\" }");
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    sl_writer_options options = {.format = format, .sink = take, .context = &page};
    assert_int_equal(write(&options, explainer), SL_OK);
    for (size_t i = 0; parts[i]; i++)
        if (!strstr(shown(buffer_text(&page)), parts[i]))
            fail_msg("this is not there: %s\nin: %s", parts[i], shown(buffer_text(&page)));
    sl_explainer_free(explainer);
    buffer_free(&page);
    sl_checker_free(checker);
}

static void test_the_page_of_a_rule_says_what_carries_it(void **state) {
    (void)state;
    assert_page(write_rule_page, SL_FORMAT_MARKDOWN,
                (const char *const[]){"- The manual, 1998. (p. 3): One rides at night, too. It cites The atlas, 2004.\n"
                                      "- The manual, 1998. (p. 3)\n",
                                      NULL});
    assert_page(write_rule_page, SL_FORMAT_JSON,
                (const char *const[]){
                    "{\"work\":\"manual\",\"at\":\"p. 3\",\"reference\":\"The manual, 1998.\",\"statement\":\"dark\","
                    "\"says\":\"One rides at night, too.\",\"via\":\"atlas\",\"via_reference\":\"The atlas, 2004.\"}",
                    NULL});
}

/* A finding names each place once, without the words of the statement. */
static void test_a_finding_names_places_only(void **state) {
    (void)state;
    sl_checker *checker = checker_with(MANUAL);
    struct buffer sources = BUFFER_EMPTY(BUFFER_MOST);
    size_t count;
    assert_int_equal(add_citing(checker, "R",
                                "{ work = \"manual\", statement = \"dark\" }, { work = \"manual\", at = \"p. 3\" }, "
                                "{ work = \"manual\", statement = \"mud\", via = \"atlas\" }, { at = \"p. 3\" }"),
                     SL_OK);
    finding_put_sources(&sources, sl_get_rules(checker, &count)[0]);
    assert_text(buffer_text(&sources), "manual, p. 3; manual, p. 4; p. 3");
    buffer_free(&sources);
    sl_checker_free(checker);
}

static void test_a_page_lists_statements_and_rules(void **state) {
    (void)state;
    assert_page(sl_write_fidelity, SL_FORMAT_MARKDOWN,
                (const char *const[]){"Of 2 statements, rules name 1.\n",
                                      "## The manual, 1998.\n\n### p. 3\n\n`dark`: One rides at night, too.\n\n"
                                      "- [R](rules/R.md) (practice): A rule\n\nThe rule reads `lamp.mounted`.\n\n"
                                      "### p. 4\n\n`mud`: Mud is soft.\n\nNo rule names it. Nobody can declare it.\n",
                                      "These rules name no statement. They are ours.\n\n"
                                      "- [S](rules/S.md) (practice): A rule\n",
                                      NULL});
    assert_page(sl_write_fidelity, SL_FORMAT_JSON,
                (const char *const[]){
                    "\"kind\":\"fidelity\",\"works\":[{\"id\":\"manual\",\"reference\":\"The manual, 1998.\","
                    "\"statements\":[{\"id\":\"dark\",\"at\":\"p. 3\",\"says\":\"One rides at night, too.\","
                    "\"left_out\":null,\"rules\":[{\"id\":\"R\",\"title\":\"A rule\",\"kind\":\"practice\","
                    "\"grade\":null}],\"reads\":[\"lamp.mounted\"]}",
                    "\"other_rules\":[{\"id\":\"S\",\"title\":\"A rule\",\"kind\":\"practice\",\"grade\":null}]",
                    NULL});
}

/* ---- the built-in rules ------------------------------------------------------------------------------------------- */

/* Each statement is named by some rule, or says why it is by none. */
static void check_statement(sl_explainer *explainer, const sl_statement *statement) {
    const sl_statement_page *page = sl_explainer_statement(explainer, statement);
    assert_non_null(page);
    if (page->rule_count == 0 && statement->left_out.length == 0)
        fail_msg("no rule names \"%s\", and it does not say why", shown(statement->id));
    if (page->rule_count > 0 && statement->left_out.length > 0)
        fail_msg("%s names \"%s\", which says why no rule does", shown(page->rules[0]->id), shown(statement->id));
}

static void test_each_statement_is_expressed_or_left_out(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    sl_explainer *explainer;
    size_t all = 0;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    for (size_t i = 0; i < vocabulary->work_count; i++)
        for (size_t j = 0; j < vocabulary->works[i].statement_count; j++, all++)
            check_statement(explainer, &vocabulary->works[i].statements[j]);
    assert_true(all > 60);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

/* Each built-in rule has a source that names a statement. Each practice names the one of its line of Table 1. */
static void test_each_rule_names_a_statement(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    size_t count;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    for (size_t i = 0; i < count; i++) {
        bool named = false, table = false;
        for (size_t j = 0; j < rules[i]->source_count; j++) {
            const sl_statement *statement = rules[i]->sources[j].statement;
            named = named || statement;
            table = table || (statement && strncmp(shown(statement->at), "Table 1, ", 9) == 0);
        }
        if (!named || (rules[i]->kind == SL_RULE_PRACTICE && !table))
            fail_msg("%s names no statement that carries it", shown(rules[i]->id));
    }
    sl_checker_free(checker);
}

#define TEST(function) cmocka_unit_test(function)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_a_work_lists_what_it_says),
        TEST(test_works_are_read_strictly),
        TEST(test_a_rule_names_a_statement),
        TEST(test_a_rule_names_what_there_is),
        TEST(test_the_page_of_a_rule_says_what_carries_it),
        TEST(test_a_finding_names_places_only),
        TEST(test_a_page_lists_statements_and_rules),
        TEST(test_each_statement_is_expressed_or_left_out),
        TEST(test_each_rule_names_a_statement),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);
}
