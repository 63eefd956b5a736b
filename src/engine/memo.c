#include "engine/memo.h"

#include <string.h>

#include "base/text.h"
#include "samplint/limits.h"

struct memo_branch {
    struct memo_branch *next;
    struct plain value;
    struct memo_node *node;
};

struct memo_node {
    const sl_field *field; /* what the rule reads here; NULL where it answers, and in a node that is new */
    struct memo_branch *branches;
    const struct answer *answer; /* NULL where it reads on, and in a node that is new */
};

static struct plain value_of(const struct configuration *configuration, const sl_field *field) {
    return plain_of(field, configuration_value(configuration, field));
}

static struct memo_node *follow(const struct memo_node *node, struct plain value) {
    for (const struct memo_branch *branch = node->branches; branch; branch = branch->next)
        if (plain_equal(branch->value, value))
            return branch->node;
    return NULL;
}

void memo_clear(struct memo *memo) {
    bool off = memo->off;
    arena_free(&memo->arena);
    *memo = (struct memo){.off = off};
}

bool memo_find(const struct memo *memo, size_t index, const struct configuration *configuration,
               struct answer *answer) {
    const struct memo_node *node = memo->roots ? &memo->roots[index] : NULL;
    while (node && node->field)
        node = follow(node, value_of(configuration, node->field));
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
    copy->among = NULL;   /* answers about accounts are not remembered */
    copy->reads = copy_items(memo, answer->reads, answer->read_count, sizeof *answer->reads);
    copy->alternatives =
        copy_items(memo, answer->alternatives, answer->alternative_count, sizeof *answer->alternatives);
    copy->notes = copy_items(memo, answer->notes, answer->note_count, sizeof *answer->notes);
    bool whole = copy->reads && copy->alternatives && copy->notes && copy_text(memo, &copy->message);
    for (size_t i = 0; whole && i < copy->alternative_count; i++)
        whole = copy_text(memo, &copy->alternatives[i]);
    for (size_t i = 0; whole && i < copy->note_count; i++)
        whole = copy_text(memo, &copy->notes[i].note);
    return whole ? copy : NULL;
}

static struct memo_node *grow(struct memo *memo, struct memo_node *node, struct plain value) {
    struct memo_branch *branch = take(memo, sizeof *branch);
    struct memo_node *end = take(memo, sizeof *end);
    if (!branch || !end || !copy_text(memo, &value.text))
        return NULL;
    *branch = (struct memo_branch){node->branches, value, end};
    node->branches = branch;
    return end;
}

static struct memo_node *root_of(struct memo *memo, size_t index, size_t rule_count) {
    if (!memo->roots)
        memo->roots = take(memo, rule_count * sizeof *memo->roots);
    return memo->roots ? &memo->roots[index] : NULL;
}

void memo_add(struct memo *memo, size_t index, size_t rule_count, const struct configuration *configuration,
              const struct answer *answer) {
    if (memo->off || answer->status == SL_FAILED || memo->bytes > SL_LIMIT_MEMO_BYTES)
        return;
    struct memo_node *node = root_of(memo, index, rule_count);
    for (size_t i = 0; node && i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        if (node->answer || (node->field && node->field != field))
            return; /* the rule read something else before: it is not pure, and not remembered */
        struct plain value = value_of(configuration, field);
        struct memo_node *next = follow(node, value);
        next = next ? next : grow(memo, node, value);
        if (next)
            node->field = field;
        node = next;
    }
    if (node && !node->field && !node->answer)
        node->answer = copy_answer(memo, answer);
}
