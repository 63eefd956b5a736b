/* messages.c - compares what the messages of failures say. */
#include "certain/messages.h"

#include "base/text.h"

/* Takes the next word off a text, without a comma behind it. Returns the empty text at the end. */
static sl_text take_word(sl_text *text) {
    size_t start = 0, end;
    while (start < text->length && text->bytes[start] == ' ')
        start++;
    for (end = start; end < text->length && text->bytes[end] != ' ';)
        end++;
    sl_text word = text_slice(*text, start, end);
    *text = text_slice(*text, end, text->length);
    return word.length && word.bytes[word.length - 1] == ',' ? text_slice(word, 0, word.length - 1) : word;
}

static bool only_joins(sl_text word) {
    return text_equal(word, TEXT("and")) || text_equal(word, TEXT("or"));
}

bool message_says_as_much(sl_text message, sl_text other) {
    for (sl_text word = take_word(&other); word.length; word = take_word(&other)) {
        sl_text found = only_joins(word) ? word : take_word(&message);
        while (found.length && !text_equal(found, word)) {
            if (text_equal(found, TEXT("not")) || text_equal(found, TEXT("never")))
                return false;
            found = take_word(&message);
        }
        if (found.length == 0)
            return false;
    }
    return true;
}
