/* load.c - loads the vocabulary and rules: those built in, those that a caller has in memory, and those at a path. */
#include "policy/packs.h"

#include <sys/stat.h>

#include "base/folder.h"
#include "base/path.h"
#include "base/text.h"
#include "lua/builtin.h"
#include "samplint/limits.h"

/* Notes that a folder or file of rules belongs to no pack. Only the first one is kept. */
static void note_unpackaged(sl_checker *checker, sl_text path) {
    if (checker->policy->unpackaged.length == 0)
        checker->policy->unpackaged = path;
}

/* The first built-in script is the vocabulary, the others are rules. All are constants of the library. */
sl_result sl_load_builtin(sl_checker *checker) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < builtin_scripts_count; i++) {
        struct script script = {&builtin_scripts[i].source, builtin_scripts[i].compiled};
        sl_result result = i == 0 ? ruleset_load_vocabulary(&checker->rules, &script)
                                  : ruleset_load_rule(&checker->rules, &script, TEXT("builtin"), (sl_text){NULL, 0});
        worst = sl_result_max(worst, result);
    }
    pack_add_builtin(checker);
    return checker_result(checker, worst);
}

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

/* Loads a rule that belongs to no pack. */
static sl_result load_script(sl_checker *checker, const sl_source *source, sl_text folder) {
    return ruleset_load_rule(&checker->rules, &(struct script){.source = source}, folder, (sl_text){NULL, 0});
}

sl_result sl_load_rule(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    if (!source)
        return SL_OUT_OF_MEMORY;
    sl_text folder = folder_of(&checker->arena, source->name);
    note_unpackaged(checker, folder);
    return load_script(checker, source, folder);
}

static sl_result load_file(sl_checker *checker, struct file_trust trust, sl_text path, sl_text folder) {
    const sl_source *source;
    sl_result result = source_read(&checker->arena, &checker->problems, trust, path, SL_LIMIT_RULE_BYTES, &source);
    return result == SL_OK ? load_script(checker, source, folder) : result;
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

sl_result load_rules(sl_checker *checker, struct file_trust trust, const char *given) {
    struct stat about;
    sl_text path = arena_copy(&checker->arena, text_of(given));
    bool single = stat(given, &about) == 0 && !S_ISDIR(about.st_mode);
    sl_text folder = single ? folder_of(&checker->arena, path) : path;
    if (checker->arena.failed)
        return SL_OUT_OF_MEMORY;
    if (single ? is_pack_file(path) : pack_is_there(&checker->arena, folder)) {
        sl_text fault;
        sl_result result = pack_load(checker, folder, (struct pack_request){.named = single && trust.named}, &fault);
        path = path_join(&checker->arena, folder, TEXT(PACK_FILE));
        return fault.length ? problem_of_file(&checker->problems, "load", path, "%.*s", TEXT_ARG(fault)) : result;
    }
    note_unpackaged(checker, path);
    return single ? load_file(checker, trust, path, folder) : load_folder(checker, folder);
}

sl_result sl_load_rules(sl_checker *checker, const char *path) {
    return load_rules(checker, TRUST_NAMED, path);
}
