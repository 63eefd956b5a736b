/* settings.c - the file of settings: which rules, how strict, and what is left out.
 *
 *     packs:                            # paths are counted from the folder of this file, here and below
 *       - { path: policy/acme, version: ">=1.2 <2" }
 *     rule_folders: [policy/rules]      # rules of no pack
 *     leave_out: [archive, "*.draft.samp.yaml"]
 *     severity: { shortfall: info, undetermined: error }
 *     budgets: { instructions: 500000 }
 *     waivers: waivers.yaml
 *     baseline: .samplint-baseline
 *     rules:
 *       APD-2: { severity: error, options: { longest_cycle_months: 18 } }
 *       FIT-13: { off: "we buy development, see policy 7.2" }
 *       ACME-7: { off: false }          # that its pack has turned off
 *     dead_values:                      # that no congruent program is to have; audit holds the rules to it
 *       element.attribute: { word: "we do not do that, see policy 2.1" }
 *       element.integer: { 3 to 12: "too often, see policy 2.2" }
 *
 * All that is wrong in it is said with its place, and none of it holds then. */

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/glob.h"
#include "base/lines.h"
#include "base/nearest.h"
#include "base/open.h"
#include "base/path.h"
#include "base/text.h"
#include "base/version.h"
#include "judge/checker.h"
#include "judge/source_file.h"
#include "model/vocabulary.h"
#include "policy/packs.h"
#include "policy/policy.h"
#include "samplint/baseline.h"
#include "samplint/limits.h"
#include "suppress/waiver_file.h"
#include "yaml/reader.h"

struct settings {
    sl_checker *checker;
    const sl_source *source;
    sl_text folder;
    sl_text tree;     /* that they belong to */
    bool named;       /* by the user: then they may name what lies elsewhere */
    sl_result result; /* the worst so far */
};

static struct arena *arena_of(const struct settings *settings) {
    return &settings->checker->arena;
}

static void report(struct settings *settings, const struct node *node, sl_text message) {
    sl_location location = {.source = settings->source, .span = node_span(node)};
    problem_add(&settings->checker->problems, "settings", location, "%.*s", TEXT_ARG(message));
    settings->result = SL_REFUSED;
}

static sl_text no_such(struct settings *settings, const char *what, sl_text word, const sl_text *known, size_t count) {
    struct arena *arena = arena_of(settings);
    sl_text meant = did_you_mean(arena, word, known, count);
    return arena_printf(arena, "there is no %s \"%.*s\"%.*s", what, TEXT_ARG(arena_excerpt(arena, word)),
                        TEXT_ARG(meant));
}

static sl_text origin(struct settings *settings, const struct node *node) {
    return line_name(arena_of(settings), settings->source, node_span(node).start.line);
}

/* ---- the shapes of YAML ------------------------------------------------------------------------------------------- */

static bool is_nothing(const struct node *node) {
    return node->kind == NODE_SCALAR && scalar_is_null(node);
}

static bool is_word(const struct node *node) {
    return node->kind == NODE_SCALAR && !scalar_is_null(node);
}

static bool is_reason(const struct node *node) {
    return is_word(node) && scalar_resolve(node).type == SCALAR_TEXT && text_trim(node->text).length > 0;
}

/* Calls `take` for each key of a mapping with what is behind it. */
typedef void take_entry(struct settings *settings, const struct node *key, const struct node *value, void *context);
static void each_entry(struct settings *settings, const struct node *written, const char *what, take_entry *take,
                       void *context) {
    const struct node *node = node_behind(written);
    if (is_nothing(node))
        return;
    if (node->kind != NODE_MAPPING) {
        report(settings, node, arena_printf(arena_of(settings), "%s is a mapping", what));
        return;
    }
    for (size_t i = 0; i < node->entry_count; i++) {
        const struct node *key = node_behind(node->entries[i].key);
        if (is_word(key))
            take(settings, key, node_behind(node->entries[i].value), context);
        else
            report(settings, key, TEXT("a key is one word"));
    }
}

