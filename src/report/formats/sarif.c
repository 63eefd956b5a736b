/* sarif.c - the format "sarif": a log by SARIF 2.1.0 with one run, which has a result for each finding. The results
 * come first; the rules and the success of the run follow, so that no results have to be kept. */
#include "report/formats/sarif.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"

const char *sarif_level(sl_severity severity) {
    static const char *const levels[] = {"note", "warning", "error"};
    return levels[severity];
}

/* Returns whether there is a bracket at `at`, or after the backslashes that start there. */
static bool precedes_bracket(sl_text text, size_t at) {
    while (at < text.length && text.bytes[at] == '\\')
        at++;
    return at < text.length && text.bytes[at] == '[';
}

static json_t *escaped_value(sl_text text, bool brackets) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (brackets && (byte == '[' || byte == '\\') && precedes_bracket(text, i))
            buffer_byte(&buffer, '\\');
        else if (byte == '{' || byte == '}')
            buffer_byte(&buffer, byte);
        buffer_byte(&buffer, byte);
    }
    return value_buffer(&buffer);
}

json_t *sarif_text(sl_text text) {
    return escaped_value(text, true);
}

json_t *sarif_markdown(sl_text text) {
    return escaped_value(text, false);
}

json_t *sarif_message(struct value_writer *writer, sl_text text) {
    json_t *object = json_object();
    value_put(writer, object, "text", sarif_text(text));
    return object;
}

/* ---- results ----------------------------------------------------------------------------------------------------- */

/* Appends a full stop, unless the message ends with one: readers of SARIF that have little room show only the first
 * sentence. */
static void end_sentence(struct buffer *message) {
    if (message->length == 0 || !strchr(".!?", message->bytes[message->length - 1]))
        buffer_byte(message, '.');
}

static json_t *message_value(struct value_writer *writer, const sl_finding *finding) {
    struct buffer text = BUFFER_EMPTY(BUFFER_MOST);
    escape_text(&text, finding->message);
    finding_put_parts(&text, finding);
    end_sentence(&text);
    finding_put_alternatives(&text, finding, " Fits instead: ", "; or: ");
    end_sentence(&text);
    finding_put_settlements(&text, finding, " ", ".");
    json_t *value = sarif_message(writer, buffer_text(&text));
    if (text.failed)
        writer->good = false;
    buffer_free(&text);
    return value;
}

/* Returns the fingerprint of a finding. If earlier findings of the file have the same one, a number follows, from 2
 * on. */
static json_t *fingerprints_value(struct value_writer *writer, uint64_t fingerprint, size_t ordinal) {
    char digits[48];
    json_t *object = json_object();
    int length = snprintf(digits, sizeof digits, "%016" PRIx64, fingerprint);
    if (ordinal > 1)
        snprintf(digits + length, sizeof digits - (size_t)length, ":%zu", ordinal);
    value_put(writer, object, "samplintFingerprint/v1", json_string(digits));
    return object;
}

static json_t *suppressions_value(struct value_writer *writer, const sl_finding *finding) {
    json_t *array = json_array(), *object = json_object();
    const sl_waiver *waiver = finding->waiver;
    value_put(writer, object, "kind", json_string(waiver && waiver->in_program ? "inSource" : "external"));
    value_put(writer, object, "status", json_string("accepted"));
    if (waiver) {
        value_put(writer, object, "justification", value_text(waiver->reason));
        json_t *location = sarif_location(writer, &waiver->location, TEXT(""));
        if (location)
            value_put(writer, object, "location", location);
        json_t *properties = json_object();
        value_put(writer, properties, "owner", value_text(waiver->owner));
        value_put(writer, properties, "expires", value_text(waiver->expires));
        value_put(writer, object, "properties", properties);
    }
    value_push(writer, array, object);
    return array;
}

static json_t *locations_value(struct value_writer *writer, const sl_finding *finding) {
    json_t *array = json_array();
    if (finding->location.source)
        value_push(writer, array, sarif_location(writer, &finding->location, finding->note));
    return array;
}

static json_t *related_value(struct value_writer *writer, const sl_finding *finding) {
    json_t *array = json_array();
    for (size_t i = 0; i < finding->related_count; i++) {
        const sl_related *related = &finding->related[i];
        if (related->location.source)
            value_push(writer, array, sarif_location(writer, &related->location, related->note));
    }
    return array;
}

static json_t *properties_value(struct value_writer *writer, const sl_finding *finding) {
    json_t *object = json_object();
    value_put(writer, object, "kind", json_string(sl_kind_name(finding->kind)));
    value_put(writer, object, "elements", value_texts(writer, finding->elements, finding->element_count));
    value_put_segment(writer, object, finding->segment);
    if (finding->more_segment_count)
        value_put(writer, object, "moreSegments",
                  value_texts(writer, finding->more_segments, finding->more_segment_count));
    if (finding->account.length)
        value_put(writer, object, "account", value_text(finding->account));
    if (finding->more_account_count)
        value_put(writer, object, "moreAccounts",
                  value_texts(writer, finding->more_accounts, finding->more_account_count));
    if (finding->alternative_count)
        value_put(writer, object, "alternatives",
                  value_texts(writer, finding->alternatives, finding->alternative_count));
    if (finding->settlement_count)
        value_put(writer, object, "settlements", value_texts(writer, finding->settlements, finding->settlement_count));
    return object;
}

