#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"
#include "cli/mending.h"

static const char help[] =
    "usage: samplint repair [OPTION...] FILE\n"
    "\n"
    "Finds every cheapest way to make the programs of a file congruent, as alternatives of equal\n"
    "standing. What is not declared may be filled in.\n"
    "\n"
    "  --keep PATH          an element or attribute that is not to change; may be repeated\n"
    "  --cost PATH=NUMBER   what a change there costs, 1 to 1000; 1 is usual\n"
    "  --apply NUMBER       write this alternative into the file, and nothing else, and check it again;\n"
    "                       may be repeated, for one alternative of each conflict\n"
    "  --document NUMBER    of a file that holds several programs, the one to look at\n"
    "  --limit NUMBER       alternatives that are shown of each conflict; 10 is usual\n"
    "  --format FORMAT      text (the default) or json, a line for each program\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --rules DIR          also load the rules below DIR; may be repeated\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --settings FILE      settings, in place of the nearest .samplint.yaml\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 nothing to repair, or congruent once applied, 1 ways out are shown, or rules still\n"
    "complain, 2 wrong use or no way out, 3 not a program, 4 a rule was refused, or cannot be analyzed\n";

/* What the command line asks for, beside what it has in common with check. */
struct order {
    struct request request;
    struct mending mending;
    size_t *applied;
    size_t applied_count;
};

static bool take_option(struct order *order, int option, const char *value) {
    struct request *request = &order->request;
    unsigned long number;
    switch (option) {
    case MENDING_KEEP:
    case MENDING_COST:
    case MENDING_LIMIT:
    case MENDING_DOCUMENT: return mending_option(&order->mending, option, value);
    case 'a':
        if (!mending_number("apply", value, 100000, &number))
            return false;
        order->applied[order->applied_count++] = number;
        return true;
    case 'h': request->help = true; return true;
    default: return check_option(request, option, value);
    }
}

static bool read_arguments(struct order *order, int argc, char **argv) {
    static const struct option options[] = {{"keep", required_argument, NULL, MENDING_KEEP},
                                            {"apply", required_argument, NULL, 'a'},
                                            {"cost", required_argument, NULL, MENDING_COST},
                                            {"document", required_argument, NULL, MENDING_DOCUMENT},
                                            {"limit", required_argument, NULL, MENDING_LIMIT},
                                            {"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"rules", required_argument, NULL, 'r'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"settings", required_argument, NULL, 'S'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    order->request.color = command_color(NULL);
    optind = 1;
    int option;
    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1)
        if (!take_option(order, option, optarg))
            return false;
    order->request.paths = argv + optind;
    order->request.path_count = argc - optind;
    if (!order->request.help && order->request.path_count != 1)
        fputs("samplint: repair takes one file\n", stderr);
    return order->request.help || order->request.path_count == 1;
}

static int conflict_code(const sl_repair *repair) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < repair->left_out_count; i++)
        code = command_worst(code, repair->left_out[i]->scope == SL_SCOPE_PORTFOLIO ? EXIT_FINDINGS : EXIT_RULE);
    for (size_t i = 0; i < repair->conflict_count; i++)
        code = command_worst(code, repair->conflicts[i].outcome == SL_WAY_FOUND ? EXIT_FINDINGS : EXIT_USAGE);
    return code;
}

/* Checks again what was just written, and says what became of it. Returns an exit code, or -1 when there is no memory. */
static int tell_applied(const sl_writer_options *options, sl_checker *checker, const sl_report *report,
                        size_t program) {
    sl_report *after;
    sl_comparison *comparison = NULL;
    sl_result result = sl_check_file(checker, report->source->name.bytes, &after);
    bool there = result == SL_OK && program < after->program_count;
    if (there)
        result = sl_compare(&(sl_side){checker, report, program}, &(sl_side){checker, after, program}, &comparison);
    if (comparison)
        result = sl_write_applied(options, comparison);
    int code = result == SL_OUT_OF_MEMORY               ? -1
               : !comparison || result != SL_OK         ? EXIT_USAGE
               : comparison->b->verdict == SL_CONGRUENT ? EXIT_GOOD
                                                        : EXIT_FINDINGS;
    sl_comparison_free(comparison);
    sl_report_free(after);
    return code;
}

/* Returns an exit code, or -1 when there is no memory. */
static int repair_programs(const struct order *order, sl_checker *checker, sl_report *report) {
    sl_writer_options options = {
        .format = order->request.format, .color = order->request.color == 1, .sink = command_sink, .context = stdout};
    bool all = order->mending.document == 0 && order->applied_count == 0;
    int code = EXIT_GOOD, chosen = all ? 0 : mending_program(&order->mending, report);
    if (chosen < 0)
        return EXIT_USAGE;
    size_t end = all ? report->program_count : (size_t)chosen + 1;
    for (size_t i = (size_t)chosen; i < end; i++) {
        const sl_repair *repair;
        sl_result result = sl_repair_program(checker, report, i, &order->mending.options, &repair);
        if (result == SL_OK && order->applied_count)
            result = sl_repair_apply(checker, report, i, repair, order->applied, order->applied_count);
        else if (result == SL_OK)
            result = sl_write_repair(&options, &report->programs[i], repair);
        if (result == SL_OUT_OF_MEMORY)
            return -1;
        if (result == SL_REFUSED)
            code = command_worst(code, report->programs[i].verdict == SL_INVALID ? EXIT_INVALID : EXIT_USAGE);
        else if (result == SL_CANNOT_WRITE && order->applied_count)
            code = EXIT_USAGE;
        else if (result == SL_OK && order->applied_count)
            return tell_applied(&options, checker, report, i);
        else if (repair && !order->applied_count)
            code = command_worst(code, conflict_code(repair));
    }
    return code;
}

static int print_problems(const struct session *session) {
    int code = command_problems(session->checker);
    return command_worst(code, command_problem_code(session->checker));
}

static int run(const struct order *order) {
    struct sessions sessions;
    int code = sessions_open(&sessions, &order->request);
    if (code == EXIT_GOOD && !sessions.refused) {
        sl_checker *checker = sessions.list[0].checker;
        for (size_t i = 0; i < sl_files_count(sessions.files) && code >= 0; i++) {
            sl_report *report;
            sl_result result = sl_check_file(checker, sl_files_path(sessions.files, i), &report);
            int one = result == SL_OUT_OF_MEMORY ? -1
                      : result == SL_OK          ? repair_programs(order, checker, report)
                                                 : EXIT_USAGE;
            sl_report_free(report);
            code = one < 0 ? -1 : command_worst(code, one);
        }
        if (code < 0)
            code = command_no_memory();
    }
    for (size_t i = 0; i < sessions.count; i++)
        code = command_worst(code, print_problems(&sessions.list[i]));
    sessions_close(&sessions);
    return command_worst(code, command_flush());
}

int command_repair(int argc, char **argv) {
    struct order order = {.request = {.format = SL_FORMAT_TEXT}};
    size_t room = (size_t)argc + 1;
    bool started = mending_start(&order.mending, argc);
    order.applied = calloc(room, sizeof *order.applied);
    order.request.rules = calloc(room, sizeof *order.request.rules);
    order.request.options = calloc(room, sizeof *order.request.options);
    int code;
    if (!started || !order.applied || !order.request.rules || !order.request.options)
        code = command_no_memory();
    else if (!read_arguments(&order, argc, argv))
        code = command_wrong_use("repair");
    else if (order.request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&order);
    mending_end(&order.mending);
    free(order.applied);
    free(order.request.rules);
    free(order.request.options);
    return code;
}
