/* attributes.h - what a file has beside its content. */
#ifndef SAMPLINT_BASE_ATTRIBUTES_H
#define SAMPLINT_BASE_ATTRIBUTES_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"

/* Gives a new file the owner, the group, the extended attributes and the permissions of an old one, but those that let programs run with
 * more rights. Returns false where some cannot be given to it. */
bool attributes_copy(struct arena *arena, int from, const struct stat *old, int to);

#endif
