/* paths.c - finds the programs that the paths of a command line name. */
#include "cli/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/output.h"
#include "cli/terminal.h"

const struct command_option option_changed = {
    .name = "changed",
    .help = "each PATH is a file that has changed: check the programs that it affects, and skip files that affect no "
            "program or that the settings leave out",
};

const struct command_option option_files_from = {
    .name = "files-from",
    .argument = "FILE",
    .value = VALUE_FILE,
    .help = "also read paths from FILE (- is standard input), one on each line; if no path is given at all, nothing is "
            "checked",
};

const struct command_option option_null = {
    .name = "null",
    .letter = '0',
    .help = "the paths in the list of --files-from end with a zero byte instead of a newline",
};

static bool takes_programs(const struct command_line *line) {
    return line->command->words == WORDS_PROGRAMS;
}

const char *paths_first(const struct command_line *line) {
    return takes_programs(line) && line->word_count ? line->words[0] : ".";
}

static sl_result add_path(const struct command_line *line, sl_files *files, sl_checker *checker, const char *path) {
    return line_has(line, &option_changed) ? sl_files_add_changed(files, checker, path)
                                           : sl_files_add(files, checker, path);
}

/* The longest list of --files-from: room for some hundred thousand paths. */
#define LIST_BYTES ((size_t)32 * 1024 * 1024)
#define TOO_LARGE "is larger than 32 MiB, the limit for a list of paths; split it"

/* Refuses the list, after the caller has printed a message. If the output has another format than text, the list
 * becomes a problem of the checker, and the run goes on (EXIT_GOOD) so that a document contains the problem. */
static int refuse_list(const struct command_line *line, sl_checker *checker, const char *path, const char *why) {
    if (line_is_text(line))
        return EXIT_USAGE;
    return sl_refuse_path(checker, path, why) == SL_OUT_OF_MEMORY ? terminal_no_memory() : EXIT_GOOD;
}

/* Adds the paths of a list, which has room for a zero byte after its end. A zero byte inside a path means that the list
 * was written for --null; then all paths but the first would be lost. */
static int add_listed_paths(const struct command_line *line, sl_files *files, sl_checker *checker, char *list,
                            size_t length) {
    char end = line_has(line, &option_null) ? '\0' : '\n';
    int code = EXIT_GOOD;
    for (size_t at = 0, next; at < length && code == EXIT_GOOD; at = next + 1) {
        char *found = memchr(list + at, end, length - at);
        next = found ? (size_t)(found - list) : length;
        list[next] = '\0';
        if (strlen(list + at) < next - at) {
            terminal_error("the paths of --files-from end with zero bytes; read them with --null (-0)");
            code = refuse_list(line, checker, line_string(line, &option_files_from),
                               "its paths end with zero bytes; read them with --null (-0)");
        } else if (next > at && add_path(line, files, checker, list + at) == SL_OUT_OF_MEMORY) {
            code = terminal_no_memory();
        }
    }
    return code;
}

/* Reads the list of --files-from, and adds its paths. */
static int add_files_from(const struct command_line *line, sl_files *files, sl_checker *checker, const char *path) {
    char *list;
    size_t length;
    int error = sl_read_named(path, LIST_BYTES, &list, &length), code;
    if (error == ENOMEM) {
        code = terminal_no_memory();
    } else if (error) {
        output_print_error(path, "cannot be read", error);
        code = refuse_list(line, checker, path, sl_file_error(error));
    } else if (length > LIST_BYTES) {
        terminal_error("%s " TOO_LARGE, path);
        code = refuse_list(line, checker, path, TOO_LARGE);
    } else {
        code = add_listed_paths(line, files, checker, list, length);
    }
    free(list);
    return code;
}

static int add_words(const struct command_line *line, sl_files *files, sl_checker *checker) {
    sl_result result = SL_OK;
    if (line->word_count == 0 && !line_has(line, &option_files_from) && !line_has(line, &option_changed))
        result = sl_files_add(files, checker, paths_first(line));
    for (size_t i = 0; i < line->word_count && result != SL_OUT_OF_MEMORY; i++)
        result = add_path(line, files, checker, line->words[i]);
    return result != SL_OUT_OF_MEMORY ? EXIT_GOOD : terminal_no_memory();
}

int paths_add(const struct command_line *line, sl_files *files, sl_checker *checker) {
    const char *list = line_string(line, &option_files_from);
    int code = list ? add_files_from(line, files, checker, list) : EXIT_GOOD;
    return code == EXIT_GOOD && takes_programs(line) ? add_words(line, files, checker) : code;
}
