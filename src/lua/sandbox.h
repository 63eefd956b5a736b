/* sandbox.h - a Lua state with budgets. All Lua code of this library runs inside of sandbox_call().
 *
 * The sandbox knows nothing of vocabularies, rules or loading. */
#ifndef SAMPLINT_LUA_SANDBOX_H
#define SAMPLINT_LUA_SANDBOX_H

#include <locale.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lua/run_limits.h"

/* What a call may use, and what it has used. */
struct budget {
    size_t used;        /* bytes that the state holds */
    size_t limit;       /* bytes that it may hold */
    size_t churn;       /* bytes that were allocated since the call began, freed or not */
    size_t churn_limit; /* bytes that may be allocated in all */
    bool full;          /* `used` went beyond `limit`; the hook then collects garbage and compares again */
    size_t collections; /* garbage collections of the hook so far */
    long fuel;          /* Lua instructions left */
    double seconds;     /* CPU time that the call may take */
    double deadline;    /* the end of that time, by sandbox_now(); 0 before the hook first looks at the clock */
    size_t block;       /* the most bytes of a table or other block, so that no single instruction takes long */
    size_t text_block;  /* the most bytes of a string, for the same reason */
    size_t line;        /* the line of the script where memory was refused or an error was raised; 0 when not known */
    long since_clock;   /* instructions since the hook last looked at the clock */
    int interval;       /* instructions between two calls of the hook */
    const char *spent;  /* why the call is stopped; NULL while it may go on. Stays until the next call begins */
};

/* Where the hook marks the lines of the script that run. */
struct line_marks {
    bool *ran; /* one for each line, from 1 on; NULL when nobody needs the lines */
    size_t count;
};

struct sandbox {
    lua_State *state;
    locale_t locale;          /* the locale "C": in every process, texts compare and numbers print in the same way */
    struct run_limits limits; /* the limits of each run */
    size_t extra_memory;      /* bytes that the next run may use in addition, because it is about many accounts */
    bool exact;               /* the hook counts every instruction, which is slow */
    struct line_marks lines;
    struct budget budget; /* the budget of the current or latest call */
    size_t swept;         /* bytes that the state held when the garbage of scripts was last collected */
    size_t clean;  /* bytes that it held without any garbage; the memory of a run counts from there. 0 when not known */
    size_t stack;  /* bytes of Lua's stack, which never moves; 0 before the stack has its size */
    bool sizing;   /* the stack is getting its size now */
    void *strings; /* Lua's table of all short strings */
};

/* Returns the sandbox of a Lua state. */
struct sandbox *sandbox_of(lua_State *L);

/* Every script is compiled under this name, so that messages of Lua start with it. */
#define SANDBOX_CHUNK "rule"

/* Makes the state of a zeroed sandbox. Returns false when there is no memory; sandbox_close() is needed in any case. */
bool sandbox_open(struct sandbox *sandbox);
void sandbox_close(struct sandbox *sandbox);

enum budget_kind {
    BUDGET_LOAD,    /* loading a script: fixed limits */
    BUDGET_RUN,     /* a run of a rule: the limits of the sandbox */
    BUDGET_TEMPLATE /* a run of a template: the limits of the sandbox; none for one block or the sum of allocations */
};

/* Why a call ended early. */
struct failure {
    sl_text message; /* in the arena of the call */
    size_t line;     /* the line of the script; 0 when not known */
    void *value;     /* the error object when it is a light userdata; else NULL */
};

/* Calls `body` within the budget of a load or of a run. The only Lua argument is `argument`, as a light userdata.
 * Returns whether the call came to its end; if not, *failure says why. No error of Lua leaves this function. */
bool sandbox_call(struct sandbox *sandbox, enum budget_kind kind, lua_CFunction body, void *argument,
                  struct arena *arena, struct failure *failure);

/* Returns whether the last call must be made again: it asked for too much memory, while garbage of earlier scripts may
 * have been in its way. That garbage is collected now. So the result of a call does not depend on what ran before. */
bool sandbox_cleared(struct sandbox *sandbox);

/* Returns the CPU time of this thread in seconds. The work of other threads and processes does not count. */
double sandbox_now(void);

/* Returns the instructions of the last call. It must have been a run, as for the next two functions. */
uint64_t sandbox_spent(const struct sandbox *sandbox);

/* Returns the instructions of the last call plus its allocated memory as instructions: the same on every machine. */
uint64_t sandbox_counted_work(const struct sandbox *sandbox);

/* Returns the counted work of the last call, or its CPU time counted as instructions, whichever is greater. */
uint64_t sandbox_work(const struct sandbox *sandbox);

/* ---- for C functions that Lua calls ------------------------------------------------------------------------------ */

/* Charges the call for moving or comparing bytes in C. Raises an error when its budget is spent. */
void sandbox_charge(lua_State *L, size_t bytes);

/* Returns the line of the innermost function of the script that is running; 0 when not known. Functions of built-in
 * templates do not count: their chunks have other names. */
size_t sandbox_line(lua_State *L);

/* Returns the string at `index`. Raises an error when the value is no string or number. */
sl_text sandbox_text(lua_State *L, int index);

/* Returns the key that an __index or __newindex function gets, as messages name it: "?" when the key is no string. */
const char *sandbox_key(lua_State *L);

/* Pushes a text as a string. Returns 1, the number of pushed values. Raises an error when there is no memory. */
int sandbox_push(lua_State *L, sl_text text);

/* Replaces the table on top of the stack by an __index function that reads from it. A name that is not in the table
 * raises an error with this format, which has one "%s" for the name. */
void sandbox_reader(lua_State *L, const char *missing);

/* Replaces the function on top of the stack by an object. Reading a field of the object calls the function as its
 * metamethod __index; writing a field raises an error with the text `refusal`. */
void sandbox_read_only(lua_State *L, const char *refusal);

/* Returns how many entries a list has before its first gap. In a list with gaps, Lua's "#" depends on a random number
 * (source/prepare.h); this length does not. */
size_t sandbox_length(lua_State *L, int index);

/* Returns the length of a list without gaps. Raises an error, which names the list, when it has a gap. */
size_t sandbox_list(lua_State *L, int index, const char *name);

/* Returns the name of an outer local that the function on top of the stack uses; NULL when there is none. */
const char *sandbox_outer_local(lua_State *L);

/* Overwrites the places above the top of the stack, so that no script finds what C functions have left there. */
void sandbox_wipe(lua_State *L);

/* Raises an error with a text of this library, at the line of the function at level 1. */
int sandbox_error(lua_State *L, sl_text message);

#endif
