/* waivers.c - a list of waivers, in words. */
#include "base/text.h"
#include "report/formats/json.h"
#include "report/text_writer.h"

static enum color style_of(sl_waiver_state state) {
    if (state == SL_WAIVER_ACTIVE)
        return COLOR_GOOD;
    return state == SL_WAIVER_UNCHECKED ? COLOR_NONE : COLOR_ERROR;
}

static void put_line(const struct text_writer *page, const char *name, sl_text text) {
    out_words(page, "    ");
    out_words(page, name);
    out_text(page, text);
    out_words(page, "\n");
}

/* What it is about: whose value, and which one it was given for. */
static void put_subject(const struct text_writer *page, const sl_waiver *waiver) {
    out_words(page, "    for ");
    out_text(page, waiver->path.length ? waiver->path : TEXT("all"));
    if (waiver->value.length) {
        out_words(page, " ");
        out_text(page, waiver->value);
    }
    if (waiver->account.length) {
        out_words(page, " of ");
        out_text(page, waiver->account);
    }
    if (waiver->program.length) {
        out_words(page, " in ");
        out_text(page, waiver->program);
    }
    out_words(page, "\n");
}

static void put_waiver(const struct text_writer *page, const sl_waiver *waiver) {
    out_text(page, waiver->location.source->name);
    out_number(page, ":%zu", waiver->location.span.start.line);
    out_number(page, ":%zu: ", waiver->location.span.start.column);
    out_colored(page, style_of(waiver->state), text_of(sl_waiver_state_name(waiver->state)));
    if (waiver->rule.length) {
        out_words(page, ": ");
        out_colored(page, COLOR_BOLD, waiver->rule);
    }
    if (waiver->expires.length) {
        out_words(page, " until ");
        out_text(page, waiver->expires);
    }
    out_words(page, "\n");
    if (waiver->path.length || waiver->account.length)
        put_subject(page, waiver);
    if (waiver->owner.length)
        put_line(page, "by ", waiver->owner);
    if (waiver->reason.length)
        put_line(page, "because ", waiver->reason);
    if (waiver->message.length)
        put_line(page, "= ", waiver->message);
    out_words(page, "\n");
}

static void put_summary(const struct text_writer *page, const sl_waiver_list *list) {
    out_number(page, list->count == 1 ? "%zu waiver" : "%zu waivers", list->count);
    if (list->latest.length) {
        out_words(page, list->count == 1 ? " ends by " : " end by ");
        out_text(page, list->latest);
    }
    const char *joint = ": ";
    for (size_t state = 0; state <= SL_WAIVER_MISSPELLED; state++) {
        size_t count = 0;
        for (size_t i = 0; i < list->count; i++)
            count += list->waivers[i]->state == state;
        if (count == 0)
            continue;
        out_words(page, joint);
        out_number(page, "%zu ", count);
        out_words(page, sl_waiver_state_name((sl_waiver_state)state));
        joint = ", ";
    }
    out_words(page, "; today is ");
    out_text(page, list->today);
    out_words(page, "\n");
}

sl_result sl_write_waivers(const sl_writer_options *options, const sl_waiver_list *list) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    if (options->format == SL_FORMAT_JSON)
        return out_write(options, &buffer, json_waivers(&buffer, options, list));
    struct text_writer page = {.buffer = &buffer, .color = options->color};
    for (size_t i = 0; i < list->count; i++)
        put_waiver(&page, list->waivers[i]);
    put_summary(&page, list);
    return out_write(options, &buffer, true);
}
