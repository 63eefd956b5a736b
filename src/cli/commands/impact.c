/* impact.c - the command `impact`: shows what a change would do, before it is made. */
#include "cli/commands/repair_options.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/text.h"

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

/* Shows the impact of the change on a program of a report. Returns an exit code, or NO_MEMORY. */
static int show_impact(struct sessions *sessions, sl_checker *checker, sl_report *report, size_t program) {
    const struct command_line *line = sessions->line;
    struct values settings = line_values(line, &option_set);
    struct repair_options repair;
    sl_impact *impact = NULL;
    sl_result result = SL_OUT_OF_MEMORY;
    if (repair_options_read(&repair, line)) {
        sl_impact_options asked = {.settings = settings.texts,
                                   .setting_count = settings.count,
                                   .account = as_text(line_string(line, &option_account)),
                                   .repair = repair.options};
        result = sl_impact_program(checker, report, program, &asked, &impact);
    }
    int code = exit_code_of_refusal(result, &report->programs[program]);
    if (result == SL_OK) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        code = exit_code_max(exit_code_of_impact(impact), exit_code_of_writing(sl_write_impact(&options, impact)));
    }
    sl_impact_free(impact);
    repair_options_free(&repair);
    return code;
}

static int check_file(struct sessions *sessions) {
    sl_checker *checker = sessions->list[0].checker;
    size_t files = sl_files_count(sessions->files);
    if (files > 1)
        terminal_error("impact takes one program's file, and here are %zu", files);
    if (files != 1)
        return EXIT_USAGE; /* why there is no file is among the problems */
    sl_report *report;
    int code = exit_code_of_result(sl_check_listed(checker, sessions->files, 0, &report));
    if (code == EXIT_GOOD) {
        int program = repair_options_program(sessions->line, report);
        code = program < 0 ? EXIT_USAGE : show_impact(sessions, checker, report, (size_t)program);
    }
    sl_report_free(report);
    return code;
}

static int run(const struct command_line *line) {
    if (line->word_count != 1)
        return line_wrong_use(line, "impact takes one file");
    if (!line_has(line, &option_set))
        return line_wrong_use(line, "impact needs a change: --set PATH=VALUE");
    return sessions_run(line, check_file);
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
                                                      &option_waivers, &option_today, &option_rules,
                                                      &option_rule_option, &option_budget, &option_settings, NULL},
    .words = WORDS_PROGRAMS,
    .exits = {[EXIT_GOOD] = "the changed program is congruent",
              [EXIT_FINDINGS] = "it is not",
              [EXIT_USAGE] = "wrong use",
              [EXIT_INVALID] = "not a program",
              [EXIT_RULE] = "a rule failed or was refused"},
    .run = run,
};
