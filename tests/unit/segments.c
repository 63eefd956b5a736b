/* segments.c - segments, a level between program and account: declared, inherited, judged, waived, repaired, compared. */
#include "samplint/impact.h"
#include "samplint/limits.h"
#include "samplint/questions.h"
#include "samplint/repair.h"
#include "samplint/trace.h"
#include "unit/folder_support.h"
#include "unit/lua_support.h"

/* What the vocabulary says about clubs. */
#define CLUBS                                                                                                          \
    "  segments = { key = \"clubs\", title = \"Clubs\", description = \"Who rides alike.\", of_account = \"club\",\n"  \
    "    attributes = { { id = \"name\", type = \"text\", label = true, description = \"Its name.\" } },\n"            \
    "    also = { \"wheels.surfaces\", \"wheels.brakes.sort\" },\n"                                                    \
    "    denied_by = { attribute = \"wheels.spokes\", word = \"few\" } },\n"

/* The bicycles, whose riders belong to clubs. To be freed. */
static char *vocabulary_of_clubs(const char *clubs) {
    char *with_club = replace(bicycles, "description = \"Their name.\" } } },\n",
                              "description = \"Their name.\" },\n"
                              "      { id = \"club\", type = \"text\", description = \"Theirs.\" } } },\n@");
    char *whole = replace(with_club, "@", clubs);
    free(with_club);
    return whole;
}

static sl_checker *new_clubs(void) {
    sl_checker *checker = sl_checker_new();
    char *vocabulary = vocabulary_of_clubs(CLUBS);
    assert_non_null(checker);
    if (sl_load_vocabulary(checker, text("clubs.lua"), text(vocabulary)) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    free(vocabulary);
    return checker;
}

#define SAYS "return fail { message = c.saddle.height .. \" \" .. c.lamp.power }"

#define FITS                                                                                                           \
    "local h = c.saddle.height\n"                                                                                      \
    "if c.lamp.power:is(\"battery\") then return pass() end\n"                                                         \
    "return fail { message = \"dark\", alternatives = { \"one\", \"other\" } }"

static const sl_outcome *segment_outcome(const sl_report *report, const char *rule, const char *segment) {
    const sl_program *program = &report->programs[0];
    for (size_t i = 0; i < program->outcome_count; i++)
        if (same(program->outcomes[i].rule->id, rule) && same(program->outcomes[i].segment, segment))
            return &program->outcomes[i];
    return NULL;
}

/* All findings of a program, a line each: "line:column rule (segment S, T; account A, B): message". */
static const char *findings(const sl_report *report) {
    static char rows[16384];
    size_t at = 0;
    const sl_program *program = &report->programs[0];
    rows[0] = '\0';
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        at +=
            (size_t)snprintf(rows + at, sizeof rows - at, "%s %s", place_of(&finding->location), shown(finding->rule));
        if (finding->segment.length)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " segment %s", shown(finding->segment));
        for (size_t j = 0; j < finding->more_segment_count; j++)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " +segment %s", shown(finding->more_segments[j]));
        if (finding->account.length)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " %s", shown(finding->account));
        for (size_t j = 0; j < finding->more_account_count; j++)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " +%s", shown(finding->more_accounts[j]));
        if (finding->suppression != SL_OPEN)
            at += (size_t)snprintf(rows + at, sizeof rows - at, " %s", sl_suppression_name(finding->suppression));
        at += (size_t)snprintf(rows + at, sizeof rows - at, ": %s\n", shown(finding->message));
    }
    return rows;
}

static void assert_findings(sl_checker *checker, const char *program, sl_verdict verdict, const char *expected) {
    sl_report *report = check(checker, program);
    assert_string_equal(findings(report), expected);
    assert_string_equal(sl_verdict_name(report->programs[0].verdict), sl_verdict_name(verdict));
    sl_report_free(report);
}

/* A rule about all accounts together. */
static void add_portfolio_rule(sl_checker *checker, const char *elements, const char *body) {
    char *rule = write_rule("ALL", "practice", elements, body);
    char *scoped = replace(rule, "  id = \"ALL\",", "  id = \"ALL\", scope = \"portfolio\",");
    char *whole = replace(scoped, "function(c, options)", "function(c, options, accounts)");
    if (load_source(checker, "ALL", whole) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    free(whole);
    free(scoped);
    free(rule);
}

/* ---- the vocabulary ---------------------------------------------------------------------------------------------- */

static void test_the_vocabulary_declares_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    assert_text(vocabulary->segments->id, "clubs");
    assert_text(vocabulary->segments->fields[0].path, "clubs.name");
    assert_int_equal(vocabulary->segment_field_count, 2);
    assert_text(vocabulary->segment_fields[1]->path, "wheels.brakes.sort");
    assert_text(vocabulary->account_segment->path, "riders.club");
    assert_text(vocabulary->unsegmented->path, "wheels.spokes");
    assert_text(vocabulary->unsegmented->domain[vocabulary->unsegmented_word], "few");
    for (size_t i = 0; i < vocabulary->field_count; i++)
        assert_int_equal(vocabulary->fields[i]->index, i);
    sl_checker_free(checker);
    checker = new_checker(); /* a vocabulary does without them, too */
    assert_null(sl_get_vocabulary(checker)->segments);
    sl_checker_free(checker);
}

