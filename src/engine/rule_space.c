#include "engine/rule_space.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/choices.h"
#include "samplint/limits.h"

/* ---- variables ---------------------------------------------------------------------------------------------------- */

struct builder {
    sl_checker *checker;
    struct arena *arena;
    struct rule_space *space;
    struct variable *variables;
    size_t variable_count;
    size_t kept_count; /* without those of groups, which come last */
    struct tree *trees;
    size_t tree_count;
    const struct rule_space_question *question;
};

static void add_variable(struct builder *builder, const sl_field *field, size_t word, size_t choices) {
    builder->space->meanings[builder->variable_count] = (struct meaning){.field = field, .word = word};
    builder->variables[builder->variable_count++] = (struct variable){choices};
}

static int compare_integers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* Adds an integer, and the one behind it, to the first values of ranges. Returns the new count, as all of these do. */
static size_t add_boundary(const sl_field *field, int64_t integer, int64_t *lows, size_t count) {
    if (integer > field->min && integer <= field->max && count < SPACE_CHOICES - 1)
        lows[count++] = integer;
    if (integer >= field->min && integer < field->max && count < SPACE_CHOICES - 1)
        lows[count++] = integer + 1;
    return count;
}

/* Accounts may have very many; the rules' own boundaries find room in any case. */
#define MOST_OWN (SPACE_CHOICES / 2)

/* A rule that compares two integers with each other may change its answer anywhere, so what is declared is told apart. */
static size_t add_own(const struct configuration *program, const sl_field *field, int64_t *lows, size_t count) {
    const struct value *value = configuration_own(program, field);
    if (value->state == VALUE_DECLARED)
        count = add_boundary(field, value->integer, lows, count);
    for (size_t i = 0; count < MOST_OWN && i < program->account_count; i++)
        count = add_own(&program->accounts[i], field, lows, count);
    return count;
}

/* Where a rule's answer may change: on either side of every option that is an integer. */
static size_t add_boundaries(const struct rulebook *book, const sl_field *field, int64_t *lows, size_t count) {
    for (size_t i = 0; i < book->count; i++)
        for (size_t j = 0; j < book->rules[i]->option_count; j++) {
            const sl_option *option = &book->rules[i]->options[j];
            if (option->type == SL_OPTION_INTEGER)
                count = add_boundary(field, option->value, lows, count);
        }
    return count;
}

/* And at the end of the range. */
static size_t list_boundaries(const struct builder *builder, const sl_field *field, int64_t *lows) {
    const struct rule_space_question *question = builder->question;
    size_t count = 0, kept = 0;
    lows[count++] = field->min;
    if (question->program && question->base->meanings[question->base->first[field->index]].sampled)
        count = add_own(question->program, field, lows, count);
    count = add_boundaries(&question->checker->book, field, lows, count);
    if (question->beside)
        count = add_boundaries(&question->beside->book, field, lows, count);
    qsort(lows, count, sizeof *lows, compare_integers);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || lows[kept - 1] != lows[i])
            lows[kept++] = lows[i];
    return kept;
}

/* Each range between two boundaries is stood for by its first value. */
static void add_integer(struct builder *builder, const sl_field *field) {
    int64_t *lows = arena_array(builder->arena, SPACE_CHOICES, sizeof *lows);
    if (!lows)
        return;
    size_t count = list_boundaries(builder, field, lows);
    add_variable(builder, field, QUESTION_ALL, count + 1);
    builder->space->meanings[builder->variable_count - 1].lows = lows;
}

static void add_field(struct builder *builder, const sl_field *field) {
    builder->space->first[field->index] = builder->variable_count;
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: add_variable(builder, field, QUESTION_ALL, field->domain_count + 1); break;
    case SL_BOOL: add_variable(builder, field, QUESTION_ALL, 3); break;
    case SL_INTEGER: add_integer(builder, field); break;
    case SL_TEXT:
    case SL_GROUP: add_variable(builder, field, QUESTION_ALL, 2); break;
    case SL_SET:
        add_variable(builder, field, QUESTION_ALL, 2);
        for (size_t word = 0; word < field->domain_count; word++)
            add_variable(builder, field, word, 2);
        break;
    }
}

