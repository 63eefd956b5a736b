/* spent_rules.c - remembers for a run the first file in which each rule ran out of a budget. Threads share a run, and
 * may check a later file before an earlier one. */
#include "judge/spent_rules.h"

#include <pthread.h>
#include <stdlib.h>

struct sl_run {
    pthread_mutex_t lock;
    size_t *first; /* by a rule's index in the rulebook: the first file in which it ran out of a budget, or SIZE_MAX */
    size_t count;
};

sl_run *sl_run_new(void) {
    sl_run *run = calloc(1, sizeof *run);
    if (run)
        pthread_mutex_init(&run->lock, NULL);
    return run;
}

void sl_run_free(sl_run *run) {
    if (!run)
        return;
    pthread_mutex_destroy(&run->lock);
    free(run->first);
    free(run);
}

static size_t first_file(const sl_run *run, size_t rule) {
    return rule < run->count ? run->first[rule] : SIZE_MAX;
}

struct asked_rules spent_begin(struct arena *arena, sl_run *run, size_t place, size_t rule_count) {
    struct asked_rules rules = {.spent = arena_array(arena, rule_count, sizeof *rules.spent),
                                .asked = arena_array(arena, rule_count, sizeof *rules.asked),
                                .count = rule_count};
    if (arena->failed || !run)
        return rules;
    pthread_mutex_lock(&run->lock);
    for (size_t i = 0; i < rule_count; i++)
        rules.spent[i] = first_file(run, i) < place;
    pthread_mutex_unlock(&run->lock);
    return rules;
}

void spent_note(sl_run *run, size_t place, const struct asked_rules *rules) {
    bool any = false;
    for (size_t i = 0; run && i < rules->count; i++)
        any = any || rules->spent[i];
    if (!any)
        return;
    pthread_mutex_lock(&run->lock);
    /* On lack of memory the run does not remember the file, and rules are asked more often. */
    bool grows = rules->count > run->count;
    size_t *first = grows ? realloc(run->first, rules->count * sizeof *first) : run->first;
    run->first = first ? first : run->first;
    while (first && run->count < rules->count)
        first[run->count++] = SIZE_MAX;
    for (size_t i = 0; first && i < rules->count; i++)
        if (rules->spent[i] && place < run->first[i])
            run->first[i] = place;
    pthread_mutex_unlock(&run->lock);
}

bool spent_before(sl_run *run, size_t place, const bool *asked, size_t rule_count) {
    bool spent = false;
    pthread_mutex_lock(&run->lock);
    for (size_t i = 0; !spent && i < rule_count; i++)
        spent = asked[i] && first_file(run, i) < place;
    pthread_mutex_unlock(&run->lock);
    return spent;
}
