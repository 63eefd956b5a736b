/* write.h - the files that are installed with the command: manual pages and completions, made from the descriptions of
 * the commands. */
#ifndef SAMPLINT_INSTALL_WRITE_H
#define SAMPLINT_INSTALL_WRITE_H

#include <stdio.h>

#include "cli/command.h"

/* The names that completions offer. */
struct names {
    const sl_rule *const *rules;
    size_t rule_count;
    const sl_vocabulary *vocabulary;
};

/* Write names with spaces between them: the ids of rules, the paths of elements and attributes, and the names of all
 * pages of explain. */
void write_rules(FILE *file, const struct names *names);
void write_paths(FILE *file, const struct names *names);
void write_topics(FILE *file, const struct names *names);

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
