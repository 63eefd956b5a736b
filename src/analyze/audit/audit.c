/* audit.c - audits a pack of rules: whether programs can be congruent, what each rule contributes, and which attributes
 * matter. */
#include "analyze/audit/auditor.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "checker/checker.h"
#include "policy/policy.h"
#include "ruleset/work.h"
#include "samplint/limits.h"

sl_responsible audit_responsible(struct auditor *auditor, const struct explanation *why) {
    return verdict_space_responsible(&auditor->arena, &auditor->verdict, why);
}

static sl_truth truth_of(enum truth truth) {
    static const sl_truth truths[] = {SL_NO, SL_YES, SL_UNKNOWN};
    return truths[truth];
}

/* ---- sampled rules: rules that were not asked about every integer ------------------------------------------------ */

/* Prepares searches that ignore sampled rules. */
static void leave_out_sampled(struct auditor *auditor) {
    size_t count = auditor->verdict.space.tree_count;
    uint8_t *wanted = arena_array(&auditor->arena, count, sizeof *wanted);
    bool any = false;
    if (!wanted)
        return;
    memset(wanted, WANT_GOOD, count);
    for (size_t i = 0; i < auditor->rule_space.rule_count; i++) {
        size_t tree = auditor->verdict.tree_of_rule[i];
        if (tree == SIZE_MAX || !auditor->rule_space.rules[i].sampled)
            continue;
        wanted[tree] = WANT_ANY;
        any = true;
    }
    auditor->wanted_without_sampled = any ? wanted : NULL;
}

bool audit_is_certain(struct auditor *auditor, const choice_set *allowed, uint64_t *steps) {
    if (!auditor->wanted_without_sampled)
        return true;
    uint8_t *found = arena_array(&auditor->arena, auditor->verdict.space.variable_count, sizeof *found);
    return found && search_find(auditor->search, allowed, auditor->wanted_without_sampled, steps, found) == SEARCH_NONE;
}

static void list_sampled(struct auditor *auditor) {
    const struct space *space = &auditor->verdict.space;
    bool *reads = arena_array(&auditor->arena, space->variable_count, sizeof *reads);
    const sl_field **sampled = arena_array(&auditor->arena, space->variable_count, sizeof(*sampled));
    if (!reads || !sampled)
        return;
    for (size_t i = 0; i < auditor->rule_space.rule_count; i++)
        if (auditor->rule_space.rules[i].sampled && auditor->rule_space.rules[i].tree != SIZE_MAX)
            tree_reads(&auditor->rule_space.space.trees[auditor->rule_space.rules[i].tree], reads);
    for (size_t i = 0; i < space->variable_count; i++)
        if (reads[i] && auditor->rule_space.meanings[i].sampled)
            sampled[auditor->audit.sampled_count++] = auditor->rule_space.meanings[i].field;
    auditor->audit.sampled = sampled;
}

/* ---- rules ------------------------------------------------------------------------------------------------------- */

/* Whether the tree of a rule has no failure at all. For a practice, this alone decides, because searches do not take
 * practices into account. */
static sl_truth never_fails(const struct rule_tree *rule) {
    for (size_t i = 0; i < rule->answer_count; i++)
        if (rule->answers[i].status == SL_FAIL)
            return SL_NO;
    return SL_YES;
}

/* Returns SL_UNKNOWN instead of a yes for a sampled rule, which was not asked about all programs. A "no" stays a "no":
 * a program that fails was found. */
static sl_truth unless_sampled(const struct rule_tree *rule, sl_truth truth) {
    return rule->sampled && truth == SL_YES ? SL_UNKNOWN : truth;
}

/* Returns the element if a fit rule reads attributes of only one, else NULL. An audit names these rules, because fit is
 * a relation between elements. */
