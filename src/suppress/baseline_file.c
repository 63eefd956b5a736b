/* baseline_file.c - reads and writes the file of a baseline.
 *
 *     samplint baseline 1
 *     0f3c21b5a7d94e68<tab>RULE-1<tab>clients/north.samp.yaml<tab>element.attribute
 *     0f3c21b5a7d94e68.2<tab>RULE-1<tab>clients/north.samp.yaml<tab>element.attribute
 *
 * Lines are sorted by their bytes, so that changes of two branches seldom conflict. A line has nothing that depends on
 * the day or on other lines. A backslash, tab, line feed or carriage return in a path is written as \\, \t, \n or
 * \r. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "judge/checker.h"
#include "model/value_text.h"
#include "suppress/baseline.h"

#define COLUMNS 4
#define DIGITS ((size_t)16)

static const sl_text head = TEXT_INIT("samplint baseline 1");
static const sl_text any_head = TEXT_INIT("samplint baseline ");

/* ---- reading ----------------------------------------------------------------------------------------------------- */

struct parser {
    struct arena *arena;
    sl_checker *checker;
    const sl_source *source;
    size_t line;  /* number of the current line, from 1 */
    sl_text text; /* the current line */
};

/* Adds a problem at the current line. */
static sl_result report(struct parser *parser, const char *message) {
    size_t start = (size_t)(parser->text.bytes - parser->source->bytes.bytes);
    sl_span span = {{parser->line, 1, start}, {parser->line, 1 + parser->text.length, start + parser->text.length}};
    return problem_add(&parser->checker->problems, "baseline", (sl_location){.source = parser->source, .span = span},
                       "%s", message);
}

/* Reads the 16 digits of a fingerprint and, if there is one, the ordinal after a dot. */
static bool read_fingerprint(sl_text text, struct baseline_entry *entry) {
    uint64_t value = 0;
    if (text.length < DIGITS)
        return false;
    for (size_t i = 0; i < DIGITS; i++) {
        const char *digits = "0123456789abcdef", *digit = memchr(digits, text.bytes[i], 16);
        if (!digit)
            return false;
        value = value << 4 | (uint64_t)(digit - digits);
    }
    entry->fingerprint = value;
    entry->ordinal = 1;
    if (text.length == DIGITS)
        return true;
    int64_t ordinal;
    bool good = text.bytes[DIGITS] == '.' && text.length > DIGITS + 1 && text.bytes[DIGITS + 1] >= '1' &&
                text.bytes[DIGITS + 1] <= '9' && integer_read(text_slice(text, DIGITS + 1, text.length), &ordinal) &&
                ordinal > 1;
    entry->ordinal = good ? (size_t)ordinal : 0;
    return good;
}

/* Undoes put_escaped(). Returns false for a text that put_escaped() cannot have written. */
static bool unescape(struct arena *arena, sl_text text, sl_text *plain) {
    char *bytes = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; bytes && i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == '\\') {
            const char *letters = "\\tnr", *meant = "\\\t\n\r";
            const char *letter = i + 1 < text.length ? memchr(letters, text.bytes[++i], 4) : NULL;
            if (!letter)
                return false;
            byte = meant[letter - letters];
        }
        bytes[length++] = byte;
    }
    *plain = (sl_text){bytes, bytes ? length : 0};
    return true;
}

static bool read_entry(struct parser *parser, struct baseline_entry *entry) {
    sl_text columns[COLUMNS], left = parser->text;
    for (size_t i = 0; i < COLUMNS; i++) {
        bool more = text_take(&left, '\t', &columns[i]);
        if (more != (i + 1 < COLUMNS))
            return false;
    }
    return read_fingerprint(columns[0], entry) && columns[1].length && columns[2].length &&
           unescape(parser->arena, columns[1], &entry->rule) && unescape(parser->arena, columns[2], &entry->program) &&
           unescape(parser->arena, columns[3], &entry->path);
}

