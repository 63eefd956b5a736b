/* Tests of model/configuration.h, model/vocabulary.h and base/findings.h: the value in effect, its place, its form in
 * messages, and the order of findings. */
#include "model/configuration.h"

#include "base/nearest.h"
#include "base/set.h"
#include "support.h"

static const char *place_at(const struct configuration *configuration, const char *path) {
    sl_location location = configuration_place(configuration, garden_field(path));
    assert_ptr_equal(location.source, configuration->source);
    assert_text(location.config_path, path);
    return place_of(location.span);
}

static const char *place_in(const char *yaml, const char *path) {
    return place_at(&plant(yaml, false)->bound.program, path);
}

/* ---- places ------------------------------------------------------------------------------------------------------ */

static void test_place_of_a_value(void **state) {
    const char *yaml = "soil:\n  kind: sand\nwatering:\n  sources: [rain, well]\n  schedule:\n    days: 7\n";
    (void)state;
    assert_string_equal(place_in(yaml, "soil.kind"), "2:9-2:13");
    assert_string_equal(place_in(yaml, "watering.sources"), "4:12-4:24");
    assert_string_equal(place_in(yaml, "watering.schedule.days"), "6:11-6:12");
}

static void test_place_of_a_group_is_its_key(void **state) {
    const char *yaml = "soil:\n  kind: sand\nwatering:\n  schedule:\n    days: 7\n";
    (void)state;
    assert_string_equal(place_in(yaml, "soil"), "1:1-1:5");
    assert_string_equal(place_in(yaml, "watering.schedule"), "4:3-4:11");
}

static void test_place_of_what_is_missing(void **state) {
    const char *yaml = "# a garden\nplot: {name: x}\nwatering:\n  effort: low\n";
    (void)state;
    assert_string_equal(place_in(yaml, "watering.sources"), "3:1-3:9");
    assert_string_equal(place_in(yaml, "watering.schedule"), "3:1-3:9");
    assert_string_equal(place_in(yaml, "watering.schedule.days"), "3:1-3:9");
    assert_string_equal(place_in(yaml, "soil.kind"), "2:1"); /* no parent is written: the start of the program */
    assert_string_equal(place_in(yaml, "soil"), "2:1");
    assert_string_equal(place_in("soil:\n  kind: clay\n", "plot.name"), "1:1");
    assert_string_equal(place_in("watering: {schedule: {automatic: true}}\n", "watering.schedule.days"), "1:12-1:20");
}

static void test_place_of_a_key_without_a_value(void **state) {
    (void)state;
    assert_string_equal(place_in("soil:\n  kind:\n", "soil.kind"), "2:3-2:7");
    assert_string_equal(place_in("soil:\n  kind: ~\n", "soil.kind"), "2:3-2:7");
    assert_string_equal(place_in("soil:\n", "soil.kind"), "1:1-1:5");
    assert_string_equal(place_in("soil: {}\n", "soil"), "1:1-1:5");
    assert_string_equal(place_in("watering:\n  schedule:\n", "watering.schedule.days"), "2:3-2:11");
}

static void test_place_of_what_is_unreadable(void **state) {
    (void)state;
    assert_string_equal(place_in("soil: {kind: sandy}\n", "soil.kind"), "1:14-1:19");
    assert_string_equal(place_in("soil: sand\n", "soil.kind"), "1:1-1:5");
    assert_string_equal(place_in("soil: sand\n", "soil"), "1:1-1:5");
}

static void test_place_through_an_alias(void **state) {
    (void)state;
    assert_string_equal(place_in("plot: {name: &n clay}\nsoil: {kind: *n}\n", "soil.kind"), "1:14-1:21");
}

