/* consequences.c - finds the attributes that cannot keep their values after a change, and the rules that force them. */
#include "analyze/repair/consequences.h"

#include "base/text.h"
#include "ruleset/work.h"
#include "samplint/limits.h"
#include "trees/choices.h"

/* The search in one subject. */
struct inquiry {
    const struct repair_context *context;
    const struct repair_subject *subject;
    struct arena *scratch; /* memory for this subject only */
    uint64_t *steps;       /* steps left for all subjects together */
    choice_set *kept;      /* as subject->pinned, but with all choices for values that were set */
    choice_set *question;  /* the choices that the present question allows */
    uint8_t *found;        /* the answer */
};

/* The number of an attribute's variables: one, and one more for each word of a set. */
static size_t width_of(const sl_field *field) {
    return 1 + (field->type == SL_SET ? field->domain_count : 0);
}

/* Returns the pins in `pinned`, and in addition a pin on the present value of an attribute. */
static const choice_set *pin_field(const struct inquiry *inquiry, const choice_set *pinned, const sl_field *field) {
    size_t first = inquiry->context->rule_space.first_variable[field->index];
    for (size_t i = 0; i < inquiry->context->rule_space.space.variable_count; i++)
        inquiry->question[i] = pinned[i];
    for (size_t i = first; i < first + width_of(field); i++)
        inquiry->question[i] = choice_only(inquiry->subject->choices[i]);
    return inquiry->question;
}

/* Whether no congruent program has the pinned choices and the present value of the attribute. */
static sl_truth is_ruled_out(const struct inquiry *inquiry, const choice_set *pinned, const sl_field *field) {
    const choice_set *allowed = pin_field(inquiry, pinned, field);
    switch (search_find(inquiry->subject->space->search, allowed, NULL, inquiry->steps, inquiry->found)) {
    case SEARCH_FOUND: return SL_NO;
    case SEARCH_NONE: return SL_YES;
    default: return SL_UNKNOWN;
    }
}

/* Whether an attribute must change: one of its present choices is dead, or all choices of a set together are ruled
 * out. */
static sl_truth must_change(const struct inquiry *inquiry, const struct live *live, const sl_field *field) {
    size_t first = inquiry->context->rule_space.first_variable[field->index], width = width_of(field);
    bool unsettled = false;
    for (size_t i = first; i < first + width; i++) {
        if (live->dead[i] >> inquiry->subject->choices[i] & 1)
            return SL_YES;
        unsettled = unsettled || (live->unsettled[i] >> inquiry->subject->choices[i] & 1);
    }
    if (width == 1 || unsettled)
        return unsettled ? SL_UNKNOWN : SL_NO;
    return is_ruled_out(inquiry, inquiry->subject->pinned, field);
}

/* Returns the values that an attribute may get: those of congruent programs. For a set, the words that must be added or
 * removed. */
static sl_change possible_change(const struct inquiry *inquiry, const struct live *live, const sl_field *field) {
    const struct rule_space *rules = &inquiry->context->rule_space;
    const uint8_t *choices = inquiry->subject->choices;
    struct arena *arena = inquiry->context->arena;
    size_t first = rules->first_variable[field->index], width = width_of(field);
    sl_change change = {.field = field, .sampled = rules->meanings[first].sampled};
    change.now = value_show(arena, field, configuration_value(inquiry->subject->configuration, field));
    sl_text *values = arena_array(arena, SPACE_CHOICES, sizeof *values);
    sl_text *added = arena_array(arena, width, sizeof *added), *removed = arena_array(arena, width, sizeof *removed);
    if (!values || !added || !removed)
        return change;
    for (size_t choice = 1; width == 1 && choice < SPACE_CHOICES; choice++)
        if (live->live[first] >> choice & 1)
            values[change.value_count++] = choice_proposal_text(arena, rules, first, choice);
    if (width == 1 && (live->live[first] & 1))
        values[change.value_count++] = TEXT("not declared");
    for (size_t i = first + 1; i < first + width; i++) {
        if (choices[i] == 0 && (live->dead[i] & 1))
            added[change.added_count++] = field->domain[rules->meanings[i].word];
        if (choices[i] == 1 && (live->dead[i] & 2))
            removed[change.removed_count++] = field->domain[rules->meanings[i].word];
    }
    if (width > 1 && (live->dead[first] & 2))
        values[change.value_count++] = TEXT("not declared");
    else if (width > 1 && choices[first] == 0 && change.added_count == 0)
        values[change.value_count++] = TEXT("declared");
    change.values = values;
    change.added = added;
    change.removed = removed;
    return change;
}

