/* Tests of base/nearest.h: suggestions for misspelled words, and lists of words for messages. */
#include "base/nearest.h"

#include "support.h"

#define WORDS ((const sl_text[]){TEXT("profitability"), TEXT("profit_share"), TEXT("growth"), TEXT("none"), TEXT("on")})

static const char *nearest(const char *wrong) {
    return string_of(nearest_word(text_of(wrong), WORDS, COUNT_OF(WORDS)));
}

static void test_each_edit(void **state) {
    (void)state;
    assert_string_equal(nearest("growth"), "growth");
    assert_string_equal(nearest("growt"), "growth");   /* one left out */
    assert_string_equal(nearest("growtth"), "growth"); /* one too many */
    assert_string_equal(nearest("grewth"), "growth");  /* another letter */
    assert_string_equal(nearest("gorwth"), "growth");  /* neighbors swapped */
    assert_string_equal(nearest("rgowht"), "growth");  /* two swaps */
}

static void test_case_and_joints_are_free(void **state) {
    (void)state;
    assert_string_equal(nearest("GROWTH"), "growth");
    assert_string_equal(nearest("profit-share"), "profit_share");
    assert_string_equal(nearest("Profit Share"), "profit_share");
}

static void test_a_start_counts_as_one_edit(void **state) {
    (void)state;
    assert_string_equal(nearest("profitabi"), "profitability");
    assert_string_equal(nearest("profit"), "profit_share"); /* the shorter of two */
    assert_string_equal(nearest("profit_"), "profit_share");
    assert_string_equal(nearest("pr"), ""); /* too short to tell */
}

static void test_too_far(void **state) {
    (void)state;
    assert_string_equal(nearest("revenue"), "");
    assert_string_equal(nearest("grxxxh"), "growth"); /* a half is a third and one more */
    assert_string_equal(nearest("gxxxxh"), "");
    assert_string_equal(nearest("zz"), ""); /* all letters of "on" would change */
    assert_string_equal(nearest(""), "");
}

static void test_a_part_that_one_word_has(void **state) {
    const sl_text words[] = {TEXT("account_business_planning"), TEXT("account_team_profile_and_skills"),
                             TEXT("value_proposition.pricing_logic"), TEXT("value_proposition.earnings_logic")};
    (void)state;
    assert_text(nearest_word(TEXT("Business Planning"), words, 4), "account_business_planning");
    assert_text(nearest_word(TEXT("team-profile"), words, 4), "account_team_profile_and_skills");
    assert_text(nearest_word(TEXT("pricing"), words, 4), "value_proposition.pricing_logic");
    assert_text(nearest_word(TEXT("logic"), words, 4), ""); /* two words contain it */
    assert_text(nearest_word(TEXT("ness_plan"), words, 4), "");
    assert_text(nearest_word(TEXT("and"), words, 4), ""); /* too short to tell */
}

static void test_the_first_of_equals(void **state) {
    const sl_text equals[] = {TEXT("bat"), TEXT("cat"), TEXT("rat")};
    (void)state;
    assert_text(nearest_word(TEXT("hat"), equals, 3), "bat");
    assert_text(nearest_word(TEXT("cta"), equals, 3), "cat");
    assert_int_equal(nearest_word(TEXT("hat"), NULL, 0).length, 0);
}

static void test_long_words_are_not_compared(void **state) {
    char longest[101], longer[102];
    (void)state;
    memset(longest, 'a', sizeof longest);
    memset(longer, 'a', sizeof longer);
    const sl_text both[] = {{longer, 101}, {longest, 100}};
    longest[99] = 'b';
    assert_int_equal(nearest_word((sl_text){longest, 100}, both, 2).length, 100);
    assert_int_equal(nearest_word((sl_text){longer, 100}, both, 2).length,
                     100); /* not the word of 101 bytes that starts with it */
    assert_int_equal(nearest_word((sl_text){longer, 101}, both, 2).length, 0);
}

static void test_list(void **state) {
    const sl_text three[] = {TEXT("a"), TEXT("bc"), TEXT("d")};
    (void)state;
    assert_text(list_words(&scratch, three, 3), "a, bc or d");
    assert_text(list_words(&scratch, three, 2), "a or bc");
    assert_text(list_words(&scratch, three, 1), "a");
    assert_text(list_words(&scratch, three, 0), "");
    const sl_text hollow[] = {TEXT("a"), {NULL, 0}};
    assert_text(list_words(&scratch, hollow, 2), "a or ");
}

static void test_did_you_mean(void **state) {
    (void)state;
    assert_text(did_you_mean(&scratch, TEXT("Growht"), WORDS, COUNT_OF(WORDS)), "; did you mean \"growth\"?");
    assert_int_equal(did_you_mean(&scratch, TEXT("revenue"), WORDS, COUNT_OF(WORDS)).length, 0);
}

static void test_without_memory(void **state) {
    struct arena full = {.failed = true};
    (void)state;
    assert_null(list_words(&full, WORDS, 2).bytes);
    assert_int_equal(did_you_mean(&full, TEXT("Growht"), WORDS, COUNT_OF(WORDS)).length, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_each_edit),
        TEST(test_case_and_joints_are_free),
        TEST(test_a_start_counts_as_one_edit),
        TEST(test_too_far),
        TEST(test_a_part_that_one_word_has),
        TEST(test_the_first_of_equals),
        TEST(test_long_words_are_not_compared),
        TEST(test_list),
        TEST(test_did_you_mean),
        TEST(test_without_memory),
    };
    return RUN(tests);
}
