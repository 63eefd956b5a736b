/* complete_tree.c - adds to the tree of a rule the answers for attributes that are not declared. */
#include <string.h>

#include "trees/tree_builder.h"

/* The result of an operation on nodes of the new tree. */
struct known_result {
    enum operation { MERGE = 1, RESTRICT, FORGET } operation;
    uint32_t a;
    size_t b;
    uint32_t result;
};

struct completer {
    struct tree_draft tree;          /* the new tree; its first node is not used */
    const struct tree_draft *source; /* the old tree */
    struct completed_answers answers;
    struct arena scratch;
    uint32_t *slots; /* a hash table of the new nodes; 0 in a free slot */
    size_t slot_count;
    struct known_result *results; /* a hash table */
    size_t result_count, result_room;
    size_t budget; /* of nodes */
};

static bool gave_up(const struct completer *completer) {
    return completer->tree.builder->arena->failed || completer->scratch.failed ||
           completer->tree.node_count > completer->budget || completer->result_count > 8 * completer->budget;
}

static size_t choices_of(const struct completer *completer, size_t variable) {
    return completer->tree.builder->variables[variable].choice_count;
}

static uint64_t mix(uint64_t sum, uint64_t next) {
    sum = (sum ^ next) * UINT64_C(0x9e3779b97f4a7c15);
    return sum ^ sum >> 29;
}

/* ---- nodes, each kept once --------------------------------------------------------------------------------------- */

static const uint32_t *children_of(const struct completer *completer, uint32_t node) {
    return completer->tree.children + completer->tree.nodes[node].first;
}

static bool is_leaf(const struct completer *completer, uint32_t node) {
    return completer->tree.nodes[node].variable == TREE_LEAF;
}

static uint64_t hash_node(const struct completer *completer, const struct tree_node *node, const uint32_t *children) {
    uint64_t sum = mix(node->variable, node->variable == TREE_LEAF ? node->answer : 0);
    for (size_t i = 0; node->variable != TREE_LEAF && i < choices_of(completer, node->variable); i++)
        sum = mix(sum, children[i]);
    return sum;
}

static bool same_node(const struct completer *completer, uint32_t known, const struct tree_node *node,
                      const uint32_t *children) {
    const struct tree_node *other = &completer->tree.nodes[known];
    if (other->variable != node->variable)
        return false;
    if (node->variable == TREE_LEAF)
        return other->answer == node->answer && other->leaf == node->leaf;
    return memcmp(children_of(completer, known), children,
                  choices_of(completer, node->variable) * sizeof *children) == 0;
}

static bool make_room(struct completer *completer) {
    if (completer->tree.node_count * 2 < completer->slot_count)
        return true;
    size_t count = completer->slot_count ? completer->slot_count * 4 : 256;
    uint32_t *slots = arena_array(&completer->scratch, count, sizeof *slots);
    if (!slots)
        return false;
    completer->slots = slots;
    completer->slot_count = count;
    for (size_t i = 1; i < completer->tree.node_count; i++) {
        const struct tree_node *node = &completer->tree.nodes[i];
        size_t at = hash_node(completer, node, children_of(completer, (uint32_t)i)) % count;
        while (slots[at])
            at = (at + 1) % count;
        slots[at] = (uint32_t)i;
    }
    return true;
}

/* Returns the node with this content, which is added if it is new. `children` is NULL for a leaf. */
static uint32_t keep_node(struct completer *completer, struct tree_node node, const uint32_t *children) {
    struct tree_draft *tree = &completer->tree;
    struct arena *arena = tree->builder->arena;
    if (gave_up(completer) || !make_room(completer))
        return 0;
    size_t at = hash_node(completer, &node, children) % completer->slot_count;
    for (; completer->slots[at]; at = (at + 1) % completer->slot_count)
        if (same_node(completer, completer->slots[at], &node, children))
            return completer->slots[at];
    node.first = (uint32_t)tree->child_count;
    for (size_t i = 0; children && i < choices_of(completer, node.variable); i++)
        ARENA_APPEND(arena, tree->children, tree->child_count, tree->child_capacity, children[i]);
    ARENA_APPEND(arena, tree->nodes, tree->node_count, tree->node_capacity, node);
    if (arena->failed)
        return 0;
    return completer->slots[at] = (uint32_t)tree->node_count - 1;
}

/* Returns a node that asks for a variable, or the child if all children are the same. */
static uint32_t keep_inner(struct completer *completer, size_t variable, const uint32_t *children) {
    size_t equal = 1, count = choices_of(completer, variable);
    while (equal < count && children[equal] == children[0])
        equal++;
    if (equal == count)
        return children[0];
    return keep_node(completer, (struct tree_node){.variable = (uint32_t)variable}, children);
}

