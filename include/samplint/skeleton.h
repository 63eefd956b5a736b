/* skeleton.h - files to start from: a program, a rule, a pack of rules, and what an editor wants to know of them. All of them
 * come from the vocabulary that is loaded.
 *
 * Each call gives its file to the sink of its options, whose other fields say nothing here. */
#ifndef SAMPLINT_SKELETON_H
#define SAMPLINT_SKELETON_H

#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/report.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

/* A program with every element and attribute, and the words of each in a comment; only its name is declared. */
SL_API sl_result sl_write_new_program(const sl_writer_options *options, const sl_vocabulary *vocabulary);

/* A rule to be written. */
typedef struct sl_new_rule {
    sl_text id;
    sl_rule_kind kind;
    const sl_element *const *elements;
    size_t element_count; /* 0: the first ones of the vocabulary that can be compared */
} sl_new_rule;

/* What stands against such a rule, in words that follow its id; NULL if nothing does. Static. */
SL_API const char *sl_new_rule_fault(const sl_vocabulary *vocabulary, const sl_new_rule *rule);

/* A rule that loads and passes its tests as it is: its attributes are the first of its elements that can be compared. SL_REFUSED
 * where sl_new_rule_fault() has something to say. */
SL_API sl_result sl_write_new_rule(const sl_writer_options *options, const sl_vocabulary *vocabulary,
                                   const sl_new_rule *rule);

/* Annotations of all that rules may use, for LuaLS; the first line is sl_lua_meta_mark(). */
SL_API sl_result sl_write_lua_meta(const sl_writer_options *options, const sl_vocabulary *vocabulary);
SL_API const char *sl_lua_meta_mark(void);

/* The pack.lua of a folder, which loads as it is. The folder's name, in lower-case words with dashes, is that of the pack. */
SL_API sl_result sl_write_new_pack(const sl_writer_options *options, sl_text folder);

/* Settings of luacheck and of LuaLS for a folder of rules, and a page about it. `meta` is the folder of the annotations in it. */
SL_API sl_result sl_write_luacheckrc(const sl_writer_options *options, const char *meta);
SL_API sl_result sl_write_luarc(const sl_writer_options *options, const char *meta);
SL_API sl_result sl_write_new_readme(const sl_writer_options *options, sl_text pack, sl_text rule);

#endif