/* Calls `take` for each text of a list. */
static void each_text(struct settings *settings, const struct node *node, const char *what,
                      void (*take)(struct settings *settings, const struct node *node)) {
    if (is_nothing(node))
        return;
    if (node->kind != NODE_SEQUENCE) {
        report(settings, node, arena_printf(arena_of(settings), "%s is a list", what));
        return;
    }
    for (size_t i = 0; i < node->item_count; i++) {
        const struct node *item = node_behind(node->items[i]);
        if (is_word(item) && item->text.length)
            take(settings, item);
        else
            report(settings, item, arena_printf(arena_of(settings), "%s is a list of paths", what));
    }
}

static bool find_severity(struct settings *settings, const struct node *node, bool may_be_off, size_t *severity) {
    struct arena *arena = arena_of(settings);
    size_t count = SEVERITY_WORDS - !may_be_off;
    *severity = is_word(node) ? text_find(severity_words, count, node->text) : count;
    if (*severity < count)
        return true;
    sl_text meant = is_word(node) ? did_you_mean(arena, node->text, severity_words, count) : (sl_text){NULL, 0};
    report(settings, node,
           arena_printf(arena, "a severity is %.*s%.*s", TEXT_ARG(list_words(arena, severity_words, count)),
                        TEXT_ARG(meant)));
    return false;
}

/* ---- one key at a time -------------------------------------------------------------------------------------------- */

static void take_result(struct settings *settings, sl_result result) {
    settings->result = result > settings->result ? result : settings->result;
}

/* A path counted from the folder of the settings. */
static sl_text path_of(struct settings *settings, const struct node *node) {
    if (memchr(node->text.bytes, '\0', node->text.length)) { /* the system would see what is before it */
        report(settings, node, TEXT("a path has no zero byte"));
        return (sl_text){NULL, 0};
    }
    return path_resolve(arena_of(settings), settings->folder, node->text);
}

static sl_text shown(struct settings *settings, sl_text path) {
    return arena_excerpt(arena_of(settings), path);
}

/* Whether a path, as it is written, stays within the tree of the settings: then it is a link that leads it out. */
static bool is_written_within(struct settings *settings, sl_text written) {
    struct arena *arena = arena_of(settings);
    sl_text at = real_path(arena, settings->folder);
    for (bool more = written.length && written.bytes[0] != '/'; more && !arena->failed;) {
        sl_text name;
        more = text_take(&written, '/', &name);
        if (text_equal(name, TEXT("..")))
            at = folder_of(arena, at);
        else if (name.length && !text_equal(name, TEXT(".")))
            at = path_join(arena, at, name);
    }
    return !arena->failed && written.length == 0 &&
           (text_equal(at, settings->tree) || path_inside(settings->tree, at).length);
}

/* What a repository's own settings name lies in that repository: nobody has asked for what lies elsewhere to be read, and shown. */
static bool is_ours(struct settings *settings, const struct node *node, sl_text path) {
    bool within = is_written_within(settings, node->text);
    bool there = real_path(arena_of(settings), path).length > 0;
    if ((within || there) && file_tree_holds(arena_of(settings), settings->tree, path))
        return true;
    if (settings->named && !within)
        return true;
    report(
        settings, node,
        arena_printf(
            arena_of(settings),
            within
                ? "%.*s: a link leads out of the repository, or of the folder of these settings where there is none; "
                  "name what it leads to"
                : "%.*s: this is outside of the repository, or of the folder of these settings where there is "
                  "none; name it on the command line, or these settings with --settings",
            TEXT_ARG(shown(settings, path))));
    return false;
}

/* Where what settings name is not there, it is the settings that are to be mended. */
static bool is_there(struct settings *settings, const struct node *node, sl_text path) {
    struct stat about;
    if (path.length == 0)
        return false;
    if (stat(path.bytes, &about) == 0)
        return is_ours(settings, node, path);
    report(settings, node,
           arena_printf(arena_of(settings), "%.*s: %s; a path counts from the folder of this file", TEXT_ARG(path),
                        strerror(errno)));
    return false;
}

