/* Tests of cli/: the descriptions of commands and options, and how a command line is read by them. */
#include "cli/command_line.h"

#include <stdio.h>

#include "support.h"

#define MOST_WORDS 16

static struct command_line line;

static int free_line(void **state) {
    free_scratch(state);
    line_free(&line);
    line = (struct command_line){.count = 0};
    return 0;
}

/* Reads a command line that is given as words with single spaces between them. */
static int read_line(const struct command *command, const char *words) {
    static char bytes[256];
    static char *arguments[MOST_WORDS + 1];
    int count = 0;
    snprintf(bytes, sizeof bytes, "%s", words);
    for (char *word = strtok(bytes, " "); word && count < MOST_WORDS; word = strtok(NULL, " "))
        arguments[count++] = word;
    arguments[count] = NULL;
    return line_read(&line, command, count, arguments);
}

/* ---- descriptions ------------------------------------------------------------------------------------------------ */

static bool has_word(const struct command_option *option, const char *word) {
    for (size_t i = 0; option->words[i]; i++)
        if (strcmp(option->words[i], word) == 0)
            return true;
    return false;
}

static void check_option(const struct command_option *option) {
    bool counts = option->value == VALUE_NUMBER || (option->value == VALUE_PAIR && option->most > 0);
    assert_true(strlen(option->name) > 1 && strlen(option->help) > 0);
    assert_int_equal(option->argument == NULL, option->value == VALUE_NONE);
    assert_true(option->value != VALUE_WORD || option->words);
    if (strchr(option->help, '%'))
        assert_true(option->words || counts); /* otherwise there is nothing to replace % by */
    else
        assert_null(option->words);
    assert_true(!option->words || !option->usual || has_word(option, option->usual));
    assert_true(!counts || option->least < option->most);
    size_t number;
    assert_true(!option->usual || option_read_value(option, option->usual, &number));
}

static void test_options_are_described(void **state) {
    (void)state;
    for (size_t i = 0; i < command_count; i++)
        for (size_t k = 0; commands[i]->options[k]; k++) {
            check_option(commands[i]->options[k]);
            for (size_t other = 0; other < k; other++)
                assert_string_not_equal(commands[i]->options[other]->name, commands[i]->options[k]->name);
        }
    check_option(&option_help);
}

static void test_commands_are_described(void **state) {
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = commands[i];
        assert_true(strlen(command->summary) > 0 && strlen(command->about[0]) > 0);
        for (size_t k = 0; command->synopsis[k]; k++)
            assert_non_null(strstr(command->synopsis[k], command->name));
        assert_non_null(command->exits[EXIT_GOOD]);
        assert_non_null(command->exits[EXIT_USAGE]);
        for (size_t other = 0; other < i; other++)
            assert_string_not_equal(commands[other]->name, command->name);
    }
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static void test_values_of_an_option_are_neighbors(void **state) {
    (void)state;
    assert_int_equal(read_line(&check_command, "check --option A.x=1 a.yaml --rules r --color never --option B.yy=22 "
                                               "--rules=s b.yaml --option C.z=3=4"),
                     EXIT_GOOD);
    struct values options = line_values(&line, &option_rule_option), rules = line_values(&line, &option_rules);
    assert_int_equal(options.count, 3);
    assert_string_equal(options.strings[0], "A.x=1");
    assert_string_equal(options.strings[1], "B.yy=22");
    assert_string_equal(options.strings[2], "C.z=3=4");
    assert_string_equal(string_of(options.texts[1]), "B.yy");
    assert_string_equal(string_of(options.texts[2]), "C.z");
    assert_int_equal(rules.count, 2);
    assert_string_equal(rules.strings[0], "r");
    assert_string_equal(rules.strings[1], "s");
    assert_int_equal(line.word_count, 2);
    assert_string_equal(line.words[1], "b.yaml");
    assert_int_equal(line_choice(&line, &option_color), 2);
    assert_int_equal(line_values(&line, &option_budget).count, 0);
    assert_false(line_has(&line, &option_settings));
    assert_null(line_string(&line, &option_settings));
}

static void test_the_last_value_holds(void **state) {
    (void)state;
    assert_int_equal(read_line(&check_command, "check --color never --settings a --color always --settings b"),
                     EXIT_GOOD);
    assert_string_equal(line_string(&line, &option_color), "always");
    assert_string_equal(line_string(&line, &option_settings), "b");
    assert_true(line_writer(&line).color);
    assert_int_equal(line_writer(&line).format, SL_FORMAT_TEXT);
}

static void test_help_has_a_letter(void **state) {
    (void)state;
    assert_int_equal(read_line(&test_command, "test -h"), EXIT_GOOD);
    assert_true(line.help);
}

static const struct command_option numbered = {.name = "numbered",
                                               .argument = "NUMBER",
                                               .value = VALUE_NUMBER,
                                               .usual = "7",
                                               .least = 2,
                                               .most = 100,
                                               .help = "%"};
static const struct command_option paired = {
    .name = "paired", .argument = "A=NUMBER", .value = VALUE_PAIR, .least = 1, .most = 9, .help = "%", .repeats = true};
static const struct command counting = {
    .name = "counting",
    .options = (const struct command_option *const[]){&numbered, &paired, NULL},
};

static void test_numbers(void **state) {
    (void)state;
    assert_int_equal(read_line(&counting, "counting --paired a=3 --paired bc=9"), EXIT_GOOD);
    assert_int_equal(line_number(&line, &numbered), 7);
    struct values pairs = line_values(&line, &paired);
    assert_int_equal(pairs.numbers[0], 3);
    assert_int_equal(pairs.numbers[1], 9);
    assert_string_equal(string_of(pairs.texts[1]), "bc");
    free_line(state);
    assert_int_equal(read_line(&counting, "counting --numbered 2 --numbered 100"), EXIT_GOOD);
    assert_int_equal(line_number(&line, &numbered), 100);
}

static void test_wrong_numbers(void **state) {
    static const char *const lines[] = {
        "counting --numbered=1",    "counting --numbered=101", "counting --numbered=-3",
        "counting --numbered=+3",   "counting --numbered=3x",  "counting --numbered=",
        "counting --numbered=0x10", "counting --paired=a",     "counting --paired=a=10",
        "counting --paired=a=",     "counting --paired=a=b",   "counting --numbered=99999999999999999999999",
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_int_equal(read_line(&counting, lines[i]), EXIT_USAGE);
        free_line(state);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_options_are_described),
        TEST(test_commands_are_described),
        cmocka_unit_test_teardown(test_values_of_an_option_are_neighbors, free_line),
        cmocka_unit_test_teardown(test_the_last_value_holds, free_line),
        cmocka_unit_test_teardown(test_help_has_a_letter, free_line),
        cmocka_unit_test_teardown(test_numbers, free_line),
        cmocka_unit_test_teardown(test_wrong_numbers, free_line),
    };
    return RUN(tests);
}
