/* constraints.c - reads the constraints of a repair from its options, and answers which values may change. */
#include "analyze/repair/constraints.h"

#include "base/set.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "space/search.h"

static sl_result refuse_path(struct ruleset *rules, sl_text path) {
    struct arena *arena = &rules->problems->arena;
    sl_text shown = arena_excerpt(arena, path), meant = did_you_mean_path(arena, rules->vocabulary, path, false);
    return problem_usage(rules->problems, "option", "there is no element or attribute \"%.*s\"%.*s", TEXT_ARG(shown),
                         TEXT_ARG(meant));
}

void mark_fields(bool *fields, const sl_field *field) {
    fields[field->index] = true;
    for (size_t i = 0; i < field->field_count; i++)
        mark_fields(fields, &field->fields[i]);
}

/* Marks the fields that a path names. */
static sl_result mark_path(struct ruleset *rules, bool *fields, sl_text path) {
    const sl_field *field = field_named(rules->vocabulary, path);
    if (!field)
        return refuse_path(rules, path);
    mark_fields(fields, field);
    return SL_OK;
}

static void set_cost(struct repair_constraints *constraints, const sl_field *field, uint32_t cost) {
    constraints->costs[field->index] = cost;
    for (size_t i = 0; i < field->field_count; i++)
        set_cost(constraints, &field->fields[i], cost);
}

sl_result constraints_read(struct ruleset *rules, struct arena *arena, const sl_repair_options *options,
                           struct repair_constraints *constraints) {
    const sl_vocabulary *vocabulary = rules->vocabulary;
    *constraints =
        (struct repair_constraints){.kept = arena_array(arena, vocabulary->field_count, sizeof *constraints->kept),
                                    .freed = arena_array(arena, vocabulary->field_count, sizeof *constraints->freed),
                                    .costs = arena_array(arena, vocabulary->field_count, sizeof *constraints->costs),
                                    .most = options->most};
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        constraints->costs[i] = 1;
    sl_result result = SL_OK;
    for (size_t i = 0; i < options->kept_count; i++)
        result = sl_result_max(result, mark_path(rules, constraints->kept, options->kept[i]));
    for (size_t i = 0; i < options->freed_count; i++)
        result = sl_result_max(result, mark_path(rules, constraints->freed, options->freed[i]));
    for (size_t i = 0; i < options->cost_count; i++) {
        const sl_field *field = field_named(vocabulary, options->costly[i]);
        if (field)
            set_cost(constraints, field, options->costs[i]);
        else
            result = sl_result_max(result, refuse_path(rules, options->costly[i]));
    }
    return result;
}

bool constraints_set(const struct repair_constraints *constraints, const struct configuration *subject,
                     const sl_field *field) {
    if (!constraints->set_in || !constraints->set[field->index])
        return false;
    const struct configuration *at = subject;
    while (at && at != constraints->set_in && !(at->overridden && set_has(at->overridden, field->index)))
        at = at->base;
    return at == constraints->set_in;
}

/* Returns whether a value belongs to the surroundings or to history, or follows from choices: nobody can choose it. */
static bool is_given(const sl_field *field) {
    return field->nature == SL_NATURE_FACT || field->nature == SL_NATURE_OUTCOME;
}

bool constraints_keep(const struct repair_constraints *constraints, const struct configuration *subject,
                      const sl_field *field) {
    bool freed = constraints->freed[field->index];
    bool declared = configuration_value(subject, field)->state == VALUE_DECLARED;
    return (!freed && ((is_given(field) && declared) || constraints->kept[field->index])) ||
           constraints_set(constraints, subject, field) ||
           (subject->level == LEVEL_SEGMENT && !is_segment_level(subject->vocabulary, field)) ||
           (subject->level == LEVEL_ACCOUNT && !is_account_level(subject->vocabulary, field));
}

sl_change_kind constraints_kind(const struct repair_constraints *constraints, const struct configuration *subject,
                                const sl_field *field) {
    if (configuration_value(subject, field)->state == VALUE_DECLARED)
        return SL_CHANGE_VALUE;
    return is_given(field) && !constraints->freed[field->index] ? SL_CHANGE_CONDITION : SL_CHANGE_DECISION;
}

/* Returns the choices of a variable without the words that mean absence. */
static choice_set without_absence(const struct meaning *meaning, choice_set allowed) {
    const sl_field *field = meaning->field;
    bool words = meaning->word == QUESTION_ALL && (field->type == SL_ENUM || field->type == SL_ORDINAL) && field->words;
    for (size_t word = 0; words && word < field->domain_count; word++)
        if (field->words[word].absent)
            allowed &= ~choice_only(word + 1);
    return allowed;
}

/* Returns the choices of a variable without the word that says that there are no segments, if the program lists some. */
static choice_set without_denial(const struct meaning *meaning, const struct configuration *subject,
                                 choice_set allowed) {
    const sl_vocabulary *vocabulary = subject->vocabulary;
    bool denies = meaning->field == vocabulary->unsegmented && subject->segment_count > 0;
    return denies ? allowed & ~choice_only(vocabulary->unsegmented_word + 1) : allowed;
}

choice_set constraints_allow(const struct repair_constraints *constraints, const struct rule_space *rules,
                             const struct configuration *subject, size_t variable, uint8_t now) {
    const struct meaning *meaning = &rules->meanings[variable];
    choice_set allowed = without_absence(meaning, all_choices(&rules->space.variables[variable]));
    allowed = without_denial(meaning, subject, allowed) | choice_only(now);
    if (meaning->word == QUESTION_ALL && now != 0)
        allowed &= ~choice_only(0);
    return constraints_keep(constraints, subject, meaning->field) ? choice_only(now) : allowed;
}
