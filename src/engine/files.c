#include "samplint/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/text.h"
#include "engine/checker.h"
#include "engine/owner.h"
#include "engine/reach.h"
#include "model/vocabulary.h"

struct sl_files {
    struct arena arena;
    struct file_list list;
    struct file_list named; /* those of them that were named themselves; sorted when the list is */
    struct owners owners;
    struct reach reach;
    sl_text folder;   /* the last one whose settings were looked for */
    sl_text settings; /* what was found; may be empty */
    bool sorted;
};

sl_files *sl_files_new(void) {
    sl_files *files = calloc(1, sizeof *files);
    if (files)
        files->list.arena = files->named.arena = files->owners.arena = files->reach.arena = &files->arena;
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

static bool is_wanted(sl_text name, const void *vocabulary) {
    return is_program_name(vocabulary, name);
}

static sl_result no_program(sl_checker *checker, const char *path) {
    sl_text key = checker->vocabulary->format_key;
    sl_text message = arena_printf(&checker->arena, "there is no program (%.*s.yaml or *.%.*s.yaml) in this folder",
                                   TEXT_ARG(key), TEXT_ARG(key));
    return checker_problem(checker, "file", text_of(path), message.bytes ? message.bytes : "");
}

static sl_result need_vocabulary(sl_checker *checker, const char *path) {
    return checker_problem(checker, "file", text_of(path), "needs a vocabulary to tell which files are programs");
}

/* Adds what is found, which may hold folders that could not be searched. */
static sl_result take_found(sl_files *files, sl_checker *checker, const struct file_list *found) {
    for (size_t i = 0; i < found->count; i++)
        file_list_add(&files->list, found->paths[i]);
    return files->arena.failed ? SL_OUT_OF_MEMORY : checker_faults(checker, found);
}

static sl_result add_folder(sl_files *files, sl_checker *checker, const char *path, bool to_be_there) {
    struct file_list found = {.arena = &files->arena};
    if (!checker->vocabulary)
        return need_vocabulary(checker, path);
    file_find(&found, path, is_wanted, checker->vocabulary);
    sl_result result = take_found(files, checker, &found);
    return found.count == 0 && to_be_there && result == SL_OK ? no_program(checker, path) : result;
}

/* The programs that a file matters to without being one: as an account's, or by way of settings; with the faults of the search.
 * Returns false for a program. */
static bool find_others(sl_files *files, const sl_checker *checker, sl_text file, struct file_list *found) {
    files->owners.vocabulary = files->reach.vocabulary = checker->vocabulary;
    if (owner_is_program(&files->owners, file))
        return false;
    owner_find(&files->owners, file, found);
    if (found->count)
        return true;
    reach_find(&files->reach, file, found);
    found->faults = files->reach.programs.faults;
    found->fault_count = files->reach.programs.fault_count;
    files->reach.programs.fault_count = 0; /* they are told once */
    return true;
}

/* Whether a path can be looked at: standard input can be read but once. */
static bool is_there(const char *path) {
    struct stat about;
    return strcmp(path, "-") != 0 && lstat(path, &about) == 0;
}

sl_result sl_files_add(sl_files *files, sl_checker *checker, const char *path) {
    files->sorted = false;
    if (is_folder(path))
        return add_folder(files, checker, path, true);
    sl_text file = arena_copy(&files->arena, text_of(path));
    struct file_list others = {.arena = &files->arena};
    bool by_name = checker->vocabulary && is_program_name(checker->vocabulary, text_file_name(file));
    if (checker->vocabulary && !by_name && !files->arena.failed && is_there(path))
        find_others(files, checker, file, &others);
    if (others.count == 0) {
        file_list_add(&files->list, file);
        file_list_add(&files->named, file);
    }
    return take_found(files, checker, &others);
}

sl_result sl_files_add_changed(sl_files *files, sl_checker *checker, const char *path) {
    files->sorted = false;
    if (!checker->vocabulary)
        return need_vocabulary(checker, path);
    if (is_folder(path))
        return add_folder(files, checker, path, false);
    if (strcmp(path, "-") == 0)
        return sl_files_add(files, checker, path);
    sl_text file = arena_copy(&files->arena, text_of(path));
    struct file_list found = {.arena = &files->arena};
    if (files->arena.failed)
        return SL_OUT_OF_MEMORY;
    bool is_program = !find_others(files, checker, file, &found);
    if (!is_there(path))
        owner_possible(&files->owners, folder_there(&files->arena, file), &found);
    else if (is_program || (found.count == 0 && owner_is_suspect(&files->owners, file)))
        file_list_add(&found, file);
    return take_found(files, checker, &found);
}

/* Where something lies, whatever path leads to it. */
struct where {
    dev_t device;
    ino_t number;
};

static struct where where_of(const struct stat *about) {
    return (struct where){about->st_dev, about->st_ino};
}

/* A file by where it lies; in another folder it has other accounts and settings. */
struct identity {
    struct where file, folder;
    size_t at;
};

static int compare_where(const struct where *a, const struct where *b) {
    int order = (a->device > b->device) - (a->device < b->device);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static int compare_places(const struct identity *a, const struct identity *b) {
    int order = compare_where(&a->file, &b->file);
    return order ? order : compare_where(&a->folder, &b->folder);
}

static int compare_identities(const void *left, const void *right) {
    const struct identity *a = left, *b = right;
    int order = compare_places(a, b);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* A folder that was looked at: most files lie in that of the one before. */
struct looked_at {
    sl_text folder;
    struct stat about;
    bool good;
};

static bool look_at_folder(struct looked_at *last, sl_text folder) {
    if (!text_equal(folder, last->folder)) {
        last->folder = folder;
        last->good = folder.length && stat(folder.bytes, &last->about) == 0;
    }
    return last->good;
}

/* False for standard input, whatever lies in the folder, and for what is no file. */
static bool find_identity(sl_files *files, size_t at, struct looked_at *last, struct identity *identity) {
    sl_text path = files->list.paths[at];
    struct stat about;
    identity->at = at;
    if (text_equal(path, TEXT("-")) || !look_at_folder(last, folder_of(&files->arena, path)))
        return false;
    if (stat(path.bytes, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    identity->folder = where_of(&last->about);
    identity->file = where_of(&about);
    return true;
}

static int compare_texts(const void *left, const void *right) {
    return text_compare(*(const sl_text *)left, *(const sl_text *)right);
}

static bool is_named(const sl_files *files, sl_text path) {
    const struct file_list *named = &files->named;
    return named->count && bsearch(&path, named->paths, named->count, sizeof path, compare_texts);
}

/* Of several paths to one file the first is kept; the file is named if any of them is. */
static void drop_repeated(sl_files *files) {
    struct file_list *list = &files->list, more = {.arena = &files->arena};
    struct identity *identities = arena_array(&files->arena, list->count, sizeof *identities);
    struct looked_at last = {.good = false};
    size_t count = 0, kept = 0;
    for (size_t i = 0; identities && i < list->count; i++)
        count += find_identity(files, i, &last, &identities[count]);
    if (count > 1)
        qsort(identities, count, sizeof *identities, compare_identities);
    for (size_t i = 1, first = 0; i < count; i++) {
        sl_text *path = &list->paths[identities[i].at];
        if (compare_places(&identities[i], &identities[first]) != 0) {
            first = i;
            continue;
        }
        if (is_named(files, *path))
            file_list_add(&more, list->paths[identities[first].at]);
        path->bytes = NULL;
    }
    for (size_t i = 0; i < list->count; i++)
        if (list->paths[i].bytes)
            list->paths[kept++] = list->paths[i];
    list->count = kept;
    for (size_t i = 0; i < more.count; i++)
        file_list_add(&files->named, more.paths[i]);
    file_sort(&files->named);
}

/* Once they are sorted nothing is written: threads may look at them together. */
size_t sl_files_count(sl_files *files) {
    if (!files->sorted) {
        file_sort(&files->list);
        file_sort(&files->named);
        drop_repeated(files);
        files->sorted = true;
    }
    return files->list.count;
}

const char *sl_files_path(sl_files *files, size_t at) {
    return at < sl_files_count(files) ? files->list.paths[at].bytes : NULL;
}

bool sl_files_named(sl_files *files, size_t at) {
    return at < sl_files_count(files) && is_named(files, files->list.paths[at]);
}

static const char *settings_of(sl_files *files, sl_text folder) {
    if (!text_equal(folder, files->folder)) {
        files->folder = folder;
        files->settings = settings_above(&files->arena, folder);
    }
    return files->settings.bytes;
}

const char *sl_files_settings(sl_files *files, size_t at) {
    return at < sl_files_count(files) ? settings_of(files, folder_of(&files->arena, files->list.paths[at])) : NULL;
}

const char *sl_settings_of(sl_files *files, const char *name) {
    sl_text path = arena_copy(&files->arena, text_of(name));
    return settings_of(files, is_folder(name) ? path : folder_of(&files->arena, path));
}

bool sl_files_failed(const sl_files *files) {
    return files->arena.failed;
}
