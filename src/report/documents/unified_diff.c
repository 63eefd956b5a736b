/* unified_diff.c - finds a shortest list of lines to remove and to add, and writes it with the lines around it.
 *
 * The search is Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). Its work and memory grow with the
 * square of the number of lines that differ, which are few after a repair. */
#include "report/documents/unified_diff.h"

#include <string.h>

#include "base/text.h"

/* Lines without a difference before and after each difference. */
#define CONTEXT ((size_t)3)

/* If more lines differ, all lines between the first and the last difference are removed and added. */
#define MOST_DIFFERENT ((size_t)2000)

struct lines {
    sl_text *items; /* with their line breaks */
    size_t count;
    bool *differ; /* by line: it is removed, or added */
};

struct diff {
    struct arena *arena;
    struct lines before, after;
};

static struct lines split(struct arena *arena, sl_text bytes) {
    struct lines lines = {NULL, 0, NULL};
    size_t capacity = 0;
    for (size_t at = 0, end; at < bytes.length; at = end) {
        const char *line_break = memchr(bytes.bytes + at, '\n', bytes.length - at);
        end = line_break ? (size_t)(line_break - bytes.bytes) + 1 : bytes.length;
        ARENA_APPEND(arena, lines.items, lines.count, capacity, text_slice(bytes, at, end));
    }
    lines.differ = arena_array(arena, lines.count, sizeof *lines.differ);
    return lines;
}

/* ---- the lines that differ --------------------------------------------------------------------------------------- */

/* The lines between the common start and the common end of both contents. */
struct middle {
    size_t start;
    size_t before, after; /* numbers of lines */
};

static struct middle find_middle(const struct diff *diff) {
    const struct lines *a = &diff->before, *b = &diff->after;
    struct middle middle = {0, a->count, b->count};
    while (middle.start < a->count && middle.start < b->count &&
           text_equal(a->items[middle.start], b->items[middle.start]))
        middle.start++;
    while (middle.before > middle.start && middle.after > middle.start &&
           text_equal(a->items[middle.before - 1], b->items[middle.after - 1])) {
        middle.before--;
        middle.after--;
    }
    middle.before -= middle.start;
    middle.after -= middle.start;
    return middle;
}

static bool lines_equal(const struct diff *diff, const struct middle *middle, size_t before, size_t after) {
    return text_equal(diff->before.items[middle->start + before], diff->after.items[middle->start + after]);
}

/* How far the paths with a number of differences reach: by diagonal, how many lines of the old content are behind. The
 * diagonal is this number minus that of the new content; `reach[count + diagonal]`. */
struct step {
    size_t *reach;
};

/* Whether the best path to a diagonal with so many differences ends with a line that is added. */
static bool ends_with_added(const struct step *previous, size_t count, size_t index) {
    if (index == 0)
        return true;
    if (index == 2 * count)
        return false;
    return previous->reach[index - 2] < previous->reach[index];
}

/* Lists the reach of all paths with `count` differences. Index i is the diagonal i - count; in the step before, index
 * i - 1 is the same diagonal. Returns whether one reaches both ends. */
static bool make_step(const struct diff *diff, const struct middle *middle, const struct step *previous, size_t count,
                      struct step *step) {
    for (size_t i = 0; i <= 2 * count; i += 2) {
        size_t before = 0;
        if (count > 0)
            before = ends_with_added(previous, count, i) ? previous->reach[i] : previous->reach[i - 2] + 1;
        /* i - count = before - after */
        if (before + count < i || before > middle->before) {
            step->reach[i] = before > middle->before ? middle->before + 1 : before;
            continue;
        }
        size_t after = before + count - i;
        while (before < middle->before && after < middle->after && lines_equal(diff, middle, before, after)) {
            before++;
            after++;
        }
        step->reach[i] = before;
        if (before == middle->before && after == middle->after)
            return true;
    }
    return false;
}

