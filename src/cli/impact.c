#include <stdio.h>

#include "cli/command.h"
#include "cli/mending.h"
#include "cli/session.h"

static const struct command_option option_set = {
    .name = "set",
    .argument = "PATH=VALUE",
    .value = VALUE_TEXT,
    .repeats = true,
    .help =
        "an attribute's new value. Of a set PATH=[WORD, WORD], or a word more or less: PATH+=WORD, PATH-=WORD. PATH= "
        "for what is not declared any more",
};

static const struct command_option option_account = {
    .name = "account",
    .argument = "NAME",
    .value = VALUE_TEXT,
    .help = "what is set is an override of this account",
};

static int impact_code(const sl_impact *impact) {
    const sl_program *after = impact->after;
    if (after->rule_errors)
        return EXIT_RULE;
    return after->verdict == SL_CONGRUENT ? EXIT_GOOD : EXIT_FINDINGS;
}

/* Returns an exit code, or NO_MEMORY. */
static int look_at(struct sessions *sessions, sl_checker *checker, sl_report *report) {
    const struct line *line = sessions->line;
    struct values settings = line_values(line, &option_set);
    int program = mending_program(line, report);
    if (program < 0)
        return EXIT_USAGE;
    struct mending mending;
    sl_impact *impact = NULL;
    sl_result result = SL_OUT_OF_MEMORY;
    if (mending_start(&mending, line)) {
        sl_impact_options asked = {.settings = settings.texts,
                                   .setting_count = settings.count,
                                   .account = line_text(line_string(line, &option_account)),
                                   .repair = mending.options};
        result = sl_impact_program(checker, report, (size_t)program, &asked, &impact);
    }
    bool invalid = report->programs[program].verdict == SL_INVALID;
    int code = result == SL_REFUSED ? (invalid ? EXIT_INVALID : EXIT_USAGE) : EXIT_GOOD;
    if (result == SL_OK) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        result = sl_write_impact(&options, impact);
        code = impact_code(impact);
    }
    sl_impact_free(impact);
    mending_end(&mending);
    return result == SL_OUT_OF_MEMORY ? NO_MEMORY : code;
}

static int look_at_file(struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    size_t files = sl_files_count(sessions->files);
    if (files != 1) {
        if (files > 1)
            fprintf(stderr, "samplint: impact takes one program's file, and here are %zu\n", files);
        return EXIT_USAGE; /* why there is none is among the problems */
    }
    sl_report *report;
    sl_result result = sl_check_listed(checker, sessions->files, 0, &report);
    int code = result == SL_OK ? look_at(sessions, checker, report) : EXIT_USAGE;
    sl_report_free(report);
    return result == SL_OUT_OF_MEMORY ? NO_MEMORY : code;
}

static int run(const struct line *line) {
    if (line->word_count != 1)
        fputs("samplint: impact takes one file\n", stderr);
    else if (!line_has(line, &option_set))
        fputs("samplint: impact needs a change: --set PATH=VALUE\n", stderr);
    else
        return sessions_run(line, look_at_file);
    return command_wrong_use("impact");
}

const struct command impact_command = {
    .name = "impact",
    .summary = "say what a change would do before it is made",
    .synopsis = (const char *const[]){"impact [OPTION...] --set PATH=VALUE... FILE", NULL},
    .about =
        (const char *const[]){"Says what a change would do to a program before it is made: which rules change their "
                              "answer, which attributes must follow, and the cheapest ways to follow. Nothing is "
                              "written.",
                              NULL},
    .options = (const struct command_option *const[]){&option_set, &option_account, &option_document, &option_keep,
                                                      &option_cost, &option_limit, &option_format, &option_color,
                                                      &option_waivers, &option_today, &option_rules, &option_of_rule,
                                                      &option_budget, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "the changed program is congruent",
              [EXIT_FINDINGS] = "it is not",
              [EXIT_USAGE] = "wrong use",
              [EXIT_INVALID] = "not a program",
              [EXIT_RULE] = "a rule failed or was refused"},
    .run = run,
};
