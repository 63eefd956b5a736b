#include "model/bind.h"

#include "base/nearest.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

struct binder {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    const struct document *document;
    struct findings *findings;
    struct value *draft; /* of the account at hand: one a field, as of a program */
};

/* ---- findings ----------------------------------------------------------------------------------------------------- */

static sl_location location_of(const struct binder *binder, const struct node *node, sl_text path) {
    return (sl_location){.source = binder->document->source, .span = node->span, .config_path = path};
}

/* A finding about a node, with the alias that led to it beside. */
static sl_finding *report(struct binder *binder, const char *rule, const struct node *node, const struct node *via,
                          sl_text path, sl_text message) {
    sl_finding *finding =
        findings_add(binder->findings, rule, SL_KIND_VOCABULARY, SL_ERROR, location_of(binder, node, path), message);
    if (via)
        findings_relate(binder->findings, finding, location_of(binder, via, path), TEXT("it came in here"));
    return finding;
}

static sl_text one_of(struct binder *binder, const sl_text *words, size_t count) {
    return list_words(binder->arena, words, count);
}

/* What is wrong with a word that is none of the known ones; the empty text when nobody would read it. */
static sl_text no_such(struct binder *binder, sl_text word, const char *what, sl_text where, const sl_text *known,
                       size_t count) {
    if (findings_full(binder->findings))
        return (sl_text){NULL, 0};
    sl_text meant = did_you_mean(binder->arena, word, known, count);
    return arena_printf(binder->arena, "\"%.*s\" is no %s %.*s%.*s%s%.*s", TEXT_ARG(arena_excerpt(binder->arena, word)),
                        what, TEXT_ARG(where), TEXT_ARG(meant), meant.length ? " It is " : "; it is ",
                        TEXT_ARG(one_of(binder, known, count)));
}

