/* choices.c - translates choices of variables into values of attributes and into words, and values into choices. */
#include "trees/choices.h"

#include "base/text.h"
#include "certain/integer_ranges.h"

void choice_write(const struct meaning *meaning, uint8_t choice, struct value *value) {
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

void choices_write(const struct rule_space *space, const uint8_t *choices, struct value *values) {
    for (size_t i = 0; i < space->space.variable_count; i++)
        choice_write(&space->meanings[i], choices[i], &values[space->meanings[i].field->index]);
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

bool choices_read(const struct rule_space *space, const struct configuration *configuration, uint8_t *choices) {
    bool readable = true;
    for (size_t i = 0; i < space->space.variable_count; i++) {
        const struct value *value = configuration_value(configuration, space->meanings[i].field);
        readable = readable && value->state != VALUE_UNREADABLE;
        choices[i] = choice_of(&space->space.variables[i], &space->meanings[i], value);
    }
    return readable;
}

bool choices_are_exact(const struct rule_space *space, const struct configuration *configuration) {
    bool exact = true;
    for (size_t i = 0; i < space->space.variable_count && exact; i++) {
        const struct meaning *meaning = &space->meanings[i];
        const struct value *value = configuration_own(configuration, meaning->field);
        if (meaning->sampled && value->state == VALUE_DECLARED)
            exact = meaning->lows[choice_of(&space->space.variables[i], meaning, value) - 1] == value->integer;
    }
    for (size_t i = 0; i < part_count(configuration) && exact; i++)
        exact = choices_are_exact(space, part_at(configuration, i));
    return exact;
}

struct integer_range choice_range(const struct rule_space *space, size_t variable, size_t from, size_t to) {
    const struct meaning *meaning = &space->meanings[variable];
    bool last = to + 1 == space->space.variables[variable].choice_count;
    return (struct integer_range){meaning->lows[from - 1], last ? meaning->field->max : meaning->lows[to] - 1};
}

static sl_text range_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t from,
                          size_t to) {
    struct integer_range range = choice_range(space, variable, from, to);
    return integers_text(arena, range.low, range.high);
}

sl_text choice_value_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t choice) {
    const struct meaning *meaning = &space->meanings[variable];
    const sl_field *field = meaning->field;
    if (meaning->word != QUESTION_ALL)
        return field->domain[meaning->word];
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return field->domain[choice - 1];
    case SL_BOOL: return choice == 2 ? TEXT("true") : TEXT("false");
    case SL_INTEGER: return range_text(arena, space, variable, choice, choice);
    default: return TEXT("a text");
    }
}

sl_text choice_proposal_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t choice) {
    const struct meaning *meaning = &space->meanings[variable];
    return meaning->sampled ? arena_printf(arena, "%lld", (long long)meaning->lows[choice - 1])
                            : choice_value_text(arena, space, variable, choice);
}

sl_text choice_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t choice) {
    if (choice > 0)
        return choice_value_text(arena, space, variable, choice);
    return space->meanings[variable].word == QUESTION_ALL ? TEXT("undeclared") : TEXT("without");
}

size_t choices_list(struct arena *arena, const struct rule_space *space, size_t variable, choice_set choices,
                    sl_text *texts) {
    const struct meaning *meaning = &space->meanings[variable];
    bool is_word = meaning->word != QUESTION_ALL, is_set = meaning->field->type == SL_SET;
    bool is_range = meaning->field->type == SL_INTEGER;
    size_t count = 0, choice_count = space->space.variables[variable].choice_count;
    for (size_t choice = 0; choice < choice_count; choice++) {
        size_t end = choice; /* of the run of neighboring ranges */
        if (!choices_have(choices, choice))
            continue;
        while (is_range && choice > 0 && end + 1 < choice_count && choices_have(choices, end + 1))
            end++;
        if (choice == 0 || !is_set)
            texts[count++] = end > choice ? range_text(arena, space, variable, choice, end)
                                          : choice_text(arena, space, variable, choice);
        else
            texts[count++] = is_word ? TEXT("with") : TEXT("declared");
        choice = end;
    }
    return count;
}

sl_condition choices_condition(struct arena *arena, const struct rule_space *space, size_t variable,
                               choice_set choices) {
    const struct meaning *meaning = &space->meanings[variable];
    sl_text *values = arena_array(arena, SPACE_CHOICES, sizeof *values);
    sl_condition condition = {.field = meaning->field, .values = values};
    if (meaning->word != QUESTION_ALL)
        condition.word = meaning->field->domain[meaning->word];
    if (values)
        condition.value_count = choices_list(arena, space, variable, choices, values);
    return condition;
}
