/* limits.h - limits that protect the library against hostile or broken input.
 *
 * Each limit is far above the needs of a real program or rule. Input beyond a limit gives a finding with a place. "A
 * budget" marks a limit that sl_set_budget() changes. */
#ifndef SAMPLINT_LIMITS_H
#define SAMPLINT_LIMITS_H

/* A program's file. */
#define SL_LIMIT_FILE_BYTES ((size_t)16 * 1024 * 1024)
#define SL_LIMIT_DEPTH 64         /* collections inside each other */
#define SL_LIMIT_EXPANDED 1000000 /* nodes of a document, with every alias expanded */
#define SL_LIMIT_ANCHORS 1000     /* anchors in a document */
#define SL_LIMIT_MERGED 10000     /* keys of a mapping that "<<" merges into */
#define SL_LIMIT_MERGES 1000000   /* keys that all "<<" of a file merge, overridden keys included */
#define SL_LIMIT_DIRECTIVES 10000 /* lines of a file that start with "%" */
#define SL_LIMIT_TAG_PREFIX 100   /* bytes of the prefix in a "%TAG" line */
#define SL_LIMIT_DOCUMENTS 10000  /* documents in a file */
#define SL_LIMIT_ACCOUNTS 20000   /* entries of a program's list of accounts */
#define SL_LIMIT_ACCOUNT_BYTES ((size_t)64 * 1024 * 1024) /* all account files of a file's programs */
#define SL_LIMIT_FINDINGS 20000                           /* listed findings of a program; a budget */
#define SL_LIMIT_ENCODING_FINDINGS 20                     /* places with bad bytes that are listed one by one */

#define SL_LIMIT_SEGMENTS 100 /* of one program */

/* A vocabulary. */
#define SL_LIMIT_DOMAIN                                                                                                \
    64 /* words of one enum, ordinal or set. With "undeclared", these are 65 choices, the most that
                              src/space/ can handle. */
#define SL_LIMIT_FIELDS 1000
#define SL_LIMIT_ID_BYTES ((size_t)64) /* the id of an attribute or group, which keeps paths short */
#define SL_LIMIT_FORMER 16             /* former paths of one attribute, and former words of one word */
#define SL_LIMIT_LABEL_BYTES 100       /* the form of one word in prose */
#define SL_LIMIT_MEANING_BYTES 500     /* a question, a meaning or a sign */

/* Answers of rules that a checker remembers. */
#define SL_LIMIT_MEMO_BYTES ((size_t)16 * 1024 * 1024)

/* Completions of a program with gaps that one rule is asked about, to find out whether its answer is certain; a budget.
 * All of them together may use ten times the instructions of one run. */
#define SL_LIMIT_COMPLETIONS 20000

/* The space of programs. */
#define SL_LIMIT_LEAVES ((size_t)65536)         /* leaves of one rule's tree; a rule with more is left out, and named */
#define SL_LIMIT_TREE_WORK UINT64_C(50000000)   /* Lua instructions to make a tree; slow ones count as several */
#define SL_LIMIT_REPAIRS ((size_t)1000)         /* alternatives that are kept for one conflict; all are counted */
#define SL_LIMIT_REPAIR_LOOKS UINT64_C(2000000) /* evaluations of rules in one search for repairs */

#define SL_LIMIT_RECIPE_VARIABLES 10             /* attributes that recipes can be about */
#define SL_LIMIT_SEARCH_STEPS UINT64_C(50000000) /* visited branches of trees for one answer */

#define SL_LIMIT_SETTINGS_BYTES ((size_t)1024 * 1024) /* a file of settings, or a lock */
#define SL_LIMIT_WAIVER_BYTES ((size_t)1024 * 1024)   /* a file of waivers */
#define SL_LIMIT_WAIVERS ((size_t)1000) /* in a program and its account files; ten times as many in a waiver file */
#define SL_LIMIT_BASELINE_BYTES ((size_t)64 * 1024 * 1024)

