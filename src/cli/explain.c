#include "cli/explain.h"

#include <stdio.h>

#include "cli/command.h"
#include "cli/session.h"

static const struct command_option option_pages = {
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
    .help = "write the pages of all rules to DIR/rules, and that of all elements to DIR/vocabulary.md, in Markdown",
};

static const struct command_option option_check = {
    .name = "check",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .help = "say which of these files are not as they would be written",
};

static int print_topics(const struct line *line, sl_explainer *explainer) {
    sl_writer_options options = line_writer(line, &option_pages);
    sl_result result = line->word_count ? SL_OK : sl_write_vocabulary(&options, explainer);
    for (size_t i = 0; i < line->word_count && result != SL_OUT_OF_MEMORY; i++) {
        sl_topic topic;
        result = sl_explainer_find(explainer, line_text(line->words[i]), &topic);
        if (result != SL_OK) /* why is among the problems */
            continue;
        if (i > 0)
            putchar('\n');
        result = sl_write_topic(&options, explainer, &topic);
    }
    return result == SL_OUT_OF_MEMORY ? NO_MEMORY : EXIT_GOOD;
}

static int explain(struct sessions *sessions) {
    const struct line *line = sessions->line;
    sl_checker *checker = sessions->list[0].checker;
    const char *check = line_string(line, &option_check), *write = line_string(line, &option_write);
    sl_explainer *explainer;
    if (check || write)
        return pages_update(checker, check ? check : write, check != NULL);
    sl_result result = sl_explainer_new(checker, &explainer);
    if (result == SL_OUT_OF_MEMORY)
        return NO_MEMORY;
    int code = result == SL_OK ? print_topics(line, explainer) : EXIT_USAGE;
    sl_explainer_free(explainer);
    return code;
}

static int run(const struct line *line) {
    bool all = line_has(line, &option_check) || line_has(line, &option_write);
    if (!all || line->word_count == 0)
        return sessions_run(line, explain);
    fputs("samplint: --write and --check are about all pages; name no WORD with them\n", stderr);
    return command_wrong_use("explain");
}

const struct command explain_command = {
    .name = "explain",
    .summary = "print the page of a rule, an attribute or an element",
    .synopsis = (const char *const[]){"explain [OPTION...] [WORD...]", NULL},
    .about =
        (const char *const[]){
            "Prints the page of each WORD. Of a rule (its id or its name): what it looks at and why, what "
            "is congruent, examples with what the check says of them, options, settings, source and "
            "related rules. Of an attribute (its path, or the end of it): what can be declared, and "
            "which rules read it. Of an element (its name or its code): its attributes and rules. "
            "Without WORD, all elements.",
            NULL},
    .options =
        (const struct command_option *const[]){&option_rules, &option_pages, &option_write, &option_check,
                                               &option_color, &option_of_rule, &option_budget, &option_settings, NULL},
    .words = WORDS_TOPICS,
    .exits = {[EXIT_GOOD] = "done",
              [EXIT_FINDINGS] = "a page is not up to date (--check)",
              [EXIT_USAGE] = "wrong use, a word that is none, or a file that cannot be read or written",
              [EXIT_RULE] = "a rule was refused"},
    .run = run,
};
