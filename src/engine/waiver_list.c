/* waiver_list.c - the waivers of many programs, as one list. */
#include <stdlib.h>

#include "base/day.h"
#include "base/text.h"
#include "engine/checker.h"
#include "engine/waiver.h"
#include "samplint/waiver.h"

struct waiver_list {
    sl_waiver_list list; /* first: the caller gets a pointer to it */
    struct arena arena;
    int64_t today;
    bool limited;
    int64_t latest; /* day of those that are listed, where it is limited */
    sl_waiver **waivers;
    size_t capacity;
};

sl_waiver_list *sl_waiver_list_new(sl_checker *checker) {
    struct waiver_list *list = calloc(1, sizeof *list);
    if (!list)
        return NULL;
    list->today = checker_today(checker);
    list->list.today = day_write(&list->arena, list->today);
    if (!list->arena.failed)
        return &list->list;
    sl_waiver_list_free(&list->list);
    return NULL;
}

void sl_waiver_list_free(sl_waiver_list *list) {
    if (!list)
        return;
    struct waiver_list *own = (struct waiver_list *)list;
    arena_free(&own->arena);
    free(own);
}

static sl_result result_of(const struct waiver_list *list) {
    return list->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

#define MOST_DAYS 4000000 /* more than a calendar of four digits has */

sl_result sl_waiver_list_within(sl_waiver_list *list, uint64_t days) {
    struct waiver_list *own = (struct waiver_list *)list;
    own->limited = true;
    own->latest = own->today + (int64_t)(days < MOST_DAYS ? days : MOST_DAYS);
    list->latest = day_write(&own->arena, own->latest);
    return result_of(own);
}

/* What a report shows lives as long as that. */
static sl_waiver *copy(struct arena *arena, const sl_waiver *waiver) {
    sl_waiver *kept = arena_alloc(arena, sizeof *kept);
    sl_source *source = arena_alloc(arena, sizeof *source);
    if (!kept || !source)
        return NULL;
    *kept = *waiver;
    source->name = arena_copy(arena, waiver->location.source->name);
    kept->location.source = source;
    sl_text *const texts[] = {
        &kept->rule,    &kept->path,    &kept->reason, &kept->owner,   &kept->expires,
        &kept->program, &kept->account, &kept->value,  &kept->message, &kept->location.config_path};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = arena_copy(arena, *texts[i]);
    return kept;
}

static int compare_places(const sl_waiver *a, const sl_waiver *b) {
    int order = text_compare(a->location.source->name, b->location.source->name);
    size_t left = a->location.span.start.byte, right = b->location.span.start.byte;
    return order ? order : (left > right) - (left < right);
}

static int compare(const sl_waiver *a, const sl_waiver *b) {
    int order = (a->last_day > b->last_day) - (a->last_day < b->last_day);
    return order ? order : compare_places(a, b);
}

/* The same waiver may have been met with another program: one that covers something there is used. */
static void merge(struct arena *arena, sl_waiver *kept, const sl_waiver *waiver) {
    kept->covered += waiver->covered;
    if (waiver->state >= kept->state)
        return;
    kept->state = waiver->state;
    kept->message = arena_copy(arena, waiver->message);
}

static void add(struct waiver_list *list, const sl_waiver *waiver) {
    size_t at = list->list.count;
    if (list->limited && (waiver->last_day > list->latest || waiver->expires.length == 0))
        return;
    while (at > 0 && compare(list->waivers[at - 1], waiver) > 0)
        at--;
    if (at > 0 && compare(list->waivers[at - 1], waiver) == 0) {
        merge(&list->arena, list->waivers[at - 1], waiver);
        return;
    }
    sl_waiver **waivers = arena_grow(&list->arena, list->waivers, list->list.count, &list->capacity, sizeof(*waivers));
    sl_waiver *kept = copy(&list->arena, waiver);
    if (!waivers || !kept)
        return;
    list->waivers = waivers;
    for (size_t i = list->list.count++; i > at; i--)
        waivers[i] = waivers[i - 1];
    waivers[at] = kept;
    list->list.waivers = (const sl_waiver *const *)waivers;
}

sl_result sl_waiver_list_add_program(sl_waiver_list *list, const sl_program *program) {
    struct waiver_list *own = (struct waiver_list *)list;
    for (size_t i = 0; i < program->waiver_count; i++)
        add(own, &program->waivers[i]);
    return result_of(own);
}

sl_result sl_waiver_list_add_files(sl_waiver_list *list, const sl_checker *checker) {
    struct waiver_list *own = (struct waiver_list *)list;
    for (size_t i = 0; i < sl_count_waivers(checker); i++)
        add(own, sl_get_waiver(checker, i));
    return result_of(own);
}
