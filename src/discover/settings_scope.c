/* settings_scope.c - finds the settings of a folder, and the programs that a file affects because of settings. */
#include "discover/settings_scope.h"

#include <sys/stat.h>

#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "policy/policy.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

/* The identities of several files and folders. */
struct file_ids {
    struct file_id *list;
    size_t count, capacity;
};

struct settings_file {
    struct settings_file *next;
    sl_text path;
    struct file_ids files; /* the file itself, and the files and folders that it names */
};

bool settings_read(struct arena *arena, const char *path, sl_text tree, sl_text *bytes) {
    return file_read_found(arena, path, tree, SL_LIMIT_SETTINGS_BYTES, bytes) == FILE_OK &&
           bytes->length <= SL_LIMIT_SETTINGS_BYTES;
}

bool is_program_file(sl_text name, const void *vocabulary) {
    return is_program_name(vocabulary, name);
}

sl_text settings_above(struct arena *arena, sl_text folder) {
    do {
        struct stat about; /* lstat() also finds a broken link: reading it then reports the error */
        sl_text path = path_join(arena, folder, TEXT(SETTINGS_NAME));
        if (path.length && lstat(path.bytes, &about) == 0)
            return path;
    } while (folder_up(arena, &folder));
    return (sl_text){NULL, 0};
}

/* Adds the identity of a path, if that exists. */
static void add_file_id(struct arena *arena, struct file_ids *file_ids, sl_text path) {
    struct file_id file_id;
    if (file_id_find(path, &file_id))
        ARENA_APPEND(arena, file_ids->list, file_ids->count, file_ids->capacity, file_id);
}

static bool share_one(const struct file_ids *a, const struct file_ids *b) {
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (file_id_equal(&a->list[i], &b->list[j]))
                return true;
    return false;
}

/* Adds the files that the texts in a node name, relative to the settings' folder. A text that is no path names none. */
static void add_named(struct arena *arena, struct file_ids *files, sl_text folder, const struct node *node) {
    node = node_behind(node);
    if (node->kind == NODE_SCALAR && node->text.length) {
        add_file_id(arena, files, path_resolve(arena, folder, node->text));
    } else if (node->kind == NODE_SEQUENCE) {
        for (size_t i = 0; i < node->item_count; i++)
            add_named(arena, files, folder, node->items[i]);
    } else if (node->kind == NODE_MAPPING) {
        for (size_t i = 0; i < node->entry_count; i++)
            add_named(arena, files, folder, node->entries[i].value);
    }
}

/* Reads settings and notes the files that they name. Mistakes in settings are reported when they are loaded. */
static void read_named(struct arena *arena, struct settings_file *settings) {
    static const sl_text keys[] = {TEXT_INIT("rule_folders"), TEXT_INIT("packs"), TEXT_INIT("waivers"),
                                   TEXT_INIT("baseline")};
    struct arena scratch = ARENA_EMPTY;
    sl_source source = {.name = settings->path};
    size_t count = 0;
    sl_text folder = folder_of(arena, settings->path), tree = file_tree_of(&scratch, folder);
    bool read = settings_read(&scratch, settings->path.bytes, tree, &source.bytes);
    struct document *documents = read ? yaml_read(&scratch, &source, &count) : NULL;
    const struct node *root = documents && count ? node_behind(documents[0].root) : NULL;
    for (size_t i = 0; root && root->kind == NODE_MAPPING && i < root->entry_count; i++) {
        const struct node *key = node_behind(root->entries[i].key);
        if (key->kind == NODE_SCALAR && text_find(keys, 4, key->text) < 4)
            add_named(arena, &settings->files, folder, root->entries[i].value);
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
}

/* Returns the settings at a path, which are read once, or NULL when there is no memory. */
static struct settings_file *settings_at(struct settings_scope *scope, sl_text path) {
    for (struct settings_file *known = scope->settings_files; known; known = known->next)
        if (text_equal(known->path, path))
            return known;
    struct settings_file *settings = arena_alloc(scope->arena, sizeof *settings);
    if (!settings)
        return NULL;
    *settings = (struct settings_file){.next = scope->settings_files, .path = path};
    scope->settings_files = settings;
    add_file_id(scope->arena, &settings->files, path);
    add_file_id(scope->arena, &settings->files,
                path_join(scope->arena, folder_of(scope->arena, path), TEXT(LOCK_FILE)));
    read_named(scope->arena, settings);
    return settings;
}

/* Lists the programs below a folder with their settings. Neighbors in the list usually lie in the same folder. */
static void list_programs(struct settings_scope *scope, sl_text root) {
    struct arena *arena = scope->arena;
    sl_text last = {NULL, 0};
    struct settings_file *settings = NULL;
    if (text_equal(scope->root, root))
        return;
    scope->root = root;
    scope->settings_files = NULL;
    scope->programs = (struct file_list){.arena = arena};
    file_find(&scope->programs, root.bytes, is_program_file, scope->vocabulary);
    scope->of_program = arena_array(arena, scope->programs.count, sizeof(*scope->of_program));
    for (size_t i = 0; scope->of_program && i < scope->programs.count; i++) {
        sl_text folder = folder_of(arena, scope->programs.paths[i]);
        if (i == 0 || !text_equal(folder, last)) {
            sl_text path = settings_above(arena, folder);
            settings = path.length ? settings_at(scope, path) : NULL;
        }
        last = folder;
        scope->of_program[i] = settings;
    }
}

void settings_scope_find(struct settings_scope *scope, sl_text path, struct file_list *found) {
    struct arena *arena = scope->arena;
    struct file_id file_id;
    sl_text folder = existing_folder(arena, path), root = folder;
    bool is_settings = text_equal(text_file_name(path), TEXT(SETTINGS_NAME));
    bool is_gone = is_settings && !file_id_find(path, &file_id);
    if (!folder_root(arena, &root) && !is_settings)
        return;
    list_programs(scope, root);
    struct file_ids above = {.count = 0}; /* the file, and the folders that contain it, up to the root */
    sl_text at = folder;
    add_file_id(arena, &above, path);
    do
        add_file_id(arena, &above, at);
    while (folder_up(arena, &at));
    for (size_t i = 0; scope->of_program && !arena->failed && i < scope->programs.count; i++) {
        const struct settings_file *settings = scope->of_program[i];
        sl_text program = scope->programs.paths[i];
        if (!(settings && share_one(&settings->files, &above)) &&
            !(is_gone && real_path_inside(arena, folder, program).length))
            continue;
        /* The path may go up to the root and down again, although the program lies below the current folder. */
        bool detour = text_starts_with(program, TEXT("../"));
        sl_text below = detour ? real_name_inside(arena, TEXT("."), program) : (sl_text){NULL, 0};
        file_list_add(found, below.length ? below : program);
    }
}
