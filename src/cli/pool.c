#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "cli/command.h"

/* Files that are handed over at once: one by one, threads would mostly wait for each other. */
#define BATCH_FILES 8

/* Batches that may be under way or wait to be taken, for each worker: their reports take memory. */
#define BATCHES_A_WORKER 2

struct batch {
    bool full; /* it is checked; else it is its worker's, or nobody's */
    struct checked files[BATCH_FILES];
};

/* Checkers for one thread, since a checker is for one. */
struct worker {
    struct pool *pool;
    pthread_t thread;
    sl_checker **checkers; /* one a session, loaded for its first file */
};

struct pool {
    struct sessions *sessions;
    const size_t *files;
    size_t count;
    size_t taken; /* files */
    size_t worker_count;
    struct worker *workers; /* beside the caller */
    size_t started;         /* of them */
    size_t batch_count;     /* that there is room for; 0 without workers */
    struct batch *batches;  /* as a ring */
    struct checked alone;   /* without workers: the file that was taken last */
    pthread_mutex_t lock;   /* of what follows, and of which batches are full */
    pthread_cond_t changed;
    size_t claimed;   /* batches, from the first on */
    size_t done_with; /* batches that were taken wholly */
    bool stopping;
};

static void check(const struct pool *pool, size_t at, sl_checker *checker, struct checked *checked) {
    *checked = (struct checked){.file = pool->files[at], .checker = checker, .result = SL_OUT_OF_MEMORY};
    const char *path = sl_files_path(pool->sessions->files, pool->files[at]);
    if (checker)
        checked->result = sl_check_file(checker, path, &checked->report);
}

static void let_go(struct checked *checked) {
    sl_report_free(checked->report);
    checked->report = NULL;
}

/* ---- batches ------------------------------------------------------------------------------------------------------ */

/* The checker of a worker, or of the caller for NULL, for a file. */
static sl_checker *checker_for(const struct pool *pool, struct worker *worker, size_t file) {
    const struct sessions *sessions = pool->sessions;
    size_t session = sessions->of_file[file];
    if (!worker)
        return sessions->list[session].checker;
    if (!worker->checkers[session])
        worker->checkers[session] = session_load(sessions->line, sessions->list[session].settings);
    return worker->checkers[session];
}

/* Whether there is a batch that nobody has, and room for it; it is the caller's then. Under the lock. */
static bool claim(struct pool *pool, size_t *number) {
    *number = pool->claimed;
    if (pool->claimed * BATCH_FILES >= pool->count || pool->claimed - pool->done_with >= pool->batch_count)
        return false;
    pool->claimed++;
    return true;
}

static void check_batch(struct pool *pool, struct worker *worker, size_t number) {
    struct batch *batch = &pool->batches[number % pool->batch_count];
    size_t first = number * BATCH_FILES;
    for (size_t i = 0; i < BATCH_FILES && first + i < pool->count; i++)
        check(pool, first + i, checker_for(pool, worker, pool->files[first + i]), &batch->files[i]);
    pthread_mutex_lock(&pool->lock);
    batch->full = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

static void *work(void *context) {
    struct worker *worker = context;
    struct pool *pool = worker->pool;
    for (;;) {
        size_t number = 0;
        bool has_one = false;
        pthread_mutex_lock(&pool->lock);
        while (!pool->stopping && !(has_one = claim(pool, &number)))
            pthread_cond_wait(&pool->changed, &pool->lock);
        pthread_mutex_unlock(&pool->lock);
        if (!has_one)
            return NULL;
        check_batch(pool, worker, number);
    }
}

/* Waits until a batch is full, and checks others meanwhile. */
static void wait_for_batch(struct pool *pool, const struct batch *batch) {
    pthread_mutex_lock(&pool->lock);
    while (!batch->full) {
        size_t number;
        if (!claim(pool, &number)) {
            pthread_cond_wait(&pool->changed, &pool->lock);
            continue;
        }
        pthread_mutex_unlock(&pool->lock);
        check_batch(pool, NULL, number);
        pthread_mutex_lock(&pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
}

/* A batch was taken: there is room for another one. */
static void give_room(struct pool *pool, struct batch *batch) {
    pthread_mutex_lock(&pool->lock);
    batch->full = false;
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

/* Those that cannot be started are done without. */
static bool start_workers(struct pool *pool) {
    struct sessions *sessions = pool->sessions;
    if (pool->worker_count == 0)
        return true;
    pool->batch_count = (pool->worker_count + 1) * BATCHES_A_WORKER;
    pool->batches = calloc(pool->batch_count, sizeof *pool->batches);
    pool->workers = calloc(pool->worker_count, sizeof *pool->workers);
    sessions->further = calloc(pool->worker_count * sessions->count, sizeof *sessions->further);
    if (!pool->batches || !pool->workers || !sessions->further)
        return false;
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

const struct checked *pool_next(struct pool *pool) {
    size_t at = pool->taken;
    struct batch *last = pool->batch_count && at ? &pool->batches[(at - 1) / BATCH_FILES % pool->batch_count] : NULL;
    let_go(last ? &last->files[(at - 1) % BATCH_FILES] : &pool->alone);
    if (last && at % BATCH_FILES == 0)
        give_room(pool, last);
    if (at == pool->count)
        return NULL;
    pool->taken++;
    if (pool->batch_count == 0) {
        check(pool, at, checker_for(pool, NULL, pool->files[at]), &pool->alone);
        return &pool->alone;
    }
    struct batch *batch = &pool->batches[at / BATCH_FILES % pool->batch_count];
    wait_for_batch(pool, batch);
    return &batch->files[at % BATCH_FILES];
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
    let_go(&pool->alone);
    for (size_t i = 0; pool->batches && i < pool->batch_count; i++)
        for (size_t j = 0; j < BATCH_FILES; j++)
            let_go(&pool->batches[i].files[j]);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->batches);
    free(pool->workers);
    free(pool);
}
