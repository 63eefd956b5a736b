#include "space/propagate.h"

#include <string.h>

#include "base/set.h"

/* A node on the way down from the root. */
struct visit {
    uint32_t node;
    uint32_t place;  /* of its variable */
    unsigned choice; /* whose child is being visited */
    choice_set left; /* choices whose children are yet to be visited */
    /* How many of the variables above it lack support: they get it, or not, when this visit is over. */
    size_t lacking_above;
};

/* A look is a visit of the nodes that the choices lead to, those below first, each of them once. It is cut short where nothing
 * more can be learned: below a node with a way to a wanted leaf, when only variables above it still lack support. */
struct looking {
    const struct tree *tree;
    const choice_set *choices;
    uint8_t wanted;
    size_t words;         /* of a set of places in this reading */
    struct visit *visits; /* the way down to where the look is */
    size_t depth;
    uint32_t *place;   /* of each variable that the tree reads */
    uint64_t *above;   /* places whose variables are read on the way down */
    uint64_t *lacking; /* places of which a choice is not supported yet */
    size_t lacking_count;
    uint64_t stamp;    /* of this look: so nothing must be cleared between looks */
    uint64_t *seen;    /* of each node: `stamp` as long as no wanted leaf is known below, then one more */
    uint64_t *avoided; /* of each node, a set: places that a known way from it to a wanted leaf does not read */
};

static struct reading find_reading(struct arena *arena, const struct space *space, const struct tree *tree,
                                   bool *reads) {
    size_t count = 0;
    memset(reads, 0, space->variable_count * sizeof *reads);
    tree_reads(tree, reads);
    for (size_t i = 0; i < space->variable_count; i++)
        count += reads[i];
    uint32_t *variables = arena_array(arena, count, sizeof *variables);
    if (!variables)
        return (struct reading){NULL, 0};
    for (size_t i = 0, at = 0; i < space->variable_count; i++)
        if (reads[i])
            variables[at++] = (uint32_t)i;
    return (struct reading){variables, count};
}

struct look *look_new(struct arena *arena, const struct space *space) {
    struct look *look = arena_alloc(arena, sizeof *look);
    struct looking *looking = arena_alloc(arena, sizeof *looking);
    struct reading *readings = arena_array(arena, space->tree_count, sizeof *readings);
    bool *reads = arena_array(arena, space->variable_count, sizeof *reads);
    size_t nodes = 0, all_words = 0, words = set_words(space->variable_count);
    for (size_t i = 0; !arena->failed && i < space->tree_count; i++) {
        readings[i] = find_reading(arena, space, &space->trees[i], reads);
        size_t count = space->trees[i].node_count, needed = count * set_words(readings[i].count);
        nodes = count > nodes ? count : nodes;
        all_words = needed > all_words ? needed : all_words;
    }
    if (arena->failed)
        return NULL;
    *looking = (struct looking){
        .visits = arena_array(arena, nodes, sizeof *looking->visits),
        .place = arena_array(arena, space->variable_count, sizeof *looking->place),
        .above = arena_array(arena, words, sizeof *looking->above),
        .lacking = arena_array(arena, words, sizeof *looking->lacking),
        .seen = arena_array(arena, nodes, sizeof *looking->seen),
        .avoided = arena_array(arena, all_words, sizeof *looking->avoided),
    };
    look->space = space;
    look->readings = readings;
    look->supported = arena_array(arena, space->variable_count, sizeof *look->supported);
    look->looking = looking;
    return arena->failed ? NULL : look;
}

static void no_longer_lacking(struct looking *looking, size_t place) {
    set_remove(looking->lacking, place);
    looking->lacking_count--;
}

