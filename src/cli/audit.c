#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

static const char help[] =
    "usage: samplint audit [OPTION...] [DIR...]\n"
    "\n"
    "Says what the rules do to the space of all programs: whether any program can be congruent, how many\n"
    "are, which values none can have (dead) and which ones each must have (forced), with the rules\n"
    "responsible; whether the archetypes are congruent; rules that never fail, or that others imply;\n"
    "attributes that no rule reads; and the recipes: combinations of attributes under which congruent\n"
    "programs exist (coverage: so many congruent programs follow one; consistency: so many of those that\n"
    "follow it, and what holds throughout, are congruent). The rules are the built-in ones and those below each DIR.\n"
    "\n"
    "  --against PACK       also compare with another pack: a folder of rules to load in place of each\n"
    "                       DIR, a file of settings (*.yaml) in place of these, or the word builtin for\n"
    "                       neither; may be repeated\n"
    "  --over PATH          make recipes of this attribute; may be repeated, up to 10 of them; without,\n"
    "                       of those of framing elements that most rules read\n"
    "  --archetype FILE     a program that is to stay congruent, beside the built-in archetypes; may be\n"
    "                       repeated\n"
    "  --shares             also list how many of the congruent programs have each value; JSON does\n"
    "  --format FORMAT      text (the default) or json\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --budget NAME=NUMBER set what each run of a rule may use: instructions, milliseconds, memory,\n"
    "                       message_bytes\n"
    "  --settings FILE      settings, in place of the nearest .samplint.yaml\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 congruent programs are possible, with every value but those that settings declare\n"
    "dead, and each archetype is one or can become one; 1 something of this is not so, or not known;\n"
    "2 wrong use, or a file that cannot be read; 4 a rule was refused, failed, or asks too much\n";

/* What the command line asks for beside what check has. */
struct audit_request {
    struct request request;
    const char **against;
    size_t against_count;
    const char **archetypes;
    sl_text *over;
    sl_audit_options options; /* what is above, as the library takes it */
    bool shares;
};

/* ---- the verdict -------------------------------------------------------------------------------------------------- */

static bool is_meant(const sl_audit *audit) {
    bool meant = audit->possible == SL_YES && audit->unsettled == 0 && audit->revived_count == 0;
    for (size_t i = 0; i < audit->value_count; i++)
        meant = meant && audit->values[i].reason.length > 0;
    for (size_t i = 0; i < audit->archetype_count; i++)
        meant = meant && (audit->archetypes[i].state == SL_ARCHETYPE_CONGRUENT ||
                          audit->archetypes[i].state == SL_ARCHETYPE_INCOMPLETE);
    return meant;
}

