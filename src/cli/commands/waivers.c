/* waivers.c - the command `waivers`: lists waivers with their states. */
#include "cli/programs.h"
#include "cli/terminal.h"

static const struct command_option option_expiring = {
    .name = "expiring",
    .argument = "DAYS",
    .value = VALUE_NUMBER,
    .least = 0,
    .most = 36500,
    .help = "list only waivers that end within this number of days (%), where 0 is today, and those that have ended",
};

/* Adds the waivers of a file's programs to the list. */
static int add_report(void *list, const struct session *session, sl_checker *checker, sl_report *report) {
    (void)session;
    (void)checker;
    int fault = exit_code_of_report_faults(report);
    for (size_t i = 0; i < report->program_count; i++)
        if (sl_waiver_list_add_program(list, &report->programs[i]) != SL_OK)
            return NO_MEMORY;
    if (fault != EXIT_GOOD)
        terminal_error("%.*s: not all of it could be judged; see samplint check", (int)report->source->name.length,
                       report->source->name.bytes);
    return fault;
}

static int write_list(struct sessions *sessions, sl_waiver_list *list) {
    const struct command_line *line = sessions->line;
    bool expiring = line_has(line, &option_expiring);
    if (expiring && sl_waiver_list_within(list, line_number(line, &option_expiring)) != SL_OK)
        return NO_MEMORY;
    int code = programs_check(sessions, &(struct program_handler){list, add_report, NULL});
    for (size_t i = 0; code != NO_MEMORY && i < sessions->count; i++)
        if (sl_waiver_list_add_files(list, sessions->list[i].checker) != SL_OK)
            code = NO_MEMORY;
    if (code == NO_MEMORY)
        return NO_MEMORY;
    sl_writer_options options = sessions_writer(sessions, NULL);
    options.checker_count = 0;
    for (size_t i = 0; i < sessions->count; i++) /* the list contains the problems of waivers */
        if (session_has_problems(line, sessions->checkers[i]))
            sessions->checkers[options.checker_count++] = sessions->checkers[i];
    code = exit_code_max(code, exit_code_of_writing(sl_write_waivers(&options, list)));
    return exit_code_max(code, exit_code_of_waivers(list, expiring));
}

static int list_waivers(struct sessions *sessions) {
    sl_waiver_list *list = sl_waiver_list_new(sessions->list[0].checker);
    int code = list ? write_list(sessions, list) : NO_MEMORY;
    sl_waiver_list_free(list);
    return code;
}

const struct command waivers_command = {
    .name = "waivers",
    .summary = "list waivers and their states",
    .synopsis = (const char *const[]){"waivers [OPTION...] [PATH...]", NULL},
    .about =
        (const char *const[]){
            "Lists the waivers in programs, account files and files of waivers, sorted by their last day. Each has its "
            "state, the value that it covers, its owner and its reason. A PATH is as for check.",
            NULL},
    .options = (const struct command_option *const[]){&option_expiring, &option_waivers, &option_today, &option_format,
                                                      &option_template, &option_color, &option_rules,
                                                      &option_rule_option, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .lists_waivers = true,
    .exits = {[EXIT_GOOD] = "all waivers hold, or their programs were not checked",
              [EXIT_FINDINGS] =
                  "a waiver is misspelled, refused, unused, expired or superseded; with --expiring, a waiver is listed",
              [EXIT_USAGE] = "wrong use, or a file cannot be opened",
              [EXIT_INVALID] = "a program is not valid, so that the list may lack waivers",
              [EXIT_RULE] = "a rule failed or was refused"},
    .run_sessions = list_waivers,
};
