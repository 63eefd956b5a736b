/* repair_options.c - the options that repair and impact share. */
#include "cli/commands/repair_options.h"

#include <stdlib.h>

#include "cli/terminal.h"

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

bool repair_options_read(struct repair_options *options, const struct command_line *line) {
    struct values kept = line_values(line, &option_keep), costly = line_values(line, &option_cost);
    options->costs = calloc(costly.count + 1, sizeof *options->costs);
    for (size_t i = 0; options->costs && i < costly.count; i++)
        options->costs[i] = (uint32_t)costly.numbers[i];
    options->options = (sl_repair_options){.kept = kept.texts,
                                           .kept_count = kept.count,
                                           .costly = costly.texts,
                                           .costs = options->costs,
                                           .cost_count = costly.count,
                                           .most = line_number(line, &option_limit)};
    return options->costs != NULL;
}

void repair_options_free(struct repair_options *options) {
    free(options->costs);
}

int repair_options_program(const struct command_line *line, const sl_report *report) {
    size_t count = report->program_count, document = line_number(line, &option_document);
    if (document == 0 && count == 1)
        return 0;
    if (document > 0 && document <= count)
        return (int)document - 1;
    if (document == 0)
        terminal_error("this file holds %zu programs; --document says which one to look at", count);
    else
        terminal_error("there is no document %zu: this file holds %zu", document, count);
    return -1;
}
