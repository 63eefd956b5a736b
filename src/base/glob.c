/* glob.c - finds files by a pattern, and matches paths against a pattern. */
#include "base/glob.h"

#include <errno.h>
#include <fnmatch.h>
#include <string.h>

#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"

/* A pattern or a path, split at its slashes. */
struct pattern {
    sl_text *names; /* each followed by a NUL */
    size_t count;
};

bool glob_is_pattern(sl_text pattern) {
    for (size_t i = 0; i < pattern.length; i++)
        if (memchr("*?[", pattern.bytes[i], 3))
            return true;
    return false;
}

static bool is_any_folders(sl_text name) {
    return text_equal(name, TEXT("**"));
}

bool glob_is_too_wide(sl_text pattern) {
    size_t seen = 0;
    for (bool more = true; more;) {
        sl_text name;
        more = text_take(&pattern, '/', &name);
        seen += is_any_folders(name);
    }
    return seen > 1;
}

/* Splits a path into names. Drops empty names and ".". */
static struct pattern split(struct arena *arena, sl_text path) {
    sl_text *names = arena_array(arena, path.length / 2 + 2, sizeof *names);
    size_t count = 0;
    for (bool more = names != NULL; more;) {
        sl_text name;
        more = text_take(&path, '/', &name);
        if (name.length && !text_equal(name, TEXT(".")))
            names[count++] = arena_copy(arena, name);
    }
    return (struct pattern){names, arena->failed ? 0 : count};
}

/* Splits a pattern. A final "**" matches everything below; a second "**" is treated as "*", which bounds the time. */
static struct pattern split_pattern(struct arena *arena, sl_text text) {
    struct pattern pattern = split(arena, text);
    bool seen = false;
    for (size_t i = 0; i < pattern.count; i++) {
        if (seen && is_any_folders(pattern.names[i]))
            pattern.names[i] = TEXT("*");
        seen = seen || is_any_folders(pattern.names[i]);
    }
    if (pattern.count && is_any_folders(pattern.names[pattern.count - 1]))
        pattern.names[pattern.count++] = TEXT("*");
    return pattern;
}

static struct pattern rest_of(const struct pattern *pattern) {
    return (struct pattern){pattern->names + 1, pattern->count - 1};
}

static bool matches(sl_text pattern, sl_text name) {
    if (memchr(pattern.bytes, '\0', pattern.length)) /* no name has a NUL */
        return false;
    return fnmatch(pattern.bytes, name.bytes, FNM_PERIOD | FNM_NOESCAPE) == 0;
}

static void expand(struct file_list *list, sl_text folder, size_t depth, const struct pattern *pattern);

/* Continues at a path that the start of a pattern matched; `rest` is the rest of the pattern. Follows a link to a
 * folder only when the pattern gives its full name (`named`). When a wildcard matched the link, adds a fault, because
 * the files below it are not searched. */
static void continue_at(struct file_list *list, const struct file_name *name, const struct pattern *rest, bool named) {
    enum file_kind kind = file_name_kind(list, name);
    bool link = kind == FILE_REGULAR && rest->count && path_is_folder(name->path);
    if (kind == FILE_REGULAR && rest->count == 0)
        file_list_add(list, name->path);
    else if (link && !named)
        file_fault_add(list, name->path, ELOOP);
    else if ((kind == FILE_FOLDER || link) && rest->count)
        expand(list, name->path, name->depth + 1, rest);
}

static void take_name(struct file_list *list, const struct file_name *name, const void *context) {
    const struct pattern *pattern = context;
    struct pattern rest = rest_of(pattern);
    if (list->arena->failed)
        return;
    if (is_any_folders(pattern->names[0]))
        continue_at(list, name, pattern, false);
    else if (matches(pattern->names[0], text_file_name(name->path)))
        continue_at(list, name, &rest, false);
}

static void expand(struct file_list *list, sl_text folder, size_t depth, const struct pattern *pattern) {
    struct pattern rest = rest_of(pattern);
    if (is_any_folders(pattern->names[0]))
        expand(list, folder, depth, &rest); /* "**" matches zero folders */
    if (glob_is_pattern(pattern->names[0]))
        file_names(list, folder, depth, take_name, pattern);
    else
        continue_at(list, &(struct file_name){path_join(list->arena, folder, pattern->names[0]), FILE_UNKNOWN, depth},
                    &rest, true);
}

void glob_find(struct file_list *list, sl_text folder, sl_text pattern) {
    struct pattern names = split_pattern(list->arena, pattern);
    sl_text start = arena_copy(list->arena, folder);
    if (names.count && !list->arena->failed)
        expand(list, start, 0, &names);
    file_list_sort(list);
}

/* ---- matching without the file system ---------------------------------------------------------------------------- */

static bool match(struct pattern pattern, struct pattern path) {
    for (; pattern.count && path.count; pattern = rest_of(&pattern), path = rest_of(&path)) {
        if (is_any_folders(pattern.names[0])) {
            struct pattern rest = rest_of(&pattern);
            for (; path.count; path = rest_of(&path))
                if (match(rest, path))
                    return true;
            return false;
        }
        if (!matches(pattern.names[0], path.names[0]))
            return false;
    }
    return pattern.count == 0;
}

bool glob_match(struct arena *arena, sl_text pattern, sl_text path) {
    struct pattern names = split_pattern(arena, pattern), parts = split(arena, path);
    if (arena->failed || names.count == 0)
        return false;
    if (memchr(pattern.bytes, '/', pattern.length))
        return match(names, parts);
    for (; parts.count; parts = rest_of(&parts))
        if (match(names, parts))
            return true;
    return false;
}
