/* propagate.c - traverses a decision tree and finds the supported choices of its variables; see propagate.h. */
#include "space/propagate.h"

#include <string.h>

/* A node on the path from the root to where the traversal is. */
struct path_node {
    uint32_t node;
    uint32_t place;       /* of its variable */
    unsigned choice;      /* the choice whose child is being visited */
    choice_set unvisited; /* the choices whose children are still to be visited */
    /* How many variables of the nodes above it lack support. This does not change before the node is left. */
    size_t lacking_above;
};

/* The state of a traversal. It goes depth first through the nodes that the choices can reach, and visits each node
 * once. A variable of the tree is known by its place: its index in the list of the variables that the tree reads. A
 * variable lacks support while at least one of its remaining choices has no support. Below a node with a path to a
 * wanted leaf, the traversal is cut short when only variables of that node and of nodes above it still lack support. */
struct traversal {
    const struct tree *tree;
    const choice_set *choices;
    uint8_t wanted;
    size_t words; /* how many 64-bit words a set of places takes */
    struct path_node *path;
    size_t depth;      /* length of `path` */
    uint32_t *places;  /* by variable that the tree reads */
    uint64_t *on_path; /* set: the places of the variables that the nodes on the path read */
    uint64_t *lacking; /* set: the places of the variables that lack support */
    size_t lacking_count;
    uint64_t stamp; /* different in each traversal, so that `seen` needs no clearing */
    uint64_t *seen; /* by node: `stamp` once it was entered; stamp + 1 once a path from it to a wanted leaf is known */
    uint64_t *avoided; /* by node, a set: the places that some known path from it to a wanted leaf does not read */
};

struct propagator *propagator_new(struct arena *arena, const struct space *space) {
    struct propagator *propagator = arena_alloc(arena, sizeof *propagator);
    struct traversal *traversal = arena_alloc(arena, sizeof *traversal);
    struct tree_variables *variables = arena_array(arena, space->tree_count, sizeof *variables);
    bool *reads = arena_array(arena, space->variable_count, sizeof *reads);
    size_t nodes = 0, all_words = 0, words = set_words(space->variable_count);
    for (size_t i = 0; !arena->failed && i < space->tree_count; i++) {
        memset(reads, 0, space->variable_count * sizeof *reads);
        tree_reads(&space->trees[i], reads);
        variables[i].items = list_marked(arena, reads, space->variable_count, &variables[i].count);
        size_t count = space->trees[i].node_count, needed = count * set_words(variables[i].count);
        nodes = count > nodes ? count : nodes;
        all_words = needed > all_words ? needed : all_words;
    }
    if (arena->failed)
        return NULL;
    *traversal = (struct traversal){
        .path = arena_array(arena, nodes, sizeof *traversal->path),
        .places = arena_array(arena, space->variable_count, sizeof *traversal->places),
        .on_path = arena_array(arena, words, sizeof *traversal->on_path),
        .lacking = arena_array(arena, words, sizeof *traversal->lacking),
        .seen = arena_array(arena, nodes, sizeof *traversal->seen),
        .avoided = arena_array(arena, all_words, sizeof *traversal->avoided),
    };
    propagator->space = space;
    propagator->reads = variables;
    propagator->supported = arena_array(arena, space->variable_count, sizeof *propagator->supported);
    propagator->traversal = traversal;
    return arena->failed ? NULL : propagator;
}

static void no_longer_lacks(struct traversal *traversal, size_t place) {
    set_remove(traversal->lacking, place);
    traversal->lacking_count--;
}

/* Records that the child being visited has paths to a wanted leaf. For each place in `avoided`, at least one of these
 * paths does not read its variable. NULL stands for all places: the child is a wanted leaf itself. If the path down to
 * the child does not read the variable either, every choice of the variable has support. */
static void add_support(struct propagator *propagator, const uint64_t *avoided) {
    struct traversal *traversal = propagator->traversal;
    const struct path_node *top = &traversal->path[traversal->depth - 1];
    uint64_t *avoided_by_top = &traversal->avoided[top->node * traversal->words];
    choice_set choices = traversal->choices[traversal->tree->nodes[top->node].variable];
    traversal->seen[top->node] = traversal->stamp + 1;
    propagator->supported[top->place] |= choice_only(top->choice);
    if (set_has(traversal->lacking, top->place) && (choices & ~propagator->supported[top->place]) == 0)
        no_longer_lacks(traversal, top->place);
    for (size_t i = 0; i < traversal->words; i++) {
        uint64_t unread = avoided ? avoided[i] : UINT64_MAX;
        avoided_by_top[i] |= unread;
        for (unread &= traversal->lacking[i] & ~traversal->on_path[i]; unread; unread &= unread - 1) {
            size_t place = i * SET_WORD_BITS + word_lowest(unread);
            propagator->supported[place] = ANY_CHOICES;
            no_longer_lacks(traversal, place);
        }
    }
}

