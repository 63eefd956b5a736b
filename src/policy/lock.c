/* lock.c - writes the lock, a file with the packs in use and their digests, and compares the loaded packs with it.
 *
 *     # The packs in use. Written by samplint rules --lock; --locked refuses any other pack.
 *     acme-policy 1.2.0 sha256:6b86... policy/acme
 *     builtin 0.1.0 sha256:d473...
 *
 * There is one line per pack, in the order of names, so that changes of two branches seldom conflict. The path tells a
 * reader where the pack was found. It is not compared: only the contents of a pack count. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/folder.h"
#include "base/lines.h"
#include "base/path.h"
#include "base/source_file.h"
#include "base/text.h"
#include "base/version.h"
#include "checker/checker.h"
#include "policy/policy.h"
#include "samplint/limits.h"
#include "samplint/pack.h"

#define DIGEST_MARK "sha256:"
#define DIGEST_DIGITS ((size_t)64)
#define SHOWN_DIGITS 12 /* enough for a reader to tell two digests apart */

static sl_text lock_path(const sl_checker *checker, struct arena *arena) {
    sl_text folder = checker->policy->settings ? folder_of(arena, checker->policy->settings->name) : TEXT(".");
    return arena->failed ? (sl_text){NULL, 0} : path_join(arena, folder, TEXT(LOCK_FILE));
}

const char *sl_get_lock_path(sl_checker *checker) {
    if (!checker->policy->lock_path)
        checker->policy->lock_path = lock_path(checker, &checker->arena).bytes;
    return checker->policy->lock_path;
}