static void mark(struct diff *diff, const struct middle *middle) {
    struct step *steps = arena_array(diff->arena, MOST_DIFFERENT + 1, sizeof *steps);
    size_t count = 0;
    bool found = false;
    for (; steps && !found && count <= MOST_DIFFERENT; count++) {
        steps[count].reach = arena_array(diff->arena, 2 * count + 1, sizeof *steps[count].reach);
        if (!steps[count].reach)
            return;
        found = make_step(diff, middle, count ? &steps[count - 1] : NULL, count, &steps[count]);
    }
    if (!found) {
        memset(diff->before.differ + middle->start, 1, middle->before);
        memset(diff->after.differ + middle->start, 1, middle->after);
        return;
    }
    size_t before = middle->before, after = middle->after;
    for (size_t left = count - 1; left > 0; left--) {
        size_t index = left + before - after;
        bool added = ends_with_added(&steps[left - 1], left, index);
        size_t from = added ? steps[left - 1].reach[index] : steps[left - 1].reach[index - 2];
        if (added) {
            before = from;
            after = before + left - index - 1;
            diff->after.differ[middle->start + after] = true;
        } else {
            before = from;
            after = before + 1 + left - index;
            diff->before.differ[middle->start + before] = true;
        }
    }
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void put_line(struct buffer *buffer, char mark, sl_text line) {
    buffer_byte(buffer, mark);
    buffer_append(buffer, line);
    if (line.length == 0 || line.bytes[line.length - 1] != '\n')
        buffer_append(buffer, TEXT("\n\\ No newline at end of file\n"));
}

static void put_range(struct buffer *buffer, char mark, size_t first, size_t count) {
    buffer_byte(buffer, mark);
    buffer_number(buffer, count ? first + 1 : first);
    if (count != 1) {
        buffer_byte(buffer, ',');
        buffer_number(buffer, count);
    }
}

/* A place in both contents. */
struct place {
    size_t before, after;
};

static bool differs_at(const struct diff *diff, struct place at) {
    return (at.before < diff->before.count && diff->before.differ[at.before]) ||
           (at.after < diff->after.count && diff->after.differ[at.after]);
}

static bool is_end(const struct diff *diff, struct place at) {
    return at.before == diff->before.count && at.after == diff->after.count;
}

/* The place behind the differing lines at a place, or behind a line that is in both. */
static struct place next_place(const struct diff *diff, struct place at) {
    bool differs = differs_at(diff, at);
    while (at.before < diff->before.count && diff->before.differ[at.before])
        at.before++;
    while (at.after < diff->after.count && diff->after.differ[at.after])
        at.after++;
    return differs ? at : (struct place){at.before + 1, at.after + 1};
}

/* Returns the end of the hunk that starts with a difference. */
static struct place end_of_hunk(const struct diff *diff, struct place at) {
    size_t same = 0;
    struct place end = at;
    while (!is_end(diff, at) && same <= 2 * CONTEXT) {
        bool differs = differs_at(diff, at);
        at = next_place(diff, at);
        same = differs ? 0 : same + 1;
        if (differs)
            end = at;
    }
    for (size_t i = 0; i < CONTEXT && !is_end(diff, end); i++)
        end = next_place(diff, end);
    return end;
}

static void put_hunk(const struct diff *diff, struct buffer *buffer, struct place from, struct place to) {
    buffer_append(buffer, TEXT("@@ "));
    put_range(buffer, '-', from.before, to.before - from.before);
    buffer_byte(buffer, ' ');
    put_range(buffer, '+', from.after, to.after - from.after);
    buffer_append(buffer, TEXT(" @@\n"));
    while (from.before < to.before || from.after < to.after) {
        struct place next = next_place(diff, from);
        bool differs = differs_at(diff, from);
        for (size_t i = from.before; i < next.before; i++)
            put_line(buffer, differs ? '-' : ' ', diff->before.items[i]);
        for (size_t i = from.after; differs && i < next.after; i++)
            put_line(buffer, '+', diff->after.items[i]);
        from = next;
    }
}

static void put_name(struct buffer *buffer, const char *mark, sl_text path) {
    buffer_append(buffer, text_of(mark));
    buffer_append(buffer, path);
    buffer_byte(buffer, '\n');
}

json_t *unified_diff_value(struct value_writer *writer, const sl_written_file *file) {
    struct arena arena = ARENA_EMPTY;
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct diff diff = {&arena, split(&arena, file->before), split(&arena, file->after)};
    struct middle middle = {0, 0, 0};
    if (!arena.failed) {
        middle = find_middle(&diff);
        mark(&diff, &middle);
    }
    bool started = false;
    for (struct place at = {0, 0}; !arena.failed && !is_end(&diff, at);) {
        if (!differs_at(&diff, at)) {
            at = next_place(&diff, at);
            continue;
        }
        if (!started) {
            put_name(&buffer, "--- ", file->path);
            put_name(&buffer, "+++ ", file->path);
            started = true;
        }
        size_t context = at.before < CONTEXT ? at.before : CONTEXT;
        struct place end = end_of_hunk(&diff, at);
        put_hunk(&diff, &buffer, (struct place){at.before - context, at.after - context}, end);
        at = end;
    }
    writer->good = writer->good && !arena.failed;
    arena_free(&arena);
    return value_buffer(&buffer);
}
