/* bind_value.c - binds values and groups, and reports those that the vocabulary does not allow. */
#include "model/bind_value.h"

#include "base/fingerprint.h"
#include "base/nearest.h"
#include "base/set.h"
#include "base/text.h"
#include "model/former.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* ---- findings ---------------------------------------------------------------------------------------------------- */

sl_location binder_location(const struct binder *binder, const struct node *node, sl_text path) {
    return (sl_location){.source = binder->document->source, .span = node_span(node), .config_path = path};
}

sl_finding *binder_report(struct binder *binder, const char *rule, const struct node *node, const struct node *via,
                          sl_text path, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    sl_finding *finding = findings_vprintf(binder->findings, rule, SL_KIND_VOCABULARY, SL_ERROR,
                                           binder_location(binder, node, path), format, arguments);
    va_end(arguments);
    finding->fingerprint =
        node_fingerprint(fingerprint_text(fingerprint_text(FINGERPRINT_START, finding->rule), path), node);
    if (via)
        findings_relate(binder->findings, finding, binder_location(binder, via, path),
                        TEXT("brought in by this alias or \"<<\""));
    return finding;
}

/* Returns the message of is_no(), or the empty text when the list of findings is full: it would not be shown. */
static sl_text no_such(struct binder *binder, sl_text word, const char *kind, sl_text where, const sl_text *known,
                       size_t count) {
    return findings_full(binder->findings) ? (sl_text){NULL, 0} : is_no(binder->arena, word, kind, where, known, count);
}

sl_text describe_node(const struct node *node) {
    if (node->kind == NODE_MAPPING)
        return TEXT("a mapping");
    if (node->kind == NODE_SEQUENCE)
        return TEXT("a list");
    switch (scalar_resolve(node).type) {
    case SCALAR_NULL: return TEXT("nothing");
    case SCALAR_BOOL: return TEXT("a truth value");
    case SCALAR_INTEGER: return TEXT("an integer");
    case SCALAR_FLOAT: return TEXT("a number with a fraction");
    case SCALAR_TEXT: break;
    }
    return TEXT("a text");
}

/* Returns the kind of value that a field takes, for messages. */
static sl_text wanted(const sl_field *field) {
    switch (field->type) {
    case SL_GROUP: return TEXT("keys of its own");
    case SL_SET: return TEXT("a list of words");
    case SL_BOOL: return TEXT("true or false");
    case SL_INTEGER: return TEXT("an integer");
    default: break; /* fields with words have other messages */
    }
    return TEXT("a text");
}

/* Returns the number in "12" and in "12 months", or the empty text. */
static sl_text leading_number(sl_text text) {
    size_t end = 0;
    while (end < text.length && text.bytes[end] >= '0' && text.bytes[end] <= '9')
        end++;
    bool unit =
        end + 1 < text.length && text.bytes[end] == ' ' && (text.bytes[end + 1] < '0' || text.bytes[end + 1] > '9');
    return text_slice(text, 0, end == text.length || unit ? end : 0);
}

/* Returns a suggestion like "; write 12" for a value of the wrong type, or the empty text. */
static sl_text suggestion(struct binder *binder, const sl_field *field, const struct node *node) {
    bool truth = false;
    sl_text meant = {NULL, 0};
    if (node->kind != NODE_SCALAR)
        return meant;
    if (field->type == SL_BOOL && is_truth_word(node->text, &truth))
        meant = truth ? TEXT("true") : TEXT("false");
    if (field->type == SL_INTEGER && scalar_resolve(node).type == SCALAR_TEXT)
        meant = leading_number(node->text);
    if (meant.length == 0)
        return meant;
    return arena_printf(binder->arena, "; write %.*s%s", TEXT_ARG(meant),
                        node->style == STYLE_PLAIN ? "" : " without quotes");
}

