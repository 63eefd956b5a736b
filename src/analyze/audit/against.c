/* against.c - which programs are congruent by one pack of rules and not by another. */
#include <string.h>

#include "analyze/audit/auditor.h"
#include "base/text.h"
#include "judge/work.h"
#include "samplint/limits.h"

/* Rules of two packs over the same variables. Structural trees are there once. */
struct both {
    struct ruleset *rules;
    struct space space;
    const sl_rule **rule_of_tree;
    size_t own_count;   /* trees of this pack come first, structural ones among them */
    bool *has_twin;     /* of a tree: the other pack has one that says the same */
    struct count count; /* of what both packs find congruent */
    struct search *search;
    uint8_t *wanted;
    uint8_t *choices;    /* of an example */
    enum leaf objection; /* what the example leads some tree of the other pack to */
};

/* ---- the two packs ------------------------------------------------------------------------------------------------ */

static bool same_field(const sl_field *a, const sl_field *b) {
    bool same = text_equal(a->path, b->path) && a->type == b->type && a->domain_count == b->domain_count &&
                a->min == b->min && a->max == b->max;
    for (size_t i = 0; same && i < a->domain_count; i++)
        same = text_equal(a->domain[i], b->domain[i]);
    return same;
}

static bool same_vocabulary(const sl_vocabulary *a, const sl_vocabulary *b) {
    bool same = a && b && a->field_count == b->field_count;
    for (size_t i = 0; same && i < a->field_count; i++)
        same = same_field(a->fields[i], b->fields[i]);
    return same;
}

/* Both were made for the options of both packs; only more of these than a variable has room for make a difference. */
static bool same_variables(const struct rule_space *a, const struct rule_space *b) {
    bool same = a->space.variable_count == b->space.variable_count;
    for (size_t i = 0; same && i < a->space.variable_count; i++) {
        size_t count = a->space.variables[i].choice_count;
        const int64_t *lows = a->meanings[i].lows;
        same = count == b->space.variables[i].choice_count &&
               (!lows || memcmp(lows, b->meanings[i].lows, (count - 1) * sizeof *lows) == 0);
    }
    return same;
}

static bool same_tree(const struct tree *a, const struct tree *b) {
    bool same = a->node_count == b->node_count;
    for (size_t i = 0; same && i < a->node_count; i++)
        same = a->nodes[i].variable == b->nodes[i].variable && a->nodes[i].first == b->nodes[i].first &&
               a->nodes[i].leaf == b->nodes[i].leaf;
    return same;
}

/* Notes for each tree whether one of the other pack says the same. */
static void find_twins(struct both *both) {
    const struct tree *trees = both->space.trees;
    for (size_t own = 0; own < both->own_count; own++)
        for (size_t other = both->own_count; other < both->space.tree_count; other++)
            if (same_tree(&trees[own], &trees[other]))
                both->has_twin[own] = both->has_twin[other] = true;
}

static bool join(struct auditor *auditor, const struct verdict_space *other, struct both *both) {
    struct arena *arena = &auditor->arena;
    const struct verdict_space *own = &auditor->deciding;
    size_t count = own->space.tree_count + other->space.tree_count;
    struct tree *trees = arena_array(arena, count, sizeof *trees);
    both->rule_of_tree = arena_array(arena, count, sizeof(*both->rule_of_tree));
    both->has_twin = arena_array(arena, count, sizeof *both->has_twin);
    both->wanted = arena_array(arena, count, sizeof *both->wanted);
    both->choices = arena_array(arena, own->space.variable_count, sizeof *both->choices);
    if (arena->failed)
        return false;
    size_t kept = own->space.tree_count;
    memcpy(trees, own->space.trees, kept * sizeof *trees);
    memcpy(both->rule_of_tree, own->rule_of_tree, kept * sizeof(*both->rule_of_tree));
    both->own_count = kept;
    for (size_t i = 0; i < other->space.tree_count; i++) {
        if (other->space.trees[i].structural)
            continue;
        both->rule_of_tree[kept] = other->rule_of_tree[i];
        trees[kept++] = other->space.trees[i];
    }
    both->space = own->space;
    both->space.trees = trees;
    both->space.tree_count = kept;
    both->search = search_new(arena, &both->space);
    find_twins(both);
    return !arena->failed;
}

