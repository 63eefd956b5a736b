#include "analyze/repair/consequences.h"

#include "base/text.h"
#include "judge/work.h"
#include "model/vocabulary.h"
#include "samplint/audit.h"
#include "samplint/limits.h"
#include "space/explain.h"

struct consequence_finder {
    struct ruleset *rules;
    struct arena *arena;
    const struct repair_context *context;
    const struct repair_constraints *terms;
    struct search *searches[2]; /* of the standard's trees, and of accounts' */
    size_t *groups;             /* of each variable, its field: attributes are pinned as a whole */
    uint64_t steps;             /* for all that is asked */

    /* The program's standard, or the account, that is looked at. */
    const struct configuration *subject;
    const struct verdict_space *deciding;
    struct search *search;
    uint8_t *choices;
    choice_set *pinned;  /* of each variable: its choice where it was set or is kept, else all */
    choice_set *kept;    /* the same without what was set */
    choice_set *allowed; /* for questions */
    uint8_t *found;
};

static size_t variable_count(const struct consequence_finder *follower) {
    return follower->context->deciding.space.variable_count;
}

static choice_set all_of(const struct consequence_finder *follower, size_t variable) {
    return all_choices(&follower->context->deciding.space.variables[variable]);
}

/* Of an account, only what accounts can say may change. */
static bool is_kept(const struct consequence_finder *follower, const sl_field *field) {
    return follower->terms->kept[field->index] ||
           (follower->subject->base && !is_account_level(follower->rules->vocabulary, field));
}

static void pin(struct consequence_finder *follower) {
    for (size_t i = 0; i < variable_count(follower); i++) {
        const sl_field *field = follower->context->trees.meanings[i].field;
        choice_set all = all_of(follower, i), now = choice_only(follower->choices[i]);
        bool set = repair_is_set(follower->terms, follower->subject, field), kept = is_kept(follower, field);
        follower->kept[i] = kept && !set ? now : all;
        follower->pinned[i] = kept || set ? now : all;
    }
}

/* ---- reasons ------------------------------------------------------------------------------------------------------ */

/* Why nothing congruent has all of these pins, in fields and rules; nothing where that was not found out. */
static void explain(struct consequence_finder *follower, const choice_set *pinned, const sl_field *itself,
                    const sl_field *const **fields, size_t *field_count, sl_responsible *responsible) {
    struct pins pins = {pinned, follower->groups};
    struct explanation why = explain_pins(follower->arena, follower->search, &pins, &follower->steps);
    const sl_field **because = arena_array(follower->arena, why.pin_count, sizeof(*because));
    *responsible = verdict_space_responsible(follower->arena, follower->deciding, &why);
    if (!because || why.grade == EXPLAINED_SATISFIABLE || why.grade == EXPLAINED_UNKNOWN)
        return;
    for (size_t i = 0; i < why.pin_count; i++)
        if (why.pins[i] != (itself ? itself->index : SIZE_MAX))
            because[(*field_count)++] = follower->rules->vocabulary->fields[why.pins[i]];
    *fields = because;
}

/* ---- one attribute ------------------------------------------------------------------------------------------------ */

/* The variables of an attribute: one, and of a set one more for each word. */
static size_t width_of(const sl_field *field) {
    return 1 + (field->type == SL_SET ? field->domain_count : 0);
}

/* Pins an attribute to what it is, beside others that are pinned. */
static const choice_set *pin_too(struct consequence_finder *follower, const choice_set *pinned, const sl_field *field) {
    size_t first = follower->context->trees.first[field->index];
    for (size_t i = 0; i < variable_count(follower); i++)
        follower->allowed[i] = pinned[i];
    for (size_t i = first; i < first + width_of(field); i++)
        follower->allowed[i] = choice_only(follower->choices[i]);
    return follower->allowed;
}

/* Whether nothing congruent has what is pinned and this attribute as it is. */
static sl_truth is_ruled_out(struct consequence_finder *follower, const choice_set *pinned, const sl_field *field) {
    const choice_set *allowed = pin_too(follower, pinned, field);
    switch (search_find(follower->search, allowed, NULL, &follower->steps, follower->found)) {
    case SEARCH_FOUND: return SL_NO;
    case SEARCH_NONE: return SL_YES;
    default: return SL_UNKNOWN;
    }
}

/* Whether an attribute cannot stay as it is beside what was set and is kept: one of its choices is dead, or, of a set, all of them
 * together are. */
static sl_truth cannot_stay(struct consequence_finder *follower, const struct live *live, const sl_field *field) {
    size_t first = follower->context->trees.first[field->index], width = width_of(field);
    bool unsettled = false;
    for (size_t i = first; i < first + width; i++) {
        if (live->dead[i] >> follower->choices[i] & 1)
            return SL_YES;
        unsettled = unsettled || (live->unsettled[i] >> follower->choices[i] & 1);
    }
    if (width == 1 || unsettled)
        return unsettled ? SL_UNKNOWN : SL_NO;
    return is_ruled_out(follower, follower->pinned, field);
}

