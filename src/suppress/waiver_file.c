/* waiver_file.c - reads waivers from a file of their own, for programs that cannot be changed, and finds out which of
 * them are still used.
 *
 *     - rule: RULE-1                      # or undetermined
 *       program: clients/north.samp.yaml  # a path or a pattern, relative to the folder of this file
 *       path: element.attribute           # of the value, or of the element that contains it
 *       account: North                    # optional: the account with the value; or
 *       segment: Retail                   # the segment with the value; without both, the program itself
 *       value: word                       # optional: the value that it was given for; a list for a set
 *       reason: measured from spring on
 *       owner: J. Owner (key account director)
 *       expires: 2027-03-31               # the last day on which it holds */
#include "suppress/waiver.h"

#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/glob.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/text.h"
#include "checker/checker.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "samplint/waiver.h"
#include "yaml/reader.h"

enum key { RULE, PROGRAM, PATH, REASON, OWNER, EXPIRES, ACCOUNT, SEGMENT, VALUE, KEYS };
#define NEEDED ACCOUNT /* the keys before this one are required */
static const sl_text keys[KEYS] = {TEXT_INIT("rule"),    TEXT_INIT("program"), TEXT_INIT("path"),
                                   TEXT_INIT("reason"),  TEXT_INIT("owner"),   TEXT_INIT("expires"),
                                   TEXT_INIT("account"), TEXT_INIT("segment"), TEXT_INIT("value")};

/* A waiver while it is read. */
struct reader {
    sl_checker *checker;
    struct arena *arena;
    const sl_source *source;
    struct filed_waiver *filed;
};

/* Sets the fault that a waiver is misspelled. The first fault moves the waiver's location to its node. */
__attribute__((format(printf, 3, 4))) static void fault(struct reader *reader, const struct node *node,
                                                        const char *format, ...) {
    sl_waiver *shown = &reader->filed->shown;
    va_list arguments;
    if (shown->message.length)
        return;
    va_start(arguments, format);
    shown->location.span = node_span(node);
    sl_text message = arena_vprintf(reader->arena, format, arguments);
    va_end(arguments);
    waiver_fault(reader->arena, shown, SL_WAIVER_MISSPELLED, "%.*s", TEXT_ARG(message));
}

/* ---- the values of the keys -------------------------------------------------------------------------------------- */

static void find_values(struct reader *reader, const struct node *entry, const struct node **values) {
    for (size_t i = 0; i < entry->entry_count; i++) {
        const struct node *key = node_behind(entry->entries[i].key);
        size_t at = key->kind == NODE_SCALAR ? text_find(keys, KEYS, key->text) : KEYS;
        if (at < KEYS)
            values[at] = node_behind(entry->entries[i].value);
        else
            fault(reader, key, "a waiver has no key \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(reader->arena, key->text)),
                  TEXT_ARG(did_you_mean(reader->arena, key->text, keys, KEYS)));
    }
    for (size_t i = 0; i < NEEDED; i++)
        if (!values[i])
            fault(reader, entry, "this waiver has no \"%.*s\"", TEXT_ARG(keys[i]));
}

static sl_text read_text(struct reader *reader, const struct node *const *values, enum key key) {
    const struct node *node = values[key];
    if (!node)
        return (sl_text){NULL, 0};
    bool truth;
    if (key == REASON && scalar_is_truth_trap(node, &truth)) {
        fault(reader, node, "\"%.*s\" is no reason: it is a word in YAML 1.2, and not %s", TEXT_ARG(node->text),
              truth ? "true" : "false");
        return (sl_text){NULL, 0};
    }
    if (node->kind == NODE_SCALAR && !scalar_is_null(node) && text_trim(node->text).length)
        return text_trim(node->text);
    fault(reader, node, "\"%.*s\" of a waiver takes a text", TEXT_ARG(keys[key]));
    return (sl_text){NULL, 0};
}

