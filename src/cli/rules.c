#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"

static const char help[] =
    "usage: samplint rules [OPTION...] [DIR...]\n"
    "\n"
    "Lists the rules, the built-in ones and those below each DIR: name, kind, elements, severity, the pack\n"
    "that each came with (builtin, or a folder), and whether it is on.\n"
    "\n"
    "  --kind KIND          only rules of this kind: framing, practice, fit or theme; may be repeated\n"
    "  --element ELEMENT    only rules about this element, by its name or its code; may be repeated\n"
    "  --pack PACK          only rules of this pack; may be repeated\n"
    "  --format FORMAT      text (the default), json, or markdown\n"
    "  --color WHEN         auto (the default), always or never; NO_COLOR is heeded\n"
    "  --option RULE.NAME=VALUE\n"
    "                       set an option of a rule\n"
    "  --settings FILE      settings, in place of the nearest .samplint.yaml\n"
    "  --help               this text\n"
    "\n"
    "exit codes: 0 the rules are listed; 2 wrong use, or a file that cannot be read; 4 a rule was refused\n";

struct rules_request {
    struct request request;
    sl_text *kinds, *elements, *packs;
    sl_rule_filter filter; /* those, as the library takes them */
};

static int write_rules(const struct rules_request *asked, sl_checker *checker) {
    sl_writer_options options = {
        .format = asked->request.format, .color = asked->request.color == 1, .sink = command_sink, .context = stdout};
    sl_rule_list list;
    sl_result result = sl_list_rules(checker, &asked->filter, &list);
    if (result == SL_OK)
        result = sl_write_rules(&options, checker, &list);
    sl_rule_list_free(&list);
    return result == SL_OUT_OF_MEMORY ? command_no_memory() : EXIT_GOOD;
}

/* Rules that were refused are told behind the list of the others. */
static int run(const struct rules_request *asked) {
    struct sessions sessions;
    int code = sessions_open(&sessions, &asked->request);
    if (code == EXIT_GOOD) {
        sl_checker *checker = sessions.list[0].checker;
        if (!sessions.refused)
            code = write_rules(asked, checker);
        code = command_worst(code, command_problems(checker));
        code = command_worst(code, command_problem_code(checker));
        code = command_worst(code, command_flush());
    }
    sessions_close(&sessions);
    return code;
}

static bool take_option(struct rules_request *asked, int option, const char *value) {
    sl_text text = {value, value ? strlen(value) : 0};
    switch (option) {
    case 'k': asked->kinds[asked->filter.kind_count++] = text; return true;
    case 'e': asked->elements[asked->filter.element_count++] = text; return true;
    case 'p': asked->packs[asked->filter.pack_count++] = text; return true;
    case 'f': return command_page_format(value, true, &asked->request.format);
    default: return check_option(&asked->request, option, value);
    }
}

static bool read_arguments(struct rules_request *asked, int argc, char **argv) {
    static const struct option options[] = {{"kind", required_argument, NULL, 'k'},
                                            {"element", required_argument, NULL, 'e'},
                                            {"pack", required_argument, NULL, 'p'},
                                            {"format", required_argument, NULL, 'f'},
                                            {"color", required_argument, NULL, 'c'},
                                            {"option", required_argument, NULL, 'o'},
                                            {"settings", required_argument, NULL, 'S'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    struct request *request = &asked->request;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "h", options, NULL)) != -1;)
        if (!take_option(asked, option, optarg))
            return false;
    for (int i = optind; i < argc; i++)
        request->rules[request->rule_count++] = argv[i];
    asked->filter.kinds = asked->kinds;
    asked->filter.elements = asked->elements;
    asked->filter.packs = asked->packs;
    return true;
}

static bool make_room(struct rules_request *asked, size_t count) {
    asked->request.rules = calloc(count, sizeof *asked->request.rules);
    asked->request.options = calloc(count, sizeof *asked->request.options);
    asked->kinds = calloc(count, sizeof *asked->kinds);
    asked->elements = calloc(count, sizeof *asked->elements);
    asked->packs = calloc(count, sizeof *asked->packs);
    return asked->request.rules && asked->request.options && asked->kinds && asked->elements && asked->packs;
}

int command_rules(int argc, char **argv) {
    struct rules_request asked = {.request = {.format = SL_FORMAT_TEXT, .color = command_color(NULL)}};
    int code;
    if (!make_room(&asked, (size_t)argc + 1))
        code = command_no_memory();
    else if (!read_arguments(&asked, argc, argv))
        code = command_wrong_use("rules");
    else if (asked.request.help)
        code = fputs(help, stdout) < 0 ? EXIT_USAGE : command_flush();
    else
        code = run(&asked);
    free(asked.request.rules);
    free(asked.request.options);
    free(asked.kinds);
    free(asked.elements);
    free(asked.packs);
    return code;
}
