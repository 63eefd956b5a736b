/* touched_rules.c - finds the smallest changes that show a practice, and asks the rules about fit what they break. */
#include "judge/touched_rules.h"

#include <string.h>

#include "base/set.h"
#include "certain/certain.h"

/* A practice with more ways to be shown, or more smallest changes, names no rule. */
#define MOST_WAYS 256
#define MOST_CHANGES 32

/* The values that a completion supposes when it shows the practice. */
struct way {
    const struct fact *facts;
    size_t count;
};

struct practice_ways {
    bool too_many;
    struct way *list;
    size_t count, capacity;
};

struct search {
    const struct judging *judging;
    const struct configuration *now; /* the values in effect, as those of a program of its own */
    struct arena *arena;
    size_t rules;
};

/* A changed value counts more than any number of words that change inside values. */
#define CHANGED_VALUE 1000

static bool may_change(const struct rulebook *book, size_t index, const sl_field *field) {
    bool about = false;
    for (size_t i = 0; i < book->rules[index]->element_count && !about; i++)
        about = book->rules[index]->elements[i] == field->element;
    return about && field->type != SL_GROUP && field->nature == SL_NATURE_CHOICE && field->readable;
}

/* ---- the ways to show a practice --------------------------------------------------------------------------------- */

struct listener {
    struct practice_ways *ways;
    struct arena *arena;
};

static void keep_way(void *context, const struct fact *supposed, size_t count, const struct answer *answer) {
    struct listener *listener = context;
    struct practice_ways *ways = listener->ways;
    if (answer->status != SL_PASS || ways->too_many)
        return;
    ways->too_many = ways->count == MOST_WAYS;
    struct fact *facts = ways->too_many ? NULL : arena_array(listener->arena, count, sizeof *facts);
    if (!facts)
        return;
    memcpy(facts, supposed, count * sizeof *facts);
    ARENA_APPEND(listener->arena, ways->list, ways->count, ways->capacity, (struct way){facts, count});
}

static struct value *copy_values(struct arena *arena, const struct configuration *configuration) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    struct value *values = arena_array(arena, vocabulary->field_count, sizeof *values);
    for (size_t i = 0; values && i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->readable)
            values[i] = *configuration_value(configuration, vocabulary->fields[i]);
    return values;
}

/* Asks the practice about all values of its choices at once, and notes those that show it. Returns whether these depend on
 * nothing else that the program declares. */
static bool explore_ways(const struct search *search, size_t index, struct arena *arena, struct practice_ways *ways) {
    struct listener listener = {ways, arena};
    const struct completion_watcher watcher = {keep_way, &listener};
    const sl_vocabulary *vocabulary = search->now->vocabulary;
    struct arena scratch = ARENA_EMPTY;
    struct configuration open = *search->now;
    open.values = copy_values(&scratch, search->now);
    for (size_t i = 0; open.values && i < vocabulary->field_count; i++)
        if (may_change(search->judging->book, index, vocabulary->fields[i]))
            open.values[i] = (struct value){.state = VALUE_UNDECLARED};
    struct answer answer = {.status = SL_FAILED};
    struct certain_question question = {.host = search->judging->host,
                                        .rule = search->judging->book->rules[index],
                                        .configuration = &open,
                                        .watcher = &watcher};
    if (open.values)
        certain_answer(&question, &scratch, &answer);
    bool alone = !answer.cut_short && answer.status != SL_FAILED;
    ways->too_many = ways->too_many || !alone || scratch.failed;
    for (size_t i = 0; i < answer.read_count && alone; i++)
        alone = may_change(search->judging->book, index, answer.reads[i]);
    search->arena->failed = search->arena->failed || scratch.failed;
    arena_free(&scratch);
    return alone;
}

/* Returns the ways to show the practice: remembered, if they are the same for all programs. NULL if there is no memory. */
static const struct practice_ways *find_ways(const struct search *search, size_t index) {
    struct memo *memo = search->judging->memo;
    struct practice_ways **kept = memo_ways(memo, index, search->rules);
    if (kept && *kept)
        return *kept;
    struct arena *arena = kept ? &memo->arena : search->arena;
    struct practice_ways *ways = arena_alloc(arena, sizeof *ways);
    if (ways && explore_ways(search, index, arena, ways) && kept && !arena->failed)
        *kept = ways;
    return arena->failed ? NULL : ways;
}

/* ---- the smallest changes ---------------------------------------------------------------------------------------- */

/* The values after a change. */
struct change {
    struct value *values;
    uint64_t *changed; /* the set of the fields whose values change */
    size_t size;
    bool vague; /* an integer changes, or how two sets agree, in a way that is not known exactly */
};

static bool is_absence(const sl_field *field, size_t word) {
    return field->words && field->words[word].absent;
}

