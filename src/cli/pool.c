#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Files that may be under way or wait to be taken, for each worker: their reports take memory, but with few of them workers wait. */
#define FILES_AHEAD 8

/* So much free memory a thread may keep. */
#define KEPT_BYTES (64 * 1024 * 1024)

struct slot {
    bool full; /* the file is checked; else it is its worker's, or nobody's */
    struct checked checked;
};

/* Checkers for one thread, since a checker is for one. */
struct worker {
    struct pool *pool;
    pthread_t thread;
    sl_checker **checkers; /* one a session, loaded for its first file */
};

struct pool {
    struct sessions *sessions;
    sl_run **runs; /* one a session */
    const size_t *files;
    size_t count;
    size_t taken; /* files */
    size_t worker_count;
    struct worker *workers; /* beside the caller */
    size_t started;         /* of them */
    size_t slot_count;
    struct slot *slots;   /* as a ring */
    pthread_mutex_t lock; /* of what follows, and of which slots are full */
    pthread_cond_t changed;
    size_t claimed;   /* files, from the first on */
    size_t done_with; /* files that were let go */
    bool stopping;
};

static struct slot *slot_of(const struct pool *pool, size_t at) {
    return &pool->slots[at % pool->slot_count];
}

static void let_go(struct checked *checked) {
    sl_report_free(checked->report);
    checked->report = NULL;
}

/* ---- files -------------------------------------------------------------------------------------------------------- */

/* The checker of a worker, or of the caller for NULL, for the file at a place. */
static sl_checker *checker_for(const struct pool *pool, struct worker *worker, size_t at) {
    const struct sessions *sessions = pool->sessions;
    size_t session = sessions->of_file[pool->files[at]];
    if (!worker)
        return sessions->list[session].checker;
    if (!worker->checkers[session])
        worker->checkers[session] = session_load(sessions->line, sessions->list[session].settings);
    return worker->checkers[session];
}

static sl_run *run_of(const struct pool *pool, size_t at) {
    return pool->runs[pool->sessions->of_file[pool->files[at]]];
}

/* Whether there is a file that nobody has, and room for it; it is the caller's then. Under the lock. */
static bool claim(struct pool *pool, size_t *at) {
    *at = pool->claimed;
    if (pool->claimed == pool->count || pool->claimed - pool->done_with == pool->slot_count)
        return false;
    pool->claimed++;
    return true;
}

