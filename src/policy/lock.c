/* lock.c - which packs judge here, by their digests.
 *
 *     # Which rules judge here. Written by samplint rules --lock; --locked refuses others.
 *     acme-policy 1.2.0 sha256:6b86... policy/acme
 *     builtin 0.1.0 sha256:d473...
 *
 * One line a pack, in the order of names, so that branches merge. The path says where a pack was found, and is not compared: what counts
 * is what a pack says. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/lines.h"
#include "base/path.h"
#include "base/text.h"
#include "base/version.h"
#include "judge/checker.h"
#include "judge/source_file.h"
#include "policy/packs.h"
#include "policy/policy.h"
#include "samplint/limits.h"
#include "samplint/pack.h"

#define DIGEST_MARK "sha256:"
#define DIGEST_DIGITS ((size_t)64)
#define SHOWN_DIGITS 12 /* tell two digests apart for a reader */

static const char head[] = "# Which rules judge here. Written by samplint rules --lock; --locked refuses others.\n";

static sl_text lock_path(sl_checker *checker) {
    struct arena *arena = &checker->arena;
    sl_text folder = checker->policy->settings ? folder_of(arena, checker->policy->settings->name) : TEXT(".");
    return arena->failed ? (sl_text){NULL, 0} : path_join(arena, folder, TEXT(LOCK_FILE));
}

const char *sl_lock_path(sl_checker *checker) {
    return lock_path(checker).bytes;
}

/* ---- what is in use ----------------------------------------------------------------------------------------------- */

static int compare_packs(const void *left, const void *right) {
    const sl_pack *const *a = left, *const *b = right;
    return text_compare((*a)->name, (*b)->name);
}

/* The packs by their names. */
static const sl_pack **sort_packs(sl_checker *checker, size_t *count) {
    const sl_pack *packs = sl_get_packs(checker, count);
    const sl_pack **sorted = packs ? arena_array(&checker->arena, *count, sizeof(*sorted)) : NULL;
    for (size_t i = 0; sorted && i < *count; i++)
        sorted[i] = &packs[i];
    if (sorted && *count > 1)
        qsort(sorted, *count, sizeof(*sorted), compare_packs);
    return sorted;
}

static sl_result refuse_unpackaged(sl_checker *checker) {
    struct arena *arena = &checker->arena;
    return problem_usage(&checker->problems, "lock",
                         "the rules of %.*s belong to no pack, and a lock is of packs; give that folder a "
                         "pack.lua (samplint new pack shows one)",
                         TEXT_ARG(arena_excerpt(arena, checker->policy->unpackaged)));
}

/* A pack's folder as counted from that of the lock; as it was named, where it lies elsewhere. */
static sl_text path_of(sl_checker *checker, const sl_pack *pack) {
    struct arena *arena = &checker->arena;
    sl_text below = real_path_inside(arena, folder_of(arena, lock_path(checker)), pack->path);
    return below.length ? below : pack->path;
}

