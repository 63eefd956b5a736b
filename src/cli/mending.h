/* mending.h - what a command line says of ways out: what is kept, what changes cost, how many are shown. */
#ifndef SAMPLINT_CLI_MENDING_H
#define SAMPLINT_CLI_MENDING_H

#include "cli/line.h"

extern const struct command_option option_cost, option_document, option_keep, option_limit;

struct mending {
    sl_repair_options options; /* refers to the line */
    uint32_t *costs;
};

/* Takes what a line says of them. False when there is no memory; mending_end() is to be called in any case. */
bool mending_start(struct mending *mending, const struct line *line);
void mending_end(struct mending *mending);

/* The place of the one program of a file that is meant, or -1 with a message. */
int mending_program(const struct line *line, const sl_report *report);

#endif
