/* spot.h - where a file or folder lies, whatever path leads to it. */
#ifndef SAMPLINT_BASE_SPOT_H
#define SAMPLINT_BASE_SPOT_H

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "samplint/text.h"

struct spot {
    dev_t device;
    ino_t number;
};

struct spot spot_of(const struct stat *about);

/* Follows links. False for a path that leads nowhere, and for the empty text. */
bool spot_find(sl_text path, struct spot *spot);

/* An order that means nothing, for sorting. */
int spot_compare(const struct spot *a, const struct spot *b);
bool spot_equal(const struct spot *a, const struct spot *b);

#endif
