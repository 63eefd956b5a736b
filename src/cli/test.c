#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/watch.h"

static const char help[] =
    "usage: samplint test [OPTION...] [PATH...]\n"
    "\n"
    "Runs the tests inside the rules (*.lua) and in the files of tests (*_test.yaml) at or below each\n"
    "PATH, and inside the built-in rules when none is named.\n"
    "\n"
    "  --coverage           say which lines and which answers of each rule the tests reach\n"
    "  --mutate             change operators, constants, conditions and answers of each rule, one at a\n"
    "                       time, and list the changes that no test notices\n"
    "  --threshold PERCENT  with these: fail where less of the lines, of the answers or of the changes\n"
    "                       is reached\n"
    "  --watch              run again whenever something below a PATH changes, until interrupted\n"
    "  --format FORMAT      text (the default), tap or junit\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 all passed, 1 some failed, or less than the threshold is reached; 2 wrong use, or a\n"
    "file of tests with a mistake; 4 a rule was refused\n";

struct test_request {
    sl_test_options options;
    sl_test_format format;
    int color;
    unsigned threshold; /* percent; 0 for none */
    bool watch;
    bool help;
};

/* ---- one run ------------------------------------------------------------------------------------------------------ */

static int complain(const char *what, unsigned score, unsigned threshold) {
    if (score >= threshold)
        return EXIT_GOOD;
    fprintf(stderr, "samplint: %s: %u %% is below %u %%\n", what, score, threshold);
    return EXIT_FINDINGS;
}

static int run_code(const struct test_request *request, const sl_test_run *run) {
    int code = run->failed ? EXIT_FINDINGS : EXIT_GOOD;
    if (run->covered) {
        code =
            command_worst(code, complain("lines reached", sl_test_score_of(run, SL_SCORE_LINES), request->threshold));
        code = command_worst(code,
                             complain("answers reached", sl_test_score_of(run, SL_SCORE_ANSWERS), request->threshold));
    }
    if (run->mutated)
        code = command_worst(code,
                             complain("changes noticed", sl_test_score_of(run, SL_SCORE_MUTANTS), request->threshold));
    if (run->suite_count == 0) {
        fputs("samplint: no rule was tested\n", stderr);
        code = command_worst(code, EXIT_USAGE);
    }
    return code;
}

static int run_tests(const struct test_request *request, sl_checker *checker) {
    sl_writer_options options = {.color = request->color == 1, .sink = command_sink, .context = stdout};
    sl_test_run *run;
    if (sl_run_tests(checker, &request->options, &run) != SL_OK)
        return command_no_memory();
    int code = EXIT_GOOD;
    if (sl_write_tests(&options, request->format, checker, run) == SL_OUT_OF_MEMORY)
        code = command_no_memory();
    code = command_worst(code, run_code(request, run));
    code = command_worst(code, command_problem_code(checker));
    sl_test_run_free(run);
    return command_worst(code, command_flush());
}

static int run_once(const void *context) {
    sl_checker *checker = command_load(NULL, 0);
    if (!checker)
        return command_no_memory();
    int code = run_tests(context, checker);
    sl_checker_free(checker);
    return code;
}

/* ---- the command line --------------------------------------------------------------------------------------------- */

static bool take_format(struct test_request *request, const char *word) {
    static const char *const words[] = {"text", "tap", "junit"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0) {
            request->format = (sl_test_format)i;
            return true;
        }
    fputs("samplint: --format is text, tap or junit\n", stderr);
    return false;
}

static bool take_threshold(struct test_request *request, const char *word) {
    char *end;
    unsigned long percent = strtoul(word, &end, 10);
    request->threshold = (unsigned)percent;
    if (*word >= '0' && *word <= '9' && *end == '\0' && percent <= 100)
        return true;
    fputs("samplint: --threshold is a whole number of percent, 0 to 100\n", stderr);
    return false;
}

static bool take_color(struct test_request *request, const char *word) {
    request->color = command_color(word);
    if (request->color < 0)
        fputs("samplint: --color is auto, always or never\n", stderr);
    return request->color >= 0;
}

static bool take_option(struct test_request *request, int option, const char *value) {
    switch (option) {
    case 'h': request->help = true; return true;
    case 'C': request->options.coverage = true; return true;
    case 'M': request->options.mutate = true; return true;
    case 'T': return take_threshold(request, value);
    case 'W': request->watch = true; return true;
    case 'f': return take_format(request, value);
    case 'c': return take_color(request, value);
    default: return false;
    }
}

static bool read_arguments(struct test_request *request, int argc, char **argv) {
    static const struct option options[] = {{"coverage", no_argument, NULL, 'C'},
                                            {"mutate", no_argument, NULL, 'M'},
                                            {"threshold", required_argument, NULL, 'T'},
                                            {"watch", no_argument, NULL, 'W'},
                                            {"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "h", options, NULL)) != -1;)
        if (!take_option(request, option, optarg))
            return false;
    request->options.paths = (const char *const *)argv + optind;
    request->options.path_count = (size_t)(argc - optind);
    if (request->threshold && !request->options.coverage && !request->options.mutate) {
        fputs("samplint: --threshold goes with --coverage or --mutate\n", stderr);
        return false;
    }
    if (request->watch && request->options.path_count == 0 && !request->help) {
        fputs("samplint: --watch needs a PATH; built-in rules do not change\n", stderr);
        return false;
    }
    return true;
}

int command_test(int argc, char **argv) {
    struct test_request request = {.color = command_color(NULL)};
    if (!read_arguments(&request, argc, argv))
        return command_wrong_use("test");
    if (request.help)
        return fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    if (request.watch)
        return watch_paths(request.options.paths, request.options.path_count, run_once, &request);
    return run_once(&request);
}
