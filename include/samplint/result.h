/* result.h - the results of calls, and the function by which long calls report progress and can be cancelled. */
#ifndef SAMPLINT_RESULT_H
#define SAMPLINT_RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "samplint/export.h"

SL_BEGIN_C

/* The result of a call, by severity: a later value is worse. */
typedef enum sl_result {
    SL_OK,
    SL_REFUSED,      /* wrong use, or unacceptable input: sl_get_problems() says why */
    SL_CANNOT_READ,  /* a file or folder cannot be read: sl_get_problems() says why */
    SL_CANNOT_WRITE, /* a sink did not take its bytes */
    SL_CANCELLED,    /* the caller's sl_progress asked to stop; nothing was returned */
    SL_OUT_OF_MEMORY /* nothing was returned; only free the objects that were passed to the call */
} sl_result;

/* Returns the more severe result. */
SL_API sl_result sl_result_max(sl_result a, sl_result b);

/* The name of a result: "ok", "refused", "cannot_read", "cannot_write", "cancelled", "out_of_memory". Static, never
 * NULL. */
SL_API const char *sl_result_name(sl_result result);

/* Finds a result by its name. Returns false for an unknown name, and leaves *result as it is. */
SL_API bool sl_result_from_name(const char *name, sl_result *result);

/* A function of the caller that long work calls now and then, in the thread of the work. `done` counts units of work
 * since the call began (Lua instructions, visited branches of decision trees). It only grows; its final value is not
 * known in advance. Returning false cancels the work: the call ends soon, with SL_CANCELLED. The function must not use
 * the checker. */
typedef bool sl_progress(void *context, uint64_t done);

SL_END_C

#endif
