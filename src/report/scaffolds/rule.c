/* rule.c - generates a rule that loads and passes its tests, for its author to change.
 *
 * The rule compares the first attributes of its elements that can be compared. A practice requires a good value of
 * each; a fit or theme rule requires good values of the others if the first one has a good value. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"
#include "report/text_writer.h"
#include "samplint/skeleton.h"

#define MOST_COMPARED ((size_t)16)

/* What a rule compares. */
struct compared {
    const sl_field *fields[MOST_COMPARED];
    size_t count;
};

/* ---- what can be compared ---------------------------------------------------------------------------------------- */

static bool can_compare(const sl_field *field) {
    switch (field->type) {
    case SL_BOOL: return true;
    case SL_ENUM:
    case SL_ORDINAL: return field->domain_count > 1;
    case SL_SET: return field->domain_count > 0;
    case SL_INTEGER: return field->min < field->max;
    default: return false;
    }
}

/* Adds attributes of a group, in their order, until there are `most`. */
static void add_compared(struct compared *compared, const sl_field *group, size_t most) {
    for (size_t i = 0; i < group->field_count && compared->count < most; i++) {
        const sl_field *field = &group->fields[i];
        if (field->type == SL_GROUP)
            add_compared(compared, field, most);
        else if (can_compare(field))
            compared->fields[compared->count++] = field;
    }
}

/* How many attributes of each element such a rule compares, and how many elements it is about where none is named. */
static size_t attributes_of(sl_rule_kind kind) {
    return kind == SL_RULE_THEME ? 2 : 1;
}

static size_t elements_of(sl_rule_kind kind) {
    return kind == SL_RULE_FIT ? 2 : 1;
}

static bool add_element(struct compared *compared, const sl_element *element, size_t count) {
    size_t before = compared->count;
    add_compared(compared, element->field, before + count);
    bool enough = compared->count == before + count;
    if (!enough)
        compared->count = before;
    return enough;
}

/* Returns whether every element that is named has enough to compare, or enough were found. */
static bool find_compared(const sl_vocabulary *vocabulary, const sl_new_rule *rule, struct compared *compared) {
    size_t each = attributes_of(rule->kind);
    compared->count = 0;
    for (size_t i = 0; i < rule->element_count; i++)
        if (!add_element(compared, rule->elements[i], each))
            return false;
    size_t wanted = rule->element_count ? 0 : elements_of(rule->kind);
    for (size_t i = 0; i < vocabulary->element_count && wanted > 0; i++)
        wanted -= add_element(compared, &vocabulary->elements[i], each);
    return wanted == 0;
}

static bool names_twice(const sl_new_rule *rule) {
    for (size_t i = 0; i < rule->element_count; i++)
        for (size_t j = 0; j < i; j++)
            if (rule->elements[i] == rule->elements[j])
                return true;
    return false;
}

static bool is_file_name(sl_text id) {
    bool good = id.length > 0 && id.length <= 64 && isalnum((unsigned char)id.bytes[0]);
    for (size_t i = 0; i < id.length && good; i++)
        good = isalnum((unsigned char)id.bytes[i]) || id.bytes[i] == '-' || id.bytes[i] == '_';
    return good;
}

