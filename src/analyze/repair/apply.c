/* apply.c - writes alternatives of a repair into the files of a program, its segments and its accounts. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "analyze/repair/assign.h"
#include "analyze/repair/change_value.h"
#include "base/nearest.h"
#include "base/replace.h"
#include "base/text.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "discover/account_owner.h"
#include "model/vocabulary.h"

struct edited_document {
    const struct document *document;
    struct edit *edits;
    size_t count, capacity;
    sl_text bytes; /* the new text */
};

/* A value or a word that the user prefers to others. */
struct preference {
    const sl_field *field;
    char operation; /* '=' for a value, '+' and '-' for a word that a set gets or loses, '0' for the empty set */
    sl_text value;
    const sl_change *seen; /* the last change of the field, or NULL */
    bool offered;          /* some change of the field offers the value */
};

/* The new value of a field in a part of the program. */
struct new_value {
    const struct configuration *subject;
    const sl_field *field;
    struct value value;
};

struct applier {
    struct ruleset *rules;
    struct arena *arena;
    const struct configuration *program;
    struct preference *preferences;
    size_t preference_count;
    struct new_value *values;
    size_t value_count, value_capacity;
    sl_change *conditions;
    size_t condition_count, condition_capacity;
    struct edited_document *documents;
    size_t count, capacity;
};

/* ---- preferences ------------------------------------------------------------------------------------------------- */

static sl_result read_preference(struct applier *applier, sl_text text) {
    const sl_vocabulary *vocabulary = applier->rules->vocabulary;
    struct problems *problems = applier->rules->problems;
    struct preference preference = {.operation = '='};
    sl_text path, value = text;
    if (!text_take(&value, '=', &path)) {
        sl_text shown = arena_excerpt(&problems->arena, text);
        return problem_usage(problems, "option", "\"%.*s\" prefers no value; write PATH=VALUE", TEXT_ARG(shown));
    }
    char last = path.length ? path.bytes[path.length - 1] : '=';
    if (last == '+' || last == '-') {
        preference.operation = last;
        path.length--;
    }
    path = text_trim(path);
    preference.field = field_named(vocabulary, path);
    if (!preference.field || preference.field->type == SL_GROUP) {
        sl_text fault =
            no_such_attribute(&problems->arena, vocabulary, preference.field ? preference.field->path : path);
        return problem_usage(problems, "option", "%.*s", TEXT_ARG(fault));
    }
    bool empty = text_equal(text_trim(value), TEXT("[]"));
    if (preference.field->type == SL_SET && preference.operation == '=' && empty)
        preference.operation = '0';
    if ((preference.field->type == SL_SET) != (preference.operation != '='))
        return problem_usage(problems, "option", "%.*s is %s; write %.*s%sWORD", TEXT_ARG(path),
                             preference.operation == '=' ? "a set of words" : "no set of words", TEXT_ARG(path),
                             preference.operation == '=' ? "+=" : "=");
    preference.value = arena_copy(applier->arena, text_trim(value));
    applier->preferences[applier->preference_count++] = preference;
    return SL_OK;
}

static sl_result read_preferences(struct applier *applier, const sl_repair_choice *choice) {
    sl_result result = SL_OK;
    applier->preferences = arena_array(applier->arena, choice->preferred_count, sizeof *applier->preferences);
    for (size_t i = 0; applier->preferences && i < choice->preferred_count; i++)
        result = sl_result_max(result, read_preference(applier, choice->preferred[i]));
    return applier->arena->failed ? SL_OUT_OF_MEMORY : result;
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
        if (integer ? is_within(offered_range(change->values[i]), value) : text_equal(change->values[i], value))
            return i;
    return change->value_count;
}

static bool offers(const sl_change *change, const struct preference *preference) {
    switch (preference->operation) {
    case '+': return text_find(change->added, change->added_count, preference->value) < change->added_count;
    case '-': return text_find(change->removed, change->removed_count, preference->value) < change->removed_count;
    case '0': return change->field->type == SL_SET && change->added_count + change->removed_count == 0;
    default: return find_offered(change, preference->value) < change->value_count;
    }
}

/* Returns the first preference that a change offers, or NULL. Also notes in each preference for the field whether the
 * change offers its value. */
static const struct preference *find_preference(struct applier *applier, const sl_change *change) {
    const struct preference *found = NULL;
    for (size_t i = 0; i < applier->preference_count; i++) {
        struct preference *preference = &applier->preferences[i];
        if (preference->field != change->field)
            continue;
        bool offered = offers(change, preference);
        preference->offered = preference->offered || offered;
        preference->seen = change;
        found = offered && !found ? preference : found;
    }
    return found;
}

