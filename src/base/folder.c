#include "base/folder.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_id.h"
#include "base/text.h"

sl_text folder_part(sl_text path) {
    size_t end = path.length - text_file_name(path).length;
    while (end > 1 && path.bytes[end - 1] == '/')
        end--;
    return end ? text_slice(path, 0, end) : TEXT(".");
}

sl_text folder_of(struct arena *arena, sl_text path) {
    return arena_copy(arena, folder_part(path));
}

sl_text folder_there(struct arena *arena, sl_text path) {
    struct stat about;
    sl_text folder = folder_of(arena, path), above = folder_of(arena, folder);
    for (; !arena->failed && stat(folder.bytes, &about) != 0 && !text_equal(folder, above);
         above = folder_of(arena, above))
        folder = above;
    return folder;
}

bool leads_to_folder(sl_text path) {
    struct stat about;
    return stat(path.bytes, &about) == 0 && S_ISDIR(about.st_mode);
}

sl_text real_path(struct arena *arena, sl_text path) {
    char real[PATH_MAX];
    sl_text copy = arena_copy(arena, path);
    return arena->failed || !realpath(copy.bytes, real) ? (sl_text){NULL, 0} : arena_copy(arena, text_of(real));
}

sl_text path_behind(sl_text above, sl_text below) {
    if (above.length == 0)
        return (sl_text){NULL, 0};
    if (above.length == 1)
        above.length = 0; /* "/" */
    if (below.length <= above.length || below.bytes[above.length] != '/' || !text_starts_with(below, above))
        return (sl_text){NULL, 0};
    return text_slice(below, above.length + 1, below.length);
}

sl_text path_below(struct arena *arena, sl_text folder, sl_text path) {
    return path_behind(real_path(arena, folder), real_path(arena, path));
}

sl_text path_from(struct arena *arena, sl_text folder, sl_text path) {
    return text_starts_with(path, TEXT("/")) ? arena_copy(arena, path) : file_below(arena, folder, path);
}

sl_text path_within(sl_text folder, sl_text path) {
    if (text_equal(folder, TEXT(".")))
        return path;
    return text_slice(path, folder.length + !text_ends_with(folder, TEXT("/")), path.length);
}

sl_text path_relative(struct arena *arena, sl_text folder, sl_text path) {
    sl_text up = {NULL, 0}, below = path_behind(folder, path);
    while (below.length == 0 && folder.length > 1 && path.length && !arena->failed) {
        folder = folder_of(arena, folder);
        up = arena_printf(arena, "../%.*s", TEXT_ARG(up));
        below = path_behind(folder, path);
    }
    return up.length ? arena_join(arena, up, "", below) : below;
}

sl_text real_name(struct arena *arena, sl_text path) {
    sl_text place = real_path(arena, folder_of(arena, path));
    return place.length ? file_below(arena, place, text_file_name(path)) : place;
}

sl_text name_below(struct arena *arena, sl_text folder, sl_text path) {
    sl_text name = real_name(arena, path);
    return name.length ? path_behind(real_path(arena, folder), name) : name;
}

static bool holds_repository(struct arena *arena, sl_text folder) {
    struct stat about;
    sl_text git = file_below(arena, folder, TEXT(".git"));
    return git.length && lstat(git.bytes, &about) == 0;
}

static bool is_root(struct arena *arena, sl_text folder) {
    struct file_id here, above;
    sl_text up = file_below(arena, folder, TEXT(".."));
    return !file_id_find(folder, &here) || !file_id_find(up, &above) || file_id_equal(&here, &above);
}

bool folder_up(struct arena *arena, sl_text *folder) {
    if (holds_repository(arena, *folder) || is_root(arena, *folder) || arena->failed)
        return false;
    if (text_equal(*folder, TEXT(".")))
        *folder = TEXT("..");
    else if (text_equal(text_file_name(*folder), TEXT("..")))
        *folder = file_below(arena, *folder, TEXT(".."));
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

sl_text tree_of(struct arena *arena, sl_text folder) {
    sl_text tree = real_path(arena, folder);
    if (tree.length)
        folder_root(arena, &tree);
    return arena->failed ? (sl_text){NULL, 0} : tree;
}

bool tree_holds(struct arena *arena, sl_text tree, sl_text path) {
    sl_text real = real_path(arena, path);
    return real.length == 0 || text_equal(real, tree) || path_behind(tree, real).length > 0;
}