/* How to read what they name, which is ours: links that stand there lead as far as those within the tree do. */
static struct file_trust way_to(struct settings *settings, sl_text path) {
    struct arena *arena = arena_of(settings);
    bool within = file_tree_holds(arena, settings->tree, path);
    return TRUST_FOUND(within ? settings->tree : file_tree_of(arena, folder_of(arena, path)));
}

static void take_folder(struct settings *settings, const struct node *node) {
    sl_text path = path_of(settings, node);
    if (is_there(settings, node, path))
        take_result(settings, pack_load_rules(settings->checker, way_to(settings, path), path.bytes));
}

/* What stands behind the keys of a pack; NULL where a key is not there. */
enum pack_key { PACK_PATH, PACK_VERSION, PACK_KEYS };

static void note_pack_key(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    static const sl_text known[PACK_KEYS] = {TEXT_INIT("path"), TEXT_INIT("version")};
    const struct node **values = context;
    size_t at = text_find(known, PACK_KEYS, key->text);
    if (at == PACK_KEYS)
        report(settings, key, no_such(settings, "key", key->text, known, PACK_KEYS));
    else if (!is_word(value) || value->text.length == 0)
        report(settings, value, arena_printf(arena_of(settings), "%s is a text", known[at].bytes));
    else
        values[at] = value;
}

static void take_pack(struct settings *settings, const struct node *item) {
    const struct node *values[PACK_KEYS] = {NULL};
    sl_text fault;
    if (item->kind == NODE_MAPPING)
        each_entry(settings, item, "a pack", note_pack_key, values);
    const struct node *path = values[PACK_PATH], *version = values[PACK_VERSION];
    if (!path || !version) {
        report(settings, item, TEXT("a pack has a path, and a version, the range of those that will do"));
        return;
    }
    if (!version_is_range(version->text)) {
        report(settings, version, TEXT("a version is a range, as in \">=1.2 <2\""));
        return;
    }
    sl_text folder = path_of(settings, path);
    if (folder.length == 0 || !is_ours(settings, path, folder))
        return;
    struct pack_wish wish = {.range = version->text, .set_by = origin(settings, item)};
    take_result(settings, pack_load(settings->checker, folder, wish, &fault));
    if (fault.length)
        report(settings, path, fault);
}

static void take_packs(struct settings *settings, const struct node *node) {
    if (is_nothing(node))
        return;
    if (node->kind != NODE_SEQUENCE)
        report(settings, node, TEXT("packs is a list, as in [{ path: policy, version: \">=1.2 <2\" }]"));
    for (size_t i = 0; node->kind == NODE_SEQUENCE && i < node->item_count; i++)
        take_pack(settings, node_behind(node->items[i]));
}

/* The path of a file; the empty text, with a message, for anything else. */
static sl_text take_path(struct settings *settings, const struct node *node, const char *key) {
    if (is_word(node) && node->text.length)
        return path_of(settings, node);
    report(settings, node, arena_printf(arena_of(settings), "%s takes the path of a file", key));
    return (sl_text){NULL, 0};
}

static void take_waivers(struct settings *settings, const struct node *node) {
    sl_text path = take_path(settings, node, "waivers");
    if (is_there(settings, node, path))
        take_result(settings, waiver_file_load(settings->checker, way_to(settings, path), path.bytes));
}

static void take_baseline(struct settings *settings, const struct node *node) {
    sl_text path = take_path(settings, node, "baseline");
    if (path.length && is_ours(settings, node, path))
        settings->checker->policy->baseline = path;
}

static void take_pattern(struct settings *settings, const struct node *node) {
    sl_checker *checker = settings->checker;
    if (glob_is_too_wide(node->text)) {
        report(settings, node, TEXT("a pattern has \"**\" once at the most"));
        return;
    }
    sl_text *patterns = arena_grow(&checker->arena, checker->policy->left_out, checker->policy->left_out_count,
                                   &checker->policy->left_out_capacity, sizeof *patterns);
    if (!patterns)
        return;
    checker->policy->left_out = patterns;
    patterns[checker->policy->left_out_count++] = node->text;
}

