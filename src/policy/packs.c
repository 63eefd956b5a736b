/* packs.c - loading rules: a file, a folder, or a pack. */
#include "policy/packs.h"

#include <sys/stat.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/file_id.h"
#include "base/folder.h"
#include "base/lines.h"
#include "base/open.h"
#include "base/path.h"
#include "base/text.h"
#include "lua/builtin.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

static bool is_rule_file(sl_text name, const void *context) {
    (void)context;
    return text_ends_with(name, TEXT(".lua"));
}

static bool is_pack_file(sl_text path) {
    return text_equal(text_file_name(path), TEXT(PACK_FILE));
}

static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}

/* A link that leads nowhere is an error, and not no pack. */
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

/* ---- files of rules ----------------------------------------------------------------------------------------------- */

/* A folder of a pack within another folder of rules: were it loaded with that, its own pack.lua would say nothing. */
static bool is_in_other_pack(const struct file_list *packs, struct arena *arena, sl_text path) {
    for (size_t i = 0; i < packs->count; i++)
        if (path_inside(folder_of(arena, packs->paths[i]), path).length)
            return true;
    return false;
}

/* Finds the files of rules below a folder. `own` is the pack.lua that asks, or empty; any other is refused with what is below it. */
static sl_result find_rules(sl_checker *checker, sl_text folder, sl_text own, struct file_list *files) {
    struct arena *arena = &checker->arena;
    struct file_list all = {.arena = arena}, packs = {.arena = arena};
    *files = (struct file_list){.arena = arena};
    file_find(&all, folder.bytes, is_rule_file, NULL);
    sl_result worst = problems_of_search(&checker->problems, &all);
    for (size_t i = 0; i < all.count; i++)
        if (is_pack_file(all.paths[i]) && !text_equal(all.paths[i], own))
            file_list_add(&packs, all.paths[i]);
    for (size_t i = 0; i < packs.count; i++)
        worst =
            sl_result_max(worst, problem_of_file(&checker->problems, "load", packs.paths[i],
                                                 "this is a pack of its own; name its folder, and not one above it"));
    for (size_t i = 0; i < all.count; i++)
        if (!is_pack_file(all.paths[i]) && !is_in_other_pack(&packs, arena, all.paths[i]))
            file_list_add(files, all.paths[i]);
    return arena->failed ? SL_OUT_OF_MEMORY : worst;
}

static sl_result load_file(sl_checker *checker, struct file_trust way, sl_text path, sl_text folder) {
    const sl_source *source;
    sl_result result = source_read(&checker->arena, &checker->problems, way, path, SL_LIMIT_RULE_BYTES, &source);
    return result == SL_OK
               ? ruleset_load_rule(&checker->rules, &(struct script){.source = source}, folder, (sl_text){NULL, 0})
               : result;
}

/* A folder without pack.lua. */
static sl_result load_folder(sl_checker *checker, sl_text folder) {
    struct file_list files;
    sl_result worst = find_rules(checker, folder, (sl_text){NULL, 0}, &files);
    if (files.count == 0 && worst == SL_OK)
        return problem_of_file(&checker->problems, "load", folder, "there is no rule (*.lua) in this folder");
    struct file_trust way = TRUST_FOUND(file_tree_of(&checker->arena, folder));
    for (size_t i = 0; i < files.count && worst != SL_OUT_OF_MEMORY; i++)
        worst = sl_result_max(worst, load_file(checker, way, files.paths[i], folder));
    return worst;
}

void pack_note_unpackaged(sl_checker *checker, sl_text path) {
    if (checker->policy->unpackaged.length == 0)
        checker->policy->unpackaged = path;
}

sl_result sl_load_rules(sl_checker *checker, const char *path) {
    return pack_load_rules(checker, TRUST_NAMED, path);
}

sl_result pack_load_rules(sl_checker *checker, struct file_trust way, const char *given) {
    sl_text path = arena_copy(&checker->arena, text_of(given)), fault = {NULL, 0};
    bool single = is_file(given);
    sl_text folder = single ? folder_of(&checker->arena, path) : path;
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    if (single ? is_pack_file(path) : pack_is_there(&checker->arena, folder)) {
        struct pack_wish wish = {.named = single && way.named};
        sl_result result = pack_load(checker, folder, wish, &fault);
        return fault.length ? problem_of_file(&checker->problems, "load",
                                              path_join(&checker->arena, folder, TEXT(PACK_FILE)), "%s", fault.bytes)
                            : result;
    }
    pack_note_unpackaged(checker, path);
    return single ? load_file(checker, way, path, folder) : load_folder(checker, folder);
}

