/* mending.h - what a command line says of ways out: what is kept, what changes cost, how many are shown. */
#ifndef SAMPLINT_CLI_MENDING_H
#define SAMPLINT_CLI_MENDING_H

#include <stdbool.h>

#include "samplint/samplint.h"

struct mending {
    sl_repair_options options;
    sl_text *kept, *costly;
    uint32_t *costs;
    size_t document; /* the program of a file that is meant, from 1 on; 0 where nothing is said */
};

/* The letters of its options, for getopt_long(). */
#define MENDING_KEEP 'k'
#define MENDING_COST 'p'
#define MENDING_LIMIT 'l'
#define MENDING_DOCUMENT 'd'

/* Makes room for an option an argument. False when there is no memory; mending_end() is to be called in any case. */
bool mending_start(struct mending *mending, int argc);
void mending_end(struct mending *mending);

/* Takes one of its options. Returns false, with a message, when its value is wrong. */
bool mending_option(struct mending *mending, int option, const char *value);

/* The place of the one program of a file that is meant, or -1 with a message. */
int mending_program(const struct mending *mending, const sl_report *report);

/* Reads a number from 1 on. Returns false, with a message that names the option, when it is none. */
bool mending_number(const char *option, const char *text, unsigned long most, unsigned long *number);

#endif
