/* profile.c - prints the cost of each rule in a run. */
#include "cli/commands/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/terminal.h"
#include "cli/text.h"

static int compare_by_id(const void *left, const void *right) {
    sl_text a = ((const sl_rule_cost *)left)->rule->id, b = ((const sl_rule_cost *)right)->rule->id;
    int order = memcmp(a.bytes, b.bytes, a.length < b.length ? a.length : b.length);
    return order ? order : (a.length > b.length) - (a.length < b.length);
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

static void print_cost(sl_text name, const sl_rule_cost *cost) {
    sl_write_escaped(terminal_sink, stderr, name);
    int width = name.length < 24 ? 24 - (int)name.length : 0;
    fprintf(stderr, "%*s %7zu  %10zu  %12llu  %12.3f\n", width, "", cost->runs, cost->remembered,
            (unsigned long long)cost->instructions, cost->milliseconds);
}

int print_profile(const struct sessions *sessions) {
    size_t count, rules = 0;
    sl_rule_cost total = {.runs = 0}, *costs = gather(sessions, &count);
    if (!costs)
        return terminal_no_memory();
    qsort(costs, count, sizeof *costs, compare_by_id);
    for (size_t i = 0; i < count; i++) { /* adds up the costs of a rule that several sessions have */
        if (rules == 0 || compare_by_id(&costs[rules - 1], &costs[i]) != 0)
            costs[rules++] = costs[i];
        else
            add_cost(&costs[rules - 1], &costs[i]);
    }
    qsort(costs, rules, sizeof *costs, compare_by_cost);
    fflush(stdout); /* terminal_flush() reports an error */
    fprintf(stderr, "%-24s %7s  %10s  %12s  %12s\n", "rule", "calls", "remembered", "instructions", "milliseconds");
    for (size_t i = 0; i < rules; i++) {
        print_cost(costs[i].rule->id, &costs[i]);
        add_cost(&total, &costs[i]);
    }
    print_cost(as_text("all"), &total);
    free(costs);
    return EXIT_GOOD;
}