/* What an attribute may become, of all that congruent programs have. */
static sl_change change_of(struct consequence_finder *follower, const struct live *live, const sl_field *field) {
    const struct rule_space *space = &follower->context->trees;
    struct arena *arena = follower->arena;
    size_t first = space->first[field->index], width = width_of(field);
    sl_change change = {.field = field, .sampled = space->meanings[first].sampled};
    change.now = value_show(arena, field, configuration_value(follower->subject, field));
    sl_text *values = arena_array(arena, SPACE_CHOICES, sizeof *values);
    sl_text *added = arena_array(arena, width, sizeof *added), *removed = arena_array(arena, width, sizeof *removed);
    if (!values || !added || !removed)
        return change;
    for (size_t choice = 1; width == 1 && choice < SPACE_CHOICES; choice++)
        if (live->live[first] >> choice & 1)
            values[change.value_count++] = choice_offer(arena, space, first, choice);
    if (width == 1 && (live->live[first] & 1))
        values[change.value_count++] = TEXT("not declared");
    for (size_t i = first + 1; i < first + width; i++) {
        if (follower->choices[i] == 0 && (live->dead[i] & 1))
            added[change.added_count++] = field->domain[space->meanings[i].word];
        if (follower->choices[i] == 1 && (live->dead[i] & 2))
            removed[change.removed_count++] = field->domain[space->meanings[i].word];
    }
    if (width > 1 && (live->dead[first] & 2))
        values[change.value_count++] = TEXT("not declared");
    else if (width > 1 && follower->choices[first] == 0 && change.added_count == 0)
        values[change.value_count++] = TEXT("declared");
    change.values = values;
    change.added = added;
    change.removed = removed;
    return change;
}

/* ---- one subject -------------------------------------------------------------------------------------------------- */

static void list_musts(struct consequence_finder *follower, const struct live *live, sl_consequences *follow) {
    const sl_vocabulary *vocabulary = follower->rules->vocabulary;
    sl_forced_change *forced_changes = arena_array(follower->arena, vocabulary->field_count, sizeof *forced_changes);
    if (!forced_changes)
        return;
    for (size_t i = 0; i < vocabulary->field_count && !follower->arena->failed; i++) {
        const sl_field *field = vocabulary->fields[i];
        size_t first = follower->context->trees.first[i];
        bool free = first < variable_count(follower) && !is_kept(follower, field) &&
                    !repair_is_set(follower->terms, follower->subject, field);
        sl_truth moves = free ? cannot_stay(follower, live, field) : SL_NO;
        follow->unsettled += moves == SL_UNKNOWN;
        if (moves != SL_YES)
            continue;
        sl_forced_change *must = &forced_changes[follow->forced_change_count++];
        must->change = change_of(follower, live, field);
        must->anyway = is_ruled_out(follower, follower->kept, field) == SL_YES;
        if (!must->anyway)
            explain(follower, pin_too(follower, follower->pinned, field), field, &must->because, &must->because_count,
                    &must->responsible);
    }
    follow->forced_changes = forced_changes;
}

static sl_consequences follow_subject(struct consequence_finder *follower) {
    sl_consequences follow = {.possible = SL_UNKNOWN};
    if (follower->subject->base)
        follow.account = follower->subject->name;
    pin(follower);
    struct live live = search_live(follower->arena, follower->search, follower->pinned, &follower->steps);
    if (!live.live)
        return follow;
    if (live.outcome == SEARCH_FOUND) {
        follow.possible = SL_YES;
        list_musts(follower, &live, &follow);
    } else if (live.outcome == SEARCH_NONE) {
        follow.possible = SL_NO;
        explain(follower, follower->pinned, NULL, &follow.contradicting, &follow.contradicting_count,
                &follow.contradicted);
        if (rule_space_samples(&follower->context->trees, &follow.contradicted))
            follow.possible = SL_UNKNOWN;
    }
    return follow;
}

/* ---- the program -------------------------------------------------------------------------------------------------- */

static bool make_ready(struct consequence_finder *follower) {
    struct arena *arena = follower->arena;
    size_t count = variable_count(follower);
    follower->searches[0] = search_new(arena, &follower->context->deciding.space);
    follower->searches[1] = search_new(arena, &follower->context->of_accounts.space);
    follower->groups = arena_array(arena, count, sizeof *follower->groups);
    follower->choices = arena_array(arena, count, sizeof *follower->choices);
    follower->pinned = arena_array(arena, count, sizeof *follower->pinned);
    follower->kept = arena_array(arena, count, sizeof *follower->kept);
    follower->allowed = arena_array(arena, count, sizeof *follower->allowed);
    follower->found = arena_array(arena, count, sizeof *follower->found);
    for (size_t i = 0; !arena->failed && i < count; i++)
        follower->groups[i] = follower->context->trees.meanings[i].field->index;
    return !arena->failed;
}

/* Adds what becomes of a subject, unless it is congruent as it is. */
static void add_subject(struct consequence_finder *follower, const struct configuration *subject, sl_consequences *list,
                        struct consequences *consequences) {
    follower->subject = subject;
    follower->deciding = repair_verdict_space(follower->context, subject);
    follower->search = follower->searches[subject->base != NULL];
    if (!rule_space_read(&follower->context->trees, subject, follower->choices))
        consequences->unreadable = true;
    else if (!space_is_congruent(&follower->deciding->space, follower->choices))
        list[consequences->count++] = follow_subject(follower);
}

struct consequences consequences_find(struct ruleset *rules, struct arena *arena, const struct configuration *program,
                                      const sl_program *judged, const struct repair_context *context,
                                      const struct repair_constraints *terms) {
    struct consequence_finder follower = {
        .rules = rules, .arena = arena, .context = context, .terms = terms, .steps = 0};
    struct consequences consequences = {NULL, 0, false};
    sl_consequences *list = arena_array(arena, program->account_count + 1, sizeof *list);
    if (!list || !make_ready(&follower))
        return consequences;
    follower.steps = work_take(&rules->work, SL_LIMIT_SEARCH_STEPS);
    add_subject(&follower, program, list, &consequences);
    for (size_t i = 0; i < program->account_count && !arena->failed; i++)
        if (repair_has_own_fault(judged, &program->accounts[i]))
            add_subject(&follower, &program->accounts[i], list, &consequences);
    work_give(&rules->work, follower.steps);
    consequences.list = list;
    if (consequences.unreadable)
        consequences.count = 0;
    return consequences;
}
