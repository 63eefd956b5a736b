/* test_file.c - reads tests from files beside rules, "*_test.yaml"; each document is a test.
 *
 *     test: a price by value that nobody measures   # its name
 *     options: { APD-2.longest_cycle_months: 18 }   # optional
 *     program: |                                    # a text, or a mapping below the key
 *       account: { ... }
 *     expect:                                       # the answers of rules
 *     - rule: FIRM-1
 *       status: fail                                # the default; or pass, undetermined, not_applicable
 *       at: element.attribute                       # optional: the place of the finding, or of the missing value
 *       line: 1                                     # optional: the line of that place in the program
 *       message: too many                           # optional: a part of the message
 *       account: North                              # optional: the account that the answer is about; or
 *       segment: Retail                             # the segment
 *     verdict: incongruent                          # optional
 *     others: allowed                               # optional: further failures are allowed
 *
 * The program is judged as `check` judges it, but the line with the format may be missing. Unless others are allowed,
 * every failure of a framing, fit or theme rule must be expected; `expect: []` expects no failure. */
#include "ruletest/test_file.h"

#include <stdarg.h>
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "yaml/reader.h"

struct reading {
    struct ruleset *rules;
    const struct document *document;
    bool wrong; /* a fault was found in the test */
};

static struct arena *arena_of(const struct reading *reading) {
    return reading->rules->arena;
}

__attribute__((format(printf, 3, 4))) static void refuse(struct reading *reading, sl_span span, const char *format,
                                                         ...) {
    va_list arguments;
    va_start(arguments, format);
    sl_text message = arena_vprintf(arena_of(reading), format, arguments);
    va_end(arguments);
    problem_add(reading->rules->problems, "test", (sl_location){.source = reading->document->source, .span = span},
                "%.*s", TEXT_ARG(message));
    reading->wrong = true;
}

/* Refuses a word that is not a known word. `name` is the noun for a known word in messages, for example "key". */
static void refuse_word(struct reading *reading, const struct node *node, const char *name, const sl_text *known,
                        size_t count) {
    struct arena *arena = arena_of(reading);
    sl_text word = node->kind == NODE_SCALAR ? node->text : (sl_text){NULL, 0};
    sl_text meant = did_you_mean(arena, word, known, count), shown = arena_excerpt(arena, word);
    sl_text words = list_words(arena, known, count);
    if (meant.length)
        refuse(reading, node_span(node), "there is no %s \"%.*s\"%.*s", name, TEXT_ARG(shown), TEXT_ARG(meant));
    else
        refuse(reading, node_span(node), "this is not a known %s; it must be %.*s", name, TEXT_ARG(words));
}

/* Reads a mapping with some of the known keys: values[i] gets the value of known[i], or stays NULL. */
static bool read_mapping(struct reading *reading, const struct node *node, const char *name, const sl_text *known,
                         size_t count, const struct node **values) {
    if (!node || node->kind != NODE_MAPPING) {
        sl_text keys = list_all(arena_of(reading), known, count);
        refuse(reading, node ? node_span(node) : reading->document->span, "%s is a mapping with %.*s", name,
               TEXT_ARG(keys));
        return false;
    }
    for (size_t i = 0; i < node->entry_count; i++) {
        const struct node *key = node_behind(node->entries[i].key);
        size_t at = key->kind == NODE_SCALAR ? text_find(known, count, key->text) : count;
        if (at < count)
            values[at] = node_behind(node->entries[i].value);
        else
            refuse_word(reading, key, "key", known, count);
    }
    return true;
}

/* Reads a text. Returns the empty text if there is no node, or if the node is something else, which is reported. */
static sl_text read_text(struct reading *reading, const struct node *node, const char *name) {
    if (!node)
        return (sl_text){NULL, 0};
    if (node->kind == NODE_SCALAR && !scalar_is_null(node) && text_trim(node->text).length)
        return text_trim(node->text);
    refuse(reading, node_span(node), "%s is a text", name);
    return (sl_text){NULL, 0};
}

/* Reads one of the known words. Returns its index; `otherwise` if there is no node, or for another word, which is
 * reported. */
static size_t read_word(struct reading *reading, const struct node *node, const char *name, const sl_text *known,
                        size_t count, size_t otherwise) {
    if (!node)
        return otherwise;
    size_t at = node->kind == NODE_SCALAR ? text_find(known, count, node->text) : count;
    if (at < count)
        return at;
    refuse_word(reading, node, name, known, count);
    return otherwise;
}

static sl_rule *read_rule(struct reading *reading, const struct node *node, sl_text id) {
    const struct rulebook *book = &reading->rules->book;
    sl_location place = {.source = reading->document->source, .span = node_span(node)};
    sl_rule *rule = ruleset_find_named(reading->rules, id, place);
    if (!rule || rule->off.length) {
        sl_text fault = rulebook_no_such(book, arena_of(reading), id);
        refuse(reading, node_span(node), "%.*s", TEXT_ARG(fault));
        return NULL;
    }
    return rule;
}

/* ---- expectations ------------------------------------------------------------------------------------------------ */

