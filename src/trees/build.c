/* build.c - makes the trees of a ruleset, and finds the integers for which they are not exact. */

#include <string.h>

#include "samplint/limits.h"
#include "trees/tree_builder.h"

uint32_t draft_add_leaf(struct tree_draft *draft) {
    size_t number = draft->node_count;
    ARENA_APPEND(draft->builder->arena, draft->nodes, draft->node_count, draft->node_capacity,
                 (struct tree_node){.variable = TREE_LEAF, .leaf = LEAF_UNDETERMINED});
    return draft->node_count > number ? (uint32_t)number : 0;
}

void draft_split(struct tree_draft *draft, size_t node, size_t variable) {
    struct tree_builder *builder = draft->builder;
    if (builder->arena->failed)
        return; /* the node itself may be missing */
    draft->nodes[node].variable = (uint32_t)variable;
    draft->nodes[node].first = (uint32_t)draft->child_count;
    for (size_t i = 0; i < builder->variables[variable].choice_count && !builder->arena->failed; i++)
        ARENA_APPEND(builder->arena, draft->children, draft->child_count, draft->child_capacity, draft_add_leaf(draft));
}

/* ---- structural trees: which assignments are programs ------------------------------------------------------------ */

/* Adds the structural tree of a set. It refuses each assignment in which the set is not declared and has a word. */
static void add_set(struct tree_builder *builder, const sl_field *field) {
    struct tree_draft tree = {.builder = builder};
    size_t declared = builder->space->first_variable[field->index];
    uint32_t node = draft_add_leaf(&tree);
    draft_split(&tree, node, declared);
    for (size_t word = 0; word < field->domain_count && !builder->arena->failed; word++) {
        node = draft_child(&tree, node, 0);
        draft_split(&tree, node, declared + 1 + word);
    }
    if (builder->arena->failed)
        return;
    for (size_t i = 0; i < tree.node_count; i++)
        tree.nodes[i].leaf = LEAF_BAD;
    tree.nodes[draft_child(&tree, 0, 1)].leaf = LEAF_GOOD;    /* declared, with any words */
    tree.nodes[draft_child(&tree, node, 0)].leaf = LEAF_GOOD; /* not declared, and no word */
    builder->trees[builder->tree_count++] = (struct tree){tree.nodes, tree.node_count, tree.children, true};
}

/* ---- sampled rules and integers ---------------------------------------------------------------------------------- */

/* Whether a rule asks for the value of the integer behind a variable, not only whether a group with it is declared. */
static bool asks_integer(const struct rule_space *space, const struct rule_tree *rule, size_t variable) {
    return rule->tree != SIZE_MAX && rule->integers[space->meanings[variable].field->index];
}

/* Fills in which variables the rule's tree reads, and returns the list. */
static bool *list_reads(const struct rule_space *space, const struct rule_tree *rule, bool *reads) {
    memset(reads, 0, space->space.variable_count * sizeof *reads);
    if (rule->tree != SIZE_MAX)
        tree_reads(&space->space.trees[rule->tree], reads);
    return reads;
}

/* Marks the rules that may answer differently for two integers of one range, and the integers that they ask for. Such a
 * rule asks for a crowded integer; or for two integers, which it may compare; or for one that it may compare with a
 * number outside the boundaries, because it calculates or sees the number of accounts. */
static void find_sampled(const struct tree_builder *builder, bool *scratch) {
    struct rule_space *space = builder->space;
    for (size_t i = 0; i < space->rule_count; i++) {
        size_t integers = 0;
        bool crowded = false;
        bool calculates = builder->integers[i].calculates || builder_has_accounts(builder, space->rules[i].rule);
        for (size_t j = 0; j < space->space.variable_count; j++) {
            bool asks = asks_integer(space, &space->rules[i], j);
            integers += asks;
            crowded = crowded || (asks && space->meanings[j].crowded);
        }
        space->rules[i].sampled = crowded || integers > 1 || (integers == 1 && calculates);
        for (size_t j = 0; j < space->space.variable_count; j++)
            if (space->rules[i].sampled && asks_integer(space, &space->rules[i], j))
                space->meanings[j].sampled = true;
    }
    for (size_t i = 0; i < space->rule_count; i++) {
        const bool *reads = list_reads(space, &space->rules[i], scratch);
        for (size_t j = 0; j < space->space.variable_count; j++)
            if (reads[j] && asks_integer(space, &space->rules[i], j) && space->meanings[j].sampled)
                space->rules[i].reads_sampled = true;
    }
}