static size_t most_variables(const sl_vocabulary *vocabulary) {
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        count += 1 + vocabulary->fields[i]->domain_count;
    return count;
}

static bool make_variables(struct builder *builder) {
    const sl_vocabulary *vocabulary = builder->checker->vocabulary;
    size_t most = most_variables(vocabulary);
    struct rule_space *space = builder->space;
    builder->variables = arena_array(builder->arena, most, sizeof *builder->variables);
    space->meanings = arena_array(builder->arena, most, sizeof *space->meanings);
    space->first = arena_array(builder->arena, vocabulary->field_count, sizeof *space->first);
    for (int groups = 0; !builder->arena->failed && groups < 2; groups++) {
        builder->kept_count = builder->variable_count;
        for (size_t i = 0; i < vocabulary->field_count; i++) {
            const sl_field *field = vocabulary->fields[i];
            if (groups == 0)
                space->first[i] = SIZE_MAX;
            if (field->element != SL_NO_ELEMENT && (field->type == SL_GROUP) == (groups == 1))
                add_field(builder, field);
        }
    }
    return !builder->arena->failed;
}

/* ---- growing a tree ----------------------------------------------------------------------------------------------- */

/* A question that a rule has asked, on the way that is being tried. */
struct step {
    size_t variable;
    size_t node;
    uint8_t choice;
};

struct growth {
    struct builder *builder;
    struct rule_tree *result;
    struct arena scratch;         /* of one run of the rule */
    struct configuration program; /* with the choices of the way */
    struct tree_node *nodes;
    size_t node_count, node_capacity;
    uint32_t *children;
    size_t child_count, child_capacity;
    struct answers answers;
    uint64_t work; /* of the rule so far, in instructions */
    struct step *way;
    size_t depth, way_capacity;
};

static size_t variable_of(const struct rule_space *space, const struct question *question) {
    size_t first = space->first[question->field->index];
    return question->word == QUESTION_ALL ? first : first + 1 + question->word;
}

static void set_choice(struct growth *growth, size_t variable, uint8_t choice) {
    const struct meaning *meaning = &growth->builder->space->meanings[variable];
    struct value *value = &growth->program.values[meaning->field->index];
    if (meaning->word != QUESTION_ALL)
        value->members &= ~((uint64_t)1 << meaning->word);
    choice_write(meaning, choice, value);
}

static uint32_t new_node(struct growth *growth) {
    struct arena *arena = growth->builder->arena;
    struct tree_node *nodes =
        arena_grow(arena, growth->nodes, growth->node_count, &growth->node_capacity, sizeof *nodes);
    if (!nodes)
        return 0;
    growth->nodes = nodes;
    nodes[growth->node_count] = (struct tree_node){.variable = TREE_LEAF, .leaf = LEAF_OPEN};
    return (uint32_t)growth->node_count++;
}

/* Makes a node read a variable, with a new child for each choice. */
static void split(struct growth *growth, size_t node, size_t variable) {
    struct builder *builder = growth->builder;
    growth->nodes[node].variable = (uint32_t)variable;
    growth->nodes[node].first = (uint32_t)growth->child_count;
    for (size_t i = 0; i < builder->variables[variable].choice_count; i++) {
        uint32_t *children = arena_grow(builder->arena, growth->children, growth->child_count, &growth->child_capacity,
                                        sizeof *children);
        if (!children)
            return;
        growth->children = children;
        children[growth->child_count++] = new_node(growth);
    }
}

static size_t node_behind_way(const struct growth *growth) {
    if (growth->depth == 0)
        return 0;
    const struct step *last = &growth->way[growth->depth - 1];
    return growth->children[growth->nodes[last->node].first + last->choice];
}