static size_t read_line(struct reading *reading, const struct node *node) {
    if (!node)
        return 0;
    struct scalar scalar = node->kind == NODE_SCALAR ? scalar_resolve(node) : (struct scalar){.type = SCALAR_NULL};
    if (scalar.type == SCALAR_INTEGER && !scalar.too_large && scalar.integer > 0)
        return (size_t)scalar.integer;
    refuse(reading, node_span(node), "line is a number, from 1");
    return 0;
}

static sl_text read_path(struct reading *reading, const struct node *node) {
    const sl_vocabulary *vocabulary = reading->rules->vocabulary;
    sl_text path = read_text(reading, node, "at");
    if (path.length && !sl_find_field(vocabulary, path)) {
        sl_text meant = did_you_mean_path(arena_of(reading), vocabulary, path, false);
        refuse(reading, node_span(node), "the vocabulary has no \"%.*s\"%.*s", TEXT_ARG(path), TEXT_ARG(meant));
    }
    return path;
}

static void read_expectation(struct reading *reading, const struct node *node, struct expectation *expectation) {
    enum { RULE, STATUS, AT, LINE, MESSAGE, ACCOUNT, SEGMENT, KEYS };
    static const sl_text known[KEYS] = {TEXT_INIT("rule"),   TEXT_INIT("status"),  TEXT_INIT("at"),
                                        TEXT_INIT("line"),   TEXT_INIT("message"), TEXT_INIT("account"),
                                        TEXT_INIT("segment")};
    static const sl_text words[] = {TEXT_INIT("pass"), TEXT_INIT("fail"), TEXT_INIT("undetermined"),
                                    TEXT_INIT("not_applicable")};
    const struct node *values[KEYS] = {NULL};
    if (!read_mapping(reading, node, "an expectation", known, KEYS, values))
        return;
    sl_text id = read_text(reading, values[RULE], "rule");
    if (!values[RULE])
        refuse(reading, node_span(node),
               "the key \"rule\" is missing: it names the rule that the expectation is about");
    *expectation =
        (struct expectation){.rule = id.length ? read_rule(reading, values[RULE], id) : NULL,
                             .status = (sl_status)read_word(reading, values[STATUS], "status", words, 4, SL_FAIL),
                             .at = read_path(reading, values[AT]),
                             .line = read_line(reading, values[LINE]),
                             .message = read_text(reading, values[MESSAGE], "message"),
                             .account = read_text(reading, values[ACCOUNT], "account"),
                             .segment = read_text(reading, values[SEGMENT], "segment"),
                             .written = node_span(node).start.line};
    bool placed = values[AT] || values[LINE];
    if (placed && expectation->status != SL_FAIL && expectation->status != SL_UNDETERMINED)
        refuse(reading, node_span(node), "only a failure or an undetermined answer has a place");
    if (values[ACCOUNT] && values[SEGMENT])
        refuse(reading, node_span(node), "an answer is about an account or about a segment; name one of them");
    if (values[MESSAGE] && expectation->status != SL_FAIL)
        refuse(reading, node_span(node), "only a failure has a message");
}

static void read_expectations(struct reading *reading, const struct node *node, struct file_test *test) {
    if (!node)
        return;
    if (node->kind != NODE_SEQUENCE) {
        refuse(reading, node_span(node), "expect is a list of expected answers; write [] to expect no failure");
        return;
    }
    test->expectations = arena_array(arena_of(reading), node->item_count, sizeof *test->expectations);
    for (size_t i = 0; test->expectations && i < node->item_count; i++)
        read_expectation(reading, node_behind(node->items[i]), &test->expectations[test->expectation_count++]);
}

/* ---- the program and its options --------------------------------------------------------------------------------- */

/* Returns the text of a program. If the program is a block mapping of the test file, the text before it in its first
 * line becomes blanks, so that all lines keep their columns; a mapping in braces starts at column 1. */
static sl_text read_program(struct reading *reading, const struct node *node) {
    if (node && node->kind == NODE_SCALAR && !scalar_is_null(node))
        return node->text;
    if (!node || node->kind != NODE_MAPPING) {
        refuse(reading, node_span(node ? node : reading->document->root),
               "the key \"program\" is missing, or holds no program: write program: | and YAML below it");
        return (sl_text){NULL, 0};
    }
    sl_text raw = node_raw(reading->document, node);
    size_t blanks = node->style == STYLE_FLOW ? 0 : node_span(node).start.column - 1;
    char *text = arena_array(arena_of(reading), blanks + raw.length + 1, 1);
    if (!text)
        return (sl_text){NULL, 0};
    memset(text, ' ', blanks);
    memcpy(text + blanks, raw.bytes, raw.length);
    return (sl_text){text, blanks + raw.length};
}

