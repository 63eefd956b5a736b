/* rules.c - the document of the command rules, by share/rules.schema.json. */
#include "report/documents/documents.h"
#include "report/json/report.h"

static json_t *option_number(const sl_option *option, int64_t value) {
    switch (option->type) {
    case SL_OPTION_BOOLEAN: return json_boolean(value != 0);
    case SL_OPTION_WORD: return value_text(option->domain[value]);
    case SL_OPTION_INTEGER: break;
    }
    return json_integer((json_int_t)value);
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
    value_put(writer, object, "default", option_number(option, option->default_value));
    value_put(writer, object, "value", option_number(option, option->value));
    value_put(writer, object, "set_by", value_text_or_null(option->set_by));
    return object;
}

static json_t *element_values(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    json_t *array = json_array();
    for (size_t i = 0; i < rule->element_count; i++) {
        const sl_element *element = &vocabulary->elements[rule->elements[i]];
        json_t *object = json_object();
        value_put(writer, object, "id", value_text(element->field->id));
        value_put(writer, object, "code", value_text(element->code));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *source_values(struct value_writer *writer, const sl_rule *rule) {
    json_t *array = json_array();
    for (size_t i = 0; i < rule->source_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "work", value_text_or_null(rule->sources[i].work));
        value_put(writer, object, "at", value_text(rule->sources[i].at));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *rule_value(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    json_t *object = json_object(), *options = json_array();
    for (size_t i = 0; i < rule->option_count; i++)
        value_push(writer, options, option_value(writer, &rule->options[i]));
    value_put(writer, object, "id", value_text(rule->id));
    value_put(writer, object, "name", value_text(rule->name));
    value_put(writer, object, "kind", json_string(sl_rule_kind_name(rule->kind)));
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
    value_put(writer, object, "sources", source_values(writer, rule));
    value_put(writer, object, "tests", value_size(rule->test_count));
    return object;
}

bool json_rules(struct buffer *buffer, const sl_writer_options *options, const sl_checker *checker,
                const sl_rule_list *list) {
    struct value_writer writer = {true};
    json_t *object = json_object(), *rules = json_array();
    for (size_t i = 0; i < list->count; i++)
        value_push(&writer, rules, rule_value(&writer, sl_get_vocabulary(checker), list->rules[i]));
    value_put(&writer, object, "schema_version", json_integer(1));
    value_put(&writer, object, "rules", rules);
    json_put_problems(&writer, object, options);
    return value_line(buffer, &writer, object);
}
