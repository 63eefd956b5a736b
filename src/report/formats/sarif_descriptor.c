/* sarif_descriptor.c - describes rules, and the kinds of findings that no rule makes, in SARIF. GitHub requires two
 * descriptions and a help text of each. */
#include "base/text.h"
#include "report/doc_writer.h"
#include "report/finding_summary.h"
#include "report/formats/sarif.h"

/* ---- rules ------------------------------------------------------------------------------------------------------- */

static json_t *help_text(const sl_rule *rule, sl_format format) {
    const sl_writer_options options = {.format = format};
    struct buffer help = BUFFER_EMPTY(BUFFER_MOST), sources = BUFFER_EMPTY(BUFFER_MOST);
    struct doc_writer doc;
    finding_put_sources(&sources, rule);
    doc_open(&doc, &help, &options);
    doc_paragraphs(&doc, rule->rationale);
    doc_paragraph(&doc);
    doc_string(&doc, rule->kind == SL_RULE_PRACTICE ? "To show it: " : "To do: ");
    doc_text(&doc, rule->remediation);
    doc_end(&doc);
    doc_paragraph(&doc);
    doc_string(&doc, "Source: ");
    doc_text(&doc, buffer_text(&sources));
    doc_end(&doc);
    doc_close(&doc);
    sl_text text = buffer_text(&help);
    json_t *value = help.failed || sources.failed  ? NULL
                    : format == SL_FORMAT_MARKDOWN ? sarif_markdown(text)
                                                   : sarif_text(text);
    buffer_free(&sources);
    buffer_free(&help);
    return value;
}

static json_t *help_value(struct value_writer *writer, const sl_rule *rule) {
    json_t *object = json_object();
    value_put(writer, object, "text", help_text(rule, SL_FORMAT_TEXT));
    value_put(writer, object, "markdown", help_text(rule, SL_FORMAT_MARKDOWN));
    return object;
}

static json_t *properties_value(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    /* GitHub's words. None of them is an observation, so a practice has none, unless a firm raises its
     * severity. */
    static const char *const severities[] = {"recommendation", "warning", "error"};
    json_t *object = json_object(), *tags = json_array();
    value_push(writer, tags, json_string(sl_rule_kind_name(rule->kind)));
    for (size_t i = 0; i < rule->element_count; i++)
        if (rule->elements[i] < vocabulary->element_count) /* the rule may be of another checker than the vocabulary */
            value_push(writer, tags, value_text(vocabulary->elements[rule->elements[i]].field->id));
    value_put(writer, object, "tags", tags);
    if (rule->kind != SL_RULE_PRACTICE || rule->severity != SL_INFO)
        value_put(writer, object, "problem.severity", json_string(severities[rule->severity]));
    return object;
}

static void put_rule(struct value_writer *writer, json_t *object, const sl_vocabulary *vocabulary,
                     const sl_rule *rule) {
    json_t *configuration = json_object();
    value_put(writer, configuration, "level", json_string(sarif_level(rule->severity)));
    value_put(writer, object, "name", value_text(rule->name));
    if (rule->former_id_count)
        value_put(writer, object, "deprecatedIds", value_texts(writer, rule->former_ids, rule->former_id_count));
    value_put(writer, object, "shortDescription", sarif_message(writer, rule->title));
    value_put(writer, object, "fullDescription", sarif_message(writer, rule->rationale));
    value_put(writer, object, "help", help_value(writer, rule));
    value_put(writer, object, "defaultConfiguration", configuration);
    value_put(writer, object, "properties", properties_value(writer, vocabulary, rule));
}

/* ---- kinds of findings that no rule makes ------------------------------------------------------------------------ */

/* A description of each kind of finding, and what to do about it. */
static const char *const kinds[][2] = {
    [SL_KIND_SYNTAX] = {"The file cannot be read as a program.", "Correct the file at this place."},
    [SL_KIND_VOCABULARY] = {"A key, word or value does not follow the vocabulary, or findings are not listed.",
                            "Correct it as the message says, or raise the number of listed findings."},
    [SL_KIND_FRAMING] = {"A framing element is missing.", "Declare the element."},
    [SL_KIND_MISFIT] = {"Elements do not fit each other.", "Change one of them."},
    [SL_KIND_SHORTFALL] = {"A practice is not declared to be shown.",
                           "This is an observation: a program without some of the practices is not worse for it."},
    [SL_KIND_RULE_ERROR] = {"A rule was refused, failed or ran out of budget.", "Correct the rule."},
    [SL_KIND_USAGE] = {"A file or an option cannot be used.", "Name a file or option that exists."},
    [SL_KIND_UNDETERMINED] = {"Rules are undetermined, because a value that they read is not declared.",
                              "Declare the value."},
    [SL_KIND_ADVICE] = {"Elements do not go together as they usually do; this is no part of the verdict.",
                        "Consider a change of one of them."},
    [SL_KIND_WAIVER] = {"A waiver is not in force.", "Correct, renew or remove it."}};

static void put_kind(struct value_writer *writer, json_t *object, sl_kind kind) {
    json_t *properties = json_object(), *tags = json_array();
    value_push(writer, tags, json_string(sl_kind_name(kind)));
    value_put(writer, properties, "tags", tags);
    value_put(writer, object, "shortDescription", sarif_message(writer, text_of(kinds[kind][0])));
    value_put(writer, object, "fullDescription", sarif_message(writer, text_of(kinds[kind][0])));
    value_put(writer, object, "help", sarif_message(writer, text_of(kinds[kind][1])));
    value_put(writer, object, "properties", properties);
}

json_t *sarif_descriptor(struct value_writer *writer, const sl_vocabulary *vocabulary,
                         const struct descriptor *descriptor) {
    json_t *object = json_object();
    value_put(writer, object, "id", value_text(descriptor_id(descriptor)));
    if (descriptor->rule)
        put_rule(writer, object, vocabulary, descriptor->rule);
    else
        put_kind(writer, object, descriptor->kind);
    return object;
}
