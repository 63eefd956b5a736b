/* waivers.c - a list of waivers, in words. */
#include "base/text.h"
#include "report/json.h"
#include "report/page.h"

static enum style style_of(sl_waiver_state state) {
    if (state == SL_WAIVER_ACTIVE)
        return STYLE_GOOD;
    return state == SL_WAIVER_UNCHECKED ? STYLE_NONE : STYLE_ERROR;
}

static void put_line(const struct page *page, const char *name, sl_text text) {
    page_put(page, "    ");
    page_put(page, name);
    page_text(page, text);
    page_put(page, "\n");
}

/* What it is about: whose value, and which one it was given for. */
static void put_subject(const struct page *page, const sl_waiver *waiver) {
    page_put(page, "    for ");
    page_text(page, waiver->path.length ? waiver->path : TEXT("all"));
    if (waiver->value.length) {
        page_put(page, " ");
        page_text(page, waiver->value);
    }
    if (waiver->account.length) {
        page_put(page, " of ");
        page_text(page, waiver->account);
    }
    if (waiver->program.length) {
        page_put(page, " in ");
        page_text(page, waiver->program);
    }
    page_put(page, "\n");
}

static void put_waiver(const struct page *page, const sl_waiver *waiver) {
    page_text(page, waiver->location.source->name);
    page_number(page, ":%zu", waiver->location.span.start.line);
    page_number(page, ":%zu: ", waiver->location.span.start.column);
    page_styled(page, style_of(waiver->state), text_of(sl_waiver_state_name(waiver->state)));
    if (waiver->rule.length) {
        page_put(page, ": ");
        page_styled(page, STYLE_BOLD, waiver->rule);
    }
    if (waiver->expires.length) {
        page_put(page, " until ");
        page_text(page, waiver->expires);
    }
    page_put(page, "\n");
    if (waiver->path.length || waiver->account.length)
        put_subject(page, waiver);
    if (waiver->owner.length)
        put_line(page, "by ", waiver->owner);
    if (waiver->reason.length)
        put_line(page, "because ", waiver->reason);
    if (waiver->message.length)
        put_line(page, "= ", waiver->message);
    page_put(page, "\n");
}

static void put_summary(const struct page *page, const sl_waiver_list *list) {
    page_number(page, list->count == 1 ? "%zu waiver" : "%zu waivers", list->count);
    if (list->latest.length) {
        page_put(page, list->count == 1 ? " ends by " : " end by ");
        page_text(page, list->latest);
    }
    const char *joint = ": ";
    for (size_t state = 0; state <= SL_WAIVER_MISSPELLED; state++) {
        size_t count = 0;
        for (size_t i = 0; i < list->count; i++)
            count += list->waivers[i]->state == state;
        if (count == 0)
            continue;
        page_put(page, joint);
        page_number(page, "%zu ", count);
        page_put(page, sl_waiver_state_name((sl_waiver_state)state));
        joint = ", ";
    }
    page_put(page, "; today is ");
    page_text(page, list->today);
    page_put(page, "\n");
}

sl_result sl_write_waivers(const sl_writer_options *options, const sl_waiver_list *list) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    if (options->format == SL_FORMAT_JSON)
        return page_write(options, &buffer, json_waivers(&buffer, options, list));
    struct page page = {.buffer = &buffer, .color = options->color};
    for (size_t i = 0; i < list->count; i++)
        put_waiver(&page, list->waivers[i]);
    put_summary(&page, list);
    return page_write(options, &buffer, true);
}
