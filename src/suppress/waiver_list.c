/* waiver_list.c - the waivers of many programs, as one list. */
#include <stdlib.h>

#include "base/day.h"
#include "base/folder.h"
#include "base/text.h"
#include "judge/checker.h"
#include "samplint/waiver.h"
#include "suppress/waiver.h"

/* A waiver that is listed. */
struct listed {
    sl_waiver waiver;
    sl_text file; /* free of links: programs below different settings call the same file by different names */
};

struct waiver_list {
    sl_waiver_list list; /* first: the caller gets a pointer to it */
    struct arena arena;
    int64_t today;
    bool limited;
    int64_t latest; /* day of those that are listed, where it is limited */
    struct listed **listed;
    const sl_waiver **waivers; /* the same, as the caller sees them */
    size_t capacity[2];
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
static struct listed *copy(struct arena *arena, const sl_waiver *waiver, sl_text file) {
    struct listed *listed = arena_alloc(arena, sizeof *listed);
    sl_source *source = arena_alloc(arena, sizeof *source);
    if (!listed || !source)
        return NULL;
    sl_waiver *kept = &listed->waiver;
    *kept = *waiver;
    listed->file = file;
    source->name = arena_copy(arena, waiver->location.source->name);
    kept->location.source = source;
    sl_text *const texts[] = {
        &kept->rule,    &kept->path,    &kept->reason, &kept->owner,   &kept->expires,
        &kept->program, &kept->account, &kept->value,  &kept->message, &kept->location.config_path};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = arena_copy(arena, *texts[i]);
    return listed;
}

static int compare(const struct listed *kept, const sl_waiver *waiver, sl_text file) {
    const sl_waiver *other = &kept->waiver;
    int order = (other->last_day > waiver->last_day) - (other->last_day < waiver->last_day);
    if (order == 0)
        order = text_compare(kept->file, file);
    size_t left = other->location.span.start.byte, right = waiver->location.span.start.byte;
    return order ? order : (left > right) - (left < right);
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
    struct arena *arena = &list->arena;
    size_t at = list->list.count;
    if (list->limited && (waiver->last_day > list->latest || waiver->expires.length == 0))
        return;
    sl_text name = waiver->location.source->name, file = real_path(arena, name);
    file = arena_copy(arena, file.length ? file : name); /* standard input has no path */
    while (at > 0 && compare(list->listed[at - 1], waiver, file) > 0)
        at--;
    if (at > 0 && compare(list->listed[at - 1], waiver, file) == 0) {
        merge(arena, &list->listed[at - 1]->waiver, waiver);
        return;
    }
    struct listed **listed = arena_grow(arena, list->listed, list->list.count, &list->capacity[0], sizeof(*listed));
    const sl_waiver **waivers =
        arena_grow(arena, list->waivers, list->list.count, &list->capacity[1], sizeof(*waivers));
    struct listed *kept = copy(arena, waiver, file);
    if (!listed || !waivers || !kept)
        return;
    for (size_t i = list->list.count++; i > at; i--) {
        listed[i] = listed[i - 1];
        waivers[i] = waivers[i - 1];
    }
    listed[at] = kept;
    waivers[at] = &kept->waiver;
    list->listed = listed;
    list->list.waivers = list->waivers = waivers;
}

sl_result sl_waiver_list_add_program(sl_waiver_list *list, const sl_program *program) {
    struct waiver_list *own = (struct waiver_list *)list;
    for (size_t i = 0; i < program->waiver_count; i++)
        add(own, &program->waivers[i]);
    return result_of(own);
}

sl_result sl_waiver_list_add_files(sl_waiver_list *list, const sl_checker *checker) {
    struct waiver_list *own = (struct waiver_list *)list;
    for (size_t i = 0; i < sl_get_waiver_count(checker); i++)
        add(own, sl_get_waiver(checker, i));
    return result_of(own);
}
