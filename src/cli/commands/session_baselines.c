/* session_baselines.c - opens and closes the baselines that suppress findings of a run. */
#include "cli/commands/session_baselines.h"

#include <string.h>

#include "cli/terminal.h"

const struct command_option option_baseline = {
    .name = "baseline",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "do not count the findings that FILE lists; samplint baseline writes such a file",
};

/* Returns the path of the baseline of a session; NULL if it has none. */
static const char *path_of(const struct sessions *sessions, const struct session *session) {
    const char *named = line_string(sessions->line, &option_baseline);
    sl_text set = sl_get_baseline_path(session->checker);
    return named ? named : set.length ? set.bytes : NULL;
}

/* Returns the baseline of this file that one of the first `count` sessions has; NULL if there is none. */
static sl_baseline *find_baseline(const struct sessions *sessions, size_t count, const char *path) {
    for (size_t i = 0; i < count; i++)
        if (sessions->list[i].baseline && strcmp(path_of(sessions, &sessions->list[i]), path) == 0)
            return sessions->list[i].baseline;
    return NULL;
}

int baselines_open(struct sessions *sessions) {
    bool named = line_has(sessions->line, &option_baseline);
    for (size_t i = 0; !sessions->refused && i < sessions->count; i++) {
        struct session *session = &sessions->list[i];
        const char *path = path_of(sessions, session);
        session->baseline = path ? find_baseline(sessions, i, path) : NULL;
        session->shares_baseline = session->baseline != NULL;
        if (!path || session->shares_baseline)
            continue;
        session->baseline = named ? sl_baseline_new(path) : sl_baseline_new_found(path);
        sl_result result = session->baseline ? sl_baseline_read(session->baseline, session->checker) : SL_OUT_OF_MEMORY;
        if (result == SL_OUT_OF_MEMORY)
            return terminal_no_memory();
        sessions->refused = result != SL_OK;
    }
    return EXIT_GOOD;
}

void baselines_close(struct sessions *sessions) {
    for (size_t i = 0; i < sessions->count; i++)
        if (!sessions->list[i].shares_baseline)
            sl_baseline_free(sessions->list[i].baseline);
}

size_t baselines_gone(const struct sessions *sessions) {
    size_t gone = 0;
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->list[i].baseline && !sessions->list[i].shares_baseline)
            gone += sl_baseline_count(sessions->list[i].baseline).gone;
    return gone;
}