/* Kinds of findings that rules make. */
static void take_kind(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    static const sl_text names[] = {TEXT_INIT("framing"), TEXT_INIT("misfit"), TEXT_INIT("shortfall"),
                                    TEXT_INIT("undetermined")};
    static const sl_kind kinds[] = {SL_KIND_FRAMING, SL_KIND_MISFIT, SL_KIND_SHORTFALL, SL_KIND_UNDETERMINED};
    (void)context;
    size_t at = text_find(names, 4, key->text), severity;
    if (at == 4)
        report(settings, key, no_such(settings, "kind", key->text, names, 4));
    else if (find_severity(settings, value, kinds[at] == SL_KIND_UNDETERMINED, &severity))
        rulebook_set_severity(&settings->checker->rules.book, kinds[at], severity, origin(settings, value));
}

static void take_budget(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    (void)context;
    sl_text fault = is_word(value) ? ruleset_set_budget(&settings->checker->rules, settings->named, key->text,
                                                        value->text, origin(settings, value))
                                   : TEXT("a budget takes a number");
    if (fault.length)
        report(settings, is_word(value) ? key : value, fault);
}

static void take_option(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    sl_rule *rule = context;
    sl_text fault = is_word(value) ? ruleset_set_option(&settings->checker->rules, rule, key->text, value->text,
                                                        origin(settings, value))
                                   : TEXT("an option takes one value");
    if (fault.length)
        report(settings, is_word(value) ? key : value, fault);
}

static void take_off(struct settings *settings, sl_rule *rule, const struct node *value) {
    bool on = is_word(value) && scalar_resolve(value).type == SCALAR_BOOL && !scalar_resolve(value).truth;
    if (!on && !is_reason(value)) {
        report(settings, value, TEXT("off takes the reason why, a text; or false, for a rule that its pack turns off"));
        return;
    }
    rule->off = on ? (sl_text){NULL, 0} : text_trim(value->text);
    rule->off_set_by = origin(settings, value);
}

static void take_rule_key(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    static const sl_text known[] = {TEXT_INIT("severity"), TEXT_INIT("options"), TEXT_INIT("off")};
    sl_rule *rule = context;
    size_t severity;
    switch (text_find(known, 3, key->text)) {
    case 0:
        if (!find_severity(settings, value, false, &severity))
            return;
        rule->severity = (sl_severity)severity;
        rule->severity_set_by = origin(settings, value);
        break;
    case 1: each_entry(settings, value, "options", take_option, rule); break;
    case 2: take_off(settings, rule, value); break;
    default: report(settings, key, no_such(settings, "key", key->text, known, 3));
    }
}

static void take_rule(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    struct rulebook *book = &settings->checker->rules.book;
    sl_rule *rule = rulebook_find_any(book, key->text);
    (void)context;
    if (rule) {
        each_entry(settings, value, "what is set of a rule", take_rule_key, rule);
        return;
    }
    if (rulebook_was_refused(book, key->text))
        return; /* which is said already */
    const sl_text *ids = rulebook_ids(book, arena_of(settings));
    if (ids)
        report(settings, key, no_such(settings, "rule", key->text, ids, book->count));
}

/* An integer, or a range as in "3 to 12", within what the attribute can be. */
static bool read_range(sl_text text, const sl_field *field, int64_t *low, int64_t *high) {
    sl_text first = text, last = text;
    text_cut(text, TEXT(" to "), &first, &last);
    return read_integer(text_trim(first), low) && read_integer(text_trim(last), high) && field->min <= *low &&
           *low <= *high && *high <= field->max;
}

