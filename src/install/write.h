/* write.h - files that are installed beside the command: manual pages and completions, from what commands say of themselves. */
#ifndef SAMPLINT_INSTALL_WRITE_H
#define SAMPLINT_INSTALL_WRITE_H

#include <stdio.h>

#include "cli/command.h"

/* What completions know by name. */
struct names {
    const sl_rule *const *rules;
    size_t rule_count;
    const sl_vocabulary *vocabulary;
};

/* Write names with blanks between them: ids of rules; paths of elements and attributes; all that explain has a page of. */
void write_rules(FILE *file, const struct names *names);
void write_paths(FILE *file, const struct names *names);
void write_topics(FILE *file, const struct names *names);

/* Writes the words of an option, with blanks between them. */
void write_words(FILE *file, const struct command_option *option);

/* Manual pages, of the program and of a command. What cannot be written shows in ferror(). */
void write_program_page(FILE *file);
void write_command_page(FILE *file, const struct command *command);

/* Completions. */
void write_bash(FILE *file, const struct names *names);
void write_fish(FILE *file, const struct names *names);
void write_zsh(FILE *file, const struct names *names);

#endif
