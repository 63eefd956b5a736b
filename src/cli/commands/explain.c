/* explain.c - the command `explain`: prints or writes the pages of rules, attributes and elements. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/text.h"

static const struct command_option option_explain_format = {FORMAT_OPTION("%", "text", "markdown", "json")};

static const struct command_option option_write = {
    .name = "write",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .help = "write the pages of all rules to DIR/rules, the page of all elements to DIR/vocabulary.md, and what the "
            "sources say and which rules express it to DIR/fidelity.md, in Markdown",
};

static const struct command_option option_check = {
    .name = "check",
    .argument = "DIR",
    .value = VALUE_FOLDER,
    .help = "print which of the files that --write DIR would write are not up to date",
};

/* ---- the pages of all rules, as files ---------------------------------------------------------------------------- */

/* The first line of each page. Only files that start with it are removed. */
static const char mark[] = "<!-- Written by samplint explain from the rules; change those, not this page. -->\n\n";

struct pages {
    sl_checker *checker;
    const char *folder;
    bool check_only;
    sl_explainer *explainer;
    sl_rule_list *rules;
    size_t count;   /* pages that should exist */
    size_t changed; /* pages that were written or removed, or with check_only should be */
    int code;       /* the worst exit code so far */
};

/* Counts a page if it was changed (with check_only: if it should be), and remembers the worst exit code. */
static void add_code(struct pages *pages, int code, bool changed) {
    pages->code = exit_code_max(pages->code, code);
    pages->changed += changed;
}

/* Writes a page unless it is up to date. Frees the path, which is NULL when memory ran out. */
static void update(struct pages *pages, char *path, const struct output *output, sl_result result) {
    pages->count++;
    if (!path || result != SL_OK) {
        add_code(pages, terminal_no_memory(), false);
    } else if (!output_is_same(path, output)) {
        int code = pages->check_only ? output_print_outdated(path)
                                     : output_print_written(path, output_write(path, pages->folder, output, false));
        add_code(pages, code, code != EXIT_USAGE);
    }
    free(path);
}

enum page { PAGE_OF_RULE, PAGE_INDEX, PAGE_VOCABULARY, PAGE_FIDELITY };

static sl_result write_page(struct pages *pages, const sl_writer_options *options, enum page page,
                            const sl_rule *rule) {
    switch (page) {
    case PAGE_OF_RULE: return sl_write_topic(options, pages->explainer, &(sl_topic){SL_TOPIC_RULE, .rule = rule});
    case PAGE_INDEX: return sl_write_rules(options, pages->checker, pages->rules);
    case PAGE_VOCABULARY: return sl_write_vocabulary(options, pages->explainer);
    default: return sl_write_fidelity(options, pages->explainer);
    }
}

/* Makes a page in memory and updates its file. Frees the path. `rule` is for PAGE_OF_RULE. */
static void make_page(struct pages *pages, enum page page, const sl_rule *rule, char *path) {
    struct output output = {NULL, 0, 0};
    sl_writer_options options = {.format = SL_FORMAT_MARKDOWN, .sink = output_sink, .context = &output};
    bool marked = output_sink(&output, mark, sizeof mark - 1);
    update(pages, path, &output, marked ? write_page(pages, &options, page, rule) : SL_OUT_OF_MEMORY);
    free(output.bytes);
}

/* Whether a page (its name without the ending) is the page of a rule, or the index. */
static bool is_expected(const struct pages *pages, sl_text name) {
    bool found = is_same_text(name, as_text("README"));
    for (size_t i = 0; i < pages->rules->count && !found; i++)
        found = is_same_text(name, pages->rules->rules[i]->id);
    return found;
}

