#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/check.h"
#include "cli/command.h"

static const char help[] =
    "usage: samplint compare [OPTION...] A B\n"
    "\n"
    "Shows two programs side by side, or two states of one, A before B: what rules say of one and not\n"
    "of the other, the practices they show, the elements and pairs that differ, attributes and accounts.\n"
    "Of two congruent programs, neither is better. A and B are files, folders with one program, or - for\n"
    "standard input; where files hold several programs, the first goes with the first.\n"
    "\n"
    "  --format FORMAT      text (the default) or json, a line for each pair of programs\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --rules DIR          also load the rules below DIR; may be repeated\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --settings FILE      settings for both; without, the .samplint.yaml nearest to either of them\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 nothing got worse, 1 B has a misfit or a missing frame that A has not, or more that\n"
    "cannot be read, 2 wrong use, 3 not a program, 4 a rule failed or was refused\n";

/* A and B. */
#define SIDES 2

/* One of the programs' files, and what settings it would be checked with. */
struct place {
    sl_files *files;
    const char *path;
    const char *settings; /* NULL where there are none */
};

static void print_quoted(const char *before, const char *name, const char *behind) {
    fputs(before, stderr);
    sl_write_shown(command_sink, stderr, (sl_text){name, strlen(name)});
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
    if (result == SL_OK) {
        place->path = sl_files_path(place->files, 0);
        place->settings = sl_files_settings(place->files, 0);
    }
    if (result == SL_OUT_OF_MEMORY || sl_files_failed(place->files))
        return command_no_memory();
    return result == SL_OK ? EXIT_GOOD : EXIT_USAGE;
}

