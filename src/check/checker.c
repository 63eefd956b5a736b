#include "check/checker.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/fingerprint.h"
#include "base/folder.h"
#include "base/open.h"
#include "base/text.h"
#include "check/accounts.h"
#include "judge/evaluate.h"
#include "judge/spent_rules.h"
#include "lua/builtin.h"
#include "policy/packs.h"
#include "samplint/limits.h"
#include "suppress/waivers.h"
#include "yaml/reader.h"

const char *sl_version(void) {
    return SAMPLINT_VERSION;
}

sl_result sl_result_max(sl_result a, sl_result b) {
    return a > b ? a : b;
}

sl_checker *sl_checker_new(void) {
    sl_checker *checker = calloc(1, sizeof *checker);
    if (!checker)
        return NULL;
    checker->host = lua_host_new();
    if (!checker->host) {
        free(checker);
        return NULL;
    }
    checker->problems.arena = checker->book.arena = &checker->arena;
    checker->book.undetermined = SL_WARNING;
    checker->total = &checker->own_total;
    checker_start_budgets(checker);
    return checker;
}

void checker_forget(sl_checker *checker) {
    memo_clear(&checker->memo);
    arena_free(&checker->tree_arena);
    checker->trees = NULL;
}

void sl_checker_free(sl_checker *checker) {
    if (!checker)
        return;
    lua_host_free(checker->host);
    checker_forget(checker);
    arena_free(&checker->arena);
    free(checker);
}

const sl_finding *sl_problems(const sl_checker *checker, size_t *count) {
    *count = checker->problems.count;
    return checker->problems.items;
}

const sl_vocabulary *sl_get_vocabulary(const sl_checker *checker) {
    return checker->vocabulary;
}

const sl_rule *const *sl_get_rules(const sl_checker *checker, size_t *count) {
    *count = checker->book.count;
    return (const sl_rule *const *)checker->book.rules;
}

const sl_rule *const *sl_get_rules_off(const sl_checker *checker, size_t *count) {
    *count = checker->book.off_count;
    return (const sl_rule *const *)checker->book.off;
}

/* ---- loading ------------------------------------------------------------------------------------------------------ */

/* What a call that may have run out of memory returns. */
static sl_result result_of(const sl_checker *checker, sl_result otherwise) {
    return checker->arena.failed ? SL_OUT_OF_MEMORY : otherwise;
}

/* Puts the problems from `first` on in order and gives them their fingerprints. */
static void finish_problems(sl_checker *checker, size_t first) {
    struct findings *problems = &checker->problems;
    for (size_t i = first; i < problems->count; i++)
        problems->items[i].fingerprint = fingerprint_written(&problems->items[i]);
    findings_sort(problems, first);
}

static sl_result add_problem(sl_checker *checker, const char *word, sl_kind kind, sl_location location,
                             sl_text message) {
    size_t before = checker->problems.count;
    findings_add(&checker->problems, word, kind, SL_ERROR, location, message);
    finish_problems(checker, before);
    return result_of(checker, SL_REFUSED);
}

sl_result checker_refuse(sl_checker *checker, const char *word, sl_location location, sl_text message) {
    return add_problem(checker, word, SL_KIND_USAGE, location, message);
}

void checker_take_problems(sl_checker *checker, struct findings *findings) {
    size_t before = checker->problems.count;
    findings_move(&checker->problems, findings);
    finish_problems(checker, before);
}

static const sl_source *keep_source(sl_checker *checker, sl_text name, sl_text bytes) {
    sl_source *source = arena_alloc(&checker->arena, sizeof *source);
    if (!source)
        return NULL;
    source->name = arena_copy(&checker->arena, name);
    source->bytes = arena_copy(&checker->arena, bytes);
    return checker->arena.failed ? NULL : source;
}

static sl_result load_vocabulary(sl_checker *checker, const struct script *script) {
    if (checker->vocabulary)
        return checker_refuse(checker, "load", (sl_location){.source = script->source},
                              TEXT("a vocabulary is loaded already"));
    size_t before = checker->problems.count;
    checker->vocabulary = lua_load_vocabulary(checker->host, &checker->arena, script, &checker->problems);
    finish_problems(checker, before);
    return result_of(checker, checker->vocabulary ? SL_OK : SL_REFUSED);
}

