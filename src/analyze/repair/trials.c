/* trials.c - asks the rules about integers that the search has not tried; see trials.h. */
#include "analyze/repair/trials.h"

#include "analyze/repair/change_value.h"
#include "analyze/repair/changed_program.h"
#include "analyze/repair/variants.h"
#include "base/set.h"
#include "certain/certain.h"
#include "certain/integer_ranges.h"

/* The most values that are tried for one change, times the number of segments and accounts. */
#define MOST_QUESTIONS ((uint64_t)20000)

/* Of a range up to the greatest integer, so many are tried. */
#define MOST_TRIED_OF_OPEN 200

uint64_t count_values(const sl_change *change) {
    uint64_t count = 0;
    for (size_t i = 0; i < change->value_count; i++) {
        struct integer_range range = {0, 0};
        if (change->field->type == SL_INTEGER && !change->sampled)
            range = offered_range(change->values[i]);
        count += range.high == INT64_MAX ? 1 : (uint64_t)(range.high - range.low) + 1;
    }
    return count ? count : 1;
}

/* ---- asking the rules -------------------------------------------------------------------------------------------- */

/* A field of the standard that gets several values. */
struct trial {
    const struct repair_context *context;
    const sl_alternative *alternative;
    const sl_field *field;
    struct changed_program changed;
    size_t *counts; /* by change of the alternative, then by choice: how many values or changes make a difference */
    size_t *taken;  /* and the one that is made */
    struct arena *scratch;
};

/* Whether a rule decides about the repair, and asks for the field. */
static bool asks(const struct trial *trial, size_t rule) {
    const struct repair_context *context = trial->context;
    size_t tree = context->standard.tree_of_rule[rule], field = trial->field->index;
    if (tree == SIZE_MAX)
        return false;
    return trial->field->type == SL_INTEGER ? context->rule_space.rules[rule].integers[field]
                                            : set_has(context->request.reads[tree], field);
}

static bool is_satisfied_by(const struct trial *trial, size_t rule, const struct configuration *subject) {
    struct certain_question question = {.host = trial->context->rules->host,
                                        .rule = trial->context->rule_space.rules[rule].rule,
                                        .configuration = subject};
    struct answer answer = {.status = SL_FAILED};
    certain_answer(&question, trial->scratch, &answer);
    return answer.status == SL_PASS || answer.status == SL_NOT_APPLICABLE;
}

/* Whether a rule reads a field of which a segment or an account has a value of its own. */
static bool reads_own(const struct trial *trial, size_t rule, const struct configuration *part) {
    const uint64_t *reads = trial->context->request.reads[trial->context->standard.tree_of_rule[rule]];
    for (size_t i = 0; i < set_words(part->vocabulary->field_count); i++)
        if (reads[i] & part->overridden[i])
            return true;
    return false;
}

/* Whether the rules are satisfied by the changed program: by the standard, and by the segments and accounts that have
 * values of their own. */
static bool satisfies_rules(const struct trial *trial) {
    const struct configuration *program = trial->changed.program;
    bool good = true;
    for (size_t i = 0; good && i < trial->context->rule_space.rule_count; i++) {
        if (!asks(trial, i))
            continue;
        bool of_each = trial->context->rule_space.rules[i].rule->scope == SL_SCOPE_EACH;
        good = is_satisfied_by(trial, i, program);
        for (size_t j = 0; of_each && good && j < part_count(program); j++)
            if (reads_own(trial, i, part_at(program, j)))
                good = is_satisfied_by(trial, i, part_at(program, j));
    }
    return good;
}

/* ---- the other changes of the alternative ------------------------------------------------------------------------ */

/* Makes all changes of the alternative, with the values that are taken. */
static void make_changes(struct trial *trial) {
    const sl_alternative *alternative = trial->alternative;
    changed_program_undo(&trial->changed, alternative);
    for (size_t i = 0; i < alternative->change_count; i++)
        changed_program_make(&trial->changed, &alternative->changes[i], trial->taken[i]);
    for (size_t i = 0; i < alternative->choice_count; i++) {
        size_t option = trial->taken[alternative->change_count + i];
        changed_program_make(&trial->changed, &alternative->choices[i].changes[option], 0);
    }
}

