/* baseline.c - compares findings with a baseline, makes a new baseline from findings, and reads and writes baselines:
 *
 *     samplint baseline 1
 *     0f3c21b5a7d94e68<tab>RULE-1<tab>clients/north.samp.yaml<tab>element.attribute
 *     0f3c21b5a7d94e68.2<tab>RULE-1<tab>clients/north.samp.yaml<tab>element.attribute
 *
 * Lines are sorted by their bytes, so that changes of two branches seldom conflict. A line does not depend on the day.
 * It does not depend on other lines either, except that equal entries of a file are numbered (".2"). A backslash, tab,
 * line feed or carriage return in a path is written as \\, \t, \n or \r. */
#include "samplint/baseline.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/folder.h"
#include "base/open.h"
#include "base/path.h"
#include "base/source_file.h"
#include "base/text.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "model/value_text.h"
#include "samplint/file.h"
#include "samplint/limits.h"
#include "suppress/suppression.h"

/* A finding, as a line of the file describes it. */
struct baseline_entry {
    uint64_t fingerprint;
    size_t ordinal; /* from 1, among the entries with the same fingerprint in one file */
    sl_text rule;
    sl_text program; /* path of the program's file, relative to the folder of the baseline */
    sl_text path;    /* of the configuration */
    bool matched;    /* a finding matches this entry of the file, or an entry of the file matches this finding */
    /* Whether the entry's file exists. The system is asked once. */
    enum { PRESENCE_UNKNOWN, PRESENCE_THERE, PRESENCE_GONE } presence;
    size_t skip; /* in a fingerprint's first entry: how many entries of the fingerprint find_renamed() skips */
};

struct baseline_entries {
    struct baseline_entry *items;
    size_t count, capacity;
};

struct sl_baseline {
    struct arena arena;
    sl_source source;                /* the file; its bytes are empty before it was read */
    sl_text folder;                  /* real path of the folder that paths in the baseline are relative to */
    bool is_found;                   /* the user did not name the file: it was found */
    struct baseline_entries entries; /* of the file, by fingerprint, program and ordinal */
    struct baseline_entries found;   /* findings of this run that are in the baseline or could be */
    struct file_list checked;        /* files that were checked, and whose findings are all known */
};

static sl_baseline *make(const char *path, bool is_found) {
    sl_baseline *baseline = calloc(1, sizeof *baseline);
    if (!baseline)
        return NULL;
    baseline->is_found = is_found;
    baseline->checked.arena = &baseline->arena;
    baseline->source.name = arena_copy(&baseline->arena, text_of(path));
    baseline->folder = real_path(&baseline->arena, folder_of(&baseline->arena, baseline->source.name));
    if (!baseline->arena.failed)
        return baseline;
    sl_baseline_free(baseline);
    return NULL;
}

sl_baseline *sl_baseline_new(const char *path) {
    return make(path, false);
}

sl_baseline *sl_baseline_new_found(const char *path) {
    return make(path, true);
}

void sl_baseline_free(sl_baseline *baseline) {
    if (!baseline)
        return;
    arena_free(&baseline->arena);
    free(baseline);
}

static void baseline_add(struct arena *arena, struct baseline_entries *entries, struct baseline_entry entry) {
    ARENA_APPEND(arena, entries->items, entries->count, entries->capacity, entry);
}

/* Compares by fingerprint, program and ordinal. */
static int baseline_compare(const void *left, const void *right) {
    const struct baseline_entry *a = left, *b = right;
    int order = (a->fingerprint > b->fingerprint) - (a->fingerprint < b->fingerprint);
    if (order == 0)
        order = text_compare(a->program, b->program);
    return order ? order : (a->ordinal > b->ordinal) - (a->ordinal < b->ordinal);
}

static void sort(struct baseline_entries *entries) {
    if (entries->count > 1)
        qsort(entries->items, entries->count, sizeof *entries->items, baseline_compare);
}

/* Sorts entries, and drops repeated ones: a merge may have kept the same line from both sides. */
static void sort_once(struct baseline_entries *entries) {
    size_t kept = 0;
    sort(entries);
    for (size_t i = 0; i < entries->count; i++)
        if (kept == 0 || baseline_compare(&entries->items[kept - 1], &entries->items[i]) != 0)
            entries->items[kept++] = entries->items[i];
    entries->count = kept;
}

