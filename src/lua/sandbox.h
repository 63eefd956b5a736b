/* sandbox.h - a Lua state with budgets, inside which everything of Lua happens. For the files of this folder only. */
#ifndef SAMPLINT_LUA_SANDBOX_H
#define SAMPLINT_LUA_SANDBOX_H

#include <locale.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lua/host.h"

/* What a run may use, and what it has used. */
struct budget {
    size_t used; /* bytes the state holds */
    size_t limit;
    size_t churn; /* bytes asked for since the budget was set */
    size_t churn_limit;
    bool full;          /* the limit was met; what is garbage is to be collected */
    size_t collections; /* how often it was */
    long fuel;          /* Lua instructions left */
    double seconds;     /* it may take */
    double deadline;    /* by sandbox_now(); 0 until fuel was first spent */
    size_t block;       /* bytes of one string or table: no single instruction may take long */
    size_t line;        /* of the script, where memory was refused or an error raised; 0 when not known */
    long unlooked;      /* spent since the clock was last looked at */
    int interval;       /* instructions from one look at fuel and clock to the next */
    const char *spent;  /* why it was stopped; sticky until the budget is set again */
};

struct run;

/* Lines of the script that is running: those that ran are set to true. */
struct lines {
    bool *ran; /* NULL where nobody wants to know */
    size_t count;
};

struct lua_host {
    lua_State *state;
    locale_t locale;               /* scripts compare and write alike wherever this library is used */
    const struct watcher *watcher; /* NULL for none */
    struct lines lines;
    struct budget budget;
    size_t swept;  /* bytes that the state held when what scripts left behind was last cleared away */
    size_t clean;  /* the same before runs of rules: their limit counts from there; 0 when it is not known */
    size_t stack;  /* bytes of Lua's stack, which never moves; 0 before it has its size */
    bool sizing;   /* it is given its size */
    void *strings; /* Lua's table of all short strings */
    struct run_limits limits;
    uint64_t work;         /* of all runs since somebody asked */
    bool exact;            /* count every instruction, which is slow */
    struct run *run;       /* while a check is running */
    double loading;        /* seconds that loading scripts has taken so far */
    int base;              /* registry: the names every script may use */
    int options;           /* registry: the view of a rule's options */
    int accounts;          /* registry: all accounts together */
    size_t accounts_bytes; /* more memory than usual, for a run about many accounts */
    int metatables[3];     /* registry: of views and values, by their kind (view.c) */
    const sl_vocabulary *vocabulary;
    size_t *first_object; /* for each field, and for the top behind them, where its objects are in the next */
    int *objects;         /* registry: the views of groups, and the words of enums and ordinals made so far */
};

struct lua_host *host_of(lua_State *L);

/* Gives a host its empty state, which lua_close() frees. Returns false when there is no memory. */
bool sandbox_open(struct lua_host *host);

/* Calls `body` with `argument` as its only Lua argument (a light userdata), within the budget of a load or of a run. Returns
 * true when it came through. Else `message` and `line` (of the script, 0 if unknown) say what was wrong, in the arena;
 * and *value is the error object when it is a light userdata, else NULL. */
enum budget_kind { BUDGET_LOAD, BUDGET_RUN };
struct failure {
    sl_text message;
    size_t line;
    void *value;
};
bool sandbox_call(struct lua_host *host, enum budget_kind kind, lua_CFunction body, void *argument, struct arena *arena,
                  struct failure *failure);

/* Whether the last call ended because the script asked for too much memory while others' garbage may have been in its way. Then that is
 * cleared away, and the same call is to be made again: so the result does not depend on what ran before. */
bool sandbox_cleared(struct lua_host *host);

/* The line of the script that is running, that of its innermost function; 0 when not known. */
size_t sandbox_line(lua_State *L);

/* Seconds that this thread has worked: what others do on a busy machine is no rule's fault. */
double sandbox_now(void);

/* The instructions that the last call of a rule has spent, and these with the memory that it asked for and the time of slow ones. */
uint64_t sandbox_spent(const struct lua_host *host);
uint64_t sandbox_work(const struct lua_host *host);

/* Compiles a text, never bytecode, with an environment of its own, and pushes the function. What this program's own build
 * has compiled is loaded as it is, if Lua still accepts it. Raises an error. */
void sandbox_compile(lua_State *L, sl_text source, sl_text compiled);

/* The string at `index`, which must be one, and a text as a string. Raise errors. */
sl_text sandbox_text(lua_State *L, int index);
int sandbox_push(lua_State *L, sl_text text);

/* The name of a local from outside itself that the function on top of the stack uses, other than the names of the library; NULL where it
 * uses none. */
const char *sandbox_outer_local(lua_State *L);

/* Writes over the places above the top of the stack: what this program has worked with there is nobody else's. */
void sandbox_wipe(lua_State *L);

/* luaL_error with a text that this library made. */
int sandbox_error(lua_State *L, sl_text message);

/* The same with a line of the script. */
int sandbox_error_at(lua_State *L, int line, const char *message);

/* How many entries the list at `index` has before its first gap, which does not depend on what Lua draws by lot. */
size_t sandbox_length(lua_State *L, int index);

/* The same; raises an error where entries stand behind the gap. `what` is the list's name. */
size_t sandbox_list(lua_State *L, int index, const char *what);

/* Makes sure that strings of this length, or so much work, fit the budget. Raises an error. */
void sandbox_charge(lua_State *L, size_t work);

#endif