/* Takes the next combination of the values of the other changes; after the last, takes the first one. Returns whether it
 * was not the last. */
static bool take_next(struct trial *trial) {
    for (size_t i = 0; i < trial->alternative->change_count + trial->alternative->choice_count; i++) {
        trial->taken[i] = trial->taken[i] + 1 < trial->counts[i] ? trial->taken[i] + 1 : 0;
        if (trial->taken[i] > 0)
            return true;
    }
    return false;
}

/* Whether the rules are satisfied if the field has a value, whatever is chosen of the other changes. */
static bool works(struct trial *trial, struct value value) {
    bool good = true, more = true;
    value.state = VALUE_DECLARED;
    while (more) {
        if (good) {
            make_changes(trial);
            trial->changed.program->values[trial->field->index] = value;
            good = satisfies_rules(trial);
        }
        more = take_next(trial);
    }
    return good;
}

/* Whether a rule that is asked reads the field of a change. */
static bool matters(const struct trial *trial, const sl_change *change) {
    const struct repair_context *context = trial->context;
    for (size_t i = 0; i < context->rule_space.rule_count; i++)
        if (asks(trial, i) && set_has(context->request.reads[context->standard.tree_of_rule[i]], change->field->index))
            return true;
    return false;
}

/* Counts the values of each other change, and the changes of each choice, if they make a difference to the rules that
 * are asked. Returns the number of their combinations. */
static uint64_t count_combinations(struct trial *trial) {
    const sl_alternative *alternative = trial->alternative;
    size_t *counts = trial->counts, other = alternative->change_count;
    uint64_t product = 1;
    for (size_t i = 0; i < other; i++) {
        const sl_change *change = &alternative->changes[i];
        counts[i] = change->field != trial->field && matters(trial, change) ? change->value_count : 1;
    }
    for (size_t i = 0; i < alternative->choice_count; i++) {
        const sl_change_choice *choice = &alternative->choices[i];
        counts[other + i] = 1;
        for (size_t j = 0; j < choice->count; j++)
            if (matters(trial, &choice->changes[j]))
                counts[other + i] = choice->count;
    }
    for (size_t i = 0; i < other + alternative->choice_count && product <= MOST_QUESTIONS; i++)
        product *= counts[i] ? counts[i] : 1;
    return product;
}

/* Prepares a trial of so many values. Returns whether it can be made. */
static bool start_trial(struct trial *trial, uint64_t values) {
    const struct configuration *program = trial->context->program;
    size_t count = trial->alternative->change_count + trial->alternative->choice_count;
    trial->counts = arena_array(trial->scratch, count, sizeof *trial->counts);
    trial->taken = arena_array(trial->scratch, count, sizeof *trial->taken);
    if (trial->scratch->failed || values > MOST_QUESTIONS ||
        values * count_combinations(trial) * (1 + part_count(program)) > MOST_QUESTIONS)
        return false;
    trial->changed = changed_program_copy(trial->scratch, program);
    return !trial->scratch->failed;
}

/* ---- integers ---------------------------------------------------------------------------------------------------- */

/* Lists the ranges of integers to try, in ascending order: those that the change offers; or all, if nothing else changes,
 * because each integer is asked about anyway. Returns their number. */
static size_t list_ranges(const struct repair_context *context, const sl_alternative *alternative,
                          const sl_change *change, struct integer_range *ranges) {
    size_t variable = context->rule_space.first_variable[change->field->index], listed = 0;
    const struct meaning *meaning = &context->rule_space.meanings[variable];
    bool alone = alternative->change_count + alternative->choice_count == 1;
    for (size_t choice = 1; choice < context->rule_space.space.variables[variable].choice_count; choice++) {
        bool offered = alone;
        for (size_t i = 0; i < change->value_count && !offered; i++)
            offered = offered_range(change->values[i]).low == meaning->lows[choice - 1];
        if (offered)
            ranges[listed++] = choice_range(&context->rule_space, variable, choice, choice);
    }
    return listed;
}

