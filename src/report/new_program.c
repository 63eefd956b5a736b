/* new_program.c - a program that declares nothing yet, with all that it could declare. */
#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "report/comment.h"
#include "report/page.h"
#include "samplint/skeleton.h"

static void put_indent(const struct page *page, size_t depth) {
    buffer_repeat(page->buffer, ' ', 2 * depth);
}

/* What can stand behind the key of an attribute. */
static void put_values(struct page *page, const sl_field *field, size_t depth) {
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

static void put_description(struct page *page, const sl_field *field, size_t depth) {
    struct comment comment = comment_open(page, 2 * depth, "#");
    comment_text(&comment, field->description);
    comment_close(&comment);
}

static void put_field(struct page *page, const sl_field *field, size_t depth) {
    put_description(page, field, depth);
    if (field->type != SL_GROUP)
        put_values(page, field, depth);
    put_indent(page, depth);
    page_text(page, field->id);
    page_put(page, field->label ? ": A name\n" : ":\n");
    for (size_t i = 0; i < field->field_count; i++)
        put_field(page, &field->fields[i], depth + 1);
}

static void put_group(struct page *page, const sl_vocabulary *vocabulary, const sl_field *group) {
    page_put(page, "\n");
    if (group->element != SL_NO_ELEMENT) {
        const sl_element *element = &vocabulary->elements[group->element];
        page_put(page, "# ---- ");
        page_text(page, element->title);
        page_put(page, " (");
        page_text(page, element->code);
        page_put(page, ")\n");
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
static void put_accounts(struct page *page, const sl_vocabulary *vocabulary) {
    const sl_field *accounts = vocabulary->accounts;
    page_put(page, "\n");
    put_description(page, accounts, 0);
    struct comment comment = comment_open(page, 0, "#");
    put_level(&comment, vocabulary);
    comment_close(&comment);
    page_put(page, "#");
    page_text(page, accounts->id);
    page_put(page, ":\n");
    for (size_t i = 0; i < accounts->field_count; i++) {
        page_put(page, i == 0 ? "#  - " : "#    ");
        page_text(page, accounts->fields[i].id);
        page_put(page, ": # ");
        page_text(page, accounts->fields[i].description);
        page_put(page, "\n");
    }
}

sl_result sl_write_new_program(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct page page = {.buffer = &buffer};
    page_text(&page, vocabulary->format_key);
    char version[32];
    snprintf(version, sizeof version, ": %" PRId64 "\n", vocabulary->format);
    page_put(&page, version);
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
    return page_write(options, &buffer, true);
}