static void enter(struct traversal *traversal, uint32_t node) {
    uint32_t variable = traversal->tree->nodes[node].variable, place = traversal->places[variable];
    size_t lacking_above = 0;
    if (traversal->depth > 0) {
        const struct path_node *above = &traversal->path[traversal->depth - 1];
        lacking_above = above->lacking_above + set_has(traversal->lacking, above->place);
    }
    traversal->path[traversal->depth++] =
        (struct path_node){node, place, 0, traversal->choices[variable], lacking_above};
    traversal->seen[node] = traversal->stamp;
    set_add(traversal->on_path, place);
    memset(&traversal->avoided[node * traversal->words], 0, traversal->words * sizeof *traversal->avoided);
}

/* Visits the child of a choice, and enters it unless it is a leaf or was entered before. */
static void visit_child(struct propagator *propagator, unsigned choice) {
    struct traversal *traversal = propagator->traversal;
    const struct tree *tree = traversal->tree;
    struct path_node *top = &traversal->path[traversal->depth - 1];
    uint32_t child = tree->children[tree->nodes[top->node].first + choice];
    top->choice = choice;
    top->unvisited &= ~choice_only(choice);
    propagator->steps++;
    if (tree->nodes[child].variable == TREE_LEAF) {
        if (traversal->wanted >> tree->nodes[child].leaf & 1)
            add_support(propagator, NULL);
        else
            propagator->unwanted = true;
    } else if (traversal->seen[child] < traversal->stamp) {
        enter(traversal, child);
    } else if (traversal->seen[child] > traversal->stamp) {
        add_support(propagator, &traversal->avoided[child * traversal->words]);
    }
}

/* Traverses a tree whose root is no leaf. */
static void traverse(struct propagator *propagator) {
    struct traversal *traversal = propagator->traversal;
    enter(traversal, 0);
    while (traversal->depth > 0) {
        struct path_node *top = &traversal->path[traversal->depth - 1];
        if (propagator->unwanted && traversal->seen[top->node] > traversal->stamp &&
            traversal->lacking_count == top->lacking_above + set_has(traversal->lacking, top->place))
            top->unvisited &= ~propagator->supported[top->place];
        if (top->unvisited) {
            visit_child(propagator, choices_lowest(top->unvisited));
            continue;
        }
        uint64_t *avoided = &traversal->avoided[top->node * traversal->words];
        traversal->depth--;
        set_remove(traversal->on_path, top->place);
        set_remove(avoided, top->place);
        if (traversal->depth > 0 && traversal->seen[top->node] > traversal->stamp)
            add_support(propagator, avoided);
    }
}

void propagate(struct propagator *propagator, size_t tree_number, const choice_set *choices, uint8_t wanted) {
    struct traversal *traversal = propagator->traversal;
    const struct tree *tree = &propagator->space->trees[tree_number];
    const struct tree_variables *reads = &propagator->reads[tree_number];
    propagator->wanted = propagator->unwanted = false;
    propagator->steps = 1;
    if (tree->nodes[0].variable == TREE_LEAF) {
        propagator->wanted = wanted >> tree->nodes[0].leaf & 1;
        propagator->unwanted = !propagator->wanted;
        return;
    }
    traversal->tree = tree;
    traversal->choices = choices;
    traversal->wanted = wanted;
    traversal->words = set_words(reads->count);
    traversal->stamp += 2;
    traversal->lacking_count = reads->count;
    memset(traversal->lacking, 0, traversal->words * sizeof *traversal->lacking);
    for (uint32_t i = 0; i < reads->count; i++) {
        traversal->places[reads->items[i]] = i;
        set_add(traversal->lacking, i);
        propagator->supported[i] = 0;
    }
    traverse(propagator);
    propagator->wanted = traversal->seen[0] > traversal->stamp;
}