#define COLUMNS 4
#define DIGITS ((size_t)16)

static const sl_text head = TEXT_INIT("samplint baseline 1");

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct parser {
    struct arena *arena;
    sl_checker *checker;
    const sl_source *source;
    size_t line;  /* number of the current line, from 1 */
    sl_text text; /* the current line */
    bool told;    /* it is said that a line names its rule by a former id */
};

/* Returns the place of the current line. Its source is a copy, because problems may outlive the baseline. */
static sl_location current_line(struct parser *parser) {
    struct arena *arena = &parser->checker->problems.arena;
    sl_source *source = arena_alloc(arena, sizeof *source);
    if (!source)
        return (sl_location){.source = NULL};
    *source = (sl_source){arena_copy(arena, parser->source->name), arena_copy(arena, parser->source->bytes)};
    size_t start = (size_t)(parser->text.bytes - parser->source->bytes.bytes);
    sl_span span = {{parser->line, 1, start}, {parser->line, 1 + parser->text.length, start + parser->text.length}};
    return (sl_location){.source = source, .span = span};
}

/* Adds a problem at the current line. */
static sl_result report(struct parser *parser, const char *message) {
    sl_location place = current_line(parser);
    return place.source ? problem_add(&parser->checker->problems, "baseline", place, "%s", message) : SL_OUT_OF_MEMORY;
}

/* Reads the 16 digits of a fingerprint and, if there is one, the ordinal after a dot. */
static bool read_fingerprint(sl_text text, struct baseline_entry *entry) {
    uint64_t value = 0;
    if (text.length < DIGITS)
        return false;
    for (size_t i = 0; i < DIGITS; i++) {
        const char *digits = "0123456789abcdef", *digit = memchr(digits, text.bytes[i], 16);
        if (!digit)
            return false;
        value = value << 4 | (uint64_t)(digit - digits);
    }
    entry->fingerprint = value;
    int64_t ordinal = 1;
    bool good =
        text.length == DIGITS || (text.bytes[DIGITS] == '.' && text.length > DIGITS + 1 &&
                                  text.bytes[DIGITS + 1] >= '1' && text.bytes[DIGITS + 1] <= '9' &&
                                  integer_read(text_slice(text, DIGITS + 1, text.length), &ordinal) && ordinal > 1);
    entry->ordinal = good ? (size_t)ordinal : 0;
    return good;
}

/* Undoes put_escaped(). Returns false for a text that put_escaped() cannot have written. */
static bool unescape(struct arena *arena, sl_text text, sl_text *plain) {
    char *bytes = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; bytes && i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == '\\') {
            const char *letters = "\\tnr", *meant = "\\\t\n\r";
            const char *letter = i + 1 < text.length ? memchr(letters, text.bytes[++i], 4) : NULL;
            if (!letter)
                return false;
            byte = meant[letter - letters];
        }
        bytes[length++] = byte;
    }
    *plain = (sl_text){bytes, bytes ? length : 0};
    return true;
}

static bool read_entry(struct parser *parser, struct baseline_entry *entry) {
    sl_text columns[COLUMNS], left = parser->text;
    for (size_t i = 0; i < COLUMNS; i++) {
        bool more = text_take(&left, '\t', &columns[i]);
        if (more != (i + 1 < COLUMNS))
            return false;
    }
    return read_fingerprint(columns[0], entry) && columns[1].length && columns[2].length &&
           unescape(parser->arena, columns[1], &entry->rule) && unescape(parser->arena, columns[2], &entry->program) &&
           unescape(parser->arena, columns[3], &entry->path);
}

#define RESTORE "restore the file, or delete it and write it anew with samplint baseline"

static sl_result read_head(struct parser *parser) {
    if (text_equal(parser->text, head))
        return SL_OK;
    if (text_starts_with(parser->text, TEXT("samplint baseline ")))
        return report(parser, "this baseline is of a later format; use the samplint that wrote it");
    return report(parser, "this is no baseline: its first line is \"samplint baseline 1\"; " RESTORE);
}

