/* bind_part.h - binding one part of a program: a segment or an account. For the files of this folder only. */
#ifndef SAMPLINT_MODEL_BIND_PART_H
#define SAMPLINT_MODEL_BIND_PART_H

#include "model/bind_value.h"

/* Binds a mapping, and adds it to the segments or the accounts of the program, by its level. Its base is the program.
 * A part without a name is called by its number in the list or, if `number` is 0, by its file. Returns NULL when there
 * is no memory. */
struct configuration *bind_part(struct binder *binder, struct configuration *program, enum level level,
                                const struct node *node, const struct node *via, size_t number);

/* Returns the place of the name of a segment or an account: where it is written, or would be. */
sl_location part_name_place(const struct configuration *part);

#endif
