#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

static const char help[] =
    "usage: samplint [check] [OPTION...] [PATH...]\n"
    "\n"
    "Judges each program: is it framed, which practices does it show, do its elements fit. A PATH is the\n"
    "file of a program or of one of its accounts, a folder that is searched for samp.yaml and\n"
    "*.samp.yaml, or - for standard input; without one, the folder you stand in.\n"
    "\n"
    "  --format FORMAT      text (the default) or json\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --picture WHEN       auto (the default: when one file is checked), always or never: how the\n"
    "                       elements fit each other, as a matrix of pairs; text only\n"
    "  --fail-on SEVERITY   error (the default), warning or info: from what on the exit code is 1\n"
    "  --rules DIR          also load the rules below DIR; may be repeated\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule, as in APD-2.longest_cycle_months=18\n"
    "  --budget NAME=NUMBER set what rules may use: instructions, milliseconds or memory of each run,\n"
    "                       message_bytes, or the findings of a program that are listed\n"
    "  --undetermined WORD  what it is that rules cannot tell: error, warning (the default), info, or off\n"
    "  --settings FILE      settings for all files; without, the nearest .samplint.yaml of each, from its\n"
    "                       folder up to the root of its repository\n"
    "  --show-config        print what would hold, and where each value comes from\n"
    "  --trace RULE         behind the findings of each program, what that rule read of it and of its\n"
    "                       accounts, in order, and what each read gave (to standard error)\n"
    "  --profile            behind the report, what each rule cost: calls, answers that were remembered,\n"
    "                       instructions and milliseconds (to standard error)\n"
    "  --no-memo            ask every rule every time, not only for values that are new to it\n"
    "  --help               this text\n"
    "\n"
    "exit codes, the highest that applies:\n"
    "  0  nothing at or above --fail-on       3  not valid YAML, or not a program\n"
    "  1  findings at or above it             4  a rule failed, or was refused\n"
    "  2  wrong use, or a file that cannot be opened\n";

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

bool check_option(struct request *request, int option, const char *value) {
    static const char *const formats[] = {"text", "json", NULL};
    static const char *const severities[] = {"info", "warning", "error", NULL};
    static const char *const waits[] = {"error", "warning", "info", "off", NULL};
    static const char *const whens[] = {"auto", "always", "never", NULL};
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
        choice = choose("color", value, whens);
        request->color = choice < 0 ? 0 : command_color(value);
        break;
    case 'u':
        choice = choose("undetermined", value, waits);
        request->undetermined = value;
        break;
    case 'p':
        choice = choose("picture", value, whens);
        request->picture = choice < 0 ? WHEN_AUTO : (enum when)choice;
        break;
    case 'r': request->rules[request->rule_count++] = value; break;
    case 'o':
        request->options[request->option_count++] = value;
        if (!strchr(value, '=')) {
            fprintf(stderr, "samplint: --option takes RULE.NAME=VALUE, not \"%s\"\n", value);
            return false;
        }
        break;
    case 'b':
        request->budgets[request->budget_count++] = value;
        if (!strchr(value, '=')) {
            fprintf(stderr, "samplint: --budget takes NAME=NUMBER, not \"%s\"\n", value);
            return false;
        }
        break;
    case 'S': request->settings = value; break;
    case 'w': request->show_config = true; break;
    case 't': request->trace = value; break;
    case 'P': request->profile = true; break;
    case 'm': request->no_memo = true; break;
    case 'h': request->help = true; break;
    default: return false;
    }
    return choice >= 0;
}

