#include "report/text/fit_matrix.h"

#include "base/text.h"
#include "report/color.h"
#include "report/escape.h"

/* The columns of a line, from the left: the margin, the title, the state, a sign for each element above, the code. */
#define WIDTH ((size_t)80)
#define MARGIN ((size_t)2)
#define GAP ((size_t)2)
#define STATE_COLUMNS (sizeof "undetermined" - 1)
#define SIGN_COLUMNS ((size_t)3)

#define TITLE_LEAST ((size_t)12)   /* a title cut to less says nothing */
#define CODE_MOST ((size_t)8)      /* codes are short; a long one is not to take the room of titles */
#define LABEL_MOST ((size_t)34)    /* two such words fit into a line */
#define ELEMENTS_MOST ((size_t)26) /* so many signs are wider than a line, whatever else is in it */

struct picture {
    const struct text_writer *page;
    const sl_vocabulary *vocabulary;
    const sl_program *program;
    size_t order[ELEMENTS_MOST]; /* indices of elements, line by line */
    size_t count;
    size_t title_columns;
};

/* ---- the order ---------------------------------------------------------------------------------------------------- */

static bool same_cell(const sl_element *a, const sl_element *b) {
    return text_equal(a->alignment, b->alignment) && text_equal(a->level, b->level);
}

/* Whether no other element has its alignment: it stands in the middle of the others. */
static bool is_centre(const struct picture *picture, const sl_element *element) {
    size_t like_it = 0;
    for (size_t i = 0; i < picture->program->element_count; i++)
        like_it += text_equal(picture->vocabulary->elements[i].alignment, element->alignment);
    return like_it == 1;
}

/* The first element of the vocabulary that is aligned like this one, on the same level. */
static size_t first_of_cell(const struct picture *picture, size_t element) {
    const sl_element *elements = picture->vocabulary->elements;
    size_t first = 0;
    while (!same_cell(&elements[first], &elements[element]))
        first++;
    return first;
}

/* The centre, then alignment by level, each cell where its first element stands in the vocabulary. */
static void set_order(struct picture *picture) {
    const sl_element *elements = picture->vocabulary->elements;
    size_t count = picture->program->element_count;
    for (size_t i = 0; i < count; i++)
        if (is_centre(picture, &elements[i]))
            picture->order[picture->count++] = i;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i; first_of_cell(picture, i) == i && !is_centre(picture, &elements[i]) && j < count; j++)
            if (same_cell(&elements[i], &elements[j]))
                picture->order[picture->count++] = j;
}

/* ---- the lines ---------------------------------------------------------------------------------------------------- */

static size_t width_of(const struct picture *picture, sl_text text, size_t most) {
    size_t start = picture->page->buffer->length, columns = escape_cut(picture->page->buffer, text, most);
    picture->page->buffer->length = start;
    return columns;
}

/* Gives the titles what they need, or what signs and codes leave. Returns false when that is too little. */
static bool set_columns(struct picture *picture) {
    size_t widest = 0, behind = 0;
    for (size_t i = 0; i < picture->count; i++) {
        const sl_element *element = &picture->vocabulary->elements[picture->order[i]];
        size_t title = width_of(picture, element->title, WIDTH);
        size_t end = i * SIGN_COLUMNS + width_of(picture, element->code, CODE_MOST);
        widest = title > widest ? title : widest;
        behind = end > behind ? end : behind;
    }
    behind += MARGIN + GAP + STATE_COLUMNS + GAP;
    if (behind + TITLE_LEAST > WIDTH)
        return false;
    picture->title_columns = widest < WIDTH - behind ? widest : WIDTH - behind;
    return true;
}

enum color picture_style(sl_state state) {
    static const enum color styles[] = {COLOR_NONE, COLOR_GOOD, COLOR_WARNING, COLOR_ERROR, COLOR_WARNING};
    return styles[state];
}

