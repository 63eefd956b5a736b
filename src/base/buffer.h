/* buffer.h - a growing array of bytes with a maximum length. */
#ifndef SAMPLINT_BASE_BUFFER_H
#define SAMPLINT_BASE_BUFFER_H

#include <stdint.h>

#include "base/arena.h"

struct buffer {
    char *bytes;
    size_t length;   /* in bytes */
    size_t capacity; /* allocated bytes */
    size_t most;     /* the largest length that is allowed */
    bool failed;     /* there was no memory, or `most` would have been exceeded; later appends are ignored */
};

#define BUFFER_EMPTY(most) ((struct buffer){NULL, 0, 0, (most), false})

/* The maximum length for a buffer that needs no other limit than the available memory. */
#define BUFFER_MOST (SIZE_MAX / 2)

void buffer_append(struct buffer *buffer, sl_text text);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_number(struct buffer *buffer, size_t number);
void buffer_repeat(struct buffer *buffer, char byte, size_t count);

/* Returns room for `size` more bytes, or NULL. The caller writes the bytes and adds their number to `length`. */
char *buffer_reserve(struct buffer *buffer, size_t size);

/* Returns the content, which is valid until the buffer changes. */
sl_text buffer_text(const struct buffer *buffer);

/* Returns a copy of the content in an arena. A failed buffer makes the arena's `failed` true. */
sl_text buffer_copy(const struct buffer *buffer, struct arena *arena);

/* Empties the buffer, keeps its memory and resets `failed`. */
void buffer_clear(struct buffer *buffer);

void buffer_free(struct buffer *buffer);

#endif
