/* pages.c - writes the pages of all rules as files, and keeps these up to date. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands/pages.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/text.h"

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

static void add_no_memory(struct pages *pages) {
    pages->code = exit_code_max(pages->code, terminal_no_memory());
}

/* Prints what was done with a page, or with check_only what should be, and counts the page. */
static void add_change(struct pages *pages, const char *path, const char *change) {
    output_print_done(path, change);
    pages->changed++;
    if (pages->check_only)
        pages->code = exit_code_max(pages->code, EXIT_FINDINGS);
}

static void add_error(struct pages *pages, const char *path, const char *failure, int error) {
    pages->code = exit_code_max(pages->code, output_print_error(path, failure, error));
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

/* Returns the path of a page, to be freed; NULL when memory ran out. */
static char *path_of(const struct pages *pages, const char *before, sl_text name, const char *after) {
    return output_path(pages->folder, before, name, after);
}

/* Writes a page unless it is up to date. Frees the path, which is NULL when memory ran out. */
static void update(struct pages *pages, char *path, const struct output *output, sl_result result) {
    int error = 0;
    pages->count++;
    if (!path || result != SL_OK)
        add_no_memory(pages);
    else if (output_is_same(path, output))
        ;
    else if (pages->check_only)
        add_change(pages, path, access(path, F_OK) == 0 ? "not up to date" : "missing");
    else if ((error = output_write(path, pages->folder, output, false)) == 0)
        add_change(pages, path, "written");
    else
        add_error(pages, path, "cannot be written", error);
    free(path);
}

/* ---- pages ------------------------------------------------------------------------------------------------------- */

enum page { PAGE_OF_RULE, PAGE_INDEX, PAGE_VOCABULARY };

static sl_result write_page(struct pages *pages, const sl_writer_options *options, enum page page,
                            const sl_rule *rule) {
    switch (page) {
    case PAGE_OF_RULE: return sl_write_topic(options, pages->explainer, &(sl_topic){SL_TOPIC_RULE, .rule = rule});
    case PAGE_INDEX: return sl_write_rules(options, pages->checker, pages->rules);
    default: return sl_write_vocabulary(options, pages->explainer);
    }
}

/* Makes a page in memory and updates its file. Frees the path. `rule` is for PAGE_OF_RULE. */
static void make(struct pages *pages, enum page page, const sl_rule *rule, char *path) {
    struct output output = {NULL, 0, 0};
    sl_writer_options options = {.format = SL_FORMAT_MARKDOWN, .sink = output_sink, .context = &output};
    bool marked = output_sink(&output, mark, sizeof mark - 1);
    update(pages, path, &output, marked ? write_page(pages, &options, page, rule) : SL_OUT_OF_MEMORY);
    free(output.bytes);
}

static void make_all(struct pages *pages) {
    for (size_t i = 0; i < pages->rules->count; i++)
        make(pages, PAGE_OF_RULE, pages->rules->rules[i], path_of(pages, "rules/", pages->rules->rules[i]->id, ".md"));
    make(pages, PAGE_INDEX, NULL, path_of(pages, "rules/README.md", as_text(NULL), ""));
    make(pages, PAGE_VOCABULARY, NULL, path_of(pages, "vocabulary.md", as_text(NULL), ""));
}

/* ---- pages of rules that no longer exist ------------------------------------------------------------------------- */

/* Returns whether a page (its name without the ending) is that of a rule, or the index. */
static bool is_expected(const struct pages *pages, sl_text name) {
    bool found = is_same_text(name, as_text("README"));
    for (size_t i = 0; i < pages->rules->count && !found; i++)
        found = is_same_text(name, pages->rules->rules[i]->id);
    return found;
}

/* Removes a page, unless somebody else has written it. Frees the path. */
static void remove_page(struct pages *pages, char *path) {
    if (!path)
        add_no_memory(pages);
    else if (!output_file_starts_with(path, mark))
        ;
    else if (pages->check_only)
        add_change(pages, path, "the page of a rule that no longer exists");
    else if (unlink(path) == 0)
        add_change(pages, path, "removed, because its rule no longer exists");
    else
        add_error(pages, path, "cannot be removed", errno);
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
            remove_page(pages, path_of(pages, "rules/", name, ""));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static bool make_folder(struct pages *pages, const char *path) {
    if (pages->check_only || output_make_folder(path))
        return true;
    add_error(pages, path, "cannot be created", errno);
    return false;
}

static void update_all(struct pages *pages) {
    char *rules = path_of(pages, "rules", as_text(NULL), "");
    if (!rules) {
        add_no_memory(pages);
    } else if (make_folder(pages, pages->folder) && make_folder(pages, rules)) {
        make_all(pages);
        remove_old(pages, rules);
    }
    free(rules);
}

int pages_update(sl_checker *checker, const char *folder, bool check_only) {
    struct pages pages = {.checker = checker, .folder = folder, .check_only = check_only};
    sl_result result = sl_list_rules(checker, NULL, &pages.rules);
    if (result == SL_OK)
        result = sl_explainer_new(checker, &pages.explainer);
    if (result == SL_OK) {
        update_all(&pages);
        printf("%zu pages, %zu %s\n", pages.count, pages.changed, check_only ? "not up to date" : "changed");
    }
    if (result == SL_OUT_OF_MEMORY)
        add_no_memory(&pages);
    sl_explainer_free(pages.explainer);
    sl_rule_list_free(pages.rules);
    return pages.code;
}
