/* impact.c - the command `impact`: shows what a change would do, before it is made. */
#include "cli/commands/repair_and_impact.h"
#include "cli/terminal.h"
#include "cli/text.h"

static const struct command_option option_set = {
    .name = "set",
    .argument = "PATH=VALUE",
    .value = VALUE_TEXT,
    .repeats = true,
    .help = "the new value of an attribute; for a set, PATH=[WORD, WORD], or PATH+=WORD to add a word and PATH-=WORD "
            "to remove one; PATH= removes the declaration",
};

static const struct command_option option_account = {
    .name = "account",
    .argument = "NAME",
    .value = VALUE_TEXT,
    .help = "make the changes in the overrides of this account",
};

static const struct command_option option_segment = {
    .name = "segment",
    .argument = "NAME",
    .value = VALUE_TEXT,
    .help = "make the changes in the overrides of this segment",
};

/* Shows the impact of the change on a program. */
static int show_impact(struct sessions *sessions, const sl_repair_options *repair, sl_checker *checker,
                       sl_report *report, size_t program) {
    struct values settings = line_values(sessions->line, &option_set);
    sl_impact_options asked = {.settings = settings.texts,
                               .setting_count = settings.count,
                               .segment = as_text(line_string(sessions->line, &option_segment)),
                               .account = as_text(line_string(sessions->line, &option_account)),
                               .repair = *repair};
    sl_impact *impact;
    sl_result result = sl_impact_program(checker, report, program, &asked, &impact);
    if (result != SL_OK)
        return exit_code_of_refusal(result, &report->programs[program]);
    sl_writer_options options = sessions_writer(sessions, NULL);
    int code = exit_code_max(exit_code_of_impact(impact), exit_code_of_writing(sl_write_impact(&options, impact)));
    sl_impact_free(impact);
    return code;
}

static int show_impacts(struct sessions *sessions) {
    size_t files = sl_files_count(sessions->files);
    if (files > 1)
        terminal_error("impact takes one file, but this path leads to %zu files", files);
    if (files != 1)
        return EXIT_USAGE; /* the problems say why there is no file */
    return repair_and_impact_run(sessions, false, show_impact);
}

static int run(const struct command_line *line) {
    if (line->word_count != 1)
        return line_wrong_use(line, "impact takes one file");
    if (!line_has(line, &option_set))
        return line_wrong_use(line, "impact needs a change: --set PATH=VALUE");
    return sessions_run(line, show_impacts);
}

const struct command impact_command = {
    .name = "impact",
    .summary = "show what a change would do before it is made",
    .synopsis = (const char *const[]){"impact [OPTION...] --set PATH=VALUE... FILE", NULL},
    .about =
        (const char *const[]){
            "Shows what a change would do to a program before it is made: which rules change their answer, which other "
            "attributes must change as a consequence, and the further changes that make the program congruent. "
            "Nothing is written.",
            NULL},
    .options = (const struct command_option *const[]){&option_set, &option_account, &option_segment, &option_document,
                                                      &option_keep, &option_free, &option_cost, &option_limit,
                                                      &option_format, &option_template, &option_color, &option_waivers,
                                                      &option_today, &option_rules, &option_rule_option, &option_budget,
                                                      &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "the changed program is congruent",
              [EXIT_FINDINGS] = "the changed program is not congruent",
              [EXIT_USAGE] = "wrong use, or a file cannot be opened",
              [EXIT_INVALID] = "the file is not a program",
              [EXIT_RULE] = "a rule failed or was refused, or the budget \"work\" was used up"},
    .run = run,
};