/* The script of a rule. Lua's compiler cannot be interrupted after a time; these limits bound its work. */
#define SL_LIMIT_RULE_BYTES ((size_t)256 * 1024)
#define SL_LIMIT_SCRIPT_TOKENS 60000                         /* words and signs */
#define SL_LIMIT_SCRIPT_NESTING 100                          /* brackets and blocks inside each other */
#define SL_LIMIT_SCRIPT_FUNCTIONS 16                         /* functions inside each other */
#define SL_LIMIT_SCRIPT_LOCALS 200                           /* visible locals of one function; Lua's own limit, too */
#define SL_LIMIT_SCRIPT_JUMPS 4000                           /* conditions, loops and jumps */
#define SL_LIMIT_SCRIPT_CHAIN 200                            /* names in a row, as in a.b.c */
#define SL_LIMIT_SCRIPT_ITEMS 5000                           /* items of one table constructor */
#define SL_LIMIT_SCRIPT_CONSTANTS 250                        /* different words, in a script with bit operators */
#define SL_LIMIT_SCRIPT_TEXT_BYTES ((size_t)4 * 1024 * 1024) /* all texts in the table of a script */
#define SL_LIMIT_LOAD_FINDINGS 50                            /* listed faults of one script */
#define SL_LIMIT_LIST 1000                                   /* entries of a list in a script */

/* Running a rule, and loading scripts. */
#define SL_LIMIT_FUEL 1000000                        /* Lua instructions of one run; a budget */
#define SL_LIMIT_SECONDS 2.0                         /* time of one run, as some instructions are slow; a budget */
#define SL_LIMIT_LOAD_SECONDS 1.0                    /* time to load one script; loading may stop a little after it */
#define SL_LIMIT_LOAD_TOTAL_SECONDS 20.0             /* time to load all scripts of a checker */
#define SL_LIMIT_LUA_BYTES ((size_t)8 * 1024 * 1024) /* memory of one run, beyond what was in use before; a budget */
#define SL_LIMIT_LUA_BLOCK ((size_t)256 * 1024)      /* one string or table: no hook runs while Lua works on it */
#define SL_LIMIT_LUA_ACCOUNT_BYTES ((size_t)1024)    /* added for each account, if a rule is about all accounts */
#define SL_LIMIT_LUA_CHURN_BYTES ((size_t)64 * 1024 * 1024) /* all allocations of one run, freed or not */
#define SL_LIMIT_LUA_LOAD_BLOCK ((size_t)1024 * 1024)       /* one string or table while a script is loaded */
#define SL_LIMIT_LUA_LOAD_BYTES ((size_t)64 * 1024 * 1024)  /* all rules and the vocabulary */
#define SL_LIMIT_MESSAGE_BYTES 2000                         /* a message, alternative or note; a budget */
#define SL_LIMIT_ALTERNATIVES 16
#define SL_LIMIT_READS 64         /* attributes that one rule reads */
#define SL_LIMIT_TRACE_STEPS 1000 /* listed steps of one run of a rule */

/* A template of a user. */
#define SL_LIMIT_TEMPLATE_FUEL UINT64_C(1000000000)         /* Lua instructions of one run */
#define SL_LIMIT_TEMPLATE_SECONDS 30.0                      /* CPU time of one run, as some instructions are slow */
#define SL_LIMIT_TEMPLATE_BYTES ((size_t)512 * 1024 * 1024) /* memory of one run, with the document */

/* All work of a command other than check, in Lua instructions and visited branches: about a minute; a budget. */
#define SL_LIMIT_WORK UINT64_C(4000000000)

/* The tests of rules. */
#define SL_LIMIT_TEST_BYTES ((size_t)1024 * 1024) /* a file of tests */
#define SL_LIMIT_MUTANTS ((size_t)1000)           /* changes of one rule that are tried */
#define SL_LIMIT_MUTANT_SETTINGS ((size_t)200)    /* values of a rule's options for which a change is compared */
#define SL_LIMIT_AGREE_STEPS UINT64_C(5000000)    /* branches of two trees that are compared */

#endif
