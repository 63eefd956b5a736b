/* pack.h - pack.lua, read into plain C: what a folder of rules says of itself.
 *
 *     return pack {
 *       name = "acme-policy",
 *       version = "1.2.0",
 *       description = "What our account policy asks for.",
 *       requires = { ["acme-words"] = ">=1.0" },
 *       vocabulary = {
 *         { element = "an_element", attributes = { { id = "reviewed", type = "bool", description = "..." } } },
 *       },
 *       rules = { "rules/ACME-1.lua" },       -- or a folder; else every *.lua below but this
 *       defaults = {
 *         ["ACME-1"] = { options = { most = 12 }, severity = "error" },
 *         ["ACME-2"] = { off = "from next year on" },
 *       },
 *       not_waivable = { "ACME-1" },
 *     }
 */
#ifndef SAMPLINT_LUA_PACK_H
#define SAMPLINT_LUA_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/version.h"
#include "lua/host.h"
#include "model/extend.h"

/* A name in pack.lua with what stands behind it, which may be empty, and its line; 0 when that is not known. */
struct pack_entry {
    sl_text name, text;
    size_t line;
};

/* What it sets of a rule. */
struct pack_default {
    sl_text rule;
    size_t line;
    sl_text severity; /* a word; empty where none is set */
    sl_text off;      /* the reason why; empty for a rule that stays on */
    struct pack_entry *options;
    size_t option_count;
};

struct pack_script {
    const sl_source *source;
    sl_text name, version_text, description;
    struct version version;
    struct pack_entry *requires; /* packs and ranges, by name */
    size_t requires_count;
    struct addition *additions;
    size_t addition_count;
    sl_text folder;           /* of its rules; empty for all */
    struct pack_entry *rules; /* files, in place of a folder; NULL where it names none */
    size_t rule_count;
    struct pack_default *defaults; /* by rule */
    size_t default_count;
    struct pack_entry *not_waivable; /* rules */
    size_t not_waivable_count;
};

/* Loads a pack.lua that extends `vocabulary`, this host's. NULL with findings when it is refused, NULL without when there is no
 * memory. The source must live as long as the result. */
const struct pack_script *lua_load_pack(struct lua_host *host, struct arena *arena, const sl_vocabulary *vocabulary,
                                        const struct script *script, struct findings *findings);

/* Shows rules this vocabulary from now on, which extends the one that the host has. Returns false when there is no memory. */
bool lua_use_vocabulary(struct lua_host *host, const sl_vocabulary *vocabulary);

#endif
