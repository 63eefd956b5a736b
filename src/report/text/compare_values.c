/* compare_values.c - writes a table of attributes with the values of two programs side by side. */
#include "report/text/compare_values.h"

#include "base/text.h"
#include "report/escape.h"

/* The columns of a line: the margin, the name, what A says, what B says. */
#define MARGIN ((size_t)2)
#define GAP ((size_t)2)
#define NAME_MOST ((size_t)36)
#define CELL_LEAST ((size_t)20)

struct table {
    struct text_writer *out;
    const sl_attribute_difference *attributes;
    size_t count;
    size_t margin;
    size_t name_columns, cell_columns;
};

static void put_blanks(const struct table *table, size_t count) {
    buffer_repeat(table->out->buffer, ' ', count);
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static const sl_field *top_of(const sl_field *field) {
    while (field->parent && field->parent->path.length)
        field = field->parent;
    return field;
}

/* The path without the group at the top, under which it is listed. */
static sl_text name_of(const sl_field *field) {
    const sl_field *top = top_of(field);
    return field == top ? field->id : text_slice(field->path, top->path.length + 1, field->path.length);
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static enum color color_of(const sl_declared *declared) {
    return declared->unreadable ? COLOR_ERROR : declared->declared ? COLOR_NONE : COLOR_GUTTER;
}

/* Returns the columns that it takes, `most` of them for the text itself. */
static size_t put_value(const struct table *table, const sl_field *field, const sl_declared *declared, size_t most) {
    bool quoted = field->type == SL_TEXT && declared->declared;
    out_string(table->out, quoted ? "\"" : "");
    enum color color = color_of(declared);
    if (color != COLOR_NONE)
        out_start_color(table->out, color);
    size_t columns = escape_cut(table->out->buffer, declared->shown, most);
    if (color != COLOR_NONE)
        out_end_color(table->out);
    out_string(table->out, quoted ? "\"" : "");
    return columns + (quoted ? 2 : 0);
}

static size_t width_of(const struct table *table, const sl_field *field, const sl_declared *declared) {
    size_t start = table->out->buffer->length;
    size_t columns = put_value(table, field, declared, TEXT_WIDTH);
    table->out->buffer->length = start;
    return columns;
}

static void put_side_by_side(const struct table *table, const sl_attribute_difference *attribute) {
    size_t columns = put_value(table, attribute->field, &attribute->a, TEXT_WIDTH);
    put_blanks(table, table->cell_columns - columns + GAP);
    put_value(table, attribute->field, &attribute->b, TEXT_WIDTH);
    out_string(table->out, "\n");
}

/* Of texts that begin alike, so many bytes before they part are shown. */
#define LEAD ((size_t)24)

/* Where two texts are shown from: their start, or a word not long before they part. */
static size_t parting(sl_text a, sl_text b) {
    size_t alike = 0;
    while (alike < a.length && alike < b.length && a.bytes[alike] == b.bytes[alike])
        alike++;
    if (alike < 2 * LEAD)
        return 0;
    for (size_t i = alike - LEAD; i < alike; i++)
        if (a.bytes[i - 1] == ' ')
            return i;
    return text_head(a, alike - LEAD).length;
}

static void put_from(const struct table *table, const char *side, const sl_field *field, const sl_declared *declared,
                     size_t start) {
    size_t before = table->margin + table->name_columns + GAP;
    sl_declared rest = *declared;
    rest.shown = text_slice(declared->shown, start, declared->shown.length);
    out_string(table->out, side);
    out_string(table->out, start ? "..." : "");
    put_value(table, field, &rest, TEXT_WIDTH - before - sizeof "A: ...''" + 1);
    out_string(table->out, "\n");
}

static void put_below_each_other(const struct table *table, const sl_attribute_difference *attribute) {
    bool both = attribute->a.declared && attribute->b.declared;
    size_t start = both ? parting(attribute->a.shown, attribute->b.shown) : 0;
    put_from(table, "A: ", attribute->field, &attribute->a, start);
    put_blanks(table, table->margin + table->name_columns + GAP);
    put_from(table, "B: ", attribute->field, &attribute->b, start);
}

/* ---- sets -------------------------------------------------------------------------------------------------------- */

/* What one side has in a line: a word that the other has not; in the first line, that it is no set or an empty one. */
struct cell {
    const sl_declared *declared;
    const sl_text *words;
    size_t count;
    bool both; /* the other side is a set, too: what both have is not told */
};

static bool is_blank(const struct cell *cell, size_t line) {
    bool has_more = cell->both && cell->declared->shown.length > 2;
    return line >= cell->count && (line > 0 || has_more);
}

/* Returns the columns that it takes. */
static size_t put_cell(const struct table *table, const struct cell *cell, size_t line) {
    if (is_blank(cell, line))
        return 0;
    if (line < cell->count) {
        size_t before = cell->both ? sizeof "with " - 1 : 0;
        out_string(table->out, cell->both ? "with " : "");
        return before + escape_cut(table->out->buffer, cell->words[line], table->cell_columns - before);
    }
    return out_colored(table->out, color_of(cell->declared), cell->declared->shown);
}

static void put_words(const struct table *table, const sl_attribute_difference *attribute) {
    bool both = attribute->a.declared && attribute->b.declared;
    struct cell a = {&attribute->a, attribute->only_a, attribute->only_a_count, both};
    struct cell b = {&attribute->b, attribute->only_b, attribute->only_b_count, both};
    for (size_t line = 0; line == 0 || line < a.count || line < b.count; line++) {
        put_blanks(table, line ? table->margin + table->name_columns + GAP : 0);
        size_t columns = put_cell(table, &a, line);
        put_blanks(table, is_blank(&b, line) ? 0 : table->cell_columns - columns + GAP);
        put_cell(table, &b, line);
        out_string(table->out, "\n");
    }
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

static size_t widest_word(const sl_text *words, size_t count) {
    size_t widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = words[i].length > widest ? words[i].length : widest;
    return widest + sizeof "with " - 1;
}

static size_t largest(size_t a, size_t b) {
    return a > b ? a : b;
}

static size_t smallest(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The columns that one line of a side of a difference takes. */
static size_t widest_cell(const struct table *table, const sl_attribute_difference *attribute) {
    bool is_set = attribute->field->type == SL_SET;
    size_t of_a = is_set && attribute->a.declared ? 0 : width_of(table, attribute->field, &attribute->a);
    size_t of_b = is_set && attribute->b.declared ? 0 : width_of(table, attribute->field, &attribute->b);
    size_t words = largest(widest_word(attribute->only_a, attribute->only_a_count),
                           widest_word(attribute->only_b, attribute->only_b_count));
    return largest(largest(of_a, of_b), words);
}

/* Names and values of ids get what they need, as far as a line has it; a text that needs more gets lines of its own. */
static void set_columns(struct table *table) {
    for (size_t i = 0; i < table->count; i++)
        table->name_columns = largest(table->name_columns, name_of(table->attributes[i].field).length);
    table->name_columns = smallest(table->name_columns, NAME_MOST);
    size_t most = (TEXT_WIDTH - table->margin - table->name_columns - 2 * GAP) / 2;
    for (size_t i = 0; i < table->count; i++) {
        size_t widest = widest_cell(table, &table->attributes[i]);
        if (table->attributes[i].field->type != SL_TEXT)
            table->cell_columns = largest(table->cell_columns, smallest(widest, most));
    }
    table->cell_columns = largest(table->cell_columns, smallest(CELL_LEAST, most));
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static void put_attribute(const struct table *table, const sl_attribute_difference *attribute) {
    put_blanks(table, table->margin);
    size_t columns = out_text(table->out, name_of(attribute->field));
    if (columns > table->name_columns) {
        out_string(table->out, "\n");
        put_blanks(table, table->margin);
        columns = 0;
    }
    put_blanks(table, table->name_columns - columns + GAP);
    if (attribute->field->type == SL_SET)
        put_words(table, attribute);
    else if (widest_cell(table, attribute) <= table->cell_columns)
        put_side_by_side(table, attribute);
    else
        put_below_each_other(table, attribute);
}

static void put_table(struct table *table) {
    const sl_field *top = NULL;
    set_columns(table);
    for (size_t i = 0; i < table->count; i++) {
        const sl_field *other = top_of(table->attributes[i].field);
        if (other != top) {
            put_blanks(table, table->margin - MARGIN);
            out_colored(table->out, COLOR_GUTTER, other->path);
            out_string(table->out, "\n");
        }
        top = other;
        put_attribute(table, &table->attributes[i]);
    }
}

void compare_put_attributes(struct text_writer *out, const sl_comparison *comparison) {
    out_printf(out, "attributes that differ: %zu", comparison->attribute_count);
    out_printf(out, "; declared alike: %zu\n", comparison->same_attributes);
    struct table table = {
        .out = out, .attributes = comparison->attributes, .count = comparison->attribute_count, .margin = MARGIN};
    if (table.count == 0)
        return;
    set_columns(&table);
    put_blanks(&table, table.margin + table.name_columns + GAP);
    out_colored(out, COLOR_BOLD, TEXT("A"));
    put_blanks(&table, table.cell_columns - 1 + GAP);
    out_colored(out, COLOR_BOLD, TEXT("B"));
    out_string(out, "\n");
    put_table(&table);
}

/* ---- accounts ---------------------------------------------------------------------------------------------------- */

static void put_names(struct text_writer *out, const sl_comparison *comparison, bool in_a) {
    size_t count = 0;
    for (size_t i = 0; i < comparison->account_count; i++) {
        const sl_account_difference *account = &comparison->accounts[i];
        if (account->in_a != in_a || account->in_b == in_a)
            continue;
        out_string(out, count > 0 ? "" : in_a ? "\naccounts that only A has:\n" : "\naccounts that only B has:\n");
        out_list_item(out, count++, account->name);
    }
    out_string(out, count ? "\n" : "");
}

void compare_put_accounts(struct text_writer *out, const sl_comparison *comparison) {
    size_t count = 0;
    put_names(out, comparison, true);
    put_names(out, comparison, false);
    for (size_t i = 0; i < comparison->account_count; i++) {
        const sl_account_difference *account = &comparison->accounts[i];
        if (!account->in_a || !account->in_b)
            continue;
        out_string(out, count++ ? "" : "\naccounts that differ in what they override:\n");
        out_string(out, "  ");
        out_colored(out, COLOR_BOLD, account->name);
        out_string(out, "\n");
        struct table table = {
            .out = out, .attributes = account->attributes, .count = account->attribute_count, .margin = 3 * MARGIN};
        put_table(&table);
    }
}
