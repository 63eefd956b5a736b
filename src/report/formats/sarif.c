/* SARIF 2.1.0: a run with a result for each finding. What sums up a run, its rules too, stands behind the results, so that these
 * need not be kept. */
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

/* Whether a bracket stands at a place, or behind the backslashes there. */
static bool leads_to_bracket(sl_text text, size_t at) {
    while (at < text.length && text.bytes[at] == '\\')
        at++;
    return at < text.length && text.bytes[at] == '[';
}

static json_t *escaped(sl_text text, bool brackets) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (brackets && (byte == '[' || byte == '\\') && leads_to_bracket(text, i))
            buffer_byte(&buffer, '\\');
        else if (byte == '{' || byte == '}')
            buffer_byte(&buffer, byte);
        buffer_byte(&buffer, byte);
    }
    json_t *value = buffer.failed ? NULL : value_text(buffer_text(&buffer));
    buffer_free(&buffer);
    return value;
}

json_t *sarif_text(sl_text text) {
    return escaped(text, true);
}

json_t *sarif_markdown(sl_text text) {
    return escaped(text, false);
}

json_t *sarif_message(struct value_writer *writer, sl_text text) {
    json_t *object = json_object();
    value_put(writer, object, "text", sarif_text(text));
    return object;
}

/* ---- results ------------------------------------------------------------------------------------------------------- */

/* Where there is little room, readers show the first sentence only. */
static void end_sentence(struct buffer *shown) {
    if (shown->length == 0 || !strchr(".!?", shown->bytes[shown->length - 1]))
        buffer_byte(shown, '.');
}

static json_t *message_value(struct value_writer *writer, const sl_finding *finding) {
    struct buffer shown = BUFFER_EMPTY(BUFFER_MOST);
    escape_text(&shown, finding->message);
    finding_subject(&shown, finding);
    end_sentence(&shown);
    for (size_t i = 0; i < finding->alternative_count; i++) {
        buffer_append(&shown, i == 0 ? TEXT(" Fits instead: ") : TEXT("; or: "));
        escape_text(&shown, finding->alternatives[i]);
    }
    end_sentence(&shown);
    json_t *value = sarif_message(writer, buffer_text(&shown));
    if (shown.failed)
        writer->good = false;
    buffer_free(&shown);
    return value;
}

/* Of findings of a file that have one fingerprint, the second and all further ones have a number behind it. */
static json_t *fingerprints_value(struct value_writer *writer, uint64_t print, size_t ordinal) {
    char digits[48];
    json_t *object = json_object();
    int length = snprintf(digits, sizeof digits, "%016" PRIx64, print);
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
    if (finding->account.length)
        value_put(writer, object, "account", value_text(finding->account));
    if (finding->more_account_count)
        value_put(writer, object, "moreAccounts",
                  value_texts(writer, finding->more_accounts, finding->more_account_count));
    if (finding->alternative_count)
        value_put(writer, object, "alternatives",
                  value_texts(writer, finding->alternatives, finding->alternative_count));
    return object;
}

static bool put_result(struct run *run, const sl_finding *finding) {
    struct value_writer writer = {true};
    size_t number = 0, ordinal = fingerprint_counter_count(&run->prints, finding->fingerprint);
    if (ordinal == 0 || !descriptors_find(&run->descriptors, finding, finding_rule(run->checker, finding), &number))
        return false;
    json_t *object = json_object();
    value_put(&writer, object, "ruleId", value_text(finding->rule));
    value_put(&writer, object, "ruleIndex", value_size(number));
    value_put(&writer, object, "level", json_string(sarif_level(finding->severity)));
    value_put(&writer, object, "message", message_value(&writer, finding));
    value_put(&writer, object, "locations", locations_value(&writer, finding));
    if (finding->related_count)
        value_put(&writer, object, "relatedLocations", related_value(&writer, finding));
    value_put(&writer, object, "partialFingerprints", fingerprints_value(&writer, finding->fingerprint, ordinal));
    if (run->options->compared || finding->standing == SL_BASELINED)
        value_put(&writer, object, "baselineState",
                  json_string(finding->standing == SL_BASELINED ? "unchanged" : "new"));
    if (finding->standing == SL_WAIVED)
        value_put(&writer, object, "suppressions", suppressions_value(&writer, finding));
    value_put(&writer, object, "properties", properties_value(&writer, finding));
    format_put(run, run->listed++ ? ",\n" : "\n");
    return value_dump(run->buffer, &writer, object);
}

/* ---- the run ------------------------------------------------------------------------------------------------------- */

static bool start(struct run *run) {
    bool good = true;
    format_put(
        run,
        "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\","
        "\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":{\"%SRCROOT%\":"
        "{\"description\":{\"text\":\"The folder in which samplint was run.\"}}},\"results\":[");
    for (size_t i = 0; good && i < run->summary->rule_count; i++)
        good = descriptors_add_rule(&run->descriptors, run->summary->rules[i].rule);
    return good;
}

static bool put_program(struct run *run, const sl_program *program) {
    bool good = true;
    fingerprint_counter_enter(&run->prints, program);
    for (size_t i = 0; good && i < program->finding_count; i++)
        good = put_result(run, &program->findings[i]);
    return good;
}

/* What is wrong with rules, settings and files is no result, but says that there may be too few of them. */
static bool start_problems(struct run *run) {
    run->listed = 0;
    format_put(run, "\n],\"invocations\":[{\"toolExecutionNotifications\":[");
    return true;
}

static bool put_problem(struct run *run, const sl_finding *problem) {
    struct value_writer writer = {true};
    json_t *object = json_object(), *descriptor = json_object();
    value_put(&writer, descriptor, "id", value_text(problem->rule));
    value_put(&writer, object, "descriptor", descriptor);
    value_put(&writer, object, "level", json_string(sarif_level(problem->severity)));
    value_put(&writer, object, "message", message_value(&writer, problem));
    if (problem->location.source)
        value_put(&writer, object, "locations", locations_value(&writer, problem));
    format_put(run, run->listed++ ? ",\n" : "\n");
    return value_dump(run->buffer, &writer, object);
}

static bool put_tool(struct run *run) {
    const sl_vocabulary *vocabulary = sl_get_vocabulary(run->checker);
    bool good = true;
    format_put(run, "\"tool\":{\"driver\":{\"name\":\"samplint\",\"semanticVersion\":\"");
    format_put(run, sl_version());
    format_put(run, "\",\"rules\":[");
    for (size_t i = 0; good && i < run->descriptors.count; i++) {
        struct value_writer writer = {true};
        format_put(run, i ? ",\n" : "\n");
        good = value_dump(run->buffer, &writer, sarif_descriptor(&writer, vocabulary, &run->descriptors.list[i]));
    }
    format_put(run, "\n]}}");
    return good;
}

static bool end(struct run *run) {
    format_put(run, "],\"executionSuccessful\":");
    format_put(run, run->listed || run->failed ? "false}],\n" : "true}],\n");
    bool good = put_tool(run);
    format_put(run, "}]}\n");
    return good;
}

const struct format_writer format_sarif = {start, put_program, start_problems, put_problem, end};
