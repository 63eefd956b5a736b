/* arena.h - memory that is freed all at once.
 *
 * An arena remembers a failed allocation: `failed` becomes true, and every later allocation fails too. A caller can
 * therefore build a whole result without checks and test `failed` once at the end, as with ferror(). */
#ifndef SAMPLINT_BASE_ARENA_H
#define SAMPLINT_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>

#include "samplint/text.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* the newest block first */
    size_t left;                /* free bytes at the end of the newest block */
    bool failed;                /* an allocation has failed */
};

/* An empty arena. It takes memory at the first allocation. */
#define ARENA_EMPTY ((struct arena){NULL, 0, false})

/* Returns `size` zeroed, aligned bytes, or NULL when there is no memory. A size of 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* Returns zeroed memory for `count` objects of `size` bytes, or NULL on overflow or when there is no memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Returns a copy of `count` objects of `size` bytes, or NULL on overflow or when there is no memory. */
void *arena_duplicate(struct arena *arena, const void *items, size_t count, size_t size);

/* Makes room for one more object after the `count` objects of `items`. A full array moves to one of twice the capacity.
 * Returns the array, or NULL when there is no memory; the old array is then unchanged. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Like arena_grow(), but `items` is the address of the pointer to the array. Updates that pointer. Returns false when
 * there is no memory; the array is then unchanged. Callers use ARENA_APPEND(). */
bool arena_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Appends an object to an array: ARENA_APPEND(arena, list->items, list->count, list->capacity, object). If there is no
 * memory, sets `failed` and leaves the array unchanged. Evaluates `object` once, other arguments repeatedly. */
#define ARENA_APPEND(arena, items, count, capacity, ...)                                                               \
    do {                                                                                                               \
        if ((count) < (capacity) || arena_reserve((arena), &(items), (count), &(capacity), sizeof *(items)))           \
            (items)[(count)++] = (__VA_ARGS__);                                                                        \
    } while (0)

/* Returns a copy of a text, followed by a NUL that `length` does not count. Returns the empty text on failure. */
sl_text arena_copy(struct arena *arena, sl_text text);

/* Formats a text as printf() does; TEXT_ARG() makes the arguments of "%.*s". Returns the empty text on failure. */
sl_text arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
sl_text arena_vprintf(struct arena *arena, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/* Returns the concatenation of three texts, or the empty text on failure. */
sl_text arena_join(struct arena *arena, sl_text before, const char *between, sl_text behind);

/* Returns the start of a text from a file or a user, for a message: at most 60 bytes, not cut inside a character, with
 * "..." if it was cut, and each NUL written as "\0". Line ends stay. */
sl_text arena_excerpt(struct arena *arena, sl_text text);

/* Empties the arena and keeps its newest block for later allocations. The arena goes on remembering a failed one. */
void arena_clear(struct arena *arena);

/* Frees all memory. The arena is then empty and can be used again. */
void arena_free(struct arena *arena);

#endif
