#include "trees/tree_builder.h"

#include <string.h>

#include "samplint/limits.h"

/* ---- what makes an assignment a program --------------------------------------------------------------------------- */

/* A set that is not declared has no words: a tree that is bad for any other choice. */
static void add_set(struct tree_builder *builder, const sl_field *field) {
    struct node_builder tree = {.builder = builder};
    size_t declared = builder->space->first[field->index];
    uint32_t node = maker_add(&tree);
    maker_split(&tree, node, declared);
    for (size_t word = 0; word < field->domain_count && !builder->arena->failed; word++) {
        node = tree.children[tree.nodes[node].first];
        maker_split(&tree, node, declared + 1 + word);
    }
    if (builder->arena->failed)
        return;
    for (size_t i = 0; i < tree.node_count; i++)
        tree.nodes[i].leaf = LEAF_BAD;
    tree.nodes[tree.children[tree.nodes[0].first + 1]].leaf = LEAF_GOOD; /* declared: with any words */
    tree.nodes[tree.children[tree.nodes[node].first]].leaf = LEAF_GOOD;  /* not declared, and no word */
    builder->trees[builder->tree_count++] = (struct tree){tree.nodes, tree.node_count, tree.children, true};
}

/* Whether a rule asks for the integer that a variable is; not only for a group that has it. */
static bool asks_integer(const struct rule_space *space, const struct rule_tree *rule, size_t variable) {
    return rule->tree != SIZE_MAX && rule->integers[space->meanings[variable].field->index];
}

static bool *reads_of(const struct rule_space *space, const struct rule_tree *rule, bool *reads) {
    memset(reads, 0, space->space.variable_count * sizeof *reads);
    if (rule->tree != SIZE_MAX)
        tree_reads(&space->space.trees[rule->tree], reads);
    return reads;
}

/* A rule of a portfolio may compare an integer with how many accounts there are, too. */
static bool may_calculate(const struct tree_builder *builder, const sl_rule *rule,
                          const struct check_integers *integers) {
    return integers->calculates || (rule->scope == SL_SCOPE_PORTFOLIO && builder_has_accounts(builder, rule));
}

/* Rules that read two integers may compare them, and rules that calculate may compare one with anything: then only what stands for a
 * range is known to be as it is. */
static void find_sampled(const struct tree_builder *builder, bool *room) {
    struct rule_space *space = builder->space;
    for (size_t i = 0; i < space->rule_count; i++) {
        size_t integers = 0;
        bool crowded = false;
        for (size_t j = 0; j < space->space.variable_count; j++) {
            bool asks = asks_integer(space, &space->rules[i], j);
            integers += asks;
            crowded = crowded || (asks && space->meanings[j].crowded);
        }
        space->rules[i].samples =
            crowded || integers > 1 ||
            (integers == 1 && may_calculate(builder, space->rules[i].rule, &builder->integers[i]));
        for (size_t j = 0; j < space->space.variable_count; j++)
            if (space->rules[i].samples && asks_integer(space, &space->rules[i], j))
                space->meanings[j].sampled = true;
    }
    for (size_t i = 0; i < space->rule_count; i++) {
        const bool *reads = reads_of(space, &space->rules[i], room);
        for (size_t j = 0; j < space->space.variable_count; j++)
            if (reads[j] && asks_integer(space, &space->rules[i], j) && space->meanings[j].sampled)
                space->rules[i].sampled = true;
    }
}

static bool is_same_variable(const struct tree_builder *builder, const struct rule_space *base, size_t variable) {
    size_t count = base->space.variables[variable].choice_count;
    const int64_t *before = base->meanings[variable].lows, *now = builder->space->meanings[variable].lows;
    return builder->variables[variable].choice_count == count &&
           (!before || memcmp(before, now, (count - 1) * sizeof *before) == 0);
}

/* Whether the tree of a rule is what it is without the program: nothing that it reads is told apart that was not before. */
static bool stays_the_same(const struct tree_builder *builder, size_t index) {
    const struct rule_space *base = builder->question->base;
    bool *reads = arena_array(builder->arena, base->space.variable_count, sizeof *reads);
    if (!reads || builder_has_accounts(builder, base->rules[index].rule))
        return false;
    reads_of(base, &base->rules[index], reads);
    bool same = true;
    for (size_t i = 0; same && i < base->space.variable_count; i++)
        same = !reads[i] || is_same_variable(builder, base, i);
    return same;
}

/* Takes over such a tree. */
static void take_tree(struct tree_builder *builder, const struct rule_space *base, size_t index) {
    struct rule_tree *rule = &builder->space->rules[index];
    *rule = base->rules[index];
    if (rule->tree == SIZE_MAX)
        return;
    builder->trees[builder->tree_count] = base->space.trees[rule->tree];
    rule->tree = builder->tree_count++;
}

void rule_space_build(struct arena *arena, const struct rule_space_question *question, struct rule_space *space) {
    struct ruleset *rules = question->rules;
    const struct rulebook *book = question->book;
    *space = (struct rule_space){.vocabulary = rules->vocabulary, .rule_count = book->count};
    struct tree_builder builder = {.rules = rules, .arena = arena, .space = space, .question = question};
    space->rules = arena_array(arena, book->count, sizeof *space->rules);
    size_t most = book->count + rules->vocabulary->field_count;
    builder.trees = arena_array(arena, most, sizeof *builder.trees);
    if (!space->rules || !builder.trees || !builder_make_variables(&builder))
        return;
    for (size_t i = 0; i < book->count && !arena->failed; i++) {
        space->rules[i] = (struct rule_tree){.rule = book->rules[i], .tree = SIZE_MAX};
        if (question->program && stays_the_same(&builder, i))
            take_tree(&builder, question->base, i);
        else if (question->chosen == RULES_ALL || book->rules[i]->kind != SL_RULE_PRACTICE)
            explore_rule(&builder, &space->rules[i]);
    }
    for (size_t i = 0; i < rules->vocabulary->field_count && !arena->failed; i++) {
        const sl_field *field = rules->vocabulary->fields[i];
        if (field->type == SL_SET && space->first[i] != SIZE_MAX)
            add_set(&builder, field);
    }
    space->space = (struct space){builder.variables, builder.kept_count, builder.trees, builder.tree_count};
    bool *reads = arena_array(arena, builder.kept_count, sizeof *reads);
    if (!arena->failed)
        find_sampled(&builder, reads);
}

const struct rule_space *rule_space_of(struct tree_cache *cache, struct ruleset *rules) {
    struct rule_space_question question = {
        .rules = rules, .book = &rules->book, .chosen = RULES_DECIDING, .leaf_budget = SL_LIMIT_LEAVES};
    if (cache->space && cache->changes == rules->changes)
        return cache->space;
    arena_free(&cache->arena);
    struct rule_space *space = arena_alloc(&cache->arena, sizeof *space);
    if (space)
        rule_space_build(&cache->arena, &question, space);
    cache->space = cache->arena.failed ? NULL : space;
    cache->changes = rules->changes;
    if (cache->arena.failed)
        arena_free(&cache->arena);
    return cache->space;
}

bool rule_space_samples(const struct rule_space *space, const sl_responsible *responsible) {
    for (size_t i = 0; i < space->rule_count; i++)
        for (size_t j = 0; space->rules[i].samples && j < responsible->count; j++)
            if (space->rules[i].rule == responsible->rules[j])
                return true;
    return false;
}
