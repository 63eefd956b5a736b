/* choices.h - translates choices of variables into values of attributes and into texts, and values into choices. */
#ifndef SAMPLINT_TREES_CHOICES_H
#define SAMPLINT_TREES_CHOICES_H

#include "samplint/analysis.h"
#include "trees/rule_space.h"

/* Writes one choice into the value of its attribute. For a word of a set, choice 0 changes nothing. */
void choice_write(const struct meaning *meaning, uint8_t choice, struct value *value);

/* Writes the choices of all variables into the values of a configuration, one per field, all undeclared before. */
void choices_write(const struct rule_space *space, const uint8_t *choices, struct value *values);

/* Reads the choices that a program, or an account together with its program, has made. An integer becomes the choice of
 * its range. Returns false if some value cannot be read. */
bool choices_read(const struct rule_space *space, const struct configuration *configuration, uint8_t *choices);

/* Whether the trees give the rules' answers for a program and its accounts: each sampled integer that the program or an
 * account declares is the lowest of its range, which is the one that was tried. */
bool choices_are_exact(const struct rule_space *space, const struct configuration *configuration);

/* The integers behind the choices of a variable, from one choice to another, both included. */
struct integer_range {
    int64_t low, high;
};
struct integer_range choice_range(const struct rule_space *space, size_t variable, size_t from, size_t to);

/* Returns a choice other than 0 as a text: the value ("3 to 7" for a range of integers), or the word of a set. */
sl_text choice_value_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t choice);

/* Returns a choice other than 0 as a value to propose: like choice_value_text(), but of a sampled range only the
 * integer that was tried. */
sl_text choice_proposal_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t choice);

/* Returns any choice as a text: choice 0 is "undeclared", or "without" for a word of a set. */
sl_text choice_text(struct arena *arena, const struct rule_space *space, size_t variable, size_t choice);

/* Lists a set of choices: neighboring ranges of an integer as one range, a word of a set as "with" and "without".
 * `texts` has room for SPACE_CHOICES. Returns the number of texts. */
size_t choices_list(struct arena *arena, const struct rule_space *space, size_t variable, choice_set choices,
                    sl_text *texts);

/* Returns a set of choices as a condition on the attribute. */
sl_condition choices_condition(struct arena *arena, const struct rule_space *space, size_t variable,
                               choice_set choices);

#endif
