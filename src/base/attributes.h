/* attributes.h - the attributes of a file: owner, group, permissions and extended attributes. */
#ifndef SAMPLINT_BASE_ATTRIBUTES_H
#define SAMPLINT_BASE_ATTRIBUTES_H

#include <sys/stat.h>

#include "base/arena.h"

/* Returns the permissions of an old file without set-user-ID and set-group-ID, which new content must not inherit. */
mode_t attributes_mode(const struct stat *old);

/* Copies the owner, the group, the extended attributes and attributes_mode() from an old file to a new one. Returns
 * false when one of them cannot be copied. */
bool attributes_copy(struct arena *arena, int from, const struct stat *old, int to);

#endif
