/* session.c - loads the checkers of a run and reports their problems. */
#include "cli/session.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/paths.h"
#include "cli/terminal.h"
#include "cli/text.h"

const struct command_option option_locked = {
    .name = "locked",
    .help = "refuse to run if the packs differ from those in samplint.lock, which is next to the settings",
};

const struct command_option option_no_memo = {
    .name = "no-memo",
    .help = "run every rule for every program, even if the rule has already answered for the same values",
};

const struct command_option option_profile = {
    .name = "profile",
    .help = "after the report, print what each rule cost: calls, remembered answers, instructions and milliseconds (to "
            "standard error)",
};

const struct command_option option_today = {
    .name = "today",
    .argument = "DAY",
    .value = VALUE_TEXT,
    .help = "judge waivers as of this day, for example 2027-03-31; the default is the day of SOURCE_DATE_EPOCH or, if "
            "that is not set, today in UTC",
};

const struct command_option option_trace = {
    .name = "trace",
    .argument = "RULE",
    .value = VALUE_RULE,
    .help = "after the findings of each program, print what this rule has read in it and in its accounts, in order, "
            "and the value of each read (to standard error)",
};

const struct command_option option_undetermined = {
    .name = "undetermined",
    .argument = "WORD",
    .value = VALUE_WORD,
    .words = (const char *const[]){"error", "warning", "info", "off", NULL},
    .usual = "warning", /* unless the settings set another one */
    .help = "severity of undetermined findings, which say that a rule lacks information to judge: %",
};

const struct command_option option_waivers = {
    .name = "waivers",
    .argument = "FILE",
    .value = VALUE_FILE,
    .repeats = true,
    .help = "also read the waivers in FILE, in addition to those that the settings name",
};

/* ---- one session ------------------------------------------------------------------------------------------------- */

/* Calls `set` for each NAME=VALUE. */
static sl_result set_pairs(struct values pairs, sl_checker *checker,
                           sl_result (*set)(sl_checker *checker, sl_text name, sl_text value)) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < pairs.count && worst != SL_OUT_OF_MEMORY; i++) {
        const char *value = pairs.strings[i] + pairs.texts[i].length + 1; /* after the equals sign */
        worst = sl_result_max(worst, set(checker, pairs.texts[i], as_text(value)));
    }
    return worst;
}

sl_result session_set_budgets(const struct command_line *line, sl_checker *checker) {
    return set_pairs(line_values(line, &option_budget), checker, sl_set_budget);
}

static sl_result set_today(const struct command_line *line, sl_checker *checker) {
    const char *day = line_string(line, &option_today), *seconds = getenv("SOURCE_DATE_EPOCH");
    if (line->command->words != WORDS_PROGRAMS)
        return SL_OK;
    if (day)
        return sl_set_today(checker, as_text(day));
    return seconds ? sl_set_today_by_clock(checker, as_text(seconds)) : SL_OK;
}

static sl_result load_waivers(const struct command_line *line, sl_checker *checker) {
    struct values files = line_values(line, &option_waivers);
    sl_result worst = SL_OK;
    for (size_t i = 0; i < files.count && worst != SL_OUT_OF_MEMORY; i++)
        worst = sl_result_max(worst, sl_load_waivers(checker, files.strings[i]));
    return worst;
}

static sl_result set_undetermined(const struct command_line *line, sl_checker *checker) {
    const char *severity = line_string(line, &option_undetermined);
    return line_has(line, &option_undetermined) ? sl_set_undetermined(checker, as_text(severity)) : SL_OK;
}

/* Makes an unknown rule of --trace a problem before anything is checked. */
static sl_result check_traced_rule(const struct command_line *line, sl_checker *checker) {
    const char *id = line_string(line, &option_trace);
    const sl_rule *rule;
    return id ? sl_find_rule(checker, as_text(id), &rule) : SL_OK;
}

static sl_result set_rule_options(const struct command_line *line, sl_checker *checker) {
    return set_pairs(line_values(line, &option_rule_option), checker, sl_set_option);
}

/* Loads the settings into a checker, and then what the command line sets, which overrides them. Goes on after a
 * mistake, so that all mistakes are reported. */
