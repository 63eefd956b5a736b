#include "judge/spent_rules.h"

#include <pthread.h>
#include <stdlib.h>

struct sl_run {
    pthread_mutex_t lock;
    size_t *first; /* by a rule's place in the book: the first file where it ran out of a budget; SIZE_MAX */
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

static size_t first_of(const sl_run *run, size_t rule) {
    return rule < run->count ? run->first[rule] : SIZE_MAX;
}

struct asked_rules spent_begin(struct arena *arena, const sl_checker *checker) {
    size_t count = checker->book.count;
    struct asked_rules rules = {arena_array(arena, count, sizeof *rules.spent),
                                arena_array(arena, count, sizeof *rules.asked)};
    if (arena->failed || !checker->run)
        return rules;
    pthread_mutex_lock(&checker->run->lock);
    for (size_t i = 0; i < count; i++)
        rules.spent[i] = first_of(checker->run, i) < checker->place;
    pthread_mutex_unlock(&checker->run->lock);
    return rules;
}

/* Makes room for all rules. Without memory the run knows less, and rules are asked more often. */
static bool make_room(sl_run *run, size_t count) {
    if (count <= run->count)
        return true;
    size_t *first = realloc(run->first, count * sizeof *first);
    if (!first)
        return false;
    run->first = first;
    while (run->count < count)
        first[run->count++] = SIZE_MAX;
    return true;
}

void spent_note(const sl_checker *checker, const struct asked_rules *rules) {
    sl_run *run = checker->run;
    bool any = false;
    for (size_t i = 0; run && i < checker->book.count; i++)
        any = any || rules->spent[i];
    if (!any)
        return;
    pthread_mutex_lock(&run->lock);
    bool room = make_room(run, checker->book.count);
    for (size_t i = 0; room && i < checker->book.count; i++)
        if (rules->spent[i] && checker->place < run->first[i])
            run->first[i] = checker->place;
    pthread_mutex_unlock(&run->lock);
}

bool sl_run_holds(sl_run *run, const sl_report *report, size_t place) {
    const struct box *box = (const struct box *)report;
    bool holds = true;
    pthread_mutex_lock(&run->lock);
    for (size_t i = 0; holds && i < box->rule_count; i++)
        holds = !box->asked[i] || first_of(run, i) >= place;
    pthread_mutex_unlock(&run->lock);
    return holds;
}

sl_result sl_run_check_listed(sl_run *run, sl_checker *checker, sl_files *files, size_t at, size_t place,
                              sl_report **report) {
    checker->run = run;
    checker->place = place;
    sl_result result = sl_check_listed(checker, files, at, report);
    checker->run = NULL;
    return result;
}
