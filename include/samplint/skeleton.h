/* skeleton.h - writes files to start from: programs, rules, packs, and settings of editors. The format of the
 * options has no effect, except on sl_write_lua_meta(). */
#ifndef SAMPLINT_SKELETON_H
#define SAMPLINT_SKELETON_H

#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/report.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

/* Writes a program that names every attribute, with its type and words, in comments. Only its name is declared. */
SL_API sl_result sl_write_new_program(const sl_writer_options *options, const sl_vocabulary *vocabulary);

/* A rule to be written. */
typedef struct sl_new_rule {
    sl_text id;
    sl_rule_kind kind;
    const sl_element *const *elements;
    size_t element_count; /* 0: the first elements of the vocabulary that can be compared */
} sl_new_rule;

/* Returns why the rule cannot be generated, in words that follow its id; NULL if it can. Static. */
SL_API const char *sl_new_rule_fault(const sl_vocabulary *vocabulary, const sl_new_rule *rule);

/* Writes a rule that loads and passes its tests as it is. It compares the first attributes of its elements that can be
 * compared. SL_REFUSED: see sl_new_rule_fault(). */
SL_API sl_result sl_write_new_rule(const sl_writer_options *options, const sl_vocabulary *vocabulary,
                                   const sl_new_rule *rule);

/* Writes annotations for LuaLS of everything that rules may use, or the same names as one line of JSON by
 * share/binding.schema.json. The first line of annotations is sl_lua_meta_mark(). */
SL_API sl_result sl_write_lua_meta(const sl_writer_options *options, const sl_vocabulary *vocabulary);
SL_API const char *sl_lua_meta_mark(void);

/* Writes a pack.lua for a folder, which loads as it is. The pack's name is that of the folder, in lower-case words with
 * dashes. */
SL_API sl_result sl_write_new_pack(const sl_writer_options *options, sl_text folder);

/* Write settings of luacheck and LuaLS for a folder of rules, and a page about the folder. `meta` is the name of the
 * folder, inside the folder of rules, that holds the annotations. */
SL_API sl_result sl_write_luacheckrc(const sl_writer_options *options, const char *meta);
SL_API sl_result sl_write_luarc(const sl_writer_options *options, const char *meta);
SL_API sl_result sl_write_new_readme(const sl_writer_options *options, sl_text pack, sl_text rule);

SL_END_C

#endif
