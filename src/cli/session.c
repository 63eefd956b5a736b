#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

static sl_text as_text(const char *string) {
    return (sl_text){string, strlen(string)};
}

/* ---- one session -------------------------------------------------------------------------------------------------- */

/* All of them are looked at, so that all that is wrong is said. */
static sl_result set_options(const struct request *request, sl_checker *checker) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < request->option_count; i++) {
        const char *text = request->options[i], *equals = strchr(text, '=');
        sl_text option = {text, (size_t)(equals - text)};
        sl_result result = sl_set_option(checker, option, as_text(equals + 1));
        worst = result > worst ? result : worst;
    }
    return worst;
}

static sl_result set_budgets(const struct request *request, sl_checker *checker) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < request->budget_count; i++) {
        const char *text = request->budgets[i], *equals = strchr(text, '=');
        sl_result result = sl_set_budget(checker, (sl_text){text, (size_t)(equals - text)}, as_text(equals + 1));
        worst = result > worst ? result : worst;
    }
    return worst;
}

/* What the command line says holds over what the settings say. */
static sl_result configure(const struct request *request, const struct session *session) {
    sl_checker *checker = session->checker;
    sl_set_memo(checker, !request->no_memo);
    sl_result worst = session->settings ? sl_load_settings(checker, session->settings) : SL_OK;
    if (worst == SL_OUT_OF_MEMORY)
        return worst;
    sl_result result = set_options(request, checker);
    if (result != SL_OUT_OF_MEMORY && request->undetermined)
        sl_set_undetermined(checker, as_text(request->undetermined));
    worst = result > worst ? result : worst;
    result = set_budgets(request, checker);
    worst = result > worst ? result : worst;
    const sl_rule *rule;
    if (worst != SL_OUT_OF_MEMORY && request->trace)
        result = sl_find_rule(checker, as_text(request->trace), &rule);
    worst = result > worst ? result : worst;
    if (worst == SL_OK && request->profile)
        worst = sl_start_profile(checker);
    return worst;
}

static bool have_same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The place of the session with these settings, which is opened if there is none. SIZE_MAX when there is no memory. */
static size_t take_session(struct sessions *sessions, const char *settings, sl_checker **spare) {
    for (size_t i = 0; i < sessions->count; i++)
        if (have_same(sessions->list[i].settings, settings))
            return i;
    const struct request *request = sessions->request;
    struct session *list = realloc(sessions->list, (sessions->count + 1) * sizeof *list);
    sl_checker *checker = *spare ? *spare : command_load(request->rules, request->rule_count);
    *spare = NULL;
    if (list)
        sessions->list = list;
    if (!list || !checker) {
        sl_checker_free(checker);
        return SIZE_MAX;
    }
    struct session *session = &list[sessions->count++];
    *session = (struct session){settings, checker};
    sl_result result = configure(request, session);
    if (result != SL_OK)
        sessions->refused = true;
    return result == SL_OUT_OF_MEMORY ? SIZE_MAX : sessions->count - 1;
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static bool find_files(struct sessions *sessions, sl_checker *checker) {
    const struct request *request = sessions->request;
    sessions->files = sl_files_new();
    if (!sessions->files)
        return false;
    for (int i = 0; i < request->path_count; i++)
        if (sl_files_add(sessions->files, checker, request->paths[i]) == SL_OUT_OF_MEMORY)
            return false;
    sessions->of_file = calloc(sl_files_count(sessions->files) + 1, sizeof *sessions->of_file);
    return sessions->of_file != NULL;
}

/* The first session uses the checker that the files were found with. */
static bool open_all(struct sessions *sessions, sl_checker **spare) {
    const struct request *request = sessions->request;
    if (!find_files(sessions, *spare))
        return false;
    for (size_t i = 0; i < sl_files_count(sessions->files); i++) {
        const char *settings = request->settings ? request->settings : sl_files_settings(sessions->files, i);
        size_t session = take_session(sessions, settings, spare);
        if (session == SIZE_MAX)
            return false;
        sessions->of_file[i] = session;
    }
    /* Without any file, what is wrong is told all the same. */
    const char *nearest = sl_settings_of(sessions->files, request->path_count ? request->paths[0] : ".");
    return !sl_files_failed(sessions->files) &&
           (sessions->count > 0 ||
            take_session(sessions, request->settings ? request->settings : nearest, spare) != SIZE_MAX);
}

int sessions_open(struct sessions *sessions, const struct request *request) {
    *sessions = (struct sessions){.request = request};
    sl_checker *spare = command_load(request->rules, request->rule_count);
    bool good = spare && open_all(sessions, &spare);
    sl_checker_free(spare);
    return good ? EXIT_GOOD : command_no_memory();
}

void sessions_close(struct sessions *sessions) {
    for (size_t i = 0; i < sessions->count; i++)
        sl_checker_free(sessions->list[i].checker);
    free(sessions->list);
    free(sessions->of_file);
    sl_files_free(sessions->files);
}
