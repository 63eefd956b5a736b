/* print.c - formats texts. vsnprintf() would end a text at its first NUL. */
#include "base/print.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* The memory for the text. A piece that does not fit is counted but not written. */
struct target {
    char *room;
    size_t size, length;
};

/* The longest conversion with its flags, width and length modifier, in bytes. */
#define SPEC_BYTES 24

static void put(struct target *target, const char *bytes, size_t count) {
    if (count && target->length + count < target->size)
        memcpy(target->room + target->length, bytes, count);
    target->length += count;
}

#define PUT(type) snprintf(left ? target->room + target->length : NULL, left, spec, va_arg(*arguments, type))

/* Converts a number, or a string with a width, by snprintf(). The letters of the conversion determine the type. */
static int put_plain(const struct target *target, const char *spec, va_list *arguments) {
    size_t left = target->length < target->size ? target->size - target->length : 0, length = strlen(spec);
    char letter = spec[length - 1], before = length > 1 ? spec[length - 2] : '%';
    if (letter == 's')
        return PUT(const char *);
    if (strchr("efgaEFGA", letter))
        return PUT(double);
    if (before == 'z')
        return PUT(size_t);
    if (before == 'l' && length > 2 && spec[length - 3] == 'l')
        return PUT(long long);
    if (before == 'l')
        return PUT(long);
    return PUT(int);
}

/* Writes the next argument. `format` starts after the percent sign. Returns the length of the conversion. */
static size_t convert(struct target *target, const char *format, va_list *arguments) {
    char spec[SPEC_BYTES] = "%";
    size_t length = strcspn(format, "scduxXefgaEFGA%");
    if (strncmp(format, ".*s", 3) == 0) {
        int count = va_arg(*arguments, int);
        const char *bytes = va_arg(*arguments, const char *);
        put(target, bytes, count > 0 ? (size_t)count : 0);
    } else if (format[length] == '%') {
        put(target, "%", 1);
    } else if (format[0] == 's') {
        const char *string = va_arg(*arguments, const char *);
        put(target, string, strlen(string));
    } else if (format[length] && length + 2 < sizeof spec) {
        memcpy(spec + 1, format, length + 1);
        int written = put_plain(target, spec, arguments);
        target->length += written > 0 ? (size_t)written : 0;
    }
    return length + (format[length] != '\0');
}

int print_texts(char *room, size_t size, const char *format, va_list arguments) {
    struct target target = {room, size, 0};
    va_list copy;
    va_copy(copy, arguments);
    while (*format) {
        size_t plain = strcspn(format, "%");
        put(&target, format, plain);
        format += plain;
        if (*format)
            format += 1 + convert(&target, format + 1, &copy);
    }
    va_end(copy);
    if (size)
        room[target.length < size ? target.length : size - 1] = '\0';
    return target.length > INT_MAX ? -1 : (int)target.length;
}
