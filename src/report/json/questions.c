/* questions.c - the questions of a program as JSON. */
#include "report/json/report.h"

static json_t *rule_value(struct value_writer *writer, const sl_question_rule *rule) {
    json_t *object = json_object();
    value_put(writer, object, "rule", value_text(rule->rule->id));
    value_put(writer, object, "kind", json_string(sl_rule_kind_name(rule->rule->kind)));
    value_put(writer, object, "settlements", json_settlements_value(writer, rule->settlements, rule->settlement_count));
    return object;
}

static json_t *question_value(struct value_writer *writer, const sl_question *question) {
    json_t *object = json_object(), *rules = json_array();
    for (size_t i = 0; i < question->rule_count; i++)
        value_push(writer, rules, rule_value(writer, &question->rules[i]));
    value_put(writer, object, "path", value_text(question->field->path));
    value_put_segment(writer, object, question->segment);
    value_put(writer, object, "account", value_text_or_null(question->account));
    value_put(writer, object, "unreadable", json_boolean(question->unreadable));
    value_put(writer, object, "framing", json_boolean(question->framing));
    value_put(writer, object, "location", value_location(writer, question->location));
    value_put(writer, object, "rules", rules);
    value_put(writer, object, "fit_rules", value_size(question->fit_rules));
    value_put(writer, object, "settled", value_size(question->settled));
    return object;
}

json_t *json_questions_value(struct value_writer *writer, const sl_questions *questions) {
    json_t *array = json_array();
    for (size_t i = 0; i < questions->count; i++)
        value_push(writer, array, question_value(writer, &questions->list[i]));
    return array;
}

void json_put_questions(struct value_writer *writer, json_t *object, const sl_program *program) {
    sl_questions *questions;
    bool listed = sl_list_questions(program, &questions) == SL_OK;
    value_put(writer, object, "questions", listed ? json_questions_value(writer, questions) : NULL);
    sl_questions_free(questions);
}
