/* packs.c - loads a pack: reads its pack.lua, extends the vocabulary, loads its rules, and applies its defaults. */
#include "policy/packs.h"

#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/lines.h"
#include "base/open.h"
#include "base/path.h"
#include "base/text.h"
#include "lua/builtin.h"
#include "lua/pack.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* ---- files of rules ---------------------------------------------------------------------------------------------- */

static bool is_rule_file(sl_text name, const void *context) {
    (void)context;
    return text_ends_with(name, TEXT(".lua"));
}

bool is_pack_file(sl_text path) {
    return text_equal(text_file_name(path), TEXT(PACK_FILE));
}

bool pack_is_there(struct arena *arena, sl_text folder) {
    struct stat about;
    sl_text path = path_join(arena, folder, TEXT(PACK_FILE));
    return path.length && lstat(path.bytes, &about) == 0 && !path_is_folder(path);
}

static sl_text without_slash(sl_text folder) {
    while (folder.length > 1 && folder.bytes[folder.length - 1] == '/')
        folder.length--;
    return folder;
}

sl_text pack_around(struct arena *arena, sl_text path) {
    sl_text folder = path_is_folder(path) ? arena_copy(arena, without_slash(path)) : folder_of(arena, path);
    do {
        if (arena->failed || pack_is_there(arena, folder))
            return arena->failed ? (sl_text){NULL, 0} : folder;
    } while (folder_up(arena, &folder));
    return (sl_text){NULL, 0};
}

sl_result rule_files_find(struct problems *problems, struct arena *arena, sl_text folder, sl_text own,
                          struct file_list *files) {
    struct file_list all = {.arena = arena}, packs = {.arena = arena};
    *files = (struct file_list){.arena = arena};
    file_find(&all, folder.bytes, is_rule_file, NULL);
    sl_result worst = problems_of_search(problems, &all);
    for (size_t i = 0; i < all.count; i++)
        if (is_pack_file(all.paths[i]) && !text_equal(all.paths[i], own))
            file_list_add(&packs, all.paths[i]);
    /* Loaded as part of another folder, the rules of a pack would lack the options and severities of the pack. */
    for (size_t i = 0; i < packs.count; i++)
        worst =
            sl_result_max(worst, problem_of_file(problems, "load", packs.paths[i],
                                                 "this is a pack of its own; name its folder, and not one above it"));
    for (size_t i = 0; i < all.count; i++) {
        bool left_out = is_pack_file(all.paths[i]);
        for (size_t j = 0; !left_out && j < packs.count; j++)
            left_out = path_inside(folder_part(packs.paths[j]), all.paths[i]).length > 0;
        if (!left_out)
            file_list_add(files, all.paths[i]);
    }
    return arena->failed ? SL_OUT_OF_MEMORY : worst;
}

/* ---- the list of packs ------------------------------------------------------------------------------------------- */

static void add_pack(sl_checker *checker, sl_pack pack) {
    ARENA_APPEND(&checker->arena, checker->policy->packs, checker->policy->pack_count, checker->policy->pack_capacity,
                 pack);
}

void pack_add_builtin(sl_checker *checker) {
    add_pack(checker, (sl_pack){.name = TEXT("builtin"),
                                .version = text_of(sl_version()),
                                .description = TEXT("The rules that came with samplint."),
                                .rule_count = checker->rules.book.count});
}

/* Makes the digest of the built-in rules. That takes longer than loading them, so it is done only when it is needed. */
static void digest_builtin(sl_checker *checker, sl_pack *pack) {
    struct digest_part *parts = arena_array(&checker->arena, builtin_scripts_count, sizeof *parts);
    for (size_t i = 0; parts && i < builtin_scripts_count; i++)
        parts[i] = (struct digest_part){builtin_scripts[i].source.name, builtin_scripts[i].source.bytes};
    if (parts)
        pack->digest = digest_of(&checker->arena, parts, builtin_scripts_count);
}

