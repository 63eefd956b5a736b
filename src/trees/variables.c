/* variables.c - makes the variables of a space from the fields of the vocabulary, and splits integers into ranges. */
#include "certain/integer_ranges.h"
#include "samplint/limits.h"
#include "trees/tree_builder.h"

_Static_assert(SL_LIMIT_DOMAIN + 1 <= SPACE_CHOICES,
               "each word of an attribute is a choice; one more choice means that it is not declared");
_Static_assert(MOST_RANGES < SPACE_CHOICES, "each range of an integer is a choice, too");
_Static_assert(SL_LIMIT_DOMAIN <= 64, "the words of a set are the bits of a uint64_t");

static void add_variable(struct tree_builder *builder, const sl_field *field, size_t word, size_t choices) {
    builder->space->meanings[builder->variable_count] = (struct meaning){.field = field, .word = word};
    builder->variables[builder->variable_count++] = (struct variable){choices};
}

/* Half of the choices is left for the ranges of rules: a program may have very many accounts. */
#define MOST_DECLARED (SPACE_CHOICES / 2)

/* Adds the integers that a program, its segments and its accounts declare for any field, and the numbers of segments and
 * of accounts: a rule that compares the field with one of these may change its answer there. */
static void add_declared(struct integer_ranges *ranges, const struct configuration *program) {
    for (size_t i = 0; ranges->count < MOST_DECLARED && i < program->vocabulary->field_count; i++) {
        const sl_field *field = program->vocabulary->fields[i];
        const struct value *value = field->type == SL_INTEGER ? configuration_own(program, field) : NULL;
        if (value && value->state == VALUE_DECLARED)
            ranges_split(ranges, value->integer);
    }
    if (program->level == LEVEL_PROGRAM && program->account_count > 0)
        ranges_split(ranges, (int64_t)program->account_count);
    if (program->level == LEVEL_PROGRAM && program->segment_count > 0)
        ranges_split(ranges, (int64_t)program->segment_count);
    for (size_t i = 0; ranges->count < MOST_DECLARED && i < part_count(program); i++)
        add_declared(ranges, part_at(program, i));
}

bool rule_is_about(const sl_rule *rule, const sl_field *field) {
    for (size_t i = 0; i < rule->element_count; i++)
        if (rule->elements[i] == field->element)
            return true;
    return false;
}

bool builder_has_accounts(const struct tree_builder *builder, const sl_rule *rule) {
    const struct configuration *program = builder->request->program;
    return program && part_count(program) > 0 && rule->scope == SL_SCOPE_PORTFOLIO;
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

/* Adds the integers at which a rule's answer may change: its integer options, and the integers in its check. */
static void add_integers_of_rules(struct integer_ranges *ranges, const struct rulebook *book,
                                  const struct check_integers *integers) {
    for (size_t i = 0; i < book->count; i++)
        if (rule_is_about(book->rules[i], ranges->field))
            ranges_split_by_rule(ranges, book->rules[i], &integers[i]);
}

static void add_integer(struct tree_builder *builder, const sl_field *field) {
    const struct rule_space_request *request = builder->request;
    struct integer_ranges ranges = ranges_start(builder->arena, field);
    if (!ranges.lows)
        return;
    if (needs_declared(builder, field))
        add_declared(&ranges, request->program);
    add_integers_of_rules(&ranges, request->book, builder->integers);
    if (request->split_by)
        add_integers_of_rules(&ranges, request->split_by, builder->split_by_integers);
    ranges_sort(&ranges);
    add_variable(builder, field, QUESTION_ALL, ranges.count + 1);
    struct meaning *meaning = &builder->space->meanings[builder->variable_count - 1];
    meaning->lows = ranges.lows;
    meaning->crowded = meaning->sampled = ranges.full;
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
            if (field->readable && (field->type == SL_GROUP) == (groups == 1))
                add_field(builder, field);
        }
    }
    return !builder->arena->failed;
}
