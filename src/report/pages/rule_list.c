/* rule_list.c - lists of rules: as a table of text, and as tables by kind in Markdown. */
#include "base/text.h"
#include "report/escape.h"
#include "report/json/documents.h"
#include "report/pages/topic.h"

/* ---- a table of text --------------------------------------------------------------------------------------------- */

enum column {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_KIND,
    COLUMN_ELEMENTS,
    COLUMN_SEVERITY,
    COLUMN_PACK,
    COLUMN_STATE,
    COLUMNS
};

static const char *const heads[COLUMNS] = {"rule", "name", "kind", "elements", "severity", "pack", "on"};

/* What longer names of folders are cut to. */
#define PACK_WIDTH ((size_t)20)

/* What a name takes at least. */
#define NAME_WIDTH ((size_t)20)

struct table {
    const sl_vocabulary *vocabulary;
    struct buffer cell;
    size_t widths[COLUMNS];
    struct text_writer out;
};

static sl_text elements_of(struct table *table, const sl_rule *rule) {
    buffer_clear(&table->cell);
    for (size_t i = 0; i < rule->element_count; i++) {
        buffer_append(&table->cell, i ? TEXT(" ") : TEXT(""));
        buffer_append(&table->cell, table->vocabulary->elements[rule->elements[i]].code);
    }
    return buffer_text(&table->cell);
}

/* The name of a pack with its version. */
static sl_text pack_of(struct table *table, const sl_rule *rule) {
    buffer_clear(&table->cell);
    buffer_append(&table->cell, rule->pack);
    buffer_append(&table->cell, rule->pack_version.length ? TEXT(" ") : TEXT(""));
    buffer_append(&table->cell, rule->pack_version);
    return buffer_text(&table->cell);
}

/* Valid until the next one. */
static sl_text cell_of(struct table *table, const sl_rule *rule, enum column column) {
    switch (column) {
    case COLUMN_ID: return rule->id;
    case COLUMN_NAME: return rule->name;
    case COLUMN_KIND: return text_of(sl_rule_kind_name(rule->kind));
    case COLUMN_ELEMENTS: return elements_of(table, rule);
    case COLUMN_SEVERITY: return text_of(sl_severity_name(rule->severity));
    case COLUMN_PACK: return pack_of(table, rule);
    default: return rule->off.length ? TEXT("off") : rule->not_waivable ? TEXT("on, no waivers") : TEXT("on");
    }
}

/* As wide as what is in them; packs and then names give way where a line would not fit. */
static void measure(struct table *table, const sl_rule_list *list) {
    struct buffer scratch = BUFFER_EMPTY(BUFFER_MOST);
    size_t sum = (size_t)2 * (COLUMNS - 1);
    for (size_t column = 0; column < COLUMNS; column++) {
        size_t *width = &table->widths[column];
        *width = text_of(heads[column]).length;
        for (size_t i = 0; i < list->count; i++) {
            buffer_clear(&scratch);
            size_t columns = escape_text(&scratch, cell_of(table, list->rules[i], (enum column)column));
            *width = columns > *width ? columns : *width;
        }
        if (column == COLUMN_PACK && *width > PACK_WIDTH)
            *width = PACK_WIDTH;
        sum += *width;
    }
    size_t *name = &table->widths[COLUMN_NAME], over = sum > TEXT_WIDTH ? sum - TEXT_WIDTH : 0;
    *name = *name > over + NAME_WIDTH ? *name - over : *name > NAME_WIDTH && over ? NAME_WIDTH : *name;
    table->cell.failed = table->cell.failed || scratch.failed;
    buffer_free(&scratch);
}

static enum color color_of(const sl_rule *rule, enum column column) {
    if (column == COLUMN_ID)
        return COLOR_BOLD;
    return column == COLUMN_SEVERITY                    ? severity_color(rule->severity)
           : rule->off.length && column == COLUMN_STATE ? COLOR_WARNING
                                                        : COLOR_NONE;
}

static void put_cell(struct table *table, enum column column, enum color color, sl_text text) {
    struct text_writer *out = &table->out;
    if (color != COLOR_NONE)
        out_start_color(out, color);
    size_t columns = escape_cut(out->buffer, text, table->widths[column]);
    if (color != COLOR_NONE)
        out_end_color(out);
    if (column + 1 < COLUMNS)
        buffer_repeat(out->buffer, ' ', table->widths[column] - columns + 2);
}

