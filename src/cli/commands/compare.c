/* compare.c - the command `compare`: shows what differs between two programs. */
#include <stdio.h>
#include <string.h>

#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/text.h"

static const struct command_option option_compare_format = {
    FORMAT_OPTION("%; json writes a line for each pair of programs", "text", "json")};

#define SIDES 2 /* A and B */

/* The file of A or B. */
struct side {
    sl_files *files;      /* a list of this file */
    const char *settings; /* the nearest settings; NULL if there are none */
};

/* Finds the file of a side. Returns an exit code, after a message unless the reason is among the checker's problems. */
static int find_file(struct side *side, sl_checker *checker, const char *path) {
    side->files = sl_files_new();
    sl_result result = side->files ? sl_files_add(side->files, checker, path) : SL_OUT_OF_MEMORY;
    size_t count = result == SL_OK ? sl_files_count(side->files) : 0;
    if (result == SL_OK && count != 1) {
        terminal_error("compare takes one file for each of A and B, but \"%s\" leads to %zu files", path, count);
        return EXIT_USAGE;
    }
    if (result == SL_OK)
        side->settings = sl_files_settings(side->files, 0);
    if (result == SL_OUT_OF_MEMORY || sl_files_failed(side->files))
        return terminal_no_memory();
    return result == SL_OK ? EXIT_GOOD : EXIT_USAGE;
}

/* Finds the files of both sides, even if the first has a mistake, so that all mistakes are reported. */
static int find_files(struct side *sides, const struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (problems[i].kind == SL_KIND_USAGE) /* opening the sessions has found that a path has no program */
            return EXIT_USAGE;
    int code = EXIT_GOOD;
    for (size_t i = 0; i < SIDES; i++)
        code = exit_code_max(code, find_file(&sides[i], checker, sessions->line->words[i]));
    return code;
}

/* Chooses the checker for both sides, which must be judged by the same rules. A side without settings, such as a pipe,
 * is judged by the settings of the other side. Two files with the same bytes count as the same settings, for example in
 * two checkouts of a repository. Returns NULL, after a message, if the settings differ. */
static sl_checker *choose_checker(const struct sessions *sessions, const struct side *sides) {
    const char *a = sides[0].settings, *b = sides[1].settings;
    if (!line_has(sessions->line, &option_settings) && a && b && !sl_settings_are_same(a, b)) {
        terminal_error("A and B have different settings, \"%s\" and \"%s\"; give --settings FILE to judge both by the "
                       "same settings",
                       a, b);
        return NULL;
    }
    for (size_t i = 0; i < sessions->count; i++)
        if (is_same_string(sessions->list[i].settings, b ? b : a))
            return sessions->list[i].checker;
    return sessions->list[0].checker;
}

/* Compares the programs of two files, each with the one at the same place in the other file, and writes the results. */
static int compare_reports(struct sessions *sessions, sl_checker *checker, sl_report **reports) {
    size_t count = reports[0]->program_count;
    int code = EXIT_GOOD;
    if (count != reports[1]->program_count) {
        terminal_error("A and B must hold the same number of programs; A holds %zu, B holds %zu", count,
                       reports[1]->program_count);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < count && code != NO_MEMORY; i++) {
        sl_side a = {checker, reports[0], i}, b = {checker, reports[1], i};
        if (i > 0 && !line_is_json(sessions->line))
            fputs("\n", stdout);
        sl_comparison *comparison;
        sl_result result = sl_compare(&a, &b, &comparison);
        code = exit_code_max(code, exit_code_of_comparison(result, comparison));
        if (result == SL_OK) {
            sl_writer_options options = sessions_writer(sessions, NULL);
            code = exit_code_max(code, exit_code_of_writing(sl_write_comparison(&options, comparison)));
        }
        sl_comparison_free(comparison);
    }
    return code;
}

/* Checks both files, even if the first cannot be read, so that all mistakes are reported; then compares them. */
static int compare_files(struct sessions *sessions, sl_checker *checker, const struct side *sides) {
    sl_report *reports[SIDES] = {NULL, NULL};
    int code = EXIT_GOOD;
    for (size_t i = 0; i < SIDES && code != NO_MEMORY; i++)
        code = exit_code_max(code, exit_code_of_result(sl_check_listed(checker, sides[i].files, 0, &reports[i])));
    if (code == EXIT_GOOD)
        code = compare_reports(sessions, checker, reports);
    for (size_t i = 0; i < SIDES; i++)
        sl_report_free(reports[i]);
    return code;
}

static int compare(struct sessions *sessions) {
    struct side sides[SIDES] = {{.files = NULL}, {.files = NULL}};
    int code = find_files(sides, sessions);
    sl_checker *checker = code == EXIT_GOOD ? choose_checker(sessions, sides) : NULL;
    if (code == EXIT_GOOD)
        code = checker ? compare_files(sessions, checker, sides) : EXIT_USAGE;
    for (size_t i = 0; i < SIDES; i++)
        sl_files_free(sides[i].files);
    return code;
}

static int run(const struct command_line *line) {
    if (line->word_count != SIDES)
        return line_wrong_use(line, "compare takes two programs, A and B");
    if (strcmp(line->words[0], "-") == 0 && strcmp(line->words[1], "-") == 0)
        return line_wrong_use(line, "standard input can be read only once; name a file for A or B");
    return sessions_run(line, compare);
}

const struct command compare_command = {
    .name = "compare",
    .summary = "show two programs, or two states of one, side by side",
    .synopsis = (const char *const[]){"compare [OPTION...] A B", NULL},
    .about = (const char *const[]){"Lists the differences between two programs, or two states of one program: in the "
                                   "answers of rules, in practices, in the states of elements and of pairs of "
                                   "elements, in attributes and in accounts. Of two congruent programs, neither is "
                                   "better.",
                                   "A and B are files, folders with one program, or - for standard input. If they hold "
                                   "several programs, the first of A is compared with the first of B, and so on. Both "
                                   "are judged by the same settings, those nearest to A or B.",
                                   NULL},
    .options =
        (const struct command_option *const[]){&option_compare_format, &option_template, &option_color, &option_rules,
                                               &option_rule_option, &option_budget, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "B has no misfit or missing framing element that A does not have, and no greater number of "
                            "unreadable values",
              [EXIT_FINDINGS] = "B has a misfit or a missing framing element that A does not have, or a greater number "
                                "of unreadable values",
              [EXIT_USAGE] = "wrong use, or a file cannot be opened",
              [EXIT_INVALID] = "A or B is not a program",
              [EXIT_RULE] = "a rule failed or was refused, or the budget \"work\" was used up"},
    .run = run,
};
