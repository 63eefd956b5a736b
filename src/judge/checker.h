/* checker.h - a checker is made of parts. Each part belongs to the folder that includes this header for it. */
#ifndef SAMPLINT_JUDGE_CHECKER_H
#define SAMPLINT_JUDGE_CHECKER_H

#include "judge/ruleset.h"
#include "samplint/checker.h"
#include "samplint/files.h"

struct policy;
struct waiver_book;
struct tree_cache;

struct sl_checker {
    struct arena arena; /* of what lasts: vocabulary, rules, settings */
    struct problems problems;
    struct ruleset rules;
    struct policy *policy;       /* policy/policy.h: packs and settings */
    struct waiver_book *waivers; /* suppress/waiver_file.h: waivers in files, and the day of today */
    struct tree_cache *trees;    /* trees/build.h: the rules that decide, as decision trees */
    sl_run *run;                 /* the run that the checked file belongs to; or NULL */
    size_t place;                /* the file's place in the run */
};

/* SL_OUT_OF_MEMORY if the checker has run out of memory; else the result. */
static inline sl_result checker_result(const sl_checker *checker, sl_result result) {
    return checker->arena.failed || checker->problems.arena.failed ? SL_OUT_OF_MEMORY : result;
}

#endif
