/* buffer.h - bytes that grow, up to a maximum given at birth. */
#ifndef SAMPLINT_BASE_BUFFER_H
#define SAMPLINT_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/text.h"

struct buffer {
    char *bytes;
    size_t length;
    size_t capacity;
    size_t most;
    bool failed; /* no memory, or more than `most`: what was appended since is lost */
};

#define BUFFER_EMPTY(most) ((struct buffer){NULL, 0, 0, (most), false})

/* For a buffer that only lack of memory bounds. */
#define BUFFER_MOST (SIZE_MAX / 2)

void buffer_append(struct buffer *buffer, sl_text text);
void buffer_byte(struct buffer *buffer, char byte);
void buffer_number(struct buffer *buffer, size_t number);
void buffer_repeat(struct buffer *buffer, char byte, size_t count);

/* Room for `size` more bytes at the end, to be written by the caller, who then adds to `length`. NULL on failure. */
char *buffer_reserve(struct buffer *buffer, size_t size);

/* What is in it, until the next call that changes it. */
sl_text buffer_text(const struct buffer *buffer);

/* Empty again; keeps the memory. */
void buffer_clear(struct buffer *buffer);

void buffer_free(struct buffer *buffer);

#endif
