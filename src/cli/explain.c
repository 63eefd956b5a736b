#include "cli/explain.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

static const char help[] =
    "usage: samplint explain [OPTION...] [WORD...]\n"
    "\n"
    "Prints the page of each WORD. Of a rule (its id or its name): what it looks at and why, what is\n"
    "congruent, examples with what the check says of them, options, settings, source and related rules. Of\n"
    "an attribute (its path, or the end of it): what can be declared, and which rules read it. Of an\n"
    "element (its name or its code): its attributes and rules. Without WORD, all elements.\n"
    "\n"
    "  --rules DIR          load the rules below this folder, too; may be repeated\n"
    "  --format FORMAT      text (the default) or markdown\n"
    "  --write DIR          write the pages of all rules to DIR/rules, and that of all elements to\n"
    "                       DIR/vocabulary.md, in Markdown\n"
    "  --check DIR          say which of these files are not as they would be written\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --settings FILE      settings, in place of the nearest .samplint.yaml\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 done; 1 a page is not up to date (--check); 2 wrong use, a word that is none, or a file\n"
    "that cannot be read or written; 4 a rule was refused\n";

struct explain_request {
    struct request request;
    const char *folder; /* for pages; NULL: they are printed */
    bool check_only;
    char **words;
    int word_count;
};

/* ---- the run ------------------------------------------------------------------------------------------------------ */

static int print_topics(const struct explain_request *asked, sl_explainer *explainer, sl_writer_options *options) {
    sl_result result = asked->word_count ? SL_OK : sl_write_vocabulary(options, explainer);
    for (int i = 0; i < asked->word_count && result != SL_OUT_OF_MEMORY; i++) {
        sl_topic topic;
        result = sl_explain_find(explainer, (sl_text){asked->words[i], strlen(asked->words[i])}, &topic);
        if (result != SL_OK) /* why is among the problems */
            continue;
        if (i > 0)
            putchar('\n');
        result = sl_write_topic(options, explainer, &topic);
    }
    return result == SL_OUT_OF_MEMORY ? command_no_memory() : EXIT_GOOD;
}

static int explain(const struct explain_request *asked, sl_checker *checker) {
    sl_writer_options options = {
        .format = asked->request.format, .color = asked->request.color == 1, .sink = command_sink, .context = stdout};
    sl_explainer *explainer;
    if (asked->folder)
        return pages_update(checker, asked->folder, asked->check_only);
    sl_result result = sl_explain_open(checker, &explainer);
    if (result == SL_OUT_OF_MEMORY)
        return command_no_memory();
    int code = result == SL_OK ? print_topics(asked, explainer, &options) : EXIT_USAGE;
    sl_explain_close(explainer);
    return code;
}

static int run(const struct explain_request *asked) {
    struct sessions sessions;
    int code = sessions_open(&sessions, &asked->request);
    if (code == EXIT_GOOD) {
        sl_checker *checker = sessions.list[0].checker;
        if (!sessions.refused)
            code = explain(asked, checker);
        code = command_worst(code, command_problems(checker));
        code = command_worst(code, command_problem_code(checker));
        code = command_worst(code, command_flush());
    }
    sessions_close(&sessions);
    return code;
}

/* ---- the command line --------------------------------------------------------------------------------------------- */

static bool take_option(struct explain_request *asked, int option, const char *value) {
    switch (option) {
    case 'f': return command_page_format(value, false, &asked->request.format);
    case 'W':
    case 'C':
        asked->folder = value;
        asked->check_only = option == 'C';
        return true;
    default: return check_option(&asked->request, option, value);
    }
}

static bool read_arguments(struct explain_request *asked, int argc, char **argv) {
    static const struct option options[] = {{"rules", required_argument, NULL, 'r'},
                                            {"format", required_argument, NULL, 'f'},
                                            {"write", required_argument, NULL, 'W'},
                                            {"check", required_argument, NULL, 'C'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"settings", required_argument, NULL, 'S'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "h", options, NULL)) != -1;)
        if (!take_option(asked, option, optarg))
            return false;
    asked->words = argv + optind;
    asked->word_count = argc - optind;
    if (!asked->folder || asked->word_count == 0)
        return true;
    fputs("samplint: --write and --check are about all pages; name no WORD with them\n", stderr);
    return false;
}

int command_explain(int argc, char **argv) {
    struct explain_request asked = {.request = {.format = SL_FORMAT_TEXT, .color = command_color(NULL)}};
    asked.request.rules = calloc((size_t)argc + 1, sizeof *asked.request.rules);
    asked.request.options = calloc((size_t)argc + 1, sizeof *asked.request.options);
    int code;
    if (!asked.request.rules || !asked.request.options)
        code = command_no_memory();
    else if (!read_arguments(&asked, argc, argv))
        code = command_wrong_use("explain");
    else if (asked.request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&asked);
    free(asked.request.rules);
    free(asked.request.options);
    return code;
}
