/* portfolio.c - rules of scope "portfolio": each is asked once about a program, and sees all its accounts. */
#include "checker/checker.h"
#include "unit/lua_support.h"

/* The bicycles, whose riders have a mood and an age of their own. */
static char *vocabulary_of_riders(void) {
    return replace(
        bicycles, "description = \"Their name.\" }",
        "description = \"Their name.\" },\n"
        "      { id = \"mood\", type = \"ordinal\", domain = { \"calm\", \"brisk\", \"wild\" }, description = "
        "\"Theirs.\" },\n"
        "      { id = \"age\", type = \"integer\", min = 1, max = 99, description = \"Theirs.\" }");
}

static sl_checker *checker_of_riders(void) {
    sl_checker *checker = sl_checker_new();
    char *vocabulary = vocabulary_of_riders();
    assert_non_null(checker);
    assert_int_equal(sl_load_vocabulary(checker, text("riders.lua"), text(vocabulary)), SL_OK);
    free(vocabulary);
    return checker;
}

/* A rule R of scope "portfolio"; its lines are those of write_rule(). It is a framing rule if it asks whether accounts
 * declare something of an element, else a practice. To be freed. */
static char *write_portfolio_rule(const char *elements, const char *body) {
    bool framing = strstr(body, "declaring(\"lamp") || strstr(body, "c:declares");
    char *rule = write_rule("R", framing ? "framing" : "practice", elements, body);
    char *scoped = replace(rule, "  id = \"R\",", "  id = \"R\", scope = \"portfolio\",");
    char *whole = replace(scoped, "function(c, options)", "function(c, options, accounts)");
    free(scoped);
    free(rule);
    return whole;
}