static const sl_element *only_element(const struct auditor *auditor, const struct rule_tree *rule, bool *reads) {
    const struct rule_space *rules = &auditor->rule_space;
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
    sl_audited_rule *rules = arena_array(&auditor->arena, auditor->rule_space.rule_count, sizeof *rules);
    bool *reads = arena_array(&auditor->arena, auditor->rule_space.space.variable_count, sizeof *reads);
    if (!truths || !rules || !reads)
        return;
    for (size_t i = 0; i < auditor->rule_space.rule_count; i++) {
        const struct rule_tree *rule = &auditor->rule_space.rules[i];
        size_t tree = auditor->verdict.tree_of_rule[i];
        rules[i] = (sl_audited_rule){
            .rule = rule->rule,
            .too_wide = rule->too_wide,
            .fault = rule->fault,
            .leaves = rule->leaves,
            .never_fails = rule->tree == SIZE_MAX ? SL_UNKNOWN : unless_sampled(rule, never_fails(rule)),
            .only = rule->sampled || sl_option_without_value(rule->rule) ? NULL : only_element(auditor, rule, reads),
            .sampled = rule->sampled};
        if (tree == SIZE_MAX)
            continue;
        bool portfolio = rule->rule->scope == SL_SCOPE_PORTFOLIO;
        rules[i].never_fails = portfolio ? SL_UNKNOWN : unless_sampled(rule, truth_of(truths[tree].never_bad));
        /* Not of a framing rule: a program has to declare what it asks for, whatever other rules imply. */
        bool asked = auditor->audit.possible == SL_YES && !portfolio && rule->rule->kind != SL_RULE_FRAMING &&
                     !sl_option_without_value(rule->rule);
        rules[i].implied = asked ? truth_of(truths[tree].implied) : SL_NO;
        if (rules[i].implied != SL_YES)
            continue;
        struct explanation why = explain_implied(&auditor->arena, auditor->search, tree, &steps);
        rules[i].implied_by = audit_responsible(auditor, &why);
        bool known = rules[i].implied_by.count > 0 || !auditor->wanted_without_sampled;
        if (rule->sampled || !known || any_rule_sampled(&auditor->rule_space, &rules[i].implied_by))
            rules[i].implied = SL_UNKNOWN; /* it may rest on a sampled rule */
    }
    work_give(&auditor->rules->work, steps);
    auditor->audit.rules = rules;
    auditor->audit.rule_count = auditor->rule_space.rule_count;
}

/* ---- counting ---------------------------------------------------------------------------------------------------- */

/* Whether the share of a choice is listed. Of a set, the shares of "undeclared" and of each word in it are listed, but
 * not those of "declared" and of the absence of a word. */
static bool is_listed(const struct meaning *meaning, size_t choice) {
    if (meaning->word != QUESTION_ALL)
        return choice == 1;
    return meaning->field->type != SL_SET || choice == 0;
}

static void list_shares(struct auditor *auditor, const struct count *congruent) {
    const struct space *space = &auditor->verdict.space;
    size_t most = 0;
    for (size_t i = 0; i < space->variable_count; i++)
        most += space->variables[i].choice_count;
    sl_share *shares = arena_array(&auditor->arena, most, sizeof *shares);
    for (size_t i = 0; shares && i < space->variable_count; i++)
        for (size_t choice = 0; choice < space->variables[i].choice_count; choice++)
            if (is_listed(&auditor->rule_space.meanings[i], choice))
                shares[auditor->audit.share_count++] =
                    (sl_share){.field = auditor->rule_space.meanings[i].field,
                               .value = choice_text(&auditor->arena, &auditor->rule_space, i, choice),
                               .share = big_ratio(count_with(congruent, i, choice), &congruent->total)};
    auditor->audit.shares = shares;
}

void audit_count_space(struct auditor *auditor, struct count_question *question, struct count *count) {
    uint64_t work = work_take(&auditor->rules->work, (uint64_t)COUNT_BUDGET * COUNT_STEP_WORK);
    question->budget = (size_t)(work / COUNT_STEP_WORK);
    count_space(&auditor->arena, question, count);
    size_t used = count->steps < question->budget ? count->steps : question->budget;
    work_give(&auditor->rules->work, work - used * COUNT_STEP_WORK);
}

