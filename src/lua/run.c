/* run.c - runs the check of a rule on a completed configuration: plainly, with its cost, or with a trace. */
#include "lua/run.h"

#include <lauxlib.h>
#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "lua/object.h"

/* ---- what the check reads and asks ------------------------------------------------------------------------------- */

/* The error objects of wait_for() and need_words() are the addresses of these variables. */
static char waiting, needing_words;

struct run *run_of(lua_State *L) {
    struct run *run = host_of(L)->run;
    if (!run)
        luaL_error(L, "this function only works inside check");
    return run;
}

bool run_has_read(const struct run *run, const sl_field *field) {
    for (size_t i = 0; i < run->read_count; i++)
        if (run->reads[i] == field)
            return true;
    return false;
}

void run_note_read(lua_State *L, const sl_field *field) {
    struct run *run = run_of(L);
    if (field->element != SL_NO_ELEMENT && !rule_lists(run->rule, field->element)) {
        const sl_field *element = field;
        while (element->parent->parent)
            element = element->parent;
        luaL_error(L, "check reads %s, which the rule does not list; add it to elements",
                   lua_pushlstring(L, element->id.bytes, element->id.length));
    }
    run->answer->at = field;
    if (run_has_read(run, field))
        return;
    if (run->read_count == SL_LIMIT_READS)
        luaL_error(L, "a rule can read at most %d attributes; split it into several rules", SL_LIMIT_READS);
    run->reads[run->read_count++] = field;
}

void run_note_shown(lua_State *L, const sl_field *field) {
    struct run *run = run_of(L);
    for (size_t i = 0; i < run->read_count; i++)
        if (run->reads[i] == field)
            run->answer->shown |= (uint64_t)1 << i;
    run_note_alike(L, field, 0); /* another word would make another text */
}

/* Ends the run as undetermined, because a value is missing. Never returns. */
static void wait_for(lua_State *L, const struct question *question) {
    struct answer *answer = run_of(L)->answer;
    answer->missing = question->field;
    answer->lacking = question->part;
    lua_pushlightuserdata(L, &waiting);
    lua_error(L);
}

/* ---- facts: what the run has asked, and what it supposes ---------------------------------------------------------- */

bool same_question(struct question a, struct question b) {
    return a.field == b.field && a.word == b.word && a.part == b.part && a.other == b.other;
}

/* Returns the number of the bit of a question in the list's `asked`. */
static size_t asked_bit(struct question question) {
    return (question.field->index * 31 + question.word * 7 + question.part) % FACT_BITS;
}

static struct fact *find_fact(const struct completion *completion, struct question question) {
    if (!set_has(completion->asked, asked_bit(question)))
        return NULL;
    for (size_t i = 0; i < completion->count; i++)
        if (same_question(completion->list[i].question, question))
            return &completion->list[i];
    return NULL;
}

static void add_fact(struct completion *completion, struct question question, struct plain value, bool supposed) {
    set_add(completion->asked, asked_bit(question));
    ARENA_APPEND(completion->arena, completion->list, completion->count, completion->capacity,
                 (struct fact){question, value, supposed, 0});
}

/* Notes a fact that is not supposed, unless nobody needs it. */
static void note_fact(struct run *run, struct question question, struct plain value) {
    struct completion *completion = run->completion;
    bool of_program = question.part == QUESTION_PROGRAM;
    if (completion->scope == FACTS_SUPPOSED || (!of_program && completion->scope != FACTS_ALL))
        return;
    if (!find_fact(completion, question))
        add_fact(completion, question, value, false);
}

/* Returns the first value of a field's domain. */
static struct plain first_value(const struct completion *completion, struct question question) {
    uint64_t bits = 0;
    if (question.word == QUESTION_ALL && question.field->type == SL_INTEGER)
        bits = (uint64_t)question.field->min;
    if (question.word == QUESTION_ALL && question.field->type == SL_SET)
        bits = set_value_bits(completion->by_words);
    return (struct plain){.state = VALUE_DECLARED, .bits = bits};
}

/* Returns whether values can be supposed: not for a text, which can be any, and in the trees of a program (scope
 * FACTS_PROGRAM) not for the own values of its accounts. */
