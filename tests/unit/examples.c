/* examples.c - the programs in examples/ come out as their folders say, and no congruent one before another. */
#include "base/text.h"
#include "checker/checker.h"
#include "model/bind.h"
#include "unit/lua_support.h"
#include "yaml/reader.h"

/* Equally good, and as different as can be. */
static const char *const congruent[] = {"growth-engine", "innovation-partnership", "efficiency-partnership",
                                        "lean-influence", "line-authority"};
enum { CONGRUENT = sizeof congruent / sizeof *congruent };

static const struct {
    const char *name;
    sl_verdict verdict;
} others[] = {{"high-sounding", SL_INCONGRUENT},   {"country-club", SL_INCONGRUENT},
              {"isolated-effort", SL_INCONGRUENT}, {"misfits", SL_INCONGRUENT},
              {"framing-missing", SL_INCOMPLETE},  {"complete", SL_CONGRUENT},
              {"large-portfolio", SL_CONGRUENT},   {"customer-commitment", SL_CONGRUENT},
              {"top-management", SL_CONGRUENT},    {"middle-management", SL_CONGRUENT},
              {"operating-level", SL_CONGRUENT},   {"cross-functional", SL_CONGRUENT},
              {"unstructured", SL_INCONGRUENT},    {"no-program", SL_INCOMPLETE},
              {"with-gaps", SL_INCOMPLETE}};

static sl_checker *new_builtin(void) {
    sl_checker *checker = sl_checker_new();
    assert_non_null(checker);
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    return checker;
}

static sl_report *check_example(sl_checker *checker, const char *name) {
    char *path = print("%s/%s/samp.yaml", EXAMPLES_FOLDER, name);
    sl_report *report;
    assert_int_equal(sl_check_file(checker, path, &report), SL_OK);
    assert_int_equal(report->program_count, 1);
    free(path);
    return report;
}

static void test_the_five_are_congruent(void **state) {
    (void)state;
    sl_checker *checker = new_builtin();
    for (size_t i = 0; i < CONGRUENT; i++) {
        sl_report *report = check_example(checker, congruent[i]);
        const sl_program *program = &report->programs[0];
        assert_int_equal(program->verdict, SL_CONGRUENT);
        assert_int_equal(program->misfits, 0);
        assert_int_equal(program->undetermined, 0);
        /* What is not shown is said of all of them, some get advice, and there is nothing worse of any. */
        assert_true(program->finding_count > 0);
        for (size_t j = 0; j < program->finding_count; j++) {
            bool advice = program->findings[j].kind == SL_KIND_ADVICE;
            assert_true(advice || program->findings[j].kind == SL_KIND_SHORTFALL);
            assert_int_equal(program->findings[j].severity, advice ? SL_WARNING : SL_INFO);
        }
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static bool keep_bytes(void *context, const char *bytes, size_t length) {
    char **text = context;
    char *more = print("%s%.*s", *text ? *text : "", (int)length, bytes);
    free(*text);
    *text = more;
    return true;
}

/* What is said of a program by name: the part behind its name, with every number as "#". */
static char *verdict_line(sl_checker *checker, const char *name) {
    sl_report *report = check_example(checker, name);
    char *text = NULL;
    sl_writer_options options = {.format = SL_FORMAT_TEXT, .sink = keep_bytes, .context = &text};
    sl_writer *writer = sl_writer_new(&options, checker);
    assert_non_null(writer);
    assert_int_equal(sl_writer_program(writer, &report->programs[0]), SL_OK);
    sl_writer_free(writer);
    char *start = strstr(text, "\": "), *line = NULL;
    assert_non_null(start);
    for (char *next = start; (next = strstr(next + 1, "\": ")) != NULL;)
        start = next;
    for (char *at = start; *at && *at != '\n'; at++) {
        bool digit = *at >= '0' && *at <= '9', again = digit && at[-1] >= '0' && at[-1] <= '9';
        if (!again)
            keep_bytes(&line, digit ? "#" : at, 1);
    }
    free(text);
    sl_report_free(report);
    return line;
}

static void test_no_congruent_program_is_praised(void **state) {
    (void)state;
    sl_checker *checker = new_builtin();
    for (size_t i = 0; i < CONGRUENT; i++) {
        char *line = verdict_line(checker, congruent[i]);
        assert_string_equal(line, "\": congruent, misfits #, undetermined #, accounts #");
        free(line);
    }
    sl_checker_free(checker);
}

static void test_the_others_come_out_as_they_say(void **state) {
    (void)state;
    sl_checker *checker = new_builtin();
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        sl_report *report = check_example(checker, others[i].name);
        assert_int_equal(report->programs[0].verdict, others[i].verdict);
        assert_true((report->programs[0].misfits > 0) == (others[i].verdict == SL_INCONGRUENT));
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

/* ---- how different they are --------------------------------------------------------------------------------------- */

static struct arena arena;

static const struct configuration *bind_example(const sl_vocabulary *vocabulary, const char *name) {
    char *path = print("%s/%s/samp.yaml", EXAMPLES_FOLDER, name);
    sl_source *source = arena_alloc(&arena, sizeof *source);
    struct bound *bound = arena_alloc(&arena, sizeof *bound);
    struct findings findings = {.arena = &arena};
    size_t count;
    char *bytes = read_file(path);
    source->bytes = arena_copy(&arena, text(bytes));
    struct document *documents = yaml_read(&arena, source, &count);
    assert_true(bind_document(&arena, vocabulary, &documents[0], true, &findings, bound));
    assert_int_equal(findings.count, 0);
    free(bytes);
    free(path);
    return &bound->program;
}

static bool is_choice(const sl_field *field) {
    return field->element != SL_NO_ELEMENT &&
           (field->type == SL_ENUM || field->type == SL_ORDINAL || field->type == SL_SET);
}

static void test_the_five_differ_in_most_choices(void **state) {
    (void)state;
    sl_checker *checker = new_builtin();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    const struct configuration *programs[CONGRUENT];
    for (size_t i = 0; i < CONGRUENT; i++)
        programs[i] = bind_example(vocabulary, congruent[i]);
    for (size_t i = 0; i < CONGRUENT; i++) {
        for (size_t j = 0; j < i; j++) {
            size_t choices = 0, different = 0;
            for (size_t k = 0; k < vocabulary->field_count; k++) {
                const sl_field *field = vocabulary->fields[k];
                if (!is_choice(field))
                    continue;
                choices++;
                const struct value *a = configuration_value(programs[i], field);
                const struct value *b = configuration_value(programs[j], field);
                assert_int_equal(a->state, VALUE_DECLARED);
                different += !plain_equal(plain_of(field, a), plain_of(field, b));
            }
            assert_true(choices > 30);
            if (2 * different < choices)
                fail_msg("%s and %s differ in %zu of %zu choices", congruent[i], congruent[j], different, choices);
        }
    }
    arena_free(&arena);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_five_are_congruent),
        cmocka_unit_test(test_no_congruent_program_is_praised),
        cmocka_unit_test(test_the_others_come_out_as_they_say),
        cmocka_unit_test(test_the_five_differ_in_most_choices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