static uint64_t count_bits(uint64_t bits) {
    uint64_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* Changes one value as a fact asks it. Returns false if it must not become this value. */
static bool apply_fact(const struct search *search, const struct fact *fact, struct change *change) {
    const sl_field *field = fact->question.field;
    struct value *value = &change->values[field->index], before = *value;
    size_t word = fact->question.word;
    if (fact->question.part != QUESTION_PROGRAM || field->type == SL_TEXT || word == QUESTION_DECLARED)
        return false;
    if (word == QUESTION_ANY_OF || word == QUESTION_ALL_OF) {
        uint64_t own = value->members, other = change->values[fact->question.other->index].members;
        bool holds = word == QUESTION_ANY_OF ? (own & other) != 0 : (other & ~own) == 0;
        change->vague = change->vague || holds != (fact->value.bits != 0);
        return true;
    }
    value->state = VALUE_DECLARED;
    if (field->type == SL_SET) {
        value->members = before.state == VALUE_DECLARED ? before.members : 0;
        if (word < field->domain_count)
            value->members =
                fact->value.bits ? value->members | UINT64_C(1) << word : value->members & ~(UINT64_C(1) << word);
    } else if (field->type == SL_INTEGER) {
        change->vague = change->vague || before.state != VALUE_DECLARED || before.integer != (int64_t)fact->value.bits;
        return true;
    } else if (field->type == SL_BOOL) {
        value->truth = fact->value.bits != 0;
    } else {
        value->word = (size_t)fact->value.bits;
        if (is_absence(field, value->word))
            return false;
    }
    const struct value *now = configuration_own(search->now, field);
    if (now->state != VALUE_DECLARED || !plain_equal(plain_of(field, now), plain_of(field, value)))
        set_add(change->changed, field->index);
    return true;
}

/* Returns whether a way is possible, and the change that it takes. */
static bool make_change(const struct search *search, const struct way *way, struct change *change) {
    const sl_vocabulary *vocabulary = search->now->vocabulary;
    *change = (struct change){
        .values = copy_values(search->arena, search->now),
        .changed = arena_array(search->arena, set_words(vocabulary->field_count), sizeof *change->changed)};
    if (!change->values || !change->changed)
        return false;
    for (size_t i = 0; i < way->count; i++)
        if (!apply_fact(search, &way->facts[i], change))
            return false;
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        const struct value *now = configuration_own(search->now, field);
        if (!set_has(change->changed, i))
            continue;
        bool words = field->type == SL_SET && now->state == VALUE_DECLARED;
        change->size += CHANGED_VALUE + (words ? count_bits(now->members ^ change->values[i].members) : 0);
    }
    change->size += change->vague ? CHANGED_VALUE : 0;
    return true;
}

/* Lists the smallest changes. Returns their number; 0 if there are too many to look at. */
static size_t smallest_changes(const struct search *search, const struct practice_ways *ways,
                               struct change list[MOST_CHANGES]) {
    size_t count = 0;
    bool too_many = false;
    for (size_t i = 0; i < ways->count && !search->arena->failed; i++) {
        struct change change;
        if (!make_change(search, &ways->list[i], &change) || (count > 0 && change.size > list[0].size))
            continue;
        if (count > 0 && change.size < list[0].size) {
            count = 0;
            too_many = false;
        }
        too_many = too_many || count == MOST_CHANGES;
        if (!too_many)
            list[count++] = change;
    }
    return too_many ? 0 : count;
}

/* ---- what they break --------------------------------------------------------------------------------------------- */

static sl_status ask(const struct search *search, size_t index, const struct configuration *configuration) {
    const struct judging *judging = search->judging;
    struct answer answer;
    struct certain_question question = {.host = judging->host,
                                        .rule = judging->book->rules[index],
                                        .configuration = configuration,
                                        .tree = memo_tree(judging->memo, index, search->rules, NULL),
                                        .check = memo_check(judging->memo, index, search->rules),
                                        .check_arena = &judging->memo->arena};
    certain_answer(&question, search->arena, &answer);
    return answer.status;
}

static bool changes_element_of(const struct change *change, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    for (size_t i = set_next(change->changed, 0, vocabulary->field_count); i < vocabulary->field_count;
         i = set_next(change->changed, i + 1, vocabulary->field_count))
        for (size_t j = 0; j < rule->element_count; j++)
            if (rule->elements[j] == vocabulary->fields[i]->element)
                return true;
    return false;
}

static bool breaks(const struct search *search, size_t index, const struct change *change) {
    const sl_rule *rule = search->judging->book->rules[index];
    if (change->vague || !changes_element_of(change, search->now->vocabulary, rule))
        return false;
    struct configuration changed = *search->now;
    changed.values = change->values;
    return ask(search, index, &changed) == SL_FAIL;
}

static struct touched_rules find(const struct search *search, size_t practice, struct arena *arena) {
    struct touched_rules touched = {NULL, 0};
    const struct rulebook *book = search->judging->book;
    const struct practice_ways *ways = find_ways(search, practice);
    struct change *changes = arena_array(search->arena, MOST_CHANGES, sizeof *changes);
    if (!ways || ways->too_many || !changes)
        return touched;
    size_t count = smallest_changes(search, ways, changes);
    sl_text *ids = count ? arena_array(arena, book->count, sizeof *ids) : NULL;
    for (size_t i = 0; ids && i < book->count; i++) {
        const sl_rule *rule = book->rules[i];
        bool fit = sl_is_about_fit(rule) && sl_decides_congruence(rule) && rule->scope == SL_SCOPE_EACH;
        size_t broken = 0;
        while (fit && broken < count && breaks(search, i, &changes[broken]))
            broken++;
        sl_status now = fit && broken == count ? ask(search, i, search->now) : SL_FAIL;
        if (now == SL_PASS || now == SL_NOT_APPLICABLE)
            ids[touched.count++] = rule->id;
    }
    touched.ids = ids;
    return touched;
}

struct touched_rules find_touched(const struct judging *judging, size_t index,
                                  const struct configuration *configuration, struct arena *arena) {
    struct arena scratch = ARENA_EMPTY;
    struct configuration now = {.vocabulary = configuration->vocabulary,
                                .level = LEVEL_PROGRAM,
                                .source = configuration->source,
                                .document = configuration->document,
                                .root = configuration->root,
                                .values = copy_values(&scratch, configuration)};
    const struct search search = {judging, &now, &scratch, judging->book->count};
    struct touched_rules touched = {NULL, 0};
    if (now.values && judging->book->rules[index]->scope == SL_SCOPE_EACH)
        touched = find(&search, index, arena);
    arena->failed = arena->failed || scratch.failed || judging->memo->arena.failed;
    arena_free(&scratch);
    return touched;
}
