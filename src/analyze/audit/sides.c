/* sides.c - finds the sides of values that no match rule holds.
 *
 * A rule holds a side of a variable if there is a program that is congruent and satisfies the rule, and that fails the
 * rule as soon as this variable alone has a choice further to that side. That is a search in the space of congruent
 * programs with one tree more: the rule's tree with the variable fixed to the new choice, which must lead to a bad
 * leaf. Two trees alone often show that there is no such program; only otherwise all trees are searched. */
#include <string.h>

#include "analyze/audit/auditor.h"
#include "base/set.h"
#include "lua/source/named_fields.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "space/fix.h"

/* Each question may take 1 / SHARE of the steps left, so that a hard one leaves steps to others. */
#define SHARE 8

/* What a rule is to a side, in the order in which the reasons are looked for. */
enum part { PART_MATCH, PART_PREREQUISITE, PART_THEME, PART_POLICY, PART_ADVICE, PART_PRACTICE, PARTS };

enum { FALL, RISE, SIDES };

struct side_finder {
    struct auditor *auditor;
    size_t words;             /* the length of a set of variables, in words of 64 bits */
    uint64_t *reads;          /* by rule, a set: the variables that its tree reads */
    uint64_t *may_read;       /* by rule, a set: those whose sides it may hold where its tree does not show it */
    size_t node_count;        /* of all trees that decide */
    uint64_t steps;           /* left */
    sl_truth (*holds)[SIDES]; /* by rule, for the present variable */
    size_t room;              /* in the list of open sides */
    sl_open_side *open;
};

static enum part part_of(const sl_rule *rule) {
    if (rule->kind == SL_RULE_PRACTICE)
        return PART_PRACTICE;
    if (!sl_decides_congruence(rule))
        return PART_ADVICE;
    switch (rule->relation) {
    case SL_RELATION_MATCH: return PART_MATCH;
    case SL_RELATION_PREREQUISITE: return PART_PREREQUISITE;
    case SL_RELATION_NONE: break;
    }
    return rule->kind == SL_RULE_THEME ? PART_THEME : PART_POLICY;
}

static bool has_sides(const struct meaning *meaning) {
    const sl_field *field = meaning->field;
    if (field->nature != SL_NATURE_CHOICE)
        return false;
    return field->type == SL_ORDINAL || field->type == SL_BOOL ||
           (field->type == SL_SET && meaning->word != QUESTION_ALL);
}

/* ---- one rule and one variable ----------------------------------------------------------------------------------- */

/* The choices of a variable from which one gets to `choice` by a step to this side. */
static choice_set choices_before(const struct side_finder *finder, size_t variable, size_t side, size_t choice) {
    bool is_word = finder->auditor->rule_space.meanings[variable].word != QUESTION_ALL;
    choice_set all = all_choices(&finder->auditor->verdict.space.variables[variable]);
    choice_set declared = is_word ? all : all & ~choice_only(0);
    choice_set up_to = choices_below(choice + 1);
    return side == RISE ? declared & up_to & ~choice_only(choice) : declared & ~up_to;
}

/* A space with the trees that a question is about: first others, then the rule's own tree unless it is among the
 * others, then that tree with the variable fixed to each choice in turn. */
struct question_space {
    struct space space;
    size_t fixed; /* the first tree with the variable fixed */
    struct search *search;
    uint8_t *wanted;
};

static void spend(struct side_finder *finder, size_t steps) {
    finder->steps -= steps < finder->steps ? steps : finder->steps;
}

/* Makes a space of these trees. Returns false if there is no memory. */
static bool question_space_make(struct side_finder *finder, struct arena *arena, const struct tree *others,
                                size_t other_count, const struct tree *own, const struct tree *fixed,
                                size_t fixed_count, struct question_space *made) {
    const struct space *all = &finder->auditor->verdict.space;
    size_t count = other_count + (own ? 1 : 0) + fixed_count;
    struct tree *trees = arena_array(arena, count, sizeof *trees);
    made->wanted = arena_array(arena, count, sizeof *made->wanted);
    if (arena->failed)
        return false;
    for (size_t i = 0; i < other_count; i++)
        trees[i] = others[i];
    if (own)
        trees[other_count] = *own;
    made->fixed = count - fixed_count;
    for (size_t i = 0; i < fixed_count; i++)
        trees[made->fixed + i] = fixed[i];
    made->space = (struct space){all->variables, all->variable_count, trees, count};
    made->search = search_new(arena, &made->space);
    return made->search != NULL;
}

