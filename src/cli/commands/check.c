/* check.c - the command `check`: judges programs and writes reports about them. */
#include <stdio.h>
#include <string.h>

#include "cli/commands/check.h"
#include "cli/paths.h"
#include "cli/programs.h"
#include "cli/terminal.h"
#include "cli/text.h"

static const struct command_option option_baseline = {
    .name = "baseline",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "do not count the findings that FILE lists; samplint baseline writes such a file",
};

static const struct command_option option_fail_on = {
    .name = "fail-on",
    .argument = "SEVERITY",
    .value = VALUE_WORD,
    .words = (const char *const[]){"error", "warning", "info", NULL},
    .usual = "error",
    .help = "lowest severity that makes the exit code 1: %",
};

/* The first words of option_picture. */
enum picture { PICTURE_AUTO, PICTURE_ALWAYS };

static const struct command_option option_picture = {
    .name = "picture",
    .argument = "WHEN",
    .value = VALUE_WORD,
    .words = (const char *const[]){"auto", "always", "never", NULL},
    .usual = "auto",
    .help = "show how the elements fit each other, as a matrix of pairs: %; auto shows it when one file is checked; "
            "only in the format text",
};

static const struct command_option option_show_config = {
    .name = "show-config",
    .help = "print the settings that hold and where each value comes from, and check nothing",
};

/* ---- baselines --------------------------------------------------------------------------------------------------- */

/* Returns the path of the baseline of a session; NULL if it has none. */
static const char *baseline_path(const struct sessions *sessions, const struct session *session) {
    const char *named = line_string(sessions->line, &option_baseline);
    sl_text set = sl_get_baseline_path(session->checker);
    return named ? named : set.length ? set.bytes : NULL;
}

/* Returns the baseline of this file that one of the first `count` sessions has; NULL if there is none. */
static sl_baseline *find_baseline(const struct sessions *sessions, size_t count, const char *path) {
    for (size_t i = 0; i < count; i++)
        if (sessions->list[i].baseline && strcmp(baseline_path(sessions, &sessions->list[i]), path) == 0)
            return sessions->list[i].baseline;
    return NULL;
}

/* Gives each session the baseline that the command line names, or else the one that its settings name. Sessions with
 * the same file share a baseline. If a file cannot be read, that becomes a problem, and the sessions are refused. */
static int open_baselines(struct sessions *sessions) {
    bool named = line_has(sessions->line, &option_baseline);
    for (size_t i = 0; !sessions->refused && i < sessions->count; i++) {
        struct session *session = &sessions->list[i];
        const char *path = baseline_path(sessions, session);
        session->baseline = path ? find_baseline(sessions, i, path) : NULL;
        session->shares_baseline = session->baseline != NULL;
        if (!path || session->shares_baseline)
            continue;
        session->baseline = named ? sl_baseline_new(path) : sl_baseline_new_found(path);
        sl_result result = session->baseline ? sl_baseline_read(session->baseline, session->checker) : SL_OUT_OF_MEMORY;
        if (result == SL_OUT_OF_MEMORY)
            return terminal_no_memory();
        sessions->refused = result != SL_OK;
    }
    return EXIT_GOOD;
}

/* ---- checking ---------------------------------------------------------------------------------------------------- */

/* Prints what the rule of --trace has read in a program. It goes to standard error, so that the report keeps its
 * format. Returns false when memory ran out. */
static bool write_trace(const struct command_line *line, sl_checker *checker, const sl_report *report,
                        const sl_program *program) {
    const char *id = line_string(line, &option_trace);
    sl_writer_options options = {.sink = terminal_sink, .context = stderr};
    const sl_rule *rule;
    sl_traces *traces;
    if (!id || sl_find_rule(checker, as_text(id), &rule) != SL_OK)
        return true; /* an unknown rule was reported when the session was loaded */
    if (sl_trace_rule(checker, report, program, rule, &traces) != SL_OK)
        return false;
    fflush(stdout); /* terminal_flush() reports an error */
    sl_result result = sl_write_traces(&options, program, traces);
    sl_traces_free(traces);
    return result != SL_OUT_OF_MEMORY;
}

/* Writes the programs of a checked file to all reports. `context` is a struct reports. */
static int handle_file(void *context, const struct session *session, sl_checker *checker, sl_report *report) {
    static const sl_severity severities[] = {SL_ERROR, SL_WARNING, SL_INFO}; /* as the words of option_fail_on */
    struct reports *reports = context;
    sl_severity fail_on = severities[line_choice(reports->line, &option_fail_on)];
    int code = EXIT_GOOD;
    if (!reports_use(reports, checker) || (session->baseline && sl_baseline_apply(session->baseline, report) != SL_OK))
        return NO_MEMORY;
    for (size_t i = 0; i < report->program_count && code != NO_MEMORY; i++) {
        code = exit_code_max(code, exit_code_of_program(&report->programs[i], fail_on));
        if (!reports_program(reports, &report->programs[i]) ||
            !write_trace(reports->line, checker, report, &report->programs[i]))
            code = NO_MEMORY;
    }
    return code;
}

static void skip_file(void *reports) {
    reports_leave_out(reports);
}

/* Prints a message if no rule about fit is on: then every program is incomplete, and no finding explains it. */
static void warn_without_fit_rules(const sl_checker *checker) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (sl_is_about_fit(rules[i]) && sl_decides_congruence(rules[i]))
            return;
    terminal_error("no fit rule and no theme rule is on, so no program can be congruent; leave one on");
}

