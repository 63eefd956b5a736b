#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"
#include "cli/mending.h"

static const char help[] =
    "usage: samplint impact [OPTION...] --set PATH=VALUE... FILE\n"
    "\n"
    "Says what a change would do to a program before it is made: which rules change their answer, which\n"
    "attributes must follow, and the cheapest ways to follow. Nothing is written.\n"
    "\n"
    "  --set PATH=VALUE     an attribute's new value; may be repeated. Of a set PATH=[WORD, WORD], or a word\n"
    "                       more or less: PATH+=WORD, PATH-=WORD. PATH= for what is not declared any more\n"
    "  --account NAME       what is set is an override of this account\n"
    "  --document NUMBER    of a file that holds several programs, the one to look at\n"
    "  --keep PATH          an element or attribute that is not to change; may be repeated\n"
    "  --cost PATH=NUMBER   what a change there costs, 1 to 1000; 1 is usual\n"
    "  --limit NUMBER       ways that are shown of each conflict; 10 is usual\n"
    "  --format FORMAT      text (the default) or json\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --rules DIR          also load the rules below DIR; may be repeated\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --settings FILE      settings, in place of the nearest .samplint.yaml\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 the changed program is congruent, 1 it is not, 2 wrong use, 3 not a program,\n"
    "4 a rule failed or was refused\n";

/* What the command line asks for, beside what it has in common with check. */
struct order {
    struct request request;
    struct mending mending;
    sl_text *settings;
    sl_impact_options options;
};

static bool take_option(struct order *order, int option, const char *value) {
    switch (option) {
    case MENDING_KEEP:
    case MENDING_COST:
    case MENDING_LIMIT:
    case MENDING_DOCUMENT: return mending_option(&order->mending, option, value);
    case 'e': order->settings[order->options.setting_count++] = (sl_text){value, strlen(value)}; return true;
    case 'n': order->options.account = (sl_text){value, strlen(value)}; return true;
    case 'h': order->request.help = true; return true;
    default: return check_option(&order->request, option, value);
    }
}

static bool read_arguments(struct order *order, int argc, char **argv) {
    static const struct option options[] = {{"set", required_argument, NULL, 'e'},
                                            {"account", required_argument, NULL, 'n'},
                                            {"document", required_argument, NULL, MENDING_DOCUMENT},
                                            {"keep", required_argument, NULL, MENDING_KEEP},
                                            {"cost", required_argument, NULL, MENDING_COST},
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
    if (order->request.help)
        return true;
    if (order->request.path_count != 1)
        fputs("samplint: impact takes one file\n", stderr);
    else if (order->options.setting_count == 0)
        fputs("samplint: impact needs a change: --set PATH=VALUE\n", stderr);
    return order->request.path_count == 1 && order->options.setting_count > 0;
}

static int impact_code(const sl_impact *impact) {
    const sl_program *after = impact->after;
    if (after->rule_errors)
        return EXIT_RULE;
    return after->verdict == SL_CONGRUENT ? EXIT_GOOD : EXIT_FINDINGS;
}

/* Returns an exit code. */
static int look_at(struct order *order, sl_checker *checker, sl_report *report) {
    sl_writer_options options = {
        .format = order->request.format, .color = order->request.color == 1, .sink = command_sink, .context = stdout};
    int program = mending_program(&order->mending, report);
    if (program < 0)
        return EXIT_USAGE;
    sl_impact *impact;
    sl_result result = sl_impact_program(checker, report, (size_t)program, &order->options, &impact);
    bool invalid = report->programs[program].verdict == SL_INVALID;
    int code = result == SL_REFUSED ? (invalid ? EXIT_INVALID : EXIT_USAGE) : EXIT_GOOD;
    if (result == SL_OK) {
        result = sl_write_impact(&options, impact);
        code = impact_code(impact);
    }
    sl_impact_free(impact);
    return result == SL_OUT_OF_MEMORY ? command_no_memory() : code;
}

static int look_at_file(struct order *order, const struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    size_t files = sl_files_count(sessions->files);
    if (files != 1) {
        if (files > 1)
            fprintf(stderr, "samplint: impact takes one program's file, and here are %zu\n", files);
        return EXIT_USAGE; /* why there is none is among the problems */
    }
    sl_report *report;
    sl_result result = sl_check_file(checker, sl_files_path(sessions->files, 0), &report);
    int code = result == SL_OK ? look_at(order, checker, report) : EXIT_USAGE;
    sl_report_free(report);
    return result == SL_OUT_OF_MEMORY ? command_no_memory() : code;
}

static int run(struct order *order) {
    struct sessions sessions;
    int code = sessions_open(&sessions, &order->request);
    if (code == EXIT_GOOD && !sessions.refused)
        code = look_at_file(order, &sessions);
    for (size_t i = 0; i < sessions.count; i++) {
        code = command_worst(code, command_problems(sessions.list[i].checker));
        code = command_worst(code, command_problem_code(sessions.list[i].checker));
    }
    sessions_close(&sessions);
    return command_worst(code, command_flush());
}

int command_impact(int argc, char **argv) {
    struct order order = {.request = {.format = SL_FORMAT_TEXT}};
    size_t room = (size_t)argc + 1;
    bool started = mending_start(&order.mending, argc);
    order.options.settings = order.settings = calloc(room, sizeof *order.settings);
    order.request.rules = calloc(room, sizeof *order.request.rules);
    order.request.options = calloc(room, sizeof *order.request.options);
    int code;
    if (!started || !order.settings || !order.request.rules || !order.request.options) {
        code = command_no_memory();
    } else if (!read_arguments(&order, argc, argv)) {
        code = command_wrong_use("impact");
    } else if (order.request.help) {
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    } else {
        order.options.repair = order.mending.options;
        code = run(&order);
    }
    mending_end(&order.mending);
    free(order.settings);
    free(order.request.rules);
    free(order.request.options);
    return code;
}
