/* baseline.c - which findings were there already: by what they are, not by where they stand. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#define POWER                                                                                                          \
    "if c.lamp.power:is(\"battery\") then return pass() end\n"                                                         \
    "return fail { message = \"it runs on \" .. c.lamp.power }"

#define DARK "bicycle: 1\nlamp: { power: dynamo }\n"

static sl_checker *new_dark(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", POWER);
    return checker;
}

/* ---- what a baseline says ----------------------------------------------------------------------------------------- */

static char written[4096];

static bool take_bytes(void *context, const char *bytes, size_t length) {
    (void)context;
    assert_true(length < sizeof written);
    memcpy(written, bytes, length);
    written[length] = '\0';
    return true;
}

/* Checks files, "a b c", against the baseline "list" if it is there, and writes it anew where `write`. Returns the standings of the
 * findings, a letter each, a blank behind each file, and the counts. */
static const char *run(const char *files, bool write, bool fresh) {
    static char row[512];
    sl_checker *checker = new_dark();
    sl_baseline *baseline = sl_baseline_new("list");
    size_t at = 0;
    assert_non_null(baseline);
    if (access("list", F_OK) == 0)
        assert_int_equal(sl_baseline_read(baseline, checker), SL_OK);
    for (const char *file = files; *file; file += strcspn(file, " "), file += *file == ' ') {
        sl_report *report;
        char *path = print("%.*s", (int)strcspn(file, " "), file);
        assert_int_equal(sl_check_file(checker, path, &report), SL_OK);
        assert_int_equal(sl_baseline_apply(baseline, report), SL_OK);
        for (size_t p = 0; p < report->program_count; p++)
            for (size_t i = 0; i < report->programs[p].finding_count; i++)
                at +=
                    (size_t)snprintf(row + at, sizeof row - at, "%c%s", "owb"[report->programs[p].findings[i].suppression],
                                     report -> programs[p].findings[i].more_account_count ? "+" : "");
        row[at++] = ' ';
        sl_report_free(report);
        free(path);
    }
    sl_baseline_counts counts = sl_baseline_count(baseline);
    snprintf(row + at, sizeof row - at, "%zu %zu %zu %zu", counts.entries, counts.met, counts.gone, counts.fresh);
    if (write) {
        assert_int_equal(sl_baseline_write(baseline, fresh, take_bytes, NULL), SL_OK);
        FILE *list = fopen("list", "w");
        assert_non_null(list);
        fputs(written, list);
        fclose(list);
    }
    sl_baseline_free(baseline);
    sl_checker_free(checker);
    return row;
}

static void write_text(const char *path, const char *string) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(string, 1, strlen(string), file), strlen(string));
    fclose(file);
}

/* Counts are: entries, met, gone, fresh. */
static void test_what_is_known(void **state) {
    (void)state;
    make_file("a", DARK);
    make_file("b", "bicycle: 1\nlamp: { power: battery }\n");
    note_made("list");
    assert_string_equal(run("a b", true, true), "o  0 0 0 1");
    assert_string_equal(run("a b", false, false), "b  1 1 0 0");
    /* however it is written */
    write_text("a", "# a comment\nbicycle: 1\n\nlamp:\n  power: 'dynamo'\n");
    assert_string_equal(run("a", false, false), "b 1 1 0 0");
    /* in another file it is new */
    write_text("b", DARK);
    assert_string_equal(run("a b", false, false), "b o 1 1 0 1");
    /* even alone: the first one is still there, though it is not looked at */
    assert_string_equal(run("b", false, false), "o 1 0 0 1");
    /* what is gone is gone in files that were looked at */
    write_text("a", "bicycle: 1\nlamp: { power: battery }\n");
    assert_string_equal(run("b", false, false), "o 1 0 0 1");
    assert_string_equal(run("a", false, false), " 1 0 1 0");
}

static void test_renamed(void **state) {
    (void)state;
    make_file("b", DARK);
    make_file("a", DARK);
    note_made("list");
    run("a b", true, true);
    assert_int_equal(rename("a", "c"), 0);
    note_made("c");
    make_file("d", DARK);
    assert_string_equal(run("b c d", false, false), "b b o 2 2 0 1");
    /* and is called by its new name from then on */
    run("b c d", true, false);
    assert_null(strstr(written, "\ta\t"));
    assert_non_null(strstr(written, "\tc\t"));
    assert_null(strstr(written, "\td\t"));
    write_text("a", DARK);
    assert_string_equal(run("a b c d", false, false), "o b b o 2 2 0 2");
}

/* A run over part keeps the rest, and drops what is gone from its part, and from files that are no longer there. */
static void test_parts(void **state) {
    (void)state;
    make_file("a", DARK);
    make_file("b", DARK);
    make_file("c", DARK);
    note_made("list");
    run("a b c", true, true);
    write_text("a", "bicycle: 1\nlamp: { power: battery }\n");
    write_text("b", "bicycle: 1\nlamp: { power: battery }\n");
    assert_string_equal(run("a", true, false), " 3 0 1 0");
    assert_non_null(strstr(written, "\tb\t"));
    assert_non_null(strstr(written, "\tc\t"));
    assert_null(strstr(written, "\ta\t"));
    assert_int_equal(remove("b"), 0);
    assert_string_equal(run("a", true, true), " 2 0 1 0");
    assert_null(strstr(written, "\tb\t"));
    assert_non_null(strstr(written, "\tc\t"));
    write_text("b", DARK); /* to be removed */
}

