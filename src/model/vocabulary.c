/* vocabulary.c - looks up elements and fields, suggests names for misspelled ones, and adds fields. */
#include "model/vocabulary.h"

#include "base/names.h"
#include "base/nearest.h"
#include "base/text.h"
#include "model/former.h"

#define TYPES(X)                                                                                                       \
    X(SL_GROUP, "group")                                                                                               \
    X(SL_ENUM, "enum")                                                                                                 \
    X(SL_ORDINAL, "ordinal") X(SL_SET, "set") X(SL_BOOL, "bool") X(SL_INTEGER, "integer") X(SL_TEXT, "text")
NAMES(sl_type, sl_type_name, TYPES)

#define NATURES(X)                                                                                                     \
    X(SL_NATURE_CHOICE, "choice")                                                                                      \
    X(SL_NATURE_FACT, "fact") X(SL_NATURE_OUTCOME, "outcome") X(SL_NATURE_TEXT, "text")
NAMES_BOTH_WAYS(sl_nature, sl_nature, NATURES)

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

size_t fields_ending_with(const sl_vocabulary *vocabulary, sl_text end, bool readable_only, sl_text *paths,
                          const sl_field **last) {
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if ((readable_only && !field->readable) || !path_ends_with(field->path, end))
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
        return field->readable ? field : NULL;
    return fields_ending_with(vocabulary, word, true, NULL, &field) == 1 ? field : NULL;
}

bool is_account_level(const sl_vocabulary *vocabulary, const sl_field *field) {
    return field->element != SL_NO_ELEMENT &&
           text_equal(vocabulary->elements[field->element].level, vocabulary->accounts_level);
}

static bool is_segment_field(const sl_vocabulary *vocabulary, const sl_field *field) {
    for (size_t i = 0; i < vocabulary->segment_field_count; i++)
        if (vocabulary->segment_fields[i] == field)
            return true;
    return false;
}

bool is_segment_level(const sl_vocabulary *vocabulary, const sl_field *field) {
    return vocabulary->segments && (is_account_level(vocabulary, field) || is_segment_field(vocabulary, field));
}

bool may_be_in_segment(const sl_vocabulary *vocabulary, const sl_field *field) {
    bool may = is_segment_level(vocabulary, field);
    for (size_t i = 0; i < field->field_count && !may; i++)
        may = may_be_in_segment(vocabulary, &field->fields[i]);
    return may;
}

/* Returns the field at a path like "list.attribute" of the fields that only the entries of a list have, or NULL. */
static const sl_field *field_of_list(const sl_field *list, sl_text path) {
    sl_text id, rest = path;
    bool own = list && text_take(&rest, '.', &id) && text_equal(id, list->id);
    return own ? field_at(list, rest) : NULL;
}

const sl_field *account_field_at(const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *accounts = vocabulary->accounts, *field = field_at(vocabulary->top, path);
    if (field)
        return accounts && is_account_level(vocabulary, field) ? field : NULL;
    return field_of_list(accounts, path);
}

const sl_field *segment_field_at(const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *field = field_at(vocabulary->top, path);
    if (field)
        return may_be_in_segment(vocabulary, field) ? field : NULL;
    return field_of_list(vocabulary->segments, path);
}