static void find_field(struct reader *reader, const struct node *node) {
    const sl_vocabulary *vocabulary = reader->checker->rules.vocabulary;
    struct filed_waiver *filed = reader->filed;
    sl_text path = filed->shown.path;
    bool account = filed->shown.account.length > 0, segment = filed->shown.segment.length > 0;
    filed->field = sl_find_field(vocabulary, path);
    filed->shown.location.config_path = path;
    if (path.length == 0)
        return;
    if (!filed->field)
        fault(reader, node, "there is no element or attribute \"%.*s\"%.*s",
              TEXT_ARG(arena_excerpt(reader->arena, path)),
              TEXT_ARG(did_you_mean_path(reader->arena, vocabulary, path, account)));
    else if (account && !account_field_at(vocabulary, path))
        fault(reader, node, "%.*s holds for the whole program, and no account has its own; leave \"account\" out",
              TEXT_ARG(path));
    else if (segment && !segment_field_at(vocabulary, path))
        fault(reader, node, "%.*s holds for the whole program, and no segment has its own; leave \"segment\" out",
              TEXT_ARG(path));
}

/* Splits the path of programs into the folder before its first wildcard and a pattern. */
static void split_program(struct reader *reader, const struct node *node) {
    sl_text path = reader->filed->shown.program;
    size_t start = 0;
    for (size_t i = 0; i < path.length && !memchr("*?[", path.bytes[i], 3); i++)
        start = path.bytes[i] == '/' ? i + 1 : start;
    if (glob_is_too_wide(path))
        fault(reader, node, "a pattern has \"**\" once at the most");
    if (path.length && start == path.length)
        fault(reader, node, "\"program\" is the path of a file, or a pattern of such paths");
    sl_text folder = folder_of(reader->arena, reader->source->name);
    if (start > 0)
        folder = path_resolve(reader->arena, folder, text_slice(path, 0, start));
    reader->filed->folder = real_path(reader->arena, folder);
    reader->filed->pattern = text_slice(path, start, path.length);
}

static void read_value(struct reader *reader, const struct node *node) {
    struct filed_waiver *filed = reader->filed;
    bool list = node->kind == NODE_SEQUENCE, good = list || (node->kind == NODE_SCALAR && !scalar_is_null(node));
    size_t count = list ? node->item_count : 1;
    sl_text *words = arena_array(reader->arena, count, sizeof *words);
    for (size_t i = 0; words && good && i < count; i++) {
        const struct node *item = list ? node_behind(node->items[i]) : node;
        good = item->kind == NODE_SCALAR;
        words[i] = item->text;
    }
    if (!good)
        fault(reader, node, "\"value\" of a waiver is a word, a number, a text, or a list of words");
    if (!words || !good || filed->shown.message.length)
        return;
    waiver_set_value(reader->arena, filed->field, words, count, &filed->waiver);
    filed->shown.value =
        filed->waiver.has_value ? value_show(reader->arena, filed->field, &filed->waiver.value) : words[0];
}

static void read_waiver(struct reader *reader, const struct node *entry) {
    sl_waiver *shown = &reader->filed->shown;
    const struct node *values[KEYS] = {NULL};
    if (entry->kind != NODE_MAPPING) {
        fault(reader, entry, "a waiver is a mapping with %.*s", TEXT_ARG(list_all(reader->arena, keys, NEEDED)));
        return;
    }
    find_values(reader, entry, values);
    if (values[RULE] && !shown->message.length)
        shown->location.span = node_span(values[RULE]);
    shown->rule = read_text(reader, values, RULE);
    shown->program = read_text(reader, values, PROGRAM);
    shown->path = read_text(reader, values, PATH);
    shown->account = read_text(reader, values, ACCOUNT);
    shown->segment = read_text(reader, values, SEGMENT);
    if (values[ACCOUNT] && values[SEGMENT])
        fault(reader, values[SEGMENT],
              "a waiver is about an account or about a segment; leave \"account\" or \"segment\" out");
    shown->reason = read_text(reader, values, REASON);
    shown->owner = read_text(reader, values, OWNER);
    shown->expires = read_text(reader, values, EXPIRES);
    if (shown->message.length)
        return;
    find_field(reader, values[PATH]);
    split_program(reader, values[PROGRAM]);
    waiver_read_day(reader->arena, shown->expires, shown);
    if (values[VALUE])
        read_value(reader, values[VALUE]);
    waiver_check(reader->checker, reader->arena, shown);
}

