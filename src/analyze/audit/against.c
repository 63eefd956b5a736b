/* against.c - compares two packs of rules: finds programs that are congruent by one pack and not by the other. */
#include <string.h>

#include "analyze/audit/auditor.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "ruleset/work.h"
#include "samplint/limits.h"

/* The trees of both packs over the same variables. Structural trees (a word can be in a set only if the set is
 * declared) are the same in both packs, and are contained once. */
struct both {
    struct ruleset *rules;
    struct space space;
    const sl_rule **rule_of_tree;
    size_t own_count;   /* the trees of the audited pack and the structural trees come first */
    bool *has_twin;     /* by tree: the other pack has the same tree */
    struct count count; /* of the programs that are congruent by both packs */
    struct search *search;
    uint8_t *wanted;     /* by tree: the leaves that the search accepts */
    uint8_t *choices;    /* of an example program */
    enum leaf objection; /* the answer, bad or undetermined, with which a rule of the other pack objects */
};

/* Whether two spaces that were made with the options of both packs have the same variables. They differ only if an
 * integer has more boundaries than a variable has choices. */
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

static bool same_tree(const struct space *space, const struct tree *a, const struct tree *b) {
    bool same = a->node_count == b->node_count;
    for (size_t i = 0; same && i < a->node_count; i++) {
        const struct tree_node *node = &a->nodes[i], *other = &b->nodes[i];
        same = node->variable == other->variable && node->leaf == other->leaf;
        if (same && node->variable != TREE_LEAF)
            same = memcmp(a->children + node->first, b->children + other->first,
                          space->variables[node->variable].choice_count * sizeof *a->children) == 0;
    }
    return same;
}

/* Marks the trees that both packs have. */
static void find_twins(struct both *both) {
    const struct tree *trees = both->space.trees;
    for (size_t own = 0; own < both->own_count; own++)
        for (size_t other = both->own_count; other < both->space.tree_count; other++)
            if (same_tree(&both->space, &trees[own], &trees[other]))
                both->has_twin[own] = both->has_twin[other] = true;
}

/* Joins the trees of both packs. Returns false if there is no memory. */
static bool join_packs(struct auditor *auditor, const struct verdict_space *other, struct both *both) {
    struct arena *arena = &auditor->arena;
    const struct verdict_space *own = &auditor->verdict;
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

static bool is_own(const struct both *both, size_t tree) {
    return tree < both->own_count;
}

/* Whether the example, after a change, is still congruent by one pack and reaches a leaf of the kind both->objection in
 * a tree of the other pack. */
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

/* Searches for a program that is congruent by one pack and reaches a leaf `objection` in this tree of the other. */
static enum search_outcome find_where(struct both *both, size_t tree, enum leaf objection) {
    bool congruent_by_own = !is_own(both, tree);
    for (size_t i = 0; i < both->space.tree_count; i++)
        both->wanted[i] = both->space.trees[i].structural || is_own(both, i) == congruent_by_own ? WANT_GOOD : WANT_ANY;
    both->wanted[tree] = (uint8_t)(1u << objection);
    return search_with_work(&both->rules->work, both->search, NULL, both->wanted, both->choices);
}

/* Searches for an example of the difference: first one that the other pack finds incongruent, then one that it cannot
 * determine. */
static sl_truth find_difference(struct both *both, bool congruent_by_own) {
    static const enum leaf objections[] = {LEAF_BAD, LEAF_UNDETERMINED};
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

/* If `whole`, undeclares an attribute (and all words, if it is a set); else removes a word from a set. Undoes the
 * change if the program is then no longer an example. Returns whether something was removed. */
static bool remove_declaration(struct auditor *auditor, struct both *both, bool congruent_by_own, size_t variable,
                               bool whole, uint8_t *before) {
    const struct rule_space *rules = &auditor->rule_space;
    size_t count = rules->space.variable_count;
    memcpy(before, both->choices, count);
    for (size_t i = 0; whole && i < count; i++)
        if (rules->meanings[i].field == rules->meanings[variable].field)
            both->choices[i] = 0;
    if (!whole && rules->meanings[variable].word != QUESTION_ALL)
        both->choices[variable] = 0;
    if (!differs(both, congruent_by_own))
        memcpy(both->choices, before, count);
    return memcmp(both->choices, before, count) != 0;
}

/* Removes declarations from the example until none can be removed. */
static void minimize_example(struct auditor *auditor, struct both *both, bool congruent_by_own, uint8_t *before) {
    size_t count = auditor->rule_space.space.variable_count;
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (int whole = 1; whole >= 0; whole--)
            for (size_t i = 0; i < count; i++)
                smaller |= remove_declaration(auditor, both, congruent_by_own, i, whole, before);
    }
}

/* Fills in the example and the rules that object to it. */
static void add_example(struct auditor *auditor, struct both *both, bool congruent_by_own, sl_difference *difference) {
    const sl_vocabulary *vocabulary = auditor->rule_space.vocabulary;
    struct arena *arena = &auditor->arena;
    struct value *values = arena_array(arena, vocabulary->field_count, sizeof *values);
    sl_example_value *example = arena_array(arena, vocabulary->field_count, sizeof *example);
    const sl_rule **rules = arena_array(arena, both->space.tree_count, sizeof(*rules));
    uint8_t *before = arena_array(arena, both->space.variable_count, sizeof *before);
    if (!values || !example || !rules || !before)
        return;
    minimize_example(auditor, both, congruent_by_own, before);
    choices_write(&auditor->rule_space, both->choices, values);
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (field->type != SL_GROUP && field->readable && values[i].state == VALUE_DECLARED)
            example[difference->example_count++] = (sl_example_value){field, value_show(arena, field, &values[i])};
    }
    for (size_t i = 0; i < both->space.tree_count; i++)
        if (is_own(both, i) != congruent_by_own && tree_leaf(&both->space.trees[i], both->choices)->leaf != LEAF_GOOD)
            rules[difference->rule_count++] = both->rule_of_tree[i];
    difference->example = example;
    difference->rules = rules;
}

/* Fills in how many programs are congruent by one pack and not by both. */
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

sl_result audit_against(struct auditor *auditor) {
    struct ruleset *against = auditor->against;
    struct rule_space rules;
    struct verdict_space verdict;
    struct both both = {.rules = auditor->rules};
    if (against->book.count == 0)
        return problem_usage(
            auditor->rules->problems, "option",
            "%.*s turns all rules off, so there is nothing to compare with; leave at least one rule on",
            TEXT_ARG(auditor->against_name));
    if (!vocabulary_equal(auditor->rules->vocabulary, against->vocabulary))
        return problem_usage(
            auditor->rules->problems, "option",
            "the packs use different vocabularies; only packs with the same vocabulary can be compared");
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
    if (!auditor->arena.failed && !same_variables(&auditor->rule_space, &rules))
        return problem_usage(auditor->rules->problems, "option",
                             "the options of both packs split an attribute into too many ranges to compare them");
    if (auditor->arena.failed || !verdict_space_choose(&auditor->arena, &rules, NULL, &verdict) ||
        !join_packs(auditor, &verdict, &both))
        return SL_OUT_OF_MEMORY;
    auditor->audit.compared = true;
    auditor->audit.lost.exists = find_difference(&both, false);
    if (auditor->audit.lost.exists == SL_YES)
        add_example(auditor, &both, false, &auditor->audit.lost);
    auditor->audit.gained.exists = find_difference(&both, true);
    if (auditor->audit.gained.exists == SL_YES)
        add_example(auditor, &both, true, &auditor->audit.gained);
    count_all(auditor, &verdict, &both);
    return SL_OK;
}
