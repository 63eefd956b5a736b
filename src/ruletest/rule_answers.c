#include "ruletest/rule_answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/source/texts.h"
#include "ruleset/work.h"
#include "ruletest/fine_tree.h"

struct listing {
    struct arena *arena;
    const sl_text *texts; /* out of which the rule makes messages */
    size_t text_count;
    char *message; /* of one that is taken apart, what is left of it */
    size_t message_capacity;
    sl_test_answer *list;
    size_t count;
    size_t capacity;
};

static void add_answer(struct listing *answers, sl_status status, sl_text what, bool reached) {
    for (size_t i = 0; i < answers->count; i++)
        if (answers->list[i].status == status && text_equal(answers->list[i].what, what)) {
            answers->list[i].reached = answers->list[i].reached || reached;
            return;
        }
    sl_test_answer *list = arena_grow(answers->arena, answers->list, answers->count, &answers->capacity, sizeof *list);
    if (!list)
        return;
    answers->list = list;
    list[answers->count++] = (sl_test_answer){status, arena_copy(answers->arena, what), reached};
}

/* ---- messages, text by text --------------------------------------------------------------------------------------- */

/* Whether all parts of a text stand in what is left of a message, one behind the other; then they are taken out of it. */
static bool take_text(char *message, size_t length, sl_text text) {
    for (int taking = 0; taking < 2; taking++) {
        size_t place = 0;
        for (sl_text rest = text, part; rest.length;) {
            text_take(&rest, '\0', &part);
            size_t ahead = part.length ? text_index((sl_text){message + place, length - place}, part) : 0;
            if (ahead == SIZE_MAX)
                return false;
            if (taking)
                memset(message + place + ahead, '\0', part.length);
            place += ahead + part.length;
        }
    }
    return true;
}

/* The text with "..." where there is room for a value. */
static sl_text show_text_of(struct arena *arena, sl_text text) {
    char *shown = arena_array(arena, text.length * 3 + 1, 1);
    size_t length = 0;
    for (size_t i = 0; shown && i < text.length; i++) {
        bool again = text.bytes[i] == '\0' && i > 0 && text.bytes[i - 1] == '\0';
        for (int dots = 0; text.bytes[i] == '\0' && !again && dots < 3; dots++)
            shown[length++] = '.';
        if (text.bytes[i] != '\0')
            shown[length++] = text.bytes[i];
    }
    return text_trim((sl_text){shown, shown ? length : 0});
}

static void add_message(struct listing *answers, sl_text message, bool reached) {
    size_t taken = 0;
    if (message.length + 1 > answers->message_capacity) {
        answers->message_capacity = message.length * 2 + 1;
        answers->message = arena_array(answers->arena, answers->message_capacity, 1);
    }
    if (!answers->message)
        return;
    if (message.length)
        memcpy(answers->message, message.bytes, message.length);
    for (size_t i = 0; i < answers->text_count; i++)
        if (take_text(answers->message, message.length, answers->texts[i])) {
            sl_text shown = show_text_of(answers->arena, answers->texts[i]);
            bool joint = shown.length < 4; /* "and", ", " */
            taken += !joint;
            if (!joint)
                add_answer(answers, SL_FAIL, shown, reached);
        }
    if (taken == 0)
        add_answer(answers, SL_FAIL, message, reached);
}

static void add(struct listing *answers, sl_status status, sl_text what, bool reached) {
    if (status == SL_FAIL)
        add_message(answers, what, reached);
    else
        add_answer(answers, status, what, reached);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

/* Every answer that the rule's tree has. Returns why there may be more. */
static sl_text add_possible(struct listing *answers, sl_checker *checker, sl_rule *rule) {
    struct arena scratch = ARENA_EMPTY;
    struct rule_space space;
    sl_text unknown = {NULL, 0};
    if (fine_tree_make(&scratch, &checker->rules, rule, &space)) {
        for (size_t i = 0; i < space.rules[0].answer_count; i++) {
            const struct tree_answer *answer = &space.rules[0].answers[i];
            sl_text what = answer->status == SL_FAIL           ? answer->message
                           : answer->status == SL_UNDETERMINED ? answer->missing->path
                                                               : (sl_text){NULL, 0};
            add(answers, answer->status, what, false);
        }
        if (rule->scope == SL_SCOPE_PORTFOLIO)
            unknown = TEXT("it may have more to say of accounts");
    } else if (work_is_used_up(&checker->rules.work)) {
        unknown = work_fault(&checker->rules.work, answers->arena);
    } else {
        unknown = TEXT("it asks too much, or fails, so that nobody knows all of its answers");
    }
    answers->arena->failed = answers->arena->failed || scratch.failed;
    arena_free(&scratch);
    return unknown;
}

static int compare_answers(const void *left, const void *right) {
    const sl_test_answer *a = left, *b = right;
    return a->status != b->status ? (a->status > b->status) - (a->status < b->status) : text_compare(a->what, b->what);
}

void test_answers_tell(struct arena *arena, sl_checker *checker, sl_rule *rule, const struct reached *reached,
                       size_t count, sl_coverage *told) {
    struct listing answers = {.arena = arena};
    answers.texts = texts_of_check(arena, rule, &answers.text_count);
    for (size_t i = 0; i < count; i++)
        add(&answers, reached[i].status, reached[i].what, true);
    told->unknown = add_possible(&answers, checker, rule);
    if (answers.count > 1)
        qsort(answers.list, answers.count, sizeof *answers.list, compare_answers);
    told->answers = answers.list;
    told->answer_count = answers.count;
    for (size_t i = 0; i < answers.count; i++)
        told->answers_reached += answers.list[i].reached;
}
