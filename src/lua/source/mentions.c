/* mentions.c - finds the ids of attributes in the names and strings of a check. */
#include "lua/source/mentions.h"

#include "base/text.h"
#include "lua/source/outline.h"

/* Returns whether the id is a name behind a ".", as in c.element.id, or a whole string, as in c.element["id"], or the end
 * of a path in a string. */
static bool is_mentioned(struct arena *arena, const struct tokens *tokens, size_t first, size_t end,
                         const sl_field *field) {
    for (size_t at = first; at < end; at++) {
        if (token_is_part(tokens, at) && token_is_name(tokens, at, field->id))
            return true;
        if (!token_is_kind(tokens, at, TOKEN_STRING))
            continue;
        sl_text string = token_string(arena, token_at(tokens, at));
        if (text_equal(string, field->id) || text_equal(string, field->path))
            return true;
    }
    return false;
}

const bool *mentioned_fields(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    struct arena scratch = ARENA_EMPTY;
    struct tokens tokens = tokens_of(&scratch, rule->source->bytes);
    bool *mentioned = arena_array(arena, vocabulary->field_count, sizeof *mentioned);
    size_t first, end;
    outline_check(&tokens, &first, &end);
    for (size_t i = 0; mentioned && i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        bool about = field->element == SL_NO_ELEMENT;
        for (size_t j = 0; j < rule->element_count && !about; j++)
            about = rule->elements[j] == field->element;
        mentioned[i] = about && field->type != SL_GROUP && is_mentioned(&scratch, &tokens, first, end, field);
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return mentioned;
}