/* Whether it is one of the attribute's values; says what is right if not. */
static bool take_value(struct settings *settings, const struct node *key, sl_dead_value *dead) {
    static const sl_text booleans[] = {TEXT_INIT("true"), TEXT_INIT("false")};
    const sl_field *field = dead->field;
    const sl_text *words = field->type == SL_BOOL ? booleans : field->domain;
    size_t count = field->type == SL_BOOL ? 2 : field->domain_count;
    if (field->type != SL_INTEGER) {
        bool found = text_find(words, count, key->text) < count;
        if (!found)
            report(settings, key, no_such(settings, "value", key->text, words, count));
        return found;
    }
    if (read_range(key->text, field, &dead->low, &dead->high))
        return true;
    struct arena *arena = arena_of(settings);
    report(settings, key,
           arena_printf(arena,
                        "\"%.*s\" is no value of %.*s; that takes an integer from %lld to %lld, or a range as "
                        "\"%lld to %lld\"",
                        TEXT_ARG(arena_excerpt(arena, key->text)), TEXT_ARG(field->path), (long long)field->min,
                        (long long)field->max, (long long)field->min, (long long)field->max));
    return false;
}

/* A value of an attribute, behind which the reason stands why no congruent program has it. */
static void take_dead_value(struct settings *settings, const struct node *key, const struct node *value,
                            void *context) {
    const sl_field *field = context;
    sl_checker *checker = settings->checker;
    sl_dead_value taken = {.field = field, .value = key->text};
    if (!take_value(settings, key, &taken))
        return;
    if (!is_reason(value)) {
        report(settings, value, TEXT("a dead value takes the reason why, a text"));
        return;
    }
    sl_dead_value *dead = arena_grow(&checker->arena, checker->policy->dead, checker->policy->dead_count,
                                     &checker->policy->dead_capacity, sizeof *dead);
    if (!dead)
        return;
    checker->policy->dead = dead;
    taken.reason = text_trim(value->text);
    taken.set_by = origin(settings, key);
    dead[checker->policy->dead_count++] = taken;
}

static void take_dead(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    const sl_vocabulary *vocabulary = settings->checker->rules.vocabulary;
    const sl_field *field = field_at(vocabulary->top, key->text);
    (void)context;
    if (!field || field->element == SL_NO_ELEMENT || field->type == SL_GROUP)
        report(settings, key, no_such_attribute(arena_of(settings), vocabulary, key->text));
    else if (field->type == SL_TEXT)
        report(settings, key, TEXT("a text has no values that could be dead"));
    else
        each_entry(settings, value, "what is dead of an attribute", take_dead_value, (void *)field);
}

/* ---- the file ----------------------------------------------------------------------------------------------------- */

/* What stands behind the keys at the top, in the order in which it is taken; NULL where a key is not there. */
enum top_key { PACKS, RULE_FOLDERS, SEVERITY, RULES, LEAVE_OUT, DEAD_VALUES, BUDGETS_KEY, WAIVERS, BASELINE, TOP_KEYS };

static void note_top(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    static const sl_text known[TOP_KEYS] = {TEXT_INIT("packs"),   TEXT_INIT("rule_folders"), TEXT_INIT("severity"),
                                            TEXT_INIT("rules"),   TEXT_INIT("leave_out"),    TEXT_INIT("dead_values"),
                                            TEXT_INIT("budgets"), TEXT_INIT("waivers"),      TEXT_INIT("baseline")};
    const struct node **values = context;
    size_t at = text_find(known, TOP_KEYS, key->text);
    if (at < TOP_KEYS)
        values[at] = value;
    else
        report(settings, key, no_such(settings, "setting", key->text, known, TOP_KEYS));
}

