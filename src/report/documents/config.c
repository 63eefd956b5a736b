/* config.c - the settings that hold for a checker, as a document for its template. */
#include "report/documents/documents.h"
#include "samplint/baseline.h"
#include "samplint/pack.h"

/* Adds a value and the place that sets it, or null for the place if the value is the default. */
static void put_set(struct value_writer *writer, json_t *object, const char *key, json_t *value, sl_text set_by) {
    json_t *set = json_object();
    value_put(writer, set, "value", value);
    value_put(writer, set, "set_by", value_text_or_null(set_by));
    value_put(writer, object, key, set);
}

static json_t *option_value(struct value_writer *writer, const sl_option *option) {
    json_t *object = json_object();
    value_put(writer, object, "id", value_text(option->id));
    value_put(writer, object, "value", json_option_value(option));
    value_put(writer, object, "set_by", value_text_or_null(option->set_by));
    return object;
}

static json_t *rule_value(struct value_writer *writer, const sl_rule *rule) {
    json_t *object = json_object(), *options = json_array();
    for (size_t i = 0; i < rule->option_count; i++)
        value_push(writer, options, option_value(writer, &rule->options[i]));
    value_put(writer, object, "id", value_text(rule->id));
    value_put(writer, object, "path", rule->builtin ? json_null() : value_text(rule->source->name));
    put_set(writer, object, "severity", json_string(sl_severity_name(rule->severity)), rule->severity_set_by);
    put_set(writer, object, "off", value_text_or_null(rule->off), rule->off_set_by);
    put_set(writer, object, "promote", json_boolean(rule->promoted), rule->promoted_set_by);
    value_put(writer, object, "options", options);
    return object;
}

static json_t *rules_value(struct value_writer *writer, const sl_rule *const *rules, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        value_push(writer, array, rule_value(writer, rules[i]));
    return array;
}

static json_t *dead_values(struct value_writer *writer, const sl_checker *checker) {
    size_t count;
    const sl_dead_value *values = sl_get_dead_values(checker, &count);
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "path", value_text(values[i].field->path));
        value_put(writer, object, "value", value_text(values[i].value));
        value_put(writer, object, "reason", value_text(values[i].reason));
        value_put(writer, object, "set_by", value_text_or_null(values[i].set_by));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *budgets_value(struct value_writer *writer, const sl_checker *checker) {
    size_t count;
    const sl_budget *budgets = sl_get_budgets(checker, &count);
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "name", json_string(budgets[i].name));
        value_put(writer, object, "value", json_integer((json_int_t)budgets[i].value));
        value_put(writer, object, "set_by", value_text_or_null(budgets[i].set_by));
        value_push(writer, array, object);
    }
    return array;
}

/* Returns NULL when there is no memory. */
static json_t *packs_value(struct value_writer *writer, sl_checker *checker) {
    size_t count;
    const sl_pack *packs = sl_get_packs(checker, &count);
    json_t *array = packs ? json_array() : NULL;
    for (size_t i = 0; packs && i < count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "name", value_text(packs[i].name));
        value_put(writer, object, "version", value_text(packs[i].version));
        value_put(writer, object, "path", value_text_or_null(packs[i].path));
        value_put(writer, object, "digest", value_text(packs[i].digest));
        value_put(writer, object, "set_by", value_text_or_null(packs[i].set_by));
        value_push(writer, array, object);
    }
    return array;
}

/* Returns the paths of the files of waivers. */
static json_t *waiver_files(struct value_writer *writer, const sl_checker *checker) {
    json_t *array = json_array();
    const sl_source *last = NULL;
    for (size_t i = 0; i < sl_get_waiver_count(checker); i++) {
        const sl_source *source = sl_get_waiver(checker, i)->location.source;
        if (source != last)
            value_push(writer, array, value_text(source->name));
        last = source;
    }
    return array;
}

sl_result sl_write_config(const sl_writer_options *options, sl_checker *checker, sl_text settings) {
    struct value_writer writer = {true};
    json_t *object = json_object();
    size_t count;
    sl_text set_by;
    value_put(&writer, object, "settings", value_text_or_null(settings));
    const sl_text *patterns = sl_get_left_out(checker, &count);
    value_put(&writer, object, "leave_out", value_texts(&writer, patterns, count));
    value_put(&writer, object, "waivers", waiver_files(&writer, checker));
    value_put(&writer, object, "baseline", value_text_or_null(sl_get_baseline_path(checker)));
    value_put(&writer, object, "dead_values", dead_values(&writer, checker));
    const char *undetermined = sl_get_undetermined(checker, &set_by);
    put_set(&writer, object, "undetermined", json_string(undetermined), set_by);
    value_put(&writer, object, "budgets", budgets_value(&writer, checker));
    value_put(&writer, object, "packs", packs_value(&writer, checker));
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    value_put(&writer, object, "rules", rules_value(&writer, rules, count));
    rules = sl_get_rules_off(checker, &count);
    value_put(&writer, object, "rules_off", rules_value(&writer, rules, count));
    return document_write_text(options, "config", &writer, object);
}
