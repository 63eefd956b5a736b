/* apply.c - alternatives of a repair, written into the files they are about. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "base/replace.h"
#include "base/text.h"
#include "judge/checked_file.h"
#include "judge/checker.h"
#include "model/vocabulary.h"
#include "samplint/repair.h"
#include "yaml/edit/edit.h"

/* The edits of one document. */
struct text_writer {
    const struct document *document;
    struct edit *edits;
    size_t count, capacity;
    sl_text bytes; /* the text with them */
};

/* A value that is to be taken where it is offered. */
struct preference {
    const sl_field *field;
    sl_text value;
    const sl_change *seen; /* the newest that is about the field and does not offer it */
    bool offered;
};

struct writer {
    struct ruleset *rules;
    struct arena *arena;
    const struct configuration *program;
    struct preference *preferences;
    size_t preference_count;
    struct text_writer *pages;
    size_t count, capacity;
};

static sl_result refuse(struct writer *writer, const struct configuration *subject, sl_text path, sl_text why) {
    return problem_of_value(writer->rules->problems, "repair", subject->source, path, "%.*s", TEXT_ARG(why));
}

static struct text_writer *page_of(struct writer *writer, const struct document *document) {
    for (size_t i = 0; i < writer->count; i++)
        if (writer->pages[i].document->source == document->source)
            return &writer->pages[i];
    struct text_writer *pages =
        arena_grow(writer->arena, writer->pages, writer->count, &writer->capacity, sizeof *pages);
    if (!pages)
        return NULL;
    writer->pages = pages;
    pages[writer->count] = (struct text_writer){.document = document};
    return &pages[writer->count++];
}

/* ---- one change --------------------------------------------------------------------------------------------------- */

struct range {
    int64_t low, high;
};

/* "LOW to HIGH", or one integer. */
static struct range range_of(sl_text text) {
    char *end;
    int64_t low = strtoll(text.bytes, &end, 10);
    return (struct range){low, *end == ' ' ? strtoll(end + strlen(" to "), NULL, 10) : low};
}

/* Of a range, what is nearest to what is now. */
static int64_t nearest(struct range range, const struct value *now) {
    return now->state == VALUE_DECLARED && now->integer > range.high ? range.high : range.low;
}

/* Whether a text is an integer of a range. */
static bool is_within(struct range range, sl_text text) {
    char *end;
    errno = 0;
    int64_t integer = strtoll(text.bytes, &end, 10);
    return text.length && end == text.bytes + text.length && errno == 0 && integer >= range.low &&
           integer <= range.high;
}

/* The place of a value among those of a change; their count where it is none of them. */
static size_t place_of(const sl_change *change, sl_text value) {
    bool integer = change->field->type == SL_INTEGER;
    for (size_t i = 0; i < change->value_count; i++)
        if (integer ? is_within(range_of(change->values[i]), value) : text_equal(change->values[i], value))
            return i;
    return change->value_count;
}

/* Returns the preference that a change can follow, or NULL. */
static const struct preference *preferred(struct writer *writer, const sl_change *change) {
    const struct preference *found = NULL;
    for (size_t i = 0; i < writer->preference_count; i++) {
        struct preference *preference = &writer->preferences[i];
        if (preference->field != change->field)
            continue;
        bool offered = place_of(change, preference->value) < change->value_count;
        preference->offered = preference->offered || offered;
        preference->seen = change;
        found = offered && !found ? preference : found;
    }
    return found;
}

static bool is_word_of(const sl_text *words, size_t count, sl_text word) {
    return text_find(words, count, word) < count;
}

static void list_words_of(struct arena *arena, const sl_change *change, const struct value *now, struct edit *edit) {
    const sl_field *field = change->field;
    sl_text *words = arena_array(arena, field->domain_count, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; words && i < field->domain_count; i++) {
        bool there = now->state == VALUE_DECLARED && (now->members >> i & 1) &&
                     !is_word_of(change->removed, change->removed_count, field->domain[i]);
        if (there || is_word_of(change->added, change->added_count, field->domain[i]))
            words[count++] = field->domain[i];
    }
    edit->kind = EDIT_LIST;
    edit->words = words;
    edit->word_count = count;
}