const char *sl_new_rule_fault(const sl_vocabulary *vocabulary, const sl_new_rule *rule) {
    struct compared compared;
    if (!is_file_name(rule->id))
        return "is no id for a rule: take up to 64 letters, digits, - and _, with a letter or digit first";
    if (rule->kind == SL_RULE_FIT && rule->element_count == 1)
        return "is to be a fit rule, and fit is between elements: name at least two";
    if (rule->kind == SL_RULE_THEME && rule->element_count > 1)
        return "is to be a theme rule, which is about one element: name one, or make it a fit rule";
    if (names_twice(rule))
        return "names an element twice";
    if (rule->element_count > MOST_COMPARED)
        return "is about more than 16 elements: name the first of them, and add the others by hand";
    if (!find_compared(vocabulary, rule, &compared))
        return rule->element_count
                   ? "cannot be written: an element that it names has too few attributes with words, numbers or "
                     "truth values; name another"
                   : "cannot be written: too few elements have attributes with words, numbers or truth values";
    return NULL;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

/* The greatest integer that is as it should be. */
static int64_t bound_of(const sl_field *field) {
    uint64_t span = (uint64_t)field->max - (uint64_t)field->min;
    return field->min + (span > 12 ? 11 : 0);
}

static void put_number(const struct text_writer *out, int64_t number) {
    char text[32];
    snprintf(text, sizeof text, "%" PRId64, number);
    out_string(out, text);
}

/* A value in YAML that is as it should be, or is not. */
static void put_value(const struct text_writer *out, const sl_field *field, bool good) {
    switch (field->type) {
    case SL_BOOL: out_string(out, good ? "true" : "false"); break;
    case SL_INTEGER: put_number(out, bound_of(field) + !good); break;
    case SL_SET:
        out_string(out, "[");
        if (good)
            out_text(out, field->domain[0]);
        out_string(out, "]");
        break;
    default: out_text(out, field->domain[good ? field->domain_count - 1 : 0]); break;
    }
}

static void put_quoted(const struct text_writer *out, sl_text word) {
    out_string(out, "\"");
    out_text(out, word);
    out_string(out, "\"");
}

/* The condition in Lua that such a value is as it should be, or that it is not. */
static void put_condition(const struct text_writer *out, const sl_field *field, bool good) {
    bool compares = field->type == SL_INTEGER || field->type == SL_ORDINAL;
    out_string(out, good || compares ? "c." : "not c.");
    out_text(out, field->path);
    switch (field->type) {
    case SL_BOOL: break;
    case SL_INTEGER:
        out_string(out, good ? " <= " : " > ");
        put_number(out, bound_of(field));
        break;
    case SL_ORDINAL:
        out_string(out, good ? " > " : " <= ");
        put_quoted(out, field->domain[0]);
        break;
    default:
        out_string(out, field->type == SL_SET ? ":has(" : ":is(");
        put_quoted(out, field->domain[field->type == SL_SET ? 0 : field->domain_count - 1]);
        out_string(out, ")");
        break;
    }
}

/* ---- parts of the rule ------------------------------------------------------------------------------------------- */

static void put_name(const struct text_writer *out, sl_text id) {
    for (size_t i = 0; i < id.length; i++)
        buffer_byte(out->buffer, id.bytes[i] == '_' ? '-' : (char)tolower((unsigned char)id.bytes[i]));
}

static void put_elements(const struct text_writer *out, const struct compared *compared) {
    const char *separator = "\n    ";
    out_string(out, "  elements = {");
    for (size_t i = 0; i < compared->count; i++) {
        const sl_field *element = compared->fields[i];
        if (i > 0 && element->element == compared->fields[i - 1]->element)
            continue;
        while (element->parent->parent)
            element = element->parent;
        out_string(out, separator);
        put_quoted(out, element->id);
        separator = ",\n    ";
    }
    out_string(out, ",\n  }, -- all that check reads, and no others\n");
}

static void put_head(const struct text_writer *out, const sl_new_rule *rule, const struct compared *compared) {
    out_string(out, "-- A rule to start from: it loads and passes its tests. Make it yours from the top down, and run\n"
                    "-- samplint test on it as you go. docs/writing-rules.md goes through all of it.\n"
                    "return rule {\n  id = ");
    put_quoted(out, rule->id);
    out_string(out, ", -- as the file is named\n  name = \"");
    put_name(out, rule->id);
    out_string(out, "\", -- what is asked for, in a few words joined by hyphens\n  kind = \"");
    out_string(out, sl_rule_kind_name(rule->kind));
    out_string(out, "\",\n");
    put_elements(out, compared);
    out_string(out, "  title = \"Say in a line what the rule asks for\",\n"
                    "  rationale = [[\n"
                    "Say in a few sentences why it matters, to somebody who has to be convinced.\n"
                    "]],\n"
                    "  source = {\n"
                    "    { at = \"name the policy or the experience that it rests on\" },\n"
                    "  },\n"
                    "  remediation = \"Say what to do about a failure.\",\n");
}

static void put_conditions(const struct text_writer *out, const struct compared *compared, size_t from) {
    for (size_t i = from; i < compared->count; i++) {
        if (i > from)
            out_string(out, "\n      and ");
        put_condition(out, compared->fields[i], true);
    }
}

/* A key or value that is a path. */
static void put_path(const struct text_writer *out, const char *before, const sl_field *field, const char *behind) {
    out_string(out, before);
    put_quoted(out, field->path);
    out_string(out, behind);
}

static void put_judgment(const struct text_writer *out, const struct compared *compared) {
    out_string(out, "  check = function(c)\n    -- What has to hold. A value that is not declared ends the rule here: "
                    "undetermined.\n"
                    "    if ");
    put_conditions(out, compared, 0);
    out_string(out, " then\n      return pass()\n    end\n"
                    "    return fail {\n      message = \"say what is wrong here\",\n");
    put_path(out, "      at = ", compared->fields[0], ", -- the value to point at\n    }\n  end,\n");
}

/* Where the first attribute is as it should be, the others are to be, too. */
static void put_relation(const struct text_writer *out, const struct compared *compared) {
    out_string(out, "  check = function(c)\n"
                    "    -- When the rule asks for nothing. A value that is not declared ends it here: undetermined.\n"
                    "    if ");
    put_condition(out, compared->fields[0], false);
    out_string(out, " then\n      return pass()\n    end\n"
                    "    -- What it asks for then.\n    if ");
    put_conditions(out, compared, 1);
    out_string(out, " then\n      return pass()\n    end\n"
                    "    return fail {\n      message = \"say what does not fit what\",\n      notes = {\n");
    put_path(out, "        [", compared->fields[0], "] =\n          \"say what this asks for\",\n");
    put_path(out, "        [", compared->fields[1], "] =\n          \"say what is there instead\",\n");
    put_path(out, "      },\n      at = ", compared->fields[0],
             ", -- the value to point at\n"
             "      alternatives = { -- at least two, from different ends, none better than another\n"
             "        \"say what to change on the one side\",\n        \"say what to change on the other\",\n"
             "      },\n    }\n  end,\n");
}

/* ---- tests ------------------------------------------------------------------------------------------------------- */

/* How many groups two attributes share, from the top. */
static size_t depth_of(const sl_field *field) {
    size_t depth = 0;
    for (; field->parent && field->parent->parent; field = field->parent)
        depth++;
    return depth;
}

static const sl_field *ancestor(const sl_field *field, size_t depth) {
    for (size_t at = depth_of(field); at > depth; at--)
        field = field->parent;
    return field;
}

/* An attribute with its value, below the groups that the one before it has not opened yet. */
static void put_declared(const struct text_writer *out, const sl_field *before, const sl_field *field, bool good) {
    size_t depth = depth_of(field), at = 0;
    while (before && at < depth && at < depth_of(before) && ancestor(before, at) == ancestor(field, at))
        at++;
    for (; at <= depth; at++) {
        buffer_repeat(out->buffer, ' ', 2 * at);
        out_text(out, ancestor(field, at)->id);
        out_string(out, at < depth ? ":\n" : ": ");
    }
    put_value(out, field, good);
    out_string(out, "\n");
}

/* A test whose program declares the first `count` attributes, all as they should be but the one at `wrong`. */
static void put_test(const struct text_writer *out, const struct compared *compared, const char *name,
                     const char *expect, size_t count, size_t wrong) {
    out_string(out, "    { name = \"");
    out_string(out, name);
    out_string(out, "\", expect = \"");
    out_string(out, expect);
    out_string(out, "\",");
    if (count < compared->count)
        put_path(out, "\n      waits_for = ", compared->fields[count], ",\n      program = ");
    else
        out_string(out, " program = ");
    out_string(out, count ? "[[\n" : "[[{}");
    for (size_t i = 0; i < count; i++)
        put_declared(out, i ? compared->fields[i - 1] : NULL, compared->fields[i], i != wrong);
    out_string(out, "]] },\n");
}

static void put_tests(const struct text_writer *out, const struct compared *compared, bool relates) {
    size_t all = compared->count;
    out_string(out, "  -- Programs with the answer that each is to get: each answer at least once");
    out_string(out, relates ? ", and two ways to pass.\n  tests = {\n" : ".\n  tests = {\n");
    put_test(out, compared, relates ? "what is asked for is there" : "all is as it should be", "pass", all, all);
    if (relates)
        put_test(out, compared, "nothing is asked for", "pass", all, 0);
    put_test(out, compared, relates ? "what is asked for lacks" : "something is wrong", "fail", all, relates ? 1 : 0);
    put_test(out, compared, "a value is not declared", "undetermined", relates ? 1 : 0, all);
    out_string(out, "  },\n}\n");
}

sl_result sl_write_new_rule(const sl_writer_options *options, const sl_vocabulary *vocabulary,
                            const sl_new_rule *rule) {
    struct compared compared;
    if (sl_new_rule_fault(vocabulary, rule) || !find_compared(vocabulary, rule, &compared))
        return SL_REFUSED;
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {.buffer = &buffer};
    bool relates = sl_is_about_fit(rule->kind);
    put_head(&out, rule, &compared);
    if (relates)
        put_relation(&out, &compared);
    else
        put_judgment(&out, &compared);
    put_tests(&out, &compared, relates);
    return write_to_sink(options, &buffer, true);
}
