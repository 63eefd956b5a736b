/* fidelity.c - the page of what the works of the vocabulary say and the rules that express it, by
 * share/page.schema.json. */
#include "base/text.h"
#include "report/documents/documents.h"

static json_t *rule_value(struct value_writer *writer, const sl_rule *rule) {
    json_t *object = json_object();
    value_put(writer, object, "id", value_text(rule->id));
    value_put(writer, object, "title", value_text(rule->title));
    value_put(writer, object, "kind", json_string(sl_rule_kind_name(rule->kind)));
    value_put(writer, object, "grade", value_text_or_null(text_of(sl_grade_name(rule->grade))));
    return object;
}

static json_t *statement_value(struct value_writer *writer, const sl_statement_page *page) {
    json_t *object = json_object(), *rules = json_array();
    for (size_t i = 0; i < page->rule_count; i++)
        value_push(writer, rules, rule_value(writer, page->rules[i]));
    value_put(writer, object, "id", value_text(page->statement->id));
    value_put(writer, object, "at", value_text(page->statement->at));
    value_put(writer, object, "says", value_text(page->statement->says));
    value_put(writer, object, "left_out", value_text_or_null(page->statement->left_out));
    value_put(writer, object, "rules", rules);
    value_put(writer, object, "reads", value_paths(writer, page->reads, page->read_count));
    return object;
}

/* Returns a work with its statements; NULL if the explainer has failed. */
static json_t *work_value(struct value_writer *writer, sl_explainer *explainer, const sl_work *work) {
    json_t *object = json_object(), *statements = json_array();
    for (size_t i = 0; i < work->statement_count; i++) {
        const sl_statement_page *page = sl_explainer_statement(explainer, &work->statements[i]);
        value_push(writer, statements, page ? statement_value(writer, page) : NULL);
    }
    value_put(writer, object, "id", value_text(work->id));
    value_put(writer, object, "reference", value_text(work->reference));
    value_put(writer, object, "statements", statements);
    return object;
}

/* Returns the works that say something. */
static json_t *work_values(struct value_writer *writer, sl_explainer *explainer) {
    const sl_vocabulary *vocabulary = sl_get_vocabulary(sl_explainer_checker(explainer));
    json_t *array = json_array();
    for (size_t i = 0; i < vocabulary->work_count; i++)
        if (vocabulary->works[i].statement_count > 0)
            value_push(writer, array, work_value(writer, explainer, &vocabulary->works[i]));
    return array;
}

static bool has_statement(const sl_rule *rule) {
    bool has = false;
    for (size_t i = 0; i < rule->source_count; i++)
        has = has || rule->sources[i].statement;
    return has;
}

static json_t *fidelity_page(struct value_writer *writer, sl_explainer *explainer) {
    const sl_checker *checker = sl_explainer_checker(explainer);
    json_t *object = json_object(), *others = json_array();
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (!has_statement(rules[i]))
            value_push(writer, others, rule_value(writer, rules[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "budget_met", value_budget(sl_get_budget_met(checker)));
    value_put(writer, object, "kind", json_string("fidelity"));
    value_put(writer, object, "works", work_values(writer, explainer));
    value_put(writer, object, "other_rules", others);
    return object;
}

sl_result sl_write_fidelity(const sl_writer_options *options, sl_explainer *explainer) {
    struct value_writer writer = {true};
    return document_write(options, "fidelity_page", &writer, fidelity_page(&writer, explainer));
}
