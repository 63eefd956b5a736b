#include "analyze/audit/auditor.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "judge/checker.h"
#include "judge/work.h"
#include "policy/policy.h"
#include "samplint/audit.h"
#include "samplint/limits.h"
#include "space/explain.h"

sl_responsible audit_responsible(struct auditor *auditor, const struct explanation *why) {
    return verdict_space_responsible(&auditor->arena, &auditor->deciding, why);
}

static sl_truth truth_of(enum truth truth) {
    static const sl_truth truths[] = {SL_NO, SL_YES, SL_UNKNOWN};
    return truths[truth];
}

/* ---- integers that were not all tried ----------------------------------------------------------------------------- */

/* Sampled rules, left out of a search, can be no reason for what it does not find. */
static void leave_out_sampled(struct auditor *auditor) {
    size_t count = auditor->deciding.space.tree_count;
    uint8_t *wanted = arena_array(&auditor->arena, count, sizeof *wanted);
    bool any = false;
    if (!wanted)
        return;
    memset(wanted, WANT_GOOD, count);
    for (size_t i = 0; i < auditor->trees.rule_count; i++) {
        size_t tree = auditor->deciding.tree_of_rule[i];
        if (tree == SIZE_MAX || !auditor->trees.rules[i].sampled)
            continue;
        wanted[tree] = WANT_ANY;
        any = true;
    }
    auditor->certain = any ? wanted : NULL;
}

bool audit_certain(struct auditor *auditor, const choice_set *allowed, uint64_t *steps) {
    if (!auditor->certain)
        return true;
    uint8_t *found = arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *found);
    return found && search_find(auditor->search, allowed, auditor->certain, steps, found) == SEARCH_NONE;
}

static bool is_sampled(const struct auditor *auditor, const sl_rule *rule) {
    for (size_t i = 0; i < auditor->trees.rule_count; i++)
        if (auditor->trees.rules[i].rule == rule)
            return auditor->trees.rules[i].sampled;
    return false;
}

static bool has_sampled(const struct auditor *auditor, const sl_responsible *responsible) {
    for (size_t i = 0; i < responsible->count; i++)
        if (is_sampled(auditor, responsible->rules[i]))
            return true;
    return responsible->count == 0 && auditor->certain;
}

static void list_sampled(struct auditor *auditor) {
    const struct space *space = &auditor->deciding.space;
    bool *reads = arena_array(&auditor->arena, space->variable_count, sizeof *reads);
    const sl_field **sampled = arena_array(&auditor->arena, space->variable_count, sizeof(*sampled));
    if (!reads || !sampled)
        return;
    for (size_t i = 0; i < auditor->trees.rule_count; i++)
        if (auditor->trees.rules[i].sampled && auditor->trees.rules[i].tree != SIZE_MAX)
            tree_reads(&auditor->trees.space.trees[auditor->trees.rules[i].tree], reads);
    for (size_t i = 0; i < space->variable_count; i++)
        if (reads[i] && auditor->trees.meanings[i].sampled)
            sampled[auditor->audit.sampled_count++] = auditor->trees.meanings[i].field;
    auditor->audit.sampled = sampled;
}

/* ---- rules -------------------------------------------------------------------------------------------------------- */

/* A practice is asked about alone: it decides nothing about congruence. */
static sl_truth never_fails(const struct rule_tree *rule) {
    for (size_t i = 0; i < rule->answer_count; i++)
        if (rule->answers[i].status == SL_FAIL)
            return SL_NO;
    return SL_YES;
}

/* A yes is about all programs, and a sampled rule was not asked about all; a no has an example. */
static sl_truth unless_sampled(const struct rule_tree *rule, sl_truth truth) {
    return rule->sampled && truth == SL_YES ? SL_UNKNOWN : truth;
}