/* Returns the change of a choice that is preferred; else NULL. */
static const sl_change *find_preferred(struct applier *applier, const sl_change_choice *choice) {
    const sl_change *found = NULL;
    for (size_t i = 0; i < choice->count; i++)
        if (find_preference(applier, &choice->changes[i]) && !found)
            found = &choice->changes[i];
    return found;
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

/* ---- choices that the user has to make --------------------------------------------------------------------------- */

static sl_result ask_for(struct applier *applier, const sl_alternative *alternative, const sl_rule *lost,
                         const sl_change *change, const char *example) {
    return problem_usage(applier->rules->problems, "option",
                         "alternative %zu leaves a choice for %.*s, and some of it loses %.*s; choose with --prefer "
                         "%.*s%s",
                         alternative->number, TEXT_ARG(change->field->path), TEXT_ARG(lost->id),
                         TEXT_ARG(change->field->path), example);
}

/* Refuses an alternative that leaves a choice in which something is lost, unless the user has a preference. */
static sl_result need_preferences(struct applier *applier, const sl_alternative *alternative) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < alternative->change_count; i++) {
        const sl_change *change = &alternative->changes[i];
        const sl_rule *lost = alternative->at_stake[i];
        if (lost && change->kind != SL_CHANGE_CONDITION && !find_preference(applier, change))
            result = sl_result_max(result, ask_for(applier, alternative, lost, change, "=VALUE"));
    }
    for (size_t i = 0; i < alternative->choice_count; i++) {
        const sl_change_choice *choice = &alternative->choices[i];
        const sl_change *first = &choice->changes[0];
        const sl_rule *lost = alternative->at_stake[alternative->change_count + i];
        if (lost && first->kind != SL_CHANGE_CONDITION && !find_preferred(applier, choice))
            result = sl_result_max(result, ask_for(applier, alternative, lost, first,
                                                   first->value_count   ? "=VALUE"
                                                   : first->added_count ? "+=WORD"
                                                                        : "-=WORD"));
    }
    return result;
}

/* ---- changes ----------------------------------------------------------------------------------------------------- */

/* Returns the new value of a field, which starts as the present one; NULL if there is no memory. */
static struct value *value_for(struct applier *applier, const struct configuration *subject, const sl_field *field) {
    for (size_t i = 0; i < applier->value_count; i++)
        if (applier->values[i].subject == subject && applier->values[i].field == field)
            return &applier->values[i].value;
    ARENA_APPEND(applier->arena, applier->values, applier->value_count, applier->value_capacity,
                 (struct new_value){subject, field, *configuration_value(subject, field)});
    return applier->arena->failed ? NULL : &applier->values[applier->value_count - 1].value;
}

