/* memo.c - remembers the answers of rules in decision trees, and finds them again. */
#include "ruleset/memo.h"

#include <string.h>

#include "base/text.h"
#include "samplint/limits.h"

/* A node that is new has neither a field nor an answer. */
struct memo_node {
    const sl_field *field; /* the field that the rule reads next; NULL where it answers */
    struct memo_branch *branches;
    const struct answer *answer; /* NULL where the rule reads on */
};

struct memo_branch {
    struct memo_branch *next;
    struct plain value;
    struct memo_node node; /* the node after the rule has read this value */
};

/* The value of a field in the program and in its accounts, one after the other. */
#define ROW_BYTES 256

struct row {
    char bytes[ROW_BYTES];
    size_t length;
};

static bool append(struct row *row, const void *bytes, size_t length) {
    if (length > ROW_BYTES - row->length)
        return false;
    if (length)
        memcpy(row->bytes + row->length, bytes, length);
    row->length += length;
    return true;
}

static bool append_plain(struct row *row, struct plain value) {
    return append(row, &value.state, sizeof value.state) && append(row, &value.bits, sizeof value.bits) &&
           append(row, &value.text.length, sizeof value.text.length) &&
           append(row, value.text.bytes, value.text.length);
}

/* Reads a field. For a portfolio rule, joins the values of the program and its accounts to one value in `row`, and
 * returns false if they do not fit. */
static bool read_value(const struct memo_question *question, const sl_field *field, struct row *row,
                       struct plain *value) {
    *value = plain_of(field, configuration_value(question->configuration, field));
    if (question->accounts == 0)
        return true;
    row->length = 0;
    bool fits = append_plain(row, *value);
    for (size_t i = 0; fits && i < question->accounts; i++)
        fits = append_plain(row, plain_of(field, configuration_value(&question->configuration->accounts[i], field)));
    value->text = (sl_text){row->bytes, row->length};
    return fits;
}

static size_t root_index(const struct memo_question *question) {
    return question->accounts * question->rule_count + question->rule;
}

static struct memo_node *find_branch(const struct memo_node *node, struct plain value) {
    for (struct memo_branch *branch = node->branches; branch; branch = branch->next)
        if (plain_equal(branch->value, value))
            return &branch->node;
    return NULL;
}

static void *copy_items(struct arena *arena, const void *items, size_t count, size_t size) {
    void *copy = arena_array(arena, count, size);
    return copy && count ? memcpy(copy, items, count * size) : copy;
}

static void copy_texts(struct arena *arena, struct answer *answer) {
    answer->message = arena_copy(arena, answer->message);
    answer->among_value = arena_copy(arena, answer->among_value);
    answer->alternatives =
        copy_items(arena, answer->alternatives, answer->alternative_count, sizeof *answer->alternatives);
    for (size_t i = 0; answer->alternatives && i < answer->alternative_count; i++)
        answer->alternatives[i] = arena_copy(arena, answer->alternatives[i]);
    answer->notes = copy_items(arena, answer->notes, answer->note_count, sizeof *answer->notes);
    for (size_t i = 0; answer->notes && i < answer->note_count; i++)
        answer->notes[i].note = arena_copy(arena, answer->notes[i].note);
}

void memo_clear(struct memo *memo) {
    bool off = memo->off;
    arena_free(&memo->arena);
    *memo = (struct memo){.off = off};
}

bool memo_find(const struct memo *memo, const struct memo_question *question, struct arena *arena,
               struct answer *answer) {
    if (!memo->roots || question->accounts > MEMO_ACCOUNTS)
        return false;
    const struct memo_node *node = &memo->roots[root_index(question)];
    while (node && node->field) {
        struct row row;
        struct plain value;
        node = read_value(question, node->field, &row, &value) ? find_branch(node, value) : NULL;
    }
    if (!node || !node->answer)
        return false;
    *answer = *node->answer;
    if (answer->status == SL_FAIL) /* no other answer has texts that a report shows */
        copy_texts(arena, answer);
    return true;
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

/* Counts bytes that the memo is about to take. Returns false when it must not take them. */
static bool reserve(struct memo *memo, size_t bytes) {
    memo->bytes += bytes;
    return memo->bytes <= SL_LIMIT_MEMO_BYTES;
}

static size_t bytes_of(const struct answer *answer) {
    size_t bytes = sizeof *answer + answer->read_count * sizeof *answer->reads + answer->message.length +
                   answer->among_value.length + answer->alternative_count * sizeof *answer->alternatives +
                   answer->note_count * sizeof *answer->notes;
    for (size_t i = 0; i < answer->alternative_count; i++)
        bytes += answer->alternatives[i].length;
    for (size_t i = 0; i < answer->note_count; i++)
        bytes += answer->notes[i].note.length;
    return bytes;
}

static const struct answer *copy_answer(struct memo *memo, const struct answer *answer) {
    if (!reserve(memo, bytes_of(answer)))
        return NULL;
    struct answer *copy = copy_items(&memo->arena, answer, 1, sizeof *answer);
    if (!copy)
        return NULL;
    copy->lacking = NULL; /* it points to the program that was checked */
    copy->reads = copy_items(&memo->arena, answer->reads, answer->read_count, sizeof *answer->reads);
    copy_texts(&memo->arena, copy);
    return memo->arena.failed ? NULL : copy;
}

/* Adds a branch behind the others. A value that occurs first probably occurs often, and is found first this way. */
static struct memo_node *add_branch(struct memo *memo, struct memo_node *node, struct plain value) {
    struct memo_branch *branch, **end = &node->branches;
    if (!reserve(memo, sizeof *branch + value.text.length))
        return NULL;
    branch = arena_alloc(&memo->arena, sizeof *branch);
    value.text = arena_copy(&memo->arena, value.text);
    if (memo->arena.failed)
        return NULL;
    while (*end)
        end = &(*end)->next;
    *branch = (struct memo_branch){.value = value};
    *end = branch;
    return &branch->node;
}

void memo_add(struct memo *memo, const struct memo_question *question, const struct answer *answer) {
    bool of_account =
        answer->lacking && answer->lacking != question->configuration; /* a certain account lacks a value */
    if (memo->off || memo->bytes > SL_LIMIT_MEMO_BYTES || question->accounts > MEMO_ACCOUNTS ||
        answer->status == SL_FAILED || of_account)
        return;
    size_t roots = (MEMO_ACCOUNTS + 1) * question->rule_count;
    if (!memo->roots && reserve(memo, roots * sizeof *memo->roots))
        memo->roots = arena_array(&memo->arena, roots, sizeof *memo->roots);
    struct memo_node *node = memo->roots ? &memo->roots[root_index(question)] : NULL;
    for (size_t i = 0; node && i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        struct row row;
        struct plain value;
        if (node->answer || (node->field && node->field != field))
            return; /* after the same values the rule has read another field before: it is not pure */
        if (!read_value(question, field, &row, &value))
            return;
        struct memo_node *next = find_branch(node, value);
        next = next ? next : add_branch(memo, node, value);
        if (next)
            node->field = field;
        node = next;
    }
    if (node && !node->field && !node->answer)
        node->answer = copy_answer(memo, answer);
}
