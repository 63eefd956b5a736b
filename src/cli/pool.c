#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "cli/command.h"

/* Files that are handed over at once: one by one, threads would mostly wait for each other. */
#define BATCH_FILES 8

/* A worker fills one while the other is taken. */
#define BATCHES 2

struct batch {
    bool full; /* it is the taker's; else the worker's */
    struct checked files[BATCH_FILES];
};

/* A thread with checkers of its own, since a checker is for one thread. With so many workers, it checks each batch whose number leaves
 * its own place when divided by that. */
struct worker {
    struct pool *pool;
    size_t place;
    sl_checker **checkers; /* one a session, loaded for its first file; of the first worker, those of the sessions */
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t changed;
    bool stopping;
    struct batch batches[BATCHES];
};

struct pool {
    struct sessions *sessions;
    const size_t *files;
    size_t count;
    size_t worker_count; /* 0 where the caller does it all */
    struct worker *workers;
    size_t started; /* of them */
    size_t taken;
    struct checked alone; /* what the caller has checked itself */
};

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static void check(const struct pool *pool, size_t at, sl_checker *checker, struct checked *checked) {
    *checked = (struct checked){.file = pool->files[at], .checker = checker, .result = SL_OUT_OF_MEMORY};
    const char *path = sl_files_path(pool->sessions->files, pool->files[at]);
    if (checker)
        checked->result = sl_check_file(checker, path, &checked->report);
}

/* ---- a worker ----------------------------------------------------------------------------------------------------- */

static sl_checker *checker_for(struct worker *worker, size_t file) {
    const struct sessions *sessions = worker->pool->sessions;
    size_t session = sessions->of_file[file];
    if (!worker->checkers[session])
        worker->checkers[session] = session_load(sessions->line, sessions->list[session].settings);
    return worker->checkers[session];
}

static void free_reports(struct batch *batch) {
    for (size_t i = 0; i < BATCH_FILES; i++) {
        sl_report_free(batch->files[i].report);
        batch->files[i].report = NULL;
    }
}

/* Returns whether the batch was taken, and the worker is to go on. */
static bool wait_for_taker(struct worker *worker, const struct batch *batch) {
    pthread_mutex_lock(&worker->lock);
    while (batch->full && !worker->stopping)
        pthread_cond_wait(&worker->changed, &worker->lock);
    bool going = !worker->stopping;
    pthread_mutex_unlock(&worker->lock);
    return going;
}

static void set_full(struct worker *worker, struct batch *batch, bool full) {
    pthread_mutex_lock(&worker->lock);
    batch->full = full;
    pthread_cond_signal(&worker->changed);
    pthread_mutex_unlock(&worker->lock);
}

static void *work(void *context) {
    struct worker *worker = context;
    const struct pool *pool = worker->pool;
    for (size_t number = 0;; number++) {
        struct batch *batch = &worker->batches[number % BATCHES];
        size_t first = (number * pool->worker_count + worker->place) * BATCH_FILES;
        if (first >= pool->count || !wait_for_taker(worker, batch))
            return NULL;
        free_reports(batch); /* by the thread that made them */
        for (size_t i = 0; i < smaller(BATCH_FILES, pool->count - first); i++)
            check(pool, first + i, checker_for(worker, pool->files[first + i]), &batch->files[i]);
        set_full(worker, batch, true);
    }
}

/* ---- the pool ----------------------------------------------------------------------------------------------------- */

static bool start_worker(struct pool *pool, size_t place) {
    struct worker *worker = &pool->workers[place];
    *worker = (struct worker){.pool = pool, .place = place};
    worker->checkers = calloc(pool->sessions->count, sizeof *worker->checkers);
    if (!worker->checkers)
        return false;
    for (size_t i = 0; place == 0 && i < pool->sessions->count; i++)
        worker->checkers[i] = pool->sessions->list[i].checker;
    pthread_mutex_init(&worker->lock, NULL);
    pthread_cond_init(&worker->changed, NULL);
    if (pthread_create(&worker->thread, NULL, work, worker) == 0)
        return true;
    pthread_cond_destroy(&worker->changed);
    pthread_mutex_destroy(&worker->lock);
    free(worker->checkers);
    return false;
}

