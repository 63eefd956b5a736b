#include "samplint/files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "engine/checker.h"

struct sl_files {
    struct arena arena;
    struct file_list list;
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

size_t sl_files_count(const sl_files *files) {
    return files->list.count;
}

const char *sl_files_path(const sl_files *files, size_t at) {
    return files->list.paths[at].bytes;
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

static sl_result result_of(const sl_files *files, sl_result otherwise) {
    return files->arena.failed ? SL_OUT_OF_MEMORY : otherwise;
}

static sl_result add_folder(sl_files *files, sl_checker *checker, const char *path) {
    size_t before = files->list.count;
    if (!checker->vocabulary)
        return checker_problem(checker, "file", text_of(path), "needs a vocabulary to tell which files are programs");
    int error = file_find(&files->list, path, is_program_name, checker->vocabulary);
    if (error) {
        checker_problem(checker, "file", text_of(path), strerror(error));
        return result_of(files, SL_CANNOT_READ);
    }
    if (files->list.count > before || files->arena.failed)
        return result_of(files, SL_OK);
    sl_text key = checker->vocabulary->format_key;
    sl_text message = arena_printf(&checker->arena, "there is no program (%.*s.yaml or *.%.*s.yaml) in this folder",
                                   TEXT_ARG(key), TEXT_ARG(key));
    return checker_problem(checker, "file", text_of(path), message.bytes ? message.bytes : "");
}

sl_result sl_files_add(sl_files *files, sl_checker *checker, const char *path) {
    if (is_folder(path))
        return add_folder(files, checker, path);
    file_list_add(&files->list, arena_copy(&files->arena, text_of(path)));
    file_sort(&files->list);
    return result_of(files, SL_OK);
}
