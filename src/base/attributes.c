#include "base/attributes.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/text.h"

static bool copy_owner(const struct stat *old, int to) {
    struct stat fresh;
    if (fstat(to, &fresh) != 0)
        return false;
    return (fresh.st_uid == old->st_uid && fresh.st_gid == old->st_gid) || fchown(to, old->st_uid, old->st_gid) == 0;
}

#ifdef __linux__

#include <sys/xattr.h>

/* Labels that the system gives to each file itself, and may refuse to others. */
static bool is_of_system(sl_text name) {
    return text_starts_with(name, TEXT("security."));
}

/* About the old content, or what lets programs run with more rights. */
static bool is_left(sl_text name) {
    static const sl_text left[] = {TEXT_INIT("security.capability"), TEXT_INIT("security.evm"),
                                   TEXT_INIT("security.ima")};
    return text_find(left, sizeof left / sizeof *left, name) < sizeof left / sizeof *left;
}

/* The names, each with a NUL behind. Returns false with an errno; a file system without any has none. */
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

/* A folder may give lists of access to what is made in it, which the old file need not have. */
static bool copy_extended(struct arena *arena, int from, int to) {
    sl_text old, fresh, name;
    bool good = list_names(arena, from, &old) && list_names(arena, to, &fresh);
    for (sl_text rest = old; good && rest.length;) {
        text_take(&rest, '\0', &name);
        good = is_left(name) || copy_one(arena, from, to, name.bytes) || is_of_system(name);
    }
    for (sl_text rest = fresh; good && rest.length;) {
        text_take(&rest, '\0', &name);
        good = has_name(old, name) || fremovexattr(to, name.bytes) == 0 || is_of_system(name);
    }
    return good;
}

#else

static bool copy_extended(struct arena *arena, int from, int to) {
    (void)arena, (void)from, (void)to;
    return true;
}

#endif

/* The permissions come last: what comes before them can change them. */
bool attributes_copy(struct arena *arena, int from, const struct stat *old, int to) {
    return copy_owner(old, to) && copy_extended(arena, from, to) && fchmod(to, atomic_file_mode(old)) == 0;
}
