/* checker.h - the parts of a checker. Headers named in comments declare `policy`, `waivers` and `trees`. */
#ifndef SAMPLINT_CHECKER_CHECKER_H
#define SAMPLINT_CHECKER_CHECKER_H

#include "ruleset/ruleset.h"
#include "samplint/files.h"

struct policy;
struct waiver_book;
struct tree_cache;

struct sl_checker {
    struct arena arena; /* owns what lives as long as the checker: vocabulary, rules, settings */
    struct problems problems;
    struct ruleset rules;
    struct policy *policy;       /* policy/policy.h: packs and settings */
    struct waiver_book *waivers; /* suppress/waiver.h: waivers in files, and the current day */
    struct tree_cache *trees;    /* trees/rule_space.h: all rules but practices, as decision trees */
    sl_run *run;                 /* the run of the file that is being checked, or NULL */
    size_t place;                /* the index of that file in the run */
};

/* Returns SL_OUT_OF_MEMORY if the checker has run out of memory, else the result. */
static inline sl_result checker_result(const sl_checker *checker, sl_result result) {
    return ruleset_result(&checker->rules, result);
}

#endif
