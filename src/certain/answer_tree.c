/* answer_tree.c - remembers the answers of rules in decision trees, and finds them again. */
#include "certain/answer_tree.h"

#include <string.h>

#include "base/text.h"

/* ---- facts and branches ------------------------------------------------------------------------------------------ */

struct plain fact_of(const struct configuration *configuration, struct question question) {
    const sl_field *field = question.field;
    if (question.part != QUESTION_PROGRAM) {
        configuration = part_at(configuration, question.part);
        if (configuration_inherits(configuration, field))
            return PLAIN_INHERITED;
        if (question.word == QUESTION_OWN)
            return (struct plain){.state = VALUE_DECLARED};
    }
    const struct value *value = configuration_value(configuration, field);
    if (question.word == QUESTION_DECLARED || value->state != VALUE_DECLARED)
        return (struct plain){.state = value->state};
    if (question.word != QUESTION_ALL)
        return (struct plain){.state = VALUE_DECLARED, .bits = value->members >> question.word & 1};
    return field->type == SL_SET ? (struct plain){.state = VALUE_DECLARED} : plain_of(field, value);
}

struct answer_node *node_find(const struct answer_node *node, struct plain value) {
    for (struct answer_branch *branch = node->branches; branch; branch = branch->next)
        if (plain_equal(branch->value, value))
            return &branch->node;
    return NULL;
}

/* Adds a branch behind the others. A value that occurs first probably occurs often, and is found first this way. */
struct answer_node *node_branch(struct answer_tree *tree, struct answer_node *node, struct plain value) {
    struct answer_node *found = node_find(node, value);
    if (found)
        return found;
    struct answer_branch *branch = arena_alloc(tree->arena, sizeof *branch), **end = &node->branches;
    value.text = arena_copy(tree->arena, value.text);
    if (tree->arena->failed)
        return NULL;
    *tree->bytes += sizeof *branch + value.text.length;
    while (*end)
        end = &(*end)->next;
    *branch = (struct answer_branch){.parent = node, .value = value};
    branch->node.branch = branch;
    *end = branch;
    return &branch->node;
}

/* ---- answers ----------------------------------------------------------------------------------------------------- */

/* Returns a copy of the items. Without memory it returns NULL, and there are none: *count is 0. */
static void *copy_items(struct arena *arena, const void *items, size_t *count, size_t size) {
    void *copy = arena_duplicate(arena, items, *count, size);
    if (!copy)
        *count = 0;
    return copy;
}

void answer_copy_texts(struct arena *arena, struct answer *answer) {
    answer->message = arena_copy(arena, answer->message);
    answer->among_value = arena_copy(arena, answer->among_value);
    answer->alternatives =
        copy_items(arena, answer->alternatives, &answer->alternative_count, sizeof *answer->alternatives);
    for (size_t i = 0; i < answer->alternative_count; i++)
        answer->alternatives[i] = arena_copy(arena, answer->alternatives[i]);
    answer->notes = copy_items(arena, answer->notes, &answer->note_count, sizeof *answer->notes);
    for (size_t i = 0; i < answer->note_count; i++)
        answer->notes[i].note = arena_copy(arena, answer->notes[i].note);
}

static void copy_gaps(struct arena *arena, struct answer *answer) {
    struct gap *gaps = copy_items(arena, answer->gaps, &answer->gap_count, sizeof *gaps);
    answer->gaps = gaps;
    for (size_t i = 0; i < answer->gap_count; i++) {
        sl_settlement *list =
            copy_items(arena, gaps[i].settlements, &gaps[i].settlement_count, sizeof *gaps[i].settlements);
        gaps[i].settlements = list;
        gaps[i].sentence = arena_copy(arena, gaps[i].sentence);
        for (size_t j = 0; j < gaps[i].settlement_count; j++)
            list[j].value = arena_copy(arena, list[j].value);
    }
}

static size_t bytes_of(const struct answer *answer) {
    size_t bytes = sizeof *answer + answer->read_count * sizeof *answer->reads + answer->message.length +
                   answer->among_value.length + answer->alternative_count * sizeof *answer->alternatives +
                   answer->note_count * sizeof *answer->notes + answer->gap_count * sizeof *answer->gaps;
    for (size_t i = 0; i < answer->alternative_count; i++)
        bytes += answer->alternatives[i].length;
    for (size_t i = 0; i < answer->note_count; i++)
        bytes += answer->notes[i].note.length;
    for (size_t i = 0; i < answer->gap_count; i++)
        bytes +=
            answer->gaps[i].settlement_count * sizeof *answer->gaps[i].settlements + answer->gaps[i].sentence.length;
    return bytes;
}

static bool same_texts(const sl_text *a, const sl_text *b, size_t count) {
    size_t i = 0;
    while (i < count && text_equal(a[i], b[i]))
        i++;
    return i == count;
}

static bool same_notes(const struct answer *a, const struct answer *b) {
    bool same = a->note_count == b->note_count;
    for (size_t i = 0; same && i < a->note_count; i++)
        same = a->notes[i].field == b->notes[i].field && text_equal(a->notes[i].note, b->notes[i].note);
    return same;
}

