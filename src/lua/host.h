/* host.h - what other folders see of Lua: loading vocabularies and rules, and running rules.
 *
 * There are two phases. Loading reads the table that a script returns into plain C; running calls the check of a rule.
 * Each load and each run happens inside of a protected call with a budget, so that no error of a script gets past this
 * interface.
 *
 * Other folders include this header, pack.h, builtin.h and those of source/. All other headers are for this folder. */
#ifndef SAMPLINT_LUA_HOST_H
#define SAMPLINT_LUA_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/findings.h"
#include "lua/run_limits.h"
#include "model/alike.h"
#include "model/configuration.h"
#include "samplint/program.h"
#include "samplint/rule.h"
#include "samplint/trace.h"
#include "samplint/vocabulary.h"

/* A Lua state with a vocabulary and the checks of rules. One thread uses it at a time. */
struct lua_host;

/* Makes a host, which lua_host_free() frees. Returns NULL when there is no memory. */
struct lua_host *lua_host_new(void);

/* Frees a host. Accepts NULL. */
void lua_host_free(struct lua_host *host);

/* Sets what each run of a rule may use. The limits of loading are fixed (samplint/limits.h). */
void lua_set_limits(struct lua_host *host, struct run_limits limits);
struct run_limits lua_limits(const struct lua_host *host);

/* ---- loading ----------------------------------------------------------------------------------------------------- */

struct script {
    const sl_source *source; /* must live as long as everything that is loaded from it */
    sl_text compiled;        /* the bytecode of a script that is built in; empty for all others */
};

/* Loads a vocabulary into the arena, and shows it to rules from now on. Returns NULL with findings when the script is
 * refused, and NULL without findings when there is no memory. */
const sl_vocabulary *lua_load_vocabulary(struct lua_host *host, struct arena *arena, const struct script *script,
                                         struct findings *findings);

/* Shows rules an extended vocabulary from now on. Returns false, and changes nothing, when there is no memory. */
bool lua_use_vocabulary(struct lua_host *host, const sl_vocabulary *vocabulary);

/* Loads a rule into the arena; `vocabulary` is the host's. Returns NULL as lua_load_vocabulary() does. Unknown fields,
 * and names in the check that the vocabulary does not have, are faults. For built-in rules, only the tests of this
 * project look for these faults. */
sl_rule *lua_load_rule(struct lua_host *host, struct arena *arena, const sl_vocabulary *vocabulary,
                       const struct script *script, struct findings *findings);

/* Puts the check of another text in the place of a rule's check. Stores the rule's own check for lua_restore_check().
 * Returns false, and changes nothing, when the text cannot be loaded. When there is no memory, arena->failed is set. */
bool lua_replace_check(struct lua_host *host, struct arena *arena, sl_rule *rule, sl_text text, int *own);
void lua_restore_check(struct lua_host *host, sl_rule *rule, int own);

/* Sets can_run[line - 1] for each line of the rule's file in which code of the check can run. The caller passes `count`
 * entries, one for each line, all false. Lines that only end a block or a bracket do not count. When there is no
 * memory, arena->failed is set. */
void lua_check_lines(struct lua_host *host, struct arena *arena, const sl_rule *rule, bool *can_run, size_t count);

/* Returns a copy of a rule in the arena, which shares all that the rule points to; NULL when there is no memory. */
sl_rule *lua_copy_rule(struct arena *arena, const sl_rule *rule);

/* Returns the option of a rule with this id, or NULL. */
sl_option *rule_option(const sl_rule *rule, sl_text id);

/* ---- running ----------------------------------------------------------------------------------------------------- */

/* A gap on which an answer hangs: sl_gap before it has a place. */
struct gap {
    const sl_field *field;
    size_t part; /* the number of the segment or account, or QUESTION_PROGRAM */
    const sl_settlement *settlements;
    size_t settlement_count;
    sl_text sentence; /* the settlements in words, with the id of the rule; empty if there are none */
};

/* A note of a failure about the value of a field. */
struct answer_note {
    const sl_field *field;
    sl_text note;
};

/* ---- what a check asks ------------------------------------------------------------------------------------------- */

/* One thing that a check asks of a program. The answer of the check is a function of the answers to its questions, in
 * their order. */
struct question {
    const sl_field *field;
    size_t word;           /* of a set: the index of a word in its domain; or one of the next five */
    size_t part;           /* a portfolio rule asks about the own value of the segment or account with this number
                              (part_at()); else QUESTION_PROGRAM */
    const sl_field *other; /* the other set, for the last two; else NULL */
};
#define QUESTION_ALL SIZE_MAX            /* the value; of a set, only that it has one */
#define QUESTION_DECLARED (SIZE_MAX - 1) /* whether the attribute or group is declared */
#define QUESTION_OWN (SIZE_MAX - 2)      /* whether the account or segment has a value of its own */
#define QUESTION_ANY_OF (SIZE_MAX - 3)   /* whether a set has some word of another set; both are supposed */
#define QUESTION_ALL_OF (SIZE_MAX - 4)   /* whether a set has all words of another set; both are supposed */
#define QUESTION_PROGRAM SIZE_MAX        /* the value in effect of the configuration that the rule is asked about */

bool same_question(struct question a, struct question b);

/* What a supposed set answers to the question for its value. A declared set answers 0: the questions that follow may be
 * others. */
static inline uint64_t set_value_bits(bool by_words) {
    return by_words ? 2 : 1;
}

/* The answer to a question about a segment or account that inherits the value; the next fact is then about the level that
 * it inherits it from. */
