#include "analyze/audit/auditor.h"

#include "base/set.h"
#include "base/text.h"
#include "judge/work.h"
#include "samplint/limits.h"

/* ---- what is meant to be dead ------------------------------------------------------------------------------------- */

/* What is declared of an integer, or of a range that it lies in; of those that reach furthest, the first. */
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

/* One of a range, if those declared cover it all, each going on where the one before ends. */
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

/* Why a choice is meant to be dead; empty where nobody says so. */
static sl_text reason_of(struct auditor *auditor, size_t variable, unsigned choice) {
    const struct meaning *meaning = &auditor->trees.meanings[variable];
    const sl_dead_value *declared = NULL;
    if (meaning->field->type == SL_INTEGER)
        declared =
            find_declared_range(auditor, meaning->field, choice_range(&auditor->trees, variable, choice, choice));
    else if (meaning->word == QUESTION_ALL || choice > 0)
        declared = find_declared_word(auditor, meaning->field,
                                      choice_value_text(&auditor->arena, &auditor->trees, variable, choice));
    return declared ? declared->reason : (sl_text){NULL, 0};
}

/* Why a choice is meant to be forced: all others are meant to be dead. */
static sl_text reason_of_others(struct auditor *auditor, size_t variable, unsigned choice) {
    bool whole = auditor->trees.meanings[variable].word == QUESTION_ALL;
    sl_text reason = {NULL, 0};
    for (unsigned other = whole ? 1 : 0; other < auditor->deciding.space.variables[variable].choice_count; other++) {
        if (other == choice)
            continue;
        reason = reason_of(auditor, variable, other);
        if (reason.length == 0)
            break;
    }
    return reason;
}

