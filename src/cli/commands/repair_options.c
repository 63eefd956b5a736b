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
    .help = "cost of changing this element or attribute, %; the default is 1",
};

const struct command_option option_document = {
    .name = "document",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .least = 1,
    .most = SL_LIMIT_DOCUMENTS,
    .help = "the program to look at in a file that holds several; 1 is the first",
};

const struct command_option option_keep = {
    .name = "keep",
    .argument = "PATH",
    .value = VALUE_PATH,
    .repeats = true,
    .help = "an element or attribute that must not change; you may shorten its path to the last part if that is "
            "unambiguous",
};

const struct command_option option_limit = {
    .name = "limit",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .usual = "10",
    .least = 1,
    .most = 1000,
    .help = "number of alternatives to show for each conflict, %",
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
        terminal_error("this file holds %zu programs; choose one with --document", count);
    else
        terminal_error("there is no program %zu in this file, which holds %zu", document, count);
    return -1;
}
