/* folder.c - asks the file system for identities, folders, real paths and repositories. */
#include "base/folder.h"

#include <limits.h>
#include <stdlib.h>

#include "base/path.h"
#include "base/text.h"

struct file_id file_id_of(const struct stat *about) {
    return (struct file_id){about->st_dev, about->st_ino};
}

bool file_id_find(sl_text path, struct file_id *file_id) {
    struct stat about;
    if (path.length == 0 || stat(path.bytes, &about) != 0)
        return false;
    *file_id = file_id_of(&about);
    return true;
}

int file_id_compare(const struct file_id *a, const struct file_id *b) {
    int order = (a->device > b->device) - (a->device < b->device);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

bool file_id_equal(const struct file_id *a, const struct file_id *b) {
    return file_id_compare(a, b) == 0;
}

bool path_is_folder(sl_text path) {
    struct stat about;
    return stat(path.bytes, &about) == 0 && S_ISDIR(about.st_mode);
}

sl_text existing_folder(struct arena *arena, sl_text path) {
    struct stat about;
    sl_text folder = folder_of(arena, path), above = folder_of(arena, folder);
    for (; !arena->failed && stat(folder.bytes, &about) != 0 && !text_equal(folder, above);
         above = folder_of(arena, above))
        folder = above;
    return folder;
}

sl_text real_path(struct arena *arena, sl_text path) {
    char real[PATH_MAX];
    sl_text copy = arena_copy(arena, path);
    return arena->failed || !realpath(copy.bytes, real) ? (sl_text){NULL, 0} : arena_copy(arena, text_of(real));
}

sl_text real_name(struct arena *arena, sl_text path) {
    sl_text place = real_path(arena, folder_of(arena, path));
    return place.length ? path_join(arena, place, text_file_name(path)) : place;
}

sl_text real_path_inside(struct arena *arena, sl_text folder, sl_text path) {
    return path_inside(real_path(arena, folder), real_path(arena, path));
}

sl_text real_name_inside(struct arena *arena, sl_text folder, sl_text path) {
    sl_text name = real_name(arena, path);
    return name.length ? path_inside(real_path(arena, folder), name) : name;
}

static bool holds_repository(struct arena *arena, sl_text folder) {
    struct stat about;
    sl_text git = path_join(arena, folder, TEXT(".git"));
    return git.length && lstat(git.bytes, &about) == 0;
}

bool folder_up(struct arena *arena, sl_text *folder) {
    struct file_id here, above;
    sl_text up = path_join(arena, *folder, TEXT(".."));
    bool root = !file_id_find(*folder, &here) || !file_id_find(up, &above) || file_id_equal(&here, &above);
    if (root || holds_repository(arena, *folder) || arena->failed)
        return false;
    if (text_equal(*folder, TEXT(".")))
        *folder = TEXT("..");
    else if (text_equal(text_file_name(*folder), TEXT("..")))
        *folder = up;
    else
        *folder = folder_of(arena, *folder);
    return !arena->failed;
}

bool folder_root(struct arena *arena, sl_text *folder) {
    sl_text at = *folder;
    while (folder_up(arena, &at))
        ;
    if (!holds_repository(arena, at))
        return false;
    *folder = at;
    return true;
}

sl_text file_tree_of(struct arena *arena, sl_text folder) {
    sl_text tree = real_path(arena, folder);
    if (tree.length)
        folder_root(arena, &tree);
    return arena->failed ? (sl_text){NULL, 0} : tree;
}

bool file_tree_holds(struct arena *arena, sl_text tree, sl_text path) {
    sl_text real = real_path(arena, path);
    return real.length == 0 || text_equal(real, tree) || path_inside(tree, real).length > 0;
}
