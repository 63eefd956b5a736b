/* explain_rules.c - the pages of rules, attributes and elements agree with the rules. */
#include "samplint/explain.h"
#include "unit/lua_support.h"

#define TWO_WAYS "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

static sl_explainer *explain(sl_checker *checker) {
    sl_explainer *explainer;
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    assert_ptr_equal(sl_explainer_checker(explainer), checker);
    return explainer;
}

static const sl_rule *rule_of(sl_explainer *explainer, const char *id) {
    sl_topic topic;
    assert_int_equal(sl_explainer_find(explainer, text(id), &topic), SL_OK);
    assert_int_equal(topic.kind, SL_TOPIC_RULE);
    return topic.rule;
}

static const sl_rule_page *page_of(sl_explainer *explainer, const char *id) {
    const sl_rule_page *page = sl_explainer_rule(explainer, rule_of(explainer, id));
    assert_non_null(page);
    return page;
}

/* Returns "path: a, b; path: c": the fields that a rule reads, each with the values that it objects to. */
static const char *readings(const sl_reading *list, size_t count, bool by_rule) {
    static char all[4096];
    size_t length = 0;
    all[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        length += (size_t)snprintf(all + length, sizeof all - length, "%s%s", i ? "; " : "",
                                   shown(by_rule ? list[i].rule->id : list[i].field->path));
        for (size_t j = 0; j < list[i].objection_count; j++)
            length += (size_t)snprintf(all + length, sizeof all - length, "%s%s", j ? ", " : ": ",
                                       shown(list[i].objects_to[j]));
    }
    return all;
}

/* "path word = a, b & path = c | ..." */
static const char *ways(const sl_rule_page *page) {
    static char all[4096];
    size_t length = 0;
    all[0] = '\0';
    for (size_t i = 0; i < page->way_count; i++) {
        for (size_t j = 0; j < page->ways[i].condition_count; j++) {
            const sl_condition *condition = &page->ways[i].conditions[j];
            length += (size_t)snprintf(all + length, sizeof all - length, "%s%s%s%s =",
                                       j   ? " & "
                                       : i ? " | "
                                           : "",
                                       shown(condition->field->path), condition->word.length ? " " : "",
                                       shown(condition->word));
            for (size_t k = 0; k < condition->value_count; k++)
                length += (size_t)snprintf(all + length, sizeof all - length, "%s %s", k ? "," : "",
                                           shown(condition->values[k]));
        }
    }
    return all;
}

/* Two rules that read the same, one that reads a group as a whole, a practice, one about riders together. */
static sl_checker *new_rulebook(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.power:is(\"battery\") then return not_applicable(\"no dynamo\") end "
             "if c.wheels.inches > 20 or c.wheels.surfaces:has(\"mud\") then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.power:is(\"battery\") or c.wheels.brakes.tested then return pass() end " TWO_WAYS);
    add_rule(
        checker, "P", "practice", "\"lamp\"",
        "if c.lamp.mounted and c.lamp.power:is(\"dynamo\") then return pass() end return fail { message = \"no\" }");
    return checker;
}

