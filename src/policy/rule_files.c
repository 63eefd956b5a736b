/* rule_files.c - finds the files of rules in a folder, and the folders that are packs. */
#include "policy/rule_files.h"

#include <sys/stat.h>

#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"

static bool is_rule_file(sl_text name, const void *context) {
    (void)context;
    return text_ends_with(name, TEXT(".lua"));
}

bool is_pack_file(sl_text path) {
    return text_equal(text_file_name(path), TEXT(PACK_FILE));
}

bool pack_is_there(struct arena *arena, sl_text folder) {
    struct stat about;
    sl_text path = path_join(arena, folder, TEXT(PACK_FILE));
    return path.length && lstat(path.bytes, &about) == 0 && !path_is_folder(path);
}

sl_text without_slash(sl_text folder) {
    while (folder.length > 1 && folder.bytes[folder.length - 1] == '/')
        folder.length--;
    return folder;
}

sl_text pack_around(struct arena *arena, sl_text path) {
    sl_text folder = path_is_folder(path) ? arena_copy(arena, without_slash(path)) : folder_of(arena, path);
    do {
        if (arena->failed || pack_is_there(arena, folder))
            return arena->failed ? (sl_text){NULL, 0} : folder;
    } while (folder_up(arena, &folder));
    return (sl_text){NULL, 0};
}

static bool is_in_pack(const struct file_list *packs, struct arena *arena, sl_text path) {
    for (size_t i = 0; i < packs->count; i++)
        if (path_inside(folder_of(arena, packs->paths[i]), path).length)
            return true;
    return false;
}

sl_result rule_files_find(struct problems *problems, struct arena *arena, sl_text folder, sl_text own,
                          struct file_list *files) {
    struct file_list all = {.arena = arena}, packs = {.arena = arena};
    *files = (struct file_list){.arena = arena};
    file_find(&all, folder.bytes, is_rule_file, NULL);
    sl_result worst = problems_of_search(problems, &all);
    for (size_t i = 0; i < all.count; i++)
        if (is_pack_file(all.paths[i]) && !text_equal(all.paths[i], own))
            file_list_add(&packs, all.paths[i]);
    /* Rules of a pack that are loaded with another folder would lack the options and severities that their PACK_FILE
     * sets. */
    for (size_t i = 0; i < packs.count; i++)
        worst =
            sl_result_max(worst, problem_of_file(problems, "load", packs.paths[i],
                                                 "this is a pack of its own; name its folder, and not one above it"));
    for (size_t i = 0; i < all.count; i++)
        if (!is_pack_file(all.paths[i]) && !is_in_pack(&packs, arena, all.paths[i]))
            file_list_add(files, all.paths[i]);
    return arena->failed ? SL_OUT_OF_MEMORY : worst;
}
