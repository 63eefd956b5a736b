/* rules.c - the document of the command rules, by share/rules.schema.json. */
#include "base/text.h"
#include "report/documents/documents.h"

json_t *json_option_setting(const sl_option *option, int64_t value) {
    switch (option->type) {
    case SL_OPTION_BOOLEAN: return json_boolean(value != 0);
    case SL_OPTION_WORD: return value_text(option->domain[value]);
    case SL_OPTION_INTEGER: break;
    }
    return json_integer((json_int_t)value);
}

json_t *json_option_value(const sl_option *option) {
    return option->has_value ? json_option_setting(option, option->value) : json_null();
}

static json_t *option_value(struct value_writer *writer, const sl_option *option) {
    static const char *const types[] = {"integer", "boolean", "word"};
    json_t *object = json_object();
    bool integer = option->type == SL_OPTION_INTEGER;
    value_put(writer, object, "id", value_text(option->id));
    value_put(writer, object, "type", json_string(types[option->type]));
    value_put(writer, object, "description", value_text(option->description));
    value_put(writer, object, "min", integer ? json_integer((json_int_t)option->min) : json_null());
    value_put(writer, object, "max", integer ? json_integer((json_int_t)option->max) : json_null());
    value_put(writer, object, "domain", value_texts(writer, option->domain, option->domain_count));
    value_put(writer, object, "default",
              option->has_default ? json_option_setting(option, option->default_value) : json_null());
    value_put(writer, object, "value", json_option_value(option));
    value_put(writer, object, "set_by", value_text_or_null(option->set_by));
    return object;
}

json_t *json_element_name(struct value_writer *writer, const sl_element *element) {
    json_t *object = json_object();
    value_put(writer, object, "id", value_text(element->field->id));
    value_put(writer, object, "code", value_text(element->code));
    value_put(writer, object, "title", value_text(element->title));
    return object;
}

static json_t *element_values(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    json_t *array = json_array();
    for (size_t i = 0; i < rule->element_count; i++)
        value_push(writer, array, json_element_name(writer, &vocabulary->elements[rule->elements[i]]));
    return array;
}

/* Returns the reference of a work; null if the vocabulary has no work of this id. */
static json_t *work_reference(const sl_vocabulary *vocabulary, sl_text id) {
    for (size_t i = 0; i < vocabulary->work_count; i++)
        if (text_equal(vocabulary->works[i].id, id))
            return value_text(vocabulary->works[i].reference);
    return json_null();
}

static json_t *source_values(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    json_t *array = json_array();
    for (size_t i = 0; i < rule->source_count; i++) {
        const sl_statement *statement = rule->sources[i].statement;
        json_t *object = json_object();
        value_put(writer, object, "work", value_text_or_null(rule->sources[i].work));
        value_put(writer, object, "at", value_text(rule->sources[i].at));
        value_put(writer, object, "reference", work_reference(vocabulary, rule->sources[i].work));
        value_put(writer, object, "statement", statement ? value_text(statement->id) : json_null());
        value_put(writer, object, "says", statement ? value_text(statement->says) : json_null());
        value_put(writer, object, "via", value_text_or_null(rule->sources[i].via));
        value_put(writer, object, "via_reference", work_reference(vocabulary, rule->sources[i].via));
        value_push(writer, array, object);
    }
    return array;
}

json_t *json_rule_value(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    json_t *object = json_object(), *options = json_array();
    const sl_option *lacking = sl_option_without_value(rule);
    for (size_t i = 0; i < rule->option_count; i++)
        value_push(writer, options, option_value(writer, &rule->options[i]));
    value_put(writer, object, "id", value_text(rule->id));
    value_put(writer, object, "former_ids", value_texts(writer, rule->former_ids, rule->former_id_count));
    value_put(writer, object, "name", value_text(rule->name));
    value_put(writer, object, "kind", json_string(sl_rule_kind_name(rule->kind)));
    value_put(writer, object, "grade", value_text_or_null(text_of(sl_grade_name(rule->grade))));
    value_put(writer, object, "relation", value_text_or_null(text_of(sl_relation_name(rule->relation))));
    value_put(writer, object, "decides", json_boolean(sl_decides_congruence(rule)));
    value_put(writer, object, "promoted_set_by",
              rule->promoted ? value_text_or_null(rule->promoted_set_by) : json_null());
    value_put(writer, object, "scope", json_string(sl_scope_name(rule->scope)));
    value_put(writer, object, "elements", element_values(writer, vocabulary, rule));
    value_put(writer, object, "title", value_text(rule->title));
    value_put(writer, object, "severity", json_string(sl_severity_name(rule->severity)));
    value_put(writer, object, "severity_set_by", value_text_or_null(rule->severity_set_by));
    value_put(writer, object, "pack", value_text(rule->pack));
    value_put(writer, object, "pack_version", value_text_or_null(rule->pack_version));
    value_put(writer, object, "on", json_boolean(rule->off.length == 0));
    value_put(writer, object, "off", value_text_or_null(rule->off));
    value_put(writer, object, "off_set_by", value_text_or_null(rule->off_set_by));
    value_put(writer, object, "waivable", json_boolean(!rule->not_waivable));
    value_put(writer, object, "not_waivable_set_by", value_text_or_null(rule->not_waivable_set_by));
    value_put(writer, object, "options", options);
    value_put(writer, object, "not_set", lacking ? value_text(lacking->id) : json_null());
    value_put(writer, object, "sources", source_values(writer, vocabulary, rule));
    value_put(writer, object, "tests", value_size(rule->test_count));
    return object;
}

static json_t *retired_values(struct value_writer *writer, const sl_checker *checker) {
    size_t count;
    const sl_retired_rule *rules = sl_get_retired_rules(checker, &count);
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "id", value_text(rules[i].id));
        value_put(writer, object, "since", value_text(rules[i].since));
        value_put(writer, object, "reason", value_text(rules[i].reason));
        value_put(writer, object, "successor", value_text_or_null(rules[i].successor));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *list_value(struct value_writer *writer, const sl_checker *checker, const sl_rule_list *list) {
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    json_t *object = json_object(), *rules = json_array(), *elements = json_array();
    size_t off = 0;
    for (size_t i = 0; i < list->count; i++) {
        value_push(writer, rules, json_rule_value(writer, vocabulary, list->rules[i]));
        off += list->rules[i]->off.length > 0;
    }
    for (size_t i = 0; i < vocabulary->element_count; i++)
        value_push(writer, elements, json_element_name(writer, &vocabulary->elements[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "rules", rules);
    value_put(writer, object, "rules_off", value_size(off));
    value_put(writer, object, "elements", elements);
    value_put(writer, object, "retired", retired_values(writer, checker));
    return object;
}

sl_result sl_write_rules(const sl_writer_options *options, const sl_checker *checker, const sl_rule_list *list) {
    struct value_writer writer = {true};
    return document_write(options, "rules", &writer, list_value(&writer, checker, list));
}
