#include "cli/baselines.h"

#include <string.h>

#include "cli/command.h"

const struct command_option option_baseline = {
    .name = "baseline",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "findings that are in FILE do not count; samplint baseline writes it",
};

static const char *path_of(const struct sessions *sessions, const struct session *session) {
    const char *named = line_string(sessions->line, &option_baseline);
    sl_text set = sl_get_baseline_path(session->checker);
    return named ? named : set.length ? set.bytes : NULL;
}

/* The first session with the same baseline. */
static size_t first_with(const struct sessions *sessions, size_t at) {
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
        size_t first = path ? first_with(sessions, i) : i;
        if (!path)
            continue;
        bool named = line_has(sessions->line, &option_baseline);
        session->baseline = first < i ? sessions->list[first].baseline
                            : named   ? sl_baseline_new(path)
                                      : sl_baseline_new_found(path);
        if (!session->baseline)
            return command_no_memory();
        sl_result result = first < i ? SL_OK : sl_baseline_read(session->baseline, session->checker);
        if (result == SL_OUT_OF_MEMORY)
            return command_no_memory();
        sessions->refused = sessions->refused || result != SL_OK;
    }
    return EXIT_GOOD;
}

void baselines_close(struct sessions *sessions) {
    for (size_t i = 0; i < sessions->count; i++) {
        sl_baseline *baseline = sessions->list[i].baseline;
        for (size_t k = i; baseline && k < sessions->count; k++)
            if (sessions->list[k].baseline == baseline)
                sessions->list[k].baseline = NULL;
        sl_baseline_free(baseline);
    }
}

size_t baselines_gone(const struct sessions *sessions) {
    size_t gone = 0;
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->list[i].baseline && first_with(sessions, i) == i)
            gone += sl_baseline_count(sessions->list[i].baseline).gone;
    return gone;
}
