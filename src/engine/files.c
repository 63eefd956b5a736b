#include "samplint/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "engine/checker.h"

struct sl_files {
    struct arena arena;
    struct file_list list;
    bool sorted;
};

sl_files *sl_files_new(void) {
    sl_files *files = calloc(1, sizeof *files);
    if (files)
        files->list.arena = &files->arena;
    return files;
}

void sl_files_free(sl_files *files) {
    if (!files)
        return;
    arena_free(&files->arena);
    free(files);
}

static bool is_folder(const char *path) {
    struct stat about;
    return strcmp(path, "-") != 0 && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* "KEY.yaml" or "SOMETHING.KEY.yaml" */
static bool is_program_name(sl_text name, const void *context) {
    const sl_vocabulary *vocabulary = context;
    sl_text key = vocabulary->format_key, end = TEXT(".yaml");
    if (!text_ends_with(name, end))
        return false;
    name.length -= end.length;
    return text_equal(name, key) ||
           (name.length > key.length && text_ends_with(name, key) && name.bytes[name.length - key.length - 1] == '.');
}

static sl_result no_program(sl_checker *checker, const char *path) {
    sl_text key = checker->vocabulary->format_key;
    sl_text message = arena_printf(&checker->arena, "there is no program (%.*s.yaml or *.%.*s.yaml) in this folder",
                                   TEXT_ARG(key), TEXT_ARG(key));
    return checker_problem(checker, "file", text_of(path), message.bytes ? message.bytes : "");
}

static sl_result add_folder(sl_files *files, sl_checker *checker, const char *path) {
    struct file_list found = {.arena = &files->arena};
    if (!checker->vocabulary)
        return checker_problem(checker, "file", text_of(path), "needs a vocabulary to tell which files are programs");
    file_find(&found, path, is_program_name, checker->vocabulary);
    for (size_t i = 0; i < found.count; i++)
        file_list_add(&files->list, found.paths[i]);
    if (files->arena.failed)
        return SL_OUT_OF_MEMORY;
    sl_result result = checker_faults(checker, &found);
    return found.count == 0 && result == SL_OK ? no_program(checker, path) : result;
}

sl_result sl_files_add(sl_files *files, sl_checker *checker, const char *path) {
    files->sorted = false;
    if (is_folder(path))
        return add_folder(files, checker, path);
    file_list_add(&files->list, arena_copy(&files->arena, text_of(path)));
    return files->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

size_t sl_files_count(sl_files *files) {
    if (!files->sorted)
        file_sort(&files->list);
    files->sorted = true;
    return files->list.count;
}

const char *sl_files_path(sl_files *files, size_t at) {
    return at < sl_files_count(files) ? files->list.paths[at].bytes : NULL;
}