static sl_result configure(const struct command_line *line, const char *settings, sl_checker *checker) {
    static sl_result (*const parts[])(const struct command_line *line, sl_checker *checker) = {
        load_waivers, set_rule_options, set_undetermined, session_set_budgets, check_traced_rule};
    sl_set_memo(checker, !line_has(line, &option_no_memo));
    sl_result worst = set_today(line, checker); /* first, because loading waivers depends on it */
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

sl_checker *session_load_rules(const char *const *folders, size_t count) {
    sl_checker *checker = sl_checker_new();
    sl_result result = checker ? sl_load_builtin(checker) : SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < count && result != SL_OUT_OF_MEMORY; i++)
        result = sl_load_rules(checker, folders[i]);
    if (result != SL_OUT_OF_MEMORY)
        return checker;
    sl_checker_free(checker);
    return NULL;
}

/* Loads the rules of the folders that the command line names. */
static sl_checker *load_named_rules(const struct command_line *line) {
    struct values rules = line_values(line, &option_rules);
    return line->command->words == WORDS_RULES ? session_load_rules(line->words, line->word_count)
                                               : session_load_rules(rules.strings, rules.count);
}

sl_checker *session_load(const struct command_line *line, const char *settings) {
    sl_checker *checker = load_named_rules(line);
    if (checker && configure(line, settings, checker) != SL_OUT_OF_MEMORY)
        return checker;
    sl_checker_free(checker);
    return NULL;
}

/* ---- the sessions of a run --------------------------------------------------------------------------------------- */

/* Returns the index of the session with these settings, or SIZE_MAX when memory ran out. If there is none, loads a new
 * session: with the checker `*spare` unless that is NULL, and sets `*spare` to NULL. */
static size_t find_or_load_session(struct sessions *sessions, const char *settings, sl_checker **spare) {
    for (size_t i = 0; i < sessions->count; i++)
        if (is_same_string(sessions->list[i].settings, settings))
            return i;
    struct session *list = realloc(sessions->list, (sessions->count + 1) * sizeof *list);
    sl_checker *checker = *spare ? *spare : load_named_rules(sessions->line);
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

/* Finds the files of the command line. Returns an exit code. */
static int find_files(struct sessions *sessions, sl_checker *checker) {
    sessions->files = sl_files_new();
    int code = sessions->files ? paths_add(sessions->line, sessions->files, checker) : terminal_no_memory();
    if (code != EXIT_GOOD)
        return code;
    sessions->of_file = calloc(sl_files_count(sessions->files) + 1, sizeof *sessions->of_file);
    return sessions->of_file ? EXIT_GOOD : terminal_no_memory();
}

/* Loads a session for each settings file. The first one gets the checker that the files were found with. Returns false
 * when memory ran out. */
static bool load_sessions(struct sessions *sessions, sl_checker **spare) {
    const char *settings = line_string(sessions->line, &option_settings);
    for (size_t i = 0; i < sl_files_count(sessions->files); i++) {
        const char *nearest = sl_files_settings(sessions->files, i);
        size_t session = find_or_load_session(sessions, settings ? settings : nearest, spare);
        if (session == SIZE_MAX)
            return false;
        sessions->of_file[i] = session;
    }
    const char *nearest = sl_files_settings_of(sessions->files, paths_first(sessions->line));
    return !sl_files_failed(sessions->files) &&
           (sessions->count > 0 || find_or_load_session(sessions, settings ? settings : nearest, spare) != SIZE_MAX);
}

int sessions_open(struct sessions *sessions, const struct command_line *line) {
    *sessions = (struct sessions){.line = line};
    sl_checker *spare = load_named_rules(line);
    int code = spare ? find_files(sessions, spare) : terminal_no_memory();
    if (code == EXIT_GOOD && !load_sessions(sessions, &spare))
        code = terminal_no_memory();
    sl_checker_free(spare);
    if (code != EXIT_GOOD)
        return code;
    sessions->checkers = calloc(sessions->count + 1, sizeof(*sessions->checkers));
    sessions->told = calloc(sessions->count + 1, sizeof *sessions->told);
    return sessions->checkers && sessions->told ? EXIT_GOOD : terminal_no_memory();
}

void sessions_close(struct sessions *sessions) {
    for (size_t i = 0; i < sessions->worker_count; i++)
        sl_checker_free(sessions->worker_list[i].checker);
    free(sessions->worker_list);
    free(sessions->checkers);
    free(sessions->told);
    for (size_t i = 0; i < sessions->count; i++)
        sl_checker_free(sessions->list[i].checker);
    free(sessions->list);
    free(sessions->of_file);
    sl_files_free(sessions->files);
}

/* ---- documents and problems -------------------------------------------------------------------------------------- */

sl_writer_options sessions_writer(struct sessions *sessions, const sl_checker *other) {
    sl_writer_options options = line_writer(sessions->line);
    for (size_t i = 0; i < sessions->count; i++) {
        struct session *session = &sessions->list[i];
        sessions->checkers[i] = session->checker;
        sessions->told[i] = session->reported;
        sl_get_problems(session->checker, &session->reported);
    }
    sessions->checkers[sessions->count] = other;
    options.checkers = sessions->checkers;
    options.checker_count = sessions->count + (other != NULL);
    options.told = sessions->told;
    sessions->documents++;
    return options;
}

int sessions_write_problems(struct sessions *sessions, const sl_checker *other) {
    sl_writer_options options = sessions_writer(sessions, other);
    return sl_write_problems(&options) == SL_OUT_OF_MEMORY ? terminal_no_memory() : EXIT_GOOD;
}

bool session_has_problems(const struct command_line *line, const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any = any || !line->command->lists_waivers || problems[i].kind != SL_KIND_WAIVER;
    return any;
}

int sessions_problem_code(const struct sessions *sessions) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < sessions->count; i++)
        code = exit_code_max(code, exit_code_of_problems(sessions->list[i].checker));
    for (size_t i = 0; i < sessions->worker_count; i++)
        code = exit_code_max(code, exit_code_of_problems(sessions->worker_list[i].checker));
    return code;
}