static bool put_result(struct format_run *run, const sl_finding *finding) {
    struct value_writer writer = {true};
    size_t rule_index = 0, ordinal = fingerprint_counter_add(&run->fingerprints, finding->fingerprint);
    if (ordinal == 0 ||
        !descriptors_add_finding(&run->descriptors, finding, finding_rule(run->checker, finding), &rule_index))
        return false;
    json_t *object = json_object();
    value_put(&writer, object, "ruleId", value_text(finding->rule));
    value_put(&writer, object, "ruleIndex", value_size(rule_index));
    value_put(&writer, object, "level", json_string(sarif_level(finding->severity)));
    value_put(&writer, object, "message", message_value(&writer, finding));
    value_put(&writer, object, "locations", locations_value(&writer, finding));
    if (finding->related_count)
        value_put(&writer, object, "relatedLocations", related_value(&writer, finding));
    value_put(&writer, object, "partialFingerprints", fingerprints_value(&writer, finding->fingerprint, ordinal));
    if (run->options->compared || finding->suppression == SL_BASELINED)
        value_put(&writer, object, "baselineState",
                  json_string(finding->suppression == SL_BASELINED ? "unchanged" : "new"));
    if (finding->suppression == SL_WAIVED)
        value_put(&writer, object, "suppressions", suppressions_value(&writer, finding));
    value_put(&writer, object, "properties", properties_value(&writer, finding));
    out_string(&run->out, run->entry_count++ ? ",\n" : "\n");
    return value_dump(run->out.buffer, &writer, object);
}

/* ---- the run ----------------------------------------------------------------------------------------------------- */

static bool start(struct format_run *run) {
    bool good = true;
    out_string(
        &run->out,
        "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\","
        "\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":{\"%SRCROOT%\":"
        "{\"description\":{\"text\":\"The folder in which samplint was run.\"}}},\"results\":[");
    for (size_t i = 0; good && i < run->summary->rule_count; i++)
        good = descriptors_add_rule(&run->descriptors, run->summary->rules[i].rule);
    return good;
}

static bool put_program(struct format_run *run, const sl_program *program) {
    bool good = true;
    fingerprint_counter_start_program(&run->fingerprints, program);
    for (size_t i = 0; good && i < program->finding_count; i++)
        good = put_result(run, &program->findings[i]);
    return good;
}

/* Problems with rules, settings and files are notifications, and not results: they mean that results may be missing. */
static bool start_problems(struct format_run *run) {
    run->entry_count = 0;
    out_string(&run->out, "\n],\"invocations\":[{\"toolExecutionNotifications\":[");
    return true;
}

static bool put_problem(struct format_run *run, const sl_finding *problem) {
    struct value_writer writer = {true};
    json_t *object = json_object(), *descriptor = json_object();
    value_put(&writer, descriptor, "id", value_text(problem->rule));
    value_put(&writer, object, "descriptor", descriptor);
    value_put(&writer, object, "level", json_string(sarif_level(problem->severity)));
    value_put(&writer, object, "message", message_value(&writer, problem));
    if (problem->location.source)
        value_put(&writer, object, "locations", locations_value(&writer, problem));
    out_string(&run->out, run->entry_count++ ? ",\n" : "\n");
    return value_dump(run->out.buffer, &writer, object);
}

static bool put_tool(struct format_run *run) {
    const sl_vocabulary *vocabulary = sl_get_vocabulary(run->checker);
    bool good = true;
    out_string(&run->out, "\"tool\":{\"driver\":{\"name\":\"samplint\",\"semanticVersion\":\"");
    out_string(&run->out, sl_version());
    out_string(&run->out, "\",\"rules\":[");
    for (size_t i = 0; good && i < run->descriptors.count; i++) {
        struct value_writer writer = {true};
        out_string(&run->out, i ? ",\n" : "\n");
        good = value_dump(run->out.buffer, &writer, sarif_descriptor(&writer, vocabulary, &run->descriptors.list[i]));
    }
    out_string(&run->out, "\n]}}");
    return good;
}

static bool end(struct format_run *run) {
    out_string(&run->out, "],\"executionSuccessful\":");
    out_string(&run->out, run->entry_count || run->rule_failed ? "false}],\n" : "true}],\n");
    bool good = put_tool(run);
    out_string(&run->out, "}]}\n");
    return good;
}

const struct format_writer format_sarif = {start, put_program, start_problems, put_problem, end};
