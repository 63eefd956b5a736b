#include "engine/rule_space.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
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

/* Where a rule's answer may change: on either side of every option that is an integer. Returns the new count. */
static size_t add_boundaries(const struct rulebook *book, const sl_field *field, int64_t *lows, size_t count) {
    for (size_t i = 0; i < book->count; i++)
        for (size_t j = 0; j < book->rules[i]->option_count; j++) {
            const sl_option *option = &book->rules[i]->options[j];
            for (int64_t at = option->value; option->type == SL_OPTION_INTEGER && at <= option->value + 1; at++)
                if (at > field->min && at <= field->max && count < SPACE_CHOICES - 1)
                    lows[count++] = at;
        }
    return count;
}

/* And at the end of the range. */
static size_t list_boundaries(const struct builder *builder, const sl_field *field, int64_t *lows) {
    const struct rule_space_question *question = builder->question;
    size_t count = 0, kept = 0;
    lows[count++] = field->min;
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

/* ---- from choices to values and back ------------------------------------------------------------------------------ */

static void write_choice(const struct meaning *meaning, uint8_t choice, struct value *value) {
    if (meaning->word != QUESTION_ALL) {
        value->members |= (uint64_t)(choice != 0) << meaning->word;
        return;
    }
    value->state = choice ? VALUE_DECLARED : VALUE_UNDECLARED;
    if (choice == 0)
        return;
    switch (meaning->field->type) {
    case SL_ENUM:
    case SL_ORDINAL: value->word = choice - 1u; break;
    case SL_BOOL: value->truth = choice == 2; break;
    case SL_INTEGER: value->integer = meaning->lows[choice - 1]; break;
    case SL_TEXT: value->text = TEXT("declared"); break;
    default: break;
    }
}

void rule_space_write(const struct rule_space *space, const uint8_t *choices, struct value *values) {
    for (size_t i = 0; i < space->space.variable_count; i++)
        write_choice(&space->meanings[i], choices[i], &values[space->meanings[i].field->index]);
    for (size_t i = 0; i < space->space.variable_count; i++) {
        const sl_field *field = space->meanings[i].field;
        if (values[field->index].state != VALUE_DECLARED)
            continue;
        for (const sl_field *group = field->parent; group != space->vocabulary->top; group = group->parent)
            values[group->index].state = VALUE_DECLARED;
    }
}

static uint8_t choice_of(const struct variable *variable, const struct meaning *meaning, const struct value *value) {
    if (value->state != VALUE_DECLARED)
        return 0;
    if (meaning->word != QUESTION_ALL)
        return (uint8_t)(value->members >> meaning->word & 1);
    switch (meaning->field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return (uint8_t)(value->word + 1);
    case SL_BOOL: return value->truth ? 2 : 1;
    case SL_INTEGER: {
        size_t choice = variable->choice_count - 1;
        while (choice > 1 && meaning->lows[choice - 1] > value->integer)
            choice--;
        return (uint8_t)choice;
    }
    default: return 1;
    }
}

bool rule_space_read(const struct rule_space *space, const struct configuration *configuration, uint8_t *choices) {
    bool readable = true;
    for (size_t i = 0; i < space->space.variable_count; i++) {
        const struct value *value = configuration_value(configuration, space->meanings[i].field);
        readable = readable && value->state != VALUE_UNREADABLE;
        choices[i] = choice_of(&space->space.variables[i], &space->meanings[i], value);
    }
    return readable;
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
    struct tree_answer *answers;
    size_t answer_count, answer_capacity;
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
    write_choice(meaning, choice, value);
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

static bool same_answer(const struct tree_answer *a, const struct answer *b) {
    return a->status == b->status && text_equal(a->message, b->message) && a->missing == b->missing;
}

static uint32_t number_of(struct growth *growth, const struct answer *answer) {
    struct arena *arena = growth->builder->arena;
    for (size_t i = 0; i < growth->answer_count; i++)
        if (same_answer(&growth->answers[i], answer))
            return (uint32_t)i;
    struct tree_answer *answers =
        arena_grow(arena, growth->answers, growth->answer_count, &growth->answer_capacity, sizeof *answers);
    if (!answers)
        return 0;
    growth->answers = answers;
    answers[growth->answer_count] =
        (struct tree_answer){answer->status, arena_copy(arena, answer->message), answer->missing};
    return (uint32_t)growth->answer_count++;
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
    if (growth->result->leaves >= GONE_TWICE)
        return true;
    lua_probe_rule(host, rule, &growth->program, scratch, &again, &asked_again);
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
            uint32_t number = number_of(growth, &answer);
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
};

static void rewrite_node(struct rewrite *rewrite, uint32_t from, uint32_t to);

/* Reads a variable in node `to`, and calls `follow` for each choice with the child that is to be filled in. */
typedef void follow_choice(struct rewrite *rewrite, const void *context, uint8_t choice, uint32_t child);
static void read_variable(struct rewrite *rewrite, size_t variable, uint32_t to, follow_choice *follow,
                          const void *context) {
    split(&rewrite->growth, to, variable);
    size_t choices = rewrite->growth.builder->variables[variable].choice_count;
    for (size_t choice = 0; choice < choices && !rewrite->growth.builder->arena->failed; choice++) {
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
    if (source->builder->arena->failed)
        return;
    if (node->variable == TREE_LEAF) {
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

/* Puts attributes in place of groups, if there are any. */
static void replace_groups(struct growth *growth) {
    struct builder *builder = growth->builder;
    struct rewrite rewrite = {.growth = {.builder = builder}, .source = growth};
    if (!asks_about_groups(growth))
        return;
    rewrite.known = arena_array(builder->arena, builder->variable_count, sizeof *rewrite.known);
    if (!rewrite.known)
        return;
    rewrite_node(&rewrite, 0, new_node(&rewrite.growth));
    growth->nodes = rewrite.growth.nodes;
    growth->node_count = rewrite.growth.node_count;
    growth->children = rewrite.growth.children;
}

static void keep_tree(struct builder *builder, struct growth *growth) {
    struct rule_tree *result = growth->result;
    replace_groups(growth);
    result->answers = growth->answers;
    result->answer_count = growth->answer_count;
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
        if (result->leaves > growth->builder->question->leaf_budget) {
            result->too_wide = widest(growth);
            return false;
        }
    } while (advance(growth));
    return true;
}

static void grow_tree(struct builder *builder, struct rule_tree *result) {
    struct growth growth = {.builder = builder, .result = result};
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
        if (question->chosen == RULES_ALL || book->rules[i]->kind != SL_RULE_PRACTICE)
            grow_tree(&builder, &space->rules[i]);
    }
    for (size_t i = 0; i < checker->vocabulary->field_count && !arena->failed; i++) {
        const sl_field *field = checker->vocabulary->fields[i];
        if (field->type == SL_SET && space->first[i] != SIZE_MAX)
            add_set(&builder, field);
    }
    space->space = (struct space){builder.variables, builder.kept_count, builder.trees, builder.tree_count};
}