/* ---- which packs there are ---------------------------------------------------------------------------------------- */

static sl_pack *add_pack(sl_checker *checker, sl_pack pack) {
    sl_pack *packs = arena_grow(&checker->arena, checker->policy->packs, checker->policy->pack_count,
                                &checker->policy->pack_capacity, sizeof *packs);
    if (!packs)
        return NULL;
    checker->policy->packs = packs;
    packs[checker->policy->pack_count] = pack;
    return &packs[checker->policy->pack_count++];
}

void pack_note_builtin(sl_checker *checker) {
    add_pack(checker, (sl_pack){.name = TEXT("builtin"),
                                .version = text_of(sl_version()),
                                .description = TEXT("The rules that came with samplint."),
                                .rule_count = checker->rules.book.count});
}

/* Made when it is asked for: it would take longer than loading them. */
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

/* The one that was loaded from this folder, by whatever path. */
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

static sl_text name_is_taken(struct arena *arena, const sl_pack *there, sl_text folder) {
    sl_text where = there->set_by.length ? arena_printf(arena, " (%.*s)", TEXT_ARG(there->set_by)) : (sl_text){NULL, 0};
    return arena_printf(arena, "two packs are called \"%.*s\": the one in %.*s, and that in %.*s%.*s",
                        TEXT_ARG(there->name), TEXT_ARG(folder), TEXT_ARG(there->path), TEXT_ARG(where));
}

/* ---- a pack ------------------------------------------------------------------------------------------------------- */

sl_result pack_refuse(sl_checker *checker, const struct pack_script *script, size_t line, sl_text message) {
    sl_location location = {.source = script->source, .span = line_span(script->source->bytes, line ? line : 1)};
    struct findings found = {.arena = &checker->arena};
    findings_add(&found, "load", SL_KIND_RULE_ERROR, SL_ERROR, location, message);
    problems_take(&checker->problems, &found);
    return checker_result(checker, SL_REFUSED);
}

/* Packs that another one builds on are loaded before it: its rules may read their attributes. */
static sl_result check_requires(sl_checker *checker, const struct pack_script *script) {
    struct arena *arena = &checker->arena;
    sl_result worst = SL_OK;
    for (size_t i = 0; i < script->requires_count; i++) {
        const struct pack_entry *wanted = &script->requires[i];
        const sl_pack *there = find_pack(checker, wanted->name);
        if (there && is_in_range(there->version, wanted->text))
            continue;
        sl_text message = there ? not_in_range(arena, wanted->name, there->version, wanted->text)
                                : arena_printf(arena, "it requires the pack \"%.*s\"; name that one before it",
                                               TEXT_ARG(arena_excerpt(arena, wanted->name)));
        worst = pack_refuse(checker, script, wanted->line, message);
    }
    return worst;
}

/* What was declared by the old vocabulary's fields is so by those of the new one. */
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

/* The files of a pack's rules: those that it lists, or those in its folder, or in it all. */
static sl_result list_rules(sl_checker *checker, const struct pack_script *script, sl_text folder, sl_text tree,
                            struct file_list *files) {
    struct arena *arena = &checker->arena;
    *files = (struct file_list){.arena = arena};
    for (size_t i = 0; i < script->rule_count; i++)
        file_list_add(files, path_join(arena, folder, script->rules[i].name));
    if (script->rules)
        return SL_OK;
    sl_text within = script->folder.length ? path_join(arena, folder, script->folder) : folder;
    if (!file_tree_holds(arena, tree, within))
        return problem_cannot_read(&checker->problems, within, OPEN_LEADS_OUT);
    sl_result result = arena->failed ? SL_OUT_OF_MEMORY : find_rules(checker, within, script->source->name, files);
    if (files->count || result != SL_OK ||
        (script->folder.length == 0 && script->addition_count + script->default_count))
        return result;
    return pack_refuse(checker, script, 0, arena_printf(arena, "there is no rule (*.lua) in %.*s", TEXT_ARG(within)));
}

/* The path that a pack.lua lists may go through links to folders, too. */
static sl_result read_rule(sl_checker *checker, sl_text tree, sl_text path, const sl_source **source) {
    if (!file_tree_holds(&checker->arena, tree, path))
        return problem_cannot_read(&checker->problems, path, OPEN_LEADS_OUT);
    return source_read(&checker->arena, &checker->problems, TRUST_FOUND(tree), path, SL_LIMIT_RULE_BYTES, source);
}

