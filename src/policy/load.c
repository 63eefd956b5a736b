/* load.c - loads the vocabulary and rules: those that are built in, those that a caller has in memory, and those at a
 * path. */
#include "policy/packs.h"

#include <sys/stat.h>

#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "lua/builtin.h"
#include "samplint/limits.h"

static const sl_text no_version = {NULL, 0};

/* Notes that a folder or file of rules belongs to no pack. Only the first one is kept. */
static void note_unpackaged(sl_checker *checker, sl_text path) {
    if (checker->policy->unpackaged.length == 0)
        checker->policy->unpackaged = path;
}

/* ---- built in ---------------------------------------------------------------------------------------------------- */

/* The first built-in script is the vocabulary, the others are rules. All are constants of the library. */
sl_result sl_load_builtin(sl_checker *checker) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < builtin_scripts_count; i++) {
        struct script script = {&builtin_scripts[i].source, builtin_scripts[i].compiled};
        sl_result result = i == 0 ? ruleset_load_vocabulary(&checker->rules, &script)
                                  : ruleset_load_rule(&checker->rules, &script, TEXT("builtin"), no_version);
        worst = sl_result_max(worst, result);
    }
    pack_add_builtin(checker);
    return checker_result(checker, worst);
}

/* ---- in memory --------------------------------------------------------------------------------------------------- */

static const sl_source *keep_source(sl_checker *checker, sl_text name, sl_text bytes) {
    sl_source *source = arena_alloc(&checker->arena, sizeof *source);
    if (source)
        *source = (sl_source){arena_copy(&checker->arena, name), arena_copy(&checker->arena, bytes)};
    return checker->arena.failed ? NULL : source;
}

sl_result sl_load_vocabulary(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    return source ? ruleset_load_vocabulary(&checker->rules, &(struct script){.source = source}) : SL_OUT_OF_MEMORY;
}

sl_result sl_load_rule(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    if (!source)
        return SL_OUT_OF_MEMORY;
    sl_text folder = folder_of(&checker->arena, source->name);
    note_unpackaged(checker, folder);
    return ruleset_load_rule(&checker->rules, &(struct script){.source = source}, folder, no_version);
}

/* ---- at a path --------------------------------------------------------------------------------------------------- */

static sl_result load_file(sl_checker *checker, struct file_trust trust, sl_text path, sl_text folder) {
    const sl_source *source;
    sl_result result = source_read(&checker->arena, &checker->problems, trust, path, SL_LIMIT_RULE_BYTES, &source);
    return result == SL_OK ? ruleset_load_rule(&checker->rules, &(struct script){.source = source}, folder, no_version)
                           : result;
}

/* Loads the rules of a folder that is no pack. */
static sl_result load_folder(sl_checker *checker, sl_text folder) {
    struct file_list files;
    sl_result worst = rule_files_find(&checker->problems, &checker->arena, folder, (sl_text){NULL, 0}, &files);
    if (files.count == 0 && worst == SL_OK)
        return problem_of_file(&checker->problems, "load", folder, "there is no rule (*.lua) in this folder");
    struct file_trust trust = TRUST_FOUND(file_tree_of(&checker->arena, folder));
    for (size_t i = 0; i < files.count && worst != SL_OUT_OF_MEMORY; i++)
        worst = sl_result_max(worst, load_file(checker, trust, files.paths[i], folder));
    return worst;
}

/* Loads the pack in a folder. `named` says that the user named its PACK_FILE. */
static sl_result load_pack(sl_checker *checker, sl_text folder, bool named) {
    sl_text fault;
    sl_result result = pack_load(checker, folder, (struct pack_request){.named = named}, &fault);
    if (fault.length)
        return problem_of_file(&checker->problems, "load", path_join(&checker->arena, folder, TEXT(PACK_FILE)), "%.*s",
                               TEXT_ARG(fault));
    return result;
}

static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}

sl_result load_rules(sl_checker *checker, struct file_trust trust, const char *given) {
    sl_text path = arena_copy(&checker->arena, text_of(given));
    bool single = is_file(given);
    sl_text folder = single ? folder_of(&checker->arena, path) : path;
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    if (single ? is_pack_file(path) : pack_is_there(&checker->arena, folder))
        return load_pack(checker, folder, single && trust.named);
    note_unpackaged(checker, path);
    return single ? load_file(checker, trust, path, folder) : load_folder(checker, folder);
}

sl_result sl_load_rules(sl_checker *checker, const char *path) {
    return load_rules(checker, TRUST_NAMED, path);
}
