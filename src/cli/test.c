#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"

static const char help[] =
    "usage: samplint test [OPTION...] [DIR...]\n"
    "\n"
    "Runs the tests inside the rules below each DIR, and inside the built-in rules when none is named.\n"
    "\n"
    "  --help   this text\n"
    "\n"
    "exit codes: 0 all passed, 1 some failed, 2 wrong use, 4 a rule was refused\n";

struct tally {
    bool builtin;             /* tell of built-in rules too */
    const sl_rule *last;      /* whose line is still to come */
    size_t counts[SL_FAILED]; /* tests of that rule that passed, by what they expect */
    size_t faults;            /* of that rule */
    size_t rules, passed, failed;
};

static void print_text(sl_text text) {
    sl_write_shown(command_sink, stdout, text); /* a sink that refuses shows in command_flush() */
}

/* A line a rule: how many of its tests passed, by what they expect. */
static void print_rule(struct tally *tally) {
    if (!tally->last)
        return;
    printf("%-4s ", tally->faults ? "FAIL" : "ok");
    print_text(tally->last->id);
    for (size_t i = tally->last->id.length; i < 8; i++)
        putchar(' ');
    for (size_t i = 0; i < SL_FAILED; i++) {
        printf("  %s %zu", sl_status_name((sl_status)i), tally->counts[i]);
        tally->counts[i] = 0;
    }
    putchar('\n');
    tally->faults = 0;
    tally->rules++;
    tally->last = NULL;
}

static void tell(void *context, const sl_test_result *result) {
    struct tally *tally = context;
    const sl_rule *rule = result->rule;
    if (!tally->builtin && rule->builtin)
        return;
    if (tally->last != rule)
        print_rule(tally);
    tally->last = rule;
    if (result->fault.length == 0) {
        tally->counts[result->test->expect]++;
        tally->passed++;
        return;
    }
    tally->faults++;
    tally->failed++;
    print_text(rule->source->name);
    if (result->test) {
        printf(":%zu: \"", result->line);
        print_text(result->test->name);
        putchar('"');
    }
    fputs(": ", stdout);
    print_text(result->fault);
    putchar('\n');
}

static int run(const char *const *folders, size_t count) {
    sl_checker *checker = command_load(folders, count);
    if (!checker)
        return command_no_memory();
    struct tally tally = {.builtin = count == 0};
    sl_result result = sl_test_rules(checker, tell, &tally);
    int code = result == SL_OK ? EXIT_GOOD : command_no_memory();
    print_rule(&tally);
    code = command_worst(code, command_problems(checker));
    code = command_worst(code, command_problem_code(checker));
    printf("%zu %s, %zu passed, %zu failed\n", tally.rules, tally.rules == 1 ? "rule" : "rules", tally.passed,
           tally.failed);
    code = command_worst(code, tally.failed ? EXIT_FINDINGS : EXIT_GOOD);
    if (tally.rules == 0) {
        fputs("samplint: no rule was tested\n", stderr);
        code = command_worst(code, EXIT_USAGE);
    }
    sl_checker_free(checker);
    return command_worst(code, command_flush());
}

int command_test(int argc, char **argv) {
    static const struct option options[] = {{"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    optind = 1;
    int option;
    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
        if (option == 'h')
            return fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
        return command_wrong_use("test");
    }
    return run((const char *const *)argv + optind, (size_t)(argc - optind));
}