static bool can_suppose(const struct run *run, struct question question) {
    const struct completion *completion = run->completion;
    if (question.part != QUESTION_PROGRAM && completion->scope == FACTS_PROGRAM)
        return false;
    return question.field->type != SL_TEXT && (question.field->type != SL_INTEGER || completion->guess_integers);
}

/* Answers a question whose answer is not declared: as before in this run, by the caller's path, or by the first value. */
static struct plain suppose(lua_State *L, struct question question) {
    struct completion *completion = run_of(L)->completion;
    const struct fact *known = find_fact(completion, question);
    if (known)
        return known->value;
    struct plain value = first_value(completion, question);
    if (completion->supposed < completion->path_count) {
        const struct fact *next = &completion->path[completion->supposed];
        if (!same_question(next->question, question))
            luaL_error(L, "it is not a function of what it reads: the same values gave different answers");
        value = next->value;
    }
    completion->supposed++;
    add_fact(completion, question, value, true);
    return value;
}

static void fill_value(struct value *value, const sl_field *field, uint64_t bits) {
    *value = (struct value){.state = VALUE_DECLARED};
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: value->word = (size_t)bits; break;
    case SL_BOOL: value->truth = bits != 0; break;
    case SL_INTEGER: value->integer = (int64_t)bits; break;
    default: break; /* the words of a set are supposed one by one */
    }
}

/* Supposes a value, of a set only that there is one; or ends the run. The caller knows how the run goes on with others. */
static const struct value *suppose_value(lua_State *L, struct question question, const struct value *own,
                                         struct value *supposed) {
    struct run *run = run_of(L);
    const sl_field *field = question.field;
    if (!can_suppose(run, question)) {
        note_fact(run, question, plain_of(field, own));
        wait_for(L, &question);
    }
    fill_value(supposed, field, suppose(L, question).bits);
    return supposed;
}

static bool is_word(const sl_field *field) {
    return field->type == SL_ENUM || field->type == SL_ORDINAL;
}

/* Returns all words of a domain, as bits. */
static uint64_t all_words(const sl_field *field) {
    return field->domain_count < 64 ? (UINT64_C(1) << field->domain_count) - 1 : UINT64_MAX;
}

void run_note_alike(lua_State *L, const sl_field *field, uint64_t alike) {
    struct question question = {field, QUESTION_ALL, QUESTION_PROGRAM, NULL};
    struct fact *fact = is_word(field) ? find_fact(run_of(L)->completion, question) : NULL;
    if (fact && fact->supposed)
        fact->alike &= alike;
}

/* Returns the part of a declared value that the question about the field itself answers. */
static struct plain declared_plain(const sl_field *field, const struct value *value) {
    return field->type == SL_SET ? (struct plain){.state = value->state} : plain_of(field, value);
}

const struct value *run_value(lua_State *L, const sl_field *field, struct value *supposed) {
    struct run *run = run_of(L);
    struct question question = {field, QUESTION_ALL, QUESTION_PROGRAM, NULL};
    const struct value *value = configuration_value(run->configuration, field);
    if (value->state == VALUE_DECLARED) {
        note_fact(run, question, declared_plain(field, value));
        return value;
    }
    bool is_new = is_word(field) && !find_fact(run->completion, question);
    suppose_value(L, question, value, supposed);
    if (is_new && run->completion->count > 0) /* what the check asks of the word tells which others are alike */
        run->completion->list[run->completion->count - 1].alike = all_words(field);
    return supposed;
}

bool run_lacks(lua_State *L, const sl_field *field) {
    const struct run *run = run_of(L);
    return configuration_value(run->configuration, field)->state != VALUE_DECLARED &&
           !can_suppose(run, (struct question){field, QUESTION_ALL, QUESTION_PROGRAM, NULL});
}

static bool is_supposed(const struct run *run, const sl_field *field) {
    return configuration_value(run->configuration, field)->state != VALUE_DECLARED;
}

/* Ends the run, which has to be repeated by words. Never returns. */
static void need_words(lua_State *L) {
    run_of(L)->completion->needs_words = true;
    lua_pushlightuserdata(L, &needing_words);
    lua_error(L);
}

static bool is_comparison(struct question question) {
    return question.other != NULL;
}

