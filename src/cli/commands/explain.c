/* explain.c - the command `explain`: prints or writes the pages of rules, attributes and elements. */
#include <stdio.h>

#include "cli/commands/pages.h"
#include "cli/session.h"
#include "cli/text.h"

static const struct command_option option_explain_format = {
    .name = "format",
    .argument = "FORMAT",
    .value = VALUE_WORD,
    .words = (const char *const[]){"text", "markdown", NULL},
    .usual = "text",
    .help = "%",
};

static const struct command_option option_write = {
    .name = "write",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .help = "write the pages of all rules to DIR/rules, and the page of all elements to DIR/vocabulary.md, in Markdown",
};

static const struct command_option option_check = {
    .name = "check",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .help = "print which of the files that --write DIR would write are not up to date",
};

/* Prints the page of each word, or without words that of all elements. Returns an exit code, or NO_MEMORY. */
static int print_topics(const struct command_line *line, sl_explainer *explainer) {
    sl_writer_options options = line_writer(line);
    sl_result result = line->word_count ? SL_OK : sl_write_vocabulary(&options, explainer);
    for (size_t i = 0; i < line->word_count && result != SL_OUT_OF_MEMORY; i++) {
        sl_topic topic;
        result = sl_explainer_find(explainer, as_text(line->words[i]), &topic);
        if (result != SL_OK)
            continue; /* the unknown word is among the problems */
        if (i > 0)
            putchar('\n');
        result = sl_write_topic(&options, explainer, &topic);
    }
    return exit_code_of_writing(result);
}

static int explain(struct sessions *sessions) {
    const struct command_line *line = sessions->line;
    sl_checker *checker = sessions->list[0].checker;
    const char *check = line_string(line, &option_check), *write = line_string(line, &option_write);
    sl_explainer *explainer;
    if (check || write)
        return pages_update(checker, check ? check : write, check != NULL);
    sl_result result = sl_explainer_new(checker, &explainer);
    int code = result == SL_OK ? print_topics(line, explainer) : exit_code_of_result(result);
    sl_explainer_free(explainer);
    return code;
}

static int run(const struct command_line *line) {
    bool all = line_has(line, &option_check) || line_has(line, &option_write);
    if (all && line->word_count > 0)
        return line_wrong_use(line, "--write and --check are for all pages, so they take no WORD");
    return sessions_run(line, explain);
}

const struct command explain_command = {
    .name = "explain",
    .summary = "print the page of a rule, an attribute or an element",
    .synopsis = (const char *const[]){"explain [OPTION...] [WORD...]", NULL},
    .about =
        (const char *const[]){
            "Prints the page of each WORD. The page of a rule (given by its id or name) shows what the rule checks and "
            "why, what is congruent, examples with their findings, options, settings, source and related rules. The "
            "page of an attribute (given by its path, or the end of its path) shows what can be declared, and which "
            "rules read it. The page of an element (given by its name or code) shows its attributes and rules. Without "
            "a WORD, it prints all elements.",
            NULL},
    .options = (const struct command_option *const[]){&option_rules, &option_explain_format, &option_write,
                                                      &option_check, &option_color, &option_rule_option, &option_budget,
                                                      &option_settings, NULL},
    .words = WORDS_TOPICS,
    .exits = {[EXIT_GOOD] = "done",
              [EXIT_FINDINGS] = "a page is not up to date (--check)",
              [EXIT_USAGE] = "wrong use, an unknown WORD, or a file cannot be read or written",
              [EXIT_RULE] = "a rule was refused"},
    .run = run,
};
