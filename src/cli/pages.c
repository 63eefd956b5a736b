/* pages.c - the pages of all rules as files. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/explain.h"

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

/* A page that is being made: bytes that grow. */
struct text {
    char *bytes;
    size_t length, room;
};

static bool take(void *context, const char *bytes, size_t length) {
    struct text *text = context;
    if (text->length + length > text->room) {
        size_t room = 2 * text->room + length;
        char *moved = realloc(text->bytes, room);
        if (!moved)
            return false;
        text->bytes = moved;
        text->room = room;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    return true;
}

static void no_memory(struct pages *pages) {
    pages->code = command_worst(pages->code, command_no_memory());
}

static void tell(struct pages *pages, const char *path, const char *what) {
    sl_write_shown(command_sink, stdout,
                   (sl_text){path, strlen(path)}); /* a sink that refuses shows in command_flush() */
    printf(": %s\n", what);
    pages->changed++;
    if (pages->check_only)
        pages->code = command_worst(pages->code, EXIT_FINDINGS);
}

static void cannot(struct pages *pages, const char *path, const char *what) {
    int error = errno;
    fputs("samplint: ", stderr);
    sl_write_shown(command_sink, stderr, (sl_text){path, strlen(path)});
    fprintf(stderr, " %s: %s\n", what, strerror(error));
    pages->code = command_worst(pages->code, EXIT_USAGE);
}

/* ---- files -------------------------------------------------------------------------------------------------------- */

/* FOLDER/part/name/end, to be freed. */
static char *path_of(const struct pages *pages, const char *part, sl_text name, const char *end) {
    size_t size = strlen(pages->folder) + strlen(part) + name.length + strlen(end) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s%.*s%s", pages->folder, part, (int)name.length, name.bytes ? name.bytes : "", end);
    return path;
}

static bool is_same(const char *path, const struct text *text) {
    FILE *file = fopen(path, "rb");
    char bytes[4096];
    size_t at = 0, length;
    bool same = file != NULL;
    while (same && (length = fread(bytes, 1, sizeof bytes, file)) > 0) {
        same = at + length <= text->length && memcmp(bytes, text->bytes + at, length) == 0;
        at += length;
    }
    same = same && at == text->length && !ferror(file);
    if (file)
        fclose(file);
    return same;
}

/* Beside its place first: a page is the old one or the new one. */
static void replace(struct pages *pages, const char *path, const struct text *text) {
    size_t size = strlen(path) + sizeof ".new";
    char *beside = malloc(size);
    if (!beside) {
        no_memory(pages);
        return;
    }
    snprintf(beside, size, "%s.new", path);
    FILE *file = fopen(beside, "wb");
    bool good = file && fwrite(text->bytes, 1, text->length, file) == text->length;
    if (file)
        good = fclose(file) == 0 && good;
    good = good && rename(beside, path) == 0;
    if (good) {
        tell(pages, path, "written");
    } else {
        cannot(pages, path, "cannot be written");
        if (file)
            unlink(beside);
    }
    free(beside);
}

static void update(struct pages *pages, char *path, const struct text *text, sl_result result) {
    pages->count++;
    if (!path || result != SL_OK)
        no_memory(pages);
    else if (is_same(path, text))
        ;
    else if (pages->check_only)
        tell(pages, path, access(path, F_OK) == 0 ? "not up to date" : "not there");
    else
        replace(pages, path, text);
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
    struct text text = {NULL, 0, 0};
    sl_writer_options options = {.format = SL_FORMAT_MARKDOWN, .sink = take, .context = &text};
    sl_result result = take(&text, mark, sizeof mark - 1) ? write(pages, &options, rule) : SL_OUT_OF_MEMORY;
    update(pages, path, &text, result);
    free(text.bytes);
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

static bool is_marked(const char *path) {
    FILE *file = fopen(path, "rb");
    char bytes[sizeof mark - 1];
    bool marked = file && fread(bytes, 1, sizeof bytes, file) == sizeof bytes && memcmp(bytes, mark, sizeof bytes) == 0;
    if (file)
        fclose(file);
    return marked;
}

static void remove_page(struct pages *pages, char *path) {
    if (!path)
        no_memory(pages);
    else if (!is_marked(path))
        ;
    else if (pages->check_only)
        tell(pages, path, "of a rule that is gone");
    else if (unlink(path) == 0)
        tell(pages, path, "taken away, its rule is gone");
    else
        cannot(pages, path, "cannot be taken away");
    free(path);
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void remove_old(struct pages *pages, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        size_t length = strlen(entries[i]->d_name);
        if (length > 3 && strcmp(entries[i]->d_name + length - 3, ".md") == 0 &&
            !is_page_of_rule(pages, entries[i]->d_name, length - 3))
            remove_page(pages, path_of(pages, "rules/", (sl_text){entries[i]->d_name, length}, ""));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static bool make_folder(struct pages *pages, const char *path) {
    if (pages->check_only || mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    cannot(pages, path, "cannot be made");
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
        result = sl_explain_open(checker, &pages.explainer);
    if (result == SL_OK) {
        update_all(&pages);
        printf("%zu pages, %zu %s\n", pages.count, pages.changed, check_only ? "not as they should be" : "changed");
    }
    if (result == SL_OUT_OF_MEMORY)
        no_memory(&pages);
    sl_explain_close(pages.explainer);
    sl_rule_list_free(&pages.rules);
    return pages.code;
}