/* Removes the page of a rule that no longer exists, unless somebody else has written it. Frees the path. */
static void remove_page(struct pages *pages, char *path) {
    if (!path) {
        add_code(pages, terminal_no_memory(), false);
    } else if (output_file_starts_with(path, mark)) {
        if (!pages->check_only && unlink(path) != 0) {
            add_code(pages, output_print_error(path, "cannot be removed", errno), false);
        } else {
            output_print_done(path, pages->check_only ? "the page of a rule that no longer exists"
                                                      : "removed, because its rule no longer exists");
            add_code(pages, pages->check_only ? EXIT_FINDINGS : EXIT_GOOD, true);
        }
    }
    free(path);
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void remove_old(struct pages *pages, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        sl_text name = as_text(entries[i]->d_name);
        if (ends_with(name.bytes, ".md") && !is_expected(pages, (sl_text){name.bytes, name.length - strlen(".md")}))
            remove_page(pages, output_path(pages->folder, "rules/", name, ""));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static bool make_folder(struct pages *pages, const char *path) {
    if (pages->check_only || output_make_folder(path))
        return true;
    add_code(pages, output_print_error(path, "cannot be created", errno), false);
    return false;
}

static void update_all(struct pages *pages) {
    char *folder = output_path(pages->folder, "rules", as_text(NULL), "");
    if (!folder) {
        add_code(pages, terminal_no_memory(), false);
    } else if (make_folder(pages, pages->folder) && make_folder(pages, folder)) {
        for (size_t i = 0; i < pages->rules->count; i++) {
            const sl_rule *rule = pages->rules->rules[i];
            make_page(pages, PAGE_OF_RULE, rule, output_path(pages->folder, "rules/", rule->id, ".md"));
        }
        make_page(pages, PAGE_INDEX, NULL, output_path(pages->folder, "rules/README.md", as_text(NULL), ""));
        make_page(pages, PAGE_VOCABULARY, NULL, output_path(pages->folder, "vocabulary.md", as_text(NULL), ""));
        make_page(pages, PAGE_FIDELITY, NULL, output_path(pages->folder, "fidelity.md", as_text(NULL), ""));
        remove_old(pages, folder);
    }
    free(folder);
}

/* Writes the page of every rule, their index, the vocabulary and what the sources say below a folder, and removes the pages of rules that no
 * longer exist. Pages that are up to date stay untouched. With `check_only` it writes nothing and prints the pages that
 * are not up to date; then it returns EXIT_FINDINGS if there are any. */
static int update_pages(sl_checker *checker, const char *folder, bool check_only) {
    struct pages pages = {.checker = checker, .folder = folder, .check_only = check_only};
    sl_result result = sl_list_rules(checker, NULL, &pages.rules);
    if (result == SL_OK)
        result = sl_explainer_new(checker, &pages.explainer);
    if (result == SL_OK) {
        update_all(&pages);
        printf("%zu pages, %zu %s\n", pages.count, pages.changed, check_only ? "not up to date" : "changed");
    }
    if (result == SL_OUT_OF_MEMORY)
        add_code(&pages, terminal_no_memory(), false);
    sl_explainer_free(pages.explainer);
    sl_rule_list_free(pages.rules);
    return pages.code;
}

/* ---- the command ------------------------------------------------------------------------------------------------- */

static sl_result print_vocabulary(struct sessions *sessions, sl_explainer *explainer) {
    sl_writer_options options = sessions_writer(sessions, NULL);
    return sl_write_vocabulary(&options, explainer);
}

/* Prints the page of each word or, if there are no words, the page of all elements. */
static int print_topics(struct sessions *sessions, sl_explainer *explainer) {
    const struct command_line *line = sessions->line;
    sl_result result = line->word_count ? SL_OK : print_vocabulary(sessions, explainer);
    for (size_t i = 0; i < line->word_count && result != SL_OUT_OF_MEMORY; i++) {
        sl_topic topic;
        result = sl_explainer_find(explainer, as_text(line->words[i]), &topic);
        if (result != SL_OK)
            continue; /* the unknown word is among the problems */
        sl_writer_options options = sessions_writer(sessions, NULL);
        if (i > 0 && !line_is_json(line))
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
        return update_pages(checker, check ? check : write, check != NULL);
    sl_result result = sl_explainer_new(checker, &explainer);
    int code = result == SL_OK ? print_topics(sessions, explainer) : exit_code_of_result(result);
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
            "why, which values satisfy it, examples with their findings, options, settings, source and related "
            "rules. The page of an attribute (given by its path, or the end of its path) shows what can be declared, "
            "and which rules read it. The page of an element (given by its name or code) shows its attributes and "
            "rules. Without a WORD, it prints all elements.",
            NULL},
    .options = (const struct command_option *const[]){&option_rules, &option_explain_format, &option_template,
                                                      &option_write, &option_check, &option_color, &option_rule_option,
                                                      &option_budget, &option_settings, NULL},
    .words = WORDS_TOPICS,
    .exits = {[EXIT_GOOD] = "done",
              [EXIT_FINDINGS] = "a page is not up to date (--check)",
              [EXIT_USAGE] = "wrong use, an unknown WORD, or a file cannot be read or written",
              [EXIT_RULE] = "a rule was refused, or the budget \"work\" was used up"},
    .run = run,
};
