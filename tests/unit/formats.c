/* formats.c - tests of the output formats: suppressed findings, equal fingerprints, and runs without findings. */
#include "unit/lua_support.h"

#define DARK "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }"
#define LOUD "if c.lamp.mounted then return pass() end return fail { message = \"no 100%\" }"

static const char dark[] = "bicycle: 1\nlamp: { mounted: false }\n";

/* ---- writers ----------------------------------------------------------------------------------------------------- */

struct written {
    char bytes[65536];
    size_t length;
    size_t calls;
    size_t most_calls; /* how many calls succeed */
};

static bool keep(void *context, const char *bytes, size_t length) {
    struct written *written = context;
    assert_true(written->length + length < sizeof written->bytes);
    memcpy(written->bytes + written->length, bytes, length);
    written->length += length;
    written->bytes[written->length] = '\0';
    return written->calls++ < written->most_calls;
}

static struct written written;

static sl_writer *open_writer(sl_format format, bool compared, const sl_checker *checker) {
    written = (struct written){.most_calls = SIZE_MAX};
    sl_writer_options options = {.format = format, .compared = compared, .sink = keep, .context = &written};
    sl_writer *writer = sl_writer_new(&options, checker);
    assert_non_null(writer);
    return writer;
}

static const char *close_writer(sl_writer *writer) {
    assert_int_equal(sl_writer_finish(writer), SL_OK);
    sl_writer_free(writer);
    return written.bytes;
}

static size_t count(const char *text, const char *part) {
    size_t found = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        found++;
    return found;
}

static void assert_has(const char *part) {
    if (!strstr(written.bytes, part))
        fail_msg("there is no \"%s\" in: %s", part, written.bytes);
}

static void assert_lacks(const char *part) {
    if (strstr(written.bytes, part))
        fail_msg("there is \"%s\" in: %s", part, written.bytes);
}

/* ---- a program with a finding of A and one of B ------------------------------------------------------------------ */

struct fixture {
    sl_checker *checker;
    sl_report *report;
    sl_finding findings[2];
    sl_program program;
};

static void open_fixture(struct fixture *fixture) {
    fixture->checker = new_checker();
    add_rule(fixture->checker, "A", "practice", "\"lamp\"", DARK);
    add_rule(fixture->checker, "B", "practice", "\"lamp\"", LOUD);
    fixture->report = check(fixture->checker, dark);
    fixture->program = fixture->report->programs[0];
    fixture->findings[0] = *need_finding(fixture->report, "A");
    fixture->findings[1] = *need_finding(fixture->report, "B");
    fixture->program.findings = fixture->findings;
    fixture->program.finding_count = 2;
}

static void close_fixture(struct fixture *fixture) {
    sl_report_free(fixture->report);
    sl_checker_free(fixture->checker);
}

static const char *write_fixture(const struct fixture *fixture, sl_format format, bool compared) {
    sl_writer *writer = open_writer(format, compared, fixture->checker);
    assert_int_equal(sl_writer_program(writer, &fixture->program), SL_OK);
    return close_writer(writer);
}

/* ---- suppressed findings ----------------------------------------------------------------------------------------- */

static void test_what_is_settled_is_not_listed(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    static const sl_format lists[] = {SL_FORMAT_TEXT, SL_FORMAT_GITHUB, SL_FORMAT_GITLAB, SL_FORMAT_COMPACT};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (int standing = SL_OPEN; standing <= SL_BASELINED; standing++) {
            fixture.findings[0].suppression = (sl_suppression)standing;
            write_fixture(&fixture, lists[i], false);
            assert_int_equal(count(written.bytes, "dark"), standing == SL_OPEN);
            assert_int_equal(count(written.bytes, "no 100"), 1);
        }
    }
    close_fixture(&fixture);
}

static void test_lists_of_nothing_are_whole(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    fixture.findings[0].suppression = fixture.findings[1].suppression = SL_BASELINED;
    assert_string_equal(write_fixture(&fixture, SL_FORMAT_GITLAB, false), "[\n]\n");
    assert_string_equal(write_fixture(&fixture, SL_FORMAT_COMPACT, false), "");
    close_fixture(&fixture);
}