static sl_result add_change(struct applier *applier, const struct configuration *subject, const sl_change *change) {
    if (change->field->type == SL_TEXT)
        return problem_of_value(applier->rules->problems, "repair", subject->source, change->field->path,
                                "%.*s takes a text, which only you can write; declare it in the file",
                                TEXT_ARG(change->field->path));
    const struct preference *preference = find_preference(applier, change);
    struct value *value = value_for(applier, subject, change->field);
    if (!value)
        return SL_OUT_OF_MEMORY;
    bool offers_values = change->value_count > 0;
    size_t taken =
        preference && offers_values ? find_offered(change, preference->value) : nearest_offered(change, value);
    *value = changed_value(change, taken, value);
    if (preference && change->field->type == SL_INTEGER)
        value->integer = strtoll(preference->value.bytes, NULL, 10);
    return SL_OK;
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

/* Adds a change of a part: of all accounts that are alike. A condition is only noted. */
static sl_result add_part_change(struct applier *applier, const sl_change *change) {
    const sl_part *part = &change->part;
    enum level level = part->segment.length ? LEVEL_SEGMENT : part->account.length ? LEVEL_ACCOUNT : LEVEL_PROGRAM;
    if (change->kind == SL_CHANGE_CONDITION) {
        ARENA_APPEND(applier->arena, applier->conditions, applier->condition_count, applier->condition_capacity,
                     *change);
        return applier->arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
    }
    sl_result result = add_named(applier, change, level, part->segment.length ? part->segment : part->account);
    for (size_t i = 0; result == SL_OK && i < part->alike_count; i++)
        result = add_named(applier, change, LEVEL_ACCOUNT, part->alike[i]);
    return result;
}

/* ---- alternatives ------------------------------------------------------------------------------------------------ */

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

static const sl_alternative *find_alternative(const sl_repair *repair, size_t number) {
    for (size_t i = 0; i < repair->conflict_count; i++)
        for (size_t j = 0; j < repair->conflicts[i].alternative_count; j++)
            if (repair->conflicts[i].alternatives[j].number == number)
                return &repair->conflicts[i].alternatives[j];
    return NULL;
}

static sl_result add_alternative(struct applier *applier, const sl_repair *repair, size_t number) {
    const sl_alternative *alternative = find_alternative(repair, number);
    if (!alternative)
        return refuse_number(applier, repair, number);
    sl_result result = need_preferences(applier, alternative);
    for (size_t i = 0; result == SL_OK && i < alternative->change_count; i++)
        result = add_part_change(applier, &alternative->changes[i]);
    for (size_t i = 0; result == SL_OK && i < alternative->choice_count; i++) {
        const sl_change *preferred = find_preferred(applier, &alternative->choices[i]);
        result = add_part_change(applier, preferred ? preferred : &alternative->choices[i].changes[0]);
    }
    return result;
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

/* Returns the edits of a document, to which one can be added; NULL if there is no memory. */
static struct edited_document *document_for(struct applier *applier, const struct document *document) {
    for (size_t i = 0; i < applier->count; i++)
        if (applier->documents[i].document->source == document->source)
            return &applier->documents[i];
    ARENA_APPEND(applier->arena, applier->documents, applier->count, applier->capacity,
                 (struct edited_document){.document = document});
    return applier->arena->failed ? NULL : &applier->documents[applier->count - 1];
}

static void make_edits(struct applier *applier) {
    for (size_t i = 0; i < applier->value_count; i++) {
        const struct new_value *new = &applier->values[i];
        struct edited_document *edited = document_for(applier, new->subject->document);
        if (edited)
            ARENA_APPEND(applier->arena, edited->edits, edited->count, edited->capacity,
                         value_edit(applier->arena, new->subject, new->field, &new->value));
    }
}

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

static bool is_same_file(sl_text a, sl_text b) {
    struct stat of_a, of_b;
    return stat(a.bytes, &of_a) == 0 && stat(b.bytes, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

/* Lists the other programs that name an account file. */
static void list_programs(struct applier *applier, struct account_owners *owners, sl_written_file *written) {
    sl_text own = applier->program->source->name;
    struct file_list found = {.arena = applier->arena};
    if (text_equal(written->path, own))
        return;
    account_owner_find(owners, written->path, &found);
    sl_text *programs = arena_array(applier->arena, found.count, sizeof *programs);
    for (size_t i = 0; programs && i < found.count; i++)
        if (!is_same_file(found.paths[i], own))
            programs[written->program_count++] = found.paths[i];
    written->programs = programs;
}

/* Returns what was written, or would be; NULL if there is no memory. */
static const sl_applied *list_applied(struct applier *applier, bool dry_run) {
    struct account_owners owners = {.arena = applier->arena, .vocabulary = applier->rules->vocabulary};
    sl_applied *applied = arena_alloc(applier->arena, sizeof *applied);
    sl_written_file *files = arena_array(applier->arena, applier->count, sizeof *files);
    if (!applied || !files)
        return NULL;
    for (size_t i = 0; i < applier->count; i++) {
        const sl_source *source = applier->documents[i].document->source;
        files[i] =
            (sl_written_file){.path = source->name, .before = source->bytes, .after = applier->documents[i].bytes};
        list_programs(applier, &owners, &files[i]);
    }
    *applied = (sl_applied){dry_run, files, applier->count, applier->conditions, applier->condition_count};
    return applier->arena->failed ? NULL : applied;
}

sl_result sl_repair_apply(sl_checker *checker, sl_report *report, size_t program, const sl_repair *repair,
                          const sl_repair_choice *choice, const sl_applied **applied) {
    struct checked_file *file = (struct checked_file *)report;
    *applied = NULL;
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
    make_edits(&applier);
    if (result == SL_OK)
        result = make_texts(&applier);
    const sl_applied *listed = result == SL_OK ? list_applied(&applier, choice->dry_run) : NULL;
    if (result == SL_OK)
        result = !listed ? SL_OUT_OF_MEMORY : choice->dry_run ? SL_OK : write_texts(&applier);
    *applied = result == SL_OK ? listed : NULL;
    return result;
}
