#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

static const char help[] =
    "usage: samplint [check] [OPTION...] [PATH...]\n"
    "\n"
    "Judges each program: is it framed, which practices does it show, do its elements fit. A PATH is a\n"
    "file, a folder that is searched for samp.yaml and *.samp.yaml, or - for standard input; without\n"
    "one, the folder you stand in.\n"
    "\n"
    "  --format FORMAT      text (the default) or json\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --fail-on SEVERITY   error (the default), warning or info: from what on the exit code is 1\n"
    "  --rules DIR          also load the rules below DIR; may be repeated\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule, as in APD-2.longest_cycle_months=18\n"
    "  --undetermined WORD  what it is that rules cannot tell: error, warning (the default), info, or off\n"
    "  --no-memo            ask every rule every time, not only for values that are new to it\n"
    "  --help               this text\n"
    "\n"
    "exit codes, the highest that applies:\n"
    "  0  nothing at or above --fail-on       3  not valid YAML, or not a program\n"
    "  1  findings at or above it             4  a rule failed, or was refused\n"
    "  2  wrong use, or a file that cannot be opened\n";

/* What the command line asks for. */
struct request {
    sl_format format;
    int color;
    sl_severity fail_on;
    const char *undetermined; /* NULL where nothing is said */
    const char **rules;       /* folders */
    size_t rule_count;
    const char **settings; /* RULE.NAME=VALUE */
    size_t setting_count;
    char **paths;
    int path_count;
    bool no_memo;
    bool help;
};

/* ---- the command line --------------------------------------------------------------------------------------------- */

/* Where a word is among the NULL-terminated ones, or -1 with a message. */
static int choose(const char *option, const char *word, const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    fprintf(stderr, "samplint: --%s takes", option);
    for (int i = 0; words[i]; i++)
        fprintf(stderr, "%s %s", i == 0 ? "" : words[i + 1] ? "," : " or", words[i]);
    fprintf(stderr, ", not \"%s\"\n", word);
    return -1;
}

static bool take_option(struct request *request, int option, const char *value) {
    static const char *const formats[] = {"text", "json", NULL};
    static const char *const severities[] = {"info", "warning", "error", NULL};
    static const char *const waits[] = {"error", "warning", "info", "off", NULL};
    static const char *const colors[] = {"auto", "always", "never", NULL};
    int choice = 0;
    switch (option) {
    case 'f':
        choice = choose("format", value, formats);
        request->format = choice == 1 ? SL_FORMAT_JSON : SL_FORMAT_TEXT;
        break;
    case 's':
        choice = choose("fail-on", value, severities);
        request->fail_on = choice < 0 ? SL_ERROR : (sl_severity)choice;
        break;
    case 'c':
        choice = choose("color", value, colors);
        request->color = choice < 0 ? 0 : command_color(value);
        break;
    case 'u':
        choice = choose("undetermined", value, waits);
        request->undetermined = value;
        break;
    case 'r': request->rules[request->rule_count++] = value; break;
    case 'o': request->settings[request->setting_count++] = value; break;
    case 'm': request->no_memo = true; break;
    case 'h': request->help = true; break;
    default: return false;
    }
    return choice >= 0;
}