/* Adds a note at the first line that names a rule by a former id. Its fingerprint is still that of the finding. */
static void note_former_id(struct parser *parser, sl_text id) {
    const struct rulebook *book = &parser->checker->rules.book;
    const sl_rule *rule = parser->told || rulebook_find_any(book, id) ? NULL : rulebook_find_former(book, id);
    if (!rule)
        return;
    parser->told = true;
    problem_note(
        &parser->checker->problems, "former-id", SL_INFO, current_line(parser),
        "the rule %.*s is now %.*s; the findings still match, and samplint baseline --prune writes the present "
        "id",
        TEXT_ARG(id), TEXT_ARG(rule->id));
}

static sl_result read_line(struct parser *parser, struct baseline_entries *entries) {
    struct baseline_entry entry = {0};
    if (parser->line == 1)
        return read_head(parser);
    static const char *const markers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (text_starts_with(parser->text, text_of(markers[i])))
            return report(parser,
                          "a merge was left unfinished here; keep the lines of both sides and delete the markers");
    if (!read_entry(parser, &entry))
        return report(parser,
                      "this is no line of a baseline: fingerprint, rule, file and path with tabs between; " RESTORE);
    baseline_add(parser->arena, entries, entry);
    note_former_id(parser, entry.rule);
    return SL_OK;
}

/* Reads the lines of a file. Reports only the first that is wrong: a damaged file often has many wrong lines. */
static sl_result baseline_parse(struct arena *arena, sl_checker *checker, const sl_source *source,
                                struct baseline_entries *entries) {
    struct parser parser = {
        .arena = arena, .checker = checker, .source = source, .line = 1, .text = text_slice(source->bytes, 0, 0)};
    sl_text left = source->bytes;
    sl_result result = left.length ? SL_OK : read_head(&parser);
    for (; result == SL_OK && left.length; parser.line++) {
        bool whole = text_take(&left, '\n', &parser.text);
        parser.text.length -= text_ends_with(parser.text, TEXT("\r"));
        result = whole ? read_line(&parser, entries) : report(&parser, "the last line is cut off; " RESTORE);
    }
    return arena->failed ? SL_OUT_OF_MEMORY : result;
}

sl_result sl_baseline_read(sl_baseline *baseline, sl_checker *checker) {
    sl_source *source = &baseline->source;
    struct file_trust trust =
        baseline->is_found ? TRUST_FOUND(file_tree_of(&baseline->arena, baseline->folder)) : TRUST_NAMED;
    switch (trusted_read(&baseline->arena, trust, source->name, SL_LIMIT_BASELINE_BYTES, &source->bytes)) {
    case FILE_OK: break;
    case FILE_CANNOT_READ:
        problem_of_file(&checker->problems, "baseline", source->name, "%s",
                        errno == ENOENT ? "there is no such file; samplint baseline writes it" : sl_file_error(errno));
        return checker_result(checker, SL_CANNOT_READ);
    case FILE_OUT_OF_MEMORY: return SL_OUT_OF_MEMORY;
    }
    if (source->bytes.length > SL_LIMIT_BASELINE_BYTES)
        return problem_of_file(&checker->problems, "baseline", source->name, "the file is too large for a baseline");
    sl_result result = baseline_parse(&baseline->arena, checker, source, &baseline->entries);
    sort_once(&baseline->entries);
    return result;
}

/* ---- matching ---------------------------------------------------------------------------------------------------- */

/* Returns whether a finding can be in a baseline. Findings of the kinds syntax, rule error, usage and waiver never are,
 * because nobody should get used to them; nor is "limit" (findings that are not listed, or too many accounts). */
static bool may_be_baselined(const sl_finding *finding) {
    switch (finding->kind) {
    case SL_KIND_FRAMING:
    case SL_KIND_MISFIT:
    case SL_KIND_SHORTFALL:
    case SL_KIND_ADVICE:
    case SL_KIND_UNDETERMINED: return true;
    case SL_KIND_VOCABULARY: return !text_equal(finding->rule, TEXT("limit"));
    default: return false;
    }
}

static bool is_there(sl_baseline *baseline, struct baseline_entry *entry) {
    struct stat about;
    if (entry->presence == PRESENCE_UNKNOWN) {
        sl_text path = path_resolve(&baseline->arena, baseline->folder, entry->program);
        bool there = path.length == 0 || stat(path.bytes, &about) == 0;
        entry->presence = there ? PRESENCE_THERE : PRESENCE_GONE;
    }
    return entry->presence == PRESENCE_THERE;
}

