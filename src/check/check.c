/* check.c - checks a file: reads its documents, binds each to the vocabulary, judges it, and applies waivers. */
#include "check/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/fingerprint.h"
#include "base/path.h"
#include "base/text.h"
#include "check/accounts.h"
#include "judge/evaluate.h"
#include "judge/spent_rules.h"
#include "samplint/limits.h"
#include "suppress/waiver.h"
#include "yaml/reader.h"

static void finish_findings(struct findings *findings, const sl_source *source, sl_program *program) {
    if (findings->omitted > 0) { /* the list is full: its last finding counts those that are not listed */
        sl_text message = arena_printf(findings->arena, "%zu more findings are not listed", findings->omitted + 1);
        findings->items[findings->count - 1] = (sl_finding){.rule = TEXT("limit"),
                                                            .kind = SL_KIND_VOCABULARY,
                                                            .severity = SL_ERROR,
                                                            .location = {.source = source},
                                                            .message = message};
    }
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].fingerprint == 0)
            findings->items[i].fingerprint = fingerprint_written(&findings->items[i]);
    findings_sort(findings, 0);
    program->findings = findings->items;
    program->finding_count = findings->count;
}

/* Checks the document at `index`. Rules judge only a program without errors of YAML; faults are always reported. */
static void check_document(sl_checker *checker, struct checked_file *file, size_t index,
                           const struct asked_rules *asked, sl_program *program) {
    struct ruleset *rules = &checker->rules;
    struct document *document = &file->documents[index];
    struct findings *findings = &document->findings;
    struct bound *bound = &file->bound[index];
    findings->most = (size_t)rules->budgets[BUDGET_FINDINGS].value;
    program->path = document->source->name;
    program->verdict = SL_INVALID;
    program->practices_total = rules->book.practice_count;
    bool needs_format = !file->is_fragment || has_format_key(rules->vocabulary, document);
    bool is_program = bind_document(&file->arena, rules->vocabulary, document, needs_format, findings, bound);
    if (is_program) {
        program->name = bound->program.name;
        /* Paths of account files are relative to the program's folder: a program without a path cannot have them. */
        if (bound->path_count && file->has_path)
            accounts_read(&file->arena, folder_of(&file->arena, file->source.name), bound, findings,
                          &file->account_bytes, file->overlay);
        else
            accounts_refuse(&file->arena, bound, findings);
        bind_names(&file->arena, findings, &bound->program);
        bind_membership(&file->arena, findings, bound);
        bind_whole(bound);
    }
    if (is_program && !document->broken) {
        struct judging judging = {rules->host, &rules->book, &rules->memo, &rules->work, asked};
        evaluate(&judging, bound, findings, program);
        spent_note(checker->run, checker->place, asked);
        waivers_apply(checker, file, index, findings, program);
    }
    finish_findings(findings, document->source, program);
}

/* Checks all documents of a file whose source is set. */
static sl_result check_source(sl_checker *checker, struct checked_file *file) {
    size_t count;
    file->documents = yaml_read(&file->arena, &file->source, &count);
    file->bound = arena_array(&file->arena, count, sizeof *file->bound);
    sl_program *programs = arena_array(&file->arena, count, sizeof *programs);
    struct asked_rules asked = spent_begin(&file->arena, checker->run, checker->place, checker->rules.book.count);
    if (!file->documents || !file->bound || !programs || file->arena.failed)
        return SL_OUT_OF_MEMORY;
    file->document_count = count;
    file->asked = asked.asked;
    file->rule_count = asked.count;
    for (size_t i = 0; i < count && work_goes_on(&checker->rules.work); i++) {
        programs[i].document = i + 1;
        programs[i].documents = count;
        check_document(checker, file, i, &asked, &programs[i]);
    }
    file->programs = programs;
    file->report = (sl_report){programs, count, &file->source};
    return file->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* Hands the report over to the caller, or frees it. */
static sl_result finish(sl_checker *checker, struct checked_file *file, sl_result result, sl_report **report) {
    result = work_result(&checker->rules.work, result);
    if (result == SL_OK)
        *report = &file->report;
    else
        sl_report_free(&file->report);
    return result;
}

/* Allocates the state of a file to be checked. If no vocabulary or no rule is loaded, adds a problem instead. */
static sl_result start(sl_checker *checker, struct checked_file **file, sl_report **report) {
    *report = NULL;
    *file = NULL;
    if (!checker->rules.vocabulary || checker->rules.book.count == 0)
        return problem_usage(&checker->problems, "load",
                             "no vocabulary or no rule is loaded, so nothing can be checked");
    *file = calloc(1, sizeof **file);
    return *file ? SL_OK : SL_OUT_OF_MEMORY;
}

/* Checks bytes. `initial` gives the values with which the new file starts. */
static sl_result check_bytes(sl_checker *checker, const struct checked_file *initial, sl_text name, sl_text bytes,
                             sl_report **report) {
    struct checked_file *file;
    sl_result result = start(checker, &file, report);
    if (result != SL_OK)
        return result;
    *file = *initial;
    file->source.name = arena_copy(&file->arena, name);
    file->source.bytes = arena_copy(&file->arena, bytes);
    result = file->arena.failed ? SL_OUT_OF_MEMORY : check_source(checker, file);
    file->overlay = NULL;
    return finish(checker, file, result, report);
}

sl_result sl_check_buffer(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report) {
    return check_bytes(checker, &(struct checked_file){.has_path = false}, name, bytes, report);
}

sl_result sl_check_content(sl_checker *checker, const char *path, sl_text bytes, sl_report **report) {
    return check_bytes(checker, &(struct checked_file){.has_path = true}, text_of(path), bytes, report);
}

sl_result check_fragment(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report) {
    return check_bytes(checker, &(struct checked_file){.is_fragment = true}, name, bytes, report);
}

sl_result sl_check_file(sl_checker *checker, const char *path, sl_report **report) {
    return check_file(checker, TRUST_NAMED, path, report);
}

sl_result check_file(sl_checker *checker, struct file_trust trust, const char *path, sl_report **report) {
    struct checked_file *file;
    sl_result result = start(checker, &file, report);
    if (result != SL_OK)
        return result;
    file->has_path = strcmp(path, "-") != 0;
    file->source.name = file->has_path ? arena_copy(&file->arena, text_of(path)) : TEXT("<stdin>");
    result = SL_OUT_OF_MEMORY;
    switch (trusted_read(&file->arena, trust, text_of(path), SL_LIMIT_FILE_BYTES, &file->source.bytes)) {
    case FILE_OK: result = check_source(checker, file); break;
    case FILE_CANNOT_READ:
        if (!file->arena.failed) /* otherwise the name was not copied */
            result = problem_cannot_read(&checker->problems, file->source.name, errno);
        break;
    case FILE_OUT_OF_MEMORY: break;
    }
    return finish(checker, file, result, report);
}

sl_result check_again(sl_checker *checker, const sl_report *before, const sl_source *changed, sl_text bytes,
                      sl_report **report) {
    const struct checked_file *old = (const struct checked_file *)before;
    const sl_source overlay = {changed->name, bytes};
    bool itself = changed == before->source;
    struct checked_file initial = {.has_path = old->has_path, .overlay = itself ? NULL : &overlay};
    return check_bytes(checker, &initial, before->source->name, itself ? bytes : before->source->bytes, report);
}

void sl_report_free(sl_report *report) {
    if (!report)
        return;
    struct checked_file *file = (struct checked_file *)report;
    arena_free(&file->arena);
    free(file);
}
