/* version.c - reads versions and ranges of versions. */
#include "base/version.h"

#include "base/lines.h"
#include "base/text.h"

#define MOST_DIGITS 9 /* fit into 32 bits */

/* Reads a number and removes it from the start of a text. */
static bool take_number(sl_text *text, uint32_t *number) {
    size_t digits = 0;
    *number = 0;
    while (digits < text->length && text->bytes[digits] >= '0' && text->bytes[digits] <= '9' && digits < MOST_DIGITS)
        *number = *number * 10 + (uint32_t)(text->bytes[digits++] - '0');
    if (digits == 0 || (digits > 1 && text->bytes[0] == '0'))
        return false;
    *text = text_slice(*text, digits, text->length);
    return true;
}

/* Reads one to three numbers with dots between them. Returns their count, or 0 for any other text. */
static size_t read_parts(sl_text text, struct version *version) {
    *version = (struct version){{0}};
    for (size_t count = 0; count < VERSION_PARTS; count++) {
        if (!take_number(&text, &version->parts[count]))
            return 0;
        if (text.length == 0)
            return count + 1;
        if (text.bytes[0] != '.')
            return 0;
        text = text_slice(text, 1, text.length);
    }
    return 0;
}

bool version_read(sl_text text, struct version *version) {
    return read_parts(text, version) == VERSION_PARTS;
}

struct comparator {
    bool less, equal, more; /* whether a version may be less than, equal to or more than `version` */
    struct version version;
    size_t parts; /* the number of parts that are written; 0 for a word that is not a comparator */
};

/* Removes the next comparator from the start of a range. Returns false at its end. */
static bool take_comparator(sl_text *range, struct comparator *comparator) {
    *range = text_trim(*range);
    if (range->length == 0)
        return false;
    size_t end = 0, sign = 0;
    while (end < range->length && !is_blank(range->bytes[end]))
        end++;
    sl_text word = text_slice(*range, 0, end);
    *range = text_slice(*range, end, range->length);
    char first = word.bytes[0];
    if (first == '<' || first == '>' || first == '=')
        sign = first != '=' && word.length > 1 && word.bytes[1] == '=' ? 2 : 1;
    *comparator = (struct comparator){.less = first == '<', .equal = sign != 1 || first == '=', .more = first == '>'};
    comparator->parts = read_parts(text_slice(word, sign, word.length), &comparator->version);
    return true;
}

bool version_is_range(sl_text range) {
    struct comparator comparator;
    size_t count = 0;
    for (; take_comparator(&range, &comparator); count++)
        if (comparator.parts == 0)
            return false;
    return count > 0;
}

static bool allows(const struct comparator *comparator, struct version version) {
    for (size_t i = 0; i < comparator->parts; i++) {
        if (version.parts[i] < comparator->version.parts[i])
            return comparator->less;
        if (version.parts[i] > comparator->version.parts[i])
            return comparator->more;
    }
    return comparator->equal;
}

bool version_is_in(struct version version, sl_text range) {
    struct comparator comparator;
    while (take_comparator(&range, &comparator))
        if (!allows(&comparator, version))
            return false;
    return true;
}