static bool read_arguments(struct request *request, int argc, char **argv) {
    static const struct option options[] = {{"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"fail-on", required_argument, NULL, 's'},
                                            {"rules", required_argument, NULL, 'r'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"no-memo", no_argument, NULL, 'm'},
                                            {"undetermined", required_argument, NULL, 'u'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    static char here[] = ".";
    static char *no_paths[] = {here, NULL};
    request->color = command_color(NULL);
    request->fail_on = SL_ERROR;
    optind = 1;
    int option;
    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1)
        if (!take_option(request, option, optarg))
            return false;
    bool some = optind < argc;
    request->paths = some ? argv + optind : no_paths;
    request->path_count = some ? argc - optind : 1;
    return true;
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

/* Of a finding, whatever is to fail the run: some are no judgement, but say that none was possible. */
static int finding_code(const struct request *request, const sl_finding *finding) {
    switch (finding->kind) {
    case SL_KIND_SYNTAX: return EXIT_INVALID;
    case SL_KIND_RULE_ERROR: return EXIT_RULE;
    case SL_KIND_USAGE: return EXIT_USAGE;
    default: return finding->severity >= request->fail_on ? EXIT_FINDINGS : EXIT_GOOD;
    }
}

static int program_code(const struct request *request, const sl_program *program) {
    int code = program->verdict == SL_INVALID ? EXIT_INVALID : EXIT_GOOD;
    for (size_t i = 0; i < program->finding_count; i++)
        code = command_worst(code, finding_code(request, &program->findings[i]));
    return program->rule_errors ? EXIT_RULE : code;
}

/* Returns an exit code, or -1 when the run cannot go on. */
static int check_path(const struct request *request, sl_checker *checker, sl_writer *writer, const char *path) {
    sl_report *report;
    int code = EXIT_GOOD;
    sl_result result = sl_check_file(checker, path, &report);
    if (result == SL_OUT_OF_MEMORY)
        return -1;
    for (size_t i = 0; result == SL_OK && i < report->program_count && code >= 0; i++) {
        code = command_worst(code, program_code(request, &report->programs[i]));
        if (sl_writer_program(writer, &report->programs[i]) == SL_OUT_OF_MEMORY)
            code = -1;
    }
    sl_report_free(report);
    return code;
}

static int check_files(const struct request *request, sl_checker *checker, sl_files *files) {
    sl_writer_options options = {request->format, request->color == 1, command_sink, stdout};
    sl_writer *writer = sl_writer_open(&options, checker);
    if (!writer)
        return command_no_memory();
    int code = EXIT_GOOD;
    bool going = true;
    for (size_t i = 0; going && i < sl_files_count(files); i++) {
        int one = check_path(request, checker, writer, sl_files_path(files, i));
        going = one >= 0;
        code = command_worst(code, one);
    }
    going = going && sl_writer_close(writer) != SL_OUT_OF_MEMORY;
    sl_writer_free(writer);
    return going ? code : command_no_memory();
}

static int find_files(const struct request *request, sl_checker *checker, sl_files *files) {
    for (int i = 0; i < request->path_count; i++)
        if (sl_files_add(files, checker, request->paths[i]) == SL_OUT_OF_MEMORY)
            return command_no_memory();
    return EXIT_GOOD;
}

/* All of them are looked at, so that all that is wrong is said. */
static int set_options(const struct request *request, sl_checker *checker, bool *refused) {
    for (size_t i = 0; i < request->setting_count; i++) {
        const char *text = request->settings[i];
        const char *equals = strchr(text, '=');
        if (!equals) {
            fprintf(stderr, "samplint: --option takes RULE.NAME=VALUE, not \"%s\"\n", text);
            return command_wrong_use("check");
        }
        sl_text option = {text, (size_t)(equals - text)}, value = {equals + 1, strlen(equals + 1)};
        sl_result result = sl_set_option(checker, option, value);
        if (result == SL_OUT_OF_MEMORY)
            return command_no_memory();
        if (result != SL_OK)
            *refused = true;
    }
    return EXIT_GOOD;
}

static int run(const struct request *request) {
    sl_checker *checker = command_load(request->rules, request->rule_count);
    sl_files *files = checker ? sl_files_new() : NULL;
    if (!files) {
        sl_checker_free(checker);
        return command_no_memory();
    }
    bool refused = false;
    sl_set_memo(checker, !request->no_memo);
    if (request->undetermined)
        sl_set_undetermined(checker, (sl_text){request->undetermined, strlen(request->undetermined)});
    int code = set_options(request, checker, &refused);
    if (code == EXIT_GOOD && !refused) /* what would be checked is not what was asked for */
        code = find_files(request, checker, files);
    if (code == EXIT_GOOD) {
        if (!refused && sl_files_count(files) == 0)
            fputs("samplint: nothing was checked\n", stderr);
        code = check_files(request, checker, files);
        code = command_worst(code, command_problem_code(checker));
        code = command_worst(code, command_flush());
    }
    sl_files_free(files);
    sl_checker_free(checker);
    return code;
}

int command_check(int argc, char **argv) {
    struct request request = {.format = SL_FORMAT_TEXT};
    request.rules = calloc((size_t)argc + 1, sizeof *request.rules);
    request.settings = calloc((size_t)argc + 1, sizeof *request.settings);
    int code;
    if (!request.rules || !request.settings)
        code = command_no_memory();
    else if (!read_arguments(&request, argc, argv))
        code = command_wrong_use("check");
    else if (request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&request);
    free(request.rules);
    free(request.settings);
    return code;
}
