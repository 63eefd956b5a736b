/* touched_rules.c - finds the smallest changes that show a practice, and asks the rules about fit what they break. */
#include "judge/touched_rules.h"

#include <string.h>

#include "base/set.h"
#include "certain/certain.h"
#include "samplint/limits.h"

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

struct now_known {
    bool asked, satisfied;
    const uint64_t *reads; /* the set of the fields that the rule has read */
};

struct search {
    const struct judging *judging;
    struct touch_cache *cache;
    const struct configuration *now;
    struct arena *arena; /* for this practice only */
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
    struct fact *facts = ways->too_many ? NULL : arena_duplicate(listener->arena, supposed, count, sizeof *facts);
    if (!facts)
        return;
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
                                        .check = memo_check(search->judging->memo, index, search->rules),
                                        .check_arena = &search->judging->memo->arena,
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

/* How large a change is, and the change itself. */
struct change {
    struct value *values; /* after the change; NULL until somebody needs them */
    const struct way *way;
    uint64_t changed[SL_LIMIT_FIELDS / 64 + 1]; /* the set of the fields whose values change */
    size_t size;
    bool vague; /* an integer changes, or how two sets agree, in a way that is not known exactly */
};

static bool is_absence(const sl_field *field, size_t word) {
    return field->words && field->words[word].absent;
}

/* Returns whether two sets agree now as a fact asks it. */
static bool agree_now(const struct search *search, const struct fact *fact) {
    uint64_t own = configuration_own(search->now, fact->question.field)->members;
    uint64_t other = configuration_own(search->now, fact->question.other)->members;
    bool any = fact->question.word == QUESTION_ANY_OF;
    return (any ? (own & other) != 0 : (other & ~own) == 0) == (fact->value.bits != 0);
}

/* Notes that a value changes, and counts it once. */
static void note_changed(struct change *change, const sl_field *field) {
    change->size += set_has(change->changed, field->index) ? 0 : CHANGED_VALUE;
    set_add(change->changed, field->index);
}

/* Adds what a fact changes. Returns false if the value must not become this one. */
static bool add_fact(const struct search *search, const struct fact *fact, struct change *change) {
    const sl_field *field = fact->question.field;
    const struct value *now = configuration_own(search->now, field);
    size_t word = fact->question.word;
    bool declared = now->state == VALUE_DECLARED;
    if (fact->question.part != QUESTION_PROGRAM || field->type == SL_TEXT || word == QUESTION_DECLARED)
        return false;
    if (word == QUESTION_ANY_OF || word == QUESTION_ALL_OF) {
        change->vague = change->vague || !agree_now(search, fact);
        return true;
    }
    if (field->type == SL_SET) {
        bool has = declared && word < field->domain_count && (now->members >> word & 1);
        bool differs = word < field->domain_count && has != (fact->value.bits != 0);
        if (!declared || differs)
            note_changed(change, field);
        change->size += declared && differs;
        return true;
    }
    if (declared && plain_equal(plain_of(field, now), fact->value))
        return true;
    change->vague = change->vague || field->type == SL_INTEGER;
    note_changed(change, field);
    return field->type == SL_INTEGER || field->type == SL_BOOL || !is_absence(field, (size_t)fact->value.bits);
}

/* Returns whether a way is possible, and measures the change that it takes. */
static bool measure_change(const struct search *search, const struct way *way, struct change *change) {
    size_t words = set_words(search->now->vocabulary->field_count);
    change->values = NULL;
    change->way = way;
    change->size = 0;
    change->vague = false;
    for (size_t i = 0; i < words; i++)
        change->changed[i] = 0;
    for (size_t i = 0; i < way->count; i++)
        if (!add_fact(search, &way->facts[i], change))
            return false;
    change->size += change->vague ? CHANGED_VALUE : 0;
    return true;
}

/* Fills in the values after a change. */
static void make_values(const struct search *search, struct change *change) {
    size_t fields = search->now->vocabulary->field_count;
    change->values = arena_duplicate(search->arena, search->now->values, fields, sizeof *change->values);
    for (size_t i = 0; change->values && i < change->way->count; i++) {
        const struct fact *fact = &change->way->facts[i];
        const sl_field *field = fact->question.field;
        struct value *value = &change->values[field->index];
        size_t word = fact->question.word;
        if (!set_has(change->changed, field->index) || word == QUESTION_ANY_OF || word == QUESTION_ALL_OF)
            continue;
        if (value->state != VALUE_DECLARED)
            *value = (struct value){.state = VALUE_DECLARED};
        if (field->type == SL_BOOL)
            value->truth = fact->value.bits != 0;
        else if (field->type != SL_SET)
            value->word = (size_t)fact->value.bits;
        else if (word < field->domain_count)
            value->members = fact->value.bits ? value->members | UINT64_C(1) << word
                                              : value->members & ~(UINT64_C(1) << word);
    }
}

/* Lists the smallest changes. Returns their number; 0 if there are too many to look at, or if one of them is vague. */
static size_t smallest_changes(const struct search *search, const struct practice_ways *ways,
                               struct change list[MOST_CHANGES]) {
    size_t count = 0;
    bool unknown = false;
    for (size_t i = 0; i < ways->count; i++) {
        struct change change;
        if (!measure_change(search, &ways->list[i], &change) || (count > 0 && change.size > list[0].size))
            continue;
        if (count > 0 && change.size < list[0].size) {
            count = 0;
            unknown = false;
        }
        unknown = unknown || change.vague || count == MOST_CHANGES;
        if (count == MOST_CHANGES)
            continue;
        list[count++] = change;
    }
    return unknown || search->arena->failed ? 0 : count;
}

/* ---- what they break --------------------------------------------------------------------------------------------- */

static void ask(const struct search *search, size_t index, const struct configuration *configuration,
                struct arena *arena, struct answer *answer) {
    const struct judging *judging = search->judging;
    struct certain_question question = {.host = judging->host,
                                        .rule = judging->book->rules[index],
                                        .configuration = configuration,
                                        .tree = memo_tree(judging->memo, index, search->rules, NULL),
                                        .check = memo_check(judging->memo, index, search->rules),
                                        .check_arena = &judging->memo->arena};
    certain_answer(&question, arena, answer);
}

/* Returns what a rule says now. NULL if there is no memory. */
static const struct now_known *ask_now(const struct search *search, size_t index) {
    struct touch_cache *cache = search->cache;
    struct now_known *known = &cache->known[index];
    if (known->asked)
        return known;
    sl_outcome now;
    if (cache->subject == cache->program) {
        now = cache->outcomes[index];
    } else {
        struct answer answer;
        ask(search, index, search->now, &cache->arena, &answer);
        now = (sl_outcome){.status = answer.status, .reads = answer.reads, .read_count = answer.read_count};
    }
    uint64_t *reads = arena_array(&cache->arena, set_words(search->now->vocabulary->field_count), sizeof *reads);
    for (size_t i = 0; reads && i < now.read_count; i++)
        set_add(reads, now.reads[i]->index);
    *known = (struct now_known){true, now.status == SL_PASS || now.status == SL_NOT_APPLICABLE, reads};
    return reads ? known : NULL;
}

static bool reads_changed(const struct search *search, const struct now_known *known, const struct change *change) {
    size_t words = set_words(search->now->vocabulary->field_count);
    bool reads = false;
    for (size_t i = 0; i < words && !reads; i++)
        reads = (known->reads[i] & change->changed[i]) != 0;
    return reads;
}

/* Returns whether a rule that is satisfied now fails after a change. */
static bool breaks(const struct search *search, size_t index, struct change *change) {
    const struct now_known *known = ask_now(search, index);
    if (!known || !known->satisfied || !reads_changed(search, known, change))
        return false;
    if (!change->values)
        make_values(search, change);
    struct configuration changed = *search->now;
    struct answer answer;
    changed.values = change->values;
    if (!changed.values)
        return false;
    ask(search, index, &changed, search->arena, &answer);
    return answer.status == SL_FAIL;
}

/* Returns the deciding rules that each of the changes breaks. */
static struct touched_rules find(const struct search *search, size_t practice, struct arena *arena) {
    struct touched_rules touched = {NULL, 0};
    const struct rulebook *book = search->judging->book;
    const struct practice_ways *ways = find_ways(search, practice);
    struct change changes[MOST_CHANGES];
    size_t count = ways && !ways->too_many ? smallest_changes(search, ways, changes) : 0;
    sl_text *ids = NULL;
    for (size_t i = 0; count && i < book->count; i++) {
        size_t broken = 0;
        if (!search->cache->may_break[i])
            continue;
        while (broken < count && breaks(search, i, &changes[broken]))
            broken++;
        ids = broken == count && !ids ? arena_array(arena, book->count, sizeof *ids) : ids;
        if (broken == count && ids)
            ids[touched.count++] = book->rules[i]->id;
    }
    touched.ids = ids;
    return touched;
}

/* Returns, by rule, whether it is about fit and decides. */
static const bool *list_deciding(struct arena *arena, const struct rulebook *book) {
    bool *deciding = arena_array(arena, book->count, sizeof *deciding);
    for (size_t i = 0; deciding && i < book->count; i++)
        deciding[i] = sl_is_about_fit(book->rules[i]) && sl_decides_congruence(book->rules[i]) &&
                      book->rules[i]->scope == SL_SCOPE_EACH;
    return deciding;
}

/* Makes the cache about a program, a segment or an account. */
static void use_subject(struct touch_cache *cache, const struct configuration *subject, const struct rulebook *book) {
    if (cache->subject == subject)
        return;
    arena_clear(&cache->arena);
    cache->subject = subject;
    cache->now = (struct configuration){.vocabulary = subject->vocabulary,
                                        .level = LEVEL_PROGRAM,
                                        .source = subject->source,
                                        .document = subject->document,
                                        .root = subject->root,
                                        .values = copy_values(&cache->arena, subject)};
    cache->known = arena_array(&cache->arena, book->count, sizeof *cache->known);
    cache->may_break = list_deciding(&cache->arena, book);
}

void touch_cache_free(struct touch_cache *cache) {
    arena_free(&cache->arena);
}

struct touched_rules find_touched(const struct judging *judging, struct touch_cache *cache, size_t index,
                                  const struct configuration *configuration, struct arena *arena) {
    struct arena scratch = ARENA_EMPTY;
    use_subject(cache, configuration, judging->book);
    const struct search search = {judging, cache, &cache->now, &scratch, judging->book->count};
    struct touched_rules touched = {NULL, 0};
    if (cache->now.values && cache->known && cache->may_break && judging->book->rules[index]->scope == SL_SCOPE_EACH)
        touched = find(&search, index, arena);
    arena->failed = arena->failed || scratch.failed || cache->arena.failed || judging->memo->arena.failed;
    arena_free(&scratch);
    return touched;
}
