/* values.c - finds values that no congruent program has (dead) or that every congruent program has (forced). */
#include "analyze/audit/auditor.h"

#include "base/text.h"
#include "ruleset/work.h"
#include "samplint/limits.h"

/* Settings declare ranges of integers dead. Returns the one that contains an integer and has the highest upper end (the
 * first of several), or NULL. */
static const sl_dead_value *find_declared_integer(const struct auditor *auditor, const sl_field *field,
                                                  int64_t integer) {
    const sl_dead_value *found = NULL;
    for (size_t i = 0; i < auditor->dead_count; i++) {
        const sl_dead_value *dead = &auditor->dead[i];
        if (dead->field == field && dead->low <= integer && integer <= dead->high &&
            (!found || dead->high > found->high))
            found = dead;
    }
    return found;
}

/* Returns the dead range with the first integer of `range` if dead ranges cover all of `range`; else NULL. */
static const sl_dead_value *find_declared_range(const struct auditor *auditor, const sl_field *field,
                                                struct integer_range range) {
    const sl_dead_value *first = find_declared_integer(auditor, field, range.low), *declared = first;
    while (declared && declared->high < range.high)
        declared = find_declared_integer(auditor, field, declared->high + 1);
    return declared ? first : NULL;
}

static const sl_dead_value *find_declared_word(const struct auditor *auditor, const sl_field *field, sl_text value) {
    for (size_t i = 0; i < auditor->dead_count; i++)
        if (auditor->dead[i].field == field && text_equal(auditor->dead[i].value, value))
            return &auditor->dead[i];
    return NULL;
}

/* Returns whether the vocabulary says of a word that it means absence. */
static bool means_absence(const sl_field *field, sl_text value) {
    size_t word = field->words ? text_find(field->domain, field->domain_count, value) : field->domain_count;
    return word < field->domain_count && field->words[word].absent;
}

/* Returns the declared reason why a choice is dead, or that it means absence; else the empty text. */
static sl_text reason_of(struct auditor *auditor, size_t variable, unsigned choice) {
    const struct meaning *meaning = &auditor->rule_space.meanings[variable];
    const sl_dead_value *declared = NULL;
    if (meaning->field->type == SL_INTEGER)
        declared =
            find_declared_range(auditor, meaning->field, choice_range(&auditor->rule_space, variable, choice, choice));
    else if (meaning->word == QUESTION_ALL || choice > 0) {
        sl_text value = choice_value_text(&auditor->arena, &auditor->rule_space, variable, choice);
        declared = find_declared_word(auditor, meaning->field, value);
        if (!declared && means_absence(meaning->field, value))
            return TEXT("it says that nothing has been settled");
    }
    return declared ? declared->reason : (sl_text){NULL, 0};
}

/* Returns the declared reason why a choice is forced: a reason of the other choices, if all of them are declared
 * dead. */
static sl_text reason_of_others(struct auditor *auditor, size_t variable, unsigned choice) {
    bool whole = auditor->rule_space.meanings[variable].word == QUESTION_ALL;
    sl_text reason = {NULL, 0};
    for (unsigned other = whole ? 1 : 0; other < auditor->verdict.space.variables[variable].choice_count; other++) {
        if (other == choice)
            continue;
        reason = reason_of(auditor, variable, other);
        if (reason.length == 0)
            break;
    }
    return reason;
}

/* Returns the declared reason why an attribute is never declared: all of its values, or all words of a set, are
 * declared dead. */
static sl_text reason_of_all(struct auditor *auditor, size_t variable) {
    const sl_field *field = auditor->rule_space.meanings[variable].field;
    sl_text reason = {NULL, 0};
    if (field->type != SL_SET)
        return reason_of_others(auditor, variable, 0);
    for (size_t word = 0; word < field->domain_count; word++) {
        const sl_dead_value *declared = find_declared_word(auditor, field, field->domain[word]);
        if (!declared)
            return (sl_text){NULL, 0};
        reason = declared->reason;
    }
    return reason;
}