/* Returns whether two answers are the same. Answers with gaps count as different: there are few equal ones. */
static bool same_answer(const struct answer *a, const struct answer *b) {
    return a->status == b->status && a->missing == b->missing && a->lacking == b->lacking && a->at == b->at &&
           a->shown == b->shown && a->among == b->among && a->of_completion == b->of_completion &&
           a->gap_count + b->gap_count == 0 && a->read_count == b->read_count &&
           (a->read_count == 0 || memcmp(a->reads, b->reads, a->read_count * sizeof *a->reads) == 0) &&
           text_equal(a->message, b->message) && text_equal(a->among_value, b->among_value) &&
           a->alternative_count == b->alternative_count &&
           same_texts(a->alternatives, b->alternatives, a->alternative_count) && same_notes(a, b);
}

/* A new answer is compared with this many of the latest. */
#define LATEST_ANSWERS 32

static const struct answer *keep_answer(struct answer_tree *tree, const struct answer *answer) {
    size_t oldest = tree->answer_count > LATEST_ANSWERS ? tree->answer_count - LATEST_ANSWERS : 0;
    for (size_t i = tree->answer_count; i-- > oldest;)
        if (same_answer(tree->answers[i], answer))
            return tree->answers[i];
    struct answer *copy = arena_alloc(tree->arena, sizeof *copy);
    if (!copy)
        return NULL;
    *copy = *answer;
    copy->reads = copy_items(tree->arena, answer->reads, &copy->read_count, sizeof *answer->reads);
    answer_copy_texts(tree->arena, copy);
    copy_gaps(tree->arena, copy);
    if (answer->gap_count == 0)
        ARENA_APPEND(tree->arena, tree->answers, tree->answer_count, tree->answer_capacity, copy);
    *tree->bytes += bytes_of(answer);
    return tree->arena->failed ? NULL : copy;
}

void answer_tree_add(struct answer_tree *tree, const struct fact *facts, size_t count, const struct answer *answer,
                     uint64_t work) {
    struct answer_node *node = tree->root;
    for (size_t i = 0; node && i < count; i++) {
        if (node->answer || (node->question.field && !same_question(node->question, facts[i].question)))
            return; /* after the same answers the rule has asked another question before: it is not pure */
        node->question = facts[i].question;
        node = node_branch(tree, node, facts[i].value);
    }
    if (!node || node->question.field || node->answer)
        return;
    node->answer = keep_answer(tree, answer);
    node->work = work;
}

const struct answer *answer_tree_find(const struct answer_tree *tree, const struct configuration *configuration) {
    const struct answer_node *node = tree->root;
    while (node && node->question.field)
        node = node_find(node, fact_of(configuration, node->question));
    return node ? node->answer : NULL;
}

/* Returns whether a value is missing that can be supposed. */
static bool is_gap(struct question question, struct plain value) {
    return value.state != VALUE_DECLARED && !plain_equal(value, PLAIN_INHERITED) && question.word != QUESTION_DECLARED &&
           question.field->type != SL_TEXT;
}

bool answer_tree_meets_gap(const struct answer_tree *tree, const struct configuration *configuration) {
    const struct answer_node *node = tree->root;
    while (node && node->question.field) {
        struct plain value = fact_of(configuration, node->question);
        if (is_gap(node->question, value))
            return true;
        node = node_find(node, value);
    }
    return false;
}

/* ---- the trees of all rules -------------------------------------------------------------------------------------- */

void memo_clear(struct memo *memo) {
    bool off = memo->off;
    arena_free(&memo->arena);
    *memo = (struct memo){.off = off};
}

struct check_facts *memo_check(struct memo *memo, size_t index, size_t rule_count) {
    if (memo->off)
        return NULL;
    if (!memo->checks)
        memo->checks = arena_array(&memo->arena, rule_count, sizeof *memo->checks);
    return memo->checks ? &memo->checks[index] : NULL;
}

struct practice_ways **memo_ways(struct memo *memo, size_t index, size_t rule_count) {
    if (memo->off)
        return NULL;
    if (!memo->ways)
        memo->ways = arena_array(&memo->arena, rule_count, sizeof(*memo->ways));
    return memo->ways ? &memo->ways[index] : NULL;
}

struct answer_tree *memo_tree(struct memo *memo, size_t index, size_t rule_count, const struct configuration *program) {
    size_t accounts = program ? program->account_count : 0;
    if (memo->off || accounts > MEMO_ACCOUNTS || (program && program->segment_count > 0))
        return NULL;
    if (!memo->trees)
        memo->trees = arena_array(&memo->arena, (MEMO_ACCOUNTS + 1) * rule_count, sizeof *memo->trees);
    struct answer_tree *tree = memo->trees ? &memo->trees[accounts * rule_count + index] : NULL;
    if (tree && !tree->root)
        *tree = (struct answer_tree){
            .arena = &memo->arena, .root = arena_alloc(&memo->arena, sizeof *tree->root), .bytes = &memo->bytes};
    return tree && tree->root ? tree : NULL;
}
