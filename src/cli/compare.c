#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/check.h"
#include "cli/command.h"
#include "cli/session.h"

static const struct command_option option_pairs = {
    .name = "format",
    .argument = "FORMAT",
    .value = VALUE_WORD,
    .words = (const char *const[]){"text", "json", NULL},
    .usual = "text",
    .help = "%; json writes a line for each pair of programs",
};

/* A and B. */
#define SIDES 2

/* One of the programs' files, and what settings it would be checked with. */
struct place {
    sl_files *files;
    const char *settings; /* NULL where there are none */
};

static void print_quoted(const char *before, const char *name, const char *behind) {
    fputs(before, stderr);
    sl_write_escaped(command_sink, stderr, line_text(name));
    fputs(behind, stderr);
}

/* ---- the files ---------------------------------------------------------------------------------------------------- */

/* Returns an exit code, after a message unless the checker has it among its problems. */
static int find_file(struct place *place, sl_checker *checker, const char *path) {
    place->files = sl_files_new();
    sl_result result = place->files ? sl_files_add(place->files, checker, path) : SL_OUT_OF_MEMORY;
    size_t count = result == SL_OK ? sl_files_count(place->files) : 0;
    if (result == SL_OK && count != 1) {
        print_quoted("samplint: compare takes one program for each side; \"", path, "\" ");
        fprintf(stderr, "leads to %zu\n", count);
        return EXIT_USAGE;
    }
    if (result == SL_OK)
        place->settings = sl_files_settings(place->files, 0);
    if (result == SL_OUT_OF_MEMORY || sl_files_failed(place->files))
        return command_no_memory();
    return result == SL_OK ? EXIT_GOOD : EXIT_USAGE;
}

/* Whether a path is no file and no folder with programs, which is told already. */
static bool has_bad_path(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (problems[i].kind == SL_KIND_USAGE)
            return true;
    return false;
}

/* Both are looked for, so that all that is wrong is said. */
static int find_files(struct place *places, const struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    if (has_bad_path(checker))
        return EXIT_USAGE;
    int code = EXIT_GOOD;
    for (size_t i = 0; i < SIDES; i++)
        code = command_worst(code, find_file(&places[i], checker, sessions->line->words[i]));
    return code;
}

/* ---- the settings ------------------------------------------------------------------------------------------------- */

static bool is_same_file(const char *a, const char *b) {
    struct stat about_a, about_b;
    return stat(a, &about_a) == 0 && stat(b, &about_b) == 0 && about_a.st_dev == about_b.st_dev &&
           about_a.st_ino == about_b.st_ino;
}

static sl_checker *find_session(const struct sessions *sessions, const char *settings) {
    for (size_t i = 0; i < sessions->count; i++)
        if (settings && sessions->list[i].settings && strcmp(sessions->list[i].settings, settings) == 0)
            return sessions->list[i].checker;
    return sessions->list[0].checker; /* there is no other */
}

/* Both are to be judged by the same rules; a state that lies elsewhere, such as in a pipe, by those of the other. Two checkouts of
 * one repository have the same settings in two files. Returns NULL after a message. */
static sl_checker *choose_checker(const struct sessions *sessions, const struct place *places) {
    const char *a = places[0].settings, *b = places[1].settings;
    if (line_has(sessions->line, &option_settings) || !a || !b || is_same_file(a, b) || sl_settings_are_same(a, b))
        return find_session(sessions, b ? b : a);
    print_quoted("samplint: A has its settings from \"", a, "\", ");
    print_quoted("B from \"", b, "\"; say with --settings which are to hold for both\n");
    return NULL;
}

/* ---- the comparison ----------------------------------------------------------------------------------------------- */

/* What check would say of a program, beside findings. */
static int fault_code(const sl_program *program) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < program->finding_count; i++)
        code = command_worst(code, check_kind_code(program->findings[i].kind));
    return program->rule_errors ? EXIT_RULE : code;
}

