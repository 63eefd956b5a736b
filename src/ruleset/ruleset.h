/* ruleset.h - the vocabulary, the rules, and the limits that rules run under.
 *
 * Everything that asks rules takes a ruleset: judging a program, making decision trees, analysis. */
#ifndef SAMPLINT_RULESET_RULESET_H
#define SAMPLINT_RULESET_RULESET_H

#include "base/problems.h"
#include "certain/answer_tree.h"
#include "lua/host.h"
#include "ruleset/rulebook.h"
#include "ruleset/work.h"

/* The budgets, in the order of sl_get_budgets(). */
enum budget_name {
    BUDGET_INSTRUCTIONS,
    BUDGET_MILLISECONDS,
    BUDGET_MEMORY,
    BUDGET_COMPLETIONS,
    BUDGET_FINDINGS,
    BUDGET_MESSAGE,
    BUDGET_WORK,
    BUDGETS
};

struct ruleset {
    struct arena *arena; /* lives as long as the rules */
    struct problems *problems;
    struct lua_host *host;
    const sl_vocabulary *vocabulary; /* NULL before one is loaded */
    struct rulebook book;
    struct memo memo;
    sl_budget budgets[BUDGETS];
    struct work work;
    uint64_t changes; /* number of changes of the rules, their options or the vocabulary so far */
};

/* Starts with the default budgets and no rules. Returns false when there is no memory. */
bool ruleset_start(struct ruleset *rules, struct arena *arena, struct problems *problems);
void ruleset_free(struct ruleset *rules);

/* Returns SL_OUT_OF_MEMORY if memory has run out for the rules or the problems, else the result. */
sl_result ruleset_result(const struct ruleset *rules, sl_result result);

/* Notes that rules, options or the vocabulary have changed, and forgets the remembered answers. */
void ruleset_changed(struct ruleset *rules);

/* Loads the vocabulary from a script. On SL_REFUSED the problems say why. The source must live as long as the rules. */
sl_result ruleset_load_vocabulary(struct ruleset *rules, const struct script *script);

/* Loads a rule of a pack, under the same conditions and with the same results as ruleset_load_vocabulary(). For a rule
 * of no pack, `pack` is its folder, and `version` is empty. */
sl_result ruleset_load_rule(struct ruleset *rules, const struct script *script, sl_text pack, sl_text version);

/* Adds a retired rule. Returns no text, or the fault that its id is in use, owned by `problems`. */
sl_text ruleset_retire(struct ruleset *rules, const sl_retired_rule *retired);

/* Returns the rule, enabled or off, that has this id or has had it, or NULL. If it has had it, adds a note at the place
 * that says the present id. `place.source` must live as long as the problems. */
sl_rule *ruleset_find_named(struct ruleset *rules, sl_text id, sl_location place);

/* Adds a note at a place that a rule is retired: since when, why, and which rule takes its place. */
void ruleset_note_retired(struct ruleset *rules, sl_text id, sl_location place);

/* Adds a problem unless some enabled rule is about fit: without one, no change makes a program congruent. */
sl_result ruleset_needs_fit_rule(struct ruleset *rules);

/* Sets an option of a rule. `set_by` names who or what sets it. Returns no text, or the fault, owned by `problems`. */
sl_text ruleset_set_option(struct ruleset *rules, sl_rule *rule, sl_text id, sl_text value, sl_text set_by);

/* Sets a budget, with the same result as ruleset_set_option(). Where `trusted` is false, the value must not be above
 * the budget's default. */
sl_text ruleset_set_budget(struct ruleset *rules, bool trusted, sl_text name, sl_text number, sl_text set_by);

/* Gives every budget its default and fills the budget "work". */
void ruleset_start_budgets(struct ruleset *rules);

/* Fills the budget "work" again. Decision trees for which the budget was used up are then built at the next use. */
void ruleset_renew_work(struct ruleset *rules);

#endif