const char *picture_sign(sl_state state) {
    static const char *const signs[] = {".", "+", "?", "x", "?"};
    return signs[state];
}

static void put_sign(const struct text_writer *page, sl_state state) {
    out_colored(page, picture_style(state), text_of(picture_sign(state)));
}

void fit_matrix_legend(const struct text_writer *page) {
    static const struct {
        sl_state state;
        const char *meaning;
    } signs[] = {{SL_STATE_CONGRUENT, " congruent   "},
                 {SL_STATE_MISFIT, " misfit   "},
                 {SL_STATE_UNDETERMINED, " undetermined   "},
                 {SL_STATE_NO_RULE, " no rule speaks\n"}};
    out_words(page, "pairs: ");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        put_sign(page, signs[i].state);
        out_words(page, signs[i].meaning);
    }
}

/* What the lines below have in common, in the vocabulary's words. */
static void put_label(const struct picture *picture, const sl_element *element) {
    bool has_level = element->level.length && !is_centre(picture, element);
    if (element->alignment.length == 0 && !has_level)
        return;
    out_start_color(picture->page, COLOR_GUTTER);
    escape_cut(picture->page->buffer, element->alignment, LABEL_MOST);
    if (has_level) {
        out_words(picture->page, element->alignment.length ? ", " : "");
        escape_cut(picture->page->buffer, element->level, LABEL_MOST);
        out_words(picture->page, " level");
    }
    out_end_color(picture->page);
    out_words(picture->page, "\n");
}

static sl_state state_of_pair(const sl_program *program, size_t a, size_t b) {
    size_t first = a < b ? a : b, second = a < b ? b : a;
    for (size_t i = 0; i < program->pair_count; i++)
        if (program->pairs[i].first == first && program->pairs[i].second == second)
            return program->pairs[i].state;
    return SL_STATE_NO_RULE;
}

static void put_line(const struct picture *picture, size_t line) {
    static const char *const words[] = {"no rule", "congruent", "undetermined", "misfit", "missing"};
    size_t index = picture->order[line];
    const sl_element *element = &picture->vocabulary->elements[index];
    sl_state state = picture->program->elements[index];
    buffer_repeat(picture->page->buffer, ' ', MARGIN);
    size_t columns = escape_cut(picture->page->buffer, element->title, picture->title_columns);
    buffer_repeat(picture->page->buffer, ' ', picture->title_columns - columns + GAP);
    out_colored(picture->page, picture_style(state), text_of(words[state]));
    buffer_repeat(picture->page->buffer, ' ', STATE_COLUMNS - text_of(words[state]).length + GAP);
    for (size_t i = 0; i < line; i++) {
        put_sign(picture->page, state_of_pair(picture->program, index, picture->order[i]));
        buffer_repeat(picture->page->buffer, ' ', SIGN_COLUMNS - 1);
    }
    out_start_color(picture->page, COLOR_BOLD);
    escape_cut(picture->page->buffer, element->code, CODE_MOST);
    out_end_color(picture->page);
    out_words(picture->page, "\n");
}

void fit_matrix_put(const struct text_writer *page, const sl_vocabulary *vocabulary, const sl_program *program) {
    struct picture picture = {.page = page, .vocabulary = vocabulary, .program = program};
    if (program->element_count == 0)
        return;
    if (program->element_count <= ELEMENTS_MOST)
        set_order(&picture);
    if (picture.count == 0 || !set_columns(&picture)) {
        out_number(page, "%zu elements are too many for a picture\n\n", program->element_count);
        return;
    }
    fit_matrix_legend(page);
    out_words(page, "\n");
    for (size_t i = 0; i < picture.count; i++) {
        const sl_element *element = &vocabulary->elements[picture.order[i]];
        if (i == 0 || !same_cell(element, &vocabulary->elements[picture.order[i - 1]]))
            put_label(&picture, element);
        put_line(&picture, i);
    }
    out_words(page, "\n");
}
