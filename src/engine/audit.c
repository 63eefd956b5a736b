#include "samplint/audit.h"

#include <stdlib.h>

#include "base/text.h"
#include "engine/deciding.h"
#include "samplint/limits.h"
#include "space/count.h"
#include "space/explain.h"

struct auditor {
    sl_checker *checker;
    struct arena arena; /* of all that the audit shows */
    sl_audit audit;
    struct rule_space rules;
    struct deciding deciding;
    struct search *search;
};

static sl_responsible responsible(struct auditor *auditor, const struct explanation *why) {
    const sl_rule **rules = arena_array(&auditor->arena, why->tree_count, sizeof(*rules));
    if (!rules || why->grade == EXPLAINED_NOT_SO || why->grade == EXPLAINED_UNKNOWN)
        return (sl_responsible){NULL, 0};
    for (size_t i = 0; i < why->tree_count; i++)
        rules[i] = auditor->deciding.of_tree[why->trees[i]];
    return (sl_responsible){rules, why->tree_count};
}

static sl_truth truth_of(enum truth truth) {
    static const sl_truth truths[] = {SL_NO, SL_YES, SL_UNKNOWN};
    return truths[truth];
}

/* ---- rules -------------------------------------------------------------------------------------------------------- */

/* A practice is asked about alone: it decides nothing about congruence. */
static sl_truth never_fails(const struct rule_tree *rule) {
    for (size_t i = 0; i < rule->answer_count; i++)
        if (rule->answers[i].status == SL_FAIL)
            return SL_NO;
    return SL_YES;
}

static void audit_rules(struct auditor *auditor) {
    uint64_t steps = SL_LIMIT_SEARCH_STEPS;
    const struct tree_truth *truths = explain_trees(&auditor->arena, auditor->search, &steps);
    sl_audited_rule *rules = arena_array(&auditor->arena, auditor->rules.rule_count, sizeof *rules);
    if (!truths || !rules)
        return;
    for (size_t i = 0; i < auditor->rules.rule_count; i++) {
        const struct rule_tree *rule = &auditor->rules.rules[i];
        size_t tree = auditor->deciding.tree_of[i];
        rules[i] = (sl_audited_rule){.rule = rule->rule,
                                     .too_wide = rule->too_wide,
                                     .fault = rule->fault,
                                     .leaves = rule->leaves,
                                     .never_fails = rule->tree == SIZE_MAX ? SL_UNKNOWN : never_fails(rule)};
        if (tree == SIZE_MAX)
            continue;
        bool portfolio = rule->rule->scope == SL_SCOPE_PORTFOLIO;
        rules[i].never_fails = portfolio ? SL_UNKNOWN : truth_of(truths[tree].never_bad);
        /* Where a frame is missing, other rules cannot tell: that is what it is there for. */
        bool asked = auditor->audit.possible == SL_YES && !portfolio && rule->rule->kind != SL_RULE_FRAMING;
        rules[i].implied = asked ? truth_of(truths[tree].implied) : SL_NO;
        if (rules[i].implied != SL_YES)
            continue;
        struct explanation why = explain_implied(&auditor->arena, auditor->search, tree, &steps);
        rules[i].implied_by = responsible(auditor, &why);
    }
    auditor->audit.rules = rules;
    auditor->audit.rule_count = auditor->rules.rule_count;
}

/* ---- values ------------------------------------------------------------------------------------------------------- */

static void add_value(struct auditor *auditor, sl_audited_value *values, size_t variable, unsigned choice,
                      bool forced) {
    const struct meaning *meaning = &auditor->rules.meanings[variable];
    uint64_t steps = SL_LIMIT_SEARCH_STEPS;
    struct explanation why = forced ? explain_forced(&auditor->arena, auditor->search, variable, choice, &steps)
                                    : explain_dead(&auditor->arena, auditor->search, variable, choice, &steps);
    values[auditor->audit.value_count++] =
        (sl_audited_value){.field = meaning->field,
                           .value = choice_show(&auditor->arena, &auditor->rules, variable, choice),
                           .forced = forced,
                           .absent = meaning->word != QUESTION_ALL && choice == 0,
                           .responsible = responsible(auditor, &why)};
}