/* Adds a finding about a value of the wrong type, and returns false. */
static bool refuse_type(struct binder *binder, const sl_field *field, const struct node *node, const struct node *via) {
    sl_text words = {NULL, 0};
    if (findings_full(binder->findings)) {
        binder_report(binder, "wrong-type", node, via, field->path, "%s", "");
        return false;
    }
    if (field->domain_count)
        words = arena_printf(binder->arena, " (%.*s)",
                             TEXT_ARG(list_words(binder->arena, field->domain, field->domain_count)));
    else if (field->type == SL_GROUP && field->field_count)
        words = arena_printf(binder->arena, " (%.*s)",
                             TEXT_ARG(list_all(binder->arena, field_ids(binder->arena, field), field->field_count)));
    binder_report(binder, "wrong-type", node, via, field->path, "%.*s takes %.*s%.*s, but this is %.*s%.*s",
                  TEXT_ARG(field->id), TEXT_ARG(wanted(field)), TEXT_ARG(words), TEXT_ARG(describe_node(node)),
                  TEXT_ARG(suggestion(binder, field, node)));
    return false;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static bool bind_bool(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    struct scalar scalar = scalar_resolve(node);
    bool truth;
    value->truth = scalar.truth;
    if (scalar.type == SCALAR_BOOL)
        return true;
    if (!scalar_is_truth_trap(node, &truth))
        return refuse_type(binder, field, node, value->via);
    binder_report(binder, "boolean-trap", node, value->via, field->path,
                  "\"%.*s\" is a word in YAML 1.2, not a truth value, whatever older readers make of it; write %s",
                  TEXT_ARG(node->text), truth ? "true" : "false");
    return false;
}

/* Returns whether a number has a leading zero: 010 is ten in YAML 1.2, but eight in YAML 1.1. */
static bool has_leading_zero(sl_text text) {
    size_t sign = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+') ? 1 : 0;
    return text.length > sign + 1 && text.bytes[sign] == '0' && text.bytes[sign + 1] >= '0' &&
           text.bytes[sign + 1] <= '9';
}

static bool bind_integer(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    struct scalar scalar = scalar_resolve(node);
    if (scalar.type != SCALAR_INTEGER)
        return refuse_type(binder, field, node, value->via);
    if (scalar.too_large || scalar.integer < field->min || scalar.integer > field->max) {
        binder_report(binder, "out-of-range", node, value->via, field->path, "%.*s is %lld to %lld, but this is %.*s",
                      TEXT_ARG(field->id), (long long)field->min, (long long)field->max,
                      TEXT_ARG(arena_excerpt(binder->arena, node->text)));
        return false;
    }
    value->integer = scalar.integer;
    if (has_leading_zero(node->text)) {
        sl_finding *finding =
            binder_report(binder, "leading-zero", node, value->via, field->path,
                          "%.*s is %lld here, but octal to readers of YAML 1.1; write %lld",
                          TEXT_ARG(arena_excerpt(binder->arena, node->text)), scalar.integer, scalar.integer);
        finding->severity = SL_WARNING;
    }
    return true;
}

static bool is_word_of(const sl_field *field, const struct node *node) {
    return node->kind == NODE_SCALAR && text_find(field->domain, field->domain_count, node->text) < field->domain_count;
}

/* Adds a finding about a list or a mapping in the place of a word, and returns false. */
static bool refuse_collection(struct binder *binder, const sl_field *field, const struct node *node,
                              const struct node *via) {
    const struct node *only = node->kind == NODE_SEQUENCE && node->item_count == 1 ? node_behind(node->items[0]) : NULL;
    sl_text meant = {NULL, 0};
    if (only && field->type != SL_SET && is_word_of(field, only))
        meant = arena_printf(binder->arena, "; write %.*s", TEXT_ARG(only->text));
    binder_report(binder, "wrong-type", node, via, field->path, "%.*s takes %s (%.*s), but this is %.*s%.*s",
                  TEXT_ARG(field->id), field->type == SL_SET ? "words in its list" : "one word",
                  TEXT_ARG(list_words(binder->arena, field->domain, field->domain_count)),
                  TEXT_ARG(describe_node(node)), TEXT_ARG(meant));
    return false;
}

/* Returns whether a word is "none" in the place of an empty set. */
static bool means_empty_set(const sl_field *field, sl_text word) {
    return field->type == SL_SET && text_equal(word, TEXT("none"));
}

/* Finds a scalar in the domain, as it is written: `none` and `12` can be words. Returns false with a finding. */
static bool bind_word(struct binder *binder, const sl_field *field, const struct node *written, const struct node *via,
                      size_t *word) {
    const struct node *node = node_behind(written);
    via = written == node ? via : written;
    if (node->kind != NODE_SCALAR)
        return refuse_collection(binder, field, node, via);
    *word = text_find(field->domain, field->domain_count, node->text);
    if (*word < field->domain_count)
        return true;
    sl_text former = former_word_message(binder->arena, field, node->text);
    if (former.length)
        binder_report(binder, "former-word", node, via, field->path, "%.*s", TEXT_ARG(former));
    else if (means_empty_set(field, node->text))
        binder_report(binder, "unknown-word", node, via, field->path,
                      "\"none\" is no word for %.*s; write an empty list: []", TEXT_ARG(field->id));
    else
        binder_report(binder, "unknown-word", node, via, field->path, "%.*s",
                      TEXT_ARG(no_such(binder, node->text, "word for", field->id, field->domain, field->domain_count)));
    return false;
}

static bool bind_set(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    if (node->kind == NODE_SCALAR && scalar_resolve(node).type == SCALAR_TEXT) {
        sl_text words = means_empty_set(field, node->text) ? TEXT("") : arena_excerpt(binder->arena, node->text);
        binder_report(binder, "wrong-type", node, value->via, field->path, "%.*s takes a list of words; write [%.*s]",
                      TEXT_ARG(field->id), TEXT_ARG(words));
        return false;
    }
    if (node->kind != NODE_SEQUENCE)
        return refuse_type(binder, field, node, value->via);
    bool good = true;
    for (size_t i = 0; i < node->item_count; i++) {
        size_t word;
        if (!bind_word(binder, field, node->items[i], value->via, &word)) {
            good = false;
            continue;
        }
        if (value->members >> word & 1) {
            sl_finding *finding = binder_report(binder, "repeated-word", node->items[i], value->via, field->path,
                                                "\"%.*s\" is already in this list", TEXT_ARG(field->domain[word]));
            finding->severity = SL_WARNING;
        }
        value->members |= (uint64_t)1 << word;
    }
    return good;
}

static bool bind_attribute(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return bind_word(binder, field, node, value->via, &value->word);
    case SL_SET: return bind_set(binder, field, node, value);
    default: break;
    }
    if (node->kind != NODE_SCALAR)
        return refuse_type(binder, field, node, value->via);
    if (field->type == SL_BOOL)
        return bind_bool(binder, field, node, value);
    if (field->type == SL_INTEGER)
        return bind_integer(binder, field, node, value);
    value->text = node->text; /* "1.10" and "no" stay as they are written, whatever type they resolve to */
    return true;
}

