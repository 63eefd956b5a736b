/* run_limits.h - what each run of a rule may use. */
#ifndef SAMPLINT_LUA_RUN_LIMITS_H
#define SAMPLINT_LUA_RUN_LIMITS_H

#include <stddef.h>
#include <stdint.h>

struct run_limits {
    uint64_t instructions; /* of Lua */
    uint64_t milliseconds; /* of the thread's own CPU time */
    size_t memory;         /* bytes, beyond those that were in use before the run */
    size_t message_bytes;  /* bytes of one message of the rule */
};

#endif