int problems_print(const sl_checker *checker) {
    sl_writer_options options = {.color = terminal_color(option_color.usual), .sink = terminal_sink, .context = stdout};
    size_t count;
    sl_get_problems(checker, &count);
    if (count == 0)
        return EXIT_GOOD;
    sl_writer *writer = sl_writer_new(&options, checker);
    int code = writer && sl_writer_finish(writer) != SL_OUT_OF_MEMORY ? EXIT_GOOD : terminal_no_memory();
    sl_writer_free(writer);
    return code;
}

int problems_print_budget(const sl_checker *checker) {
    const sl_budget *met = sl_get_budget_met(checker);
    if (!met)
        return EXIT_GOOD;
    terminal_error("the budget %s of the whole command, %" PRIu64
                   ", was used up, so the answer is incomplete; raise it with --budget %s=NUMBER",
                   met->name, met->value, met->name);
    return EXIT_RULE;
}

/* Returns whether problems need a JSON document of their own: if the run wrote no document, or if a checker has got
 * further problems since the last one. */
static bool has_unreported_problems(const struct sessions *sessions) {
    bool any = sessions->documents == 0;
    for (size_t i = 0, count; i < sessions->count && !any; i++) {
        sl_get_problems(sessions->list[i].checker, &count);
        any = count > sessions->list[i].reported;
    }
    return any && sessions->checkers && sessions->told;
}

/* Prints the problems that are not yet reported. Returns the worst exit code of all problems. */
static int report_problems(struct sessions *sessions) {
    bool json = line_is_json(sessions->line);
    int code = json && has_unreported_problems(sessions) ? sessions_write_problems(sessions, NULL) : EXIT_GOOD;
    for (size_t i = 0; i < sessions->count; i++) {
        const sl_checker *checker = sessions->list[i].checker;
        if (!session_has_problems(sessions->line, checker))
            continue;
        if (!json)
            code = exit_code_max(code, problems_print(checker));
        code = exit_code_max(code, exit_code_of_problems(checker));
    }
    return code;
}

int sessions_run(const struct command_line *line, int (*run)(struct sessions *sessions)) {
    struct sessions sessions;
    int code = sessions_open(&sessions, line);
    if (code == EXIT_GOOD && !sessions.refused)
        code = run(&sessions);
    if (code == NO_MEMORY)
        code = terminal_no_memory();
    code = exit_code_max(code, report_problems(&sessions));
    for (size_t i = 0; i < sessions.count; i++)
        code = exit_code_max(code, problems_print_budget(sessions.list[i].checker));
    sessions_close(&sessions);
    return exit_code_max(code, terminal_flush());
}
