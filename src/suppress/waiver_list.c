/* waiver_list.c - lists the waivers of many programs and files: each once, sorted by their last day. */
#include <stdlib.h>

#include "base/day.h"
#include "base/folder.h"
#include "base/text.h"
#include "checker/checker.h"
#include "samplint/waiver.h"
#include "suppress/waiver.h"

struct listed_waiver {
    sl_waiver waiver;
    sl_text file; /* the real path: two settings files can name the same file by different paths */
};

struct waiver_list {
    sl_waiver_list list; /* first: the caller gets a pointer to it */
    struct arena arena;
    int64_t today;
    bool limited;
    int64_t latest; /* if limited: waivers with a later last day or without one are not listed */
    struct listed_waiver **listed;
    size_t listed_capacity;
    const sl_waiver **waivers; /* the waivers of `listed`, for the caller */
    size_t waiver_capacity;
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

#define MOST_DAYS 4000000 /* more days than a calendar with years of four digits has */

sl_result sl_waiver_list_within(sl_waiver_list *list, uint64_t days) {
    struct waiver_list *own = (struct waiver_list *)list;
    own->limited = true;
    own->latest = own->today + (int64_t)(days < MOST_DAYS ? days : MOST_DAYS);
    list->latest = day_write(&own->arena, own->latest);
    return own->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* Returns a copy of a waiver, which may outlive its report, or NULL when there is no memory. */
static struct listed_waiver *copy(struct arena *arena, const sl_waiver *waiver, sl_text file) {
    struct listed_waiver *listed = arena_alloc(arena, sizeof *listed);
    sl_source *source = arena_alloc(arena, sizeof *source);
    if (!listed || !source)
        return NULL;
    sl_waiver *kept = &listed->waiver;
    *kept = *waiver;
    listed->file = file;
    source->name = arena_copy(arena, waiver->location.source->name);
    kept->location.source = source;
    sl_text *const texts[] = {&kept->rule,
                              &kept->path,
                              &kept->reason,
                              &kept->owner,
                              &kept->expires,
                              &kept->program,
                              &kept->segment,
                              &kept->account,
                              &kept->value,
                              &kept->message,
                              &kept->location.config_path};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = arena_copy(arena, *texts[i]);
    return listed;
}

/* Compares by last day, file and place. */
static int compare(const struct listed_waiver *listed, const sl_waiver *waiver, sl_text file) {
    const sl_waiver *other = &listed->waiver;
    int order = (other->last_day > waiver->last_day) - (other->last_day < waiver->last_day);
    if (order == 0)
        order = text_compare(listed->file, file);
    size_t left = other->location.span.start.byte, right = waiver->location.span.start.byte;
    return order ? order : (left > right) - (left < right);
}

static void add(struct waiver_list *list, const sl_waiver *waiver) {
    struct arena *arena = &list->arena;
    size_t count = list->list.count, at = count;
    if (list->limited && (waiver->last_day > list->latest || waiver->expires.length == 0))
        return;
    sl_text name = waiver->location.source->name, file = real_path(arena, name);
    file = arena_copy(arena, file.length ? file : name); /* standard input has no path */
    while (at > 0 && compare(list->listed[at - 1], waiver, file) > 0)
        at--;
    if (at > 0 && compare(list->listed[at - 1], waiver, file) == 0) {
        /* The same waiver, listed for another program. It is in use if it covers a finding in one of them. */
        sl_waiver *same = &list->listed[at - 1]->waiver;
        same->covered += waiver->covered;
        if (waiver->state < same->state) {
            same->state = waiver->state;
            same->message = arena_copy(arena, waiver->message);
        }
        return;
    }
    struct listed_waiver *listed = copy(arena, waiver, file);
    if (!listed || !arena_reserve(arena, &list->listed, count, &list->listed_capacity, sizeof *list->listed) ||
        !arena_reserve(arena, &list->waivers, count, &list->waiver_capacity, sizeof *list->waivers))
        return;
    for (size_t i = count; i > at; i--) {
        list->listed[i] = list->listed[i - 1];
        list->waivers[i] = list->waivers[i - 1];
    }
    list->listed[at] = listed;
    list->waivers[at] = &listed->waiver;
    list->list.waivers = list->waivers;
    list->list.count++;
}

sl_result sl_waiver_list_add_program(sl_waiver_list *list, const sl_program *program) {
    struct waiver_list *own = (struct waiver_list *)list;
    for (size_t i = 0; i < program->waiver_count; i++)
        add(own, &program->waivers[i]);
    return own->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}

sl_result sl_waiver_list_add_files(sl_waiver_list *list, const sl_checker *checker) {
    struct waiver_list *own = (struct waiver_list *)list;
    for (size_t i = 0; i < sl_get_waiver_count(checker); i++)
        add(own, sl_get_waiver(checker, i));
    return own->arena.failed ? SL_OUT_OF_MEMORY : SL_OK;
}