static void test_what_a_rule_reads_and_objects_to(void **state) {
    (void)state;
    sl_checker *checker = new_rulebook();
    sl_explainer *explainer = explain(checker);
    const sl_rule_page *page = page_of(explainer, "A");
    assert_string_equal(readings(page->reads, page->read_count, false),
                        "wheels.inches: 12 to 20; wheels.surfaces: without mud; lamp.power: dynamo");
    page = page_of(explainer, "P");
    assert_string_equal(readings(page->reads, page->read_count, false), "lamp.mounted; lamp.power");
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

static void test_ways_to_be_congruent(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.power:is(\"battery\") then return pass() end "
             "if c.wheels.spokes > \"few\" then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "theme", "\"saddle\"", "if c.saddle.height > options.most then return pass() end " TWO_WAYS);
    add_rule(checker, "C", "theme", "\"saddle\"",
             "if c.saddle.width > \"narrow\" or c.saddle.width:is(\"narrow\") then return pass() end " TWO_WAYS);
    sl_explainer *explainer = explain(checker);
    assert_string_equal(ways(page_of(explainer, "A")),
                        "wheels.spokes = some, many | lamp.power = battery");
    assert_string_equal(ways(page_of(explainer, "B")), "saddle.height = 4 to 120");
    assert_string_equal(ways(page_of(explainer, "C")), "");
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

static void test_examples_are_run(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    char *rule =
        write_rule("R", "practice", "\"lamp\"",
                   "if options.most > 3 and c.lamp.mounted then return pass() end "
                   "return fail { message = \"at most \" .. options.most .. (c.lamp.mounted and \"!\" or \"?\") }");
    char *source =
        replace(rule, "{ name = \"one\", expect = \"pass\", program = \"lamp: { mounted: true }\" }",
                "{ name = \"wrong\", expect = \"pass\", program = \"lamp: { mounted: false }\" },"
                "{ name = \"good\", expect = \"pass\", options = { most = 4 }, program = \"lamp: { mounted: true }\" },"
                "{ name = \"bad\", expect = \"fail\", program = \"lamp: { mounted: true }\" },"
                "{ name = \"also\", expect = \"fail\", program = \"lamp: { mounted: true } # again\" },"
                "{ name = \"worse\", expect = \"fail\", program = \"lamp: { mounted: false }\" },"
                "{ name = \"open\", expect = \"undetermined\", program = \"bicycle: 1\" }");
    assert_int_equal(load_source(checker, "R", source), SL_OK);
    assert_int_equal(sl_set_option(checker, text("R.most"), text("7")), SL_OK);
    sl_explainer *explainer = explain(checker);
    const sl_rule_page *page = page_of(explainer, "R");
    assert_text(page->passes.test->name, "good");
    assert_null(page->passes.finding);
    assert_int_equal(page->passes.read_count, 1);
    assert_text(page->fails.test->name, "bad");
    assert_text(page->fails.finding->message, "at most 3!");
    assert_text(page->fails.finding->location.source->name, "bicycle.yaml");
    assert_int_equal(page->fails.finding->location.span.start.line, 1);
    assert_int_equal(page->failure_count, 2);
    assert_text(page->failures[1].message, "at most 3?");
    assert_int_equal(page->rule->options[0].value, 7);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
    free(source);
    free(rule);
}

static void test_related_rules(void **state) {
    (void)state;
    sl_checker *checker = new_rulebook();
    add_rule(checker, "Q", "practice", "\"saddle\"",
             "if c.saddle.height > 1 then return pass() end return fail { message = \"no\" }");
    sl_explainer *explainer = explain(checker);
    const sl_rule_page *page = page_of(explainer, "A");
    assert_int_equal(page->related_count, 2);
    assert_text(page->related[0].rule->id, "B"); /* the same pair of elements */
    assert_int_equal(page->related[0].shared_count, 1);
    assert_text(page->related[0].shared[0]->path, "lamp.power");
    assert_text(page->related[1].rule->id, "P");
    assert_int_equal(page_of(explainer, "Q")->related_count, 0);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

static void test_pages_of_attributes_and_elements(void **state) {
    (void)state;
    sl_checker *checker = new_rulebook();
    sl_explainer *explainer = explain(checker);
    sl_topic topic;
    assert_int_equal(sl_explainer_find(explainer, text("power"), &topic), SL_OK);
    assert_int_equal(topic.kind, SL_TOPIC_FIELD);
    const sl_field_page *field = sl_explainer_field(explainer, topic.field);
    assert_string_equal(readings(field->readers, field->reader_count, true), "A: dynamo; B: dynamo; P");
    assert_true(field->overridable);
    for (int code = 0; code < 2; code++) {
        assert_int_equal(sl_explainer_find(explainer, text(code ? "WH" : "wheels"), &topic), SL_OK);
        assert_int_equal(topic.kind, SL_TOPIC_ELEMENT);
    }
    const sl_element_page *wheels = sl_explainer_element(explainer, topic.element);
    assert_int_equal(wheels->framed_by_count, 0);
    assert_int_equal(wheels->field_count, 6);
    assert_text(wheels->fields[5].field->path, "wheels.brakes.tested");
    assert_int_equal(wheels->rule_count, 2);
    assert_false(wheels->overridable);
    assert_int_equal(sl_explainer_find(explainer, text("SA"), &topic), SL_OK);
    const sl_element_page *saddle = sl_explainer_element(explainer, topic.element);
    assert_int_equal(saddle->framed_by_count, 1);
    assert_text(saddle->framed_by[0]->code, "WH");
    assert_int_equal(saddle->rule_count, 0);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

static const char *last_problem(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    assert_true(count > 0);
    return shown(problems[count - 1].message);
}

static void test_words_that_are_none(void **state) {
    (void)state;
    sl_checker *checker = new_rulebook();
    sl_explainer *explainer = explain(checker);
    sl_topic topic;
    assert_int_equal(sl_explainer_find(explainer, text("lamp.pover"), &topic), SL_REFUSED);
    assert_string_equal(last_problem(checker),
                        "there is no rule, attribute or element \"lamp.pover\"; did you mean \"lamp.power\"?");
    assert_int_equal(sl_explainer_find(explainer, text("name"), &topic), SL_REFUSED);
    assert_string_equal(last_problem(checker), "\"name\" is the end of several paths: frame.name or riders.name");
    assert_int_equal(sl_explainer_find(explainer, text(""), &topic), SL_REFUSED);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
    checker = new_checker();
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_REFUSED);
    assert_null(explainer);
    sl_checker_free(checker);
}

/* Returns the ids of the rules that pass a filter. */
static const char *listed(sl_checker *checker, const sl_rule_filter *filter) {
    static char ids[256];
    sl_rule_list *list;
    ids[0] = '\0';
    assert_int_equal(sl_list_rules(checker, filter, &list), SL_OK);
    for (size_t i = 0; i < list->count; i++)
        strcat(strcat(ids, i ? " " : ""), shown(list->rules[i]->id));
    sl_rule_list_free(list);
    return ids;
}

static void test_lists_of_rules(void **state) {
    (void)state;
    sl_checker *checker = new_rulebook();
    const sl_text fit[] = {text("fit")}, lamp[] = {text("LA")}, both[] = {text("practice"), text("fit")};
    const sl_text wheels[] = {text("wheels")}, pack[] = {text("rules")}, wrong[] = {text("rule")};
    assert_string_equal(listed(checker, NULL), "A B P");
    assert_string_equal(listed(checker, &(sl_rule_filter){.kinds = fit, .kind_count = 1}), "A B");
    assert_string_equal(listed(checker, &(sl_rule_filter){.kinds = both, .kind_count = 2}), "A B P");
    assert_string_equal(listed(checker, &(sl_rule_filter){.elements = lamp, .element_count = 1}), "A B P");
    assert_string_equal(listed(checker, &(sl_rule_filter){.elements = wheels, .element_count = 1}), "A B");
    assert_string_equal(listed(checker, &(sl_rule_filter){.packs = pack, .pack_count = 1}), "A B P");
    sl_rule_list *list;
    assert_int_equal(sl_list_rules(checker, &(sl_rule_filter){.packs = wrong, .pack_count = 1}, &list), SL_REFUSED);
    assert_null(list);
    assert_string_equal(last_problem(checker), "there is no pack \"rule\"; did you mean \"rules\"?");
    sl_checker_free(checker);
}

static void test_every_rule_of_this_project_is_explained(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    sl_explainer *explainer = explain(checker);
    size_t count, with_ways = 0;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    for (size_t i = 0; i < count; i++) {
        const sl_rule_page *page = sl_explainer_rule(explainer, rules[i]);
        assert_non_null(page);
        assert_text(rules[i]->pack, "builtin");
        assert_true(page->read_count > 0 && page->failure_count > 0);
        assert_non_null(page->passes.test);
        assert_non_null(page->fails.test);
        assert_non_null(page->fails.finding);
        with_ways += page->way_count > 0;
    }
    assert_true(with_ways * 3 > count * 2);
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_rule_reads_and_objects_to),
        cmocka_unit_test(test_ways_to_be_congruent),
        cmocka_unit_test(test_examples_are_run),
        cmocka_unit_test(test_related_rules),
        cmocka_unit_test(test_pages_of_attributes_and_elements),
        cmocka_unit_test(test_words_that_are_none),
        cmocka_unit_test(test_lists_of_rules),
        cmocka_unit_test(test_every_rule_of_this_project_is_explained),
    };
    return cmocka_run_group_tests_name("explain_rules", tests, NULL, NULL);
}
