/* program.c - a program that declares nothing yet, with all that it could declare. */
#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "report/scaffolds/comment.h"
#include "report/text_writer.h"
#include "samplint/skeleton.h"

static void put_indent(const struct text_writer *page, size_t depth) {
    buffer_repeat(page->buffer, ' ', 2 * depth);
}

/* What can stand behind the key of an attribute. */
static void put_values(struct text_writer *page, const sl_field *field, size_t depth) {
    char range[96];
    struct comment comment = comment_open(page, 2 * depth, "#");
    switch (field->type) {
    case SL_ENUM: comment_say(&comment, "One of:"); break;
    case SL_ORDINAL: comment_say(&comment, "One of, lowest first:"); break;
    case SL_SET: comment_say(&comment, "A list, or [] for none, of:"); break;
    case SL_BOOL: comment_say(&comment, "true or false."); break;
    case SL_INTEGER:
        snprintf(range, sizeof range, "A number from %" PRId64 " to %" PRId64 ".", field->min, field->max);
        comment_say(&comment, range);
        break;
    default: comment_say(&comment, "A text."); break;
    }
    for (size_t i = 0; i < field->domain_count; i++)
        comment_word(&comment, field->domain[i], i + 1 < field->domain_count ? "," : ".");
    comment_close(&comment);
}

static void put_description(struct text_writer *page, const sl_field *field, size_t depth) {
    struct comment comment = comment_open(page, 2 * depth, "#");
    comment_text(&comment, field->description);
    comment_close(&comment);
}

static void put_field(struct text_writer *page, const sl_field *field, size_t depth) {
    put_description(page, field, depth);
    if (field->type != SL_GROUP)
        put_values(page, field, depth);
    put_indent(page, depth);
    out_text(page, field->id);
    out_words(page, field->label ? ": A name\n" : ":\n");
    for (size_t i = 0; i < field->field_count; i++)
        put_field(page, &field->fields[i], depth + 1);
}

static void put_group(struct text_writer *page, const sl_vocabulary *vocabulary, const sl_field *group) {
    out_words(page, "\n");
    if (group->element != SL_NO_ELEMENT) {
        const sl_element *element = &vocabulary->elements[group->element];
        out_words(page, "# ---- ");
        out_text(page, element->title);
        out_words(page, " (");
        out_text(page, element->code);
        out_words(page, ")\n");
    }
    put_field(page, group, 0);
}

/* Which elements an account can have values of its own in. */
static void put_level(struct comment *comment, const sl_vocabulary *vocabulary) {
    comment_say(comment, "Each can have values of its own in these, in the form that they have above:");
    size_t left = 0;
    for (size_t i = 0; i < vocabulary->element_count; i++)
        left += text_equal(vocabulary->elements[i].level, vocabulary->accounts_level);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].level, vocabulary->accounts_level))
            comment_word(comment, vocabulary->elements[i].field->id, --left ? "," : ".");
}

/* As a comment: an entry would be an account. */
static void put_accounts(struct text_writer *page, const sl_vocabulary *vocabulary) {
    const sl_field *accounts = vocabulary->accounts;
    out_words(page, "\n");
    put_description(page, accounts, 0);
    struct comment comment = comment_open(page, 0, "#");
    put_level(&comment, vocabulary);
    comment_close(&comment);
    out_words(page, "#");
    out_text(page, accounts->id);
    out_words(page, ":\n");
    for (size_t i = 0; i < accounts->field_count; i++) {
        out_words(page, i == 0 ? "#  - " : "#    ");
        out_text(page, accounts->fields[i].id);
        out_words(page, ": # ");
        out_text(page, accounts->fields[i].description);
        out_words(page, "\n");
    }
}

sl_result sl_write_new_program(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer page = {.buffer = &buffer};
    out_text(&page, vocabulary->format_key);
    char version[32];
    snprintf(version, sizeof version, ": %" PRId64 "\n", vocabulary->format);
    out_words(&page, version);
    struct comment comment = comment_open(&page, 0, "#");
    comment_say(&comment, "A");
    comment_text(&comment, vocabulary->title);
    comment_say(&comment,
                "that declares nothing yet. Write behind each key what is known, and leave the others as they are: "
                "a key with nothing behind it is not declared.");
    comment_close(&comment);
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        put_group(&page, vocabulary, &vocabulary->top->fields[i]);
    if (vocabulary->accounts)
        put_accounts(&page, vocabulary);
    return out_write(options, &buffer, true);
}