/* A rule is named for its id. */
static sl_text id_of_file(sl_text path) {
    sl_text name = text_file_name(path), end = TEXT(".lua");
    return text_ends_with(name, end) ? text_slice(name, 0, name.length - end.length) : name;
}

static sl_result load_rule(sl_checker *checker, const struct script *script, sl_text pack, sl_text version) {
    sl_location start = {.source = script->source, .span = {{1, 1, 0}, {1, 1, 0}}};
    if (!checker->vocabulary)
        return checker_refuse(checker, "load", start, TEXT("a rule needs a vocabulary, and none is loaded"));
    size_t before = checker->problems.count;
    sl_rule *rule = lua_load_rule(checker->host, &checker->arena, checker->vocabulary, script, &checker->problems);
    finish_problems(checker, before);
    if (!rule) {
        rulebook_refuse(&checker->book, id_of_file(script->source->name));
        return result_of(checker, SL_REFUSED);
    }
    rule->pack = pack;
    rule->pack_version = version;
    const sl_rule *same = rulebook_find_any(&checker->book, rule->id);
    checker->book.refused += same != NULL;
    if (same)
        return add_problem(checker, "load", SL_KIND_RULE_ERROR, start,
                           arena_printf(&checker->arena, "the id \"%.*s\" is taken by %.*s", TEXT_ARG(rule->id),
                                        TEXT_ARG(same->source->name)));
    checker_forget(checker);
    rulebook_add(&checker->book, rule, checker->vocabulary->element_count);
    return result_of(checker, SL_OK);
}

sl_result sl_load_vocabulary(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    return source ? load_vocabulary(checker, &(struct script){.source = source}) : SL_OUT_OF_MEMORY;
}

sl_result sl_load_rule(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    if (!source)
        return SL_OUT_OF_MEMORY;
    sl_text folder = folder_of(&checker->arena, source->name);
    checker->unpackaged = checker->unpackaged.length ? checker->unpackaged : folder;
    return load_rule(checker, &(struct script){.source = source}, folder, (sl_text){NULL, 0});
}

/* The first built-in script is the vocabulary, the others are rules; their text lives as long as the program. */
sl_result sl_load_builtin(sl_checker *checker) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < builtin_scripts_count; i++) {
        struct script script = {&builtin_scripts[i].source, builtin_scripts[i].compiled};
        worst = sl_result_max(worst, i == 0 ? load_vocabulary(checker, &script)
                                            : load_rule(checker, &script, TEXT("builtin"), (sl_text){NULL, 0}));
    }
    pack_note_builtin(checker);
    return result_of(checker, worst);
}

sl_result checker_refuse_text(sl_checker *checker, const char *word, const sl_source *source, sl_text path,
                              sl_text message) {
    sl_location place = {.source = keep_source(checker, source->name, (sl_text){NULL, 0}),
                         .config_path = arena_copy(&checker->arena, path)};
    return checker_refuse(checker, word, place, arena_copy(&checker->arena, message));
}

sl_result checker_wants_judge(sl_checker *checker) {
    if (checker->book.judge_count > 0)
        return SL_OK;
    return checker_refuse(checker, "load", (sl_location){.source = NULL},
                          TEXT("no fit rule and no theme rule is on, so no program can be congruent; leave one on"));
}

sl_result checker_problem(sl_checker *checker, const char *word, sl_text path, const char *message) {
    return checker_refuse_text(checker, word, &(sl_source){.name = path}, (sl_text){NULL, 0},
                               arena_copy(&checker->arena, text_of(message)));
}

sl_result sl_refuse_path(sl_checker *checker, const char *path, const char *why) {
    return checker_problem(checker, "file", text_of(path), why);
}

sl_result checker_cannot_read(sl_checker *checker, sl_text path, int error) {
    checker_problem(checker, "file", path, open_error(error));
    return result_of(checker, SL_CANNOT_READ);
}