/* Goes one question further, with its first choice. */
static void descend(struct growth *growth, size_t variable) {
    struct arena *arena = growth->builder->arena;
    size_t node = node_behind_way(growth);
    split(growth, node, variable);
    struct step *way = arena_grow(arena, growth->way, growth->depth, &growth->way_capacity, sizeof *way);
    if (!way || arena->failed)
        return;
    growth->way = way;
    way[growth->depth++] = (struct step){variable, node, 0};
}

/* Goes back to the last question that has another choice, and takes it. Returns false when all have been tried. */
static bool advance(struct growth *growth) {
    while (growth->depth > 0) {
        struct step *last = &growth->way[growth->depth - 1];
        if (last->choice + 1u < growth->builder->variables[last->variable].choice_count) {
            set_choice(growth, last->variable, ++last->choice);
            return true;
        }
        set_choice(growth, last->variable, 0);
        growth->depth--;
    }
    return false;
}

static enum leaf leaf_of(sl_status status) {
    return status == SL_FAIL ? LEAF_BAD : status == SL_UNDETERMINED ? LEAF_OPEN : LEAF_GOOD;
}

/* So many ways are gone twice in full. All others share their beginning with the one before, which is enough to see a rule that
 * asks something else the next time. */
#define GONE_TWICE 32

/* The rule's answer on the way as it is chosen now, and the questions it asks; false when it is not the same twice. */
static bool ask_rule(struct growth *growth, struct arena *scratch, struct answer *answer, struct questions *asked) {
    struct lua_host *host = growth->builder->checker->host;
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
static bool follows_way(const struct growth *growth, const struct questions *asked) {
    bool follows = asked->count >= growth->depth;
    for (size_t i = 0; follows && i < growth->depth; i++)
        follows = variable_of(growth->builder->space, &asked->list[i]) == growth->way[i].variable;
    return follows;
}

/* Adds the leaf of one run. Returns what is wrong with the rule, or the empty text. */
static sl_text grow_leaf(struct growth *growth) {
    struct arena *scratch = &growth->scratch;
    struct answer answer;
    struct questions asked = {.arena = scratch};
    sl_text fault = {NULL, 0};
    bool same = ask_rule(growth, scratch, &answer, &asked);
    if (scratch->failed) {
        growth->builder->arena->failed = true;
    } else if (answer.status == SL_FAILED) {
        fault = arena_copy(growth->builder->arena, answer.message);
    } else if (!same || !follows_way(growth, &asked)) {
        fault = TEXT("it is not a function of what it reads: the same values gave different answers");
    } else {
        for (size_t i = growth->depth; i < asked.count && !growth->builder->arena->failed; i++)
            descend(growth, variable_of(growth->builder->space, &asked.list[i]));
        if (!growth->builder->arena->failed) {
            uint32_t number = answers_number(&growth->answers, &answer);
            struct tree_node *leaf = &growth->nodes[node_behind_way(growth)];
            leaf->leaf = leaf_of(answer.status);
            leaf->answer = number;
            growth->result->leaves++;
        }
    }
    arena_clear(scratch);
    return fault;
}

/* The attribute that a tree too large asks about most often. */
static const sl_field *widest(const struct growth *growth) {
    const struct rule_space *space = growth->builder->space;
    size_t *times = arena_array(growth->builder->arena, space->vocabulary->field_count, sizeof *times), most = 0;
    const sl_field *field = NULL;
    for (size_t i = 0; times && i < growth->node_count; i++) {
        if (growth->nodes[i].variable == TREE_LEAF)
            continue;
        const sl_field *read = space->meanings[growth->nodes[i].variable].field;
        if (++times[read->index] > most) {
            most = times[read->index];
            field = read;
        }
    }
    return field;
}

/* ---- groups ------------------------------------------------------------------------------------------------------- */

/* A tree as it is written anew: what it asks about groups becomes what is asked about the attributes in them. */
struct rewrite {
    struct growth growth;        /* the new tree */
    const struct growth *source; /* the old one */
    uint8_t *known;              /* by variable: 1 + the choice on the way to here; 0 where it was not asked yet */
    size_t leaves;               /* of the new tree, so far */
};

static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to);

