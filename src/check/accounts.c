/* accounts.c - finds and reads the account files that a program names, and binds each to an account of the program. */
#include "check/accounts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fingerprint.h"
#include "base/folder.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "samplint/file.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

/* The account files of one program, while they are found and read. */
struct reader {
    struct arena *arena;
    sl_text folder;
    struct bound *bound;
    struct findings *findings;
    struct account_file *files;
    size_t count, capacity;
    size_t *bytes; /* bytes that were read so far, for all programs of the file */
    const sl_source *overlay;
};

/* Adds the finding that an entry leads to no account. The program is then not whole. */
__attribute__((format(printf, 4, 5))) static void refuse(struct reader *reader, struct account_path *via, sl_kind kind,
                                                         const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    via->resolved = true;
    reader->bound->whole = false;
    sl_finding *finding =
        findings_vprintf(reader->findings, "account-file", kind, SL_ERROR, via->location, format, arguments);
    finding->fingerprint = fingerprint_text(fingerprint_text(FINGERPRINT_START, finding->rule), via->text);
    va_end(arguments);
}

static void refuse_file(struct reader *reader, const struct account_file *file, const char *why) {
    refuse(reader, file->via, SL_KIND_USAGE, "%.*s: %s", TEXT_ARG(arena_excerpt(reader->arena, file->path)), why);
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

/* Returns whether a path is relative and has no "..", so that only a link can lead it out of its folder. */
static bool is_below(sl_text path) {
    if (path.length == 0 || path.bytes[0] == '/' || memchr(path.bytes, '\0', path.length))
        return false;
    for (bool more = true; more;) {
        sl_text name;
        more = text_take(&path, '/', &name);
        if (text_equal(name, TEXT("..")))
            return false;
    }
    return true;
}

/* Returns the key with the name of an account, or the empty text. */
static sl_text name_key(const sl_vocabulary *vocabulary) {
    const sl_field *accounts = vocabulary->accounts;
    for (size_t i = 0; accounts && i < accounts->field_count; i++)
        if (accounts->fields[i].label)
            return accounts->fields[i].id;
    return (sl_text){NULL, 0};
}

static void refuse_missing(struct reader *reader, struct account_path *via, sl_text shown) {
    struct arena *arena = reader->arena;
    struct file_list found = {.arena = arena};
    sl_text path = path_join(arena, reader->folder, via->text), key = name_key(reader->bound->program.vocabulary);
    bool may_be_name = key.length && !text_contains(via->text, TEXT("/")) && !text_contains(via->text, TEXT("."));
    if (glob_is_pattern(via->text))
        refuse(reader, via, SL_KIND_USAGE, "no file matches \"%.*s\"", TEXT_ARG(shown));
    else if (!arena->failed && file_kind(&found, path) == FILE_FOLDER)
        refuse(reader, via, SL_KIND_USAGE,
               "\"%.*s\" is a folder; name what is in it by a pattern, such as FOLDER/*.yaml", TEXT_ARG(shown));
    else if (may_be_name)
        refuse(reader, via, SL_KIND_USAGE,
               "there is no file \"%.*s\"; if an account is called so, write \"%.*s: \" before it", TEXT_ARG(shown),
               TEXT_ARG(key));
    else
        refuse(reader, via, SL_KIND_USAGE, "there is no file \"%.*s\"", TEXT_ARG(shown));
}

static void find_entry(struct reader *reader, struct account_path *via) {
    struct arena *arena = reader->arena;
    sl_text shown = arena_excerpt(arena, via->text);
    if (!is_below(via->text)) {
        refuse(reader, via, SL_KIND_VOCABULARY,
               "\"%.*s\": an account file lies below the folder of the program that names it", TEXT_ARG(shown));
        return;
    }
    if (glob_is_too_wide(via->text)) {
        refuse(reader, via, SL_KIND_VOCABULARY, "\"%.*s\": a pattern has \"**\" once at the most", TEXT_ARG(shown));
        return;
    }
    bool pattern = glob_is_pattern(via->text);
    sl_text itself = path_join(arena, reader->folder, text_file_name(reader->bound->program.source->name));
    struct file_list found = {.arena = arena};
    size_t before = reader->count;
    glob_find(&found, reader->folder, via->text);
    for (size_t i = 0; i < found.fault_count; i++)
        refuse_file(reader, &(struct account_file){found.faults[i].path, via},
                    found.faults[i].error == ELOOP
                        ? "is a link to a folder or a folder that is too deep; patterns do not search it"
                        : strerror(found.faults[i].error));
    for (size_t i = 0; i < found.count; i++)
        if (!pattern || !text_equal(found.paths[i], itself))
            ARENA_APPEND(arena, reader->files, reader->count, reader->capacity,
                         (struct account_file){found.paths[i], via});
    if (reader->count == before && found.fault_count == 0 && !arena->failed)
        refuse_missing(reader, via, shown);
}

static int compare_files(const void *left, const void *right) {
    const struct account_file *a = left, *b = right;
    int order = text_compare(a->path, b->path);
    if (order == 0) /* an entry that names the file comes before a pattern that happens to match it */
        order = glob_is_pattern(a->via->text) - glob_is_pattern(b->via->text);
    return order ? order : (a->via > b->via) - (a->via < b->via);
}

static void find_all(struct reader *reader) {
    for (size_t i = 0; i < reader->bound->path_count; i++)
        find_entry(reader, &reader->bound->paths[i]);
    if (reader->count > 1)
        qsort(reader->files, reader->count, sizeof *reader->files, compare_files);
    size_t kept = 0;
    for (size_t i = 0; i < reader->count; i++)
        if (kept == 0 || !text_equal(reader->files[kept - 1].path, reader->files[i].path))
            reader->files[kept++] = reader->files[i];
        else
            reader->files[i].via->resolved = true; /* another entry leads to the same file */
    reader->count = kept;
}

struct account_file *accounts_find(struct arena *arena, sl_text folder, struct bound *bound, struct findings *findings,
                                   size_t *count) {
    struct reader reader = {.arena = arena, .folder = folder, .bound = bound, .findings = findings};
    find_all(&reader);
    *count = reader.count;
    return reader.files;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* An empty file, too, takes some memory: each file counts as this many bytes or more. */
#define LEAST_BYTES ((size_t)256)

/* Returns whether a file may be read. It must be a regular file within the size that is left for account files, and no
 * link may lead out of the program's folder, because a report may show parts of the file. Otherwise adds a finding. */
static bool may_read(struct reader *reader, const struct account_file *file) {
    struct stat about = {0};
    bool there = stat(file->path.bytes, &about) == 0;
    size_t size = about.st_size > (off_t)LEAST_BYTES ? (size_t)about.st_size : LEAST_BYTES;
    const char *why = NULL;
    if (!there)
        why = strerror(errno);
    else if (!S_ISREG(about.st_mode))
        why = "is no ordinary file";
    else if (real_path_inside(reader->arena, reader->folder, file->path).length == 0)
        why = "a link leads out of the program's folder";
    else if (size > SL_LIMIT_ACCOUNT_BYTES - *reader->bytes)
        why = "the program's account files are too large, all together; this one is not judged";
    if (why)
        refuse_file(reader, file, why);
    else
        *reader->bytes += size;
    return !why;
}

static void bind_file(struct reader *reader, const struct account_file *file, const sl_source *source) {
    size_t count;
    struct document *documents = yaml_read(reader->arena, source, &count);
    if (!documents)
        return;
    const sl_vocabulary *vocabulary = reader->bound->program.vocabulary;
    if (glob_is_pattern(file->via->text) && is_program_name(vocabulary, text_file_name(source->name)) &&
        has_format_key(vocabulary, &documents[0]))
        return; /* a pattern may also match programs: a file that is one by its name and contents is no account */
    file->via->resolved = true;
    for (size_t i = 0; i < count; i++)
        findings_move(reader->findings, &documents[i].findings);
    if (count > 1) {
        sl_location second = {.source = source, .span = {documents[1].span.start, documents[1].span.start}};
        reader->bound->whole = false;
        findings_add(reader->findings, "not-an-account", SL_KIND_SYNTAX, SL_ERROR, second,
                     TEXT("a file holds one account; this is another document"));
    }
    /* An account without a name is named by its path in the folder, which does not depend on where the check ran. */
    bind_account_file(reader->arena, &documents[0], path_unjoin(reader->folder, source->name), reader->findings,
                      reader->bound);
}

static void read_file(struct reader *reader, const struct account_file *file) {
    sl_source *source = arena_alloc(reader->arena, sizeof *source);
    if (!source || !may_read(reader, file))
        return;
    source->name = file->path;
    sl_text tree = real_path(reader->arena, reader->folder);
    enum file_result result = FILE_OK;
    if (reader->overlay && text_equal(reader->overlay->name, file->path))
        source->bytes = reader->overlay->bytes;
    else
        result = file_read_found(reader->arena, file->path.bytes, tree, SL_LIMIT_FILE_BYTES, &source->bytes);
    if (result == FILE_OK)
        bind_file(reader, file, source);
    else if (result == FILE_CANNOT_READ)
        refuse_file(reader, file, sl_file_error(errno));
}

void accounts_read(struct arena *arena, sl_text folder, struct bound *bound, struct findings *findings, size_t *bytes,
                   const sl_source *overlay) {
    struct reader reader = {
        .arena = arena, .folder = folder, .bound = bound, .findings = findings, .bytes = bytes, .overlay = overlay};
    find_all(&reader);
    for (size_t i = 0; i < reader.count && !arena->failed; i++) {
        if (bound->program.account_count == SL_LIMIT_ACCOUNTS) {
            refuse_file(&reader, &reader.files[i],
                        "the program has too many accounts; from this one on none is judged");
            return;
        }
        read_file(&reader, &reader.files[i]);
    }
    for (size_t i = 0; i < bound->path_count && !arena->failed; i++)
        if (!bound->paths[i].resolved)
            refuse(&reader, &bound->paths[i], SL_KIND_USAGE, "no file of an account matches \"%.*s\"",
                   TEXT_ARG(arena_excerpt(arena, bound->paths[i].text)));
}

void accounts_refuse(struct arena *arena, struct bound *bound, struct findings *findings) {
    struct reader reader = {.arena = arena, .bound = bound, .findings = findings};
    for (size_t i = 0; i < bound->path_count; i++)
        refuse(&reader, &bound->paths[i], SL_KIND_USAGE,
               "account files are read only for a program that is a file itself");
}
