/* apply.c - writes alternatives of a repair into the files of a program and its accounts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "analyze/repair/assign.h"
#include "base/nearest.h"
#include "base/replace.h"
#include "base/text.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "model/vocabulary.h"
#include "samplint/repair.h"
#include "trees/choices.h"

struct edited_document {
    const struct document *document;
    struct edit *edits;
    size_t count, capacity;
    sl_text bytes; /* the new text */
};

/* A value that the user prefers to others of an alternative. */
struct preference {
    const sl_field *field;
    sl_text value;
    const sl_change *seen; /* the last change of the field, or NULL */
    bool offered;          /* some change of the field offers the value */
};

struct applier {
    struct ruleset *rules;
    struct arena *arena;
    const struct configuration *program;
    struct preference *preferences;
    size_t preference_count;
    struct edited_document *documents;
    size_t count, capacity;
};

/* ---- preferences ------------------------------------------------------------------------------------------------- */

static sl_result read_preference(struct applier *applier, sl_text text) {
    const sl_vocabulary *vocabulary = applier->rules->vocabulary;
    struct problems *problems = applier->rules->problems;
    sl_text path, value = text;
    if (!text_take(&value, '=', &path)) {
        sl_text shown = arena_excerpt(&problems->arena, text);
        return problem_usage(problems, "option", "\"%.*s\" prefers no value; write PATH=VALUE", TEXT_ARG(shown));
    }
    path = text_trim(path);
    const sl_field *field = field_named(vocabulary, path);
    if (!field || field->type == SL_GROUP) {
        sl_text fault = no_such_attribute(&problems->arena, vocabulary, field ? field->path : path);
        return problem_usage(problems, "option", "%.*s", TEXT_ARG(fault));
    }
    applier->preferences[applier->preference_count++] =
        (struct preference){.field = field, .value = arena_copy(applier->arena, text_trim(value))};
    return SL_OK;
}

static sl_result read_preferences(struct applier *applier, const sl_repair_choice *choice) {
    sl_result result = SL_OK;
    applier->preferences = arena_array(applier->arena, choice->preferred_count, sizeof *applier->preferences);
    for (size_t i = 0; applier->preferences && i < choice->preferred_count; i++)
        result = sl_result_max(result, read_preference(applier, choice->preferred[i]));
    return applier->arena->failed ? SL_OUT_OF_MEMORY : result;
}

/* Reports the preferences that no applied change offers. */
static sl_result refuse_not_offered(struct applier *applier) {
    struct problems *problems = applier->rules->problems;
    sl_result result = SL_OK;
    for (size_t i = 0; result != SL_OUT_OF_MEMORY && i < applier->preference_count; i++) {
        const struct preference *preference = &applier->preferences[i];
        const sl_change *seen = preference->seen;
        sl_text path = preference->field->path;
        if (preference->offered)
            continue;
        if (seen && seen->value_count) {
            sl_text value = arena_excerpt(&problems->arena, preference->value);
            sl_text offered = list_words(&problems->arena, seen->values, seen->value_count);
            result =
                problem_usage(problems, "option", "the applied alternatives do not offer \"%.*s\" for %.*s, but %.*s",
                              TEXT_ARG(value), TEXT_ARG(path), TEXT_ARG(offered));
        } else {
            result =
                problem_usage(problems, "option", "the applied alternatives leave no choice for %.*s", TEXT_ARG(path));
        }
    }
    return result;
}

/* ---- one change -------------------------------------------------------------------------------------------------- */

/* Reads "LOW to HIGH", or one integer. */
static struct integer_range read_range(sl_text text) {
    char *end;
    int64_t low = strtoll(text.bytes, &end, 10);
    return (struct integer_range){low, *end == ' ' ? strtoll(end + strlen(" to "), NULL, 10) : low};
}

/* The integer of a range that is nearest to the present value; the lowest if none is declared. */
static int64_t nearest_integer(struct integer_range range, const struct value *now) {
    return now->state == VALUE_DECLARED && now->integer > range.high ? range.high : range.low;
}

static bool is_within(struct integer_range range, sl_text text) {
    char *end;
    errno = 0;
    int64_t integer = strtoll(text.bytes, &end, 10);
    return text.length && end == text.bytes + text.length && errno == 0 && integer >= range.low &&
           integer <= range.high;
}

/* Returns the index of a value among those that a change offers; their count if it is not offered. */
static size_t find_offered(const sl_change *change, sl_text value) {
    bool integer = change->field->type == SL_INTEGER;
    for (size_t i = 0; i < change->value_count; i++)
        if (integer ? is_within(read_range(change->values[i]), value) : text_equal(change->values[i], value))
            return i;
    return change->value_count;
}

