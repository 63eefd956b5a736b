/* problems.c - collects the faults that belong to no program, in the order in which they were found. */
#include "base/problems.h"

#include "base/fingerprint.h"
#include "base/text.h"
#include "samplint/file.h"

void problems_clear(struct problems *problems) {
    arena_free(&problems->arena);
    *problems = (struct problems){.list = {.arena = &problems->arena}};
}

/* Gives the problems from `first` on their fingerprints and sorts them. */
static sl_result finish(struct problems *problems, size_t first) {
    for (size_t i = first; i < problems->list.count; i++)
        problems->list.items[i].fingerprint = fingerprint_written(&problems->list.items[i]);
    findings_sort(&problems->list, first);
    return problems->arena.failed ? SL_OUT_OF_MEMORY : SL_REFUSED;
}

sl_result problem_of_kind(struct problems *problems, const char *word, sl_kind kind, sl_location location,
                          const char *format, ...) {
    va_list arguments;
    size_t before = problems->list.count;
    va_start(arguments, format);
    findings_vprintf(&problems->list, word, kind, SL_ERROR, location, format, arguments);
    va_end(arguments);
    return finish(problems, before);
}

void problem_note(struct problems *problems, const char *word, sl_severity severity, sl_location location,
                  const char *format, ...) {
    va_list arguments;
    size_t before = problems->list.count;
    va_start(arguments, format);
    sl_text message = arena_vprintf(&problems->arena, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < before; i++) {
        const sl_finding *known = &problems->list.items[i];
        if (known->location.source == location.source && text_equal(known->message, message) &&
            known->location.span.start.byte == location.span.start.byte)
            return;
    }
    findings_add(&problems->list, word, SL_KIND_USAGE, severity, location, message);
    finish(problems, before);
}

sl_location problem_place(struct problems *problems, sl_text name, sl_text config_path) {
    sl_source *source = arena_alloc(&problems->arena, sizeof *source);
    if (source)
        source->name = arena_copy(&problems->arena, name);
    return (sl_location){.source = source, .config_path = arena_copy(&problems->arena, config_path)};
}

sl_result problem_cannot_read(struct problems *problems, sl_text path, int error) {
    sl_result result = problem_of_file(problems, "file", path, "%s", sl_file_error(error));
    return result == SL_OUT_OF_MEMORY ? result : SL_CANNOT_READ;
}

sl_result problems_of_search(struct problems *problems, const struct file_list *files) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < files->fault_count; i++)
        worst = sl_result_max(worst, problem_cannot_read(problems, files->faults[i].path, files->faults[i].error));
    return worst;
}

void problems_take(struct problems *problems, struct findings *findings) {
    size_t before = problems->list.count;
    findings_move(&problems->list, findings);
    finish(problems, before);
}
