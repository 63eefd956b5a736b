#include "cli/programs.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/check.h"
#include "cli/command.h"
#include "cli/paths.h"
#include "cli/pool.h"

const struct command_option option_jobs = {
    .name = "jobs",
    .argument = "NUMBER",
    .letter = 'j',
    .value = VALUE_NUMBER,
    .least = 1,
    .most = 256,
    .help = "check so many files at once, %; without, as many as there are processors, if there are many files",
};

/* What is found in a folder may be left out by the settings; what is named is not. */
static bool is_left_out(const struct sessions *sessions, size_t file) {
    const sl_checker *checker = sessions->list[sessions->of_file[file]].checker;
    return !sl_files_named(sessions->files, file) && sl_is_left_out(checker, sl_files_path(sessions->files, file));
}

bool programs_are_one(const struct sessions *sessions) {
    size_t count = 0;
    for (size_t i = 0; !sessions->refused && count < 2 && i < sl_files_count(sessions->files); i++)
        count += !is_left_out(sessions, i);
    return count == 1;
}

static int say_nothing_checked(const struct sessions *sessions) {
    if (line_has(sessions->line, &option_changed)) {
        fputs("samplint: nothing was checked; what has changed matters to no program\n", stderr);
        return EXIT_GOOD;
    }
    size_t left_out = sl_files_count(sessions->files);
    if (left_out)
        fprintf(stderr, "samplint: nothing was checked; settings leave out what was found (%zu %s)\n", left_out,
                left_out == 1 ? "file" : "files");
    else
        fputs("samplint: nothing was checked\n", stderr);
    return EXIT_USAGE;
}

/* The places of the files that are to be checked, and how many; NULL when there is no memory. */
static size_t *choose_files(const struct sessions *sessions, const struct program_taker *taker, size_t *count) {
    size_t all = sessions->refused ? 0 : sl_files_count(sessions->files);
    size_t *files = calloc(all + 1, sizeof *files);
    *count = 0;
    for (size_t i = 0; files && i < all; i++)
        if (!is_left_out(sessions, i))
            files[(*count)++] = i;
        else if (taker->leave_out)
            taker->leave_out(taker->context);
    return files;
}

/* A further worker loads all rules again, those of each session (there is one at least), which takes as long as so many files. */
#define FILES_A_WORKER 64

static bool takes_jobs(const struct command *command) {
    const struct command_option *const *option = command->options;
    while (*option && *option != &option_jobs)
        option++;
    return *option != NULL;
}

static size_t count_workers(const struct sessions *sessions, size_t files) {
    const struct line *line = sessions->line;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t asked = line_number(line, &option_jobs);
    size_t usual = processors > 0 ? (size_t)processors : 1;
    if (!takes_jobs(line->command) || line_has(line, &option_trace) || line_has(line, &option_profile))
        return 1; /* what they tell is of one checker, problems and all */
    size_t most = asked ? files : 1 + files / (FILES_A_WORKER * sessions->count), wanted = asked ? asked : usual;
    return wanted < most ? wanted : most;
}

/* Returns an exit code, or NO_MEMORY. */
static int take_all(const struct sessions *sessions, struct pool *pool, const struct program_taker *taker) {
    int code = EXIT_GOOD;
    for (const struct checked *checked; code != NO_MEMORY && (checked = pool_next(pool)) != NULL;) {
        const struct session *session = &sessions->list[sessions->of_file[checked->file]];
        int one = checked->result == SL_OUT_OF_MEMORY ? NO_MEMORY
                  : checked->result == SL_OK ? taker->take(taker->context, session, checked->checker, checked->report)
                                             : EXIT_GOOD; /* why is among the problems */
        code = command_worst(code, one);
    }
    return code;
}

/* Waivers of files are judged once all programs were seen. */
static bool finish_waivers(const struct sessions *sessions) {
    bool good = true;
    for (size_t i = 0; good && i < sessions->count; i++) {
        const struct session *session = &sessions->list[i];
        for (size_t j = 0; good && j < sessions->further_count; j++)
            if (sessions->further[j].settings == session->settings)
                good = sl_join_waivers(session->checker, sessions->further[j].checker) == SL_OK;
        good = good && sl_finish_waivers(session->checker) == SL_OK;
    }
    return good;
}

int programs_check(struct sessions *sessions, const struct program_taker *taker) {
    size_t count;
    size_t *files = choose_files(sessions, taker, &count);
    struct pool *pool = files ? pool_open(sessions, files, count, count_workers(sessions, count)) : NULL;
    int code = pool ? take_all(sessions, pool, taker) : NO_MEMORY;
    pool_close(pool);
    free(files);
    if (code == NO_MEMORY || (!sessions->refused && !finish_waivers(sessions)))
        return NO_MEMORY;
    bool said = count > 0 || sessions->refused; /* why is among the problems */
    return said ? code : say_nothing_checked(sessions);
}

int programs_fault(const sl_report *report) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < report->program_count; i++) {
        const sl_program *program = &report->programs[i];
        code = command_worst(code, program->verdict == SL_INVALID ? EXIT_INVALID : EXIT_GOOD);
        code = command_worst(code, program->rule_errors ? EXIT_RULE : EXIT_GOOD);
        for (size_t k = 0; k < program->finding_count; k++)
            code = command_worst(code, check_kind_code(program->findings[k].kind));
    }
    return code;
}