/* Searches for a program that leads all trees to good leaves, and the tree with the variable fixed to `choice` to a bad
 * one. `wanted`: by tree before `fixed`, the leaves that the search accepts; NULL for good ones. */
static enum search_outcome question_ask(struct side_finder *finder, struct question_space *asked,
                                        const choice_set *allowed, const uint8_t *wanted, size_t wanted_count,
                                        size_t choice, uint8_t *found) {
    memset(asked->wanted, WANT_GOOD, asked->fixed);
    memset(asked->wanted + asked->fixed, WANT_ANY, asked->space.tree_count - asked->fixed);
    if (wanted)
        memcpy(asked->wanted, wanted, wanted_count);
    asked->wanted[asked->fixed + choice] = WANT_BAD;
    uint64_t share = finder->steps / SHARE, steps = share ? share : finder->steps, before = steps;
    enum search_outcome outcome = search_find(asked->search, allowed, asked->wanted, &steps, found);
    finder->steps -= before - steps;
    return outcome;
}

/* All that is needed to ask about one rule and one variable. */
struct side_question {
    struct side_finder *finder;
    struct arena arena;
    size_t rule, variable;
    struct tree *fixed; /* by choice */
    struct question_space few, all;
    bool has_all; /* `all` is made, when first needed */
    choice_set *allowed;
    uint8_t *found;
};

static bool question_open(struct side_question *question) {
    struct side_finder *finder = question->finder;
    const struct rule_space *rules = &finder->auditor->rule_space;
    const struct tree *tree = &rules->space.trees[rules->rules[question->rule].tree];
    const struct space *space = &finder->auditor->verdict.space;
    struct arena *arena = &question->arena;
    size_t choices = space->variables[question->variable].choice_count;
    question->fixed = arena_array(arena, choices, sizeof *question->fixed);
    question->allowed = arena_array(arena, space->variable_count, sizeof *question->allowed);
    question->found = arena_array(arena, space->variable_count, sizeof *question->found);
    for (size_t i = 0; !arena->failed && i < choices; i++)
        tree_fix(arena, space, tree, question->variable, i, &question->fixed[i]);
    if (arena->failed)
        return false;
    spend(finder, tree->node_count * choices);
    space_fill_allowed(space, NULL, question->allowed);
    const struct meaning *meaning = &rules->meanings[question->variable];
    if (meaning->word != QUESTION_ALL) /* the set itself is declared before and after */
        question->allowed[rules->first_variable[meaning->field->index]] = choice_only(1);
    return question_space_make(finder, arena, NULL, 0, tree, question->fixed, choices, &question->few);
}

static bool question_open_all(struct side_question *question) {
    struct auditor *auditor = question->finder->auditor;
    const struct rule_space *rules = &auditor->rule_space;
    const struct space *space = &auditor->verdict.space;
    const struct tree *tree = &rules->space.trees[rules->rules[question->rule].tree];
    bool decides = auditor->verdict.tree_of_rule[question->rule] != SIZE_MAX;
    spend(question->finder, question->finder->node_count);
    question->has_all = true;
    return question_space_make(question->finder, &question->arena, space->trees, space->tree_count,
                               decides ? NULL : tree, question->fixed,
                               space->variables[question->variable].choice_count, &question->all);
}

/* Whether a step of the variable to `choice` makes some congruent program fail the rule. */
static sl_truth ask_about_choice(struct side_question *question, choice_set before, size_t choice) {
    struct side_finder *finder = question->finder;
    const uint8_t *without_sampled = finder->auditor->wanted_without_sampled;
    size_t count = finder->auditor->verdict.space.tree_count;
    question->allowed[question->variable] = before;
    if (finder->steps == 0)
        return SL_UNKNOWN;
    enum search_outcome outcome =
        question_ask(finder, &question->few, question->allowed, NULL, 0, choice, question->found);
    if (outcome == SEARCH_NONE)
        return SL_NO;
    if (!question->has_all && !question_open_all(question))
        return SL_UNKNOWN;
    outcome = question_ask(finder, &question->all, question->allowed, NULL, 0, choice, question->found);
    if (outcome == SEARCH_FOUND)
        return SL_YES;
    if (outcome == SEARCH_NONE && without_sampled)
        outcome =
            question_ask(finder, &question->all, question->allowed, without_sampled, count, choice, question->found);
    return outcome == SEARCH_NONE ? SL_NO : SL_UNKNOWN;
}

