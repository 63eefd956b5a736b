#include "trees/choices.h"

#include "base/text.h"

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

void rule_space_write(const struct rule_space *space, const uint8_t *choices, struct value *values) {
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

bool rule_space_read(const struct rule_space *space, const struct configuration *configuration, uint8_t *choices) {
    bool readable = true;
    for (size_t i = 0; i < space->space.variable_count; i++) {
        const struct value *value = configuration_value(configuration, space->meanings[i].field);
        readable = readable && value->state != VALUE_UNREADABLE;
        choices[i] = choice_of(&space->space.variables[i], &space->meanings[i], value);
    }
    return readable;
}

bool rule_space_tells(const struct rule_space *space, const struct configuration *configuration) {
    bool tells = true;
    for (size_t i = 0; i < space->space.variable_count && tells; i++) {
        const struct meaning *meaning = &space->meanings[i];
        const struct value *value = configuration_own(configuration, meaning->field);
        if (meaning->sampled && value->state == VALUE_DECLARED)
            tells = meaning->lows[choice_of(&space->space.variables[i], meaning, value) - 1] == value->integer;
    }
    for (size_t i = 0; i < configuration->account_count && tells; i++)
        tells = rule_space_tells(space, &configuration->accounts[i]);
    return tells;
}
