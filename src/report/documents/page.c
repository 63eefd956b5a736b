/* page.c - the page of a rule, an attribute, an element or the whole vocabulary, by share/page.schema.json. */
#include <string.h>

#include "base/text.h"
#include "report/documents/documents.h"
#include "report/json/report.h"
#include "report/text/finding.h"

/* ---- what a rule reads, and what satisfies it -------------------------------------------------------------------- */

static json_t *reads_value(struct value_writer *writer, const sl_rule_page *page) {
    json_t *array = json_array();
    for (size_t i = 0; i < page->read_count; i++) {
        const sl_reading *reading = &page->reads[i];
        json_t *object = json_field_value(writer, reading->field);
        value_put(writer, object, "objects_to", value_texts(writer, reading->objects_to, reading->objection_count));
        value_push(writer, array, object);
    }
    return array;
}

/* Returns the words that a set must have (`wanted` is "with") or must not have ("without"). */
static json_t *words_value(struct value_writer *writer, const sl_condition *conditions, size_t count, sl_text wanted) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        if (conditions[i].word.length && text_equal(conditions[i].values[0], wanted))
            value_push(writer, array, value_text(conditions[i].word));
    return array;
}

/* Returns the conditions on one attribute. If a set must have some word, leaves out that it must be declared. */
static json_t *asked_value(struct value_writer *writer, const sl_condition *conditions, size_t count) {
    json_t *object = json_object(), *with = words_value(writer, conditions, count, TEXT("with"));
    bool stated = conditions->word.length == 0 && json_array_size(with) == 0;
    value_put(writer, object, "path", value_text(conditions->field->path));
    value_put(writer, object, "values", value_texts(writer, conditions->values, stated ? conditions->value_count : 0));
    value_put(writer, object, "with", with);
    value_put(writer, object, "without", words_value(writer, conditions, count, TEXT("without")));
    return object;
}

static json_t *way_value(struct value_writer *writer, const sl_way *way) {
    json_t *array = json_array();
    for (size_t from = 0, to; from < way->condition_count; from = to) {
        to = from + 1;
        while (to < way->condition_count && way->conditions[to].field == way->conditions[from].field)
            to++;
        value_push(writer, array, asked_value(writer, &way->conditions[from], to - from));
    }
    return array;
}

static json_t *ways_value(struct value_writer *writer, const sl_rule_page *page) {
    json_t *array = json_array();
    for (size_t i = 0; i < page->way_count; i++)
        value_push(writer, array, way_value(writer, &page->ways[i]));
    return array;
}

/* Returns the names of the tests that pass, if the page does not list the ways to satisfy the rule. */
static json_t *passing_tests(struct value_writer *writer, const sl_rule_page *page) {
    json_t *array = json_array();
    for (size_t i = 0; page->way_count == 0 && i < page->rule->test_count; i++)
        if (page->rule->tests[i].expect == SL_PASS)
            value_push(writer, array, value_text(page->rule->tests[i].name));
    return array;
}

/* ---- failures and examples --------------------------------------------------------------------------------------- */

static json_t *setting_value(struct value_writer *writer, const sl_option *option, int64_t value) {
    json_t *object = json_object();
    value_put(writer, object, "id", value_text(option->id));
    value_put(writer, object, "value", json_option_setting(option, value));
    return object;
}

/* Returns the options that a test sets, in the order of the rule: the settings of a test have no order. */
static json_t *settings_value(struct value_writer *writer, const sl_rule *rule, const sl_rule_test *test) {
    json_t *array = json_array();
    for (size_t i = 0; i < rule->option_count; i++)
        for (size_t j = 0; j < test->setting_count; j++)
            if (text_equal(test->settings[j].id, rule->options[i].id))
                value_push(writer, array, setting_value(writer, &rule->options[i], test->settings[j].value));
    return array;
}

