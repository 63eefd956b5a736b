#include "samplint/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_id.h"
#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "check/check.h"
#include "discover/account_owner.h"
#include "discover/settings_scope.h"
#include "judge/checker.h"
#include "judge/source_file.h"
#include "judge/spent_rules.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* A file that was named, or found. */
struct found {
    sl_text path;
    bool named;     /* by itself, and not by a folder that it is in, or by what it matters to */
    bool looked_at; /* what follows is known */
    bool regular;   /* else what follows is not known */
    struct file_id file_id;
    sl_text tree; /* of what was found: what no link may lead out of */
};

struct sl_files {
    struct arena arena;
    struct found *list;
    size_t count;
    size_t capacity;
    struct account_owners account_owners;
    struct settings_scope reach;
    sl_text found_in; /* the last folder whose tree was looked for */
    sl_text tree;
    sl_text folder;   /* the last one whose settings were looked for */
    sl_text settings; /* what was found; may be empty */
    bool sorted;
};

sl_files *sl_files_new(void) {
    sl_files *files = calloc(1, sizeof *files);
    if (files)
        files->account_owners.arena = files->reach.arena = &files->arena;
    return files;
}

void sl_files_free(sl_files *files) {
    if (!files)
        return;
    arena_free(&files->arena);
    free(files);
}

/* Follows links. False for standard input, whatever lies in the folder. */
static bool look_at(const char *path, struct stat *about) {
    return strcmp(path, "-") != 0 && stat(path, about) == 0;
}

static void note_place(struct found *found, const struct stat *about) {
    found->looked_at = true;
    found->regular = about && S_ISREG(about->st_mode);
    if (found->regular)
        found->file_id = file_id_of(about);
}

static struct found *add_file(sl_files *files, sl_text path) {
    struct found *list = arena_grow(&files->arena, files->list, files->count, &files->capacity, sizeof *list);
    if (!list)
        return NULL;
    files->list = list;
    list[files->count] = (struct found){.path = path};
    return &list[files->count++];
}

static void add_named(sl_files *files, sl_text path, const struct stat *about) {
    struct found *file = add_file(files, path);
    if (!file)
        return;
    file->named = true;
    note_place(file, about);
}

static bool is_wanted(sl_text name, const void *vocabulary) {
    return is_program_name(vocabulary, name);
}

static sl_result no_program(sl_checker *checker, const char *path) {
    sl_text key = checker->rules.vocabulary->format_key;
    sl_text message = arena_printf(
        &checker->arena,
        "there is no program (%.*s.yaml or *.%.*s.yaml) in this folder or below it; samplint new program starts one",
        TEXT_ARG(key), TEXT_ARG(key));
    return problem_of_file(&checker->problems, "file", text_of(path), "%s", message.bytes ? message.bytes : "");
}

static sl_result need_vocabulary(sl_checker *checker, const char *path) {
    return problem_of_file(&checker->problems, "file", text_of(path),
                           "needs a vocabulary to tell which files are programs");
}

/* The tree of what was found in a folder: most of it is in that of the one before. */
static sl_text tree_around(sl_files *files, sl_text folder) {
    if (!text_equal(folder, files->found_in)) {
        files->found_in = arena_copy(&files->arena, folder);
        files->tree = file_tree_of(&files->arena, files->found_in);
    }
    return files->tree;
}

/* Adds what is found, which may hold folders that could not be searched; `folder` is where it was searched, NULL for
 * anywhere. */
static sl_result take_found(sl_files *files, sl_checker *checker, const struct file_list *found, const char *folder) {
    for (size_t i = 0; i < found->count; i++) {
        struct found *file = add_file(files, found->paths[i]);
        if (file)
            file->tree = tree_around(files, folder ? text_of(folder) : folder_part(file->path));
    }
    return files->arena.failed ? SL_OUT_OF_MEMORY : problems_of_search(&checker->problems, found);
}

static sl_result add_folder(sl_files *files, sl_checker *checker, const char *path, bool to_be_there) {
    struct file_list found = {.arena = &files->arena};
    if (!checker->rules.vocabulary)
        return need_vocabulary(checker, path);
    file_find(&found, path, is_wanted, checker->rules.vocabulary);
    sl_result result = take_found(files, checker, &found, path);
    return found.count == 0 && to_be_there && result == SL_OK ? no_program(checker, path) : result;
}

/* The programs that a file matters to without being one: as an account's, or by way of settings; with the faults of the
 * search. Returns false for a program. */
static bool find_others(sl_files *files, const sl_checker *checker, sl_text file, struct file_list *found) {
    files->account_owners.vocabulary = files->reach.vocabulary = checker->rules.vocabulary;
    if (account_owner_is_program(&files->account_owners, file))
        return false;
    account_owner_find(&files->account_owners, file, found);
    if (found->count)
        return true;
    settings_scope_find(&files->reach, file, found);
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
    struct stat about;
    bool there = look_at(path, &about);
    files->sorted = false;
    if (there && S_ISDIR(about.st_mode))
        return add_folder(files, checker, path, true);
    sl_text file = arena_copy(&files->arena, text_of(path));
    struct file_list others = {.arena = &files->arena};
    bool by_name = checker->rules.vocabulary && is_program_name(checker->rules.vocabulary, text_file_name(file));
    if (checker->rules.vocabulary && !by_name && !files->arena.failed && is_there(path))
        find_others(files, checker, file, &others);
    if (others.count == 0)
        add_named(files, file, there ? &about : NULL);
    return take_found(files, checker, &others, NULL);
}

