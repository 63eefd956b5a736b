/* rulebook.h - the rules that are loaded, and what follows from their being together. */
#ifndef SAMPLINT_ENGINE_RULEBOOK_H
#define SAMPLINT_ENGINE_RULEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "samplint/checker.h"
#include "samplint/program.h"
#include "samplint/rule.h"

/* The words for severities, by their numbers, and for no finding at all. */
#define SEVERITY_WORDS ((size_t)4)
extern const sl_text severity_words[SEVERITY_WORDS];

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
    size_t judge_count; /* rules that say whether a program is congruent */
    sl_rule_cost *costs;      /* one a rule, while they are counted; else NULL */
    size_t refused;           /* rules that were to be here and could not be loaded */
    bool silent;              /* what undetermined rules wait for makes no findings */
    sl_severity undetermined; /* of those findings */
    sl_text undetermined_set_by;
};

/* The rule with this id, or NULL. */
sl_rule *rulebook_find(const struct rulebook *book, sl_text id);

/* The kind of a rule's findings. */
sl_kind rulebook_kind(const sl_rule *rule);

/* The ids of all rules, for messages. */
const sl_text *rulebook_ids(const struct rulebook *book, struct arena *arena);

/* Sets the severity (by its number; one more is "off") of findings of a kind, on whose word is kept. */
void rulebook_set_severity(struct rulebook *book, sl_kind kind, size_t severity, sl_text set_by);

/* Takes the rules that say so out of those that are asked. */
void rulebook_turn_off(struct rulebook *book, size_t element_count);

/* Adds a rule whose id is not in the book yet. Lack of memory shows in the arena. */
void rulebook_add(struct rulebook *book, sl_rule *rule, size_t element_count);

#endif
