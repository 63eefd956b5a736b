#include "cli/session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/output.h"

const struct command_option option_today = {
    .name = "today",
    .argument = "DAY",
    .value = VALUE_TEXT,
    .help =
        "the day by which waivers end, as in 2027-03-31; without, that of SOURCE_DATE_EPOCH, or of the system's clock, "
        "in UTC",
};

const struct command_option option_waivers = {
    .name = "waivers",
    .argument = "FILE",
    .value = VALUE_FILE,
    .repeats = true,
    .help = "a file of waivers, beside those of the settings",
};

/* ---- one session -------------------------------------------------------------------------------------------------- */

/* Sets what pairs say. All of them are looked at, so that all that is wrong is said. */
static sl_result set_pairs(struct values pairs, sl_checker *checker,
                           sl_result (*set)(sl_checker *checker, sl_text name, sl_text value)) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < pairs.count; i++) {
        sl_result result = set(checker, pairs.texts[i], line_text(pairs.strings[i] + pairs.texts[i].length + 1));
        worst = result > worst ? result : worst;
    }
    return worst;
}

sl_result session_set_budgets(const struct line *line, sl_checker *checker) {
    return set_pairs(line_values(line, &option_budget), checker, sl_set_budget);
}

/* Waivers are read by the day that holds then. */
static sl_result set_today(const struct line *line, sl_checker *checker) {
    const char *day = line_string(line, &option_today), *seconds = getenv("SOURCE_DATE_EPOCH");
    if (day)
        return sl_set_today(checker, line_text(day));
    return seconds ? sl_set_today_by_clock(checker, line_text(seconds)) : SL_OK;
}

static sl_result load_waivers(const struct line *line, sl_checker *checker) {
    struct values files = line_values(line, &option_waivers);
    sl_result worst = SL_OK;
    for (size_t i = 0; i < files.count; i++) {
        sl_result result = sl_load_waivers(checker, files.strings[i]);
        worst = result > worst ? result : worst;
    }
    return worst;
}

/* What the command line says holds over what the settings say. */
static sl_result configure(const struct line *line, const char *settings, sl_checker *checker) {
    const char *trace = line_string(line, &option_trace);
    sl_set_memo(checker, !line_has(line, &option_no_memo));
    sl_result worst = line->command->words == WORDS_PROGRAMS ? set_today(line, checker) : SL_OK;
    sl_result result = settings ? sl_load_settings(checker, settings) : SL_OK;
    worst = result > worst ? result : worst;
    if (worst != SL_OUT_OF_MEMORY)
        result = load_waivers(line, checker);
    worst = result > worst ? result : worst;
    if (worst == SL_OUT_OF_MEMORY)
        return worst;
    result = set_pairs(line_values(line, &option_of_rule), checker, sl_set_option);
    if (result != SL_OUT_OF_MEMORY && line_has(line, &option_undetermined))
        sl_set_undetermined(checker, line_text(line_string(line, &option_undetermined)));
    worst = result > worst ? result : worst;
    result = session_set_budgets(line, checker);
    worst = result > worst ? result : worst;
    const sl_rule *rule;
    if (worst != SL_OUT_OF_MEMORY && trace)
        result = sl_find_rule(checker, line_text(trace), &rule);
    worst = result > worst ? result : worst;
    if (worst == SL_OK && line_has(line, &option_locked))
        worst = sl_check_lock(checker);
    if (worst == SL_OK && line_has(line, &option_profile))
        worst = sl_start_profile(checker);
    return worst;
}

static bool have_same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The rules of folders that the line names. */
static sl_checker *load_rules(const struct line *line) {
    struct values rules = line_values(line, &option_rules);
    return line->command->words == WORDS_RULES ? command_load(line->words, line->word_count)
                                               : command_load(rules.strings, rules.count);
}

sl_checker *session_load(const struct line *line, const char *settings) {
    sl_checker *checker = load_rules(line);
    if (checker && configure(line, settings, checker) != SL_OUT_OF_MEMORY)
        return checker;
    sl_checker_free(checker);
    return NULL;
}

