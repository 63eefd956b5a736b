/* hitting_set.h - the search for the repairs of one part.
 *
 * What a tree that does not lead to a good leaf reads on its way there is a conflict: any repair changes some of it, so that
 * repairs are hitting sets of conflicts (Reiter 1987). The search takes a conflict, tries each of its variables with each other
 * choice, and freezes as it was what it has tried, so that it comes to each repair once. It does so within a bound of cost, raised
 * to the least cost that was beyond it until there is a repair, and prunes where conflicts that share no group cost more than is
 * left. */
#ifndef SAMPLINT_SPACE_HITTING_SET_H
#define SAMPLINT_SPACE_HITTING_SET_H

#include "base/arena.h"
#include "space/repair_task.h"

struct hitting_set_part {
    const size_t *trees; /* that can lead to other leaves than good ones */
    size_t tree_count;
    const size_t *groups; /* that the trees read, and that may change */
    size_t group_count;
};

enum hitting_set_aim {
    HITTING_GROUPS, /* only which groups are changed by any repair, needless changes included */
    HITTING_ALL     /* the repairs */
};

struct hitting_set_found {
    enum repair_outcome outcome;
    uint64_t cost;
    bool exact; /* all of it was searched */
    /* With HITTING_ALL: */
    struct repair *repairs; /* in no order, at most so many as the task wants */
    size_t repair_count, repair_capacity;
    uint64_t total;
};

struct hitting_set;

/* A search through the choices in `allowed`, instead of the task's, which may change between runs. NULL when there is no memory. */
struct hitting_set *hitting_set_new(struct arena *scratch, const struct repair_task *task, const choice_set *allowed);

/* Searches a part; takes at most `*looks` looks and reduces it by those. Repairs are put into `arena`. */
struct hitting_set_found hitting_set_run(struct hitting_set *hitting_set, struct arena *arena,
                                         const struct hitting_set_part *part, enum hitting_set_aim aim,
                                         uint64_t *looks);

/* Of the last run: in how many repairs a group changes (with HITTING_GROUPS, not 0 if in any), and which choices a variable takes
 * in any, as bits. */
uint64_t hitting_set_group(const struct hitting_set *hitting_set, size_t group);
choice_set hitting_set_choices(const struct hitting_set *hitting_set, size_t variable);

#endif