static void check(struct pool *pool, struct worker *worker, size_t at) {
    struct slot *slot = slot_of(pool, at);
    sl_checker *checker = checker_for(pool, worker, at);
    slot->checked = (struct checked){.file = pool->files[at], .checker = checker, .result = SL_OUT_OF_MEMORY};
    if (checker)
        slot->checked.result = sl_run_check_listed(run_of(pool, at), checker, pool->sessions->files, pool->files[at],
                                                   at, &slot->checked.report);
    pthread_mutex_lock(&pool->lock);
    slot->full = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

/* Loads the rules for the file that comes next: one that was claimed before would be waited for meanwhile. */
static void prepare(struct pool *pool, struct worker *worker) {
    pthread_mutex_lock(&pool->lock);
    size_t next = pool->claimed;
    pthread_mutex_unlock(&pool->lock);
    if (next < pool->count)
        checker_for(pool, worker, next);
}

static void *work(void *context) {
    struct worker *worker = context;
    struct pool *pool = worker->pool;
    prepare(pool, worker);
    for (;;) {
        size_t at = 0;
        bool has_one = false;
        pthread_mutex_lock(&pool->lock);
        while (!pool->stopping && !(has_one = claim(pool, &at)))
            pthread_cond_wait(&pool->changed, &pool->lock);
        pthread_mutex_unlock(&pool->lock);
        if (!has_one)
            return NULL;
        check(pool, worker, at);
    }
}

/* Checks files that nobody has until that of the slot is checked, by whomever. */
static void await(struct pool *pool, const struct slot *slot) {
    size_t at;
    pthread_mutex_lock(&pool->lock);
    while (!slot->full) {
        if (!claim(pool, &at)) {
            pthread_cond_wait(&pool->changed, &pool->lock);
            continue;
        }
        pthread_mutex_unlock(&pool->lock);
        check(pool, NULL, at);
        pthread_mutex_lock(&pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
}

/* A file was taken: there is room for another one. */
static void give_room(struct pool *pool, struct slot *slot) {
    let_go(&slot->checked);
    pthread_mutex_lock(&pool->lock);
    slot->full = false;
    pool->done_with++;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

/* ---- the pool ----------------------------------------------------------------------------------------------------- */

static bool start_worker(struct pool *pool, struct worker *worker) {
    *worker = (struct worker){.pool = pool, .checkers = calloc(pool->sessions->count, sizeof *worker->checkers)};
    if (worker->checkers && pthread_create(&worker->thread, NULL, work, worker) == 0)
        return true;
    free(worker->checkers);
    return false;
}

/* What a thread frees it will need for its next file: to give it back in between takes longer than to check a file. */
static void keep_memory(void) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}

static bool open_runs(struct pool *pool) {
    size_t count = pool->sessions->count, opened = 0;
    pool->runs = calloc(count + 1, sizeof(*pool->runs));
    while (pool->runs && opened < count && (pool->runs[opened] = sl_run_new()) != NULL)
        opened++;
    return pool->runs && opened == count;
}

/* Those that cannot be started are done without. */
static bool start_workers(struct pool *pool) {
    struct sessions *sessions = pool->sessions;
    pool->slot_count = (pool->worker_count + 1) * FILES_AHEAD;
    pool->slots = calloc(pool->slot_count, sizeof *pool->slots);
    pool->workers = calloc(pool->worker_count + 1, sizeof *pool->workers);
    sessions->further = calloc((pool->worker_count + 1) * sessions->count, sizeof *sessions->further);
    if (!pool->slots || !pool->workers || !sessions->further || !open_runs(pool))
        return false;
    if (pool->worker_count > 0)
        keep_memory();
    while (pool->started < pool->worker_count && start_worker(pool, &pool->workers[pool->started]))
        pool->started++;
    return true;
}

struct pool *pool_open(struct sessions *sessions, const size_t *files, size_t count, size_t workers) {
    struct pool *pool = calloc(1, sizeof *pool);
    if (!pool)
        return NULL;
    *pool = (struct pool){
        .sessions = sessions, .files = files, .count = count, .worker_count = workers > 1 ? workers - 1 : 0};
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->changed, NULL);
    if (start_workers(pool))
        return pool;
    pool_close(pool);
    return NULL;
}

/* Another thread may have found out meanwhile that a rule is not to be asked for this file. */
static void check_again(struct pool *pool, struct checked *checked, size_t at) {
    if (checked->result != SL_OK || sl_run_holds(run_of(pool, at), checked->report, at))
        return;
    let_go(checked);
    checked->checker = checker_for(pool, NULL, at);
    checked->result = sl_run_check_listed(run_of(pool, at), checked->checker, pool->sessions->files, checked->file, at,
                                          &checked->report);
}

const struct checked *pool_next(struct pool *pool) {
    if (pool->taken > 0)
        give_room(pool, slot_of(pool, pool->taken - 1));
    if (pool->taken == pool->count)
        return NULL;
    struct slot *slot = slot_of(pool, pool->taken++);
    await(pool, slot);
    check_again(pool, &slot->checked, pool->taken - 1);
    return &slot->checked;
}

/* Its checkers have problems that are still to be told. */
static void end_worker(struct worker *worker) {
    struct sessions *sessions = worker->pool->sessions;
    pthread_join(worker->thread, NULL);
    for (size_t i = 0; i < sessions->count; i++)
        if (worker->checkers[i])
            sessions->further[sessions->further_count++] =
                (struct session){.settings = sessions->list[i].settings, .checker = worker->checkers[i]};
    free(worker->checkers);
}

void pool_close(struct pool *pool) {
    if (!pool)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    for (size_t i = 0; i < pool->started; i++)
        end_worker(&pool->workers[i]);
    for (size_t i = 0; pool->slots && i < pool->slot_count; i++)
        let_go(&pool->slots[i].checked);
    for (size_t i = 0; pool->runs && i < pool->sessions->count; i++)
        sl_run_free(pool->runs[i]);
    free(pool->runs);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->slots);
    free(pool->workers);
    free(pool);
}