enum file_result way_read(struct arena *arena, struct way way, sl_text path, size_t most, sl_text *bytes) {
    if (memchr(path.bytes, '\0', path.length)) { /* the system would see what is before it */
        errno = ENOENT;
        return FILE_CANNOT_READ;
    }
    return way.named ? file_read(arena, path.bytes, most, bytes)
                     : file_read_found(arena, path.bytes, way.tree, most, bytes);
}

sl_result checker_read_source(sl_checker *checker, struct way way, sl_text path, size_t most, const sl_source **read) {
    sl_source *source = arena_alloc(&checker->arena, sizeof *source);
    *read = source;
    if (!source)
        return SL_OUT_OF_MEMORY;
    source->name = arena_copy(&checker->arena, path);
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    switch (way_read(&checker->arena, way, source->name, most, &source->bytes)) {
    case FILE_OK: return result_of(checker, SL_OK);
    case FILE_CANNOT_READ: return checker_cannot_read(checker, path, errno);
    case FILE_OUT_OF_MEMORY: break;
    }
    return SL_OUT_OF_MEMORY;
}

sl_result checker_load_rule(sl_checker *checker, const sl_source *source, sl_text pack, sl_text version) {
    return load_rule(checker, &(struct script){.source = source}, pack, version);
}

sl_result checker_faults(sl_checker *checker, const struct file_list *files) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < files->fault_count; i++)
        worst = sl_result_max(worst, checker_cannot_read(checker, files->faults[i].path, files->faults[i].error));
    return worst;
}

void sl_set_memo(sl_checker *checker, bool on) {
    memo_clear(&checker->memo);
    checker->memo.off = !on;
}

/* ---- checking ----------------------------------------------------------------------------------------------------- */

/* Says of findings that are too many to list that there are more. */
static void tell_omitted(struct findings *findings, const sl_source *source) {
    if (findings->omitted == 0)
        return;
    sl_text message = arena_printf(findings->arena, "%zu more findings are not listed", findings->omitted + 1);
    findings->items[findings->count - 1] = (sl_finding){.rule = TEXT("limit"),
                                                        .kind = SL_KIND_VOCABULARY,
                                                        .severity = SL_ERROR,
                                                        .location = {.source = source},
                                                        .message = message};
}

static void finish_findings(struct findings *findings, const sl_source *source, sl_program *program) {
    tell_omitted(findings, source);
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].fingerprint == 0)
            findings->items[i].fingerprint = fingerprint_written(&findings->items[i]);
    findings_sort(findings, 0);
    program->findings = findings->items;
    program->finding_count = findings->count;
}

/* Account files are read for a program that is a file; what comes from elsewhere has no folder. */
static void read_accounts(struct box *box, struct bound *bound, struct findings *findings) {
    if (bound->path_count && box->is_file)
        accounts_read(&box->arena, folder_of(&box->arena, box->source.name), bound, findings, &box->account_bytes,
                      box->instead);
    else
        accounts_refuse(&box->arena, bound, findings);
    bind_account_names(&box->arena, findings, &bound->program);
}

/* A document that is not YAML, or no program, is judged by no rule; all that is wrong with it is still said. */
static void check_document(sl_checker *checker, struct box *box, size_t index, const struct asked_rules *rules,
                           sl_program *program) {
    struct arena *arena = &box->arena;
    struct document *document = &box->documents[index];
    struct findings *findings = &document->problems;
    struct bound *bound = &box->bound[index];
    findings->most = (size_t)checker->budgets[BUDGET_FINDINGS].value;
    program->path = document->source->name;
    program->verdict = SL_INVALID;
    program->practices_total = checker->book.practice_count;
    bool whole = !box->fragment || has_format_key(checker->vocabulary, document);
    bool is_program = bind_document(arena, checker->vocabulary, document, whole, findings, bound);
    if (is_program) {
        program->name = bound->program.name;
        read_accounts(box, bound, findings);
        bind_whole(bound);
    }
    if (is_program && !document->broken) {
        evaluate(checker->host, &checker->book, &checker->memo, rules, bound, findings, program);
        spent_note(checker, rules);
        waivers_apply(checker, box, index, findings, program);
    }
    finish_findings(findings, document->source, program);
}