static sl_text kind_of(const struct node *node) {
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

static sl_text wanted(const sl_field *field) {
    switch (field->type) {
    case SL_GROUP: return TEXT("a mapping");
    case SL_SET: return TEXT("a list of words");
    case SL_BOOL: return TEXT("true or false");
    case SL_INTEGER: return TEXT("an integer");
    default: break; /* words have a message of their own */
    }
    return TEXT("a text");
}

static void report_type(struct binder *binder, const sl_field *field, const struct node *node, const struct node *via) {
    sl_text words = {NULL, 0};
    if (findings_full(binder->findings)) {
        report(binder, "wrong-type", node, via, field->path, words);
        return;
    }
    if (field->domain_count)
        words = arena_printf(binder->arena, " (%.*s)", TEXT_ARG(one_of(binder, field->domain, field->domain_count)));
    report(binder, "wrong-type", node, via, field->path,
           arena_printf(binder->arena, "%.*s takes %.*s%.*s, but this is %.*s", TEXT_ARG(field->id),
                        TEXT_ARG(wanted(field)), TEXT_ARG(words), TEXT_ARG(kind_of(node))));
}

/* ---- values ------------------------------------------------------------------------------------------------------- */

/* Words that YAML 1.1 took for truth values. */
static bool is_old_boolean(sl_text text, bool *truth) {
    static const char *const yes[] = {"yes", "Yes", "YES", "on", "On", "ON", "y", "Y"};
    static const char *const no[] = {"no", "No", "NO", "off", "Off", "OFF", "n", "N"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        *truth = text_equal(text, text_of(yes[i]));
        if (*truth || text_equal(text, text_of(no[i])))
            return true;
    }
    return false;
}

static bool bind_bool(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    struct scalar scalar = scalar_resolve(node);
    bool truth;
    value->truth = scalar.truth;
    if (scalar.type == SCALAR_BOOL)
        return true;
    if (scalar.type == SCALAR_TEXT && node->style == STYLE_PLAIN && is_old_boolean(node->text, &truth))
        report(binder, "boolean-trap", node, value->via, field->path,
               arena_printf(
                   binder->arena,
                   "\"%.*s\" is a word in YAML 1.2, not a truth value, whatever older readers make of it; write %s",
                   TEXT_ARG(node->text), truth ? "true" : "false"));
    else
        report_type(binder, field, node, value->via);
    return false;
}

/* 010 is ten here and eight to readers of YAML 1.1. */
static bool has_leading_zero(sl_text text) {
    size_t sign = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+') ? 1 : 0;
    return text.length > sign + 1 && text.bytes[sign] == '0' && text.bytes[sign + 1] >= '0' &&
           text.bytes[sign + 1] <= '9';
}

static bool bind_integer(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    struct scalar scalar = scalar_resolve(node);
    if (scalar.type != SCALAR_INTEGER) {
        report_type(binder, field, node, value->via);
        return false;
    }
    if (scalar.too_large || scalar.integer < field->min || scalar.integer > field->max) {
        report(binder, "out-of-range", node, value->via, field->path,
               arena_printf(binder->arena, "%.*s is %lld to %lld, but this is %.*s", TEXT_ARG(field->id),
                            (long long)field->min, (long long)field->max,
                            TEXT_ARG(arena_excerpt(binder->arena, node->text))));
        return false;
    }
    value->integer = scalar.integer;
    if (has_leading_zero(node->text)) {
        sl_finding *finding =
            report(binder, "leading-zero", node, value->via, field->path,
                   arena_printf(binder->arena, "%.*s is %lld here, but octal to readers of YAML 1.1; write %lld",
                                TEXT_ARG(arena_excerpt(binder->arena, node->text)), scalar.integer, scalar.integer));
        finding->severity = SL_WARNING;
    }
    return true;
}

/* Finds a scalar in the field's domain, as it is written: `none`, `true` and `12` are words too. Returns false with a
 * finding. */
static bool bind_word(struct binder *binder, const sl_field *field, const struct node *written, const struct node *via,
                      size_t *word) {
    const struct node *node = node_behind(written);
    via = written == node ? via : written;
    if (node->kind != NODE_SCALAR) {
        report(binder, "wrong-type", node, via, field->path,
               arena_printf(binder->arena, "%.*s takes %s (%.*s), but this is %.*s", TEXT_ARG(field->id),
                            field->type == SL_SET ? "words in its list" : "one word",
                            TEXT_ARG(one_of(binder, field->domain, field->domain_count)), TEXT_ARG(kind_of(node))));
        return false;
    }
    *word = text_find(field->domain, field->domain_count, node->text);
    if (*word < field->domain_count)
        return true;
    report(binder, "unknown-word", node, via, field->path,
           no_such(binder, node->text, "word for", field->id, field->domain, field->domain_count));
    return false;
}

static bool bind_set(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    if (node->kind != NODE_SEQUENCE) {
        if (node->kind == NODE_SCALAR && scalar_resolve(node).type == SCALAR_TEXT)
            report(binder, "wrong-type", node, value->via, field->path,
                   arena_printf(binder->arena, "%.*s takes a list of words; write [%.*s]", TEXT_ARG(field->id),
                                TEXT_ARG(arena_excerpt(binder->arena, node->text))));
        else
            report_type(binder, field, node, value->via);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < node->item_count; i++) {
        size_t word;
        if (!bind_word(binder, field, node->items[i], value->via, &word)) {
            good = false;
            continue;
        }
        if (value->members >> word & 1) {
            sl_finding *twice = report(
                binder, "repeated-word", node->items[i], value->via, field->path,
                arena_printf(binder->arena, "\"%.*s\" stands in this list already", TEXT_ARG(field->domain[word])));
            twice->severity = SL_WARNING;
        }
        value->members |= (uint64_t)1 << word;
    }
    return good;
}

static bool bind_text(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    if (node->kind != NODE_SCALAR) {
        report_type(binder, field, node, value->via);
        return false;
    }
    value->text = node->text; /* 1.10 and no are what was written, whatever they resolve to */
    return true;
}

static bool is_nothing(const struct node *node) {
    return node->kind == NODE_SCALAR && scalar_is_null(node);
}

static bool bind_attribute(struct binder *binder, const sl_field *field, const struct node *node, struct value *value) {
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return bind_word(binder, field, node, value->via, &value->word);
    case SL_SET: return bind_set(binder, field, node, value);
    case SL_BOOL:
    case SL_INTEGER:
        if (node->kind != NODE_SCALAR) {
            report_type(binder, field, node, value->via);
            return false;
        }
        return field->type == SL_BOOL ? bind_bool(binder, field, node, value)
                                      : bind_integer(binder, field, node, value);
    default: return bind_text(binder, field, node, value);
    }
}

