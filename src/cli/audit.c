#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

static const char help[] =
    "usage: samplint audit [OPTION...] [DIR...]\n"
    "\n"
    "Says what the rules do to the space of all programs: whether any program can be congruent, which\n"
    "values none can have (dead) and which ones each must have (forced), with the rules responsible;\n"
    "rules that never fail, or that others imply; attributes that no rule reads. The rules are the\n"
    "built-in ones and those below each DIR.\n"
    "\n"
    "  --format FORMAT      text (the default) or json\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --settings FILE      settings, in place of the nearest .samplint.yaml\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 congruent programs are possible, with every value; 1 they are not, or some value is\n"
    "dead; 2 wrong use; 4 a rule was refused, failed, or asks too much\n";

static int audit_code(const sl_audit *audit) {
    int code = audit->possible == SL_YES ? EXIT_GOOD : EXIT_FINDINGS;
    if (audit->value_count) /* a forced value leaves the others dead */
        code = EXIT_FINDINGS;
    for (size_t i = 0; i < audit->rule_count; i++)
        if (audit->rules[i].too_wide || audit->rules[i].fault.length)
            code = EXIT_RULE;
    return code;
}

static int write_audit(const struct request *request, sl_checker *checker) {
    sl_writer_options options = {
        .format = request->format, .color = request->color == 1, .sink = command_sink, .context = stdout};
    sl_audit *audit;
    sl_result result = sl_audit_rules(checker, &audit);
    if (result == SL_OK)
        result = sl_write_audit(&options, audit);
    int code = result == SL_OK ? audit_code(audit) : EXIT_USAGE;
    sl_audit_free(audit);
    return result == SL_OUT_OF_MEMORY ? command_no_memory() : code;
}

static int run(const struct request *request) {
    struct sessions sessions;
    int code = sessions_open(&sessions, request);
    if (code == EXIT_GOOD) {
        sl_checker *checker = sessions.list[0].checker;
        if (!sessions.refused && command_problem_code(checker) == EXIT_GOOD)
            code = write_audit(request, checker);
        code = command_worst(code, command_problems(checker));
        code = command_worst(code, command_problem_code(checker));
        code = command_worst(code, command_flush());
    }
    sessions_close(&sessions);
    return code;
}

int command_audit(int argc, char **argv) {
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'}, {"color", required_argument, NULL, 'c'},
        {"option", required_argument, NULL, 'o'}, {"settings", required_argument, NULL, 'S'},
        {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0}};
    struct request request = {.format = SL_FORMAT_TEXT, .color = command_color(NULL)};
    request.rules = calloc((size_t)argc + 1, sizeof *request.rules);
    request.options = calloc((size_t)argc + 1, sizeof *request.options);
    bool good = request.rules && request.options;
    int code = good ? EXIT_GOOD : command_no_memory();
    optind = 1;
    for (int option; good && (option = getopt_long(argc, argv, "h", options, NULL)) != -1;)
        good = check_option(&request, option, optarg);
    if (code == EXIT_GOOD && !good)
        code = command_wrong_use("audit");
    for (int i = optind; good && i < argc; i++)
        request.rules[request.rule_count++] = argv[i];
    if (good && request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else if (good)
        code = run(&request);
    free(request.rules);
    free(request.options);
    return code;
}
