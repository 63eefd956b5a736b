/* choices.h - choices of variables as values of attributes, and back. What all of a program's choices are is in rule_space.h, and
 * written here too. */
#ifndef SAMPLINT_TREES_CHOICES_H
#define SAMPLINT_TREES_CHOICES_H

#include "trees/rule_space.h"

/* Writes one choice into the value that it is about; of a set, a word that is not there is left as it is. */
void choice_write(const struct meaning *meaning, uint8_t choice, struct value *value);

#endif
