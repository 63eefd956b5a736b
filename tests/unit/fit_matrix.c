/* Tests of report/text/fit_matrix.h: the order of elements, signs and colors, and that no line is wider than a
 * screen. */
#include "report/text/fit_matrix.h"

#include <stdio.h>

#include "report/escape.h"
#include "support.h"

#define LEGEND "pairs: + congruent  x misfit  ? undetermined  ~ advice  - missing  . no rule\n\n"

/* An element. One without a code ends a list of elements. */
#define MOST 40
struct row {
    const char *code, *alignment, *level, *title;
    sl_state state;
};

/* A vocabulary and a program: elements, and the pairs that fit rules cover. */
struct scene {
    sl_vocabulary vocabulary;
    sl_program program;
    sl_element elements[MOST];
    sl_state states[MOST];
    sl_pair pairs[MOST];
};

static struct scene *scene_of(const struct row *rows) {
    struct scene *scene = arena_alloc(&scratch, sizeof *scene);
    size_t count = 0;
    for (; rows[count].code; count++) {
        const struct row *row = &rows[count];
        scene->states[count] = row->state;
        scene->elements[count] = (sl_element){.code = text_of(row->code),
                                              .alignment = text_of(row->alignment),
                                              .level = text_of(row->level),
                                              .title = text_of(row->title)};
    }
    scene->vocabulary = (sl_vocabulary){.elements = scene->elements, .element_count = count};
    scene->program = (sl_program){.elements = scene->states, .element_count = count, .pairs = scene->pairs};
    return scene;
}

static void set_pair(struct scene *scene, size_t first, size_t second, sl_state state) {
    scene->pairs[scene->program.pair_count++] = (sl_pair){.first = first, .second = second, .state = state};
}

static const char *matrix_of(const struct scene *scene, bool color) {
    struct buffer buffer = BUFFER_EMPTY(100000);
    struct text_writer out = {.buffer = &buffer, .color = color};
    fit_matrix_put(&out, &scene->vocabulary, &scene->program);
    assert_false(buffer.failed);
    const char *string = string_of(buffer_text(&buffer));
    buffer_free(&buffer);
    return string;
}

/* ---- signs and words --------------------------------------------------------------------------------------------- */

static void test_each_state(void **state) {
    (void)state;
    struct scene *scene = scene_of((const struct row[]){{"HU", "middle", "all", "Hub", SL_STATE_CONGRUENT},
                                                        {"RI", "outer", "all", "Rim", SL_STATE_MISFIT},
                                                        {"TI", "outer", "all", "Tire", SL_STATE_UNDETERMINED},
                                                        {"TU", "outer", "all", "Tube", SL_STATE_MISSING},
                                                        {"VA", "outer", "all", "Valve", SL_STATE_NO_RULE},
                                                        {0}});
    set_pair(scene, 0, 1, SL_STATE_CONGRUENT);
    set_pair(scene, 0, 2, SL_STATE_NO_RULE); /* some rules cover the pair, none applies */
    set_pair(scene, 1, 2, SL_STATE_MISFIT);
    set_pair(scene, 2, 3, SL_STATE_UNDETERMINED);
    set_pair(scene, 2, 4, SL_STATE_ADVICE);
    assert_string_equal(matrix_of(scene, false), LEGEND "middle\n"
                                                        "  Hub    congruent     HU\n"
                                                        "outer, all level\n"
                                                        "  Rim    misfit        +  RI\n"
                                                        "  Tire   undetermined  .  x  TI\n"
                                                        "  Tube   missing       -  -  ?  TU\n"
                                                        "  Valve  no rule       .  .  ~  -  VA\n"
                                                        "\n");
}

