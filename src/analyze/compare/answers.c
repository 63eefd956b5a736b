/* answers.c - compares the rules' answers for two programs and for their accounts. */
#include "analyze/compare/compare.h"
#include "base/findings.h"
#include "base/names.h"
#include "base/text.h"
#include "ruleset/rulebook.h"

#define ANSWERS ((size_t)SL_FAILED + 1)

/* Accounts for which a rule has the same two answers. */
struct account_group {
    const sl_outcome *a, *b; /* for the first account */
    sl_text *accounts;
    size_t count, capacity;
};

/* A rule and its answers for both programs. */
struct compared_rule {
    const sl_rule *rule;
    const sl_outcome *a, *b;                       /* for the standard; NULL if the rule is not asked */
    struct account_group groups[ANSWERS][ANSWERS]; /* by the answers for the account in A and B */
};

struct rule_list {
    struct compared_rule *items;
    size_t count;
};

#define TURNS(X)                                                                                                       \
    X(SL_TURN_BROKEN, "breaks")                                                                                        \
    X(SL_TURN_FIXED, "mends")                                                                                          \
    X(SL_TURN_STILL_BROKEN, "stays")                                                                                   \
    X(SL_TURN_UNKNOWN, "opens") X(SL_TURN_SETTLED, "settles") X(SL_TURN_STILL_UNKNOWN, "stays_open")                   \
        X(SL_TURN_SHIFTED, "shifts") X(SL_TURN_ONE_SIDED, "one_sided")
NAMES(sl_turn, sl_turn_name, TURNS)

/* Stores how an answer turns from A to B. Returns false if the rule is satisfied in the same way in both. */
static bool turn_of(sl_status a, sl_status b, sl_turn *turn) {
    if (b == SL_FAIL)
        *turn = a == SL_FAIL ? SL_TURN_STILL_BROKEN : SL_TURN_BROKEN;
    else if (!is_satisfied(b))
        *turn = a == SL_FAIL || is_satisfied(a) ? SL_TURN_UNKNOWN : SL_TURN_STILL_UNKNOWN;
    else if (!is_satisfied(a))
        *turn = a == SL_FAIL ? SL_TURN_FIXED : SL_TURN_SETTLED;
    else
        *turn = SL_TURN_SHIFTED;
    return !is_satisfied(a) || a != b;
}

static struct compared_rule *find_rule(const struct rule_list *rules, sl_text id) {
    for (size_t i = 0; i < rules->count; i++)
        if (text_equal(rules->items[i].rule->id, id))
            return &rules->items[i];
    return NULL;
}

/* Lists the rules of both programs, those of A first, with their answers for the standards. */
static struct rule_list list_rules(struct comparer *comparer) {
    const struct compared *a = &comparer->a, *b = &comparer->b;
    struct rule_list rules = {NULL, 0};
    rules.items = arena_array(&comparer->arena, a->standard_count + b->standard_count, sizeof *rules.items);
    for (size_t i = 0; rules.items && i < a->standard_count; i++) {
        const sl_outcome *outcome = &a->program->outcomes[i];
        struct compared_rule *rule = &rules.items[rules.count++];
        rule->rule = outcome->rule;
        rule->a = outcome;
    }
    for (size_t i = 0; rules.items && i < b->standard_count; i++) {
        const sl_outcome *outcome = &b->program->outcomes[i];
        struct compared_rule *rule = find_rule(&rules, outcome->rule->id);
        rule = rule ? rule : &rules.items[rules.count++];
        rule->rule = rule->rule ? rule->rule : outcome->rule;
        rule->b = outcome;
    }
    return rules;
}

/* Fills in the answers for an account, by the rule's place in the list. A rule that was not asked about the account
 * answers as it does for the standard. */
static void fill_answers(const struct rule_list *rules, const struct account_side *account, bool of_b,
                         const sl_outcome **answers) {
    for (size_t i = 0; i < rules->count; i++) {
        const sl_outcome *standard = of_b ? rules->items[i].b : rules->items[i].a;
        answers[i] = standard;
        for (size_t j = 0; standard && account && j < account->outcome_count; j++)
            if (account->outcomes[j].rule == standard->rule)
                answers[i] = &account->outcomes[j];
    }
}