static size_t count_bits(uint64_t bits) {
    size_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* That something is declared is told of an attribute, its values of what is declared. */
static void audit_variable(struct auditor *auditor, const struct live *live, size_t variable, sl_audited_value *values,
                           const sl_field **required) {
    const struct meaning *meaning = &auditor->rules.meanings[variable];
    bool whole = meaning->word == QUESTION_ALL;
    uint64_t alive = live->live[variable], dead = live->dead[variable];
    auditor->audit.unsettled += count_bits(live->unsettled[variable]);
    if (whole && (dead & 1))
        required[auditor->audit.required_count++] = meaning->field;
    uint64_t told = whole ? ~(uint64_t)1 : ~(uint64_t)0;
    bool settled = live->unsettled[variable] == 0;
    size_t values_in_all = auditor->deciding.space.variables[variable].choice_count - (whole ? 1 : 0);
    if (values_in_all < 2 || (meaning->field->type == SL_SET && whole))
        return; /* there is nothing to choose from */
    if (settled && count_bits(alive & told) == 1 && (!whole || (dead & 1))) {
        unsigned choice = 0;
        while (!(alive >> choice & 1))
            choice++;
        add_value(auditor, values, variable, choice, true);
        return;
    }
    for (unsigned choice = whole ? 1 : 0; choice < auditor->deciding.space.variables[variable].choice_count; choice++)
        if (dead >> choice & 1)
            add_value(auditor, values, variable, choice, false);
}

static void audit_values(struct auditor *auditor) {
    uint64_t steps = SL_LIMIT_SEARCH_STEPS;
    size_t choices = 0, count = auditor->deciding.space.variable_count;
    struct live live = search_live(&auditor->arena, auditor->search, NULL, &steps);
    for (size_t i = 0; i < count; i++)
        choices += auditor->deciding.space.variables[i].choice_count;
    sl_audited_value *values = arena_array(&auditor->arena, choices, sizeof *values);
    const sl_field **required = arena_array(&auditor->arena, count, sizeof(*required));
    if (!live.live || !values || !required)
        return;
    for (size_t i = 0; i < count && !auditor->arena.failed; i++)
        audit_variable(auditor, &live, i, values, required);
    auditor->audit.values = values;
    auditor->audit.required = required;
}

/* ---- numbers ------------------------------------------------------------------------------------------------------ */

static void audit_count(struct auditor *auditor) {
    struct count congruent, programs;
    struct count_question question = {.space = &auditor->deciding.space, .budget = COUNT_BUDGET};
    struct arena scratch = ARENA_EMPTY;
    count_space(&scratch, &question, &congruent);
    question.structural_only = true;
    count_space(&scratch, &question, &programs);
    if (congruent.outcome == COUNT_DONE && programs.outcome == COUNT_DONE) {
        auditor->audit.counted = true;
        auditor->audit.congruent_count = big_text(&auditor->arena, &congruent.total, ',');
        auditor->audit.program_count = big_text(&auditor->arena, &programs.total, ',');
        auditor->audit.share = big_ratio(&congruent.total, &programs.total);
    }
    auditor->arena.failed = auditor->arena.failed || scratch.failed;
    arena_free(&scratch);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static void audit_possible(struct auditor *auditor) {
    uint64_t steps = SL_LIMIT_SEARCH_STEPS;
    uint8_t *found = arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *found);
    if (!found)
        return;
    switch (search_find(auditor->search, NULL, NULL, &steps, found)) {
    case SEARCH_FOUND: auditor->audit.possible = SL_YES; return;
    case SEARCH_BUDGET: auditor->audit.possible = SL_UNKNOWN; return;
    case SEARCH_NONE: break;
    }
    struct explanation why = explain_empty(&auditor->arena, auditor->search, &steps);
    auditor->audit.contradiction = responsible(auditor, &why);
}

/* Attributes that no rule asks about, practices among them. A rule without a tree may ask about anything. */
static void audit_reads(struct auditor *auditor) {
    const sl_vocabulary *vocabulary = auditor->rules.vocabulary;
    bool *variables = arena_array(&auditor->arena, auditor->deciding.space.variable_count, sizeof *variables);
    bool *fields = arena_array(&auditor->arena, vocabulary->field_count, sizeof *fields);
    const sl_field **unread = arena_array(&auditor->arena, vocabulary->field_count, sizeof(*unread));
    if (!variables || !fields || !unread)
        return;
    for (size_t i = 0; i < auditor->rules.rule_count; i++) {
        if (auditor->rules.rules[i].tree == SIZE_MAX)
            return;
        tree_reads(&auditor->rules.space.trees[auditor->rules.rules[i].tree], variables);
    }
    for (size_t i = 0; i < auditor->deciding.space.variable_count; i++)
        if (variables[i])
            fields[auditor->rules.meanings[i].field->index] = true;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->element != SL_NO_ELEMENT && vocabulary->fields[i]->type != SL_GROUP && !fields[i])
            unread[auditor->audit.unread_count++] = vocabulary->fields[i];
    auditor->audit.unread = unread;
}

sl_result sl_audit_rules(sl_checker *checker, sl_audit **audit) {
    *audit = NULL;
    if (!checker->vocabulary || checker->book.count == 0)
        return checker_refuse(checker, "load", (sl_location){.source = NULL}, TEXT("there are no rules to audit"));
    struct auditor *auditor = calloc(1, sizeof *auditor);
    if (!auditor)
        return SL_OUT_OF_MEMORY;
    auditor->checker = checker;
    rule_space_build(checker, &auditor->arena, RULES_ALL, SL_LIMIT_LEAVES, &auditor->rules);
    if (!auditor->arena.failed && deciding_choose(&auditor->arena, &auditor->rules, false, &auditor->deciding))
        auditor->search = search_new(&auditor->arena, &auditor->deciding.space);
    if (auditor->search) {
        audit_possible(auditor);
        audit_rules(auditor);
        if (auditor->audit.possible == SL_YES)
            audit_values(auditor);
        audit_count(auditor);
        audit_reads(auditor);
    }
    auditor->audit.memory = auditor;
    *audit = &auditor->audit;
    if (!auditor->arena.failed)
        return SL_OK;
    sl_audit_free(*audit);
    *audit = NULL;
    return SL_OUT_OF_MEMORY;
}

void sl_audit_free(sl_audit *audit) {
    if (!audit)
        return;
    struct auditor *auditor = audit->memory;
    arena_free(&auditor->arena);
    free(auditor);
}
