/* load_works.c - reads the works that rules may cite, what these say, and the citations of a rule. */
#include "lua/load_works.h"

#include <lauxlib.h>

#include "base/nearest.h"
#include "base/text.h"
#include "lua/sandbox.h"
#include "samplint/limits.h"

/* ---- works ------------------------------------------------------------------------------------------------------- */

/* Returns the index of a statement; `count` if there is none of this id. */
static size_t find_statement(const sl_statement *statements, size_t count, sl_text id) {
    size_t found = 0;
    while (found < count && !text_equal(statements[found].id, id))
        found++;
    return found;
}

static void read_statement(struct loader *loader, int table, const sl_statement *earlier, size_t earlier_count,
                           sl_statement *statement) {
    static const char *const known[] = {"id", "at", "says", "left_out", NULL};
    table_check_keys(loader, table, known);
    statement->id = table_text(loader, table, "id", true);
    statement->at = table_text(loader, table, "at", true);
    statement->says = table_text(loader, table, "says", true);
    statement->left_out = table_text(loader, table, "left_out", false);
    sandbox_charge(loader->L, earlier_count * sizeof *earlier);
    if (statement->id.length && find_statement(earlier, earlier_count, statement->id) < earlier_count)
        table_report(loader, "statements", "the work has the statement \"%.*s\" twice", TEXT_ARG(statement->id));
    if (statement->says.length > SL_LIMIT_MEANING_BYTES || statement->left_out.length > SL_LIMIT_MEANING_BYTES)
        table_report(loader, "statements", "a sentence of the statement \"%.*s\" has more than %d bytes",
                     TEXT_ARG(statement->id), SL_LIMIT_MEANING_BYTES);
}

static void read_statements(struct loader *loader, int table, sl_work *work) {
    lua_State *L = loader->L;
    if (!table_open(loader, table, "statements", false))
        return;
    int list = lua_gettop(L);
    size_t count = table_list_length(L, "statements");
    sl_statement *statements = arena_array(loader->arena, count, sizeof *statements);
    for (size_t i = 0; statements && i < count; i++) {
        if (lua_rawgeti(L, list, (lua_Integer)i + 1) == LUA_TTABLE)
            read_statement(loader, lua_gettop(L), statements, i, &statements[i]);
        else
            table_report(loader, "statements", "an entry of statements must be a table");
        lua_settop(L, list);
    }
    lua_pop(L, 1);
    work->statements = statements;
    work->statement_count = statements ? count : 0;
}

/* Reads a work from the top of the stack: its reference, or a table with the reference and what the work says. */
static void read_work(struct loader *loader, sl_work *work) {
    static const char *const known[] = {"reference", "statements", NULL};
    int table = lua_gettop(loader->L);
    if (!lua_istable(loader->L, table)) {
        work->reference = table_string(loader, table, "a work's reference");
        return;
    }
    loader->where = work->id;
    table_check_keys(loader, table, known);
    work->reference = table_text(loader, table, "reference", true);
    read_statements(loader, table, work);
    loader->where = (sl_text){NULL, 0};
}

void load_works(struct loader *loader, sl_vocabulary *vocabulary) {
    lua_State *L = loader->L;
    loader->outer = TEXT("works");
    size_t count;
    const sl_text *ids = table_open_names(loader, 1, "works", &count);
    sl_work *works = arena_array(loader->arena, count, sizeof *works);
    for (size_t i = 0; ids && works && i < count; i++) {
        works[i].id = table_push_named(loader, ids[i]);
        read_work(loader, &works[i]);
        lua_pop(L, 1);
    }
    lua_settop(L, 1);
    vocabulary->works = works;
    vocabulary->work_count = works ? count : 0;
}

/* ---- citations --------------------------------------------------------------------------------------------------- */

/* Returns the work that a field names by its id. Returns NULL if there is no such field or work; reports the latter. */
static const sl_work *cited_work(struct loader *loader, const sl_vocabulary *vocabulary, sl_text id) {
    size_t count = vocabulary->work_count, found = 0;
    while (found < count && !text_equal(vocabulary->works[found].id, id))
        found++;
    if (id.length == 0 || found < count)
        return id.length ? &vocabulary->works[found] : NULL;
    sl_text *ids = arena_array(loader->arena, count, sizeof *ids);
    for (size_t i = 0; ids && i < count; i++)
        ids[i] = vocabulary->works[i].id;
    sl_text meant = did_you_mean(loader->arena, id, ids, ids ? count : 0);
    table_report(loader, "source", "the vocabulary lists no work \"%.*s\"%.*s", TEXT_ARG(id), TEXT_ARG(meant));
    return NULL;
}

/* Returns the statement of a work. Returns NULL if there is none of this id, and reports it. */
static const sl_statement *cited_statement(struct loader *loader, const sl_work *work, sl_text id) {
    size_t count = work->statement_count, found = find_statement(work->statements, count, id);
    if (found < count)
        return &work->statements[found];
    sl_text *ids = arena_array(loader->arena, count, sizeof *ids);
    for (size_t i = 0; ids && i < count; i++)
        ids[i] = work->statements[i].id;
    sl_text meant = did_you_mean(loader->arena, id, ids, ids ? count : 0);
    table_report(loader, "source", "the work \"%.*s\" has no statement \"%.*s\"%.*s", TEXT_ARG(work->id), TEXT_ARG(id),
                 TEXT_ARG(meant));
    return NULL;
}

void load_citation(struct loader *loader, int table, const sl_vocabulary *vocabulary, sl_citation *citation) {
    static const char *const known[] = {"work", "at", "statement", "via", NULL};
    table_check_keys(loader, table, known);
    citation->work = table_text(loader, table, "work", false); /* not required: a firm's policy is no listed work */
    citation->via = table_text(loader, table, "via", false);
    const sl_work *work = cited_work(loader, vocabulary, citation->work);
    cited_work(loader, vocabulary, citation->via);
    sl_text statement = table_text(loader, table, "statement", false);
    if (statement.length && work)
        citation->statement = cited_statement(loader, work, statement);
    citation->at = table_text(loader, table, "at", statement.length == 0);
    if (citation->statement && citation->at.length == 0)
        citation->at = citation->statement->at;
    if (citation->work.length == 0 && (statement.length || citation->via.length))
        table_report(loader, "source", "a source with a statement or with via needs its work");
}