static int audit_code(const sl_audit *audit) {
    for (size_t i = 0; i < audit->rule_count; i++)
        if (audit->rules[i].too_wide || audit->rules[i].fault.length)
            return EXIT_RULE;
    return is_meant(audit) ? EXIT_GOOD : EXIT_FINDINGS;
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

static int write_audit(const struct audit_request *asked, sl_checker *checker) {
    sl_writer_options options = {.format = asked->request.format,
                                 .color = asked->request.color == 1,
                                 .sink = command_sink,
                                 .context = stdout,
                                 .shares = asked->shares};
    sl_audit *audit;
    sl_result result = sl_audit_rules(checker, &asked->options, &audit);
    int code = result == SL_OK ? audit_code(audit) : EXIT_USAGE;
    if (result == SL_OK)
        result = sl_write_audit(&options, audit);
    sl_audit_free(audit);
    return result == SL_OUT_OF_MEMORY ? command_no_memory() : command_worst(code, command_problem_code(checker));
}

static bool is_settings(const char *pack) {
    size_t length = strlen(pack);
    return length > 5 && (strcmp(pack + length - 5, ".yaml") == 0 || strcmp(pack + length - 4, ".yml") == 0);
}

/* The checker of the other pack. NULL when there is no memory; what is wrong with it is among its problems. */
static sl_checker *load_other(const struct audit_request *asked) {
    const char *settings = NULL, **folders = calloc(asked->against_count, sizeof *folders);
    size_t count = 0;
    for (size_t i = 0; folders && i < asked->against_count; i++)
        if (is_settings(asked->against[i]))
            settings = asked->against[i];
        else if (strcmp(asked->against[i], "builtin") != 0)
            folders[count++] = asked->against[i];
    sl_checker *checker = folders ? command_load(folders, count) : NULL;
    free(folders);
    if (checker && settings && sl_load_settings(checker, settings) == SL_OUT_OF_MEMORY) {
        sl_checker_free(checker);
        return NULL;
    }
    return checker;
}

static int compare_packs(struct audit_request *asked, sl_checker *checker) {
    sl_checker *other = load_other(asked);
    if (!other)
        return command_no_memory();
    int code = command_problem_code(other);
    asked->options.against = other;
    if (code == EXIT_GOOD)
        code = write_audit(asked, checker);
    code = command_worst(code, command_problems(other));
    sl_checker_free(other);
    return code;
}

static int run(struct audit_request *asked) {
    struct sessions sessions;
    int code = sessions_open(&sessions, &asked->request);
    if (code == EXIT_GOOD) {
        sl_checker *checker = sessions.list[0].checker;
        if (!sessions.refused && command_problem_code(checker) == EXIT_GOOD)
            code = asked->against_count ? compare_packs(asked, checker) : write_audit(asked, checker);
        code = command_worst(code, command_problems(checker));
        code = command_worst(code, command_problem_code(checker));
        code = command_worst(code, command_flush());
    }
    sessions_close(&sessions);
    return code;
}

/* ---- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(struct audit_request *asked, int option, const char *value) {
    switch (option) {
    case 'A': asked->against[asked->against_count++] = value; return true;
    case 'O': asked->over[asked->options.over_count++] = (sl_text){value, strlen(value)}; return true;
    case 'P': asked->archetypes[asked->options.archetype_count++] = value; return true;
    case 's': asked->shares = true; return true;
    default: return check_option(&asked->request, option, value);
    }
}

static bool read_arguments(struct audit_request *asked, int argc, char **argv) {
    static const struct option options[] = {{"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"budget", required_argument, NULL, 'b'},
                                            {"settings", required_argument, NULL, 'S'},
                                            {"against", required_argument, NULL, 'A'},
                                            {"over", required_argument, NULL, 'O'},
                                            {"archetype", required_argument, NULL, 'P'},
                                            {"shares", no_argument, NULL, 's'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    struct request *request = &asked->request;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "h", options, NULL)) != -1;)
        if (!take_option(asked, option, optarg))
            return false;
    for (int i = optind; i < argc; i++)
        request->rules[request->rule_count++] = argv[i];
    asked->options.over = asked->over;
    asked->options.archetypes = asked->archetypes;
    return true;
}

static bool make_room(struct audit_request *asked, size_t count) {
    asked->request.rules = calloc(count, sizeof *asked->request.rules);
    asked->request.options = calloc(count, sizeof *asked->request.options);
    asked->request.budgets = calloc(count, sizeof *asked->request.budgets);
    asked->against = calloc(count, sizeof *asked->against);
    asked->archetypes = calloc(count, sizeof *asked->archetypes);
    asked->over = calloc(count, sizeof *asked->over);
    return asked->request.rules && asked->request.options && asked->request.budgets && asked->against &&
           asked->archetypes && asked->over;
}

int command_audit(int argc, char **argv) {
    struct audit_request asked = {.request = {.format = SL_FORMAT_TEXT, .color = command_color(NULL)}};
    int code;
    if (!make_room(&asked, (size_t)argc + 1))
        code = command_no_memory();
    else if (!read_arguments(&asked, argc, argv))
        code = command_wrong_use("audit");
    else if (asked.request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&asked);
    free(asked.request.rules);
    free(asked.request.options);
    free(asked.request.budgets);
    free(asked.against);
    free(asked.archetypes);
    free(asked.over);
    return code;
}
