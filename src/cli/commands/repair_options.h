/* repair_options.h - the options that repair and impact share: what must not change, what changes cost, how many
 * alternatives are shown, and which program of the file is meant. */
#ifndef SAMPLINT_CLI_COMMANDS_REPAIR_OPTIONS_H
#define SAMPLINT_CLI_COMMANDS_REPAIR_OPTIONS_H

#include "cli/command_line.h"

extern const struct command_option option_cost, option_document, option_keep, option_limit;

struct repair_options {
    sl_repair_options options; /* refers to the command line and to `costs` */
    uint32_t *costs;
};

/* Reads the options of a command line. Returns false when memory ran out. Call repair_options_free() in any case. */
bool repair_options_read(struct repair_options *options, const struct command_line *line);
void repair_options_free(struct repair_options *options);

/* Returns the index of the program that --document chooses, or of the only one in the file. Returns -1, after a
 * message, if there is no such program. */
int repair_options_program(const struct command_line *line, const sl_report *report);

#endif
