#include <stdio.h>

#include "cli/command.h"
#include "cli/session.h"
#include "cli/watch.h"

static const struct command_option option_coverage = {
    .name = "coverage",
    .help = "say which lines and which answers of each rule the tests reach",
};

static const struct command_option option_mutate = {
    .name = "mutate",
    .help =
        "change operators, constants, conditions and answers of each rule, one at a time, and list the changes that no "
        "test notices",
};

static const struct command_option option_threshold = {
    .name = "threshold",
    .argument = "PERCENT",
    .value = VALUE_NUMBER,
    .most = 100,
    .help = "with these, %: fail where less of the lines, of the answers or of the changes is reached",
};

static const struct command_option option_watch = {
    .name = "watch",
    .help = "run again whenever something below a PATH changes, until interrupted",
};

static const struct command_option option_tests = {
    .name = "format",
    .argument = "FORMAT",
    .value = VALUE_WORD,
    .words = (const char *const[]){"text", "tap", "junit", NULL},
    .usual = "text",
    .help = "%; TAP is of version 13, which all of its readers know",
};

/* ---- one run ------------------------------------------------------------------------------------------------------ */

static int complain(const char *what, unsigned score, unsigned threshold) {
    if (score >= threshold)
        return EXIT_GOOD;
    fprintf(stderr, "samplint: %s: %u %% is below %u %%\n", what, score, threshold);
    return EXIT_FINDINGS;
}

static int run_code(unsigned threshold, const sl_test_run *run) {
    int code = run->failed ? EXIT_FINDINGS : EXIT_GOOD;
    if (run->covered) {
        code = command_worst(code, complain("lines reached", sl_test_run_score(run, SL_SCORE_LINES), threshold));
        code = command_worst(code, complain("answers reached", sl_test_run_score(run, SL_SCORE_ANSWERS), threshold));
    }
    if (run->mutated)
        code = command_worst(code, complain("changes noticed", sl_test_run_score(run, SL_SCORE_MUTANTS), threshold));
    if (run->suite_count == 0) {
        fputs("samplint: no rule was tested\n", stderr);
        code = command_worst(code, EXIT_USAGE);
    }
    return code;
}

static int run_tests(const struct line *line, sl_checker *checker) {
    sl_writer_options options = line_writer(line, &option_tests);
    sl_test_format format = (sl_test_format)line_choice(line, &option_tests); /* the same order */
    sl_test_options asked = {.paths = line->words,
                             .path_count = line->word_count,
                             .coverage = line_has(line, &option_coverage),
                             .mutate = line_has(line, &option_mutate)};
    sl_test_run *run;
    if (sl_run_tests(checker, &asked, &run) != SL_OK)
        return command_no_memory();
    int code = EXIT_GOOD;
    if (sl_write_tests(&options, format, checker, run) == SL_OUT_OF_MEMORY)
        code = command_no_memory();
    code = command_worst(code, run_code((unsigned)line_number(line, &option_threshold), run));
    code = command_worst(code, command_problem_code(checker));
    code = command_worst(code, command_budget_code(checker));
    sl_test_run_free(run);
    return command_worst(code, command_flush());
}

/* In the format that is asked for, with what is wrong, and without tests. */
static int tell_refused(const struct line *line, sl_checker *checker) {
    sl_writer_options options = line_writer(line, &option_tests);
    sl_test_format format = (sl_test_format)line_choice(line, &option_tests);
    const sl_test_run none = {.suite_count = 0};
    int code = line_is_text(line)                                                     ? command_problems(checker)
               : sl_write_tests(&options, format, checker, &none) == SL_OUT_OF_MEMORY ? command_no_memory()
                                                                                      : EXIT_GOOD;
    return command_worst(command_worst(code, command_problem_code(checker)), command_flush());
}

static int run_once(const void *context) {
    sl_checker *checker = command_load(NULL, 0);
    sl_result result = checker ? session_set_budgets(context, checker) : SL_OUT_OF_MEMORY;
    int code = EXIT_GOOD;
    if (result == SL_OK)
        code = run_tests(context, checker);
    else if (result == SL_OUT_OF_MEMORY)
        code = command_no_memory();
    else
        code = tell_refused(context, checker);
    sl_checker_free(checker);
    return code;
}

static int run(const struct line *line) {
    bool measured = line_has(line, &option_coverage) || line_has(line, &option_mutate);
    if (line_number(line, &option_threshold) && !measured)
        fputs("samplint: --threshold goes with --coverage or --mutate\n", stderr);
    else if (!line_has(line, &option_watch))
        return run_once(line);
    else if (line->word_count == 0)
        fputs("samplint: --watch needs a PATH; built-in rules do not change\n", stderr);
    else
        return watch_paths(line->words, line->word_count, run_once, line);
    return command_wrong_use("test");
}

const struct command test_command = {
    .name = "test",
    .summary = "run the tests inside rules",
    .synopsis = (const char *const[]){"test [OPTION...] [PATH...]", NULL},
    .about =
        (const char *const[]){
            "Runs the tests inside the rules (*.lua) and in the files of tests (*_test.yaml) at or below "
            "each PATH, and inside the built-in rules when none is named. A part of a pack is tested with the "
            "attributes and defaults of the pack, and a rule that the pack has turned off like any other.",
            NULL},
    .options =
        (const struct command_option *const[]){&option_coverage, &option_mutate, &option_threshold, &option_watch,
                                               &option_budget, &option_tests, &option_color, NULL},
    .exits = {[EXIT_GOOD] = "all passed",
              [EXIT_FINDINGS] = "some failed, or less than the threshold is reached",
              [EXIT_USAGE] = "wrong use, or a file of tests with a mistake",
              [EXIT_RULE] = "a rule was refused"},
    .run = run,
};