static void test_mistakes_about_segments(void **state) {
    (void)state;
    static const struct {
        const char *from, *to, *problem;
    } cases[] = {
        {"of_account = \"club\",", "", "the field \"of_account\" is missing"},
        {"of_account = \"club\"", "of_account = \"clubb\"",
         "of_account must be an attribute of accounts that is a text"},
        {"label = true, ", "", "one attribute of a segment must be its name: label = true"},
        {"\"wheels.surfaces\"", "\"wheels.surface\"", "no element has an attribute \"wheels.surface\""},
        {"\"wheels.surfaces\"", "\"wheels.brakes\"", "no element has an attribute \"wheels.brakes\""},
        {"\"wheels.surfaces\"", "\"frame.name\"", "no element has an attribute \"frame.name\""},
        {"\"wheels.surfaces\"", "\"lamp.power\"", "accounts may override lamp.power, and therefore segments may, too"},
        {"word = \"few\"", "word = \"fewer\"", "denied_by must name an enum or an ordinal, and a word of its domain"},
        {"attribute = \"wheels.spokes\"", "attribute = \"wheels.surfaces\"",
         "denied_by must name an enum or an ordinal, and a word of its domain"},
        {"key = \"clubs\"", "key = \"riders\"", "\"riders\" is used as a key twice"},
        {"title = \"Clubs\",", "titel = \"Clubs\",", "there is no field \"titel\"; did you mean \"title\"?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *clubs = replace(CLUBS, cases[i].from, cases[i].to), *vocabulary = vocabulary_of_clubs(clubs);
        sl_checker *checker = sl_checker_new();
        if (sl_load_vocabulary(checker, text("clubs.lua"), text(vocabulary)) != SL_REFUSED)
            fail_msg("this was loaded: %s", cases[i].to);
        if (!strstr(all_problems(checker), cases[i].problem))
            fail_msg("\"%s\" is not among these: %s", cases[i].problem, all_problems(checker));
        sl_checker_free(checker);
        free(vocabulary);
        free(clubs);
    }
}

/* ---- declared ---------------------------------------------------------------------------------------------------- */

static void test_mistakes_in_the_list(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_rule(checker, "R", "practice", "\"lamp\"", "if c.lamp.mounted then return pass() end return pass()");
    assert_findings(checker,
                    "bicycle: 1\n"
                    "lamp: { mounted: true }\n"
                    "clubs:\n"
                    "- { name: North, lamp: { power: gas } }\n"
                    "- { name: North, saddle: { hight: 80 } }\n"
                    "- { name: South, wheels: { inches: 28, brakes: { sort: disc, tested: true } } }\n"
                    "- { name: East, frame: x, bicycle: 1, riders: [], club: x, x-own: anything }\n"
                    "- { lamp: { mounted: false } }\n"
                    "- West\n",
                    SL_INCOMPLETE,
                    "4:33 unknown-word segment North: \"gas\" is no word for power; it is dynamo or battery\n"
                    "5:11 repeated-segment segment North: another segment has this name, too; give each its own\n"
                    "5:28 unknown-key segment North: \"hight\" is no key here; did you mean \"height\"? It is height, "
                    "width or suits\n"
                    "6:28 not-per-segment segment South: inches holds for the whole program; declare it at the top of "
                    "the file\n"
                    "6:62 not-per-segment segment South: tested holds for the whole program; declare it at the top of "
                    "the file\n"
                    "7:17 not-per-segment segment East: frame holds for the whole program; declare it at the top of "
                    "the file\n"
                    "7:27 unknown-key segment East: \"bicycle\" is for programs; a segment does without it\n"
                    "7:39 unknown-key segment East: \"riders\" is no key here; it is name, wheels, saddle or lamp\n"
                    "7:51 unknown-key segment East: \"club\" is no key here; it is name, wheels, saddle or lamp\n"
                    "8:3 nameless-segment segment clubs[5]: this segment has no name; without one, no account can "
                    "belong to it\n"
                    "9:3 wrong-type: an entry of clubs is a mapping with a name and what differs from the program's "
                    "standard\n");
    assert_findings(checker, "bicycle: 1\nclubs: North\nlamp: { mounted: true }\n", SL_INCOMPLETE,
                    "2:8 wrong-type: clubs takes a list with a mapping for each entry\n");
    assert_findings(checker, "bicycle: 1\nclubs: ~\nlamp: { mounted: true }\n", SL_INCOMPLETE, "");
    char *many = repeat("- { name: A }\n", SL_LIMIT_SEGMENTS + 1);
    char *program = print("bicycle: 1\nlamp: { mounted: true }\nclubs:\n%s", many);
    assert_findings(checker, program, SL_INCOMPLETE, "4:1 limit: clubs has more than 100 entries; none is judged\n");
    free(program);
    free(many);
    sl_checker_free(checker);
}

static void test_what_accounts_say_of_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    /* What an account of an unknown segment inherits is not known, as far as some segment overrides it. */
    assert_findings(checker,
                    "bicycle: 1\n"
                    "saddle: { height: 80 }\n"
                    "lamp: { mounted: true, power: battery }\n"
                    "clubs:\n"
                    "- { name: North, lamp: { power: dynamo } }\n"
                    "- { name: South }\n"
                    "riders:\n"
                    "- { name: Ann, club: Nort }\n"
                    "- { name: Bea, club: Nort, lamp: { power: battery } }\n"
                    "- { name: Cid, club: South }\n"
                    "- { name: Dan }\n"
                    "- { name: Eve, club: [North] }\n"
                    "- { name: Fay, wheels: { surfaces: [] } }\n",
                    SL_INCONGRUENT,
                    "5:33 FITS segment North: dark\n"
                    "8:22 unknown-segment Ann: the program lists no segment \"Nort\"; did you mean \"North\"?\n"
                    "9:22 unknown-segment Bea: the program lists no segment \"Nort\"; did you mean \"North\"?\n"
                    "12:22 wrong-type Eve: club takes a text, but this is a list\n"
                    "13:16 not-per-account Fay: wheels holds for the whole program or for a segment; declare it "
                    "there\n");
    sl_report *report = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                                       "clubs: [{ name: N, lamp: { power: dynamo } }]\n"
                                       "riders: [{ name: A, club: X }, { name: B, club: N }, { name: C }]\n");
    assert_int_equal(outcome_of(report, "FITS", "A")->status, SL_UNDETERMINED);
    assert_null(outcome_of(report, "FITS", "B"));
    assert_null(outcome_of(report, "FITS", "C"));
    assert_int_equal(report->programs[0].segments, 1);
    assert_int_equal(report->programs[0].accounts, 3);
    sl_report_free(report);
    /* A program without segments leaves the names to its author. */
    assert_findings(checker,
                    "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\nriders: [{ name: A, club: X }]\n",
                    SL_CONGRUENT, "");
    sl_checker_free(checker);
}

