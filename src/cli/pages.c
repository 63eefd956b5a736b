/* pages.c - the pages of all rules as files. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/explain.h"
#include "cli/output.h"

/* The first line of each page, by which those of rules that are gone are known. */
static const char mark[] = "<!-- Written by samplint explain from the rules; change those, not this page. -->\n\n";

struct pages {
    sl_checker *checker;
    const char *folder;
    bool check_only;
    sl_explainer *explainer;
    sl_rule_list rules;
    size_t count, changed;
    int code;
};

static void no_memory(struct pages *pages) {
    pages->code = command_worst(pages->code, command_no_memory());
}

static void tell(struct pages *pages, const char *path, const char *what) {
    output_tell(path, what);
    pages->changed++;
    if (pages->check_only)
        pages->code = command_worst(pages->code, EXIT_FINDINGS);
}

static void cannot(struct pages *pages, const char *path, const char *what, int error) {
    pages->code = command_worst(pages->code, output_cannot(path, what, error));
}

/* ---- files -------------------------------------------------------------------------------------------------------- */

static char *path_of(const struct pages *pages, const char *part, sl_text name, const char *end) {
    return output_path(pages->folder, part, name, end);
}

static void replace(struct pages *pages, const char *path, const struct output *output) {
    int error = output_write(path, pages->folder, output, false);
    if (error)
        cannot(pages, path, "cannot be written", error);
    else
        tell(pages, path, "written");
}

static void update(struct pages *pages, char *path, const struct output *output, sl_result result) {
    pages->count++;
    if (!path || result != SL_OK)
        no_memory(pages);
    else if (output_is_same(path, output))
        ;
    else if (pages->check_only)
        tell(pages, path, access(path, F_OK) == 0 ? "not up to date" : "not there");
    else
        replace(pages, path, output);
    free(path);
}

/* ---- pages -------------------------------------------------------------------------------------------------------- */

/* What a page is made by. */
typedef sl_result write_page(struct pages *pages, const sl_writer_options *options, const sl_rule *rule);

static sl_result write_rule(struct pages *pages, const sl_writer_options *options, const sl_rule *rule) {
    return sl_write_topic(options, pages->explainer, &(sl_topic){.kind = SL_TOPIC_RULE, .rule = rule});
}

static sl_result write_index(struct pages *pages, const sl_writer_options *options, const sl_rule *rule) {
    (void)rule;
    return sl_write_rules(options, pages->checker, &pages->rules);
}

static sl_result write_elements(struct pages *pages, const sl_writer_options *options, const sl_rule *rule) {
    (void)rule;
    return sl_write_vocabulary(options, pages->explainer);
}

static void make(struct pages *pages, write_page *write, const sl_rule *rule, char *path) {
    struct output output = {NULL, 0, 0};
    sl_writer_options options = {.format = SL_FORMAT_MARKDOWN, .sink = output_take, .context = &output};
    sl_result result = output_take(&output, mark, sizeof mark - 1) ? write(pages, &options, rule) : SL_OUT_OF_MEMORY;
    update(pages, path, &output, result);
    free(output.bytes);
}

static void make_all(struct pages *pages) {
    for (size_t i = 0; i < pages->rules.count; i++)
        make(pages, write_rule, pages->rules.rules[i], path_of(pages, "rules/", pages->rules.rules[i]->id, ".md"));
    make(pages, write_index, NULL, path_of(pages, "rules/README.md", (sl_text){NULL, 0}, ""));
    make(pages, write_elements, NULL, path_of(pages, "vocabulary.md", (sl_text){NULL, 0}, ""));
}

/* ---- pages of rules that are gone --------------------------------------------------------------------------------- */

static bool is_page_of_rule(const struct pages *pages, const char *name, size_t length) {
    bool found = length == 6 && memcmp(name, "README", 6) == 0;
    for (size_t i = 0; i < pages->rules.count && !found; i++)
        found =
            pages->rules.rules[i]->id.length == length && memcmp(pages->rules.rules[i]->id.bytes, name, length) == 0;
    return found;
}

static void remove_page(struct pages *pages, char *path) {
    if (!path)
        no_memory(pages);
    else if (!output_is_marked(path, mark))
        ;
    else if (pages->check_only)
        tell(pages, path, "of a rule that is gone");
    else if (unlink(path) == 0)
        tell(pages, path, "taken away, its rule is gone");
    else
        cannot(pages, path, "cannot be taken away", errno);
    free(path);
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void remove_old(struct pages *pages, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        sl_text name = line_text(entries[i]->d_name);
        if (ends_with(name.bytes, ".md") && !is_page_of_rule(pages, name.bytes, name.length - strlen(".md")))
            remove_page(pages, path_of(pages, "rules/", name, ""));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static bool make_folder(struct pages *pages, const char *path) {
    if (pages->check_only || output_folder(path))
        return true;
    cannot(pages, path, "cannot be made", errno);
    return false;
}

static void update_all(struct pages *pages) {
    char *rules = path_of(pages, "rules", (sl_text){NULL, 0}, "");
    if (!rules) {
        no_memory(pages);
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
        printf("%zu pages, %zu %s\n", pages.count, pages.changed, check_only ? "not as they should be" : "changed");
    }
    if (result == SL_OUT_OF_MEMORY)
        no_memory(&pages);
    sl_explainer_free(pages.explainer);
    sl_rule_list_free(&pages.rules);
    return pages.code;
}
