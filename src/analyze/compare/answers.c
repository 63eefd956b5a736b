/* answers.c - what becomes of the rules' answers from one program to another: of the standard, and of accounts where it is
 * not the same. */
#include "analyze/compare/compare.h"
#include "base/text.h"
#include "judge/rulebook.h"

#define ANSWERS ((size_t)SL_FAILED + 1)

/* Accounts that answer the same in A, and the same in B. */
struct group {
    const sl_outcome *a, *b; /* of the first of them */
    sl_text *accounts;
    size_t count, capacity;
};

/* A rule, and the answers to it. */
struct row {
    const sl_rule *rule;
    const sl_outcome *a, *b; /* of the standard; NULL where the rule is not asked */
    struct group groups[ANSWERS][ANSWERS];
    const sl_outcome *account_a, *account_b; /* of the account that is looked at */
};

struct rows {
    struct row *items;
    size_t count;
};

const char *sl_turn_name(sl_turn turn) {
    static const char *const names[] = {"breaks",  "mends",      "stays",  "opens",
                                        "settles", "stays_open", "shifts", "one_sided"};
    return names[turn];
}

/* Returns false for an answer that there is nothing to say of. */
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

/* ---- rows --------------------------------------------------------------------------------------------------------- */

static struct row *find_row(const struct rows *rows, sl_text id) {
    for (size_t i = 0; i < rows->count; i++)
        if (text_equal(rows->items[i].rule->id, id))
            return &rows->items[i];
    return NULL;
}

static struct rows make_rows(struct comparer *comparer) {
    const struct compared *a = &comparer->a, *b = &comparer->b;
    struct rows rows = {NULL, 0};
    rows.items = arena_array(&comparer->arena, a->standard_count + b->standard_count, sizeof *rows.items);
    for (size_t i = 0; rows.items && i < a->standard_count; i++) {
        const sl_outcome *outcome = &a->program->outcomes[i];
        struct row *row = &rows.items[rows.count++];
        row->rule = outcome->rule;
        row->a = outcome;
    }
    for (size_t i = 0; rows.items && i < b->standard_count; i++) {
        const sl_outcome *outcome = &b->program->outcomes[i];
        struct row *row = find_row(&rows, outcome->rule->id);
        row = row ? row : &rows.items[rows.count++];
        row->rule = row->rule ? row->rule : outcome->rule;
        row->b = outcome;
    }
    return rows;
}

/* What a rule says of an account that it was not asked about is what it says of the standard. */
static void take_outcomes(struct rows *rows, const struct account_side *account, bool of_b) {
    for (size_t i = 0; account && i < account->outcome_count; i++) {
        const sl_outcome *outcome = &account->outcomes[i];
        for (size_t j = 0; j < rows->count; j++) {
            struct row *row = &rows->items[j];
            if (of_b && row->b && row->b->rule == outcome->rule)
                row->account_b = outcome;
            else if (!of_b && row->a && row->a->rule == outcome->rule)
                row->account_a = outcome;
        }
    }
}

/* Whether an account's answers are worth telling beside the standard's: what both break, say, is told once. */
static bool turns_otherwise(const struct row *row) {
    sl_status standard_a = row->a->status, standard_b = row->b->status;
    sl_status account_a = row->account_a->status, account_b = row->account_b->status;
    sl_turn turn, standard;
    if (!turn_of(account_a, account_b, &turn))
        return false;
    if (!turn_of(standard_a, standard_b, &standard) || turn != standard)
        return true;
    return turn == SL_TURN_SHIFTED && account_a != standard_a;
}

static void add_to_group(struct comparer *comparer, struct row *row, sl_text account) {
    struct group *group = &row->groups[row->account_a->status][row->account_b->status];
    sl_text *accounts = arena_grow(&comparer->arena, group->accounts, group->count, &group->capacity, sizeof *accounts);
    if (!accounts)
        return;
    if (group->count == 0) {
        group->a = row->account_a;
        group->b = row->account_b;
    }
    group->accounts = accounts;
    accounts[group->count++] = account;
}

static void add_account(struct comparer *comparer, struct rows *rows, const struct account_pair *pair) {
    sl_text name = pair->a ? pair->a->account->name : pair->b->account->name;
    for (size_t i = 0; i < rows->count; i++) {
        rows->items[i].account_a = rows->items[i].a;
        rows->items[i].account_b = rows->items[i].b;
    }
    take_outcomes(rows, pair->a, false);
    take_outcomes(rows, pair->b, true);
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].a && rows->items[i].b && turns_otherwise(&rows->items[i]))
            add_to_group(comparer, &rows->items[i], name);
}

/* ---- what is told ------------------------------------------------------------------------------------------------- */

static bool names_account(const sl_finding *finding, sl_text account) {
    if (text_equal(finding->account, account))
        return true;
    return text_find(finding->more_accounts, finding->more_account_count, account) < finding->more_account_count;
}

/* The finding for a failure. NULL where there is none, or it was one too many to be listed. */
static const sl_finding *find_finding(const sl_program *program, const sl_outcome *outcome) {
    if (!outcome || outcome->status != SL_FAIL)
        return NULL;
    for (size_t i = 0; i < program->finding_count; i++)
        if (text_equal(program->findings[i].rule, outcome->rule->id) &&
            names_account(&program->findings[i], outcome->account))
            return &program->findings[i];
    return NULL;
}

static void add_answer(struct comparer *comparer, sl_answer_difference *answers, const struct row *row,
                       const struct group *group) {
    sl_comparison *comparison = &comparer->comparison;
    sl_answer_difference answer = {.rule = row->rule,
                                   .turn = SL_TURN_ONE_SIDED,
                                   .a = group ? group->a : row->a,
                                   .b = group ? group->b : row->b,
                                   .accounts = group ? group->accounts : NULL,
                                   .account_count = group ? group->count : 0};
    if (answer.a && answer.b && !turn_of(answer.a->status, answer.b->status, &answer.turn))
        return;
    answer.told_a = find_finding(comparer->a.program, answer.a);
    answer.told_b = find_finding(comparer->b.program, answer.b);
    comparison->turns[answer.turn] += row->rule->kind != SL_RULE_PRACTICE;
    answers[comparison->answer_count++] = answer;
}

void compare_answers(struct comparer *comparer) {
    struct rows rows = make_rows(comparer);
    for (size_t i = 0; rows.items && i < comparer->pair_count && !comparer->arena.failed; i++)
        add_account(comparer, &rows, &comparer->pairs[i]);
    size_t most = rows.count;
    for (size_t i = 0; i < rows.count; i++)
        for (size_t j = 0; j < ANSWERS * ANSWERS; j++)
            most += rows.items[i].groups[j / ANSWERS][j % ANSWERS].count > 0;
    sl_answer_difference *answers = arena_array(&comparer->arena, most, sizeof *answers);
    for (size_t i = 0; answers && i < rows.count; i++) {
        add_answer(comparer, answers, &rows.items[i], NULL);
        for (size_t j = 0; j < ANSWERS * ANSWERS; j++)
            if (rows.items[i].groups[j / ANSWERS][j % ANSWERS].count)
                add_answer(comparer, answers, &rows.items[i], &rows.items[i].groups[j / ANSWERS][j % ANSWERS]);
    }
    comparer->comparison.answers = answers;
}
