#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Files that are handed over at once: one by one, threads would mostly wait for each other. */
#define BATCH_FILES 4

/* Batches that may be under way or wait to be taken, for each worker: their reports take memory. */
#define BATCHES_A_WORKER 2

/* So much free memory a thread may keep. */
#define KEPT_BYTES (64 * 1024 * 1024)

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
    size_t batch_count;     /* that there is room for */
    struct batch *batches;  /* as a ring */
    bool own;             /* the batch that is being taken is the caller's: each file is checked when it is asked for */
    pthread_mutex_t lock; /* of what follows, and of which batches are full */
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

/* Makes the next batch the caller's own, if nobody has it; else waits until it is full, and checks others meanwhile. */
static void begin_batch(struct pool *pool, const struct batch *batch) {
    size_t number;
    pthread_mutex_lock(&pool->lock);
    pool->own = pool->claimed == pool->done_with && claim(pool, &number);
    while (!pool->own && !batch->full) {
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

/* What a thread frees it will need for its next file: to give it back in between takes longer than to check a file. */
static void keep_memory(void) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}

/* Those that cannot be started are done without. */
static bool start_workers(struct pool *pool) {
    struct sessions *sessions = pool->sessions;
    pool->batch_count = (pool->worker_count + 1) * BATCHES_A_WORKER;
    pool->batches = calloc(pool->batch_count, sizeof *pool->batches);
    pool->workers = calloc(pool->worker_count + 1, sizeof *pool->workers);
    sessions->further = calloc((pool->worker_count + 1) * sessions->count, sizeof *sessions->further);
    if (!pool->batches || !pool->workers || !sessions->further)
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

static struct batch *batch_of(const struct pool *pool, size_t at) {
    return &pool->batches[at / BATCH_FILES % pool->batch_count];
}

const struct checked *pool_next(struct pool *pool) {
    size_t at = pool->taken;
    if (at > 0)
        let_go(&batch_of(pool, at - 1)->files[(at - 1) % BATCH_FILES]);
    if (at > 0 && at % BATCH_FILES == 0)
        give_room(pool, batch_of(pool, at - 1));
    if (at == pool->count)
        return NULL;
    struct batch *batch = batch_of(pool, at);
    if (at % BATCH_FILES == 0)
        begin_batch(pool, batch);
    if (pool->own)
        check(pool, at, checker_for(pool, NULL, pool->files[at]), &batch->files[at % BATCH_FILES]);
    pool->taken++;
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
    for (size_t i = 0; pool->batches && i < pool->batch_count; i++)
        for (size_t j = 0; j < BATCH_FILES; j++)
            let_go(&pool->batches[i].files[j]);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->batches);
    free(pool->workers);
    free(pool);
}