const sl_pack *sl_get_packs(sl_checker *checker, size_t *count) {
    if (checker->policy->pack_count && checker->policy->packs[0].digest.length == 0)
        digest_builtin(checker, &checker->policy->packs[0]);
    *count = checker->arena.failed ? 0 : checker->policy->pack_count;
    return checker->arena.failed ? NULL : checker->policy->packs;
}

static const sl_pack *find_pack(const sl_checker *checker, sl_text name) {
    for (size_t i = 0; i < checker->policy->pack_count; i++)
        if (text_equal(checker->policy->packs[i].name, name))
            return &checker->policy->packs[i];
    return NULL;
}

/* Returns the pack that was loaded from a folder, whatever path led there. */
static const sl_pack *find_loaded(const sl_checker *checker, sl_text folder) {
    struct file_id wanted, file_id;
    if (!file_id_find(folder, &wanted))
        return NULL;
    for (size_t i = 0; i < checker->policy->pack_count; i++)
        if (file_id_find(checker->policy->packs[i].path, &file_id) && file_id_equal(&file_id, &wanted))
            return &checker->policy->packs[i];
    return NULL;
}

static bool is_in_range(sl_text version_text, sl_text range) {
    struct version version;
    return range.length == 0 || (version_read(version_text, &version) && version_is_in(version, range));
}

static sl_text not_in_range(struct arena *arena, sl_text name, sl_text version, sl_text range) {
    return arena_printf(arena, "%.*s %.*s is there, which is not in the range \"%.*s\"", TEXT_ARG(name),
                        TEXT_ARG(version), TEXT_ARG(range));
}

/* ---- the parts of a pack ----------------------------------------------------------------------------------------- */

/* Returns the place of a line of a pack.lua; of its first line when the line is not known (0). */
static sl_location pack_location(const struct pack_script *script, size_t line) {
    return (sl_location){.source = script->source, .span = line_span(script->source->bytes, line ? line : 1)};
}

/* Checks that the packs which this one requires are loaded before it: its rules may read their attributes. */
static sl_result check_requires(sl_checker *checker, const struct pack_script *script) {
    struct arena *arena = &checker->problems.arena;
    sl_result worst = SL_OK;
    for (size_t i = 0; i < script->requires_count; i++) {
        const struct pack_entry *wanted = &script->requires[i];
        const sl_pack *found = find_pack(checker, wanted->name);
        if (found && is_in_range(found->version, wanted->text))
            continue;
        sl_text fault = found ? not_in_range(arena, wanted->name, found->version, wanted->text)
                              : arena_printf(arena, "it requires the pack \"%.*s\"; name that one before it",
                                             TEXT_ARG(arena_excerpt(arena, wanted->name)));
        worst = problem_of_script(&checker->problems, pack_location(script, wanted->line), "%.*s", TEXT_ARG(fault));
    }
    return worst;
}

/* Retires the rules that pack.lua lists, before the pack's rules are loaded. */
static sl_result retire_rules(sl_checker *checker, const struct pack_script *script) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < script->retired_count; i++) {
        sl_text fault = ruleset_retire(&checker->rules, &script->retired[i]);
        if (fault.length)
            worst = problem_of_script(&checker->problems, pack_location(script, 0), "%.*s", TEXT_ARG(fault));
    }
    return worst;
}

/* Adds the pack's attributes to the vocabulary. Dead values of the settings then point to the new fields. */
static sl_result extend_vocabulary(sl_checker *checker, const struct pack_script *script) {
    if (script->addition_count == 0)
        return SL_OK;
    struct arena *arena = &checker->arena;
    const sl_vocabulary *extended =
        vocabulary_extend(arena, checker->rules.vocabulary, script->additions, script->addition_count);
    if (!extended || !lua_use_vocabulary(checker->rules.host, extended))
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < checker->policy->dead_count; i++)
        checker->policy->dead[i].field = field_at(extended->top, checker->policy->dead[i].field->path);
    checker->rules.vocabulary = extended;
    ruleset_changed(&checker->rules);
    return SL_OK;
}

