/* buffer.c - grows a buffer by doubling it and appends bytes to it. */
#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

#define SMALLEST_CAPACITY ((size_t)256)

char *buffer_reserve(struct buffer *buffer, size_t size) {
    buffer->failed = buffer->failed || size > buffer->most - buffer->length;
    if (buffer->failed)
        return NULL;
    size_t wanted = buffer->length + size;
    if (wanted > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity : SMALLEST_CAPACITY;
        while (capacity < wanted)
            capacity = capacity > buffer->most / 2 ? buffer->most : capacity * 2;
        char *bytes = realloc(buffer->bytes, capacity);
        if (!bytes) {
            buffer->failed = true;
            return NULL;
        }
        buffer->bytes = bytes;
        buffer->capacity = capacity;
    }
    return buffer->bytes + buffer->length;
}

void buffer_append(struct buffer *buffer, sl_text text) {
    char *room = text.length ? buffer_reserve(buffer, text.length) : NULL;
    if (!room)
        return;
    memcpy(room, text.bytes, text.length);
    buffer->length += text.length;
}

void buffer_byte(struct buffer *buffer, char byte) {
    buffer_append(buffer, (sl_text){&byte, 1});
}

void buffer_number(struct buffer *buffer, size_t number) {
    char digits[3 * sizeof number];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    buffer_append(buffer, (sl_text){digits + at, sizeof digits - at});
}

void buffer_repeat(struct buffer *buffer, char byte, size_t count) {
    char *room = count ? buffer_reserve(buffer, count) : NULL;
    if (!room)
        return;
    memset(room, byte, count);
    buffer->length += count;
}

sl_text buffer_text(const struct buffer *buffer) {
    return (sl_text){buffer->bytes, buffer->length};
}

sl_text buffer_copy(const struct buffer *buffer, struct arena *arena) {
    arena->failed = arena->failed || buffer->failed;
    return arena_copy(arena, buffer_text(buffer));
}

void buffer_clear(struct buffer *buffer) {
    buffer->length = 0;
    buffer->failed = false;
}

void buffer_free(struct buffer *buffer) {
    free(buffer->bytes);
    *buffer = BUFFER_EMPTY(buffer->most);
}
