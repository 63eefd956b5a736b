/* waivers.c - the document of the command waivers, by share/waivers.schema.json. */
#include "report/documents/documents.h"

static json_t *waiver_value(struct value_writer *writer, const sl_waiver *waiver) {
    json_t *object = json_object();
    value_put(writer, object, "state", json_string(sl_waiver_state_name(waiver->state)));
    value_put(writer, object, "rule", value_text_or_null(waiver->rule));
    value_put(writer, object, "path", value_text_or_null(waiver->path));
    value_put_segment(writer, object, waiver->segment);
    value_put(writer, object, "account", value_text_or_null(waiver->account));
    value_put(writer, object, "program", value_text_or_null(waiver->program));
    value_put(writer, object, "value", value_text_or_null(waiver->value));
    value_put(writer, object, "reason", value_text_or_null(waiver->reason));
    value_put(writer, object, "owner", value_text_or_null(waiver->owner));
    value_put(writer, object, "expires", value_text_or_null(waiver->expires));
    value_put(writer, object, "covered", value_size(waiver->covered));
    value_put(writer, object, "message", value_text_or_null(waiver->message));
    value_put(writer, object, "in_program", json_boolean(waiver->in_program));
    value_put(writer, object, "location", value_location(writer, &waiver->location));
    return object;
}

static json_t *count_states(struct value_writer *writer, const sl_waiver_list *list) {
    json_t *object = json_object();
    for (size_t state = 0; state <= SL_WAIVER_MISSPELLED; state++) {
        size_t count = 0;
        for (size_t i = 0; i < list->count; i++)
            count += list->waivers[i]->state == state;
        value_put(writer, object, sl_waiver_state_name((sl_waiver_state)state), value_size(count));
    }
    return object;
}

static json_t *list_value(struct value_writer *writer, const sl_waiver_list *list) {
    json_t *object = json_object(), *waivers = json_array();
    for (size_t i = 0; i < list->count; i++)
        value_push(writer, waivers, waiver_value(writer, list->waivers[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "today", value_text(list->today));
    value_put(writer, object, "latest", value_text_or_null(list->latest));
    value_put(writer, object, "waivers", waivers);
    value_put(writer, object, "states", count_states(writer, list));
    return object;
}

sl_result sl_write_waivers(const sl_writer_options *options, const sl_waiver_list *list) {
    struct value_writer writer = {true};
    return document_write(options, "waivers", &writer, list_value(&writer, list));
}
