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
    uint64_t sum = fingerprint_text(FINGERPRINT_START ^ (uint64_t)answer->status, answer->message);
    return sum ^ sum >> 32;
}

bool same_answer(const struct tree_answer *a, const struct tree_answer *b) {
    return a->status == b->status && text_equal(a->message, b->message);
}

/* Returns the slot with the answer, or the free slot that it would get. */
static uint32_t *slot_of(const struct answers *answers, const struct tree_answer *answer) {
    size_t at = (size_t)hash(answer) % answers->slot_count;
    while (answers->slots[at] && !same_answer(&answers->list[answers->slots[at] - 1], answer))
        at = (at + 1) % answers->slot_count;
    return &answers->slots[at];
}

/* Returns the number of an answer; adds the answer if it is new. Lack of memory shows in the arena. */
static uint32_t number_of(struct answers *answers, sl_status status, sl_text message) {
    struct tree_answer wanted = {status, message};
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
    wanted.message = arena_copy(answers->arena, message);
    size_t number = answers->count;
    ARENA_APPEND(answers->arena, answers->list, answers->count, answers->capacity, wanted);
    if (answers->count == number)
        return 0;
    *slot = (uint32_t)number + 1;
    return (uint32_t)number;
}

/* A question that the rule has asked, and the choice that answers it. */
struct step {
    struct question question;
    size_t variable;
    size_t node; /* that asks for the variable */
    enum draft_question kind;
    uint8_t choice;
};

struct explorer {
    struct tree_draft tree;
    struct rule_tree *result;
    struct arena scratch;         /* for one run of the rule */
    struct configuration program; /* has the choices of the path */
    struct answers answers;
    bool guess_integers; /* the rule does not calculate: a missing integer is completed like any other value */
    uint64_t work;       /* of the rule until now, in instructions */
    struct step *path;   /* from the root of the tree to the leaf that is explored */
    size_t depth, path_capacity;
};

static size_t variable_of(const struct rule_space *space, const struct question *question) {
    size_t first = space->first_variable[question->field->index];
    bool word = question->word != QUESTION_ALL && question->word != QUESTION_DECLARED;
    return word ? first + 1 + question->word : first;
}

static const struct meaning *meaning_of(const struct explorer *explorer, const struct step *step) {
    return &explorer->tree.builder->space->meanings[step->variable];
}

/* Answers the question of a step with a choice: writes it into the program, unless the run is to suppose it. */
static void set_choice(struct explorer *explorer, struct step *step, uint8_t choice) {
    const struct meaning *meaning = meaning_of(explorer, step);
    struct value *value = &explorer->program.values[meaning->field->index];
    step->choice = choice;
    if (step->kind == DRAFT_SUPPOSES)
        return;
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
            set_choice(explorer, last, (uint8_t)(last->choice + 1));
            return true;
        }
        set_choice(explorer, last, 0);
        explorer->depth--;
    }
    return false;
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

/* Returns the last step of the path about a variable, or NULL. */
static const struct step *find_step(const struct explorer *explorer, size_t variable) {
    for (size_t i = explorer->depth; i-- > 0;)
        if (explorer->path[i].variable == variable)
            return &explorer->path[i];
    return NULL;
}

/* Returns the value that the choice of a step supposes. */
static struct plain supposed_value(const struct explorer *explorer, const struct step *step) {
    const struct meaning *meaning = meaning_of(explorer, step);
    struct value value = {.state = VALUE_DECLARED};
    if (meaning->word != QUESTION_ALL)
        return (struct plain){.state = VALUE_DECLARED, .bits = step->choice};
    choice_write(meaning, step->choice, &value);
    return meaning->field->type == SL_SET ? (struct plain){.state = VALUE_DECLARED} : plain_of(meaning->field, &value);
}

/* The first paths are run twice, to detect a rule that is not a pure function of what it reads. Each later path starts
 * with questions of the path before it, and fault_of_run() checks that the rule asks these again. */
#define PATHS_RUN_TWICE 32

