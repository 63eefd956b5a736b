/* Tests of model/bind.h: each kind of finding, and which values count as declared. */
#include "model/bind.h"

#include "samplint/limits.h"
#include "support.h"

/* The findings for a fragment, which needs no format key. */
static const char *bound_findings(const char *yaml) {
    return garden_findings(plant(yaml, false));
}

#define assert_bound(yaml, expected) assert_string_equal(bound_findings(yaml), expected)

static enum value_state state_of(const char *yaml, const char *path) {
    return garden_value(&plant(yaml, false)->bound.program, path)->state;
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

static void test_every_type(void **state) {
    const struct garden *garden = plant("garden: 2\n"
                                        "plot: {name: North, owner: 1.10}\n"
                                        "soil:\n"
                                        "  kind: sand\n"
                                        "  depth: 0x20\n"
                                        "  drained: True\n"
                                        "  note: no\n"
                                        "watering:\n"
                                        "  effort: high\n"
                                        "  sources: [well, rain]\n"
                                        "  schedule: {days: -7, automatic: false}\n",
                                        true);
    const struct configuration *program = &garden->bound.program;
    (void)state;
    assert_string_equal(garden_findings(garden), "");
    assert_true(garden->is_program);
    assert_text(program->name, "North");
    assert_null(program->base);
    assert_ptr_equal(program->vocabulary, garden_vocabulary);
    assert_ptr_equal(program->root, garden->document->root);
    assert_text(garden_value(program, "plot.owner")->text, "1.10"); /* as it was written */
    assert_int_equal(garden_value(program, "soil.kind")->word, 1);
    assert_int_equal(garden_value(program, "soil.depth")->integer, 32);
    assert_true(garden_value(program, "soil.drained")->truth);
    assert_text(garden_value(program, "soil.note")->text, "no");
    assert_int_equal(garden_value(program, "watering.effort")->word, 2);
    assert_int_equal(garden_value(program, "watering.sources")->members, 3);
    assert_int_equal(garden_value(program, "watering.schedule.days")->integer, -7);
    assert_int_equal(garden_value(program, "watering.schedule.automatic")->state, VALUE_DECLARED);
    assert_false(garden_value(program, "watering.schedule.automatic")->truth);
    assert_int_equal(garden_value(program, "watering.schedule")->state, VALUE_DECLARED);
    assert_int_equal(garden_value(program, "watering")->state, VALUE_DECLARED);
}

static void test_values_keep_their_nodes(void **state) {
    const struct garden *garden = plant("soil:\n  kind: sand\n", false);
    const struct value *value = garden_value(&garden->bound.program, "soil.kind");
    (void)state;
    assert_string_equal(place_of(node_span(value->key)), "2:3-2:7");
    assert_string_equal(place_of(node_span(value->node)), "2:9-2:13");
    assert_null(value->via);
}

static void test_undeclared(void **state) {
    (void)state;
    assert_int_equal(state_of("soil: {kind: sand}\n", "soil.depth"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil: {kind: sand}\n", "watering"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil: {depth: ~}\n", "soil.depth"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil: {depth: }\n", "soil.depth"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil: {kind: null}\n", "soil.kind"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil: {note: Null}\n", "soil.note"), VALUE_UNDECLARED);
    assert_int_equal(state_of("watering: {sources: }\n", "watering.sources"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil:\n", "soil"), VALUE_UNDECLARED);
    assert_int_equal(state_of("soil: {}\n", "soil"), VALUE_UNDECLARED);
    assert_bound("soil: {depth: ~, kind: , note: null}\nwatering:\nplot: {}\nbeds:\n", "");
}

/* A form that nobody filled in declares nothing, on any level. */
static void test_a_group_of_nothing_is_undeclared(void **state) {
    (void)state;
    assert_int_equal(state_of("soil: {kind: , depth: ~}\n", "soil"), VALUE_UNDECLARED);
    assert_int_equal(state_of("watering: {schedule: {days: }}\n", "watering.schedule"), VALUE_UNDECLARED);
    assert_int_equal(state_of("watering: {schedule: {days: }}\n", "watering"), VALUE_UNDECLARED);
    assert_int_equal(state_of("watering: {schedule: {days: 1}}\n", "watering"), VALUE_DECLARED);
    assert_int_equal(state_of("soil: {depth: 0}\n", "soil"),
                     VALUE_DECLARED); /* it has a key, although its value is unreadable */
}

static void test_declared_though_it_looks_like_nothing(void **state) {
    (void)state;
    assert_int_equal(state_of("soil: {note: \"\"}\n", "soil.note"), VALUE_DECLARED);
    assert_int_equal(state_of("soil: {note: \"~\"}\n", "soil.note"), VALUE_DECLARED);
    assert_int_equal(state_of("soil: {drained: false}\n", "soil.drained"), VALUE_DECLARED);
    assert_int_equal(state_of("watering: {sources: []}\n", "watering.sources"), VALUE_DECLARED);
    /* A word of the domain stays that word, whatever type it resolves to. */
    assert_int_equal(state_of("watering: {effort: null}\n", "watering.effort"), VALUE_DECLARED);
    assert_int_equal(state_of("watering: {effort: ~}\n", "watering.effort"), VALUE_UNDECLARED);
}

static void test_unreadable_spreads(void **state) {
    const char *yaml = "soil: 12\nwatering: {effort: low, schedule: [1]}\n";
    (void)state;
    assert_int_equal(state_of(yaml, "soil"), VALUE_UNREADABLE);
    assert_int_equal(state_of(yaml, "soil.kind"), VALUE_UNREADABLE);
    assert_int_equal(state_of(yaml, "soil.depth"), VALUE_UNREADABLE);
    assert_int_equal(state_of(yaml, "watering.schedule"), VALUE_UNREADABLE);
    assert_int_equal(state_of(yaml, "watering.schedule.days"), VALUE_UNREADABLE);
    assert_int_equal(state_of(yaml, "watering"), VALUE_DECLARED);
    assert_int_equal(state_of(yaml, "watering.effort"), VALUE_DECLARED);
    assert_int_equal(state_of(yaml, "watering.sources"), VALUE_UNDECLARED);
    assert_int_equal(state_of(yaml, "plot.name"), VALUE_UNDECLARED);
    assert_int_equal(state_of("plot: 1\n", "plot.name"), VALUE_UNREADABLE);
    assert_int_equal(state_of("plot: 1\n", "soil"), VALUE_UNDECLARED);
}

static void test_unreadable_values(void **state) {
    (void)state;
    assert_int_equal(state_of("soil: {kind: sandy}\n", "soil.kind"), VALUE_UNREADABLE);
    assert_int_equal(state_of("soil: {depth: 0}\n", "soil.depth"), VALUE_UNREADABLE);
    assert_int_equal(state_of("soil: {drained: yes}\n", "soil.drained"), VALUE_UNREADABLE);
    assert_int_equal(state_of("watering: {sources: [rain, rein]}\n", "watering.sources"), VALUE_UNREADABLE);
    assert_int_equal(state_of("watering: {sources: [rain, rain]}\n", "watering.sources"), VALUE_DECLARED);
    assert_int_equal(state_of("soil: {depth: 010}\n", "soil.depth"), VALUE_DECLARED);
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

static void test_unknown_key(void **state) {
    (void)state;
    assert_bound("soils: {}\n",
                 "unknown-key 1:1-1:6: \"soils\" is no key here; did you mean \"soil\"? It is garden, plot, "
                 "soil, watering or beds\n");
    assert_bound("soil:\n  Kind: sand\n",
                 "unknown-key 2:3-2:7 soil: \"Kind\" is no key here; did you mean \"kind\"? It is "
                 "kind, depth, drained or note\n");
    assert_bound("watering: {schedule: {when: 1}}\n",
                 "unknown-key 1:23-1:27 watering.schedule: \"when\" is no key here; it is days or automatic\n");
    assert_bound("soil: {12: x}\n",
                 "unknown-key 1:8-1:10 soil: \"12\" is no key here; it is kind, depth, drained or note\n");
    assert_bound("area: 1\n", "unknown-key 1:1-1:5: \"area\" is no key here; it is garden, plot, soil, watering or "
                              "beds\n");
}

static void test_keys_that_are_no_words(void **state) {
    (void)state;
    assert_bound("[a]: 1\n", "wrong-type 1:1-1:4: a key is one word, not a list or a mapping\n");
    assert_bound("soil:\n  {a: b}: 1\n", "wrong-type 2:3-2:9 soil: a key is one word, not a list or a mapping\n");
    assert_bound("beds:\n- [a]: 1\n", "wrong-type 2:3-2:6 beds: a key is one word, not a list or a mapping\n");
}

static void test_unknown_word(void **state) {
    (void)state;
    assert_bound("soil: {kind: Sand}\n", "unknown-word 1:14-1:18 soil.kind: \"Sand\" is no word for kind; did you mean "
                                         "\"sand\"? It is clay, sand or loam\n");
    assert_bound("soil: {kind: gravel}\n",
                 "unknown-word 1:14-1:20 soil.kind: \"gravel\" is no word for kind; it is clay, "
                 "sand or loam\n");
    assert_bound("watering: {effort: hihg}\n",
                 "unknown-word 1:20-1:24 watering.effort: \"hihg\" is no word for effort; "
                 "did you mean \"high\"? It is null, low or high\n");
    assert_bound("soil: {kind: 12}\n",
                 "unknown-word 1:14-1:16 soil.kind: \"12\" is no word for kind; it is clay, sand or "
                 "loam\n");
    assert_bound("soil: {kind: \"\"}\n",
                 "unknown-word 1:14-1:16 soil.kind: \"\" is no word for kind; it is clay, sand or loam\n");
}

static void test_unknown_words_of_a_set(void **state) {
    (void)state;
    assert_bound("watering:\n  sources:\n  - rain\n  - river-water\n  - tap\n  - ~\n",
                 "unknown-word 4:5-4:16 watering.sources: \"river-water\" is no word for sources; did you mean "
                 "\"river_water\"? It is rain, well or river_water\n"
                 "unknown-word 5:5-5:8 watering.sources: \"tap\" is no word for sources; it is rain, well or "
                 "river_water\n"
                 "unknown-word 6:5-6:6 watering.sources: \"~\" is no word for sources; it is rain, well or "
                 "river_water\n");
}

static void test_repeated_word(void **state) {
    (void)state;
    assert_bound("watering: {sources: [rain, well, rain, rain]}\n",
                 "warning repeated-word 1:34-1:38 watering.sources: \"rain\" is already in this list\n"
                 "warning repeated-word 1:40-1:44 watering.sources: \"rain\" is already in this list\n");
}

static void test_wrong_type_of_words(void **state) {
    (void)state;
    assert_bound("soil: {kind: [sand]}\n",
                 "wrong-type 1:14-1:20 soil.kind: kind takes one word (clay, sand or loam), but "
                 "this is a list; write sand\n");
    assert_bound("soil: {kind: [sand, loam]}\n",
                 "wrong-type 1:14-1:26 soil.kind: kind takes one word (clay, sand or loam), but this is a list\n");
    assert_bound("watering: {effort: {low: 1}}\n",
                 "wrong-type 1:20-1:28 watering.effort: effort takes one word (null, low or high), but this is a "
                 "mapping\n");
    assert_bound("watering: {sources: rain}\n",
                 "wrong-type 1:21-1:25 watering.sources: sources takes a list of words; write [rain]\n");
    assert_bound("watering: {sources: none}\n",
                 "wrong-type 1:21-1:25 watering.sources: sources takes a list of words; write []\n");
    assert_bound(
        "watering: {sources: 12}\n",
        "wrong-type 1:21-1:23 watering.sources: sources takes a list of words (rain, well or river_water), but "
        "this is an integer\n");
    assert_bound(
        "watering: {sources: {rain: true}}\n",
        "wrong-type 1:21-1:33 watering.sources: sources takes a list of words (rain, well or river_water), but "
        "this is a mapping\n");
    assert_bound(
        "watering: {sources: [[rain]]}\n",
        "wrong-type 1:22-1:28 watering.sources: sources takes words in its list (rain, well or river_water), but "
        "this is a list\n");
}

static void test_none_in_a_list(void **state) {
    (void)state;
    assert_bound("watering: {sources: [none]}\n", "unknown-word 1:22-1:26 watering.sources: \"none\" is no word for "
                                                  "sources; write an empty list: []\n");
    assert_bound("soil: {kind: none}\n",
                 "unknown-word 1:14-1:18 soil.kind: \"none\" is no word for kind; it is clay, sand or loam\n");
}

static void test_wrong_type_of_others(void **state) {
    (void)state;
    assert_bound("soil: {depth: deep}\n",
                 "wrong-type 1:15-1:19 soil.depth: depth takes an integer, but this is a text\n");
    assert_bound("soil: {depth: 1.5}\n",
                 "wrong-type 1:15-1:18 soil.depth: depth takes an integer, but this is a number with a fraction\n");
    assert_bound(
        "soil: {depth: \"12\"}\n",
        "wrong-type 1:15-1:19 soil.depth: depth takes an integer, but this is a text; write 12 without quotes\n");
    assert_bound("soil: {depth: 12 inches}\n",
                 "wrong-type 1:15-1:24 soil.depth: depth takes an integer, but this is a text; write 12\n");
    assert_bound("soil: {depth: 1 000}\n",
                 "wrong-type 1:15-1:20 soil.depth: depth takes an integer, but this is a text\n");
    assert_bound("soil: {depth: true}\n",
                 "wrong-type 1:15-1:19 soil.depth: depth takes an integer, but this is a truth value\n");
    assert_bound("soil: {depth: [1]}\n",
                 "wrong-type 1:15-1:18 soil.depth: depth takes an integer, but this is a list\n");
    assert_bound("soil: {drained: 1}\n",
                 "wrong-type 1:17-1:18 soil.drained: drained takes true or false, but this is an integer\n");
    assert_bound("soil: {drained: \"true\"}\n",
                 "wrong-type 1:17-1:23 soil.drained: drained takes true or false, but this is a "
                 "text; write true without quotes\n");
    assert_bound("soil: {drained: {}}\n",
                 "wrong-type 1:17-1:19 soil.drained: drained takes true or false, but this is a mapping\n");
    assert_bound("soil: {note: [a]}\n", "wrong-type 1:14-1:17 soil.note: note takes a text, but this is a list\n");
    assert_bound(
        "soil: sand\n",
        "wrong-type 1:7-1:11 soil: soil takes keys of its own (kind, depth, drained and note), but this is a text\n");
    assert_bound("watering: {schedule: [1]}\n", "wrong-type 1:22-1:25 watering.schedule: schedule takes keys of its "
                                                "own (days and automatic), but this is a list\n");
}

static void test_boolean_trap(void **state) {
    static const struct {
        const char *written, *right;
    } rows[] = {
        {"yes", "true"}, {"Yes", "true"}, {"YES", "true"},  {"on", "true"},   {"On", "true"},  {"ON", "true"},
        {"y", "true"},   {"Y", "true"},   {"no", "false"},  {"No", "false"},  {"NO", "false"}, {"off", "false"},
        {"n", "false"},  {"N", "false"},  {"Off", "false"}, {"OFF", "false"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *yaml = arena_printf(&scratch, "soil:\n  drained: %s\n", rows[i].written).bytes;
        const char *expected =
            arena_printf(
                &scratch,
                "boolean-trap 2:12-2:%zu soil.drained: \"%s\" is a word in YAML 1.2, not a truth value, whatever "
                "older readers make of it; write %s\n",
                12 + strlen(rows[i].written), rows[i].written, rows[i].right)
                .bytes;
        assert_bound(yaml, expected);
    }
}

static void test_no_boolean_trap(void **state) {
    (void)state;
    assert_bound("soil: {drained: \"yes\"}\n",
                 "wrong-type 1:17-1:22 soil.drained: drained takes true or false, but this is a "
                 "text; write true without quotes\n");
    assert_bound("soil: {drained: yES}\n",
                 "wrong-type 1:17-1:20 soil.drained: drained takes true or false, but this is a text\n");
    assert_bound("soil: {note: yes}\nplot: {name: on}\n", "");
}

static void test_out_of_range(void **state) {
    (void)state;
    assert_bound("soil: {depth: 1}\nwatering: {schedule: {days: -7}}\n", "");
    assert_bound("soil: {depth: 200}\nwatering: {schedule: {days: 366}}\n", "");
    assert_bound("soil: {depth: 0}\n", "out-of-range 1:15-1:16 soil.depth: depth is 1 to 200, but this is 0\n");
    assert_bound("soil: {depth: 201}\n", "out-of-range 1:15-1:18 soil.depth: depth is 1 to 200, but this is 201\n");
    assert_bound("soil: {depth: 0xC9}\n", "out-of-range 1:15-1:19 soil.depth: depth is 1 to 200, but this is 0xC9\n");
    assert_bound("watering: {schedule: {days: -8}}\n",
                 "out-of-range 1:29-1:31 watering.schedule.days: days is -7 to 366, but this is -8\n");
    assert_bound("soil: {depth: 99999999999999999999}\n",
                 "out-of-range 1:15-1:35 soil.depth: depth is 1 to 200, but this is 99999999999999999999\n");
}

static void test_leading_zero(void **state) {
    (void)state;
    assert_bound("soil: {depth: 010}\n",
                 "warning leading-zero 1:15-1:18 soil.depth: 010 is 10 here, but octal to readers "
                 "of YAML 1.1; write 10\n");
    assert_bound("watering: {schedule: {days: -07}}\n",
                 "warning leading-zero 1:29-1:32 watering.schedule.days: -07 is -7 here, but octal to readers of YAML "
                 "1.1; write -7\n");
    assert_bound("watering: {schedule: {days: 00}}\n",
                 "warning leading-zero 1:29-1:31 watering.schedule.days: 00 is 0 here, but octal to readers of YAML "
                 "1.1; write 0\n");
    assert_bound("watering: {schedule: {days: 0}}\nsoil: {depth: 0x10}\n", "");
    assert_bound("watering: {schedule: {days: 0o10}}\n", "");
    assert_int_equal(garden_value(&plant("soil: {depth: 010}\n", false)->bound.program, "soil.depth")->integer, 10);
}

static void test_all_findings_of_a_file(void **state) {
    (void)state;
    assert_bound(
        "soil:\n  kind: Clay\n  depth: 0\n  drained: on\n  note: {}\n  ph: 7\nwater: 1\n",
        "unknown-word 2:9-2:13 soil.kind: \"Clay\" is no word for kind; did you mean \"clay\"? It is clay, sand "
        "or loam\n"
        "out-of-range 3:10-3:11 soil.depth: depth is 1 to 200, but this is 0\n"
        "boolean-trap 4:12-4:14 soil.drained: \"on\" is a word in YAML 1.2, not a truth value, whatever older "
        "readers make of it; write true\n"
        "wrong-type 5:9-5:11 soil.note: note takes a text, but this is a mapping\n"
        "unknown-key 6:3-6:5 soil: \"ph\" is no key here; it is kind, depth, drained or note\n"
        "unknown-key 7:1-7:6: \"water\" is no key here; did you mean \"watering\"? It is garden, plot, soil, "
        "watering or beds\n");
}

static void test_kinds_of_findings(void **state) {
    const struct garden *garden = plant("soil: {kind: sandy}\n", false);
    (void)state;
    assert_int_equal(garden->findings.items[0].kind, SL_KIND_VOCABULARY);
    assert_int_equal(garden->findings.items[0].severity, SL_ERROR);
    assert_ptr_equal(garden->findings.items[0].location.source, garden->document->source);
}

/* ---- the format -------------------------------------------------------------------------------------------------- */

static const char *refused(const char *yaml) {
    const struct garden *garden = plant(yaml, true);
    assert_false(garden->is_program);
    assert_int_equal(garden->findings.count, 1);
    assert_text(garden->findings.items[0].rule, "not-a-program");
    assert_int_equal(garden->findings.items[0].kind, SL_KIND_SYNTAX);
    assert_int_equal(garden->findings.items[0].severity, SL_ERROR);
    return garden_findings(garden);
}

/* A file of another format has no other findings. */
static void test_format(void **state) {
    static const char *const wrong[] = {"1", "3", "two", "\"2\"", "2.0", "", "18446744073709551618"};
    (void)state;
    const struct garden *garden = plant("soil: {}\ngarden: 2\n", true);
    assert_true(garden->is_program);
    assert_string_equal(garden_findings(garden), "");
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const char *yaml = arena_printf(&scratch, "garden: %s\nsoils: {}\nsoil: {kind: gravel}\n", wrong[i]).bytes;
        const char *end = wrong[i][0] ? arena_printf(&scratch, "-1:%zu", 9 + strlen(wrong[i])).bytes : "";
        assert_string_equal(refused(yaml),
                            arena_printf(&scratch,
                                         "not-a-program 1:%d%s garden: this format is not known; a program starts with "
                                         "\"garden: 2\"\n",
                                         wrong[i][0] ? 9 : 8, end)
                                .bytes);
    }
    assert_string_equal(
        refused("garden: [2]\n"),
        "not-a-program 1:9-1:12 garden: this format is not known; a program starts with \"garden: 2\"\n");
}

static void test_format_that_is_missing(void **state) {
    (void)state;
    assert_string_equal(refused("# a comment\nsoil: {}\n"),
                        "not-a-program 2:1: this is not a program; a program starts with \"garden: 2\"\n");
    assert_string_equal(garden_findings(plant("soil: {}\n", false)), "");
    assert_string_equal(garden_findings(plant("garden: 1\n", false)), "");
}

/* A program without its first line is bound, too. One key of a program is enough to recognize it. */
static void test_what_resembles_a_program_is_looked_through(void **state) {
    static const char *const alike[] = {"soil", "watering", "plot"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(alike); i++) {
        const struct garden *garden = plant(arena_printf(&scratch, "shed: 1\n%s: 7\n", alike[i]).bytes, true);
        assert_false(garden->is_program);
        assert_int_equal(garden->findings.count, 3);
        assert_text(garden->findings.items[0].rule, "not-a-program");
        assert_text(garden->findings.items[1].rule, "unknown-key");
        assert_text(garden->findings.items[2].rule, "wrong-type");
    }
}

static void test_what_does_not_is_not(void **state) {
    static const char *const foreign[] = {
        "on: push\njobs: {build: {steps: [{run: make}]}}\n",
        "version: 2\nsoils: {}\n",
        "Soil: {}\n",
        "jobs: {soil: {kind: gravel}}\n",
        "beds: none\n", /* a common word is not enough */
        "[a]: 1\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(foreign); i++)
        assert_string_equal(refused(foreign[i]),
                            "not-a-program 1:1: this is not a program; a program starts with \"garden: 2\"\n");
}

/* ---- keys of the writer's own ------------------------------------------------------------------------------------ */

static void test_private_keys(void **state) {
    const struct garden *garden = plant("x-soil: &s {kind: sand, whatever: [1, {a: b}]}\n"
                                        "garden: 2\n"
                                        "x-note: ~\n"
                                        "soil: {kind: loam}\n",
                                        true);
    (void)state;
    assert_true(garden->is_program);
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(garden_value(&garden->bound.program, "soil.kind")->word, 2);
    garden = plant("x-dry: &d {kind: sand}\ngarden: 2\nsoil: *d\n", true);
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(garden_value(&garden->bound.program, "soil.kind")->word, 1);
}

/* Private keys are allowed only at the top and in accounts, and need a name after "x-". */
static void test_keys_that_are_not_private(void **state) {
    (void)state;
    assert_bound("x-: 1\n", "unknown-key 1:1-1:3: \"x-\" is no key here; it is garden, plot, soil, watering or beds\n");
    assert_bound("X-soil: 1\n",
                 "unknown-key 1:1-1:7: \"X-soil\" is no key here; did you mean \"soil\"? It is garden, plot, soil, "
                 "watering or beds\n");
    assert_bound("soil: {x-kind: 1}\n", "unknown-key 1:8-1:14 soil: \"x-kind\" is no key here; did you mean "
                                        "\"kind\"? It is kind, depth, drained or note\n");
    assert_bound("beds:\n- {x-own: 1, name: Roses}\n", ""); /* an account may stand in a file of its own */
    /* Private keys do not make a file a program. */
    assert_string_equal(refused("x-soil: {}\nsoils: 1\n"),
                        "not-a-program 1:1: this is not a program; a program starts with \"garden: 2\"\n");
}

/* ---- what is no program ------------------------------------------------------------------------------------------ */

static void test_nothing_here(void **state) {
    static const char *const nothing[] = {"", "# only a comment\n", "\n\n", "\xEF\xBB\xBF"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(nothing); i++)
        assert_string_equal(refused(nothing[i]),
                            "not-a-program 1:1: there is nothing here; a program is a mapping that "
                            "starts with \"garden: 2\"\n");
    assert_string_equal(refused("# x\n---\n"),
                        "not-a-program 2:1-2:4: there is nothing here; a program is a mapping that "
                        "starts with \"garden: 2\"\n");
    assert_string_equal(refused("\n  ~\n"),
                        "not-a-program 2:3: there is nothing here; a program is a mapping that starts "
                        "with \"garden: 2\"\n");
}

static void test_other_things_at_the_top(void **state) {
    (void)state;
    assert_string_equal(refused("just words\n"),
                        "not-a-program 1:1-1:11: a program is a mapping of keys to values, but this is a text\n");
    assert_string_equal(refused("\n12\n"),
                        "not-a-program 2:1-2:3: a program is a mapping of keys to values, but this is an integer\n");
    assert_string_equal(refused("\"\"\n"),
                        "not-a-program 1:1-1:3: a program is a mapping of keys to values, but this is a text\n");
    assert_string_equal(refused("- garden: 2\n- x\n"),
                        "not-a-program 1:1-2:4: a program is a mapping of keys to values, but this is a list\n");
    assert_string_equal(refused("[]\n"),
                        "not-a-program 1:1-1:3: a program is a mapping of keys to values, but this is a list\n");
}

static void test_an_empty_mapping_is_no_program(void **state) {
    (void)state;
    assert_string_equal(refused("{}\n"),
                        "not-a-program 1:1: this is not a program; a program starts with \"garden: 2\"\n");
    const struct garden *garden = plant("{}\n", false);
    assert_true(garden->is_program);
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(garden->bound.program.account_count, 0);
    assert_int_equal(garden->bound.program.name.length, 0);
}

/* ---- aliases and merge keys -------------------------------------------------------------------------------------- */

static void test_via_an_alias(void **state) {
    const struct garden *garden = plant("soil: {note: &n clay, kind: *n}\n", false);
    const struct value *value = garden_value(&garden->bound.program, "soil.kind");
    (void)state;
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(value->word, 0);
    assert_string_equal(place_of(node_span(value->node)), "1:14-1:21");
    assert_string_equal(place_of(node_span(value->via)), "1:29-1:31");
}

static void test_findings_via_an_alias(void **state) {
    (void)state;
    assert_bound("soil:\n  note: &n deep\n  depth: *n\n",
                 "wrong-type 2:9-2:16 soil.depth: depth takes an integer, but this is a text\n"
                 "  3:10-3:12: brought in by this alias or \"<<\"\n");
    assert_bound(
        "soil:\n  note: &n rein\nwatering:\n  sources: [rain, *n]\n",
        "unknown-word 2:9-2:16 watering.sources: \"rein\" is no word for sources; did you mean \"rain\"? It is "
        "rain, well or river_water\n"
        "  4:19-4:21: brought in by this alias or \"<<\"\n");
    assert_bound(
        "plot: &p\n  name: x\nsoil: *p\n",
        "unknown-key 2:3-2:7 soil: \"name\" is no key here; did you mean \"note\"? It is kind, depth, drained or note\n"
        "  3:7-3:9: brought in by this alias or \"<<\"\n");
    assert_bound(
        "plot: {name: &k kinds}\nsoil: {*k : clay}\n",
        "unknown-key 2:8-2:10 soil: \"kinds\" is no key here; did you mean \"kind\"? It is kind, depth, drained "
        "or note\n");
}

/* A finding inside an aliased mapping is related to the alias, at any depth. */
static void test_findings_inside_what_an_alias_names(void **state) {
    (void)state;
    assert_bound("beds:\n"
                 "- watering: &w\n"
                 "    schedule: {days: 999}\n"
                 "watering: *w\n",
                 "out-of-range 3:22-3:25 watering.schedule.days: days is -7 to 366, but this is 999\n"
                 "  4:11-4:13: brought in by this alias or \"<<\"\n"
                 "out-of-range 3:22-3:25 watering.schedule.days: days is -7 to 366, but this is 999\n");
}

static void test_findings_via_a_merge_key(void **state) {
    (void)state;
    assert_bound("soil: &s\n  depth: 300\nwatering:\n  <<: *s\n",
                 "out-of-range 2:10-2:13 soil.depth: depth is 1 to 200, but this is 300\n"
                 "unknown-key 2:3-2:8 watering: \"depth\" is no key here; it belongs to soil\n"
                 "  4:7-4:9: brought in by this alias or \"<<\"\n");
    const struct garden *garden = plant("beds:\n- watering: &w {effort: low}\nwatering: {<<: *w}\n", false);
    const struct value *value = garden_value(&garden->bound.program, "watering.effort");
    assert_string_equal(place_of(node_span(value->node)), "2:25-2:28");
    assert_string_equal(place_of(node_span(value->via)), "3:16-3:18");
}

/* ---- accounts ---------------------------------------------------------------------------------------------------- */

static void test_accounts(void **state) {
    const struct garden *garden = plant("soil: {kind: clay}\n"
                                        "watering: {effort: low, sources: [rain]}\n"
                                        "beds:\n"
                                        "- name: Roses\n"
                                        "  area: 12\n"
                                        "  watering: {effort: high, schedule: {days: 7}}\n"
                                        "- {watering: {sources: []}}\n"
                                        "- {name: Herbs}\n",
                                        false);
    const struct configuration *beds = garden->bound.program.accounts;
    (void)state;
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(garden->bound.program.account_count, 3);
    assert_text(beds[0].name, "Roses");
    assert_text(beds[1].name, "beds[2]");
    assert_text(beds[2].name, "Herbs");
    assert_ptr_equal(beds[0].base, &garden->bound.program);
    assert_int_equal(garden_value(&beds[0], "beds.area")->integer, 12);
    assert_string_equal(garden_shown(&beds[0], "watering.effort"), "high");
    assert_string_equal(garden_shown(&beds[0], "watering.sources"), "[rain]"); /* the program's */
    assert_string_equal(garden_shown(&beds[0], "watering.schedule.days"), "7");
    assert_string_equal(garden_shown(&beds[0], "soil.kind"), "clay");
    assert_string_equal(garden_shown(&beds[1], "watering.effort"), "low");
    assert_string_equal(garden_shown(&beds[1], "watering.sources"), "[]"); /* declared to be empty */
    assert_string_equal(garden_shown(&beds[2], "watering.effort"), "low");
    assert_string_equal(garden_shown(&garden->bound.program, "watering.schedule.days"), "not declared");
}

/* A null in an account declares nothing: the program's value is in effect. */
static void test_accounts_with_nothing_of_their_own(void **state) {
    const struct garden *garden = plant("watering: {effort: low}\nbeds:\n- {watering: {sources: ~}}\n- {}\n", false);
    (void)state;
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(garden->bound.program.account_count, 2);
    assert_string_equal(garden_shown(&garden->bound.program.accounts[0], "watering.effort"), "low");
    assert_text(garden->bound.program.accounts[1].name, "beds[2]");
}

static void test_what_no_account_may_say(void **state) {
    (void)state;
    assert_bound("beds:\n- soil: {kind: clay}\n",
                 "not-per-account 2:3-2:7 soil: soil holds for the whole program; declare it at the top of the file\n");
    assert_bound("beds:\n- nam: x\n",
                 "unknown-key 2:3-2:6 beds: \"nam\" is no key here; did you mean \"name\"? It is name, "
                 "area or watering\n");
    assert_bound("beds:\n- watering: {effort: very}\n",
                 "unknown-word 2:22-2:26 watering.effort: \"very\" is no word for effort; it is null, low or high\n");
    assert_bound("beds:\n- area: 100\n", "out-of-range 2:9-2:12 beds.area: area is 1 to 99, but this is 100\n");
}

/* A header group is not an element; it cannot be overridden either. */
static void test_a_header_group_in_an_account(void **state) {
    (void)state;
    assert_bound("beds:\n- plot: {name: x}\n",
                 "not-per-account 2:3-2:7 plot: plot holds for the whole program; declare it at the top of the file\n");
}

static void test_accounts_of_the_wrong_type(void **state) {
    const struct garden *garden = plant("beds:\n- Roses\n- {name: Herbs}\n- [x]\n- ~\n", false);
    (void)state;
    assert_string_equal(garden_findings(garden),
                        "wrong-type 4:3-4:6 beds: an entry of beds is a mapping with what differs from the program's "
                        "standard, or the path of a file with one\n"
                        "wrong-type 5:3-5:4 beds: an entry of beds is a mapping with what differs from the program's "
                        "standard, or the path of a file with one\n");
    assert_false(garden->bound.whole);
    assert_int_equal(garden->bound.path_count, 1);
    assert_text(garden->bound.paths[0].text, "Roses");
    assert_int_equal(garden->bound.paths[0].location.span.start.line, 2);
    assert_int_equal(garden->bound.program.account_count, 1);
    assert_text(garden->bound.program.accounts[0].name, "Herbs");
    assert_bound("beds: {name: x}\n",
                 "wrong-type 1:7-1:16 beds: beds takes a list with a mapping, or the path of a file, for each entry\n");
    assert_bound("beds: x\n",
                 "wrong-type 1:7-1:8 beds: beds takes a list with a mapping, or the path of a file, for each entry\n");
    assert_bound("beds: []\n", "");
}

/* Returns the findings for a list of `count` accounts. */
static const struct garden *plant_beds(size_t count) {
    static const char head[] = "beds:\n", entry[] = "- {}\n";
    char *yaml = arena_alloc(&scratch, sizeof head + count * (sizeof entry - 1));
    strcpy(yaml, head);
    for (size_t i = 0; i < count; i++)
        memcpy(yaml + sizeof head - 1 + i * (sizeof entry - 1), entry, sizeof entry);
    return plant(yaml, false);
}

static void test_as_many_accounts_as_may_be(void **state) {
    (void)state;
    const struct garden *garden = plant_beds(SL_LIMIT_ACCOUNTS);
    assert_string_equal(garden_findings(garden), "");
    assert_int_equal(garden->bound.program.account_count, SL_LIMIT_ACCOUNTS);
    assert_true(garden->bound.whole);
    garden = plant_beds(SL_LIMIT_ACCOUNTS + 1);
    assert_string_equal(garden_findings(garden),
                        arena_printf(&scratch,
                                     "limit 2:1-%d:5 beds: beds has more than %d entries; none is "
                                     "judged\n",
                                     SL_LIMIT_ACCOUNTS + 2, SL_LIMIT_ACCOUNTS)
                            .bytes);
    assert_int_equal(garden->bound.program.account_count, 0);
    assert_false(garden->bound.whole);
}

static void test_what_says_that_it_is_a_program(void **state) {
    static const char *const programs[] = {"garden: 2\n",        "garden: 3\n",       "garden:\n",
                                           "x: 1\ngarden: {}\n", "<<: {garden: 2}\n", "\"garden\": 2\n"};
    static const char *const others[] = {"", "garden\n", "- garden: 2\n", "gardens: 2\n", "x: {garden: 2}\n", "~\n"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(programs); i++)
        assert_true(has_format_key(garden_vocabulary, read_one(programs[i])));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(has_format_key(garden_vocabulary, read_one(others[i])));
}

static void test_an_unreadable_override(void **state) {
    const struct garden *garden = plant("watering: {effort: low}\nbeds:\n- watering: often\n", false);
    (void)state;
    assert_string_equal(garden_findings(garden), "wrong-type 3:13-3:18 watering: watering takes keys of its own "
                                                 "(effort, sources and schedule), but this is a text\n");
    assert_int_equal(garden_value(&garden->bound.program.accounts[0], "watering.effort")->state, VALUE_UNREADABLE);
    assert_int_equal(garden_value(&garden->bound.program, "watering.effort")->state, VALUE_DECLARED);
}

static void test_accounts_via_an_alias(void **state) {
    (void)state;
    assert_bound("plot: &p {name: x, owner: y}\nbeds:\n- *p\n",
                 "unknown-key 1:20-1:25 beds: \"owner\" is no key here; it is name, area or watering\n"
                 "  3:3-3:5: brought in by this alias or \"<<\"\n");
    assert_bound("plot: {name: &n 1}\nbeds:\n- *n\n",
                 "wrong-type 1:14-1:18 beds: an entry of beds is a mapping with what differs from the program's "
                 "standard, or the path of a file with one\n"
                 "  3:3-3:5: brought in by this alias or \"<<\"\n");
}

/* A finding about a merged key in an account is related to the merge key. */
static void test_accounts_via_a_merge_key(void **state) {
    (void)state;
    assert_bound("plot: &p {owner: y}\nbeds:\n- {<<: *p, name: Roses}\n",
                 "unknown-key 1:11-1:16 beds: \"owner\" is no key here; it is name, area or watering\n"
                 "  3:8-3:10: brought in by this alias or \"<<\"\n");
    assert_bound("beds:\n- {<<: {soil: {kind: clay}}}\n",
                 "not-per-account 2:9-2:13 soil: soil holds for the whole program; declare it at the top of the file\n"
                 "  2:8-2:28: brought in by this alias or \"<<\"\n");
}

static void test_the_list_of_accounts_via_an_alias(void **state) {
    (void)state;
    assert_bound("plot: {name: &n 1}\nbeds: *n\n",
                 "wrong-type 1:14-1:18 beds: beds takes a list with a mapping, or the path of a file, for each entry\n"
                 "  2:7-2:9: brought in by this alias or \"<<\"\n");
}

static void test_a_format_via_an_alias(void **state) {
    (void)state;
    assert_string_equal(
        refused("plot: {name: &n 1}\ngarden: *n\n"),
        "not-a-program 1:14-1:18 garden: this format is not known; a program starts with \"garden: 2\"\n"
        "  2:9-2:11: brought in by this alias or \"<<\"\n");
    assert_string_equal(
        refused("<<: {garden: 3}\n"),
        "not-a-program 1:14-1:15 garden: this format is not known; a program starts with \"garden: 2\"\n"
        "  1:5-1:16: brought in by this alias or \"<<\"\n");
    assert_string_equal(garden_findings(plant("plot: {name: &n 2}\ngarden: *n\n", true)), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_every_type),
        TEST(test_values_keep_their_nodes),
        TEST(test_undeclared),
        TEST(test_a_group_of_nothing_is_undeclared),
        TEST(test_declared_though_it_looks_like_nothing),
        TEST(test_unreadable_spreads),
        TEST(test_unreadable_values),
        TEST(test_unknown_key),
        TEST(test_keys_that_are_no_words),
        TEST(test_unknown_word),
        TEST(test_unknown_words_of_a_set),
        TEST(test_repeated_word),
        TEST(test_wrong_type_of_words),
        TEST(test_none_in_a_list),
        TEST(test_wrong_type_of_others),
        TEST(test_boolean_trap),
        TEST(test_no_boolean_trap),
        TEST(test_out_of_range),
        TEST(test_leading_zero),
        TEST(test_all_findings_of_a_file),
        TEST(test_kinds_of_findings),
        TEST(test_format),
        TEST(test_format_that_is_missing),
        TEST(test_what_resembles_a_program_is_looked_through),
        TEST(test_what_does_not_is_not),
        TEST(test_private_keys),
        TEST(test_keys_that_are_not_private),
        TEST(test_nothing_here),
        TEST(test_other_things_at_the_top),
        TEST(test_an_empty_mapping_is_no_program),
        TEST(test_via_an_alias),
        TEST(test_findings_via_an_alias),
        TEST(test_findings_inside_what_an_alias_names),
        TEST(test_findings_via_a_merge_key),
        TEST(test_accounts),
        TEST(test_accounts_with_nothing_of_their_own),
        TEST(test_what_no_account_may_say),
        TEST(test_a_header_group_in_an_account),
        TEST(test_accounts_of_the_wrong_type),
        TEST(test_as_many_accounts_as_may_be),
        TEST(test_what_says_that_it_is_a_program),
        TEST(test_an_unreadable_override),
        TEST(test_accounts_via_an_alias),
        TEST(test_accounts_via_a_merge_key),
        TEST(test_the_list_of_accounts_via_an_alias),
        TEST(test_a_format_via_an_alias),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_garden, close_garden);
}
