/* questions.c - lists the gaps of a judged program as questions: what to ask next. */
#include "samplint/questions.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"

struct owned_questions {
    sl_questions questions; /* first: the caller gets a pointer to it */
    struct arena arena;
};

/* An answer that hangs on a gap, and the gap that the question about it is about. */
struct item {
    const sl_outcome *outcome;
    const sl_gap *gap;   /* of the outcome */
    const sl_gap *asked; /* `gap`, or the gap of the program or a segment that it stands for */
    sl_text segment;     /* the segment or the account that lacks `asked`; both are empty for the program */
    sl_text account;
    bool framing;
};

/* A gap of a segment. */
struct segment_gap {
    sl_text segment;
    const sl_gap *gap;
};

struct listing {
    struct arena *arena;
    const sl_program *program;
    const sl_gap **of_program; /* by index of the field: the gap of the program itself, or NULL */
    struct segment_gap *of_segments;
    size_t segment_gap_count, segment_gap_capacity;
    struct item *items;
    size_t count, capacity;
};

static int compare_places(const sl_location *a, const sl_location *b) {
    size_t left = a->span.start.byte, right = b->span.start.byte;
    int order = a->source == b->source ? 0 : text_compare(a->source->name, b->source->name);
    return order ? order : (left > right) - (left < right);
}

/* ---- items ------------------------------------------------------------------------------------------------------- */

/* Notes the gaps of the segments: those that their accounts share. */
static void note_segment_gaps(struct listing *listing) {
    const sl_program *program = listing->program;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        for (size_t j = 0; outcome->segment.length && j < outcome->gap_count; j++)
            ARENA_APPEND(listing->arena, listing->of_segments, listing->segment_gap_count,
                         listing->segment_gap_capacity, (struct segment_gap){outcome->segment, &outcome->gaps[j]});
    }
}

/* Notes the gaps of the program itself: those that its segments and accounts share. */
static void note_program_gaps(struct listing *listing) {
    const sl_program *program = listing->program;
    size_t fields = 0;
    for (size_t i = 0; i < program->outcome_count; i++)
        for (size_t j = 0; j < program->outcomes[i].gap_count; j++)
            if (fields <= program->outcomes[i].gaps[j].field->index)
                fields = program->outcomes[i].gaps[j].field->index + 1;
    listing->of_program = arena_array(listing->arena, fields, sizeof(*listing->of_program));
    for (size_t i = 0; listing->of_program && i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        for (size_t j = 0; outcome->account.length + outcome->segment.length == 0 && j < outcome->gap_count; j++) {
            const sl_gap *gap = &outcome->gaps[j];
            if (gap->account.length + gap->segment.length)
                continue;
            if (!listing->of_program[gap->field->index])
                listing->of_program[gap->field->index] = gap;
        }
    }
}

/* Returns whether a gap is that of a level above: a segment or an account does not inherit a value that it writes itself
 * and that cannot be read. */
static bool is_inherited(const sl_gap *above, const sl_gap *gap) {
    return above->field == gap->field && (!gap->unreadable || compare_places(above->location, gap->location) == 0);
}

/* Returns the gap of an account's segment that the account inherits, or NULL. */
static const struct segment_gap *inherited_from_segment(const struct listing *listing, const struct item *item) {
    for (size_t i = 0; item->outcome->member_of.length && i < listing->segment_gap_count; i++)
        if (listing->of_segments[i].segment.bytes == item->outcome->member_of.bytes &&
            is_inherited(listing->of_segments[i].gap, item->asked))
            return &listing->of_segments[i];
    return NULL;
}

/* Adds an item. A gap that an account inherits becomes that of its segment or of the program, and one that a segment
 * inherits becomes that of the program. */
static void add_item(struct listing *listing, struct item item) {
    const sl_gap *inherited = listing->of_program[item.asked->field->index];
    const struct segment_gap *of_segment = inherited_from_segment(listing, &item);
    bool of_gap = item.asked->account.length + item.asked->segment.length > 0; /* of a portfolio rule */
    item.account = of_gap ? item.asked->account : item.outcome->account;
    item.segment = of_gap ? item.asked->segment : item.outcome->segment;
    if (inherited && is_inherited(inherited, item.asked)) {
        item.asked = inherited;
        item.account = item.segment = (sl_text){NULL, 0};
    } else if (of_segment) {
        item.asked = of_segment->gap;
        item.account = (sl_text){NULL, 0};
        item.segment = of_segment->segment;
    }
    ARENA_APPEND(listing->arena, listing->items, listing->count, listing->capacity, item);
}

