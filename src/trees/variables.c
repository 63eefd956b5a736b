#include <stdlib.h>

#include "samplint/limits.h"
#include "trees/tree_builder.h"

_Static_assert(SL_LIMIT_DOMAIN + 1 <= SPACE_CHOICES,
               "each word of an attribute is a choice, and that it is not declared");
_Static_assert(SL_LIMIT_DOMAIN <= 64, "the words of a set are the bits of a uint64_t");

static void add_variable(struct tree_builder *builder, const sl_field *field, size_t word, size_t choices) {
    builder->space->meanings[builder->variable_count] = (struct meaning){.field = field, .word = word};
    builder->variables[builder->variable_count++] = (struct variable){choices};
}

static int compare_integers(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* One choice is that it is not declared. */
#define MOST_LOWS ((size_t)SPACE_CHOICES - 1)

/* First values of ranges. */
struct boundaries {
    const sl_field *field;
    int64_t *lows;
    size_t count;
    bool full; /* some could not be added */
};

/* Adds an integer, and the one behind it, while there is room for two more choices: the first one is that it is not declared. */
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

/* Accounts may have very many; the rules' own boundaries find room in any case. */
#define MOST_OWN (SPACE_CHOICES / 2)

/* A rule that compares two integers with each other may change its answer anywhere, so what is declared is told apart. */
static void add_own(struct boundaries *boundaries, const struct configuration *program) {
    const struct value *value = configuration_own(program, boundaries->field);
    if (value->state == VALUE_DECLARED)
        add_boundary(boundaries, value->integer);
    for (size_t i = 0; boundaries->count < MOST_OWN && i < program->account_count; i++)
        add_own(boundaries, &program->accounts[i]);
}

bool rule_is_about(const sl_rule *rule, const sl_field *field) {
    for (size_t i = 0; i < rule->element_count; i++)
        if (rule->elements[i] == field->element)
            return true;
    return false;
}

bool builder_has_accounts(const struct tree_builder *builder, const sl_rule *rule) {
    const struct configuration *program = builder->question->program;
    return program && program->account_count > 0 && rule->scope == SL_SCOPE_PORTFOLIO;
}

/* Whether a rule may tell a program's own integer from others of its range: one may count accounts against it. */
static bool is_told_apart(const struct tree_builder *builder, const sl_field *field) {
    const struct rule_space_question *question = builder->question;
    const struct rulebook *book = question->book;
    if (!question->program)
        return false;
    bool apart = question->base->meanings[question->base->first[field->index]].sampled;
    for (size_t i = 0; !apart && i < book->count; i++)
        apart = builder_has_accounts(builder, book->rules[i]) && rule_is_about(book->rules[i], field);
    return apart;
}

/* Each integer once, ascending. */
static void sort_boundaries(struct boundaries *boundaries) {
    int64_t *lows = boundaries->lows;
    size_t kept = 0;
    qsort(lows, boundaries->count, sizeof *lows, compare_integers);
    for (size_t i = 0; i < boundaries->count; i++)
        if (kept == 0 || lows[kept - 1] != lows[i])
            lows[kept++] = lows[i];
    boundaries->count = kept;
}

/* Where a rule's answer may change: on either side of its options that are integers, and of those written in its check. */
static void add_rules(struct boundaries *boundaries, const struct rulebook *book,
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

/* Each range between two boundaries is stood for by its first value. */
static void add_integer(struct tree_builder *builder, const sl_field *field) {
    const struct rule_space_question *question = builder->question;
    struct boundaries boundaries = {.field = field,
                                    .lows = arena_array(builder->arena, MOST_LOWS, sizeof *boundaries.lows)};
    if (!boundaries.lows)
        return;
    boundaries.lows[boundaries.count++] = field->min;
    if (is_told_apart(builder, field))
        add_own(&boundaries, question->program);
    add_rules(&boundaries, question->book, builder->integers);
    if (question->split_by)
        add_rules(&boundaries, question->split_by, builder->split_by_integers);
    sort_boundaries(&boundaries);
    add_variable(builder, field, QUESTION_ALL, boundaries.count + 1);
    struct meaning *meaning = &builder->space->meanings[builder->variable_count - 1];
    meaning->lows = boundaries.lows;
    meaning->crowded = meaning->sampled = boundaries.full;
}

static void add_field(struct tree_builder *builder, const sl_field *field) {
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

static const struct check_integers *read_integers(struct arena *arena, const struct rulebook *book) {
    struct check_integers *integers = arena_array(arena, book->count, sizeof *integers);
    for (size_t i = 0; integers && i < book->count; i++)
        integers[i] = integers_of_check(arena, book->rules[i]);
    return integers;
}

bool builder_make_variables(struct tree_builder *builder) {
    const sl_vocabulary *vocabulary = builder->rules->vocabulary;
    size_t most = most_variables(vocabulary);
    struct rule_space *space = builder->space;
    builder->variables = arena_array(builder->arena, most, sizeof *builder->variables);
    space->meanings = arena_array(builder->arena, most, sizeof *space->meanings);
    space->first = arena_array(builder->arena, vocabulary->field_count, sizeof *space->first);
    builder->integers = read_integers(builder->arena, builder->question->book);
    if (builder->question->split_by)
        builder->split_by_integers = read_integers(builder->arena, builder->question->split_by);
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
