/* baseline.c - compares findings with a baseline, and makes a new baseline of them. */
#include "suppress/baseline.h"
#include "base/path.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/open.h"
#include "base/source_file.h"
#include "base/text.h"
#include "judge/checked_file.h"
#include "judge/checker.h"
#include "samplint/file.h"
#include "samplint/limits.h"
#include "suppress/suppression.h"

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

void baseline_add(struct arena *arena, struct baseline_entries *entries, struct baseline_entry entry) {
    ARENA_APPEND(arena, entries->items, entries->count, entries->capacity, entry);
}

int baseline_compare(const void *left, const void *right) {
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

/* Drops repeated entries: a merge may have kept a line of both sides. */
static void drop_repeated(struct baseline_entries *entries) {
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++)
        if (kept == 0 || baseline_compare(&entries->items[kept - 1], &entries->items[i]) != 0)
            entries->items[kept++] = entries->items[i];
    entries->count = kept;
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
    sort(&baseline->entries);
    drop_repeated(&baseline->entries);
    return result;
}

/* ---- matching ---------------------------------------------------------------------------------------------------- */

/* Returns whether a finding can be in a baseline. Findings that something cannot be judged are never in it, because
 * nobody should get used to them. Nor is the finding that counts the findings which are not listed. */
static bool may_be_baselined(const sl_finding *finding) {
    switch (finding->kind) {
    case SL_KIND_FRAMING:
    case SL_KIND_MISFIT:
    case SL_KIND_SHORTFALL:
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

/* Returns the index of the first entry with this fingerprint and program, or of the entry after its place in the
 * order. */
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

/* Returns an entry whose file no longer exists and that no finding has matched yet, or NULL. Skips other entries once
 * for all findings: an entry that is matched, or whose file exists, stays so. */
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

/* Returns whether the baseline has an entry for a finding: one of the same file, or one of a file that no longer
 * exists. Each entry matches one finding. */
static bool use_entry(sl_baseline *baseline, uint64_t fingerprint, sl_text program) {
    struct baseline_entry *entry = find_own(&baseline->entries, fingerprint, program);
    if (!entry)
        entry = find_renamed(baseline, fingerprint);
    if (entry)
        entry->matched = true;
    return entry != NULL;
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
        found.matched = use_entry(baseline, found.fingerprint, program);
        members[i].state = found.matched ? SL_BASELINED : SL_OPEN;
        baseline_add(arena, &baseline->found, found);
    }
    if (members)
        suppression_set(findings, index, members);
}

/* Returns whether the findings of a program are complete. If they are not, an entry without a finding may still be
 * valid. */
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
        struct findings *findings = &file->documents[i].problems;
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
    if (baseline->checked.count > 1)
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

sl_result sl_baseline_write(sl_baseline *baseline, bool fresh, sl_sink *sink, void *context) {
    struct arena *arena = &baseline->arena;
    struct baseline_entries today = {.count = 0};
    for (size_t i = 0; i < baseline->found.count; i++)
        if (fresh || baseline->found.items[i].matched)
            baseline_add(arena, &today, baseline->found.items[i]);
    sort(&today);
    number(&today);
    if (baseline->checked.count > 1)
        file_list_sort(&baseline->checked);
    for (size_t i = 0; i < baseline->entries.count; i++)
        if (!baseline->entries.items[i].matched && !is_gone(baseline, &baseline->entries.items[i]))
            baseline_add(arena, &today, baseline->entries.items[i]);
    return arena->failed ? SL_OUT_OF_MEMORY : baseline_print(arena, &today, sink, context);
}