/* Whether a live choice has a value that is declared dead. Of a sampled range only the lowest integer is known to be
 * live. */
static bool contradicts(struct auditor *auditor, const sl_dead_value *declared, size_t variable, unsigned choice) {
    const struct meaning *meaning = &auditor->rule_space.meanings[variable];
    if (meaning->field->type != SL_INTEGER)
        return text_equal(choice_value_text(&auditor->arena, &auditor->rule_space, variable, choice), declared->value);
    struct integer_range range = choice_range(&auditor->rule_space, variable, choice, choice);
    if (meaning->sampled)
        range.high = range.low;
    return declared->low <= range.high && range.low <= declared->high;
}

/* Whether a value that is declared dead is known to be live. */
static bool is_revived(struct auditor *auditor, const struct live *live, const sl_dead_value *declared) {
    for (size_t i = 0; i < auditor->verdict.space.variable_count; i++) {
        if (auditor->rule_space.meanings[i].field != declared->field ||
            (declared->field->type == SL_SET && auditor->rule_space.meanings[i].word == QUESTION_ALL))
            continue;
        for (unsigned choice = 1; choice < auditor->verdict.space.variables[i].choice_count; choice++)
            if ((live->live[i] >> choice & 1) && contradicts(auditor, declared, i, choice))
                return true;
    }
    return false;
}

static void list_revived(struct auditor *auditor, const struct live *live) {
    sl_revived_value *revived = arena_array(&auditor->arena, auditor->dead_count, sizeof *revived);
    for (size_t i = 0; revived && i < auditor->dead_count; i++) {
        const sl_dead_value *declared = &auditor->dead[i];
        if (is_revived(auditor, live, declared))
            revived[auditor->audit.revived_count++] =
                (sl_revived_value){declared->field, declared->value, declared->set_by};
    }
    auditor->audit.revived = revived;
}

struct value_lister {
    struct auditor *auditor;
    const struct live *live;
    sl_audited_value *values;
    const sl_field **required;
    choice_set *allowed;    /* by variable: all choices */
    uint64_t certain_steps; /* steps left for audit_is_certain() */
    uint64_t explain_steps; /* steps left for explanations, of which there may be very many */
};

/* Whether these choices of a variable are dead for certain. */
static bool is_certain(struct value_lister *lister, size_t variable, choice_set choices) {
    choice_set before = lister->allowed[variable];
    lister->allowed[variable] = choices;
    bool certain = audit_is_certain(lister->auditor, lister->allowed, &lister->certain_steps);
    lister->allowed[variable] = before;
    return certain;
}

static void add_value(struct value_lister *lister, size_t variable, unsigned choice, bool forced) {
    struct auditor *auditor = lister->auditor;
    const struct meaning *meaning = &auditor->rule_space.meanings[variable];
    uint64_t *steps = &lister->explain_steps;
    struct explanation why = forced ? explain_forced(&auditor->arena, auditor->search, variable, choice, steps)
                                    : explain_dead(&auditor->arena, auditor->search, variable, choice, steps);
    lister->values[auditor->audit.value_count++] = (sl_audited_value){
        .field = meaning->field,
        .value = choice_value_text(&auditor->arena, &auditor->rule_space, variable, choice),
        .forced = forced,
        .absent = meaning->word != QUESTION_ALL && choice == 0,
        .reason = forced ? reason_of_others(auditor, variable, choice) : reason_of(auditor, variable, choice),
        .responsible = audit_responsible(auditor, &why)};
}

/* Adds that an attribute is never declared. */
static void add_undeclared(struct value_lister *lister, size_t variable) {
    struct auditor *auditor = lister->auditor;
    struct explanation why = explain_forced(&auditor->arena, auditor->search, variable, 0, &lister->explain_steps);
    lister->values[auditor->audit.value_count++] =
        (sl_audited_value){.field = auditor->rule_space.meanings[variable].field,
                           .undeclared = true,
                           .reason = reason_of_all(auditor, variable),
                           .responsible = audit_responsible(auditor, &why)};
}

