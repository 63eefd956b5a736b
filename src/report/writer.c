#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json.h"
#include "report/show.h"
#include "report/summary.h"
#include "report/text.h"
#include "samplint/report.h"

struct sl_writer {
    sl_writer_options options;
    const sl_checker **checkers; /* each once, in the order of their first use */
    size_t checker_count;
    const sl_checker *checker; /* of the programs from now on */
    struct summary summary;
    struct buffer buffer; /* what is not in the sink yet */
};

sl_result sl_write_shown(sl_sink *sink, void *context, sl_text text) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    show_text(&buffer, text);
    sl_result result = buffer.failed ? SL_OUT_OF_MEMORY : SL_OK;
    if (result == SL_OK && buffer.length && !sink(context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    return result;
}

sl_writer *sl_writer_open(const sl_writer_options *options, const sl_checker *checker) {
    sl_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return NULL;
    writer->options = *options;
    writer->buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    if (sl_writer_use(writer, checker) == SL_OK)
        return writer;
    sl_writer_free(writer);
    return NULL;
}

sl_result sl_writer_use(sl_writer *writer, const sl_checker *checker) {
    writer->checker = checker;
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
    summary_free(&writer->summary);
    buffer_free(&writer->buffer);
    free(writer->checkers);
    free(writer);
}

static void put(sl_writer *writer, const char *string) {
    buffer_append(&writer->buffer, text_of(string));
}

static sl_result flush(sl_writer *writer, bool good) {
    struct buffer *buffer = &writer->buffer;
    if (!good || buffer->failed)
        return SL_OUT_OF_MEMORY;
    bool taken = buffer->length == 0 || writer->options.sink(writer->options.context, buffer->bytes, buffer->length);
    buffer_clear(buffer);
    return taken ? SL_OK : SL_CANNOT_WRITE;
}

static bool start_json(sl_writer *writer) {
    put(writer, "{\"schema_version\":1,\"tool\":");
    bool good = json_tool(&writer->buffer);
    put(writer, ",\"programs\":[");
    return good;
}

static struct text_report text_of_writer(sl_writer *writer) {
    return (struct text_report){&writer->buffer, writer->options.color, writer->options.picture, writer->checker};
}

sl_result sl_writer_program(sl_writer *writer, const sl_program *program) {
    bool good = true;
    if (writer->options.format == SL_FORMAT_TEXT) {
        struct text_report report = text_of_writer(writer);
        text_program(&report, program);
    } else {
        good = writer->summary.programs > 0 || start_json(writer);
        put(writer, writer->summary.programs ? ",\n" : "\n");
        good = good && json_program(&writer->buffer, writer->checker, program);
    }
    summary_add_program(&writer->summary, program);
    return flush(writer, good);
}

/* Whether a checker before this one has the same problem: that of an option that each was given, say. */
static bool is_told(const sl_writer *writer, size_t checker, const sl_finding *problem) {
    for (size_t i = 0; i < checker; i++) {
        size_t count;
        const sl_finding *problems = sl_problems(writer->checkers[i], &count);
        for (size_t j = 0; j < count; j++) {
            const sl_source *source = problem->location.source, *other = problems[j].location.source;
            bool same_source = source && other ? text_equal(source->name, other->name) : source == other;
            if (same_source && problem->location.span.start.byte == problems[j].location.span.start.byte &&
                text_equal(problem->message, problems[j].message))
                return true;
        }
    }
    return false;
}

/* What is wrong with rules, settings and files, checker by checker. */
static bool put_problems(sl_writer *writer) {
    const char *joint = "";
    bool good = true;
    for (size_t i = 0; i < writer->checker_count; i++) {
        size_t count;
        const sl_finding *problems = sl_problems(writer->checkers[i], &count);
        for (size_t j = 0; j < count; j++) {
            if (is_told(writer, i, &problems[j]))
                continue;
            summary_add_problem(&writer->summary, &problems[j]);
            if (writer->options.format == SL_FORMAT_TEXT) {
                struct text_report report = text_of_writer(writer);
                text_problem(&report, &problems[j]);
                continue;
            }
            put(writer, joint);
            good = good && json_problem(&writer->buffer, &problems[j]);
            joint = ",";
        }
    }
    return good;
}

sl_result sl_writer_close(sl_writer *writer) {
    bool good = true;
    if (writer->options.format == SL_FORMAT_TEXT) {
        struct text_report report = text_of_writer(writer);
        put_problems(writer);
        text_summary(&report, &writer->summary);
    } else {
        good = writer->summary.programs > 0 || start_json(writer);
        put(writer, "\n],\"problems\":[");
        good = good && put_problems(writer);
        put(writer, "],\"summary\":");
        good = good && json_summary(&writer->buffer, &writer->summary);
        put(writer, "}\n");
    }
    return flush(writer, good);
}
