/* files.h - bytes as files, for targets that read files by their names. */
#ifndef SAMPLINT_FUZZ_FILES_H
#define SAMPLINT_FUZZ_FILES_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lua/builtin.h"
#include "samplint/samplint.h"

/* The path of a file in a folder of its own, the root of a repository. Names are literals, each with one place in the program. */
#define PLACES 8
static inline const char *place(const char *name) {
    static char folder[] = "/tmp/samplint-fuzz-XXXXXX";
    static struct {
        const char *name;
        char path[64];
    } places[PLACES];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(places[i].name, name) == 0)
            return places[i].path;
    char *path = places[count].path;
    if (count == 0 && (!mkdtemp(folder) || snprintf(path, 64, "%s/.git", folder) < 0 || mkdir(path, 0777) != 0))
        abort();
    places[count++].name = name;
    snprintf(path, 64, "%s/%s", folder, name);
    return path;
}

static inline void write_file(const char *name, sl_text bytes) {
    FILE *file = fopen(place(name), "wb");
    if (!file || fwrite(bytes.bytes, 1, bytes.length, file) != bytes.length || fclose(file) != 0)
        abort();
}

/* Cuts off what stands before a byte of zero; all, where there is none. */
static inline sl_text next_part(sl_text *left) {
    const char *end = left->length ? memchr(left->bytes, '\0', left->length) : NULL;
    sl_text part = {left->bytes, end ? (size_t)(end - left->bytes) : left->length};
    size_t passed = part.length + (end != NULL);
    *left = (sl_text){left->bytes + passed, left->length - passed};
    return part;
}

/* A checker with the built-in vocabulary, and only this built-in rule, so that it is there soon. */
static inline sl_checker *checker_with(const char *rule) {
    sl_checker *checker = sl_checker_new();
    const sl_source *vocabulary = &builtin_scripts[0].source;
    if (!checker || sl_load_vocabulary(checker, vocabulary->name, vocabulary->bytes) != SL_OK)
        abort();
    for (size_t i = 1; i < builtin_scripts_count; i++) {
        const sl_source *source = &builtin_scripts[i].source;
        if (strstr(source->name.bytes, rule) && sl_load_rule(checker, source->name, source->bytes) != SL_OK)
            abort();
    }
    return checker;
}

#endif