/* ---- groups ------------------------------------------------------------------------------------------------------ */

static void bind_group(struct binder *binder, struct configuration *configuration, const sl_field *group,
                       const struct node *node, const struct node *via);

/* Returns whether any field of a group is declared or unreadable. */
static bool has_value(const struct configuration *configuration, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++)
        if (configuration->values[group->fields[i].index].state != VALUE_UNDECLARED)
            return true;
    return false;
}

/* Records that a segment or an account writes a field. */
static void note_written(struct configuration *configuration, const sl_field *field) {
    if (configuration->overridden)
        set_add(configuration->overridden, field->index);
}

void bind_entry(struct binder *binder, struct configuration *configuration, const sl_field *field,
                const struct entry *entry, const struct node *via) {
    struct value *value = &configuration->values[field->index];
    const struct node *node = node_behind(entry->value);
    note_written(configuration, field);
    value->key = entry->key;
    value->via = entry->value->kind == NODE_ALIAS ? entry->value : entry->merged ? entry->merged : via;
    bool takes_word = field->type == SL_ENUM || field->type == SL_ORDINAL;
    if (scalar_is_null(node) && !(takes_word && is_word_of(field, node)))
        return; /* a key without a value declares nothing */
    value->node = node;
    if (field->type != SL_GROUP) {
        value->state = bind_attribute(binder, field, node, value) ? VALUE_DECLARED : VALUE_UNREADABLE;
    } else if (node->kind == NODE_MAPPING) {
        bind_group(binder, configuration, field, node, value->via);
        value->state = has_value(configuration, field) ? VALUE_DECLARED : VALUE_UNDECLARED;
    } else {
        refuse_type(binder, field, node, value->via);
        value->state = VALUE_UNREADABLE;
    }
}