/* A program that says that it has no segments, and lists some, contradicts itself: nobody knows which is right. */
static void test_segments_that_the_program_denies(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_rule(checker, "R", "practice", "\"wheels\"",
             "if c.wheels.spokes:is(\"few\") then return pass() end return fail { message = \"many\" }");
    sl_report *report = check(checker, "bicycle: 1\nwheels: { spokes: few }\nclubs: [{ name: North }]\n");
    assert_string_equal(findings(report),
                        "2:19 denied-segments: spokes is few, but the program lists segments; correct "
                        "the one or the other\n");
    assert_int_equal(report->programs[0].findings[0].related_count, 1);
    assert_string_equal(place_of(&report->programs[0].findings[0].related[0].location), "3:1");
    assert_int_equal(status_of(report, "R"), SL_UNDETERMINED);
    sl_report_free(report);
    assert_findings(checker, "bicycle: 1\nwheels: { spokes: few }\nclubs: []\n", SL_INCOMPLETE, "");
    assert_findings(checker, "bicycle: 1\nwheels: { spokes: some }\nclubs: [{ name: North }]\n", SL_INCOMPLETE,
                    "2:19 R: many\n");
    sl_checker_free(checker);
}

/* ---- inherited and judged ---------------------------------------------------------------------------------------- */

static const char clubs[] = "bicycle: 1\n"
                            "saddle: { height: 80 }\n"
                            "lamp: { power: battery }\n"
                            "wheels: { surfaces: [road] }\n"
                            "clubs:\n"
                            "- { name: North, lamp: { power: dynamo } }\n"
                            "- { name: South, wheels: { surfaces: [mud] } }\n"
                            "- { name: East }\n"
                            "riders:\n"
                            "- { name: Ann, club: North }\n"
                            "- { name: Bea, club: North, saddle: { height: 70 } }\n"
                            "- { name: Cid, club: South, saddle: { height: 70 } }\n"
                            "- { name: Dan, lamp: { power: dynamo } }\n"
                            "- { name: North, club: North, lamp: { power: dynamo } }\n";

static void test_values_come_from_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_rule(checker, "R", "practice", "\"lamp\", \"saddle\"", SAYS);
    add_rule(checker, "W", "practice", "\"wheels\"",
             "return fail { message = tostring(c.wheels.surfaces:has(\"mud\")) }");
    /* Each finding points where the value stands that the rule has read last. */
    assert_findings(checker, clubs, SL_INCOMPLETE,
                    "3:16 R: 80 battery\n"
                    "3:16 R Cid: 70 battery\n"
                    "4:21 W: false\n"
                    "6:33 R segment North: 80 dynamo\n"
                    "6:33 R Bea: 70 dynamo\n"
                    "7:38 W segment South: true\n"
                    "13:31 R Dan: 80 dynamo\n"
                    "14:46 R North: 80 dynamo\n");
    sl_report *report = check(checker, clubs);
    const sl_program *program = &report->programs[0];
    /* The program; North and South; Bea, Cid, Dan and the account North: a segment or an account is asked only what it
     * overrides itself. */
    assert_int_equal(program->outcome_count, 2 + 2 + 4);
    assert_text(segment_outcome(report, "R", "North")->segment, "North");
    assert_null(segment_outcome(report, "W", "North"));
    assert_null(segment_outcome(report, "R", "East"));
    assert_null(outcome_of(report, "R", "Ann"));
    assert_text(outcome_of(report, "R", "Bea")->member_of, "North");
    assert_int_equal(outcome_of(report, "R", "Dan")->member_of.length, 0);
    uint64_t of_segment = 0, of_account = 0;
    for (size_t i = 0; i < program->finding_count; i++) {
        if (same(program->findings[i].segment, "North"))
            of_segment = program->findings[i].fingerprint;
        if (same(program->findings[i].account, "North"))
            of_account = program->findings[i].fingerprint;
    }
    assert_int_not_equal(of_segment, of_account); /* the same rule, values and name */
    sl_report_free(report);
    sl_checker_free(checker);
}

