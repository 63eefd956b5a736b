/* explorer.c - makes the decision tree of one rule: runs it for every combination of answers to its questions. */
#include "base/fingerprint.h"
#include "base/text.h"
#include "samplint/limits.h"
#include "trees/choices.h"
#include "trees/tree_builder.h"

/* The different answers of the rule, each kept once and known by its number. */
struct answers {
    struct arena *arena;
    struct tree_answer *list;
    size_t count, capacity;
    uint32_t *slots; /* a hash table of 1 + the number of an answer; 0 in a free slot */
    size_t slot_count;
};

static uint64_t hash(const struct tree_answer *answer) {
    uint64_t missing = answer->missing ? answer->missing->index + 1 : 0;
    uint64_t sum = fingerprint_text(FINGERPRINT_START ^ (uint64_t)answer->status ^ missing << 8, answer->message);
    return sum ^ sum >> 32;
}

bool same_answer(const struct tree_answer *a, const struct tree_answer *b) {
    return a->status == b->status && a->missing == b->missing && text_equal(a->message, b->message);
}

/* Returns the slot with the answer, or the free slot that it would get. */
static uint32_t *slot_of(const struct answers *answers, const struct tree_answer *answer) {
    size_t at = (size_t)hash(answer) % answers->slot_count;
    while (answers->slots[at] && !same_answer(&answers->list[answers->slots[at] - 1], answer))
        at = (at + 1) % answers->slot_count;
    return &answers->slots[at];
}

/* Returns the number of an answer; adds the answer if it is new. Lack of memory shows in the arena. */
static uint32_t number_of(struct answers *answers, const struct answer *answer) {
    struct tree_answer wanted = {answer->status, answer->message, answer->missing};
    if (answers->count * 2 >= answers->slot_count) { /* half of the hash table is taken */
        size_t count = answers->slot_count ? answers->slot_count * 2 : 16;
        uint32_t *slots = arena_array(answers->arena, count, sizeof *slots);
        if (!slots)
            return 0;
        answers->slots = slots;
        answers->slot_count = count;
        for (size_t i = 0; i < answers->count; i++)
            *slot_of(answers, &answers->list[i]) = (uint32_t)i + 1;
    }
    uint32_t *slot = slot_of(answers, &wanted);
    if (*slot)
        return *slot - 1;
    wanted.message = arena_copy(answers->arena, answer->message);
    size_t number = answers->count;
    ARENA_APPEND(answers->arena, answers->list, answers->count, answers->capacity, wanted);
    if (answers->count == number)
        return 0;
    *slot = (uint32_t)number + 1;
    return (uint32_t)number;
}

/* A question that the rule has asked, and the choice that answers it. */
struct step {
    size_t variable;
    size_t node; /* that reads the variable */
    uint8_t choice;
};

struct explorer {
    struct tree_draft tree;
    struct rule_tree *result;
    struct arena scratch;         /* for one run of the rule */
    struct configuration program; /* has the choices of the path */
    struct answers answers;
    uint64_t work;     /* of the rule until now, in instructions */
    struct step *path; /* from the root of the tree to the leaf that is explored */
    size_t depth, path_capacity;
};

static size_t variable_of(const struct rule_space *space, const struct question *question) {
    size_t first = space->first_variable[question->field->index];
    return question->word == QUESTION_ALL ? first : first + 1 + question->word;
}

static void set_choice(struct explorer *explorer, size_t variable, uint8_t choice) {
    const struct meaning *meaning = &explorer->tree.builder->space->meanings[variable];
    struct value *value = &explorer->program.values[meaning->field->index];
    if (meaning->word != QUESTION_ALL)
        value->members &= ~((uint64_t)1 << meaning->word);
    choice_write(meaning, choice, value);
    const struct configuration *program = explorer->tree.builder->request->program;
    const struct value *own = program ? &program->values[meaning->field->index] : NULL;
    if (meaning->field->type == SL_TEXT && choice != 0 && own && own->state == VALUE_DECLARED)
        value->text = own->text; /* a rule may compare it with the text of an account */
}

static size_t last_node(const struct explorer *explorer) {
    if (explorer->depth == 0)
        return 0;
    const struct step *last = &explorer->path[explorer->depth - 1];
    return draft_child(&explorer->tree, last->node, last->choice);
}

