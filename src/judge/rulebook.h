/* rulebook.h - the rules that are loaded, and what follows from their being together. */
#ifndef SAMPLINT_JUDGE_RULEBOOK_H
#define SAMPLINT_JUDGE_RULEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/checker.h"
#include "samplint/program.h"
#include "samplint/rule.h"

/* The words for severities, by their numbers, and for no finding at all. */
#define SEVERITY_WORDS ((size_t)4)
extern const sl_text severity_words[SEVERITY_WORDS];

struct refused_rule {
    sl_text id;
    const struct refused_rule *before;
};

struct rulebook {
    struct arena *arena;
    sl_rule **rules; /* by id */
    size_t count;
    size_t capacity;
    sl_rule **off; /* rules that are turned off, by id */
    size_t off_count;
    sl_pair *pairs; /* of elements that some fit rule covers, no state yet */
    size_t pair_count;
    size_t practice_count;
    size_t judge_count;  /* rules that say whether a program is congruent */
    sl_rule_cost *costs; /* one a rule, while they are counted; else NULL */
    size_t refused;      /* rules that were to be here and could not be loaded */
    const struct refused_rule *last_refused;
    bool silent;              /* what undetermined rules wait for makes no findings */
    sl_severity undetermined; /* of those findings */
    sl_text undetermined_set_by;
};

/* The rule with this id, or NULL; of those that are asked, and of those that are turned off, too. */
sl_rule *rulebook_find(const struct rulebook *book, sl_text id);
sl_rule *rulebook_find_any(const struct rulebook *book, sl_text id);

/* The next of all rules by their ids, from those that are asked and those that are not: places in both lists, from 0 on, while some
 * is left. */
sl_rule *rulebook_next(const struct rulebook *book, size_t *on, size_t *off);

/* The kind of a rule's findings. */
sl_kind rulebook_kind(const sl_rule *rule);

/* The ids of all rules that are asked, for messages. */
const sl_text *rulebook_ids(const struct rulebook *book, struct arena *arena);

/* Whether a rule that answers so is content: it passes, or does not apply. */
bool is_satisfied(sl_status status);

/* The order of pairs of elements, for qsort() and bsearch(). */
int pair_order(const void *left, const void *right);

/* Counts a rule that was to be here and could not be loaded. Why is said elsewhere. Lack of memory shows in the arena. */
void rulebook_refuse(struct rulebook *book, sl_text id);
bool rulebook_was_refused(const struct rulebook *book, sl_text id);

/* What is wrong with an id that no rule which is asked has. */
sl_text rulebook_no_such(const struct rulebook *book, struct arena *arena, sl_text id);

/* Sets the severity (by its number; one more is "off") of findings of a kind, on whose word is kept. */
void rulebook_set_severity(struct rulebook *book, sl_kind kind, size_t severity, sl_text set_by);

/* Takes the rules that say so out of those that are asked, and puts those back that no longer do. */
void rulebook_turn_off(struct rulebook *book, size_t element_count);

/* Adds a rule whose id is not in the book yet. Lack of memory shows in the arena. */
void rulebook_add(struct rulebook *book, sl_rule *rule, size_t element_count);

#endif
