/* assign.c - reads "PATH=VALUE" and writes the values into the text of a program. */
#include "analyze/repair/assign.h"

#include "base/nearest.h"
#include "base/text.h"
#include "model/value_text.h"
#include "model/vocabulary.h"

struct assigner {
    struct ruleset *rules;
    const struct configuration *subject;
    struct assigned *list;
    size_t count;
    sl_result result;
};

/* The parts of "PATH=VALUE". */
struct assignment {
    sl_text path;
    sl_text value;
    char operation; /* '=', '+' or '-' */
};

/* Adds the problem that a value cannot be set. The message has the format of arena_printf(). */
#define refuse(assigner, ...)                                                                                          \
    ((assigner)->result =                                                                                              \
         sl_result_max((assigner)->result, problem_usage((assigner)->rules->problems, "option", __VA_ARGS__)))

/* The arena of messages: they belong to the problems. */
static struct arena *arena_of(struct assigner *assigner) {
    return &assigner->rules->problems->arena;
}

static sl_text quoted(struct assigner *assigner, sl_text text) {
    return arena_excerpt(arena_of(assigner), text);
}

static bool split_assignment(struct assigner *assigner, sl_text text, struct assignment *assignment) {
    sl_text path, value = text;
    if (!text_take(&value, '=', &path)) {
        refuse(assigner, "\"%.*s\" sets nothing; write PATH=VALUE", TEXT_ARG(quoted(assigner, text)));
        return false;
    }
    bool sign = text_ends_with(path, TEXT("+")) || text_ends_with(path, TEXT("-"));
    assignment->operation = sign ? path.bytes[path.length - 1] : '=';
    assignment->path = text_trim(text_slice(path, 0, path.length - sign));
    assignment->value = text_trim(value);
    return true;
}

static void refuse_path(struct assigner *assigner, sl_text path) {
    const sl_vocabulary *vocabulary = assigner->rules->vocabulary;
    struct arena *arena = arena_of(assigner);
    sl_text shown = quoted(assigner, path);
    bool account = assigner->subject->level == LEVEL_ACCOUNT, segment = assigner->subject->level == LEVEL_SEGMENT;
    if (segment && field_named(vocabulary, path))
        refuse(assigner, "%.*s holds for the whole program; no segment has a value of its own", TEXT_ARG(shown));
    else if (account && field_named(vocabulary, path))
        refuse(assigner, "%.*s holds for the whole program; no account has a value of its own", TEXT_ARG(shown));
    else if (!account && !segment && account_field_at(vocabulary, path))
        refuse(assigner, "%.*s is an attribute of accounts, not of the program; name the account", TEXT_ARG(shown));
    else
        refuse(assigner, "there is no attribute \"%.*s\"%.*s", TEXT_ARG(shown),
               TEXT_ARG(did_you_mean_path(arena, vocabulary, path, account)));
}

/* Returns the field at a path, or NULL if this level cannot declare it. */
static const sl_field *field_of_level(const sl_vocabulary *vocabulary, enum level level, sl_text path) {
    switch (level) {
    case LEVEL_SEGMENT: return segment_field_at(vocabulary, path);
    case LEVEL_ACCOUNT: return account_field_at(vocabulary, path);
    default: return field_at(vocabulary->top, path);
    }
}

static const sl_field *find_field(struct assigner *assigner, const struct assignment *assignment) {
    const sl_vocabulary *vocabulary = assigner->rules->vocabulary;
    struct arena *arena = arena_of(assigner);
    sl_text path = assignment->path;
    const sl_field *field = field_of_level(vocabulary, assigner->subject->level, path);
    if (!field && (field = field_named(vocabulary, path)) != NULL)
        field = field_of_level(vocabulary, assigner->subject->level, field->path);
    if (!field) {
        refuse_path(assigner, path);
        return NULL;
    }
    bool one = assignment->operation == '=';
    if (field->type == SL_GROUP && (!one || assignment->value.length)) {
        sl_text names = list_words(arena, field_ids(arena, field), field->field_count);
        refuse(assigner, "%.*s is a group; set one of its attributes: %.*s", TEXT_ARG(field->path), TEXT_ARG(names));
        return NULL;
    }
    if (field->type != SL_SET && !one) {
        refuse(assigner, "%.*s is not a set of words; write %.*s=VALUE", TEXT_ARG(field->path), TEXT_ARG(field->path));
        return NULL;
    }
    return field;
}

static bool lies_in(const sl_field *field, const sl_field *group) {
    while (field && field != group)
        field = field->parent;
    return field != NULL;
}

/* Returns the entry of the list for a field, and adds it if it is new. Returns NULL, after a problem, if the field, a
 * group around it or a field in it is set already. Only += and -= may set a field again. */
