/* writer.c - writes a run of check: passes programs and problems to the functions of a format, and hands the bytes to
 * the sink. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/names.h"
#include "report/brief.h"
#include "report/formats/format_writer.h"
#include "report/problems.h"

struct sl_writer {
    sl_writer_options options;
    const sl_checker **checkers; /* each once, in the order of their first use */
    size_t checker_count;
    struct summary summary;
    struct buffer buffer; /* bytes that the sink does not have yet */
    const struct format_writer *format;
    struct format_run run;
    struct brief brief;
    bool started;
};

#define FORMATS(X)                                                                                                     \
    X(SL_FORMAT_TEXT, "text")                                                                                          \
    X(SL_FORMAT_JSON, "json")                                                                                          \
    X(SL_FORMAT_MARKDOWN, "markdown")                                                                                  \
    X(SL_FORMAT_NDJSON, "ndjson") X(SL_FORMAT_SARIF, "sarif") X(SL_FORMAT_JUNIT, "junit")                              \
        X(SL_FORMAT_GITHUB, "github") X(SL_FORMAT_GITLAB, "gitlab") X(SL_FORMAT_COMPACT, "compact")
NAMES_BOTH_WAYS(sl_format, sl_format, FORMATS)

static const struct format_writer *format_writer_of(sl_format format) {
    switch (format) {
    case SL_FORMAT_TEXT:
    case SL_FORMAT_MARKDOWN: break; /* programs have no Markdown */
    case SL_FORMAT_JSON: return &format_json;
    case SL_FORMAT_NDJSON: return &format_ndjson;
    case SL_FORMAT_SARIF: return &format_sarif;
    case SL_FORMAT_JUNIT: return &format_junit;
    case SL_FORMAT_GITHUB: return &format_github;
    case SL_FORMAT_GITLAB: return &format_gitlab;
    case SL_FORMAT_COMPACT: return &format_compact;
    }
    return &format_text;
}

sl_writer *sl_writer_new(const sl_writer_options *options, const sl_checker *checker) {
    sl_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return NULL;
    writer->options = *options;
    writer->buffer = BUFFER_EMPTY(BUFFER_MOST);
    writer->format = format_writer_of(options->format);
    writer->run = (struct format_run){.options = &writer->options,
                                      .out = {.buffer = &writer->buffer, .color = options->color},
                                      .summary = &writer->summary};
    if (sl_writer_use(writer, checker) == SL_OK)
        return writer;
    sl_writer_free(writer);
    return NULL;
}

sl_result sl_writer_use(sl_writer *writer, const sl_checker *checker) {
    writer->run.checker = checker;
    for (size_t i = 0; i < writer->checker_count; i++)
        if (writer->checkers[i] == checker)
            return SL_OK;
    const sl_checker **checkers = realloc(writer->checkers, (writer->checker_count + 1) * sizeof(*checkers));
    if (!checkers)
        return SL_OUT_OF_MEMORY;
    writer->checkers = checkers;
    checkers[writer->checker_count++] = checker;
    return summary_add_rules(&writer->summary, checker) ? SL_OK : SL_OUT_OF_MEMORY;
}

void sl_writer_leave_out(sl_writer *writer) {
    writer->summary.files_left_out++;
}

void sl_writer_gone(sl_writer *writer, size_t count) {
    writer->summary.gone_from_baseline += count;
}

void sl_writer_free(sl_writer *writer) {
    if (!writer)
        return;
    fingerprint_counter_free(&writer->run.fingerprints);
    descriptors_free(&writer->run.descriptors);
    remedy_cache_free(&writer->run.remedy_cache);
    summary_free(&writer->summary);
    buffer_free(&writer->buffer);
    free(writer->checkers);
    free(writer);
}

/* Hands the buffer to the sink. `good`: the format had memory for everything else. */
static sl_result flush(sl_writer *writer, bool good) {
    struct buffer *buffer = &writer->buffer;
    if (!good || buffer->failed)
        return SL_OUT_OF_MEMORY;
    bool taken = buffer->length == 0 || writer->options.sink(writer->options.context, buffer->bytes, buffer->length);
    buffer_clear(buffer);
    return taken ? SL_OK : SL_CANNOT_WRITE;
}

/* Calls a function of the format whose only parameter is the run; NULL if the format lacks this function. */
static bool call(sl_writer *writer, bool (*function)(struct format_run *run)) {
    return !function || function(&writer->run);
}

static bool start(sl_writer *writer) {
    if (writer->started)
        return true;
    writer->started = true;
    return call(writer, writer->format->start);
}

/* Writes the questions of a program after its report. */
static sl_result put_questions(const sl_writer *writer, const sl_program *program) {
    sl_questions *questions;
    sl_result result = sl_list_questions(program, &questions);
    if (result == SL_OK)
        result = sl_write_questions(&writer->options, program, questions);
    sl_questions_free(questions);
    return result;
}

sl_result sl_writer_program(sl_writer *writer, const sl_program *program) {
    struct arena arena = ARENA_EMPTY;
    const sl_program *listed;
    bool good = start(writer) && brief_program(&writer->brief, &arena, writer->run.checker, program, &listed) &&
                writer->format->program(&writer->run, listed);
    writer->run.rule_failed = writer->run.rule_failed || program->rule_errors > 0;
    summary_add_program(&writer->summary, program); /* findings that are not listed count, too */
    bool asks = good && writer->options.questions && writer->format == &format_text && !listed->brief;
    writer->summary.briefly_listed += good && listed->brief;
    arena_free(&arena);
    sl_result result = flush(writer, good);
    return result == SL_OK && asks && program->verdict != SL_INVALID ? put_questions(writer, program) : result;
}

static bool put_problems(sl_writer *writer) {
    size_t count;
    struct problem *problems = problems_gather(writer->checkers, writer->checker_count, NULL, &count);
    bool good = problems != NULL;
    for (size_t i = 0; good && i < count; i++) {
        writer->run.checker = problems[i].checker;
        good = writer->format->problem(&writer->run, problems[i].finding);
        summary_add_problem(&writer->summary, problems[i].finding);
    }
    free(problems);
    return good;
}

sl_result sl_writer_finish(sl_writer *writer) {
    bool good = start(writer) && call(writer, writer->format->start_problems);
    return flush(writer, good && put_problems(writer) && call(writer, writer->format->end));
}

/* ---- one report in memory ---------------------------------------------------------------------------------------- */

static bool append(void *buffer, const char *bytes, size_t length) {
    buffer_append(buffer, (sl_text){bytes, length});
    return true; /* the buffer remembers a failure */
}

sl_result sl_report_to_bytes(const sl_checker *checker, const sl_report *report, sl_format format, char **bytes,
                             size_t *length) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_writer_options options = {.format = format, .sink = append, .context = &buffer};
    sl_writer *writer = sl_writer_new(&options, checker);
    sl_result result = writer ? SL_OK : SL_OUT_OF_MEMORY;
    *bytes = NULL;
    for (size_t i = 0; result == SL_OK && i < report->program_count; i++)
        result = sl_writer_program(writer, &report->programs[i]);
    if (result == SL_OK)
        result = sl_writer_finish(writer);
    sl_writer_free(writer);
    size_t written = buffer.length;
    buffer_byte(&buffer, '\0');
    if (buffer.failed)
        result = SL_OUT_OF_MEMORY;
    if (result != SL_OK) {
        buffer_free(&buffer);
        return result;
    }
    *bytes = buffer.bytes;
    if (length)
        *length = written;
    return SL_OK;
}