static bool read_arguments(struct request *request, int argc, char **argv) {
    static const struct option options[] = {{"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"picture", required_argument, NULL, 'p'},
                                            {"fail-on", required_argument, NULL, 's'},
                                            {"rules", required_argument, NULL, 'r'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"no-memo", no_argument, NULL, 'm'},
                                            {"undetermined", required_argument, NULL, 'u'},
                                            {"settings", required_argument, NULL, 'S'},
                                            {"show-config", no_argument, NULL, 'w'},
                                            {"budget", required_argument, NULL, 'b'},
                                            {"profile", no_argument, NULL, 'P'},
                                            {"trace", required_argument, NULL, 't'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    static char here[] = ".";
    static char *no_paths[] = {here, NULL};
    request->color = command_color(NULL);
    request->fail_on = SL_ERROR;
    optind = 1;
    int option;
    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1)
        if (!check_option(request, option, optarg))
            return false;
    bool some = optind < argc;
    request->paths = some ? argv + optind : no_paths;
    request->path_count = some ? argc - optind : 1;
    return true;
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

/* Of a finding, whatever is to fail the run: some are no judgement, but say that none was possible. */
int check_kind_code(sl_kind kind) {
    switch (kind) {
    case SL_KIND_SYNTAX: return EXIT_INVALID;
    case SL_KIND_RULE_ERROR: return EXIT_RULE;
    case SL_KIND_USAGE: return EXIT_USAGE;
    default: return EXIT_GOOD;
    }
}

static int finding_code(const struct request *request, const sl_finding *finding) {
    int code = check_kind_code(finding->kind);
    if (code != EXIT_GOOD)
        return code;
    return finding->severity >= request->fail_on ? EXIT_FINDINGS : EXIT_GOOD;
}

static int program_code(const struct request *request, const sl_program *program) {
    int code = program->verdict == SL_INVALID ? EXIT_INVALID : EXIT_GOOD;
    for (size_t i = 0; i < program->finding_count; i++)
        code = command_worst(code, finding_code(request, &program->findings[i]));
    return program->rule_errors ? EXIT_RULE : code;
}

/* To standard error, so that the report stays what it is, in whatever format. Returns whether there was memory. */
static bool write_trace(const struct request *request, sl_checker *checker, const sl_report *report,
                        const sl_program *program) {
    sl_writer_options options = {.sink = command_sink, .context = stderr};
    const sl_rule *rule;
    sl_traces *traces;
    if (!request->trace || sl_find_rule(checker, (sl_text){request->trace, strlen(request->trace)}, &rule) != SL_OK)
        return true; /* it was looked for before anything was checked */
    if (sl_trace_rule(checker, report, program, rule, &traces) != SL_OK)
        return false;
    fflush(stdout); /* what fails here fails in command_flush() again */
    sl_result result = sl_write_traces(&options, program, traces);
    sl_traces_free(traces);
    return result != SL_OUT_OF_MEMORY;
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
        if (sl_writer_program(writer, &report->programs[i]) == SL_OUT_OF_MEMORY ||
            !write_trace(request, checker, report, &report->programs[i]))
            code = -1;
    }
    sl_report_free(report);
    return code;
}

/* What is found in a folder may be left out by the settings; what is named is not. */
static bool is_left_out(const struct sessions *sessions, size_t file) {
    const sl_checker *checker = sessions->list[sessions->of_file[file]].checker;
    return !sl_files_named(sessions->files, file) && sl_is_left_out(checker, sl_files_path(sessions->files, file));
}

static bool is_one_file(const struct sessions *sessions) {
    size_t count = 0;
    for (size_t i = 0; !sessions->refused && count < 2 && i < sl_files_count(sessions->files); i++)
        count += !is_left_out(sessions, i);
    return count == 1;
}

/* Returns an exit code, or -1 when the run cannot go on. */
static int check_files(const struct sessions *sessions, sl_writer *writer) {
    int code = EXIT_GOOD;
    size_t checked = 0;
    for (size_t i = 0; !sessions->refused && i < sl_files_count(sessions->files); i++) {
        sl_checker *checker = sessions->list[sessions->of_file[i]].checker;
        if (is_left_out(sessions, i)) {
            sl_writer_leave_out(writer);
            continue;
        }
        if (sl_writer_use(writer, checker) != SL_OK)
            return -1;
        int one = check_path(sessions->request, checker, writer, sl_files_path(sessions->files, i));
        if (one < 0)
            return -1;
        code = command_worst(code, one);
        checked++;
    }
    if (checked > 0 || sessions->refused) /* why is among the problems */
        return code;
    size_t left_out = sl_files_count(sessions->files);
    if (left_out)
        fprintf(stderr, "samplint: nothing was checked; settings leave out what was found (%zu %s)\n", left_out,
                left_out == 1 ? "file" : "files");
    else
        fputs("samplint: nothing was checked\n", stderr);
    return EXIT_USAGE;
}

static int write_report(const struct sessions *sessions) {
    const struct request *request = sessions->request;
    bool picture = request->picture == WHEN_AUTO ? is_one_file(sessions) : request->picture == WHEN_ALWAYS;
    sl_writer_options options = {.format = request->format,
                                 .color = request->color == 1,
                                 .picture = picture,
                                 .sink = command_sink,
                                 .context = stdout};
    sl_writer *writer = sl_writer_open(&options, sessions->list[0].checker);
    bool going = writer != NULL;
    for (size_t i = 0; going && i < sessions->count; i++)
        going = sl_writer_use(writer, sessions->list[i].checker) == SL_OK;
    int code = going ? check_files(sessions, writer) : -1;
    going = code >= 0 && sl_writer_close(writer) != SL_OUT_OF_MEMORY;
    sl_writer_free(writer);
    if (going && request->profile)
        code = command_worst(code, print_profile(sessions));
    return going ? code : command_no_memory();
}

static int show_config(const struct sessions *sessions) {
    for (size_t i = 0; i < sessions->count; i++)
        print_config(&sessions->list[i]);
    return EXIT_GOOD;
}

static int run(const struct request *request) {
    struct sessions sessions;
    int code = sessions_open(&sessions, request);
    if (code == EXIT_GOOD) {
        bool shown = request->show_config && !sessions.refused;
        code = shown ? show_config(&sessions) : write_report(&sessions);
        for (size_t i = 0; i < sessions.count; i++)
            code = command_worst(code, command_problem_code(sessions.list[i].checker));
        code = command_worst(code, command_flush());
    }
    sessions_close(&sessions);
    return code;
}

int command_check(int argc, char **argv) {
    struct request request = {.format = SL_FORMAT_TEXT};
    request.rules = calloc((size_t)argc + 1, sizeof *request.rules);
    request.options = calloc((size_t)argc + 1, sizeof *request.options);
    request.budgets = calloc((size_t)argc + 1, sizeof *request.budgets);
    int code;
    if (!request.rules || !request.options || !request.budgets)
        code = command_no_memory();
    else if (!read_arguments(&request, argc, argv))
        code = command_wrong_use("check");
    else if (request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&request);
    free(request.rules);
    free(request.options);
    free(request.budgets);
    return code;
}