/* Returns the index of the first entry with this fingerprint and program, or the index where this entry would be. */
static size_t find_first(const struct baseline_entries *entries, uint64_t fingerprint, sl_text program) {
    const struct baseline_entry wanted = {.fingerprint = fingerprint, .program = program};
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (baseline_compare(&entries->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Returns an entry of the same file that no finding has matched yet, or NULL. */
static struct baseline_entry *find_own(const struct baseline_entries *entries, uint64_t fingerprint, sl_text program) {
    for (size_t i = find_first(entries, fingerprint, program); i < entries->count; i++) {
        struct baseline_entry *entry = &entries->items[i];
        if (entry->fingerprint != fingerprint || !text_equal(entry->program, program))
            return NULL;
        if (!entry->matched)
            return entry;
    }
    return NULL;
}

/* Returns an entry whose file no longer exists and that no finding has matched yet, or NULL. Counts in `skip` the
 * entries that no later finding needs: an entry that is matched stays matched, and a file that exists stays. */
static struct baseline_entry *find_renamed(sl_baseline *baseline, uint64_t fingerprint) {
    struct baseline_entries *entries = &baseline->entries;
    size_t first = find_first(entries, fingerprint, (sl_text){NULL, 0});
    if (first == entries->count)
        return NULL;
    for (size_t *skip = &entries->items[first].skip; first + *skip < entries->count; (*skip)++) {
        struct baseline_entry *entry = &entries->items[first + *skip];
        if (entry->fingerprint != fingerprint)
            return NULL;
        if (!entry->matched && !is_there(baseline, entry))
            return entry;
    }
    return NULL;
}

static void apply_to_finding(sl_baseline *baseline, struct findings *findings, size_t index, sl_text program) {
    const sl_finding *finding = &findings->items[index];
    size_t count = suppression_members(finding);
    struct suppression *members = arena_array(findings->arena, count, sizeof *members);
    struct arena *arena = &baseline->arena;
    for (size_t i = 0; members && i < count; i++) {
        struct baseline_entry found = {.fingerprint = suppression_fingerprint(finding, i),
                                       .rule = arena_copy(arena, finding->rule),
                                       .program = program,
                                       .path = arena_copy(arena, finding->location.config_path)};
        /* An entry of the same file, or of one that no longer exists. Each entry matches one finding. */
        struct baseline_entry *entry = find_own(&baseline->entries, found.fingerprint, program);
        if (!entry)
            entry = find_renamed(baseline, found.fingerprint);
        if (entry)
            found.matched = entry->matched = true;
        members[i].state = found.matched ? SL_BASELINED : SL_OPEN;
        baseline_add(arena, &baseline->found, found);
    }
    if (members)
        suppression_set(findings, index, members);
}

/* Returns whether the findings of a program are complete. If not, an entry without a finding may still be valid. */
static bool is_fully_judged(const sl_program *program) {
    bool whole = program->verdict != SL_INVALID && program->rule_errors == 0;
    for (size_t i = 0; whole && i < program->finding_count; i++)
        whole = !text_equal(program->findings[i].rule, TEXT("limit"));
    return whole;
}

sl_result sl_baseline_apply(sl_baseline *baseline, sl_report *report) {
    struct checked_file *file = (struct checked_file *)report;
    struct arena *arena = &baseline->arena;
    if (!file->has_path)
        return SL_OK; /* entries name files by their paths */
    sl_text program = path_relative(arena, baseline->folder, real_name(arena, report->source->name));
    bool judged = true;
    for (size_t i = 0; program.length && i < report->program_count; i++) {
        struct findings *findings = &file->documents[i].findings;
        sl_program *one = &file->programs[i];
        judged = judged && is_fully_judged(one);
        for (size_t j = 0, count = findings->count; j < count; j++)
            if (findings->items[j].suppression == SL_OPEN && may_be_baselined(&findings->items[j]))
                apply_to_finding(baseline, findings, j, program);
        findings_sort(findings, 0);
        one->findings = findings->items;
        one->finding_count = findings->count;
    }
    if (judged && program.length)
        file_list_add(&baseline->checked, program);
    return arena->failed || file->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* ---- results ----------------------------------------------------------------------------------------------------- */

/* Returns whether the finding of an entry is gone: its file was checked without that finding, or no longer exists. */
static bool is_gone(sl_baseline *baseline, struct baseline_entry *entry) {
    const struct file_list *checked = &baseline->checked;
    if (entry->matched)
        return false;
    return (checked->count &&
            bsearch(&entry->program, checked->paths, checked->count, sizeof *checked->paths, text_order)) ||
           !is_there(baseline, entry);
}

sl_baseline_counts sl_baseline_count(sl_baseline *baseline) {
    sl_baseline_counts counts = {.entries = baseline->entries.count};
    file_list_sort(&baseline->checked);
    for (size_t i = 0; i < baseline->entries.count; i++) {
        counts.met += baseline->entries.items[i].matched;
        counts.gone += is_gone(baseline, &baseline->entries.items[i]);
    }
    for (size_t i = 0; i < baseline->found.count; i++)
        counts.fresh += !baseline->found.items[i].matched;
    return counts;
}

/* Numbers the entries with the same fingerprint in one file. */
static void number(struct baseline_entries *entries) {
    for (size_t i = 0; i < entries->count; i++) {
        struct baseline_entry *entry = &entries->items[i];
        bool again =
            i > 0 && entry[-1].fingerprint == entry->fingerprint && text_equal(entry[-1].program, entry->program);
        entry->ordinal = again ? entry[-1].ordinal + 1 : 1;
    }
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void put_escaped(struct buffer *buffer, sl_text text) {
    for (size_t i = 0; i < text.length; i++) {
        const char *letters = "\\tnr", *meant = "\\\t\n\r", *found = memchr(meant, text.bytes[i], 4);
        if (found)
            buffer_byte(buffer, '\\');
        buffer_byte(buffer, found ? letters[found - meant] : text.bytes[i]);
    }
}

static sl_text line_of(struct arena *arena, struct buffer *buffer, const struct baseline_entry *entry) {
    buffer_clear(buffer);
    buffer_append(buffer, arena_printf(arena, "%016" PRIx64, entry->fingerprint));
    if (entry->ordinal > 1) {
        buffer_byte(buffer, '.');
        buffer_number(buffer, entry->ordinal);
    }
    const sl_text columns[] = {entry->rule, entry->program, entry->path};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        buffer_byte(buffer, '\t');
        put_escaped(buffer, columns[i]);
    }
    buffer_byte(buffer, '\n');
    return arena_copy(arena, buffer_text(buffer));
}

/* Writes the entries as sorted lines, each line once. */
static sl_result baseline_print(struct arena *arena, const struct baseline_entries *entries, sl_sink *sink,
                                void *context) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_text *lines = arena_array(arena, entries->count, sizeof *lines);
    for (size_t i = 0; lines && i < entries->count; i++)
        lines[i] = line_of(arena, &buffer, &entries->items[i]);
    if (lines && entries->count > 1)
        qsort(lines, entries->count, sizeof *lines, text_order);
    buffer_clear(&buffer);
    buffer_append(&buffer, head);
    buffer_byte(&buffer, '\n');
    for (size_t i = 0; lines && i < entries->count; i++)
        if (i == 0 || !text_equal(lines[i - 1], lines[i]))
            buffer_append(&buffer, lines[i]);
    sl_result result = arena->failed || buffer.failed ? SL_OUT_OF_MEMORY : SL_OK;
    if (result == SL_OK && !sink(context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    return result;
}

sl_result sl_baseline_write(sl_baseline *baseline, bool fresh, sl_sink *sink, void *context) {
    struct arena *arena = &baseline->arena;
    struct baseline_entries today = {.count = 0};
    for (size_t i = 0; i < baseline->found.count; i++)
        if (fresh || baseline->found.items[i].matched)
            baseline_add(arena, &today, baseline->found.items[i]);
    sort(&today);
    number(&today);
    file_list_sort(&baseline->checked);
    for (size_t i = 0; i < baseline->entries.count; i++)
        if (!baseline->entries.items[i].matched && !is_gone(baseline, &baseline->entries.items[i]))
            baseline_add(arena, &today, baseline->entries.items[i]);
    return arena->failed ? SL_OUT_OF_MEMORY : baseline_print(arena, &today, sink, context);
}