/* Whether a range goes up to the greatest integer, and has too many integers to try them all. */
static bool is_open(const sl_field *field, struct integer_range range) {
    return range.high == field->max && (uint64_t)(range.high - range.low) >= MOST_TRIED_OF_OPEN;
}

/* Counts the integers to try. */
static uint64_t count_candidates(const sl_field *field, const struct integer_range *ranges, size_t count) {
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += is_open(field, ranges[i]) ? MOST_TRIED_OF_OPEN + 1 : (uint64_t)(ranges[i].high - ranges[i].low) + 1;
    return sum;
}

struct found_ranges {
    struct integer_range *list;
    size_t count, capacity;
};

static void add_integer(struct arena *arena, struct found_ranges *found, struct integer_range range) {
    if (found->count > 0 && found->list[found->count - 1].high + 1 == range.low)
        found->list[found->count - 1].high = range.high;
    else
        ARENA_APPEND(arena, found->list, found->count, found->capacity, range);
}

/* Adds the integers that work between two ends. Returns whether all do. */
static bool try_between(struct trial *trial, int64_t low, int64_t high, struct found_ranges *found) {
    bool all = true;
    for (int64_t at = low; at <= high && !trial->scratch->failed; at++) {
        bool good = works(trial, (struct value){.integer = at});
        if (good)
            add_integer(trial->scratch, found, (struct integer_range){at, at});
        all = all && good;
    }
    return all;
}

/* Lists the integers that work, in ascending order. Of an open range, only the lowest integers and the greatest are tried;
 * if all of these work, it is offered as a whole, and `*sampled` is set. */
static struct found_ranges find_ranges(struct trial *trial, const struct integer_range *ranges, size_t count,
                                       bool *sampled) {
    struct found_ranges found = {.list = NULL};
    for (size_t i = 0; i < count && !trial->scratch->failed; i++) {
        bool open = is_open(trial->field, ranges[i]);
        int64_t end = open ? ranges[i].low + MOST_TRIED_OF_OPEN - 1 : ranges[i].high;
        if (!try_between(trial, ranges[i].low, end, &found) || !open ||
            !works(trial, (struct value){.integer = ranges[i].high}))
            continue;
        add_integer(trial->scratch, &found, (struct integer_range){end + 1, ranges[i].high});
        *sampled = true;
    }
    return found;
}

static void offer(struct arena *arena, const struct found_ranges *found, bool sampled, sl_change *change) {
    sl_text *values = arena_array(arena, found->count, sizeof *values);
    if (!values || found->count == 0)
        return;
    for (size_t i = 0; i < found->count; i++)
        values[i] = integers_text_in(arena, change->field, found->list[i].low, found->list[i].high);
    change->values = values;
    change->value_count = found->count;
    change->sampled = sampled;
}

/* Tries the integers of a change. */
static void try_change(const struct repair_context *context, const sl_alternative *alternative, sl_change *change) {
    struct arena scratch = ARENA_EMPTY;
    struct trial trial = {.context = context, .alternative = alternative, .field = change->field, .scratch = &scratch};
    struct integer_range *ranges = arena_array(&scratch, SPACE_CHOICES, sizeof *ranges);
    size_t count = ranges ? list_ranges(context, alternative, change, ranges) : 0;
    if (count > 0 && start_trial(&trial, count_candidates(change->field, ranges, count))) {
        bool sampled = false;
        struct found_ranges found = find_ranges(&trial, ranges, count, &sampled);
        offer(context->arena, &found, sampled, change);
    }
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
}

void try_integers(const struct repair_context *context, sl_alternative *alternative) {
    size_t count = alternative->change_count;
    sl_change *changes = arena_duplicate(context->arena, alternative->changes, count, sizeof *changes);
    for (size_t i = 0; changes && i < count; i++) {
        sl_change *change = &changes[i];
        uint64_t before = count_values(change);
        if (!change->sampled || !is_of_standard(change))
            continue;
        try_change(context, alternative, change);
        alternative->count = alternative->count / before * count_values(change);
    }
    if (changes)
        alternative->changes = changes;
}