/* The same finding of the program, of segments and of accounts is one finding. */
static void test_one_finding_for_several(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_rule(checker, "R", "practice", "\"lamp\", \"saddle\"",
             "local h = c.saddle.height if c.lamp.power:is(\"battery\") then return fail { message = \"no\" } end "
             "return pass()");
    assert_findings(checker,
                    "bicycle: 1\n"
                    "lamp: { power: battery }\n"
                    "saddle: { height: 80 }\n"
                    "clubs: [{ name: N, saddle: { height: 70 } }, { name: S, saddle: { height: 60 } }]\n"
                    "riders: [{ name: A, club: S, saddle: { height: 50 } }]\n",
                    SL_INCOMPLETE, "2:16 R +segment N +segment S +A: no\n");
    assert_findings(checker,
                    "bicycle: 1\n"
                    "lamp: { power: dynamo }\n"
                    "saddle: { height: 80 }\n"
                    "clubs: [{ name: N, lamp: { power: battery } }]\n"
                    "riders: [{ name: A, club: N, saddle: { height: 50 } }]\n",
                    SL_INCOMPLETE, "4:35 R segment N +A: no\n");
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: battery }\nsaddle: { height: 80 }\n"
                                       "clubs: [{ name: A, saddle: { height: 70 } }]\n"
                                       "riders: [{ name: A, club: A, saddle: { height: 70 } }]\n");
    const sl_finding *finding = need_finding(report, "R");
    assert_int_equal(finding->more_segment_count + finding->more_account_count, 2);
    assert_int_not_equal(finding->more_fingerprints[0], finding->more_fingerprints[1]);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A framing element that the program lacks is there for a segment that declares it, and other rules go on. */
static void test_framing_of_a_segment(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_rule(checker, "FRAME", "framing", "\"wheels\"",
             "if c:declares(\"wheels.surfaces\") then return pass() end return fail { message = \"none\" }");
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    sl_report *report = check(checker, "bicycle: 1\n"
                                       "saddle: { height: 80 }\n"
                                       "lamp: { power: battery }\n"
                                       "clubs:\n"
                                       "- { name: N, wheels: { surfaces: [mud] }, saddle: { height: 70 } }\n"
                                       "- { name: S, saddle: { height: 70 } }\n"
                                       "riders:\n"
                                       "- { name: A, club: N, saddle: { height: 60 } }\n"
                                       "- { name: B, club: S, saddle: { height: 60 } }\n");
    assert_int_equal(status_of(report, "FRAME"), SL_FAIL);
    assert_int_equal(segment_outcome(report, "FRAME", "N")->status, SL_PASS);
    assert_int_equal(status_of(report, "FITS"), SL_PASS);
    assert_int_equal(segment_outcome(report, "FITS", "S")->status, SL_PASS);
    assert_int_equal(report->programs[0].verdict, SL_INCOMPLETE);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_account_files_name_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    sl_report *report;
    add_rule(checker, "R", "practice", "\"lamp\", \"saddle\"", SAYS);
    make_file("bicycle.yaml", "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                              "clubs: [{ name: North, lamp: { power: dynamo } }]\nriders: [ann.yaml, bea.yaml]\n");
    make_file("ann.yaml", "name: Ann\nclub: North\nsaddle: { height: 60 }\n");
    make_file("bea.yaml", "name: Bea\nclub: Norht\n");
    assert_int_equal(sl_check_file(checker, "bicycle.yaml", &report), SL_OK);
    assert_text(finding_of(report, "R", "Ann")->message, "60 dynamo");
    assert_text(finding_of(report, "unknown-segment", "Bea")->location.source->name, "bea.yaml");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- rules about all accounts ------------------------------------------------------------------------------------ */

#define TALLIED                                                                                                        \
    "local lit = accounts:tally(\"lamp.power\")\n"                                                                     \
    "return fail { message = accounts:segments() .. \" \" .. accounts:count() .. \" \" .. lit.dynamo .. \" \" ..\n"    \
    "  lit.battery .. \" \" .. accounts:kinds(\"lamp.power\", \"saddle.height\") .. \" \" ..\n"                        \
    "  accounts:tally(\"wheels.surfaces\").mud .. \" \" .. accounts:declaring(\"riders.club\") }"

static void test_portfolio_rules_see_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_portfolio_rule(checker, "\"lamp\", \"saddle\", \"wheels\"", TALLIED);
    sl_report *report = check(checker, "bicycle: 1\n"
                                       "saddle: { height: 80 }\n"
                                       "lamp: { power: battery }\n"
                                       "wheels: { surfaces: [road] }\n"
                                       "clubs:\n"
                                       "- { name: North, lamp: { power: dynamo } }\n"
                                       "- { name: South, wheels: { surfaces: [mud] } }\n"
                                       "riders:\n"
                                       "- { name: Ann, club: North }\n"
                                       "- { name: Bea, club: North, lamp: { power: battery } }\n"
                                       "- { name: Cid, club: South }\n"
                                       "- { name: Dan }\n");
    assert_text(need_finding(report, "ALL")->message, "2 4 1 3 2 1 3");
    sl_report_free(report);
    report = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                            "wheels: { surfaces: [road] }\nriders: [{ name: Ann, club: North }]\n");
    assert_text(need_finding(report, "ALL")->message, "0 1 0 1 1 0 1"); /* and the memory does not mix the two up */
    sl_report_free(report);
    report = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                            "wheels: { surfaces: [road] }\nclubs: [North]\nriders: [{ name: Ann, club: North }]\n");
    assert_int_equal(status_of(report, "ALL"), SL_UNDETERMINED);
    assert_text(outcome_of(report, "ALL", "")->gaps[0].field->path, "clubs");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A value of a segment that cannot be read is one gap, however many accounts inherit it. */
