/* program.c - generates a program with every key of the vocabulary and no values. */
#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "report/scaffolds/comment.h"
#include "report/text_writer.h"
#include "samplint/skeleton.h"

static void put_indent(const struct text_writer *out, size_t depth) {
    buffer_repeat(out->buffer, ' ', 2 * depth);
}

/* What can stand behind the key of an attribute. */
static void put_values(struct text_writer *out, const sl_field *field, size_t depth) {
    char range[96];
    struct comment comment = comment_open(out, 2 * depth, "#");
    switch (field->type) {
    case SL_ENUM: comment_string(&comment, "One of:"); break;
    case SL_ORDINAL: comment_string(&comment, "One of, lowest first:"); break;
    case SL_SET: comment_string(&comment, "A list, or [] for none, of:"); break;
    case SL_BOOL: comment_string(&comment, "true or false."); break;
    case SL_INTEGER:
        snprintf(range, sizeof range, "A number from %" PRId64 " to %" PRId64 ".", field->min, field->max);
        comment_string(&comment, range);
        break;
    default: comment_string(&comment, "A text."); break;
    }
    for (size_t i = 0; i < field->domain_count; i++)
        comment_word(&comment, field->domain[i], i + 1 < field->domain_count ? "," : ".");
    comment_close(&comment);
}

static void put_description(struct text_writer *out, const sl_field *field, size_t depth) {
    struct comment comment = comment_open(out, 2 * depth, "#");
    comment_text(&comment, field->description);
    comment_close(&comment);
}

static void put_field(struct text_writer *out, const sl_field *field, size_t depth) {
    put_description(out, field, depth);
    if (field->type != SL_GROUP)
        put_values(out, field, depth);
    put_indent(out, depth);
    out_text(out, field->id);
    out_string(out, field->label ? ": A name\n" : ":\n");
    for (size_t i = 0; i < field->field_count; i++)
        put_field(out, &field->fields[i], depth + 1);
}

static void put_group(struct text_writer *out, const sl_vocabulary *vocabulary, const sl_field *group) {
    out_string(out, "\n");
    if (group->element != SL_NO_ELEMENT) {
        const sl_element *element = &vocabulary->elements[group->element];
        out_string(out, "# ---- ");
        out_text(out, element->title);
        out_string(out, " (");
        out_text(out, element->code);
        out_string(out, ")\n");
    }
    put_field(out, group, 0);
}

/* Which elements an account can have values of its own in. */
static void put_level(struct comment *comment, const sl_vocabulary *vocabulary) {
    comment_string(comment, "Each can have values of its own in these, in the form that they have above:");
    size_t left = 0;
    for (size_t i = 0; i < vocabulary->element_count; i++)
        left += text_equal(vocabulary->elements[i].level, vocabulary->accounts_level);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].level, vocabulary->accounts_level))
            comment_word(comment, vocabulary->elements[i].field->id, --left ? "," : ".");
}

/* As a comment: an entry would be an account. */
static void put_accounts(struct text_writer *out, const sl_vocabulary *vocabulary) {
    const sl_field *accounts = vocabulary->accounts;
    out_string(out, "\n");
    put_description(out, accounts, 0);
    struct comment comment = comment_open(out, 0, "#");
    put_level(&comment, vocabulary);
    comment_close(&comment);
    out_string(out, "#");
    out_text(out, accounts->id);
    out_string(out, ":\n");
    for (size_t i = 0; i < accounts->field_count; i++) {
        out_string(out, i == 0 ? "#  - " : "#    ");
        out_text(out, accounts->fields[i].id);
        out_string(out, ": # ");
        out_text(out, accounts->fields[i].description);
        out_string(out, "\n");
    }
}

sl_result sl_write_new_program(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    out_text(&out, vocabulary->format_key);
    char version[32];
    snprintf(version, sizeof version, ": %" PRId64 "\n", vocabulary->format);
    out_string(&out, version);
    struct comment comment = comment_open(&out, 0, "#");
    comment_string(&comment, "A");
    comment_text(&comment, vocabulary->title);
    comment_string(&comment,
                   "that declares nothing yet. Write behind each key what is known, and leave the others as they are: "
                   "a key with nothing behind it is not declared.");
    comment_close(&comment);
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        put_group(&out, vocabulary, &vocabulary->top->fields[i]);
    if (vocabulary->accounts)
        put_accounts(&out, vocabulary);
    return write_to_sink(options, &buffer, true);
}
