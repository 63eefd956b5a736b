/* repair_forms.c - merges products of ranges that differ in one bundle only; see repair_forms.h. */
#include "space/repair_forms.h"

#include <stdlib.h>
#include <string.h>

/* A factor while forms are made: numbers of options, ascending. */
struct number_list {
    uint32_t *items;
    size_t count;
};

struct growing_form {
    struct number_list *factors;
    size_t factor_count;
    bool merged; /* into another form */
};

struct form_maker {
    struct arena *arena;
    const struct repair_task *task;
    const uint32_t *kinds;
    const size_t *families;
    struct repair_option **options; /* each option once */
    size_t option_count, option_capacity;
    struct growing_form *forms;
    size_t form_count, form_capacity;
};

/* ---- options ----------------------------------------------------------------------------------------------------- */

static bool are_equal(const struct repair_option *a, const struct repair_option *b) {
    return a->bundle == b->bundle && a->variable_count == b->variable_count &&
           memcmp(a->variables, b->variables, a->variable_count * sizeof *a->variables) == 0 &&
           memcmp(a->ranges, b->ranges, a->variable_count * sizeof *a->ranges) == 0;
}

/* Makes the option that a product has for a bundle. Returns NULL if there is no memory. */
static struct repair_option *option_of(struct form_maker *maker, const struct repair_set *set,
                                       const struct repair_product *product, size_t bundle) {
    struct repair_option *option = arena_alloc(maker->arena, sizeof *option);
    uint32_t *variables = arena_array(maker->arena, set->variable_count, sizeof *variables);
    choice_set *ranges = arena_array(maker->arena, set->variable_count, sizeof *ranges);
    if (!option || !variables || !ranges)
        return NULL;
    *option = (struct repair_option){.bundle = bundle, .variables = variables, .ranges = ranges, .count = 1};
    for (size_t i = 0; i < set->variable_count; i++) {
        uint32_t variable = set->variables[i];
        if (maker->task->bundles[variable] != bundle)
            continue;
        variables[option->variable_count] = variable;
        ranges[option->variable_count++] = product->ranges[i];
        option->count *= choices_count(product->ranges[i]);
    }
    return option;
}

/* Returns the number of an option; an equal one has the same number. */
static uint32_t number_of(struct form_maker *maker, struct repair_option *option) {
    for (size_t i = 0; i < maker->option_count; i++)
        if (are_equal(maker->options[i], option))
            return (uint32_t)i;
    ARENA_APPEND(maker->arena, maker->options, maker->option_count, maker->option_capacity, option);
    return (uint32_t)(maker->option_count - 1);
}

/* ---- forms ------------------------------------------------------------------------------------------------------- */

/* Adds the form of a product: a factor with one option for each bundle. */
static void add_form(struct form_maker *maker, const struct repair_set *set, const struct repair_product *product) {
    struct growing_form form = {arena_array(maker->arena, set->bundle_count, sizeof *form.factors), set->bundle_count,
                                false};
    for (size_t i = 0; form.factors && i < set->bundle_count; i++) {
        struct repair_option *option = option_of(maker, set, product, set->bundles[i]);
        uint32_t number = option ? number_of(maker, option) : 0;
        form.factors[i] = (struct number_list){arena_duplicate(maker->arena, &number, 1, sizeof number), 1};
    }
    ARENA_APPEND(maker->arena, maker->forms, maker->form_count, maker->form_capacity, form);
}

static bool same_options(const struct number_list *a, const struct number_list *b) {
    return a->count == b->count && memcmp(a->items, b->items, a->count * sizeof *a->items) == 0;
}

static size_t find_factor(const struct growing_form *form, const struct number_list *factor) {
    for (size_t i = 0; i < form->factor_count; i++)
        if (same_options(&form->factors[i], factor))
            return i;
    return SIZE_MAX;
}

/* Whether two forms differ in one factor only. Stores the place of that factor in each of them. */
static bool differ_in_one(const struct growing_form *a, const struct growing_form *b, size_t *of_a, size_t *of_b) {
    if (a->factor_count != b->factor_count)
        return false;
    *of_a = *of_b = SIZE_MAX;
    for (size_t i = 0; i < a->factor_count; i++) {
        if (find_factor(b, &a->factors[i]) != SIZE_MAX)
            continue;
        if (*of_a != SIZE_MAX)
            return false;
        *of_a = i;
    }
    for (size_t i = 0; i < b->factor_count && *of_b == SIZE_MAX; i++)
        if (find_factor(a, &b->factors[i]) == SIZE_MAX)
            *of_b = i;
    return *of_a != SIZE_MAX && *of_b != SIZE_MAX;
}

