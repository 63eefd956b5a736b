/* waiver_file.c - waivers that stand in a file of their own, beside programs that are not to be touched.
 *
 *     - rule: RULE-1                      # or undetermined
 *       program: clients/north.samp.yaml  # a path or a pattern, counted from the folder of this file
 *       path: element.attribute           # of the value, or of the element it is in
 *       account: North                    # optional: whose value; without, the program's own
 *       value: word                       # optional: what it was given for; of a set, a list
 *       reason: measured from spring on
 *       owner: J. Owner (key account director)
 *       expires: 2027-03-31               # the last day on which it holds
 */
#include "suppress/waiver_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/glob.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/text.h"
#include "judge/checker.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "samplint/waiver.h"
#include "yaml/reader.h"

enum key { RULE, PROGRAM, PATH, REASON, OWNER, EXPIRES, ACCOUNT, VALUE, KEYS };
#define NEEDED ACCOUNT /* all keys before it */
static const sl_text keys[KEYS] = {TEXT_INIT("rule"),  TEXT_INIT("program"), TEXT_INIT("path"),    TEXT_INIT("reason"),
                                   TEXT_INIT("owner"), TEXT_INIT("expires"), TEXT_INIT("account"), TEXT_INIT("value")};

/* A waiver as it is read. */
struct filing {
    sl_checker *checker;
    const sl_source *source;
    struct filed_waiver *filed;
};

static struct arena *arena_of(const struct filing *filing) {
    return &filing->checker->arena;
}

static void fault(struct filing *filing, const struct node *node, sl_text message) {
    sl_waiver *shown = &filing->filed->shown;
    if (!shown->message.length)
        shown->location.span = node_span(node);
    waiver_fault(shown, SL_WAIVER_MISSPELLED, message);
}

/* ---- what stands behind the keys ---------------------------------------------------------------------------------- */

static void take_keys(struct filing *filing, const struct node *entry, const struct node **values) {
    struct arena *arena = arena_of(filing);
    for (size_t i = 0; i < entry->entry_count; i++) {
        const struct node *key = node_behind(entry->entries[i].key);
        size_t at = key->kind == NODE_SCALAR ? text_find(keys, KEYS, key->text) : KEYS;
        if (at < KEYS)
            values[at] = node_behind(entry->entries[i].value);
        else
            fault(filing, key,
                  arena_printf(arena, "a waiver has no key \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, key->text)),
                               TEXT_ARG(did_you_mean(arena, key->text, keys, KEYS))));
    }
    for (size_t i = 0; i < NEEDED; i++)
        if (!values[i])
            fault(filing, entry, arena_printf(arena, "this waiver has no \"%.*s\"", TEXT_ARG(keys[i])));
}

static sl_text take_text(struct filing *filing, const struct node *const *values, enum key key) {
    const struct node *node = values[key];
    if (!node)
        return (sl_text){NULL, 0};
    if (node->kind == NODE_SCALAR && !scalar_is_null(node) && text_trim(node->text).length)
        return text_trim(node->text);
    fault(filing, node, arena_printf(arena_of(filing), "\"%.*s\" of a waiver takes a text", TEXT_ARG(keys[key])));
    return (sl_text){NULL, 0};
}

static void take_path(struct filing *filing, const struct node *node) {
    const sl_vocabulary *vocabulary = filing->checker->rules.vocabulary;
    struct filed_waiver *filed = filing->filed;
    struct arena *arena = arena_of(filing);
    sl_text path = filed->shown.path;
    bool account = filed->shown.account.length > 0;
    filed->field = sl_find_field(vocabulary, path);
    filed->shown.location.config_path = path;
    if (path.length == 0)
        return;
    if (!filed->field)
        fault(filing, node,
              arena_printf(arena, "there is no element or attribute \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, path)),
                           TEXT_ARG(account ? did_you_mean_account_path(arena, vocabulary, path)
                                            : did_you_mean_path(arena, vocabulary, path))));
    else if (account && !account_field_at(vocabulary, path))
        fault(filing, node,
              arena_printf(arena, "%.*s holds for the whole program, and no account has its own; leave \"account\" out",
                           TEXT_ARG(path)));
}

