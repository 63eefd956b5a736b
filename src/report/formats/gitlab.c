/* gitlab.c - the format "gitlab": https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
#include <inttypes.h>
#include <stdio.h>

#include "base/fingerprint.h"
#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/json/value.h"

/* Returns GitLab's word for the severity of a finding. An error that keeps a program from being judged is "critical",
 * above all others. */
static const char *severity_word(const sl_finding *finding) {
    static const char *const words[] = {"info", "minor", "major"};
    bool unjudged =
        finding->kind == SL_KIND_SYNTAX || finding->kind == SL_KIND_RULE_ERROR || finding->kind == SL_KIND_USAGE;
    return unjudged && finding->severity == SL_ERROR ? "critical" : words[finding->severity];
}

/* GitLab shows only one of several findings with the same fingerprint. So the fingerprint for GitLab is made from the
 * path, the finding's fingerprint, and the number of the finding among those of the file that have the same one. */
static json_t *fingerprint_value(sl_text path, uint64_t fingerprint, size_t ordinal) {
    char digits[48];
    int length = snprintf(digits, sizeof digits, "%016" PRIx64 ":%zu", fingerprint, ordinal);
    return value_fingerprint(
        fingerprint_text(fingerprint_text(FINGERPRINT_START, path), (sl_text){digits, (size_t)length}));
}

static json_t *message_value(const sl_finding *finding) {
    struct buffer message = BUFFER_EMPTY(BUFFER_MOST);
    escape_text(&message, finding->message);
    finding_put_parts(&message, finding);
    return value_buffer(&message);
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

static bool put_finding(struct format_run *run, sl_text path, const sl_finding *finding) {
    struct value_writer writer = {true};
    size_t ordinal = fingerprint_counter_add(&run->fingerprints, finding->fingerprint);
    if (ordinal == 0)
        return false;
    json_t *object = json_object();
    value_put(&writer, object, "description", message_value(finding));
    value_put(&writer, object, "check_name", value_text(finding->rule));
    value_put(&writer, object, "fingerprint", fingerprint_value(path, finding->fingerprint, ordinal));
    value_put(&writer, object, "severity", json_string(severity_word(finding)));
    value_put(&writer, object, "location", location_value(&writer, &finding->location));
    out_string(&run->out, run->entry_count++ ? ",\n" : "\n");
    return value_dump(run->out.buffer, &writer, object);
}

static bool start(struct format_run *run) {
    out_string(&run->out, "[");
    return true;
}

static bool put_program(struct format_run *run, const sl_program *program) {
    bool good = true;
    fingerprint_counter_start_program(&run->fingerprints, program);
    for (size_t i = 0; good && i < program->finding_count; i++)
        if (finding_is_open(&program->findings[i]))
            good = put_finding(run, program->path, &program->findings[i]);
    return good;
}

static bool start_problems(struct format_run *run) {
    fingerprint_counter_clear(&run->fingerprints);
    return true;
}

static bool put_problem(struct format_run *run, const sl_finding *problem) {
    return put_finding(run, finding_path(&problem->location), problem);
}

static bool end(struct format_run *run) {
    out_string(&run->out, "\n]\n");
    return true;
}

const struct format_writer format_gitlab = {start, put_program, start_problems, put_problem, end};
