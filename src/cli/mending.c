#include "cli/mending.h"

#include <stdio.h>
#include <stdlib.h>

const struct command_option option_cost = {
    .name = "cost",
    .argument = "PATH=NUMBER",
    .value = VALUE_PAIR,
    .repeats = true,
    .least = 1,
    .most = 1000,
    .help = "what a change there costs, %; 1 is usual",
};

const struct command_option option_document = {
    .name = "document",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .least = 1,
    .most = SL_LIMIT_DOCUMENTS,
    .help = "of a file that holds several programs, the one to look at",
};

const struct command_option option_keep = {
    .name = "keep",
    .argument = "PATH",
    .value = VALUE_PATH,
    .repeats = true,
    .help = "an element or attribute that is not to change; the end of its path is enough where no other path ends so",
};

const struct command_option option_limit = {
    .name = "limit",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .usual = "10",
    .least = 1,
    .most = 1000,
    .help = "ways out that are shown of each conflict, %",
};

bool mending_start(struct mending *mending, const struct line *line) {
    struct values kept = line_values(line, &option_keep), costly = line_values(line, &option_cost);
    mending->costs = calloc(costly.count + 1, sizeof *mending->costs);
    for (size_t i = 0; mending->costs && i < costly.count; i++)
        mending->costs[i] = (uint32_t)costly.numbers[i];
    mending->options = (sl_repair_options){.kept = kept.texts,
                                           .kept_count = kept.count,
                                           .costly = costly.texts,
                                           .costs = mending->costs,
                                           .cost_count = costly.count,
                                           .most = line_number(line, &option_limit)};
    return mending->costs != NULL;
}

void mending_end(struct mending *mending) {
    free(mending->costs);
}

int mending_program(const struct line *line, const sl_report *report) {
    size_t count = report->program_count, document = line_number(line, &option_document);
    if (document == 0 && count == 1)
        return 0;
    if (document > 0 && document <= count)
        return (int)document - 1;
    if (document == 0)
        fprintf(stderr, "samplint: this file holds %zu programs; --document says which one to look at\n", count);
    else
        fprintf(stderr, "samplint: there is no document %zu: this file holds %zu\n", document, count);
    return -1;
}
