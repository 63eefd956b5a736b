/* main.c - a tool of the build, "manual_pages FOLDER": writes manual pages and completions into a folder. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/session.h"
#include "manual/write.h"

static bool failed; /* some file could not be written */

/* Opens the file FOLDER/BEFORE+NAME+AFTER. Returns NULL, after a message, if it cannot be opened. */
static FILE *open_file(const char *folder, const char *before, const char *name, const char *after) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s%s%s", folder, before, name, after);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "w") : NULL;
    if (!file) {
        fprintf(stderr, "manual_pages: %s/%s%s%s: %s\n", folder, before, name, after, strerror(errno));
        failed = true;
    }
    return file;
}

static void close_file(FILE *file) {
    failed |= ferror(file) != 0;
    failed |= fclose(file) != 0;
}

static void write_pages(const char *folder) {
    FILE *file = open_file(folder, "samplint", "", ".1");
    if (!file)
        return;
    write_program_page(file);
    close_file(file);
    for (size_t i = 0; i < command_count && (file = open_file(folder, "samplint-", commands[i]->name, ".1")) != NULL;
         i++) {
        write_command_page(file, commands[i]);
        close_file(file);
    }
}

static void write_completions(const char *folder, const struct names *names) {
    static const struct {
        const char *name;
        void (*write)(FILE *file, const struct names *names);
    } shells[] = {{"samplint", write_bash}, {"samplint.fish", write_fish}, {"_samplint", write_zsh}};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        FILE *file = open_file(folder, "", shells[i].name, "");
        if (!file)
            return;
        shells[i].write(file, names);
        close_file(file);
    }
}

int main(int argc, char **argv) {
    struct names names = {.rules = NULL};
    if (argc != 2) {
        fputs("usage: manual_pages FOLDER\n", stderr);
        return EXIT_FAILURE;
    }
    sl_checker *checker = session_load_rules(NULL, 0);
    if (!checker || exit_code_of_problems(checker) != EXIT_GOOD) {
        fputs("manual_pages: the rules cannot be loaded\n", stderr);
        sl_checker_free(checker);
        return EXIT_FAILURE;
    }
    names.rules = sl_get_rules(checker, &names.rule_count);
    names.vocabulary = sl_get_vocabulary(checker);
    write_pages(argv[1]);
    write_completions(argv[1], &names);
    sl_checker_free(checker);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
