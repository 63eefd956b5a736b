/* impact.c - the document of the command impact, by share/impact.schema.json. */
#include "report/documents/documents.h"
#include "report/json/report.h"

static json_t *set_value(struct value_writer *writer, const sl_impact *impact) {
    json_t *array = json_array();
    for (size_t i = 0; i < impact->set_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "path", value_text(impact->set[i].field->path));
        value_put(writer, object, "before", value_text(impact->set[i].before));
        value_put(writer, object, "after", value_text(impact->set[i].after));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *forced_change_value(struct value_writer *writer, const sl_vocabulary *vocabulary,
                                   const sl_forced_change *forced_change) {
    json_t *object = json_object();
    const sl_field *field = forced_change->change.field;
    value_put(writer, object, "element", value_text(vocabulary->elements[field->element].field->id));
    value_put(writer, object, "change", json_change_value(writer, &forced_change->change));
    value_put(writer, object, "anyway", json_boolean(forced_change->anyway));
    value_put(writer, object, "because", value_paths(writer, forced_change->because, forced_change->because_count));
    value_put(writer, object, "responsible",
              value_rules(writer, forced_change->responsible.rules, forced_change->responsible.count));
    return object;
}

static json_t *consequences_value(struct value_writer *writer, const sl_vocabulary *vocabulary,
                                  const sl_consequences *consequences) {
    json_t *object = json_object(), *forced_changes = json_array();
    for (size_t i = 0; i < consequences->forced_change_count; i++)
        value_push(writer, forced_changes, forced_change_value(writer, vocabulary, &consequences->forced_changes[i]));
    value_put(writer, object, "account",
              consequences->account.length ? value_text(consequences->account) : json_null());
    value_put(writer, object, "possible",
              consequences->possible == SL_UNKNOWN ? json_null() : json_boolean(consequences->possible == SL_YES));
    value_put(writer, object, "contradicting",
              value_paths(writer, consequences->contradicting, consequences->contradicting_count));
    value_put(writer, object, "contradicted",
              value_rules(writer, consequences->contradicted.rules, consequences->contradicted.count));
    value_put(writer, object, "musts", forced_changes);
    value_put(writer, object, "unsettled", value_size(consequences->unsettled));
    return object;
}

static json_t *older_value(struct value_writer *writer, const sl_impact *impact) {
    json_t *array = json_array();
    for (size_t i = 0; impact->repair && i < impact->repair->conflict_count; i++)
        value_push(writer, array, json_boolean(impact->older[i]));
    return array;
}

bool json_impact(struct buffer *buffer, const sl_writer_options *options, const sl_impact *impact) {
    struct value_writer writer = {true};
    json_t *object = json_object(), *consequences_array = json_array();
    for (size_t i = 0; i < impact->consequence_count; i++)
        value_push(&writer, consequences_array,
                   consequences_value(&writer, impact->comparison->vocabulary, &impact->follows[i]));
    value_put(&writer, object, "schema_version", json_integer(1));
    value_put(&writer, object, "account", impact->account.length ? value_text(impact->account) : json_null());
    value_put(&writer, object, "set", set_value(&writer, impact));
    value_put(&writer, object, "comparison", json_comparison_value(&writer, impact->comparison));
    value_put(&writer, object, "unreadable", json_boolean(impact->unreadable));
    value_put(&writer, object, "follows", consequences_array);
    value_put(&writer, object, "budget_met", value_budget(impact->budget_met));
    value_put(&writer, object, "repair",
              impact->repair ? json_repair_value(&writer, impact->after, impact->repair) : json_null());
    value_put(&writer, object, "older", older_value(&writer, impact));
    json_put_problems(&writer, object, options);
    return value_line(buffer, &writer, object);
}