static sl_result report_unpackaged(sl_checker *checker) {
    return problem_usage(&checker->problems, "lock",
                         "the rules of %.*s belong to no pack, and a lock lists packs; give that folder a "
                         "pack.lua (samplint new pack shows one)",
                         TEXT_ARG(arena_excerpt(&checker->problems.arena, checker->policy->unpackaged)));
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static int compare_packs(const void *left, const void *right) {
    const sl_pack *const *a = left, *const *b = right;
    return text_compare((*a)->name, (*b)->name);
}

sl_result sl_write_lock(const sl_writer_options *options, sl_checker *checker) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct arena scratch = ARENA_EMPTY;
    size_t count = 0;
    if (checker->policy->unpackaged.length)
        return report_unpackaged(checker);
    const sl_pack *listed = sl_get_packs(checker, &count);
    const sl_pack **packs = arena_array(&scratch, count, sizeof(*packs));
    for (size_t i = 0; packs && i < count; i++)
        packs[i] = &listed[i];
    if (packs && count > 1)
        qsort(packs, count, sizeof(*packs), compare_packs);
    sl_text folder = folder_of(&scratch, lock_path(checker, &scratch));
    buffer_append(&buffer,
                  TEXT("# The packs in use. Written by samplint rules --lock; --locked refuses any other pack.\n"));
    for (size_t i = 0; packs && i < count; i++) {
        sl_text path = packs[i]->path, below = real_path_inside(&scratch, folder, path);
        path = below.length ? below : path; /* as it was named, if it does not lie below the folder of the lock */
        buffer_append(&buffer, arena_printf(&scratch, "%.*s %.*s " DIGEST_MARK "%.*s%s%.*s\n", TEXT_ARG(packs[i]->name),
                                            TEXT_ARG(packs[i]->version), TEXT_ARG(packs[i]->digest),
                                            path.length ? " " : "", TEXT_ARG(path)));
    }
    sl_result result = !listed || scratch.failed || buffer.failed ? SL_OUT_OF_MEMORY : SL_OK;
    if (result == SL_OK && !options->sink(options->context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    arena_free(&scratch);
    return result;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct lock_entry {
    sl_text name, version, digest;
    size_t line;
};

/* A lock that is compared. All of it lives as long as the problems. */
struct lock {
    sl_checker *checker;
    struct arena *arena;
    sl_source *source;
    struct lock_entry *entries;
    size_t count, capacity;
    bool missing;     /* there is no such file */
    sl_result result; /* the worst so far */
};

/* Returns the command that writes this lock anew. */
static sl_text command_of(const struct lock *lock) {
    const struct policy *policy = lock->checker->policy;
    struct arena *arena = lock->arena;
    sl_text command = TEXT("samplint rules --lock");
    if (policy->settings)
        command = arena_printf(arena, "%.*s --settings %.*s", TEXT_ARG(command), TEXT_ARG(policy->settings->name));
    for (size_t i = 0; i < policy->pack_count; i++)
        if (policy->packs[i].path.length && policy->packs[i].set_by.length == 0)
            command = arena_printf(arena, "%.*s %.*s", TEXT_ARG(command), TEXT_ARG(policy->packs[i].path));
    return command;
}

/* Reports what is wrong at a line of the lock, or with the whole lock if `line` is 0. */
__attribute__((format(printf, 3, 4))) static void report(struct lock *lock, size_t line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    sl_text message = arena_vprintf(lock->arena, format, arguments);
    va_end(arguments);
    sl_location location = {.source = lock->source};
    if (line)
        location.span = line_span(lock->source->bytes, line);
    const char *object = lock->missing ? "one" : "the lock anew";
    sl_result result = problem_add(&lock->checker->problems, "lock", location, "%.*s; %.*s writes %s",
                                   TEXT_ARG(message), TEXT_ARG(command_of(lock)), object);
    lock->result = sl_result_max(lock->result, result);
}

static const struct lock_entry *find_entry(const struct lock *lock, sl_text name) {
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
        report(lock, number, "this line is not of the form NAME VERSION " DIGEST_MARK "DIGEST PATH");
        return;
    }
    if (find_entry(lock, entry.name)) {
        report(lock, number, "%.*s is locked twice", TEXT_ARG(entry.name));
        return;
    }
    entry.digest = text_slice(entry.digest, sizeof DIGEST_MARK - 1, entry.digest.length);
    ARENA_APPEND(lock->arena, lock->entries, lock->count, lock->capacity, entry);
}

/* Reads all lines. A line that starts with "#" is a comment. */
static void read_lines(struct lock *lock) {
    sl_text rest = lock->source->bytes;
    for (size_t number = 1; rest.length && !lock->arena->failed; number++) {
        sl_text line;
        text_take(&rest, '\n', &line);
        line = text_trim(line);
        if (line.length && line.bytes[0] != '#')
            read_line(lock, line, number);
    }
}

/* ---- comparing --------------------------------------------------------------------------------------------------- */

static sl_text describe(struct arena *arena, sl_text version, sl_text digest) {
    return arena_printf(arena, "%.*s (" DIGEST_MARK "%.*s...)", TEXT_ARG(version),
                        TEXT_ARG(text_slice(digest, 0, SHOWN_DIGITS)));
}

static void compare_pack(struct lock *lock, const sl_pack *pack) {
    const struct lock_entry *entry = find_entry(lock, pack->name);
    sl_text where =
        pack->path.length ? arena_printf(lock->arena, " in %.*s", TEXT_ARG(pack->path)) : (sl_text){NULL, 0};
    if (!entry)
        report(lock, 0, "%.*s %.*s%.*s is in use, and not locked", TEXT_ARG(pack->name), TEXT_ARG(pack->version),
               TEXT_ARG(where));
    else if (!text_equal(entry->version, pack->version) || !text_equal(entry->digest, pack->digest))
        report(lock, entry->line, "%.*s is locked as %.*s, but the pack%.*s is %.*s; check the changes",
               TEXT_ARG(pack->name), TEXT_ARG(describe(lock->arena, entry->version, entry->digest)), TEXT_ARG(where),
               TEXT_ARG(describe(lock->arena, pack->version, pack->digest)));
}

static void compare(struct lock *lock) {
    size_t count;
    const sl_pack *packs = sl_get_packs(lock->checker, &count);
    for (size_t i = 0; packs && i < count; i++)
        compare_pack(lock, &packs[i]);
    for (size_t i = 0; packs && i < lock->count; i++) {
        const struct lock_entry *entry = &lock->entries[i];
        bool used = false;
        for (size_t j = 0; j < count && !used; j++)
            used = text_equal(packs[j].name, entry->name);
        if (!used)
            report(lock, entry->line, "%.*s %.*s is locked, and not in use", TEXT_ARG(entry->name),
                   TEXT_ARG(entry->version));
    }
}

sl_result sl_check_lock(sl_checker *checker) {
    struct arena *arena = &checker->problems.arena;
    struct lock lock = {.checker = checker, .arena = arena, .source = arena_alloc(arena, sizeof *lock.source)};
    sl_text path = lock_path(checker, arena), tree = file_tree_of(arena, folder_of(arena, path));
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    if (checker->policy->unpackaged.length)
        return report_unpackaged(checker);
    lock.source->name = path;
    switch (trusted_read(arena, TRUST_FOUND(tree), path, SL_LIMIT_SETTINGS_BYTES, &lock.source->bytes)) {
    case FILE_OK: break;
    case FILE_OUT_OF_MEMORY: return SL_OUT_OF_MEMORY;
    case FILE_CANNOT_READ:
        if (errno != ENOENT)
            return problem_cannot_read(&checker->problems, path, errno);
        lock.missing = true;
        report(&lock, 0, "there is no lock here");
        return checker_result(checker, SL_REFUSED);
    }
    if (lock.source->bytes.length > SL_LIMIT_SETTINGS_BYTES)
        report(&lock, 0, "this file is too large for a lock");
    else
        read_lines(&lock);
    if (lock.result == SL_OK)
        compare(&lock);
    return checker_result(checker, lock.result);
}