/* Goes back to the last question with an untried choice and takes that choice. Returns false if all have been tried. */
static bool advance(struct explorer *explorer) {
    while (explorer->depth > 0) {
        struct step *last = &explorer->path[explorer->depth - 1];
        if (last->choice + 1u < explorer->tree.builder->variables[last->variable].choice_count) {
            set_choice(explorer, last->variable, ++last->choice);
            return true;
        }
        set_choice(explorer, last->variable, 0);
        explorer->depth--;
    }
    return false;
}

/* The first paths are run twice, to detect a rule that is not a pure function of what it reads. Each later path starts
 * with questions of the path before it, and fault_of_run() checks that the rule asks these again. */
#define PATHS_RUN_TWICE 32

/* Runs the rule on the path. Returns false if a second run gives another answer or asks other questions. */
static bool ask_rule(struct explorer *explorer, struct answer *answer, struct questions *asked) {
    struct lua_host *host = explorer->tree.builder->rules->host;
    struct arena *scratch = &explorer->scratch;
    const sl_rule *rule = explorer->result->rule;
    struct answer again;
    struct questions asked_again = {.arena = scratch};
    lua_probe_rule(host, rule, &explorer->program, scratch, answer, asked);
    explorer->work += asked->work + answer->message.length;
    if (explorer->result->leaves >= PATHS_RUN_TWICE)
        return true;
    lua_probe_rule(host, rule, &explorer->program, scratch, &again, &asked_again);
    explorer->work += asked_again.work;
    bool same = asked->count == asked_again.count && answer->status == again.status &&
                text_equal(answer->message, again.message) && answer->missing == again.missing;
    for (size_t i = 0; same && i < asked->count; i++)
        same = asked->list[i].field == asked_again.list[i].field && asked->list[i].word == asked_again.list[i].word;
    return same;
}

/* Returns why a run makes no leaf, or the empty text. */
static sl_text fault_of_run(const struct explorer *explorer, const struct answer *answer, const struct questions *asked,
                            bool same) {
    const struct tree_builder *builder = explorer->tree.builder;
    if (answer->status == SL_FAILED)
        return arena_copy(builder->arena, answer->message);
    /* A pure rule asks the questions of the path first, because it gets the same answers. Other rules are refused. */
    same = same && asked->count >= explorer->depth;
    for (size_t i = 0; same && i < explorer->depth; i++)
        same = variable_of(builder->space, &asked->list[i]) == explorer->path[i].variable;
    if (!same)
        return TEXT("it is not a function of what it reads: the same values gave different answers");
    for (size_t i = 0; i < asked->count; i++) {
        const sl_field *field = asked->list[i].field;
        if (field->type == SL_INTEGER &&
            !rule_is_about(explorer->result->rule, field)) /* its boundaries are not known */
            return arena_printf(builder->arena, "it reads %.*s, which is not of its elements", TEXT_ARG(field->path));
    }
    return (sl_text){NULL, 0};
}

/* Makes the path as long as the rule's questions, and puts the answer into the leaf at its end. */
static void add_leaf(struct explorer *explorer, const struct answer *answer, const struct questions *asked) {
    const struct tree_builder *builder = explorer->tree.builder;
    for (size_t i = 0; i < asked->count; i++)
        explorer->result->integers[asked->list[i].field->index] |= asked->list[i].field->type == SL_INTEGER;
    for (size_t i = explorer->depth; i < asked->count && !builder->arena->failed; i++) {
        size_t node = last_node(explorer), variable = variable_of(builder->space, &asked->list[i]);
        draft_split(&explorer->tree, node, variable);
        ARENA_APPEND(builder->arena, explorer->path, explorer->depth, explorer->path_capacity,
                     (struct step){variable, node, 0});
    }
    if (builder->arena->failed)
        return;
    uint32_t number = number_of(&explorer->answers, answer);
    struct tree_node *leaf = &explorer->tree.nodes[last_node(explorer)];
    leaf->leaf = answer->status == SL_FAIL           ? LEAF_BAD
                 : answer->status == SL_UNDETERMINED ? LEAF_UNDETERMINED
                                                     : LEAF_GOOD;
    leaf->answer = number;
    explorer->result->leaves++;
}