/* Parts the path of programs into a folder and what is to be looked for below it. */
static void take_program(struct filing *filing, const struct node *node) {
    struct arena *arena = arena_of(filing);
    sl_text path = filing->filed->shown.program;
    size_t start = 0;
    for (size_t i = 0; i < path.length && !memchr("*?[", path.bytes[i], 3); i++)
        start = path.bytes[i] == '/' ? i + 1 : start;
    if (glob_is_too_wide(path))
        fault(filing, node, TEXT("a pattern has \"**\" once at the most"));
    if (path.length && start == path.length)
        fault(filing, node, TEXT("\"program\" is the path of a file, or a pattern of those"));
    sl_text folder = folder_of(arena, filing->source->name), fixed = text_slice(path, 0, start);
    if (start > 0)
        folder = path_resolve(arena, folder, fixed);
    filing->filed->folder = real_path(arena, folder);
    filing->filed->pattern = text_slice(path, start, path.length);
}

static void take_value(struct filing *filing, const struct node *node) {
    struct filed_waiver *filed = filing->filed;
    struct arena *arena = arena_of(filing);
    bool list = node->kind == NODE_SEQUENCE, good = list || (node->kind == NODE_SCALAR && !scalar_is_null(node));
    size_t count = list ? node->item_count : 1;
    sl_text *words = arena_array(arena, count, sizeof *words);
    for (size_t i = 0; words && good && i < count; i++) {
        const struct node *item = list ? node_behind(node->items[i]) : node;
        good = item->kind == NODE_SCALAR;
        words[i] = item->text;
    }
    if (!good)
        fault(filing, node, TEXT("\"value\" of a waiver is a word, a number, a text, or a list of words"));
    if (!words || !good || filed->shown.message.length)
        return;
    waiver_give(arena, filed->field, words, count, &filed->waiver);
    filed->shown.value = filed->waiver.is_given ? value_show(arena, filed->field, &filed->waiver.given) : words[0];
}

/* ---- one waiver --------------------------------------------------------------------------------------------------- */

static void read_entry(struct filing *filing, const struct node *entry) {
    sl_waiver *shown = &filing->filed->shown;
    const struct node *values[KEYS] = {NULL};
    if (entry->kind != NODE_MAPPING) {
        fault(filing, entry,
              arena_printf(arena_of(filing), "a waiver is a mapping with %.*s",
                           TEXT_ARG(list_all(arena_of(filing), keys, NEEDED))));
        return;
    }
    take_keys(filing, entry, values);
    if (values[RULE])
        shown->location.span = shown->message.length ? shown->location.span : node_span(values[RULE]);
    shown->rule = take_text(filing, values, RULE);
    shown->program = take_text(filing, values, PROGRAM);
    shown->path = take_text(filing, values, PATH);
    shown->account = take_text(filing, values, ACCOUNT);
    shown->reason = take_text(filing, values, REASON);
    shown->owner = take_text(filing, values, OWNER);
    shown->expires = take_text(filing, values, EXPIRES);
    if (shown->message.length)
        return;
    take_path(filing, values[PATH]);
    take_program(filing, values[PROGRAM]);
    waiver_read_day(arena_of(filing), shown->expires, shown);
    if (values[VALUE])
        take_value(filing, values[VALUE]);
    waiver_check(filing->checker, arena_of(filing), &filing->filed->waiver);
}