/* Of several values the one that is preferred is taken, else the first. */
static sl_result add_edit(struct writer *writer, const struct configuration *subject, const sl_change *change) {
    struct text_writer *page = page_of(writer, subject->document);
    struct edit *edits =
        page ? arena_grow(writer->arena, page->edits, page->count, &page->capacity, sizeof *edits) : NULL;
    if (!edits)
        return SL_OUT_OF_MEMORY;
    const sl_field *field = change->field;
    const struct value *now = configuration_value(subject, field);
    const struct preference *preference = preferred(writer, change);
    size_t taken = preference ? place_of(change, preference->value) : 0;
    struct edit edit = {.root = subject->root};
    edit.keys = field_keys(writer->arena, field, &edit.key_count);
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL:
        edit.kind = EDIT_WORD;
        edit.word = change->values[taken];
        break;
    case SL_BOOL:
        edit.kind = EDIT_BOOL;
        edit.truth = text_equal(change->values[taken], TEXT("true"));
        break;
    case SL_INTEGER:
        edit.kind = EDIT_INTEGER;
        edit.integer =
            preference ? strtoll(preference->value.bytes, NULL, 10) : nearest(range_of(change->values[0]), now);
        break;
    case SL_SET: list_words_of(writer->arena, change, now, &edit); break;
    default:
        return refuse(writer, subject, field->path,
                      arena_printf(&writer->rules->problems->arena, "%.*s takes a text of yours; declare it yourself",
                                   TEXT_ARG(field->path)));
    }
    page->edits = edits;
    edits[page->count++] = edit;
    return writer->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static const struct configuration *subject_of(const struct writer *writer, const sl_conflict *conflict) {
    if (conflict->account.length == 0)
        return writer->program;
    for (size_t i = 0; i < writer->program->account_count; i++)
        if (writer->program->accounts[i].name.bytes == conflict->account.bytes)
            return &writer->program->accounts[i];
    return writer->program;
}

static sl_result no_such_alternative(struct writer *writer, const sl_repair *repair, size_t number) {
    struct arena *arena = &writer->rules->problems->arena;
    size_t highest = 0;
    for (size_t i = 0; i < repair->conflict_count; i++)
        if (repair->conflicts[i].alternative_count)
            highest = repair->conflicts[i].alternatives[repair->conflicts[i].alternative_count - 1].number;
    sl_text known = {NULL, 0};
    if (highest > 1)
        known = arena_printf(arena, "; they are 1 to %zu", highest);
    else if (highest == 1)
        known = TEXT("; 1 is the only one");
    return problem_usage(writer->rules->problems, "option", "there is no alternative %zu%.*s", number, TEXT_ARG(known));
}

static sl_result add_alternative(struct writer *writer, const sl_repair *repair, size_t number) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        const struct configuration *subject = subject_of(writer, conflict);
        for (size_t j = 0; j < conflict->alternative_count; j++) {
            if (conflict->alternatives[j].number != number)
                continue;
            sl_result result = SL_OK;
            for (size_t k = 0; result == SL_OK && k < conflict->alternatives[j].change_count; k++)
                result = add_edit(writer, subject, &conflict->alternatives[j].changes[k]);
            return result;
        }
    }
    return no_such_alternative(writer, repair, number);
}

/* Each alternative mends a conflict alone; two of one would be a change that nobody offered. */
static sl_result refuse_two_of_one(struct writer *writer, const sl_repair *repair, const size_t *numbers,
                                   size_t count) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        size_t first = 0;
        for (size_t j = 0; j < count; j++) {
            bool of_it = conflict->alternative_count && numbers[j] >= conflict->alternatives[0].number &&
                         numbers[j] < conflict->alternatives[0].number + conflict->alternative_count;
            if (of_it && first)
                return problem_usage(writer->rules->problems, "option",
                                     "%zu and %zu are alternatives of one conflict; apply one", first, numbers[j]);
            first = of_it ? numbers[j] : first;
        }
    }
    return SL_OK;
}

/* ---- what is preferred -------------------------------------------------------------------------------------------- */

static sl_result refuse_option(struct writer *writer, sl_text message) {
    return problem_usage(writer->rules->problems, "option", "%.*s", TEXT_ARG(message));
}

static sl_result read_preference(struct writer *writer, sl_text text) {
    const sl_vocabulary *vocabulary = writer->rules->vocabulary;
    struct arena *arena = &writer->rules->problems->arena;
    sl_text path, value = text;
    if (!text_take(&value, '=', &path))
        return refuse_option(writer, arena_printf(arena, "\"%.*s\" prefers nothing; write PATH=VALUE",
                                                  TEXT_ARG(arena_excerpt(arena, text))));
    path = text_trim(path);
    const sl_field *field = field_named(vocabulary, path);
    if (!field || field->type == SL_GROUP)
        return refuse_option(writer, no_such_attribute(arena, vocabulary, field ? field->path : path));
    writer->preferences[writer->preference_count++] =
        (struct preference){.field = field, .value = arena_copy(writer->arena, text_trim(value))};
    return SL_OK;
}