static void add_items(struct listing *listing) {
    for (size_t i = 0; listing->of_program && i < listing->program->outcome_count; i++) {
        const sl_outcome *outcome = &listing->program->outcomes[i];
        bool frames = outcome->rule->kind == SL_RULE_FRAMING;
        for (size_t j = 0; j < outcome->gap_count; j++) {
            const sl_gap *gap = &outcome->gaps[j];
            add_item(listing, (struct item){.outcome = outcome, .gap = gap, .asked = gap, .framing = frames});
        }
    }
}

/* ---- questions --------------------------------------------------------------------------------------------------- */

/* Returns 0 for items of the same question. */
static int compare_gaps(const struct item *a, const struct item *b) {
    size_t left = a->asked->field->index, right = b->asked->field->index;
    int order = (left > right) - (left < right);
    if (order == 0)
        order = text_compare(a->account, b->account);
    if (order == 0)
        order = text_compare(a->segment, b->segment);
    return order ? order : compare_places(a->asked->location, b->asked->location);
}

/* Sorts by question, then by the id of the rule, then the program before its segments and its accounts. */
static int compare_items(const void *left, const void *right) {
    const struct item *a = left, *b = right;
    int order = compare_gaps(a, b);
    if (order == 0)
        order = text_compare(a->outcome->rule->id, b->outcome->rule->id);
    return order ? order : (a->outcome > b->outcome) - (a->outcome < b->outcome);
}

/* Returns the question of items that are sorted. `rules` has room for one rule of each item. */
static sl_question question_of(const struct item *items, size_t count, sl_question_rule *rules) {
    sl_question question = {.field = items[0].asked->field,
                            .segment = items[0].segment,
                            .account = items[0].account,
                            .location = items[0].asked->location,
                            .unreadable = items[0].asked->unreadable,
                            .rules = rules};
    for (size_t i = 0; i < count; i++) {
        const sl_rule *rule = items[i].outcome->rule;
        question.framing = question.framing || items[i].framing;
        if (i > 0 && rule == items[i - 1].outcome->rule)
            continue;
        const sl_gap *gap = items[i].gap;
        rules[question.rule_count++] = (sl_question_rule){rule, gap->settlements, gap->settlement_count};
        bool fit = sl_is_about_fit(rule) && sl_decides_congruence(rule);
        question.fit_rules += fit;
        question.settled += fit && gap->settlement_count > 0;
    }
    return question;
}

/* Compares numbers: the greater one comes first. */
static int compare_numbers(size_t left, size_t right) {
    return (left < right) - (left > right);
}

static int compare_questions(const void *left, const void *right) {
    const sl_question *a = left, *b = right;
    int orders[] = {compare_numbers(a->framing, b->framing),     compare_numbers(a->settled, b->settled),
                    compare_numbers(a->fit_rules, b->fit_rules), compare_numbers(a->rule_count, b->rule_count),
                    compare_places(a->location, b->location),    compare_numbers(b->field->index, a->field->index),
                    text_compare(a->account, b->account),        text_compare(a->segment, b->segment)};
    size_t first = 0;
    while (first + 1 < sizeof orders / sizeof *orders && orders[first] == 0)
        first++;
    return orders[first];
}

static void make_questions(struct listing *listing, sl_questions *questions) {
    sl_question *list = arena_array(listing->arena, listing->count, sizeof *list);
    sl_question_rule *rules = arena_array(listing->arena, listing->count, sizeof *rules);
    if (!list || !rules || listing->count == 0)
        return;
    qsort(listing->items, listing->count, sizeof *listing->items, compare_items);
    for (size_t start = 0, end; start < listing->count; start = end) {
        for (end = start + 1; end < listing->count && compare_gaps(&listing->items[start], &listing->items[end]) == 0;)
            end++;
        list[questions->count++] = question_of(&listing->items[start], end - start, &rules[start]);
    }
    qsort(list, questions->count, sizeof *list, compare_questions);
    questions->list = list;
}

sl_result sl_list_questions(const sl_program *program, sl_questions **questions) {
    *questions = NULL;
    struct owned_questions *owned = calloc(1, sizeof *owned);
    if (!owned)
        return SL_OUT_OF_MEMORY;
    struct listing listing = {.arena = &owned->arena, .program = program};
    note_program_gaps(&listing);
    note_segment_gaps(&listing);
    add_items(&listing);
    make_questions(&listing, &owned->questions);
    if (owned->arena.failed) {
        sl_questions_free(&owned->questions);
        return SL_OUT_OF_MEMORY;
    }
    *questions = &owned->questions;
    return SL_OK;
}

void sl_questions_free(sl_questions *questions) {
    struct owned_questions *owned = (struct owned_questions *)questions;
    if (!owned)
        return;
    arena_free(&owned->arena);
    free(owned);
}
