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

/* Returns the index of the first session that has the same baseline as the session at `at`, which has one. */
static size_t first_with_same(const struct sessions *sessions, size_t at) {
    const char *path = path_of(sessions, &sessions->list[at]);
    size_t first = 0;
    while (first < at &&
           (!sessions->list[first].baseline || strcmp(path_of(sessions, &sessions->list[first]), path) != 0))
        first++;
    return first;
}

int baselines_open(struct sessions *sessions) {
    for (size_t i = 0; !sessions->refused && i < sessions->count; i++) {
        struct session *session = &sessions->list[i];
        const char *path = path_of(sessions, session);
        size_t first = path ? first_with_same(sessions, i) : i;
        if (!path)
            continue;
        bool named = line_has(sessions->line, &option_baseline);
        session->baseline = first < i ? sessions->list[first].baseline
                            : named   ? sl_baseline_new(path)
                                      : sl_baseline_new_found(path);
        if (!session->baseline)
            return terminal_no_memory();
        sl_result result = first < i ? SL_OK : sl_baseline_read(session->baseline, session->checker);
        if (result == SL_OUT_OF_MEMORY)
            return terminal_no_memory();
        sessions->refused = sessions->refused || result != SL_OK;
    }
    return EXIT_GOOD;
}

void baselines_close(struct sessions *sessions) {
    for (size_t i = 0; i < sessions->count; i++) {
        sl_baseline *baseline = sessions->list[i].baseline;
        for (size_t k = i; baseline && k < sessions->count; k++) /* of all sessions that share it */
            if (sessions->list[k].baseline == baseline)
                sessions->list[k].baseline = NULL;
        sl_baseline_free(baseline);
    }
}

size_t baselines_gone(const struct sessions *sessions) {
    size_t gone = 0;
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->list[i].baseline && first_with_same(sessions, i) == i)
            gone += sl_baseline_count(sessions->list[i].baseline).gone;
    return gone;
}
