/* limits.h - the bounds that keep hostile or broken input from hurting anyone.
 *
 * Each is far above what a real program or rule needs; passing one is a finding with a place. */
#ifndef SAMPLINT_LIMITS_H
#define SAMPLINT_LIMITS_H

/* A program's file. */
#define SL_LIMIT_FILE_BYTES ((size_t)16 * 1024 * 1024)
#define SL_LIMIT_DEPTH 64         /* collections inside each other */
#define SL_LIMIT_EXPANDED 1000000 /* nodes of a document once every alias is consequences */
#define SL_LIMIT_ANCHORS 1000     /* anchors in a document */
#define SL_LIMIT_MERGED 10000     /* keys of a mapping that "<<" adds to */
#define SL_LIMIT_MERGES 1000000   /* keys that every "<<" of a file brings, overridden ones counted */
#define SL_LIMIT_DIRECTIVES 10000 /* lines of a file that start with "%" */
#define SL_LIMIT_TAG_PREFIX 100   /* bytes of what a "%TAG" line stands for */
#define SL_LIMIT_DOCUMENTS 10000  /* documents in a file */
#define SL_LIMIT_ACCOUNTS 20000   /* entries of a program's list of accounts */
#define SL_LIMIT_ACCOUNT_BYTES ((size_t)64 * 1024 * 1024) /* of all account files of a file's programs */
#define SL_LIMIT_FINDINGS 20000                           /* findings of a program that are listed; a budget */
#define SL_LIMIT_ENCODING_FINDINGS 20                     /* places with bad bytes that are listed one by one */

/* A vocabulary. */
#define SL_LIMIT_DOMAIN 64 /* words of one enum, ordinal or set; src/space/ has room for one choice more */
#define SL_LIMIT_FIELDS 1000

/* Answers of rules that a checker remembers. */
#define SL_LIMIT_MEMO_BYTES ((size_t)1024 * 1024)

/* The space of programs. */
#define SL_LIMIT_LEAVES ((size_t)65536) /* of one rule's tree; a rule that would have more is left out, and named */
#define SL_LIMIT_TREE_WORK UINT64_C(50000000)   /* of making it, in Lua instructions; slow ones count as more */
#define SL_LIMIT_REPAIRS ((size_t)1000)         /* that are kept of one conflict; all are counted */
#define SL_LIMIT_REPAIR_LOOKS UINT64_C(2000000) /* at rules, in search of repairs */

#define SL_LIMIT_RECIPE_VARIABLES 10             /* attributes that recipes can be about */
#define SL_LIMIT_SEARCH_STEPS UINT64_C(50000000) /* branches of trees that are looked at for one answer */

#define SL_LIMIT_SETTINGS_BYTES ((size_t)1024 * 1024) /* a lock, too */
#define SL_LIMIT_WAIVER_BYTES ((size_t)1024 * 1024)   /* a file of waivers */
#define SL_LIMIT_WAIVERS ((size_t)1000) /* in a program and its account files; in a file of waivers ten times that */
#define SL_LIMIT_BASELINE_BYTES ((size_t)64 * 1024 * 1024)

/* A rule: its source, and each time it is run. */
#define SL_LIMIT_RULE_BYTES ((size_t)256 * 1024)
#define SL_LIMIT_SCRIPT_TOKENS 60000  /* words and signs of a source; no clock runs while Lua compiles it */
#define SL_LIMIT_SCRIPT_NESTING 100   /* brackets and blocks inside each other */
#define SL_LIMIT_SCRIPT_FUNCTIONS 16  /* functions inside each other */
#define SL_LIMIT_SCRIPT_LOCALS 200    /* of one function in sight; Lua's own limit, too */
#define SL_LIMIT_SCRIPT_JUMPS 4000    /* conditions, loops and jumps */
#define SL_LIMIT_SCRIPT_CHAIN 200     /* names behind each other, as in a.b.c */
#define SL_LIMIT_SCRIPT_ITEMS 5000    /* of one table that is written out */
#define SL_LIMIT_SCRIPT_CONSTANTS 250 /* different words, of a source with bit operators */
#define SL_LIMIT_SCRIPT_TEXT_BYTES (4 * 1024 * 1024) /* all texts in the table of a script */
#define SL_LIMIT_LOAD_FINDINGS 50                    /* mistakes of one script that are listed */
#define SL_LIMIT_LIST 1000                           /* entries of a list in a script */
#define SL_LIMIT_FUEL 1000000                        /* Lua instructions; a budget, see sl_set_budget() */
#define SL_LIMIT_SECONDS 2.0                         /* behind the fuel, for slow instructions; a budget */
#define SL_LIMIT_LOAD_SECONDS 1.0                    /* of loading one script, which ends a little later at the most */
#define SL_LIMIT_LOAD_TOTAL_SECONDS 20.0             /* of loading all scripts of a checker */
#define SL_LIMIT_LUA_BYTES ((size_t)8 * 1024 * 1024) /* more than was in use before; a budget */
#define SL_LIMIT_LUA_BLOCK ((size_t)256 * 1024)      /* one string or table: Lua compares and converts them unseen */
#define SL_LIMIT_LUA_ACCOUNT_BYTES ((size_t)1024)    /* more, for each account that a rule about all of them looks at */
#define SL_LIMIT_LUA_CHURN_BYTES ((size_t)64 * 1024 * 1024) /* asked for in total, freed or not */
#define SL_LIMIT_LUA_LOAD_BLOCK ((size_t)1024 * 1024)       /* the same while a script is loaded */
#define SL_LIMIT_LUA_LOAD_BYTES ((size_t)64 * 1024 * 1024)  /* all rules and the vocabulary */
#define SL_LIMIT_MESSAGE_BYTES 2000                         /* a budget */
#define SL_LIMIT_ALTERNATIVES 16
#define SL_LIMIT_READS 64         /* attributes that one rule reads */
#define SL_LIMIT_TRACE_STEPS 1000 /* of one run of a rule that are listed */

/* What a command other than check does in all, counted as instructions of Lua and looks at branches: a minute, more or less; a budget. */
#define SL_LIMIT_WORK UINT64_C(4000000000)

/* The tests of rules. */
#define SL_LIMIT_TEST_BYTES ((size_t)1024 * 1024) /* a file of them */
#define SL_LIMIT_MUTANTS ((size_t)1000)           /* changes of one rule that are tried */
#define SL_LIMIT_MUTANT_SETTINGS                                                                                       \
    ((size_t)200) /* ways to set the options of one rule, under which changes are compared */
#define SL_LIMIT_AGREE_STEPS UINT64_C(5000000) /* branches of two trees that are compared */

#endif
