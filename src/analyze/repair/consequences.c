/* consequences.c - finds the attributes that cannot keep their values after a change, and the rules that force them. */
#include "analyze/repair/consequences.h"

#include "base/text.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "trees/choices.h"

/* The search in the whole. */
struct inquiry {
    const struct repair_context *context;
    const struct whole *whole; /* that of the context */
    struct arena *scratch;
    uint64_t *steps;      /* steps left */
    choice_set *kept;     /* as whole->pinned, but with all choices for values that were set */
    choice_set *question; /* the choices that the present question allows */
    uint8_t *found;       /* the answer */
};

/* An attribute in a part of the program. Its first variable in the whole is a bundle; one for each word of a set follows. */
struct asked_field {
    const sl_field *field;
    size_t part;
    size_t first; /* the first variable in the rule space */
};

/* The number of an attribute's variables: one, and one more for each word of a set. */
static size_t width_of(const sl_field *field) {
    return 1 + (field->type == SL_SET ? field->domain_count : 0);
}

/* Returns the variable of the whole for one of the variables of an attribute. */
static size_t variable_of(const struct inquiry *inquiry, const struct asked_field *asked, size_t number) {
    return inquiry->whole->variable_of[asked->part][asked->first + number];
}

/* Returns the pins in `pinned`, and in addition a pin on the present value of an attribute. */
static const choice_set *pin_field(const struct inquiry *inquiry, const choice_set *pinned,
                                   const struct asked_field *asked) {
    for (size_t i = 0; i < inquiry->whole->verdict.space.variable_count; i++)
        inquiry->question[i] = pinned[i];
    for (size_t i = 0; i < width_of(asked->field); i++) {
        size_t variable = variable_of(inquiry, asked, i);
        inquiry->question[variable] = choice_only(inquiry->whole->choices[variable]);
    }
    return inquiry->question;
}

/* Whether no congruent program has the pinned choices and the present value of the attribute. */
static sl_truth is_ruled_out(const struct inquiry *inquiry, const choice_set *pinned, const struct asked_field *asked) {
    const choice_set *allowed = pin_field(inquiry, pinned, asked);
    switch (search_find(inquiry->whole->search, allowed, NULL, inquiry->steps, inquiry->found)) {
    case SEARCH_FOUND: return SL_NO;
    case SEARCH_NONE: return SL_YES;
    default: return SL_UNKNOWN;
    }
}

/* Whether an attribute must change: one of its present choices is dead, or all choices of a set together are ruled
 * out. */
static sl_truth must_change(const struct inquiry *inquiry, const struct live *live, const struct asked_field *asked) {
    size_t width = width_of(asked->field);
    bool unsettled = false;
    for (size_t i = 0; i < width; i++) {
        size_t variable = variable_of(inquiry, asked, i);
        if (live->dead[variable] >> inquiry->whole->choices[variable] & 1)
            return SL_YES;
        unsettled = unsettled || (live->unsettled[variable] >> inquiry->whole->choices[variable] & 1);
    }
    if (width == 1 || unsettled)
        return unsettled ? SL_UNKNOWN : SL_NO;
    return is_ruled_out(inquiry, inquiry->whole->pinned, asked);
}

/* Returns the values that an attribute may get: those of congruent programs. For a set, the words that must be added or
 * removed. */
static sl_change possible_change(const struct inquiry *inquiry, const struct live *live,
                                 const struct asked_field *asked) {
    const struct rule_space *rules = &inquiry->context->rule_space;
    const struct repair_part *part = &inquiry->context->parts.items[asked->part];
    const sl_field *field = asked->field;
    struct arena *arena = inquiry->context->arena;
    size_t first = variable_of(inquiry, asked, 0), width = width_of(field);
    sl_change change = {.kind = (sl_change_kind)inquiry->whole->kinds[first],
                        .field = field,
                        .sampled = rules->meanings[asked->first].sampled};
    change.now = value_show(arena, field, configuration_value(part->configuration, field));
    sl_text *values = arena_array(arena, SPACE_CHOICES, sizeof *values);
    sl_text *added = arena_array(arena, width, sizeof *added), *removed = arena_array(arena, width, sizeof *removed);
    if (!values || !added || !removed)
        return change;
    choice_set allowed = inquiry->whole->allowed[first] & ~choice_only(0);
    for (size_t choice = 1; width == 1 && choice < SPACE_CHOICES; choice++)
        if (choices_have(live->live[first] & allowed, choice))
            values[change.value_count++] = choice_proposal_text(arena, rules, asked->first, choice);
    if (width == 1 && (live->live[first] & 1))
        values[change.value_count++] = TEXT("not declared");
    for (size_t i = 1; i < width; i++) {
        size_t variable = variable_of(inquiry, asked, i);
        sl_text word = field->domain[rules->meanings[asked->first + i].word];
        if (inquiry->whole->choices[variable] == 0 && (live->dead[variable] & 1))
            added[change.added_count++] = word;
        if (inquiry->whole->choices[variable] == 1 && (live->dead[variable] & 2))
            removed[change.removed_count++] = word;
    }
    if (width > 1 && (live->dead[first] & 2))
        values[change.value_count++] = TEXT("not declared");
    else if (width > 1 && inquiry->whole->choices[first] == 0 && change.added_count == 0)
        values[change.value_count++] = TEXT("declared");
    change.values = values;
    change.added = added;
    change.removed = removed;
    return change;
}