static bool is_known_word(const sl_field *field, const struct node *node) {
    bool words = field->type == SL_ENUM || field->type == SL_ORDINAL;
    return words && node->kind == NODE_SCALAR &&
           text_find(field->domain, field->domain_count, node->text) < field->domain_count;
}

/* ---- groups ------------------------------------------------------------------------------------------------------- */

static void bind_group(struct binder *binder, struct configuration *configuration, const sl_field *group,
                       const struct node *node, const struct node *via);

/* A group is declared by what is declared in it. */
static bool holds_something(const struct configuration *configuration, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++)
        if (configuration->values[group->fields[i].index].state != VALUE_UNDECLARED)
            return true;
    return false;
}

static void bind_entry(struct binder *binder, struct configuration *configuration, const sl_field *field,
                       const struct entry *entry, const struct node *via) {
    struct value *value = &configuration->values[field->index];
    const struct node *node = node_behind(entry->value);
    value->key = entry->key;
    value->via = entry->value->kind == NODE_ALIAS ? entry->value : entry->merged ? entry->merged : via;
    if (is_nothing(node) && !is_known_word(field, node))
        return; /* a key with nothing behind it declares nothing */
    value->node = node;
    if (field->type != SL_GROUP) {
        value->state = bind_attribute(binder, field, node, value) ? VALUE_DECLARED : VALUE_UNREADABLE;
    } else if (node->kind == NODE_MAPPING) {
        bind_group(binder, configuration, field, node, value->via);
        value->state = holds_something(configuration, field) ? VALUE_DECLARED : VALUE_UNDECLARED;
    } else {
        report_type(binder, field, node, value->via);
        value->state = VALUE_UNREADABLE;
    }
}

/* Below something unreadable nothing is known, not even that it is undeclared. */
static void spread_unreadable(struct configuration *configuration, const sl_field *group, bool unreadable) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        struct value *value = &configuration->values[field->index];
        if (unreadable)
            value->state = VALUE_UNREADABLE;
        if (field->type == SL_GROUP)
            spread_unreadable(configuration, field, value->state == VALUE_UNREADABLE);
    }
}

static void report_unknown_key(struct binder *binder, const struct node *key, const struct node *via, sl_text where,
                               const sl_text *known, size_t count) {
    report(binder, "unknown-key", key, via, where,
           no_such(binder, node_behind(key)->text, "key", TEXT("here"), known, count));
}

static bool is_word_key(struct binder *binder, const struct entry *entry, sl_text where) {
    if (node_behind(entry->key)->kind == NODE_SCALAR)
        return true;
    report(binder, "wrong-type", entry->key, entry->merged, where, TEXT("a key is one word, not a list or a mapping"));
    return false;
}

static void bind_group(struct binder *binder, struct configuration *configuration, const sl_field *group,
                       const struct node *node, const struct node *via) {
    for (size_t i = 0; i < node->entry_count; i++) {
        const struct entry *entry = &node->entries[i];
        if (!is_word_key(binder, entry, group->path))
            continue;
        const sl_field *field = field_child(group, node_behind(entry->key)->text);
        if (field)
            bind_entry(binder, configuration, field, entry, via);
        else
            report_unknown_key(binder, entry->key, entry->merged ? entry->merged : via, group->path,
                               field_ids(binder->arena, group), group->field_count);
    }
}

/* ---- the top of the file ------------------------------------------------------------------------------------------ */

static void start_configuration(const struct binder *binder, struct configuration *configuration,
                                const struct node *root) {
    *configuration =
        (struct configuration){.vocabulary = binder->vocabulary, .source = binder->document->source, .root = root};
}