/* Packs and rules come first, then what is said of all of a kind, then what is said of one. */
static void take_root(struct settings *settings, const struct node *root) {
    const struct node *values[TOP_KEYS] = {NULL};
    each_entry(settings, root, "a file of settings", note_top, values);
    if (values[PACKS])
        take_packs(settings, values[PACKS]);
    if (values[RULE_FOLDERS])
        each_text(settings, values[RULE_FOLDERS], "rule_folders", take_folder);
    if (values[SEVERITY])
        each_entry(settings, values[SEVERITY], "severity", take_kind, NULL);
    if (values[RULES])
        each_entry(settings, values[RULES], "rules", take_rule, NULL);
    if (values[LEAVE_OUT])
        each_text(settings, values[LEAVE_OUT], "leave_out", take_pattern);
    if (values[DEAD_VALUES])
        each_entry(settings, values[DEAD_VALUES], "dead_values", take_dead, NULL);
    if (values[BUDGETS_KEY])
        each_entry(settings, values[BUDGETS_KEY], "budgets", take_budget, NULL);
    if (values[WAIVERS])
        take_waivers(settings, values[WAIVERS]);
    if (values[BASELINE])
        take_baseline(settings, values[BASELINE]);
}

static void take_file(struct settings *settings) {
    sl_checker *checker = settings->checker;
    size_t count;
    struct document *documents = yaml_read(&checker->arena, settings->source, &count);
    for (size_t i = 0; documents && i < count; i++) {
        if (documents[i].problems.count)
            settings->result = SL_REFUSED;
        problems_take(&checker->problems, &documents[i].problems);
    }
    if (!documents || settings->result != SL_OK)
        return;
    if (count > 1)
        report(settings, documents[1].root ? documents[1].root : documents[0].root, TEXT("settings are one document"));
    if (documents[0].root)
        take_root(settings, documents[0].root);
    rulebook_turn_off(&checker->rules.book, checker->rules.vocabulary->element_count);
    ruleset_changed(&checker->rules);
}

static sl_result load(sl_checker *checker, const char *path, bool named) {
    struct settings settings = {.checker = checker, .named = named, .result = SL_OK};
    if (!checker->rules.vocabulary || checker->policy->settings)
        return problem_of_file(&checker->problems, "settings", text_of(path), "%s",
                               checker->policy->settings ? "settings are loaded already"
                                                         : "settings need a vocabulary");
    const sl_source *source;
    settings.folder = folder_of(&checker->arena, text_of(path));
    settings.tree = file_tree_of(&checker->arena, settings.folder);
    struct file_trust way = named ? TRUST_NAMED : TRUST_FOUND(settings.tree);
    sl_result result =
        source_read(&checker->arena, &checker->problems, way, text_of(path), SL_LIMIT_SETTINGS_BYTES, &source);
    if (result != SL_OK)
        return result;
    settings.source = checker->policy->settings = source;
    if (source->bytes.length > SL_LIMIT_SETTINGS_BYTES)
        return problem_add(&checker->problems, "settings", (sl_location){.source = source},
                           "settings are larger than %zu bytes", SL_LIMIT_SETTINGS_BYTES);
    take_file(&settings);
    return checker_result(checker, settings.result);
}

sl_result sl_load_settings(sl_checker *checker, const char *path) {
    return load(checker, path, true);
}

sl_result sl_load_found_settings(sl_checker *checker, const char *path) {
    return load(checker, path, false);
}

sl_text sl_get_baseline_path(const sl_checker *checker) {
    return checker->policy->baseline;
}

bool sl_is_left_out(const sl_checker *checker, const char *path) {
    if (checker->policy->left_out_count == 0)
        return false;
    struct arena arena = ARENA_EMPTY;
    sl_text below = real_name_inside(&arena, folder_of(&arena, checker->policy->settings->name), text_of(path));
    bool found = false;
    for (size_t i = 0; below.length && i < checker->policy->left_out_count && !found; i++)
        found = glob_match(&arena, checker->policy->left_out[i], below);
    arena_free(&arena);
    return found;
}

const sl_text *sl_get_left_out(const sl_checker *checker, size_t *count) {
    *count = checker->policy->left_out_count;
    return checker->policy->left_out;
}

const sl_dead_value *sl_get_dead_values(const sl_checker *checker, size_t *count) {
    *count = checker->policy->dead_count;
    return checker->policy->dead;
}