static void test_gaps_of_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    add_portfolio_rule(checker, "\"lamp\"",
                       "local lit = accounts:tally(\"lamp.power\")\n"
                       "if lit.dynamo == 1 then return fail { message = \"one\" } end\n"
                       "if lit.dynamo == 2 then return fail { message = \"two\" } end\n"
                       "return pass()");
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: battery }\n"
                                       "clubs:\n- { name: North, lamp: { power: gas } }\n"
                                       "riders: [{ name: A, club: North }, { name: B, club: North }, { name: C }]\n");
    const sl_outcome *outcome = outcome_of(report, "ALL", "");
    assert_int_equal(outcome->status, SL_UNDETERMINED);
    assert_int_equal(outcome->gap_count, 1);
    assert_text(outcome->gaps[0].segment, "North");
    assert_int_equal(outcome->gaps[0].account.length, 0);
    assert_true(outcome->gaps[0].unreadable);
    assert_string_equal(place_of(outcome->gaps[0].location), "4:33");
    assert_int_equal(outcome->gaps[0].settlement_count, 2);
    assert_text(outcome->gaps[0].settlements[0].value, "dynamo");
    assert_int_equal(outcome->gaps[0].settlements[0].status, SL_FAIL);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_questions_about_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    sl_questions *questions;
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"",
             "if c.lamp.power:is(\"battery\") then return pass() end\n"
             "if c.saddle.height > 70 then return pass() end\n"
             "return fail { message = \"low\", alternatives = { \"one\", \"other\" } }");
    /* Only the segment needs the height, and two of its accounts do: that is one question. */
    sl_report *report = check(checker, "bicycle: 1\nlamp: { power: battery }\n"
                                       "clubs: [{ name: North, lamp: { power: dynamo } }]\n"
                                       "riders:\n- { name: A, club: North, lamp: { power: dynamo } }\n"
                                       "- { name: B, club: North, lamp: { power: dynamo } }\n"
                                       "- { name: C, lamp: { power: dynamo } }\n");
    assert_int_equal(sl_list_questions(&report->programs[0], &questions), SL_OK);
    assert_int_equal(questions->count, 2);
    assert_text(questions->list[0].segment, "North");
    assert_int_equal(questions->list[0].account.length, 0);
    assert_text(questions->list[1].account, "C");
    sl_questions_free(questions);
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->missing_value_count, 1);
    assert_int_equal(program->missing_values[0].segment_count, 1);
    assert_int_equal(program->missing_values[0].account_count, 3);
    assert_text(need_finding(report, "undetermined")->message,
                "saddle.height is not declared, and FITS waits for it for 1 segment and 3 accounts");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_traces_of_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    sl_traces *traces;
    add_rule(checker, "R", "practice", "\"lamp\", \"saddle\"", SAYS);
    sl_report *report = check(checker, clubs);
    size_t count;
    const sl_rule *rule = sl_get_rules(checker, &count)[0];
    assert_int_equal(sl_trace_rule(checker, report, &report->programs[0], rule, &traces), SL_OK);
    assert_int_equal(traces->count, 6); /* the program, North, Bea, Cid, Dan and the account North */
    assert_text(traces->list[1].segment, "North");
    assert_text(traces->list[1].said, "80 dynamo");
    assert_text(traces->list[2].account, "Bea");
    assert_text(traces->list[2].said, "70 dynamo");
    assert_int_equal(traces->list[5].segment.length, 0);
    sl_traces_free(traces);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- waived ------------------------------------------------------------------------------------------------------ */

