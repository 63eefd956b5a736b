/* names.c - writes the names that completions offer. */
#include "manual/write.h"

static void write_text(FILE *file, sl_text text, bool first) {
    if (!first)
        putc(' ', file);
    fwrite(text.bytes, 1, text.length, file);
}

static void write_rules(FILE *file, const struct names *names) {
    for (size_t i = 0; i < names->rule_count; i++)
        write_text(file, names->rules[i]->id, i == 0);
}

static void write_paths(FILE *file, const struct names *names) {
    const sl_vocabulary *vocabulary = names->vocabulary;
    bool first = true;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i]->readable) {
            write_text(file, vocabulary->fields[i]->path, first);
            first = false;
        }
}

void write_names(FILE *file, const struct names *names, const char *before, const char *between, const char *after) {
    fprintf(file, "%srules%s", before, between);
    write_rules(file, names);
    fprintf(file, "%s%spaths%s", after, before, between);
    write_paths(file, names);
    fprintf(file, "%s%stopics%s", after, before, between);
    write_rules(file, names);
    for (size_t i = 0; i < names->vocabulary->element_count; i++)
        write_text(file, names->vocabulary->elements[i].code, false);
    putc(' ', file);
    write_paths(file, names);
    fputs(after, file);
}

void write_words(FILE *file, const struct command_option *option) {
    for (size_t i = 0; option->words[i]; i++)
        fprintf(file, "%s%s", i == 0 ? "" : " ", option->words[i]);
}