static struct assigned *find_place(struct assigner *assigner, const sl_field *field, char operation) {
    for (size_t i = 0; i < assigner->count; i++) {
        const sl_field *other = assigner->list[i].field;
        if (!lies_in(field, other) && !lies_in(other, field))
            continue;
        if (other == field && operation != '=')
            return &assigner->list[i];
        refuse(assigner, "%.*s is set twice", TEXT_ARG(field->path));
        return NULL;
    }
    struct assigned *place = &assigner->list[assigner->count++];
    *place = (struct assigned){.field = field};
    if (operation != '=') /* the change starts from the present value */
        place->value = *configuration_value(assigner->subject, field);
    return place;
}

static void read_value(struct assigner *assigner, const sl_field *field, sl_text text, struct value *value) {
    sl_text fault;
    *value = (struct value){.state = VALUE_UNDECLARED};
    if (text.length == 0)
        return;
    if (field->type == SL_SET && !is_list_text(text))
        refuse(assigner, "%.*s takes a list of words such as [a, b], not \"%.*s\"; += adds a word and -= removes one",
               TEXT_ARG(field->path), TEXT_ARG(quoted(assigner, text)));
    else if (!value_read(arena_of(assigner), field, text, value, &fault))
        refuse(assigner, "%.*s", TEXT_ARG(fault));
}

static void change_word(struct assigner *assigner, const sl_field *field, const struct assignment *assignment,
                        struct value *value) {
    size_t word;
    sl_text fault;
    if (value->state == VALUE_UNREADABLE) {
        refuse(assigner, "the words that %.*s has now cannot be read; set them all", TEXT_ARG(field->path));
    } else if (!word_read(arena_of(assigner), field, assignment->value, &word, &fault)) {
        refuse(assigner, "%.*s", TEXT_ARG(fault));
    } else if (assignment->operation == '-' && !(value->members >> word & 1)) {
        refuse(assigner, "%.*s has no \"%.*s\" to remove", TEXT_ARG(field->path), TEXT_ARG(field->domain[word]));
    } else {
        uint64_t bit = (uint64_t)1 << word;
        value->members = assignment->operation == '+' ? value->members | bit : value->members & ~bit;
        value->state = VALUE_DECLARED;
    }
}

sl_result assign_read(struct ruleset *rules, const struct configuration *subject, const sl_text *texts, size_t count,
                      struct assigned *list, size_t *assigned) {
    struct assigner assigner = {.rules = rules, .subject = subject, .list = list};
    for (size_t i = 0; i < count && assigner.result != SL_OUT_OF_MEMORY; i++) {
        struct assignment assignment;
        const sl_field *field =
            split_assignment(&assigner, texts[i], &assignment) ? find_field(&assigner, &assignment) : NULL;
        struct assigned *place = field ? find_place(&assigner, field, assignment.operation) : NULL;
        if (place && assignment.operation == '=')
            read_value(&assigner, field, assignment.value, &place->value);
        else if (place)
            change_word(&assigner, field, &assignment, &place->value);
    }
    *assigned = assigner.count;
    return rules->problems->arena.failed ? SL_OUT_OF_MEMORY : assigner.result;
}

struct edit value_edit(struct arena *arena, const struct configuration *subject, const sl_field *field,
                       const struct value *value) {
    struct edit edit = {.root = subject->root, .kind = EDIT_REMOVE};
    edit.keys = field_keys(arena, field, &edit.key_count);
    if (value->state != VALUE_DECLARED)
        return edit;
    switch (field->type) {
    case SL_SET:
        edit.kind = EDIT_LIST;
        edit.words = member_words(arena, field, value->members, &edit.word_count);
        break;
    case SL_BOOL:
        edit.kind = EDIT_BOOL;
        edit.truth = value->truth;
        break;
    case SL_INTEGER:
        edit.kind = EDIT_INTEGER;
        edit.integer = value->integer;
        break;
    default:
        edit.kind = EDIT_WORD;
        edit.word = field->domain_count ? field->domain[value->word] : value->text;
        break;
    }
    return edit;
}

sl_result assign_write(struct ruleset *rules, struct arena *arena, const struct configuration *subject,
                       const struct assigned *list, size_t count, sl_text *bytes) {
    struct edit *edits = arena_array(arena, count, sizeof *edits);
    for (size_t i = 0; edits && i < count; i++)
        edits[i] = value_edit(arena, subject, list[i].field, &list[i].value);
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    sl_result result = SL_OK;
    if (!yaml_edit(arena, subject->document, edits, count, bytes))
        for (size_t i = 0; i < count && result != SL_OUT_OF_MEMORY && !arena->failed; i++)
            if (edits[i].refusal.length)
                result = problem_of_value(rules->problems, "impact", subject->source, list[i].field->path, "%.*s: %.*s",
                                          TEXT_ARG(list[i].field->path), TEXT_ARG(edits[i].refusal));
    return arena->failed ? SL_OUT_OF_MEMORY : result;
}
