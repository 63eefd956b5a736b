/* settings.c - reads a file of settings: which rules judge, how severe their findings are, and what is left out.
 *
 *     packs:                            # paths are relative to the folder of this file, here and below
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
 *       ACME-7: { off: false }          # turns on a rule that its pack has turned off
 *       FIT-24: { promote: true }       # lets an advice rule decide about congruence
 *     dead_values:                      # values that no congruent program may have; audit compares the rules with them
 *       element.attribute: { word: "we do not do that, see policy 2.1" }
 *       element.integer: { 3 to 12: "too often, see policy 2.2" }
 *
 * Every mistake becomes a problem with its place. If there is one, nothing should be checked. */
#include "base/folder.h"
#include "base/glob.h"
#include "base/lines.h"
#include "base/nearest.h"
#include "base/path.h"
#include "base/source_file.h"
#include "base/text.h"
#include "policy/settings_parts.h"
#include "samplint/baseline.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

void settings_report(struct settings *settings, const struct node *node, const char *format, ...) {
    struct problems *problems = &settings->checker->problems;
    va_list arguments;
    va_start(arguments, format);
    sl_text message = arena_vprintf(&problems->arena, format, arguments);
    va_end(arguments);
    problem_add(problems, "settings", (sl_location){.source = settings->source, .span = node_span(node)}, "%.*s",
                TEXT_ARG(message));
    settings->result = SL_REFUSED;
}

void settings_report_unknown(struct settings *settings, const struct node *node, const char *kind, const sl_text *known,
                             size_t count) {
    struct arena *arena = &settings->checker->problems.arena;
    settings_report(settings, node, "there is no %s \"%.*s\"%.*s", kind, TEXT_ARG(arena_excerpt(arena, node->text)),
                    TEXT_ARG(did_you_mean(arena, node->text, known, count)));
}

sl_text settings_line(struct settings *settings, const struct node *node) {
    return line_name(&settings->checker->arena, settings->source, node_span(node).start.line);
}

bool settings_is_empty(const struct node *node) {
    return node->kind == NODE_SCALAR && scalar_is_null(node);
}

bool settings_is_word(const struct node *node) {
    return node->kind == NODE_SCALAR && !scalar_is_null(node);
}

sl_text settings_read_reason(struct settings *settings, const struct node *node, const char *takes) {
    bool truth;
    if (scalar_is_truth_trap(node, &truth))
        settings_report(settings, node, "\"%.*s\" is no reason: it is a word in YAML 1.2, and not %s; %s",
                        TEXT_ARG(node->text), truth ? "true" : "false", takes);
    else if (settings_is_word(node) && scalar_resolve(node).type == SCALAR_TEXT && text_trim(node->text).length > 0)
        return text_trim(node->text);
    else
        settings_report(settings, node, "%s", takes);
    return (sl_text){NULL, 0};
}

void settings_each_entry(struct settings *settings, const struct node *written, const char *name, take_entry *take,
                         void *context) {
    const struct node *node = node_behind(written);
    if (settings_is_empty(node))
        return;
    if (node->kind != NODE_MAPPING) {
        settings_report(settings, node, "%s is a mapping", name);
        return;
    }
    for (size_t i = 0; i < node->entry_count; i++) {
        const struct node *key = node_behind(node->entries[i].key);
        if (settings_is_word(key))
            take(settings, key, node_behind(node->entries[i].value), context);
        else
            settings_report(settings, key, "a key is one word");
    }
}

void settings_each_item(struct settings *settings, const struct node *node, const char *name, take_item *take) {
    if (settings_is_empty(node))
        return;
    if (node->kind != NODE_SEQUENCE) {
        settings_report(settings, node, "%s is a list", name);
        return;
    }
    for (size_t i = 0; i < node->item_count; i++)
        take(settings, node_behind(node->items[i]));
}

/* The keys at the top of the file, in the order in which they are applied: packs and rule folders come first, and
 * "severity", which is for all findings of a kind, comes before "rules", which is for single rules. */
static const struct top_key {
    sl_text name;
    take_setting *take;
} top_keys[] = {{TEXT_INIT("packs"), settings_packs},         {TEXT_INIT("rule_folders"), settings_rule_folders},
                {TEXT_INIT("severity"), settings_severity},   {TEXT_INIT("rules"), settings_rules},
                {TEXT_INIT("leave_out"), settings_leave_out}, {TEXT_INIT("dead_values"), settings_dead_values},
                {TEXT_INIT("budgets"), settings_budgets},     {TEXT_INIT("waivers"), settings_waivers},
                {TEXT_INIT("baseline"), settings_baseline}};
#define TOP_KEYS (sizeof top_keys / sizeof *top_keys)

/* Notes the value of a key at the top. `context` has one value per key. */
static void note_value(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    const struct node **values = context;
    sl_text names[TOP_KEYS];
    for (size_t i = 0; i < TOP_KEYS; i++)
        names[i] = top_keys[i].name;
    size_t at = text_find(names, TOP_KEYS, key->text);
    if (at < TOP_KEYS)
        values[at] = value;
    else
        settings_report_unknown(settings, key, "setting", names, TOP_KEYS);
}

static void apply_file(struct settings *settings) {
    sl_checker *checker = settings->checker;
    size_t count;
    struct document *documents = yaml_read(&checker->arena, settings->source, &count);
    for (size_t i = 0; documents && i < count; i++) {
        if (documents[i].findings.count)
            settings->result = SL_REFUSED;
        problems_take(&checker->problems, &documents[i].findings);
    }
    if (!documents || settings->result != SL_OK)
        return;
    if (count > 1)
        settings_report(settings, documents[1].root ? documents[1].root : documents[0].root,
                        "a file of settings has one document");
    const struct node *values[TOP_KEYS] = {NULL};
    if (documents[0].root)
        settings_each_entry(settings, documents[0].root, "a file of settings", note_value, values);
    for (size_t i = 0; i < TOP_KEYS; i++)
        if (values[i])
            top_keys[i].take(settings, values[i]);
    rulebook_update_off(&checker->rules.book, checker->rules.vocabulary->element_count);
    ruleset_changed(&checker->rules);
}

static sl_result load(sl_checker *checker, const char *path, bool named) {
    struct settings settings = {.checker = checker, .named = named};
    const sl_source *source;
    if (!checker->rules.vocabulary || checker->policy->settings)
        return problem_of_file(&checker->problems, "settings", text_of(path), "%s",
                               checker->policy->settings ? "settings are loaded already"
                                                         : "settings need a vocabulary");
    settings.folder = folder_of(&checker->arena, text_of(path));
    settings.tree = file_tree_of(&checker->arena, settings.folder);
    sl_result result =
        source_read(&checker->arena, &checker->problems, named ? TRUST_NAMED : TRUST_FOUND(settings.tree),
                    text_of(path), SL_LIMIT_SETTINGS_BYTES, &source);
    if (result != SL_OK)
        return result;
    checker->policy->lock_path = NULL;
    settings.source = checker->policy->settings = source;
    if (source->bytes.length > SL_LIMIT_SETTINGS_BYTES)
        return problem_add(&checker->problems, "settings", (sl_location){.source = source},
                           "settings are larger than %zu bytes", SL_LIMIT_SETTINGS_BYTES);
    apply_file(&settings);
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