/* Whether the change of a rule's answer for an account differs from the change for the standard. If not, the account is
 * not listed. */
static bool turns_otherwise(const struct compared_rule *rule, const sl_outcome *a, const sl_outcome *b) {
    sl_turn turn, standard;
    if (!turn_of(a->status, b->status, &turn))
        return false;
    if (!turn_of(rule->a->status, rule->b->status, &standard) || turn != standard)
        return true;
    return turn == SL_TURN_SHIFTED && a->status != rule->a->status;
}

/* Adds the accounts to the groups of those rules whose answers change in another way for them than for the standard. */
static void group_accounts(struct comparer *comparer, const struct rule_list *rules) {
    struct arena *arena = &comparer->arena;
    const sl_outcome **a = arena_array(arena, rules->count, sizeof(*a));
    const sl_outcome **b = arena_array(arena, rules->count, sizeof(*b));
    for (size_t i = 0; a && b && i < comparer->pair_count && !arena->failed; i++) {
        const struct account_pair *pair = &comparer->pairs[i];
        sl_text name = pair->a ? pair->a->account->name : pair->b->account->name;
        fill_answers(rules, pair->a, false, a);
        fill_answers(rules, pair->b, true, b);
        for (size_t j = 0; j < rules->count; j++) {
            if (!a[j] || !b[j] || !turns_otherwise(&rules->items[j], a[j], b[j]))
                continue;
            struct account_group *group = &rules->items[j].groups[a[j]->status][b[j]->status];
            group->a = group->count ? group->a : a[j];
            group->b = group->count ? group->b : b[j];
            ARENA_APPEND(arena, group->accounts, group->count, group->capacity, name);
        }
    }
}

/* Returns the finding of a failure. Returns NULL if there is none, or if it is past the limit of findings. */
static const sl_finding *find_finding(const sl_program *program, const sl_outcome *outcome) {
    if (!outcome || outcome->status != SL_FAIL)
        return NULL;
    for (size_t i = 0; i < program->finding_count; i++)
        if (text_equal(program->findings[i].rule, outcome->rule->id) &&
            finding_is_about(&program->findings[i], outcome->account))
            return &program->findings[i];
    return NULL;
}

/* Adds the answers of a rule for the standard (group NULL) or for a group of accounts. */
static void add_answer(struct comparer *comparer, sl_answer_difference *answers, const struct compared_rule *rule,
                       const struct account_group *group) {
    sl_comparison *comparison = &comparer->comparison;
    sl_answer_difference answer = {.rule = rule->rule,
                                   .turn = SL_TURN_ONE_SIDED,
                                   .a = group ? group->a : rule->a,
                                   .b = group ? group->b : rule->b,
                                   .accounts = group ? group->accounts : NULL,
                                   .account_count = group ? group->count : 0};
    if (answer.a && answer.b && !turn_of(answer.a->status, answer.b->status, &answer.turn))
        return;
    answer.told_a = find_finding(comparer->a.program, answer.a);
    answer.told_b = find_finding(comparer->b.program, answer.b);
    comparison->turns[answer.turn] += sl_decides_congruence(rule->rule);
    answers[comparison->answer_count++] = answer;
}

void compare_answers(struct comparer *comparer) {
    struct rule_list rules = list_rules(comparer);
    group_accounts(comparer, &rules);
    size_t most = rules.count;
    for (size_t i = 0; i < rules.count; i++)
        for (size_t j = 0; j < ANSWERS * ANSWERS; j++)
            most += rules.items[i].groups[j / ANSWERS][j % ANSWERS].count > 0;
    sl_answer_difference *answers = arena_array(&comparer->arena, most, sizeof *answers);
    for (size_t i = 0; answers && i < rules.count; i++) {
        const struct compared_rule *rule = &rules.items[i];
        add_answer(comparer, answers, rule, NULL);
        for (size_t j = 0; j < ANSWERS * ANSWERS; j++)
            if (rule->groups[j / ANSWERS][j % ANSWERS].count)
                add_answer(comparer, answers, rule, &rule->groups[j / ANSWERS][j % ANSWERS]);
    }
    comparer->comparison.answers = answers;
}