/* Lists the files of a pack's rules. If pack.lua names files, these; if it names a folder, all rules below that folder;
 * otherwise all rules below the folder of pack.lua. */
static sl_result list_rules(sl_checker *checker, const struct pack_script *script, sl_text folder, sl_text tree,
                            struct file_list *files) {
    struct arena *arena = &checker->arena;
    *files = (struct file_list){.arena = arena};
    for (size_t i = 0; i < script->rule_count; i++)
        file_list_add(files, path_join(arena, folder, script->rules[i].name));
    if (script->rules)
        return SL_OK;
    sl_text searched = script->folder.length ? path_join(arena, folder, script->folder) : folder;
    if (!file_tree_holds(arena, tree, searched))
        return problem_cannot_read(&checker->problems, searched, OPEN_LEADS_OUT);
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    sl_result result = rule_files_find(&checker->problems, arena, searched, script->source->name, files);
    bool may_have_none = script->folder.length == 0 && script->addition_count + script->default_count > 0;
    if (files->count || result != SL_OK || may_have_none)
        return result;
    return problem_of_script(&checker->problems, pack_location(script, 0), "there is no rule (*.lua) in %.*s",
                             TEXT_ARG(searched));
}

/* Loads the rules of a pack, and sets their number and the pack's digest. */
static sl_result load_rules_of(sl_checker *checker, const struct pack_script *script, sl_pack *pack) {
    struct arena *arena = &checker->arena;
    struct file_list files;
    sl_text tree = file_tree_of(arena, pack->path);
    sl_result worst = list_rules(checker, script, pack->path, tree, &files);
    struct digest_part *parts = arena_array(arena, files.count + 1, sizeof *parts);
    if (!parts)
        return SL_OUT_OF_MEMORY;
    parts[0] = (struct digest_part){TEXT(PACK_FILE), script->source->bytes};
    size_t before = checker->rules.book.count;
    for (size_t i = 0; i < files.count && worst != SL_OUT_OF_MEMORY; i++) {
        /* A path that a pack.lua names may contain links to folders: they must not lead out of the tree either. */
        const sl_source *source;
        sl_text path = files.paths[i];
        sl_result result =
            file_tree_holds(arena, tree, path)
                ? source_read(arena, &checker->problems, TRUST_FOUND(tree), path, SL_LIMIT_RULE_BYTES, &source)
                : problem_cannot_read(&checker->problems, path, OPEN_LEADS_OUT);
        if (result == SL_OK) {
            /* A part is named by its path in the pack's folder: the digest does not depend on where the pack lies. */
            parts[i + 1] = (struct digest_part){path_unjoin(pack->path, source->name), source->bytes};
            result = ruleset_load_rule(&checker->rules, &(struct script){.source = source}, pack->name, pack->version);
        }
        worst = sl_result_max(worst, result);
    }
    pack->rule_count = checker->rules.book.count - before;
    pack->digest = digest_of(arena, parts, files.count + 1);
    return worst;
}

/* ---- changes that a pack makes to rules -------------------------------------------------------------------------- */

/* A pack may set anything of its own rules. For all other rules, it may only raise the severity and forbid waivers.
 * Only the settings of a repository may weaken these rules, because users of the repository see the settings. */
struct pack_setter {
    sl_checker *checker;
    const struct pack_script *script;
    sl_result result; /* the worst so far */
};

static void report(struct pack_setter *setter, size_t line, sl_text fault) {
    sl_result result =
        problem_of_script(&setter->checker->problems, pack_location(setter->script, line), "%.*s", TEXT_ARG(fault));
    setter->result = sl_result_max(setter->result, result);
}

static sl_text line_of(struct pack_setter *setter, size_t line) {
    return line_name(&setter->checker->arena, setter->script->source, line ? line : 1);
}

