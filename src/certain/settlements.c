/* settlements.c - finds the values of a gap that settle the answer of a rule. */
#include "certain/settlements.h"

#include "base/nearest.h"
#include "base/text.h"

/* ---- what is known of the gap ------------------------------------------------------------------------------------ */

/* Some values of a gap: the sets that have some words and lack others, each word a bit. A value of an attribute that has
 * one value is a set of one word, which lacks all others. */
struct choice {
    uint64_t with, without;
};
_Static_assert(SL_LIMIT_DOMAIN <= 64, "the values of a gap are the bits of a uint64_t");

/* A completion of the other gaps, the values of the gap that go with it, and the kind of the answer. */
struct example {
    struct choice choice;
    unsigned kind;
};

struct settling {
    struct exploration *exploration;
    const struct gap *gap;
    struct arena *arena;
    struct choice fixed; /* the values that are tried */
    struct example *examples;
    size_t example_count, example_capacity;
    sl_settlement *list;
    size_t count, capacity;
    size_t looks; /* choices of words that may still be tried */
};

static bool is_about(const struct settling *settling, struct question question) {
    return question.field == settling->gap->field && question.part == settling->gap->part && !question.other;
}

/* Returns the first variable about the gap from a number on; the number of variables if there is none. While values are
 * tried, the exploration may meet further words of the gap. */
static size_t next_variable(const struct settling *settling, size_t from) {
    const struct exploration *exploration = settling->exploration;
    while (from < exploration->variable_count &&
           (exploration->variables[from].width == 1 || !is_about(settling, exploration->variables[from].question)))
        from++;
    return from;
}

static bool has_variable(const struct settling *settling, size_t number) {
    return number < settling->exploration->variable_count;
}

/* Returns the bit of a value of an attribute that has one value. An integer is the lowest of a range. */
static uint64_t bit_of_value(const struct settling *settling, struct plain value) {
    const struct integer_ranges *ranges = &settling->exploration->variables[next_variable(settling, 0)].ranges;
    size_t index = (size_t)value.bits;
    if (ranges->lows)
        for (index = 0; index + 1 < ranges->count && (uint64_t)ranges->lows[index] != value.bits;)
            index++;
    return UINT64_C(1) << index;
}

/* Remembers a completion. */
static void learn(struct settling *settling, const struct answer_node *node, unsigned kind) {
    bool set = settling->gap->field->type == SL_SET;
    struct choice choice = {0, 0};
    for (const struct answer_branch *branch = node->branch; branch; branch = branch->parent->branch) {
        struct question question = branch->parent->question;
        if (!is_about(settling, question))
            continue;
        if (set && question.word < SL_LIMIT_DOMAIN)
            *(branch->value.bits ? &choice.with : &choice.without) |= UINT64_C(1) << question.word;
        else if (!set && question.word == QUESTION_ALL)
            choice.with = bit_of_value(settling, branch->value);
    }
    ARENA_APPEND(settling->exploration->arena, settling->examples, settling->example_count, settling->example_capacity,
                 (struct example){choice, kind});
}