/* A group is as many questions as there are attributes in it, so that a few of them make a very large tree. */
static bool is_given_up(const struct rewrite *rewrite) {
    const struct builder *builder = rewrite->growth.builder;
    return builder->arena->failed || rewrite->leaves > builder->question->leaf_budget;
}

/* Reads a variable in node `to`, and calls `follow` for each choice with the child that is to be filled in. */
typedef void follow_choice(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child);
static void read_variable(struct rewrite *rewrite, size_t variable, uint32_t to, follow_choice *follow,
                          const void *context) {
    split(&rewrite->growth, to, variable);
    size_t choices = rewrite->growth.builder->variables[variable].choice_count;
    for (size_t choice = 0; choice < choices && !is_given_up(rewrite); choice++) {
        rewrite->known[variable] = (uint8_t)(choice + 1);
        follow(rewrite, context, (uint8_t)choice, rewrite->growth.children[rewrite->growth.nodes[to].first + choice]);
    }
    rewrite->known[variable] = 0;
}

/* Asks about the attributes of a group, from the one at `at` on, in the order in which they lie in it. */
struct group_question {
    const size_t *attributes; /* variables */
    size_t count;
    size_t at;
    uint32_t nothing, something; /* where the old tree goes on */
};

static void ask_group(struct rewrite *rewrite, const struct group_question *question, uint32_t to);

static void follow_attribute(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child) {
    struct group_question next = *(const struct group_question *)context;
    next.at++;
    if (choice)
        rewrite_node(rewrite, next.something, child);
    else
        ask_group(rewrite, &next, child);
}

static void ask_group(struct rewrite *rewrite, const struct group_question *question, uint32_t to) {
    struct group_question here = *question;
    for (; here.at < here.count; here.at++) {
        uint8_t known = rewrite->known[here.attributes[here.at]];
        if (known > 1) {
            rewrite_node(rewrite, here.something, to);
            return;
        }
        if (known == 0) {
            read_variable(rewrite, here.attributes[here.at], to, follow_attribute, &here);
            return;
        }
    }
    rewrite_node(rewrite, here.nothing, to);
}

static size_t list_attributes(const struct rule_space *space, const sl_field *group, size_t *list, size_t count) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        if (field->type == SL_GROUP)
            count = list_attributes(space, field, list, count);
        else
            list[count++] = space->first[field->index];
    }
    return count;
}

static void follow_node(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child) {
    const struct tree_node *from = context;
    rewrite_node(rewrite, rewrite->source->children[from->first + choice], child);
}

static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to) {
    const struct growth *source = rewrite->source;
    const struct rule_space *space = source->builder->space;
    const struct tree_node *node = &source->nodes[from];
    while (node->variable != TREE_LEAF && rewrite->known[node->variable])
        node = &source->nodes[source->children[node->first + rewrite->known[node->variable] - 1u]];
    if (is_given_up(rewrite))
        return;
    if (node->variable == TREE_LEAF) {
        rewrite->leaves++;
        rewrite->growth.nodes[to] = *node;
    } else if (node->variable < source->builder->kept_count) {
        read_variable(rewrite, node->variable, to, follow_node, node);
    } else {
        const sl_field *group = space->meanings[node->variable].field;
        size_t *attributes = arena_array(source->builder->arena, space->vocabulary->field_count, sizeof *attributes);
        struct group_question question = {attributes, 0, 0, source->children[node->first],
                                          source->children[node->first + 1]};
        if (!attributes)
            return;
        question.count = list_attributes(space, group, attributes, 0);
        ask_group(rewrite, &question, to);
    }
}

