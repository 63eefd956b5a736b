/* file_id.c - identifies files by device and inode number. */
#include "base/file_id.h"

struct file_id file_id_of(const struct stat *about) {
    return (struct file_id){about->st_dev, about->st_ino};
}

bool file_id_find(sl_text path, struct file_id *file_id) {
    struct stat about;
    if (path.length == 0 || stat(path.bytes, &about) != 0)
        return false;
    *file_id = file_id_of(&about);
    return true;
}

int file_id_compare(const struct file_id *a, const struct file_id *b) {
    int order = (a->device > b->device) - (a->device < b->device);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

bool file_id_equal(const struct file_id *a, const struct file_id *b) {
    return file_id_compare(a, b) == 0;
}