/* Fit is between elements: a rule that reads one only, in whatever program, says nothing of it. */
static const sl_element *only_element(const struct auditor *auditor, const struct rule_tree *rule, bool *reads) {
    const struct rule_space *rules = &auditor->trees;
    const sl_element *only = NULL;
    if (rule->rule->kind != SL_RULE_FIT || rule->tree == SIZE_MAX)
        return NULL;
    memset(reads, 0, rules->space.variable_count * sizeof *reads);
    tree_reads(&rules->space.trees[rule->tree], reads);
    for (size_t i = 0; i < rules->space.variable_count; i++) {
        const sl_element *element = &rules->vocabulary->elements[rules->meanings[i].field->element];
        if (reads[i] && only && only != element)
            return NULL;
        only = reads[i] ? element : only;
    }
    return only;
}

static void audit_rules(struct auditor *auditor) {
    uint64_t steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    const struct tree_truth *truths = explain_trees(&auditor->arena, auditor->search, &steps);
    sl_audited_rule *rules = arena_array(&auditor->arena, auditor->trees.rule_count, sizeof *rules);
    bool *reads = arena_array(&auditor->arena, auditor->trees.space.variable_count, sizeof *reads);
    if (!truths || !rules || !reads)
        return;
    for (size_t i = 0; i < auditor->trees.rule_count; i++) {
        const struct rule_tree *rule = &auditor->trees.rules[i];
        size_t tree = auditor->deciding.tree_of_rule[i];
        rules[i] = (sl_audited_rule){.rule = rule->rule,
                                     .too_wide = rule->too_wide,
                                     .fault = rule->fault,
                                     .leaves = rule->leaves,
                                     .never_fails =
                                         rule->tree == SIZE_MAX ? SL_UNKNOWN : unless_sampled(rule, never_fails(rule)),
                                     .only = rule->sampled ? NULL : only_element(auditor, rule, reads),
                                     .sampled = rule->sampled};
        if (tree == SIZE_MAX)
            continue;
        bool portfolio = rule->rule->scope == SL_SCOPE_PORTFOLIO;
        rules[i].never_fails = portfolio ? SL_UNKNOWN : unless_sampled(rule, truth_of(truths[tree].never_bad));
        /* Where a frame is missing, other rules cannot tell: that is what it is there for. */
        bool asked = auditor->audit.possible == SL_YES && !portfolio && rule->rule->kind != SL_RULE_FRAMING;
        rules[i].implied = asked ? truth_of(truths[tree].implied) : SL_NO;
        if (rules[i].implied != SL_YES)
            continue;
        struct explanation why = explain_implied(&auditor->arena, auditor->search, tree, &steps);
        rules[i].implied_by = audit_responsible(auditor, &why);
        if (rule->sampled || has_sampled(auditor, &rules[i].implied_by))
            rules[i].implied = SL_UNKNOWN;
    }
    work_give(&auditor->rules->work, steps);
    auditor->audit.rules = rules;
    auditor->audit.rule_count = auditor->trees.rule_count;
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static void find_possible(struct auditor *auditor, uint64_t *steps) {
    uint8_t *found = arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *found);
    if (!found)
        return;
    switch (search_find(auditor->search, NULL, NULL, steps, found)) {
    case SEARCH_FOUND: auditor->audit.possible = SL_YES; return;
    case SEARCH_BUDGET: auditor->audit.possible = SL_UNKNOWN; return;
    case SEARCH_NONE: break;
    }
    struct explanation why = explain_empty(&auditor->arena, auditor->search, steps);
    auditor->audit.contradiction = audit_responsible(auditor, &why);
    if (!audit_certain(auditor, NULL, steps))
        auditor->audit.possible = SL_UNKNOWN;
}

static void audit_possible(struct auditor *auditor) {
    uint64_t steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    find_possible(auditor, &steps);
    work_give(&auditor->rules->work, steps);
}