static sl_result check_source(sl_checker *checker, struct box *box) {
    size_t count;
    box->documents = yaml_read(&box->arena, &box->source, &count);
    box->bound = arena_array(&box->arena, count, sizeof *box->bound);
    sl_program *programs = arena_array(&box->arena, count, sizeof *programs);
    struct asked_rules rules = spent_begin(&box->arena, checker);
    if (!box->documents || !box->bound || !programs || box->arena.failed)
        return SL_OUT_OF_MEMORY;
    box->document_count = count;
    box->asked = rules.asked;
    box->rule_count = checker->book.count;
    for (size_t i = 0; i < count; i++) {
        programs[i].document = i + 1;
        programs[i].documents = count;
        check_document(checker, box, i, &rules, &programs[i]);
    }
    box->report = (sl_report){programs, count, &box->source};
    return box->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

static sl_result hand_over(struct box *box, sl_result result, sl_report **report) {
    if (result == SL_OK)
        *report = &box->report;
    else
        sl_report_free(&box->report);
    return result;
}

static sl_result refuse_without_rules(sl_checker *checker) {
    return checker_refuse(checker, "load", (sl_location){.source = NULL},
                          TEXT("no vocabulary or no rule is loaded, so nothing can be checked"));
}

static sl_result check_bytes(sl_checker *checker, sl_text name, sl_text bytes, bool fragment, sl_report **report) {
    *report = NULL;
    if (!checker->vocabulary || checker->book.count == 0)
        return refuse_without_rules(checker);
    struct box *box = calloc(1, sizeof *box);
    if (!box)
        return SL_OUT_OF_MEMORY;
    box->source.name = arena_copy(&box->arena, name);
    box->source.bytes = arena_copy(&box->arena, bytes);
    box->fragment = fragment;
    return hand_over(box, box->arena.failed ? SL_OUT_OF_MEMORY : check_source(checker, box), report);
}

sl_result sl_check_buffer(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report) {
    return check_bytes(checker, name, bytes, false, report);
}

sl_result checker_check_fragment(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report) {
    return check_bytes(checker, name, bytes, true, report);
}

sl_result sl_check_file(sl_checker *checker, const char *path, sl_report **report) {
    return checker_check_file(checker, WAY_NAMED, path, report);
}

sl_result checker_check_file(sl_checker *checker, struct way way, const char *path, sl_report **report) {
    *report = NULL;
    if (!checker->vocabulary || checker->book.count == 0)
        return refuse_without_rules(checker);
    struct box *box = calloc(1, sizeof *box);
    if (!box)
        return SL_OUT_OF_MEMORY;
    box->is_file = strcmp(path, "-") != 0;
    box->source.name = strcmp(path, "-") == 0 ? TEXT("<stdin>") : arena_copy(&box->arena, text_of(path));
    sl_result result = SL_OUT_OF_MEMORY;
    switch (way_read(&box->arena, way, text_of(path), SL_LIMIT_FILE_BYTES, &box->source.bytes)) {
    case FILE_OK: result = check_source(checker, box); break;
    case FILE_CANNOT_READ: result = checker_cannot_read(checker, box->source.name, errno); break;
    case FILE_OUT_OF_MEMORY: break;
    }
    return hand_over(box, result, report);
}

sl_result checker_check_again(sl_checker *checker, const sl_report *before, const sl_source *changed, sl_text bytes,
                              sl_report **report) {
    const struct box *old = (const struct box *)before;
    *report = NULL;
    struct box *box = calloc(1, sizeof *box);
    if (!box)
        return SL_OUT_OF_MEMORY;
    sl_source instead = {arena_copy(&box->arena, changed->name), arena_copy(&box->arena, bytes)};
    box->is_file = old->is_file;
    if (changed == before->source) {
        box->source = instead;
    } else {
        box->source.name = arena_copy(&box->arena, old->source.name);
        box->source.bytes = arena_copy(&box->arena, old->source.bytes);
        box->instead = &instead;
    }
    sl_result result = box->arena.failed ? SL_OUT_OF_MEMORY : check_source(checker, box);
    box->instead = NULL;
    return hand_over(box, result, report);
}

void sl_report_free(sl_report *report) {
    if (!report)
        return;
    struct box *box = (struct box *)report;
    arena_free(&box->arena);
    free(box);
}