/* Returns the first preference that a change offers, or NULL. Also notes in each preference for the field whether the
 * change offers its value. */
static const struct preference *find_preference(struct applier *applier, const sl_change *change) {
    const struct preference *found = NULL;
    for (size_t i = 0; i < applier->preference_count; i++) {
        struct preference *preference = &applier->preferences[i];
        if (preference->field != change->field)
            continue;
        bool offered = find_offered(change, preference->value) < change->value_count;
        preference->offered = preference->offered || offered;
        preference->seen = change;
        found = offered && !found ? preference : found;
    }
    return found;
}

/* Returns words of a field as the members of a set. */
static uint64_t members_of(const sl_field *field, const sl_text *words, size_t count) {
    uint64_t members = 0;
    for (size_t i = 0; i < field->domain_count; i++)
        if (text_find(words, count, field->domain[i]) < count)
            members |= (uint64_t)1 << i;
    return members;
}

/* Stores the new value that a change leads to: of several values the preferred one, or else the first. Returns false
 * for a text, whose contents the user must write. */
static bool choose_value(struct applier *applier, const sl_change *change, const struct value *now,
                         struct value *value) {
    const sl_field *field = change->field;
    const struct preference *preference = find_preference(applier, change);
    size_t taken = preference ? find_offered(change, preference->value) : 0;
    *value = (struct value){.state = VALUE_DECLARED};
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: value->word = text_find(field->domain, field->domain_count, change->values[taken]); return true;
    case SL_BOOL: value->truth = text_equal(change->values[taken], TEXT("true")); return true;
    case SL_INTEGER:
        value->integer = preference ? strtoll(preference->value.bytes, NULL, 10)
                                    : nearest_integer(read_range(change->values[0]), now);
        return true;
    case SL_SET:
        value->members = now->state == VALUE_DECLARED ? now->members : 0;
        value->members &= ~members_of(field, change->removed, change->removed_count);
        value->members |= members_of(field, change->added, change->added_count);
        return true;
    default: return false;
    }
}

/* ---- alternatives ------------------------------------------------------------------------------------------------ */

/* Returns the edits of a document, to which one can be added; NULL if there is no memory. */
static struct edited_document *document_for(struct applier *applier, const struct document *document) {
    for (size_t i = 0; i < applier->count; i++)
        if (applier->documents[i].document->source == document->source)
            return &applier->documents[i];
    ARENA_APPEND(applier->arena, applier->documents, applier->count, applier->capacity,
                 (struct edited_document){.document = document});
    return applier->arena->failed ? NULL : &applier->documents[applier->count - 1];
}

static sl_result add_change(struct applier *applier, const struct configuration *subject, const sl_change *change) {
    struct value value;
    struct edited_document *edited = document_for(applier, subject->document);
    if (!choose_value(applier, change, configuration_value(subject, change->field), &value))
        return problem_of_value(applier->rules->problems, "repair", subject->source, change->field->path,
                                "%.*s takes a text, which only you can write; declare it in the file",
                                TEXT_ARG(change->field->path));
    if (edited)
        ARENA_APPEND(applier->arena, edited->edits, edited->count, edited->capacity,
                     value_edit(applier->arena, subject, change->field, &value));
    return applier->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

/* Adds a change of one segment or account, or of the program's own values: the one with this name. */
static sl_result add_named(struct applier *applier, const sl_change *change, enum level level, sl_text name) {
    const struct configuration *subject = applier->program;
    for (size_t i = 0; level != LEVEL_PROGRAM && i < part_count(applier->program); i++) {
        const struct configuration *part = part_at(applier->program, i);
        if (part->level == level && part->name.bytes == name.bytes)
            subject = part;
    }
    return add_change(applier, subject, change);
}

/* Adds a change of a part: of all accounts that are alike. */
static sl_result add_part_change(struct applier *applier, const sl_change *change) {
    const sl_part *part = &change->part;
    enum level level = part->segment.length ? LEVEL_SEGMENT : part->account.length ? LEVEL_ACCOUNT : LEVEL_PROGRAM;
    sl_result result = add_named(applier, change, level, part->segment.length ? part->segment : part->account);
    for (size_t i = 0; result == SL_OK && i < part->alike_count; i++)
        result = add_named(applier, change, LEVEL_ACCOUNT, part->alike[i]);
    return result;
}

static sl_result refuse_number(struct applier *applier, const sl_repair *repair, size_t number) {
    struct problems *problems = applier->rules->problems;
    size_t highest = 0;
    for (size_t i = 0; i < repair->conflict_count; i++)
        if (repair->conflicts[i].alternative_count)
            highest = repair->conflicts[i].alternatives[repair->conflicts[i].alternative_count - 1].number;
    sl_text known = {NULL, 0};
    if (highest > 1)
        known = arena_printf(&problems->arena, "; the alternatives are 1 to %zu", highest);
    else if (highest == 1)
        known = TEXT("; 1 is the only one");
    return problem_usage(problems, "option", "there is no alternative %zu%.*s", number, TEXT_ARG(known));
}

static sl_result add_alternative(struct applier *applier, const sl_repair *repair, size_t number) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        for (size_t j = 0; j < conflict->alternative_count; j++) {
            const sl_alternative *alternative = &conflict->alternatives[j];
            if (alternative->number != number)
                continue;
            sl_result result = SL_OK;
            for (size_t k = 0; result == SL_OK && k < alternative->change_count; k++)
                result = add_part_change(applier, &alternative->changes[k]);
            return result;
        }
    }
    return refuse_number(applier, repair, number);
}

