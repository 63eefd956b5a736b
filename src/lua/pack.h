/* pack.h - the description of a pack, a folder of rules, as pack.lua gives it.
 *
 *     return pack {
 *       name = "acme-policy",
 *       version = "1.2.0",
 *       description = "What our account policy asks for.",
 *       requires = { ["acme-words"] = ">=1.0" },
 *       vocabulary = {
 *         { element = "an_element", attributes = { { id = "reviewed", type = "bool", description = "..." } } },
 *       },
 *       rules = { "rules/ACME-1.lua" },       -- or a folder; by default every *.lua below, without this file
 *       defaults = {
 *         ["ACME-1"] = { options = { most = 12 }, severity = "error" },
 *         ["ACME-2"] = { off = "from next year on" },
 *       },
 *       not_waivable = { "ACME-1" },
 *       retired = { { id = "ACME-3", since = "1.1.0", reason = "Nobody asked for it.", successor = "ACME-1" } },
 *     } */
#ifndef SAMPLINT_LUA_PACK_H
#define SAMPLINT_LUA_PACK_H

#include <stddef.h>

#include "base/version.h"
#include "lua/host.h"
#include "model/vocabulary.h"

/* A name in pack.lua, and the value that it has there. */
struct pack_entry {
    sl_text name, text; /* the text may be empty */
    size_t line;        /* 0 when not known */
};

/* The settings of one rule under "defaults". */
struct pack_default {
    sl_text rule; /* its id */
    size_t line;
    sl_text severity; /* a word; empty when none is set */
    sl_text off;      /* why the rule is turned off; empty when it is not */
    struct pack_entry *options;
    size_t option_count;
};

struct pack_script {
    const sl_source *source;
    sl_text name, version_text, description;
    struct version version;
    struct pack_entry *requires; /* names of packs, and ranges of versions; sorted by name */
    size_t requires_count;
    struct addition *additions; /* attributes for elements of the vocabulary */
    size_t addition_count;
    sl_text folder;           /* the folder of the rules; empty for the pack's own folder */
    struct pack_entry *rules; /* the files of the rules; NULL when the pack names no files */
    size_t rule_count;
    struct pack_default *defaults; /* sorted by rule */
    size_t default_count;
    struct pack_entry *not_waivable; /* ids of rules */
    size_t not_waivable_count;
    const sl_retired_rule *retired; /* rules that no longer exist */
    size_t retired_count;
};

/* Loads a pack.lua into the arena, as lua_load_rule() loads a rule. */
const struct pack_script *lua_load_pack(struct lua_host *host, struct arena *arena, const sl_vocabulary *vocabulary,
                                        const struct script *script, struct findings *findings);

#endif