static bool is_own(const struct pack_setter *setter, const sl_rule *rule) {
    return rule->pack_version.length && text_equal(rule->pack, setter->script->name);
}

/* Returns the rule that has this id, or has had it. Reports that there is none, unless a fault of the rule is reported
 * already. A retired rule is only a note, so that the pack works with later versions of other packs. */
static sl_rule *find_rule(struct pack_setter *setter, sl_text id, size_t line) {
    const struct rulebook *book = &setter->checker->rules.book;
    sl_location place = pack_location(setter->script, line);
    sl_rule *rule = ruleset_find_named(&setter->checker->rules, id, place);
    if (!rule && rulebook_find_retired(book, id))
        ruleset_note_retired(&setter->checker->rules, id, place);
    else if (!rule && !rulebook_was_refused(book, id))
        report(setter, line, rulebook_no_such(book, &setter->checker->problems.arena, id));
    return rule;
}

/* Returns whether the pack may do something that only a rule's own pack may do; otherwise adds a problem. */
static bool may(struct pack_setter *setter, const sl_rule *rule, size_t line, const char *action) {
    if (is_own(setter, rule))
        return true;
    report(setter, line,
           arena_printf(&setter->checker->problems.arena,
                        "%.*s is a rule of %.*s, and no other pack may %s; a repository may, in its .samplint.yaml",
                        TEXT_ARG(rule->id), TEXT_ARG(rule->pack), action));
    return false;
}

static void set_severity(struct pack_setter *setter, sl_rule *rule, const struct pack_default *set) {
    size_t severity = text_find(severity_words, SEVERITY_WORDS, set->severity);
    if (severity < (size_t)rule->severity && !may(setter, rule, set->line, "lower its severity"))
        return;
    if (severity == (size_t)rule->severity && !is_own(setter, rule))
        return; /* `severity_set_by` keeps naming the pack that has set it first */
    rule->severity = (sl_severity)severity;
    rule->severity_set_by = line_of(setter, set->line);
}

static void set_default(struct pack_setter *setter, const struct pack_default *set) {
    sl_rule *rule = find_rule(setter, set->rule, set->line);
    if (!rule)
        return;
    if (set->severity.length)
        set_severity(setter, rule, set);
    bool may_set = set->option_count && may(setter, rule, set->line, "set its options");
    for (size_t i = 0; may_set && i < set->option_count; i++) {
        sl_text fault = ruleset_set_option(&setter->checker->rules, rule, set->options[i].name, set->options[i].text,
                                           line_of(setter, set->line));
        if (fault.length)
            report(setter, set->line, fault);
    }
    if (set->off.length && may(setter, rule, set->line, "turn it off")) {
        rule->off = set->off;
        rule->off_set_by = line_of(setter, set->line);
    }
}

/* Applies the lines of pack.lua about rules, after the pack's own rules are loaded: severities, options, which rules
 * are off and why, and which cannot be waived. */
static sl_result apply_defaults(sl_checker *checker, const struct pack_script *script) {
    struct pack_setter setter = {checker, script, SL_OK};
    for (size_t i = 0; i < script->default_count; i++)
        set_default(&setter, &script->defaults[i]);
    for (size_t i = 0; i < script->not_waivable_count; i++) {
        const struct pack_entry *entry = &script->not_waivable[i];
        sl_rule *rule = find_rule(&setter, entry->name, entry->line);
        if (!rule || rule->not_waivable)
            continue;
        rule->not_waivable = true;
        rule->not_waivable_set_by = line_of(&setter, entry->line);
    }
    rulebook_update_off(&checker->rules.book, checker->rules.vocabulary->element_count);
    ruleset_changed(&checker->rules);
    return setter.result;
}

/* ---- a pack ------------------------------------------------------------------------------------------------------ */