static void put_table(struct table *table, const sl_rule_list *list) {
    size_t off = 0;
    for (size_t column = 0; column < COLUMNS && list->count; column++)
        put_cell(table, (enum column)column, COLOR_GUTTER, text_of(heads[column]));
    out_string(&table->out, list->count ? "\n" : "");
    for (size_t i = 0; i < list->count; i++) {
        const sl_rule *rule = list->rules[i];
        for (size_t column = 0; column < COLUMNS; column++)
            put_cell(table, (enum column)column, color_of(rule, (enum column)column),
                     cell_of(table, rule, (enum column)column));
        out_string(&table->out, "\n");
        off += rule->off.length > 0;
    }
    out_string(&table->out, list->count ? "\n" : "");
    out_printf(&table->out, list->count == 1 ? "%zu rule" : "%zu rules", list->count);
    if (off)
        out_printf(&table->out, ", %zu off", off);
    out_string(&table->out, list->count ? "; samplint explain RULE says more\n" : " like that\n");
}

static bool text_rules(struct buffer *buffer, const sl_writer_options *options, const sl_checker *checker,
                       const sl_rule_list *list) {
    struct table table = {.vocabulary = sl_get_vocabulary(checker),
                          .cell = BUFFER_EMPTY(BUFFER_MOST),
                          .out = {buffer, options->color, 0}};
    measure(&table, list);
    put_table(&table, list);
    bool good = !table.cell.failed;
    buffer_free(&table.cell);
    return good;
}

/* ---- tables of Markdown ------------------------------------------------------------------------------------------ */

static void put_row(struct topic_writer *writer, const sl_rule *rule) {
    struct doc_writer *doc = &writer->doc;
    const sl_element *elements = sl_get_vocabulary(writer->checker)->elements;
    doc_row(doc);
    doc_cell(doc);
    topic_put_rule(writer, rule);
    doc_cell(doc);
    doc_text(doc, rule->title);
    doc_cell(doc);
    for (size_t i = 0; i < rule->element_count; i++) {
        doc_string(doc, i ? ", " : "");
        doc_text(doc, elements[rule->elements[i]].code);
    }
    doc_cell(doc);
    doc_string(doc, sl_severity_name(rule->severity));
    doc_string(doc, rule->off.length ? ", off" : "");
    doc_cell(doc);
    doc_text(doc, rule->pack);
    doc_string(doc, rule->pack_version.length ? " " : "");
    doc_text(doc, rule->pack_version);
    doc_row_end(doc);
}

static void put_kind(struct topic_writer *writer, const sl_rule_list *list, sl_rule_kind kind) {
    static const sl_text titles[] = {TEXT_INIT("Framing"), TEXT_INIT("Practices"), TEXT_INIT("Fit"),
                                     TEXT_INIT("Theme")};
    static const char *const columns[] = {"Rule", "What it says", "Elements", "Severity", "Pack"};
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->rules[i]->kind != kind)
            continue;
        if (count++ == 0) {
            doc_heading(&writer->doc, 2, titles[kind]);
            doc_table_head(&writer->doc, columns, 5);
        }
        put_row(writer, list->rules[i]);
    }
}

static void put_elements(struct topic_writer *writer) {
    struct doc_writer *doc = &writer->doc;
    const sl_vocabulary *vocabulary = sl_get_vocabulary(writer->checker);
    doc_paragraph(doc);
    doc_string(doc, "The elements: ");
    for (size_t i = 0; i < vocabulary->element_count; i++) {
        doc_string(doc, i ? ", " : "");
        topic_put_element(writer, &vocabulary->elements[i]);
        doc_string(doc, " (");
        doc_text(doc, vocabulary->elements[i].code);
        doc_string(doc, ")");
    }
    doc_string(doc, ".");
    doc_end(doc);
}

static bool markdown_rules(struct buffer *buffer, const sl_writer_options *options, const sl_checker *checker,
                           const sl_rule_list *list) {
    struct topic_writer writer = {.checker = checker, .rules = "", .vocabulary = "../vocabulary.md"};
    doc_open(&writer.doc, buffer, options);
    doc_heading(&writer.doc, 1, TEXT("Rules"));
    put_elements(&writer);
    for (int kind = SL_RULE_FRAMING; kind <= SL_RULE_THEME; kind++)
        put_kind(&writer, list, (sl_rule_kind)kind);
    doc_close(&writer.doc);
    return true;
}

sl_result sl_write_rules(const sl_writer_options *options, const sl_checker *checker, const sl_rule_list *list) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_JSON       ? json_rules(&buffer, options, checker, list)
                : options->format == SL_FORMAT_MARKDOWN ? markdown_rules(&buffer, options, checker, list)
                                                        : text_rules(&buffer, options, checker, list);
    return write_to_sink(options, &buffer, good);
}
