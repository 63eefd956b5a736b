/* repair.c - the document of the command repair, by share/repair.schema.json. */
#include "report/finding_summary.h"
#include "report/documents/documents.h"
#include "report/json/report.h"

json_t *json_change_value(struct value_writer *writer, const sl_change *change) {
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(change->field->path));
    value_put(writer, object, "now", value_text(change->now));
    value_put(writer, object, "values", value_texts(writer, change->values, change->value_count));
    value_put(writer, object, "added", value_texts(writer, change->added, change->added_count));
    value_put(writer, object, "removed", value_texts(writer, change->removed, change->removed_count));
    if (change->sampled)
        value_put(writer, object, "sampled", json_true());
    return object;
}

static json_t *alternatives_value(struct value_writer *writer, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        json_t *object = json_object(), *changes = json_array();
        for (size_t j = 0; j < conflict->alternatives[i].change_count; j++)
            value_push(writer, changes, json_change_value(writer, &conflict->alternatives[i].changes[j]));
        value_put(writer, object, "number", value_size(conflict->alternatives[i].number));
        value_put(writer, object, "ways", value_size((size_t)conflict->alternatives[i].count));
        value_put(writer, object, "changes", changes);
        value_push(writer, array, object);
    }
    return array;
}

static json_t *waived_value(struct value_writer *writer, const sl_program *program, const sl_conflict *conflict) {
    json_t *array = json_array();
    for (size_t i = 0; i < conflict->rule_count; i++)
        if (findings_are_waived(program, conflict->account, conflict->rules[i]))
            value_push(writer, array, value_text(conflict->rules[i]->id));
    return array;
}

static json_t *conflict_value(struct value_writer *writer, const sl_program *program, const sl_conflict *conflict) {
    static const char *const outcomes[] = {"found", "none", "unknown"};
    json_t *object = json_object();
    value_put(writer, object, "account", conflict->account.length ? value_text(conflict->account) : json_null());
    value_put(writer, object, "rules", value_rules(writer, conflict->rules, conflict->rule_count));
    value_put(writer, object, "waived", waived_value(writer, program, conflict));
    value_put(writer, object, "outcome", json_string(outcomes[conflict->outcome]));
    value_put(writer, object, "cost", value_size((size_t)conflict->cost));
    value_put(writer, object, "always", value_paths(writer, conflict->always, conflict->always_count));
    value_put(writer, object, "alternatives", alternatives_value(writer, conflict));
    value_put(writer, object, "ways", value_size((size_t)conflict->total));
    value_put(writer, object, "exact", json_boolean(conflict->exact));
    value_put(writer, object, "contradicting",
              value_paths(writer, conflict->contradicting, conflict->contradicting_count));
    value_put(writer, object, "contradicted",
              value_rules(writer, conflict->contradicted, conflict->contradicted_count));
    return object;
}

json_t *json_repair_value(struct value_writer *writer, const sl_program *program, const sl_repair *repair) {
    json_t *object = json_object(), *conflicts = json_array();
    for (size_t i = 0; i < repair->conflict_count; i++)
        value_push(writer, conflicts, conflict_value(writer, program, &repair->conflicts[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "path", value_text(program->path));
    value_put(writer, object, "document", value_size(program->document));
    value_put(writer, object, "name", value_text(program->name));
    value_put(writer, object, "verdict", json_string(sl_verdict_name(program->verdict)));
    value_put(writer, object, "budget_met", value_budget(repair->budget_met));
    value_put(writer, object, "conflicts", conflicts);
    value_put(writer, object, "left_out", value_rules(writer, repair->left_out, repair->left_out_count));
    return object;
}

bool json_repair(struct buffer *buffer, const sl_writer_options *options, const sl_program *program,
                 const sl_repair *repair) {
    struct value_writer writer = {true};
    json_t *object = json_repair_value(&writer, program, repair);
    json_put_problems(&writer, object, options);
    return value_line(buffer, &writer, object);
}
