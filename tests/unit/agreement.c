/* agreement.c - the trees of this project's rules, the rules themselves and the checker's verdicts agree on tens of
 * thousands of programs, complete and incomplete ones. */
#include "certain/certain.h"
#include "checker/checker.h"
#include "trees/rule_space.h"
#include "unit/program_support.h"

#define PROGRAMS 20000
#define CHANGES 5 /* fewer changes of an example than this */

static const char *const examples[] = {"growth-engine", "innovation-partnership", "efficiency-partnership",
                                       "lean-influence", "line-authority"};
#define EXAMPLES (sizeof examples / sizeof *examples)

static struct arena arena;

static int free_arena(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

/* ---- programs ---------------------------------------------------------------------------------------------------- */

struct stock {
    sl_checker *checker;
    const struct rule_space *space;
    uint8_t *examples[EXAMPLES];
    uint8_t *choices;
    struct value *values;
};

static struct stock new_stock(void) {
    struct stock stock = {.checker = sl_checker_new()};
    assert_int_equal(sl_load_builtin(stock.checker), SL_OK);
    struct rule_space *space = arena_alloc(&arena, sizeof *space);
    assert_non_null(space);
    rule_space_build(&arena,
                     &(struct rule_space_request){
                         .rules = &stock.checker->rules, .book = &stock.checker->rules.book, .leaf_budget = 65536},
                     space);
    stock.space = space;
    size_t count = stock.space->space.variable_count;
    for (size_t i = 0; i < EXAMPLES; i++) {
        stock.examples[i] = arena_array(&arena, count, 1);
        struct configuration *example = read_example(&arena, stock.space->vocabulary, examples[i]);
        assert_true(choices_read(stock.space, example, stock.examples[i]));
    }
    stock.choices = arena_array(&arena, count, 1);
    stock.values = arena_array(&arena, stock.space->vocabulary->field_count, sizeof *stock.values);
    assert_false(arena.failed);
    return stock;
}

static bool is_attribute(const struct stock *stock, size_t variable) {
    return stock->space->meanings[variable].word == QUESTION_ALL;
}

/* Declares every undeclared attribute; draws the words of sets. */
static void complete(struct stock *stock) {
    const struct rule_space *space = stock->space;
    for (size_t i = 0, filling = 0; i < space->space.variable_count; i++) {
        size_t choices = space->space.variables[i].choice_count;
        if (is_attribute(stock, i))
            filling = stock->choices[i] == 0;
        if (filling && is_attribute(stock, i))
            stock->choices[i] = (uint8_t)(1 + draw((uint32_t)choices - 1));
        else if (filling)
            stock->choices[i] = (uint8_t)draw((uint32_t)choices);
    }
}

/* Whether every attribute is declared. */
static bool is_complete(const struct stock *stock) {
    bool complete = true;
    for (size_t i = 0; i < stock->space->space.variable_count; i++)
        complete = complete && !(is_attribute(stock, i) && stock->choices[i] == 0);
    return complete;
}

static void redraw(struct stock *stock, size_t variable) {
    stock->choices[variable] = (uint8_t)draw((uint32_t)stock->space->space.variables[variable].choice_count);
}

/* Writes the values of the choices. For a range that is not sampled, any integer of it. */
static void write_values(struct stock *stock) {
    const struct rule_space *space = stock->space;
    memset(stock->values, 0, space->vocabulary->field_count * sizeof *stock->values);
    choices_write(space, stock->choices, stock->values);
    for (size_t i = 0; i < space->space.variable_count; i++) {
        const struct meaning *meaning = &space->meanings[i];
        size_t choice = stock->choices[i];
        if (meaning->field->type != SL_INTEGER || choice == 0 || meaning->sampled)
            continue;
        bool last = choice + 1 == space->space.variables[i].choice_count;
        int64_t low = meaning->lows[choice - 1], high = last ? meaning->field->max : meaning->lows[choice] - 1;
        stock->values[meaning->field->index].integer = draw(2) ? high : low + draw((uint32_t)(high - low + 1));
    }
}

/* Draws a program that declares nearly all attributes, or few. */
static void draw_any(struct stock *stock, bool whole) {
    draw_program(stock->space, stock->choices);
    if (whole)
        complete(stock);
    write_values(stock);
}

/* Removes one to three attributes. */
static void make_gaps(struct stock *stock) {
    for (uint32_t left = 1 + draw(3); left > 0;) {
        size_t variable = draw((uint32_t)stock->space->space.variable_count);
        left -= is_attribute(stock, variable);
        if (is_attribute(stock, variable))
            stock->choices[variable] = 0;
    }
    make_structural(stock->space, stock->choices);
}

/* An example with some of its choices drawn anew: all of it declared, or with gaps. */
static void draw_near(struct stock *stock, size_t example, bool whole) {
    size_t count = stock->space->space.variable_count;
    memcpy(stock->choices, stock->examples[example % EXAMPLES], count);
    for (uint32_t k = draw(CHANGES); k > 0; k--)
        redraw(stock, draw((uint32_t)count));
    make_structural(stock->space, stock->choices);
    if (whole)
        complete(stock);
    else
        make_gaps(stock);
    write_values(stock);
}

/* ---- what is compared -------------------------------------------------------------------------------------------- */

/* Of a failure in all completions of a program with gaps, the tree may have the message of another completion. */
static void compare_rules(const struct stock *stock, const struct configuration *program, bool whole) {
    struct arena scratch = ARENA_EMPTY;
    for (size_t i = 0; i < stock->space->rule_count; i++) {
        const struct rule_tree *rule = &stock->space->rules[i];
        struct answer answer;
        struct certain_question question = {
            .host = stock->checker->rules.host, .rule = rule->rule, .configuration = program};
        certain_answer(&question, &scratch, &answer);
        const struct tree_answer *told =
            &rule->answers[tree_leaf(&stock->space->space.trees[rule->tree], stock->choices)->answer];
        if (told->status != answer.status || (whole && !text_equal(told->message, answer.message)))
            fail_msg("%s: the tree says %d \"%s\", the rule %d \"%s\" of\n%s", shown(rule->rule->id), (int)told->status,
                     shown(told->message), (int)answer.status, shown(answer.message),
                     written(stock->space->vocabulary, program->values));
    }
    arena_free(&scratch);
}

static void test_trees_answer_as_the_rules(void **state) {
    (void)state;
    struct stock stock = new_stock();
    struct node root = {.kind = NODE_MAPPING};
    struct configuration program = {.vocabulary = stock.space->vocabulary, .root = &root, .values = stock.values};
    uint8_t *again = arena_array(&arena, stock.space->space.variable_count, 1);
    size_t whole = 0;
    for (size_t i = 0; i < PROGRAMS; i++) {
        if (i % 4 < 2)
            draw_any(&stock, i % 2);
        else
            draw_near(&stock, i / 4, i % 2);
        assert_true(choices_read(stock.space, &program, again));
        assert_memory_equal(stock.choices, again, stock.space->space.variable_count);
        compare_rules(&stock, &program, is_complete(&stock));
        whole += is_complete(&stock);
    }
    print_message("%d programs, %zu complete\n", PROGRAMS, whole);
    assert_true(whole >= PROGRAMS / 2 && whole < PROGRAMS * 3 / 4);
    sl_checker_free(stock.checker);
}

static bool trees_find_congruent(const struct stock *stock) {
    bool good = true;
    for (size_t i = 0; i < stock->space->rule_count && good; i++)
        if (sl_decides_congruence(stock->space->rules[i].rule))
            good =
                tree_leaf(&stock->space->space.trees[stock->space->rules[i].tree], stock->choices)->leaf == LEAF_GOOD;
    return good;
}

static void test_congruent_is_what_the_trees_say(void **state) {
    (void)state;
    struct stock stock = new_stock();
    size_t whole = 0, congruent[2] = {0, 0};
    for (size_t i = 0; i < PROGRAMS; i++) {
        draw_near(&stock, i / 2, i % 2);
        char *yaml = written(stock.space->vocabulary, stock.values);
        sl_report *report = check(stock.checker, yaml);
        bool good = trees_find_congruent(&stock);
        if ((report->programs[0].verdict == SL_CONGRUENT) != good)
            fail_msg("the trees say %d, the checker says %s of\n%s", good, sl_verdict_name(report->programs[0].verdict),
                     yaml);
        sl_report_free(report);
        free(yaml);
        whole += is_complete(&stock);
        congruent[is_complete(&stock)] += good;
    }
    print_message("%d programs, %zu complete; congruent: %zu complete, %zu with gaps\n", PROGRAMS, whole, congruent[1],
                  congruent[0]);
    assert_int_equal(whole, PROGRAMS / 2);
    assert_true(congruent[0] > PROGRAMS / 40 && congruent[1] > PROGRAMS / 10);
    assert_true(congruent[0] + congruent[1] < PROGRAMS * 3 / 4);
    sl_checker_free(stock.checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_trees_answer_as_the_rules, free_arena),
        cmocka_unit_test_teardown(test_congruent_is_what_the_trees_say, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