static sl_result read_preferences(struct writer *writer, const sl_repair_choice *choice) {
    sl_result result = SL_OK;
    writer->preferences = arena_array(writer->arena, choice->preferred_count, sizeof *writer->preferences);
    for (size_t i = 0; writer->preferences && i < choice->preferred_count; i++) {
        sl_result one = read_preference(writer, choice->preferred[i]);
        result = one > result ? one : result;
    }
    return writer->arena->failed ? SL_OUT_OF_MEMORY : result;
}

/* What was asked for and cannot be had is not passed over. */
static sl_result refuse_not_offered(struct writer *writer) {
    struct arena *arena = &writer->rules->problems->arena;
    sl_result result = SL_OK;
    for (size_t i = 0; result != SL_OUT_OF_MEMORY && i < writer->preference_count; i++) {
        const struct preference *preference = &writer->preferences[i];
        const sl_change *seen = preference->seen;
        sl_text path = preference->field->path;
        if (preference->offered)
            continue;
        if (seen && seen->value_count)
            result =
                refuse_option(writer, arena_printf(arena, "what is applied does not offer \"%.*s\" for %.*s, but %.*s",
                                                   TEXT_ARG(arena_excerpt(arena, preference->value)), TEXT_ARG(path),
                                                   TEXT_ARG(list_words(arena, seen->values, seen->value_count))));
        else
            result =
                refuse_option(writer, arena_printf(arena, "what is applied leaves no choice of %.*s", TEXT_ARG(path)));
    }
    return result;
}

/* ---- the files ---------------------------------------------------------------------------------------------------- */

/* Every text is made before any file is written. */
static sl_result make_texts(struct writer *writer) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < writer->count; i++) {
        struct text_writer *page = &writer->pages[i];
        if (yaml_edit(writer->arena, page->document, page->edits, page->count, &page->bytes))
            continue;
        for (size_t j = 0; j < page->count; j++)
            if (page->edits[j].refusal.length)
                result = problem_of_value(writer->rules->problems, "repair", page->document->source, (sl_text){NULL, 0},
                                          "%.*s", TEXT_ARG(page->edits[j].refusal));
    }
    return writer->arena->failed ? SL_OUT_OF_MEMORY : result;
}

/* What is wrong with a file is so of what was asked for, but for what the system does not let happen. */
static sl_result refuse_file(struct writer *writer, const sl_source *source, int error) {
    if (error == ENOMEM)
        return SL_OUT_OF_MEMORY;
    if (error == REPLACE_CHANGED)
        return problem_of_value(writer->rules->problems, "repair", source, (sl_text){NULL, 0}, "%.*s",
                                TEXT_ARG(text_of(replace_error(error))));
    sl_result result = problem_of_file(writer->rules->problems, "file", source->name, "%s", replace_error(error));
    return result == SL_OUT_OF_MEMORY ? result : SL_CANNOT_WRITE;
}

static sl_result write_texts(struct writer *writer) {
    struct replacement *list = arena_array(writer->arena, writer->count, sizeof *list);
    size_t failed = 0;
    for (size_t i = 0; list && i < writer->count; i++) {
        const sl_source *source = writer->pages[i].document->source;
        list[i] = (struct replacement){source->name, source->bytes, writer->pages[i].bytes};
    }
    int error = list ? replace_all(writer->arena, list, writer->count, &failed) : ENOMEM;
    return error ? refuse_file(writer, writer->pages[failed].document->source, error) : SL_OK;
}

sl_result sl_repair_apply(sl_checker *checker, sl_report *report, size_t program, const sl_repair *repair,
                          const sl_repair_choice *choice) {
    struct checked_file *box = (struct checked_file *)report;
    struct writer writer = {.rules = &checker->rules, .arena = &box->arena, .program = &box->bound[program].program};
    if (!box->has_path)
        return problem_of_value(&checker->problems, "repair", report->source, (sl_text){NULL, 0},
                                "alternatives are applied to files only");
    sl_result result = refuse_two_of_one(&writer, repair, choice->numbers, choice->count);
    if (result == SL_OK)
        result = read_preferences(&writer, choice);
    for (size_t i = 0; result == SL_OK && i < choice->count; i++)
        result = add_alternative(&writer, repair, choice->numbers[i]);
    if (result == SL_OK)
        result = refuse_not_offered(&writer);
    if (result == SL_OK)
        result = make_texts(&writer);
    return result == SL_OK ? write_texts(&writer) : result;
}
