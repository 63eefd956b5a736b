/* readers.h - the trees that read a variable. */
#ifndef SAMPLINT_SPACE_READERS_H
#define SAMPLINT_SPACE_READERS_H

#include "space/space.h"

struct readers {
    const uint32_t *trees;  /* the readers of the first variable, then those of the second, and so on */
    const uint32_t *firsts; /* by variable, and one more at the end: the index of its first reader in `trees` */
};

/* The readers of one variable, ascending. */
struct reader_list {
    const uint32_t *trees;
    size_t count;
};

/* Lists the readers of all variables. They belong to the arena, which shows lack of memory. */
struct readers readers_list(struct arena *arena, const struct space *space);

static inline struct reader_list readers_of(const struct readers *readers, size_t variable) {
    uint32_t first = readers->firsts[variable];
    return (struct reader_list){readers->trees + first, readers->firsts[variable + 1] - first};
}

#endif
