#include "cli/session.h"

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/paths.h"

const struct command_option option_locked = {
    .name = "locked",
    .help = "refuse packs that are not those of samplint.lock, which stands beside the settings",
};

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

const struct command_option option_today = {
    .name = "today",
    .argument = "DAY",
    .value = VALUE_TEXT,
    .help =
        "the day by which waivers end, as in 2027-03-31; without, that of SOURCE_DATE_EPOCH, or of the system's clock, "
        "in UTC",
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

const struct command_option option_waivers = {
    .name = "waivers",
    .argument = "FILE",
    .value = VALUE_FILE,
    .repeats = true,
    .help = "a file of waivers, beside those of the settings",
};

/* ---- one session -------------------------------------------------------------------------------------------------- */

/* Sets what pairs say. */
static sl_result set_pairs(struct values pairs, sl_checker *checker,
                           sl_result (*set)(sl_checker *checker, sl_text name, sl_text value)) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < pairs.count && worst != SL_OUT_OF_MEMORY; i++)
        worst =
            sl_result_max(worst, set(checker, pairs.texts[i], line_text(pairs.strings[i] + pairs.texts[i].length + 1)));
    return worst;
}

sl_result session_set_budgets(const struct line *line, sl_checker *checker) {
    return set_pairs(line_values(line, &option_budget), checker, sl_set_budget);
}

/* Waivers are read by the day that holds then. */
static sl_result set_today(const struct line *line, sl_checker *checker) {
    const char *day = line_string(line, &option_today), *seconds = getenv("SOURCE_DATE_EPOCH");
    if (line->command->words != WORDS_PROGRAMS)
        return SL_OK;
    if (day)
        return sl_set_today(checker, line_text(day));
    return seconds ? sl_set_today_by_clock(checker, line_text(seconds)) : SL_OK;
}

static sl_result load_waivers(const struct line *line, sl_checker *checker) {
    struct values files = line_values(line, &option_waivers);
    sl_result worst = SL_OK;
    for (size_t i = 0; i < files.count && worst != SL_OUT_OF_MEMORY; i++)
        worst = sl_result_max(worst, sl_load_waivers(checker, files.strings[i]));
    return worst;
}

static sl_result set_undetermined(const struct line *line, sl_checker *checker) {
    const char *severity = line_string(line, &option_undetermined);
    return line_has(line, &option_undetermined) ? sl_set_undetermined(checker, line_text(severity)) : SL_OK;
}

static sl_result find_traced(const struct line *line, sl_checker *checker) {
    const char *id = line_string(line, &option_trace);
    const sl_rule *rule;
    return id ? sl_find_rule(checker, line_text(id), &rule) : SL_OK;
}

static sl_result set_options(const struct line *line, sl_checker *checker) {
    return set_pairs(line_values(line, &option_of_rule), checker, sl_set_option);
}

/* What the command line says holds over what the settings say. All of it is looked at, so that all that is wrong is said. */
static sl_result configure(const struct line *line, const char *settings, sl_checker *checker) {
    static sl_result (*const parts[])(const struct line *line, sl_checker *checker) = {
        load_waivers, set_options, set_undetermined, session_set_budgets, find_traced};
    sl_set_memo(checker, !line_has(line, &option_no_memo));
    sl_result worst = set_today(line, checker);
    bool named = line_has(line, &option_settings);
    if (settings && worst != SL_OUT_OF_MEMORY)
        worst = sl_result_max(worst,
                              named ? sl_load_settings(checker, settings) : sl_load_found_settings(checker, settings));
    for (size_t i = 0; i < sizeof parts / sizeof *parts && worst != SL_OUT_OF_MEMORY; i++)
        worst = sl_result_max(worst, parts[i](line, checker));
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

/* Returns an exit code. */
static int find_files(struct sessions *sessions, sl_checker *checker) {
    sessions->files = sl_files_new();
    int code = sessions->files ? paths_add(sessions->line, sessions->files, checker) : command_no_memory();
    if (code != EXIT_GOOD)
        return code;
    sessions->of_file = calloc(sl_files_count(sessions->files) + 1, sizeof *sessions->of_file);
    return sessions->of_file ? EXIT_GOOD : command_no_memory();
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
    const char *nearest = sl_files_settings_of(sessions->files, paths_first(sessions->line));
    return !sl_files_failed(sessions->files) &&
           (sessions->count > 0 || take_session(sessions, settings ? settings : nearest, spare) != SIZE_MAX);
}

int sessions_open(struct sessions *sessions, const struct line *line) {
    *sessions = (struct sessions){.line = line};
    sl_checker *spare = load_rules(line);
    int code = spare ? find_files(sessions, spare) : command_no_memory();
    if (code == EXIT_GOOD && !open_all(sessions, &spare))
        code = command_no_memory();
    if (code == EXIT_GOOD && !(sessions->checkers = calloc(sessions->count + 1, sizeof(*sessions->checkers))))
        code = command_no_memory();
    sl_checker_free(spare);
    return code;
}

sl_writer_options sessions_writer(struct sessions *sessions, const sl_checker *other) {
    const struct line *line = sessions->line;
    const struct command_option *const *option = line->command->options;
    while (strcmp((*option)->name, "format") != 0)
        option++;
    sl_writer_options options = line_writer(line, *option);
    for (size_t i = 0; i < sessions->count; i++)
        sessions->checkers[i] = sessions->list[i].checker;
    sessions->checkers[sessions->count] = other;
    options.checkers = sessions->checkers;
    options.checker_count = sessions->count + (other != NULL);
    options.told = sessions->told;
    sl_get_problems(sessions->list[0].checker, &sessions->told);
    sessions->documents++;
    return options;
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
    free(sessions->checkers);
    for (size_t i = 0; i < sessions->count; i++)
        sl_checker_free(sessions->list[i].checker);
    free(sessions->list);
    free(sessions->of_file);
    sl_files_free(sessions->files);
}

/* In JSON, those that no document has; a run without any has one for them. */
static int write_problems(struct sessions *sessions) {
    size_t count = 0;
    if (sessions->count)
        sl_get_problems(sessions->list[0].checker, &count);
    if (!sessions->checkers || (sessions->documents && count <= sessions->told))
        return EXIT_GOOD;
    sl_writer_options options = sessions_writer(sessions, NULL);
    return sl_write_problems(&options) == SL_OUT_OF_MEMORY ? command_no_memory() : EXIT_GOOD;
}

static int tell_problems(struct sessions *sessions) {
    bool json = line_is_json(sessions->line);
    int code = json ? write_problems(sessions) : EXIT_GOOD;
    for (size_t i = 0; i < sessions->count; i++) {
        if (!json)
            code = command_worst(code, command_problems(sessions->list[i].checker));
        code = command_worst(code, command_problem_code(sessions->list[i].checker));
    }
    return code;
}

int sessions_run(const struct line *line, int (*ask)(struct sessions *sessions)) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD && !sessions.refused)
        code = ask(&sessions);
    if (code == NO_MEMORY)
        code = command_no_memory();
    code = command_worst(code, tell_problems(&sessions));
    for (size_t i = 0; i < sessions.count; i++)
        code = command_worst(code, command_budget_code(sessions.list[i].checker));
    sessions_close(&sessions);
    return command_worst(code, command_flush());
}