static void test_sarif_tells_who_has_waived(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    const sl_waiver waiver = {.rule = text("A"),
                              .reason = text("we like the night"),
                              .owner = text("the owner"),
                              .expires = text("2030-01-31"),
                              .location = fixture.findings[1].location};
    fixture.findings[0].suppression = SL_WAIVED;
    fixture.findings[0].waiver = &waiver;
    write_fixture(&fixture, SL_FORMAT_SARIF, false);
    assert_int_equal(count(written.bytes, "\"suppressions\""), 1);
    assert_has(
        "\"suppressions\":[{\"kind\":\"external\",\"status\":\"accepted\",\"justification\":\"we like the night\",");
    assert_has("\"properties\":{\"owner\":\"the owner\",\"expires\":\"2030-01-31\"}}]");
    assert_lacks("baselineState");
    sl_waiver near = waiver;
    near.in_program = true;
    near.location = (sl_location){.source = NULL};
    fixture.findings[0].waiver = &near;
    write_fixture(&fixture, SL_FORMAT_SARIF, false);
    assert_has("\"suppressions\":[{\"kind\":\"inSource\",");
    close_fixture(&fixture);
}

static void test_sarif_tells_what_is_new(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    fixture.findings[0].suppression = SL_BASELINED;
    write_fixture(&fixture, SL_FORMAT_SARIF, true);
    assert_int_equal(count(written.bytes, "\"baselineState\":\"unchanged\""), 1);
    assert_int_equal(count(written.bytes, "\"baselineState\":\"new\""), 1);
    close_fixture(&fixture);
}

static void test_junit_skips_what_is_settled(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    const sl_waiver waiver = {.reason = text("a <good> reason")};
    fixture.findings[0].suppression = SL_WAIVED;
    fixture.findings[0].waiver = &waiver;
    fixture.findings[1].suppression = SL_BASELINED;
    write_fixture(&fixture, SL_FORMAT_JUNIT, false);
    assert_has("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"2\"");
    assert_has("<skipped message=\"waived: a &lt;good&gt; reason\"/>");
    assert_has("<skipped message=\"in the baseline: no 100%\"/>");
    close_fixture(&fixture);
}

/* A rule that failed is a failure even if its findings are not listed. */
static void test_junit_shows_what_is_not_listed(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    fixture.program.finding_count = 1;
    write_fixture(&fixture, SL_FORMAT_JUNIT, false);
    assert_has("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"0\"");
    assert_has("<system-out>\nits findings are among those that are not listed\n</system-out>");
    close_fixture(&fixture);
}

/* A finding about a limit stays in the list, so it does not count among those that are not listed. */
static void test_counts_only_what_is_not_listed(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    size_t length = SL_LIMIT_FINDINGS * (size_t)1000; /* beyond the bound for a file */
    char *message = malloc(length);
    assert_non_null(message);
    memset(message, 'x', length);
    fixture.findings[0].message = (sl_text){message, length};
    fixture.findings[1].rule = text("limit");
    write_fixture(&fixture, SL_FORMAT_COMPACT, false);
    assert_has("limit no 100");
    assert_has("limit 1 finding is not listed, because the file has too many");
    close_fixture(&fixture);
    free(message);
}

/* ---- fingerprints ------------------------------------------------------------------------------------------------ */

static void test_the_second_of_two_alike_is_another(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    fixture.findings[0].fingerprint = fixture.findings[1].fingerprint = 0xAB;
    write_fixture(&fixture, SL_FORMAT_SARIF, false);
    assert_has("\"samplintFingerprint/v1\":\"00000000000000ab\"");
    assert_has("\"samplintFingerprint/v1\":\"00000000000000ab:2\"");
    close_fixture(&fixture);
}

