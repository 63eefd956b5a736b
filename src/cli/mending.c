#include "cli/mending.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIMIT_USUAL 10

bool mending_start(struct mending *mending, int argc) {
    size_t room = (size_t)argc + 1;
    *mending = (struct mending){.options = {.most = LIMIT_USUAL}};
    mending->options.kept = mending->kept = calloc(room, sizeof *mending->kept);
    mending->options.costly = mending->costly = calloc(room, sizeof *mending->costly);
    mending->options.costs = mending->costs = calloc(room, sizeof *mending->costs);
    return mending->kept && mending->costly && mending->costs;
}

void mending_end(struct mending *mending) {
    free(mending->kept);
    free(mending->costly);
    free(mending->costs);
}

bool mending_number(const char *option, const char *text, unsigned long most, unsigned long *number) {
    char *end;
    errno = 0;
    *number = strtoul(text, &end, 10);
    if (errno == 0 && end != text && *end == '\0' && *text != '-' && *number >= 1 && *number <= most)
        return true;
    fprintf(stderr, "samplint: --%s takes a number from 1 to %lu, not \"%s\"\n", option, most, text);
    return false;
}

static bool take_cost(struct mending *mending, const char *value) {
    const char *equals = strchr(value, '=');
    unsigned long cost;
    if (!equals) {
        fprintf(stderr, "samplint: --cost takes PATH=NUMBER, not \"%s\"\n", value);
        return false;
    }
    if (!mending_number("cost", equals + 1, 1000, &cost))
        return false;
    mending->costly[mending->options.cost_count] = (sl_text){value, (size_t)(equals - value)};
    mending->costs[mending->options.cost_count++] = (uint32_t)cost;
    return true;
}

bool mending_option(struct mending *mending, int option, const char *value) {
    unsigned long number;
    switch (option) {
    case MENDING_KEEP: mending->kept[mending->options.kept_count++] = (sl_text){value, strlen(value)}; return true;
    case MENDING_COST: return take_cost(mending, value);
    case MENDING_LIMIT:
        if (!mending_number("limit", value, 1000, &number))
            return false;
        mending->options.most = number;
        return true;
    case MENDING_DOCUMENT:
        if (!mending_number("document", value, SL_LIMIT_DOCUMENTS, &number))
            return false;
        mending->document = number;
        return true;
    default: return false;
    }
}

int mending_program(const struct mending *mending, const sl_report *report) {
    size_t count = report->program_count;
    if (mending->document == 0 && count == 1)
        return 0;
    if (mending->document > 0 && mending->document <= count)
        return (int)mending->document - 1;
    if (mending->document == 0)
        fprintf(stderr, "samplint: this file holds %zu programs; --document says which one to look at\n", count);
    else
        fprintf(stderr, "samplint: there is no document %zu: this file holds %zu\n", mending->document, count);
    return -1;
}