/* Attributes that no rule asks about, practices among them. A rule without a tree may ask about anything. */
static void audit_reads(struct auditor *auditor) {
    const sl_vocabulary *vocabulary = auditor->trees.vocabulary;
    bool *variables = arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *variables);
    bool *fields = arena_array(&auditor->arena, vocabulary->field_count, sizeof *fields);
    const sl_field **unread = arena_array(&auditor->arena, vocabulary->field_count, sizeof(*unread));
    if (!variables || !fields || !unread)
        return;
    for (size_t i = 0; i < auditor->trees.rule_count; i++) {
        if (auditor->trees.rules[i].tree == SIZE_MAX)
            return;
        tree_reads(&auditor->trees.space.trees[auditor->trees.rules[i].tree], variables);
    }
    for (size_t i = 0; i < auditor->deciding.space.variable_count; i++)
        if (variables[i])
            fields[auditor->trees.meanings[i].field->index] = true;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->element != SL_NO_ELEMENT && vocabulary->fields[i]->type != SL_GROUP && !fields[i])
            unread[auditor->audit.unread_count++] = vocabulary->fields[i];
    auditor->audit.unread = unread;
}

static void build_space(struct auditor *auditor) {
    struct rule_space_request request = {.rules = auditor->rules,
                                         .book = &auditor->rules->book,
                                         .split_by = auditor->against ? &auditor->against->book : NULL,
                                         .leaf_budget = SL_LIMIT_LEAVES};
    rule_space_build(&auditor->arena, &request, &auditor->trees);
    if (!auditor->arena.failed && verdict_space_choose(&auditor->arena, &auditor->trees, NULL, &auditor->deciding))
        auditor->search = search_new(&auditor->arena, &auditor->deciding.space);
    if (auditor->search)
        leave_out_sampled(auditor);
}

/* Part by part; what is asked for wrongly is all told. */
static sl_result audit_all(struct auditor *auditor) {
    build_space(auditor);
    if (!auditor->search)
        return SL_OUT_OF_MEMORY;
    list_sampled(auditor);
    audit_possible(auditor);
    audit_rules(auditor);
    auditor->explaining = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    audit_values(auditor);
    work_give(&auditor->rules->work, auditor->explaining);
    audit_count(auditor);
    audit_reads(auditor);
    sl_result result = audit_recipes(auditor);
    result = sl_result_max(result, audit_archetypes(auditor));
    return auditor->against ? sl_result_max(result, audit_against(auditor)) : result;
}

/* The other pack's settings, which a user knows it by. */
static sl_text settings_name(const sl_checker *checker) {
    const sl_source *settings = checker->policy->settings;
    return settings ? settings->name : TEXT("the other pack");
}

sl_result sl_audit_rules(sl_checker *checker, const sl_audit_options *options, sl_audit **audit) {
    static const sl_audit_options none = {.over = NULL};
    *audit = NULL;
    struct ruleset *rules = &checker->rules;
    if (!rules->vocabulary || rules->book.count == 0)
        return problem_usage(rules->problems, "load", "there are no rules to audit");
    sl_result wanted = ruleset_needs_judge(rules);
    if (wanted != SL_OK)
        return wanted;
    struct auditor *auditor = calloc(1, sizeof *auditor);
    if (!auditor)
        return SL_OUT_OF_MEMORY;
    auditor->checker = checker;
    auditor->rules = rules;
    auditor->dead = sl_get_dead_values(checker, &auditor->dead_count);
    if (options && options->against) {
        auditor->against = &options->against->rules;
        auditor->against_name = settings_name(options->against);
    }
    auditor->options = options ? options : &none;
    auditor->audit.memory = auditor;
    sl_result result = audit_all(auditor);
    if (auditor->arena.failed)
        result = SL_OUT_OF_MEMORY;
    auditor->audit.budget_met = sl_budget_met(checker);
    if (result == SL_OK)
        *audit = &auditor->audit;
    else
        sl_audit_free(&auditor->audit);
    return result;
}

void sl_audit_free(sl_audit *audit) {
    if (!audit)
        return;
    struct auditor *auditor = audit->memory;
    arena_free(&auditor->arena);
    free(auditor);
}
