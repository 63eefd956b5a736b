/* run_limits.h - what each run of a rule may use, and how often it may run to answer for gaps. */
#ifndef SAMPLINT_LUA_RUN_LIMITS_H
#define SAMPLINT_LUA_RUN_LIMITS_H

#include <stddef.h>
#include <stdint.h>

struct run_limits {
    uint64_t instructions; /* Lua instructions */
    uint64_t milliseconds; /* CPU time of the thread */
    size_t memory;         /* bytes beyond those that were in use before the run */
    size_t message_bytes;  /* bytes of one message of the rule */
    uint64_t completions;  /* completions of a program with gaps that a rule is asked about (certain/certain.h) */
};

#endif
