/* whole.c - joins the trees of the standard, of segments and of accounts into one space. */
#include "analyze/repair/whole.h"

#include "base/set.h"

/* ---- trees about a part ------------------------------------------------------------------------------------------ */

uint64_t *const *whole_list_reads(struct arena *arena, const struct rule_space *rules,
                                  const struct verdict_space *standard) {
    uint64_t **reads = arena_array(arena, standard->space.tree_count, sizeof(*reads));
    for (size_t i = 0; reads && i < standard->space.tree_count; i++) {
        const struct tree *tree = &standard->space.trees[i];
        reads[i] = arena_array(arena, set_words(rules->vocabulary->field_count), sizeof(**reads));
        for (size_t j = 0; reads[i] && j < tree->node_count; j++)
            if (tree->nodes[j].variable != TREE_LEAF)
                set_add(reads[i], rules->meanings[tree->nodes[j].variable].field->index);
    }
    return reads;
}

/* Whether a tree says something else about a part than about the level above it: it reads a field that the part
 * declares. A tree about all accounts is about the standard alone. */
static bool is_about(const struct whole_request *request, size_t tree, size_t part) {
    const sl_rule *rule = request->standard->rule_of_tree[tree];
    if (part == 0 || (rule && rule->scope == SL_SCOPE_PORTFOLIO))
        return part == 0;
    const uint64_t *own = request->parts->items[part].configuration->overridden;
    for (size_t i = 0; i < set_words(request->rules->vocabulary->field_count); i++)
        if (own[i] & request->reads[tree][i])
            return true;
    return false;
}

bool whole_has_fault(const struct whole_request *request, size_t part) {
    for (size_t i = 0; i < request->standard->space.tree_count; i++) {
        const struct tree *tree = &request->standard->space.trees[i];
        if (!tree->structural && tree_leaf(tree, request->parts->items[part].choices)->leaf != LEAF_GOOD &&
            is_about(request, i, part))
            return true;
    }
    return false;
}

/* Returns the choices that a variable of the rules may have in a part that is not included. */
static choice_set reachable(const struct whole_request *request, const struct whole *whole, const choice_set *taken,
                            size_t part, uint32_t variable) {
    const struct repair_part *items = request->parts->items;
    const sl_field *field = request->rules->meanings[variable].field;
    choice_set now = choice_only(items[part].choices[variable]);
    while (part != 0 && !part_owns(&items[part], field))
        part = items[part].base;
    return whole->variable_of[part] ? now | taken[whole->variable_of[part][variable]] : now;
}

/* Whether a tree could fail about a part that is not included. */
static bool can_fail(const struct whole_request *request, const struct whole *whole, const choice_set *taken,
                     size_t part, const struct tree *tree, struct arena *scratch) {
    const struct space *space = &request->rules->space;
    choice_set *choices = arena_array(scratch, space->variable_count, sizeof *choices);
    for (size_t i = 0; choices && i < tree->node_count; i++) {
        uint32_t variable = tree->nodes[i].variable;
        if (variable != TREE_LEAF && !choices[variable])
            choices[variable] = reachable(request, whole, taken, part, variable);
    }
    return !choices || tree_can_fail(space, tree, choices, scratch);
}

bool whole_could_break(const struct whole_request *request, const struct whole *whole, const choice_set *taken,
                       size_t part, struct arena *scratch) {
    for (size_t i = 0; i < request->standard->space.tree_count; i++) {
        const struct tree *tree = &request->standard->space.trees[i];
        if (!tree->structural && is_about(request, i, part) && can_fail(request, whole, taken, part, tree, scratch))
            return true;
        arena_clear(scratch);
    }
    return false;
}

/* ---- variables --------------------------------------------------------------------------------------------------- */

static bool is_included(const struct whole_request *request, size_t part) {
    if (part == 0 || request->included[part])
        return true;
    bool segment = request->parts->items[part].configuration->level == LEVEL_SEGMENT;
    for (size_t i = 0; segment && i < request->parts->count; i++)
        if (request->included[i] && request->parts->items[i].base == part)
            return true;
    return false;
}

/* Numbers the variables: those that a part owns anew, and all others as in the level above. Returns their number. */
static size_t number_variables(struct arena *arena, const struct whole_request *request, struct whole *whole) {
    size_t count = request->rules->space.variable_count, next = 0;
    whole->variable_of = arena_array(arena, request->parts->count, sizeof(*whole->variable_of));
    for (size_t i = 0; whole->variable_of && i < request->parts->count && !arena->failed; i++) {
        const struct repair_part *part = &request->parts->items[i];
        if (!is_included(request, i))
            continue;
        uint32_t *numbers = whole->variable_of[i] = arena_array(arena, count, sizeof *numbers);
        for (size_t j = 0; numbers && j < count; j++)
            numbers[j] = part_owns(part, request->rules->meanings[j].field) ? (uint32_t)next++
                                                                            : whole->variable_of[part->base][j];
    }
    return next;
}

