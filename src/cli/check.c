#include "cli/check.h"

#include <stdio.h>

#include "cli/baselines.h"
#include "cli/command.h"
#include "cli/paths.h"
#include "cli/profile.h"
#include "cli/programs.h"
#include "cli/reports.h"
#include "cli/show_config.h"

static const struct command_option option_fail_on = {
    .name = "fail-on",
    .argument = "SEVERITY",
    .value = VALUE_WORD,
    .words = (const char *const[]){"error", "warning", "info", NULL},
    .usual = "error",
    .help = "%: from what on the exit code is 1",
};

/* Of which the usual one is the first. */
enum picture { PICTURE_AUTO, PICTURE_ALWAYS };

static const struct command_option option_picture = {
    .name = "picture",
    .argument = "WHEN",
    .value = VALUE_WORD,
    .words = (const char *const[]){"auto", "always", "never", NULL},
    .usual = "auto",
    .help =
        "%: how the elements fit each other, as a matrix of pairs; auto shows it when one file is checked; text only",
};

static const struct command_option option_show_config = {
    .name = "show-config",
    .help = "print what would hold, and where each value comes from",
};

/* Of a finding, whatever is to fail the run: some are no judgement, but say that none was possible. */
int check_kind_code(sl_kind kind) {
    switch (kind) {
    case SL_KIND_SYNTAX: return EXIT_INVALID;
    case SL_KIND_RULE_ERROR: return EXIT_RULE;
    case SL_KIND_USAGE: return EXIT_USAGE;
    default: return EXIT_GOOD;
    }
}

static int finding_code(sl_severity fail_on, const sl_finding *finding) {
    if (finding->suppression != SL_OPEN)
        return EXIT_GOOD;
    int code = check_kind_code(finding->kind);
    if (code != EXIT_GOOD)
        return code;
    return finding->severity >= fail_on ? EXIT_FINDINGS : EXIT_GOOD;
}

static int program_code(sl_severity fail_on, const sl_program *program) {
    int code = program->verdict == SL_INVALID ? EXIT_INVALID : EXIT_GOOD;
    for (size_t i = 0; i < program->finding_count; i++)
        code = command_worst(code, finding_code(fail_on, &program->findings[i]));
    return program->rule_errors ? EXIT_RULE : code;
}

/* To standard error, so that the report stays what it is, in whatever format. Returns whether there was memory. */
static bool write_trace(const struct line *line, sl_checker *checker, const sl_report *report,
                        const sl_program *program) {
    const char *traced = line_string(line, &option_trace);
    sl_writer_options options = {.sink = command_sink, .context = stderr};
    const sl_rule *rule;
    sl_traces *traces;
    if (!traced || sl_find_rule(checker, line_text(traced), &rule) != SL_OK)
        return true; /* it was looked for before anything was checked */
    if (sl_trace_rule(checker, report, program, rule, &traces) != SL_OK)
        return false;
    fflush(stdout); /* what fails here fails in command_flush() again */
    sl_result result = sl_write_traces(&options, program, traces);
    sl_traces_free(traces);
    return result != SL_OUT_OF_MEMORY;
}

/* Reports that are written as they grow. */
struct writing {
    const struct line *line;
    struct reports *reports;
};

static int write_programs(void *context, const struct session *session, sl_checker *checker, sl_report *report) {
    static const sl_severity severities[] = {SL_ERROR, SL_WARNING, SL_INFO}; /* as the words of the option */
    const struct writing *writing = context;
    sl_severity fail_on = severities[line_choice(writing->line, &option_fail_on)];
    int code = EXIT_GOOD;
    if (!reports_use(writing->reports, checker) ||
        (session->baseline && sl_baseline_apply(session->baseline, report) != SL_OK))
        return NO_MEMORY;
    for (size_t i = 0; i < report->program_count && code != NO_MEMORY; i++) {
        code = command_worst(code, program_code(fail_on, &report->programs[i]));
        if (!reports_program(writing->reports, &report->programs[i]) ||
            !write_trace(writing->line, checker, report, &report->programs[i]))
            code = NO_MEMORY;
    }
    return code;
}

