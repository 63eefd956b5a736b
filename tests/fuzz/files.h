/* files.h - bytes as files, for targets that read files by their names. */
#ifndef SAMPLINT_FUZZ_FILES_H
#define SAMPLINT_FUZZ_FILES_H

#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "samplint/samplint.h"

/* A folder of this process, the root of a repository, which goes when the process ends. */
#define FOLDER_BYTES 200
static char files_folder[FOLDER_BYTES];

static inline int remove_one(const char *path, const struct stat *state, int kind, struct FTW *walk) {
    (void)state, (void)kind, (void)walk;
    return remove(path);
}

static inline void remove_files(void) {
    nftw(files_folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static inline void make_folder(void) {
    const char *parent = getenv("TMPDIR");
    char path[FOLDER_BYTES + 8];
    int length = snprintf(files_folder, FOLDER_BYTES, "%s/samplint-fuzz-XXXXXX", parent ? parent : "/tmp");
    if (length < 0 || length >= FOLDER_BYTES || !mkdtemp(files_folder) || atexit(remove_files) != 0 ||
        snprintf(path, sizeof path, "%s/.git", files_folder) < 0 || mkdir(path, 0777) != 0)
        abort();
}

/* The path of a file in that folder. */
#define PLACES 16
static inline const char *place(const char *name) {
    static struct {
        const char *name;
        char path[FOLDER_BYTES + 64];
    } places[PLACES];
    static size_t count;
    if (count == 0)
        make_folder();
    for (size_t i = 0; i < count; i++)
        if (strcmp(places[i].name, name) == 0)
            return places[i].path;
    if (count == PLACES)
        abort();
    places[count].name = name;
    snprintf(places[count].path, sizeof places->path, "%s/%s", files_folder, name);
    return places[count++].path;
}

static inline void write_file(const char *name, sl_text bytes) {
    FILE *file = fopen(place(name), "wb");
    if (!file || fwrite(bytes.bytes, 1, bytes.length, file) != bytes.length || fclose(file) != 0)
        abort();
}

static inline void make_place(const char *name) {
    struct stat state;
    const char *path = place(name);
    if (stat(path, &state) != 0 && mkdir(path, 0777) != 0)
        abort();
}

/* Cuts off what stands before a line of "===="; all, where there is none. */
static inline sl_text next_part(sl_text *left) {
    static const char line[] = "\n====\n";
    const size_t length = sizeof line - 1;
    for (size_t i = 0; i + length <= left->length; i++) {
        if (memcmp(left->bytes + i, line, length) != 0)
            continue;
        sl_text part = {left->bytes, i + 1};
        *left = (sl_text){left->bytes + i + length, left->length - i - length};
        return part;
    }
    sl_text all = *left;
    *left = (sl_text){left->bytes + left->length, 0};
    return all;
}

#endif
