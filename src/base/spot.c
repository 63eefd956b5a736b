#include "base/spot.h"

struct spot spot_of(const struct stat *about) {
    return (struct spot){about->st_dev, about->st_ino};
}

bool spot_find(sl_text path, struct spot *spot) {
    struct stat about;
    if (path.length == 0 || stat(path.bytes, &about) != 0)
        return false;
    *spot = spot_of(&about);
    return true;
}

int spot_compare(const struct spot *a, const struct spot *b) {
    int order = (a->device > b->device) - (a->device < b->device);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

bool spot_equal(const struct spot *a, const struct spot *b) {
    return spot_compare(a, b) == 0;
}
