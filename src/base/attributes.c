/* attributes.c - copies the attributes of a file to the file that replaces it. */
#include "base/attributes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

mode_t attributes_mode(const struct stat *old) {
    return old->st_mode & 01777;
}

static bool copy_owner(const struct stat *old, int to) {
    struct stat fresh;
    if (fstat(to, &fresh) != 0)
        return false;
    return (fresh.st_uid == old->st_uid && fresh.st_gid == old->st_gid) || fchown(to, old->st_uid, old->st_gid) == 0;
}

#ifdef __linux__

#include <sys/xattr.h>

/* Returns whether the system sets an attribute itself. It may refuse to let others set it. */
static bool is_set_by_system(sl_text name) {
    return text_starts_with(name, TEXT("security."));
}

/* Returns whether an attribute must not be copied: it describes the old content, or gives a program more rights. */
static bool is_not_copied(sl_text name) {
    static const sl_text names[] = {TEXT_INIT("security.capability"), TEXT_INIT("security.evm"),
                                    TEXT_INIT("security.ima")};
    return text_find(names, sizeof names / sizeof *names, name) < sizeof names / sizeof *names;
}

/* Lists the names of a file's extended attributes, each followed by a NUL. The list is empty on a file system without
 * extended attributes. Returns false with errno. */
static bool list_names(struct arena *arena, int descriptor, sl_text *names) {
    ssize_t size = flistxattr(descriptor, NULL, 0);
    *names = (sl_text){NULL, 0};
    if (size <= 0)
        return size == 0 || errno == ENOTSUP;
    char *room = arena_alloc(arena, (size_t)size);
    size = room ? flistxattr(descriptor, room, (size_t)size) : -1;
    *names = (sl_text){room, size > 0 ? (size_t)size : 0};
    return size >= 0;
}

static bool copy_one(struct arena *arena, int from, int to, const char *name) {
    ssize_t size = fgetxattr(from, name, NULL, 0);
    char *room = size >= 0 ? arena_alloc(arena, (size_t)size + 1) : NULL;
    size = room ? fgetxattr(from, name, room, (size_t)size) : -1;
    return size >= 0 && fsetxattr(to, name, room, (size_t)size, 0) == 0;
}

static bool has_name(sl_text names, sl_text name) {
    sl_text other;
    while (names.length) {
        text_take(&names, '\0', &other);
        if (text_equal(other, name))
            return true;
    }
    return false;
}

/* Gives the new file the extended attributes of the old one. Removes others: a folder can give a default access control
 * list to a file that is created in it. */
static bool copy_extended(struct arena *arena, int from, int to) {
    sl_text old, fresh, name;
    bool good = list_names(arena, from, &old) && list_names(arena, to, &fresh);
    for (sl_text rest = old; good && rest.length;) {
        text_take(&rest, '\0', &name);
        good = is_not_copied(name) || copy_one(arena, from, to, name.bytes) || is_set_by_system(name);
    }
    for (sl_text rest = fresh; good && rest.length;) {
        text_take(&rest, '\0', &name);
        good = has_name(old, name) || fremovexattr(to, name.bytes) == 0 || is_set_by_system(name);
    }
    return good;
}

#else

static bool copy_extended(struct arena *arena, int from, int to) {
    (void)arena, (void)from, (void)to;
    return true;
}

#endif

/* Sets the permissions last: a change of owner or of an access control list can alter them. */
bool attributes_copy(struct arena *arena, int from, const struct stat *old, int to) {
    return copy_owner(old, to) && copy_extended(arena, from, to) && fchmod(to, attributes_mode(old)) == 0;
}