static bool asks_about_groups(const struct growth *growth) {
    for (size_t i = 0; i < growth->node_count; i++)
        if (growth->nodes[i].variable != TREE_LEAF && growth->nodes[i].variable >= growth->builder->kept_count)
            return true;
    return false;
}

/* Puts attributes in place of groups, if there are any. Returns false when that takes too much. */
static bool replace_groups(struct growth *growth) {
    struct builder *builder = growth->builder;
    struct rewrite rewrite = {.growth = {.builder = builder}, .source = growth};
    if (!asks_about_groups(growth))
        return true;
    rewrite.known = arena_array(builder->arena, builder->variable_count, sizeof *rewrite.known);
    if (!rewrite.known)
        return false;
    rewrite_node(&rewrite, 0, new_node(&rewrite.growth));
    if (is_given_up(&rewrite))
        return false;
    growth->nodes = rewrite.growth.nodes;
    growth->node_count = rewrite.growth.node_count;
    growth->children = rewrite.growth.children;
    return true;
}

static void keep_tree(struct builder *builder, struct growth *growth) {
    struct rule_tree *result = growth->result;
    if (!replace_groups(growth)) {
        result->too_wide = widest(growth);
        return;
    }
    result->answers = growth->answers.list;
    result->answer_count = growth->answers.count;
    result->tree = builder->tree_count;
    builder->trees[builder->tree_count++] = (struct tree){growth->nodes, growth->node_count, growth->children, false};
}

/* Tries way after way, until all have been. Returns whether that makes a tree. */
static bool grow_leaves(struct growth *growth) {
    struct rule_tree *result = growth->result;
    do {
        result->fault = grow_leaf(growth);
        if (growth->builder->arena->failed || result->fault.length)
            return false;
        bool too_much = result->leaves > growth->builder->question->leaf_budget || growth->work > SL_LIMIT_TREE_WORK;
        if (too_much && growth->depth > 0) {
            result->too_wide = widest(growth);
            return false;
        }
    } while (advance(growth));
    return true;
}

static void grow_tree(struct builder *builder, struct rule_tree *result) {
    struct growth growth = {.builder = builder, .result = result, .answers = {.arena = builder->arena}};
    const sl_vocabulary *vocabulary = builder->checker->vocabulary;
    struct node root = {.kind = NODE_MAPPING};
    growth.program = (struct configuration){.vocabulary = vocabulary, .root = &root};
    growth.program.values = arena_array(builder->arena, vocabulary->field_count, sizeof *growth.program.values);
    if (!growth.program.values)
        return;
    new_node(&growth);
    if (grow_leaves(&growth))
        keep_tree(builder, &growth);
    arena_free(&growth.scratch);
}

/* ---- what makes an assignment a program --------------------------------------------------------------------------- */

/* A set that is not declared has no words: a tree that is bad for any other choice. */
static void add_set(struct builder *builder, const sl_field *field) {
    struct growth growth = {.builder = builder};
    size_t declared = builder->space->first[field->index];
    uint32_t node = new_node(&growth);
    split(&growth, node, declared);
    for (size_t word = 0; word < field->domain_count && !builder->arena->failed; word++) {
        node = growth.children[growth.nodes[node].first];
        split(&growth, node, declared + 1 + word);
    }
    if (builder->arena->failed)
        return;
    for (size_t i = 0; i < growth.node_count; i++)
        growth.nodes[i].leaf = LEAF_BAD;
    growth.nodes[growth.children[growth.nodes[0].first + 1]].leaf = LEAF_GOOD; /* declared: with any words */
    growth.nodes[growth.children[growth.nodes[node].first]].leaf = LEAF_GOOD;  /* not declared, and no word */
    builder->trees[builder->tree_count++] = (struct tree){growth.nodes, growth.node_count, growth.children, true};
}

