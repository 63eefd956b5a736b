/* nearest.c - finds the word that a misspelled word was meant to be, and lists words in a sentence. */
#include "base/nearest.h"

#include <string.h>

#include "base/text.h"

/* The longest word that is compared, in bytes. Names in vocabularies and rules are far shorter. */
#define LONGEST 100

static char folded(char letter) {
    if (letter >= 'A' && letter <= 'Z')
        return (char)(letter - 'A' + 'a');
    return letter == '-' || letter == ' ' ? '_' : letter;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Returns whether a word has this part at `start`. The part must not reach past the end of the word. */
static bool has_at(sl_text word, size_t start, sl_text part) {
    for (size_t i = 0; i < part.length; i++)
        if (folded(word.bytes[start + i]) != folded(part.bytes[i]))
            return false;
    return true;
}

/* Computes the optimal string alignment distance (Damerau, 1964) in three rows. */
static size_t distance(sl_text a, sl_text b) {
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.length; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            char x = folded(a.bytes[i - 1]), y = folded(b.bytes[j - 1]);
            row[j] = least(last[j - 1] + (x != y), least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x == folded(b.bytes[j - 2]) && y == folded(a.bytes[i - 2]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.length];
}

static bool is_joint(char letter) {
    letter = folded(letter);
    return letter == '_' || letter == '.';
}

/* Returns whether `part` is a part of a word between joints: "middle" for "the_middle_part". */
static bool is_part(sl_text part, sl_text word) {
    if (part.length < 4)
        return false;
    for (size_t start = 0; start + part.length <= word.length; start++) {
        size_t end = start + part.length;
        if (has_at(word, start, part) && (start == 0 || is_joint(word.bytes[start - 1])) &&
            (end == word.length || is_joint(word.bytes[end])))
            return true;
    }
    return false;
}

/* Returns the only word with this part, or the empty text when there is none or several. */
static sl_text only_word_with(sl_text part, const sl_text *words, size_t count) {
    sl_text found = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        if (!is_part(part, words[i]))
            continue;
        if (found.length)
            return (sl_text){NULL, 0};
        found = words[i];
    }
    return found;
}

sl_text nearest_word(sl_text wrong, const sl_text *words, size_t count) {
    sl_text best = {NULL, 0};
    if (wrong.length == 0 || wrong.length > LONGEST)
        return best;
    size_t best_distance = wrong.length / 3 + 2; /* a mistake changes at most about a third of the letters */
    for (size_t i = 0; i < count; i++) {
        if (words[i].length > LONGEST)
            continue;
        bool shortened = wrong.length >= 3 && wrong.length < words[i].length && has_at(words[i], 0, wrong);
        size_t edits = shortened ? 1 : distance(wrong, words[i]); /* "profit" for "profitability" */
        bool closer = edits < best_distance || (edits == best_distance && words[i].length < best.length);
        if (closer && edits < words[i].length) {
            best_distance = edits;
            best = words[i];
        }
    }
    return best.length ? best : only_word_with(wrong, words, count);
}

sl_text list_joined(struct arena *arena, const sl_text *words, size_t count, sl_text last) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += words[i].length + last.length;
    char *bytes = arena_alloc(arena, length + 1);
    if (!bytes)
        return (sl_text){NULL, 0};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            sl_text joint = i + 1 == count ? last : TEXT(", ");
            memcpy(bytes + at, joint.bytes, joint.length);
            at += joint.length;
        }
        if (words[i].length)
            memcpy(bytes + at, words[i].bytes, words[i].length);
        at += words[i].length;
    }
    return (sl_text){bytes, at};
}

sl_text list_words(struct arena *arena, const sl_text *words, size_t count) {
    return list_joined(arena, words, count, TEXT(" or "));
}

sl_text list_all(struct arena *arena, const sl_text *words, size_t count) {
    return list_joined(arena, words, count, TEXT(" and "));
}

sl_text did_you_mean(struct arena *arena, sl_text wrong, const sl_text *words, size_t count) {
    sl_text word = nearest_word(wrong, words, count);
    return word.length ? arena_printf(arena, "; did you mean \"%.*s\"?", TEXT_ARG(word)) : word;
}
