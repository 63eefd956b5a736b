/* settlements.c - finds the values of a gap that settle the answer of a rule. */
#include "certain/settlements.h"

#include "base/text.h"

/* ---- the search -------------------------------------------------------------------------------------------------- */

struct settling {
    struct exploration *exploration;
    const struct gap *gap;
    uint8_t *values; /* those of the exploration */
    struct arena *arena;
    sl_settlement *list;
    size_t count, capacity;
    size_t looks; /* combinations of words that may still be tried */
};

/* Returns the first variable about the gap from a number on; the number of variables if there is none. While values are
 * tried, the exploration may meet further words of the gap. */
static size_t next_variable(const struct settling *settling, size_t from) {
    const struct exploration *exploration = settling->exploration;
    for (; from < exploration->variable_count; from++) {
        const struct gap_variable *variable = &exploration->variables[from];
        if (variable->question.field == settling->gap->field && variable->question.part == settling->gap->part &&
            variable->width > 1 && !variable->question.other)
            break;
    }
    return from;
}

static bool has_variable(const struct settling *settling, size_t number) {
    return number < settling->exploration->variable_count;
}

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
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1))
        for (int value = 1; value >= 0; value--) {
            sl_status status;
            settling->values[i] = (uint8_t)value;
            if (settles(settling, &status))
                add(settling, status, word_text(settling, i, (uint8_t)value));
            settling->values[i] = VALUE_OPEN;
        }
}

/* Searches for words that settle the answer together. */
static bool try_combination(struct settling *settling, bool satisfied) {
    sl_status status;
    if (settles(settling, &status))
        return (status != SL_FAIL) == satisfied;
    size_t open = next_variable(settling, 0);
    while (has_variable(settling, open) && settling->values[open] != VALUE_OPEN)
        open = next_variable(settling, open + 1);
    for (int turn = 0; has_variable(settling, open) && turn < 2 && settling->looks > 0; turn++) {
        settling->looks--;
        settling->values[open] = (turn == 0) == satisfied;
        if (try_combination(settling, satisfied))
            return true;
        settling->values[open] = VALUE_OPEN;
    }
    return false;
}

/* Fixes all words of the gap that are met. Returns whether that settles the answer. */
static bool try_extreme(struct settling *settling, bool satisfied) {
    sl_status status;
    bool settled = false;
    for (size_t met = 0; !settled && met < settling->exploration->variable_count;) {
        met = settling->exploration->variable_count;
        for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1))
            settling->values[i] = satisfied;
        settled = settles(settling, &status); /* may meet further words */
    }
    return settled && (status != SL_FAIL) == satisfied;
}

static void open_all(struct settling *settling) {
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1))
        settling->values[i] = VALUE_OPEN;
}

/* Adds a combination of words, without those that could be left out. */
static void add_combination(struct settling *settling) {
    sl_status status, kept;
    sl_text text = {NULL, 0};
    settles(settling, &status);
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1)) {
        uint8_t was = settling->values[i];
        settling->values[i] = VALUE_OPEN;
        if (was != VALUE_OPEN && (!settles(settling, &kept) || (kept == SL_FAIL) != (status == SL_FAIL)))
            settling->values[i] = was;
        if (settling->values[i] != VALUE_OPEN)
            text = arena_join(settling->arena, text, text.length ? " and " : "", word_text(settling, i, was));
    }
    settles(settling, &status);
    add(settling, status, text);
}

/* The most combinations of words that are tried. */
#define MOST_LOOKS 8

static bool has_settlement(const struct settling *settling, bool satisfied) {
    for (size_t i = 0; i < settling->count; i++)
        if ((settling->list[i].status != SL_FAIL) == satisfied)
            return true;
    return false;
}

void list_settlements(struct exploration *exploration, struct gap *gap, struct arena *arena) {
    struct settling settling = {.exploration = exploration, .gap = gap, .values = exploration->values, .arena = arena};
    bool set = gap->field->type == SL_SET;
    size_t first = next_variable(&settling, 0);
    if (set)
        try_words(&settling);
    else if (has_variable(&settling, first))
        try_values(&settling, first);
    for (int satisfied = 1; set && satisfied >= 0; satisfied--) {
        settling.looks = MOST_LOOKS;
        if (has_settlement(&settling, satisfied))
            continue;
        bool found = try_extreme(&settling, satisfied);
        if (!found) {
            open_all(&settling);
            found = try_combination(&settling, satisfied);
        }
        if (found)
            add_combination(&settling);
        open_all(&settling);
    }
    gap->settlements = settling.list;
    gap->settlement_count = settling.count;
}
