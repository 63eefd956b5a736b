/* effects.c - asks the practices about a program after the changes of an alternative. */
#include "analyze/repair/effects.h"

#include "analyze/repair/change_value.h"
#include "analyze/repair/variants.h"
#include "base/findings.h"
#include "base/set.h"
#include "base/text.h"
#include "certain/certain.h"

/* The variants of a part in which an effect was seen. */
struct sighting {
    size_t count;
    size_t last; /* of the variants, from 1 */
    bool by_first_values;
};

struct effect_list {
    const struct repair_context *context;
    const sl_alternative *alternative;
    struct arena *scratch;
    size_t variants; /* how many were tried in the present part */
    sl_practice_effect *items;
    size_t count, capacity;
    struct sighting *seen; /* by item */
    size_t seen_capacity;
    size_t first; /* the first item of the present part */
    const sl_rule **at_stake;
};

/* ---- a part after the changes ------------------------------------------------------------------------------------ */

static bool is_of_part(const sl_change *change, const sl_part *part) {
    return text_equal(change->part.segment, part->segment) && text_equal(change->part.account, part->account);
}

/* The values in effect in a part, as those of a program of its own. */
static struct configuration values_of(struct arena *arena, const struct configuration *part) {
    const sl_vocabulary *vocabulary = part->vocabulary;
    struct configuration flat = {.vocabulary = vocabulary,
                                 .level = LEVEL_PROGRAM,
                                 .source = part->source,
                                 .document = part->document,
                                 .root = part->root,
                                 .values = arena_array(arena, vocabulary->field_count, sizeof *flat.values)};
    for (size_t i = 0; flat.values && i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->readable || vocabulary->fields[i]->type == SL_TEXT)
            flat.values[i] = *configuration_value(part, vocabulary->fields[i]);
    return flat;
}

static void make_change(const sl_change *change, size_t value, const sl_part *part, struct value *values,
                        uint64_t *changed) {
    if (!is_of_part(change, part))
        return;
    values[change->field->index] = changed_value(change, value, &values[change->field->index]);
    set_add(changed, change->field->index);
}

/* Makes the changes of a variant that are about a part. Adds the changed fields to a set. */
static void make_changes(const sl_alternative *alternative, const struct variant *variant, const sl_part *part,
                         struct value *values, uint64_t *changed) {
    for (size_t i = 0; i < alternative->change_count; i++) {
        const sl_change *change = &alternative->changes[i];
        make_change(change, variant_value(variant, change), part, values, changed);
    }
    for (size_t i = 0; i < alternative->choice_count; i++)
        make_change(variant_option(variant, &alternative->choices[i]), 0, part, values, changed);
}

/* ---- practices --------------------------------------------------------------------------------------------------- */

static sl_status ask(const struct effect_list *list, const sl_rule *practice, const struct configuration *subject) {
    struct certain_question question = {.host = list->context->rules->host, .rule = practice, .configuration = subject};
    struct answer answer = {.status = SL_FAILED};
    certain_answer(&question, list->scratch, &answer);
    return answer.status;
}

/* Notes an effect of the present variant. */
static void note_effect(struct effect_list *list, const sl_rule *practice, const sl_part *part, bool shown) {
    struct arena *arena = list->context->arena;
    for (size_t i = list->first; i < list->count; i++)
        if (list->items[i].practice == practice && list->items[i].shown == shown) {
            list->seen[i].count++;
            list->seen[i].last = list->variants;
            return;
        }
    size_t count = list->count;
    ARENA_APPEND(arena, list->items, list->count, list->capacity, (sl_practice_effect){practice, *part, shown, false});
    ARENA_APPEND(list->scratch, list->seen, count, list->seen_capacity,
                 (struct sighting){1, list->variants, list->variants == 1});
}

/* The answers about a part before the changes. */
struct before {
    const struct configuration *values;
    const sl_outcome *outcomes; /* by rule; NULL if the part is not the standard */
};

/* Whether a practice is known to read none of the changed fields. */
static bool reads_none(const sl_outcome *outcome, const uint64_t *changed) {
    for (size_t i = 0; i < outcome->read_count; i++)
        if (set_has(changed, outcome->reads[i]->index))
            return false;
    return true;
}

static void try_variant(struct effect_list *list, const struct variant *variant, const sl_part *part,
                        const struct before *before) {
    const struct rulebook *book = &list->context->rules->book;
    size_t fields = list->context->rules->vocabulary->field_count;
    uint64_t *changed = arena_array(list->scratch, set_words(fields), sizeof *changed);
    struct configuration after = *before->values;
    after.values = arena_duplicate(list->scratch, before->values->values, fields, sizeof *after.values);
    if (!changed || !after.values)
        return;
    make_changes(list->alternative, variant, part, after.values, changed);
    list->variants++;
    for (size_t i = 0; i < book->count; i++) {
        const sl_rule *rule = book->rules[i];
        const sl_outcome *outcome = before->outcomes ? &before->outcomes[i] : NULL;
        if (rule->kind != SL_RULE_PRACTICE || rule->scope != SL_SCOPE_EACH || (outcome && reads_none(outcome, changed)))
            continue;
        bool shown = (outcome ? outcome->status : ask(list, rule, before->values)) == SL_PASS;
        if (shown != (ask(list, rule, &after) == SL_PASS))
            note_effect(list, rule, part, !shown);
    }
}