/* Finds out which sides of the variable a rule holds. */
static void ask_rule(struct side_finder *finder, size_t rule, size_t variable) {
    const uint64_t *reads = &finder->reads[rule * finder->words], *may_read = &finder->may_read[rule * finder->words];
    sl_truth unseen = set_has(may_read, variable) ? SL_UNKNOWN : SL_NO;
    finder->holds[rule][FALL] = finder->holds[rule][RISE] = unseen;
    if (!set_has(reads, variable))
        return;
    struct side_question question = {.finder = finder, .rule = rule, .variable = variable};
    bool open = finder->steps > 0 && question_open(&question);
    size_t choices = finder->auditor->verdict.space.variables[variable].choice_count;
    for (size_t side = 0; side < SIDES; side++) {
        sl_truth holds = unseen;
        for (size_t choice = 0; choice < choices && holds != SL_YES; choice++) {
            choice_set before = choices_before(finder, variable, side, choice);
            bool possible =
                before && (choice > 0 || finder->auditor->rule_space.meanings[variable].word != QUESTION_ALL);
            sl_truth truth = !possible ? SL_NO : open ? ask_about_choice(&question, before, choice) : SL_UNKNOWN;
            holds = truth == SL_NO ? holds : truth;
        }
        finder->holds[rule][side] = holds;
    }
    finder->auditor->arena.failed = finder->auditor->arena.failed || question.arena.failed;
    arena_free(&question.arena);
}

/* ---- the reasons ------------------------------------------------------------------------------------------------- */

/* Lists in `rules` the rules that are this to a side, or all that are no match rules (PARTS), and for which the answer
 * is `truth`. Returns their number; `rules` may be NULL. */
static size_t list_holders(const struct side_finder *finder, size_t parts, size_t side, sl_truth truth,
                           const sl_rule **rules) {
    const struct rule_space *all = &finder->auditor->rule_space;
    size_t count = 0;
    for (size_t i = 0; i < all->rule_count; i++) {
        if (finder->holds[i][side] != truth || !(parts >> part_of(all->rules[i].rule) & 1))
            continue;
        if (rules)
            rules[count] = all->rules[i].rule;
        count++;
    }
    return count;
}

static size_t only(enum part part) {
    return (size_t)1 << part;
}

/* Gives an open side its reason: which rules, on which side, of which answer. */
static void give_reason(struct side_finder *finder, sl_open_side *open, sl_side_reason reason, size_t parts,
                        size_t side, sl_truth truth) {
    size_t count = list_holders(finder, parts, side, truth, NULL);
    const sl_rule **rules = arena_array(&finder->auditor->arena, count, sizeof(*rules));
    open->reason = reason;
    open->opposite = count > 0 && side != (open->rises ? RISE : FALL);
    open->rule_count = rules ? list_holders(finder, parts, side, truth, rules) : 0;
    open->rules = rules;
}

/* Looks for a reason among the rules of one part. Returns whether there is one: rules that hold the side, or may. */
static bool find_reason(struct side_finder *finder, sl_open_side *open, enum part part, size_t side) {
    static const sl_side_reason reasons[PARTS] = {[PART_PREREQUISITE] = SL_SIDE_PREREQUISITE,
                                                  [PART_THEME] = SL_SIDE_THEME,
                                                  [PART_POLICY] = SL_SIDE_POLICY,
                                                  [PART_ADVICE] = SL_SIDE_ADVICE,
                                                  [PART_PRACTICE] = SL_SIDE_PRACTICE};
    if (part != PART_MATCH && list_holders(finder, only(part), side, SL_YES, NULL) > 0)
        give_reason(finder, open, reasons[part], only(part), side, SL_YES);
    else if (list_holders(finder, only(part), side, SL_UNKNOWN, NULL) > 0)
        give_reason(finder, open, SL_SIDE_NOT_KNOWN, only(part), side, SL_UNKNOWN);
    else
        return false;
    return true;
}

/* Adds a side that no match rule holds. */
static void add_open_side(struct side_finder *finder, size_t variable, size_t side) {
    struct auditor *auditor = finder->auditor;
    const struct meaning *meaning = &auditor->rule_space.meanings[variable];
    sl_open_side *open = &finder->open[auditor->audit.open_side_count++];
    size_t other = side == RISE ? FALL : RISE;
    *open = (sl_open_side){.field = meaning->field, .rises = side == RISE};
    if (meaning->word != QUESTION_ALL)
        open->word = meaning->field->domain[meaning->word];
    for (enum part part = PART_MATCH; part < PARTS; part++)
        if (find_reason(finder, open, part, side))
            return;
    if (!find_reason(finder, open, PART_PREREQUISITE, other) && !find_reason(finder, open, PART_PRACTICE, other))
        give_reason(finder, open, SL_SIDE_NO_RULE, only(PARTS) - 1, other, SL_YES);
}

