/* former.c - finds what renamed words and attributes are called now, and where moved attributes are. */
#include "model/former.h"

#include "base/nearest.h"
#include "base/text.h"

size_t former_word(const sl_field *field, sl_text word) {
    for (size_t i = 0; i < field->domain_count && i < field->word_count; i++)
        if (text_find(field->words[i].formerly, field->words[i].former_count, word) < field->words[i].former_count)
            return i;
    return field->domain_count;
}

sl_text former_word_message(struct arena *arena, const sl_field *field, sl_text word) {
    size_t now = former_word(field, word);
    if (now == field->domain_count)
        return (sl_text){NULL, 0};
    return arena_printf(arena, "\"%.*s\" is now \"%.*s\"", TEXT_ARG(word), TEXT_ARG(field->domain[now]));
}

const sl_field *sl_find_former_field(const sl_vocabulary *vocabulary, sl_text path) {
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (text_find(field->formerly, field->former_count, path) < field->former_count)
            return field;
    }
    return NULL;
}

sl_text former_path_hint(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *field = sl_find_former_field(vocabulary, path);
    return field ? arena_printf(arena, "; it is now \"%.*s\"", TEXT_ARG(field->path)) : (sl_text){NULL, 0};
}

/* Returns the former path of a field that is `path` or below it; the empty text if there is none. */
static sl_text former_path_in(const sl_field *field, sl_text path) {
    for (size_t i = 0; i < field->former_count; i++) {
        sl_text former = field->formerly[i];
        if (text_starts_with(former, path) && (former.length == path.length || former.bytes[path.length] == '.'))
            return former;
    }
    return (sl_text){NULL, 0};
}

bool former_fields(const sl_vocabulary *vocabulary, sl_text path, void (*visit)(void *context, const sl_field *field),
                   void *context) {
    bool any = false;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (former_path_in(vocabulary->fields[i], path).length) {
            visit(context, vocabulary->fields[i]);
            any = true;
        }
    return any;
}

/* What became of a former group. */
struct moves {
    struct arena *arena;
    sl_text path;       /* of the group */
    sl_text now;        /* the path of the group that has all its fields now, under the ids that they had */
    bool scattered;     /* there is no such group */
    sl_text *sentences; /* one for each field */
    size_t count, capacity;
};

static void add_move(void *context, const sl_field *field) {
    struct moves *moves = context;
    sl_text former = former_path_in(field, moves->path);
    sl_text end = text_slice(former, moves->path.length, former.length); /* ".attribute" */
    bool same = text_ends_with(field->path, end);
    sl_text now = same ? text_slice(field->path, 0, field->path.length - end.length) : field->path;
    moves->scattered = moves->scattered || !same || (moves->count > 0 && !text_equal(now, moves->now));
    moves->now = now;
    ARENA_APPEND(moves->arena, moves->sentences, moves->count, moves->capacity,
                 arena_printf(moves->arena, "%.*s is now %.*s", TEXT_ARG(former), TEXT_ARG(field->path)));
}

sl_text former_path_message(struct arena *arena, const sl_vocabulary *vocabulary, sl_text path) {
    const sl_field *field = sl_find_former_field(vocabulary, path);
    struct moves moves = {.arena = arena, .path = path};
    if (field)
        return arena_printf(arena, "%.*s is now %.*s", TEXT_ARG(path), TEXT_ARG(field->path));
    if (!former_fields(vocabulary, path, add_move, &moves) || arena->failed)
        return (sl_text){NULL, 0};
    if (!moves.scattered)
        return arena_printf(arena, "%.*s is now %.*s", TEXT_ARG(path), TEXT_ARG(moves.now));
    return list_all(arena, moves.sentences, moves.count);
}
