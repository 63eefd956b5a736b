/* profile.c - the cost of each rule, as a document for its template. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/documents/documents.h"

static int compare_by_id(const void *left, const void *right) {
    const sl_rule_cost *a = left, *b = right;
    return text_compare(a->rule->id, b->rule->id);
}

static int compare_by_cost(const void *left, const void *right) {
    const sl_rule_cost *a = left, *b = right;
    int order = (a->instructions < b->instructions) - (a->instructions > b->instructions);
    return order ? order : compare_by_id(left, right);
}

/* Returns the costs of all checkers, to be freed; NULL when there is no memory. */
static sl_rule_cost *gather(const sl_checker *const *checkers, size_t checker_count, size_t *count) {
    size_t total = 0, one;
    for (size_t i = 0; i < checker_count; i++) {
        sl_get_profile(checkers[i], &one);
        total += one;
    }
    sl_rule_cost *costs = calloc(total + 1, sizeof *costs);
    *count = 0;
    for (size_t i = 0; costs && i < checker_count; i++) {
        const sl_rule_cost *list = sl_get_profile(checkers[i], &one);
        if (one)
            memcpy(costs + *count, list, one * sizeof *costs);
        *count += one;
    }
    return costs;
}

static void add_cost(sl_rule_cost *total, const sl_rule_cost *cost) {
    total->runs += cost->runs;
    total->remembered += cost->remembered;
    total->instructions += cost->instructions;
    total->milliseconds += cost->milliseconds;
}

/* Adds up the costs that several checkers have for the same rule. Returns the number of sums. */
static size_t add_up_by_rule(sl_rule_cost *costs, size_t count) {
    size_t left = 0;
    qsort(costs, count, sizeof *costs, compare_by_id);
    for (size_t i = 0; i < count; i++) {
        if (left == 0 || compare_by_id(&costs[left - 1], &costs[i]) != 0)
            costs[left++] = costs[i];
        else
            add_cost(&costs[left - 1], &costs[i]);
    }
    return left;
}

static json_t *cost_value(struct value_writer *writer, const sl_rule_cost *cost) {
    json_t *object = json_object();
    value_put(writer, object, "rule", cost->rule ? value_text(cost->rule->id) : json_null());
    value_put(writer, object, "calls", value_size(cost->runs));
    value_put(writer, object, "remembered", value_size(cost->remembered));
    value_put(writer, object, "instructions", json_integer((json_int_t)cost->instructions));
    value_put(writer, object, "milliseconds", json_real(cost->milliseconds));
    return object;
}

sl_result sl_write_profile(const sl_writer_options *options, const sl_checker *const *checkers, size_t checker_count) {
    struct value_writer writer = {true};
    size_t count;
    sl_rule_cost all = {.rule = NULL}, *costs = gather(checkers, checker_count, &count);
    if (!costs)
        return SL_OUT_OF_MEMORY;
    json_t *object = json_object(), *rules = json_array();
    count = add_up_by_rule(costs, count);
    qsort(costs, count, sizeof *costs, compare_by_cost);
    for (size_t i = 0; i < count; i++) {
        value_push(&writer, rules, cost_value(&writer, &costs[i]));
        add_cost(&all, &costs[i]);
    }
    free(costs);
    value_put(&writer, object, "rules", rules);
    value_put(&writer, object, "all", cost_value(&writer, &all));
    return document_write_text(options, "profile", &writer, object);
}