/* Returns whether the run has supposed something about a set: a word, or a comparison. */
static bool is_asked(const struct completion *completion, const sl_field *set, bool comparisons_only) {
    for (size_t i = 0; i < completion->count; i++) {
        const struct fact *fact = &completion->list[i];
        bool about = fact->question.field == set || fact->question.other == set;
        bool counts = is_comparison(fact->question) || (!comparisons_only && fact->question.word < SL_LIMIT_DOMAIN);
        if (fact->supposed && about && counts)
            return true;
    }
    return false;
}

/* Returns how many words two domains share. */
static size_t count_shared(const sl_field *a, const sl_field *b) {
    size_t count = 0;
    for (size_t i = 0; i < a->domain_count; i++)
        count += text_find(b->domain, b->domain_count, a->domain[i]) < b->domain_count;
    return count;
}

bool run_supposes_comparison(lua_State *L, const sl_field *set, const sl_field *other, bool all, bool *result) {
    struct run *run = run_of(L);
    struct completion *completion = run->completion;
    struct question question = {set, all ? QUESTION_ALL_OF : QUESTION_ANY_OF, QUESTION_PROGRAM, other};
    if (completion->by_words || set == other || !is_supposed(run, set) || !is_supposed(run, other) ||
        count_shared(set, other) == 0)
        return false;
    if (!find_fact(completion, question) && (is_asked(completion, set, false) || is_asked(completion, other, false)))
        need_words(L);
    *result = suppose(L, question).bits != 0;
    return true;
}

bool run_names_vaguely(lua_State *L, const sl_field *set, uint64_t *members) {
    const struct run *run = run_of(L);
    const struct completion *completion = run->completion;
    *members = 0;
    for (size_t i = 0; i < completion->count; i++) {
        const struct fact *fact = &completion->list[i];
        bool word = fact->question.field == set && fact->question.word < SL_LIMIT_DOMAIN;
        if (fact->supposed && word && fact->question.part == QUESTION_PROGRAM)
            *members |= fact->value.bits << fact->question.word;
    }
    return completion->vague_texts && is_supposed(run, set);
}

bool run_knows_better(lua_State *L, const sl_field *set, const sl_field *other) {
    const struct run *run = run_of(L);
    return run->completion->scope != FACTS_PROGRAM && !is_supposed(run, set) && is_supposed(run, other);
}

bool run_has_member(lua_State *L, const sl_field *field, size_t word, uint64_t members) {
    struct run *run = run_of(L);
    struct question question = {field, word, QUESTION_PROGRAM, NULL};
    bool member = members >> word & 1;
    if (is_supposed(run, field)) {
        if (is_asked(run->completion, field, true))
            need_words(L);
        return suppose(L, question).bits != 0;
    }
    note_fact(run, question, (struct plain){.state = VALUE_DECLARED, .bits = member});
    return member;
}

bool run_asks_members(lua_State *L, const sl_field *field) {
    const struct run *run = run_of(L);
    return run->completion->scope != FACTS_SUPPOSED || is_supposed(run, field);
}

/* Returns whether a field is a group, or lies in it, or is the same field. */
static bool is_within(const sl_field *field, const sl_field *group) {
    while (field && field != group)
        field = field->parent;
    return field != NULL;
}

bool run_declares(lua_State *L, const sl_field *field) {
    struct run *run = run_of(L);
    const struct completion *completion = run->completion;
    for (size_t i = 0; i < completion->count; i++) {
        const struct fact *known = &completion->list[i];
        const struct question *asked = &known->question;
        if (asked->part == QUESTION_PROGRAM && asked->word == QUESTION_ALL && !known->supposed &&
            is_within(asked->field, field))
            return true;
    }
    struct question question = {field, QUESTION_DECLARED, QUESTION_PROGRAM, NULL};
    enum value_state state = configuration_value(run->configuration, field)->state;
    note_fact(run, question, (struct plain){.state = state});
    if (state == VALUE_UNREADABLE)
        wait_for(L, &question);
    return state == VALUE_DECLARED;
}

/* ---- the values of accounts -------------------------------------------------------------------------------------- */

/* Supposes each word of a set that is not supposed yet. */
static void suppose_members(lua_State *L, struct question question, struct value *supposed) {
    if (question.field->type == SL_SET && is_asked(run_of(L)->completion, question.field, true))
        need_words(L);
    for (size_t i = 0; question.field->type == SL_SET && i < question.field->domain_count; i++) {
        question.word = i;
        supposed->members |= (uint64_t)(suppose(L, question).bits != 0) << i;
    }
}