/* Returns an exit code, or NO_MEMORY. */
static int compare_programs(struct sessions *sessions, const sl_side *a, const sl_side *b) {
    sl_comparison *comparison;
    sl_result result = sl_compare(a, b, &comparison);
    if (result == SL_REFUSED)
        return EXIT_INVALID;
    if (result != SL_OK)
        return NO_MEMORY;
    int code = comparison->worse ? EXIT_FINDINGS : EXIT_GOOD;
    code = command_worst(code, fault_code(comparison->a));
    code = command_worst(code, fault_code(comparison->b));
    sl_writer_options options = sessions_writer(sessions, NULL);
    result = sl_write_comparison(&options, comparison);
    sl_comparison_free(comparison);
    return result == SL_OUT_OF_MEMORY ? NO_MEMORY : code;
}

static int compare_reports(struct sessions *sessions, sl_checker *checker, sl_report **reports) {
    const struct line *line = sessions->line;
    size_t count = reports[0]->program_count;
    int code = EXIT_GOOD;
    if (count != reports[1]->program_count) {
        fprintf(stderr, "samplint: programs in A: %zu, in B: %zu; which belong together cannot be told\n", count,
                reports[1]->program_count);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < count && code != NO_MEMORY; i++) {
        sl_side a = {checker, reports[0], i}, b = {checker, reports[1], i};
        if (i > 0 && line_choice(line, &option_pairs) == 0)
            fputs("\n", stdout);
        code = command_worst(code, compare_programs(sessions, &a, &b));
    }
    return code;
}

/* Both are read, so that all that is wrong is said. Returns an exit code, or NO_MEMORY. */
static int compare_files(struct sessions *sessions, sl_checker *checker, const struct place *places) {
    sl_report *reports[SIDES] = {NULL, NULL};
    int code = EXIT_GOOD;
    for (size_t i = 0; i < SIDES && code != NO_MEMORY; i++) {
        sl_result result = sl_check_listed(checker, places[i].files, 0, &reports[i]);
        code = result == SL_OUT_OF_MEMORY ? NO_MEMORY : result == SL_OK ? code : EXIT_USAGE;
    }
    if (code == EXIT_GOOD)
        code = compare_reports(sessions, checker, reports);
    for (size_t i = 0; i < SIDES; i++)
        sl_report_free(reports[i]);
    return code;
}

/* Returns an exit code, or NO_MEMORY. */
static int compare(struct sessions *sessions) {
    struct place places[SIDES] = {{.files = NULL}, {.files = NULL}};
    int code = find_files(places, sessions);
    sl_checker *checker = code == EXIT_GOOD ? choose_checker(sessions, places) : NULL;
    if (code == EXIT_GOOD)
        code = checker ? compare_files(sessions, checker, places) : EXIT_USAGE;
    for (size_t i = 0; i < SIDES; i++)
        sl_files_free(places[i].files);
    return code;
}

static int run(const struct line *line) {
    if (line->word_count != SIDES)
        fputs("samplint: compare takes two programs, A and B\n", stderr);
    else if (strcmp(line->words[0], "-") == 0 && strcmp(line->words[1], "-") == 0)
        fputs("samplint: standard input can be read once: name a file for A or for B\n", stderr);
    else
        return sessions_run(line, compare);
    return command_wrong_use("compare");
}

const struct command compare_command = {
    .name = "compare",
    .summary = "show two programs, or two states of one, side by side",
    .synopsis = (const char *const[]){"compare [OPTION...] A B", NULL},
    .about =
        (const char *const[]){
            "Shows two programs side by side, or two states of one, A before B: what rules say of one "
            "and not of the other, the practices they show, the elements and pairs that differ, "
            "attributes and accounts. Of two congruent programs, neither is better. A and B are "
            "files, folders with one program, or - for standard input; where files hold several "
            "programs, the first goes with the first. Settings are those nearest to either of "
            "them.",
            NULL},
    .options = (const struct command_option *const[]){&option_pairs, &option_color, &option_rules, &option_of_rule,
                                                      &option_budget, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "nothing got worse",
              [EXIT_FINDINGS] = "B has a misfit or a missing frame that A has not, or more that cannot be read",
              [EXIT_USAGE] = "wrong use",
              [EXIT_INVALID] = "not a program",
              [EXIT_RULE] = "a rule failed or was refused"},
    .run = run,
};
