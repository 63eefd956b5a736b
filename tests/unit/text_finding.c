/* text_finding.c - tests of report/text/finding.h: the remedy cache, with more rules than it has slots. */
#include "report/text/finding.h"

#include "base/text.h"
#include "unit/lua_support.h"

#define RULES 1100
#define DARK "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }"

static sl_checker *checker_with_rules(void) {
    sl_checker *checker = new_checker();
    for (int i = 0; i < RULES; i++) {
        char *id = print("R%04d", i), *to_do = print("Change %d.", i);
        char *rule = write_rule(id, "practice", "\"lamp\"", DARK);
        char *source = replace(rule, "Change it.", to_do);
        if (load_source(checker, id, source) != SL_OK)
            fail_msg("%s was refused: %s", id, all_problems(checker));
        free(source);
        free(rule);
        free(to_do);
        free(id);
    }
    return checker;
}

static void write_finding(struct buffer *buffer, struct remedy_cache *remedy_cache, const sl_checker *checker,
                          size_t number) {
    size_t count;
    const sl_text other = TEXT("the other way");
    const struct text_writer out = {.buffer = buffer};
    const sl_finding finding = {.rule = sl_get_rules(checker, &count)[number]->id,
                                .kind = SL_KIND_SHORTFALL,
                                .message = text("it is dark"),
                                .alternatives = number % 2 ? &other : NULL,
                                .alternative_count = number % 2};
    buffer_clear(buffer);
    finding_put(&out, remedy_cache, checker, &finding);
    assert_false(buffer->failed);
}

static void test_rules_that_share_a_place(void **state) {
    (void)state;
    sl_checker *checker = checker_with_rules();
    struct buffer known = BUFFER_EMPTY(BUFFER_MOST), fresh = BUFFER_EMPTY(BUFFER_MOST);
    struct remedy_cache remedy_cache = {NULL};
    assert_true(remedy_cache_open(&remedy_cache));
    for (size_t i = 0; i < 3 * (size_t)RULES; i++) {
        write_finding(&known, &remedy_cache, checker, i % RULES);
        write_finding(&fresh, NULL, checker, i % RULES);
        assert_true(text_equal(buffer_text(&known), buffer_text(&fresh)));
        char *to_do = print("to show it: Change %zu.", i % RULES);
        assert_int_equal(text_contains(buffer_text(&known), text(to_do)), i % RULES % 2 == 0);
        free(to_do);
    }
    remedy_cache_free(&remedy_cache);
    buffer_free(&known);
    buffer_free(&fresh);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules_that_share_a_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
