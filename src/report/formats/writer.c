#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/brief.h"
#include "report/escape.h"
#include "report/formats/format_writer.h"
#include "report/problems.h"

struct sl_writer {
    sl_writer_options options;
    const sl_checker **checkers; /* each once, in the order of their first use */
    size_t checker_count;
    struct summary summary;
    struct buffer buffer; /* what is not in the sink yet */
    const struct format_writer *form;
    struct run run;
    struct brief brief;
    bool started;
};

static const struct format_writer *format_writer_of(sl_format format) {
    switch (format) {
    case SL_FORMAT_JSON: return &format_json;
    case SL_FORMAT_NDJSON: return &format_ndjson;
    case SL_FORMAT_SARIF: return &format_sarif;
    case SL_FORMAT_JUNIT: return &format_junit;
    case SL_FORMAT_GITHUB: return &format_github;
    case SL_FORMAT_GITLAB: return &format_gitlab;
    case SL_FORMAT_COMPACT: return &format_compact;
    default: return &format_text;
    }
}

sl_result sl_write_escaped(sl_sink *sink, void *context, sl_text text) {
    char room[ESCAPE_ROOM];
    size_t bytes, columns;
    for (size_t at = 0; at < text.length; at += bytes) {
        sl_text piece = escape_piece(text, at, room, &bytes, &columns);
        if (!sink(context, piece.bytes, piece.length))
            return SL_CANNOT_WRITE;
    }
    return SL_OK;
}

sl_writer *sl_writer_open(const sl_writer_options *options, const sl_checker *checker) {
    sl_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return NULL;
    writer->options = *options;
    writer->buffer = BUFFER_EMPTY(BUFFER_MOST);
    writer->form = format_writer_of(options->format);
    writer->run = (struct run){.options = &writer->options, .buffer = &writer->buffer, .summary = &writer->summary};
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
    writer->summary.left_out++;
}

void sl_writer_gone(sl_writer *writer, size_t count) {
    writer->summary.gone += count;
}

void sl_writer_free(sl_writer *writer) {
    if (!writer)
        return;
    fingerprint_counter_free(&writer->run.prints);
    descriptors_free(&writer->run.descriptors);
    remedy_cache_free(&writer->run.remedy_cache);
    summary_free(&writer->summary);
    buffer_free(&writer->buffer);
    free(writer->checkers);
    free(writer);
}

static sl_result flush(sl_writer *writer, bool good) {
    struct buffer *buffer = &writer->buffer;
    if (!good || buffer->failed)
        return SL_OUT_OF_MEMORY;
    bool taken = buffer->length == 0 || writer->options.sink(writer->options.context, buffer->bytes, buffer->length);
    buffer_clear(buffer);
    return taken ? SL_OK : SL_CANNOT_WRITE;
}

static bool start(sl_writer *writer) {
    if (writer->started)
        return true;
    writer->started = true;
    return writer->form->start(&writer->run);
}

sl_result sl_writer_program(sl_writer *writer, const sl_program *program) {
    struct arena arena = ARENA_EMPTY;
    const sl_program *told;
    bool good = start(writer) && brief_take(&writer->brief, &arena, writer->run.checker, program, &told) &&
                writer->form->program(&writer->run, told);
    writer->run.failed = writer->run.failed || program->rule_errors > 0;
    summary_add_program(&writer->summary, program); /* what is not listed counts all the same */
    writer->summary.brief += good && told->brief;
    arena_free(&arena);
    return flush(writer, good);
}

static bool put_problems(sl_writer *writer) {
    size_t count;
    struct problem *problems = problems_gather(writer->checkers, writer->checker_count, 0, &count);
    bool good = problems != NULL;
    for (size_t i = 0; good && i < count; i++) {
        writer->run.checker = problems[i].checker;
        good = writer->form->problem(&writer->run, problems[i].finding);
        summary_add_problem(&writer->summary, problems[i].finding);
    }
    free(problems);
    return good;
}

sl_result sl_writer_close(sl_writer *writer) {
    bool good = start(writer) && writer->form->problems(&writer->run);
    return flush(writer, good && put_problems(writer) && writer->form->end(&writer->run));
}
