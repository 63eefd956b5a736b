
#include "cli/command.h"
#include "cli/programs.h"

static const struct command_option option_expiring = {
    .name = "expiring",
    .argument = "DAYS",
    .value = VALUE_NUMBER,
    .least = 0,
    .most = 36500,
    .help = "only those that end within so many days (%), 0 being today, and those that ended before",
};

static int take_program(void *context, const struct session *session, sl_checker *checker, sl_report *report) {
    (void)session;
    (void)checker;
    int fault = programs_fault(report);
    for (size_t i = 0; i < report->program_count; i++)
        if (sl_waiver_list_add_program(context, &report->programs[i]) != SL_OK)
            return NO_MEMORY;
    if (fault == EXIT_GOOD)
        return fault;
    command_complain("", report->source->name, ": not all of it could be judged; see samplint check");
    return fault;
}

/* An error is one, and with --expiring whatever is listed. */
static int list_code(const struct line *line, const sl_waiver_list *list) {
    bool fails = line_has(line, &option_expiring) && list->count > 0;
    for (size_t i = 0; i < list->count; i++)
        fails = fails || list->waivers[i]->state >= SL_WAIVER_UNUSED;
    return fails ? EXIT_FINDINGS : EXIT_GOOD;
}

/* Problems with waivers are in the list. */
static bool has_other_problems(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    bool other = false;
    for (size_t i = 0; i < count; i++)
        other = other || problems[i].kind != SL_KIND_WAIVER;
    return other;
}

/* Leaves checkers that have no others. */
static void leave_listed(sl_writer_options *options) {
    size_t kept = 0;
    const sl_checker **checkers = (const sl_checker **)options->checkers;
    for (size_t i = 0; i < options->checker_count; i++)
        if (has_other_problems(checkers[i]))
            checkers[kept++] = checkers[i];
    options->checker_count = kept;
}

/* Returns an exit code, or NO_MEMORY. */
static int fill_and_write(struct sessions *sessions, sl_waiver_list *list) {
    const struct line *line = sessions->line;
    if (line_has(line, &option_expiring) && sl_waiver_list_within(list, line_number(line, &option_expiring)) != SL_OK)
        return NO_MEMORY;
    int code = programs_check(sessions, &(struct program_taker){list, take_program, NULL});
    for (size_t i = 0; code != NO_MEMORY && i < sessions->count; i++)
        if (sl_waiver_list_add_files(list, sessions->list[i].checker) != SL_OK)
            code = NO_MEMORY;
    if (code == NO_MEMORY)
        return NO_MEMORY;
    sl_writer_options options = sessions_writer(sessions, NULL);
    leave_listed(&options);
    if (sl_write_waivers(&options, list) == SL_OUT_OF_MEMORY)
        return NO_MEMORY;
    return command_worst(code, list_code(line, list));
}

static int tell_problems(struct sessions *sessions) {
    bool json = line_is_json(sessions->line);
    int code = EXIT_GOOD;
    if (json && sessions->documents == 0 && sessions->checkers) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        code = sl_write_problems(&options) == SL_OUT_OF_MEMORY ? command_no_memory() : EXIT_GOOD;
    }
    for (size_t i = 0; i < sessions->count; i++) {
        const sl_checker *checker = sessions->list[i].checker;
        if (!has_other_problems(checker))
            continue;
        if (!json)
            code = command_worst(code, command_problems(checker));
        code = command_worst(code, command_problem_code(checker));
    }
    return code;
}

static int run(const struct line *line) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD && !sessions.refused) {
        sl_waiver_list *list = sl_waiver_list_new(sessions.list[0].checker);
        code = list ? fill_and_write(&sessions, list) : NO_MEMORY;
        sl_waiver_list_free(list);
    }
    code = code == NO_MEMORY ? command_no_memory() : command_worst(code, tell_problems(&sessions));
    sessions_close(&sessions);
    return command_worst(code, command_flush());
}

const struct command waivers_command = {
    .name = "waivers",
    .summary = "list waivers, and how it stands with each",
    .synopsis = (const char *const[]){"waivers [OPTION...] [PATH...]", NULL},
    .about = (const char *const[]){"Lists the waivers in programs, in the files of their accounts, and in files of "
                                   "waivers: those that end first come first, each with its state, the value it is "
                                   "about, who answers for it, and why. A PATH is as for check.",
                                   NULL},
    .options =
        (const struct command_option *const[]){&option_expiring, &option_waivers, &option_today, &option_format,
                                               &option_color, &option_rules, &option_of_rule, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "all of them hold, or their programs were not checked",
              [EXIT_FINDINGS] =
                  "one is misspelled, refused, unused, expired or superseded; with --expiring, any is listed",
              [EXIT_USAGE] = "wrong use, or a file that cannot be opened",
              [EXIT_INVALID] = "a program is not valid, so that not all waivers are known",
              [EXIT_RULE] = "a rule failed, or was refused"},
    .run = run,
};
