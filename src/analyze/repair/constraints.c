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
                                    .costs = arena_array(arena, vocabulary->field_count, sizeof *constraints->costs),
                                    .most = options->most};
    if (!constraints->kept || !constraints->costs)
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        constraints->costs[i] = 1;
    sl_result result = SL_OK;
    for (size_t i = 0; i < options->kept_count + options->cost_count; i++) {
        bool keep = i < options->kept_count;
        sl_text path = keep ? options->kept[i] : options->costly[i - options->kept_count];
        const sl_field *field = field_named(vocabulary, path);
        if (!field)
            result = refuse_path(rules, path);
        else if (keep)
            mark_fields(constraints->kept, field);
        else
            set_cost(constraints, field, options->costs[i - options->kept_count]);
        if (result == SL_OUT_OF_MEMORY)
            return result;
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
    return is_given(field) || constraints->kept[field->index] || constraints_set(constraints, subject, field) ||
           (subject->level == LEVEL_SEGMENT && !is_segment_level(subject->vocabulary, field)) ||
           (subject->level == LEVEL_ACCOUNT && !is_account_level(subject->vocabulary, field));
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

choice_set constraints_allow(const struct repair_constraints *constraints, const struct rule_space *rules,
                             const struct configuration *subject, size_t variable, uint8_t now) {
    const struct meaning *meaning = &rules->meanings[variable];
    choice_set allowed = without_absence(meaning, all_choices(&rules->space.variables[variable])) | choice_only(now);
    if (meaning->word == QUESTION_ALL && now != 0)
        allowed &= ~choice_only(0);
    return constraints_keep(constraints, subject, meaning->field) ? choice_only(now) : allowed;
}
