#include "engine/auditor.h"

#include "base/text.h"
#include "samplint/limits.h"

/* ---- what is meant to be dead ------------------------------------------------------------------------------------- */

static const struct declared_dead *find_declared(const struct auditor *auditor, const sl_field *field, sl_text value) {
    const sl_checker *checker = auditor->checker;
    for (size_t i = 0; i < checker->dead_count; i++)
        if (checker->dead[i].field == field && text_equal(checker->dead[i].value, value))
            return &checker->dead[i];
    return NULL;
}

/* Why a choice is meant to be dead; empty where nobody says so. */
static sl_text reason_of(struct auditor *auditor, size_t variable, unsigned choice) {
    const struct meaning *meaning = &auditor->rules.meanings[variable];
    bool absence = meaning->word != QUESTION_ALL && choice == 0;
    const struct declared_dead *declared =
        absence
            ? NULL
            : find_declared(auditor, meaning->field, choice_show(&auditor->arena, &auditor->rules, variable, choice));
    return declared ? declared->reason : (sl_text){NULL, 0};
}

/* Why a choice is meant to be forced: all others are meant to be dead. */
static sl_text reason_of_others(struct auditor *auditor, size_t variable, unsigned choice) {
    bool whole = auditor->rules.meanings[variable].word == QUESTION_ALL;
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

/* Whether what is declared dead is so, or not known. */
static bool stays_dead(struct auditor *auditor, const struct live *live, const struct declared_dead *declared) {
    for (size_t i = 0; i < auditor->deciding.space.variable_count; i++) {
        const struct meaning *meaning = &auditor->rules.meanings[i];
        if (meaning->field != declared->field)
            continue;
        for (unsigned choice = 1; choice < auditor->deciding.space.variables[i].choice_count; choice++)
            if (!(live->live[i] >> choice & 1) &&
                text_equal(choice_show(&auditor->arena, &auditor->rules, i, choice), declared->value))
                return true;
    }
    return false;
}

static void list_revived(struct auditor *auditor, const struct live *live) {
    const sl_checker *checker = auditor->checker;
    sl_revived_value *revived = arena_array(&auditor->arena, checker->dead_count, sizeof *revived);
    for (size_t i = 0; revived && i < checker->dead_count; i++) {
        const struct declared_dead *declared = &checker->dead[i];
        if (!stays_dead(auditor, live, declared))
            revived[auditor->audit.revived_count++] =
                (sl_revived_value){declared->field, declared->value, declared->set_by};
    }
    auditor->audit.revived = revived;
}

/* ---- dead and forced values --------------------------------------------------------------------------------------- */

static void add_value(struct auditor *auditor, sl_audited_value *values, size_t variable, unsigned choice,
                      bool forced) {
    const struct meaning *meaning = &auditor->rules.meanings[variable];
    uint64_t *steps = &auditor->explaining;
    struct explanation why = forced ? explain_forced(&auditor->arena, auditor->search, variable, choice, steps)
                                    : explain_dead(&auditor->arena, auditor->search, variable, choice, steps);
    values[auditor->audit.value_count++] = (sl_audited_value){
        .field = meaning->field,
        .value = choice_show(&auditor->arena, &auditor->rules, variable, choice),
        .forced = forced,
        .absent = meaning->word != QUESTION_ALL && choice == 0,
        .reason = forced ? reason_of_others(auditor, variable, choice) : reason_of(auditor, variable, choice),
        .responsible = audit_responsible(auditor, &why)};
}

static size_t count_bits(uint64_t bits) {
    size_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* That something is declared is told of an attribute, its values of what is declared. */
static void audit_variable(struct auditor *auditor, const struct live *live, size_t variable, sl_audited_value *values,
                           const sl_field **required) {
    const struct meaning *meaning = &auditor->rules.meanings[variable];
    bool whole = meaning->word == QUESTION_ALL;
    uint64_t alive = live->live[variable], dead = live->dead[variable];
    auditor->audit.unsettled += count_bits(live->unsettled[variable]);
    if (whole && (dead & 1))
        required[auditor->audit.required_count++] = meaning->field;
    uint64_t told = whole ? ~(uint64_t)1 : ~(uint64_t)0;
    bool settled = live->unsettled[variable] == 0;
    size_t values_in_all = auditor->deciding.space.variables[variable].choice_count - (whole ? 1 : 0);
    if (values_in_all < 2 || (meaning->field->type == SL_SET && whole))
        return; /* there is nothing to choose from */
    if (settled && count_bits(alive & told) == 1 && (!whole || (dead & 1))) {
        unsigned choice = 0;
        while (!(alive >> choice & 1))
            choice++;
        add_value(auditor, values, variable, choice, true);
        return;
    }
    for (unsigned choice = whole ? 1 : 0; choice < auditor->deciding.space.variables[variable].choice_count; choice++)
        if (dead >> choice & 1)
            add_value(auditor, values, variable, choice, false);
}

void audit_values(struct auditor *auditor) {
    uint64_t steps = SL_LIMIT_SEARCH_STEPS;
    size_t choices = 0, count = auditor->deciding.space.variable_count;
    if (auditor->audit.possible != SL_YES)
        return; /* all are dead, or it is not known */
    struct live live = search_live(&auditor->arena, auditor->search, NULL, &steps);
    for (size_t i = 0; i < count; i++)
        choices += auditor->deciding.space.variables[i].choice_count;
    sl_audited_value *values = arena_array(&auditor->arena, choices, sizeof *values);
    const sl_field **required = arena_array(&auditor->arena, count, sizeof(*required));
    if (!live.live || !values || !required)
        return;
    for (size_t i = 0; i < count && !auditor->arena.failed; i++)
        audit_variable(auditor, &live, i, values, required);
    auditor->audit.values = values;
    auditor->audit.required = required;
    list_revived(auditor, &live);
}
