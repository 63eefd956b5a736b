/* trace.c - the trace of a rule on a program as text: each read, and the outcome. */
#include "samplint/trace.h"

#include "base/text.h"
#include "report/escape.h"
#include "report/text_writer.h"

/* What was asked takes at most so many columns before what it gave; longer ones push it aside. */
#define ASKED_COLUMNS ((size_t)56)
#define GAVE_COLUMNS ((size_t)60)

/* "   23  ", or blanks as wide. */
static void put_line(const struct text_writer *out, size_t line) {
    size_t digits = 0;
    for (size_t left = line; left > 0; left /= 10)
        digits++;
    buffer_repeat(out->buffer, ' ', digits < 5 ? 5 - digits : 0);
    if (line)
        out_printf(out, "%zu", line);
    out_string(out, "  ");
}

static size_t asked_columns(const sl_trace *trace) {
    size_t most = 0;
    for (size_t i = 0; i < trace->step_count; i++) {
        size_t length = trace->steps[i].asked.length;
        most = length > most && length <= ASKED_COLUMNS ? length : most;
    }
    return most;
}

/* "  (line 12)", with the file where it is not the program's own. */
static void put_place(const struct text_writer *out, const sl_location *location, sl_text file) {
    out_start_color(out, COLOR_GUTTER);
    out_string(out, "  (");
    if (!text_equal(location->source->name, file)) {
        out_text(out, location->source->name);
        out_string(out, " ");
    }
    out_printf(out, "line %zu)", location->span.start.line);
    out_end_color(out);
}

static void put_step(const struct text_writer *out, const sl_trace_step *step, size_t columns, sl_text file) {
    put_line(out, step->line);
    size_t width = out_text(out, step->asked);
    buffer_repeat(out->buffer, ' ', width < columns ? columns - width : 0);
    out_string(out, "  ");
    escape_cut(out->buffer, step->gave, GAVE_COLUMNS);
    if (step->location.source)
        put_place(out, &step->location, file);
    out_string(out, "\n");
}

static const char *status_words(sl_status status) {
    static const char *const words[] = {"pass", "fail", "undetermined", "not applicable", "the rule itself failed"};
    return words[status];
}

static void put_trace(const struct text_writer *out, const sl_trace *trace, sl_text file) {
    out_string(out, "  ");
    out_string(out, trace->account.length ? "account " : "the program itself");
    out_text(out, trace->account);
    out_string(out, trace->step_count ? ":\n" : ": it read nothing\n");
    size_t columns = asked_columns(trace);
    for (size_t i = 0; i < trace->step_count; i++)
        put_step(out, &trace->steps[i], columns, file);
    if (trace->omitted)
        out_printf(out, "       and %zu more\n", trace->omitted);
    put_line(out, trace->line);
    out_string(out, "answer: ");
    out_start_color(out, COLOR_BOLD);
    out_string(out, status_words(trace->status));
    out_end_color(out);
    out_string(out, trace->said.length ? ": " : "");
    out_text(out, trace->said);
    out_string(out, "\n");
}

static void put_title(const struct text_writer *out, const sl_program *program, const sl_rule *rule) {
    out_string(out, "trace of ");
    out_colored(out, COLOR_BOLD, rule->id);
    out_string(out, " (");
    out_text(out, rule->source->name);
    out_string(out, ") on ");
    out_text(out, program->path);
    if (program->documents > 1)
        out_printf(out, ", document %zu", program->document);
    if (program->name.length) {
        out_string(out, " \"");
        out_text(out, program->name);
        out_string(out, "\"");
    }
    out_string(out, "\n");
}

sl_result sl_write_traces(const sl_writer_options *options, const sl_program *program, const sl_traces *traces) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {&buffer, options->color, 0};
    put_title(&out, program, traces->rule);
    if (traces->count == 0)
        out_string(&out, "  it was not asked: this is no program\n");
    for (size_t i = 0; i < traces->count; i++)
        put_trace(&out, &traces->list[i], program->path);
    size_t alike = traces->rule->scope == SL_SCOPE_EACH && traces->count ? program->accounts + 1 - traces->count : 0;
    if (alike)
        out_printf(&out, alike == 1 ? "  %zu more account changes" : "  %zu more accounts change", alike);
    out_string(&out, alike ? " nothing of what it read: the same answer\n" : "");
    out_string(&out, "\n");
    return write_to_sink(options, &buffer, true);
}
