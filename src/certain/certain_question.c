/* certain_question.c - runs a rule once, and adds up its cost. */
#include "certain/certain_question.h"

void certain_run(const struct certain_question *question, struct completion *completion, struct arena *arena,
                 struct answer *answer) {
    struct run_cost one;
    if (!question->cost || sl_option_without_value(question->rule)) {
        lua_run_rule(question->host, question->rule, question->configuration, completion, arena, answer);
        return;
    }
    lua_cost_rule(question->host, question->rule, question->configuration, completion, arena, answer, &one);
    question->cost->runs++;
    question->cost->instructions += one.instructions;
    question->cost->milliseconds += one.milliseconds;
}
