/* fit_matrix.c - sorts the elements, finds column widths, and writes the matrix line by line. */
#include "report/text/fit_matrix.h"

#include "base/text.h"
#include "report/color.h"
#include "report/escape.h"

/* A line has, from the left: the margin, the title of an element, a gap, its state, a gap, a sign for each element
 * above, its code. */
#define WIDTH ((size_t)80)
#define MARGIN ((size_t)2)
#define GAP ((size_t)2)
#define STATE_COLUMNS (sizeof "undetermined" - 1)
#define SIGN_COLUMNS ((size_t)3)

#define TITLE_LEAST ((size_t)12)   /* a shorter part of a title cannot be recognized */
#define CODE_MOST ((size_t)8)      /* a long code is cut, to leave room for titles */
#define LABEL_MOST ((size_t)34)    /* an alignment and a level fit into a line */
#define ELEMENTS_MOST ((size_t)26) /* the signs of more elements do not fit into a line in any case */

struct fit_matrix {
    const struct text_writer *out;
    const sl_vocabulary *vocabulary;
    const sl_program *program;
    size_t order[ELEMENTS_MOST]; /* index of the element of each line */
    size_t count;                /* of lines */
    size_t title_columns;
};

/* ---- the order of elements --------------------------------------------------------------------------------------- */

static bool same_cell(const sl_element *a, const sl_element *b) {
    return text_equal(a->alignment, b->alignment) && text_equal(a->level, b->level);
}

/* Returns whether no other element has the alignment of this one. Such an element is the centre of the others. */
static bool is_centre(const struct fit_matrix *matrix, const sl_element *element) {
    size_t same_count = 0;
    for (size_t i = 0; i < matrix->program->element_count; i++)
        same_count += text_equal(matrix->vocabulary->elements[i].alignment, element->alignment);
    return same_count == 1;
}

/* Returns the first element of the vocabulary with the same alignment and level. */
static size_t first_of_cell(const struct fit_matrix *matrix, size_t element) {
    const sl_element *elements = matrix->vocabulary->elements;
    size_t first = 0;
    while (!same_cell(&elements[first], &elements[element]))
        first++;
    return first;
}

/* Sorts the elements: first the centre, then the others cell by cell (a cell: one alignment, one level), as the cells
 * occur in the vocabulary. */
static void set_order(struct fit_matrix *matrix) {
    const sl_element *elements = matrix->vocabulary->elements;
    size_t count = matrix->program->element_count;
    for (size_t i = 0; i < count; i++)
        if (is_centre(matrix, &elements[i]))
            matrix->order[matrix->count++] = i;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i; first_of_cell(matrix, i) == i && !is_centre(matrix, &elements[i]) && j < count; j++)
            if (same_cell(&elements[i], &elements[j]))
                matrix->order[matrix->count++] = j;
}

/* ---- the lines --------------------------------------------------------------------------------------------------- */

static size_t width_of(const struct fit_matrix *matrix, sl_text text, size_t most) {
    size_t start = matrix->out->buffer->length, columns = escape_cut(matrix->out->buffer, text, most);
    matrix->out->buffer->length = start;
    return columns;
}

/* Gives the titles the columns that they need, or those that signs and codes leave. Returns false if those are too
 * few. */
static bool set_columns(struct fit_matrix *matrix) {
    size_t widest = 0, behind = 0;
    for (size_t i = 0; i < matrix->count; i++) {
        const sl_element *element = &matrix->vocabulary->elements[matrix->order[i]];
        size_t title = width_of(matrix, element->title, WIDTH);
        size_t end = i * SIGN_COLUMNS + width_of(matrix, element->code, CODE_MOST);
        widest = title > widest ? title : widest;
        behind = end > behind ? end : behind;
    }
    behind += MARGIN + GAP + STATE_COLUMNS + GAP;
    if (behind + TITLE_LEAST > WIDTH)
        return false;
    matrix->title_columns = widest < WIDTH - behind ? widest : WIDTH - behind;
    return true;
}

static enum color color_of(sl_state state) {
    static const enum color colors[] = {COLOR_NONE, COLOR_GOOD, COLOR_WARNING, COLOR_ERROR, COLOR_WARNING, COLOR_NONE};
    return colors[state];
}

