/* pool.h - files that are checked by several threads, and handed over in the order of the files: what is made of them is the same
 * whatever the number of threads. */
#ifndef SAMPLINT_CLI_POOL_H
#define SAMPLINT_CLI_POOL_H

#include "cli/session.h"

/* A file that was checked. */
struct checked {
    size_t file; /* its place */
    sl_checker *checker;
    sl_result result;
    sl_report *report; /* of SL_OK */
};

struct pool;

/* Begins to check files, by their places among those of the sessions. One of the workers is the caller itself, at each pool_next().
 * Returns NULL when there is no memory. The sessions and the files must outlive the pool, and are the pool's alone until it is closed. */
struct pool *pool_open(struct sessions *sessions, const size_t *files, size_t count, size_t workers);

/* Waits for the next file. What it was checked with lives as long as the sessions, and its report until the next call. NULL when there
 * are no more files. */
const struct checked *pool_next(struct pool *pool);

/* Stops what is going on; the workers' checkers are the sessions' further ones from then on. NULL is accepted. */
void pool_close(struct pool *pool);

#endif
