/* problems.c - prints the problems of a checker: mistakes in rules, settings, files and use. */
#include "cli/problems.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/exit_code.h"
#include "cli/option.h"
#include "cli/terminal.h"

int problems_print(const sl_checker *checker) {
    sl_writer_options options = {.color = terminal_color(option_color.usual), .sink = terminal_sink, .context = stdout};
    size_t count;
    sl_get_problems(checker, &count);
    if (count == 0)
        return EXIT_GOOD;
    sl_writer *writer = sl_writer_new(&options, checker);
    int code = writer && sl_writer_finish(writer) != SL_OUT_OF_MEMORY ? EXIT_GOOD : terminal_no_memory();
    sl_writer_free(writer);
    return code;
}

int problems_print_budget(const sl_checker *checker) {
    const sl_budget *met = sl_get_budget_met(checker);
    if (!met)
        return EXIT_GOOD;
    terminal_error("the budget %s of the whole command, %" PRIu64
                   ", was used up, so the answer is incomplete; raise it with --budget %s=NUMBER",
                   met->name, met->value, met->name);
    return EXIT_RULE;
}
