/* write.h - writes manual pages and completions, which are installed, from the descriptions of the commands. */
#ifndef SAMPLINT_MANUAL_WRITE_H
#define SAMPLINT_MANUAL_WRITE_H

#include <stdio.h>

#include "cli/command.h"

/* The names that completions offer. */
struct names {
    const sl_rule *const *rules;
    size_t rule_count;
    const sl_vocabulary *vocabulary;
};

/* Writes three lists of names: "rules" has rule ids, "paths" paths of elements and attributes, "topics" the arguments
 * of samplint explain. Each list is `before`, its name, `between`, the names with spaces between them, and `after`. */
void write_names(FILE *file, const struct names *names, const char *before, const char *between, const char *after);

/* Writes the words of an option with spaces between them. */
void write_words(FILE *file, const struct command_option *option);

/* Write the manual page of the program or of a command. The caller finds write errors with ferror(). */
void write_program_page(FILE *file);
void write_command_page(FILE *file, const struct command *command);

/* Write the completion script for a shell. */
void write_bash(FILE *file, const struct names *names);
void write_fish(FILE *file, const struct names *names);
void write_zsh(FILE *file, const struct names *names);

#endif