#define UNTIL " until 2027-03-31 by the workshop because it is ordered"

static void test_waivers_of_segments(void **state) {
    (void)state;
    static const struct {
        const char *program, *expected;
    } cases[] = {
        {/* in a segment: its own finding, and that of an account which has the value of the segment */
         "lamp: { power: battery }\n"
         "clubs:\n"
         "- name: N\n"
         "  lamp: { power: dynamo } # samplint: waive FITS" UNTIL "\n"
         "riders: [{ name: A, club: N, saddle: { height: 1 } }, { name: B, club: N, lamp: { power: dynamo } }]\n",
         "6:18 FITS segment N +A waived: dark\n"
         "7:90 FITS B: dark\n"},
        {/* a whole segment */
         "lamp: { power: battery }\n"
         "clubs:\n"
         "- name: N # samplint: waive FITS" UNTIL "\n"
         "  lamp: { power: dynamo }\n",
         "6:18 FITS segment N waived: dark\n"},
        {/* in the program: what a segment inherits, and not what it overrides */
         "lamp: { power: dynamo } # samplint: waive FITS" UNTIL "\n"
         "clubs: [{ name: N, saddle: { height: 70 } }, { name: S, lamp: { power: dynamo } }]\n",
         "3:16 FITS +segment N waived: dark\n"
         "4:72 FITS segment S: dark\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = new_clubs();
        add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
        assert_int_equal(sl_set_today(checker, text("2027-01-01")), SL_OK);
        char *program = print("bicycle: 1\nsaddle: { height: 80 }\n%s", cases[i].program);
        sl_report *report = check(checker, program);
        assert_string_equal(findings(report), cases[i].expected);
        sl_report_free(report);
        sl_checker_free(checker);
        free(program);
    }
}

#define FILED                                                                                                          \
    "- { rule: FITS, program: bicycle.yaml, path: %s, segment: %s, reason: ordered, owner: me, expires: 2027-03-31%s " \
    "}\n"

static void assert_filed(const char *path, const char *segment, const char *more, sl_waiver_state state,
                         const char *message) {
    sl_checker *checker = new_clubs();
    sl_report *report;
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    assert_int_equal(sl_set_today(checker, text("2027-01-01")), SL_OK);
    char *waivers = print(FILED, path, segment, more);
    FILE *file = fopen("waivers.yaml", "wb");
    assert_non_null(file);
    fputs(waivers, file);
    fclose(file);
    assert_int_equal(sl_load_waivers(checker, "waivers.yaml"), SL_OK);
    assert_int_equal(sl_check_file(checker, "bicycle.yaml", &report), SL_OK);
    const sl_waiver *waiver = sl_get_waiver(checker, 0);
    assert_text(waiver->message, message);
    if (state != SL_WAIVER_ACTIVE) /* an active one of a file is known when all programs are checked */
        assert_string_equal(sl_waiver_state_name(waiver->state), sl_waiver_state_name(state));
    assert_int_equal(report->programs[0].findings[0].suppression, state == SL_WAIVER_ACTIVE ? SL_WAIVED : SL_OPEN);
    sl_report_free(report);
    sl_checker_free(checker);
    free(waivers);
}

static void test_waivers_in_files(void **state) {
    (void)state;
    make_file("bicycle.yaml", "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                              "clubs: [{ name: North, lamp: { power: dynamo } }]\n");
    make_file("waivers.yaml", "");
    assert_filed("lamp.power", "North", "", SL_WAIVER_ACTIVE, "");
    assert_filed("lamp.power", "Norht", "", SL_WAIVER_MISSPELLED,
                 "the program has no segment \"Norht\"; did you mean \"North\"?");
    assert_filed("wheels.inches", "North", "", SL_WAIVER_MISSPELLED,
                 "wheels.inches holds for the whole program, and no segment has its own; leave \"segment\" out");
    assert_filed("lamp.power", "North", ", account: Ann", SL_WAIVER_MISSPELLED,
                 "a waiver is about an account or about a segment; leave \"account\" or \"segment\" out");
}

/* ---- repaired and compared --------------------------------------------------------------------------------------- */

static void test_repairs_of_segments(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    sl_repair *repair;
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    add_rule(checker, "THEME", "theme", "\"wheels\"",
             "if c.wheels.surfaces:has(\"road\") then return pass() end\n"
             "return fail { message = \"off\", alternatives = { \"one\", \"other\" } }");
    make_file("bicycle.yaml", "bicycle: 1\n"
                              "saddle: { height: 80 }\n"
                              "lamp: { power: battery }\n"
                              "wheels: { surfaces: [road] }\n"
                              "clubs:\n"
                              "- { name: North, lamp: { power: dynamo }, wheels: { surfaces: [] } }\n"
                              "riders:\n"
                              "- { name: Ann, club: North, saddle: { height: 60 } }\n"
                              "- { name: Bea, lamp: { power: dynamo } }\n");
    sl_report *report;
    assert_int_equal(sl_check_file(checker, "bicycle.yaml", &report), SL_OK);
    assert_int_equal(sl_repair_program(checker, report, 0, &(sl_repair_options){.most = 9}, &repair), SL_OK);
    /* Ann has the faults of her segment, and is repaired there. */
    assert_int_equal(repair->conflict_count, 3);
    assert_text(repair->conflicts[0].faults[0].part.segment, "North");
    assert_text(repair->conflicts[1].faults[0].part.segment, "North");
    assert_text(repair->conflicts[2].faults[0].part.account, "Bea");
    const size_t numbers[] = {1, 2};
    sl_repair_choice choice = {.numbers = numbers, .count = 2};
    const sl_applied *applied;
    assert_int_equal(sl_repair_apply(checker, report, 0, repair, &choice, &applied), SL_OK);
    sl_repair_free(repair);
    sl_report_free(report);
    char *written = read_file("bicycle.yaml");
    assert_non_null(strstr(written, "- { name: North, lamp: { power: battery }, wheels: { surfaces: [road] } }\n"));
    free(written);
    assert_int_equal(sl_check_file(checker, "bicycle.yaml", &report), SL_OK);
    assert_string_equal(findings(report), "9:31 FITS Bea: dark\n");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* An account whose segment is right has faults of its own, which are repaired although the standard has them, too. */
static void test_repairs_below_a_segment(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    sl_repair *repair;
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    sl_report *report = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: dynamo }\n"
                                       "clubs: [{ name: North, lamp: { power: battery } }]\n"
                                       "riders: [{ name: Ann, club: North, lamp: { power: dynamo } }]\n");
    assert_int_equal(sl_repair_program(checker, report, 0, &(sl_repair_options){.most = 9}, &repair), SL_OK);
    assert_int_equal(repair->conflict_count, 2);
    assert_int_equal(repair->conflicts[0].faults[0].part.account.length, 0);
    assert_text(repair->conflicts[1].faults[0].part.account, "Ann");
    assert_int_equal(repair->conflicts[1].alternative_count, 1);
    sl_repair_free(repair);
    sl_report_free(report);
    sl_checker_free(checker);
}

static sl_result impact_on(sl_checker *checker, const char *segment, const char *setting, sl_report **report,
                           sl_impact **impact) {
    const sl_text settings[] = {text(setting)};
    sl_impact_options options = {
        .settings = settings, .setting_count = 1, .segment = text(segment), .repair = {.most = 9}};
    *report =
        check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\nwheels: { inches: 28 }\n"
                       "clubs: [{ name: North, saddle: { height: 70 } }]\nriders: [{ name: Ann, club: North }]\n");
    return sl_impact_program(checker, *report, 0, &options, impact);
}

