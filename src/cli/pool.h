/* pool.h - checks files in several threads and hands them over in the order of the files: the results do not depend on
 * the number of threads. */
#ifndef SAMPLINT_CLI_POOL_H
#define SAMPLINT_CLI_POOL_H

#include "cli/session.h"

/* A file that was checked. */
struct checked {
    size_t file; /* its index among the files of the sessions */
    sl_checker *checker;
    sl_result result;
    sl_report *report; /* NULL unless the result is SL_OK */
};

struct pool;

/* Starts to check the files with these indices. The caller is one of the workers: it checks files while it waits in
 * pool_next(). Returns NULL when memory ran out. Until the pool is closed, do not use the sessions for anything else,
 * and do not free `files`. */
struct pool *pool_open(struct sessions *sessions, const size_t *files, size_t count, size_t workers);

/* Waits for the next file. Its report lives until the next call, its checker as long as the sessions. Returns NULL
 * after the last file. */
const struct checked *pool_next(struct pool *pool);

/* Ends the work. The checkers of the workers become the worker_list of the sessions. Accepts NULL. */
void pool_close(struct pool *pool);

#endif
