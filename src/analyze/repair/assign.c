/* assign.c - reads "PATH=VALUE" and writes the values into the text of a program. */
#include "analyze/repair/assign.h"

#include "analyze/repair/value_edit.h"
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

static void refuse(struct assigner *assigner, sl_text message) {
    sl_result result = problem_usage(assigner->rules->problems, "option", "%.*s", TEXT_ARG(message));
    assigner->result = assigner->result == SL_OUT_OF_MEMORY ? SL_OUT_OF_MEMORY : result;
}

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
        refuse(assigner, arena_printf(arena_of(assigner), "\"%.*s\" sets nothing; write PATH=VALUE",
                                      TEXT_ARG(quoted(assigner, text))));
        return false;
    }
    bool sign = text_ends_with(path, TEXT("+")) || text_ends_with(path, TEXT("-"));
    assignment->operation = sign ? path.bytes[path.length - 1] : '=';
    assignment->path = text_trim(text_slice(path, 0, path.length - sign));
    assignment->value = text_trim(value);
    return true;
}

/* ---- attributes -------------------------------------------------------------------------------------------------- */

static void refuse_path(struct assigner *assigner, sl_text path) {
    const sl_vocabulary *vocabulary = assigner->rules->vocabulary;
    struct arena *arena = arena_of(assigner);
    sl_text shown = quoted(assigner, path);
    bool account = assigner->subject->base != NULL;
    if (account && field_named(vocabulary, path))
        refuse(assigner, arena_printf(arena, "%.*s holds for the whole program; no account has a value of its own",
                                      TEXT_ARG(shown)));
    else if (!account && account_field_at(vocabulary, path))
        refuse(assigner, arena_printf(arena, "%.*s is an attribute of accounts, not of the program; name the account",
                                      TEXT_ARG(shown)));
    else
        refuse(assigner, arena_printf(arena, "there is no attribute \"%.*s\"%.*s", TEXT_ARG(shown),
                                      TEXT_ARG(did_you_mean_path(arena, vocabulary, path, account))));
}

static const sl_field *look_up(const struct assigner *assigner, sl_text path) {
    const sl_vocabulary *vocabulary = assigner->rules->vocabulary;
    bool account = assigner->subject->base != NULL;
    const sl_field *field = account ? account_field_at(vocabulary, path) : field_at(vocabulary->top, path);
    if (field)
        return field;
    field = field_named(vocabulary, path);
    return field && account ? account_field_at(vocabulary, field->path) : field;
}

static const sl_field *find_field(struct assigner *assigner, const struct assignment *assignment) {
    struct arena *arena = arena_of(assigner);
    const sl_field *field = look_up(assigner, assignment->path);
    if (!field) {
        refuse_path(assigner, assignment->path);
        return NULL;
    }
    bool one = assignment->operation == '=';
    if (field->type == SL_GROUP && (!one || assignment->value.length)) {
        sl_text names = list_words(arena, field_ids(arena, field), field->field_count);
        refuse(assigner, arena_printf(arena, "%.*s is a group; set one of its attributes: %.*s", TEXT_ARG(field->path),
                                      TEXT_ARG(names)));
        return NULL;
    }
    if (field->type != SL_SET && !one) {
        refuse(assigner, arena_printf(arena, "%.*s is not a set of words; write %.*s=VALUE", TEXT_ARG(field->path),
                                      TEXT_ARG(field->path)));
        return NULL;
    }
    return field;
}

/* Whether two fields are the same or one contains the other. */
static bool overlap(const sl_field *a, const sl_field *b) {
    for (const sl_field *at = a; at; at = at->parent)
        if (at == b)
            return true;
    for (const sl_field *at = b; at; at = at->parent)
        if (at == a)
            return true;
    return false;
}

/* Returns the element of the list for a field, which is added if it is new. Returns NULL if the field is set twice with
 * "=". */
static struct assigned *find_place(struct assigner *assigner, const sl_field *field, char operation) {
    for (size_t i = 0; i < assigner->count; i++) {
        if (!overlap(assigner->list[i].field, field))
            continue;
        if (assigner->list[i].field == field && operation != '=')
            return &assigner->list[i];
        refuse(assigner, arena_printf(arena_of(assigner), "%.*s is set twice", TEXT_ARG(field->path)));
        return NULL;
    }
    struct assigned *place = &assigner->list[assigner->count++];
    *place = (struct assigned){.field = field};
    if (operation != '=') /* the change starts from the present value */
        place->value = *configuration_value(assigner->subject, field);
    return place;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static void read_value(struct assigner *assigner, const sl_field *field, sl_text text, struct value *value) {
    struct arena *arena = arena_of(assigner);
    sl_text fault;
    *value = (struct value){.state = VALUE_UNDECLARED};
    if (text.length == 0)
        return;
    if (field->type == SL_SET && !is_list_text(text))
        refuse(assigner, arena_printf(arena,
                                      "%.*s takes a list of words such as [a, b], not \"%.*s\"; += adds a word and -= "
                                      "removes one",
                                      TEXT_ARG(field->path), TEXT_ARG(quoted(assigner, text))));
    else if (!value_read(arena, field, text, value, &fault))
        refuse(assigner, fault);
}

static void change_word(struct assigner *assigner, const sl_field *field, const struct assignment *assignment,
                        struct value *value) {
    size_t word;
    sl_text fault;
    struct arena *arena = arena_of(assigner);
    if (value->state == VALUE_UNREADABLE) {
        refuse(assigner,
               arena_printf(arena, "the words that %.*s has now cannot be read; set them all", TEXT_ARG(field->path)));
        return;
    }
    if (!word_read(arena, field, assignment->value, &word, &fault)) {
        refuse(assigner, fault);
        return;
    }
    if (assignment->operation == '-' && !(value->members >> word & 1)) {
        refuse(assigner, arena_printf(arena, "%.*s has no \"%.*s\" that could go", TEXT_ARG(field->path),
                                      TEXT_ARG(field->domain[word])));
        return;
    }
    uint64_t bit = (uint64_t)1 << word;
    value->members = assignment->operation == '+' ? value->members | bit : value->members & ~bit;
    value->state = VALUE_DECLARED;
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

/* ---- writing ----------------------------------------------------------------------------------------------------- */

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