static void add_portfolio_rule(sl_checker *checker, const char *elements, const char *body) {
    char *rule = write_portfolio_rule(elements, body);
    if (load_source(checker, "R", rule) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    free(rule);
}

static sl_checker *checker_with(const char *elements, const char *body) {
    sl_checker *checker = checker_of_riders();
    add_portfolio_rule(checker, elements, body);
    return checker;
}

/* Asserts the message of a rule that fails for a program. */
static void assert_says(const char *program, const char *elements, const char *body, const char *message) {
    sl_checker *checker = checker_with(elements, body);
    sl_report *report = check(checker, program);
    assert_text(need_finding(report, "R")->message, message);
    assert_int_equal(status_of(report, "R"), SL_FAIL);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Three riders: what they do not declare holds as the bicycle declares it. */
static const char three[] = "bicycle: 1\n"
                            "saddle: { height: 80, width: narrow, suits: [road] }\n"
                            "lamp: { mounted: false, power: dynamo }\n"
                            "riders:\n"
                            "- { name: Ann, mood: calm, age: 30 }\n"
                            "- { name: Bea, mood: wild, lamp: { mounted: true, power: battery } }\n"
                            "- { name: Cid, age: 30, saddle: { height: 90, suits: [mud, road] } }\n";

static const char nobody[] = "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: dynamo }\n";

/* ---- counting ---------------------------------------------------------------------------------------------------- */

#define COUNTED                                                                                                        \
    "return fail { message = accounts:count() .. \" \" .. accounts:declaring(\"lamp.mounted\") .. \" \" ..\n"          \
    "  accounts:declaring(\"lamp.power\") .. \" \" .. accounts:declaring(\"lamp\") .. \" \" ..\n"                      \
    "  accounts:declaring(\"riders.mood\") .. \" \" .. accounts:declaring(\"riders.age\") }"

static void test_accounts_are_counted(void **state) {
    (void)state;
    assert_says(three, "\"lamp\"", COUNTED, "3 3 3 3 2 2");
    assert_says(nobody, "\"lamp\"", COUNTED, "0 0 0 0 0 0");
    assert_says("bicycle: 1\nriders:\n- { name: Ann }\n- { name: Bea, lamp: { mounted: true } }\n", "\"lamp\"", COUNTED,
                "2 1 0 1 0 0");
    assert_says("bicycle: 1\nlamp: { power: dynamo }\nriders: []\n", "\"lamp\"", COUNTED, "0 0 0 0 0 0");
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

/* Checks a program of two riders with these values. The size of the memo shows whether the rule was asked. */
static bool is_asked(sl_checker *checker, const char *first, const char *second, const char *message) {
    char *program = print("bicycle: 1\nlamp: { power: dynamo }\nriders:\n- { %s }\n- { %s }\n", first, second);
    size_t before = checker->rules.memo.bytes;
    sl_report *report = check(checker, program);
    if (message)
        assert_text(need_finding(report, "R")->message, message);
    else
        assert_int_equal(status_of(report, "R"), SL_UNDETERMINED);
    sl_report_free(report);
    free(program);
    return checker->rules.memo.bytes > before;
}

static void test_what_is_said_of_few_accounts_is_remembered(void **state) {
    (void)state;
    sl_checker *checker = checker_with("\"lamp\"", COUNTED);
    assert_true(is_asked(checker, "name: A, mood: calm", "name: B", "2 0 2 2 1 0"));
    assert_false(is_asked(checker, "name: C, mood: calm", "name: D", "2 0 2 2 1 0"));
    assert_true(is_asked(checker, "name: A", "name: B, mood: calm", "2 0 2 2 1 0"));
    assert_true(is_asked(checker, "name: A, mood: calm", "name: B, age: 30", "2 0 2 2 1 1"));
    is_asked(checker, "name: A, mood: calm", "name: B, mood: perhaps", NULL);
    assert_false(is_asked(checker, "name: A, mood: calm", "name: B, age: 30", "2 0 2 2 1 1"));
    sl_report *report = check(checker, three);
    assert_text(need_finding(report, "R")->message, "3 3 3 3 2 2");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* An answer that waits for an account is remembered, and has the place of the account in the program at hand. */
static void test_what_waits_for_an_account_is_remembered(void **state) {
    (void)state;
    sl_checker *checker = checker_with("\"lamp\"", "if accounts:tally(\"riders.mood\").wild > 0 then return pass() end "
                                                   "return fail { message = \"x\" }");
    is_asked(checker, "name: A, mood: calm", "name: B", NULL);
    assert_false(is_asked(checker, "name: A, mood: calm", "name: B", NULL));
    sl_report *report = check(checker, "bicycle: 1\nriders:\n- { mood: calm }\n- {}\n");
    assert_int_equal(report->programs[0].outcomes[0].gaps[0].location->span.start.line, 4);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- tally ------------------------------------------------------------------------------------------------------- */

/* A rule that says how often each key of a tally occurs, in the order of pairs(). */
static char *write_tally(const char *path) {
    return print("local all = {}\n"
                 "for key, count in pairs(accounts:tally(\"%s\")) do\n"
                 "  all[#all + 1] = tostring(key) .. \"=\" .. count\n"
                 "end\n"
                 "return fail { message = \"<\" .. table.concat(all, \" \") .. \">\" }",
                 path);
}

static void assert_tally(const char *program, const char *path, const char *element, const char *message) {
    char *body = write_tally(path);
    assert_says(program, element, body, message);
    free(body);
}

/* Words and truth values are all there, also those that nobody has. */
static void test_tallies_of_words(void **state) {
    (void)state;
    assert_tally(three, "lamp.power", "\"lamp\"", "<battery=1 dynamo=2>");
    assert_tally(three, "saddle.width", "\"saddle\"", "<middling=0 narrow=3 wide=0>");
    assert_tally(three, "saddle.suits", "\"saddle\"", "<mud=1 road=3 stairs=0>");
    assert_tally("bicycle: 1\nlamp: { mounted: true }\nriders:\n- { name: Ann }\n- { name: Bea }\n", "lamp.mounted",
                 "\"lamp\"", "<false=0 true=2>");
    assert_tally("bicycle: 1\nlamp: { mounted: true }\nriders:\n- { lamp: { mounted: false } }\n- {}\n- {}\n",
                 "lamp.mounted", "\"lamp\"", "<false=1 true=2>");
    assert_tally("bicycle: 1\nsaddle: { suits: [] }\nriders:\n- { name: Ann }\n", "saddle.suits", "\"saddle\"",
                 "<mud=0 road=0 stairs=0>");
}

/* Of numbers and texts, those that occur. */
static void test_tallies_of_numbers_and_texts(void **state) {
    (void)state;
    assert_tally(three, "saddle.height", "\"saddle\"", "<80=2 90=1>");
    sl_checker *checker = checker_with("\"lamp\"", "local n, text = accounts:tally(\"riders.name\"), \"\"\n"
                                                   "for name, count in pairs(n) do text = text .. name .. count end\n"
                                                   "return fail { message = text .. accounts:declaring(\"lamp\") }");
    sl_report *report = check(checker, "bicycle: 1\nriders:\n- { name: Bea }\n- { name: Ann }\n- { name: Bea }\n");
    assert_text(need_finding(report, "R")->message, "Ann1Bea20");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A rule that says how often each key occurs for each of another, in the order of pairs(). */
static void assert_crossed(const char *program, const char *paths, const char *message) {
    char *body = print("local l, s, all = accounts:kinds(\"lamp\"), accounts:kinds(\"saddle\"), {}\n"
                       "for key, counts in pairs(accounts:tally(%s)) do\n"
                       "  for other, count in pairs(counts) do\n"
                       "    all[#all + 1] = tostring(key) .. \":\" .. tostring(other) .. \"=\" .. count\n"
                       "  end\n"
                       "end\n"
                       "return fail { message = \"<\" .. table.concat(all, \" \") .. \">\" }",
                       paths);
    assert_says(program, "\"lamp\", \"saddle\"", body, message);
    free(body);
}

/* For each value that occurs, a tally with all words and truth values. */
static void test_tallies_for_each_value(void **state) {
    (void)state;
    static const char all[] = "bicycle: 1\n"
                              "lamp: { mounted: true, power: dynamo }\n"
                              "saddle: { height: 80, width: narrow, suits: [road] }\n"
                              "riders:\n"
                              "- { name: Ann, mood: calm, age: 30 }\n"
                              "- { name: Bea, mood: wild, age: 7, lamp: { power: battery }, saddle: { suits: [] } }\n"
                              "- { name: Cid, mood: calm, age: 30, saddle: { height: 90, suits: [mud, road] } }\n";
    assert_crossed(all, "\"riders.mood\", \"lamp.power\"",
                   "<calm:battery=0 calm:dynamo=2 wild:battery=1 wild:dynamo=0>");
    assert_crossed(all, "\"lamp.mounted\", \"lamp.power\"", "<true:battery=1 true:dynamo=2>");
    assert_crossed(all, "\"lamp.power\", \"lamp.mounted\"",
                   "<battery:false=0 battery:true=1 dynamo:false=0 dynamo:true=2>");
    assert_crossed(all, "\"riders.age\", \"riders.name\"", "<7:Bea=1 30:Ann=1 30:Cid=1>");
    assert_crossed(all, "\"riders.name\", \"saddle.height\"", "<Ann:80=1 Bea:80=1 Cid:90=1>");
    assert_crossed(all, "\"riders.mood\", \"saddle.suits\"",
                   "<calm:mud=1 calm:road=2 calm:stairs=0 wild:mud=0 wild:road=0 wild:stairs=0>");
    assert_crossed(all, "\"riders.mood\", \"riders.mood\"",
                   "<calm:brisk=0 calm:calm=2 calm:wild=0 wild:brisk=0 wild:calm=0 wild:wild=1>");
    assert_crossed(nobody, "\"lamp.power\", \"lamp.mounted\"", "<>");
}

static void test_tallies_of_nobody(void **state) {
    (void)state;
    assert_tally(nobody, "lamp.power", "\"lamp\"", "<battery=0 dynamo=0>");
    assert_tally(nobody, "lamp.mounted", "\"lamp\"", "<false=0 true=0>"); /* nobody to wait for */
    assert_tally(nobody, "saddle.suits", "\"saddle\"", "<mud=0 road=0 stairs=0>");
    assert_tally(nobody, "saddle.height", "\"saddle\"", "<>");
}

/* ---- kinds ------------------------------------------------------------------------------------------------------- */

static void assert_kinds(const char *program, const char *elements, const char *paths, const char *message) {
    char *body = print("return fail { message = tostring(accounts:kinds(%s)) }", paths);
    assert_says(program, elements, body, message);
    free(body);
}

static void test_kinds_by_attributes(void **state) {
    (void)state;
    assert_kinds(three, "\"lamp\"", "\"lamp.power\"", "2");
    assert_kinds(three, "\"saddle\"", "\"saddle.width\"", "1");
    assert_kinds(three, "\"saddle\"", "\"saddle.suits\"", "2");
    assert_kinds(three, "\"saddle\"", "\"saddle.height\"", "2");
    assert_kinds(three, "\"lamp\", \"saddle\"", "\"lamp.power\", \"saddle.height\"", "3");
    assert_kinds(nobody, "\"lamp\"", "\"lamp.power\"", "0");
    assert_kinds(three, "\"lamp\"", "\"lamp.power\", \"lamp.power\"", "2");
}

/* A group stands for all in it: Ann and Bea differ in one attribute of two. */
static void test_kinds_by_groups(void **state) {
    (void)state;
    assert_kinds(three, "\"lamp\"", "\"lamp\"", "2");
    assert_kinds("bicycle: 1\nlamp: { power: dynamo }\nriders:\n- { lamp: { mounted: true } }\n"
                 "- { lamp: { mounted: false } }\n- { lamp: { mounted: true } }\n- {}\n",
                 "\"lamp\"", "\"lamp\"", "2"); /* whatever the last one has */
    assert_kinds("bicycle: 1\nriders:\n- {}\n- { lamp: {} }\n", "\"lamp\"", "\"lamp\"", "1");
}

/* That the list does not say something of an account is a value like another. A gap of an element has some value. */
static void test_kinds_of_the_undeclared(void **state) {
    (void)state;
    assert_kinds(three, "\"lamp\"", "\"riders.mood\", \"lamp.mounted\"", "3");
    assert_kinds("bicycle: 1\nriders:\n- { name: Ann }\n- { name: Bea }\n", "\"lamp\"", "\"lamp.power\"", "1");
    assert_kinds("bicycle: 1\nriders:\n- { lamp: { mounted: false } }\n- { name: Bea }\n", "\"lamp\"",
                 "\"lamp.mounted\"",
                 "1 (an example: some values are not declared, and none of their values satisfies the rule)");
}

static void test_kinds_of_texts_and_numbers(void **state) {
    (void)state;
    static const char same_age[] = "bicycle: 1\nriders:\n- { name: Ann, age: 7 }\n- { name: \"Bea\", age: 7 }\n"
                                   "- { name: Ann, age: 8 }\n- { name: 'Ann', age: 7 }\n";
    assert_kinds(same_age, "\"lamp\"", "\"lamp\", \"riders.name\"", "2");
    assert_kinds(same_age, "\"lamp\"", "\"lamp\", \"riders.age\"", "2");
    assert_kinds(same_age, "\"lamp\"", "\"lamp\", \"riders.name\", \"riders.age\"", "3");
}

/* More riders than there are slots at first, each of a kind of its own, and each twice. */
static void test_kinds_of_many(void **state) {
    (void)state;
    char *program = print("bicycle: 1\nriders:\n");
    for (int i = 0; i < 200; i++) {
        char *longer = print("%s- { name: r%d, saddle: { height: %d, width: %s } }\n", program, i, i % 50,
                             i / 50 % 2 ? "narrow" : "wide");
        free(program);
        program = longer;
    }
    assert_kinds(program, "\"saddle\"", "\"saddle\"", "100");
    assert_kinds(program, "\"saddle\"", "\"saddle.height\"", "50");
    free(program);
}

/* ---- waiting ----------------------------------------------------------------------------------------------------- */

/* What a rule waits for that passes if this condition holds: "path place", with " unreadable" behind. */
static void assert_waits(const char *program, const char *elements, const char *condition, const char *expected) {
    char *body = print("if %s then return pass() end return fail { message = \"x\" }", condition);
    sl_checker *checker = checker_with(elements, body);
    free(body);
    sl_report *report = check(checker, program);
    const sl_outcome *outcome = outcome_of(report, "R", "");
    assert_non_null(outcome);
    assert_int_equal(outcome->status, SL_UNDETERMINED);
    char *found = print("%s %s%s", shown(outcome->gaps[0].field->path), place_of(outcome->gaps[0].location),
                        outcome->gaps[0].unreadable ? " unreadable" : "");
    assert_string_equal(found, expected);
    free(found);
    assert_int_equal(report->programs[0].undetermined, 1);
    assert_null(finding_of(report, "R", ""));
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Three riders, and a gap of the program that two of them inherit. */
static const char gap[] = "bicycle: 1\n"
                          "lamp: { power: dynamo }\n"
                          "riders:\n"
                          "- { name: Ann, mood: calm, age: 30 }\n"
                          "- { name: Bea, mood: wild, lamp: { mounted: true, power: battery } }\n"
                          "- { name: Cid, age: 30 }\n";

/* A tally waits for the value that accounts inherit. */
static void test_tallies_wait(void **state) {
    (void)state;
    assert_waits(gap, "\"lamp\"", "accounts:tally(\"lamp.mounted\")[true] > 1", "lamp.mounted 2:1");
    assert_waits(gap, "\"lamp\"", "accounts:tally(\"lamp.power\", \"lamp.mounted\").dynamo[true] > 0",
                 "lamp.mounted 2:1");
    assert_waits(gap, "\"lamp\"", "accounts:tally(\"lamp.mounted\", \"lamp.power\")[true].dynamo > 0",
                 "lamp.mounted 2:1");
    assert_waits(gap, "\"lamp\"", "accounts:tally(\"riders.mood\").brisk > 0", "riders.mood 6:3");
}

/* The place of a value that only accounts have is in the account. */
static void test_tallies_wait_in_the_account(void **state) {
    (void)state;
    assert_waits(three, "\"lamp\"", "accounts:tally(\"riders.mood\").brisk > 0", "riders.mood 7:3");
    assert_waits(three, "\"lamp\"", "accounts:tally(\"riders.age\")[7] == 1", "riders.age 6:3");
    assert_waits("bicycle: 1\nriders:\n- { lamp: { power: dynamo } }\n- { lamp: { power: } }\n", "\"lamp\"",
                 "accounts:tally(\"lamp.power\").battery > 0", "lamp.power 1:1");
}

/* Every method waits for a value that cannot be read. */
static void test_unreadable_values_wait(void **state) {
    (void)state;
    static const char unreadable[] = "bicycle: 1\nlamp: { mounted: true }\nriders:\n- { name: Ann }\n"
                                     "- { name: Bea, lamp: { mounted: perhaps } }\n";
    static const char *const bodies[] = {
        "accounts:declaring(\"lamp.mounted\") > 1",
        "accounts:tally(\"lamp.mounted\")[true] > 1",
        "accounts:kinds(\"lamp.mounted\") > 1",
        "accounts:kinds(\"lamp\") > 1",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        assert_waits(unreadable, "\"lamp\"", bodies[i], "lamp.mounted 5:33 unreadable");
    assert_says(unreadable, "\"lamp\"", "return fail { message = accounts:count() .. accounts:kinds(\"lamp.power\") }",
                "21"); /* a rule that does not read it does not wait */
}

static void test_the_program_is_waited_for_too(void **state) {
    (void)state;
    assert_waits(gap, "\"lamp\"", "c.lamp.mounted and accounts:count() > 0", "lamp.mounted 2:1");
}

/* What is waited for is said of the program, and where it would stand. */
static void test_waiting_is_a_finding(void **state) {
    (void)state;
    sl_checker *checker = checker_with("\"lamp\"", "if accounts:tally(\"lamp.mounted\")[true] > 1 then return pass() end "
                                                   "return fail { message = \"x\" }");
    sl_report *report = check(checker, gap);
    const sl_finding *finding = need_finding(report, "undetermined");
    assert_text(finding->message, "lamp.mounted is not declared, and R waits for it");
    assert_int_equal(finding->settlement_count, 1);
    assert_text(finding->settlements[0], "R passes if it is true, and fails if it is false");
    assert_string_equal(place_of(&finding->location), "2:1");
    assert_int_equal(report->programs[0].missing_value_count, 1);
    assert_int_equal(report->programs[0].missing_values[0].account_count, 0);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- when it is asked -------------------------------------------------------------------------------------------- */

/* Once a program, and about no account, even where accounts change what it reads. */
static void test_it_is_asked_once(void **state) {
    (void)state;
    static const char body[] = "return fail { message = c.lamp.power .. accounts:kinds(\"saddle\") }";
    sl_checker *checker = checker_with("\"lamp\", \"saddle\"", body);
    add_rule(checker, "EACH", "practice", "\"lamp\"",
             "local p = c.lamp.power return fail { message = \"runs on \" .. p }");
    sl_report *report = check(checker, three);
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->outcome_count, 3);
    assert_text(outcome_of(report, "R", "")->rule->id, "R");
    assert_int_equal(outcome_of(report, "R", "")->rule->scope, SL_SCOPE_PORTFOLIO);
    assert_null(outcome_of(report, "R", "Bea"));
    assert_non_null(outcome_of(report, "EACH", "Bea"));
    assert_int_equal(outcome_of(report, "EACH", "Bea")->rule->scope, SL_SCOPE_EACH);
    assert_text(need_finding(report, "R")->message, "dynamo2");
    assert_null(finding_of(report, "R", "Bea"));
    assert_string_equal(sl_scope_name(SL_SCOPE_EACH), "each");
    assert_string_equal(sl_scope_name(SL_SCOPE_PORTFOLIO), "portfolio");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Of kind "fit", it counts once for the verdict and for its pair of elements. */
static void test_verdicts_of_fit(void **state) {
    (void)state;
    static const struct {
        const char *riders;
        sl_verdict verdict;
        sl_state state;
    } cases[] = {
        {"riders: []\n", SL_CONGRUENT, SL_STATE_NO_RULE},
        {"riders: [{}, {}]\n", SL_CONGRUENT, SL_STATE_CONGRUENT},
        {"riders: [{ lamp: { power: battery } }, { saddle: { height: 1 } }]\n", SL_INCONGRUENT, SL_STATE_MISFIT},
        {"riders: [{ lamp: { power: nuclear } }, {}]\n", SL_INCOMPLETE, SL_STATE_UNDETERMINED},
        {"riders: [{ lamp: { power: nuclear } }]\n", SL_INCOMPLETE, SL_STATE_CONGRUENT}, /* one is like itself */
    };
    char *rule = write_portfolio_rule(
        "\"lamp\", \"saddle\"", "if accounts:count() == 0 then return not_applicable(\"nobody rides it\") end\n"
                                "if accounts:kinds(\"lamp.power\", \"saddle.height\") == 1 then return pass() end\n"
                                "return fail { message = \"mixed\", alternatives = { \"one\", \"other\" } }");
    char *fit = replace(rule, "kind = \"practice\"", "kind = \"fit\"");
    sl_checker *checker = checker_of_riders();
    assert_int_equal(load_source(checker, "R", fit), SL_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *yaml = print("bicycle: 1\nlamp: { power: dynamo }\nsaddle: { height: 80 }\n%s", cases[i].riders);
        sl_report *report = check(checker, yaml);
        const sl_program *program = &report->programs[0];
        assert_int_equal(program->verdict, cases[i].verdict);
        assert_int_equal(program->misfits, cases[i].verdict == SL_INCONGRUENT);
        assert_int_equal(program->pair_count, 1);
        assert_int_equal(program->pairs[0].state, cases[i].state);
        assert_int_equal(program->outcome_count, 1);
        sl_report_free(report);
        free(yaml);
    }
    sl_checker_free(checker);
    free(fit);
    free(rule);
}

/* Whatever was asked before, and whether answers are remembered or not. */
static void test_memory_changes_nothing(void **state) {
    (void)state;
    static const char *const programs[] = {
        nobody,
        three,
        nobody,
        "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: dynamo }\nriders: [{}]\n",
        "bicycle: 1\nsaddle: { height: 81 }\nlamp: { power: dynamo }\n",
        three,
        nobody,
    };
    static const char *const messages[] = {"80 0 0", "80 3 2", "80 0 0", "80 1 1", "81 0 0", "80 3 2", "80 0 0"};
    sl_checker *checkers[2];
    for (size_t i = 0; i < 2; i++) {
        checkers[i] = checker_with("\"lamp\", \"saddle\"",
                                   "return fail { message = c.saddle.height .. \" \" .. accounts:count() .. \" \" ..\n"
                                   "  accounts:kinds(\"lamp\") }");
        sl_set_memo(checkers[i], i == 0);
        for (size_t j = 0; j < sizeof programs / sizeof *programs; j++) {
            sl_report *report = check(checkers[i], programs[j]);
            assert_text(need_finding(report, "R")->message, messages[j]);
            sl_report_free(report);
        }
        sl_checker_free(checkers[i]);
    }
}

/* A rule that reads nothing at all, remembered where there is nobody. */
static void test_a_rule_that_only_counts(void **state) {
    (void)state;
    sl_checker *checker = checker_with("\"lamp\"", "if accounts:count() > 0 then\n"
                                                   "  return accounts:declaring(\"lamp\") > 0 and pass()\n"
                                                   "end\n"
                                                   "return not_applicable(\"nobody rides it\")");
    for (int i = 0; i < 3; i++) {
        sl_report *report = check(checker, nobody);
        assert_int_equal(status_of(report, "R"), SL_NOT_APPLICABLE);
        assert_int_equal(outcome_of(report, "R", "")->read_count, 0);
        sl_report_free(report);
        report = check(checker, three);
        assert_int_equal(status_of(report, "R"), SL_PASS);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

/* The places beside a finding, as "place note" lines. */
static const char *related_of(const sl_finding *finding) {
    static char rows[4096];
    size_t at = 0;
    rows[0] = '\0';
    for (size_t i = 0; i < finding->related_count && at < sizeof rows; i++)
        at += (size_t)snprintf(rows + at, sizeof rows - at, "%s %s\n", place_of(&finding->related[i].location),
                               shown(finding->related[i].note));
    return rows;
}

static void test_findings_show_the_program(void **state) {
    (void)state;
    sl_checker *checker = checker_with(
        "\"lamp\", \"saddle\"", "local l, s = accounts:kinds(\"lamp.power\"), accounts:tally(\"saddle.height\")\n"
                                "return fail { message = \"mixed\" }");
    sl_report *report = check(checker, three);
    const sl_finding *finding = need_finding(report, "R");
    assert_string_equal(place_of(&finding->location), "2:19"); /* what was read last, as the program has it */
    assert_text(finding->location.config_path, "saddle.height");
    assert_text(finding->note, "");
    assert_text(finding->account, "");
    assert_int_equal(finding->more_account_count, 0);
    assert_string_equal(related_of(finding), "3:32 power is dynamo\n");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* What accounts have of their own may be pointed at, and explained. */
static void test_paths_of_accounts_in_findings(void **state) {
    (void)state;
    sl_checker *checker =
        checker_with("\"lamp\"", "local l, m = accounts:declaring(\"lamp.power\"), accounts:kinds(\"riders.mood\")\n"
                                 "return fail { message = \"moody\", at = \"riders.mood\",\n"
                                 "  notes = { [\"riders.mood\"] = \"they differ\", [\"lamp.power\"] = \"for all\" } }");
    sl_report *report = check(checker, three);
    const sl_finding *finding = need_finding(report, "R");
    assert_text(finding->location.config_path, "riders.mood");
    assert_string_equal(place_of(&finding->location), "4:1"); /* where the accounts are listed */
    assert_text(finding->note, "they differ");
    assert_string_equal(related_of(finding), "3:32 for all\n");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* The accounts that a finding is about: "place NAME" for each. */
static void assert_among(const char *program, const char *path, const char *value, const char *expected) {
    char *body = print("local n = accounts:kinds(\"%s\")\n"
                       "return fail { message = \"x\", at = \"%s\", among = { [\"%s\"] = \"%s\" } }",
                       path, path, path, value);
    sl_checker *checker = checker_with("\"lamp\", \"saddle\"", body);
    sl_report *report = check(checker, program);
    const sl_finding *finding = need_finding(report, "R");
    assert_text(finding->message, "x");
    const char *all = related_of(finding);
    const char *behind = strstr(all, "not declared\n"); /* of what was read, where the program does not have it */
    assert_string_equal(behind ? behind + strlen("not declared\n") : all, expected);
    sl_report_free(report);
    sl_checker_free(checker);
    free(body);
}

static void test_findings_about_some_accounts(void **state) {
    (void)state;
    static const char all[] =
        "bicycle: 1\n"
        "lamp: { mounted: true }\n"
        "riders:\n"
        "- { name: A, mood: wild, age: 30, lamp: { power: dynamo }, saddle: { suits: [mud, road] } }\n"
        "- { name: B, mood: calm, age: 7, lamp: { mounted: false, power: battery } }\n"
        "- { name: C, mood: wild, saddle: { height: 80, suits: [stairs, mud] } }\n"
        "saddle: { height: 70 }\n";
    assert_among(all, "riders.mood", "wild", "4:20 A\n6:20 C\n");
    assert_among(all, "riders.age", "7", "5:31 B\n");
    assert_among(all, "riders.name", "C", "6:11 C\n");
    assert_among(all, "lamp.power", "battery", "5:65 B\n");
    assert_among(all, "lamp.power", "dynamo", "4:50 A\n"); /* C does not say */
    assert_among(all, "saddle.suits", "mud", "4:77 A\n6:55 C\n");
    assert_among(all, "saddle.suits", "stairs", "6:55 C\n");
    assert_among(all, "saddle.height", "80", "6:44 C\n");
    assert_among(all, "riders.mood", "brisk", "");
    assert_among(all, "riders.age", "30 ", "");
}

/* Accounts may be selected by a value of the program, too; then the place is in the program. */
static void test_findings_about_accounts_like_the_program(void **state) {
    (void)state;
    sl_checker *checker =
        checker_with("\"lamp\"", "local l = accounts:tally(\"lamp.mounted\")\n"
                                 "return fail { message = \"x\", among = { [\"lamp.mounted\"] = \"true\" } }");
    sl_report *report =
        check(checker, "bicycle: 1\nlamp: { mounted: true }\nriders:\n- { name: A }\n"
                       "- { name: B, lamp: { mounted: false } }\n- { name: C, lamp: { mounted: true } }\n");
    const sl_finding *finding = need_finding(report, "R");
    assert_string_equal(place_of(&finding->location), "2:18");
    assert_string_equal(related_of(finding), "2:18 A\n6:31 C\n");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Four of them, and how many more there are. */
static void test_findings_about_many_accounts(void **state) {
    (void)state;
    static const char four[] = "bicycle: 1\nriders:\n- { name: A, age: 7 }\n- { name: B, age: 7 }\n"
                               "- { name: X, age: 8 }\n- { name: C, age: 7 }\n- { name: D, age: 7 }\n";
    assert_among(four, "riders.age", "7", "3:19 A\n4:19 B\n6:19 C\n7:19 D\n");
    char *six = print("%s- { name: E, age: 7 }\n- { age: 7 }\n", four);
    assert_among(six, "riders.age", "7", "3:19 A\n4:19 B\n6:19 C\n7:19 D\n7:19 and 2 more\n");
    free(six);
}

/* Without a note there is nothing to say of the list: the program cannot declare a mood. */
static void test_accounts_are_pointed_at_without_a_note(void **state) {
    (void)state;
    sl_checker *checker =
        checker_with("\"lamp\"", "local l, m = accounts:declaring(\"lamp\"), accounts:kinds(\"riders.mood\")\n"
                                 "return fail { message = \"moody\" }");
    sl_report *report = check(checker, three);
    const sl_finding *finding = need_finding(report, "R");
    assert_string_equal(place_of(&finding->location), "4:1");
    assert_text(finding->note, "");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Only what was read may be pointed at or explained. */
static void test_paths_in_findings_were_read(void **state) {
    (void)state;
    static const struct {
        const char *body;
        const char *message;
    } cases[] = {
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", at = \"riders.mood\" }",
         "the rule itself failed: fail: at names \"riders.mood\", which check has not read; name a path that it has "
         "read"},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", notes = { [\"riders.age\"] = \"y\" } }",
         "the rule itself failed: fail: a key of notes names \"riders.age\", which check has not read; name a path "
         "that it has read"},
        {"local l, path = accounts:kinds(\"lamp\"), \"riders.modo\"\nreturn fail { message = \"x\", at = path }",
         "the rule itself failed: fail: at must be the path of an attribute, such as \"element.attribute\""},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", among = { [\"riders.age\"] = \"7\" } }",
         "the rule itself failed: fail: a key of among names \"riders.age\", which check has not read; name a path "
         "that it has read"},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", among = { [1] = \"7\" } }",
         "the rule itself failed: fail: a key of among must be the path of an attribute, such as "
         "\"element.attribute\""},
        {"local l = accounts:kinds(\"lamp.power\")\nreturn fail { message = \"x\", among = { [\"lamp.power\"] = 7 } }",
         "the rule itself failed: fail: the value in among must be a text, not a number"},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", among = {} }",
         "the rule itself failed: fail: among is empty"},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", among = \"lamp\" }",
         "the rule itself failed: fail: among must be a table, not a string"},
        {"local l, m = accounts:kinds(\"lamp.power\"), accounts:kinds(\"lamp.mounted\")\nreturn fail { message = "
         "\"x\", "
         "among = { [\"lamp.power\"] = \"dynamo\", [\"lamp.mounted\"] = \"true\" } }",
         "the rule itself failed: fail: among must have one path only"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = checker_with("\"lamp\"", cases[i].body);
        sl_report *report = check(checker, three);
        assert_text(need_finding(report, "R")->message, cases[i].message);
        assert_int_equal(need_finding(report, "R")->location.span.start.line, LINE_BODY + 1);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* Of each account by itself there are no others. */
static void test_only_a_portfolio_is_among(void **state) {
    (void)state;
    sl_checker *checker = checker_of_riders();
    add_rule(checker, "EACH", "practice", "\"lamp\"",
             "local p = c.lamp.power return fail { message = \"x\", among = { [\"lamp.power\"] = \"dynamo\" } }");
    sl_report *report = check(checker, three);
    assert_text(need_finding(report, "EACH")->message,
                "the rule itself failed: fail: only a rule with scope = \"portfolio\" can have among; leave it out");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- what it cannot do ------------------------------------------------------------------------------------------- */

/* Mistakes that show only when the rule runs; each in the first line of check. */
static void test_mistakes_of_a_run(void **state) {
    (void)state;
    static const struct {
        const char *line;
        const char *message;
    } cases[] = {
        {"accounts.count = 3", "accounts are read-only; use a local"},
        {"accounts[1] = 3", "accounts are read-only; use a local"},
        {"local x = accounts.size", "accounts have no \"size\"; they have: count segments declaring tally kinds"},
        {"local x = accounts[1]", "accounts have no \"?\"; they have: count segments declaring tally kinds"},
        {"local x = accounts:tally(\"lamp\")", "bad argument #1 to 'tally' (an attribute, not a group)"},
        {"local x = accounts:tally(\"lamp.power\", \"lamp\")",
         "bad argument #2 to 'tally' (an attribute, not a group)"},
        {"local x = accounts:tally(\"lamp.power\", nil)", "bad argument #2 to 'tally' (string expected, got nil)"},
        {"local p = \"lamp.power\" local x = accounts:tally(p, {})",
         "bad argument #2 to 'tally' (string expected, got table)"},
        {"local x = accounts:kinds()", "bad argument #1 to 'kinds' (a path is missing)"},
        {"local p = \"lamp.pwoer\" local x = accounts:kinds(p)", "accounts cannot declare \"lamp.pwoer\""},
        {"local p = \"wheels.inches\" local x = accounts:tally(p)", "accounts cannot declare \"wheels.inches\""},
        {"local p = \"riders\" local x = accounts:declaring(p)", "accounts cannot declare \"riders\""},
        {"local p = \"frame.name\" local x = accounts:declaring(p)", "accounts cannot declare \"frame.name\""},
        {"local p = \"saddle.height\" local x = accounts:tally(p)",
         "check reads saddle, which the rule does not list; add it to elements"},
        {"local x = accounts:declaring({})", "bad argument #1 to 'declaring' (string expected, got table)"},
        {"local x = #accounts", "attempt to get length of a userdata value"},
        {"for x in pairs(accounts) do end", "bad argument #1 to 'pairs' (table expected, got userdata)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *body = print("%s\nreturn accounts:kinds(\"lamp\") and pass()", cases[i].line);
        sl_checker *checker = checker_with("\"lamp\"", body);
        sl_report *report = check(checker, three);
        assert_int_equal(status_of(report, "R"), SL_FAILED);
        char *message = print("the rule itself failed: %s", cases[i].message);
        assert_text(need_finding(report, "R")->message, message);
        assert_int_equal(need_finding(report, "R")->location.span.start.line, LINE_BODY);
        free(message);
        free(body);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* A set is many values at once. */
static void test_tallies_for_each_value_of_a_set(void **state) {
    (void)state;
    sl_checker *checker =
        checker_with("\"saddle\"", "return accounts:tally(\"saddle.suits\", \"saddle.width\") and pass()");
    sl_report *report = check(checker, three);
    assert_int_equal(status_of(report, "R"), SL_FAILED);
    assert_text(need_finding(report, "R")->message,
                "the rule itself failed: bad argument #1 to 'tally' (an attribute with one value, not a set)");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_tallies_take_two_paths(void **state) {
    (void)state;
    sl_checker *checker = checker_with(
        "\"saddle\"", "return accounts:tally(\"saddle.width\", \"saddle.suits\", \"saddle.height\") and pass()");
    sl_report *report = check(checker, three);
    assert_int_equal(status_of(report, "R"), SL_FAILED);
    assert_text(need_finding(report, "R")->message,
                "the rule itself failed: bad argument #3 to 'tally' (tally takes at most two paths)");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Nothing of one run is there in the next. */
static void test_tallies_are_new_each_time(void **state) {
    (void)state;
    assert_says(three, "\"lamp\"",
                "local one = accounts:tally(\"lamp.power\")\none.dynamo = 40\n"
                "return fail { message = tostring(accounts:tally(\"lamp.power\").dynamo) }",
                "2");
}

/* Looking at many accounts again and again comes to an end. */
static void test_many_looks_are_stopped(void **state) {
    (void)state;
    char *riders = repeat("- { lamp: { power: dynamo } }\n", 1000), *program = print("bicycle: 1\nriders:\n%s", riders);
    sl_checker *checker = checker_with("\"lamp\"", "for i = 1, 100000 do local k = accounts:kinds(\"lamp\") end\n"
                                                   "return pass()");
    sl_report *report = check(checker, program);
    assert_int_equal(status_of(report, "R"), SL_FAILED);
    const char *message =
        shown(need_finding(report, "R")->message); /* by instructions, or by time where these are slow */
    assert_non_null(strstr(message, "the rule itself failed: it ran for "));
    sl_report_free(report);
    sl_checker_free(checker);
    free(program);
    free(riders);
}

/* ---- loading ----------------------------------------------------------------------------------------------------- */

static void assert_refused(const char *source, const char *problem) {
    sl_checker *checker = checker_of_riders();
    if (load_source(checker, "R", source) != SL_REFUSED)
        fail_msg("this was loaded: %s", source);
    assert_string_equal(only_problem(checker), problem);
    sl_checker_free(checker);
}

static void test_scope_and_parameters_belong_together(void **state) {
    (void)state;
    char *each = write_rule("R", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    char *scoped = replace(each, "  id = \"R\",", "  id = \"R\", scope = \"portfolio\",");
    assert_refused(
        scoped,
        "11: a rule with scope = \"portfolio\" gets the accounts; write check = function(c, options, accounts)");
    char *given = replace(each, "function(c, options)", "function(c, options, accounts)");
    assert_refused(given,
                   "11: only a rule with scope = \"portfolio\" gets the accounts; write check = function(c, options)");
    char *named = replace(given, "  id = \"R\",", "  id = \"R\", scope = \"each\",");
    assert_refused(named,
                   "11: only a rule with scope = \"portfolio\" gets the accounts; write check = function(c, options)");
    char *unknown = replace(each, "  id = \"R\",", "  id = \"R\", scope = \"portfolios\",");
    assert_refused(unknown, "2: \"portfolios\" is no scope; did you mean \"portfolio\"? It must be each or portfolio");
    char *four = replace(each, "function(c, options)", "function(c, options, accounts, more)");
    char *scoped_four = replace(four, "  id = \"R\",", "  id = \"R\", scope = \"portfolio\",");
    assert_refused(scoped_four, "11: write check as a function in the table: check = function(c, options) ... end");
    char *all[] = {each, scoped, given, named, unknown, four, scoped_four};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

static void test_mistakes_of_the_text(void **state) {
    (void)state;
    static const struct {
        const char *body;
        const char *problem;
    } cases[] = {
        {"return accounts:tally(\"lamp.pwoer\") and pass()",
         "12: accounts cannot declare \"lamp.pwoer\"; did you mean \"lamp.power\"?"},
        {"return accounts:kinds(\"lamp\",\n\"wheels.inches\") and pass()",
         "13: wheels.inches holds for the whole program; read it from check's first parameter"},
        {"return accounts:tally(\"mood\") and pass()",
         "12: accounts cannot declare \"mood\"; did you mean \"riders.mood\"?"},
        {"return accounts:tally(\"lamp.power\", \"lamp.muonted\") and pass()",
         "12: accounts cannot declare \"lamp.muonted\"; did you mean \"lamp.mounted\"?"},
        {"local l = c.lamp.power\nreturn accounts:counts() and pass()",
         "13: accounts have no \"counts\"; they have: count segments declaring tally kinds"},
        {"return accounts:kinds(\"lamp\", \"saddle.width\") and pass()",
         "5: check reads saddle, which the rule does not list; add it to elements"},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", at = \"nobody.knows.it\" }",
         "13: the vocabulary has no \"nobody.knows.it\""},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\",\n  notes = { [\"nobody.knows\"] = \"y\" } "
         "}",
         "14: the vocabulary has no \"nobody.knows\""},
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\",\n  among = { [\"nobody.knows\"] = \"y\" } "
         "}",
         "14: the vocabulary has no \"nobody.knows\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *rule = write_portfolio_rule("\"lamp\"", cases[i].body);
        assert_refused(rule, cases[i].problem);
        free(rule);
    }
}

/* A path may be computed, so that the text of the check does not show it. */
static void test_elements_need_not_show(void **state) {
    (void)state;
    assert_says(three, "\"lamp\", \"saddle\"", "return fail { message = tostring(accounts:count()) }", "3");
    assert_says(three, "\"lamp\", \"saddle\"",
                "local path = \"saddle\" .. \".\" .. \"height\"\n"
                "return fail { message = tostring(accounts:kinds(path)) }",
                "2");
}

/* The suggestion is a path that accounts can declare. */
static void test_the_nearest_path_of_accounts(void **state) {
    (void)state;
    static const struct {
        const char *body;
        const char *problem;
    } cases[] = {
        {"local l = c.lamp.power\nreturn accounts:declaring(\"riders.modo\") and pass()",
         "13: accounts cannot declare \"riders.modo\"; did you mean \"riders.mood\"?"},
        {"return accounts:declaring(\"frame.name\") and pass()",
         "12: accounts cannot declare \"frame.name\""}, /* nobody can read it */
        {"local l = accounts:kinds(\"lamp\")\nreturn fail { message = \"x\", at = \"riders.modo\" }",
         "13: the vocabulary has no \"riders.modo\"; did you mean \"riders.mood\"?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *rule = write_portfolio_rule("\"lamp\"", cases[i].body);
        assert_refused(rule, cases[i].problem);
        free(rule);
    }
}

/* c is the program: it declares nothing that only accounts have. */
static void test_the_program_has_no_paths_of_accounts(void **state) {
    (void)state;
    char *rule = write_portfolio_rule("\"lamp\"", "local l = accounts:kinds(\"lamp\")\n"
                                                  "return c:declares(\"riders.mood\") and pass()");
    assert_refused(rule, "13: the vocabulary has no \"riders.mood\"");
    free(rule);
}

/* A call with one literal needs no parentheses. */
static void test_calls_without_parentheses(void **state) {
    (void)state;
    assert_says(three, "\"lamp\"", "return fail { message = tostring(accounts:tally \"lamp.power\".dynamo) }", "2");
    char *rule = write_portfolio_rule("\"lamp\"", "return accounts:tally \"lamp.pwoer\" and pass()");
    assert_refused(rule, "12: accounts cannot declare \"lamp.pwoer\"; did you mean \"lamp.power\"?");
    free(rule);
}

/* The accounts may be called anything; a rule of each account has no such paths. */
static void test_the_name_of_the_parameter(void **state) {
    (void)state;
    char *rule = write_portfolio_rule("\"lamp\"", "return us:tally(\"lamp.pwoer\") and pass()");
    char *ours = replace(rule, "options, accounts)", "options, us)");
    assert_refused(ours, "12: accounts cannot declare \"lamp.pwoer\"; did you mean \"lamp.power\"?");
    free(ours);
    free(rule);
    char *each = write_rule("R", "practice", "\"lamp\"",
                            "local l = c.lamp.power return fail { message = \"x\", at = \"riders.mood\" }");
    assert_refused(each, "12: the vocabulary has no \"riders.mood\"");
    free(each);
}

static void test_a_vocabulary_without_accounts(void **state) {
    (void)state;
    const char *start = strstr(bicycles, "  accounts = {"), *end = strstr(bicycles, "  elements = {");
    char *without = print("%.*s%s", (int)(start - bicycles), bicycles, end);
    char *vocabulary =
        replace(without, "level = \"rider\", title = \"Saddle\"", "level = \"bicycle\", title = \"Saddle\"");
    char *plain = replace(vocabulary, "level = \"rider\", title = \"Lamp\"", "level = \"bicycle\", title = \"Lamp\"");
    sl_checker *checker = sl_checker_new();
    if (sl_load_vocabulary(checker, text("v.lua"), text(plain)) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    char *rule = write_portfolio_rule("\"lamp\"", "return c.lamp.power:is(\"dynamo\") and pass()");
    assert_int_equal(load_source(checker, "R", rule), SL_REFUSED);
    assert_string_equal(only_problem(checker),
                        "2: a rule cannot have the scope \"portfolio\", because the vocabulary has no accounts");
    sl_checker_free(checker);
    free(rule);
    /* A rule that asks accounts nevertheless is refused, too. */
    checker = sl_checker_new();
    assert_int_equal(sl_load_vocabulary(checker, text("v.lua"), text(plain)), SL_OK);
    rule = write_portfolio_rule("\"lamp\"", "return accounts:tally(\"lamp.pwoer\") and pass()");
    char *each = replace(rule, " scope = \"portfolio\",", "");
    assert_int_equal(load_source(checker, "R", each), SL_REFUSED);
    assert_non_null(strstr(all_problems(checker), "12: accounts cannot declare \"lamp.pwoer\""));
    sl_checker_free(checker);
    free(each);
    free(rule);
    free(plain);
    free(vocabulary);
    free(without);
}

/* ---- tests inside rules ------------------------------------------------------------------------------------------ */

static void keep_fault(void *context, const struct told_test *result) {
    char **all = context;
    char *longer = print("%s%s: %s\n", *all, result->test ? shown(result->test->name) : "?", shown(result->fault));
    free(*all);
    *all = longer;
}

/* Tests inside such rules list accounts, and may wait for what these declare themselves. */
static void test_tests_inside_rules_have_accounts(void **state) {
    (void)state;
    char *rule = write_portfolio_rule(
        "\"lamp\"", "if accounts:kinds(\"lamp.power\") < 2 then return pass() end\n"
                    "if accounts:tally(\"riders.mood\").calm == 0 then return pass() end\n"
                    "return fail { message = \"mixed and calm\" }");
    char *source =
        replace(rule, "tests = { { name = \"one\", expect = \"pass\", program = \"lamp: { mounted: true }\" } }",
                "tests = {\n"
                "{ name = \"alone\", expect = \"pass\", program = \"lamp: { power: dynamo }\" },\n"
                "{ name = \"alike\", expect = \"pass\", program = \"riders: [{ lamp: { power: dynamo } }]\" },\n"
                "{ name = \"mixed\", expect = \"fail\", message = \"mixed\",\n"
                "  program = \"riders: [{ mood: calm, lamp: { power: dynamo } }, { mood: wild, lamp: { power: battery } }]\" },\n"
                "{ name = \"moody\", expect = \"undetermined\", waits_for = \"riders.mood\",\n"
                "  program = \"riders: [{ lamp: { power: dynamo } }, { mood: wild, lamp: { power: battery } }]\" },\n"
                "{ name = \"wrong\", expect = \"undetermined\", waits_for = \"lamp.power\",\n"
                "  program = \"riders: [{ lamp: { power: dynamo } }, { mood: wild, lamp: { power: battery } }]\" } }");
    sl_checker *checker = checker_of_riders();
    if (load_source(checker, "R", source) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    char *told = print("%s", "");
    run_rule_tests(checker, keep_fault, &told);
    assert_string_equal(told, "alone: \n"
                              "alike: \n"
                              "mixed: \n"
                              "moody: \n"
                              "wrong: expected to wait for lamp.power, found undetermined, waiting for riders.mood\n");
    free(told);
    sl_checker_free(checker);
    free(source);
    free(rule);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_accounts_are_counted),
        cmocka_unit_test(test_what_is_said_of_few_accounts_is_remembered),
        cmocka_unit_test(test_what_waits_for_an_account_is_remembered),
        cmocka_unit_test(test_tallies_of_words),
        cmocka_unit_test(test_tallies_of_numbers_and_texts),
        cmocka_unit_test(test_tallies_for_each_value),
        cmocka_unit_test(test_tallies_of_nobody),
        cmocka_unit_test(test_kinds_by_attributes),
        cmocka_unit_test(test_kinds_by_groups),
        cmocka_unit_test(test_kinds_of_the_undeclared),
        cmocka_unit_test(test_kinds_of_texts_and_numbers),
        cmocka_unit_test(test_kinds_of_many),
        cmocka_unit_test(test_tallies_wait),
        cmocka_unit_test(test_tallies_wait_in_the_account),
        cmocka_unit_test(test_unreadable_values_wait),
        cmocka_unit_test(test_the_program_is_waited_for_too),
        cmocka_unit_test(test_waiting_is_a_finding),
        cmocka_unit_test(test_it_is_asked_once),
        cmocka_unit_test(test_verdicts_of_fit),
        cmocka_unit_test(test_memory_changes_nothing),
        cmocka_unit_test(test_a_rule_that_only_counts),
        cmocka_unit_test(test_findings_show_the_program),
        cmocka_unit_test(test_paths_of_accounts_in_findings),
        cmocka_unit_test(test_findings_about_some_accounts),
        cmocka_unit_test(test_findings_about_accounts_like_the_program),
        cmocka_unit_test(test_findings_about_many_accounts),
        cmocka_unit_test(test_accounts_are_pointed_at_without_a_note),
        cmocka_unit_test(test_paths_in_findings_were_read),
        cmocka_unit_test(test_only_a_portfolio_is_among),
        cmocka_unit_test(test_mistakes_of_a_run),
        cmocka_unit_test(test_tallies_for_each_value_of_a_set),
        cmocka_unit_test(test_tallies_take_two_paths),
        cmocka_unit_test(test_tallies_are_new_each_time),
        cmocka_unit_test(test_many_looks_are_stopped),
        cmocka_unit_test(test_scope_and_parameters_belong_together),
        cmocka_unit_test(test_mistakes_of_the_text),
        cmocka_unit_test(test_elements_need_not_show),
        cmocka_unit_test(test_the_nearest_path_of_accounts),
        cmocka_unit_test(test_the_program_has_no_paths_of_accounts),
        cmocka_unit_test(test_calls_without_parentheses),
        cmocka_unit_test(test_the_name_of_the_parameter),
        cmocka_unit_test(test_a_vocabulary_without_accounts),
        cmocka_unit_test(test_tests_inside_rules_have_accounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
