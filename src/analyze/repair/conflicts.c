/* conflicts.c - translates components into conflicts, groups of repairs into alternatives, and choices of variables
 * into changes. */
#include "analyze/repair/conflicts.h"

#include "space/repair_group.h"
#include "trees/choices.h"

struct words {
    sl_text *list;
    size_t count, capacity;
};

/* Adds the values that a range of choices offers. Where not all values were tried, those nearest to the present one
 * come first. */
static void add_values(struct arena *arena, const struct rule_space *trees, size_t variable, choice_set range,
                       uint8_t now, sl_change *change) {
    size_t count = trees->space.variables[variable].choice_count;
    sl_text *values = arena_array(arena, count, sizeof *values);
    bool sampled = trees->meanings[variable].sampled, falls = sampled && range >> now == 0;
    for (size_t i = 1; values && i < count; i++) {
        size_t choice = falls ? count - i : i;
        if (range >> choice & 1)
            values[change->value_count++] = choice_proposal_text(arena, trees, variable, choice);
    }
    change->values = values;
    change->sampled = sampled;
}

/* Translates the new choices of one field. A word of a set is listed only if it has to be added or removed. */
static sl_change translate_change(const struct repair_context *context, const struct repair_subject *subject,
                                  const struct repair_set *set, const struct repair_product *product,
                                  const sl_field *field) {
    struct arena *arena = context->arena;
    struct words added = {.list = NULL}, removed = {.list = NULL};
    sl_change change = {.field = field};
    change.now = value_show(arena, field, configuration_value(subject->configuration, field));
    for (size_t i = 0; i < set->variable_count; i++) {
        const struct meaning *meaning = &context->trees.meanings[set->variables[i]];
        uint8_t now = subject->choices[set->variables[i]];
        if (meaning->field != field)
            continue;
        if (meaning->word == QUESTION_ALL && field->type != SL_SET) /* that a set is declared shows in its words */
            add_values(arena, &context->trees, set->variables[i], product->ranges[i], now, &change);
        else if (meaning->word != QUESTION_ALL && product->ranges[i] == choice_only(1) && now == 0)
            ARENA_APPEND(arena, added.list, added.count, added.capacity, field->domain[meaning->word]);
        else if (meaning->word != QUESTION_ALL && product->ranges[i] == choice_only(0) && now == 1)
            ARENA_APPEND(arena, removed.list, removed.count, removed.capacity, field->domain[meaning->word]);
    }
    change.added = added.list;
    change.added_count = added.count;
    change.removed = removed.list;
    change.removed_count = removed.count;
    return change;
}

static sl_alternative translate_alternative(const struct repair_context *context, const struct repair_subject *subject,
                                            const struct repair_set *set, const struct repair_product *product,
                                            size_t number) {
    sl_change *changes = arena_array(context->arena, set->group_count, sizeof *changes);
    sl_alternative alternative = {.number = number, .changes = changes, .count = product->count};
    for (size_t i = 0; changes && i < set->group_count; i++)
        changes[alternative.change_count++] =
            translate_change(context, subject, set, product, context->rules->vocabulary->fields[set->groups[i]]);
    return alternative;
}

/* Lists the alternatives of a conflict, as many as the constraints allow. `first` is the number of the first one. */
static void list_alternatives(const struct repair_context *context, const struct repair_subject *subject,
                              const struct repair_sets *sets, size_t first, sl_conflict *conflict) {
    size_t count = 0, most = context->constraints->most;
    for (size_t i = 0; i < sets->count; i++)
        count += sets->items[i].product_count;
    sl_alternative *list = arena_array(context->arena, count, sizeof *list);
    for (size_t i = 0; list && i < sets->count; i++)
        for (size_t j = 0; j < sets->items[i].product_count && conflict->alternative_count < most; j++) {
            list[conflict->alternative_count] = translate_alternative(
                context, subject, &sets->items[i], &sets->items[i].products[j], first + conflict->alternative_count);
            conflict->alternative_count++;
        }
    conflict->alternatives = list;
}

sl_conflict *conflicts_add(struct conflict_list *conflicts, const struct repair_context *context,
                           const struct repair_subject *subject, const struct repair_task *task,
                           const struct repair_component *component, struct arena *scratch) {
    static const sl_way_out outcomes[] = {SL_WAY_FOUND, SL_WAY_NONE, SL_WAY_UNKNOWN};
    struct arena *arena = context->arena;
    const sl_rule **rules = arena_array(arena, component->tree_count, sizeof(*rules));
    const sl_field **always = arena_array(arena, component->always_count, sizeof(*always));
    if (!rules || !always)
        return NULL;
    sl_conflict conflict = {.rules = rules,
                            .always = always,
                            .outcome = outcomes[component->outcome],
                            .cost = component->cost,
                            .total = component->total,
                            .exact = component->exact};
    if (subject->configuration->base)
        conflict.account = subject->configuration->name;
    for (size_t i = 0; i < component->tree_count; i++)
        if (subject->space->verdict.rule_of_tree[component->trees[i]])
            rules[conflict.rule_count++] = subject->space->verdict.rule_of_tree[component->trees[i]];
    for (size_t i = 0; i < component->always_count; i++)
        always[conflict.always_count++] = context->rules->vocabulary->fields[component->always[i]];
    if (component->outcome == REPAIR_FOUND) {
        const struct repair_sets *sets = repair_group(scratch, task, component);
        if (sets)
            list_alternatives(context, subject, sets, conflicts->alternatives + 1, &conflict);
    }
    conflicts->alternatives += conflict.alternative_count;
    ARENA_APPEND(arena, conflicts->items, conflicts->count, conflicts->capacity, conflict);
    return arena->failed ? NULL : &conflicts->items[conflicts->count - 1];
}