/* ---- an example --------------------------------------------------------------------------------------------------- */

static bool is_own(const struct both *both, size_t tree) {
    return tree < both->own_count;
}

/* Whether what is left of the example is congruent by one pack, and the other objects as before. */
static bool differs(const struct both *both, bool congruent_by_own) {
    bool congruent = true, objects = false;
    for (size_t i = 0; i < both->space.tree_count; i++) {
        const struct tree *tree = &both->space.trees[i];
        enum leaf leaf = tree_leaf(tree, both->choices)->leaf;
        if (tree->structural || is_own(both, i) == congruent_by_own)
            congruent = congruent && leaf == LEAF_GOOD;
        else
            objects = objects || leaf == both->objection;
    }
    return congruent && objects;
}

/* A program that is congruent by one pack, and that this tree of the other objects to. */
static enum search_outcome find_where(struct both *both, size_t tree, enum leaf objection) {
    bool congruent_by_own = !is_own(both, tree);
    for (size_t i = 0; i < both->space.tree_count; i++)
        both->wanted[i] = both->space.trees[i].structural || is_own(both, i) == congruent_by_own ? WANT_GOOD : WANT_ANY;
    both->wanted[tree] = (uint8_t)(1u << objection);
    uint64_t steps = work_take(&both->rules->work, SL_LIMIT_SEARCH_STEPS);
    enum search_outcome outcome = search_find(both->search, NULL, both->wanted, &steps, both->choices);
    work_give(&both->rules->work, steps);
    return outcome;
}

/* One that is incongruent says more than one of which the rules cannot tell. */
static sl_truth find_difference(struct both *both, bool congruent_by_own) {
    static const enum leaf objections[] = {LEAF_BAD, LEAF_OPEN};
    bool unknown = false;
    for (size_t i = 0; i < 2; i++)
        for (size_t tree = 0; tree < both->space.tree_count; tree++) {
            if (both->space.trees[tree].structural || both->has_twin[tree] || is_own(both, tree) == congruent_by_own)
                continue;
            enum search_outcome outcome = find_where(both, tree, objections[i]);
            both->objection = objections[i];
            if (outcome == SEARCH_FOUND)
                return SL_YES;
            unknown = unknown || outcome == SEARCH_BUDGET;
        }
    return unknown ? SL_UNKNOWN : SL_NO;
}

static void undeclare(const struct rule_space *rules, const sl_field *field, uint8_t *choices) {
    for (size_t i = 0; i < rules->space.variable_count; i++)
        if (rules->meanings[i].field == field)
            choices[i] = 0;
}

/* Undeclares an attribute, or takes a word out of a set, where the example is one without it too. */
static bool leave_out(struct auditor *auditor, struct both *both, bool congruent_by_own, size_t variable, bool whole,
                      uint8_t *before) {
    const struct rule_space *rules = &auditor->trees;
    size_t count = rules->space.variable_count;
    memcpy(before, both->choices, count);
    if (whole)
        undeclare(rules, rules->meanings[variable].field, both->choices);
    else if (rules->meanings[variable].word != QUESTION_ALL)
        both->choices[variable] = 0;
    if (!differs(both, congruent_by_own))
        memcpy(both->choices, before, count);
    return memcmp(both->choices, before, count) != 0;
}

/* Leaves out of the example whatever it can be without, until there is nothing more. */
static void make_small(struct auditor *auditor, struct both *both, bool congruent_by_own, uint8_t *before) {
    size_t count = auditor->trees.space.variable_count;
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (size_t i = 0; i < 2 * count; i++)
            smaller |= leave_out(auditor, both, congruent_by_own, i % count, i < count, before);
    }
}

