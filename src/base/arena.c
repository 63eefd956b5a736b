/* arena.c - allocates memory in blocks, formats texts into them and frees them together. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/print.h"
#include "base/text.h"

/* The size of a block. Most programs fit into one; a larger request gets a block of its own size. */
#define BLOCK_BYTES ((size_t)64 * 1024)

/* Under the address sanitizer the arena poisons memory that is not allocated and leaves a poisoned gap after each
 * piece. An access past the end of a piece is then reported, as for memory from malloc(). */
#if defined(__SANITIZE_ADDRESS__)
#define MARKS_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MARKS_MEMORY 1
#endif
#endif
#ifdef MARKS_MEMORY
#include <sanitizer/asan_interface.h>
#define GAP_BYTES ((size_t)16)
#else
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define GAP_BYTES ((size_t)0)
#endif

struct arena_block {
    struct arena_block *next;
    size_t size;
    void *data[];
};

static size_t round_up(size_t size) {
    size_t align = _Alignof(void *);
    return (size + align - 1) / align * align;
}

static bool add_block(struct arena *arena, size_t size) {
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    struct arena_block *block = NULL;
    if (room <= SIZE_MAX - sizeof *block)
        block = malloc(sizeof *block + room);
    if (!block) {
        arena->failed = true;
        return false;
    }
    block->size = room;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->left = room;
    ASAN_POISON_MEMORY_REGION(block->data, room);
    return true;
}

/* Returns the start of the free bytes in the newest block. */
static char *free_start(const struct arena *arena) {
    return (char *)arena->blocks->data + (arena->blocks->size - arena->left);
}

/* Takes a piece from the free bytes, which must suffice. */
static char *cut(struct arena *arena, size_t size) {
    char *start = free_start(arena);
    size_t taken = round_up(size) + GAP_BYTES;
    arena->left -= taken < arena->left ? taken : arena->left;
    ASAN_UNPOISON_MEMORY_REGION(start, size);
    return start;
}

/* Returns memory that is not zeroed, or NULL. */
static void *take(struct arena *arena, size_t size) {
    arena->failed = arena->failed || size > SIZE_MAX / 2;
    size += size == 0;
    if (arena->failed || (round_up(size) > arena->left && !add_block(arena, round_up(size))))
        return NULL;
    return cut(arena, size);
}

void *arena_alloc(struct arena *arena, size_t size) {
    void *start = take(arena, size);
    return start ? memset(start, 0, size) : NULL;
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return arena_alloc(arena, count * size);
}

void *arena_duplicate(struct arena *arena, const void *items, size_t count, size_t size) {
    arena->failed = arena->failed || (size && count > SIZE_MAX / size);
    void *copy = arena->failed ? NULL : take(arena, count * size);
    if (copy && count * size > 0)
        memcpy(copy, items, count * size);
    return copy;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? *capacity * 2 : 8;
    if (wanted > SIZE_MAX / size)
        arena->failed = true;
    void *grown = take(arena, wanted * size);
    if (!grown)
        return NULL;
    if (count)
        memcpy(grown, items, count * size);
    *capacity = wanted;
    return grown;
}

bool arena_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    void *old, *grown;
    memcpy(&old, items, sizeof old); /* pointers to objects of all types have one representation */
    grown = arena_grow(arena, old, count, capacity, size);
    if (grown)
        memcpy(items, &grown, sizeof grown);
    return grown != NULL;
}

sl_text arena_copy(struct arena *arena, sl_text text) {
    return arena_join(arena, text, "", (sl_text){NULL, 0});
}

sl_text arena_vprintf(struct arena *arena, const char *format, va_list arguments) {
    /* Most texts fit into the free bytes of the newest block, and are formatted only once. */
    char *room = arena->blocks ? free_start(arena) : NULL;
    va_list first;
    va_copy(first, arguments);
    if (room)
        ASAN_UNPOISON_MEMORY_REGION(room, arena->left);
    int length = print_texts(room, room ? arena->left : 0, format, first);
    if (room)
        ASAN_POISON_MEMORY_REGION(room, arena->left);
    va_end(first);
    if (arena->failed || length < 0)
        return (sl_text){NULL, 0};
    size_t size = (size_t)length + 1;
    if (room && round_up(size) <= arena->left)
        return (sl_text){cut(arena, size), (size_t)length};
    char *bytes = take(arena, size);
    if (!bytes)
        return (sl_text){NULL, 0};
    print_texts(bytes, size, format, arguments);
    return (sl_text){bytes, (size_t)length};
}

sl_text arena_printf(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    sl_text text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

sl_text arena_join(struct arena *arena, sl_text before, const char *between, sl_text behind) {
    size_t middle = strlen(between), length = before.length + middle + behind.length;
    char *bytes = take(arena, length + 1);
    if (!bytes)
        return (sl_text){NULL, 0};
    if (before.length)
        memcpy(bytes, before.bytes, before.length);
    memcpy(bytes + before.length, between, middle);
    if (behind.length)
        memcpy(bytes + before.length + middle, behind.bytes, behind.length);
    bytes[length] = '\0';
    return (sl_text){bytes, length};
}

/* The number of bytes that messages show of a longer text. */
#define EXCERPT_BYTES ((size_t)60)

sl_text arena_excerpt(struct arena *arena, sl_text text) {
    size_t length = text_head(text, EXCERPT_BYTES).length, at = 0;
    char *bytes = take(arena, 2 * EXCERPT_BYTES + sizeof "...");
    if (!bytes)
        return (sl_text){NULL, 0};
    for (size_t i = 0; i < length; i++) {
        if (text.bytes[i] == '\0')
            bytes[at++] = '\\';
        bytes[at++] = text.bytes[i] == '\0' ? '0' : text.bytes[i];
    }
    for (int i = 0; length < text.length && i < 3; i++)
        bytes[at++] = '.';
    bytes[at] = '\0';
    return (sl_text){bytes, at};
}

void arena_clear(struct arena *arena) {
    struct arena_block *kept = arena->blocks;
    bool failed = arena->failed;
    if (kept) {
        arena->blocks = kept->next;
        arena_free(arena);
        kept->next = NULL;
        ASAN_POISON_MEMORY_REGION(kept->data, kept->size);
    }
    *arena = (struct arena){kept, kept ? kept->size : 0, failed};
}

void arena_free(struct arena *arena) {
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = ARENA_EMPTY;
}
