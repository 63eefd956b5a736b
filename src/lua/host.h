/* host.h - what the rest of the program sees of Lua: vocabularies and rules are loaded, rules are run.
 *
 * Two phases, as with Redis functions: loading reads a file's table into plain C; running calls a rule's check. Both happen
 * inside one protected entry with a budget, so that no error of a script gets past this interface. */
#ifndef SAMPLINT_LUA_HOST_H
#define SAMPLINT_LUA_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/findings.h"
#include "model/configuration.h"
#include "samplint/rule.h"
#include "samplint/trace.h"
#include "samplint/vocabulary.h"

struct lua_host;
struct answer;

/* NULL when there is no memory. */
struct lua_host *lua_host_new(void);

/* NULL is accepted. */
void lua_host_free(struct lua_host *host);

/* What each run of a rule may use. Loading may use what limits.h says. */
struct run_limits {
    uint64_t instructions;
    uint64_t milliseconds;
    size_t memory; /* bytes, more than was in use before */
    size_t message_bytes;
};
void lua_set_limits(struct lua_host *host, struct run_limits limits);

/* What is to be loaded. */
struct script {
    const sl_source *source;
    sl_text compiled; /* of a script that is built in; empty for all others */
};

/* Loads a vocabulary from its source into the arena. NULL with findings when it is refused, NULL without when there is no
 * memory. The source must live as long as the result. */
const sl_vocabulary *lua_load_vocabulary(struct lua_host *host, struct arena *arena, const struct script *script,
                                         struct findings *findings);

/* Loads one rule about what `vocabulary`, this host's, declares; otherwise the same. Unknown fields, and names in check that the
 * vocabulary does not have, are looked for unless the rule is built in: the tests look at those, not every start. */
sl_rule *lua_load_rule(struct lua_host *host, struct arena *arena, const sl_vocabulary *vocabulary,
                       const struct script *script, struct findings *findings);

/* What all runs of rules have done since this was asked last, in instructions; slow ones, and memory that is asked for, count as more. */
uint64_t lua_take_work(struct lua_host *host);

/* Who wants to know what rules do when they are run. */
struct watcher {
    /* One truth a line of a rule's file, from 1 on, to be set for those that run; *count is how many. NULL where they do not matter. */
    bool *(*lines)(void *context, const sl_rule *rule, size_t *count);
    void (*answered)(void *context, const sl_rule *rule, const struct answer *answer);
    void *context;
};

/* Tells somebody of each run from now on, until that is NULL. */
void lua_watch(struct lua_host *host, const struct watcher *watcher);

/* The lines of a rule's check that can run, from 1 on, in a list of `count` truths that are false: those with more on them than
 * the end of something. */
void lua_check_lines(struct lua_host *host, struct arena *arena, const sl_rule *rule, bool *can_run, size_t count);

/* Puts the check of another text in the place of a rule's own, which is handed back for lua_restore_check(). Returns false where the
 * text cannot be loaded; then nothing has changed. Lack of memory shows in the arena. */
bool lua_replace_check(struct lua_host *host, struct arena *arena, sl_rule *rule, sl_text text, int *own);
void lua_restore_check(struct lua_host *host, sl_rule *rule, int own);

struct answer_note {
    const sl_field *field;
    sl_text note;
};

/* What one run of a rule said. */
struct answer {
    sl_status status;
    const sl_field **reads; /* in the order of first reading */
    size_t read_count;
    const sl_field *at;                  /* what a failure points at; NULL when the rule read nothing */
    const sl_field *missing;             /* what an undetermined rule waits for */
    const struct configuration *lacking; /* in what it is not declared: what was asked about, or one of its accounts */
    sl_text message;                     /* of a failure; of a rule that failed itself, what was wrong */
    sl_text *alternatives;
    size_t alternative_count;
    struct answer_note *notes;
    size_t note_count;
    const sl_field
        *among; /* a failure of a portfolio is about the accounts with this value; NULL when it does not say */
    sl_text among_value;
    size_t line;    /* of the rule's file, where it failed itself; 0 when not known */
    bool exhausted; /* it failed for it ran out of a budget */
    bool not_asked; /* it failed for it had done so before, and was not run */
};

/* Runs a rule's check on a configuration; what the answer points to is in the arena. */
void lua_run_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                  struct arena *arena, struct answer *answer);

/* What a run took. */
struct run_cost {
    uint64_t instructions; /* of Lua; long work of the library counts as some */
    double milliseconds;
};

/* The same, with what it took. The rule is run a second time to count each instruction, which would spoil the time of the first. */
void lua_cost_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                   struct arena *arena, struct answer *answer, struct run_cost *cost);

/* What a run read, as far as anybody wants to know. */
struct trace {
    struct arena *arena;
    sl_trace_step *list;
    size_t count;
    size_t capacity;
    size_t omitted;
    sl_text reason; /* why the rule does not apply; may be empty */
    size_t line;    /* where it answered; 0 when it did not */
};

/* The same as lua_run_rule(), with what it reads appended to an empty trace. */
void lua_trace_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                    struct arena *arena, struct answer *answer, struct trace *trace);

/* What a rule asks of a configuration, one thing at a time: the value of an attribute, whether a set or group is declared, whether a
 * set has a word. What accounts override is no question. Its answer is a function of the answers to these, in their order. */
struct question {
    const sl_field *field;
    size_t word; /* in the domain of a set, or QUESTION_ALL: the value, or whether it is declared */
};
#define QUESTION_ALL SIZE_MAX

struct questions {
    struct arena *arena;
    struct question *list; /* each once */
    size_t count;
    size_t capacity;
    uint64_t
        work; /* what the run took, in instructions: memory that it asked for counts too, and the time of slow ones */
};

/* The same, with what it asks appended to an empty list, and what it took. What accounts inherit is asked of their program. */
void lua_probe_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                    struct arena *arena, struct answer *answer, struct questions *questions);

#endif
