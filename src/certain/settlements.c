/* settlements.c - finds the values of a gap that settle the answer of a rule. */
#include "certain/settlements.h"

#include <string.h>

#include "base/text.h"

size_t gap_width(struct question question) {
    if (question.word != QUESTION_ALL || question.field->type == SL_BOOL)
        return 2;
    return question.field->type == SL_SET ? 1 : question.field->domain_count;
}

struct plain gap_value(const struct gap_variable *variable, size_t index) {
    const struct integer_ranges *ranges = &variable->ranges;
    if (variable->question.word == QUESTION_ALL && variable->question.field->type == SL_SET)
        index = set_value_bits(variable->by_words);
    return (struct plain){.state = VALUE_DECLARED, .bits = ranges->lows ? (uint64_t)ranges->lows[index] : index};
}

/* ---- the search -------------------------------------------------------------------------------------------------- */

struct settling {
    const struct completions *completions;
    uint32_t root;
    const struct gap_variable **variables; /* those about the gap */
    size_t variable_count;
    uint8_t *values; /* by variable of the diagram */
    struct arena *arena;
    sl_settlement *list;
    size_t count, capacity;
    size_t looks; /* combinations of words that may still be tried */
};

/* Returns whether the fixed values settle the answer, and stores it. */
static bool settles(const struct settling *settling, sl_status *status) {
    unsigned kinds = completions_kinds(settling->completions, settling->root, settling->values);
    *status = kinds & KIND_BIT(COMPLETION_FAIL)   ? SL_FAIL
              : kinds & KIND_BIT(COMPLETION_PASS) ? SL_PASS
                                                  : SL_NOT_APPLICABLE;
    return kinds == KIND_BIT(COMPLETION_FAIL) || (kinds & ~KINDS_SATISFIED) == 0;
}

static void add(struct settling *settling, sl_status status, sl_text value) {
    ARENA_APPEND(settling->arena, settling->list, settling->count, settling->capacity, (sl_settlement){status, value});
}

/* Tries each value of an attribute that has one value. Neighboring ranges of an integer are one value. */
static void try_values(struct settling *settling, const struct gap_variable *variable) {
    const sl_field *field = variable->question.field;
    const struct integer_ranges *ranges = &variable->ranges;
    for (size_t i = 0, end; i < variable->width; i = end) {
        sl_status status, next;
        settling->values[variable->number] = (uint8_t)i;
        bool settled = settles(settling, &status);
        for (end = i + 1; ranges->lows && settled && end < variable->width; end++) {
            settling->values[variable->number] = (uint8_t)end;
            if (!settles(settling, &next) || next != status)
                break;
        }
        if (!settled)
            continue;
        if (ranges->lows)
            add(settling, status,
                integers_text(settling->arena, ranges->lows[i],
                              end < variable->width ? ranges->lows[end] - 1 : field->max));
        else if (field->type == SL_BOOL)
            add(settling, status, i ? TEXT("true") : TEXT("false"));
        else
            add(settling, status, field->domain[i]);
    }
    settling->values[variable->number] = VALUE_OPEN;
}

static sl_text word_text(struct arena *arena, const struct gap_variable *variable, uint8_t value) {
    return arena_join(arena, value ? TEXT("with") : TEXT("without"), " ",
                      variable->question.field->domain[variable->question.word]);
}

static void try_words(struct settling *settling) {
    for (size_t i = 0; i < settling->variable_count; i++)
        for (int value = 1; value >= 0; value--) {
            sl_status status;
            settling->values[settling->variables[i]->number] = (uint8_t)value;
            if (settles(settling, &status))
                add(settling, status, word_text(settling->arena, settling->variables[i], (uint8_t)value));
            settling->values[settling->variables[i]->number] = VALUE_OPEN;
        }
}

/* Searches for words that settle the answer together, from the word at `from` on. */
static bool try_combination(struct settling *settling, size_t from, bool satisfied) {
    sl_status status;
    if (settles(settling, &status))
        return (status != SL_FAIL) == satisfied;
    for (int value = 1; from < settling->variable_count && value >= 0 && settling->looks > 0; value--) {
        settling->looks--;
        settling->values[settling->variables[from]->number] = (uint8_t)value;
        if (try_combination(settling, from + 1, satisfied))
            return true;
        settling->values[settling->variables[from]->number] = VALUE_OPEN;
    }
    return false;
}

/* Adds a combination of words, without those that could be left out. */
static void add_combination(struct settling *settling) {
    sl_status status, kept;
    sl_text text = {NULL, 0};
    settles(settling, &status);
    for (size_t i = 0; i < settling->variable_count; i++) {
        uint8_t *value = &settling->values[settling->variables[i]->number], was = *value;
        *value = VALUE_OPEN;
        if (was != VALUE_OPEN && (!settles(settling, &kept) || (kept == SL_FAIL) != (status == SL_FAIL)))
            *value = was;
        if (*value == VALUE_OPEN)
            continue;
        text = arena_join(settling->arena, text, text.length ? " and " : "",
                          word_text(settling->arena, settling->variables[i], was));
    }
    settles(settling, &status);
    add(settling, status, text);
}

/* The most combinations of words that are tried. */
#define MOST_LOOKS 2000

static bool has_settlement(const struct settling *settling, bool satisfied) {
    for (size_t i = 0; i < settling->count; i++)
        if ((settling->list[i].status != SL_FAIL) == satisfied)
            return true;
    return false;
}

void list_settlements(const struct completions *completions, uint32_t root, const struct gap_variable *variables,
                      struct gap *gap, struct arena *arena) {
    struct settling settling = {completions, root, .arena = arena, .looks = MOST_LOOKS};
    settling.values = arena_array(completions->arena, completions->variable_count, sizeof *settling.values);
    settling.variables = arena_array(completions->arena, completions->variable_count, sizeof(*settling.variables));
    if (!settling.values || !settling.variables)
        return;
    memset(settling.values, VALUE_OPEN, completions->variable_count);
    for (size_t i = 0; i < completions->variable_count; i++)
        if (variables[i].question.field == gap->field && variables[i].question.account == gap->account &&
            variables[i].width > 1 && !variables[i].question.other)
            settling.variables[settling.variable_count++] = &variables[i];
    if (gap->field->type != SL_SET && settling.variable_count > 0)
        try_values(&settling, settling.variables[0]);
    if (gap->field->type == SL_SET)
        try_words(&settling);
    for (int satisfied = 1; gap->field->type == SL_SET && satisfied >= 0; satisfied--) {
        if (has_settlement(&settling, satisfied))
            continue;
        if (try_combination(&settling, 0, satisfied))
            add_combination(&settling);
        for (size_t i = 0; i < settling.variable_count; i++)
            settling.values[settling.variables[i]->number] = VALUE_OPEN;
    }
    gap->settlements = settling.list;
    gap->settlement_count = settling.count;
}