static int count_bits(uint64_t bits) {
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* Returns the words of a choice that are not fixed. */
static struct choice open_words(const struct settling *settling, struct choice choice) {
    return (struct choice){choice.with & ~settling->fixed.with, choice.without & ~settling->fixed.without};
}

/* Returns a known completion of some kinds that the fixed values allow, with the fewest words that are not fixed; NULL if
 * none is known. */
static const struct example *known_example(const struct settling *settling, unsigned kinds) {
    const struct example *best = NULL;
    int fewest = 0;
    for (size_t i = 0; i < settling->example_count; i++) {
        const struct example *example = &settling->examples[i];
        if (!(example->kind & kinds) || (example->choice.with & settling->fixed.without) ||
            (example->choice.without & settling->fixed.with))
            continue;
        struct choice open = open_words(settling, example->choice);
        int words = count_bits(open.with | open.without);
        if (!best || words < fewest) {
            best = example;
            fewest = words;
        }
    }
    return best;
}

/* The kinds of answers that show that values do not settle the answer in a way. */
static unsigned wrong_kinds(bool satisfied) {
    return satisfied ? KIND_FAIL | KIND_UNKNOWN : KINDS_SATISFIED | KIND_UNKNOWN;
}

/* Returns whether the fixed values satisfy the rule, or let it fail, in all completions, and stores the answer. If they
 * do not, an example is known, unless the exploration stops. */
static bool settles(struct settling *settling, bool satisfied, sl_status *status) {
    unsigned met;
    if (known_example(settling, wrong_kinds(satisfied)))
        return false;
    const struct answer_node *wrong = exploration_find(settling->exploration, wrong_kinds(satisfied), &met);
    if (wrong)
        learn(settling, wrong, met & wrong_kinds(satisfied));
    if (wrong || exploration_stops(settling->exploration))
        return false;
    *status = !satisfied ? SL_FAIL : met & KIND_PASS ? SL_PASS : SL_NOT_APPLICABLE;
    return true;
}

static void add(struct settling *settling, sl_status status, sl_text value) {
    ARENA_APPEND(settling->arena, settling->list, settling->count, settling->capacity, (sl_settlement){status, value});
}

/* ---- one value --------------------------------------------------------------------------------------------------- */

/* Returns whether a value settles the answer, and stores it. */
static bool value_settles(struct settling *settling, size_t number, size_t index, sl_status *status) {
    uint64_t bit = UINT64_C(1) << index;
    settling->fixed = (struct choice){bit, ~bit};
    settling->exploration->values[number] = (uint8_t)index;
    bool settled = settles(settling, true, status) || settles(settling, false, status);
    settling->exploration->values[number] = VALUE_OPEN;
    return settled;
}

/* Tries each value of an attribute that has one value. Neighboring ranges of an integer are one value. */
static void try_values(struct settling *settling, size_t number) {
    struct gap_variable variable = settling->exploration->variables[number]; /* the list may move */
    const sl_field *field = variable.question.field;
    const struct integer_ranges *ranges = &variable.ranges;
    for (size_t i = 0, end; i < variable.width; i = end) {
        sl_status status, next;
        bool settled = value_settles(settling, number, i, &status);
        for (end = i + 1; ranges->lows && settled && end < variable.width; end++)
            if (!value_settles(settling, number, end, &next) || next != status)
                break;
        if (!settled)
            continue;
        if (ranges->lows)
            add(settling, status,
                integers_text_in(settling->arena, field, ranges->lows[i],
                                 end < variable.width ? ranges->lows[end] - 1 : field->max));
        else if (field->type == SL_BOOL)
            add(settling, status, i ? TEXT("true") : TEXT("false"));
        else
            add(settling, status, field->domain[i]);
    }
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static uint64_t bit_of_word(const struct settling *settling, size_t number) {
    return UINT64_C(1) << settling->exploration->variables[number].question.word;
}

/* Fixes whether the sets have a word, or opens it. */
static void fix(struct settling *settling, size_t number, uint8_t value) {
    uint64_t bit = bit_of_word(settling, number);
    settling->exploration->values[number] = value;
    settling->fixed.with = value == 1 ? settling->fixed.with | bit : settling->fixed.with & ~bit;
    settling->fixed.without = value == 0 ? settling->fixed.without | bit : settling->fixed.without & ~bit;
}

/* Appends to a list the words that the sets have, or that they lack. Returns their number. */
static size_t list_fixed(const struct settling *settling, uint8_t value, sl_text *words) {
    size_t count = 0;
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1)) {
        const struct question *question = &settling->exploration->variables[i].question;
        if (settling->exploration->values[i] == value)
            words[count++] = question->field->domain[question->word];
    }
    return count;
}