static void add_entry(sl_checker *checker, const sl_source *source, const struct node *entry) {
    struct filed_waiver **list = arena_grow(&checker->arena, checker->waivers->list, checker->waivers->count,
                                            &checker->waivers->capacity, sizeof(*list));
    struct filed_waiver *filed = arena_alloc(&checker->arena, sizeof *filed);
    if (!list || !filed)
        return;
    checker->waivers->list = list;
    list[checker->waivers->count++] = filed;
    filed->waiver.shown = &filed->shown;
    filed->shown.state = SL_WAIVER_UNCHECKED;
    filed->shown.location = (sl_location){.source = source, .span = node_span(entry)};
    filed->shown.location.span.end = filed->shown.location.span.start;
    read_entry(&(struct filing){checker, source, filed}, entry);
}

/* ---- the file ----------------------------------------------------------------------------------------------------- */

static sl_result refuse(sl_checker *checker, const sl_source *source, sl_span span, sl_text message) {
    return problem_add(&checker->problems, "waivers", (sl_location){.source = source, .span = span}, "%.*s",
                       TEXT_ARG(message));
}

/* Tells what is wrong with waivers from `first` on, whatever is checked. */
static void tell_misspelled(sl_checker *checker, size_t first) {
    struct findings findings = {.arena = &checker->arena};
    for (size_t i = first; i < checker->waivers->count; i++)
        if (checker->waivers->list[i]->shown.state >= SL_WAIVER_REFUSED) {
            waiver_tell(&findings, &checker->waivers->list[i]->shown);
            checker->waivers->list[i]->told = true;
        }
    problems_take(&checker->problems, &findings);
}

static sl_result take_file(sl_checker *checker, const sl_source *source) {
    size_t count, first = checker->waivers->count;
    struct document *documents = yaml_read(&checker->arena, source, &count);
    bool broken = false;
    for (size_t i = 0; documents && i < count; i++) {
        broken = broken || documents[i].problems.count;
        problems_take(&checker->problems, &documents[i].problems);
    }
    const struct node *root = documents ? node_behind(documents[0].root) : NULL;
    if (broken || !documents)
        return SL_REFUSED;
    if (count > 1)
        return refuse(checker, source, documents[1].span, TEXT("a file of waivers is one document"));
    if (!root || (root->kind == NODE_SCALAR && scalar_is_null(root)))
        return SL_OK;
    if (root->kind != NODE_SEQUENCE)
        return refuse(checker, source, node_span(root), TEXT("a file of waivers is a list of them"));
    if (root->item_count > 10 * SL_LIMIT_WAIVERS)
        return refuse(checker, source, node_span(root),
                      arena_printf(&checker->arena, "a file has %zu waivers at the most", 10 * SL_LIMIT_WAIVERS));
    for (size_t i = 0; i < root->item_count; i++)
        add_entry(checker, source, node_behind(root->items[i]));
    tell_misspelled(checker, first);
    return SL_OK;
}

sl_result sl_load_waivers(sl_checker *checker, const char *path) {
    return waiver_file_load(checker, TRUST_NAMED, path);
}

sl_result waiver_file_load(sl_checker *checker, struct file_trust way, const char *path) {
    if (!checker->rules.vocabulary)
        return problem_of_file(&checker->problems, "waivers", text_of(path), "waivers need a vocabulary");
    const sl_source *source;
    sl_result result =
        source_read(&checker->arena, &checker->problems, way, text_of(path), SL_LIMIT_WAIVER_BYTES, &source);
    if (result != SL_OK)
        return result;
    result = SL_REFUSED;
    if (source->bytes.length > SL_LIMIT_WAIVER_BYTES)
        refuse(checker, source, (sl_span){{0, 0, 0}, {0, 0, 0}},
               arena_printf(&checker->arena, "a file of waivers is larger than %zu bytes", SL_LIMIT_WAIVER_BYTES));
    else
        result = take_file(checker, source);
    return checker_result(checker, result);
}

size_t sl_get_waiver_count(const sl_checker *checker) {
    return checker->waivers->count;
}