static bool is_merge_marker(sl_text line) {
    static const char *const markers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (text_starts_with(line, text_of(markers[i])))
            return true;
    return false;
}

#define RESTORE "restore the file, or delete it and write it anew with samplint baseline"

static sl_result read_head(struct parser *parser) {
    if (text_equal(parser->text, head))
        return SL_OK;
    if (text_starts_with(parser->text, any_head))
        return report(parser, "this baseline is of a later format; use the samplint that wrote it");
    return report(parser, "this is no baseline: its first line is \"samplint baseline 1\"; " RESTORE);
}

static sl_result read_line(struct parser *parser, struct baseline_entries *entries) {
    struct baseline_entry entry = {.ordinal = 1};
    if (parser->line == 1)
        return read_head(parser);
    if (is_merge_marker(parser->text))
        return report(parser, "a merge was left unfinished here; keep the lines of both sides and delete the markers");
    if (!read_entry(parser, &entry))
        return report(parser,
                      "this is no line of a baseline: fingerprint, rule, file and path with tabs between; " RESTORE);
    baseline_add(parser->arena, entries, entry);
    return SL_OK;
}

/* Reports only the first line that is wrong, because a damaged file often has many such lines. */
sl_result baseline_parse(struct arena *arena, sl_checker *checker, const sl_source *source,
                         struct baseline_entries *entries) {
    struct parser parser = {arena, checker, source, 1, text_slice(source->bytes, 0, 0)};
    sl_text left = source->bytes;
    sl_result result = left.length ? SL_OK : read_head(&parser);
    for (; result == SL_OK && left.length; parser.line++) {
        bool whole = text_take(&left, '\n', &parser.text);
        parser.text.length -= text_ends_with(parser.text, TEXT("\r"));
        result = whole ? read_line(&parser, entries) : report(&parser, "the last line is cut off; " RESTORE);
    }
    return arena->failed ? SL_OUT_OF_MEMORY : result;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void put_escaped(struct buffer *buffer, sl_text text) {
    for (size_t i = 0; i < text.length; i++) {
        const char *letters = "\\tnr", *meant = "\\\t\n\r", *found = memchr(meant, text.bytes[i], 4);
        if (found)
            buffer_byte(buffer, '\\');
        buffer_byte(buffer, found ? letters[found - meant] : text.bytes[i]);
    }
}

static sl_text line_of(struct arena *arena, struct buffer *buffer, const struct baseline_entry *entry) {
    buffer_clear(buffer);
    buffer_append(buffer, arena_printf(arena, "%016" PRIx64, entry->fingerprint));
    if (entry->ordinal > 1) {
        buffer_byte(buffer, '.');
        buffer_number(buffer, entry->ordinal);
    }
    const sl_text columns[] = {entry->rule, entry->program, entry->path};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        buffer_byte(buffer, '\t');
        put_escaped(buffer, columns[i]);
    }
    buffer_byte(buffer, '\n');
    return arena_copy(arena, buffer_text(buffer));
}

sl_result baseline_print(struct arena *arena, const struct baseline_entries *entries, sl_sink *sink, void *context) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_text *lines = arena_array(arena, entries->count, sizeof *lines);
    for (size_t i = 0; lines && i < entries->count; i++)
        lines[i] = line_of(arena, &buffer, &entries->items[i]);
    if (lines && entries->count > 1)
        qsort(lines, entries->count, sizeof *lines, text_order);
    buffer_clear(&buffer);
    buffer_append(&buffer, head);
    buffer_byte(&buffer, '\n');
    for (size_t i = 0; lines && i < entries->count; i++)
        if (i == 0 || !text_equal(lines[i - 1], lines[i]))
            buffer_append(&buffer, lines[i]);
    sl_result result = arena->failed || buffer.failed ? SL_OUT_OF_MEMORY : SL_OK;
    if (result == SL_OK && !sink(context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    return result;
}
