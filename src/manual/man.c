/* man.c - writes manual pages, in the man macros, from the descriptions of the commands. */
#include <ctype.h>
#include <string.h>

#include "manual/write.h"

/* An sl_sink that writes text of a page to a FILE. Escapes bytes that the macros would read as a request, and writes
 * each dash so that readers can copy it from the page. */
static bool put(void *file, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '-')
            fputs("\\-", file);
        else if (bytes[i] == '\\')
            fputs("\\e", file);
        else if ((bytes[i] == '.' || bytes[i] == '\'') && i == 0)
            fprintf(file, "\\&%c", bytes[i]);
        else
            putc(bytes[i], file);
    return true;
}

static void put_string(FILE *file, const char *string) {
    put(file, string, strlen(string));
}

/* Writes a way to call the program. Words in capital letters are placeholders, and shown in italics. */
static void put_call(FILE *file, const char *call) {
    fputs("\\fBsamplint\\fR ", file);
    while (*call) {
        bool name = isupper((unsigned char)*call) != 0;
        size_t length = 0;
        while (call[length] && (isalpha((unsigned char)call[length]) || call[length] == '-') &&
               (isupper((unsigned char)call[length]) != 0) == name)
            length++;
        if (length) {
            fputs(name ? "\\fI" : "\\fB", file);
            put(file, call, length);
            fputs("\\fR", file);
        } else {
            fputs(*call == '.' ? "\\&" : "", file);
            putc(*call, file);
            length = 1;
        }
        call += length;
    }
    putc('\n', file);
}

/* Writes a page up to its description. `command` is NULL for the page of the program. */
static void put_start(FILE *file, const char *command, const char *summary, const char *const *synopsis) {
    char name[64];
    snprintf(name, sizeof name, "samplint%s%s", command ? "-" : "", command ? command : "");
    fputs(".TH ", file);
    for (const char *at = name; *at; at++)
        putc(toupper((unsigned char)*at), file);
    fprintf(file, " 1 \"\" \"samplint %s\" \"User Commands\"\n.nh\n.SH NAME\n", sl_version());
    put_string(file, name);
    fputs(" \\- ", file);
    put_string(file, summary);
    fputs("\n.SH SYNOPSIS\n.nf\n", file);
    for (size_t i = 0; synopsis[i]; i++)
        put_call(file, synopsis[i]);
    fputs(".fi\n.SH DESCRIPTION\n", file);
}

static void put_term(FILE *file, const char *name, const char *help) {
    fputs(".TP\n\\fB", file);
    put_string(file, name);
    fputs("\\fR\n", file);
    put_string(file, help);
    putc('\n', file);
}

static void put_option(FILE *file, const struct command_option *option) {
    fputs(".TP\n", file);
    if (option->letter)
        fprintf(file, "\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", file);
    put_string(file, option->name);
    fputs("\\fR", file);
    if (option->argument) {
        fputs(" \\fI", file);
        put_string(file, option->argument);
        fputs("\\fR", file);
    }
    putc('\n', file);
    option_write_help(option, put, file);
    putc('\n', file);
}

/* Writes references to the pages of all commands but one, which may be NULL. */
static void put_see_also(FILE *file, const struct command *but) {
    fputs(".SH SEE ALSO\n", file);
    if (but)
        fprintf(file, ".BR samplint (1)%s\n", command_count > 1 ? "," : "");
    for (size_t i = 0, left = command_count - (but ? 1 : 0); i < command_count; i++)
        if (commands[i] != but)
            fprintf(file, ".BR samplint\\-%s (1)%s\n", commands[i]->name, --left > 0 ? "," : "");
}

void write_command_page(FILE *file, const struct command *command) {
    put_start(file, command->name, command->summary, command->synopsis);
    for (size_t i = 0; command->about[i]; i++) {
        fputs(i ? ".PP\n" : "", file);
        put_string(file, command->about[i]);
        putc('\n', file);
    }
    for (const struct term *term = command->terms; term && term->name; term++)
        put_term(file, term->name, term->help);
    fputs(".SH OPTIONS\n", file);
    for (size_t i = 0; command->options[i]; i++)
        put_option(file, command->options[i]);
    put_option(file, &option_help);
    fputs(".SH EXIT STATUS\nThe exit status is the highest that applies.\n", file);
    for (int code = 0; code < EXIT_CODES; code++)
        if (command->exits[code])
            put_term(file, (char[]){(char)('0' + code), '\0'}, command->exits[code]);
    put_see_also(file, command);
}

void write_program_page(FILE *file) {
    put_start(file, NULL, program_summary, program_synopsis);
    put_string(file, program_about);
    fputs("\n.SH COMMANDS\n", file);
    for (size_t i = 0; i < command_count; i++)
        put_term(file, commands[i]->name, commands[i]->summary);
    fputs(".SH OPTIONS\n", file);
    put_option(file, &option_help);
    put_option(file, &option_version);
    put_see_also(file, NULL);
}