static void audit_variable(struct side_finder *finder, size_t variable) {
    struct auditor *auditor = finder->auditor;
    bool held[SIDES] = {false, false};
    for (size_t i = 0; i < auditor->rule_space.rule_count; i++)
        if (part_of(auditor->rule_space.rules[i].rule) == PART_MATCH)
            ask_rule(finder, i, variable);
    for (size_t side = 0; side < SIDES; side++)
        held[side] = list_holders(finder, only(PART_MATCH), side, SL_YES, NULL) > 0;
    auditor->audit.side_count += SIDES;
    if (held[FALL] && held[RISE])
        return;
    for (size_t i = 0; i < auditor->rule_space.rule_count; i++)
        if (part_of(auditor->rule_space.rules[i].rule) != PART_MATCH)
            ask_rule(finder, i, variable);
    for (size_t side = SIDES; side-- > 0;)
        if (!held[side])
            add_open_side(finder, variable, side);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

/* Whether a rule may fail where its tree does not: there is no tree, or it was not asked about all integers, or it is
 * about all accounts and sees none here. */
static bool may_fail_unseen(const struct rule_tree *rule) {
    bool whole = rule->tree != SIZE_MAX && !rule->sampled && rule->rule->scope != SL_SCOPE_PORTFOLIO;
    return !whole && !sl_option_without_value(rule->rule);
}

/* Lists what each rule reads. A rule that may fail unseen may also read all that it names. */
static void list_reads(struct side_finder *finder) {
    struct auditor *auditor = finder->auditor;
    const struct rule_space *rules = &auditor->rule_space;
    size_t variables = rules->space.variable_count;
    bool *marked = arena_array(&auditor->arena, variables, sizeof *marked);
    bool *named = arena_array(&auditor->arena, rules->vocabulary->field_count, sizeof *named);
    struct arena scratch = ARENA_EMPTY;
    for (size_t i = 0; marked && named && i < rules->rule_count; i++) {
        const struct rule_tree *rule = &rules->rules[i];
        memset(marked, 0, variables * sizeof *marked);
        memset(named, 0, rules->vocabulary->field_count * sizeof *named);
        if (rule->tree != SIZE_MAX)
            tree_reads(&rules->space.trees[rule->tree], marked);
        bool unseen = may_fail_unseen(rule);
        if (unseen)
            mark_named_fields(&scratch, rules->vocabulary, rule->rule, named);
        for (size_t j = 0; j < variables; j++) {
            if (marked[j])
                set_add(&finder->reads[i * finder->words], j);
            if (unseen && (marked[j] || named[rules->meanings[j].field->index]))
                set_add(&finder->may_read[i * finder->words], j);
        }
        auditor->arena.failed = auditor->arena.failed || scratch.failed;
        arena_free(&scratch);
    }
}

void audit_sides(struct auditor *auditor) {
    const struct space *space = &auditor->verdict.space;
    struct arena *arena = &auditor->arena;
    size_t rules = auditor->rule_space.rule_count;
    if (auditor->audit.possible != SL_YES)
        return;
    struct side_finder finder = {.auditor = auditor, .words = set_words(space->variable_count)};
    finder.reads = arena_array(arena, rules * finder.words, sizeof *finder.reads);
    finder.may_read = arena_array(arena, rules * finder.words, sizeof *finder.may_read);
    finder.holds = arena_array(arena, rules, sizeof *finder.holds);
    finder.open = arena_array(arena, space->variable_count * SIDES, sizeof *finder.open);
    for (size_t i = 0; i < space->tree_count; i++)
        finder.node_count += space->trees[i].node_count;
    if (!arena->failed)
        list_reads(&finder);
    finder.steps = work_take(&auditor->rules->work, SL_LIMIT_SEARCH_STEPS);
    for (size_t i = 0; i < space->variable_count && !arena->failed; i++)
        if (has_sides(&auditor->rule_space.meanings[i]))
            audit_variable(&finder, i);
    work_give(&auditor->rules->work, finder.steps);
    auditor->audit.open_sides = finder.open;
}