/* Adds the dead choices that are certain; counts the others as unsettled. */
static void add_dead(struct value_lister *lister, size_t variable, choice_set dead) {
    for (; dead; dead &= dead - 1) {
        unsigned choice = choices_lowest(dead);
        if (is_certain(lister, variable, choice_only(choice)))
            add_value(lister, variable, choice, false);
        else
            lister->auditor->audit.unsettled++;
    }
}

/* Adds what is known about one variable: that its attribute is required, never declared, or has dead or forced
 * values. */
static void audit_variable(struct value_lister *lister, size_t variable) {
    sl_audit *audit = &lister->auditor->audit;
    const struct meaning *meaning = &lister->auditor->rule_space.meanings[variable];
    const struct variable *choices = &lister->auditor->verdict.space.variables[variable];
    bool whole = meaning->word == QUESTION_ALL;
    choice_set alive = lister->live->live[variable], dead = lister->live->dead[variable];
    audit->unsettled += choices_count(lister->live->unsettled[variable]);
    bool required = whole && (dead & 1) && is_certain(lister, variable, choice_only(0));
    if (required)
        lister->required[audit->required_count++] = meaning->field;
    size_t first = lister->auditor->rule_space.first_variable[meaning->field->index];
    bool never_declared = lister->live->live[first] == choice_only(0) && lister->live->unsettled[first] == 0;
    if (never_declared) {
        if (whole && is_certain(lister, variable, dead))
            add_undeclared(lister, variable);
        else if (whole)
            audit->unsettled += choices_count(dead);
        return; /* if a set is never declared, nothing is listed for its words */
    }
    size_t value_count = choices->choice_count - (whole ? 1 : 0);
    if (value_count < 2 || (meaning->field->type == SL_SET && whole))
        return; /* there is nothing to choose from */
    choice_set listed = whole ? ~choice_only(0) : ANY_CHOICES;
    bool forced = lister->live->unsettled[variable] == 0 && choices_count(alive & listed) == 1 && (!whole || required);
    if (forced && is_certain(lister, variable, all_choices(choices) & ~alive))
        add_value(lister, variable, choices_lowest(alive), true);
    else
        add_dead(lister, variable, dead & listed);
}

void audit_values(struct auditor *auditor) {
    struct work *work = &auditor->rules->work;
    if (auditor->audit.possible != SL_YES)
        return; /* no program is congruent, or it is not known whether one is */
    uint64_t explain_steps = work_take(work, SL_LIMIT_SEARCH_STEPS);
    uint64_t steps = work_take(work, SL_LIMIT_SEARCH_STEPS);
    struct live live = search_live(&auditor->arena, auditor->search, NULL, &steps);
    work_give(work, steps);
    struct value_lister lister = {.auditor = auditor,
                                  .live = &live,
                                  .certain_steps = work_take(work, SL_LIMIT_SEARCH_STEPS),
                                  .explain_steps = explain_steps};
    size_t choices = 0, count = auditor->verdict.space.variable_count;
    for (size_t i = 0; i < count; i++)
        choices += auditor->verdict.space.variables[i].choice_count;
    lister.values = arena_array(&auditor->arena, choices, sizeof *lister.values);
    lister.required = arena_array(&auditor->arena, count, sizeof(*lister.required));
    lister.allowed = arena_array(&auditor->arena, count, sizeof *lister.allowed);
    for (size_t i = 0; lister.allowed && i < count; i++)
        lister.allowed[i] = all_choices(&auditor->verdict.space.variables[i]);
    for (size_t i = 0; i < count && !auditor->arena.failed; i++)
        audit_variable(&lister, i);
    if (!auditor->arena.failed)
        list_revived(auditor, &live);
    auditor->audit.values = lister.values;
    auditor->audit.required = lister.required;
    work_give(work, lister.certain_steps);
    work_give(work, lister.explain_steps);
}
