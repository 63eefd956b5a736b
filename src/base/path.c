/* path.c - splits, joins and compares paths. */
#include "base/path.h"

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

sl_text path_join(struct arena *arena, sl_text folder, sl_text name) {
    if (text_equal(folder, TEXT(".")))
        return arena_copy(arena, name);
    return arena_join(arena, folder, text_ends_with(folder, TEXT("/")) ? "" : "/", name);
}

sl_text path_unjoin(sl_text folder, sl_text path) {
    if (text_equal(folder, TEXT(".")))
        return path;
    return text_slice(path, folder.length + !text_ends_with(folder, TEXT("/")), path.length);
}

sl_text path_resolve(struct arena *arena, sl_text folder, sl_text path) {
    return text_starts_with(path, TEXT("/")) ? arena_copy(arena, path) : path_join(arena, folder, path);
}

sl_text path_inside(sl_text folder, sl_text path) {
    if (folder.length == 0)
        return (sl_text){NULL, 0};
    if (folder.length == 1)
        folder.length = 0; /* "/" */
    if (path.length <= folder.length || path.bytes[folder.length] != '/' || !text_starts_with(path, folder))
        return (sl_text){NULL, 0};
    return text_slice(path, folder.length + 1, path.length);
}

sl_text path_relative(struct arena *arena, sl_text folder, sl_text path) {
    sl_text up = {NULL, 0}, below = path_inside(folder, path);
    while (below.length == 0 && folder.length > 1 && path.length && !arena->failed) {
        folder = folder_of(arena, folder);
        up = arena_printf(arena, "../%.*s", TEXT_ARG(up));
        below = path_inside(folder, path);
    }
    return up.length ? arena_join(arena, up, "", below) : below;
}
