/* value_edit.c - turns values of attributes into edits of a YAML text. */
#include "analyze/repair/value_edit.h"

#include "model/vocabulary.h"

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
