/* run.c - notes what a run of a rule's check reads and asks, and ends the run when a value is missing. */
#include "lua/run.h"

#include <lauxlib.h>

#include "lua/internals.h"

/* The error object of run_wait() is the address of this variable. */
static char waiting;

struct run *run_of(lua_State *L) {
    struct run *run = host_of(L)->run;
    if (!run)
        luaL_error(L, "this function only works inside check");
    return run;
}

bool run_has_read(const struct run *run, const sl_field *field) {
    for (size_t i = 0; i < run->read_count; i++)
        if (run->reads[i] == field)
            return true;
    return false;
}

/* Raises an error when the rule does not list the element of a field. */
static void check_element(lua_State *L, const struct run *run, const sl_field *field) {
    for (size_t i = 0; i < run->rule->element_count; i++)
        if (run->rule->elements[i] == field->element)
            return;
    const sl_field *element = field;
    while (element->parent->parent)
        element = element->parent;
    luaL_error(L, "check reads %s, which the rule does not list; add it to elements",
               lua_pushlstring(L, element->id.bytes, element->id.length));
}

void run_note_read(lua_State *L, const sl_field *field) {
    struct run *run = run_of(L);
    if (field->element != SL_NO_ELEMENT)
        check_element(L, run, field);
    run->answer->at = field;
    if (run_has_read(run, field))
        return;
    if (run->read_count == SL_LIMIT_READS)
        luaL_error(L, "a rule can read at most %d attributes; split it into several rules", SL_LIMIT_READS);
    run->reads[run->read_count++] = field;
}

void run_note_question(lua_State *L, const sl_field *field, size_t word) {
    struct questions *questions = run_of(L)->questions;
    if (!questions)
        return;
    for (size_t i = 0; i < questions->count; i++)
        if (questions->list[i].field == field && questions->list[i].word == word)
            return;
    ARENA_APPEND(questions->arena, questions->list, questions->count, questions->capacity,
                 (struct question){field, word});
}

void run_wait(lua_State *L, const struct configuration *lacking, const sl_field *field) {
    struct answer *answer = run_of(L)->answer;
    answer->missing = field;
    answer->lacking = lacking;
    lua_pushlightuserdata(L, &waiting);
    lua_error(L);
}

bool run_is_waiting(const void *value) {
    return value == &waiting;
}
