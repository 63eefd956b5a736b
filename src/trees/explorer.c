
#include "base/text.h"
#include "judge/work.h"
#include "samplint/limits.h"
#include "trees/choices.h"
#include "trees/tree_builder.h"

uint32_t maker_add(struct node_builder *maker) {
    struct arena *arena = maker->builder->arena;
    struct tree_node *nodes = arena_grow(arena, maker->nodes, maker->node_count, &maker->node_capacity, sizeof *nodes);
    if (!nodes)
        return 0;
    maker->nodes = nodes;
    nodes[maker->node_count] = (struct tree_node){.variable = TREE_LEAF, .leaf = LEAF_UNDETERMINED};
    return (uint32_t)maker->node_count++;
}

void maker_split(struct node_builder *maker, size_t node, size_t variable) {
    struct tree_builder *builder = maker->builder;
    if (builder->arena->failed)
        return; /* the node itself may not be there */
    maker->nodes[node].variable = (uint32_t)variable;
    maker->nodes[node].first = (uint32_t)maker->child_count;
    for (size_t i = 0; i < builder->variables[variable].choice_count; i++) {
        uint32_t *children =
            arena_grow(builder->arena, maker->children, maker->child_count, &maker->child_capacity, sizeof *children);
        if (!children)
            return;
        maker->children = children;
        children[maker->child_count++] = maker_add(maker);
    }
}

/* A question that a rule has asked, on the way that is being tried. */
struct step {
    size_t variable;
    size_t node;
    uint8_t choice;
};

struct explorer {
    struct node_builder tree;
    struct rule_tree *result;
    struct arena scratch;         /* of one run of the rule */
    struct configuration program; /* with the choices of the way */
    struct answers answers;
    uint64_t work; /* of the rule so far, in instructions */
    struct step *way;
    size_t depth, way_capacity;
};

static size_t variable_of(const struct rule_space *space, const struct question *question) {
    size_t first = space->first[question->field->index];
    return question->word == QUESTION_ALL ? first : first + 1 + question->word;
}

static void set_choice(struct explorer *growth, size_t variable, uint8_t choice) {
    const struct meaning *meaning = &growth->tree.builder->space->meanings[variable];
    struct value *value = &growth->program.values[meaning->field->index];
    if (meaning->word != QUESTION_ALL)
        value->members &= ~((uint64_t)1 << meaning->word);
    choice_write(meaning, choice, value);
    const struct configuration *program = growth->tree.builder->question->program;
    if (meaning->field->type == SL_TEXT && choice != 0 && program &&
        program->values[meaning->field->index].state == VALUE_DECLARED)
        value->text = program->values[meaning->field->index].text; /* some account may say the same */
}

static size_t node_behind_way(const struct explorer *growth) {
    if (growth->depth == 0)
        return 0;
    const struct step *last = &growth->way[growth->depth - 1];
    return maker_child(&growth->tree, last->node, last->choice);
}

/* Goes one question further, with its first choice. */
static void descend(struct explorer *growth, size_t variable) {
    struct arena *arena = growth->tree.builder->arena;
    size_t node = node_behind_way(growth);
    maker_split(&growth->tree, node, variable);
    struct step *way = arena_grow(arena, growth->way, growth->depth, &growth->way_capacity, sizeof *way);
    if (!way || arena->failed)
        return;
    growth->way = way;
    way[growth->depth++] = (struct step){variable, node, 0};
}

/* Goes back to the last question that has another choice, and takes it. Returns false when all have been tried. */
static bool advance(struct explorer *growth) {
    while (growth->depth > 0) {
        struct step *last = &growth->way[growth->depth - 1];
        if (last->choice + 1u < growth->tree.builder->variables[last->variable].choice_count) {
            set_choice(growth, last->variable, ++last->choice);
            return true;
        }
        set_choice(growth, last->variable, 0);
        growth->depth--;
    }
    return false;
}

static enum leaf leaf_of(sl_status status) {
    return status == SL_FAIL ? LEAF_BAD : status == SL_UNDETERMINED ? LEAF_UNDETERMINED : LEAF_GOOD;
}

/* So many ways are gone twice in full. All others share their beginning with the one before, which is enough to see a rule that
 * asks something else the next time. */
#define GONE_TWICE 32

/* The rule's answer on the way as it is chosen now, and the questions it asks; false when it is not the same twice. */
static bool ask_rule(struct explorer *growth, struct arena *scratch, struct answer *answer, struct questions *asked) {
    struct lua_host *host = growth->tree.builder->rules->host;
    const sl_rule *rule = growth->result->rule;
    struct answer again;
    struct questions asked_again = {.arena = scratch};
    lua_probe_rule(host, rule, &growth->program, scratch, answer, asked);
    growth->work += asked->work + answer->message.length;
    if (growth->result->leaves >= GONE_TWICE)
        return true;
    lua_probe_rule(host, rule, &growth->program, scratch, &again, &asked_again);
    growth->work += asked_again.work;
    bool same = asked->count == asked_again.count && answer->status == again.status &&
                text_equal(answer->message, again.message) && answer->missing == again.missing;
    for (size_t i = 0; same && i < asked->count; i++)
        same = asked->list[i].field == asked_again.list[i].field && asked->list[i].word == asked_again.list[i].word;
    return same;
}

/* The questions up to here must be those of the way: the same answers lead a function to the same questions. */
static bool follows_way(const struct explorer *growth, const struct questions *asked) {
    bool follows = asked->count >= growth->depth;
    for (size_t i = 0; follows && i < growth->depth; i++)
        follows = variable_of(growth->tree.builder->space, &asked->list[i]) == growth->way[i].variable;
    return follows;
}