/* ---- trees that the program does not change ---------------------------------------------------------------------- */

/* Whether the base has the rule's tree already: the rule sees no accounts, and all that the tree reads is the same. */
static bool has_base_tree(const struct tree_builder *builder, size_t index) {
    const struct rule_space *base = builder->request->base;
    bool *reads = arena_array(builder->arena, base->space.variable_count, sizeof *reads);
    if (!reads || builder_has_accounts(builder, base->rules[index].rule))
        return false;
    list_reads(base, &base->rules[index], reads);
    bool same = true;
    for (size_t i = 0; same && i < base->space.variable_count; i++) {
        size_t count = base->space.variables[i].choice_count;
        const int64_t *before = base->meanings[i].lows, *now = builder->space->meanings[i].lows;
        same = !reads[i] || (builder->variables[i].choice_count == count &&
                             (!before || memcmp(before, now, (count - 1) * sizeof *before) == 0));
    }
    return same;
}

/* Groups the accounts of the program that are alike in all but their names. */
static const struct account_groups *group_alike(struct arena *arena, const struct configuration *program) {
    const sl_vocabulary *vocabulary = program->vocabulary;
    struct account_groups *groups = arena_alloc(arena, sizeof *groups);
    bool *counts = arena_array(arena, vocabulary->field_count, sizeof *counts);
    if (!groups || !counts)
        return NULL;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        counts[i] = !vocabulary->fields[i]->label;
    *groups = group_accounts(arena, program, counts);
    return groups;
}

void rule_space_build(struct arena *arena, const struct rule_space_request *request, struct rule_space *space) {
    struct ruleset *rules = request->rules;
    const struct rulebook *book = request->book;
    *space = (struct rule_space){.vocabulary = rules->vocabulary, .rule_count = book->count};
    struct tree_builder builder = {.rules = rules, .arena = arena, .space = space, .request = request};
    space->rules = arena_array(arena, book->count, sizeof *space->rules);
    builder.trees = arena_array(arena, book->count + rules->vocabulary->field_count, sizeof *builder.trees);
    if (!space->rules || !builder.trees || !builder_make_variables(&builder))
        return;
    if (request->program && request->program->account_count > 0)
        builder.groups = group_alike(arena, request->program);
    for (size_t i = 0; i < book->count && !arena->failed; i++) {
        struct rule_tree *rule = &space->rules[i];
        *rule = (struct rule_tree){.rule = book->rules[i], .tree = SIZE_MAX};
        if (request->program && has_base_tree(&builder, i)) {
            *rule = request->base->rules[i];
            if (rule->tree != SIZE_MAX) {
                builder.trees[builder.tree_count] = request->base->space.trees[rule->tree];
                rule->tree = builder.tree_count++;
            }
        } else if (!request->without_practices || sl_decides_congruence(rule->rule)) {
            explore_rule(&builder, rule);
        }
    }
    for (size_t i = 0; i < rules->vocabulary->field_count && !arena->failed; i++) {
        const sl_field *field = rules->vocabulary->fields[i];
        if (field->type == SL_SET && space->first_variable[i] != SIZE_MAX)
            add_set(&builder, field);
    }
    space->space = (struct space){builder.variables, builder.kept_count, builder.trees, builder.tree_count};
    bool *scratch = arena_array(arena, builder.kept_count, sizeof *scratch);
    if (!arena->failed)
        find_sampled(&builder, scratch);
}

const struct rule_space *tree_cache_get(struct tree_cache *cache, struct ruleset *rules) {
    struct rule_space_request request = {
        .rules = rules, .book = &rules->book, .without_practices = true, .leaf_budget = SL_LIMIT_LEAVES};
    if (cache->space && cache->changes == rules->changes)
        return cache->space;
    arena_free(&cache->arena);
    struct rule_space *space = arena_alloc(&cache->arena, sizeof *space);
    if (space)
        rule_space_build(&cache->arena, &request, space);
    bool made = !cache->arena.failed && !rules->work.cancelled;
    cache->space = made ? space : NULL;
    cache->changes = rules->changes;
    if (!made)
        arena_free(&cache->arena);
    return cache->space;
}