static void test_colors(void **state) {
    (void)state;
    struct scene *scene = scene_of((const struct row[]){{"HU", "middle", "all", "Hub", SL_STATE_MISFIT},
                                                        {"RI", "", "", "Rim", SL_STATE_MISSING},
                                                        {"TI", "", "", "Tire", SL_STATE_NO_RULE},
                                                        {0}});
    set_pair(scene, 0, 1, SL_STATE_CONGRUENT);
    set_pair(scene, 0, 2, SL_STATE_MISFIT);
    assert_string_equal(matrix_of(scene, true),
                        "pairs: \033[32m+\033[0m congruent  \033[1;31mx\033[0m misfit  "
                        "\033[1;33m?\033[0m undetermined  ~ advice  \033[1;33m-\033[0m missing  . no rule\n\n"
                        "\033[34mmiddle\033[0m\n"
                        "  Hub   \033[1;31mmisfit\033[0m        \033[1mHU\033[0m\n"
                        "  Rim   \033[1;33mmissing\033[0m       \033[32m+\033[0m  \033[1mRI\033[0m\n"
                        "  Tire  no rule       \033[1;31mx\033[0m  \033[1;33m-\033[0m  \033[1mTI\033[0m\n"
                        "\n");
}

static void test_an_invalid_program_has_no_matrix(void **state) {
    (void)state;
    struct scene *scene = scene_of((const struct row[]){{"HU", "middle", "all", "Hub", SL_STATE_MISFIT}, {0}});
    scene->program = (sl_program){.verdict = SL_INVALID};
    assert_string_equal(matrix_of(scene, false), "");
}

/* ---- the order --------------------------------------------------------------------------------------------------- */

/* Whatever their order in the vocabulary: the centre comes first, and elements of one alignment and level follow each
 * other. */
static void test_the_order(void **state) {
    (void)state;
    struct scene *scene = scene_of((const struct row[]){{"A", "out", "wide", "a", SL_STATE_CONGRUENT},
                                                        {"B", "in", "wide", "b", SL_STATE_CONGRUENT},
                                                        {"C", "out", "near", "c", SL_STATE_CONGRUENT},
                                                        {"D", "middle", "wide", "d", SL_STATE_CONGRUENT},
                                                        {"E", "in", "near", "e", SL_STATE_CONGRUENT},
                                                        {"F", "out", "wide", "f", SL_STATE_CONGRUENT},
                                                        {0}});
    set_pair(scene, 0, 3, SL_STATE_MISFIT);
    set_pair(scene, 1, 5, SL_STATE_UNDETERMINED);
    set_pair(scene, 2, 4, SL_STATE_CONGRUENT);
    assert_string_equal(matrix_of(scene, false), LEGEND "middle\n"
                                                        "  d  congruent     D\n"
                                                        "out, wide level\n"
                                                        "  a  congruent     x  A\n"
                                                        "  f  congruent     .  .  F\n"
                                                        "in, wide level\n"
                                                        "  b  congruent     .  .  ?  B\n"
                                                        "out, near level\n"
                                                        "  c  congruent     .  .  .  .  C\n"
                                                        "in, near level\n"
                                                        "  e  congruent     .  .  .  .  +  E\n"
                                                        "\n");
}

/* A vocabulary may leave out the alignment and level of elements. */
static void test_labels_say_what_there_is(void **state) {
    (void)state;
    struct scene *scene = scene_of((const struct row[]){{"A", "", "", "a", SL_STATE_CONGRUENT},
                                                        {"B", "", "wide", "b", SL_STATE_CONGRUENT},
                                                        {"C", "out", "", "c", SL_STATE_CONGRUENT},
                                                        {"D", "out", "near", "d", SL_STATE_CONGRUENT},
                                                        {0}});
    assert_string_equal(matrix_of(scene, false), LEGEND "  a  congruent     A\n"
                                                        "wide level\n"
                                                        "  b  congruent     .  B\n"
                                                        "out\n"
                                                        "  c  congruent     .  .  C\n"
                                                        "out, near level\n"
                                                        "  d  congruent     .  .  .  D\n"
                                                        "\n");
}

static void test_one_element(void **state) {
    (void)state;
    struct scene *scene = scene_of((const struct row[]){{"HU", "", "all", "Hub", SL_STATE_NO_RULE}, {0}});
    assert_string_equal(matrix_of(scene, false), LEGEND "  Hub  no rule       HU\n\n");
}

/* ---- the width --------------------------------------------------------------------------------------------------- */

/* A scene of `count` equal elements. */
static struct scene *scene_of_many(size_t count, const char *code, const char *alignment, const char *title) {
    struct row rows[MOST + 1] = {{0}};
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct row){code, alignment, alignment, title, SL_STATE_UNDETERMINED};
    return scene_of(rows);
}

