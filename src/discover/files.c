/* files.c - lists the files to check: those named, programs found in folders, and programs that other files affect. */
#include "samplint/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "check/check.h"
#include "checker/checker.h"
#include "discover/account_owner.h"
#include "discover/settings_scope.h"
#include "judge/spent_rules.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

struct listed_file {
    sl_text path;
    bool named;             /* the user named it; false if found in a folder, or because a named file affects it */
    bool is_known;          /* `regular` and `file_id` are set */
    bool regular;           /* it is a regular file */
    struct file_id file_id; /* of a regular file */
    sl_text tree;           /* of a file that was found: the tree that no link may lead out of (base/folder.h) */
};

struct sl_files {
    struct arena arena;
    struct listed_file *list;
    size_t count, capacity;
    struct account_owners owners;
    struct settings_scope scope;
    sl_text tree_folder;     /* the last folder whose tree was found */
    sl_text tree;            /* that tree */
    sl_text settings_folder; /* the last folder whose settings were searched for */
    sl_text settings;        /* the path of these settings; empty when there are none */
    bool sorted;
};

sl_files *sl_files_new(void) {
    sl_files *files = calloc(1, sizeof *files);
    if (files)
        files->owners.arena = files->scope.arena = &files->arena;
    return files;
}

void sl_files_free(sl_files *files) {
    if (!files)
        return;
    arena_free(&files->arena);
    free(files);
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

/* Calls stat() and returns whether it succeeds; false for "-", which is standard input even if a file has that name. */
static bool find_status(const char *path, struct stat *about) {
    return strcmp(path, "-") != 0 && stat(path, about) == 0;
}

/* Keeps the identity of a file. `about` is NULL for a file that does not exist. */
static void set_identity(struct listed_file *file, const struct stat *about) {
    file->is_known = true;
    file->regular = about && S_ISREG(about->st_mode);
    if (file->regular)
        file->file_id = file_id_of(about);
}

static sl_result report_no_vocabulary(sl_checker *checker, const char *path) {
    return problem_of_file(&checker->problems, "file", text_of(path),
                           "needs a vocabulary to tell which files are programs");
}

/* Adds files that were found, and problems for folders that could not be searched. `folder` is the folder that was
 * searched, or NULL: then the tree of each file is file_tree_of() the file's folder. */
static sl_result add_found(sl_files *files, sl_checker *checker, const struct file_list *found, const char *folder) {
    for (size_t i = 0; i < found->count; i++) {
        sl_text path = found->paths[i], around = folder ? text_of(folder) : folder_part(path);
        if (!text_equal(around, files->tree_folder)) { /* neighbors usually have the same folder */
            files->tree_folder = arena_copy(&files->arena, around);
            files->tree = file_tree_of(&files->arena, files->tree_folder);
        }
        ARENA_APPEND(&files->arena, files->list, files->count, files->capacity,
                     (struct listed_file){.path = path, .tree = files->tree});
    }
    return files->arena.failed ? SL_OUT_OF_MEMORY : problems_of_search(&checker->problems, found);
}

/* Adds the programs below a folder. If there is none and `needs_program`, that is a problem. */
static sl_result add_folder(sl_files *files, sl_checker *checker, const char *path, bool needs_program) {
    struct file_list found = {.arena = &files->arena};
    if (!checker->rules.vocabulary)
        return report_no_vocabulary(checker, path);
    file_find(&found, path, is_program_file, checker->rules.vocabulary);
    sl_result result = add_found(files, checker, &found, path);
    if (found.count || !needs_program || result != SL_OK)
        return result;
    sl_text key = checker->rules.vocabulary->format_key;
    return problem_of_file(&checker->problems, "file", text_of(path),
                           "there is no program (%.*s.yaml or *.%.*s.yaml) in this folder or below it; samplint new "
                           "program starts one",
                           TEXT_ARG(key), TEXT_ARG(key));
}

/* Finds the programs that have this file as an account file or, if there are none, the programs that it affects through
 * their settings. Returns false if the file is a program itself. */
static bool find_affected(sl_files *files, const sl_checker *checker, sl_text file, struct file_list *found) {
    files->owners.vocabulary = files->scope.vocabulary = checker->rules.vocabulary;
    if (account_owner_is_program(&files->owners, file))
        return false;
    account_owner_find(&files->owners, file, found);
    if (found->count)
        return true;
    settings_scope_find(&files->scope, file, found);
    found->faults = files->scope.programs.faults;
    found->fault_count = files->scope.programs.fault_count;
    files->scope.programs.fault_count = 0; /* they are reported once */
    return true;
}

/* Returns whether a path exists, if only as a broken link, and is not standard input. */
static bool is_there(const char *path) {
    struct stat about;
    return strcmp(path, "-") != 0 && lstat(path, &about) == 0;
}

sl_result sl_files_add(sl_files *files, sl_checker *checker, const char *path) {
    struct stat about;
    bool exists = find_status(path, &about);
    files->sorted = false;
    if (exists && S_ISDIR(about.st_mode))
        return add_folder(files, checker, path, true);
    const sl_vocabulary *vocabulary = checker->rules.vocabulary;
    struct listed_file file = {.path = arena_copy(&files->arena, text_of(path)), .named = true};
    struct file_list affected = {.arena = &files->arena};
    bool may_affect = vocabulary && !is_program_name(vocabulary, text_file_name(file.path));
    if (may_affect && !files->arena.failed && is_there(path))
        find_affected(files, checker, file.path, &affected);
    set_identity(&file, exists ? &about : NULL);
    if (affected.count == 0)
        ARENA_APPEND(&files->arena, files->list, files->count, files->capacity, file);
    return add_found(files, checker, &affected, NULL);
}

sl_result sl_files_add_changed(sl_files *files, sl_checker *checker, const char *path) {
    struct stat about;
    files->sorted = false;
    if (!checker->rules.vocabulary)
        return report_no_vocabulary(checker, path);
    if (find_status(path, &about) && S_ISDIR(about.st_mode))
        return add_folder(files, checker, path, false);
    if (strcmp(path, "-") == 0)
        return sl_files_add(files, checker, path);
    sl_text file = arena_copy(&files->arena, text_of(path));
    struct file_list found = {.arena = &files->arena};
    if (files->arena.failed)
        return SL_OUT_OF_MEMORY;
    bool is_program = !find_affected(files, checker, file, &found);
    if (!is_there(path))
        account_owner_possible(&files->owners, existing_folder(&files->arena, file), &found);
    else if (is_program || (found.count == 0 && account_owner_is_suspect(&files->owners, file)))
        file_list_add(&found, file);
    return add_found(files, checker, &found, NULL);
}

/* ---- each file once ---------------------------------------------------------------------------------------------- */

/* The identity of a file together with its folder: in another folder a file has other accounts and settings. */
struct identity {
    struct file_id file, folder;
    size_t at; /* index in the list */
};

static int compare_files(const struct identity *a, const struct identity *b) {
    int order = file_id_compare(&a->file, &b->file);
    return order ? order : file_id_compare(&a->folder, &b->folder);
}

static int compare_identities(const void *left, const void *right) {
    const struct identity *a = left, *b = right;
    int order = compare_files(a, b);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static int compare_paths(const void *left, const void *right) {
    const struct listed_file *a = left, *b = right;
    return text_compare(a->path, b->path);
}

/* Drops a file in favour of another one. `named` of the kept file becomes true if it is true for one of the two. */
static void merge(struct listed_file *kept, struct listed_file *dropped) {
    kept->named = kept->named || dropped->named;
    dropped->path.bytes = NULL;
}

static void close_gaps(sl_files *files) {
    size_t kept = 0;
    for (size_t i = 0; i < files->count; i++)
        if (files->list[i].path.bytes)
            files->list[kept++] = files->list[i];
    files->count = kept;
}

/* Sorts by path and drops repeated paths. Files that were found in one folder are sorted already. */
static void sort_paths(sl_files *files) {
    bool sorted = true;
    for (size_t i = 1; sorted && i < files->count; i++)
        sorted = compare_paths(&files->list[i - 1], &files->list[i]) <= 0;
    if (!sorted)
        qsort(files->list, files->count, sizeof *files->list, compare_paths);
    for (size_t i = 1, first = 0; i < files->count; i++) {
        if (text_equal(files->list[i].path, files->list[first].path))
            merge(&files->list[first], &files->list[i]);
        else
            first = i;
    }
    close_gaps(files);
}

/* Keeps the first of several paths to the same file. */
static void drop_repeated(sl_files *files) {
    struct identity *identities = arena_array(&files->arena, files->count, sizeof *identities);
    sl_text folder = {NULL, 0}; /* the last one whose identity was found: neighbors usually have the same folder */
    struct file_id folder_id = {0};
    bool found = false;
    size_t count = 0;
    for (size_t i = 0; identities && i < files->count; i++) {
        struct listed_file *file = &files->list[i];
        struct stat about;
        if (!file->is_known)
            set_identity(file, find_status(file->path.bytes, &about) ? &about : NULL);
        if (file->regular && !text_equal(folder_part(file->path), folder)) {
            folder = folder_of(&files->arena, file->path);
            found = file_id_find(folder, &folder_id);
        }
        if (file->regular && found)
            identities[count++] = (struct identity){file->file_id, folder_id, i};
    }
    if (count > 1)
        qsort(identities, count, sizeof *identities, compare_identities);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (compare_files(&identities[i], &identities[first]) == 0)
            merge(&files->list[identities[first].at], &files->list[identities[i].at]);
        else
            first = i;
    }
    close_gaps(files);
}

/* Once the list is sorted, this writes nothing, so that threads may read the list at the same time. */
size_t sl_files_count(sl_files *files) {
    if (!files->sorted) {
        sort_paths(files);
        drop_repeated(files);
        files->sorted = true;
    }
    return files->count;
}

const char *sl_files_path(sl_files *files, size_t at) {
    return at < sl_files_count(files) ? files->list[at].path.bytes : NULL;
}

bool sl_files_named(sl_files *files, size_t at) {
    return at < sl_files_count(files) && files->list[at].named;
}

bool sl_files_failed(const sl_files *files) {
    return files->arena.failed;
}

sl_result sl_check_listed(sl_checker *checker, sl_files *files, size_t at, sl_report **report) {
    *report = NULL;
    if (at >= sl_files_count(files))
        return problem_usage(&checker->problems, "file", "there is no such file in the list");
    const struct listed_file *file = &files->list[at];
    return check_file(checker, file->named ? TRUST_NAMED : TRUST_FOUND(file->tree), file->path.bytes, report);
}

sl_result sl_run_check_listed(sl_run *run, sl_checker *checker, sl_files *files, size_t at, size_t place,
                              sl_report **report) {
    checker->run = run;
    checker->place = place;
    sl_result result = sl_check_listed(checker, files, at, report);
    checker->run = NULL;
    return result;
}

bool sl_run_holds(sl_run *run, const sl_report *report, size_t place) {
    const struct checked_file *file = (const struct checked_file *)report;
    return !spent_before(run, place, file->asked, file->rule_count);
}

/* ---- settings ---------------------------------------------------------------------------------------------------- */

/* Returns the path of a folder's settings, or NULL. Files that are asked for in turn usually have the same folder. */
static const char *settings_of(sl_files *files, sl_text folder) {
    if (!text_equal(folder, files->settings_folder)) {
        files->settings_folder = arena_copy(&files->arena, folder);
        files->settings = settings_above(&files->arena, files->settings_folder);
    }
    return files->settings.bytes;
}

const char *sl_files_settings(sl_files *files, size_t at) {
    return at < sl_files_count(files) ? settings_of(files, folder_part(files->list[at].path)) : NULL;
}

const char *sl_files_settings_of(sl_files *files, const char *name) {
    struct stat about;
    sl_text path = arena_copy(&files->arena, text_of(name));
    bool is_folder = find_status(name, &about) && S_ISDIR(about.st_mode);
    return settings_of(files, is_folder ? path : folder_part(path));
}

bool sl_settings_are_same(const char *path, const char *other) {
    struct arena scratch = ARENA_EMPTY;
    sl_text any = {NULL, 0}, a, b;
    bool same = settings_read(&scratch, path, any, &a) && settings_read(&scratch, other, any, &b) && text_equal(a, b);
    arena_free(&scratch);
    return same;
}