static void test_places_of_an_account(void **state) {
    const struct garden *garden = plant("watering:\n"
                                        "  effort: low\n"
                                        "beds:\n"
                                        "- name: Roses\n"
                                        "  watering:\n"
                                        "    sources: [rain]\n",
                                        false);
    const struct configuration *bed = &garden->bound.program.accounts[0];
    (void)state;
    assert_string_equal(place_at(bed, "watering.sources"), "6:14-6:20");
    assert_string_equal(place_at(bed, "watering.effort"), "2:11-2:14"); /* the program's */
    assert_string_equal(place_at(bed, "watering"), "5:3-5:11");
    assert_string_equal(place_at(bed, "watering.schedule.days"), "1:1-1:9");
    assert_string_equal(place_at(bed, "soil.kind"), "1:1");
    sl_location location = configuration_place(bed, garden_field("beds.name"));
    assert_string_equal(place_of(location.span), "4:9-4:14");
    assert_text(location.config_path, "beds.name");
}

/* ---- whose values ------------------------------------------------------------------------------------------------ */

static const char *own_in(const struct configuration *configuration, const char *path) {
    const sl_field *field = garden_field(path);
    return string_of(value_show(&scratch, field, configuration_own(configuration, field)));
}

/* An account writes some values itself; a null, and what is not there, leaves the program's. */
static void test_own_values(void **state) {
    const struct garden *garden =
        plant("watering: {effort: low, sources: [rain], schedule: {days: 7}}\n"
              "beds:\n"
              "- {name: Roses, watering: {effort: much, sources: ~, schedule: {automatic: true}}}\n",
              false);
    const struct configuration *program = &garden->bound.program, *bed = &program->accounts[0];
    static const struct {
        const char *path, *of_program, *own, *holds;
    } cases[] = {
        {"beds.name", "not declared", "\"Roses\"", "\"Roses\""},
        {"beds.area", "not declared", "not declared", "not declared"},
        {"watering.effort", "low", "not readable", "not readable"},
        {"watering.sources", "[rain]", "not declared", "[rain]"},
        {"watering.schedule.days", "7", "not declared", "7"},
        {"watering.schedule.automatic", "not declared", "true", "true"},
        {"soil.kind", "not declared", "not declared", "not declared"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_string_equal(own_in(program, cases[i].path), cases[i].of_program);
        assert_string_equal(own_in(bed, cases[i].path), cases[i].own);
        assert_string_equal(garden_shown(bed, cases[i].path), cases[i].holds);
        bool overridden = strcmp(cases[i].own, "not declared") != 0;
        assert_int_equal(set_has(bed->overridden, garden_field(cases[i].path)->index), overridden);
    }
    assert_null(bed->values);
    assert_null(program->overridden);
}

/* A key without a value is written by the account, and declares nothing. */
static void test_an_own_key_without_a_value(void **state) {
    const struct garden *garden = plant("watering: {effort: low}\nbeds:\n- watering: {effort: ~}\n- {}\n", false);
    const struct configuration *beds = garden->bound.program.accounts;
    const sl_field *effort = garden_field("watering.effort");
    (void)state;
    assert_string_equal(place_of(node_span(configuration_own(&beds[0], effort)->key)), "3:14-3:20");
    assert_string_equal(place_at(&beds[0], "watering.effort"), "1:20-1:23");
    assert_null(configuration_own(&beds[1], effort)->key);
    assert_int_equal(beds[1].override_count, 0);
}

/* ---- values as messages show them -------------------------------------------------------------------------------- */

static const char *shown_in(const char *yaml, const char *path) {
    return garden_shown(&plant(yaml, false)->bound.program, path);
}

static void test_shown(void **state) {
    (void)state;
    assert_string_equal(shown_in("soil: {kind: loam}\n", "soil.kind"), "loam");
    assert_string_equal(shown_in("watering: {effort: high}\n", "watering.effort"), "high");
    assert_string_equal(shown_in("soil: {drained: TRUE}\n", "soil.drained"), "true");
    assert_string_equal(shown_in("soil: {drained: False}\n", "soil.drained"), "false");
    assert_string_equal(shown_in("soil: {depth: 0x10}\n", "soil.depth"), "16");
    assert_string_equal(shown_in("watering: {schedule: {days: -7}}\n", "watering.schedule.days"), "-7");
    assert_string_equal(shown_in("watering: {sources: [well, rain]}\n", "watering.sources"), "[rain, well]");
    assert_string_equal(shown_in("watering: {sources: []}\n", "watering.sources"), "[]");
    assert_string_equal(shown_in("soil: {note: a b}\n", "soil.note"), "\"a b\"");
    assert_string_equal(shown_in("soil: {note: \"\"}\n", "soil.note"), "\"\"");
    assert_string_equal(shown_in("soil: {note: x}\n", "soil"), "declared");
    assert_string_equal(shown_in("soil: {note: x}\n", "soil.kind"), "not declared");
    assert_string_equal(shown_in("soil: {note: x}\n", "watering"), "not declared");
    assert_string_equal(shown_in("soil: {kind: x}\n", "soil.kind"), "not readable");
}

/* A text of 'a's and what follows, as shown. */
static const char *shown_text(size_t letters, const char *behind) {
    struct value value = {.state = VALUE_DECLARED};
    char text[100] = "";
    memset(text, 'a', letters);
    strcpy(text + letters, behind);
    value.text = text_of(text);
    return string_of(value_show(&scratch, garden_field("soil.note"), &value));
}

static void test_long_texts_are_cut(void **state) {
    (void)state;
    char whole[61], cut[61];
    memset(whole, 'a', sizeof whole);
    memset(cut, 'a', sizeof cut);
    assert_string_equal(shown_text(60, ""), arena_printf(&scratch, "\"%.60s\"", whole).bytes);
    assert_string_equal(shown_text(61, ""), arena_printf(&scratch, "\"%.60s...\"", cut).bytes);
    /* Never inside a character. */
    assert_string_equal(shown_text(59, "\xC3\xA4\xC3\xA4"), arena_printf(&scratch, "\"%.59s...\"", cut).bytes);
    assert_string_equal(shown_text(57, "\xF0\x9F\x98\x80z"), arena_printf(&scratch, "\"%.57s...\"", cut).bytes);
    assert_string_equal(shown_text(56, "\xF0\x9F\x98\x80z"),
                        arena_printf(&scratch, "\"%.56s\xF0\x9F\x98\x80...\"", cut).bytes);
}

/* ---- questions about a vocabulary -------------------------------------------------------------------------------- */

static void test_fields_by_path(void **state) {
    const sl_field *top = garden_vocabulary->top;
    (void)state;
    assert_text(field_at(top, TEXT("soil"))->path, "soil");
    assert_text(field_at(top, TEXT("watering.schedule.days"))->path, "watering.schedule.days");
    assert_null(field_at(top, TEXT("watering.schedule.day")));
    assert_null(field_at(top, TEXT("watering.days")));
    assert_null(field_at(top, TEXT("soil.kind.clay")));
    assert_null(field_at(top, TEXT("soil.")));
    assert_null(field_at(top, TEXT(".soil")));
    assert_null(field_at(top, TEXT("soil..kind")));
    assert_null(field_at(top, TEXT("")));
    assert_null(field_at(top, TEXT("beds")));
    assert_null(field_child(top, TEXT("Soil")));
}

static void test_fields_by_index(void **state) {
    (void)state;
    for (size_t i = 0; i < garden_vocabulary->field_count; i++)
        assert_int_equal(garden_vocabulary->fields[i]->index, i);
}

static void test_elements(void **state) {
    (void)state;
    assert_int_equal(element_find(garden_vocabulary, TEXT("soil")), 0);
    assert_int_equal(element_find(garden_vocabulary, TEXT("watering")), 1);
    assert_true(element_find(garden_vocabulary, TEXT("plot")) == SL_NO_ELEMENT);
    assert_text(list_words(&scratch, element_ids(&scratch, garden_vocabulary), 2), "soil or watering");
    const sl_field *soil = garden_field("soil");
    assert_text(list_words(&scratch, field_ids(&scratch, soil), soil->field_count), "kind, depth, drained or note");
}

static void test_names(void **state) {
    (void)state;
    assert_string_equal(sl_type_name(SL_GROUP), "group");
    assert_string_equal(sl_type_name(SL_ORDINAL), "ordinal");
    assert_string_equal(sl_type_name(SL_TEXT), "text");
    assert_string_equal(sl_severity_name(SL_INFO), "info");
    assert_string_equal(sl_severity_name(SL_ERROR), "error");
    assert_string_equal(sl_kind_name(SL_KIND_SYNTAX), "syntax");
    assert_string_equal(sl_kind_name(SL_KIND_USAGE), "usage");
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

static sl_finding *add_at(struct findings *findings, const sl_source *source, size_t line, size_t column,
                          const char *rule, const char *message) {
    sl_location location = {.source = source, .span = {{line, column, 0}, {line, column, 0}}};
    return findings_add(findings, rule, SL_KIND_MISFIT, SL_ERROR, location, text_of(message));
}

static void test_findings_in_order(void **state) {
    const sl_source a = {TEXT("a.yaml"), {NULL, 0}}, b = {TEXT("b.yaml"), {NULL, 0}};
    struct findings findings = {.arena = &scratch};
    (void)state;
    findings_sort(&findings, 0);
    add_at(&findings, &b, 1, 1, "A", "in the second file");
    add_at(&findings, &a, 10, 1, "A", "on the tenth line");
    add_at(&findings, &a, 2, 9, "A", "at the ninth column");
    add_at(&findings, &a, 2, 1, "B", "by another rule");
    add_at(&findings, &a, 2, 1, "A", "z");
    add_at(&findings, &a, 2, 1, "A", "y");
    add_at(&findings, &a, 2, 1, "A", "x")->account = TEXT("an account's");
    add_at(&findings, NULL, 0, 0, "Z", "without a place");
    findings_sort(&findings, 0);
    assert_string_equal(findings_string(findings.items, findings.count), "Z 0:0: without a place\n"
                                                                         "A 2:1: y\n"
                                                                         "A 2:1: z\n"
                                                                         "A 2:1: x\n"
                                                                         "B 2:1: by another rule\n"
                                                                         "A 2:9: at the ninth column\n"
                                                                         "A 10:1: on the tenth line\n"
                                                                         "A 1:1: in the second file\n");
}

static void test_findings_in_order_from_the_second_on(void **state) {
    struct findings findings = {.arena = &scratch};
    (void)state;
    add_at(&findings, NULL, 9, 1, "A", "first");
    add_at(&findings, NULL, 3, 1, "A", "third");
    add_at(&findings, NULL, 2, 1, "A", "second");
    findings_sort(&findings, 1);
    assert_string_equal(findings_string(findings.items, findings.count), "A 9:1: first\nA 2:1: second\nA 3:1: third\n");
    findings_sort(&findings, 3);
}

static void test_related_places(void **state) {
    struct findings findings = {.arena = &scratch};
    (void)state;
    sl_finding *finding = add_at(&findings, NULL, 1, 1, "A", "m");
    for (size_t i = 0; i < 3; i++)
        findings_relate(&findings, finding, (sl_location){.span = {{i + 2, 1, 0}, {i + 2, 1, 0}}}, TEXT("n"));
    assert_string_equal(findings_string(findings.items, 1), "A 1:1: m\n  2:1: n\n  3:1: n\n  4:1: n\n");
}

static void test_findings_without_memory(void **state) {
    struct arena full = {.failed = true};
    struct findings findings = {.arena = &full};
    (void)state;
    sl_finding *finding = add_at(&findings, NULL, 1, 1, "A", "m");
    assert_non_null(finding);
    findings_relate(&findings, finding, finding->location, TEXT("n"));
    assert_int_equal(finding->related_count, 0);
    assert_int_equal(findings.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_place_of_a_value),
        TEST(test_place_of_a_group_is_its_key),
        TEST(test_place_of_what_is_missing),
        TEST(test_place_of_a_key_without_a_value),
        TEST(test_place_of_what_is_unreadable),
        TEST(test_place_through_an_alias),
        TEST(test_places_of_an_account),
        TEST(test_own_values),
        TEST(test_an_own_key_without_a_value),
        TEST(test_shown),
        TEST(test_long_texts_are_cut),
        TEST(test_fields_by_path),
        TEST(test_fields_by_index),
        TEST(test_elements),
        TEST(test_names),
        TEST(test_findings_in_order),
        TEST(test_findings_in_order_from_the_second_on),
        TEST(test_related_places),
        TEST(test_findings_without_memory),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_garden, close_garden);
}
