/* waivers.c - a list of waivers as text. */
#include "base/text.h"
#include "report/documents/documents.h"
#include "report/text_writer.h"

static enum color color_of(sl_waiver_state state) {
    if (state == SL_WAIVER_ACTIVE)
        return COLOR_GOOD;
    return state == SL_WAIVER_UNCHECKED ? COLOR_NONE : COLOR_ERROR;
}

static void put_line(const struct text_writer *out, const char *name, sl_text text) {
    out_string(out, "    ");
    out_string(out, name);
    out_text(out, text);
    out_string(out, "\n");
}

/* What it is about: whose value, and which one it was given for. */
static void put_subject(const struct text_writer *out, const sl_waiver *waiver) {
    out_string(out, "    for ");
    out_text(out, waiver->path.length ? waiver->path : TEXT("all"));
    if (waiver->value.length) {
        out_string(out, " ");
        out_text(out, waiver->value);
    }
    if (waiver->account.length) {
        out_string(out, " of ");
        out_text(out, waiver->account);
    }
    if (waiver->program.length) {
        out_string(out, " in ");
        out_text(out, waiver->program);
    }
    out_string(out, "\n");
}

static void put_waiver(const struct text_writer *out, const sl_waiver *waiver) {
    out_text(out, waiver->location.source->name);
    out_printf(out, ":%zu", waiver->location.span.start.line);
    out_printf(out, ":%zu: ", waiver->location.span.start.column);
    out_colored(out, color_of(waiver->state), text_of(sl_waiver_state_name(waiver->state)));
    if (waiver->rule.length) {
        out_string(out, ": ");
        out_colored(out, COLOR_BOLD, waiver->rule);
    }
    if (waiver->expires.length) {
        out_string(out, " until ");
        out_text(out, waiver->expires);
    }
    out_string(out, "\n");
    if (waiver->path.length || waiver->account.length)
        put_subject(out, waiver);
    if (waiver->owner.length)
        put_line(out, "by ", waiver->owner);
    if (waiver->reason.length)
        put_line(out, "because ", waiver->reason);
    if (waiver->message.length)
        put_line(out, "= ", waiver->message);
    out_string(out, "\n");
}

static void put_summary(const struct text_writer *out, const sl_waiver_list *list) {
    out_printf(out, list->count == 1 ? "%zu waiver" : "%zu waivers", list->count);
    if (list->latest.length) {
        out_string(out, list->count == 1 ? " ends by " : " end by ");
        out_text(out, list->latest);
    }
    const char *separator = ": ";
    for (size_t state = 0; state <= SL_WAIVER_MISSPELLED; state++) {
        size_t count = 0;
        for (size_t i = 0; i < list->count; i++)
            count += list->waivers[i]->state == state;
        if (count == 0)
            continue;
        out_string(out, separator);
        out_printf(out, "%zu ", count);
        out_string(out, sl_waiver_state_name((sl_waiver_state)state));
        separator = ", ";
    }
    out_string(out, "; today is ");
    out_text(out, list->today);
    out_string(out, "\n");
}

sl_result sl_write_waivers(const sl_writer_options *options, const sl_waiver_list *list) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    if (options->format == SL_FORMAT_JSON)
        return write_to_sink(options, &buffer, json_waivers(&buffer, options, list));
    struct text_writer out = {.buffer = &buffer, .color = options->color};
    for (size_t i = 0; i < list->count; i++)
        put_waiver(&out, list->waivers[i]);
    put_summary(&out, list);
    return write_to_sink(options, &buffer, true);
}