static const char *sign_of(sl_state state) {
    static const char *const signs[] = {".", "+", "?", "x", "-", "~"};
    return signs[state];
}

static void put_sign(const struct text_writer *out, sl_state state) {
    out_colored(out, color_of(state), text_of(sign_of(state)));
}

static void put_legend(const struct text_writer *out) {
    static const struct {
        sl_state state;
        const char *meaning;
    } signs[] = {{SL_STATE_CONGRUENT, " congruent  "},       {SL_STATE_MISFIT, " misfit  "},
                 {SL_STATE_UNDETERMINED, " undetermined  "}, {SL_STATE_ADVICE, " advice  "},
                 {SL_STATE_MISSING, " missing  "},           {SL_STATE_NO_RULE, " no rule\n"}};
    out_string(out, "pairs: ");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        put_sign(out, signs[i].state);
        out_string(out, signs[i].meaning);
    }
}

/* Appends the alignment and level that the elements of the following lines have in common. */
static void put_label(const struct fit_matrix *matrix, const sl_element *element) {
    bool has_level = element->level.length && !is_centre(matrix, element);
    if (element->alignment.length == 0 && !has_level)
        return;
    out_start_color(matrix->out, COLOR_GUTTER);
    escape_cut(matrix->out->buffer, element->alignment, LABEL_MOST);
    if (has_level) {
        out_string(matrix->out, element->alignment.length ? ", " : "");
        escape_cut(matrix->out->buffer, element->level, LABEL_MOST);
        out_string(matrix->out, " level");
    }
    out_end_color(matrix->out);
    out_string(matrix->out, "\n");
}

static sl_state state_of_pair(const sl_program *program, size_t a, size_t b) {
    size_t first = a < b ? a : b, second = a < b ? b : a;
    for (size_t i = 0; i < program->pair_count; i++)
        if (program->pairs[i].first == first && program->pairs[i].second == second)
            return program->pairs[i].state;
    bool missing = program->elements[first] == SL_STATE_MISSING || program->elements[second] == SL_STATE_MISSING;
    return missing ? SL_STATE_MISSING : SL_STATE_NO_RULE;
}

static void put_line(const struct fit_matrix *matrix, size_t line) {
    static const char *const words[] = {"no rule", "congruent", "undetermined", "misfit", "missing", "advice"};
    size_t index = matrix->order[line];
    const sl_element *element = &matrix->vocabulary->elements[index];
    sl_state state = matrix->program->elements[index];
    buffer_repeat(matrix->out->buffer, ' ', MARGIN);
    size_t columns = escape_cut(matrix->out->buffer, element->title, matrix->title_columns);
    buffer_repeat(matrix->out->buffer, ' ', matrix->title_columns - columns + GAP);
    out_colored(matrix->out, color_of(state), text_of(words[state]));
    buffer_repeat(matrix->out->buffer, ' ', STATE_COLUMNS - text_of(words[state]).length + GAP);
    for (size_t i = 0; i < line; i++) {
        put_sign(matrix->out, state_of_pair(matrix->program, index, matrix->order[i]));
        buffer_repeat(matrix->out->buffer, ' ', SIGN_COLUMNS - 1);
    }
    out_start_color(matrix->out, COLOR_BOLD);
    escape_cut(matrix->out->buffer, element->code, CODE_MOST);
    out_end_color(matrix->out);
    out_string(matrix->out, "\n");
}

void fit_matrix_put(const struct text_writer *out, const sl_vocabulary *vocabulary, const sl_program *program) {
    struct fit_matrix matrix = {.out = out, .vocabulary = vocabulary, .program = program};
    if (program->element_count == 0)
        return;
    if (program->element_count <= ELEMENTS_MOST)
        set_order(&matrix);
    if (matrix.count == 0 || !set_columns(&matrix)) {
        out_printf(out, "%zu elements are too many for a picture\n\n", program->element_count);
        return;
    }
    put_legend(out);
    out_string(out, "\n");
    for (size_t i = 0; i < matrix.count; i++) {
        const sl_element *element = &vocabulary->elements[matrix.order[i]];
        if (i == 0 || !same_cell(element, &vocabulary->elements[matrix.order[i - 1]]))
            put_label(&matrix, element);
        put_line(&matrix, i);
    }
    out_string(out, "\n");
}
