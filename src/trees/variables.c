/* variables.c - makes the variables of a space from the fields of the vocabulary, and splits integers into ranges. */
#include <stdlib.h>

#include "samplint/limits.h"
#include "trees/tree_builder.h"

_Static_assert(SL_LIMIT_DOMAIN + 1 <= SPACE_CHOICES,
               "each word of an attribute is a choice; one more choice means that it is not declared");
_Static_assert(SL_LIMIT_DOMAIN <= 64, "the words of a set are the bits of a uint64_t");

static void add_variable(struct tree_builder *builder, const sl_field *field, size_t word, size_t choices) {
    builder->space->meanings[builder->variable_count] = (struct meaning){.field = field, .word = word};
    builder->variables[builder->variable_count++] = (struct variable){choices};
}

static int compare_integers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* The first choice of an integer means that it is not declared; each other choice is a range. */
#define MOST_LOWS ((size_t)SPACE_CHOICES - 1)

/* The ranges of an integer. */
struct boundaries {
    const sl_field *field;
    int64_t *lows; /* the lowest value of each range; room for MOST_LOWS */
    size_t count;
    bool full; /* some boundaries found no room */
};

/* Gives an integer within the field's bounds a range of its own: adds it and the next one as lowest values. */
static void add_boundary(struct boundaries *boundaries, int64_t integer) {
    const sl_field *field = boundaries->field;
    if (integer < field->min || integer > field->max)
        return;
    if (boundaries->count + 2 > MOST_LOWS) {
        boundaries->full = true;
        return;
    }
    if (integer > field->min)
        boundaries->lows[boundaries->count++] = integer;
    if (integer < field->max)
        boundaries->lows[boundaries->count++] = integer + 1;
}

/* Half of the choices is left for the boundaries of rules: a program may have very many accounts. */
#define MOST_DECLARED (SPACE_CHOICES / 2)

/* Adds the integers that a program and its accounts declare for the field: a rule that compares two of these integers
 * may change its answer at any of them. */
static void add_declared(struct boundaries *boundaries, const struct configuration *program) {
    const struct value *value = configuration_own(program, boundaries->field);
    if (value->state == VALUE_DECLARED)
        add_boundary(boundaries, value->integer);
    for (size_t i = 0; boundaries->count < MOST_DECLARED && i < program->account_count; i++)
        add_declared(boundaries, &program->accounts[i]);
}

bool rule_is_about(const sl_rule *rule, const sl_field *field) {
    for (size_t i = 0; i < rule->element_count; i++)
        if (rule->elements[i] == field->element)
            return true;
    return false;
}

bool builder_has_accounts(const struct tree_builder *builder, const sl_rule *rule) {
    const struct configuration *program = builder->request->program;
    return program && program->account_count > 0 && rule->scope == SL_SCOPE_PORTFOLIO;
}

/* Whether the integers that the program declares need separate ranges: the field is sampled in the trees made without
 * the program, or a rule may compare the field with the number of accounts. */
static bool needs_declared(const struct tree_builder *builder, const sl_field *field) {
    const struct rule_space_request *request = builder->request;
    const struct rulebook *book = request->book;
    if (!request->program)
        return false;
    bool needs = request->base->meanings[request->base->first_variable[field->index]].sampled;
    for (size_t i = 0; !needs && i < book->count; i++)
        needs = builder_has_accounts(builder, book->rules[i]) && rule_is_about(book->rules[i], field);
    return needs;
}

static void sort_boundaries(struct boundaries *boundaries) {
    int64_t *lows = boundaries->lows;
    size_t kept = 0;
    qsort(lows, boundaries->count, sizeof *lows, compare_integers);
    for (size_t i = 0; i < boundaries->count; i++)
        if (kept == 0 || lows[kept - 1] != lows[i])
            lows[kept++] = lows[i];
    boundaries->count = kept;
}

/* Adds the integers at which a rule's answer may change: its integer options, and the integers in its check. */
static void add_integers_of_rules(struct boundaries *boundaries, const struct rulebook *book,
                                  const struct check_integers *integers) {
    for (size_t i = 0; i < book->count; i++) {
        if (!rule_is_about(book->rules[i], boundaries->field))
            continue;
        for (size_t j = 0; j < book->rules[i]->option_count; j++)
            if (book->rules[i]->options[j].type == SL_OPTION_INTEGER)
                add_boundary(boundaries, book->rules[i]->options[j].value);
        for (size_t j = 0; j < integers[i].count; j++)
            add_boundary(boundaries, integers[i].written[j]);
        sort_boundaries(boundaries);
    }
}

static void add_integer(struct tree_builder *builder, const sl_field *field) {
    const struct rule_space_request *request = builder->request;
    struct boundaries boundaries = {.field = field,
                                    .lows = arena_array(builder->arena, MOST_LOWS, sizeof *boundaries.lows)};
    if (!boundaries.lows)
        return;
    boundaries.lows[boundaries.count++] = field->min;
    if (needs_declared(builder, field))
        add_declared(&boundaries, request->program);
    add_integers_of_rules(&boundaries, request->book, builder->integers);
    if (request->split_by)
        add_integers_of_rules(&boundaries, request->split_by, builder->split_by_integers);
    sort_boundaries(&boundaries);
    add_variable(builder, field, QUESTION_ALL, boundaries.count + 1);
    struct meaning *meaning = &builder->space->meanings[builder->variable_count - 1];
    meaning->lows = boundaries.lows;
    meaning->crowded = meaning->sampled = boundaries.full;
}

static void add_field(struct tree_builder *builder, const sl_field *field) {
    builder->space->first_variable[field->index] = builder->variable_count;
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

static const struct check_integers *read_integers(struct arena *arena, const struct rulebook *book) {
    struct check_integers *integers = arena_array(arena, book->count, sizeof *integers);
    for (size_t i = 0; integers && i < book->count; i++)
        integers[i] = integers_of_check(arena, book->rules[i]);
    return integers;
}

bool builder_make_variables(struct tree_builder *builder) {
    const sl_vocabulary *vocabulary = builder->rules->vocabulary;
    struct rule_space *space = builder->space;
    size_t most = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        most += 1 + vocabulary->fields[i]->domain_count;
    builder->variables = arena_array(builder->arena, most, sizeof *builder->variables);
    space->meanings = arena_array(builder->arena, most, sizeof *space->meanings);
    space->first_variable = arena_array(builder->arena, vocabulary->field_count, sizeof *space->first_variable);
    builder->integers = read_integers(builder->arena, builder->request->book);
    if (builder->request->split_by)
        builder->split_by_integers = read_integers(builder->arena, builder->request->split_by);
    for (int groups = 0; !builder->arena->failed && groups < 2; groups++) {
        builder->kept_count = builder->variable_count;
        for (size_t i = 0; i < vocabulary->field_count; i++) {
            const sl_field *field = vocabulary->fields[i];
            if (groups == 0)
                space->first_variable[i] = SIZE_MAX;
            if (field->element != SL_NO_ELEMENT && (field->type == SL_GROUP) == (groups == 1))
                add_field(builder, field);
        }
    }
    return !builder->arena->failed;
}