/* Whether a factor of a form may take over the options of another one. */
static bool may_merge(const struct form_maker *maker, const struct growing_form *form, const struct number_list *a,
                      const struct number_list *b) {
    size_t of_a = maker->options[a->items[0]]->bundle, of_b = maker->options[b->items[0]]->bundle;
    return maker->kinds[of_a] == maker->kinds[of_b] && maker->task->costs[of_a] == maker->task->costs[of_b] &&
           (form->factor_count > 1 || maker->families[of_a] == maker->families[of_b]);
}

static void add_options(struct arena *arena, struct number_list *into, const struct number_list *from) {
    size_t count = into->count + from->count, i = 0, j = 0;
    uint32_t *items = arena_array(arena, count, sizeof *items);
    for (size_t k = 0; items && k < count; k++) {
        bool next = j == from->count || (i < into->count && into->items[i] < from->items[j]);
        items[k] = next ? into->items[i++] : from->items[j++];
    }
    if (items)
        *into = (struct number_list){items, count};
}

/* Merges forms that differ in one factor only, until there are none. */
static void merge_forms(struct form_maker *maker) {
    for (bool merged = true; merged;) {
        merged = false;
        for (size_t i = 0; i < maker->form_count; i++)
            for (size_t j = i + 1; j < maker->form_count && !maker->forms[i].merged; j++) {
                struct growing_form *a = &maker->forms[i], *b = &maker->forms[j];
                size_t of_a, of_b;
                if (b->merged || !differ_in_one(a, b, &of_a, &of_b) ||
                    !may_merge(maker, a, &a->factors[of_a], &b->factors[of_b]))
                    continue;
                add_options(maker->arena, &a->factors[of_a], &b->factors[of_b]);
                b->merged = merged = true;
            }
        merged = merged && !maker->arena->failed;
    }
}

static int compare_factors(const void *left, const void *right) {
    const struct repair_factor *a = left, *b = right;
    if ((a->option_count > 1) != (b->option_count > 1))
        return a->option_count > 1 ? 1 : -1;
    return (a->options[0]->bundle > b->options[0]->bundle) - (a->options[0]->bundle < b->options[0]->bundle);
}

static struct repair_form finish_form(const struct form_maker *maker, const struct growing_form *growing) {
    struct repair_factor *factors = arena_array(maker->arena, growing->factor_count, sizeof *factors);
    struct repair_form form = {factors, growing->factor_count, 1};
    for (size_t i = 0; factors && i < growing->factor_count; i++) {
        const struct number_list *numbers = &growing->factors[i];
        const struct repair_option **options = arena_array(maker->arena, numbers->count, sizeof(*options));
        uint64_t count = 0;
        for (size_t j = 0; options && j < numbers->count; j++) {
            options[j] = maker->options[numbers->items[j]];
            count += options[j]->count;
        }
        factors[i] = (struct repair_factor){options, options ? numbers->count : 0};
        form.count *= count;
    }
    if (!maker->arena->failed && growing->factor_count > 0)
        qsort(factors, growing->factor_count, sizeof *factors, compare_factors);
    return form;
}

const struct repair_forms *repair_forms_make(struct arena *arena, const struct repair_task *task,
                                             const struct repair_sets *sets, const uint32_t *kinds,
                                             const size_t *families) {
    struct form_maker maker = {.arena = arena, .task = task, .kinds = kinds, .families = families};
    struct repair_forms *forms = arena_alloc(arena, sizeof *forms);
    for (size_t i = 0; i < sets->count; i++)
        for (size_t j = 0; j < sets->items[i].product_count; j++)
            add_form(&maker, &sets->items[i], &sets->items[i].products[j]);
    if (!arena->failed)
        merge_forms(&maker);
    struct repair_form *items = arena_array(arena, maker.form_count, sizeof *items);
    if (!forms || !items || arena->failed)
        return NULL;
    *forms = (struct repair_forms){items, 0};
    for (size_t i = 0; i < maker.form_count; i++)
        if (!maker.forms[i].merged)
            items[forms->count++] = finish_form(&maker, &maker.forms[i]);
    return arena->failed ? NULL : forms;
}
