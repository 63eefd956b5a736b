/* trace.c - what a rule read of a program, for its author. */
#include "samplint/trace.h"
#include "base/text.h"
#include "report/escape.h"
#include "report/text_writer.h"

/* What was asked takes at most so many columns before what it gave; longer ones push it aside. */
#define ASKED_COLUMNS ((size_t)56)
#define GAVE_COLUMNS ((size_t)60)

/* "   23  ", or blanks as wide. */
static void put_line(const struct text_writer *page, size_t line) {
    size_t digits = 0;
    for (size_t left = line; left > 0; left /= 10)
        digits++;
    buffer_repeat(page->buffer, ' ', digits < 5 ? 5 - digits : 0);
    if (line)
        out_number(page, "%zu", line);
    out_words(page, "  ");
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
static void put_place(const struct text_writer *page, const sl_location *location, sl_text file) {
    out_start_color(page, COLOR_GUTTER);
    out_words(page, "  (");
    if (!text_equal(location->source->name, file)) {
        out_text(page, location->source->name);
        out_words(page, " ");
    }
    out_number(page, "line %zu)", location->span.start.line);
    out_end_color(page);
}

static void put_step(const struct text_writer *page, const sl_trace_step *step, size_t columns, sl_text file) {
    put_line(page, step->line);
    size_t width = out_text(page, step->asked);
    buffer_repeat(page->buffer, ' ', width < columns ? columns - width : 0);
    out_words(page, "  ");
    escape_cut(page->buffer, step->gave, GAVE_COLUMNS);
    if (step->location.source)
        put_place(page, &step->location, file);
    out_words(page, "\n");
}

static const char *status_words(sl_status status) {
    static const char *const words[] = {"pass", "fail", "undetermined", "not applicable", "the rule itself failed"};
    return words[status];
}

static void put_trace(const struct text_writer *page, const sl_trace *trace, sl_text file) {
    out_words(page, "  ");
    out_words(page, trace->account.length ? "account " : "the program itself");
    out_text(page, trace->account);
    out_words(page, trace->step_count ? ":\n" : ": it read nothing\n");
    size_t columns = asked_columns(trace);
    for (size_t i = 0; i < trace->step_count; i++)
        put_step(page, &trace->steps[i], columns, file);
    if (trace->omitted)
        out_number(page, "       and %zu more\n", trace->omitted);
    put_line(page, trace->line);
    out_words(page, "answer: ");
    out_start_color(page, COLOR_BOLD);
    out_words(page, status_words(trace->status));
    out_end_color(page);
    out_words(page, trace->said.length ? ": " : "");
    out_text(page, trace->said);
    out_words(page, "\n");
}

static void put_title(const struct text_writer *page, const sl_program *program, const sl_rule *rule) {
    out_words(page, "trace of ");
    out_colored(page, COLOR_BOLD, rule->id);
    out_words(page, " (");
    out_text(page, rule->source->name);
    out_words(page, ") on ");
    out_text(page, program->path);
    if (program->documents > 1)
        out_number(page, ", document %zu", program->document);
    if (program->name.length) {
        out_words(page, " \"");
        out_text(page, program->name);
        out_words(page, "\"");
    }
    out_words(page, "\n");
}

sl_result sl_write_traces(const sl_writer_options *options, const sl_program *program, const sl_traces *traces) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer page = {&buffer, options->color, 0};
    put_title(&page, program, traces->rule);
    if (traces->count == 0)
        out_words(&page, "  it was not asked: this is no program\n");
    for (size_t i = 0; i < traces->count; i++)
        put_trace(&page, &traces->list[i], program->path);
    size_t alike = traces->rule->scope == SL_SCOPE_EACH && traces->count ? program->accounts + 1 - traces->count : 0;
    if (alike)
        out_number(&page, alike == 1 ? "  %zu more account changes" : "  %zu more accounts change", alike);
    out_words(&page, alike ? " nothing of what it read: the same answer\n" : "");
    out_words(&page, "\n");
    return out_write(options, &buffer, true);
}
