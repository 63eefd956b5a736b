/* run.h - one run of a rule's check: notes what the check reads and asks, and supposes the values that are missing. */
#ifndef SAMPLINT_LUA_RUN_H
#define SAMPLINT_LUA_RUN_H

#include <lua.h>
#include <stdbool.h>

#include "lua/host.h"
#include "lua/internals.h"
#include "samplint/limits.h"

struct run {
    const sl_rule *rule;
    const struct configuration *configuration; /* the program or account that the rule is asked about */
    struct arena *arena;                       /* owns what the answer points to */
    struct answer *answer;
    const sl_field *reads[SL_LIMIT_READS]; /* the fields that were read, in the order of first reading */
    size_t read_count;
    bool failing;                  /* the check has called fail{} */
    struct completion *completion; /* completes the configuration, and gets the facts */
    struct trace *trace;           /* gets the steps; NULL when nobody needs them */
};

/* Returns the run that is going on. Raises an error outside of runs, while a script is loaded. */
struct run *run_of(lua_State *L);

/* Notes that the check reads a field. Raises an error when the rule does not list the field's element, or when the run
 * has read too many fields. */
void run_note_read(lua_State *L, const sl_field *field);

/* Returns whether the run has read a field. */
bool run_has_read(const struct run *run, const sl_field *field);

/* Returns the value in effect for a field: the declared one, or else a supposed one, which is put into `supposed`. The
 * words of a supposed set are left to run_has_member(). Ends the run as undetermined if the value is missing and cannot
 * be supposed. */
const struct value *run_value(lua_State *L, const sl_field *field, struct value *supposed);

/* Notes that the run goes on in the same way with the words in `alike`, as bits; the value of the field is one of them. */
void run_note_alike(lua_State *L, const sl_field *field, uint64_t alike);

/* Returns whether run_value() ends the run. */
bool run_lacks(lua_State *L, const sl_field *field);

/* Returns whether a set has a word. `members` are the set's words, unless the set is supposed. */
bool run_has_member(lua_State *L, const sl_field *field, size_t word, uint64_t members);

/* Returns whether the result of comparing a set with another one is supposed: both sets are supposed, and not by words.
 * If so, stores the result: whether the set has some word, or all words, of the other. */
bool run_supposes_comparison(lua_State *L, const sl_field *set, const sl_field *other, bool all, bool *result);

/* Returns the words of a supposed set that a text may name without asking for more: those that the run has supposed
 * before. Returns false if a text has to name all words. */
bool run_names_vaguely(lua_State *L, const sl_field *set, uint64_t *members);

/* Returns whether a set is declared and another one is supposed. Trees (FACTS_PROGRAM), for which a value is supposed in
 * one run and declared in the next, get false. */
bool run_knows_better(lua_State *L, const sl_field *set, const sl_field *other);

/* Returns whether a set is supposed, or the words that the run asks for are noted one by one. */
bool run_asks_members(lua_State *L, const sl_field *field);

/* Returns whether an attribute or group is declared. An attribute whose value the run has read counts as declared. */
bool run_declares(lua_State *L, const sl_field *field);

/* Like run_value(), for the value in effect of an account of the program. A supposed set is complete. */
const struct value *run_account_value(lua_State *L, size_t account, const sl_field *field, struct value *supposed);

/* Returns whether some account has another value in effect for a field than that of the program: one of its own or of its
 * segment. */
bool run_accounts_vary(lua_State *L, const sl_field *field);

/* Returns whether an account declares a field, itself or through its segment or the program. */
bool run_account_declares(lua_State *L, size_t account, const sl_field *field);

/* Notes that the check puts the value of a field into a text. */
void run_note_shown(lua_State *L, const sl_field *field);

/* ---- what the code of a check can use beside the library (binding.c lists all names) ----------------------------- */

/* These functions make objects that live as long as a host: view_open() the metatables of groups, words and sets, and
 * the object of options; portfolio_open() the object of all accounts; answer_open() pass, fail and not_applicable. Call
 * them inside of a protected call (sandbox_call()). */
void view_open(lua_State *L);
void portfolio_open(lua_State *L);
void answer_open(lua_State *L);

/* Sets the status of a run from the result of check on top of the stack. Returns what is wrong with it, or NULL. */
const char *answer_take(lua_State *L, struct run *run);

#endif