/* Notes the practices that the present variant loses and the first values do not, or the other way round. */
static void note_stakes(struct effect_list *list, const struct variant *variant) {
    const sl_alternative *alternative = list->alternative;
    size_t place = variant->change ? (size_t)(variant->change - alternative->changes)
                                   : alternative->change_count + (size_t)(variant->choice - alternative->choices);
    for (size_t i = list->first; i < list->count && !list->scratch->failed; i++)
        if (!list->items[i].shown && list->seen[i].by_first_values != (list->seen[i].last == list->variants))
            list->at_stake[place] = list->items[i].practice;
}

static void try_variants(struct effect_list *list, const sl_part *part, const struct before *before) {
    const sl_alternative *alternative = list->alternative;
    list->variants = 0;
    list->first = list->count;
    for (size_t i = 0; i < variant_count(alternative); i++) {
        struct variant variant = variant_at(alternative, i);
        if (variant.change && !is_of_part(variant.change, part))
            continue;
        try_variant(list, &variant, part, before);
        if (i > 0)
            note_stakes(list, &variant);
    }
    for (size_t i = list->first; i < list->count && !list->scratch->failed; i++)
        list->items[i].always = list->seen[i].count == list->variants;
}

static bool changes_part(const sl_alternative *alternative, const sl_part *part) {
    bool changes = false;
    for (size_t i = 0; i < alternative->change_count; i++)
        changes = changes || is_of_part(&alternative->changes[i], part);
    for (size_t i = 0; i < alternative->choice_count; i++)
        for (size_t j = 0; j < alternative->choices[i].count; j++)
            changes = changes || is_of_part(&alternative->choices[i].changes[j], part);
    return changes;
}

static void find_in_part(struct effect_list *list, size_t number) {
    const struct repair_context *context = list->context;
    const sl_part part = context_part(context, number);
    if (!changes_part(list->alternative, &part))
        return;
    struct configuration now = values_of(list->scratch, context->parts.items[number].configuration);
    struct before before = {&now, number == 0 ? context->judged->outcomes : NULL};
    if (now.values)
        try_variants(list, &part, &before);
}

/* ---- waivers ----------------------------------------------------------------------------------------------------- */

static bool ends_fault(const sl_conflict *conflict, const sl_finding *finding) {
    for (size_t i = 0; i < conflict->fault_count; i++) {
        const sl_fault *fault = &conflict->faults[i];
        if (text_equal(fault->rule->id, finding->rule) &&
            finding_is_about(finding, fault->part.segment, fault->part.account))
            return true;
    }
    return false;
}

static bool shows_practice(const sl_alternative *alternative, const sl_finding *finding) {
    for (size_t i = 0; i < alternative->effect_count; i++) {
        const sl_practice_effect *effect = &alternative->effects[i];
        if (effect->shown && effect->always && text_equal(effect->practice->id, finding->rule) &&
            finding_is_about(finding, effect->part.segment, effect->part.account))
            return true;
    }
    return false;
}

static void list_waivers(const struct repair_context *context, const sl_conflict *conflict,
                         sl_alternative *alternative) {
    const sl_waiver **waivers = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < context->judged->finding_count; i++) {
        const sl_finding *finding = &context->judged->findings[i];
        bool listed = finding->suppression != SL_WAIVED || !finding->waiver ||
                      !(ends_fault(conflict, finding) || shows_practice(alternative, finding));
        for (size_t j = 0; j < alternative->waiver_count; j++)
            listed = listed || waivers[j] == finding->waiver;
        if (!listed)
            ARENA_APPEND(context->arena, waivers, alternative->waiver_count, capacity, finding->waiver);
    }
    alternative->waivers = waivers;
}

void find_effects(const struct repair_context *context, const sl_conflict *conflict, sl_alternative *alternative) {
    struct arena scratch = ARENA_EMPTY;
    struct effect_list list = {.context = context, .alternative = alternative, .scratch = &scratch};
    list.at_stake =
        arena_array(context->arena, alternative->change_count + alternative->choice_count, sizeof(*list.at_stake));
    if (!list.at_stake)
        return;
    for (size_t i = 0; i < context->parts.count && !scratch.failed; i++)
        if (i == 0 || context->whole.variable_of[i])
            find_in_part(&list, i);
    alternative->at_stake = list.at_stake;
    alternative->effects = list.items;
    alternative->effect_count = list.count;
    list_waivers(context, conflict, alternative);
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
}
