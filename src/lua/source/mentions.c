/* mentions.c - finds the ids of attributes in the names and strings of a check. */
#include "lua/source/mentions.h"

#include "base/text.h"
#include "lua/source/outline.h"

/* The attributes that a check could read, because they belong to the elements of the rule or only to accounts; for a
 * portfolio rule their groups, too: such a check can read all attributes of a group at once. */
struct candidates {
    const sl_field **fields;
    size_t count;
};

static struct candidates candidates_of(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    struct candidates candidates = {.fields = arena_array(arena, vocabulary->field_count, sizeof(*candidates.fields))};
    for (size_t i = 0; candidates.fields && i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        bool about = field->element == SL_NO_ELEMENT;
        for (size_t j = 0; j < rule->element_count && !about; j++)
            about = rule->elements[j] == field->element;
        if (about && (field->type != SL_GROUP || rule->scope == SL_SCOPE_PORTFOLIO))
            candidates.fields[candidates.count++] = field;
    }
    return candidates;
}

/* Marks an attribute, or all attributes of a group. */
static void mark_field(const sl_field *field, bool *mentioned) {
    mentioned[field->index] = field->type != SL_GROUP;
    for (size_t i = 0; i < field->field_count; i++)
        mark_field(&field->fields[i], mentioned);
}

/* Marks the attributes that a token mentions: it is a name behind a ".", as in c.element.id, or a whole string, as in
 * c.element["id"] or a path. */
static void mark(struct arena *arena, const struct tokens *tokens, size_t at, const struct candidates *candidates,
                 bool *mentioned) {
    const struct token *token = token_at(tokens, at);
    bool string = token->kind == TOKEN_STRING;
    if (!string && !(token->kind == TOKEN_NAME && token_is_part(tokens, at)))
        return;
    sl_text text = string ? token_string(arena, token) : token->text;
    for (size_t i = 0; i < candidates->count; i++) {
        const sl_field *field = candidates->fields[i];
        bool named = text_equal(text, field->id) && (string || field->type != SL_GROUP);
        if (named || (string && text_equal(text, field->path)))
            mark_field(field, mentioned);
    }
}

const bool *mentioned_fields(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule,
                             const struct tokens *tokens) {
    struct arena scratch = ARENA_EMPTY;
    struct candidates candidates = candidates_of(&scratch, vocabulary, rule);
    bool *mentioned = arena_array(arena, vocabulary->field_count, sizeof *mentioned);
    size_t first, end;
    outline_check(tokens, &first, &end);
    for (size_t at = 0; mentioned && at < end && !scratch.failed; at++) /* tables before the check count, too */
        mark(&scratch, tokens, at, &candidates, mentioned);
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return mentioned;
}
