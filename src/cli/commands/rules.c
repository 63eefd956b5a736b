/* rules.c - the command `rules`: lists the rules, or records the packs in use. */
#include <stdlib.h>

#include "cli/output.h"
#include "cli/session.h"

static const struct command_option option_kind = {
    .name = "kind",
    .argument = "KIND",
    .value = VALUE_TEXT,
    .words = (const char *const[]){"framing", "practice", "fit", "theme", "advice", NULL},
    .repeats = true,
    .help = "only rules of this kind: %",
};

static const struct command_option option_element = {
    .name = "element",
    .argument = "ELEMENT",
    .value = VALUE_TEXT,
    .repeats = true,
    .help = "only rules about this element, given by its name or code",
};

static const struct command_option option_pack = {
    .name = "pack",
    .argument = "PACK",
    .value = VALUE_TEXT,
    .repeats = true,
    .help = "only rules of this pack",
};

static const struct command_option option_rules_format = {FORMAT_OPTION("%", "text", "markdown", "json")};

static const struct command_option option_lock = {
    .name = "lock",
    .help = "instead of listing rules, write samplint.lock next to the settings: the packs in use, with their digests",
};

/* Writes samplint.lock, unless some rules could not be loaded. */
static int write_lock(sl_checker *checker) {
    struct output output = {NULL, 0, 0};
    sl_writer_options options = {.sink = output_sink, .context = &output};
    if (exit_code_of_problems(checker) != EXIT_GOOD)
        return EXIT_GOOD; /* sessions_run() reports them */
    const char *path = sl_get_lock_path(checker);
    sl_result result = path ? sl_write_lock(&options, checker) : SL_OUT_OF_MEMORY;
    int error = result == SL_OK ? output_write_found(path, &output) : 0;
    free(output.bytes);
    if (result == SL_CANNOT_WRITE) /* into memory */
        return NO_MEMORY;
    if (result != SL_OK)
        return exit_code_of_writing(result); /* sessions_run() reports why it was refused */
    return output_print_written(path, error);
}

/* Lists the rules that were loaded. sessions_run() reports the others. */
static int write_rules(struct sessions *sessions) {
    const struct command_line *line = sessions->line;
    sl_checker *checker = sessions->list[0].checker;
    if (line_has(line, &option_lock))
        return write_lock(checker);
    struct values kinds = line_values(line, &option_kind), elements = line_values(line, &option_element),
                  packs = line_values(line, &option_pack);
    sl_rule_filter filter = {.kinds = kinds.texts,
                             .kind_count = kinds.count,
                             .elements = elements.texts,
                             .element_count = elements.count,
                             .packs = packs.texts,
                             .pack_count = packs.count};
    sl_rule_list *list;
    sl_result result = sl_list_rules(checker, &filter, &list);
    if (result == SL_OK) {
        sl_writer_options options = sessions_writer(sessions, NULL);
        result = sl_write_rules(&options, checker, list);
    }
    sl_rule_list_free(list);
    return exit_code_of_writing(result);
}

const struct command rules_command = {
    .name = "rules",
    .summary = "list the rules",
    .synopsis = (const char *const[]){"rules [OPTION...] [DIR...]", NULL},
    .about =
        (const char *const[]){
            "Lists the built-in rules and those below each DIR: their name, kind, elements and severity, where they "
            "come from (builtin, a pack with its version, or a folder), and whether they are on.",
            NULL},
    .options = (const struct command_option *const[]){&option_kind, &option_element, &option_pack, &option_rules_format,
                                                      &option_template, &option_color, &option_rule_option,
                                                      &option_settings, &option_lock, &option_locked, NULL},
    .words = WORDS_RULES,
    .exits = {[EXIT_GOOD] = "the rules are listed, or the lock was written",
              [EXIT_USAGE] = "wrong use, or a file cannot be read",
              [EXIT_RULE] = "a rule was refused"},
    .run_sessions = write_rules,
};
