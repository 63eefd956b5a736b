#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/session.h"

static const struct command_option option_against = {
    .name = "against",
    .argument = "PACK",
    .value = VALUE_FILE,
    .repeats = true,
    .help =
        "also compare with another pack: a folder of rules to load in place of each DIR, a file of settings (*.yaml) "
        "in place of these, or the word builtin for neither",
};

static const struct command_option option_over = {
    .name = "over",
    .argument = "PATH",
    .value = VALUE_PATH,
    .repeats = true,
    .help =
        "make recipes of this attribute, up to 10 of them; without, of those of framing elements that most rules read",
};

static const struct command_option option_archetype = {
    .name = "archetype",
    .argument = "FILE",
    .value = VALUE_FILE,
    .repeats = true,
    .help = "a program that is to stay congruent, beside the built-in archetypes",
};

static const struct command_option option_shares = {
    .name = "shares",
    .help = "also list how many of the congruent programs have each value; JSON does",
};

/* ---- the verdict -------------------------------------------------------------------------------------------------- */

static bool is_meant(const sl_audit *audit) {
    bool meant = audit->possible == SL_YES && audit->unsettled == 0 && audit->revived_count == 0;
    for (size_t i = 0; i < audit->value_count; i++)
        meant = meant && audit->values[i].reason.length > 0;
    for (size_t i = 0; i < audit->archetype_count; i++)
        meant = meant && (audit->archetypes[i].state == SL_ARCHETYPE_CONGRUENT ||
                          audit->archetypes[i].state == SL_ARCHETYPE_INCOMPLETE);
    return meant;
}

static int audit_code(const sl_audit *audit) {
    for (size_t i = 0; i < audit->rule_count; i++)
        if (audit->rules[i].too_wide || audit->rules[i].fault.length)
            return EXIT_RULE;
    return is_meant(audit) ? EXIT_GOOD : EXIT_FINDINGS;
}

/* ---- the run ------------------------------------------------------------------------------------------------------ */

/* Returns an exit code, or NO_MEMORY. */
static int write_audit(struct sessions *sessions, sl_checker *checker, sl_checker *against) {
    const struct line *line = sessions->line;
    struct values over = line_values(line, &option_over), archetypes = line_values(line, &option_archetype);
    sl_audit_options asked = {.over = over.texts,
                              .over_count = over.count,
                              .archetypes = archetypes.strings,
                              .archetype_count = archetypes.count,
                              .against = against};
    sl_audit *audit;
    sl_result result = sl_audit_rules(checker, &asked, &audit);
    int code = result == SL_OK ? audit_code(audit) : EXIT_USAGE;
    if (result == SL_OK) {
        sl_writer_options options = sessions_writer(sessions, against);
        options.shares = line_has(line, &option_shares);
        result = sl_write_audit(&options, audit);
    }
    sl_audit_free(audit);
    return result == SL_OUT_OF_MEMORY ? NO_MEMORY : code;
}

/* The checker of the other pack. NULL when there is no memory; what is wrong with it is among its problems. */
static sl_checker *load_other(struct values packs) {
    const char *settings = NULL, **folders = calloc(packs.count, sizeof *folders);
    size_t count = 0;
    for (size_t i = 0; folders && i < packs.count; i++)
        if (ends_with(packs.strings[i], ".yaml") || ends_with(packs.strings[i], ".yml"))
            settings = packs.strings[i];
        else if (strcmp(packs.strings[i], "builtin") != 0)
            folders[count++] = packs.strings[i];
    sl_checker *checker = folders ? command_load(folders, count) : NULL;
    free(folders);
    if (checker && settings && sl_load_settings(checker, settings) == SL_OUT_OF_MEMORY) {
        sl_checker_free(checker);
        return NULL;
    }
    return checker;
}

/* What is wrong with the other pack, where no document has told it. */
static int tell_other(struct sessions *sessions, const sl_checker *other) {
    if (!line_is_json(sessions->line))
        return command_problems(other);
    if (sessions->documents)
        return EXIT_GOOD;
    sl_writer_options options = sessions_writer(sessions, other);
    return sl_write_problems(&options) == SL_OUT_OF_MEMORY ? command_no_memory() : EXIT_GOOD;
}

static int compare_packs(struct sessions *sessions, sl_checker *checker) {
    const struct line *line = sessions->line;
    sl_checker *other = load_other(line_values(line, &option_against));
    if (!other)
        return NO_MEMORY;
    int code = command_problem_code(other);
    if (code == EXIT_GOOD)
        code = write_audit(sessions, checker, other);
    code = command_worst(code, tell_other(sessions, other));
    sl_checker_free(other);
    return code;
}

static int audit(struct sessions *sessions) {
    const struct line *line = sessions->line;
    sl_checker *checker = sessions->list[0].checker;
    if (command_problem_code(checker) != EXIT_GOOD)
        return EXIT_GOOD; /* why is told behind this */
    return line_has(line, &option_against) ? compare_packs(sessions, checker) : write_audit(sessions, checker, NULL);
}

static int run(const struct line *line) {
    return sessions_run(line, audit);
}

const struct command audit_command = {
    .name = "audit",
    .summary = "say what rules make possible and impossible",
    .synopsis = (const char *const[]){"audit [OPTION...] [DIR...]", NULL},
    .about =
        (const char *const[]){
            "Says what the rules do to the space of all programs: whether any program can be congruent, how many are, "
            "which values none can have (dead) and which ones each must have (forced), with the rules responsible; "
            "whether the archetypes are congruent; rules that never fail, or that others imply; attributes that no "
            "rule "
            "reads; and the recipes: combinations of attributes under which congruent programs exist (coverage: so "
            "many "
            "congruent programs follow one; consistency: so many of those that follow it, and what holds throughout, "
            "are congruent). The rules are the built-in ones and those below each DIR.",
            NULL},
    .options = (const struct command_option *const[]){&option_against, &option_over, &option_archetype, &option_shares,
                                                      &option_format, &option_color, &option_of_rule, &option_budget,
                                                      &option_settings, &option_locked, NULL},
    .words = WORDS_RULES,
    .exits = {[EXIT_GOOD] =
                  "congruent programs are possible, with every value but those that settings declare dead, and "
                  "each archetype is one or can become one",
              [EXIT_FINDINGS] = "something of this is not so, or not known",
              [EXIT_USAGE] = "wrong use, or a file that cannot be read",
              [EXIT_RULE] = "a rule was refused, failed, or asks too much"},
    .run = run,
};
