/* rulebook.h - the loaded rules, ordered by id, the pairs of elements that they cover, and counts of rules. */
#ifndef SAMPLINT_RULESET_RULEBOOK_H
#define SAMPLINT_RULESET_RULEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/checker.h"
#include "samplint/program.h"
#include "samplint/rule.h"

/* The words for severities: by the numbers of sl_severity, and then "off", for no finding at all. */
#define SEVERITY_OFF ((size_t)3)
#define SEVERITY_WORDS ((size_t)4)
extern const sl_text severity_words[SEVERITY_WORDS];

/* A rule that was refused when it was loaded. */
struct refused_rule {
    sl_text id;
    const struct refused_rule *next; /* the one that was refused before */
};

struct rulebook {
    struct arena *arena;
    sl_rule **rules; /* the enabled rules, by id */
    size_t count;
    size_t capacity;
    sl_rule **off; /* the rules that are turned off, by id */
    size_t off_count;
    sl_pair *pairs; /* the pairs of elements that some enabled rule about fit covers; their states are empty */
    size_t pair_count;
    size_t practice_count;              /* enabled rules about practices */
    size_t fit_count;                   /* enabled rules about fit that decide */
    sl_rule_cost *costs;                /* one per enabled rule while costs are counted; else NULL */
    size_t refused_count;               /* rules that should have been loaded and could not be */
    const struct refused_rule *refused; /* the newest first */
    sl_retired_rule *retired;           /* rules that no longer exist */
    size_t retired_count, retired_capacity;
    bool undetermined_off;              /* missing values make no findings */
    sl_severity undetermined_severity;  /* of the findings about missing values */
    sl_text undetermined_set_by;
};

/* Returns the enabled rule with this id, or NULL. */
sl_rule *rulebook_find(const struct rulebook *book, sl_text id);

/* Returns the rule with this id, enabled or off, or NULL. */
sl_rule *rulebook_find_any(const struct rulebook *book, sl_text id);

/* Returns the rule, enabled or off, that has had this id, or NULL. */
sl_rule *rulebook_find_former(const struct rulebook *book, sl_text id);

/* Returns the retired rule with this id, or NULL. */
const sl_retired_rule *rulebook_find_retired(const struct rulebook *book, sl_text id);

/* Adds retired rules. Lack of memory shows in the arena. */
void rulebook_retire(struct rulebook *book, const sl_retired_rule *rules, size_t count);

/* Returns the sentence that a rule is retired, since when, why, and which rule takes its place. */
sl_text retired_text(struct arena *arena, const sl_retired_rule *rule);

/* Walks through all rules, enabled or off, by id. Returns the next rule and moves one of the two indices, which start
 * at 0. Call it only while *on + *off is less than the number of all rules. */
sl_rule *rulebook_next(const struct rulebook *book, size_t *on, size_t *off);

/* Returns the kind of a rule's findings. */
sl_kind rulebook_kind(const sl_rule *rule);

/* Returns the ids of all enabled rules, for messages, or NULL when there is no memory. */
const sl_text *rulebook_ids(const struct rulebook *book, struct arena *arena);

/* Returns whether a status means that nothing is wrong: the rule passes or does not apply. */
bool is_satisfied(sl_status status);

/* Compares pairs of elements, for qsort() and bsearch(). */
int pair_order(const void *left, const void *right);

/* Counts a rule that could not be loaded and keeps its id. Lack of memory shows in the arena. */
void rulebook_refuse(struct rulebook *book, sl_text id);
bool rulebook_was_refused(const struct rulebook *book, sl_text id);

/* Returns the message that no enabled rule has this id, with the reason or the id that may be meant. For a retired rule,
 * returns its retired_text(). */
sl_text rulebook_no_such(const struct rulebook *book, struct arena *arena, sl_text id);

/* Sets the severity of all findings of a kind, as an index of severity_words. Only for SL_KIND_UNDETERMINED it may be
 * SEVERITY_OFF. `set_by` must live as long as the rules. */
void rulebook_set_severity(struct rulebook *book, sl_kind kind, size_t severity, sl_text set_by);

/* Sorts the rules into `rules` and `off` again, after rule->off of some rules has changed. */
void rulebook_update_off(struct rulebook *book, size_t element_count);

/* Adds a rule whose id is not in the book yet. Lack of memory shows in the arena. */
void rulebook_add(struct rulebook *book, sl_rule *rule, size_t element_count);

#endif
