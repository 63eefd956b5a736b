/* answers.c - compares the rules' answers for two programs, their segments and their accounts. */
#include "analyze/compare/compare.h"
#include "base/findings.h"
#include "base/names.h"
#include "base/text.h"
#include "ruleset/rulebook.h"

/* Segments and accounts for which a rule has the same two answers, with the same findings. */
struct part_group {
    const sl_outcome *a, *b; /* for the first of them */
    const sl_finding *told_a, *told_b;
    sl_text *segments, *accounts;
    size_t segment_count, segment_capacity, account_count, account_capacity;
};

/* A rule and its answers for both programs. */
struct compared_rule {
    const sl_rule *rule;
    const sl_outcome *a, *b; /* for the standard; NULL if the rule is not asked */
    struct part_group *groups;
    size_t group_count, group_capacity;
};

struct rule_list {
    struct compared_rule *items;
    size_t count;
};

#define TURNS(X)                                                                                                       \
    X(SL_TURN_BROKEN, "breaks")                                                                                        \
    X(SL_TURN_FIXED, "mends")                                                                                          \
    X(SL_TURN_STILL_BROKEN, "stays")                                                                                   \
    X(SL_TURN_UNKNOWN, "opens")                                                                                        \
    X(SL_TURN_SETTLED, "settles")                                                                                      \
    X(SL_TURN_STILL_UNKNOWN, "stays_open") X(SL_TURN_SHIFTED, "shifts") X(SL_TURN_ONE_SIDED, "one_sided")
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

static const struct part_side *segment_named(const struct compared *compared, sl_text name) {
    for (size_t i = 0; i < compared->part_count && compared->parts[i].part->level == LEVEL_SEGMENT; i++)
        if (text_equal(compared->parts[i].part->name, name))
            return &compared->parts[i];
    return NULL;
}

/* Returns the segment of an account in one program, or NULL. An account that this program lacks counts as one that
 * belongs to the segment with the name that `known`, the account in the other program, states. */
static const struct part_side *segment_of(const struct compared *compared, const struct part_side *part,
                                          const struct part_side *known) {
    const struct configuration *base = (part ? part : known)->part->base;
    return base->level == LEVEL_SEGMENT ? segment_named(compared, base->name) : NULL;
}

static void fill_own(const struct rule_list *rules, const struct part_side *part, const sl_outcome **answers) {
    for (size_t i = 0; part && i < rules->count; i++)
        for (size_t j = 0; answers[i] && j < part->outcome_count; j++)
            if (part->outcomes[j].rule == answers[i]->rule)
                answers[i] = &part->outcomes[j];
}

/* Fills in the answers for a segment or an account, by the rule's place in the list. A rule that was not asked about it
 * answers as it does for the level above. */
static void fill_answers(const struct rule_list *rules, const struct part_side *segment, const struct part_side *part,
                         bool of_b, const sl_outcome **answers) {
    for (size_t i = 0; i < rules->count; i++)
        answers[i] = of_b ? rules->items[i].b : rules->items[i].a;
    fill_own(rules, segment, answers);
    fill_own(rules, part, answers);
}

/* Whether a rule was asked about a segment or an account itself, and not only about the level above it. */
static bool is_own(const sl_outcome *outcome) {
    return outcome->segment.length + outcome->account.length > 0;
}

/* Whether the change of a rule's answer for a segment or an account is listed: if it differs from the change for the
 * standard, or if the rule decides and fails for the segment or the account itself, which is a finding of its own. */
static bool is_listed(const struct compared_rule *rule, const sl_outcome *a, const sl_outcome *b) {
    sl_turn turn, standard;
    if (!turn_of(a->status, b->status, &turn))
        return false;
    if (!turn_of(rule->a->status, rule->b->status, &standard) || turn != standard)
        return true;
    if (turn == SL_TURN_SHIFTED)
        return a->status != rule->a->status;
    bool fails = (is_own(a) && a->status == SL_FAIL) || (is_own(b) && b->status == SL_FAIL);
    return fails && sl_decides_congruence(rule->rule);
}

/* Returns the finding of a failure. Returns NULL if there is none, or if it is past the limit of findings. */
static const sl_finding *find_finding(const sl_program *program, const sl_outcome *outcome) {
    if (!outcome || outcome->status != SL_FAIL)
        return NULL;
    for (size_t i = 0; i < program->finding_count; i++)
        if (text_equal(program->findings[i].rule, outcome->rule->id) &&
            finding_is_about(&program->findings[i], outcome->segment, outcome->account))
            return &program->findings[i];
    return NULL;
}