#define PLAIN_INHERITED ((struct plain){.state = VALUE_UNDECLARED, .bits = 1})

/* A question with the answer that the check got. */
struct fact {
    struct question question;
    struct plain value; /* for a word of a set: bits is 1 if the set has the word, else 0 */
    bool supposed;      /* the value is not declared, or unreadable: the run supposed this one */
    uint64_t alike; /* of a supposed word: the words, as bits, with which the run would have gone on in the same way;
                           0 if there is no other one, or if nobody knows */
};

enum fact_scope {
    FACTS_SUPPOSED, /* only what was supposed */
    FACTS_PROGRAM,  /* that, and all that is read of the program */
    FACTS_ALL       /* that, and all that a portfolio rule reads of the accounts */
};

#define FACT_BITS 256

/* How a run completes a program that has gaps, and what it then asked. A gap is a value that is not declared or cannot
 * be read. */
struct completion {
    const struct fact *path; /* the values to suppose for the first gaps that the check reads; each later one gets the
                                first value of its domain */
    size_t path_count;
    bool by_words;       /* suppose each word of a set, also where the check compares two supposed sets with each other;
                            otherwise the result of that comparison is supposed */
    bool vague_texts;    /* a text that is made of a supposed set names only the words that the run has supposed before;
                            otherwise each word is supposed */
    bool guess_integers; /* suppose integers, too; otherwise a run that reads a missing integer ends as undetermined, as
                            every run does that reads a missing text */
    struct arena *arena; /* owns the list */
    enum fact_scope scope;
    /* With FACTS_PROGRAM: the groups of accounts that are alike in all but their names. NULL if each is to be read. */
    const struct account_groups *groups;
    struct fact *list; /* each question once, in the order of asking */
    size_t count, capacity;
    uint64_t asked[FACT_BITS / 64]; /* for each question of the list, a bit that it shares with others is set */
    size_t supposed;                /* how many of the facts are supposed */
    bool needs_words; /* the run has no answer: after a comparison of two supposed sets, the check has asked for more
                         of one of them, so it needs by_words */
    uint64_t work;    /* of the run, in instructions; see lua_take_work() */
};

/* The result of one run. */
struct answer {
    sl_status status;
    const sl_field **reads; /* the fields that the check has read, in the order of first reading */
    size_t read_count;
    const sl_field *at;      /* the field that a failure points at; NULL when the check has read nothing */
    const sl_field *missing; /* the field whose value an undetermined run lacks; the first of the gaps */
    size_t lacking;          /* the number of the segment or account that lacks that value, or QUESTION_PROGRAM */
    sl_text message;         /* the message of a failure; with SL_FAILED, what went wrong */
    sl_text *alternatives;
    size_t alternative_count;
    struct answer_note *notes;
    size_t note_count;
    const sl_field *among; /* for a failure about the accounts with one value of this field; else NULL */
    sl_text among_value;   /* that value; empty when `among` is NULL */
    uint64_t shown; /* the fields, as bits by their index in `reads`, whose values the check has put into texts */
    const struct gap *gaps; /* of an undetermined rule: the gaps on which its answer hangs; a run knows only one */
    size_t gap_count;
    bool of_completion; /* a failure of some completion: it may point at supposed values */
    bool cut_short;     /* not all completions were tried, because there are more than the budget allows */
    bool exhausted;     /* the rule failed because it ran out of a budget */
    bool not_asked;     /* the rule was not run, because it ran out of a budget before */
    size_t line;        /* the line of the rule's file where the rule itself failed; 0 when not known */
};

/* Runs a rule's check on a configuration, which `completion` completes. The arena owns what the answer points to. */
void lua_run_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                  struct completion *completion, struct arena *arena, struct answer *answer);

/* The cost of a run. */
struct run_cost {
    uint64_t instructions; /* Lua instructions; slow functions of the library count as several */
    double milliseconds;   /* CPU time */
};

/* Measures a check in two runs, one for time and one for instructions: counting every instruction slows a run down. */
void lua_cost_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                   struct completion *completion, struct arena *arena, struct answer *answer, struct run_cost *cost);

/* The values that a run has read, step by step. */
struct trace {
    struct arena *arena; /* owns the list and its texts */
    sl_trace_step *list;
    size_t count;
    size_t capacity;
    size_t omitted; /* steps beyond SL_LIMIT_TRACE_STEPS */
    sl_text reason; /* why the rule does not apply; may be empty */
    size_t line;    /* the line of the rule's file where the check made its answer; 0 when it made none */
};

/* Runs a rule's check, and appends what it reads to an empty trace. */
void lua_trace_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                    struct completion *completion, struct arena *arena, struct answer *answer, struct trace *trace);

/* Returns the work of all runs since the last call of this function, in instructions. CPU time counts only for very
 * slow runs (SLOW_WORK in run.c). */
uint64_t lua_take_work(struct lua_host *host);

/* Observes all runs. */
struct watcher {
    /* Returns an array with one entry for each line of the rule's file, and stores the number of entries. The run sets
     * the entry of each line that runs. Returns NULL when nobody needs the lines. */
    bool *(*lines)(void *context, const sl_rule *rule, size_t *count);
    /* Gets the answer of each run, and whether the run has supposed a value. */
    void (*answered)(void *context, const sl_rule *rule, const struct answer *answer, bool supposed);
    void *context;
};

/* Calls the watcher at each run from now on; NULL ends that. */
void lua_watch(struct lua_host *host, const struct watcher *watcher);

#endif
