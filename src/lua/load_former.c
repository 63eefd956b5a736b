/* load_former.c - checks that each former path leads to one attribute, and to none that still has this path. */
#include "lua/load_former.h"

#include <stdlib.h>

#include "base/text.h"
#include "lua/load_fields.h"

struct former_path {
    sl_text path;
    const sl_field *field;
    const char *outer; /* the place in the script, as in struct loader; empty for a field of another script */
    size_t item;
};

void former_add(struct former_paths *paths, const sl_field *field, const char *outer, size_t item) {
    struct arena *arena = paths->loader->arena;
    ARENA_APPEND(arena, paths->present, paths->present_count, paths->present_capacity, field->path);
    for (size_t i = 0; i < field->former_count; i++)
        ARENA_APPEND(arena, paths->former, paths->former_count, paths->former_capacity,
                     ((struct former_path){field->formerly[i], field, outer, item}));
    for (size_t i = 0; i < field->field_count; i++)
        former_add(paths, &field->fields[i], outer, item);
}

static int compare_former(const void *left, const void *right) {
    const struct former_path *a = left, *b = right;
    int order = text_compare(a->path, b->path);
    return order ? order : (a->field->index > b->field->index) - (a->field->index < b->field->index);
}

/* Returns whether a text consists of two or more ids with dots between them. */
static bool is_path(sl_text path) {
    sl_text id;
    size_t ids = 0;
    for (bool more = true; more; ids++) {
        more = text_take(&path, '.', &id);
        if (!load_is_id(id))
            return false;
    }
    return ids > 1;
}

/* Makes a former path the subject of the next findings. Returns false if it is a path of another script. */
static bool enter(struct loader *loader, const struct former_path *former) {
    loader->outer = text_of(former->outer);
    loader->item = former->item;
    loader->where = former->field->path;
    return *former->outer != '\0';
}

/* Reports that the script adds a field whose path another script's field had before. */
static void report_taken(struct loader *loader, const struct former_path *former, sl_text shown) {
    loader->outer = TEXT("vocabulary");
    loader->where = former->path;
    table_report(loader, NULL, "\"%.*s\" was the path of %.*s before; give the attribute another id", TEXT_ARG(shown),
                 TEXT_ARG(former->field->path));
}

/* Reports a former path that is no path, or that an attribute has now. */
static void check_path(const struct former_paths *paths, const struct former_path *former, bool own) {
    struct loader *loader = paths->loader;
    sl_text shown = arena_excerpt(loader->arena, former->path);
    bool present = bsearch(&former->path, paths->present, paths->present_count, sizeof *paths->present, text_order);
    if (own && former->path.length && !is_path(former->path)) /* an empty one is reported already */
        table_report(loader, "formerly", "\"%.*s\" is no path; write one such as \"element.attribute\"",
                     TEXT_ARG(shown));
    else if (present && own)
        table_report(loader, "formerly", "its former path \"%.*s\" is the path of an attribute now", TEXT_ARG(shown));
    else if (present)
        report_taken(loader, former, shown);
}

/* Reports that two attributes claim one former path. */
static void check_claims(struct loader *loader, const struct former_path *former, const struct former_path *other,
                         bool own) {
    if (former->path.length == 0 || !text_equal(other->path, former->path) || (!own && !enter(loader, other)))
        return;
    table_report(loader, "formerly", "%.*s claims the former path \"%.*s\", too",
                 TEXT_ARG(own ? other->field->path : former->field->path),
                 TEXT_ARG(arena_excerpt(loader->arena, former->path)));
}

void former_check(struct former_paths *paths) {
    struct loader *loader = paths->loader;
    if (loader->arena->failed || paths->former_count == 0)
        return;
    qsort(paths->former, paths->former_count, sizeof *paths->former, compare_former);
    qsort(paths->present, paths->present_count, sizeof *paths->present, text_order);
    for (size_t i = 0; i < paths->former_count; i++) {
        const struct former_path *former = &paths->former[i];
        bool own = enter(loader, former);
        check_path(paths, former, own);
        if (i > 0)
            check_claims(loader, former, former - 1, own);
    }
    loader->outer = loader->where = (sl_text){NULL, 0};
    loader->item = 0;
}