/* Runs the rule on the path. Returns false if a second run gives another answer or asks other questions. */
static bool ask_rule(struct explorer *explorer, struct answer *answer, struct completion *asked) {
    struct lua_host *host = explorer->tree.builder->rules->host;
    struct arena *scratch = &explorer->scratch;
    const sl_rule *rule = explorer->result->rule;
    struct answer again;
    struct fact *supposed = arena_array(scratch, explorer->depth, sizeof *supposed);
    *asked = (struct completion){.path = supposed,
                                 .by_words = true,
                                 .guess_integers = explorer->guess_integers,
                                 .arena = scratch,
                                 .scope = FACTS_PROGRAM,
                                 .groups = explorer->tree.builder->groups};
    for (size_t i = 0; supposed && i < explorer->depth; i++)
        if (explorer->path[i].kind == DRAFT_SUPPOSES)
            supposed[asked->path_count++] =
                (struct fact){explorer->path[i].question, supposed_value(explorer, &explorer->path[i]), true, 0};
    struct completion asked_again = *asked;
    lua_run_rule(host, rule, &explorer->program, asked, scratch, answer);
    explorer->work += asked->work + answer->message.length;
    if (explorer->result->leaves >= PATHS_RUN_TWICE)
        return true;
    lua_run_rule(host, rule, &explorer->program, &asked_again, scratch, &again);
    explorer->work += asked_again.work;
    bool same = asked->count == asked_again.count && answer->status == again.status &&
                text_equal(answer->message, again.message) && answer->missing == again.missing;
    for (size_t i = 0; same && i < asked->count; i++)
        same = same_question(asked->list[i].question, asked_again.list[i].question);
    return same;
}

/* Returns why a run makes no leaf, or the empty text. */
static sl_text fault_of_run(const struct explorer *explorer, const struct answer *answer,
                            const struct completion *asked, bool same) {
    const struct tree_builder *builder = explorer->tree.builder;
    if (answer->status == SL_FAILED)
        return arena_copy(builder->arena, answer->message);
    /* A pure rule asks the questions of the path in their order, because it gets the same answers. */
    size_t at = 0;
    for (size_t i = 0; i < asked->count; i++)
        while (at < explorer->depth && same_question(asked->list[i].question, explorer->path[at].question))
            at++;
    if (!same || at < explorer->depth)
        return TEXT("it is not a function of what it reads: the same values gave different answers");
    for (size_t i = 0; i < asked->count; i++) {
        const sl_field *field = asked->list[i].question.field;
        if (field->type == SL_INTEGER &&
            !rule_is_about(explorer->result->rule, field)) /* its boundaries are not known */
            return arena_printf(builder->arena, "it reads %.*s, which is not of its elements", TEXT_ARG(field->path));
    }
    return (sl_text){NULL, 0};
}

/* Adds a question to the path, unless the path answers it already. A framing rule may ask whether an attribute is
 * declared after it has read it: so its path first answers that, and then supposes the value. */
static void add_step(struct explorer *explorer, const struct fact *fact) {
    const struct tree_builder *builder = explorer->tree.builder;
    struct step step = {.question = fact->question, .variable = variable_of(builder->space, &fact->question)};
    bool word = meaning_of(explorer, &step)->word != QUESTION_ALL;
    bool value = fact->supposed && !word;
    const struct step *earlier = find_step(explorer, step.variable);
    if (earlier && !(value && earlier->kind == DRAFT_TRIES_ALL && earlier->choice == 0))
        return;
    const struct step *set = find_step(explorer, builder->space->first_variable[fact->question.field->index]);
    if (value)
        step.kind = earlier ? DRAFT_SUPPOSES : DRAFT_READS;
    else if (fact->supposed && set->kind == DRAFT_SUPPOSES)
        step.kind = DRAFT_SUPPOSES;
    bool twice = step.kind == DRAFT_READS && explorer->result->rule->kind == SL_RULE_FRAMING;
    if (twice)
        step.kind = DRAFT_TRIES_ALL;
    step.node = last_node(explorer);
    draft_split(&explorer->tree, step.node, step.variable);
    if (builder->arena->failed)
        return;
    explorer->tree.nodes[step.node].answer = step.kind;
    set_choice(explorer, &step, value && !twice ? 1 : 0);
    ARENA_APPEND(builder->arena, explorer->path, explorer->depth, explorer->path_capacity, step);
    if (twice && !builder->arena->failed)
        add_step(explorer, fact);
}