/* Reads "RULE.option: value". The option is set once and put back, to find faults in the value. */
static void read_setting(struct reading *reading, const struct node *key, const struct node *value,
                         struct file_test *test) {
    sl_text rule_id, id = key->text;
    if (key->kind != NODE_SCALAR || !text_take(&id, '.', &rule_id) || value->kind != NODE_SCALAR) {
        refuse(reading, node_span(key), "an option is written as RULE.option: value");
        return;
    }
    struct file_setting setting = {read_rule(reading, key, rule_id), id, value->text};
    if (!setting.rule)
        return;
    sl_option *option = rule_option(setting.rule, id), kept = option ? *option : (sl_option){.id = id};
    sl_text fault = ruleset_set_option(reading->rules, setting.rule, id, value->text, kept.set_by);
    if (option)
        *option = kept;
    if (fault.length)
        refuse(reading, node_span(key), "%.*s", TEXT_ARG(fault));
    test->settings[test->setting_count++] = setting;
}

static void read_settings(struct reading *reading, const struct node *node, struct file_test *test) {
    if (!node || (node->kind == NODE_SCALAR && scalar_is_null(node)))
        return;
    if (node->kind != NODE_MAPPING) {
        refuse(reading, node_span(node), "options is a mapping, as in { RULE.option: value }");
        return;
    }
    test->settings = arena_array(arena_of(reading), node->entry_count, sizeof *test->settings);
    for (size_t i = 0; test->settings && i < node->entry_count; i++)
        read_setting(reading, node_behind(node->entries[i].key), node_behind(node->entries[i].value), test);
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static bool same_settings(const struct file_test *a, const struct file_test *b) {
    size_t found = 0;
    for (size_t i = 0; i < a->setting_count; i++)
        for (size_t j = 0; j < b->setting_count; j++)
            found += a->settings[i].rule == b->settings[j].rule &&
                     text_equal(a->settings[i].option, b->settings[j].option) &&
                     text_equal(a->settings[i].value, b->settings[j].value);
    return found == a->setting_count && a->setting_count == b->setting_count;
}

static void refuse_same(struct reading *reading, const struct test_file *file, const struct file_test *test) {
    for (size_t i = 0; i < file->count; i++)
        if (text_equal(text_trim(file->tests[i].program), text_trim(test->program)) &&
            same_settings(&file->tests[i], test))
            refuse(reading, node_span(reading->document->root),
                   "this is the same test as the one in line %zu: the same program with the same options; put the "
                   "expectations of both into one",
                   file->tests[i].line);
}

static void read_test(struct reading *reading, struct test_file *file) {
    enum { NAME, OPTIONS, PROGRAM, EXPECT, VERDICT, OTHERS, KEYS };
    static const sl_text known[KEYS] = {TEXT_INIT("test"),   TEXT_INIT("options"), TEXT_INIT("program"),
                                        TEXT_INIT("expect"), TEXT_INIT("verdict"), TEXT_INIT("others")};
    static const sl_text verdicts[] = {TEXT_INIT("congruent"), TEXT_INIT("incomplete"), TEXT_INIT("incongruent"),
                                       TEXT_INIT("invalid")};
    static const sl_text allowed[] = {TEXT_INIT("allowed")};
    const struct node *values[KEYS] = {NULL}, *root = node_behind(reading->document->root);
    if (!read_mapping(reading, root, "a test", known, KEYS, values))
        return;
    struct file_test test = {.line = node_span(root).start.line};
    test.name = read_text(reading, values[NAME], "test");
    if (!values[NAME])
        refuse(reading, node_span(root), "the key \"test\" is missing: it names the test");
    test.program = read_program(reading, values[PROGRAM]);
    read_settings(reading, values[OPTIONS], &test);
    read_expectations(reading, values[EXPECT], &test);
    test.judged = values[VERDICT] != NULL;
    test.verdict = (sl_verdict)read_word(reading, values[VERDICT], "verdict", verdicts, 4, SL_CONGRUENT);
    test.others = values[OTHERS] && read_word(reading, values[OTHERS], "word for others", allowed, 1, 1) == 0;
    if (!test.judged && test.expectation_count == 0 && (!values[EXPECT] || test.others))
        refuse(reading, node_span(root), "a test must expect something: write expectations under expect, or a verdict");
    refuse_same(reading, file, &test);
    if (!reading->wrong)
        file->tests[file->count++] = test;
}

void test_file_read(struct ruleset *rules, struct file_trust trust, sl_text path, struct test_file *file) {
    size_t count, first = rules->problems->list.count;
    *file = (struct test_file){.source = NULL};
    if (source_read(rules->arena, rules->problems, trust, path, SL_LIMIT_TEST_BYTES, &file->source) != SL_OK)
        return;
    if (file->source->bytes.length > SL_LIMIT_TEST_BYTES) {
        problem_add(rules->problems, "test", (sl_location){.source = file->source},
                    "a file of tests is no larger than %zu bytes", SL_LIMIT_TEST_BYTES);
        return;
    }
    struct document *documents = yaml_read(rules->arena, file->source, &count);
    file->tests = documents ? arena_array(rules->arena, count, sizeof *file->tests) : NULL;
    for (size_t i = 0; file->tests && i < count; i++) {
        struct reading reading = {.rules = rules, .document = &documents[i]};
        bool broken = documents[i].broken || documents[i].findings.count > 0;
        problems_take(rules->problems, &documents[i].findings);
        if (!broken)
            read_test(&reading, file);
    }
    file->refused = file->tests ? count - file->count : 0;
    findings_sort(&rules->problems->list, first);
}