static struct value *new_values(const struct binder *binder) {
    return arena_array(binder->arena, binder->vocabulary->field_count, sizeof(struct value));
}

/* The text of the field that names the program or account. */
static void find_name(struct configuration *configuration, const sl_field *group) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        const struct value *value = &configuration->values[field->index];
        if (field->type == SL_GROUP)
            find_name(configuration, field);
        else if (field->label && value->state == VALUE_DECLARED && configuration->name.length == 0)
            configuration->name = value->text;
    }
}

static bool can_override(const sl_vocabulary *vocabulary, const sl_field *field) {
    return field->element != SL_NO_ELEMENT &&
           text_equal(vocabulary->elements[field->element].level, vocabulary->accounts_level);
}

static const sl_text *account_keys(struct binder *binder, size_t *count) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const sl_field *accounts = vocabulary->accounts;
    sl_text *keys = arena_array(binder->arena, accounts->field_count + vocabulary->element_count, sizeof *keys);
    *count = 0;
    for (size_t i = 0; keys && i < accounts->field_count; i++)
        keys[(*count)++] = accounts->fields[i].id;
    for (size_t i = 0; keys && i < vocabulary->element_count; i++)
        if (can_override(vocabulary, vocabulary->elements[i].field))
            keys[(*count)++] = vocabulary->elements[i].field->id;
    return keys;
}

static void bind_account_key(struct binder *binder, struct configuration *account, const struct entry *entry,
                             const struct node *via) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const struct node *came = entry->merged ? entry->merged : via;
    sl_text word = node_behind(entry->key)->text;
    const sl_field *own = field_child(vocabulary->accounts, word);
    const sl_field *element = field_child(vocabulary->top, word);
    if (own) {
        bind_entry(binder, account, own, entry, via);
    } else if (element && can_override(vocabulary, element)) {
        bind_entry(binder, account, element, entry, via);
    } else if (element) {
        report(binder, "not-per-account", entry->key, came, element->path,
               arena_printf(binder->arena, "%.*s holds for the whole program; declare it at the top of the file",
                            TEXT_ARG(word)));
    } else {
        size_t count;
        const sl_text *keys = account_keys(binder, &count);
        report_unknown_key(binder, entry->key, came, vocabulary->accounts->path, keys, count);
    }
}

/* What was drafted for an account and is there at all; the draft is empty again. */
static void take_overrides(struct binder *binder, struct configuration *account, const struct configuration *program) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    struct value *draft = account->values;
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        count += draft[i].state != VALUE_UNDECLARED || draft[i].key;
    struct override *overrides = arena_array(binder->arena, count, sizeof *overrides);
    account->overridden = arena_array(binder->arena, field_words(vocabulary), sizeof *account->overridden);
    for (size_t i = 0; overrides && account->overridden && i < vocabulary->field_count; i++) {
        if (draft[i].state != VALUE_UNDECLARED)
            field_set(account->overridden, vocabulary->fields[i]);
        if (draft[i].state != VALUE_UNDECLARED || draft[i].key)
            overrides[account->override_count++] = (struct override){i, draft[i]};
        draft[i] = (struct value){.state = VALUE_UNDECLARED};
    }
    account->overrides = overrides;
    account->values = NULL;
    account->base = account->overridden ? program : NULL;
}

