/* arena.h - memory that is freed all at once.
 *
 * An allocation that fails is remembered: every later one fails too, and `failed` says so. Callers may thus build a whole
 * result and ask once at its end, as with ferror(). */
#ifndef SAMPLINT_BASE_ARENA_H
#define SAMPLINT_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "samplint/text.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* the newest first */
    size_t left;                /* free bytes at the end of the newest */
    bool failed;
};

/* An empty arena; no memory is taken before the first allocation. */
#define ARENA_EMPTY ((struct arena){NULL, 0, false})

/* Zeroed memory, aligned for pointers and what needs no more. NULL when there is none. A size of 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` objects of `size` bytes; NULL when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Room for one more object behind the `count` of `items`: moves them to twice the room when `*capacity` is reached. Returns
 * the array, or NULL when there is no memory; then the old one is untouched. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Makes room for one more object behind the `count` objects of the array that `*items` points to. Returns false when there is no memory;
 * then the array stays as it is. Use the macro below. */
bool arena_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Appends an object to an array of the arena: ARENA_APPEND(arena, list->items, list->count, list->capacity, object). Without memory the
 * array stays as it is, and the arena remembers. `object` is evaluated once, the others several times. */
#define ARENA_APPEND(arena, items, count, capacity, ...)                                                               \
    do {                                                                                                               \
        if (arena_reserve((arena), &(items), (count), &(capacity), sizeof *(items)))                                   \
            (items)[(count)++] = (__VA_ARGS__);                                                                        \
    } while (0)

/* Copies, with a NUL behind that does not count. On failure the empty text. */
sl_text arena_copy(struct arena *arena, sl_text text);

/* printf into the arena; "%.*s" takes a text through TEXT_ARG(). On failure the empty text. */
sl_text arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
sl_text arena_vprintf(struct arena *arena, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/* One text behind the other, with words between. On failure the empty text. */
sl_text arena_join(struct arena *arena, sl_text before, const char *between, sl_text behind);

/* A text of others as messages quote it: no longer than a line, never cut inside a character, a NUL as "\0". */
sl_text arena_excerpt(struct arena *arena, sl_text text);

/* Empties the arena, whose newest block is kept for what comes next. */
void arena_clear(struct arena *arena);

/* Frees everything. The arena is empty again and may be used again. */
void arena_free(struct arena *arena);

#endif