/* Adds the number of congruent programs, and the share of each value among them. */
static void add_counts(struct auditor *auditor) {
    struct count programs, *congruent = &auditor->congruent;
    struct count_question question = {.space = &auditor->verdict.space};
    audit_count_space(auditor, &question, congruent);
    question.structural_only = true;
    audit_count_space(auditor, &question, &programs);
    if (congruent->outcome != COUNT_DONE || programs.outcome != COUNT_DONE)
        return;
    auditor->audit.counted = true;
    auditor->audit.congruent_count = big_text(&auditor->arena, &congruent->total, ',');
    auditor->audit.program_count = big_text(&auditor->arena, &programs.total, ',');
    auditor->audit.share = big_ratio(&congruent->total, &programs.total);
    if (!big_is_zero(&congruent->total))
        list_shares(auditor, congruent);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* Finds out whether any program can be congruent, and if not, which rules contradict each other. */
static void find_possible(struct auditor *auditor, uint64_t *steps) {
    uint8_t *found = arena_array(&auditor->arena, auditor->verdict.space.variable_count, sizeof *found);
    if (!found)
        return;
    switch (search_find(auditor->search, NULL, NULL, steps, found)) {
    case SEARCH_FOUND: auditor->audit.possible = SL_YES; return;
    case SEARCH_BUDGET: auditor->audit.possible = SL_UNKNOWN; return;
    case SEARCH_NONE: break;
    }
    struct explanation why = explain_empty(&auditor->arena, auditor->search, steps);
    auditor->audit.contradiction = audit_responsible(auditor, &why);
    if (!audit_is_certain(auditor, NULL, steps))
        auditor->audit.possible = SL_UNKNOWN;
}

/* Lists the attributes that no rule reads, practices included. If a rule has no tree, nothing is known and nothing is
 * listed. */
static void list_unread(struct auditor *auditor) {
    const sl_vocabulary *vocabulary = auditor->rule_space.vocabulary;
    bool *variables = arena_array(&auditor->arena, auditor->verdict.space.variable_count, sizeof *variables);
    bool *fields = arena_array(&auditor->arena, vocabulary->field_count, sizeof *fields);
    const sl_field **unread = arena_array(&auditor->arena, vocabulary->field_count, sizeof(*unread));
    if (!variables || !fields || !unread)
        return;
    for (size_t i = 0; i < auditor->rule_space.rule_count; i++) {
        if (auditor->rule_space.rules[i].tree == SIZE_MAX)
            return;
        tree_reads(&auditor->rule_space.space.trees[auditor->rule_space.rules[i].tree], variables);
    }
    for (size_t i = 0; i < auditor->verdict.space.variable_count; i++)
        if (variables[i])
            fields[auditor->rule_space.meanings[i].field->index] = true;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->readable && vocabulary->fields[i]->type != SL_GROUP && !fields[i])
            unread[auditor->audit.unread_count++] = vocabulary->fields[i];
    auditor->audit.unread = unread;
}

/* Makes all parts of the audit. Faults of several options are all reported. */
static sl_result audit_all(struct auditor *auditor) {
    struct rule_space_request request = {.rules = auditor->rules,
                                         .book = &auditor->rules->book,
                                         .split_by = auditor->against ? &auditor->against->book : NULL,
                                         .leaf_budget = SL_LIMIT_LEAVES};
    rule_space_build(&auditor->arena, &request, &auditor->rule_space);
    if (!auditor->arena.failed && verdict_space_choose(&auditor->arena, &auditor->rule_space, NULL, &auditor->verdict))
        auditor->search = search_new(&auditor->arena, &auditor->verdict.space);
    if (!auditor->search)
        return SL_OUT_OF_MEMORY;
    leave_out_sampled(auditor);
    list_sampled(auditor);
    uint64_t steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    find_possible(auditor, &steps);
    work_give(&auditor->rules->work, steps);
    audit_rules(auditor);
    audit_values(auditor);
    add_counts(auditor);
    list_unread(auditor);
    audit_sides(auditor);
    sl_result result = audit_recipes(auditor);
    result = sl_result_max(result, audit_archetypes(auditor));
    return auditor->against ? sl_result_max(result, audit_against(auditor)) : result;
}

sl_result sl_audit_rules(sl_checker *checker, const sl_audit_options *options, sl_audit **audit) {
    static const sl_audit_options none = {.over = NULL};
    *audit = NULL;
    struct ruleset *rules = &checker->rules;
    if (!rules->vocabulary || rules->book.count == 0)
        return problem_usage(rules->problems, "load", "there are no rules to audit");
    sl_result wanted = ruleset_needs_fit_rule(rules);
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
        const sl_source *settings = options->against->policy->settings;
        auditor->against_name = settings ? settings->name : TEXT("the other pack");
    }
    auditor->options = options ? options : &none;
    sl_result result = audit_all(auditor);
    if (auditor->arena.failed)
        result = SL_OUT_OF_MEMORY;
    result = work_result(&rules->work, result);
    auditor->audit.budget_met = sl_get_budget_met(checker);
    if (result == SL_OK)
        *audit = &auditor->audit;
    else
        sl_audit_free(&auditor->audit);
    return result;
}

void sl_audit_free(sl_audit *audit) {
    if (!audit)
        return;
    struct auditor *auditor = (struct auditor *)audit;
    arena_free(&auditor->arena);
    free(auditor);
}