static void add_waiver(sl_checker *checker, const sl_source *source, const struct node *entry) {
    struct waiver_book *book = checker->waivers;
    struct filed_waiver *filed = arena_alloc(&checker->arena, sizeof *filed);
    if (!filed)
        return;
    ARENA_APPEND(&checker->arena, book->list, book->count, book->capacity, filed);
    filed->waiver.shown = &filed->shown;
    filed->shown.state = SL_WAIVER_UNCHECKED;
    filed->shown.location = (sl_location){.source = source, .span = node_span(entry)};
    filed->shown.location.span.end = filed->shown.location.span.start;
    read_waiver(&(struct reader){checker, &checker->arena, source, filed}, entry);
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static sl_result read_file(sl_checker *checker, const sl_source *source) {
    struct problems *problems = &checker->problems;
    sl_location location = {.source = source};
    size_t count, first = checker->waivers->count;
    struct document *documents = yaml_read(&checker->arena, source, &count);
    bool broken = false;
    for (size_t i = 0; documents && i < count; i++) {
        broken = broken || documents[i].findings.count;
        problems_take(problems, &documents[i].findings);
    }
    if (broken || !documents)
        return SL_REFUSED;
    const struct node *root = node_behind(documents[0].root);
    if (count > 1) {
        location.span = documents[1].span;
        return problem_add(problems, "waivers", location, "a file of waivers is one document");
    }
    if (!root || (root->kind == NODE_SCALAR && scalar_is_null(root)))
        return SL_OK;
    location.span = node_span(root);
    if (root->kind != NODE_SEQUENCE)
        return problem_add(problems, "waivers", location, "a file of waivers is a list of them");
    if (root->item_count > 10 * SL_LIMIT_WAIVERS)
        return problem_add(problems, "waivers", location, "a file has %zu waivers at the most", 10 * SL_LIMIT_WAIVERS);
    for (size_t i = 0; i < root->item_count; i++)
        add_waiver(checker, source, node_behind(root->items[i]));
    /* A misspelled or refused waiver is reported even if its programs are not checked. */
    struct findings findings = {.arena = &problems->arena};
    for (size_t i = first; i < checker->waivers->count; i++) {
        struct filed_waiver *filed = checker->waivers->list[i];
        filed->reported = filed->shown.state >= SL_WAIVER_REFUSED;
        if (filed->reported)
            waiver_report(&findings, &filed->shown);
    }
    problems_take(problems, &findings);
    return SL_OK;
}

sl_result waiver_file_load(sl_checker *checker, struct file_trust trust, const char *path) {
    struct problems *problems = &checker->problems;
    const sl_source *source;
    if (!checker->rules.vocabulary)
        return problem_of_file(problems, "waivers", text_of(path), "waivers need a vocabulary");
    sl_result result = source_read(&checker->arena, problems, trust, text_of(path), SL_LIMIT_WAIVER_BYTES, &source);
    if (result != SL_OK)
        return result;
    if (source->bytes.length > SL_LIMIT_WAIVER_BYTES)
        result = problem_add(problems, "waivers", (sl_location){.source = source},
                             "a file of waivers is larger than %zu bytes", SL_LIMIT_WAIVER_BYTES);
    else
        result = read_file(checker, source);
    return checker_result(checker, result);
}

sl_result sl_load_waivers(sl_checker *checker, const char *path) {
    return waiver_file_load(checker, TRUST_NAMED, path);
}

size_t sl_get_waiver_count(const sl_checker *checker) {
    return checker->waivers->count;
}

const sl_waiver *sl_get_waiver(const sl_checker *checker, size_t at) {
    return &checker->waivers->list[at]->shown;
}

/* ---- programs ---------------------------------------------------------------------------------------------------- */

bool filed_is_pattern(const struct filed_waiver *filed) {
    return glob_is_pattern(filed->pattern);
}

bool filed_is_about(struct arena *arena, const struct filed_waiver *filed, sl_text name) {
    sl_text below = path_inside(filed->folder, name);
    if (below.length == 0 || filed->pattern.length == 0)
        return false;
    if (!filed_is_pattern(filed))
        return text_equal(filed->pattern, below);
    bool folders = memchr(filed->pattern.bytes, '/', filed->pattern.length);
    return (folders || !memchr(below.bytes, '/', below.length)) && glob_match(arena, filed->pattern, below);
}

void filed_supersede(sl_checker *checker, struct filed_waiver *filed, sl_text message) {
    if (filed->superseded.length == 0 || text_compare(message, filed->superseded) < 0)
        filed->superseded = arena_copy(&checker->arena, message);
}

/* Returns whether a name is in a sorted list. Sets *at to its place there, or to the place to insert it. */
static bool find_name(const struct file_list *list, sl_text name, size_t *at) {
    size_t high = list->count;
    *at = 0;
    while (*at < high) {
        size_t middle = *at + (high - *at) / 2;
        if (text_compare(list->paths[middle], name) < 0)
            *at = middle + 1;
        else
            high = middle;
    }
    return *at < list->count && text_equal(list->paths[*at], name);
}

void filed_note_program(sl_checker *checker, sl_text name) {
    struct file_list *checked = &checker->waivers->checked;
    size_t at, count = checked->count;
    if (find_name(checked, name, &at))
        return;
    checked->arena = &checker->arena;
    file_list_add(checked, arena_copy(&checker->arena, name));
    if (checker->arena.failed)
        return;
    sl_text added = checked->paths[count];
    memmove(&checked->paths[at + 1], &checked->paths[at], (count - at) * sizeof *checked->paths);
    checked->paths[at] = added;
}

sl_result sl_join_waivers(sl_checker *checker, const sl_checker *other) {
    struct arena *arena = &checker->arena;
    for (size_t i = 0; i < checker->waivers->count && i < other->waivers->count; i++) {
        struct filed_waiver *filed = checker->waivers->list[i];
        const struct filed_waiver *joined = other->waivers->list[i];
        filed->shown.covered += joined->shown.covered;
        filed->program_checked = filed->program_checked || joined->program_checked;
        if (joined->superseded.length)
            filed_supersede(checker, filed, joined->superseded);
        if (joined->shown.message.length) /* the other checker may have found that an account does not exist */
            waiver_fault(arena, &filed->shown, joined->shown.state, "%.*s", TEXT_ARG(joined->shown.message));
    }
    for (size_t i = 0; i < other->waivers->checked.count; i++)
        filed_note_program(checker, other->waivers->checked.paths[i]);
    return checker_result(checker, SL_OK);
}

/* ---- unused waivers ---------------------------------------------------------------------------------------------- */

/* Returns how many files exist that a waiver is about, and in *all_checked whether all of them were checked. */
static size_t count_programs(sl_checker *checker, const struct filed_waiver *filed, bool *all_checked) {
    const struct file_list *checked = &checker->waivers->checked;
    struct arena scratch = ARENA_EMPTY;
    struct file_list found = {.arena = &scratch};
    size_t at;
    *all_checked = true;
    if (filed->folder.length)
        glob_find(&found, filed->folder, filed->pattern);
    for (size_t i = 0; i < found.count; i++)
        *all_checked = *all_checked && find_name(checked, found.paths[i], &at);
    checker->arena.failed = checker->arena.failed || scratch.failed;
    arena_free(&scratch);
    return found.count;
}

/* Sets the state of a waiver after all programs were checked. Walks through its folder only if it covers nothing. */
static void conclude(sl_checker *checker, struct filed_waiver *filed) {
    sl_waiver *shown = &filed->shown;
    struct arena *arena = &checker->arena;
    if (!shown->message.length && shown->covered)
        shown->state = SL_WAIVER_ACTIVE;
    else if (filed->superseded.length)
        waiver_fault(arena, shown, SL_WAIVER_SUPERSEDED, "%.*s", TEXT_ARG(filed->superseded));
    if (shown->message.length || shown->covered)
        return;
    bool all_checked;
    size_t programs = count_programs(checker, filed, &all_checked);
    if (programs == 0)
        waiver_fault(arena, shown, SL_WAIVER_MISSPELLED,
                     "there is no file \"%.*s\"; the path is relative to the folder of this file",
                     TEXT_ARG(arena_excerpt(arena, shown->program)));
    else if (filed->program_checked && all_checked)
        waiver_set_unused(arena, shown);
}

sl_result sl_finish_waivers(sl_checker *checker) {
    struct findings findings = {.arena = &checker->problems.arena};
    for (size_t i = 0; i < checker->waivers->count; i++) {
        struct filed_waiver *filed = checker->waivers->list[i];
        conclude(checker, filed);
        if (!filed->reported && (filed->program_checked || filed->shown.state == SL_WAIVER_MISSPELLED))
            waiver_report(&findings, &filed->shown);
        filed->reported = true;
    }
    problems_take(&checker->problems, &findings);
    return checker_result(checker, SL_OK);
}
