/* settings_paths.c - applies the settings that name files: packs, rules, waivers, the baseline, what is left out. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/glob.h"
#include "base/path.h"
#include "base/text.h"
#include "base/version.h"
#include "policy/packs.h"
#include "policy/settings_parts.h"
#include "suppress/waiver.h"

static void note_result(struct settings *settings, sl_result result) {
    settings->result = sl_result_max(settings->result, result);
}

/* Returns the path that a node names. If the node is no word or an empty one, adds a problem with the message `shape`;
 * if the path has a zero byte (the system would end it there), adds another problem. In both cases returns "". */
static sl_text path_of(struct settings *settings, const struct node *node, const char *shape) {
    if (!settings_is_word(node) || node->text.length == 0)
        settings_report(settings, node, "%s", shape);
    else if (memchr(node->text.bytes, '\0', node->text.length))
        settings_report(settings, node, "a path has no zero byte");
    else
        return path_resolve(&settings->checker->arena, settings->folder, node->text);
    return (sl_text){NULL, 0};
}

/* Returns whether a path, as it is written, stays in the tree of the settings. Only a link can then lead out of it. */
static bool is_written_within(struct settings *settings, sl_text written) {
    struct arena *arena = &settings->checker->arena;
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

/* Returns whether the settings may name a path; otherwise adds a problem. Settings that were found may only name files
 * in their own tree: the user has not asked for other files to be read and shown. Settings that the user named may also
 * name a path that is written outside of the tree. A path written inside the tree must never lead out by a link. */
static bool may_name(struct settings *settings, const struct node *node, sl_text path) {
    struct arena *arena = &settings->checker->arena;
    bool within = is_written_within(settings, node->text);
    bool there = real_path(arena, path).length > 0;
    if ((within || there) && file_tree_holds(arena, settings->tree, path))
        return true;
    if (settings->named && !within)
        return true;
    sl_text shown = arena_excerpt(arena, path);
    if (within)
        settings_report(settings, node,
                        "%.*s: a link leads out of the repository (or, outside a repository, out of the folder of "
                        "these settings); name the target of the link",
                        TEXT_ARG(shown));
    else
        settings_report(settings, node,
                        "%.*s: this path is outside of the repository (or, without a repository, of the folder of "
                        "these settings); name the path on the command line, or these settings with --settings",
                        TEXT_ARG(shown));
    return false;
}

/* Returns whether a path exists and the settings may name it. If not, adds a problem at the node. */
static bool is_there(struct settings *settings, const struct node *node, sl_text path) {
    struct stat about;
    if (path.length == 0)
        return false;
    if (stat(path.bytes, &about) == 0)
        return may_name(settings, node, path);
    settings_report(settings, node, "%.*s: %s; a path counts from the folder of this file", TEXT_ARG(path),
                    strerror(errno));
    return false;
}

/* Returns the trust for a path that the settings may name. Links must not lead out of the tree of the settings or, if
 * the path lies outside of that tree, out of the tree of the path. */
static struct file_trust trust_in(struct settings *settings, sl_text path) {
    struct arena *arena = &settings->checker->arena;
    bool within = file_tree_holds(arena, settings->tree, path);
    return TRUST_FOUND(within ? settings->tree : file_tree_of(arena, folder_of(arena, path)));
}

/* ---- rule folders and packs -------------------------------------------------------------------------------------- */

static void load_rule_folder(struct settings *settings, const struct node *item) {
    sl_text path = path_of(settings, item, "rule_folders is a list of paths");
    if (is_there(settings, item, path))
        note_result(settings, load_rules(settings->checker, trust_in(settings, path), path.bytes));
}

void settings_rule_folders(struct settings *settings, const struct node *value) {
    settings_each_item(settings, value, "rule_folders", load_rule_folder);
}

enum pack_key { PACK_PATH, PACK_VERSION, PACK_KEYS };

/* Notes the value of a key of a pack. `context` has one value per key. */
static void note_pack_key(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    static const sl_text known[PACK_KEYS] = {TEXT_INIT("path"), TEXT_INIT("version")};
    const struct node **values = context;
    size_t at = text_find(known, PACK_KEYS, key->text);
    if (at == PACK_KEYS)
        settings_report_unknown(settings, key, "key", known, PACK_KEYS);
    else if (!settings_is_word(value) || value->text.length == 0)
        settings_report(settings, value, "%s is a text", known[at].bytes);
    else
        values[at] = value;
}

static void load_pack(struct settings *settings, const struct node *item) {
    const struct node *values[PACK_KEYS] = {NULL};
    sl_text fault;
    if (item->kind == NODE_MAPPING)
        settings_each_entry(settings, item, "a pack", note_pack_key, values);
    const struct node *path = values[PACK_PATH], *version = values[PACK_VERSION];
    if (!path || !version) {
        settings_report(settings, item, "a pack needs a path, and a version: the range of versions that are accepted");
        return;
    }
    if (!version_is_range(version->text)) {
        settings_report(settings, version, "a version is a range such as \">=1.2 <2\"");
        return;
    }
    sl_text folder = path_of(settings, path, "path is a text");
    if (folder.length == 0 || !may_name(settings, path, folder))
        return;
    struct pack_request request = {.range = version->text, .set_by = settings_line(settings, item)};
    note_result(settings, pack_load(settings->checker, folder, request, &fault));
    if (fault.length)
        settings_report(settings, path, "%.*s", TEXT_ARG(fault));
}

void settings_packs(struct settings *settings, const struct node *value) {
    if (value->kind != NODE_SEQUENCE && !settings_is_empty(value))
        settings_report(settings, value, "packs is a list such as [{ path: policy, version: \">=1.2 <2\" }]");
    else
        settings_each_item(settings, value, "packs", load_pack);
}

/* ---- waivers, the baseline, and what is left out ----------------------------------------------------------------- */

void settings_waivers(struct settings *settings, const struct node *value) {
    sl_text path = path_of(settings, value, "waivers takes the path of a file");
    if (is_there(settings, value, path))
        note_result(settings, waiver_file_load(settings->checker, trust_in(settings, path), path.bytes));
}

void settings_baseline(struct settings *settings, const struct node *value) {
    sl_text path = path_of(settings, value, "baseline takes the path of a file");
    if (path.length && may_name(settings, value, path))
        settings->checker->policy->baseline = path;
}

static void add_pattern(struct settings *settings, const struct node *item) {
    struct policy *policy = settings->checker->policy;
    if (!settings_is_word(item) || item->text.length == 0)
        settings_report(settings, item, "leave_out is a list of paths");
    else if (glob_is_too_wide(item->text))
        settings_report(settings, item, "a pattern has \"**\" once at the most");
    else
        ARENA_APPEND(&settings->checker->arena, policy->left_out, policy->left_out_count, policy->left_out_capacity,
                     item->text);
}

void settings_leave_out(struct settings *settings, const struct node *value) {
    settings_each_item(settings, value, "leave_out", add_pattern);
}