/* The child that is being visited leads to a wanted leaf, by ways that avoid these places (NULL: all, it is that leaf). */
static void found_way(struct look *look, const uint64_t *avoided) {
    struct looking *looking = look->looking;
    const struct visit *top = &looking->visits[looking->depth - 1];
    uint64_t *own = &looking->avoided[top->node * looking->words];
    choice_set choices = looking->choices[looking->tree->nodes[top->node].variable];
    looking->seen[top->node] = looking->stamp + 1;
    look->supported[top->place] |= choice_only(top->choice);
    if (set_has(looking->lacking, top->place) && (choices & ~look->supported[top->place]) == 0)
        no_longer_lacking(looking, top->place);
    for (size_t i = 0; i < looking->words; i++) {
        uint64_t around = avoided ? avoided[i] : UINT64_MAX;
        own[i] |= around;
        for (around &= looking->lacking[i] & ~looking->above[i]; around; around &= around - 1) {
            size_t place = i * SET_WORD_BITS + word_lowest(around);
            look->supported[place] = ANY_CHOICES;
            no_longer_lacking(looking, place);
        }
    }
}

static void enter(struct looking *looking, uint32_t node) {
    uint32_t variable = looking->tree->nodes[node].variable, place = looking->place[variable];
    size_t lacking_above = 0;
    if (looking->depth > 0) {
        const struct visit *above = &looking->visits[looking->depth - 1];
        lacking_above = above->lacking_above + set_has(looking->lacking, above->place);
    }
    looking->visits[looking->depth++] = (struct visit){node, place, 0, looking->choices[variable], lacking_above};
    looking->seen[node] = looking->stamp;
    set_add(looking->above, place);
    memset(&looking->avoided[node * looking->words], 0, looking->words * sizeof *looking->avoided);
}

static void leave(struct look *look) {
    struct looking *looking = look->looking;
    struct visit last = looking->visits[--looking->depth];
    uint64_t *avoided = &looking->avoided[last.node * looking->words];
    set_remove(looking->above, last.place);
    set_remove(avoided, last.place);
    if (looking->depth > 0 && looking->seen[last.node] > looking->stamp)
        found_way(look, avoided);
}

/* Visits the child of a choice, which is to be entered unless it is a leaf or was visited before. */
static void visit_child(struct look *look, unsigned choice) {
    struct looking *looking = look->looking;
    const struct tree *tree = looking->tree;
    struct visit *top = &looking->visits[looking->depth - 1];
    uint32_t child = tree->children[tree->nodes[top->node].first + choice];
    top->choice = choice;
    top->left &= ~choice_only(choice);
    look->steps++;
    if (tree->nodes[child].variable == TREE_LEAF) {
        if (looking->wanted >> tree->nodes[child].leaf & 1)
            found_way(look, NULL);
        else
            look->unwanted = true;
    } else if (looking->seen[child] < looking->stamp) {
        enter(looking, child);
    } else if (looking->seen[child] > looking->stamp) {
        found_way(look, &looking->avoided[child * looking->words]);
    }
}

/* Visits all nodes below the root that need be, and it; it is no leaf. */
static void visit_nodes(struct look *look) {
    struct looking *looking = look->looking;
    enter(looking, 0);
    while (looking->depth > 0) {
        struct visit *top = &looking->visits[looking->depth - 1];
        if (look->unwanted && looking->seen[top->node] > looking->stamp &&
            looking->lacking_count == top->lacking_above + set_has(looking->lacking, top->place))
            top->left &= ~look->supported[top->place];
        if (top->left)
            visit_child(look, choices_lowest(top->left));
        else
            leave(look);
    }
}

void look_at(struct look *look, size_t number, const choice_set *choices, uint8_t wanted) {
    struct looking *looking = look->looking;
    const struct tree *tree = &look->space->trees[number];
    const struct reading *reading = &look->readings[number];
    look->wanted = look->unwanted = false;
    look->steps = 1;
    if (tree->nodes[0].variable == TREE_LEAF) {
        look->wanted = wanted >> tree->nodes[0].leaf & 1;
        look->unwanted = !look->wanted;
        return;
    }
    looking->tree = tree;
    looking->choices = choices;
    looking->wanted = wanted;
    looking->words = set_words(reading->count);
    looking->stamp += 2;
    looking->lacking_count = reading->count;
    memset(looking->lacking, 0, looking->words * sizeof *looking->lacking);
    for (uint32_t i = 0; i < reading->count; i++) {
        looking->place[reading->variables[i]] = i;
        set_add(looking->lacking, i);
        look->supported[i] = 0;
    }
    visit_nodes(look);
    look->wanted = looking->seen[0] > looking->stamp;
}
