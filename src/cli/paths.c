#include "cli/paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/output.h"

const struct command_option option_changed = {
    .name = "changed",
    .help =
        "each PATH is a file that has changed: check the programs that it matters to, and pass over what matters to "
        "none and what settings leave out",
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

static bool takes_programs(const struct line *line) {
    return line->command->words == WORDS_PROGRAMS;
}

const char *paths_first(const struct line *line) {
    return takes_programs(line) && line->word_count ? line->words[0] : ".";
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

/* The next path, without what ends it. Returns false behind the last one, and where there is an error. */
static bool next_path(FILE *list, int end, char **path, size_t *room, size_t *length, int *error) {
    errno = 0;
    ssize_t read = getdelim(path, room, end, list);
    *error = read < 0 ? errno : 0;
    if (read <= 0)
        return false;
    *length = (size_t)read;
    if ((*path)[*length - 1] == (char)end)
        (*path)[--*length] = '\0';
    return true;
}

/* Returns an exit code. */
static int add_listed(const struct line *line, sl_files *files, sl_checker *checker, const char *name, FILE *list) {
    int end = line_has(line, &option_null) ? '\0' : '\n', code = EXIT_GOOD, error = 0;
    char *path = NULL;
    size_t room = 0, length;
    while (code == EXIT_GOOD && next_path(list, end, &path, &room, &length, &error))
        code = add_listed_path(line, files, checker, path, length);
    free(path);
    return error ? output_cannot(name, "cannot be read", error) : code;
}

/* Returns an exit code. */
static int add_files_from(const struct line *line, sl_files *files, sl_checker *checker, const char *path) {
    FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!list)
        return output_cannot(path, "cannot be read", errno);
    int code = add_listed(line, files, checker, path, list);
    if (list != stdin)
        fclose(list);
    return code;
}

/* Without any path the programs below the current folder are meant. Returns an exit code. */
static int add_words(const struct line *line, sl_files *files, sl_checker *checker) {
    sl_result result = SL_OK;
    if (line->word_count == 0 && !line_has(line, &option_files_from) && !line_has(line, &option_changed))
        result = sl_files_add(files, checker, paths_first(line));
    for (size_t i = 0; i < line->word_count && result != SL_OUT_OF_MEMORY; i++)
        result = add_path(line, files, checker, line->words[i]);
    return result != SL_OUT_OF_MEMORY ? EXIT_GOOD : command_no_memory();
}

int paths_add(const struct line *line, sl_files *files, sl_checker *checker) {
    const char *list = line_string(line, &option_files_from);
    int code = list ? add_files_from(line, files, checker, list) : EXIT_GOOD;
    return code == EXIT_GOOD && takes_programs(line) ? add_words(line, files, checker) : code;
}