void bind_unreadable(struct configuration *configuration, const sl_field *group, bool unreadable) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        struct value *value = &configuration->values[field->index];
        if (configuration->level == LEVEL_SEGMENT && !may_be_in_segment(configuration->vocabulary, field))
            continue;
        if (unreadable) {
            note_written(configuration, field);
            value->state = VALUE_UNREADABLE;
        }
        if (field->type == SL_GROUP)
            bind_unreadable(configuration, field, value->state == VALUE_UNREADABLE);
    }
}

/* Returns "; it belongs to ..." with the group, or the top of the file, that has a field with this name. Returns the
 * empty text unless exactly one group other than `path` has such a field. */
static sl_text belongs(struct binder *binder, sl_text word, sl_text path) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const sl_field *found = NULL;
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (!text_equal(field->id, word) || !field->readable || text_equal(field->parent->path, path))
            continue;
        if (found)
            return (sl_text){NULL, 0};
        found = field;
    }
    if (found && found->parent == vocabulary->top)
        return TEXT("; it belongs to the top of the file");
    return found ? arena_printf(binder->arena, "; it belongs to %.*s", TEXT_ARG(found->parent->path))
                 : (sl_text){NULL, 0};
}

/* ---- former keys ------------------------------------------------------------------------------------------------- */

/* Returns whether a program, a segment or an account, whichever this is, can declare a field. */
static bool may_declare(const struct configuration *configuration, const sl_field *field) {
    switch (configuration->level) {
    case LEVEL_SEGMENT: return segment_field_at(configuration->vocabulary, field->path) != NULL;
    case LEVEL_ACCOUNT: return account_field_at(configuration->vocabulary, field->path) != NULL;
    default: return true;
    }
}

/* Makes a field unreadable, which a file declares under a former key, unless the file declares it under its own key,
 * too. The groups around it count as declared. */
static void expect_field(void *context, const sl_field *field) {
    struct configuration *configuration = context;
    struct value *value = &configuration->values[field->index];
    if (value->state != VALUE_UNDECLARED || !may_declare(configuration, field))
        return;
    value->state = VALUE_UNREADABLE;
    note_written(configuration, field);
    for (const sl_field *group = field->parent; group && group->parent; group = group->parent) {
        value = &configuration->values[group->index];
        if (value->state == VALUE_UNDECLARED)
            value->state = VALUE_DECLARED;
        note_written(configuration, group);
    }
}

/* Returns what to do about a key in the group `path` that `field` had before. The former value may have been of another
 * type, so the words of a list are named. */
static sl_text former_key_advice(struct arena *arena, const struct configuration *configuration, const sl_field *field,
                                 sl_text path) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    bool by_segment = configuration->level == LEVEL_ACCOUNT && is_segment_level(vocabulary, field);
    bool here = text_equal(field->parent->path, path);
    if (here && field->type == SL_SET)
        return arena_printf(arena, "; rename the key, and give it a list with any of %.*s",
                            TEXT_ARG(list_all(arena, field->domain, field->domain_count)));
    if (here)
        return TEXT("; rename the key");
    if (may_declare(configuration, field))
        return TEXT("; move it there");
    return by_segment ? TEXT(", which holds for the whole program or for a segment; move it there")
                      : TEXT(", which holds for the whole program; move it there");
}