static void count_left_out(void *context) {
    const struct writing *writing = context;
    reports_leave_out(writing->reports);
}

/* Then every program is incomplete, and no finding says why. */
static void tell_of_no_judge(const sl_checker *checker) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (sl_judges_congruence(rules[i]->kind))
            return;
    fputs("samplint: no fit rule and no theme rule is on, so no program can be congruent; leave one on\n", stderr);
}

static int write_reports(struct sessions *sessions, struct reports *reports) {
    const struct line *line = sessions->line;
    size_t picture = line_choice(line, &option_picture);
    bool shown = picture == PICTURE_AUTO ? programs_are_one(sessions) : picture == PICTURE_ALWAYS;
    bool compared = false, going = true;
    for (size_t i = 0; i < sessions->count; i++)
        compared = compared || sessions->list[i].baseline;
    int code = reports_open(reports, shown, compared, sessions->list[0].checker);
    if (code != EXIT_GOOD) {
        reports_close(reports, false);
        return code;
    }
    for (size_t i = 0; going && i < sessions->count; i++)
        going = reports_use(reports, sessions->list[i].checker);
    struct program_taker taker = {&(struct writing){line, reports}, write_programs, count_left_out};
    code = going ? programs_check(sessions, &taker) : NO_MEMORY;
    for (size_t i = 0; code != NO_MEMORY && i < sessions->further_count;
         i++) /* one may have met nothing but problems */
        code = reports_use(reports, sessions->further[i].checker) ? code : NO_MEMORY;
    if (code != NO_MEMORY)
        reports_gone(reports, baselines_gone(sessions));
    going = code != NO_MEMORY && reports_end(reports);
    code = command_worst(code, reports_close(reports, going));
    if (going && line_has(line, &option_profile))
        code = command_worst(code, print_profile(sessions));
    return going ? code : command_no_memory();
}

static int show_config(const struct sessions *sessions) {
    size_t packs;
    for (size_t i = 0; i < sessions->count; i++) {
        if (!sl_get_packs(sessions->list[i].checker, &packs))
            return command_no_memory();
        print_config(&sessions->list[i]);
    }
    return EXIT_GOOD;
}

/* What is wrong stands in the reports. */
static int run_sessions(const struct line *line, struct reports *reports) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD)
        code = baselines_open(&sessions);
    if (code == EXIT_GOOD)
        code = reports_spare(reports, sessions.files);
    if (code == EXIT_GOOD) {
        bool shown = line_has(line, &option_show_config) && !sessions.refused;
        code = shown ? show_config(&sessions) : write_reports(&sessions, reports);
        for (size_t i = 0; i < sessions.count; i++)
            tell_of_no_judge(sessions.list[i].checker);
        code = command_worst(code, sessions_problem_code(&sessions));
        code = command_worst(code, command_flush());
    }
    baselines_close(&sessions);
    sessions_close(&sessions);
    return code;
}

static int run(const struct line *line) {
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
    .about = (const char *const[]){"Judges each program: is it framed, which practices does it show, do its elements "
                                   "fit. A PATH is the file of a "
                                   "program or of one of its accounts, settings or a file that settings name, such "
                                   "as a rule, for all programs that they hold for, a folder that is searched for "
                                   "samp.yaml and *.samp.yaml, or - for standard "
                                   "input; without one, the folder you stand in.",
                                   "Settings are those of the nearest .samplint.yaml, from the folder of a file up to "
                                   "the root of its repository.",
                                   NULL},
    .options = (const struct command_option *const[]){&option_report,
                                                      &option_output,
                                                      &option_color,
                                                      &option_picture,
                                                      &option_fail_on,
                                                      &option_changed,
                                                      &option_rules,
                                                      &option_of_rule,
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
    .exits = {[EXIT_GOOD] = "nothing at or above --fail-on",
              [EXIT_FINDINGS] = "findings at or above it",
              [EXIT_USAGE] = "wrong use, or a file that cannot be opened or written",
              [EXIT_INVALID] = "not valid YAML, or not a program",
              [EXIT_RULE] = "a rule failed, or was refused"},
    .run = run,
};
