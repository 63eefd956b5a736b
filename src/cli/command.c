/* command.c - the list of all commands, the description of the program, and the texts of --help. */
#include "cli/command.h"

#include <stdio.h>
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

/* ---- the texts of --help, broken into lines ---------------------------------------------------------------------- */

#define WIDTH 80
#define OPTION_COLUMN 23 /* where the help of an option starts */
#define LONGEST_WORD 100

struct wrap {
    size_t indent;           /* spaces before each line */
    size_t column;           /* of the next byte */
    size_t length;           /* bytes of `word` */
    char word[LONGEST_WORD]; /* the word that is being read; it is printed once its end is known */
};

static void end_word(struct wrap *wrap) {
    bool first = wrap->column == wrap->indent;
    if (wrap->length == 0)
        return;
    if (!first && wrap->column + 1 + wrap->length > WIDTH) {
        printf("\n%*s", (int)wrap->indent, "");
        wrap->column = wrap->indent;
    } else if (!first) {
        putchar(' ');
        wrap->column++;
    }
    fwrite(wrap->word, 1, wrap->length, stdout); /* terminal_flush() reports an error */
    wrap->column += wrap->length;
    wrap->length = 0;
}

/* Prints text, broken into lines: an sl_sink. */
static bool take_text(void *context, const char *bytes, size_t length) {
    struct wrap *wrap = context;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == ' ' || wrap->length == LONGEST_WORD)
            end_word(wrap);
        if (bytes[i] != ' ')
            wrap->word[wrap->length++] = bytes[i];
    }
    return true;
}

static void end_text(struct wrap *wrap) {
    end_word(wrap);
    putchar('\n');
}

/* Starts a text at column `indent`. `width` columns of the line are printed already; if they leave no room for a space,
 * the text starts on a new line. */
static struct wrap begin_text(size_t width, size_t indent) {
    if (width + 1 > indent && indent > 0) {
        putchar('\n');
        width = 0;
    }
    printf("%*s", (int)(indent - width), "");
    return (struct wrap){.indent = indent, .column = indent};
}

static void print_text(size_t width, size_t indent, const char *text) {
    struct wrap wrap = begin_text(width, indent);
    take_text(&wrap, text, strlen(text));
    end_text(&wrap);
}

static void print_synopsis(const char *const *synopsis) {
    for (size_t i = 0; synopsis[i]; i++)
        printf("%s samplint %s\n", i == 0 ? "usage:" : "      ", synopsis[i]);
}

static void print_option(const struct command_option *option, size_t column) {
    size_t width = (size_t)(option->letter ? printf("  -%c, ", option->letter) : printf("  "));
    width +=
        (size_t)printf("--%s%s%s", option->name, option->argument ? " " : "", option->argument ? option->argument : "");
    struct wrap wrap = begin_text(width, column);
    option_write_help(option, take_text, &wrap);
    end_text(&wrap);
}

void command_print_help(const struct command *command) {
    print_synopsis(command->synopsis);
    for (size_t i = 0; command->about[i]; i++) {
        putchar('\n');
        print_text(0, 0, command->about[i]);
    }
    putchar('\n');
    size_t longest = 0;
    for (const struct term *term = command->terms; term && term->name; term++)
        longest = strlen(term->name) > longest ? strlen(term->name) : longest;
    for (const struct term *term = command->terms; term && term->name; term++)
        print_text((size_t)printf("  %s", term->name), longest + 4, term->help);
    if (command->terms)
        putchar('\n');
    for (size_t i = 0; command->options[i]; i++)
        print_option(command->options[i], OPTION_COLUMN);
    print_option(&option_help, OPTION_COLUMN);
    puts("\nexit codes (the highest that applies):");
    for (int code = 0; code < EXIT_CODES; code++)
        if (command->exits[code])
            print_text((size_t)printf("  %d", code), 5, command->exits[code]);
}

void program_print_help(void) {
    print_text(0, 0, program_about);
    putchar('\n');
    print_synopsis(program_synopsis);
    puts("\ncommands:");
    for (size_t i = 0; i < command_count; i++)
        print_text((size_t)printf("  %s", commands[i]->name), 11, commands[i]->summary);
    putchar('\n');
    print_option(&option_help, 13);
    print_option(&option_version, 13);
}
