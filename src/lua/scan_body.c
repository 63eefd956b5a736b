/* scan_body.c - what the text of a check holds, word by word. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "lua/scan.h"

/* Of all that a double can say, what certainly is an int64_t. */
#define MOST_INTEGER 9e18

/* Whether a "-" here is a number's sign: nothing stands before it that could be made less. */
static bool is_sign(const struct tokens *scan, size_t at) {
    const struct token *before = &scan->items[at - 1];
    bool word = before->kind == TOKEN_NAME && !scan_is(scan, at - 1, "return") && !scan_is(scan, at - 1, "and") &&
                !scan_is(scan, at - 1, "or");
    bool operand = word || before->kind == TOKEN_NUMBER || scan_is(scan, at - 1, ")") || scan_is(scan, at - 1, "]");
    return scan_is(scan, at, "-") && !operand && scan->items[at + 1].kind == TOKEN_NUMBER;
}

const int64_t *scan_check_integers(const struct tokens *scan, struct arena *arena, size_t *count) {
    size_t start, end;
    scan_check_tokens(scan, &start, &end);
    int64_t *integers = arena_array(arena, end - start, sizeof *integers);
    *count = 0;
    for (size_t i = start; integers && i < end; i++) {
        char digits[32];
        if (scan->items[i].kind != TOKEN_NUMBER)
            continue;
        snprintf(digits, sizeof digits, "%.*s", TEXT_ARG(scan->items[i].text));
        double number = strtod(digits, NULL);
        if (number < MOST_INTEGER)
            integers[(*count)++] = is_sign(scan, i - 1) ? -(int64_t)number : (int64_t)number;
    }
    return integers;
}

bool scan_check_calculates(const struct tokens *scan) {
    static const char *const operators[] = {"%", "*", "/", "//", "^", "+", "-"};
    size_t start, end;
    scan_check_tokens(scan, &start, &end);
    for (size_t i = start; i < end; i++)
        for (size_t j = 0; j < sizeof operators / sizeof *operators; j++)
            if (scan_is(scan, i, operators[j]) && !is_sign(scan, i) && !scan_is(scan, i - 2, "#") &&
                !scan_is(scan, i + 1, "#"))
                return true;
    return false;
}

bool scan_check_calls(const struct tokens *scan, sl_text name) {
    size_t first, end;
    scan_check_tokens(scan, &first, &end);
    for (size_t i = first + 1; i < end; i++)
        if (scan->items[i].kind == TOKEN_NAME && text_equal(scan->items[i].text, name) && !scan_is(scan, i + 1, "="))
            return true;
    return false;
}
