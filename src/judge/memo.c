#include "judge/memo.h"

#include <string.h>

#include "base/text.h"
#include "samplint/limits.h"

struct memo_node {
    const sl_field *field; /* what the rule reads here; NULL where it answers, and in a node that is new */
    struct memo_branch *branches;
    const struct answer *answer; /* NULL where it reads on, and in a node that is new */
};

struct memo_branch {
    struct memo_branch *next;
    struct plain value;
    struct memo_node node; /* where it leads */
};

/* The values of an account, in a row behind those of the program. */
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

/* What a rule reads of a field: where it asks about accounts too, all their values as one. False where those are too long. */
static bool value_of(const struct memo_question *question, const sl_field *field, struct row *row,
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

static size_t root_place(const struct memo_question *question) {
    return question->accounts * question->rule_count + question->rule;
}

static struct memo_node *follow(const struct memo_node *node, struct plain value) {
    for (struct memo_branch *branch = node->branches; branch; branch = branch->next)
        if (plain_equal(branch->value, value))
            return &branch->node;
    return NULL;
}

void memo_clear(struct memo *memo) {
    bool off = memo->off;
    arena_free(&memo->arena);
    *memo = (struct memo){.off = off};
}

bool memo_find(const struct memo *memo, const struct memo_question *question, struct answer *answer) {
    if (!memo->roots || question->accounts > MEMO_ACCOUNTS)
        return false;
    const struct memo_node *node = &memo->roots[root_place(question)];
    while (node && node->field) {
        struct row row;
        struct plain value;
        node = value_of(question, node->field, &row, &value) ? follow(node, value) : NULL;
    }
    if (!node || !node->answer)
        return false;
    *answer = *node->answer;
    return true;
}

/* ---- growing ------------------------------------------------------------------------------------------------------ */

/* Takes memory from the memo, and from what it may have. A memo that has no memory just remembers no more. */
static void *take(struct memo *memo, size_t size) {
    memo->bytes += size;
    return memo->bytes > SL_LIMIT_MEMO_BYTES ? NULL : arena_alloc(&memo->arena, size);
}

static bool copy_text(struct memo *memo, sl_text *text) {
    char *bytes = take(memo, text->length + 1);
    if (bytes && text->length)
        memcpy(bytes, text->bytes, text->length);
    text->bytes = bytes;
    return bytes != NULL;
}

static void *copy_items(struct memo *memo, const void *items, size_t count, size_t size) {
    void *copy = take(memo, count * size);
    if (copy && count)
        memcpy(copy, items, count * size);
    return copy;
}

static const struct answer *copy_answer(struct memo *memo, const struct answer *answer) {
    struct answer *copy = copy_items(memo, answer, 1, sizeof *answer);
    if (!copy)
        return NULL;
    copy->lacking = NULL; /* it was the program at hand */
    copy->reads = copy_items(memo, answer->reads, answer->read_count, sizeof *answer->reads);
    copy->alternatives =
        copy_items(memo, answer->alternatives, answer->alternative_count, sizeof *answer->alternatives);
    copy->notes = copy_items(memo, answer->notes, answer->note_count, sizeof *answer->notes);
    bool whole = copy->reads && copy->alternatives && copy->notes && copy_text(memo, &copy->message) &&
                 copy_text(memo, &copy->among_value);
    for (size_t i = 0; whole && i < copy->alternative_count; i++)
        whole = copy_text(memo, &copy->alternatives[i]);
    for (size_t i = 0; whole && i < copy->note_count; i++)
        whole = copy_text(memo, &copy->notes[i].note);
    return whole ? copy : NULL;
}

/* Behind the other branches: what comes first comes most often. */
static struct memo_node *grow(struct memo *memo, struct memo_node *node, struct plain value) {
    struct memo_branch *branch = take(memo, sizeof *branch), **end = &node->branches;
    if (!branch || !copy_text(memo, &value.text))
        return NULL;
    while (*end)
        end = &(*end)->next;
    *branch = (struct memo_branch){.value = value};
    *end = branch;
    return &branch->node;
}

static struct memo_node *root_of(struct memo *memo, const struct memo_question *question) {
    if (!memo->roots)
        memo->roots = take(memo, (MEMO_ACCOUNTS + 1) * question->rule_count * sizeof *memo->roots);
    return memo->roots ? &memo->roots[root_place(question)] : NULL;
}

/* Whether an answer can be given again: it is none that fails itself, nor waits for a certain account. */
static bool is_lasting(const struct memo_question *question, const struct answer *answer) {
    return answer->status != SL_FAILED && (!answer->lacking || answer->lacking == question->configuration);
}

void memo_add(struct memo *memo, const struct memo_question *question, const struct answer *answer) {
    if (memo->off || memo->bytes > SL_LIMIT_MEMO_BYTES || question->accounts > MEMO_ACCOUNTS ||
        !is_lasting(question, answer))
        return;
    struct memo_node *node = root_of(memo, question);
    for (size_t i = 0; node && i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        struct row row;
        struct plain value;
        if (node->answer || (node->field && node->field != field))
            return; /* the rule read something else before: it is not pure, and not remembered */
        if (!value_of(question, field, &row, &value))
            return;
        struct memo_node *next = follow(node, value);
        next = next ? next : grow(memo, node, value);
        if (next)
            node->field = field;
        node = next;
    }
    if (node && !node->field && !node->answer)
        node->answer = copy_answer(memo, answer);
}