/* Refuses two alternatives of one conflict: each of them alone resolves the conflict. */
static sl_result refuse_two_of_one(struct problems *problems, const sl_repair *repair, const size_t *numbers,
                                   size_t count) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        const sl_conflict *conflict = &repair->conflicts[i];
        size_t first = 0;
        for (size_t j = 0; j < count; j++) {
            bool of_it = conflict->alternative_count && numbers[j] >= conflict->alternatives[0].number &&
                         numbers[j] < conflict->alternatives[0].number + conflict->alternative_count;
            if (of_it && first)
                return problem_usage(problems, "option", "%zu and %zu are alternatives of one conflict; apply one",
                                     first, numbers[j]);
            first = of_it ? numbers[j] : first;
        }
    }
    return SL_OK;
}

/* ---- the files --------------------------------------------------------------------------------------------------- */

static sl_result make_texts(struct applier *applier) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < applier->count; i++) {
        struct edited_document *edited = &applier->documents[i];
        if (yaml_edit(applier->arena, edited->document, edited->edits, edited->count, &edited->bytes))
            continue;
        for (size_t j = 0; j < edited->count; j++)
            if (edited->edits[j].refusal.length)
                result = problem_of_file(applier->rules->problems, "repair", edited->document->source->name, "%.*s",
                                         TEXT_ARG(edited->edits[j].refusal));
    }
    return applier->arena->failed ? SL_OUT_OF_MEMORY : result;
}

/* Reports that a file cannot be replaced. A file that has changed since it was read is refused; all else is a fault of
 * writing. */
static sl_result refuse_file(struct problems *problems, const sl_source *source, int error) {
    if (error == ENOMEM)
        return SL_OUT_OF_MEMORY;
    if (error == REPLACE_CHANGED)
        return problem_of_file(problems, "repair", source->name, "%s", replace_error(error));
    sl_result result = problem_of_file(problems, "file", source->name, "%s", replace_error(error));
    return result == SL_OUT_OF_MEMORY ? result : SL_CANNOT_WRITE;
}

static sl_result write_texts(struct applier *applier) {
    struct replacement *list = arena_array(applier->arena, applier->count, sizeof *list);
    size_t failed = 0;
    for (size_t i = 0; list && i < applier->count; i++) {
        const sl_source *source = applier->documents[i].document->source;
        list[i] = (struct replacement){source->name, source->bytes, applier->documents[i].bytes};
    }
    int error = list ? replace_all(applier->arena, list, applier->count, &failed) : ENOMEM;
    return error ? refuse_file(applier->rules->problems, applier->documents[failed].document->source, error) : SL_OK;
}

sl_result sl_repair_apply(sl_checker *checker, sl_report *report, size_t program, const sl_repair *repair,
                          const sl_repair_choice *choice) {
    struct checked_file *file = (struct checked_file *)report;
    if (!file->has_path)
        return problem_of_file(&checker->problems, "repair", report->source->name,
                               "alternatives are applied to files only");
    struct applier applier = {
        .rules = &checker->rules, .arena = &file->arena, .program = &file->bound[program].program};
    sl_result result = refuse_two_of_one(&checker->problems, repair, choice->numbers, choice->count);
    if (result == SL_OK)
        result = read_preferences(&applier, choice);
    for (size_t i = 0; result == SL_OK && i < choice->count; i++)
        result = add_alternative(&applier, repair, choice->numbers[i]);
    if (result == SL_OK)
        result = refuse_not_offered(&applier);
    if (result == SL_OK)
        result = make_texts(&applier);
    return result == SL_OK ? write_texts(&applier) : result;
}
