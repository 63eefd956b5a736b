#include "discover/account_owner.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/file_id.h"
#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "check/accounts.h"
#include "model/bind.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

/* A program's file, and where the files of its accounts lie, by whatever path they were named. */
struct account_owner {
    sl_text path;
    struct file_id *accounts;
    size_t count;
    bool broken; /* it may name more, and cannot be read */
};

/* A folder that was listed. */
struct folder_list {
    struct folder_list *next;
    sl_text folder;
    struct file_list programs;
};

/* False for what is no ordinary file: a pipe can be read but once. */
static bool find_file(sl_text path, struct file_id *file_id) {
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

/* The account files of every program in a file. What is wrong with it will be said when it is checked. */
static void list_accounts(struct account_owners *account_owners, struct account_owner *owner, struct arena *scratch) {
    size_t documents = 0;
    struct document *list = read_documents(scratch, owner->path, &documents);
    for (size_t i = 0; list && i < documents; i++) {
        struct bound bound;
        struct findings findings = {.arena = scratch};
        size_t count = 0;
        owner->broken = owner->broken || list[i].broken;
        if (!bind_document(scratch, account_owners->vocabulary, &list[i], true, &findings, &bound))
            continue;
        struct account_file *files = accounts_find(scratch, folder_of(scratch, owner->path), &bound, &findings, &count);
        size_t capacity = owner->count;
        for (size_t j = 0; j < count; j++) {
            struct file_id file_id;
            struct file_id *file_ids =
                arena_grow(account_owners->arena, owner->accounts, owner->count, &capacity, sizeof *file_ids);
            if (!file_ids)
                break;
            owner->accounts = file_ids;
            if (find_file(files[j].path, &file_id))
                file_ids[owner->count++] = file_id;
        }
    }
    account_owners->arena->failed = account_owners->arena->failed || scratch->failed;
}

/* A program with what it names, looked at once. */
static const struct account_owner *look_at(struct account_owners *account_owners, sl_text path) {
    for (size_t i = 0; i < account_owners->count; i++)
        if (text_equal(account_owners->list[i].path, path))
            return &account_owners->list[i];
    struct account_owner *list = arena_grow(account_owners->arena, account_owners->list, account_owners->count,
                                            &account_owners->capacity, sizeof *list);
    if (!list)
        return NULL;
    account_owners->list = list;
    struct account_owner *owner = &list[account_owners->count++];
    *owner = (struct account_owner){.path = path};
    struct arena scratch = ARENA_EMPTY;
    list_accounts(account_owners, owner, &scratch);
    arena_free(&scratch);
    return owner;
}

static bool names(const struct account_owner *owner, const struct file_id *file_id) {
    for (size_t i = 0; owner && i < owner->count; i++)
        if (file_id_equal(&owner->accounts[i], file_id))
            return true;
    return false;
}

static void take_program(struct file_list *list, const struct file_name *name, const void *vocabulary) {
    struct file_id file_id;
    if (!list->arena->failed && is_program_name(vocabulary, text_file_name(name->path)) &&
        find_file(name->path, &file_id))
        file_list_add(list, name->path);
}

/* Whether any document of a file, or its text, is what is asked for. */
typedef bool is_such(const sl_vocabulary *vocabulary, const struct document *document);

static bool any_document(const struct account_owners *account_owners, sl_text path, is_such *is) {
    struct arena scratch = ARENA_EMPTY;
    struct file_id file_id;
    size_t count = 0;
    bool readable = find_file(path, &file_id), found = false;
    struct document *documents = readable ? read_documents(&scratch, path, &count) : NULL;
    for (size_t i = 0; documents && i < count; i++)
        found = found || is(account_owners->vocabulary, &documents[i]);
    account_owners->arena->failed = account_owners->arena->failed || scratch.failed;
    arena_free(&scratch);
    return found;
}

bool account_owner_is_program(struct account_owners *account_owners, sl_text path) {
    return is_program_name(account_owners->vocabulary, text_file_name(path)) ||
           any_document(account_owners, path, has_format_key);
}

/* Whether a line of the text that a document is read from starts with a key. */
static bool starts_a_line(const struct document *document, sl_text key) {
    sl_text rest = document->source->bytes;
    for (size_t at = 0; at + key.length < rest.length; at++)
        if ((at == 0 || rest.bytes[at - 1] == '\n') && rest.bytes[at + key.length] == ':' &&
            text_equal(text_slice(rest, at, at + key.length), key))
            return true;
    return false;
}

static bool is_suspect(const sl_vocabulary *vocabulary, const struct document *document) {
    return has_account_keys(vocabulary, document) ||
           (document->broken && starts_a_line(document, vocabulary->format_key));
}

bool account_owner_is_suspect(struct account_owners *account_owners, sl_text path) {
    return any_document(account_owners, path, is_suspect);
}

/* The programs of a folder, which is listed once: it may hold thousands of accounts. */
static const struct file_list *programs_of(struct account_owners *account_owners, sl_text folder) {
    static const struct file_list none;
    struct arena scratch = ARENA_EMPTY;
    struct file_list all = {.arena = &scratch};
    for (struct folder_list *known = account_owners->folders; known; known = known->next)
        if (text_equal(known->folder, folder))
            return &known->programs;
    struct folder_list *listed = arena_alloc(account_owners->arena, sizeof *listed);
    if (!listed)
        return &none;
    *listed = (struct folder_list){account_owners->folders, folder, {.arena = account_owners->arena}};
    account_owners->folders = listed;
    file_names(&all, folder, 0, take_program, account_owners->vocabulary);
    for (size_t i = 0; i < all.count; i++)
        file_list_add(&listed->programs, arena_copy(account_owners->arena, all.paths[i]));
    file_list_sort(&listed->programs);
    account_owners->arena->failed = account_owners->arena->failed || scratch.failed;
    arena_free(&scratch);
    return &listed->programs;
}

/* Lists the programs of a folder that name a file; and those that cannot be read, apart. */
static void search_folder(struct account_owners *account_owners, sl_text folder, const struct file_id *file_id,
                          struct file_list *found, struct file_list *broken) {
    const struct file_list *programs = programs_of(account_owners, folder);
    for (size_t i = 0; i < programs->count && !account_owners->arena->failed; i++) {
        const struct account_owner *owner = look_at(account_owners, programs->paths[i]);
        if (names(owner, file_id))
            file_list_add(found, programs->paths[i]);
        else if (owner && owner->broken)
            file_list_add(broken, programs->paths[i]);
    }
}

void account_owner_find(struct account_owners *account_owners, sl_text path, struct file_list *found) {
    struct file_id file_id;
    struct file_list broken = {.arena = account_owners->arena};
    if (!find_file(path, &file_id))
        return;
    sl_text folder = folder_of(account_owners->arena, path);
    do
        search_folder(account_owners, folder, &file_id, found, &broken);
    while (found->count == 0 && folder_up(account_owners->arena, &folder));
    for (size_t i = 0; found->count == 0 && i < broken.count; i++)
        file_list_add(found, broken.paths[i]);
}

void account_owner_possible(struct account_owners *account_owners, sl_text folder, struct file_list *found) {
    do {
        const struct file_list *programs = programs_of(account_owners, folder);
        for (size_t i = 0; i < programs->count; i++)
            file_list_add(found, programs->paths[i]);
    } while (folder_up(account_owners->arena, &folder));
}
