/* profile.c - prints the cost of each rule in a run. */
#include "cli/commands/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"

static int compare_ids(sl_text a, sl_text b) {
    int order = memcmp(a.bytes, b.bytes, a.length < b.length ? a.length : b.length);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_by_id(const void *left, const void *right) {
    const sl_rule_cost *a = left, *b = right;
    return compare_ids(a->rule->id, b->rule->id);
}

static int compare_by_cost(const void *left, const void *right) {
    const sl_rule_cost *a = left, *b = right;
    int order = (a->instructions < b->instructions) - (a->instructions > b->instructions);
    return order ? order : compare_by_id(left, right);
}

/* Returns the costs of all sessions, to be freed; NULL when memory ran out. */
static sl_rule_cost *gather(const struct sessions *sessions, size_t *count) {
    size_t total = 0, one;
    for (size_t i = 0; i < sessions->count; i++) {
        sl_get_profile(sessions->list[i].checker, &one);
        total += one;
    }
    sl_rule_cost *costs = calloc(total + 1, sizeof *costs);
    *count = 0;
    for (size_t i = 0; costs && i < sessions->count; i++) {
        const sl_rule_cost *list = sl_get_profile(sessions->list[i].checker, &one);
        if (one)
            memcpy(costs + *count, list, one * sizeof *costs);
        *count += one;
    }
    return costs;
}

static void add_cost(sl_rule_cost *total, const sl_rule_cost *cost) {
    total->runs += cost->runs;
    total->remembered += cost->remembered;
    total->instructions += cost->instructions;
    total->milliseconds += cost->milliseconds;
}

/* Adds up the costs of each rule, which several sessions may have. Returns how many costs are left. */
static size_t add_up_by_rule(sl_rule_cost *costs, size_t count) {
    size_t left = 0;
    qsort(costs, count, sizeof *costs, compare_by_id);
    for (size_t i = 0; i < count; i++) {
        if (left == 0 || compare_by_id(&costs[left - 1], &costs[i]) != 0)
            costs[left++] = costs[i];
        else
            add_cost(&costs[left - 1], &costs[i]);
    }
    return left;
}

static void print_cost(const sl_rule_cost *cost) {
    sl_write_escaped(terminal_sink, stderr, cost->rule->id);
    int width = cost->rule->id.length < 24 ? 24 - (int)cost->rule->id.length : 0;
    fprintf(stderr, "%*s %7zu  %10zu  %12llu  %12.3f\n", width, "", cost->runs, cost->remembered,
            (unsigned long long)cost->instructions, cost->milliseconds);
}

int print_profile(const struct sessions *sessions) {
    size_t count;
    sl_rule_cost total = {.runs = 0}, *costs = gather(sessions, &count);
    if (!costs)
        return terminal_no_memory();
    count = add_up_by_rule(costs, count);
    qsort(costs, count, sizeof *costs, compare_by_cost);
    fflush(stdout); /* terminal_flush() reports an error */
    fprintf(stderr, "%-24s %7s  %10s  %12s  %12s\n", "rule", "calls", "remembered", "instructions", "milliseconds");
    for (size_t i = 0; i < count; i++) {
        print_cost(&costs[i]);
        add_cost(&total, &costs[i]);
    }
    fprintf(stderr, "%-24s %7zu  %10zu  %12llu  %12.3f\n", "all", total.runs, total.remembered,
            (unsigned long long)total.instructions, total.milliseconds);
    free(costs);
    return EXIT_GOOD;
}
