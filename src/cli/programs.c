/* programs.c - checks the programs of a run, and hands each report to the command in the order of the files. */
#include "cli/programs.h"

#include <stdlib.h>
#include <unistd.h>

#include "cli/paths.h"
#include "cli/pool.h"
#include "cli/terminal.h"

const struct command_option option_jobs = {
    .name = "jobs",
    .argument = "NUMBER",
    .letter = 'j',
    .value = VALUE_NUMBER,
    .least = 1,
    .most = 256,
    .help =
        "number of files to check at the same time, %; the default is the number of processors if there are many files",
};

/* Returns whether the settings leave a file out. They can do so only with files that were found in a folder. */
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

/* Prints that nothing was checked, and why. Returns the exit code. */
static int print_nothing_checked(const struct sessions *sessions) {
    size_t left_out = sl_files_count(sessions->files);
    if (line_has(sessions->line, &option_changed)) {
        terminal_error("nothing was checked: the changed files affect no program");
        return EXIT_GOOD;
    }
    if (left_out)
        terminal_error("nothing was checked: the settings leave out all that was found (%zu %s)", left_out,
                       left_out == 1 ? "file" : "files");
    else
        terminal_error("nothing was checked");
    return EXIT_USAGE;
}

/* Returns the indices of the files to check, to be freed, and their `*count`; NULL when memory ran out. */
static size_t *choose_files(const struct sessions *sessions, const struct program_handler *handler, size_t *count) {
    size_t all = sessions->refused ? 0 : sl_files_count(sessions->files);
    size_t *files = calloc(all + 1, sizeof *files);
    *count = 0;
    for (size_t i = 0; files && i < all; i++)
        if (!is_left_out(sessions, i))
            files[(*count)++] = i;
        else if (handler->skip)
            handler->skip(handler->context);
    return files;
}

/* One more thread is started for each 64 files, times the number of sessions: a thread first loads the rules for each
 * session, which takes about as long as checking so many files. */
#define FILES_PER_WORKER 64

static size_t count_workers(const struct sessions *sessions, size_t files) {
    const struct command_line *line = sessions->line;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t asked = line_number(line, &option_jobs), usual = processors > 0 ? (size_t)processors : 1;
    if (!command_find_option(line->command, option_jobs.name) || line_has(line, &option_trace) ||
        line_has(line, &option_profile))
        return 1; /* these commands and options report on a single checker */
    size_t most = asked ? files : 1 + files / (FILES_PER_WORKER * sessions->count), wanted = asked ? asked : usual;
    return wanted < most ? wanted : most;
}

/* Hands over each file that the pool has checked. Returns an exit code, or NO_MEMORY. */
static int handle_all(const struct sessions *sessions, struct pool *pool, const struct program_handler *handler) {
    int code = EXIT_GOOD;
    for (const struct checked *checked; code != NO_MEMORY && (checked = pool_next(pool)) != NULL;) {
        const struct session *session = &sessions->list[sessions->of_file[checked->file]];
        if (checked->result == SL_OUT_OF_MEMORY)
            code = NO_MEMORY;
        else if (checked->result == SL_OK) /* otherwise the reason is among the problems */
            code = exit_code_max(code, handler->handle(handler->context, session, checked->checker, checked->report));
    }
    return code;
}

/* Judges the waivers in files of waivers, now that all programs were checked. Returns false when memory ran out. */
static bool finish_waivers(const struct sessions *sessions) {
    bool good = true;
    for (size_t i = 0; good && i < sessions->count; i++) {
        const struct session *session = &sessions->list[i];
        for (size_t j = 0; good && j < sessions->worker_count; j++)
            if (sessions->worker_list[j].settings == session->settings)
                good = sl_join_waivers(session->checker, sessions->worker_list[j].checker) == SL_OK;
        good = good && sl_finish_waivers(session->checker) == SL_OK;
    }
    return good;
}

int programs_check(struct sessions *sessions, const struct program_handler *handler) {
    size_t count;
    size_t *files = choose_files(sessions, handler, &count);
    struct pool *pool = files ? pool_open(sessions, files, count, count_workers(sessions, count)) : NULL;
    int code = pool ? handle_all(sessions, pool, handler) : NO_MEMORY;
    pool_close(pool);
    free(files);
    if (code == NO_MEMORY || (!sessions->refused && !finish_waivers(sessions)))
        return NO_MEMORY;
    bool explained = count > 0 || sessions->refused; /* by reports or problems */
    return explained ? code : print_nothing_checked(sessions);
}
