/* watch.c - runs something again whenever files change, with inotify. */
#include "cli/commands/watch.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/text.h"

/* Folders below this depth are not watched: rules are not looked for there, either. */
#define DEEPEST 64

/* How long nothing may change before the next run: editors write a file in several steps. */
#define QUIET_NANOSECONDS 100000000L

#define CHANGES (IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

/* The signal handler sets it. It is global because a signal handler gets no context. */
static volatile sig_atomic_t interrupted;

static void interrupt(int signal) {
    (void)signal;
    interrupted = 1;
}

struct watch {
    const char *const *paths;
    size_t count;
    int events;     /* the file descriptor of inotify */
    size_t folders; /* how many are watched */
    sigset_t usual; /* the signals that were blocked before watch_paths(); only these are blocked while it waits */
};

/* Watches a folder. If it cannot be watched, it has most likely disappeared; the run will report that. */
static void watch_folder(struct watch *watch, const char *path) {
    if (inotify_add_watch(watch->events, path, CHANGES) >= 0)
        watch->folders++;
}

/* Watches a folder and those below it, except those whose name begins with a dot: rules are not looked for there. */
static void watch_below(struct watch *watch, const char *path, int depth) {
    DIR *folder = depth < DEEPEST ? opendir(path) : NULL;
    watch_folder(watch, path);
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        char *below = entry->d_name[0] == '.' ? NULL : output_path(path, entry->d_name, as_text(NULL), "");
        struct stat about;
        if (below && lstat(below, &about) == 0 && S_ISDIR(about.st_mode))
            watch_below(watch, below, depth + 1);
        free(below);
    }
    if (folder)
        closedir(folder);
}

/* Returns whether a folder has an entry of this name. */
static bool has_entry(const char *folder, const char *name) {
    char *path = output_path(folder, name, as_text(NULL), "");
    bool exists = path && access(path, F_OK) == 0;
    free(path);
    return exists;
}

/* Watches the pack.lua in a folder above a path: a part of a pack is tested with it. Looks no higher than the
 * repository. */
static void watch_pack(struct watch *watch, const char *path, bool is_folder) {
    char above[PATH_MAX];
    if (!realpath(path, above))
        return;
    char *slash = strrchr(above, '/');
    if (!is_folder && slash)
        *slash = '\0'; /* the search starts in the folder of the file, which watch_all() watches */
    while (!has_entry(above, "pack.lua") && !has_entry(above, ".git") && (slash = strrchr(above, '/'))) {
        *slash = '\0';
        if (*above && has_entry(above, "pack.lua"))
            watch_folder(watch, above);
    }
}

/* Watches everything again, for the sake of new folders. Those that are watched already stay so. */
static void watch_all(struct watch *watch) {
    struct stat about;
    watch->folders = 0;
    for (size_t i = 0; i < watch->count; i++) {
        bool is_folder = stat(watch->paths[i], &about) == 0 && S_ISDIR(about.st_mode);
        char *folder = is_folder ? NULL : output_folder_of(watch->paths[i]);
        if (is_folder)
            watch_below(watch, watch->paths[i], 0);
        else if (folder) /* editors replace a file by a new one */
            watch_folder(watch, folder);
        free(folder);
        watch_pack(watch, watch->paths[i], is_folder);
    }
}

/* Returns whether an event can change the result of a run. */
static bool is_relevant(const struct inotify_event *event) {
    if (event->len == 0 || event->name[0] == '.')
        return false;
    return event->mask & IN_ISDIR || ends_with(event->name, ".lua") || ends_with(event->name, ".yaml");
}

/* Reads the events so far. Returns whether any of them is relevant. */
static bool read_events(struct watch *watch) {
    _Alignas(struct inotify_event) char bytes[4096];
    bool any = false;
    ssize_t length = read(watch->events, bytes, sizeof bytes);
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event = (const struct inotify_event *)(const void *)(bytes + at);
        any = any || is_relevant(event) || event->mask & IN_Q_OVERFLOW;
        at += (ssize_t)(sizeof *event + event->len);
    }
    return any;
}

/* Waits for an event, at most as long as `most`, or without a limit if that is NULL. Returns whether there is one. */
static bool wait_for_event(const struct watch *watch, const struct timespec *most) {
    fd_set files;
    FD_ZERO(&files);
    FD_SET(watch->events, &files);
    return pselect(watch->events + 1, &files, NULL, NULL, most, &watch->usual) > 0;
}

static void wait_for_change(struct watch *watch) {
    static const struct timespec quiet = {0, QUIET_NANOSECONDS};
    bool changed = false;
    while (!changed && !interrupted)
        changed = wait_for_event(watch, NULL) && read_events(watch);
    while (!interrupted && wait_for_event(watch, &quiet))
        read_events(watch);
}

/* Lets SIGINT and SIGTERM arrive only in wait_for_event(): none is missed, and no run is cut short. */
static void catch_signals(struct watch *watch) {
    struct sigaction action = {.sa_handler = interrupt};
    sigset_t ends;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, &watch->usual);
}

int watch_paths(const char *const *paths, size_t count, int (*run)(const void *context), const void *context) {
    struct watch watch = {.paths = paths, .count = count, .events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    if (watch.events < 0 || watch.events >= FD_SETSIZE) {
        terminal_error("files cannot be watched: %s", strerror(errno));
        return EXIT_USAGE;
    }
    interrupted = 0;
    catch_signals(&watch);
    int code = EXIT_GOOD;
    while (!interrupted && code == EXIT_GOOD) {
        watch_all(&watch);
        run(context);
        printf("\nwatching %zu %s; interrupt to stop\n\n", watch.folders, watch.folders == 1 ? "folder" : "folders");
        code = terminal_flush();
        if (code == EXIT_GOOD)
            wait_for_change(&watch);
    }
    sigprocmask(SIG_SETMASK, &watch.usual, NULL);
    close(watch.events);
    return code;
}
