/* account_owner.c - finds the program of an account file, by reading the programs in its folder and those above. */
#include "discover/account_owner.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "check/accounts.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

/* The file of a program, and the account files that it names. */
struct account_owner {
    sl_text path;
    struct file_id *accounts;
    size_t count, capacity;
    bool broken; /* it has errors of YAML, and may therefore name more files */
};

struct listed_folder {
    struct listed_folder *next;
    sl_text folder;
    struct file_list programs;
};

/* Finds the identity of a regular file. Returns false for anything else: a pipe can be read only once. */
static bool find_regular(sl_text path, struct file_id *file_id) {
    struct stat about;
    if (path.length == 0 || stat(path.bytes, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    *file_id = file_id_of(&about);
    return true;
}

static struct document *read_documents(struct arena *arena, sl_text path, size_t *count) {
    sl_source *source = arena_alloc(arena, sizeof *source);
    if (!source ||
        file_read_found(arena, path.bytes, (sl_text){NULL, 0}, SL_LIMIT_FILE_BYTES, &source->bytes) != FILE_OK)
        return NULL;
    source->name = path;
    return yaml_read(arena, source, count);
}

/* Lists the account files of every program in a file. Mistakes in the file are reported when it is checked. */
static void list_accounts(struct account_owners *owners, struct account_owner *owner, struct arena *scratch) {
    size_t documents = 0;
    struct document *list = read_documents(scratch, owner->path, &documents);
    for (size_t i = 0; list && i < documents; i++) {
        struct bound bound;
        struct findings findings = {.arena = scratch};
        size_t count = 0;
        owner->broken = owner->broken || list[i].broken;
        if (!bind_document(scratch, owners->vocabulary, &list[i], true, &findings, &bound))
            continue;
        struct account_file *files = accounts_find(scratch, folder_of(scratch, owner->path), &bound, &findings, &count);
        for (size_t j = 0; j < count; j++) {
            struct file_id file_id;
            if (find_regular(files[j].path, &file_id))
                ARENA_APPEND(owners->arena, owner->accounts, owner->count, owner->capacity, file_id);
        }
    }
    owners->arena->failed = owners->arena->failed || scratch->failed;
}

/* Returns a program with the accounts that it names, or NULL when there is no memory. */
static const struct account_owner *owner_at(struct account_owners *owners, sl_text path) {
    for (size_t i = 0; i < owners->count; i++)
        if (text_equal(owners->list[i].path, path))
            return &owners->list[i];
    struct account_owner owner = {.path = path};
    struct arena scratch = ARENA_EMPTY;
    list_accounts(owners, &owner, &scratch);
    arena_free(&scratch);
    ARENA_APPEND(owners->arena, owners->list, owners->count, owners->capacity, owner);
    return owners->arena->failed ? NULL : &owners->list[owners->count - 1];
}

/* A condition on a document. */
typedef bool document_condition(const sl_vocabulary *vocabulary, const struct document *document);

static bool any_document(const struct account_owners *owners, sl_text path, document_condition *is_met) {
    struct arena scratch = ARENA_EMPTY;
    struct file_id file_id;
    size_t count = 0;
    bool readable = find_regular(path, &file_id), found = false;
    struct document *documents = readable ? read_documents(&scratch, path, &count) : NULL;
    for (size_t i = 0; documents && i < count; i++)
        found = found || is_met(owners->vocabulary, &documents[i]);
    owners->arena->failed = owners->arena->failed || scratch.failed;
    arena_free(&scratch);
    return found;
}

bool account_owner_is_program(struct account_owners *owners, sl_text path) {
    return is_program_name(owners->vocabulary, text_file_name(path)) || any_document(owners, path, has_format_key);
}

static bool is_suspect(const sl_vocabulary *vocabulary, const struct document *document) {
    sl_text bytes = document->source->bytes, key = vocabulary->format_key;
    if (has_account_keys(vocabulary, document))
        return true;
    for (size_t at = 0; document->broken && at + key.length < bytes.length; at++)
        if ((at == 0 || bytes.bytes[at - 1] == '\n') && bytes.bytes[at + key.length] == ':' &&
            text_equal(text_slice(bytes, at, at + key.length), key))
            return true;
    return false;
}

bool account_owner_is_suspect(struct account_owners *owners, sl_text path) {
    return any_document(owners, path, is_suspect);
}

static void add_program(struct file_list *list, const struct file_name *name, const void *vocabulary) {
    struct file_id file_id;
    if (!list->arena->failed && is_program_name(vocabulary, text_file_name(name->path)) &&
        find_regular(name->path, &file_id))
        file_list_add(list, name->path);
}

/* Returns the programs in a folder. The folder is listed only once, because it may hold thousands of accounts. */
static const struct file_list *programs_in(struct account_owners *owners, sl_text folder) {
    static const struct file_list none;
    struct arena scratch = ARENA_EMPTY;
    struct file_list all = {.arena = &scratch};
    for (struct listed_folder *known = owners->folders; known; known = known->next)
        if (text_equal(known->folder, folder))
            return &known->programs;
    struct listed_folder *listed = arena_alloc(owners->arena, sizeof *listed);
    if (!listed)
        return &none;
    *listed = (struct listed_folder){owners->folders, folder, {.arena = owners->arena}};
    owners->folders = listed;
    file_names(&all, folder, 0, add_program, owners->vocabulary);
    for (size_t i = 0; i < all.count; i++)
        file_list_add(&listed->programs, arena_copy(owners->arena, all.paths[i]));
    file_list_sort(&listed->programs);
    owners->arena->failed = owners->arena->failed || scratch.failed;
    arena_free(&scratch);
    return &listed->programs;
}

/* Adds the programs in a folder that name a file to `found`, and those with errors of YAML to `broken`. */
static void search_folder(struct account_owners *owners, sl_text folder, const struct file_id *file_id,
                          struct file_list *found, struct file_list *broken) {
    const struct file_list *programs = programs_in(owners, folder);
    for (size_t i = 0; i < programs->count && !owners->arena->failed; i++) {
        const struct account_owner *owner = owner_at(owners, programs->paths[i]);
        bool names = false;
        for (size_t j = 0; owner && !names && j < owner->count; j++)
            names = file_id_equal(&owner->accounts[j], file_id);
        if (names || (owner && owner->broken))
            file_list_add(names ? found : broken, programs->paths[i]);
    }
}

void account_owner_find(struct account_owners *owners, sl_text path, struct file_list *found) {
    struct file_id file_id;
    struct file_list broken = {.arena = owners->arena};
    if (!find_regular(path, &file_id))
        return;
    sl_text folder = folder_of(owners->arena, path);
    do
        search_folder(owners, folder, &file_id, found, &broken);
    while (found->count == 0 && folder_up(owners->arena, &folder));
    for (size_t i = 0; found->count == 0 && i < broken.count; i++)
        file_list_add(found, broken.paths[i]);
}

void account_owner_possible(struct account_owners *owners, sl_text folder, struct file_list *found) {
    do {
        const struct file_list *programs = programs_in(owners, folder);
        for (size_t i = 0; i < programs->count; i++)
            file_list_add(found, programs->paths[i]);
    } while (folder_up(owners->arena, &folder));
}