static sl_result load_rules(sl_checker *checker, const struct pack_script *script, sl_pack *pack) {
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
        const sl_source *source;
        sl_result result = read_rule(checker, tree, files.paths[i], &source);
        if (result == SL_OK) {
            /* Named by its path within the pack's folder: a pack is the same wherever it lies. */
            parts[i + 1] = (struct digest_part){path_unjoin(pack->path, source->name), source->bytes};
            result = ruleset_load_rule(&checker->rules, &(struct script){.source = source}, pack->name, pack->version);
        }
        worst = sl_result_max(worst, result);
    }
    pack->rule_count = checker->rules.book.count - before;
    pack->digest = digest_of(arena, parts, files.count + 1);
    return worst;
}

/* A pack that was refused in some part is listed all the same, so that what is said of it is no mistake, too. */
static sl_result load_pack(sl_checker *checker, const struct pack_script *script, sl_text folder, sl_text set_by) {
    sl_result worst = check_requires(checker, script);
    sl_result result = worst == SL_OK ? extend_vocabulary(checker, script) : worst;
    if (result != SL_OK)
        return result;
    sl_pack pack = {.name = script->name,
                    .version = script->version_text,
                    .description = script->description,
                    .path = folder,
                    .set_by = set_by};
    worst = load_rules(checker, script, &pack);
    if (!add_pack(checker, pack) || worst == SL_OUT_OF_MEMORY)
        return SL_OUT_OF_MEMORY;
    worst = sl_result_max(worst, pack_set_rules(checker, script));
    return checker_result(checker, worst);
}

/* Reads the pack.lua of a folder. */
static sl_result read_pack(sl_checker *checker, sl_text folder, bool named, const struct pack_script **script,
                           sl_text *fault) {
    struct arena *arena = &checker->arena;
    sl_text path = path_join(arena, folder, TEXT(PACK_FILE));
    const sl_source *source;
    if (!arena->failed && !pack_is_there(arena, folder)) {
        *fault = arena_printf(arena, "there is no pack: %.*s is not there", TEXT_ARG(path));
        return SL_REFUSED;
    }
    struct file_trust way = named ? TRUST_NAMED : TRUST_FOUND(file_tree_of(arena, folder));
    sl_result result = arena->failed
                           ? SL_OUT_OF_MEMORY
                           : source_read(&checker->arena, &checker->problems, way, path, SL_LIMIT_RULE_BYTES, &source);
    if (result != SL_OK)
        return result;
    struct findings found = {.arena = arena};
    *script = lua_load_pack(checker->rules.host, arena, checker->rules.vocabulary, &(struct script){.source = source},
                            &found);
    problems_take(&checker->problems, &found);
    return *script ? SL_OK : SL_REFUSED;
}

static sl_result load_from(sl_checker *checker, sl_text folder, struct pack_wish wish, sl_text *fault) {
    const struct pack_script *script = NULL;
    sl_result result = read_pack(checker, folder, wish.named, &script, fault);
    if (result != SL_OK)
        return result;
    const sl_pack *same = find_pack(checker, script->name);
    if (same)
        *fault = name_is_taken(&checker->arena, same, folder);
    else if (!is_in_range(script->version_text, wish.range))
        *fault = not_in_range(&checker->arena, script->name, script->version_text, wish.range);
    /* One of another version is loaded, too: what else is said of it is no mistake. */
    return same ? SL_REFUSED : load_pack(checker, script, folder, wish.set_by);
}

sl_result pack_load(sl_checker *checker, sl_text folder, struct pack_wish wish, sl_text *fault) {
    folder = arena_copy(&checker->arena, without_slash(folder)); /* what is found below it is called alike */
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    const sl_pack *there = find_loaded(checker, folder);
    sl_result result = SL_OK;
    *fault = (sl_text){NULL, 0};
    if (!checker->rules.vocabulary)
        return problem_of_file(&checker->problems, "load", folder, "a pack needs a vocabulary, and none is loaded");
    if (!there)
        result = load_from(checker, folder, wish, fault);
    else if (!is_in_range(there->version, wish.range))
        *fault = not_in_range(&checker->arena, there->name, there->version, wish.range);
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    return fault->length ? sl_result_max(result, SL_REFUSED) : result;
}