/* Returns the group of the answers, which may be new; NULL if there is no memory. */
static struct part_group *find_group(struct comparer *comparer, struct compared_rule *rule, const sl_outcome *a,
                                     const sl_outcome *b) {
    const sl_finding *told_a = find_finding(comparer->a.program, a), *told_b = find_finding(comparer->b.program, b);
    for (size_t i = 0; i < rule->group_count; i++) {
        struct part_group *group = &rule->groups[i];
        bool same = group->told_a == told_a && group->told_b == told_b;
        if (group->a->status == a->status && group->b->status == b->status &&
            (same || !sl_decides_congruence(rule->rule)))
            return group;
    }
    struct part_group group = {.a = a, .b = b, .told_a = told_a, .told_b = told_b};
    ARENA_APPEND(&comparer->arena, rule->groups, rule->group_count, rule->group_capacity, group);
    return comparer->arena.failed ? NULL : &rule->groups[rule->group_count - 1];
}

static void add_to_group(struct comparer *comparer, struct compared_rule *rule, const struct configuration *part,
                         const sl_outcome *a, const sl_outcome *b) {
    struct arena *arena = &comparer->arena;
    struct part_group *group = find_group(comparer, rule, a, b);
    if (!group)
        return;
    if (part->level == LEVEL_SEGMENT)
        ARENA_APPEND(arena, group->segments, group->segment_count, group->segment_capacity, part->name);
    else
        ARENA_APPEND(arena, group->accounts, group->account_count, group->account_capacity, part->name);
}

/* Whether an account that has no answers of its own changes as its segment does: it belongs to one segment in both
 * programs, or to a segment that only one program has. */
static bool follows_segment(const struct part_side *in_a, const struct part_side *in_b) {
    if (in_a && in_b)
        return in_a->other == in_b;
    return (in_a && !in_a->other) || (in_b && !in_b->other);
}

/* Adds the segments and accounts to the groups of those rules whose changes of answers are listed for them. */
static void group_parts(struct comparer *comparer, const struct rule_list *rules) {
    struct arena *arena = &comparer->arena;
    const sl_outcome **a = arena_array(arena, rules->count, sizeof(*a));
    const sl_outcome **b = arena_array(arena, rules->count, sizeof(*b));
    for (size_t i = 0; a && b && i < comparer->pair_count && !arena->failed; i++) {
        const struct part_pair *pair = &comparer->pairs[i];
        const struct part_side *known = pair->a ? pair->a : pair->b;
        const struct part_side *in_a = segment_of(&comparer->a, pair->a, known);
        const struct part_side *in_b = segment_of(&comparer->b, pair->b, known);
        bool follows = follows_segment(in_a, in_b);
        fill_answers(rules, in_a, pair->a, false, a);
        fill_answers(rules, in_b, pair->b, true, b);
        for (size_t j = 0; j < rules->count; j++) {
            if (!a[j] || !b[j] || !is_listed(&rules->items[j], a[j], b[j]))
                continue;
            if (!follows || a[j]->account.length + b[j]->account.length > 0)
                add_to_group(comparer, &rules->items[j], known->part, a[j], b[j]);
        }
    }
}

/* Adds the answers of a rule for the standard (group NULL) or for a group of segments and accounts. */
static void add_answer(struct comparer *comparer, sl_answer_difference *answers, const struct compared_rule *rule,
                       const struct part_group *group) {
    sl_comparison *comparison = &comparer->comparison;
    sl_answer_difference answer = {.rule = rule->rule,
                                   .turn = SL_TURN_ONE_SIDED,
                                   .a = group ? group->a : rule->a,
                                   .b = group ? group->b : rule->b,
                                   .segments = group ? group->segments : NULL,
                                   .segment_count = group ? group->segment_count : 0,
                                   .accounts = group ? group->accounts : NULL,
                                   .account_count = group ? group->account_count : 0};
    if (answer.a && answer.b && !turn_of(answer.a->status, answer.b->status, &answer.turn))
        return;
    answer.told_a = group ? group->told_a : find_finding(comparer->a.program, answer.a);
    answer.told_b = group ? group->told_b : find_finding(comparer->b.program, answer.b);
    comparison->turns[answer.turn] += sl_decides_congruence(rule->rule);
    answers[comparison->answer_count++] = answer;
}

void compare_answers(struct comparer *comparer) {
    struct rule_list rules = list_rules(comparer);
    group_parts(comparer, &rules);
    size_t most = rules.count;
    for (size_t i = 0; i < rules.count; i++)
        most += rules.items[i].group_count;
    sl_answer_difference *answers = arena_array(&comparer->arena, most, sizeof *answers);
    for (size_t i = 0; answers && i < rules.count; i++) {
        const struct compared_rule *rule = &rules.items[i];
        add_answer(comparer, answers, rule, NULL);
        for (size_t j = 0; j < rule->group_count; j++)
            add_answer(comparer, answers, rule, &rule->groups[j]);
    }
    comparer->comparison.answers = answers;
}