/* All of them are needed: what batches a worker has depends on how many there are. */
static bool start_workers(struct pool *pool) {
    struct sessions *sessions = pool->sessions;
    if (pool->worker_count == 0)
        return true;
    pool->workers = calloc(pool->worker_count, sizeof *pool->workers);
    sessions->further = calloc(pool->worker_count * sessions->count, sizeof *sessions->further);
    while (pool->workers && sessions->further && pool->started < pool->worker_count &&
           start_worker(pool, pool->started))
        pool->started++;
    return pool->started == pool->worker_count;
}

struct pool *pool_open(struct sessions *sessions, const size_t *files, size_t count, size_t workers) {
    struct pool *pool = calloc(1, sizeof *pool);
    if (!pool)
        return NULL;
    *pool =
        (struct pool){.sessions = sessions, .files = files, .count = count, .worker_count = workers > 1 ? workers : 0};
    if (start_workers(pool))
        return pool;
    pool_close(pool);
    return NULL;
}

static const struct checked *check_alone(struct pool *pool) {
    const struct sessions *sessions = pool->sessions;
    sl_report_free(pool->alone.report);
    pool->alone.report = NULL;
    if (pool->taken == pool->count)
        return NULL;
    size_t at = pool->taken++;
    check(pool, at, sessions->list[sessions->of_file[pool->files[at]]].checker, &pool->alone);
    return &pool->alone;
}

static struct worker *worker_of(const struct pool *pool, size_t at) {
    return &pool->workers[at / BATCH_FILES % pool->worker_count];
}

static struct batch *batch_of(const struct pool *pool, size_t at) {
    return &worker_of(pool, at)->batches[at / BATCH_FILES / pool->worker_count % BATCHES];
}

const struct checked *pool_next(struct pool *pool) {
    if (pool->worker_count == 0)
        return check_alone(pool);
    size_t at = pool->taken;
    if (at > 0 && at % BATCH_FILES == 0)
        set_full(worker_of(pool, at - 1), batch_of(pool, at - 1), false);
    if (at == pool->count)
        return NULL;
    struct worker *worker = worker_of(pool, at);
    struct batch *batch = batch_of(pool, at);
    pthread_mutex_lock(&worker->lock);
    while (!batch->full)
        pthread_cond_wait(&worker->changed, &worker->lock);
    pthread_mutex_unlock(&worker->lock);
    pool->taken++;
    return &batch->files[at % BATCH_FILES];
}

static void stop_worker(struct worker *worker) {
    pthread_mutex_lock(&worker->lock);
    worker->stopping = true;
    pthread_cond_signal(&worker->changed);
    pthread_mutex_unlock(&worker->lock);
    pthread_join(worker->thread, NULL);
}

static void end_worker(struct worker *worker) {
    for (size_t i = 0; i < BATCHES; i++)
        free_reports(&worker->batches[i]);
    struct sessions *sessions = worker->pool->sessions;
    for (size_t i = 0; worker->place > 0 && i < sessions->count; i++)
        if (worker->checkers[i])
            sessions->further[sessions->further_count++] =
                (struct session){.settings = sessions->list[i].settings, .checker = worker->checkers[i]};
    free(worker->checkers);
    pthread_cond_destroy(&worker->changed);
    pthread_mutex_destroy(&worker->lock);
}

void pool_close(struct pool *pool) {
    if (!pool)
        return;
    for (size_t i = 0; i < pool->started; i++)
        stop_worker(&pool->workers[i]);
    for (size_t i = 0; i < pool->started; i++)
        end_worker(&pool->workers[i]);
    sl_report_free(pool->alone.report);
    free(pool->workers);
    free(pool);
}
