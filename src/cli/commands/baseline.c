/* baseline.c - the command `baseline`: records findings, so that check does not count them. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/programs.h"
#include "cli/terminal.h"
#include "cli/text.h"

static const struct command_option option_output = {
    .name = "output",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "write the baseline to FILE; the default is the baseline that the settings name, or .samplint-baseline",
};

static const struct command_option option_prune = {
    .name = "prune",
    .help = "only remove entries whose findings are gone, and add no new findings",
};

/* Takes the findings of a report into the baseline. */
static int add_report(void *baseline, const struct session *session, sl_checker *checker, sl_report *report) {
    (void)session;
    (void)checker;
    return sl_baseline_apply(baseline, report) == SL_OK ? exit_code_of_report_faults(report) : NO_MEMORY;
}

/* Prints what was written. `added` is whether new findings were added. */
static void print_written(const char *path, bool added, sl_baseline_counts counts) {
    size_t unchecked = counts.entries - counts.met - counts.gone; /* entries of other files stay */
    size_t written = counts.met + unchecked + (added ? counts.fresh : 0);
    sl_write_escaped(terminal_sink, stdout, as_text(path));
    printf(": %zu %s", written, written == 1 ? "finding" : "findings");
    if (added)
        printf(", %zu of them new", counts.fresh);
    if (counts.gone)
        printf("; removed %zu that no longer %s", counts.gone, counts.gone == 1 ? "exists" : "exist");
    putchar('\n');
}

static int write_file(const struct command_line *line, const char *path, sl_baseline *baseline) {
    bool add = !line_has(line, &option_prune), named = line_has(line, &option_output);
    struct output output = {.bytes = NULL};
    int error = 0, code = NO_MEMORY;
    if (sl_baseline_write(baseline, add, output_sink, &output) == SL_OK) {
        error = named ? output_write(path, NULL, &output, false) : output_write_found(path, &output);
        code = error ? output_print_error(path, "cannot be written", error) : EXIT_GOOD;
    }
    if (code == EXIT_GOOD)
        print_written(path, add, sl_baseline_count(baseline));
    free(output.bytes);
    return code;
}

/* Reads the old baseline, checks the programs, and writes the new baseline. Writes only if everything could be judged:
 * otherwise entries could be lost only because their program was not judged. */
static int update(struct sessions *sessions, const char *path, sl_baseline *baseline) {
    bool read_old = access(path, F_OK) == 0 || line_has(sessions->line, &option_prune);
    sl_result result = read_old ? sl_baseline_read(baseline, sessions->list[0].checker) : SL_OK;
    if (result != SL_OK)
        return exit_code_of_result(result);
    int code = programs_check(sessions, &(struct program_handler){baseline, add_report, NULL});
    for (size_t i = 0; code != NO_MEMORY && i < sessions->count; i++)
        code = exit_code_max(code, exit_code_of_problems(sessions->list[i].checker));
    if (code == EXIT_GOOD || code == EXIT_FINDINGS)
        return write_file(sessions->line, path, baseline);
    bool any = sl_files_count(sessions->files) > 0;
    if (code != NO_MEMORY)
        terminal_error("%s%s was not written", any ? "not everything could be judged (see samplint check); " : "",
                       path);
    return code;
}

static int write_baseline(struct sessions *sessions) {
    const char *named = line_string(sessions->line, &option_output);
    sl_text set = sl_get_baseline_path(sessions->list[0].checker);
    const char *path = named ? named : set.length ? set.bytes : ".samplint-baseline";
    sl_baseline *baseline = named ? sl_baseline_new(path) : sl_baseline_new_found(path);
    int code = baseline ? update(sessions, path, baseline) : NO_MEMORY;
    sl_baseline_free(baseline);
    return code;
}

const struct command baseline_command = {
    .name = "baseline",
    .summary = "record the present findings, so that check reports only new ones",
    .synopsis = (const char *const[]){"baseline [OPTION...] [PATH...]", NULL},
    .about =
        (const char *const[]){
            "Writes the open findings of the programs to a baseline, one on each line; check --baseline does not count "
            "them. If there is a baseline already, its entries for files that are not checked now stay as they are. A "
            "PATH is as for check, but not standard input.",
            NULL},
    .options = (const struct command_option *const[]){&option_output, &option_prune, &option_waivers, &option_today,
                                                      &option_rules, &option_rule_option, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "the baseline was written",
              [EXIT_FINDINGS] =
                  "the baseline was written, and some waivers are misspelled, refused, unused, expired or superseded",
              [EXIT_USAGE] = "wrong use, a damaged baseline, or a file cannot be opened; nothing was written",
              [EXIT_INVALID] = "a program is not valid; nothing was written",
              [EXIT_RULE] = "a rule failed or was refused; nothing was written"},
    .run_sessions = write_baseline,
};
