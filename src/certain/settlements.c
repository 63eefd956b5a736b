/* settlements.c - finds the values of a gap that settle the answer of a rule. */
#include "certain/settlements.h"

#include "base/text.h"

/* ---- the search -------------------------------------------------------------------------------------------------- */

struct settling {
    struct exploration *exploration;
    size_t *variables; /* the numbers of those about the gap */
    size_t variable_count;
    uint8_t *values; /* those of the exploration */
    struct arena *arena;
    sl_settlement *list;
    size_t count, capacity;
    size_t looks; /* combinations of words that may still be tried */
};

/* Returns whether the fixed values settle the answer, and stores it. */
static bool settles(const struct settling *settling, sl_status *status) {
    unsigned kinds = exploration_kinds(settling->exploration, false);
    *status = kinds & KIND_FAIL ? SL_FAIL : kinds & KIND_PASS ? SL_PASS : SL_NOT_APPLICABLE;
    return !exploration_stops(settling->exploration) &&
           (kinds == KIND_FAIL || (kinds & ~(unsigned)KINDS_SATISFIED) == 0);
}

static void add(struct settling *settling, sl_status status, sl_text value) {
    ARENA_APPEND(settling->arena, settling->list, settling->count, settling->capacity, (sl_settlement){status, value});
}

/* Tries each value of an attribute that has one value. Neighboring ranges of an integer are one value. */
static void try_values(struct settling *settling, size_t number) {
    struct gap_variable variable = settling->exploration->variables[number]; /* the list may move */
    const sl_field *field = variable.question.field;
    const struct integer_ranges *ranges = &variable.ranges;
    for (size_t i = 0, end; i < variable.width; i = end) {
        sl_status status, next;
        settling->values[number] = (uint8_t)i;
        bool settled = settles(settling, &status);
        for (end = i + 1; ranges->lows && settled && end < variable.width; end++) {
            settling->values[number] = (uint8_t)end;
            if (!settles(settling, &next) || next != status)
                break;
        }
        if (!settled)
            continue;
        if (ranges->lows)
            add(settling, status,
                integers_text(settling->arena, ranges->lows[i],
                              end < variable.width ? ranges->lows[end] - 1 : field->max));
        else if (field->type == SL_BOOL)
            add(settling, status, i ? TEXT("true") : TEXT("false"));
        else
            add(settling, status, field->domain[i]);
    }
    settling->values[number] = VALUE_OPEN;
}

static sl_text word_text(struct settling *settling, size_t number, uint8_t value) {
    const struct question *question = &settling->exploration->variables[number].question;
    return arena_join(settling->arena, value ? TEXT("with") : TEXT("without"), " ",
                      question->field->domain[question->word]);
}

static void try_words(struct settling *settling) {
    for (size_t i = 0; i < settling->variable_count; i++)
        for (int value = 1; value >= 0; value--) {
            sl_status status;
            settling->values[settling->variables[i]] = (uint8_t)value;
            if (settles(settling, &status))
                add(settling, status, word_text(settling, settling->variables[i], (uint8_t)value));
            settling->values[settling->variables[i]] = VALUE_OPEN;
        }
}

/* Searches for words that settle the answer together, from the word at `from` on. */
static bool try_combination(struct settling *settling, size_t from, bool satisfied) {
    sl_status status;
    if (settles(settling, &status))
        return (status != SL_FAIL) == satisfied;
    for (int value = 1; from < settling->variable_count && value >= 0 && settling->looks > 0; value--) {
        settling->looks--;
        settling->values[settling->variables[from]] = (uint8_t)value;
        if (try_combination(settling, from + 1, satisfied))
            return true;
        settling->values[settling->variables[from]] = VALUE_OPEN;
    }
    return false;
}

/* Adds a combination of words, without those that could be left out. */
static void add_combination(struct settling *settling) {
    sl_status status, kept;
    sl_text text = {NULL, 0};
    settles(settling, &status);
    for (size_t i = 0; i < settling->variable_count; i++) {
        uint8_t *value = &settling->values[settling->variables[i]], was = *value;
        *value = VALUE_OPEN;
        if (was != VALUE_OPEN && (!settles(settling, &kept) || (kept == SL_FAIL) != (status == SL_FAIL)))
            *value = was;
        if (*value == VALUE_OPEN)
            continue;
        text = arena_join(settling->arena, text, text.length ? " and " : "",
                          word_text(settling, settling->variables[i], was));
    }
    settles(settling, &status);
    add(settling, status, text);
}

/* The most combinations of words that are tried. */
#define MOST_LOOKS 40

static bool has_settlement(const struct settling *settling, bool satisfied) {
    for (size_t i = 0; i < settling->count; i++)
        if ((settling->list[i].status != SL_FAIL) == satisfied)
            return true;
    return false;
}

void list_settlements(struct exploration *exploration, struct gap *gap, struct arena *arena) {
    struct settling settling = {
        .exploration = exploration, .values = exploration->values, .arena = arena, .looks = MOST_LOOKS};
    settling.variables = arena_array(exploration->arena, exploration->variable_count, sizeof *settling.variables);
    for (size_t i = 0; settling.variables && i < exploration->variable_count; i++) {
        const struct gap_variable *variable = &exploration->variables[i];
        bool about = variable->question.field == gap->field && variable->question.account == gap->account;
        if (about && variable->width > 1 && !variable->question.other)
            settling.variables[settling.variable_count++] = i;
    }
    bool set = gap->field->type == SL_SET;
    if (!set && settling.variable_count > 0)
        try_values(&settling, settling.variables[0]);
    if (set)
        try_words(&settling);
    for (int satisfied = 1; set && satisfied >= 0; satisfied--) {
        if (has_settlement(&settling, satisfied))
            continue;
        if (try_combination(&settling, 0, satisfied))
            add_combination(&settling);
        for (size_t i = 0; i < settling.variable_count; i++)
            settling.values[settling.variables[i]] = VALUE_OPEN;
    }
    gap->settlements = settling.list;
    gap->settlement_count = settling.count;
}