static void describe_variable(const struct whole_request *request, struct whole *whole, size_t part, size_t variable) {
    const struct repair_part *item = &request->parts->items[part];
    const struct repair_constraints *constraints = request->constraints;
    const sl_field *field = request->rules->meanings[variable].field;
    size_t number = whole->variable_of[part][variable];
    uint8_t now = item->choices[variable];
    whole->variables[number] = request->rules->space.variables[variable];
    whole->part_of[number] = part;
    whole->meaning_of[number] = (uint32_t)variable;
    size_t first = request->rules->first_variable[field->index];
    bool declared = item->choices[first] != 0;
    whole->fields[number] = whole->variable_of[part][first];
    whole->bundles[number] = field->type == SL_SET && declared ? number : whole->fields[number];
    whole->costs[number] = constraints->costs[field->index];
    whole->kinds[number] = constraints_kind(constraints, item->configuration, field);
    whole->choices[number] = now;
    whole->allowed[number] = constraints_allow(constraints, request->rules, item->configuration, variable, now);
    bool keep = constraints_keep(constraints, item->configuration, field);
    whole->pinned[number] = keep ? choice_only(now) : all_choices(&request->rules->space.variables[variable]);
}

static void describe_variables(struct arena *arena, const struct whole_request *request, size_t count,
                               struct whole *whole) {
    whole->verdict.space.variables = whole->variables = arena_array(arena, count, sizeof *whole->variables);
    whole->verdict.space.variable_count = count;
    whole->part_of = arena_array(arena, count, sizeof *whole->part_of);
    whole->meaning_of = arena_array(arena, count, sizeof *whole->meaning_of);
    whole->fields = arena_array(arena, count, sizeof *whole->fields);
    whole->bundles = arena_array(arena, count, sizeof *whole->bundles);
    whole->costs = arena_array(arena, count, sizeof *whole->costs);
    whole->kinds = arena_array(arena, count, sizeof *whole->kinds);
    whole->choices = arena_array(arena, count, sizeof *whole->choices);
    whole->allowed = arena_array(arena, count, sizeof *whole->allowed);
    whole->pinned = arena_array(arena, count, sizeof *whole->pinned);
    for (size_t i = 0; !arena->failed && i < request->parts->count; i++)
        for (size_t j = 0; whole->variable_of[i] && j < request->rules->space.variable_count; j++)
            if (part_owns(&request->parts->items[i], request->rules->meanings[j].field))
                describe_variable(request, whole, i, j);
}

/* ---- trees ------------------------------------------------------------------------------------------------------- */

/* Makes the tree about a part: the same tree, which reads the part's variables. */
static void add_tree(struct arena *arena, const struct whole_request *request, size_t tree, size_t part,
                     struct whole *whole) {
    size_t at = whole->verdict.space.tree_count;
    struct tree *copy = &whole->trees[at];
    *copy = request->standard->space.trees[tree];
    if (part > 0) {
        struct tree_node *nodes = arena_duplicate(arena, copy->nodes, copy->node_count, sizeof *nodes);
        for (size_t i = 0; nodes && i < copy->node_count; i++)
            if (nodes[i].variable != TREE_LEAF)
                nodes[i].variable = whole->variable_of[part][nodes[i].variable];
        copy->nodes = nodes;
    }
    whole->verdict.rule_of_tree[at] = request->standard->rule_of_tree[tree];
    whole->part_of_tree[at] = part;
    whole->verdict.space.tree_count++;
}

bool whole_make(struct arena *arena, const struct whole_request *request, struct whole *whole) {
    size_t trees = request->standard->space.tree_count, count = 0;
    *whole = (struct whole){.verdict = {.tree_of_rule = request->standard->tree_of_rule}};
    size_t variables = number_variables(arena, request, whole);
    if (arena->failed)
        return false;
    describe_variables(arena, request, variables, whole);
    for (size_t i = 0; i < request->parts->count; i++)
        for (size_t j = 0; whole->variable_of[i] && j < trees; j++)
            count += is_about(request, j, i);
    whole->verdict.space.trees = whole->trees = arena_array(arena, count, sizeof *whole->trees);
    whole->verdict.rule_of_tree = arena_array(arena, count, sizeof(*whole->verdict.rule_of_tree));
    whole->part_of_tree = arena_array(arena, count, sizeof *whole->part_of_tree);
    for (size_t i = 0; !arena->failed && i < request->parts->count; i++)
        for (size_t j = 0; whole->variable_of[i] && j < trees; j++)
            if (is_about(request, j, i))
                add_tree(arena, request, j, i, whole);
    whole->search = arena->failed ? NULL : search_new(arena, &whole->verdict.space);
    return !arena->failed;
}