static void test_the_impact_of_a_change_in_a_segment(void **state) {
    (void)state;
    static const struct {
        const char *segment, *setting, *problem;
    } refused[] = {
        {"Norht", "lamp.power=dynamo", "0: there is no segment \"Norht\" in this program; did you mean \"North\"?"},
        {"North", "wheels.inches=20",
         "0: wheels.inches holds for the whole program; no segment has a value of its own"},
    };
    sl_checker *checker = new_clubs();
    sl_report *report;
    sl_impact *impact;
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    assert_int_equal(impact_on(checker, "North", "lamp.power=dynamo", &report, &impact), SL_OK);
    assert_text(impact->segment, "North");
    assert_int_equal(impact->after->verdict, SL_INCONGRUENT);
    assert_int_equal(impact->consequence_count, 1);
    assert_text(impact->follows[0].part.segment, "North");
    assert_int_equal(impact->comparison->answer_count, 1);
    assert_int_equal(impact->comparison->answers[0].segment_count, 1);
    assert_int_equal(impact->comparison->answers[0].account_count, 0); /* Ann follows her segment */
    sl_impact_free(impact);
    sl_report_free(report);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        sl_clear_problems(checker);
        assert_int_equal(impact_on(checker, refused[i].segment, refused[i].setting, &report, &impact), SL_REFUSED);
        assert_string_equal(only_problem(checker), refused[i].problem);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static void test_segments_are_compared(void **state) {
    (void)state;
    sl_checker *checker = new_clubs();
    sl_comparison *comparison;
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", FITS);
    sl_report *a = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                                  "clubs: [{ name: North, saddle: { height: 70 } }, { name: Old }]\n"
                                  "riders: [{ name: Ann, club: North }, { name: Bea, club: North }]\n");
    sl_report *b = check(checker, "bicycle: 1\nsaddle: { height: 80 }\nlamp: { power: battery }\n"
                                  "clubs: [{ name: North, saddle: { height: 70 }, lamp: { power: dynamo } }, "
                                  "{ name: New, lamp: { power: dynamo } }]\n"
                                  "riders: [{ name: Ann, club: North }, { name: Bea, club: New }]\n");
    assert_int_equal(sl_compare(&(sl_side){checker, a, 0}, &(sl_side){checker, b, 0}, &comparison), SL_OK);
    assert_int_equal(comparison->segment_count, 3);
    assert_text(comparison->segments[0].name, "North");
    assert_int_equal(comparison->segments[0].attribute_count, 1);
    assert_text(comparison->segments[0].attributes[0].field->path, "lamp.power");
    assert_text(comparison->segments[1].name, "Old");
    assert_false(comparison->segments[1].in_b);
    assert_text(comparison->segments[2].name, "New");
    assert_int_equal(comparison->account_count, 1); /* Bea has changed her segment */
    assert_int_equal(comparison->answer_count, 2);  /* one for each finding of B */
    assert_int_equal(comparison->answers[0].turn, SL_TURN_BROKEN);
    assert_int_equal(comparison->answers[0].segment_count, 1);
    assert_text(comparison->answers[0].segments[0], "North");
    assert_int_equal(comparison->answers[0].account_count, 0);
    assert_int_equal(comparison->answers[1].turn, SL_TURN_BROKEN);
    assert_text(comparison->answers[1].segments[0], "New");
    assert_int_equal(comparison->answers[1].account_count, 1);
    assert_text(comparison->answers[1].accounts[0], "Bea");
    sl_comparison_free(comparison);
    sl_report_free(a);
    sl_report_free(b);
    sl_checker_free(checker);
}

