/* GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
#include <inttypes.h>
#include <stdio.h>

#include "base/fingerprint.h"
#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/json/value.h"

/* What keeps a program from being judged comes before what is wrong with it. */
static const char *severity_of(const sl_finding *finding) {
    static const char *const words[] = {"info", "minor", "major"};
    bool unjudged =
        finding->kind == SL_KIND_SYNTAX || finding->kind == SL_KIND_RULE_ERROR || finding->kind == SL_KIND_USAGE;
    return unjudged && finding->severity == SL_ERROR ? "critical" : words[finding->severity];
}

/* GitLab shows one finding a fingerprint: so it is that of the finding in its file, and of those that have the same one the
 * second is another. */
static json_t *fingerprint_value(sl_text path, uint64_t print, size_t ordinal) {
    char digits[48];
    int length = snprintf(digits, sizeof digits, "%016" PRIx64 ":%zu", print, ordinal);
    return value_print(fingerprint_text(fingerprint_text(FINGERPRINT_START, path), (sl_text){digits, (size_t)length}));
}

static json_t *message_value(const sl_finding *finding) {
    struct buffer shown = BUFFER_EMPTY(BUFFER_MOST);
    escape_text(&shown, finding->message);
    finding_subject(&shown, finding);
    json_t *value = shown.failed ? NULL : value_text(buffer_text(&shown));
    buffer_free(&shown);
    return value;
}

static json_t *location_value(struct value_writer *writer, const sl_location *place) {
    json_t *object = json_object(), *lines = json_object();
    value_put(writer, lines, "begin", value_size(place->span.start.line ? place->span.start.line : 1));
    if (place->span.end.line > place->span.start.line)
        value_put(writer, lines, "end", value_size(place->span.end.line));
    value_put(writer, object, "path", value_text(place->source ? finding_path(place) : TEXT("samplint")));
    value_put(writer, object, "lines", lines);
    return object;
}

static bool put_finding(struct run *run, sl_text path, const sl_finding *finding) {
    struct value_writer writer = {true};
    size_t ordinal = fingerprint_counter_count(&run->prints, finding->fingerprint);
    if (ordinal == 0)
        return false;
    json_t *object = json_object();
    value_put(&writer, object, "description", message_value(finding));
    value_put(&writer, object, "check_name", value_text(finding->rule));
    value_put(&writer, object, "fingerprint", fingerprint_value(path, finding->fingerprint, ordinal));
    value_put(&writer, object, "severity", json_string(severity_of(finding)));
    value_put(&writer, object, "location", location_value(&writer, &finding->location));
    format_put(run, run->listed++ ? ",\n" : "\n");
    return value_dump(run->buffer, &writer, object);
}

static bool start(struct run *run) {
    format_put(run, "[");
    return true;
}

static bool put_program(struct run *run, const sl_program *program) {
    bool good = true;
    fingerprint_counter_enter(&run->prints, program);
    for (size_t i = 0; good && i < program->finding_count; i++)
        if (finding_is_open(&program->findings[i]))
            good = put_finding(run, program->path, &program->findings[i]);
    return good;
}

static bool start_problems(struct run *run) {
    fingerprint_counter_clear(&run->prints);
    return true;
}

static bool put_problem(struct run *run, const sl_finding *problem) {
    return put_finding(run, finding_path(&problem->location), problem);
}

static bool end(struct run *run) {
    format_put(run, "\n]\n");
    return true;
}

const struct format_writer format_gitlab = {start, put_program, start_problems, put_problem, end};
