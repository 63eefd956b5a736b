/* Workflow commands of GitHub Actions: an annotation for each finding, at its line. */
#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/formats/text.h"

/* A value of the workflow command's language: what would end it is a number behind '%'. Of a property that is more. */
static void put_value(const struct run *run, sl_text value, bool property) {
    for (size_t i = 0; i < value.length; i++) {
        char byte = value.bytes[i];
        switch (byte) {
        case '%': format_put(run, "%25"); break;
        case '\r': format_put(run, "%0D"); break;
        case '\n': format_put(run, "%0A"); break;
        case ':': format_put(run, property ? "%3A" : ":"); break;
        case ',': format_put(run, property ? "%2C" : ","); break;
        default: buffer_byte(run->buffer, byte);
        }
    }
}

static void put_number(const struct run *run, const char *name, size_t number) {
    format_put(run, name);
    buffer_number(run->buffer, number);
}

/* A line break in a name has a code of its own; whatever else a terminal would act upon is shown by its number. */
static bool put_path(const struct run *run, sl_text path) {
    struct buffer shown = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t from = 0, at = 0; at <= path.length; at++) {
        if (at < path.length && path.bytes[at] != '\n' && path.bytes[at] != '\r')
            continue;
        escape_text(&shown, text_slice(path, from, at));
        if (at < path.length)
            buffer_byte(&shown, path.bytes[at]);
        from = at + 1;
    }
    put_value(run, buffer_text(&shown), true);
    bool good = !shown.failed;
    buffer_free(&shown);
    return good;
}

/* "file=...,line=...": a file by its path from the root of the repository. Columns are for a range within one line. */
static bool put_place(const struct run *run, const sl_location *place) {
    sl_mark start = place->span.start, stop = place->span.end;
    format_put(run, "file=");
    bool good = put_path(run, finding_path(place));
    if (start.line == 0)
        return good;
    put_number(run, ",line=", start.line);
    if (start.line == stop.line)
        put_number(run, ",col=", start.column);
    put_number(run, ",endLine=", stop.line);
    if (start.line == stop.line)
        put_number(run, ",endColumn=", stop.column);
    return good;
}

/* What is wrong, and below it what would fit. */
static void append_message(struct buffer *buffer, const sl_checker *checker, const sl_finding *finding) {
    const sl_rule *rule = finding_rule(checker, finding);
    escape_text(buffer, finding->message);
    finding_subject(buffer, finding);
    for (size_t i = 0; i < finding->alternative_count; i++) {
        buffer_append(buffer, i == 0 ? TEXT("\nfits instead: ") : TEXT("\nor: "));
        escape_text(buffer, finding->alternatives[i]);
    }
    if (rule && finding->alternative_count == 0) {
        buffer_append(buffer, TEXT("\nto do: "));
        escape_text(buffer, rule->remediation);
    }
}

static bool put_finding(struct run *run, const sl_finding *finding) {
    static const char *const commands[] = {"::notice ", "::warning ", "::error "};
    const sl_rule *rule = finding_rule(run->checker, finding);
    struct buffer words = BUFFER_EMPTY(BUFFER_MOST);
    format_put(run, commands[finding->severity]);
    bool good = !finding->location.source || put_place(run, &finding->location);
    format_put(run, finding->location.source ? "," : "");
    format_put(run, "title=");
    escape_text(&words, finding->rule);
    buffer_append(&words, rule ? TEXT(": ") : TEXT(""));
    escape_text(&words, rule ? rule->title : TEXT(""));
    put_value(run, buffer_text(&words), true);
    format_put(run, "::");
    good = good && !words.failed;
    buffer_clear(&words);
    append_message(&words, run->checker, finding);
    put_value(run, buffer_text(&words), false);
    format_put(run, "\n");
    good = good && !words.failed;
    buffer_free(&words);
    return good;
}

static bool put_program(struct run *run, const sl_program *program) {
    bool good = true;
    for (size_t i = 0; good && i < program->finding_count; i++)
        if (finding_is_open(&program->findings[i]))
            good = put_finding(run, &program->findings[i]);
    return good;
}

/* The log shows no more of a command than its message; a line of our own, without a word of others, closes it. */
static bool end(struct run *run) {
    text_totals(run->buffer, run->summary);
    return true;
}

const struct format_writer format_github = {format_nothing, put_program, format_nothing, put_finding, end};