static uint32_t undetermined(struct completer *completer) {
    return keep_node(completer,
                     (struct tree_node){.variable = TREE_LEAF,
                                        .leaf = LEAF_UNDETERMINED,
                                        .answer = completer->answers.undetermined},
                     NULL);
}

/* ---- results of operations, each computed once ------------------------------------------------------------------- */

static struct known_result *find_result(struct completer *completer, enum operation operation, uint32_t a, size_t b) {
    if (completer->result_count * 2 >= completer->result_room) {
        size_t room = completer->result_room ? completer->result_room * 4 : 256;
        struct known_result *results = arena_array(&completer->scratch, room, sizeof *results);
        if (!results)
            return NULL;
        for (size_t i = 0; i < completer->result_room; i++) {
            const struct known_result *old = &completer->results[i];
            size_t at = mix(mix(old->operation, old->a), old->b) % room;
            while (old->operation && results[at].operation)
                at = (at + 1) % room;
            if (old->operation)
                results[at] = *old;
        }
        completer->results = results;
        completer->result_room = room;
    }
    size_t at = mix(mix(operation, a), b) % completer->result_room;
    for (; completer->results[at].operation; at = (at + 1) % completer->result_room) {
        struct known_result *known = &completer->results[at];
        if (known->operation == operation && known->a == a && known->b == b)
            return known;
    }
    return &completer->results[at];
}

static uint32_t note_result(struct completer *completer, enum operation operation, uint32_t a, size_t b,
                            uint32_t result) {
    struct known_result *known = find_result(completer, operation, a, b);
    if (!known)
        return 0;
    completer->result_count += !known->operation;
    *known = (struct known_result){operation, a, b, result};
    return result;
}

/* Looks up the result of an operation. Returns false if it has to be computed. */
static bool known_result(struct completer *completer, enum operation operation, uint32_t a, size_t b,
                         uint32_t *result) {
    const struct known_result *known = gave_up(completer) ? NULL : find_result(completer, operation, a, b);
    *result = known ? known->result : 0;
    return gave_up(completer) || !known || known->operation;
}

/* ---- operations -------------------------------------------------------------------------------------------------- */

/* Returns the tree in which a variable has a certain choice. */
static uint32_t restrict_to(struct completer *completer, uint32_t node, size_t variable, size_t choice) {
    uint32_t children[SPACE_CHOICES], result;
    size_t key = variable * SPACE_CHOICES + choice;
    if (is_leaf(completer, node) || known_result(completer, RESTRICT, node, key, &result))
        return is_leaf(completer, node) ? node : result;
    size_t own = completer->tree.nodes[node].variable;
    if (own == variable)
        return children_of(completer, node)[choice];
    for (size_t i = 0; i < choices_of(completer, own); i++)
        children[i] = restrict_to(completer, children_of(completer, node)[i], variable, choice);
    return note_result(completer, RESTRICT, node, key, keep_inner(completer, own, children));
}

static uint32_t merge_leaves(struct completer *completer, uint32_t a, uint32_t b) {
    enum leaf kind = completer->tree.nodes[a].leaf;
    if (kind != completer->tree.nodes[b].leaf)
        return undetermined(completer);
    if (kind != LEAF_GOOD)
        return a;
    return keep_node(completer,
                     (struct tree_node){.variable = TREE_LEAF, .leaf = LEAF_GOOD, .answer = completer->answers.pass},
                     NULL);
}

/* Returns the tree that leads where both trees lead, and to undetermined where they lead apart. */
static uint32_t merge(struct completer *completer, uint32_t a, uint32_t b) {
    uint32_t children[SPACE_CHOICES], result;
    if (a == b || gave_up(completer))
        return a;
    if (is_leaf(completer, a) && is_leaf(completer, b))
        return merge_leaves(completer, a, b);
    if (known_result(completer, MERGE, a, b, &result))
        return result;
    uint32_t asks = is_leaf(completer, a) ? b : a;
    size_t variable = completer->tree.nodes[asks].variable;
    for (size_t i = 0; i < choices_of(completer, variable); i++)
        children[i] = merge(completer, restrict_to(completer, a, variable, i), restrict_to(completer, b, variable, i));
    return note_result(completer, MERGE, a, b, keep_inner(completer, variable, children));
}