/* `number` counts from 1 in the list, entries that are no mapping too. */
static void bind_account(struct binder *binder, struct bound *bound, const struct node *written, size_t number) {
    const struct node *node = node_behind(written);
    const sl_field *accounts = binder->vocabulary->accounts;
    const struct node *via = written == node ? NULL : written;
    if (node->kind != NODE_MAPPING) {
        report(binder, "wrong-type", node, via, accounts->path,
               arena_printf(binder->arena,
                            "an entry of %.*s is a mapping with what differs from the program's standard",
                            TEXT_ARG(accounts->id)));
        return;
    }
    struct configuration *account = &bound->accounts[bound->account_count++];
    start_configuration(binder, account, node);
    account->values = binder->draft;
    size_t before = binder->findings->count, omitted = binder->findings->omitted;
    for (size_t i = 0; i < node->entry_count; i++)
        if (is_word_key(binder, &node->entries[i], accounts->path))
            bind_account_key(binder, account, &node->entries[i], via);
    if (binder->findings->count > before || binder->findings->omitted > omitted)
        spread_unreadable(account, binder->vocabulary->top, false);
    find_name(account, accounts);
    take_overrides(binder, account, &bound->program);
    if (account->name.length == 0)
        account->name = arena_printf(binder->arena, "%.*s[%zu]", TEXT_ARG(accounts->id), number);
    for (size_t i = before; i < binder->findings->count; i++)
        binder->findings->items[i].account = account->name;
}

/* The alias or merge key that a value at the top came by, or NULL. */
static const struct node *way_of(const struct entry *entry) {
    return entry->value->kind == NODE_ALIAS ? entry->value : entry->merged;
}

static void bind_accounts(struct binder *binder, struct bound *bound, const struct entry *entry) {
    const struct node *node = node_behind(entry->value);
    const sl_field *accounts = binder->vocabulary->accounts;
    if (is_nothing(node))
        return;
    if (node->kind != NODE_SEQUENCE) {
        report(binder, "wrong-type", node, way_of(entry), accounts->path,
               arena_printf(binder->arena, "%.*s takes a list with a mapping for each entry", TEXT_ARG(accounts->id)));
        return;
    }
    if (node->item_count > SL_LIMIT_ACCOUNTS) {
        report(binder, "limit", node, way_of(entry), accounts->path,
               arena_printf(binder->arena, "%.*s has more than %d entries; none is judged", TEXT_ARG(accounts->id),
                            SL_LIMIT_ACCOUNTS));
        return;
    }
    bound->accounts = arena_array(binder->arena, node->item_count, sizeof *bound->accounts);
    binder->draft = new_values(binder);
    for (size_t i = 0; bound->accounts && binder->draft && i < node->item_count; i++)
        bind_account(binder, bound, node->items[i], i + 1);
}

static const sl_text *top_keys(struct binder *binder, size_t *count) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    sl_text *keys = arena_array(binder->arena, vocabulary->top->field_count + 2, sizeof *keys);
    *count = 0;
    if (!keys)
        return NULL;
    keys[(*count)++] = vocabulary->format_key;
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        keys[(*count)++] = vocabulary->top->fields[i].id;
    if (vocabulary->accounts)
        keys[(*count)++] = vocabulary->accounts->id;
    return keys;
}

/* Keys for the writer's own use, such as anchors to be merged elsewhere. */
static bool is_private(sl_text word) {
    return word.length > 2 && text_equal(text_slice(word, 0, 2), TEXT("x-"));
}

static void bind_top(struct binder *binder, struct bound *bound, const struct node *root) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const struct entry *accounts = NULL;
    for (size_t i = 0; i < root->entry_count; i++) {
        const struct entry *entry = &root->entries[i];
        if (!is_word_key(binder, entry, (sl_text){NULL, 0}))
            continue;
        sl_text word = node_behind(entry->key)->text;
        const sl_field *field = field_child(vocabulary->top, word);
        if (text_equal(word, vocabulary->format_key) || is_private(word))
            continue;
        if (field) {
            bind_entry(binder, &bound->program, field, entry, NULL);
        } else if (vocabulary->accounts && text_equal(word, vocabulary->accounts->id)) {
            accounts = entry;
        } else {
            size_t count;
            const sl_text *keys = top_keys(binder, &count);
            report_unknown_key(binder, entry->key, entry->merged, (sl_text){NULL, 0}, keys, count);
        }
    }
    spread_unreadable(&bound->program, vocabulary->top, false);
    find_name(&bound->program, vocabulary->top);
    if (accounts)
        bind_accounts(binder, bound, accounts);
}

/* ---- whether it is a program at all ------------------------------------------------------------------------------- */

