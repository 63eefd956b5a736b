/* checker.h - what a checker holds. For the files of this folder only. */
#ifndef SAMPLINT_ENGINE_CHECKER_H
#define SAMPLINT_ENGINE_CHECKER_H

#include "base/arena.h"
#include "base/file.h"
#include "base/findings.h"
#include "engine/memo.h"
#include "engine/rulebook.h"
#include "lua/host.h"
#include "samplint/checker.h"

struct sl_checker {
    struct arena arena; /* vocabulary, rules and problems: what lasts */
    struct lua_host *host;
    const sl_vocabulary *vocabulary;
    struct rulebook book;
    struct memo memo;
    struct findings problems;
};

/* Notes what is wrong with a file or folder. Returns SL_REFUSED, or SL_OUT_OF_MEMORY. */
sl_result checker_problem(sl_checker *checker, const char *word, sl_text path, const char *message);

/* Notes every folder that could not be searched. Returns SL_OK when there was none. */
sl_result checker_faults(sl_checker *checker, const struct file_list *files);

#endif
