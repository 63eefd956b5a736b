#include "base/text.h"
#include "report/json.h"
#include "report/value.h"

static json_t *truth_value(sl_truth truth) {
    return truth == SL_UNKNOWN ? json_null() : json_boolean(truth == SL_YES);
}

static json_t *responsible_value(struct value_writer *writer, const sl_responsible *responsible) {
    return value_rules(writer, responsible->rules, responsible->count);
}

static json_t *audited_rule(struct value_writer *writer, const sl_audited_rule *rule) {
    json_t *object = json_object();
    value_put(writer, object, "rule", value_text(rule->rule->id));
    value_put(writer, object, "analyzed", json_boolean(!rule->too_wide && rule->fault.length == 0));
    value_put(writer, object, "too_wide", rule->too_wide ? value_text(rule->too_wide->path) : json_null());
    value_put(writer, object, "fault", rule->fault.length ? value_text(rule->fault) : json_null());
    value_put(writer, object, "leaves", value_size(rule->leaves));
    value_put(writer, object, "never_fails", truth_value(rule->never_fails));
    value_put(writer, object, "implied", truth_value(rule->implied));
    value_put(writer, object, "implied_by", responsible_value(writer, &rule->implied_by));
    return object;
}

static json_t *audited_value(struct value_writer *writer, const sl_audited_value *value) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(value->field->path));
    value_put(writer, object, "value", value_text(value->value));
    value_put(writer, object, "status", json_string(value->forced ? "forced" : "dead"));
    value_put(writer, object, "absence", json_boolean(value->absent));
    value_put(writer, object, "responsible", responsible_value(writer, &value->responsible));
    return object;
}

bool json_audit(struct buffer *buffer, const sl_audit *audit) {
    struct value_writer writer = {true};
    json_t *object = json_object(), *rules = json_array(), *values = json_array();
    for (size_t i = 0; i < audit->rule_count; i++)
        value_push(&writer, rules, audited_rule(&writer, &audit->rules[i]));
    for (size_t i = 0; i < audit->value_count; i++)
        value_push(&writer, values, audited_value(&writer, &audit->values[i]));
    value_put(&writer, object, "schema_version", json_integer(1));
    value_put(&writer, object, "possible", truth_value(audit->possible));
    value_put(&writer, object, "contradiction", responsible_value(&writer, &audit->contradiction));
    value_put(&writer, object, "congruent", audit->counted ? value_text(audit->congruent_count) : json_null());
    value_put(&writer, object, "programs", audit->counted ? value_text(audit->program_count) : json_null());
    value_put(&writer, object, "rules", rules);
    value_put(&writer, object, "values", values);
    value_put(&writer, object, "unsettled", value_size(audit->unsettled));
    value_put(&writer, object, "required", value_paths(&writer, audit->required, audit->required_count));
    value_put(&writer, object, "unread", value_paths(&writer, audit->unread, audit->unread_count));
    return value_line(buffer, &writer, object);
}