/* The place of the session with these settings, which is opened if there is none. SIZE_MAX when there is no memory. */
static size_t take_session(struct sessions *sessions, const char *settings, sl_checker **spare) {
    for (size_t i = 0; i < sessions->count; i++)
        if (have_same(sessions->list[i].settings, settings))
            return i;
    struct session *list = realloc(sessions->list, (sessions->count + 1) * sizeof *list);
    sl_checker *checker = *spare ? *spare : load_rules(sessions->line);
    *spare = NULL;
    if (list)
        sessions->list = list;
    if (!list || !checker) {
        sl_checker_free(checker);
        return SIZE_MAX;
    }
    list[sessions->count++] = (struct session){.settings = settings, .checker = checker};
    sl_result result = configure(sessions->line, settings, checker);
    if (result != SL_OK)
        sessions->refused = true;
    return result == SL_OUT_OF_MEMORY ? SIZE_MAX : sessions->count - 1;
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

const struct command_option option_locked = {
    .name = "locked",
    .help = "refuse packs that are not those of samplint.lock, which stands beside the settings",
};

const struct command_option option_files_from = {
    .name = "files-from",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help =
        "also take a PATH from each line of FILE, or of standard input for -; where there is none, nothing is checked",
};

const struct command_option option_null = {
    .name = "null",
    .letter = '0',
    .help = "these paths end with a zero byte, not with their line",
};

/* Where the search for settings starts when there is no file. */
static const char *first_path(const struct line *line) {
    return line->command->words == WORDS_PROGRAMS && line->word_count ? line->words[0] : ".";
}

static sl_result add_path(const struct line *line, sl_files *files, sl_checker *checker, const char *path) {
    return line_has(line, &option_changed) ? sl_files_add_changed(files, checker, path)
                                           : sl_files_add(files, checker, path);
}

/* A zero byte inside a line: the paths were written for --null, and all but the first would be lost. Returns an exit code. */
static int add_listed_path(const struct line *line, sl_files *files, sl_checker *checker, const char *path,
                           size_t length) {
    if (strlen(path) < length) {
        fputs("samplint: the paths of --files-from end with zero bytes; read them with --null (-0)\n", stderr);
        return EXIT_USAGE;
    }
    bool added = !path[0] || add_path(line, files, checker, path) != SL_OUT_OF_MEMORY;
    return added ? EXIT_GOOD : command_no_memory();
}

/* Returns an exit code. */
static int add_listed(const struct line *line, sl_files *files, sl_checker *checker, FILE *list) {
    int end = line_has(line, &option_null) ? '\0' : '\n';
    char *path = NULL;
    size_t room = 0;
    int code = EXIT_GOOD;
    errno = 0;
    for (ssize_t length; code == EXIT_GOOD && (length = getdelim(&path, &room, end, list)) > 0;) {
        if (path[length - 1] == (char)end)
            path[--length] = '\0';
        code = add_listed_path(line, files, checker, path, (size_t)length);
    }
    free(path);
    return code == EXIT_GOOD && errno == ENOMEM ? command_no_memory() : code;
}

/* Returns an exit code. */
static int add_files_from(const struct line *line, sl_files *files, sl_checker *checker) {
    const char *path = line_string(line, &option_files_from);
    if (!path)
        return EXIT_GOOD;
    FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!list)
        return output_cannot(path, "cannot be read", errno);
    int code = add_listed(line, files, checker, list);
    if (code == EXIT_GOOD && ferror(list))
        code = output_cannot(path, "cannot be read", EIO);
    if (list != stdin)
        fclose(list);
    return code;
}

/* Returns an exit code. */
static int find_files(struct sessions *sessions, sl_checker *checker) {
    const struct line *line = sessions->line;
    sessions->files = sl_files_new();
    if (!sessions->files)
        return command_no_memory();
    int code = add_files_from(line, sessions->files, checker);
    if (code != EXIT_GOOD)
        return code;
    sl_result result = SL_OK;
    bool programs = line->command->words == WORDS_PROGRAMS;
    if (programs && line->word_count == 0 && !line_has(line, &option_files_from) && !line_has(line, &option_changed))
        result = sl_files_add(sessions->files, checker, first_path(line));
    for (size_t i = 0; programs && i < line->word_count && result != SL_OUT_OF_MEMORY; i++)
        result = add_path(line, sessions->files, checker, line->words[i]);
    sessions->of_file = calloc(sl_files_count(sessions->files) + 1, sizeof *sessions->of_file);
    return result != SL_OUT_OF_MEMORY && sessions->of_file ? EXIT_GOOD : command_no_memory();
}

/* The first session uses the checker that the files were found with. */
static bool open_all(struct sessions *sessions, sl_checker **spare) {
    const char *settings = line_string(sessions->line, &option_settings);
    for (size_t i = 0; i < sl_files_count(sessions->files); i++) {
        const char *nearest = sl_files_settings(sessions->files, i);
        size_t session = take_session(sessions, settings ? settings : nearest, spare);
        if (session == SIZE_MAX)
            return false;
        sessions->of_file[i] = session;
    }
    /* Without any file, what is wrong is told all the same. */
    const char *nearest = sl_settings_of(sessions->files, first_path(sessions->line));
    return !sl_files_failed(sessions->files) &&
           (sessions->count > 0 || take_session(sessions, settings ? settings : nearest, spare) != SIZE_MAX);
}

int sessions_open(struct sessions *sessions, const struct line *line) {
    *sessions = (struct sessions){.line = line};
    sl_checker *spare = load_rules(line);
    int code = spare ? find_files(sessions, spare) : command_no_memory();
    if (code == EXIT_GOOD && !open_all(sessions, &spare))
        code = command_no_memory();
    sl_checker_free(spare);
    return code;
}

int sessions_problem_code(const struct sessions *sessions) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < sessions->count; i++)
        code = command_worst(code, command_problem_code(sessions->list[i].checker));
    for (size_t i = 0; i < sessions->further_count; i++)
        code = command_worst(code, command_problem_code(sessions->further[i].checker));
    return code;
}

void sessions_close(struct sessions *sessions) {
    for (size_t i = 0; i < sessions->further_count; i++)
        sl_checker_free(sessions->further[i].checker);
    free(sessions->further);
    for (size_t i = 0; i < sessions->count; i++)
        sl_checker_free(sessions->list[i].checker);
    free(sessions->list);
    free(sessions->of_file);
    sl_files_free(sessions->files);
}

int sessions_run(const struct line *line, int (*ask)(struct sessions *sessions)) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD && !sessions.refused)
        code = ask(&sessions);
    if (code < 0)
        code = command_no_memory();
    for (size_t i = 0; i < sessions.count; i++) {
        code = command_worst(code, command_problems(sessions.list[i].checker));
        code = command_worst(code, command_problem_code(sessions.list[i].checker));
    }
    sessions_close(&sessions);
    return command_worst(code, command_flush());
}
