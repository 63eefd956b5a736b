/* vocabulary.c - looks up elements and fields, and suggests names for misspelled ones. */
#include "model/vocabulary.h"

#include "base/nearest.h"
#include "base/text.h"

const char *sl_type_name(sl_type type) {
    static const char *const names[] = {"group", "enum", "ordinal", "set", "bool", "integer", "text"};
    return names[type];
}

const sl_field *field_child(const sl_field *group, sl_text id) {
    for (size_t i = 0; i < group->field_count; i++)
        if (text_equal(group->fields[i].id, id))
            return &group->fields[i];
    return NULL;
}

const sl_field *field_at(const sl_field *top, sl_text path) {
    const sl_field *field = top;
    for (bool more = true; field && more;) {
        sl_text id;
        more = text_take(&path, '.', &id);
        field = field_child(field, id);
    }
    return field;
}

static bool path_ends_with(sl_text path, sl_text end) {
    return end.length && path.length > end.length && text_ends_with(path, end) &&
           path.bytes[path.length - end.length - 1] == '.';
}

size_t fields_ending_with(const sl_vocabulary *vocabulary, sl_text end, bool elements_only, sl_text *paths,
                          const sl_field **last) {
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if ((elements_only && field->element == SL_NO_ELEMENT) || !path_ends_with(field->path, end))
            continue;
        if (paths)
            paths[count] = field->path;
        *last = field;
        count++;
    }
    return count;
}

const sl_field *field_named(const sl_vocabulary *vocabulary, sl_text word) {
    const sl_field *field = field_at(vocabulary->top, word);
    for (size_t i = 0; !field && i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].code, word))
            field = vocabulary->elements[i].field;
    if (field)
        return field->element != SL_NO_ELEMENT ? field : NULL;
    return fields_ending_with(vocabulary, word, true, NULL, &field) == 1 ? field : NULL;
}

bool is_account_level(const sl_vocabulary *vocabulary, const sl_field *field) {
    return field->element != SL_NO_ELEMENT &&
           text_equal(vocabulary->elements[field->element].level, vocabulary->accounts_level);
}

const sl_field *account_field_at(const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *accounts = vocabulary->accounts, *field = field_at(vocabulary->top, path);
    if (field)
        return accounts && is_account_level(vocabulary, field) ? field : NULL;
    sl_text list, rest = path;
    bool own = accounts && text_take(&rest, '.', &list) && text_equal(list, accounts->id);
    return own ? field_at(accounts, rest) : NULL;
}

const sl_field *sl_find_field(const sl_vocabulary *vocabulary, sl_text path) {
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (text_equal(vocabulary->fields[i]->path, path))
            return vocabulary->fields[i];
    return NULL;
}

bool field_has_words(const sl_field *field) {
    return field->type == SL_ENUM || field->type == SL_ORDINAL || field->type == SL_SET;
}

sl_text is_no(struct arena *arena, sl_text word, const char *kind, sl_text where, const sl_text *known, size_t count) {
    sl_text meant = did_you_mean(arena, word, known, count);
    return arena_printf(arena, "\"%.*s\" is no %s %.*s%.*s%s%.*s", TEXT_ARG(arena_excerpt(arena, word)), kind,
                        TEXT_ARG(where), TEXT_ARG(meant), meant.length ? " It is " : "; it is ",
                        TEXT_ARG(list_words(arena, known, count)));
}

sl_text no_such_word(struct arena *arena, const sl_field *field, sl_text word) {
    return is_no(arena, word, "word for", field->path, field->domain, field->domain_count);
}

const sl_text *field_keys(struct arena *arena, const sl_field *field, size_t *count) {
    *count = 0;
    for (const sl_field *at = field; at->parent; at = at->parent)
        ++*count;
    sl_text *keys = arena_array(arena, *count, sizeof *keys);
    size_t left = *count;
    for (const sl_field *at = field; keys && at->parent; at = at->parent)
        keys[--left] = at->id;
    return keys;
}