/* Notes a declared value; of a set, word by word. */
static void note_value(struct run *run, struct question question, const struct value *value) {
    const sl_field *field = question.field;
    note_fact(run, question, declared_plain(field, value));
    for (size_t i = 0; field->type == SL_SET && run->completion->scope != FACTS_SUPPOSED && i < field->domain_count;
         i++)
        note_fact(run, (struct question){field, i, question.part, NULL},
                  (struct plain){.state = VALUE_DECLARED, .bits = value->members >> i & 1});
}

bool run_accounts_vary(lua_State *L, const sl_field *field) {
    struct run *run = run_of(L);
    const struct configuration *program = run->configuration;
    const struct account_groups *groups = run->completion->groups;
    size_t segments = program->segment_count, count = groups ? segments + groups->count : part_count(program);
    bool vary = false;
    for (size_t i = 0; i < count && !(groups && vary); i++) {
        size_t number = groups && i >= segments ? segments + groups->firsts[i - segments] : i;
        const struct configuration *part = part_at(program, number), *holder = configuration_holder(part, field);
        note_fact(run, (struct question){field, QUESTION_OWN, number, NULL},
                  holder != part ? PLAIN_INHERITED : (struct plain){.state = VALUE_DECLARED});
        vary = vary || (part->level == LEVEL_ACCOUNT && holder->level != LEVEL_PROGRAM);
    }
    return vary;
}

/* Notes whether an account inherits the value of a field. Returns the number of the segment or account that has it, or
 * QUESTION_PROGRAM. */
static size_t note_holder(struct run *run, size_t account, const sl_field *field) {
    const struct configuration *program = run->configuration, *own = &program->accounts[account];
    const struct configuration *holder = configuration_holder(own, field);
    size_t number = program->segment_count + account;
    if (holder == own)
        return number;
    note_fact(run, (struct question){field, QUESTION_ALL, number, NULL}, PLAIN_INHERITED);
    return holder->level == LEVEL_PROGRAM ? QUESTION_PROGRAM : part_number(program, holder);
}

const struct value *run_account_value(lua_State *L, size_t account, const sl_field *field, struct value *supposed) {
    struct run *run = run_of(L);
    const struct configuration *own = &run->configuration->accounts[account];
    const struct value *value = configuration_value(own, field);
    struct question question = {field, QUESTION_ALL, note_holder(run, account, field), NULL};
    if (value->state == VALUE_DECLARED) {
        note_value(run, question, value);
        return value;
    }
    suppose_value(L, question, value, supposed);
    if (question.part == QUESTION_PROGRAM)
        run_note_alike(L, field, 0);
    suppose_members(L, question, supposed);
    return supposed;
}

bool run_account_declares(lua_State *L, size_t account, const sl_field *field) {
    struct run *run = run_of(L);
    const struct configuration *own = &run->configuration->accounts[account];
    enum value_state state = configuration_value(own, field)->state;
    struct question question = {field, QUESTION_DECLARED, note_holder(run, account, field), NULL};
    note_fact(run, question, (struct plain){.state = state});
    if (state == VALUE_UNREADABLE)
        wait_for(L, &question);
    return state == VALUE_DECLARED;
}

/* ---- one run ----------------------------------------------------------------------------------------------------- */

static int call_check(lua_State *L) {
    struct lua_host *host = host_of(L);
    const sl_rule *rule = host->run->rule;
    bool portfolio = rule->scope == SL_SCOPE_PORTFOLIO;
    lua_settop(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, check_of(rule));
    object_push_configuration(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->options);
    if (portfolio)
        lua_rawgeti(L, LUA_REGISTRYINDEX, host->accounts);
    lua_call(L, portfolio ? 3 : 2, 1);
    const char *wrong = answer_take(L, host->run);
    if (!wrong)
        return 0;
    lua_Debug about = {.linedefined = 0};
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, check_of(rule)) == LUA_TFUNCTION)
        lua_getinfo(L, ">S", &about);
    lua_pushfstring(L, SANDBOX_CHUNK ":%d: %s", about.linedefined, wrong);
    return lua_error(L);
}

/* The work of a run that does nothing, in instructions. */
#define LEAST_WORK 100

