#include <stdio.h>

#include "cli/command.h"
#include "cli/mending.h"
#include "cli/session.h"

static const struct command_option option_apply = {
    .name = "apply",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .repeats = true,
    .least = 1,
    .most = 100000,
    .help = "write this alternative into the file, and nothing else, and check it again; for several conflicts, one "
            "alternative of each",
};

static const struct command_option option_prefer = {
    .name = "prefer",
    .argument = "PATH=VALUE",
    .value = VALUE_TEXT,
    .repeats = true,
    .help = "where what is applied leaves a choice, the value to take; without, it is the first",
};

static const struct command_option option_programs = {
    .name = "format",
    .argument = "FORMAT",
    .value = VALUE_WORD,
    .words = (const char *const[]){"text", "json", NULL},
    .usual = "text",
    .help = "%; json writes a line for each program",
};

static int conflict_code(const sl_repair *repair) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < repair->left_out_count; i++)
        code = command_worst(code, repair->left_out[i]->scope == SL_SCOPE_PORTFOLIO ? EXIT_FINDINGS : EXIT_RULE);
    for (size_t i = 0; i < repair->conflict_count; i++)
        code = command_worst(code, repair->conflicts[i].outcome == SL_WAY_FOUND ? EXIT_FINDINGS : EXIT_USAGE);
    return code;
}

/* Checks again what was just written, and says what became of it. Returns an exit code, or NO_MEMORY. */
static int tell_applied(struct sessions *sessions, sl_checker *checker, const sl_report *report, size_t program) {
    sl_report *after;
    sl_comparison *comparison = NULL;
    sl_result result = sl_check_file(checker, report->source->name.bytes, &after);
    bool there = result == SL_OK && program < after->program_count;
    if (there)
        result = sl_compare(&(sl_side){checker, report, program}, &(sl_side){checker, after, program}, &comparison);
    if (comparison) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        result = sl_write_applied(&options, comparison);
    }
    int code = result == SL_OUT_OF_MEMORY               ? NO_MEMORY
               : !comparison || result != SL_OK         ? EXIT_USAGE
               : comparison->b->verdict == SL_CONGRUENT ? EXIT_GOOD
                                                        : EXIT_FINDINGS;
    sl_comparison_free(comparison);
    sl_report_free(after);
    return code;
}

/* Returns an exit code, or NO_MEMORY. */
static int repair_program(struct sessions *sessions, const sl_repair_options *asked, sl_checker *checker,
                          sl_report *report, size_t program) {
    const struct line *line = sessions->line;
    struct values applied = line_values(line, &option_apply), preferred = line_values(line, &option_prefer);
    sl_repair_choice choice = {applied.numbers, applied.count, preferred.texts, preferred.count};
    const sl_repair *repair;
    sl_result result = sl_repair_program(checker, report, program, asked, &repair);
    if (result == SL_OK && applied.count) {
        result = sl_repair_apply(checker, report, program, repair, &choice);
    } else if (result == SL_OK) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        result = sl_write_repair(&options, &report->programs[program], repair);
    }
    if (result == SL_OUT_OF_MEMORY)
        return NO_MEMORY;
    if (result == SL_REFUSED)
        return report->programs[program].verdict == SL_INVALID ? EXIT_INVALID : EXIT_USAGE;
    if (result == SL_CANNOT_WRITE && applied.count)
        return EXIT_USAGE;
    if (result == SL_OK && applied.count)
        return tell_applied(sessions, checker, report, program);
    return repair && !applied.count ? conflict_code(repair) : EXIT_GOOD;
}

/* Returns an exit code, or NO_MEMORY. */
static int repair_programs(struct sessions *sessions, sl_checker *checker, sl_report *report) {
    const struct line *line = sessions->line;
    bool all = !line_has(line, &option_document) && !line_has(line, &option_apply);
    int code = EXIT_GOOD, chosen = all ? 0 : mending_program(line, report);
    if (chosen < 0)
        return EXIT_USAGE;
    struct mending mending;
    size_t end = all ? report->program_count : (size_t)chosen + 1;
    if (!mending_start(&mending, line))
        code = NO_MEMORY;
    for (size_t i = (size_t)chosen; i < end && code != NO_MEMORY; i++)
        code = command_worst(code, repair_program(sessions, &mending.options, checker, report, i));
    mending_end(&mending);
    return code;
}

static int repair_files(struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    int code = EXIT_GOOD;
    for (size_t i = 0; i < sl_files_count(sessions->files) && code != NO_MEMORY; i++) {
        sl_report *report;
        sl_result result = sl_check_listed(checker, sessions->files, i, &report);
        int one = result == SL_OUT_OF_MEMORY ? NO_MEMORY
                  : result == SL_OK          ? repair_programs(sessions, checker, report)
                                             : EXIT_USAGE;
        sl_report_free(report);
        code = command_worst(code, one);
    }
    return code;
}

static int run(const struct line *line) {
    if (line->word_count != 1)
        fputs("samplint: repair takes one file\n", stderr);
    else if (line_has(line, &option_prefer) && !line_has(line, &option_apply))
        fputs("samplint: --prefer says which values --apply takes: --apply NUMBER\n", stderr);
    else
        return sessions_run(line, repair_files);
    return command_wrong_use("repair");
}

const struct command repair_command = {
    .name = "repair",
    .summary = "find every cheapest way to congruence",
    .synopsis = (const char *const[]){"repair [OPTION...] FILE", NULL},
    .about =
        (const char *const[]){"Finds every cheapest way to make the programs of a file congruent, as alternatives of "
                              "equal standing. What is not declared may be filled in.",
                              NULL},
    .options = (const struct command_option *const[]){&option_keep, &option_cost, &option_apply, &option_prefer,
                                                      &option_document, &option_limit, &option_waivers, &option_today,
                                                      &option_programs, &option_color, &option_rules, &option_of_rule,
                                                      &option_budget, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "nothing to repair, or congruent once applied",
              [EXIT_FINDINGS] = "ways out are shown, or rules still complain",
              [EXIT_USAGE] = "wrong use, or no way out",
              [EXIT_INVALID] = "not a program",
              [EXIT_RULE] = "a rule was refused, or cannot be analyzed"},
    .run = run,
};
