/* test.c - the command `test`: runs the tests of rules. */
#include "cli/commands/watch.h"
#include "cli/session.h"
#include "cli/terminal.h"

static const struct command_option option_coverage = {
    .name = "coverage",
    .help = "report which lines and which answers of each rule the tests reach",
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
    .help = "with --coverage or --mutate: fail if the share of lines or answers that the tests reach, or of changes "
            "that they notice, is below this percentage (%)",
};

static const struct command_option option_watch = {
    .name = "watch",
    .help = "run again whenever a file below a PATH changes, until interrupted",
};

static const struct command_option option_test_format = {
    FORMAT_OPTION("%; tap is version 13 of the Test Anything Protocol", "text", "tap", "junit", "json")};

static void print_low_score(const char *subject, unsigned score, unsigned threshold) {
    if (score < threshold)
        terminal_error("%s: %u %% is below %u %%", subject, score, threshold);
}

/* Prints why a run fails, unless the report of its tests shows that. */
static void print_failures(const sl_test_run *run, unsigned threshold) {
    if (run->covered) {
        print_low_score("lines reached", sl_test_run_score(run, SL_SCORE_LINES), threshold);
        print_low_score("answers reached", sl_test_run_score(run, SL_SCORE_ANSWERS), threshold);
    }
    if (run->mutated)
        print_low_score("changes noticed", sl_test_run_score(run, SL_SCORE_MUTANTS), threshold);
    if (run->suite_count == 0)
        terminal_error("no rule was tested");
}

/* Writes the results of a run, or only the problems of the checker for an empty one. */
static int write_results(const struct command_line *line, sl_checker *checker, const sl_test_run *run) {
    sl_writer_options options = line_writer(line);
    sl_test_format format = (sl_test_format)line_choice(line, &option_test_format); /* the words have the same order */
    return sl_write_tests(&options, format, checker, run) == SL_OUT_OF_MEMORY ? terminal_no_memory() : EXIT_GOOD;
}

static int run_tests(const struct command_line *line, sl_checker *checker) {
    unsigned threshold = (unsigned)line_number(line, &option_threshold);
    sl_test_options asked = {.paths = line->words,
                             .path_count = line->word_count,
                             .coverage = line_has(line, &option_coverage),
                             .mutate = line_has(line, &option_mutate)};
    sl_test_run *run;
    if (sl_run_tests(checker, &asked, &run) != SL_OK)
        return terminal_no_memory();
    int code = exit_code_max(write_results(line, checker, run), exit_code_of_tests(run, threshold));
    print_failures(run, threshold);
    code = exit_code_max(code, exit_code_of_problems(checker));
    code = exit_code_max(code, problems_print_budget(checker));
    sl_test_run_free(run);
    return code;
}

/* Runs the tests of the command line, which is `context`. */
static int run_once(const void *context) {
    const struct command_line *line = context;
    sl_checker *checker = session_load_rules(NULL, 0);
    sl_result result = checker ? session_set_budgets(line, checker) : SL_OUT_OF_MEMORY;
    int code = EXIT_GOOD;
    if (result == SL_OUT_OF_MEMORY) {
        code = terminal_no_memory();
    } else if (result == SL_OK) {
        code = run_tests(line, checker);
    } else { /* a budget was refused, so no test is run */
        code = line_is_text(line) ? problems_print(checker)
                                  : write_results(line, checker, &(sl_test_run){.suite_count = 0});
        code = exit_code_max(code, exit_code_of_problems(checker));
    }
    sl_checker_free(checker);
    return exit_code_max(code, terminal_flush());
}

static int run(const struct command_line *line) {
    bool measured = line_has(line, &option_coverage) || line_has(line, &option_mutate);
    if (line_number(line, &option_threshold) && !measured)
        return line_wrong_use(line, "--threshold needs --coverage or --mutate");
    if (!line_has(line, &option_watch))
        return run_once(line);
    if (line->word_count == 0)
        return line_wrong_use(line, "--watch needs a PATH; built-in rules do not change");
    return watch_paths(line->words, line->word_count, run_once, line);
}

const struct command test_command = {
    .name = "test",
    .summary = "run the tests of rules",
    .synopsis = (const char *const[]){"test [OPTION...] [PATH...]", NULL},
    .about = (const char *const[]){"Runs the tests inside the rules (*.lua) and in test files (*_test.yaml) at or "
                                   "below each PATH. Without a PATH, it runs those inside the built-in rules.",
                                   "If a PATH is part of a pack, its rules are tested with the attributes and defaults "
                                   "of the whole pack. Rules that the pack turns off are tested, too.",
                                   NULL},
    .options = (const struct command_option *const[]){&option_coverage, &option_mutate, &option_threshold,
                                                      &option_watch, &option_budget, &option_test_format,
                                                      &option_template, &option_color, NULL},
    .exits = {[EXIT_GOOD] = "all tests passed",
              [EXIT_FINDINGS] = "a test failed, or a percentage is below --threshold",
              [EXIT_USAGE] = "wrong use, or a mistake in a test file",
              [EXIT_RULE] = "a rule was refused, or the budget \"work\" was used up"},
    .run = run,
};