/* Adds a finding about a key that fields had before, and says where they are now. Returns false if there are none. */
static bool report_former_key(struct binder *binder, struct configuration *configuration, const struct node *key,
                              const struct node *via, sl_text path) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    sl_text word = node_behind(key)->text;
    if (word.length > SL_LIMIT_ID_BYTES)
        return false;
    sl_text former = path.length ? arena_join(binder->arena, path, ".", word) : word;
    if (!former_fields(vocabulary, former, expect_field, configuration))
        return false;
    const sl_field *field = sl_find_former_field(vocabulary, former);
    sl_text advice = field ? former_key_advice(binder->arena, configuration, field, path) : (sl_text){NULL, 0};
    binder_report(binder, "former-key", key, via, path, "%.*s%.*s",
                  TEXT_ARG(former_path_message(binder->arena, vocabulary, former)), TEXT_ARG(advice));
    return true;
}

void binder_unknown_key(struct binder *binder, struct configuration *configuration, const struct node *key,
                        const struct node *via, sl_text path, const sl_text *known, size_t count) {
    sl_text word = node_behind(key)->text;
    if (report_former_key(binder, configuration, key, via, path))
        return;
    sl_text place = findings_full(binder->findings) ? (sl_text){NULL, 0} : belongs(binder, word, path);
    if (place.length)
        binder_report(binder, "unknown-key", key, via, path, "\"%.*s\" is no key here%.*s",
                      TEXT_ARG(arena_excerpt(binder->arena, word)), TEXT_ARG(place));
    else
        binder_report(binder, "unknown-key", key, via, path, "%.*s",
                      TEXT_ARG(no_such(binder, word, "key", TEXT("here"), known, count)));
}

void binder_refuse_level(struct binder *binder, enum level level, const struct node *key, const struct node *via,
                         const sl_field *field) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    bool by_segment = level == LEVEL_ACCOUNT && vocabulary->segments && may_be_in_segment(vocabulary, field);
    binder_report(binder, level == LEVEL_ACCOUNT ? "not-per-account" : "not-per-segment", key, via, field->path,
                  by_segment ? "%.*s holds for the whole program or for a segment; declare it there"
                             : "%.*s holds for the whole program; declare it at the top of the file",
                  TEXT_ARG(field->id));
}

bool binder_word_key(struct binder *binder, const struct entry *entry, sl_text path) {
    if (node_behind(entry->key)->kind == NODE_SCALAR)
        return true;
    binder_report(binder, "wrong-type", entry->key, entry->merged, path, "a key is one word, not a list or a mapping");
    return false;
}

static void bind_group(struct binder *binder, struct configuration *configuration, const sl_field *group,
                       const struct node *node, const struct node *via) {
    for (size_t i = 0; i < node->entry_count; i++) {
        const struct entry *entry = &node->entries[i];
        if (!binder_word_key(binder, entry, group->path))
            continue;
        const sl_field *field = field_child(group, node_behind(entry->key)->text);
        const struct node *origin = entry->merged ? entry->merged : via;
        if (field && configuration->level == LEVEL_SEGMENT && field->element != SL_NO_ELEMENT &&
            !may_be_in_segment(binder->vocabulary, field))
            binder_refuse_level(binder, LEVEL_SEGMENT, entry->key, origin, field);
        else if (field)
            bind_entry(binder, configuration, field, entry, via);
        else
            binder_unknown_key(binder, configuration, entry->key, origin, group->path, field_ids(binder->arena, group),
                               group->field_count);
    }
}

struct configuration binder_configuration(const struct binder *binder, enum level level, const struct node *root) {
    return (struct configuration){.vocabulary = binder->vocabulary,
                                  .level = level,
                                  .source = binder->document->source,
                                  .document = binder->document,
                                  .root = root};
}

void bind_name(struct configuration *configuration, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        const struct value *value = &configuration->values[field->index];
        if (field->type == SL_GROUP)
            bind_name(configuration, field);
        else if (field->label && value->state == VALUE_DECLARED && configuration->name.length == 0)
            configuration->name = value->text;
    }
}

bool is_private_key(sl_text word) {
    return word.length > 2 && text_starts_with(word, TEXT("x-"));
}