/* Segments and accounts inherit facts in the header, and are told about former names as programs are. */
static void test_facts_and_former_names(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    char *clubs_only = vocabulary_of_clubs(CLUBS);
    char *header = replace(clubs_only, "  },\n  accounts = {",
                           "    { id = \"roads\", title = \"Roads\", description = \"Where.\", attributes = {\n"
                           "      { id = \"dark\", type = \"bool\", formerly = { \"saddle.dark\" },\n"
                           "        description = \"At night.\" } } },\n  },\n  accounts = {");
    char *sort = replace(header, "{ id = \"sort\",", "{ id = \"sort\", formerly = { \"saddle.brakes\" },");
    char *whole = replace(sort, "{ id = \"mounted\",", "{ id = \"mounted\", formerly = { \"saddle.lamp\" },");
    if (sl_load_vocabulary(checker, text("clubs.lua"), text(whole)) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"",
             "if not c.roads.dark or c.lamp.power:is(\"dynamo\") or c.saddle.height > 90 then return pass() end\n"
             "return fail { message = \"dark\", alternatives = { \"one\", \"other\" } }");
    assert_findings(checker,
                    "bicycle: 1\nroads: { dark: true }\nsaddle: { height: 80 }\nlamp: { power: dynamo }\n"
                    "clubs: [{ name: North, lamp: { power: battery } }]\n"
                    "riders: [{ name: Ann, club: North, saddle: { height: 70 } }]\n",
                    SL_INCONGRUENT, "3:19 FITS segment North: dark\n6:54 FITS Ann: dark\n");
    assert_findings(checker,
                    "bicycle: 1\nroads: { dark: true }\nsaddle: { height: 80 }\nlamp: { power: dynamo }\n"
                    "clubs:\n- { name: North, saddle: { dark: true } }\n- { name: South, saddle: { brakes: rim } }\n"
                    "- { name: West, saddle: { lamp: true } }\n"
                    "riders:\n- { name: Ann, saddle: { dark: true } }\n- { name: Bea, saddle: { brakes: rim } }\n",
                    SL_INCOMPLETE,
                    "6:28 former-key segment North: saddle.dark is now roads.dark, which holds for the whole program; "
                    "move it there\n"
                    "7:28 former-key segment South: saddle.brakes is now wheels.brakes.sort; move it there\n"
                    "8:27 former-key segment West: saddle.lamp is now lamp.mounted; move it there\n"
                    "10:26 former-key Ann: saddle.dark is now roads.dark, which holds for the whole program; move it "
                    "there\n"
                    "11:26 former-key Bea: saddle.brakes is now wheels.brakes.sort, which holds for the whole program "
                    "or for a segment; move it there\n");
    free(whole);
    free(sort);
    free(header);
    free(clubs_only);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_vocabulary_declares_segments),
        cmocka_unit_test(test_mistakes_about_segments),
        cmocka_unit_test(test_mistakes_in_the_list),
        cmocka_unit_test(test_what_accounts_say_of_segments),
        cmocka_unit_test(test_segments_that_the_program_denies),
        cmocka_unit_test(test_values_come_from_segments),
        cmocka_unit_test(test_facts_and_former_names),
        cmocka_unit_test(test_one_finding_for_several),
        cmocka_unit_test(test_framing_of_a_segment),
        cmocka_unit_test_setup_teardown(test_account_files_name_segments, enter_folder, leave_folder),
        cmocka_unit_test(test_portfolio_rules_see_segments),
        cmocka_unit_test(test_gaps_of_segments),
        cmocka_unit_test(test_questions_about_segments),
        cmocka_unit_test(test_traces_of_segments),
        cmocka_unit_test(test_waivers_of_segments),
        cmocka_unit_test_setup_teardown(test_waivers_in_files, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(test_repairs_of_segments, enter_folder, leave_folder),
        cmocka_unit_test(test_repairs_below_a_segment),
        cmocka_unit_test(test_the_impact_of_a_change_in_a_segment),
        cmocka_unit_test(test_segments_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