static void tell_example(struct auditor *auditor, struct both *both, bool congruent_by_own, sl_difference *difference) {
    const sl_vocabulary *vocabulary = auditor->trees.vocabulary;
    struct arena *arena = &auditor->arena;
    struct value *values = arena_array(arena, vocabulary->field_count, sizeof *values);
    sl_example_value *example = arena_array(arena, vocabulary->field_count, sizeof *example);
    const sl_rule **rules = arena_array(arena, both->space.tree_count, sizeof(*rules));
    uint8_t *before = arena_array(arena, both->space.variable_count, sizeof *before);
    if (!values || !example || !rules || !before)
        return;
    make_small(auditor, both, congruent_by_own, before);
    choices_write(&auditor->trees, both->choices, values);
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (field->type != SL_GROUP && field->element != SL_NO_ELEMENT && values[i].state == VALUE_DECLARED)
            example[difference->example_count++] = (sl_example_value){field, value_show(arena, field, &values[i])};
    }
    for (size_t i = 0; i < both->space.tree_count; i++)
        if (is_own(both, i) != congruent_by_own && tree_leaf(&both->space.trees[i], both->choices)->leaf != LEAF_GOOD)
            rules[difference->rule_count++] = both->rule_of_tree[i];
    difference->example = example;
    difference->rules = rules;
}

/* ---- numbers ------------------------------------------------------------------------------------------------------ */

static void count_difference(struct auditor *auditor, const struct count *pack, const struct count *both,
                             sl_difference *difference) {
    if (pack->outcome != COUNT_DONE || both->outcome != COUNT_DONE)
        return;
    struct big rest = pack->total;
    big_subtract(&rest, &both->total);
    difference->count = big_text(&auditor->arena, &rest, ',');
    difference->share = big_is_zero(&pack->total) ? 0 : big_ratio(&rest, &pack->total);
}

static void count_all(struct auditor *auditor, const struct verdict_space *other, struct both *both) {
    struct count_question question = {.space = &both->space};
    struct count of_other;
    audit_count_space(auditor, &question, &both->count);
    question.space = &other->space;
    audit_count_space(auditor, &question, &of_other);
    count_difference(auditor, &of_other, &both->count, &auditor->audit.lost);
    count_difference(auditor, &auditor->congruent, &both->count, &auditor->audit.gained);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

sl_result audit_against(struct auditor *auditor) {
    struct ruleset *against = auditor->against;
    struct rule_space rules;
    struct verdict_space deciding;
    struct both both = {.rules = auditor->rules};
    if (against->book.count == 0)
        return problem_usage(auditor->rules->problems, "option",
                             "%.*s leaves no rule on, so there is nothing to compare with; leave one on there",
                             TEXT_ARG(auditor->against_name));
    if (!same_vocabulary(auditor->rules->vocabulary, against->vocabulary))
        return problem_usage(auditor->rules->problems, "option",
                             "the packs have other vocabularies; only those with the same can be compared");
    struct rule_space_request request = {.rules = against,
                                         .book = &against->book,
                                         .split_by = &auditor->rules->book,
                                         .without_practices = true,
                                         .leaf_budget = SL_LIMIT_LEAVES};
    uint64_t own = against->work.left;
    against->work.left = auditor->rules->work.left; /* both packs spend the work of one command */
    rule_space_build(&auditor->arena, &request, &rules);
    auditor->rules->work.left = against->work.left;
    against->work.left = own;
    if (!auditor->arena.failed && !same_variables(&auditor->trees, &rules))
        return problem_usage(auditor->rules->problems, "option",
                             "the options of both packs draw too many lines through an attribute to compare them");
    if (auditor->arena.failed || !verdict_space_choose(&auditor->arena, &rules, NULL, &deciding) ||
        !join(auditor, &deciding, &both))
        return SL_OUT_OF_MEMORY;
    auditor->audit.compared = true;
    auditor->audit.lost.exists = find_difference(&both, false);
    if (auditor->audit.lost.exists == SL_YES)
        tell_example(auditor, &both, false, &auditor->audit.lost);
    auditor->audit.gained.exists = find_difference(&both, true);
    if (auditor->audit.gained.exists == SL_YES)
        tell_example(auditor, &both, true, &auditor->audit.gained);
    count_all(auditor, &deciding, &both);
    return SL_OK;
}