sl_result sl_files_add_changed(sl_files *files, sl_checker *checker, const char *path) {
    struct stat about;
    files->sorted = false;
    if (!checker->rules.vocabulary)
        return need_vocabulary(checker, path);
    if (look_at(path, &about) && S_ISDIR(about.st_mode))
        return add_folder(files, checker, path, false);
    if (strcmp(path, "-") == 0)
        return sl_files_add(files, checker, path);
    sl_text file = arena_copy(&files->arena, text_of(path));
    struct file_list found = {.arena = &files->arena};
    if (files->arena.failed)
        return SL_OUT_OF_MEMORY;
    bool is_program = !find_others(files, checker, file, &found);
    if (!is_there(path))
        account_owner_possible(&files->account_owners, existing_folder(&files->arena, file), &found);
    else if (is_program || (found.count == 0 && account_owner_is_suspect(&files->account_owners, file)))
        file_list_add(&found, file);
    return take_found(files, checker, &found, NULL);
}

/* ---- each once --------------------------------------------------------------------------------------------------- */

/* A file by where it lies; in another folder it has other accounts and settings. */
struct identity {
    struct file_id file, folder;
    size_t at;
};

static int compare_places(const struct identity *a, const struct identity *b) {
    int order = file_id_compare(&a->file, &b->file);
    return order ? order : file_id_compare(&a->folder, &b->folder);
}

static int compare_identities(const void *left, const void *right) {
    const struct identity *a = left, *b = right;
    int order = compare_places(a, b);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* A folder that was looked at: most files lie in that of the one before. */
struct looked_at {
    sl_text folder;
    struct file_id file_id;
    bool good;
};

static bool look_at_folder(sl_files *files, struct looked_at *last, sl_text path) {
    if (!text_equal(folder_part(path), last->folder)) {
        last->folder = folder_of(&files->arena, path);
        last->good = file_id_find(last->folder, &last->file_id);
    }
    return last->good;
}

/* False for what is no file. */
static bool find_identity(sl_files *files, size_t at, struct looked_at *last, struct identity *identity) {
    struct found *file = &files->list[at];
    struct stat about;
    if (!file->looked_at)
        note_place(file, look_at(file->path.bytes, &about) ? &about : NULL);
    if (!file->regular || !look_at_folder(files, last, file->path))
        return false;
    *identity = (struct identity){.file = file->file_id, .folder = last->file_id, .at = at};
    return true;
}

static int compare_paths(const void *left, const void *right) {
    const struct found *a = left, *b = right;
    return text_compare(a->path, b->path);
}

/* The one that goes leaves it to the other that the file is named. */
static void merge(struct found *kept, struct found *dropped) {
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

/* What was found in one folder is so already. */
static bool are_sorted(const sl_files *files) {
    size_t i = 1;
    while (i < files->count && compare_paths(&files->list[i - 1], &files->list[i]) <= 0)
        i++;
    return i >= files->count;
}

static void sort_paths(sl_files *files) {
    if (!are_sorted(files))
        qsort(files->list, files->count, sizeof *files->list, compare_paths);
    for (size_t i = 1, first = 0; i < files->count; i++) {
        if (text_equal(files->list[i].path, files->list[first].path))
            merge(&files->list[first], &files->list[i]);
        else
            first = i;
    }
    close_gaps(files);
}

/* Of several paths to one file the first is kept. */
static void drop_repeated(sl_files *files) {
    struct identity *identities = arena_array(&files->arena, files->count, sizeof *identities);
    struct looked_at last = {.good = false};
    size_t count = 0;
    for (size_t i = 0; identities && i < files->count; i++)
        count += find_identity(files, i, &last, &identities[count]);
    if (count > 1)
        qsort(identities, count, sizeof *identities, compare_identities);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (compare_places(&identities[i], &identities[first]) == 0)
            merge(&files->list[identities[first].at], &files->list[identities[i].at]);
        else
            first = i;
    }
    close_gaps(files);
}

/* Once they are sorted nothing is written: threads may look at them together. */
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

sl_result sl_check_listed(sl_checker *checker, sl_files *files, size_t at, sl_report **report) {
    *report = NULL;
    if (at >= sl_files_count(files))
        return problem_usage(&checker->problems, "file", "there is no such file in the list");
    const struct found *file = &files->list[at];
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

bool sl_files_named(sl_files *files, size_t at) {
    return at < sl_files_count(files) && files->list[at].named;
}

/* ---- settings ---------------------------------------------------------------------------------------------------- */

static const char *settings_of(sl_files *files, sl_text folder) {
    if (!text_equal(folder, files->folder)) {
        files->folder = arena_copy(&files->arena, folder);
        files->settings = settings_above(&files->arena, files->folder);
    }
    return files->settings.bytes;
}

const char *sl_files_settings(sl_files *files, size_t at) {
    return at < sl_files_count(files) ? settings_of(files, folder_part(files->list[at].path)) : NULL;
}

const char *sl_files_settings_of(sl_files *files, const char *name) {
    struct stat about;
    sl_text path = arena_copy(&files->arena, text_of(name));
    bool is_folder = look_at(name, &about) && S_ISDIR(about.st_mode);
    return settings_of(files, is_folder ? path : folder_part(path));
}

static bool read_settings(struct arena *arena, const char *path, sl_text *bytes) {
    return file_read_found(arena, path, (sl_text){NULL, 0}, SL_LIMIT_SETTINGS_BYTES, bytes) == FILE_OK &&
           bytes->length <= SL_LIMIT_SETTINGS_BYTES;
}

bool sl_settings_are_same(const char *path, const char *other) {
    struct arena scratch = ARENA_EMPTY;
    sl_text a, b;
    bool same = read_settings(&scratch, path, &a) && read_settings(&scratch, other, &b) && text_equal(a, b);
    arena_free(&scratch);
    return same;
}

bool sl_files_failed(const sl_files *files) {
    return files->arena.failed;
}