sl_result sl_write_lock(const sl_writer_options *options, sl_checker *checker) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    size_t count = 0;
    if (checker->policy->unpackaged.length)
        return refuse_unpackaged(checker);
    const sl_pack **packs = sort_packs(checker, &count);
    buffer_append(&buffer, text_of(head));
    for (size_t i = 0; packs && i < count; i++) {
        const char *blank = packs[i]->path.length ? " " : "";
        sl_text path = packs[i]->path.length ? path_of(checker, packs[i]) : (sl_text){NULL, 0};
        buffer_append(&buffer,
                      arena_printf(&checker->arena, "%.*s %.*s " DIGEST_MARK "%.*s%s%.*s\n", TEXT_ARG(packs[i]->name),
                                   TEXT_ARG(packs[i]->version), TEXT_ARG(packs[i]->digest), blank, TEXT_ARG(path)));
    }
    sl_result result = !packs || checker->arena.failed || buffer.failed ? SL_OUT_OF_MEMORY : SL_OK;
    if (result == SL_OK && !options->sink(options->context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    return result;
}

/* ---- what is locked ----------------------------------------------------------------------------------------------- */

/* An entry of a lock. */
struct lock_entry {
    sl_text name, version, digest;
    size_t line;
};

struct lock {
    sl_checker *checker;
    sl_source source;
    struct lock_entry *entries;
    size_t count;
    size_t capacity;
    bool missing;     /* there is no such file */
    sl_result result; /* the worst so far */
};

/* The command that writes this lock anew, from anywhere. */
static sl_text command_of(sl_checker *checker) {
    struct arena *arena = &checker->arena;
    sl_text command = TEXT("samplint rules --lock");
    if (checker->policy->settings)
        command =
            arena_printf(arena, "%.*s --settings %.*s", TEXT_ARG(command), TEXT_ARG(checker->policy->settings->name));
    for (size_t i = 0; i < checker->policy->pack_count; i++)
        if (checker->policy->packs[i].path.length && checker->policy->packs[i].set_by.length == 0)
            command = arena_printf(arena, "%.*s %.*s", TEXT_ARG(command), TEXT_ARG(checker->policy->packs[i].path));
    return command;
}

/* Says what is wrong at a line of the lock, or with it as a whole: 0. */
static void refuse(struct lock *lock, size_t line, sl_text message) {
    sl_checker *checker = lock->checker;
    sl_source *source = arena_alloc(&checker->arena, sizeof *source);
    if (!source)
        return;
    *source = lock->source;
    sl_location location = {.source = source};
    if (line)
        location.span = line_span(source->bytes, line);
    const char *what = lock->missing ? "one" : "the lock anew";
    sl_result result = problem_add(&checker->problems, "lock", location, "%.*s; %.*s writes %s", TEXT_ARG(message),
                                   TEXT_ARG(command_of(checker)), what);
    lock->result = result > lock->result ? result : lock->result;
}

static struct lock_entry *find_entry(const struct lock *lock, sl_text name) {
    for (size_t i = 0; i < lock->count; i++)
        if (text_equal(lock->entries[i].name, name))
            return &lock->entries[i];
    return NULL;
}

static bool is_digest(sl_text text) {
    size_t mark = sizeof DIGEST_MARK - 1;
    bool good = text.length == mark + DIGEST_DIGITS && text_starts_with(text, TEXT(DIGEST_MARK));
    for (size_t i = mark; good && i < text.length; i++)
        good = memchr("0123456789abcdef", text.bytes[i], 16) != NULL;
    return good;
}

static void read_line(struct lock *lock, sl_text line, size_t number) {
    struct version version;
    struct lock_entry entry = {.line = number};
    text_take(&line, ' ', &entry.name);
    text_take(&line, ' ', &entry.version);
    text_take(&line, ' ', &entry.digest);
    if (entry.name.length == 0 || !version_read(entry.version, &version) || !is_digest(entry.digest)) {
        refuse(lock, number, TEXT("this line is damaged: it is to be NAME VERSION " DIGEST_MARK "DIGEST PATH"));
        return;
    }
    if (find_entry(lock, entry.name)) {
        refuse(lock, number, arena_printf(&lock->checker->arena, "%.*s is locked twice", TEXT_ARG(entry.name)));
        return;
    }
    entry.digest = text_slice(entry.digest, sizeof DIGEST_MARK - 1, entry.digest.length);
    struct lock_entry *entries =
        arena_grow(&lock->checker->arena, lock->entries, lock->count, &lock->capacity, sizeof *entries);
    if (!entries)
        return;
    lock->entries = entries;
    entries[lock->count++] = entry;
}

/* A line that starts with "#" is a comment. */
static void read_lines(struct lock *lock) {
    sl_text rest = lock->source.bytes;
    for (size_t number = 1; rest.length && !lock->checker->arena.failed; number++) {
        sl_text line;
        text_take(&rest, '\n', &line);
        line = text_trim(line);
        if (line.length && line.bytes[0] != '#')
            read_line(lock, line, number);
    }
}

/* ---- the two ------------------------------------------------------------------------------------------------------ */

static sl_text describe(struct arena *arena, sl_text version, sl_text digest) {
    return arena_printf(arena, "%.*s (" DIGEST_MARK "%.*s...)", TEXT_ARG(version),
                        TEXT_ARG(text_slice(digest, 0, SHOWN_DIGITS)));
}

static void compare_pack(struct lock *lock, const sl_pack *pack) {
    struct arena *arena = &lock->checker->arena;
    const struct lock_entry *entry = find_entry(lock, pack->name);
    sl_text where = pack->path.length ? arena_printf(arena, " in %.*s", TEXT_ARG(pack->path)) : (sl_text){NULL, 0};
    if (!entry) {
        refuse(lock, 0,
               arena_printf(arena, "%.*s %.*s%.*s is in use, and not locked", TEXT_ARG(pack->name),
                            TEXT_ARG(pack->version), TEXT_ARG(where)));
        return;
    }
    if (text_equal(entry->version, pack->version) && text_equal(entry->digest, pack->digest))
        return;
    sl_text locked = describe(arena, entry->version, entry->digest),
            found = describe(arena, pack->version, pack->digest);
    refuse(lock, entry->line,
           arena_printf(arena, "%.*s is locked as %.*s, and what is found%.*s is %.*s: look at what has changed",
                        TEXT_ARG(pack->name), TEXT_ARG(locked), TEXT_ARG(where), TEXT_ARG(found)));
}

static void compare(struct lock *lock) {
    size_t count;
    const sl_pack *packs = sl_get_packs(lock->checker, &count);
    for (size_t i = 0; packs && i < count; i++)
        compare_pack(lock, &packs[i]);
    for (size_t i = 0; packs && i < lock->count; i++) {
        bool used = false;
        for (size_t j = 0; j < count && !used; j++)
            used = text_equal(packs[j].name, lock->entries[i].name);
        if (!used)
            refuse(lock, lock->entries[i].line,
                   arena_printf(&lock->checker->arena, "%.*s %.*s is locked, and not in use",
                                TEXT_ARG(lock->entries[i].name), TEXT_ARG(lock->entries[i].version)));
    }
}

sl_result sl_check_lock(sl_checker *checker) {
    struct lock lock = {.checker = checker, .source = {.name = lock_path(checker)}, .result = SL_OK};
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    if (checker->policy->unpackaged.length)
        return refuse_unpackaged(checker);
    sl_text tree = file_tree_of(&checker->arena, folder_of(&checker->arena, lock.source.name));
    switch (trusted_read(&checker->arena, TRUST_FOUND(tree), lock.source.name, SL_LIMIT_SETTINGS_BYTES,
                         &lock.source.bytes)) {
    case FILE_OK: break;
    case FILE_OUT_OF_MEMORY: return SL_OUT_OF_MEMORY;
    case FILE_CANNOT_READ:
        if (errno != ENOENT)
            return problem_cannot_read(&checker->problems, lock.source.name, errno);
        lock.missing = true;
        refuse(&lock, 0, TEXT("there is no lock here"));
        return checker_result(checker, SL_REFUSED);
    }
    if (lock.source.bytes.length > SL_LIMIT_SETTINGS_BYTES)
        refuse(&lock, 0, TEXT("this file is too large for a lock"));
    else
        read_lines(&lock);
    if (lock.result == SL_OK)
        compare(&lock);
    return checker_result(checker, lock.result);
}