const sl_field *varied_field_at(const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *of_account = account_field_at(vocabulary, path), *field = field_at(vocabulary->top, path);
    if (of_account)
        return of_account;
    return field && is_segment_level(vocabulary, field) ? field : NULL;
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

sl_text word_label(const sl_field *field, size_t word) {
    return word < field->word_count ? field->words[word].label : field->domain[word];
}

sl_text is_no(struct arena *arena, sl_text word, const char *kind, sl_text where, const sl_text *known, size_t count) {
    sl_text meant = did_you_mean(arena, word, known, count);
    return arena_printf(arena, "\"%.*s\" is no %s %.*s%.*s%s%.*s", TEXT_ARG(arena_excerpt(arena, word)), kind,
                        TEXT_ARG(where), TEXT_ARG(meant), meant.length ? " It is " : "; it is ",
                        TEXT_ARG(list_words(arena, known, count)));
}

sl_text no_such_word(struct arena *arena, const sl_field *field, sl_text word) {
    sl_text former = former_word_message(arena, field, word);
    if (former.length)
        return arena_printf(arena, "%.*s in %.*s", TEXT_ARG(former), TEXT_ARG(field->path));
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

sl_text did_you_mean_path(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path, bool of_account) {
    const sl_field *last;
    sl_text former = former_path_hint(arena, vocabulary, path);
    if (former.length)
        return former;
    sl_text *paths = arena_array(arena, vocabulary->field_count, sizeof *paths);
    size_t count = paths && !of_account ? fields_ending_with(vocabulary, path, true, paths, &last) : 0;
    if (count > 1)
        return arena_printf(arena, "; several paths end with it: %.*s", TEXT_ARG(list_words(arena, paths, count)));
    count = 0;
    for (size_t i = 0; paths && i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (of_account ? account_field_at(vocabulary, field->path) != NULL : field->readable)
            paths[count++] = field->path;
    }
    return did_you_mean(arena, path, paths, count);
}

sl_text no_such_attribute(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *field = field_at(vocabulary->top, path);
    if (field && field->type == SL_GROUP)
        return arena_printf(arena, "\"%.*s\" is a group of attributes; name one of them", TEXT_ARG(path));
    return arena_printf(arena, "there is no attribute \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, path)),
                        TEXT_ARG(did_you_mean_path(arena, vocabulary, path, false)));
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

static size_t count_fields(const sl_field *group) {
    size_t count = group->field_count;
    for (size_t i = 0; i < group->field_count; i++)
        count += count_fields(&group->fields[i]);
    return count;
}

/* Numbers a field of a program, or (if `of_list`) one that only the entries of a list have, and all fields in
 * it. */
static void list_field(const sl_field **fields, size_t *count, sl_field *field, bool of_list) {
    bool inside = false;
    field->index = *count;
    fields[(*count)++] = field;
    for (size_t i = 0; i < field->field_count; i++) {
        list_field(fields, count, &field->fields[i], of_list);
        inside = inside || field->fields[i].readable;
    }
    bool of_header = field->type == SL_GROUP ? inside : field->type != SL_TEXT;
    field->readable = field->element != SL_NO_ELEMENT || (!of_list && of_header);
}

void vocabulary_number(struct arena *arena, sl_vocabulary *vocabulary, sl_field *top, sl_field *accounts,
                       sl_field *segments) {
    size_t most =
        count_fields(top) + (accounts ? count_fields(accounts) + 1 : 0) + (segments ? count_fields(segments) + 1 : 0);
    const sl_field **fields = arena_array(arena, most, sizeof(*fields));
    if (!fields)
        return;
    vocabulary->field_count = 0;
    for (size_t i = 0; i < top->field_count; i++)
        list_field(fields, &vocabulary->field_count, &top->fields[i], false);
    if (accounts)
        list_field(fields, &vocabulary->field_count, accounts, true);
    if (segments)
        list_field(fields, &vocabulary->field_count, segments, true);
    vocabulary->fields = fields;
    vocabulary->top = top;
    vocabulary->accounts = accounts;
    vocabulary->segments = segments;
}

/* Appends copies of a group's fields, with everything below them, to `into`, whose array has room for them. */
static void copy_fields(struct arena *arena, const sl_field *from, sl_field *into) {
    for (size_t i = 0; i < from->field_count && !arena->failed; i++) {
        const sl_field *old = &from->fields[i];
        sl_field *copy = &into->fields[into->field_count++];
        *copy = *old;
        copy->parent = into;
        copy->field_count = 0;
        copy->fields = arena_array(arena, old->field_count, sizeof *copy->fields);
        copy_fields(arena, old, copy);
    }
}

static bool is_for(const struct addition *addition, const sl_field *field) {
    return field->element != SL_NO_ELEMENT && addition->element == field->element;
}

/* Copies the fields of a group and, if it is an element, appends its additions. */
static void copy_group(struct arena *arena, const sl_field *old, sl_field *copy, const struct addition *additions,
                       size_t count) {
    size_t more = 0;
    for (size_t i = 0; i < count; i++)
        more += is_for(&additions[i], old) ? additions[i].group->field_count : 0;
    copy->field_count = 0;
    copy->fields = arena_array(arena, old->field_count + more, sizeof *copy->fields);
    copy_fields(arena, old, copy);
    for (size_t i = 0; i < count; i++)
        if (is_for(&additions[i], old))
            copy_fields(arena, additions[i].group, copy);
}

static sl_field *copy_top(struct arena *arena, const sl_field *old, const struct addition *additions, size_t count) {
    sl_field *top = arena_alloc(arena, sizeof *top);
    if (!top)
        return NULL;
    *top = *old;
    top->fields = arena_array(arena, old->field_count, sizeof *top->fields);
    for (size_t i = 0; top->fields && i < old->field_count; i++) {
        top->fields[i] = old->fields[i];
        top->fields[i].parent = top;
        copy_group(arena, &old->fields[i], &top->fields[i], additions, count);
    }
    return top;
}

/* Returns a copy of the list of accounts or of segments; NULL if there is none. */
static sl_field *copy_list(struct arena *arena, const sl_field *old) {
    sl_field *list = old ? arena_alloc(arena, sizeof *list) : NULL;
    if (!list)
        return NULL;
    *list = *old;
    copy_group(arena, old, list, NULL, 0);
    return list;
}

/* Lets what a vocabulary says about segments point to its own fields, and no longer to those that they are copies of. */
static void copy_segment_fields(struct arena *arena, sl_vocabulary *vocabulary) {
    const sl_field **fields = arena_array(arena, vocabulary->segment_field_count, sizeof(*fields));
    for (size_t i = 0; fields && i < vocabulary->segment_field_count; i++)
        fields[i] = field_at(vocabulary->top, vocabulary->segment_fields[i]->path);
    vocabulary->segment_fields = fields;
    if (vocabulary->account_segment)
        vocabulary->account_segment = field_of_list(vocabulary->accounts, vocabulary->account_segment->path);
    if (vocabulary->unsegmented)
        vocabulary->unsegmented = field_at(vocabulary->top, vocabulary->unsegmented->path);
}

const sl_vocabulary *vocabulary_extend(struct arena *arena, const sl_vocabulary *old, const struct addition *additions,
                                       size_t count) {
    sl_vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
    sl_element *elements = arena_array(arena, old->element_count, sizeof *elements);
    sl_field *top = copy_top(arena, old->top, additions, count);
    sl_field *accounts = copy_list(arena, old->accounts), *segments = copy_list(arena, old->segments);
    if (arena->failed)
        return NULL;
    *vocabulary = *old;
    for (size_t i = 0; i < old->element_count; i++) {
        elements[i] = old->elements[i];
        elements[i].field = &top->fields[old->elements[i].field - old->top->fields];
    }
    vocabulary->elements = elements;
    vocabulary_number(arena, vocabulary, top, accounts, segments);
    copy_segment_fields(arena, vocabulary);
    return arena->failed ? NULL : vocabulary;
}