const sl_waiver *sl_get_waiver(const sl_checker *checker, size_t at) {
    return &checker->waivers->list[at]->shown;
}

/* ---- programs ----------------------------------------------------------------------------------------------------- */

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

void filed_supersede(struct filed_waiver *filed, sl_text message) {
    if (filed->superseded.length == 0 || text_compare(message, filed->superseded) < 0)
        filed->superseded = message;
}

sl_result sl_join_waivers(sl_checker *checker, const sl_checker *other) {
    for (size_t i = 0; i < checker->waivers->count && i < other->waivers->count; i++) {
        struct filed_waiver *filed = checker->waivers->list[i];
        const struct filed_waiver *seen = other->waivers->list[i];
        filed->shown.covered += seen->shown.covered;
        filed->met = filed->met || seen->met;
        if (seen->superseded.length)
            filed_supersede(filed, arena_copy(&checker->arena, seen->superseded));
        if (seen->shown.message.length) /* of an account that is not there */
            waiver_fault(&filed->shown, seen->shown.state, arena_copy(&checker->arena, seen->shown.message));
    }
    for (size_t i = 0; i < other->waivers->checked.count; i++)
        filed_note_program(checker, other->waivers->checked.paths[i]);
    return checker_result(checker, SL_OK);
}

void filed_note_program(sl_checker *checker, sl_text name) {
    if (!checker->waivers->checked.arena)
        checker->waivers->checked.arena = &checker->arena;
    file_list_add(&checker->waivers->checked, arena_copy(&checker->arena, name));
}

/* How many of the files that a waiver is about are there, and whether all of them were checked. */
static size_t count_programs(sl_checker *checker, const struct filed_waiver *filed, bool *all_checked) {
    struct arena scratch = ARENA_EMPTY;
    struct file_list found = {.arena = &scratch};
    *all_checked = true;
    if (filed->folder.length)
        glob_find(&found, filed->folder, filed->pattern);
    for (size_t i = 0; i < found.count; i++)
        *all_checked = *all_checked && checker->waivers->checked.count &&
                       bsearch(&found.paths[i], checker->waivers->checked.paths, checker->waivers->checked.count,
                               sizeof *found.paths, text_order);
    checker->arena.failed = checker->arena.failed || scratch.failed;
    arena_free(&scratch);
    return found.count;
}

/* Files are looked for only where a waiver covers nothing: for each, that takes a walk through its folder. */
static void finish(sl_checker *checker, struct filed_waiver *filed) {
    sl_waiver *shown = &filed->shown;
    struct arena *arena = &checker->arena;
    if (shown->message.length)
        return;
    if (shown->covered) {
        shown->state = SL_WAIVER_ACTIVE;
        return;
    }
    if (filed->superseded.length) {
        waiver_fault(shown, SL_WAIVER_SUPERSEDED, filed->superseded);
        return;
    }
    bool all_checked;
    size_t programs = count_programs(checker, filed, &all_checked);
    if (programs == 0)
        waiver_fault(shown, SL_WAIVER_MISSPELLED,
                     arena_printf(arena, "there is no file \"%.*s\", as counted from here",
                                  TEXT_ARG(arena_excerpt(arena, shown->program))));
    else if (filed->met && all_checked)
        waiver_is_unused(arena, shown);
}

sl_result sl_finish_waivers(sl_checker *checker) {
    struct findings findings = {.arena = &checker->arena};
    if (checker->waivers->checked.count > 1)
        file_list_sort(&checker->waivers->checked);
    for (size_t i = 0; i < checker->waivers->count; i++) {
        struct filed_waiver *filed = checker->waivers->list[i];
        finish(checker, filed);
        if (!filed->told && (filed->met || filed->shown.state == SL_WAIVER_MISSPELLED))
            waiver_tell(&findings, &filed->shown);
        filed->told = true;
    }
    problems_take(&checker->problems, &findings);
    return checker_result(checker, SL_OK);
}