/* Checks all files, writing the reports as it goes. */
static int check_files(struct sessions *sessions, struct reports *reports) {
    struct program_handler handler = {reports, handle_file, skip_file};
    for (size_t i = 0; i < sessions->count; i++)
        if (!reports_use(reports, sessions->list[i].checker))
            return NO_MEMORY;
    int code = programs_check(sessions, &handler);
    /* Even a worker that made no report may have problems. */
    for (size_t i = 0; code != NO_MEMORY && i < sessions->worker_count; i++)
        if (!reports_use(reports, sessions->worker_list[i].checker))
            return NO_MEMORY;
    if (code == NO_MEMORY)
        return NO_MEMORY;
    size_t gone = 0; /* findings that the baselines list and that no longer exist */
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->list[i].baseline && !sessions->list[i].shares_baseline)
            gone += sl_baseline_count(sessions->list[i].baseline).gone;
    reports_gone(reports, gone);
    return reports_end(reports) ? code : NO_MEMORY;
}

/* Prints the cost of each rule, in all sessions together, to standard error. Returns an exit code. */
static int write_profile(struct sessions *sessions) {
    sl_writer_options options = sessions_writer(sessions, NULL);
    options.context = stderr;
    fflush(stdout); /* terminal_flush() reports an error */
    sl_result result = sl_write_profile(&options, options.checkers, options.checker_count);
    return result == SL_OUT_OF_MEMORY ? terminal_no_memory() : EXIT_GOOD;
}

static int write_reports(struct sessions *sessions, struct reports *reports) {
    size_t when = line_choice(sessions->line, &option_picture);
    bool picture = when == PICTURE_AUTO ? programs_are_one(sessions) : when == PICTURE_ALWAYS;
    bool compared = false;
    for (size_t i = 0; i < sessions->count; i++)
        compared = compared || sessions->list[i].baseline;
    int code = reports_open(reports, picture, compared, sessions->list[0].checker);
    if (code != EXIT_GOOD) {
        reports_close(reports, false);
        return code;
    }
    code = check_files(sessions, reports);
    int closed = reports_close(reports, code != NO_MEMORY);
    if (code == NO_MEMORY)
        return terminal_no_memory();
    code = exit_code_max(code, closed);
    return line_has(sessions->line, &option_profile) ? exit_code_max(code, write_profile(sessions)) : code;
}

static int show_config(const struct sessions *sessions) {
    sl_writer_options options = line_writer(sessions->line);
    for (size_t i = 0; i < sessions->count; i++) {
        const char *settings = sessions->list[i].settings;
        if (sl_write_config(&options, sessions->list[i].checker, as_text(settings ? settings : "")) == SL_OUT_OF_MEMORY)
            return terminal_no_memory();
    }
    return EXIT_GOOD;
}

/* Opens the sessions and does what the command line asks for. Other commands use sessions_run(); here the reports
 * contain the problems. */
static int run_sessions(const struct command_line *line, struct reports *reports) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD)
        code = open_baselines(&sessions);
    if (code == EXIT_GOOD)
        code = reports_spare(reports, sessions.files);
    if (code == EXIT_GOOD) {
        bool shown = line_has(line, &option_show_config) && !sessions.refused;
        code = shown ? show_config(&sessions) : write_reports(&sessions, reports);
        for (size_t i = 0; i < sessions.count; i++)
            warn_without_fit_rules(sessions.list[i].checker);
        code = exit_code_max(code, sessions_problem_code(&sessions));
        code = exit_code_max(code, terminal_flush());
    }
    for (size_t i = 0; i < sessions.count; i++)
        if (!sessions.list[i].shares_baseline)
            sl_baseline_free(sessions.list[i].baseline);
    sessions_close(&sessions);
    return code;
}

static int run(const struct command_line *line) {
    struct reports reports;
    int code = reports_read(&reports, line);
    if (code == EXIT_GOOD)
        code = run_sessions(line, &reports);
    reports_free(&reports);
    return code;
}

const struct command check_command = {
    .name = "check",
    .summary = "judge programs by framing, practices and fit (the default)",
    .synopsis = (const char *const[]){"[check] [OPTION...] [PATH...]", NULL},
    .about =
        (const char *const[]){
            "Judges each program: whether it is framed, which practices it shows, and whether its elements fit each "
            "other.",
            "A PATH is the file of a program or of one of its accounts, a folder to search for samp.yaml and "
            "*.samp.yaml, or - for standard input. A settings file, or a file that settings name, such as a rule, "
            "stands for all programs that these settings hold for. Without a PATH, the current folder is searched.",
            "Each file is checked with the settings of the nearest .samplint.yaml, which is searched for from its "
            "folder up to the root of its repository.",
            NULL},
    .options = (const struct command_option *const[]){&option_report_format,
                                                      &option_output,
                                                      &option_color,
                                                      &option_picture,
                                                      &option_questions,
                                                      &option_fail_on,
                                                      &option_changed,
                                                      &option_rules,
                                                      &option_rule_option,
                                                      &option_budget,
                                                      &option_undetermined,
                                                      &option_settings,
                                                      &option_locked,
                                                      &option_waivers,
                                                      &option_baseline,
                                                      &option_today,
                                                      &option_show_config,
                                                      &option_trace,
                                                      &option_profile,
                                                      &option_no_memo,
                                                      &option_files_from,
                                                      &option_null,
                                                      &option_jobs,
                                                      NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "no finding is at or above --fail-on",
              [EXIT_FINDINGS] = "a finding is at or above --fail-on",
              [EXIT_USAGE] = "wrong use, or a file cannot be opened or written",
              [EXIT_INVALID] = "a file is not valid YAML, or not a program",
              [EXIT_RULE] = "a rule failed or was refused"},
    .run = run,
};