/* The work that lua_take_work() returns for a run is its counted work. The CPU time, as instructions, counts instead
 * only if it is greater by more than SLOW_WORK, a fifth of a second. So this work hardly depends on the machine. */
#define SLOW_WORK 5000000

static void run_unwatched(struct lua_host *host, struct run *run) {
    struct sandbox *sandbox = &host->sandbox;
    struct answer *answer = run->answer;
    bool portfolio = run->rule->scope == SL_SCOPE_PORTFOLIO, came_through;
    struct failure failure;
    host->run = run;
    sandbox->extra_memory = portfolio ? run->configuration->account_count * SL_LIMIT_LUA_ACCOUNT_BYTES : 0;
    do {
        *answer = (struct answer){.status = SL_FAILED};
        run->read_count = 0;
        run->failing = false;
        run->completion->count = run->completion->supposed = 0;
        memset(run->completion->asked, 0, sizeof run->completion->asked);
        run->completion->needs_words = false;
        if (run->trace)
            run->trace->count = run->trace->omitted = run->trace->line = 0;
        came_through = sandbox_call(sandbox, BUDGET_RUN, call_check, NULL, run->arena, &failure);
    } while (!came_through && sandbox_cleared(sandbox));
    host->run = NULL;
    uint64_t counted = LEAST_WORK + sandbox_counted_work(sandbox), timed = sandbox_work(sandbox);
    run->completion->work = timed > counted + SLOW_WORK ? timed : counted;
    host->work += run->completion->work;
    answer->reads = arena_duplicate(run->arena, run->reads, run->read_count, sizeof(*answer->reads));
    answer->read_count = answer->reads ? run->read_count : 0;
    if (came_through)
        return;
    answer->status = failure.value == &waiting || failure.value == &needing_words ? SL_UNDETERMINED : SL_FAILED;
    if (answer->status == SL_UNDETERMINED)
        return;
    answer->exhausted = sandbox->budget.spent != NULL;
    answer->message = failure.message;
    answer->line = failure.line;
}

static void run_rule(struct lua_host *host, struct run *run) {
    struct line_marks *lines = &host->sandbox.lines;
    const struct watcher *watcher = host->watcher;
    if (watcher)
        lines->ran = watcher->lines(watcher->context, run->rule, &lines->count);
    run_unwatched(host, run);
    lines->ran = NULL;
    if (watcher)
        watcher->answered(watcher->context, run->rule, run->answer, run->completion->supposed > 0);
}

void lua_run_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                  struct completion *completion, struct arena *arena, struct answer *answer) {
    lua_trace_rule(host, rule, configuration, completion, arena, answer, NULL);
}

void lua_trace_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                    struct completion *completion, struct arena *arena, struct answer *answer, struct trace *trace) {
    const sl_option *lacking = sl_option_without_value(rule);
    if (lacking) {
        *answer = (struct answer){.status = SL_NOT_APPLICABLE};
        completion->count = completion->supposed = completion->work = 0;
        completion->needs_words = false;
        if (trace)
            trace->reason = arena_printf(trace->arena, "option %.*s is not set", TEXT_ARG(lacking->id));
        return;
    }
    struct run run = {.rule = rule,
                      .configuration = configuration,
                      .arena = arena,
                      .answer = answer,
                      .completion = completion,
                      .trace = trace};
    run_rule(host, &run);
}

void lua_cost_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                   struct completion *completion, struct arena *arena, struct answer *answer, struct run_cost *cost) {
    struct arena scratch = ARENA_EMPTY;
    struct answer again;
    struct completion same = *completion;
    double start = sandbox_now();
    lua_run_rule(host, rule, configuration, completion, arena, answer);
    cost->milliseconds = (sandbox_now() - start) * 1000;
    same.list = NULL;
    same.capacity = 0;
    same.arena = &scratch;
    host->sandbox.exact = true;
    lua_run_rule(host, rule, configuration, &same, &scratch, &again);
    host->sandbox.exact = false;
    cost->instructions = sandbox_spent(&host->sandbox);
    arena_free(&scratch);
}

uint64_t lua_take_work(struct lua_host *host) {
    uint64_t work = host->work;
    host->work = 0;
    return work;
}

void lua_watch(struct lua_host *host, const struct watcher *watcher) {
    host->watcher = watcher;
}