static json_t *failures_value(struct value_writer *writer, const sl_rule_page *page) {
    json_t *array = json_array();
    for (size_t i = 0; i < page->failure_count; i++) {
        const sl_failure *failure = &page->failures[i];
        json_t *object = json_object();
        value_put(writer, object, "message", value_text(failure->message));
        value_put(writer, object, "alternatives",
                  value_texts(writer, failure->alternatives, failure->alternative_count));
        value_put(writer, object, "options", settings_value(writer, page->rule, failure->test));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *example_value(struct value_writer *writer, const sl_rule *rule, const sl_example *example) {
    json_t *object = json_object();
    value_put(writer, object, "name", value_text(example->test->name));
    value_put(writer, object, "options", settings_value(writer, rule, example->test));
    value_put(writer, object, "program", value_text(example->test->program));
    return object;
}

/* Returns an example that fails, with its finding, and the lines that samplint check prints for it. */
static json_t *failing_value(struct value_writer *writer, const sl_checker *checker, const sl_rule_page *page) {
    struct buffer lines = BUFFER_EMPTY(BUFFER_MOST);
    const sl_finding *finding = page->fails.finding;
    if (!page->fails.test || !finding)
        return json_null();
    json_t *object = example_value(writer, page->rule, &page->fails);
    finding_put(&(struct text_writer){.buffer = &lines}, NULL, checker, finding);
    value_put(writer, object, "finding", json_finding_value(writer, NULL, finding));
    value_put(writer, object, "printed", value_buffer(&lines));
    return object;
}

static json_t *passing_value(struct value_writer *writer, const sl_rule_page *page) {
    if (!page->passes.test)
        return json_null();
    json_t *object = example_value(writer, page->rule, &page->passes);
    value_put(writer, object, "reads", value_paths(writer, page->passes.reads, page->passes.read_count));
    return object;
}

/* ---- attributes and elements ------------------------------------------------------------------------------------- */

static json_t *reader_value(struct value_writer *writer, const sl_reading *reading) {
    json_t *object = json_object();
    value_put(writer, object, "id", value_text(reading->rule->id));
    value_put(writer, object, "title", value_text(reading->rule->title));
    value_put(writer, object, "objects_to", value_texts(writer, reading->objects_to, reading->objection_count));
    return object;
}

static json_t *attribute_value(struct value_writer *writer, const sl_field_page *page) {
    json_t *object = json_field_value(writer, page->field), *readers = json_array();
    for (size_t i = 0; i < page->reader_count; i++)
        value_push(writer, readers, reader_value(writer, &page->readers[i]));
    value_put(writer, object, "overridable", json_boolean(page->overridable));
    if (page->by_segments_only)
        value_put(writer, object, "by_segments_only", json_true());
    value_put(writer, object, "readers", readers);
    return object;
}

/* Returns the attributes of an element, each with its path below the element. */
static json_t *attribute_values(struct value_writer *writer, const sl_element_page *page) {
    json_t *array = json_array();
    size_t start = page->element->field->path.length + 1;
    for (size_t i = 0; i < page->field_count; i++) {
        json_t *object = attribute_value(writer, &page->fields[i]);
        sl_text path = page->fields[i].field->path;
        value_put(writer, object, "path_in_element", value_text(text_slice(path, start, path.length)));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *rule_titles(struct value_writer *writer, const sl_element_page *page) {
    json_t *array = json_array();
    for (size_t i = 0; i < page->rule_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "id", value_text(page->rules[i]->id));
        value_put(writer, object, "title", value_text(page->rules[i]->title));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *element_value(struct value_writer *writer, const sl_vocabulary *vocabulary,
                             const sl_element_page *page) {
    const sl_element *element = page->element;
    json_t *object = json_element_name(writer, element), *frames = json_array(), *framed_by = json_array();
    for (size_t i = 0; i < element->frame_count; i++)
        value_push(writer, frames, json_element_name(writer, &vocabulary->elements[element->frames[i]]));
    for (size_t i = 0; i < page->framed_by_count; i++)
        value_push(writer, framed_by, json_element_name(writer, page->framed_by[i]));
    value_put(writer, object, "description", value_text(element->field->description));
    value_put(writer, object, "alignment", value_text(element->alignment));
    value_put(writer, object, "level", value_text(element->level));
    value_put(writer, object, "framing", json_boolean(element->framing));
    value_put(writer, object, "frames", frames);
    value_put(writer, object, "framed_by", framed_by);
    value_put(writer, object, "overridable", json_boolean(page->overridable));
    value_put(writer, object, "attributes", attribute_values(writer, page));
    value_put(writer, object, "rules", rule_titles(writer, page));
    return object;
}

/* ---- pages ------------------------------------------------------------------------------------------------------- */

/* Returns the id of a rule as a key of YAML: in quotes if some character has a meaning in YAML. Ids have no blanks and
 * no control characters. */
static json_t *yaml_key(sl_text id) {
    struct buffer key = BUFFER_EMPTY(BUFFER_MOST);
    bool plain = true;
    for (size_t i = 0; i < id.length; i++)
        plain = plain && !strchr("\"'#:{}[],&*!|>%@`?\\", id.bytes[i]);
    buffer_repeat(&key, '\'', !plain);
    for (size_t i = 0; i < id.length; i++)
        buffer_repeat(&key, id.bytes[i], id.bytes[i] == '\'' ? 2 : 1);
    buffer_repeat(&key, '\'', !plain);
    return value_buffer(&key);
}

static json_t *related_value(struct value_writer *writer, const sl_rule_page *page) {
    json_t *array = json_array();
    for (size_t i = 0; i < page->related_count; i++) {
        const sl_related_rule *related = &page->related[i];
        json_t *object = json_object();
        value_put(writer, object, "id", value_text(related->rule->id));
        value_put(writer, object, "kind", json_string(sl_rule_kind_name(related->rule->kind)));
        value_put(writer, object, "title", value_text(related->rule->title));
        value_put(writer, object, "shared", value_paths(writer, related->shared, related->shared_count));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *page_start(struct value_writer *writer, const sl_checker *checker, const char *kind) {
    json_t *object = json_object();
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "budget_met", value_budget(sl_get_budget_met(checker)));
    value_put(writer, object, "kind", json_string(kind));
    return object;
}

static json_t *rule_page(struct value_writer *writer, const sl_checker *checker, const sl_rule_page *page) {
    const sl_rule *rule = page->rule;
    json_t *object = page_start(writer, checker, "rule");
    value_put(writer, object, "rule", json_rule_value(writer, sl_get_vocabulary(checker), rule));
    value_put(writer, object, "yaml_key", yaml_key(rule->id));
    value_put(writer, object, "rationale", value_text(rule->rationale));
    value_put(writer, object, "remediation", value_text(rule->remediation));
    value_put(writer, object, "reads", reads_value(writer, page));
    value_put(writer, object, "ways", ways_value(writer, page));
    value_put(writer, object, "passing_tests", passing_tests(writer, page));
    value_put(writer, object, "failures", failures_value(writer, page));
    value_put(writer, object, "fails", failing_value(writer, checker, page));
    value_put(writer, object, "passes", passing_value(writer, page));
    value_put(writer, object, "related", related_value(writer, page));
    return object;
}

static json_t *attribute_page(struct value_writer *writer, const sl_checker *checker, const sl_field_page *page) {
    const sl_field *field = page->field;
    const sl_element *elements = sl_get_vocabulary(checker)->elements;
    json_t *object = page_start(writer, checker, "attribute");
    value_put(writer, object, "attribute", attribute_value(writer, page));
    value_put(writer, object, "belongs_to",
              field->element == SL_NO_ELEMENT ? json_null() : json_element_name(writer, &elements[field->element]));
    return object;
}

static json_t *element_page(struct value_writer *writer, const sl_checker *checker, const sl_element_page *page) {
    json_t *object = page_start(writer, checker, "element");
    value_put(writer, object, "element", element_value(writer, sl_get_vocabulary(checker), page));
    return object;
}

/* Returns the page of everything that a program can declare; NULL if the explainer has failed. */
static json_t *vocabulary_page(struct value_writer *writer, sl_explainer *explainer) {
    const sl_checker *checker = sl_explainer_checker(explainer);
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    json_t *object = page_start(writer, checker, "vocabulary"), *others = json_array(), *elements = json_array();
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->element == SL_NO_ELEMENT)
            value_push(writer, others, json_field_value(writer, vocabulary->fields[i]));
    for (size_t i = 0; i < vocabulary->element_count; i++) {
        const sl_element_page *page = sl_explainer_element(explainer, &vocabulary->elements[i]);
        value_push(writer, elements, page ? element_value(writer, vocabulary, page) : NULL);
    }
    value_put(writer, object, "title", value_text(vocabulary->title));
    value_put(writer, object, "format_key", value_text(vocabulary->format_key));
    value_put(writer, object, "format", json_integer((json_int_t)vocabulary->format));
    value_put(writer, object, "other_fields", others);
    value_put(writer, object, "elements", elements);
    return object;
}

/* Returns the page of a topic; NULL if the explainer has failed. */
static json_t *topic_page(struct value_writer *writer, sl_explainer *explainer, const sl_topic *topic) {
    const sl_checker *checker = sl_explainer_checker(explainer);
    if (topic->kind == SL_TOPIC_RULE) {
        const sl_rule_page *rule = sl_explainer_rule(explainer, topic->rule);
        return rule ? rule_page(writer, checker, rule) : NULL;
    }
    if (topic->kind == SL_TOPIC_FIELD) {
        const sl_field_page *field = sl_explainer_field(explainer, topic->field);
        return field ? attribute_page(writer, checker, field) : NULL;
    }
    const sl_element_page *element = sl_explainer_element(explainer, topic->element);
    return element ? element_page(writer, checker, element) : NULL;
}

sl_result sl_write_topic(const sl_writer_options *options, sl_explainer *explainer, const sl_topic *topic) {
    struct value_writer writer = {true};
    return document_write(options, "page", &writer, topic_page(&writer, explainer, topic));
}

sl_result sl_write_vocabulary(const sl_writer_options *options, sl_explainer *explainer) {
    struct value_writer writer = {true};
    return document_write(options, "page", &writer, vocabulary_page(&writer, explainer));
}