/* Makes the path as long as the rule's questions, and puts the answer into the leaf at its end. */
static void add_leaf(struct explorer *explorer, const struct answer *answer, const struct completion *asked) {
    const struct tree_builder *builder = explorer->tree.builder;
    for (size_t i = 0; i < asked->count; i++) {
        const sl_field *field = asked->list[i].question.field;
        explorer->result->integers[field->index] |= field->type == SL_INTEGER;
    }
    for (size_t i = 0; i < asked->count && !builder->arena->failed; i++)
        if (asked->list[i].question.part == QUESTION_PROGRAM)
            add_step(explorer, &asked->list[i]);
    if (builder->arena->failed)
        return;
    uint32_t number = number_of(&explorer->answers, answer->status, answer->message);
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
    struct completion asked;
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

/* Returns copies of parts of the request's program, with their overrides and with the explored program as their base. */
static struct configuration *copy_parts(struct explorer *explorer, const struct configuration *parts, size_t count) {
    struct configuration *copies = arena_array(explorer->tree.builder->arena, count, sizeof *copies);
    for (size_t i = 0; copies && i < count; i++) {
        copies[i] = parts[i];
        copies[i].base = &explorer->program;
    }
    return copies;
}

/* Gives the explored program the segments and accounts of the request: they keep their overrides and inherit the path's
 * choices. */
static bool add_parts(struct explorer *explorer) {
    const struct tree_builder *builder = explorer->tree.builder;
    const struct configuration *program = builder->request->program;
    struct configuration *explored = &explorer->program;
    if (!builder_has_accounts(builder, explorer->result->rule))
        return true;
    explored->segments = copy_parts(explorer, program->segments, program->segment_count);
    explored->accounts = copy_parts(explorer, program->accounts, program->account_count);
    if (!explored->segments || !explored->accounts)
        return false;
    explored->segment_count = program->segment_count;
    explored->account_count = program->account_count;
    for (size_t i = 0; i < program->account_count; i++)
        if (program->accounts[i].base != program)
            explored->accounts[i].base = part_at(explored, part_number(program, program->accounts[i].base));
    return true;
}

void explore_rule(struct tree_builder *builder, struct rule_tree *result) {
    struct explorer explorer = {.tree = {.builder = builder}, .result = result, .answers = {.arena = builder->arena}};
    const sl_vocabulary *vocabulary = builder->rules->vocabulary;
    struct node root = {.kind = NODE_MAPPING};
    explorer.program = (struct configuration){.vocabulary = vocabulary, .root = &root};
    explorer.program.values = arena_array(builder->arena, vocabulary->field_count, sizeof *explorer.program.values);
    result->integers = arena_array(builder->arena, vocabulary->field_count, sizeof *result->integers);
    if (!explorer.program.values || !result->integers || !add_parts(&explorer))
        return;
    explorer.guess_integers = !builder->integers[result - builder->space->rules].calculates;
    draft_add_leaf(&explorer.tree);
    bool explored = explore_all_paths(&explorer);
    arena_free(&explorer.scratch);
    if (!explored)
        return;
    struct completed_answers completed = {.undetermined =
                                              number_of(&explorer.answers, SL_UNDETERMINED, (sl_text){NULL, 0})};
    while (completed.pass < explorer.answers.count && explorer.answers.list[completed.pass].status != SL_PASS)
        completed.pass++;
    if (!complete_tree(&explorer.tree, completed) || !expand_groups(&explorer.tree)) {
        result->too_wide = most_asked(&explorer);
        return;
    }
    result->answers = explorer.answers.list;
    result->answer_count = explorer.answers.count;
    result->tree = builder->tree_count;
    builder->trees[builder->tree_count++] =
        (struct tree){explorer.tree.nodes, explorer.tree.node_count, explorer.tree.children, false};
}