/* The same finding twice in a file counts twice; a third one is new. Documents may change places. */
static void test_more_than_once(void **state) {
    (void)state;
    make_file("a", DARK "---\n" DARK);
    note_made("list");
    assert_string_equal(run("a", true, true), "oo 0 0 0 2");
    assert_non_null(strstr(written, ".2\tR\ta\tlamp.power\n"));
    assert_string_equal(run("a", false, false), "bb 2 2 0 0");
    write_text("a", DARK "---\n" DARK "---\n" DARK);
    assert_string_equal(run("a", false, false), "bbo 2 2 0 1");
    write_text("a", DARK);
    assert_string_equal(run("a", true, false), "b 2 1 1 0");
    assert_null(strstr(written, ".2\t"));
}

/* Accounts with the very same finding are told together, and are known one by one. */
static void test_further_account_is_new(void **state) {
    (void)state;
#define LIT "bicycle: 1\nx-lamp: &l { power: dynamo }\nlamp: { power: battery }\nriders:\n"
    make_file("a", LIT "- { name: Ann, lamp: *l }\n- { name: Ben, lamp: *l }\n");
    note_made("list");
    assert_string_equal(run("a", true, true), "o+ 0 0 0 2");
    assert_string_equal(run("a", false, false), "b+ 2 2 0 0");
    write_text("a", LIT "- { name: Ann, lamp: *l }\n- { name: Cid, lamp: *l }\n- { name: Ben, lamp: *l }\n");
    assert_string_equal(run("a", false, false), "b+o 2 2 0 1");
    write_text("a", LIT "- { name: Ben, lamp: *l }\n");
    assert_string_equal(run("a", false, false), "b 2 1 1 0");
}

/* What a word is written with is no matter, nor in which list or file it stands. */
static void test_words_of_the_host(void **state) {
    (void)state;
    make_file("a", "bicycle: 1\nlamp: { power: steam, mounted: 'x' }\n");
    note_made("list");
    assert_string_equal(run("a", true, true), "oo 0 0 0 2");
    write_text("a", "bicycle: 1\nlamp:\n  mounted: \"x\"\n  power: \"st\\x65am\"\n");
    assert_string_equal(run("a", false, false), "bb 2 2 0 0");
    write_text("a", "bicycle: 1\nlamp:\n  mounted: y\n  power: steam\n");
    assert_string_equal(run("a", false, false), "ob 2 1 1 1");
}

/* Of what could not be judged nobody knows whether it is gone. */
static void test_not_judged(void **state) {
    (void)state;
    make_file("a", DARK);
    note_made("list");
    run("a", true, true);
    write_text("a", "bicycle: 1\nlamp: { power: [\n");
    assert_string_equal(run("a", false, false), "o 1 0 0 0");
}

/* ---- the file ----------------------------------------------------------------------------------------------------- */

static void test_odd_names(void **state) {
    (void)state;
    make_folder("x");
    make_file("x/a\tb\\\nc", DARK);
    note_made("list");
    assert_string_equal(run("x/a\tb\\\nc", true, true), "o 0 0 0 1");
    assert_non_null(strstr(written, "\tx/a\\tb\\\\\\nc\tlamp.power\n"));
    assert_string_equal(run("x/a\tb\\\nc", false, false), "b 1 1 0 0");
}

#define LINE "0123456789abcdef\tR\ta\tlamp.power\n"

static void test_damaged(void **state) {
    (void)state;
    static const struct {
        const char *list;
        size_t line; /* 0: it is good */
    } cases[] = {
        {"samplint baseline 1\n", 0},
        {"samplint baseline 1\n" LINE, 0},
        {"samplint baseline 1\r\n0123456789abcdef.12\tR\ta\t\r\n", 0},
        {"samplint baseline 1\n" LINE LINE, 0}, /* a merge kept both */
        {"", 1},
        {"\n", 1},
        {LINE, 1},
        {"samplint baseline 2\n", 1},
        {"samplint baseline 1", 1},
        {"samplint baseline 1\n\n", 2},
        {"samplint baseline 1\n" LINE "<<<<<<< ours\n", 3},
        {"samplint baseline 1\n=======\n", 2},
        {"samplint baseline 1\n" LINE "0123456789abcdef\tR\ta\tla", 3},
        {"samplint baseline 1\n0123456789abcde\tR\ta\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdeF\tR\ta\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef.1\tR\ta\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef.02\tR\ta\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef.x\tR\ta\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef\tR\ta\n", 2},
        {"samplint baseline 1\n0123456789abcdef\tR\ta\tb\tc\n", 2},
        {"samplint baseline 1\n0123456789abcdef\t\ta\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef\tR\t\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef\tR\ta\\x\tb\n", 2},
        {"samplint baseline 1\n0123456789abcdef\tR\ta\tb\\\n", 2},
    };
    make_file("list", "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_text("list", cases[i].list);
        sl_checker *checker = new_checker();
        sl_baseline *baseline = sl_baseline_new("list");
        sl_result result = sl_baseline_read(baseline, checker);
        assert_int_equal(result, cases[i].line ? SL_REFUSED : SL_OK);
        sl_baseline_free(baseline);
        size_t count;
        const sl_finding *problems = sl_get_problems(checker, &count);
        assert_int_equal(count, cases[i].line > 0);
        if (count)
            assert_int_equal(problems->location.span.start.line, cases[i].line);
        sl_checker_free(checker);
    }
}

static void test_missing(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    sl_baseline *baseline = sl_baseline_new("none");
    assert_int_equal(sl_baseline_read(baseline, checker), SL_CANNOT_READ);
    sl_baseline_free(baseline);
    sl_checker_free(checker);
    sl_baseline_free(NULL);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_known),
        TEST(test_renamed),
        TEST(test_parts),
        TEST(test_more_than_once),
        TEST(test_further_account_is_new),
        TEST(test_words_of_the_host),
        TEST(test_not_judged),
        TEST(test_odd_names),
        TEST(test_damaged),
        TEST(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