static sl_result read_script(sl_checker *checker, sl_text folder, bool named, const struct pack_script **script,
                             sl_text *fault) {
    struct arena *arena = &checker->arena;
    sl_text path = path_join(arena, folder, TEXT(PACK_FILE));
    const sl_source *source;
    if (arena->failed)
        return SL_OUT_OF_MEMORY;
    if (!pack_is_there(arena, folder)) {
        *fault = arena_printf(&checker->problems.arena, "there is no pack: %.*s is not there", TEXT_ARG(path));
        return SL_REFUSED;
    }
    struct file_trust trust = named ? TRUST_NAMED : TRUST_FOUND(file_tree_of(arena, folder));
    sl_result result = source_read(arena, &checker->problems, trust, path, SL_LIMIT_RULE_BYTES, &source);
    if (result != SL_OK)
        return result;
    struct findings findings = {.arena = &checker->problems.arena};
    *script = lua_load_pack(checker->rules.host, arena, checker->rules.vocabulary, &(struct script){.source = source},
                            &findings);
    problems_take(&checker->problems, &findings);
    return *script ? SL_OK : SL_REFUSED;
}

/* Loads the parts of a pack that its pack.lua describes. A pack with some faults is added to the list all the same, so
 * that settings which name it are not reported as wrong, too. */
static sl_result load_parts(sl_checker *checker, const struct pack_script *script, sl_text folder, sl_text set_by) {
    sl_result worst = check_requires(checker, script);
    if (worst == SL_OK)
        worst = extend_vocabulary(checker, script);
    if (worst != SL_OK)
        return worst;
    sl_pack pack = {.name = script->name,
                    .version = script->version_text,
                    .description = script->description,
                    .path = folder,
                    .set_by = set_by};
    worst = retire_rules(checker, script);
    worst = sl_result_max(worst, load_rules_of(checker, script, &pack));
    add_pack(checker, pack);
    if (checker->arena.failed || worst == SL_OUT_OF_MEMORY)
        return SL_OUT_OF_MEMORY;
    worst = sl_result_max(worst, apply_defaults(checker, script));
    return checker_result(checker, worst);
}

static sl_result load_folder(sl_checker *checker, sl_text folder, struct pack_request request, sl_text *fault) {
    struct arena *arena = &checker->problems.arena;
    const struct pack_script *script = NULL;
    sl_result result = read_script(checker, folder, request.named, &script, fault);
    if (result != SL_OK)
        return result;
    const sl_pack *same = find_pack(checker, script->name);
    if (same) {
        bool named = same->set_by.length == 0;
        *fault = arena_printf(arena, "two packs are called \"%.*s\": the one in %.*s, and that in %.*s%s%.*s%s",
                              TEXT_ARG(same->name), TEXT_ARG(folder), TEXT_ARG(same->path), named ? "" : " (",
                              TEXT_ARG(same->set_by), named ? "" : ")");
        return SL_REFUSED;
    }
    if (!is_in_range(script->version_text, request.range))
        *fault = not_in_range(arena, script->name, script->version_text, request.range);
    /* A pack of another version is loaded all the same: else settings of its rules would be reported as wrong, too. */
    return load_parts(checker, script, folder, request.set_by);
}

sl_result pack_load(sl_checker *checker, sl_text folder, struct pack_request request, sl_text *fault) {
    *fault = (sl_text){NULL, 0};
    folder = arena_copy(&checker->arena, without_slash(folder)); /* paths of files below it must not contain "//" */
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    if (!checker->rules.vocabulary)
        return problem_of_file(&checker->problems, "load", folder, "a pack needs a vocabulary, and none is loaded");
    const sl_pack *loaded = find_loaded(checker, folder);
    sl_result result = SL_OK;
    if (!loaded)
        result = load_folder(checker, folder, request, fault);
    else if (!is_in_range(loaded->version, request.range))
        *fault = not_in_range(&checker->problems.arena, loaded->name, loaded->version, request.range);
    return checker_result(checker, fault->length ? sl_result_max(result, SL_REFUSED) : result);
}
