/* audit.c - the command `audit`: what the rules make possible and impossible. */
#include <stdlib.h>
#include <string.h>

#include "cli/session.h"
#include "cli/text.h"

static const struct command_option option_against = {
    .name = "against",
    .argument = "PACK",
    .value = VALUE_FILE,
    .repeats = true,
    .help =
        "also compare with other rules: the built-in ones and those of each PACK, without the DIRs and the present "
        "settings. PACK is a folder of rules, a file of settings (*.yaml), or the word builtin, which adds no rules",
};

static const struct command_option option_over = {
    .name = "over",
    .argument = "PATH",
    .value = VALUE_PATH,
    .repeats = true,
    .help =
        "build the recipes from this attribute (at most 10 attributes; each word of a set counts as one); the default "
        "is the attributes of framing elements that the largest number of rules read",
};

static const struct command_option option_archetype = {
    .name = "archetype",
    .argument = "FILE",
    .value = VALUE_FILE,
    .repeats = true,
    .help = "a program that must stay congruent, in addition to the built-in archetypes",
};

static const struct command_option option_shares = {
    .name = "shares",
    .help = "also list how many of the congruent programs have each value; JSON always does",
};

/* Audits the rules of a checker and writes the result. `against` is the checker to compare with, or NULL. */
static int write_audit(struct sessions *sessions, sl_checker *checker, sl_checker *against) {
    const struct command_line *line = sessions->line;
    struct values over = line_values(line, &option_over), archetypes = line_values(line, &option_archetype);
    sl_audit_options asked = {.over = over.texts,
                              .over_count = over.count,
                              .archetypes = archetypes.strings,
                              .archetype_count = archetypes.count,
                              .against = against};
    sl_audit *audit;
    sl_result result = sl_audit_rules(checker, &asked, &audit);
    if (result != SL_OK)
        return exit_code_of_result(result);
    sl_writer_options options = sessions_writer(sessions, against);
    options.shares = line_has(line, &option_shares);
    int code = exit_code_max(exit_code_of_audit(audit), exit_code_of_writing(sl_write_audit(&options, audit)));
    sl_audit_free(audit);
    return code;
}

/* Loads the checker that --against describes. Returns NULL when memory ran out. Mistakes in its rules and settings are
 * among its problems. */
static sl_checker *load_against(struct values packs) {
    const char *settings = NULL, **folders = calloc(packs.count, sizeof *folders);
    size_t count = 0;
    for (size_t i = 0; folders && i < packs.count; i++)
        if (ends_with(packs.strings[i], ".yaml") || ends_with(packs.strings[i], ".yml"))
            settings = packs.strings[i];
        else if (strcmp(packs.strings[i], "builtin") != 0)
            folders[count++] = packs.strings[i];
    sl_checker *checker = folders ? session_load_rules(folders, count) : NULL;
    free(folders);
    if (checker && settings && sl_load_settings(checker, settings) == SL_OUT_OF_MEMORY) {
        sl_checker_free(checker);
        return NULL;
    }
    return checker;
}

static int audit_against(struct sessions *sessions, sl_checker *checker) {
    sl_checker *against = load_against(line_values(sessions->line, &option_against));
    if (!against)
        return NO_MEMORY;
    int code = exit_code_of_problems(against);
    if (code == EXIT_GOOD)
        code = write_audit(sessions, checker, against);
    if (!line_is_json(sessions->line))
        code = exit_code_max(code, problems_print(against));
    else if (!sessions->documents) /* otherwise the document of the audit contains them */
        code = exit_code_max(code, sessions_write_problems(sessions, against));
    sl_checker_free(against);
    return code;
}

static int audit(struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    if (exit_code_of_problems(checker) != EXIT_GOOD)
        return EXIT_GOOD; /* sessions_run() reports them */
    return line_has(sessions->line, &option_against) ? audit_against(sessions, checker)
                                                     : write_audit(sessions, checker, NULL);
}

const struct command audit_command = {
    .name = "audit",
    .summary = "show what the rules make possible and impossible",
    .synopsis = (const char *const[]){"audit [OPTION...] [DIR...]", NULL},
    .about =
        (const char *const[]){
            "Analyzes what the rules allow in the space of all programs. It shows whether any program can be "
            "congruent, and how many can; the values that no congruent program has (dead) and those that all of them "
            "have (forced), with the rules responsible; whether the archetypes are congruent; rules that never fail, "
            "or that other rules imply; and attributes that no rule reads.",
            "It lists the sides of values that no match rule holds, with the reason. A rule holds a side of a value if "
            "some congruent program fails the rule as soon as this value alone rises, or falls. A word of a set rises "
            "when it is added.",
            "It also shows recipes: combinations of attribute values under which congruent programs exist. The "
            "coverage of a recipe is the share of all congruent programs that follow it. Its consistency is the share "
            "of congruent programs among those that follow it and have no dead value.",
            "The rules are the built-in ones and those below each DIR.", NULL},
    .options =
        (const struct command_option *const[]){&option_against, &option_over, &option_archetype, &option_shares,
                                               &option_format, &option_template, &option_color, &option_rule_option,
                                               &option_budget, &option_settings, &option_locked, NULL},
    .words = WORDS_RULES,
    .exits = {[EXIT_GOOD] = "congruent programs are possible with every value except those that the settings declare "
                            "dead, and each archetype is congruent or can become so by declaring more",
              [EXIT_FINDINGS] = "one of these conditions does not hold, or is not known",
              [EXIT_USAGE] = "wrong use, or a file cannot be read",
              [EXIT_RULE] =
                  "a rule was refused, failed or is too large to analyze, or the budget \"work\" was used up"},
    .run_sessions = audit,
};
