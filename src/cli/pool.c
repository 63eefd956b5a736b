/* pool.c - checks files in several threads and hands them over in the order of the files. */
#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* How many files, for each thread, may be checked before the caller has taken the earlier ones. With more of them,
 * reports need more memory; with fewer, threads would wait for the caller. */
#define FILES_AHEAD 8

/* Freed memory up to this size stays with a thread instead of returning to the system. */
#define KEPT_BYTES (64 * 1024 * 1024)

/* The place of a file that is being checked or waits for the caller. */
struct slot {
    bool full; /* the file is checked; until then the slot belongs to the worker that has claimed the file */
    struct checked checked;
};

/* A thread with checkers of its own, because a checker is for one thread. */
struct worker {
    struct pool *pool;
    pthread_t thread;
    sl_checker **checkers; /* one for each session; loaded for the first file that needs it */
};

struct pool {
    struct sessions *sessions;
    sl_run **runs; /* one for each session */
    const size_t *files;
    size_t count;
    size_t handed_over; /* files that pool_next() has returned */
    size_t worker_count;
    struct worker *workers; /* without the caller */
    size_t started;         /* workers whose thread runs */
    size_t slot_count;
    struct slot *slots;     /* a ring */
    pthread_mutex_t lock;   /* protects the members below, and `full` of the slots */
    pthread_cond_t changed; /* one of them has changed */
    size_t claimed;         /* files that were claimed by a worker, from the first on */
    size_t released;        /* files whose slots are free again, from the first on */
    bool stopping;
};

static struct slot *slot_of(const struct pool *pool, size_t at) {
    return &pool->slots[at % pool->slot_count];
}

static void free_report(struct checked *checked) {
    sl_report_free(checked->report);
    checked->report = NULL;
}

/* Returns the checker of a worker (of the caller, if `worker` is NULL) for a file of the pool. Returns NULL when memory
 * ran out. */
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

/* Claims the next file for the calling thread, which holds the lock. Returns false if there is none, or no free slot
 * for it. */
static bool claim(struct pool *pool, size_t *at) {
    *at = pool->claimed;
    if (pool->claimed == pool->count || pool->claimed - pool->released == pool->slot_count)
        return false;
    pool->claimed++;
    return true;
}

/* Checks a file that was claimed, and fills its slot. */
static void check_claimed(struct pool *pool, struct worker *worker, size_t at) {
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

/* The work of a thread: checks files until the pool is closed. */
static void *work(void *context) {
    struct worker *worker = context;
    struct pool *pool = worker->pool;
    pthread_mutex_lock(&pool->lock);
    size_t next = pool->claimed;
    pthread_mutex_unlock(&pool->lock);
    if (next < pool->count) /* load rules before claiming a file, so that the caller does not wait for both */
        checker_for(pool, worker, next);
    for (;;) {
        size_t at = 0;
        bool claimed = false;
        pthread_mutex_lock(&pool->lock);
        while (!pool->stopping && !(claimed = claim(pool, &at)))
            pthread_cond_wait(&pool->changed, &pool->lock);
        pthread_mutex_unlock(&pool->lock);
        if (!claimed)
            return NULL;
        check_claimed(pool, worker, at);
    }
}

/* Waits until a slot is full. Meanwhile it checks files that nobody has claimed. */
static void await(struct pool *pool, const struct slot *slot) {
    size_t at;
    pthread_mutex_lock(&pool->lock);
    while (!slot->full) {
        if (!claim(pool, &at)) {
            pthread_cond_wait(&pool->changed, &pool->lock);
            continue;
        }
        pthread_mutex_unlock(&pool->lock);
        check_claimed(pool, NULL, at);
        pthread_mutex_lock(&pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
}

/* Frees a slot for another file. */
static void release(struct pool *pool, struct slot *slot) {
    free_report(&slot->checked);
    pthread_mutex_lock(&pool->lock);
    slot->full = false;
    pool->released++;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

static bool start_worker(struct pool *pool, struct worker *worker) {
    *worker = (struct worker){.pool = pool, .checkers = calloc(pool->sessions->count, sizeof *worker->checkers)};
    if (worker->checkers && pthread_create(&worker->thread, NULL, work, worker) == 0)
        return true;
    free(worker->checkers);
    return false;
}

/* Starts the workers. Goes on with fewer of them if some cannot be started. Returns false when memory ran out. */
static bool start_workers(struct pool *pool) {
    struct sessions *sessions = pool->sessions;
    pool->slot_count = (pool->worker_count + 1) * FILES_AHEAD;
    pool->slots = calloc(pool->slot_count, sizeof *pool->slots);
    pool->workers = calloc(pool->worker_count + 1, sizeof *pool->workers);
    sessions->worker_list = calloc((pool->worker_count + 1) * sessions->count, sizeof *sessions->worker_list);
    pool->runs = calloc(sessions->count + 1, sizeof(*pool->runs));
    if (!pool->slots || !pool->workers || !sessions->worker_list || !pool->runs)
        return false;
    for (size_t i = 0; i < sessions->count; i++)
        if (!(pool->runs[i] = sl_run_new()))
            return false;
#ifdef __GLIBC__
    if (pool->worker_count > 0) /* returning freed memory to the system between files takes longer than checking one */
        mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
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

/* Checks a file anew if, in the meantime, a file before it has used up a budget of a rule: then this rule must not run
 * for it. */
static void check_again(struct pool *pool, struct checked *checked, size_t at) {
    if (checked->result != SL_OK || sl_run_holds(run_of(pool, at), checked->report, at))
        return;
    free_report(checked);
    checked->checker = checker_for(pool, NULL, at);
    checked->result = sl_run_check_listed(run_of(pool, at), checked->checker, pool->sessions->files, checked->file, at,
                                          &checked->report);
}

const struct checked *pool_next(struct pool *pool) {
    if (pool->handed_over > 0)
        release(pool, slot_of(pool, pool->handed_over - 1));
    if (pool->handed_over == pool->count)
        return NULL;
    struct slot *slot = slot_of(pool, pool->handed_over++);
    await(pool, slot);
    check_again(pool, &slot->checked, pool->handed_over - 1);
    return &slot->checked;
}

/* Waits for a worker, and keeps its checkers: their problems are still to be reported. */
static void end_worker(struct worker *worker) {
    struct sessions *sessions = worker->pool->sessions;
    pthread_join(worker->thread, NULL);
    for (size_t i = 0; i < sessions->count; i++)
        if (worker->checkers[i])
            sessions->worker_list[sessions->worker_count++] =
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
        free_report(&pool->slots[i].checked);
    for (size_t i = 0; pool->runs && i < pool->sessions->count; i++)
        sl_run_free(pool->runs[i]);
    free(pool->runs);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->slots);
    free(pool->workers);
    free(pool);
}