static sl_forced_change forced_change(const struct inquiry *inquiry, const struct live *live,
                                      const struct asked_field *asked) {
    sl_forced_change forced = {.change = possible_change(inquiry, live, asked)};
    forced.anyway = is_ruled_out(inquiry, inquiry->kept, asked) == SL_YES;
    if (forced.anyway)
        return forced;
    const choice_set *pinned = pin_field(inquiry, inquiry->whole->pinned, asked);
    struct contradiction why = explain_contradiction(inquiry->context, inquiry->whole, pinned,
                                                     variable_of(inquiry, asked, 0), inquiry->steps, inquiry->scratch);
    forced.because = why.fields;
    forced.because_count = why.field_count;
    forced.responsible = why.rules;
    return forced;
}

/* Lists the forced changes of the attributes that a part itself declares; for the standard, of all attributes. */
static void list_forced_changes(const struct inquiry *inquiry, const struct live *live, size_t part,
                                sl_consequences *result) {
    const struct repair_context *context = inquiry->context;
    const struct repair_part *item = &context->parts.items[part];
    const sl_vocabulary *vocabulary = context->rules->vocabulary;
    sl_forced_change *list = arena_array(context->arena, vocabulary->field_count, sizeof *list);
    if (!list)
        return;
    for (size_t i = 0; i < vocabulary->field_count && !context->arena->failed && !inquiry->scratch->failed; i++) {
        struct asked_field asked = {vocabulary->fields[i], part, context->rule_space.first_variable[i]};
        bool may_change = asked.first < context->rule_space.space.variable_count && part_owns(item, asked.field) &&
                          !constraints_keep(context->constraints, item->configuration, asked.field);
        sl_truth must = may_change ? must_change(inquiry, live, &asked) : SL_NO;
        result->unsettled += must == SL_UNKNOWN;
        if (must == SL_YES)
            list[result->forced_change_count++] = forced_change(inquiry, live, &asked);
    }
    result->forced_changes = list;
}

/* Whether a part does not satisfy some rule now. */
static bool is_faulty(const struct whole *whole, size_t part) {
    for (size_t i = 0; i < whole->verdict.space.tree_count; i++)
        if (whole->part_of_tree[i] == part &&
            tree_leaf(&whole->verdict.space.trees[i], whole->choices)->leaf != LEAF_GOOD)
            return true;
    return false;
}

/* Finds what is forced in a part. What is possible is the same for all parts, because they are one whole. */
static sl_consequences find_in_part(const struct inquiry *inquiry, const struct live *live,
                                    const struct contradiction *why, size_t part) {
    const struct repair_context *context = inquiry->context;
    sl_consequences result = {.possible = SL_UNKNOWN, .part = context_part(context, part)};
    if (live->outcome == SEARCH_FOUND) {
        result.possible = SL_YES;
        list_forced_changes(inquiry, live, part, &result);
    } else if (live->outcome == SEARCH_NONE) {
        result.contradicting = why->fields;
        result.contradicting_count = why->field_count;
        result.contradicted = why->rules;
        result.possible = any_rule_sampled(&context->rule_space, &why->rules) ? SL_UNKNOWN : SL_NO;
    }
    return result;
}

/* Finds the consequences for one part of a whole, or for all of them (SIZE_MAX), if they have faults. */
static void find_in_whole(const struct repair_context *context, const struct whole *whole, size_t only, uint64_t *steps,
                          struct arena *scratch, sl_consequences *list, size_t *listed) {
    size_t count = whole->verdict.space.variable_count;
    struct inquiry inquiry = {.context = context,
                              .whole = whole,
                              .scratch = scratch,
                              .steps = steps,
                              .kept = arena_array(scratch, count, sizeof *inquiry.kept),
                              .question = arena_array(scratch, count, sizeof *inquiry.question),
                              .found = arena_array(scratch, count, sizeof *inquiry.found)};
    struct live live = search_live(scratch, whole->search, whole->pinned, steps);
    struct contradiction why = {.fields = NULL};
    if (scratch->failed)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct repair_part *part = &context->parts.items[whole->part_of[i]];
        const struct meaning *meaning = &context->rule_space.meanings[whole->meaning_of[i]];
        bool set = constraints_set(context->constraints, part->configuration, meaning->field);
        inquiry.kept[i] = set ? all_choices(&whole->verdict.space.variables[i]) : whole->pinned[i];
    }
    if (live.outcome == SEARCH_NONE)
        why = explain_contradiction(context, whole, whole->pinned, SIZE_MAX, steps, scratch);
    for (size_t i = 0; i < context->parts.count && !scratch->failed; i++)
        if (whole->variable_of[i] && (only == SIZE_MAX || only == i) && is_faulty(whole, i))
            list[(*listed)++] = find_in_part(&inquiry, &live, &why, i);
}

void find_consequences(const struct repair_context *context, sl_impact *impact) {
    struct arena *arena = context->arena, scratch = ARENA_EMPTY;
    sl_consequences *list = arena_array(arena, context->parts.count, sizeof *list);
    impact->unreadable = !context->parts.readable;
    if (!list || impact->unreadable)
        return;
    uint64_t steps = work_take(&context->rules->work, SL_LIMIT_SEARCH_STEPS);
    find_in_whole(context, &context->whole, SIZE_MAX, &steps, &scratch, list, &impact->consequence_count);
    for (size_t i = 0; i < context->parts.count && !scratch.failed; i++) {
        struct whole alone;
        if (context->lost[i] && context_make_alone(context, &scratch, i, &alone))
            find_in_whole(context, &alone, i, &steps, &scratch, list, &impact->consequence_count);
    }
    work_give(&context->rules->work, steps);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    impact->follows = list;
}