/* Runs the rule once more and adds the leaf. Returns the fault of the rule, or the empty text. */
static sl_text explore_path(struct explorer *explorer) {
    struct arena *scratch = &explorer->scratch;
    struct answer answer;
    struct questions asked = {.arena = scratch};
    sl_text fault = {NULL, 0};
    bool same = ask_rule(explorer, &answer, &asked);
    if (scratch->failed)
        explorer->tree.builder->arena->failed = true;
    else if ((fault = fault_of_run(explorer, &answer, &asked, same)).length == 0)
        add_leaf(explorer, &answer, &asked);
    arena_clear(scratch);
    return fault;
}

static const sl_field *most_asked(const struct explorer *explorer) {
    const struct rule_space *space = explorer->tree.builder->space;
    size_t *times = arena_array(explorer->tree.builder->arena, space->vocabulary->field_count, sizeof *times), most = 0;
    const sl_field *field = NULL;
    for (size_t i = 0; times && i < explorer->tree.node_count; i++) {
        if (explorer->tree.nodes[i].variable == TREE_LEAF)
            continue;
        const sl_field *read = space->meanings[explorer->tree.nodes[i].variable].field;
        if (++times[read->index] > most) {
            most = times[read->index];
            field = read;
        }
    }
    return field;
}

/* Explores one path after the other. Returns false if that makes no tree. */
static bool explore_all_paths(struct explorer *explorer) {
    struct rule_tree *result = explorer->result;
    const struct tree_builder *builder = explorer->tree.builder;
    do {
        if (work_is_used_up(&builder->rules->work))
            result->fault = work_fault(&builder->rules->work, builder->arena);
        if (result->fault.length)
            return false;
        result->fault = explore_path(explorer);
        work_spend_runs(&builder->rules->work);
        if (builder->arena->failed || result->fault.length)
            return false;
        bool too_much = result->leaves > builder->request->leaf_budget || explorer->work > SL_LIMIT_TREE_WORK;
        if (too_much && explorer->depth > 0) {
            result->too_wide = most_asked(explorer);
            return false;
        }
    } while (advance(explorer));
    return true;
}

/* Gives the explored program the accounts of the request: they keep their overrides and inherit the path's choices. */
static bool add_accounts(struct explorer *explorer) {
    const struct tree_builder *builder = explorer->tree.builder;
    const struct configuration *program = builder->request->program;
    if (!builder_has_accounts(builder, explorer->result->rule))
        return true;
    struct configuration *accounts = arena_array(builder->arena, program->account_count, sizeof *accounts);
    for (size_t i = 0; accounts && i < program->account_count; i++) {
        accounts[i] = program->accounts[i];
        accounts[i].base = &explorer->program;
    }
    explorer->program.accounts = accounts;
    explorer->program.account_count = accounts ? program->account_count : 0;
    return accounts != NULL;
}

void explore_rule(struct tree_builder *builder, struct rule_tree *result) {
    struct explorer explorer = {.tree = {.builder = builder}, .result = result, .answers = {.arena = builder->arena}};
    const sl_vocabulary *vocabulary = builder->rules->vocabulary;
    struct node root = {.kind = NODE_MAPPING};
    explorer.program = (struct configuration){.vocabulary = vocabulary, .root = &root};
    explorer.program.values = arena_array(builder->arena, vocabulary->field_count, sizeof *explorer.program.values);
    result->integers = arena_array(builder->arena, vocabulary->field_count, sizeof *result->integers);
    if (!explorer.program.values || !result->integers || !add_accounts(&explorer))
        return;
    draft_add_leaf(&explorer.tree);
    bool explored = explore_all_paths(&explorer);
    arena_free(&explorer.scratch);
    if (!explored)
        return;
    if (!expand_groups(&explorer.tree)) {
        result->too_wide = most_asked(&explorer);
        return;
    }
    result->answers = explorer.answers.list;
    result->answer_count = explorer.answers.count;
    result->tree = builder->tree_count;
    builder->trees[builder->tree_count++] =
        (struct tree){explorer.tree.nodes, explorer.tree.node_count, explorer.tree.children, false};
}
