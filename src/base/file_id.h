/* file_id.h - where a file or folder lies, whatever path leads to it. */
#ifndef SAMPLINT_BASE_FILE_ID_H
#define SAMPLINT_BASE_FILE_ID_H

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "samplint/text.h"

struct file_id {
    dev_t device;
    ino_t number;
};

struct file_id file_id_of(const struct stat *about);

/* Follows links. False for a path that leads nowhere, and for the empty text. */
bool file_id_find(sl_text path, struct file_id *file_id);

/* An order that means nothing, for sorting. */
int file_id_compare(const struct file_id *a, const struct file_id *b);
bool file_id_equal(const struct file_id *a, const struct file_id *b);

#endif
