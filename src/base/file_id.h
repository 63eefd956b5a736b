/* file_id.h - the identity of a file or folder, whatever path leads to it. */
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

/* Finds the identity of a path. Follows links. Returns false for a path that does not exist and for the empty text. */
bool file_id_find(sl_text path, struct file_id *file_id);

/* Orders identities for sorting. The order has no other meaning. */
int file_id_compare(const struct file_id *a, const struct file_id *b);
bool file_id_equal(const struct file_id *a, const struct file_id *b);

#endif