static sl_forced_change forced_change(const struct inquiry *inquiry, const struct live *live, const sl_field *field) {
    sl_forced_change forced = {.change = possible_change(inquiry, live, field)};
    forced.anyway = is_ruled_out(inquiry, inquiry->kept, field) == SL_YES;
    if (forced.anyway)
        return forced;
    const choice_set *pinned = pin_field(inquiry, inquiry->subject->pinned, field);
    struct contradiction why =
        explain_contradiction(inquiry->context, inquiry->subject, pinned, field, inquiry->steps, inquiry->scratch);
    forced.because = why.fields;
    forced.because_count = why.field_count;
    forced.responsible = why.rules;
    return forced;
}

static void list_forced_changes(const struct inquiry *inquiry, const struct live *live, sl_consequences *result) {
    const struct repair_context *context = inquiry->context;
    const sl_vocabulary *vocabulary = context->rules->vocabulary;
    sl_forced_change *list = arena_array(context->arena, vocabulary->field_count, sizeof *list);
    if (!list)
        return;
    for (size_t i = 0; i < vocabulary->field_count && !context->arena->failed && !inquiry->scratch->failed; i++) {
        const sl_field *field = vocabulary->fields[i];
        bool may_change = context->rule_space.first_variable[i] < context->rule_space.space.variable_count &&
                          !constraints_keep(context->constraints, inquiry->subject->configuration, field);
        sl_truth must = may_change ? must_change(inquiry, live, field) : SL_NO;
        result->unsettled += must == SL_UNKNOWN;
        if (must == SL_YES)
            list[result->forced_change_count++] = forced_change(inquiry, live, field);
    }
    result->forced_changes = list;
}

static sl_consequences find_in_subject(const struct repair_context *context, const struct repair_subject *subject,
                                       uint64_t *steps, struct arena *scratch) {
    size_t count = context->rule_space.space.variable_count;
    sl_consequences result = {.possible = SL_UNKNOWN};
    struct inquiry inquiry = {.context = context,
                              .subject = subject,
                              .scratch = scratch,
                              .steps = steps,
                              .kept = arena_array(scratch, count, sizeof *inquiry.kept),
                              .question = arena_array(scratch, count, sizeof *inquiry.question),
                              .found = arena_array(scratch, count, sizeof *inquiry.found)};
    if (subject->configuration->level == LEVEL_SEGMENT)
        result.segment = subject->configuration->name;
    if (subject->configuration->level == LEVEL_ACCOUNT)
        result.account = subject->configuration->name;
    struct live live = search_live(scratch, subject->space->search, subject->pinned, steps);
    if (scratch->failed)
        return result;
    for (size_t i = 0; i < count; i++) {
        bool set = constraints_set(context->constraints, subject->configuration, context->rule_space.meanings[i].field);
        inquiry.kept[i] = set ? all_choices(&context->rule_space.space.variables[i]) : subject->pinned[i];
    }
    if (live.outcome == SEARCH_FOUND) {
        result.possible = SL_YES;
        list_forced_changes(&inquiry, &live, &result);
    } else if (live.outcome == SEARCH_NONE) {
        struct contradiction why = explain_contradiction(context, subject, subject->pinned, NULL, steps, scratch);
        result.contradicting = why.fields;
        result.contradicting_count = why.field_count;
        result.contradicted = why.rules;
        result.possible = any_rule_sampled(&context->rule_space, &why.rules) ? SL_UNKNOWN : SL_NO;
    }
    return result;
}

void find_consequences(const struct repair_context *context, sl_impact *impact) {
    struct arena *arena = context->arena;
    size_t count;
    const struct configuration **subjects = subjects_list(context, &count);
    sl_consequences *list = arena_array(arena, count, sizeof *list);
    if (!subjects || !list)
        return;
    uint64_t steps = work_take(&context->rules->work, SL_LIMIT_SEARCH_STEPS);
    for (size_t i = 0; i < count && !arena->failed && !impact->unreadable; i++) {
        struct arena scratch = ARENA_EMPTY;
        struct repair_subject subject;
        if (!subject_read(&scratch, context, subjects[i], &subject))
            impact->unreadable = true;
        else if (!scratch.failed && !space_is_congruent(&subject.space->verdict.space, subject.choices))
            list[impact->consequence_count++] = find_in_subject(context, &subject, &steps, &scratch);
        arena->failed = arena->failed || scratch.failed;
        arena_free(&scratch);
    }
    work_give(&context->rules->work, steps);
    impact->follows = list;
    if (impact->unreadable)
        impact->consequence_count = 0;
}