/* Returns the tree that no longer asks for words of a set: it leads where all of them lead. */
static uint32_t forget_words(struct completer *completer, uint32_t node, const sl_field *set) {
    uint32_t children[SPACE_CHOICES], result;
    if (is_leaf(completer, node) || known_result(completer, FORGET, node, set->index, &result))
        return is_leaf(completer, node) ? node : result;
    size_t variable = completer->tree.nodes[node].variable;
    if (completer->tree.builder->space->meanings[variable].field == set) {
        uint32_t without = forget_words(completer, children_of(completer, node)[0], set);
        uint32_t with = forget_words(completer, children_of(completer, node)[1], set);
        return note_result(completer, FORGET, node, set->index, merge(completer, without, with));
    }
    for (size_t i = 0; i < choices_of(completer, variable); i++)
        children[i] = forget_words(completer, children_of(completer, node)[i], set);
    return note_result(completer, FORGET, node, set->index, keep_inner(completer, variable, children));
}

/* Returns the tree for all choices from `from` on at once. */
static uint32_t merge_all(struct completer *completer, size_t variable, const uint32_t *children, size_t from) {
    const struct meaning *meaning = &completer->tree.builder->space->meanings[variable];
    if (meaning->word == QUESTION_ALL && meaning->field->type == SL_SET)
        return forget_words(completer, children[1], meaning->field);
    uint32_t merged = children[from];
    for (size_t i = from + 1; i < choices_of(completer, variable); i++)
        merged = merge(completer, merged, children[i]);
    return merged;
}

/* Writes the old tree from a node on into the new one. Returns the new node. */
static uint32_t complete_node(struct completer *completer, uint32_t from) {
    const struct tree_node *old = &completer->source->nodes[from];
    uint32_t children[SPACE_CHOICES];
    if (gave_up(completer))
        return 0;
    if (old->variable == TREE_LEAF)
        return old->leaf == LEAF_UNDETERMINED ? undetermined(completer) : keep_node(completer, *old, NULL);
    bool word = completer->tree.builder->space->meanings[old->variable].word != QUESTION_ALL;
    size_t tried = old->answer == DRAFT_TRIES_ALL || word ? 0 : 1;
    for (size_t i = tried; i < choices_of(completer, old->variable); i++)
        children[i] = complete_node(completer, completer->source->children[old->first + i]);
    if (gave_up(completer))
        return 0;
    if (old->answer == DRAFT_SUPPOSES)
        return merge_all(completer, old->variable, children, tried);
    if (old->answer == DRAFT_READS)
        children[0] = merge_all(completer, old->variable, children, 1);
    return keep_inner(completer, old->variable, children);
}

/* Copies the nodes below the root into a draft, parents before their children: not all nodes that were made are there. */
static void copy_below(struct completer *completer, uint32_t root, struct tree_draft *draft) {
    struct arena *arena = draft->builder->arena;
    struct tree_node *nodes = completer->tree.nodes;
    uint32_t *kept = arena_array(&completer->scratch, completer->tree.node_count, sizeof *kept); /* 1 + the new number */
    uint32_t *order = arena_array(&completer->scratch, completer->tree.node_count, sizeof *order);
    *draft = (struct tree_draft){.builder = draft->builder};
    if (!kept || !order)
        return;
    size_t count = 0;
    order[count++] = root;
    kept[root] = 1;
    for (size_t i = 0; i < count && !arena->failed; i++) {
        struct tree_node node = nodes[order[i]];
        const uint32_t *children = children_of(completer, order[i]);
        node.first = (uint32_t)draft->child_count;
        for (size_t j = 0; node.variable != TREE_LEAF && j < choices_of(completer, node.variable); j++) {
            if (kept[children[j]] == 0) {
                order[count++] = children[j];
                kept[children[j]] = (uint32_t)count;
            }
            ARENA_APPEND(arena, draft->children, draft->child_count, draft->child_capacity, kept[children[j]] - 1);
        }
        ARENA_APPEND(arena, draft->nodes, draft->node_count, draft->node_capacity, node);
    }
}

/* The new tree may have this many nodes for each leaf of the budget. */
#define NODES_PER_LEAF 4

bool complete_tree(struct tree_draft *draft, struct completed_answers answers) {
    struct tree_builder *builder = draft->builder;
    struct completer completer = {.tree = {.builder = builder},
                                  .source = draft,
                                  .answers = answers,
                                  .budget = NODES_PER_LEAF * builder->request->leaf_budget};
    draft_add_leaf(&completer.tree);
    uint32_t root = complete_node(&completer, 0);
    bool completed = !gave_up(&completer);
    if (completed)
        copy_below(&completer, root, draft);
    if (completer.scratch.failed)
        builder->arena->failed = true;
    arena_free(&completer.scratch);
    return completed && !builder->arena->failed;
}
