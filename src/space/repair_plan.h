/* repair_plan.h - the groups of failing trees while repairs are searched (see repair.h), and whether groups depend on
 * each other. For repair.c only. */
#ifndef SAMPLINT_SPACE_REPAIR_PLAN_H
#define SAMPLINT_SPACE_REPAIR_PLAN_H

#include "space/hitting_set.h"

/* Failing trees that are repaired together. */
struct group {
    size_t *faults; /* ascending */
    size_t fault_count;
    struct hitting_set_result found; /* the repairs that are looked at: first the cheapest, then also further ones */
    struct hitting_set_result cheapest;
    struct hitting_set_result further; /* with the cheapest; only if has_further */
    bool has_further;
    bool left_out; /* some further repairs do not go together with other groups, and are not in `found` */
    bool joined;   /* to another group, which has its faults now */
};

struct repair_plan {
    struct arena *arena;   /* owns the result */
    struct arena *scratch; /* owns memory that is needed only during the work */
    const struct repair_task *task;
    struct hitting_set_search *search;
    choice_set *allowed; /* by variable */
    bool *ignored;       /* by tree: it fails now, and is none of the faults that are searched for */
    uint64_t visits;     /* left in the budget */
    struct group *groups;
    size_t group_count;
};

/* Takes a group's faults into the search, or out of it. */
void plan_ignore(struct repair_plan *plan, const struct group *group, bool ignored);

/* Whether some repairs of two groups could depend on each other: if not, all of them go together. */
bool plan_can_meet(const struct repair_plan *plan, const struct group *a, const struct group *b);

/* Whether two repairs, one of each group, share no bundle and are a minimal repair of both groups. The faults of both
 * groups must be in the search. */
bool plan_go_together(struct repair_plan *plan, const struct repair *a, const struct repair *b);

/* Whether each repair of one group goes together with each repair of the other. */
bool plan_are_independent(struct repair_plan *plan, const struct group *a, const struct group *b);

/* Lists groups of which a tree fails after some combination of their repairs although any two of them go together. The
 * list has room for all groups. Returns their number; 0 if there are none. */
size_t plan_find_clash(struct repair_plan *plan, size_t *groups);

#endif
