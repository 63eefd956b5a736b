#include "discover/settings_scope.h"

#include <sys/stat.h>

#include "base/file_id.h"
#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "policy/policy.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

struct file_ids {
    struct file_id *list;
    size_t count;
    size_t capacity;
};

/* Settings, with the files and folders that they name. */
struct settings_file {
    struct settings_file *next;
    sl_text path;
    struct file_ids itself, named;
};

sl_text settings_above(struct arena *arena, sl_text folder) {
    do {
        struct stat about; /* what cannot be read as settings is an error, and not no settings */
        sl_text path = path_join(arena, folder, TEXT(SETTINGS_NAME));
        if (path.length && lstat(path.bytes, &about) == 0)
            return path;
    } while (folder_up(arena, &folder));
    return (sl_text){NULL, 0};
}

/* ---- file_ids -------------------------------------------------------------------------------------------------------- */

static void add_file_id(struct arena *arena, struct file_ids *file_ids, sl_text path) {
    struct file_id file_id;
    if (!file_id_find(path, &file_id))
        return;
    struct file_id *list = arena_grow(arena, file_ids->list, file_ids->count, &file_ids->capacity, sizeof *list);
    if (!list)
        return;
    file_ids->list = list;
    list[file_ids->count++] = file_id;
}

static bool share_one(const struct file_ids *a, const struct file_ids *b) {
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (file_id_equal(&a->list[i], &b->list[j]))
                return true;
    return false;
}

/* ---- what settings name ------------------------------------------------------------------------------------------- */

/* Every text in a node, as a path from the folder of the settings. What is no path leads nowhere. */
static void add_named(struct arena *arena, struct file_ids *named, sl_text folder, const struct node *node) {
    node = node_behind(node);
    if (node->kind == NODE_SCALAR && node->text.length) {
        add_file_id(arena, named, path_resolve(arena, folder, node->text));
    } else if (node->kind == NODE_SEQUENCE) {
        for (size_t i = 0; i < node->item_count; i++)
            add_named(arena, named, folder, node->items[i]);
    } else if (node->kind == NODE_MAPPING) {
        for (size_t i = 0; i < node->entry_count; i++)
            add_named(arena, named, folder, node->entries[i].value);
    }
}

/* What is wrong with settings is said when they are loaded. */
static void read_named(struct arena *arena, struct settings_file *settings_file) {
    static const sl_text keys[] = {TEXT_INIT("rule_folders"), TEXT_INIT("packs"), TEXT_INIT("waivers"),
                                   TEXT_INIT("baseline")};
    struct arena scratch = ARENA_EMPTY;
    sl_source source = {.name = settings_file->path};
    size_t count = 0;
    sl_text tree = file_tree_of(&scratch, folder_of(&scratch, settings_file->path));
    bool read =
        file_read_found(&scratch, settings_file->path.bytes, tree, SL_LIMIT_SETTINGS_BYTES, &source.bytes) == FILE_OK &&
        source.bytes.length <= SL_LIMIT_SETTINGS_BYTES;
    struct document *documents = read ? yaml_read(&scratch, &source, &count) : NULL;
    const struct node *root = documents && count ? node_behind(documents[0].root) : NULL;
    for (size_t i = 0; root && root->kind == NODE_MAPPING && i < root->entry_count; i++) {
        const struct node *key = node_behind(root->entries[i].key);
        if (key->kind == NODE_SCALAR && text_find(keys, 4, key->text) < 4)
            add_named(arena, &settings_file->named, folder_of(arena, settings_file->path), root->entries[i].value);
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
}

static struct settings_file *settings_file_of(struct settings_scope *reach, sl_text path) {
    for (struct settings_file *known = reach->settings_files; known; known = known->next)
        if (text_equal(known->path, path))
            return known;
    struct settings_file *settings_file = arena_alloc(reach->arena, sizeof *settings_file);
    if (!settings_file)
        return NULL;
    *settings_file = (struct settings_file){.next = reach->settings_files, .path = path};
    reach->settings_files = settings_file;
    add_file_id(reach->arena, &settings_file->itself, path);
    add_file_id(reach->arena, &settings_file->named,
                path_join(reach->arena, folder_of(reach->arena, path), TEXT(LOCK_FILE)));
    read_named(reach->arena, settings_file);
    return settings_file;
}

/* ---- programs ----------------------------------------------------------------------------------------------------- */

static bool is_wanted(sl_text name, const void *vocabulary) {
    return is_program_name(vocabulary, name);
}

/* Lists the programs below a folder with their settings. Neighbors in the list are mostly of one folder. */
static void list_programs(struct settings_scope *reach, sl_text root) {
    struct arena *arena = reach->arena;
    sl_text last = {NULL, 0};
    struct settings_file *settings_file = NULL;
    if (text_equal(reach->root, root))
        return;
    reach->root = root;
    reach->settings_files = NULL;
    reach->programs = (struct file_list){.arena = arena};
    file_find(&reach->programs, root.bytes, is_wanted, reach->vocabulary);
    reach->of_program = arena_array(arena, reach->programs.count, sizeof(*reach->of_program));
    for (size_t i = 0; reach->of_program && i < reach->programs.count; i++) {
        sl_text folder = folder_of(arena, reach->programs.paths[i]);
        if (i == 0 || !text_equal(folder, last)) {
            sl_text settings = settings_above(arena, folder);
            settings_file = settings.length ? settings_file_of(reach, settings) : NULL;
        }
        last = folder;
        reach->of_program[i] = settings_file;
    }
}

/* A file and all folders that it lies in, up to the root of its repository. */
static struct file_ids file_ids_above(struct arena *arena, sl_text path, sl_text folder) {
    struct file_ids file_ids = {.count = 0};
    add_file_id(arena, &file_ids, path);
    do
        add_file_id(arena, &file_ids, folder);
    while (folder_up(arena, &folder));
    return file_ids;
}

/* The path of a program in or below the folder we stand in, which the way over the root of the repository makes longer. */
static sl_text shorter(struct arena *arena, sl_text path) {
    sl_text below = text_starts_with(path, TEXT("../")) ? real_name_inside(arena, TEXT("."), path) : (sl_text){NULL, 0};
    return below.length ? below : path;
}

void settings_scope_find(struct settings_scope *reach, sl_text path, struct file_list *found) {
    struct arena *arena = reach->arena;
    struct file_id file_id;
    sl_text folder = existing_folder(arena, path), root = folder;
    bool settings = text_equal(text_file_name(path), TEXT(SETTINGS_NAME));
    bool gone = settings && !file_id_find(path, &file_id);
    if (!folder_root(arena, &root) && !settings)
        return;
    list_programs(reach, root);
    struct file_ids above = file_ids_above(arena, path, folder);
    for (size_t i = 0; reach->of_program && !arena->failed && i < reach->programs.count; i++) {
        const struct settings_file *settings_file = reach->of_program[i];
        sl_text program = reach->programs.paths[i];
        bool reached =
            settings_file && (share_one(&settings_file->itself, &above) || share_one(&settings_file->named, &above));
        if (reached || (gone && real_path_inside(arena, folder, program).length))
            file_list_add(found, shorter(arena, program));
    }
}