static bool is_integer(const struct rule_space *space, size_t variable) {
    return space->meanings[variable].field->type == SL_INTEGER;
}

static bool *reads_of(const struct rule_space *space, const struct rule_tree *rule, bool *reads) {
    memset(reads, 0, space->space.variable_count * sizeof *reads);
    if (rule->tree != SIZE_MAX)
        tree_reads(&space->space.trees[rule->tree], reads);
    return reads;
}

/* Rules that read two integers may compare them: then only what stands for a range is known to be as it is. */
static void find_sampled(struct rule_space *space, bool *room) {
    for (size_t i = 0; i < space->rule_count; i++) {
        const bool *reads = reads_of(space, &space->rules[i], room);
        size_t integers = 0;
        for (size_t j = 0; j < space->space.variable_count; j++)
            integers += reads[j] && is_integer(space, j);
        for (size_t j = 0; j < space->space.variable_count; j++)
            if (reads[j] && is_integer(space, j) && integers > 1)
                space->meanings[j].sampled = true;
    }
    for (size_t i = 0; i < space->rule_count; i++) {
        const bool *reads = reads_of(space, &space->rules[i], room);
        for (size_t j = 0; j < space->space.variable_count; j++)
            if (reads[j] && space->meanings[j].sampled)
                space->rules[i].sampled = true;
    }
}

/* Takes over the tree of a rule for which nothing is told apart that was not before. */
static void take_tree(struct builder *builder, const struct rule_space *base, size_t index) {
    struct rule_tree *rule = &builder->space->rules[index];
    *rule = base->rules[index];
    if (rule->tree == SIZE_MAX)
        return;
    builder->trees[builder->tree_count] = base->space.trees[rule->tree];
    rule->tree = builder->tree_count++;
}

void rule_space_build(struct arena *arena, const struct rule_space_question *question, struct rule_space *space) {
    sl_checker *checker = question->checker;
    const struct rulebook *book = &checker->book;
    *space = (struct rule_space){.vocabulary = checker->vocabulary, .rule_count = book->count};
    struct builder builder = {.checker = checker, .arena = arena, .space = space, .question = question};
    space->rules = arena_array(arena, book->count, sizeof *space->rules);
    builder.trees = arena_array(arena, book->count + checker->vocabulary->field_count, sizeof *builder.trees);
    if (!space->rules || !builder.trees || !make_variables(&builder))
        return;
    for (size_t i = 0; i < book->count && !arena->failed; i++) {
        space->rules[i] = (struct rule_tree){.rule = book->rules[i], .tree = SIZE_MAX};
        if (question->program && !question->base->rules[i].sampled)
            take_tree(&builder, question->base, i);
        else if (question->chosen == RULES_ALL || book->rules[i]->kind != SL_RULE_PRACTICE)
            grow_tree(&builder, &space->rules[i]);
    }
    for (size_t i = 0; i < checker->vocabulary->field_count && !arena->failed; i++) {
        const sl_field *field = checker->vocabulary->fields[i];
        if (field->type == SL_SET && space->first[i] != SIZE_MAX)
            add_set(&builder, field);
    }
    space->space = (struct space){builder.variables, builder.kept_count, builder.trees, builder.tree_count};
    bool *reads = arena_array(arena, builder.kept_count, sizeof *reads);
    if (!arena->failed)
        find_sampled(space, reads);
}

const struct rule_space *rule_space_of(sl_checker *checker) {
    struct rule_space_question question = {
        .checker = checker, .chosen = RULES_DECIDING, .leaf_budget = SL_LIMIT_LEAVES};
    struct arena *arena = &checker->tree_arena;
    if (checker->trees)
        return checker->trees;
    struct rule_space *space = arena_alloc(arena, sizeof *space);
    if (space)
        rule_space_build(arena, &question, space);
    if (arena->failed)
        arena_free(arena);
    else
        checker->trees = space;
    return checker->trees;
}