/* A file with many fingerprints, and several files with the same fingerprints. */
static void test_many_fingerprints(void **state) {
    (void)state;
    enum { MANY = 300 };
    struct fixture fixture;
    sl_finding findings[MANY];
    open_fixture(&fixture);
    for (size_t i = 0; i < MANY; i++) {
        findings[i] = fixture.findings[0];
        findings[i].fingerprint = i % 100 << 32 | (i % 100);
    }
    fixture.program.findings = findings;
    for (size_t i = 0; i < MANY; i += 50) {
        sl_writer *writer = open_writer(SL_FORMAT_SARIF, false, fixture.checker);
        for (size_t file = 0; file < 2; file++) {
            fixture.program.findings = &findings[i];
            fixture.program.finding_count = MANY - i < 60 ? MANY - i : 60;
            written.length = 0;
            assert_int_equal(sl_writer_program(writer, &fixture.program), SL_OK);
            assert_int_equal(count(written.bytes, ":2\"}"), 0); /* the 60 fingerprints of each file differ */
        }
        written.length = 0;
        close_writer(writer);
    }
    sl_writer *writer = open_writer(SL_FORMAT_SARIF, false, fixture.checker);
    for (size_t i = 0; i < MANY; i += 50) {
        fixture.program.findings = &findings[i];
        fixture.program.finding_count = 50;
        fixture.program.document = i / 50 + 1;
        written.length = 0;
        assert_int_equal(sl_writer_program(writer, &fixture.program), SL_OK);
        assert_int_equal(count(written.bytes, ":2\"}"), i / 100 == 1 ? 50 : 0);
        assert_int_equal(count(written.bytes, ":3\"}"), i / 100 == 2 ? 50 : 0);
    }
    written.length = 0;
    close_writer(writer);
    close_fixture(&fixture);
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

static void test_a_run_without_programs(void **state) {
    (void)state;
    static const char *const starts[] = {
        "", "{\"schema_version\":2,", "", "{\"type\":\"summary\",", "{\"$schema\":", "<?xml ", "", "[\n]\n", ""};
    sl_checker *checker = new_checker();
    for (int i = 0; *sl_format_name((sl_format)i); i++) {
        assert_true((size_t)i < sizeof starts / sizeof *starts);
        const char *bytes = close_writer(open_writer((sl_format)i, false, checker));
        assert_int_equal(strncmp(bytes, starts[i], strlen(starts[i])), 0);
        assert_int_equal(*starts[i] == '\0', *bytes == '\0');
    }
    sl_checker_free(checker);
}

/* The rules of a checker that is used later get a ruleIndex, too. */
static void test_rules_of_a_later_checker(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    sl_checker *later = new_checker();
    add_rule(later, "AA", "practice", "\"lamp\"", DARK);
    sl_report *report = check(later, dark);
    sl_writer *writer = open_writer(SL_FORMAT_SARIF, false, fixture.checker);
    assert_int_equal(sl_writer_program(writer, &fixture.program), SL_OK);
    assert_int_equal(sl_writer_use(writer, later), SL_OK);
    assert_int_equal(sl_writer_program(writer, &report->programs[0]), SL_OK);
    close_writer(writer);
    assert_has("\"ruleId\":\"AA\",\"ruleIndex\":2,");
    assert_int_equal(count(written.bytes, "{\"id\":\"AA\",\"name\":"), 1);
    sl_report_free(report);
    sl_checker_free(later);
    close_fixture(&fixture);
}

static void test_a_sink_that_refuses(void **state) {
    (void)state;
    struct fixture fixture;
    open_fixture(&fixture);
    for (int i = 0; *sl_format_name((sl_format)i); i++) {
        sl_writer *writer = open_writer((sl_format)i, false, fixture.checker);
        written.most_calls = 0;
        assert_int_equal(sl_writer_program(writer, &fixture.program), SL_CANNOT_WRITE);
        sl_writer_free(writer);
    }
    close_fixture(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_settled_is_not_listed),
        cmocka_unit_test(test_lists_of_nothing_are_whole),
        cmocka_unit_test(test_sarif_tells_who_has_waived),
        cmocka_unit_test(test_sarif_tells_what_is_new),
        cmocka_unit_test(test_junit_skips_what_is_settled),
        cmocka_unit_test(test_junit_shows_what_is_not_listed),
        cmocka_unit_test(test_counts_only_what_is_not_listed),
        cmocka_unit_test(test_the_second_of_two_alike_is_another),
        cmocka_unit_test(test_many_fingerprints),
        cmocka_unit_test(test_a_run_without_programs),
        cmocka_unit_test(test_rules_of_a_later_checker),
        cmocka_unit_test(test_a_sink_that_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
