/* internals.h - the parts of a host, which host.h hides from other folders. */
#ifndef SAMPLINT_LUA_INTERNALS_H
#define SAMPLINT_LUA_INTERNALS_H

#include "lua/sandbox.h"
#include "samplint/rule.h"
#include "samplint/vocabulary.h"

struct run;
struct watcher;

/* The kinds of objects that scripts get from a configuration (object.h). */
enum object_kind { OBJECT_GROUP, OBJECT_WORD, OBJECT_SET, OBJECT_KINDS };

/* A "reference" is a key of Lua's registry, as luaL_ref() returns it. */
struct lua_host {
    struct sandbox sandbox; /* the first member: host_of() relies on that */
    int library;            /* reference of the table of names that all scripts may use */
    double loading_seconds; /* CPU time that loading scripts has taken so far, without those that are built in */

    const struct watcher *watcher; /* observes all runs; NULL for none */
    struct run *run;               /* the run that is going on; NULL outside of runs */
    uint64_t work;                 /* the work of the runs since the last lua_take_work(), in instructions */

    const sl_vocabulary *vocabulary; /* the vocabulary that rules see; NULL before one is loaded */
    int metatables[OBJECT_KINDS];    /* references, by the kind of object */
    int options;                     /* reference of the object "options", the second parameter of every check */
    int accounts;                    /* reference of the object "accounts", the third parameter of portfolio rules */
    int *objects;         /* references of the groups and words, each made when it is first needed; LUA_NOREF before */
    size_t *first_object; /* the index in `objects` of the first object of each field, then of the configuration */
};

/* A rule as lua_load_rule() makes it. */
struct loaded_rule {
    sl_rule rule;  /* first: other folders get a pointer to it */
    int reference; /* reference of its check; LUA_NOREF when the script has none */
};

/* Returns the reference of a rule's check. */
static inline int check_of(const sl_rule *rule) {
    return ((const struct loaded_rule *)rule)->reference;
}

/* Gives a rule another check. */
static inline void set_check(sl_rule *rule, int reference) {
    ((struct loaded_rule *)rule)->reference = reference;
}

/* Returns whether a rule lists an element. */
static inline bool rule_lists(const sl_rule *rule, size_t element) {
    size_t at = 0;
    while (at < rule->element_count && rule->elements[at] != element)
        at++;
    return at < rule->element_count;
}

/* Returns the host of a Lua state. */
static inline struct lua_host *host_of(lua_State *L) {
    return (struct lua_host *)sandbox_of(L);
}

#endif