/* Whether a path is no file and no folder with programs, which is told already. */
static bool has_bad_path(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_problems(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (problems[i].kind == SL_KIND_USAGE)
            return true;
    return false;
}

/* Both are looked for, so that all that is wrong is said. */
static int find_files(struct place *places, const struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    if (sessions->refused || has_bad_path(checker))
        return EXIT_USAGE;
    int code = EXIT_GOOD;
    for (size_t i = 0; i < SIDES; i++)
        code = command_worst(code, find_file(&places[i], checker, sessions->request->paths[i]));
    return code;
}

/* ---- the settings ------------------------------------------------------------------------------------------------- */

static bool is_same_file(const char *a, const char *b) {
    struct stat about_a, about_b;
    return stat(a, &about_a) == 0 && stat(b, &about_b) == 0 && about_a.st_dev == about_b.st_dev &&
           about_a.st_ino == about_b.st_ino;
}

static bool have_same_bytes(const char *a, const char *b) {
    FILE *file_a = fopen(a, "rb"), *file_b = fopen(b, "rb");
    int byte_a = EOF, byte_b = EOF;
    do {
        byte_a = file_a ? fgetc(file_a) : EOF;
        byte_b = file_b ? fgetc(file_b) : EOF;
    } while (byte_a == byte_b && byte_a != EOF);
    bool same = file_a && file_b && byte_a == byte_b && !ferror(file_a) && !ferror(file_b);
    if (file_a)
        fclose(file_a);
    if (file_b)
        fclose(file_b);
    return same;
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
    if (sessions->request->settings || !a || !b || is_same_file(a, b) || have_same_bytes(a, b))
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

/* Returns an exit code, or -1 when there is no memory. */
static int compare_programs(const struct request *request, const sl_side *a, const sl_side *b) {
    sl_writer_options options = {
        .format = request->format, .color = request->color == 1, .sink = command_sink, .context = stdout};
    sl_comparison *comparison;
    sl_result result = sl_compare(a, b, &comparison);
    if (result == SL_REFUSED)
        return EXIT_INVALID;
    if (result != SL_OK)
        return -1;
    int code = comparison->worse ? EXIT_FINDINGS : EXIT_GOOD;
    code = command_worst(code, fault_code(comparison->a));
    code = command_worst(code, fault_code(comparison->b));
    result = sl_write_comparison(&options, comparison);
    sl_comparison_free(comparison);
    return result == SL_OUT_OF_MEMORY ? -1 : code;
}

static int compare_reports(const struct request *request, sl_checker *checker, sl_report **reports) {
    size_t count = reports[0]->program_count;
    int code = EXIT_GOOD;
    if (count != reports[1]->program_count) {
        fprintf(stderr, "samplint: programs in A: %zu, in B: %zu; which belong together cannot be told\n", count,
                reports[1]->program_count);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < count && code >= 0; i++) {
        sl_side a = {checker, reports[0], i}, b = {checker, reports[1], i};
        if (i > 0 && request->format == SL_FORMAT_TEXT)
            fputs("\n", stdout);
        int one = compare_programs(request, &a, &b);
        code = one < 0 ? -1 : command_worst(code, one);
    }
    return code;
}

/* Both are read, so that all that is wrong is said. Returns an exit code, or -1 when there is no memory. */
static int compare_files(const struct request *request, sl_checker *checker, const struct place *places) {
    sl_report *reports[SIDES] = {NULL, NULL};
    int code = EXIT_GOOD;
    for (size_t i = 0; i < SIDES && code >= 0; i++) {
        sl_result result = sl_check_file(checker, places[i].path, &reports[i]);
        code = result == SL_OUT_OF_MEMORY ? -1 : result == SL_OK ? code : EXIT_USAGE;
    }
    if (code == EXIT_GOOD)
        code = compare_reports(request, checker, reports);
    for (size_t i = 0; i < SIDES; i++)
        sl_report_free(reports[i]);
    return code;
}

/* Returns an exit code, or -1 when there is no memory. */
static int compare_places(const struct sessions *sessions, struct place *places) {
    int code = find_files(places, sessions);
    if (code != EXIT_GOOD)
        return code;
    sl_checker *checker = choose_checker(sessions, places);
    return checker ? compare_files(sessions->request, checker, places) : EXIT_USAGE;
}

static int run(const struct request *request) {
    struct place places[SIDES] = {{.files = NULL}, {.files = NULL}};
    struct sessions sessions;
    int code = sessions_open(&sessions, request);
    if (code == EXIT_GOOD)
        code = compare_places(&sessions, places);
    if (code < 0)
        code = command_no_memory();
    for (size_t i = 0; i < sessions.count; i++) {
        code = command_worst(code, command_problems(sessions.list[i].checker));
        code = command_worst(code, command_problem_code(sessions.list[i].checker));
    }
    for (size_t i = 0; i < SIDES; i++)
        sl_files_free(places[i].files);
    sessions_close(&sessions);
    return command_worst(code, command_flush());
}

/* ---- the command line --------------------------------------------------------------------------------------------- */

static bool has_two_paths(const struct request *request) {
    if (request->path_count != SIDES)
        fputs("samplint: compare takes two programs, A and B\n", stderr);
    else if (strcmp(request->paths[0], "-") == 0 && strcmp(request->paths[1], "-") == 0)
        fputs("samplint: standard input can be read once: name a file for A or for B\n", stderr);
    else
        return true;
    return false;
}

static bool read_arguments(struct request *request, int argc, char **argv) {
    static const struct option options[] = {{"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"rules", required_argument, NULL, 'r'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"settings", required_argument, NULL, 'S'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    request->color = command_color(NULL);
    optind = 1;
    int option;
    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1)
        if (!check_option(request, option, optarg))
            return false;
    request->paths = argv + optind;
    request->path_count = argc - optind;
    return request->help || has_two_paths(request);
}

int command_compare(int argc, char **argv) {
    struct request request = {.format = SL_FORMAT_TEXT};
    request.rules = calloc((size_t)argc + 1, sizeof *request.rules);
    request.options = calloc((size_t)argc + 1, sizeof *request.options);
    int code;
    if (!request.rules || !request.options)
        code = command_no_memory();
    else if (!read_arguments(&request, argc, argv))
        code = command_wrong_use("compare");
    else if (request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&request);
    free(request.rules);
    free(request.options);
    return code;
}
