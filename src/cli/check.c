#include "cli/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/pool.h"
#include "cli/session.h"

const struct command_option option_no_memo = {
    .name = "no-memo",
    .help = "ask every rule every time, not only for values that are new to it",
};

const struct command_option option_profile = {
    .name = "profile",
    .help =
        "behind the report, what each rule cost: calls, answers that were remembered, instructions and milliseconds "
        "(to standard error)",
};

const struct command_option option_trace = {
    .name = "trace",
    .argument = "RULE",
    .value = VALUE_RULE,
    .help =
        "behind the findings of each program, what that rule read of it and of its accounts, in order, and what each "
        "read gave (to standard error)",
};

const struct command_option option_undetermined = {
    .name = "undetermined",
    .argument = "WORD",
    .value = VALUE_WORD,
    .words = (const char *const[]){"error", "warning", "info", "off", NULL},
    .usual = "warning", /* where settings do not say either */
    .help = "what it is that rules cannot tell: %",
};

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

static const struct command_option option_jobs = {
    .name = "jobs",
    .argument = "NUMBER",
    .letter = 'j',
    .value = VALUE_NUMBER,
    .least = 1,
    .most = 256,
    .help = "check so many files at once, %; without, as many as there are processors, if there are many files",
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

/* Returns an exit code, or -1 when the run cannot go on. */
static int write_programs(const struct line *line, sl_checker *checker, sl_writer *writer, const sl_report *report) {
    static const sl_severity severities[] = {SL_ERROR, SL_WARNING, SL_INFO}; /* as the words of the option */
    sl_severity fail_on = severities[line_choice(line, &option_fail_on)];
    int code = EXIT_GOOD;
    for (size_t i = 0; i < report->program_count; i++) {
        code = command_worst(code, program_code(fail_on, &report->programs[i]));
        if (sl_writer_program(writer, &report->programs[i]) == SL_OUT_OF_MEMORY ||
            !write_trace(line, checker, report, &report->programs[i]))
            return -1;
    }
    return code;
}

/* What is found in a folder may be left out by the settings; what is named is not. */
static bool is_left_out(const struct sessions *sessions, size_t file) {
    const sl_checker *checker = sessions->list[sessions->of_file[file]].checker;
    return !sl_files_named(sessions->files, file) && sl_is_left_out(checker, sl_files_path(sessions->files, file));
}

/* The places of the files that are to be checked, and how many; NULL when there is no memory. */
static size_t *choose_files(const struct sessions *sessions, size_t *count) {
    size_t all = sessions->refused ? 0 : sl_files_count(sessions->files);
    size_t *files = calloc(all + 1, sizeof *files);
    *count = 0;
    for (size_t i = 0; files && i < all; i++)
        if (!is_left_out(sessions, i))
            files[(*count)++] = i;
    return files;
}

/* A further worker loads all rules again, which takes as long as so many files. */
#define FILES_A_WORKER 64

static size_t count_workers(const struct line *line, size_t files) {
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t asked = line_number(line, &option_jobs);
    size_t usual = processors > 0 ? (size_t)processors : 1;
    if (line_has(line, &option_trace) || line_has(line, &option_profile))
        return 1; /* they tell of one checker */
    size_t most = asked ? files : 1 + files / FILES_A_WORKER, wanted = asked ? asked : usual;
    return wanted < most ? wanted : most;
}

static int nothing_was_checked(const struct sessions *sessions) {
    size_t left_out = sl_files_count(sessions->files);
    if (left_out)
        fprintf(stderr, "samplint: nothing was checked; settings leave out what was found (%zu %s)\n", left_out,
                left_out == 1 ? "file" : "files");
    else
        fputs("samplint: nothing was checked\n", stderr);
    return EXIT_USAGE;
}

/* Returns an exit code, or -1 when the run cannot go on. */
static int write_files(const struct sessions *sessions, struct pool *pool, sl_writer *writer) {
    const struct checked *checked;
    int code = EXIT_GOOD;
    while ((checked = pool_next(pool)) != NULL) {
        if (checked->result == SL_OUT_OF_MEMORY || sl_writer_use(writer, checked->checker) != SL_OK)
            return -1;
        int one = checked->result == SL_OK ? write_programs(sessions->line, checked->checker, writer, checked->report)
                                           : EXIT_GOOD; /* why is among the problems */
        if (one < 0)
            return -1;
        code = command_worst(code, one);
    }
    return code;
}

/* Returns an exit code, or -1 when the run cannot go on. */
static int check_files(const struct sessions *sessions, const size_t *files, size_t count, sl_writer *writer) {
    struct pool *pool = pool_open(sessions, files, count, count_workers(sessions->line, count));
    if (!pool)
        return -1;
    for (size_t i = count; !sessions->refused && i < sl_files_count(sessions->files); i++)
        sl_writer_leave_out(writer);
    int code = write_files(sessions, pool, writer);
    if (code >= 0 && sl_writer_close(writer) == SL_OUT_OF_MEMORY)
        code = -1;
    if (code >= 0)
        code = command_worst(code, pool_problem_code(pool));
    pool_close(pool);
    if (code >= 0 && count == 0 && !sessions->refused) /* why something is refused is among the problems */
        return nothing_was_checked(sessions);
    return code;
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

static int write_report(const struct sessions *sessions) {
    const struct line *line = sessions->line;
    size_t picture = line_choice(line, &option_picture), count;
    size_t *files = choose_files(sessions, &count);
    sl_writer_options options = line_writer(line, &option_format);
    options.picture = picture == PICTURE_AUTO ? count == 1 : picture == PICTURE_ALWAYS;
    sl_writer *writer = files ? sl_writer_open(&options, sessions->list[0].checker) : NULL;
    bool going = writer != NULL;
    for (size_t i = 0; going && i < sessions->count; i++)
        going = sl_writer_use(writer, sessions->list[i].checker) == SL_OK;
    int code = going ? check_files(sessions, files, count, writer) : -1;
    sl_writer_free(writer);
    free(files);
    if (code >= 0 && line_has(line, &option_profile))
        code = command_worst(code, print_profile(sessions));
    return code >= 0 ? code : command_no_memory();
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

/* What is wrong stands in the report. */
static int run(const struct line *line) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD) {
        bool shown = line_has(line, &option_show_config) && !sessions.refused;
        code = shown ? show_config(&sessions) : write_report(&sessions);
        for (size_t i = 0; i < sessions.count; i++) {
            tell_of_no_judge(sessions.list[i].checker);
            code = command_worst(code, command_problem_code(sessions.list[i].checker));
        }
        code = command_worst(code, command_flush());
    }
    sessions_close(&sessions);
    return code;
}

const struct command check_command = {
    .name = "check",
    .summary = "judge programs by framing, practices and fit (the default)",
    .synopsis = (const char *const[]){"[check] [OPTION...] [PATH...]", NULL},
    .about = (const char *const[]){"Judges each program: is it framed, which practices does it show, do its elements "
                                   "fit. A PATH is the file of a "
                                   "program or of one of its accounts, a folder that is searched for samp.yaml and "
                                   "*.samp.yaml, or - for standard "
                                   "input; without one, the folder you stand in.",
                                   "Settings are those of the nearest .samplint.yaml, from the folder of a file up to "
                                   "the root of its repository.",
                                   NULL},
    .options =
        (const struct command_option *const[]){
            &option_format, &option_color, &option_picture, &option_fail_on, &option_rules, &option_of_rule,
            &option_budget, &option_undetermined, &option_settings, &option_locked, &option_show_config, &option_trace,
            &option_profile, &option_no_memo, &option_files_from, &option_null, &option_jobs, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "nothing at or above --fail-on",
              [EXIT_FINDINGS] = "findings at or above it",
              [EXIT_USAGE] = "wrong use, or a file that cannot be opened",
              [EXIT_INVALID] = "not valid YAML, or not a program",
              [EXIT_RULE] = "a rule failed, or was refused"},
    .run = run,
};
