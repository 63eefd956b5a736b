/* repair_and_impact.c - what repair and impact share: options, checking the files, and choosing programs in them. */
#include "cli/commands/repair_and_impact.h"

#include <stdlib.h>

#include "cli/terminal.h"

const struct command_option option_cost = {
    .name = "cost",
    .argument = "PATH=NUMBER",
    .value = VALUE_PAIR,
    .repeats = true,
    .least = 1,
    .most = 1000,
    .help = "cost of changing this element or attribute, %; the default is 1",
};

const struct command_option option_document = {
    .name = "document",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .least = 1,
    .most = SL_LIMIT_DOCUMENTS,
    .help = "the program to look at in a file that holds several; 1 is the first",
};

const struct command_option option_keep = {
    .name = "keep",
    .argument = "PATH",
    .value = VALUE_PATH,
    .repeats = true,
    .help = "an element or attribute that must not change; you may shorten its path to the last part if that is "
            "unambiguous",
};

const struct command_option option_free = {
    .name = "free",
    .argument = "PATH",
    .value = VALUE_PATH,
    .repeats = true,
    .help = "an element or attribute whose values may change although they are facts or outcomes, or inside a kept "
            "element",
};

const struct command_option option_limit = {
    .name = "limit",
    .argument = "NUMBER",
    .value = VALUE_NUMBER,
    .usual = "10",
    .least = 1,
    .most = 1000,
    .help = "number of alternatives to show for each conflict, %",
};

/* Returns the index of the program that --document chooses, or of the only one. Returns the number of programs, after a
 * message, if there is no such program. */
static size_t choose_program(const struct command_line *line, const sl_report *report) {
    size_t count = report->program_count, document = line_number(line, &option_document);
    if (document == 0 && count == 1)
        return 0;
    if (document > 0 && document <= count)
        return document - 1;
    if (document == 0)
        terminal_error("this file holds %zu programs; choose one with --document", count);
    else
        terminal_error("there is no program %zu in this file, which holds %zu", document, count);
    return count;
}

/* Calls `use` with the programs of a report. */
static int use_programs(struct sessions *sessions, bool all, use_program *use, sl_checker *checker, sl_report *report) {
    const struct command_line *line = sessions->line;
    struct values kept = line_values(line, &option_keep), costly = line_values(line, &option_cost);
    struct values freed = line_values(line, &option_free);
    size_t first = all ? 0 : choose_program(line, report), end = all ? report->program_count : first + 1;
    if (!all && first == report->program_count)
        return EXIT_USAGE;
    uint32_t *costs = calloc(costly.count + 1, sizeof *costs);
    for (size_t i = 0; costs && i < costly.count; i++)
        costs[i] = (uint32_t)costly.numbers[i];
    sl_repair_options options = {.kept = kept.texts,
                                 .kept_count = kept.count,
                                 .freed = freed.texts,
                                 .freed_count = freed.count,
                                 .costly = costly.texts,
                                 .costs = costs,
                                 .cost_count = costly.count,
                                 .most = line_number(line, &option_limit)};
    int code = costs ? EXIT_GOOD : NO_MEMORY;
    for (size_t i = first; i < end && code != NO_MEMORY; i++)
        code = exit_code_max(code, use(sessions, &options, checker, report, i));
    free(costs);
    return code;
}

int repair_and_impact_run(struct sessions *sessions, bool all, use_program *use) {
    sl_checker *checker = sessions->list[0].checker;
    int code = EXIT_GOOD;
    for (size_t i = 0; i < sl_files_count(sessions->files) && code != NO_MEMORY; i++) {
        sl_report *report;
        int one = exit_code_of_result(sl_check_listed(checker, sessions->files, i, &report));
        if (one == EXIT_GOOD)
            one = use_programs(sessions, all, use, checker, report);
        sl_report_free(report);
        code = exit_code_max(code, one);
    }
    return code;
}
