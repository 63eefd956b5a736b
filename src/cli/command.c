/* command.c - the list of all commands, and the description of the program. */
#include "cli/command.h"

#include <string.h>

const char program_summary[] = "check strategic account management programs declared in YAML";
const char program_about[] =
    "samplint checks strategic account management programs declared in YAML: which framing elements are missing, which "
    "practices are not shown, which elements do not fit each other, and what would fit instead.";
const char *const program_synopsis[] = {"[check] [OPTION...] [PATH...]", "COMMAND --help", NULL};

const struct command *const commands[] = {&check_command,   &audit_command,  &baseline_command, &compare_command,
                                          &explain_command, &impact_command, &new_command,      &repair_command,
                                          &rules_command,   &schema_command, &test_command,     &waivers_command};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name) {
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(name, commands[i]->name) == 0)
            return commands[i];
    return NULL;
}

const struct command_option *command_find_option(const struct command *command, const char *name) {
    for (const struct command_option *const *option = command->options; *option; option++)
        if (strcmp((*option)->name, name) == 0)
            return *option;
    return NULL;
}