/* Why an attribute is meant to be never declared: all of its values are meant to be dead, of a set all words. */
static sl_text reason_of_all(struct auditor *auditor, size_t variable) {
    const sl_field *field = auditor->trees.meanings[variable].field;
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

/* Whether a program is known that has some of what is declared dead: a range is live by its first integer, and by all of them where
 * no rule can tell these from it. */
static bool revives(struct auditor *auditor, const sl_dead_value *declared, size_t variable, unsigned choice) {
    const struct meaning *meaning = &auditor->trees.meanings[variable];
    if (meaning->field->type != SL_INTEGER)
        return text_equal(choice_value_text(&auditor->arena, &auditor->trees, variable, choice), declared->value);
    struct integer_range range = choice_range(&auditor->trees, variable, choice, choice);
    if (meaning->sampled)
        range.high = range.low;
    return declared->low <= range.high && range.low <= declared->high;
}

/* Whether some of what is declared dead is not so; what is not known of stays as it is. */
static bool is_revived(struct auditor *auditor, const struct live *live, const sl_dead_value *declared) {
    for (size_t i = 0; i < auditor->deciding.space.variable_count; i++) {
        if (auditor->trees.meanings[i].field != declared->field ||
            (declared->field->type == SL_SET && auditor->trees.meanings[i].word == QUESTION_ALL))
            continue;
        for (unsigned choice = 1; choice < auditor->deciding.space.variables[i].choice_count; choice++)
            if ((live->live[i] >> choice & 1) && revives(auditor, declared, i, choice))
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

/* ---- dead and forced values --------------------------------------------------------------------------------------- */

/* What is being told, and where to. */
struct telling {
    struct auditor *auditor;
    const struct live *live;
    sl_audited_value *values;
    const sl_field **required;
    choice_set *allowed; /* all choices of each variable */
    uint64_t steps;      /* left for being certain of what rules that sample integers have part in */
};

/* Whether these choices of a variable are dead for certain. */
static bool is_certain(struct telling *telling, size_t variable, choice_set choices) {
    choice_set before = telling->allowed[variable];
    telling->allowed[variable] = choices;
    bool certain = audit_certain(telling->auditor, telling->allowed, &telling->steps);
    telling->allowed[variable] = before;
    return certain;
}

static void add_value(struct telling *telling, size_t variable, unsigned choice, bool forced) {
    struct auditor *auditor = telling->auditor;
    const struct meaning *meaning = &auditor->trees.meanings[variable];
    uint64_t *steps = &auditor->explaining;
    struct explanation why = forced ? explain_forced(&auditor->arena, auditor->search, variable, choice, steps)
                                    : explain_dead(&auditor->arena, auditor->search, variable, choice, steps);
    telling->values[auditor->audit.value_count++] = (sl_audited_value){
        .field = meaning->field,
        .value = choice_value_text(&auditor->arena, &auditor->trees, variable, choice),
        .forced = forced,
        .absent = meaning->word != QUESTION_ALL && choice == 0,
        .reason = forced ? reason_of_others(auditor, variable, choice) : reason_of(auditor, variable, choice),
        .responsible = audit_responsible(auditor, &why)};
}

static void add_undeclared(struct telling *telling, size_t variable) {
    struct auditor *auditor = telling->auditor;
    struct explanation why = explain_forced(&auditor->arena, auditor->search, variable, 0, &auditor->explaining);
    telling->values[auditor->audit.value_count++] = (sl_audited_value){.field = auditor->trees.meanings[variable].field,
                                                                       .undeclared = true,
                                                                       .reason = reason_of_all(auditor, variable),
                                                                       .responsible = audit_responsible(auditor, &why)};
}

static bool is_never_declared(const struct telling *telling, const sl_field *field) {
    size_t variable = telling->auditor->trees.first_variable[field->index];
    return telling->live->live[variable] == 1 && telling->live->unsettled[variable] == 0;
}

/* The dead choices, but what is not certain is unsettled. */
static void add_dead(struct telling *telling, size_t variable, choice_set dead) {
    for (; dead; dead &= dead - 1) {
        unsigned choice = choices_lowest(dead);
        if (is_certain(telling, variable, choice_only(choice)))
            add_value(telling, variable, choice, false);
        else
            telling->auditor->audit.unsettled++;
    }
}

/* That something is declared is told of an attribute, its values of what is declared. */
static void audit_variable(struct telling *telling, size_t variable) {
    sl_audit *audit = &telling->auditor->audit;
    const struct meaning *meaning = &telling->auditor->trees.meanings[variable];
    const struct variable *choices = &telling->auditor->deciding.space.variables[variable];
    bool whole = meaning->word == QUESTION_ALL;
    choice_set alive = telling->live->live[variable], dead = telling->live->dead[variable];
    audit->unsettled += choices_count(telling->live->unsettled[variable]);
    bool required = whole && (dead & 1) && is_certain(telling, variable, choice_only(0));
    if (required)
        telling->required[audit->required_count++] = meaning->field;
    if (is_never_declared(telling, meaning->field)) {
        if (whole && is_certain(telling, variable, dead))
            add_undeclared(telling, variable);
        else if (whole)
            audit->unsettled += choices_count(dead);
        return; /* of a set, that says all of its words */
    }
    size_t values_in_all = choices->choice_count - (whole ? 1 : 0);
    if (values_in_all < 2 || (meaning->field->type == SL_SET && whole))
        return; /* there is nothing to choose from */
    choice_set told = whole ? ~choice_only(0) : ANY_CHOICES;
    bool forced = telling->live->unsettled[variable] == 0 && choices_count(alive & told) == 1 && (!whole || required);
    if (forced && is_certain(telling, variable, all_choices(choices) & ~alive))
        add_value(telling, variable, choices_lowest(alive), true);
    else
        add_dead(telling, variable, dead & told);
}

void audit_values(struct auditor *auditor) {
    struct ruleset *rules = auditor->rules;
    size_t choices = 0, count = auditor->deciding.space.variable_count;
    if (auditor->audit.possible != SL_YES)
        return; /* all are dead, or it is not known */
    uint64_t steps = work_take(&rules->work, SL_LIMIT_SEARCH_STEPS);
    struct live live = search_live(&auditor->arena, auditor->search, NULL, &steps);
    work_give(&rules->work, steps);
    for (size_t i = 0; i < count; i++)
        choices += auditor->deciding.space.variables[i].choice_count;
    struct telling telling = {
        .auditor = auditor, .live = &live, .steps = work_take(&rules->work, SL_LIMIT_SEARCH_STEPS)};
    telling.values = arena_array(&auditor->arena, choices, sizeof *telling.values);
    telling.required = arena_array(&auditor->arena, count, sizeof(*telling.required));
    telling.allowed = arena_array(&auditor->arena, count, sizeof *telling.allowed);
    if (!live.live || auditor->arena.failed)
        return;
    for (size_t i = 0; i < count; i++)
        telling.allowed[i] = all_choices(&auditor->deciding.space.variables[i]);
    for (size_t i = 0; i < count && !auditor->arena.failed; i++)
        audit_variable(&telling, i);
    work_give(&rules->work, telling.steps);
    auditor->audit.values = telling.values;
    auditor->audit.required = telling.required;
    list_revived(auditor, &live);
}