const sl_text *field_ids(struct arena *arena, const sl_field *group) {
    sl_text *ids = arena_array(arena, group->field_count, sizeof *ids);
    for (size_t i = 0; ids && i < group->field_count; i++)
        ids[i] = group->fields[i].id;
    return ids;
}

sl_text did_you_mean_path(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *last;
    sl_text *paths = arena_array(arena, vocabulary->field_count, sizeof *paths);
    size_t count = paths ? fields_ending_with(vocabulary, path, true, paths, &last) : 0;
    if (count > 1)
        return arena_printf(arena, "; several paths end with it: %.*s", TEXT_ARG(list_words(arena, paths, count)));
    count = 0;
    for (size_t i = 0; paths && i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->element != SL_NO_ELEMENT)
            paths[count++] = vocabulary->fields[i]->path;
    return did_you_mean(arena, path, paths, count);
}

sl_text no_such_attribute(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *field = field_at(vocabulary->top, path);
    if (field && field->type == SL_GROUP)
        return arena_printf(arena, "\"%.*s\" is a group of attributes; name one of them", TEXT_ARG(path));
    return arena_printf(arena, "there is no attribute \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, path)),
                        TEXT_ARG(did_you_mean_path(arena, vocabulary, path)));
}

sl_text did_you_mean_account_path(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path) {
    sl_text *paths = arena_array(arena, vocabulary->field_count, sizeof *paths);
    size_t count = 0;
    for (size_t i = 0; paths && i < vocabulary->field_count; i++)
        if (account_field_at(vocabulary, vocabulary->fields[i]->path))
            paths[count++] = vocabulary->fields[i]->path;
    return did_you_mean(arena, path, paths, count);
}

size_t element_find(const sl_vocabulary *vocabulary, sl_text id) {
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].field->id, id))
            return i;
    return SL_NO_ELEMENT;
}

const sl_text *element_ids(struct arena *arena, const sl_vocabulary *vocabulary) {
    sl_text *ids = arena_array(arena, vocabulary->element_count, sizeof *ids);
    for (size_t i = 0; ids && i < vocabulary->element_count; i++)
        ids[i] = vocabulary->elements[i].field->id;
    return ids;
}

sl_text no_such_element(struct arena *arena, const sl_vocabulary *vocabulary, sl_text id) {
    const sl_text *ids = element_ids(arena, vocabulary);
    sl_text meant = did_you_mean(arena, id, ids, ids ? vocabulary->element_count : 0);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].code, id))
            meant = arena_printf(arena, "; did you mean \"%.*s\"?", TEXT_ARG(vocabulary->elements[i].field->id));
    return arena_printf(arena, "there is no element \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, id)), TEXT_ARG(meant));
}

bool is_program_name(const sl_vocabulary *vocabulary, sl_text name) {
    sl_text key = vocabulary->format_key, end = TEXT(".yaml");
    if (!text_ends_with(name, end))
        return false;
    name.length -= end.length;
    return text_equal(name, key) || path_ends_with(name, key);
}

static bool field_equal(const sl_field *a, const sl_field *b) {
    bool equal = text_equal(a->path, b->path) && a->type == b->type && a->domain_count == b->domain_count &&
                 a->min == b->min && a->max == b->max;
    for (size_t i = 0; equal && i < a->domain_count; i++)
        equal = text_equal(a->domain[i], b->domain[i]);
    return equal;
}

bool vocabulary_equal(const sl_vocabulary *a, const sl_vocabulary *b) {
    if (a == b || !a || !b)
        return a == b;
    bool equal = a->field_count == b->field_count && a->element_count == b->element_count;
    for (size_t i = 0; equal && i < a->field_count; i++)
        equal = field_equal(a->fields[i], b->fields[i]);
    for (size_t i = 0; equal && i < a->element_count; i++)
        equal = a->elements[i].field->index == b->elements[i].field->index;
    return equal;
}