/* An integer of an element that the rule is not about: where its answer changes with that is not known. */
static const sl_field *reads_beside(const sl_rule *rule, const struct questions *asked) {
    for (size_t i = 0; i < asked->count; i++)
        if (asked->list[i].field->type == SL_INTEGER && !rule_is_about(rule, asked->list[i].field))
            return asked->list[i].field;
    return NULL;
}

/* Adds the leaf of one run. Returns what is wrong with the rule, or the empty text. */
static sl_text grow_leaf(struct explorer *growth) {
    struct arena *scratch = &growth->scratch;
    struct answer answer;
    struct questions asked = {.arena = scratch};
    sl_text fault = {NULL, 0};
    bool same = ask_rule(growth, scratch, &answer, &asked);
    if (scratch->failed) {
        growth->tree.builder->arena->failed = true;
    } else if (answer.status == SL_FAILED) {
        fault = arena_copy(growth->tree.builder->arena, answer.message);
    } else if (!same || !follows_way(growth, &asked)) {
        fault = TEXT("it is not a function of what it reads: the same values gave different answers");
    } else if (reads_beside(growth->result->rule, &asked)) {
        fault = arena_printf(growth->tree.builder->arena, "it reads %.*s, which is not of its elements",
                             TEXT_ARG(reads_beside(growth->result->rule, &asked)->path));
    } else {
        for (size_t i = 0; i < asked.count; i++)
            growth->result->integers[asked.list[i].field->index] |= asked.list[i].field->type == SL_INTEGER;
        for (size_t i = growth->depth; i < asked.count && !growth->tree.builder->arena->failed; i++)
            descend(growth, variable_of(growth->tree.builder->space, &asked.list[i]));
        if (!growth->tree.builder->arena->failed) {
            uint32_t number = answers_number(&growth->answers, &answer);
            struct tree_node *leaf = &growth->tree.nodes[node_behind_way(growth)];
            leaf->leaf = leaf_of(answer.status);
            leaf->answer = number;
            growth->result->leaves++;
        }
    }
    arena_clear(scratch);
    return fault;
}

/* The attribute that a tree too large asks about most often. */
static const sl_field *widest(const struct explorer *growth) {
    const struct rule_space *space = growth->tree.builder->space;
    size_t *times = arena_array(growth->tree.builder->arena, space->vocabulary->field_count, sizeof *times), most = 0;
    const sl_field *field = NULL;
    for (size_t i = 0; times && i < growth->tree.node_count; i++) {
        if (growth->tree.nodes[i].variable == TREE_LEAF)
            continue;
        const sl_field *read = space->meanings[growth->tree.nodes[i].variable].field;
        if (++times[read->index] > most) {
            most = times[read->index];
            field = read;
        }
    }
    return field;
}

static void keep_tree(struct tree_builder *builder, struct explorer *growth) {
    struct rule_tree *result = growth->result;
    if (!expand_groups(&growth->tree)) {
        result->too_wide = widest(growth);
        return;
    }
    result->answers = growth->answers.list;
    result->answer_count = growth->answers.count;
    result->tree = builder->tree_count;
    builder->trees[builder->tree_count++] =
        (struct tree){growth->tree.nodes, growth->tree.node_count, growth->tree.children, false};
}

/* Tries way after way, until all have been. Returns whether that makes a tree. */
static bool grow_leaves(struct explorer *growth) {
    struct rule_tree *result = growth->result;
    struct ruleset *rules = growth->tree.builder->rules;
    do {
        if (work_is_used_up(&rules->work))
            result->fault = work_fault(&rules->work, growth->tree.builder->arena);
        if (result->fault.length)
            return false;
        result->fault = grow_leaf(growth);
        work_spend_runs(&rules->work);
        if (growth->tree.builder->arena->failed || result->fault.length)
            return false;
        bool too_much =
            result->leaves > growth->tree.builder->question->leaf_budget || growth->work > SL_LIMIT_TREE_WORK;
        if (too_much && growth->depth > 0) {
            result->too_wide = widest(growth);
            return false;
        }
    } while (advance(growth));
    return true;
}

/* Accounts have what they override; the rest they inherit of the choices of the way. */
static bool take_accounts(struct explorer *growth) {
    const struct tree_builder *builder = growth->tree.builder;
    const struct configuration *program = builder->question->program;
    if (!builder_has_accounts(builder, growth->result->rule))
        return true;
    struct configuration *accounts = arena_array(builder->arena, program->account_count, sizeof *accounts);
    for (size_t i = 0; accounts && i < program->account_count; i++) {
        accounts[i] = program->accounts[i];
        accounts[i].base = &growth->program;
    }
    growth->program.accounts = accounts;
    growth->program.account_count = accounts ? program->account_count : 0;
    return accounts != NULL;
}

void explore_rule(struct tree_builder *builder, struct rule_tree *result) {
    struct explorer growth = {.tree = {.builder = builder}, .result = result, .answers = {.arena = builder->arena}};
    const sl_vocabulary *vocabulary = builder->rules->vocabulary;
    struct node root = {.kind = NODE_MAPPING};
    growth.program = (struct configuration){.vocabulary = vocabulary, .root = &root};
    growth.program.values = arena_array(builder->arena, vocabulary->field_count, sizeof *growth.program.values);
    result->integers = arena_array(builder->arena, vocabulary->field_count, sizeof *result->integers);
    if (!growth.program.values || !result->integers || !take_accounts(&growth))
        return;
    maker_add(&growth.tree);
    if (grow_leaves(&growth))
        keep_tree(builder, &growth);
    arena_free(&growth.scratch);
}