static void refuse(struct binder *binder, sl_span span, sl_text message) {
    sl_location location = {.source = binder->document->source, .span = span};
    findings_add(binder->findings, "not-a-program", SL_KIND_SYNTAX, SL_ERROR, location, message);
}

/* "samp: 1", in the words of the vocabulary. */
static sl_text first_line(const struct binder *binder) {
    return arena_printf(binder->arena, "\"%.*s: %lld\"", TEXT_ARG(binder->vocabulary->format_key),
                        (long long)binder->vocabulary->format);
}

static bool has_root(struct binder *binder, const struct node *root) {
    if (!root || is_nothing(root))
        refuse(binder, binder->document->span,
               arena_printf(binder->arena, "there is nothing here; a program is a mapping that starts with %.*s",
                            TEXT_ARG(first_line(binder))));
    else if (root->kind != NODE_MAPPING)
        refuse(binder, root->span,
               arena_printf(binder->arena, "a program is a mapping of keys to values, but this is %.*s",
                            TEXT_ARG(kind_of(root))));
    else
        return true;
    return false;
}

static const struct entry *find_entry(const struct node *mapping, sl_text word) {
    for (size_t i = 0; i < mapping->entry_count; i++) {
        const struct node *key = node_behind(mapping->entries[i].key);
        if (key->kind == NODE_SCALAR && text_equal(key->text, word))
            return &mapping->entries[i];
    }
    return NULL;
}

/* What a file says of its format. */
enum format { FORMAT_KNOWN, FORMAT_MISSING, FORMAT_OTHER };

static enum format read_format(struct binder *binder, const struct node *root) {
    const struct entry *entry = find_entry(root, binder->vocabulary->format_key);
    if (!entry) {
        refuse(binder, (sl_span){root->span.start, root->span.start},
               arena_printf(binder->arena, "this is not read as a program; one starts with %.*s",
                            TEXT_ARG(first_line(binder))));
        return FORMAT_MISSING;
    }
    const struct node *node = node_behind(entry->value);
    struct scalar scalar = node->kind == NODE_SCALAR ? scalar_resolve(node) : (struct scalar){.type = SCALAR_NULL};
    if (scalar.type == SCALAR_INTEGER && !scalar.too_large && scalar.integer == binder->vocabulary->format)
        return FORMAT_KNOWN;
    sl_finding *finding = findings_add(
        binder->findings, "not-a-program", SL_KIND_SYNTAX, SL_ERROR,
        location_of(binder, node, binder->vocabulary->format_key),
        arena_printf(binder->arena, "this format is not known; what is read is %.*s", TEXT_ARG(first_line(binder))));
    if (way_of(entry))
        findings_relate(binder->findings, finding, location_of(binder, way_of(entry), binder->vocabulary->format_key),
                        TEXT("it came in here"));
    return FORMAT_OTHER;
}

/* Whether any key at the top is one of a program's. */
static bool resembles_program(const struct binder *binder, const struct node *root) {
    for (size_t i = 0; i < binder->vocabulary->top->field_count; i++)
        if (find_entry(root, binder->vocabulary->top->fields[i].id))
            return true;
    return false;
}

bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document, bool whole,
                   struct findings *findings, struct bound *bound) {
    struct binder binder = {.arena = arena, .vocabulary = vocabulary, .document = document, .findings = findings};
    const struct node *root = node_behind(document->root);
    *bound = (struct bound){.account_count = 0};
    if (document->broken && !document->root)
        return false; /* why is said already */
    if (!has_root(&binder, root))
        return false;
    start_configuration(&binder, &bound->program, root);
    bound->program.values = new_values(&binder);
    if (!bound->program.values)
        return false;
    enum format format = whole ? read_format(&binder, root) : FORMAT_KNOWN;
    /* Of a program that lacks no more than its first line, all that is wrong is said; of anything else only that. */
    if (format == FORMAT_KNOWN || (format == FORMAT_MISSING && resembles_program(&binder, root)))
        bind_top(&binder, bound, root);
    return format == FORMAT_KNOWN;
}
