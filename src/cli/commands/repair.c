/* repair.c - the command `repair`: finds the changes that make programs congruent, and can apply them. */
#include "cli/commands/repair_and_impact.h"

static const struct command_option option_apply = {
    .name = "apply",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .repeats = true,
    .least = 1,
    .most = 100000,
    .help = "write this alternative into the file, change nothing else, and check the file again; for several "
            "conflicts, give one alternative of each",
};

static const struct command_option option_dry_run = {
    .name = "dry-run",
    .help = "with --apply: write no file, but show the difference",
};

static const struct command_option option_prefer = {
    .name = "prefer",
    .argument = "PATH=VALUE",
    .value = VALUE_TEXT,
    .repeats = true,
    .help = "the value to write where the applied alternatives leave a choice, or PATH+=WORD or PATH-=WORD for a "
            "word of a set; the default is the value nearest to the present one, else the first",
};

static const struct command_option option_repair_format = {
    FORMAT_OPTION("%; json writes a line for each program", "text", "json")};

/* Checks a program again that was repaired in its file, and writes what has changed. */
static int write_repaired(struct sessions *sessions, sl_checker *checker, const sl_report *report, size_t program,
                          const sl_applied *applied) {
    sl_report *after;
    sl_comparison *comparison = NULL;
    sl_result result = sl_check_file(checker, report->source->name.bytes, &after);
    if (result == SL_OK && program < after->program_count)
        result = sl_compare(&(sl_side){checker, report, program}, &(sl_side){checker, after, program}, &comparison);
    if (comparison) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        result = sl_write_applied(&options, applied, comparison);
    }
    int code = exit_code_of_result(result);
    if (code == EXIT_GOOD)
        code = comparison ? exit_code_of_repaired(comparison->b) : EXIT_USAGE;
    sl_comparison_free(comparison);
    sl_report_free(after);
    return code;
}

/* Shows what --apply would write. */
static int write_dry_run(struct sessions *sessions, const sl_applied *applied) {
    sl_writer_options options = sessions_writer(sessions, NULL);
    return exit_code_max(EXIT_FINDINGS, exit_code_of_writing(sl_write_dry_run(&options, applied)));
}

/* Finds the repairs of a program. Writes them, or applies those that --apply chooses. */
static int repair_program(struct sessions *sessions, const sl_repair_options *asked, sl_checker *checker,
                          sl_report *report, size_t program) {
    struct values numbers = line_values(sessions->line, &option_apply);
    struct values preferred = line_values(sessions->line, &option_prefer);
    sl_repair_choice choice = {.numbers = numbers.numbers,
                               .count = numbers.count,
                               .preferred = preferred.texts,
                               .preferred_count = preferred.count,
                               .dry_run = line_has(sessions->line, &option_dry_run)};
    const sl_applied *applied = NULL;
    sl_repair *repair;
    sl_result result = sl_repair_program(checker, report, program, asked, &repair);
    if (result == SL_OK && numbers.count)
        result = sl_repair_apply(checker, report, program, repair, &choice, &applied);
    int code;
    if (result != SL_OK) {
        code = exit_code_of_refusal(result, &report->programs[program]);
    } else if (numbers.count) {
        code = choice.dry_run ? write_dry_run(sessions, applied)
                              : write_repaired(sessions, checker, report, program, applied);
    } else {
        sl_writer_options options = sessions_writer(sessions, NULL);
        result = sl_write_repair(&options, &report->programs[program], repair);
        code = exit_code_max(exit_code_of_repair(repair), exit_code_of_writing(result));
    }
    sl_repair_free(repair);
    return code;
}

/* Repairs all programs, or the one that --document chooses. --apply changes only one. */
static int repair_programs(struct sessions *sessions) {
    bool all = !line_has(sessions->line, &option_document) && !line_has(sessions->line, &option_apply);
    return repair_and_impact_run(sessions, all, repair_program);
}

static int run(const struct command_line *line) {
    if (line->word_count != 1)
        return line_wrong_use(line, "repair takes one file");
    if (line_has(line, &option_prefer) && !line_has(line, &option_apply))
        return line_wrong_use(line, "--prefer needs --apply: it chooses among the values of the applied alternatives");
    if (line_has(line, &option_dry_run) && !line_has(line, &option_apply))
        return line_wrong_use(line, "--dry-run needs --apply: it shows what the applied alternatives would write");
    return sessions_run(line, repair_programs);
}

const struct command repair_command = {
    .name = "repair",
    .summary = "find the ways to make a program congruent",
    .synopsis = (const char *const[]){"repair [OPTION...] FILE", NULL},
    .about =
        (const char *const[]){
            "Finds the ways to make the programs of a file congruent: all that take the fewest changes, and those that "
            "take one more. It shows them as alternatives of equal standing; those that change the least come first.",
            "A choice that is not declared can be decided. A fact that is not declared is a condition of a way: the "
            "way works if the fact turns out to be so. Facts and outcomes that are declared stay, unless --free names "
            "them.",
            NULL},
    .options = (const struct command_option *const[]){&option_keep, &option_free, &option_cost, &option_apply,
                                                      &option_prefer, &option_dry_run, &option_document, &option_limit,
                                                      &option_waivers, &option_today, &option_repair_format,
                                                      &option_template, &option_color, &option_rules,
                                                      &option_rule_option, &option_budget, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "there is nothing to repair, or the program is congruent after --apply",
              [EXIT_FINDINGS] = "alternatives were found, or the program is not congruent after --apply",
              [EXIT_USAGE] = "wrong use, or no alternative was found",
              [EXIT_INVALID] = "the file is not a program",
              [EXIT_RULE] = "a rule was refused or cannot be analyzed, or the budget \"work\" was used up"},
    .run = run,
};