/* Returns the columns of the widest line. */
static size_t width_of(const char *matrix) {
    struct buffer buffer = BUFFER_EMPTY(100000);
    size_t widest = 0;
    for (const char *end; *matrix; matrix = end + 1) {
        end = strchr(matrix, '\n');
        assert_non_null(end);
        assert_true(end == matrix || end[-1] != ' ');
        size_t columns = escape_text(&buffer, (sl_text){matrix, (size_t)(end - matrix)});
        widest = columns > widest ? columns : widest;
    }
    buffer_free(&buffer);
    return widest;
}

#define LONG_WORDS                                                                                                     \
    "a word that goes on and on and on, far beyond what fits into a line, or into two, and still does not end here"
#define WIDE_WORDS                                                                                                     \
    "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD"                 \
    "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD"                 \
    "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD"                 \
    "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xBD\xA0\xE5\xA5\xBD"
#define HOSTILE_WORDS "\x1B[2J\x1B[2J\xE2\x80\xAE\xFF\n\n\n\r\r\r\b\b\b\x1B[2J\x1B[2J\x1B[2J"

static void test_no_line_is_wider_than_a_screen(void **state) {
    static const char *const words[] = {"ab", LONG_WORDS, WIDE_WORDS, HOSTILE_WORDS};
    (void)state;
    for (size_t count = 1; count <= MOST; count++)
        for (size_t i = 0; i < COUNT_OF(words); i++)
            for (size_t j = 0; j < COUNT_OF(words); j++)
                for (size_t k = 0; k < COUNT_OF(words); k++) {
                    size_t width = width_of(matrix_of(scene_of_many(count, words[i], words[j], words[k]), false));
                    if (width > 80)
                        fail_msg("%zu elements, words %zu %zu %zu: %zu columns", count, i, j, k, width);
                }
}

static void test_long_titles_are_cut(void **state) {
    (void)state;
    struct scene *scene = scene_of_many(2, "CODE", "", LONG_WORDS);
    assert_string_equal(matrix_of(scene, false),
                        LEGEND "  a word that goes on and on and on, far beyond what f...  undetermined  CODE\n"
                               "  a word that goes on and on and on, far beyond what f...  undetermined  .  CODE\n\n");
    assert_int_equal(width_of(matrix_of(scene, false)), 80);
    const char *wide = matrix_of(scene_of_many(2, "C", "", WIDE_WORDS), false);
    /* A wide character does not fit into the last column, which stays empty. */
    assert_non_null(strstr(wide, "\xE4\xBD\xA0...   undetermined  C\n"));
}

static void test_long_codes_are_cut(void **state) {
    (void)state;
    assert_string_equal(matrix_of(scene_of_many(2, LONG_WORDS, "", "a"), false),
                        LEGEND "  a  undetermined  a wor...\n"
                               "  a  undetermined  .  a wor...\n\n");
}

static void test_too_many_elements(void **state) {
    (void)state;
    const char *sixteen = matrix_of(scene_of_many(16, "ABC", "", LONG_WORDS), false);
    assert_int_equal(width_of(sixteen), 80);
    assert_non_null(strstr(sixteen, "\n  a word that...  undetermined  ABC\n"));
    static const struct {
        size_t count;
        const char *code, *expected;
    } cases[] = {{17, "ABC", "17 elements are too many for a picture\n\n"},
                 {16, "ABCDEF", "16 elements are too many for a picture\n\n"},
                 {26, "A", "26 elements are too many for a picture\n\n"},
                 {27, "A", "27 elements are too many for a picture\n\n"},
                 {MOST, "A", "40 elements are too many for a picture\n\n"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(matrix_of(scene_of_many(cases[i].count, cases[i].code, "", "a"), false), cases[i].expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_each_state),
        TEST(test_colors),
        TEST(test_an_invalid_program_has_no_matrix),
        TEST(test_the_order),
        TEST(test_labels_say_what_there_is),
        TEST(test_one_element),
        TEST(test_no_line_is_wider_than_a_screen),
        TEST(test_long_titles_are_cut),
        TEST(test_long_codes_are_cut),
        TEST(test_too_many_elements),
    };
    return RUN(tests);
}