/* Returns the fixed words: "with a, b and c and without any of d and e". */
static sl_text fixed_text(struct settling *settling) {
    sl_text words[SL_LIMIT_DOMAIN], with = {NULL, 0};
    size_t count = list_fixed(settling, 1, words);
    if (count)
        with = arena_join(settling->arena, TEXT("with"), " ", list_all(settling->arena, words, count));
    count = list_fixed(settling, 0, words);
    if (count == 0)
        return with;
    sl_text without = arena_join(settling->arena, count > 1 ? TEXT("without any of") : TEXT("without"), " ",
                                 list_all(settling->arena, words, count));
    return with.length ? arena_join(settling->arena, with, " and ", without) : without;
}

static void try_words(struct settling *settling) {
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1)) {
        for (uint8_t value = 2; value-- > 0;) {
            sl_status status;
            fix(settling, i, value);
            if (settles(settling, true, &status) || settles(settling, false, &status))
                add(settling, status, fixed_text(settling));
        }
        fix(settling, i, VALUE_OPEN);
    }
}

/* Searches for words that settle the answer together. An example shows that the answer is another one unless one of its
 * words is changed: each of them is changed in turn, and those before it are kept. */
static bool try_combination(struct settling *settling, bool satisfied, sl_status *status) {
    if (settling->looks == 0)
        return false;
    settling->looks--;
    if (settles(settling, satisfied, status))
        return true;
    const struct example *example = known_example(settling, wrong_kinds(satisfied));
    if (!example)
        return false;
    struct choice open = open_words(settling, example->choice);
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1)) {
        bool with = (open.with & bit_of_word(settling, i)) != 0,
             without = (open.without & bit_of_word(settling, i)) != 0;
        if (!with && !without)
            continue;
        fix(settling, i, !with);
        if (try_combination(settling, satisfied, status))
            return true;
        fix(settling, i, with);
    }
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1))
        if ((open.with | open.without) & bit_of_word(settling, i))
            fix(settling, i, VALUE_OPEN);
    return false;
}

/* Adds the fixed words, without those that could be left out, and opens them. */
static void add_combination(struct settling *settling, bool satisfied, sl_status status) {
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1)) {
        uint8_t was = settling->exploration->values[i];
        fix(settling, i, VALUE_OPEN);
        if (was != VALUE_OPEN && !settles(settling, satisfied, &status))
            fix(settling, i, was);
    }
    add(settling, status, fixed_text(settling));
    for (size_t i = next_variable(settling, 0); has_variable(settling, i); i = next_variable(settling, i + 1))
        fix(settling, i, VALUE_OPEN);
}

static bool has_settlement(const struct settling *settling, bool satisfied) {
    for (size_t i = 0; i < settling->count; i++)
        if ((settling->list[i].status != SL_FAIL) == satisfied)
            return true;
    return false;
}

/* The most choices of words that are tried. */
#define MOST_LOOKS 200

static void try_combinations(struct settling *settling) {
    for (int satisfied = 1; satisfied >= 0; satisfied--) {
        sl_status status;
        settling->looks = MOST_LOOKS;
        if (!has_settlement(settling, satisfied) && try_combination(settling, satisfied, &status))
            add_combination(settling, satisfied, status);
    }
}

void list_settlements(struct exploration *exploration, struct gap *gap, struct arena *arena) {
    struct settling settling = {.exploration = exploration, .gap = gap, .arena = arena};
    size_t first = next_variable(&settling, 0);
    if (has_variable(&settling, first) && exploration->mildest)
        learn(&settling, exploration->mildest_node, KIND_FAIL);
    if (gap->field->type == SL_SET) {
        try_words(&settling);
        try_combinations(&settling);
    } else if (has_variable(&settling, first)) {
        try_values(&settling, first);
    }
    gap->settlements = settling.list;
    gap->settlement_count = settling.count;
}
