#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/programs.h"

static const struct command_option option_output = {
    .name = "output",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "the baseline; without, the one of the settings, or .samplint-baseline",
};

static const struct command_option option_prune = {
    .name = "prune",
    .help = "only take out what is gone, and add nothing",
};

static const char *path_of(const struct sessions *sessions) {
    const char *named = line_string(sessions->line, &option_output);
    sl_text set = sl_get_baseline_path(sessions->list[0].checker);
    return named ? named : set.length ? set.bytes : ".samplint-baseline";
}

static int take_program(void *context, const struct session *session, sl_checker *checker, sl_report *report) {
    (void)session;
    (void)checker;
    int fault = programs_fault(report);
    return sl_baseline_apply(context, report) == SL_OK ? fault : NO_MEMORY;
}

static void put_count(size_t count, const char *one, const char *many) {
    printf("%zu %s", count, count == 1 ? one : many);
}

static void say_written(const char *path, bool fresh, sl_baseline_counts counts) {
    size_t rest = counts.entries - counts.met - counts.gone;
    sl_write_escaped(command_sink, stdout, line_text(path));
    fputs(": ", stdout);
    put_count(counts.met + rest + (fresh ? counts.fresh : 0), "finding", "findings");
    if (fresh)
        printf(", %zu of them new", counts.fresh);
    if (counts.gone)
        printf("; %zu that %s gone %s taken out", counts.gone, counts.gone == 1 ? "is" : "are",
               counts.gone == 1 ? "is" : "are");
    putchar('\n');
}

/* Returns an exit code, or NO_MEMORY. */
static int write_file(const struct line *line, const char *path, sl_baseline *baseline) {
    bool fresh = !line_has(line, &option_prune), named = line_has(line, &option_output);
    struct output output = {.bytes = NULL};
    int error = 0, code = NO_MEMORY;
    if (sl_baseline_write(baseline, fresh, output_take, &output) == SL_OK) {
        error = named ? output_write(path, NULL, &output, false) : output_write_found(path, &output);
        code = error ? output_cannot(path, "cannot be written", error) : EXIT_GOOD;
    }
    if (code == EXIT_GOOD)
        say_written(path, fresh, sl_baseline_count(baseline));
    free(output.bytes);
    return code;
}

/* What cannot be judged could hide findings of the old baseline: then it stays as it is. */
static int say_unjudged(const struct sessions *sessions, const char *path, int code) {
    bool any = sl_files_count(sessions->files) > 0;
    command_complain(any ? "not everything could be judged (see samplint check); " : "", line_text(path),
                     " was not written");
    return code;
}

static int update(struct sessions *sessions, const char *path, sl_baseline *baseline) {
    sl_checker *first = sessions->list[0].checker;
    bool is_old = access(path, F_OK) == 0 || line_has(sessions->line, &option_prune);
    sl_result result = is_old ? sl_baseline_read(baseline, first) : SL_OK;
    if (result != SL_OK)
        return result == SL_OUT_OF_MEMORY ? NO_MEMORY : EXIT_USAGE;
    int code = programs_check(sessions, &(struct program_taker){baseline, take_program, NULL});
    for (size_t i = 0; code != NO_MEMORY && i < sessions->count; i++)
        code = command_worst(code, command_problem_code(sessions->list[i].checker));
    if (code > EXIT_FINDINGS)
        return say_unjudged(sessions, path, code);
    return code == NO_MEMORY ? code : write_file(sessions->line, path, baseline);
}

static int write_baseline(struct sessions *sessions) {
    const char *path = path_of(sessions);
    bool named = line_has(sessions->line, &option_output);
    sl_baseline *baseline = named ? sl_baseline_new(path) : sl_baseline_new_found(path);
    int code = baseline ? update(sessions, path, baseline) : NO_MEMORY;
    sl_baseline_free(baseline);
    return code;
}

static int run(const struct line *line) {
    return sessions_run(line, write_baseline);
}

const struct command baseline_command = {
    .name = "baseline",
    .summary = "write down the findings of today, so that check tells what is new",
    .synopsis = (const char *const[]){"baseline [OPTION...] [PATH...]", NULL},
    .about =
        (const char *const[]){"Writes the open findings of today, a line each, for check --baseline. Where there is a "
                              "baseline, what it says of files that are not checked now stays as it is. A PATH is as "
                              "for check, and no standard input.",
                              NULL},
    .options = (const struct command_option *const[]){&option_output, &option_prune, &option_waivers, &option_today,
                                                      &option_rules, &option_of_rule, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "it is written",
              [EXIT_FINDINGS] =
                  "it is written, and some waivers are misspelled, refused, unused, expired or superseded",
              [EXIT_USAGE] = "wrong use, a damaged baseline, or a file that cannot be opened; nothing was written",
              [EXIT_INVALID] = "a program is not valid; nothing was written",
              [EXIT_RULE] = "a rule failed, or was refused; nothing was written"},
    .run = run,
};
