#include "suppress/waivers.h"

#include "base/folder.h"
#include "base/nearest.h"
#include "base/text.h"
#include "judge/checked_file.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"
#include "suppress/suppression.h"
#include "suppress/waiver.h"
#include "suppress/waiver_file.h"
#include "yaml/comments.h"

/* What a waiver is about: a value, or all that is below an element or group. */
struct target {
    const struct configuration *who; /* the program, or an account */
    const sl_field *field;           /* NULL for all of an account */
};

/* A waiver as it is held against the findings of one program. */
struct held {
    struct waiver waiver;
    struct target *targets;
    size_t target_count;
    struct filed_waiver *filed; /* NULL for a comment */
    bool superseded;            /* in this program */
};

struct waiving {
    sl_checker *checker;
    struct arena *arena;
    const struct configuration *program;
    struct findings *findings;
    struct held *list;
    size_t count;
    size_t capacity;
    bool full; /* it is said that there are too many */
};

static struct held *hold(struct waiving *waiving, sl_waiver *shown) {
    struct held *list = arena_grow(waiving->arena, waiving->list, waiving->count, &waiving->capacity, sizeof *list);
    if (!list)
        return NULL;
    waiving->list = list;
    struct held *held = &list[waiving->count++];
    *held = (struct held){.waiver = {.shown = shown}};
    return held;
}

static void set_target(struct waiving *waiving, struct held *held, const struct configuration *who,
                       const sl_field *field) {
    held->targets = arena_alloc(waiving->arena, sizeof *held->targets);
    if (held->targets)
        *held->targets = (struct target){who, field};
    held->target_count = held->targets ? 1 : 0;
}

/* ---- what a comment is about -------------------------------------------------------------------------------------- */

/* A search for what stands first on a line. What an anchor names may be of several. */
struct search {
    struct waiving *waiving;
    const sl_source *source;
    size_t line;
    struct held *held;
    size_t byte; /* where the best ones so far start */
    size_t capacity;
};

static void meet(struct search *search, const struct node *node, const struct configuration *who,
                 const sl_field *field) {
    size_t byte = node->span.start.byte;
    if (node->span.start.line != search->line || byte > search->byte)
        return;
    struct held *held = search->held;
    if (byte < search->byte)
        held->target_count = 0;
    search->byte = byte;
    struct target *targets =
        arena_grow(search->waiving->arena, held->targets, held->target_count, &search->capacity, sizeof *held->targets);
    if (!targets)
        return;
    held->targets = targets;
    targets[held->target_count++] = (struct target){who, field};
}

/* A key, or what stands on lines of its own below its key: a value, or an item of a list of words. What is in a mapping has
 * keys of its own. */
static void meet_value(struct search *search, const struct configuration *who, size_t index,
                       const struct value *value) {
    const sl_field *field = who->vocabulary->fields[index];
    if (value->key)
        meet(search, value->key, who, field);
    const struct node *node = value->node ? node_behind(value->node) : NULL;
    if (node && node->kind != NODE_MAPPING)
        meet(search, value->node, who, field);
    for (size_t i = 0; node && node->kind == NODE_SEQUENCE && i < node->item_count; i++)
        meet(search, node->items[i], who, field);
}

/* An account as a whole: where it starts in a list, or says its name. */
static void meet_account(struct search *search, const struct configuration *account) {
    const sl_field *accounts = account->vocabulary->accounts;
    if (account->source == search->waiving->program->source)
        meet(search, account->root, account, NULL);
    for (size_t i = 0; i < accounts->field_count; i++) {
        const struct node *key = configuration_own(account, &accounts->fields[i])->key;
        if (accounts->fields[i].label && key)
            meet(search, key, account, NULL);
    }
}

static void aim(struct waiving *waiving, struct held *held, const sl_source *source, size_t line) {
    const struct configuration *program = waiving->program;
    struct search search = {.waiving = waiving, .source = source, .line = line, .held = held, .byte = SIZE_MAX};
    for (size_t i = 0; source == program->source && i < program->vocabulary->field_count; i++)
        meet_value(&search, program, i, &program->values[i]);
    for (size_t i = 0; i < program->account_count; i++) {
        const struct configuration *account = &program->accounts[i];
        if (account->source != source)
            continue;
        meet_account(&search, account);
        for (size_t j = 0; j < account->override_count; j++)
            meet_value(&search, account, account->overrides[j].index, &account->overrides[j].value);
    }
}

/* Where an account starts, its first key starts too: then it is the account. */
static void prefer_account(struct held *held) {
    bool whole = false;
    for (size_t i = 0; i < held->target_count; i++)
        whole = whole || !held->targets[i].field;
    size_t kept = 0;
    for (size_t i = 0; i < held->target_count; i++)
        if (!whole || !held->targets[i].field)
            held->targets[kept++] = held->targets[i];
    held->target_count = kept;
}

static void find_targets(struct waiving *waiving, struct held *held, const sl_source *source, size_t line) {
    sl_waiver *shown = held->waiver.shown;
    if (line)
        aim(waiving, held, source, line);
    prefer_account(held);
    if (held->target_count == 0) {
        waiver_fault(shown, SL_WAIVER_MISSPELLED,
                     line
                         ? TEXT("no element or attribute starts on the line that this waiver is about; move it to the "
                                "line of one")
                         : TEXT("nothing stands right below this waiver; write it behind a value, or right above one"));
        return;
    }
    const struct target *first = held->targets;
    shown->path = first->field ? first->field->path : (sl_text){NULL, 0};
    shown->account = first->who->base ? first->who->name : (sl_text){NULL, 0};
    shown->location.config_path = shown->path;
}

/* ---- comments ----------------------------------------------------------------------------------------------------- */

static void take_comment(struct waiving *waiving, const sl_source *source, const struct comment *comment) {
    struct arena *arena = waiving->arena;
    sl_waiver *shown = arena_alloc(arena, sizeof *shown);
    struct held *held = shown ? hold(waiving, shown) : NULL;
    if (!held)
        return;
    shown->in_program = true;
    shown->location = (sl_location){.source = source, .span = comment->span};
    waiver_read_comment(arena, comment->text, shown);
    find_targets(waiving, held, source, comment->about);
    if (!shown->message.length && shown->value.length)
        waiver_give_text(arena, held->targets->field, shown->value, &held->waiver);
}

static bool refuse_more(struct waiving *waiving, const sl_source *source, const struct comment *comment) {
    if (waiving->count < SL_LIMIT_WAIVERS)
        return false;
    if (!waiving->full)
        findings_add(waiving->findings, "misspelled-waiver", SL_KIND_WAIVER, SL_ERROR,
                     (sl_location){.source = source, .span = comment->span},
                     arena_printf(waiving->arena, "a program has more than %zu waivers; from this one on none holds",
                                  SL_LIMIT_WAIVERS));
    waiving->full = true;
    return true;
}

/* Those of the file of the program, up to where its next document starts. */
static void take_comments(struct waiving *waiving, struct checked_file *box, size_t index) {
    if (!box->comments_read) {
        box->comments = yaml_comments(&box->arena, &box->source, waiver_word, &box->comment_count);
        box->comments_read = true;
    }
    size_t start = index > 0 ? box->documents[index].span.start.line : 0;
    size_t end = index + 1 < box->document_count ? box->documents[index + 1].span.start.line : SIZE_MAX;
    for (; box->comment_next < box->comment_count; box->comment_next++) {
        const struct comment *comment = &box->comments[box->comment_next];
        size_t line = comment->about ? comment->about : comment->span.start.line;
        if (line >= end)
            return;
        if (line >= start && waiver_is_meant(comment->text) && !refuse_more(waiving, &box->source, comment))
            take_comment(waiving, &box->source, comment);
    }
}

/* Those of the files of its accounts. */
static void take_account_comments(struct waiving *waiving) {
    const struct configuration *program = waiving->program;
    for (size_t i = 0; i < program->account_count; i++) {
        const sl_source *source = program->accounts[i].source;
        size_t count;
        if (source == program->source)
            continue;
        struct comment *comments = yaml_comments(waiving->arena, source, waiver_word, &count);
        for (size_t j = 0; j < count; j++)
            if (waiver_is_meant(comments[j].text) && !refuse_more(waiving, source, &comments[j]))
                take_comment(waiving, source, &comments[j]);
    }
}

/* ---- files of waivers --------------------------------------------------------------------------------------------- */

static const struct configuration *find_account(const struct configuration *program, sl_text name) {
    for (size_t i = 0; i < program->account_count; i++)
        if (text_equal(program->accounts[i].name, name))
            return &program->accounts[i];
    return NULL;
}

static sl_text no_such_account(const struct waiving *waiving, sl_text name) {
    const struct configuration *program = waiving->program;
    struct arena *arena = &waiving->checker->arena, scratch = ARENA_EMPTY;
    sl_text *names = arena_array(&scratch, program->account_count, sizeof *names);
    for (size_t i = 0; names && i < program->account_count; i++)
        names[i] = program->accounts[i].name;
    sl_text meant = did_you_mean(&scratch, name, names, names ? program->account_count : 0);
    sl_text message = arena_printf(arena, "the program has no account \"%.*s\"%.*s",
                                   TEXT_ARG(arena_excerpt(arena, name)), TEXT_ARG(meant));
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return message;
}

/* Whose values a waiver of a file is about. A pattern may lead to programs without that account. */
static const struct configuration *find_whose(struct waiving *waiving, struct filed_waiver *filed) {
    sl_text name = filed->shown.account;
    const struct configuration *who = name.length ? find_account(waiving->program, name) : waiving->program;
    if (!who && !filed_is_pattern(filed))
        waiver_fault(&filed->shown, SL_WAIVER_MISSPELLED, no_such_account(waiving, name));
    return who;
}

static void take_filed(struct waiving *waiving, struct checked_file *box) {
    sl_checker *checker = waiving->checker;
    if (checker->waivers->count == 0 || !box->has_path)
        return;
    sl_text name = real_name(waiving->arena, box->source.name);
    filed_note_program(checker, name);
    for (size_t i = 0; i < checker->waivers->count && !waiving->arena->failed; i++) {
        struct filed_waiver *filed = checker->waivers->list[i];
        bool readable = filed->shown.state < SL_WAIVER_EXPIRED;
        if (!filed_is_about(waiving->arena, filed, name))
            continue;
        filed->met = true;
        const struct configuration *who = readable ? find_whose(waiving, filed) : NULL;
        struct held *held = who ? hold(waiving, &filed->shown) : NULL;
        if (!held)
            continue;
        held->filed = filed;
        held->waiver = filed->waiver;
        set_target(waiving, held, who, filed->field);
    }
}

/* ---- what is covered ---------------------------------------------------------------------------------------------- */

static bool may_be_waived(sl_kind kind) {
    return kind == SL_KIND_FRAMING || kind == SL_KIND_MISFIT || kind == SL_KIND_SHORTFALL ||
           kind == SL_KIND_UNDETERMINED;
}

/* Whether a path is that of the field, or below it. */
static bool is_within(sl_text path, const sl_field *field) {
    if (!field)
        return true;
    size_t length = field->path.length;
    return text_starts_with(path, field->path) && (path.length == length || path.bytes[length] == '.');
}

/* Whether a value that a finding is about stands in the program, though the finding may be about an account. */
static bool is_of_program(const struct configuration *whom, sl_text path) {
    const sl_field *field = sl_find_field(whom->vocabulary, path);
    return field && configuration_inherits(whom, field);
}

/* Whether one of the values that led to a finding is what a waiver is about. What holds for the program covers what is found of an
 * account only where that is found at a value that stands in the program: what an account changes is its own. `whom` is the first
 * whom the finding is about: it is at the same value for further accounts. */
static bool covers(const struct target *target, const sl_finding *finding, const struct configuration *whom,
                   sl_text member) {
    bool of_account = target->who->base != NULL, inherited = !of_account && whom->base;
    if (of_account && !text_equal(member, target->who->name))
        return false;
    sl_text path = finding->location.config_path;
    if (is_within(path, target->field) && (!inherited || is_of_program(whom, path)))
        return true;
    for (size_t i = 0; !inherited && i < finding->related_count; i++)
        if (is_within(finding->related[i].location.config_path, target->field))
            return true;
    return false;
}

static bool holds(const struct held *held) {
    return held->waiver.shown->message.length == 0 && !held->superseded;
}

/* The waiver of one whom a finding is about; every one that covers it is used. */
static const sl_waiver *waiver_of(struct waiving *waiving, const sl_finding *finding, const struct configuration *whom,
                                  sl_text member) {
    const sl_waiver *first = NULL;
    for (size_t i = 0; i < waiving->count; i++) {
        struct held *held = &waiving->list[i];
        sl_waiver *shown = held->waiver.shown;
        bool covered = false;
        if (!holds(held) || !text_equal(shown->rule, finding->rule))
            continue;
        for (size_t j = 0; !covered && j < held->target_count; j++)
            covered = covers(&held->targets[j], finding, whom, member);
        shown->covered += covered;
        first = !first && covered ? shown : first;
    }
    return first;
}

static void waive(struct waiving *waiving, size_t index) {
    const sl_finding *finding = &waiving->findings->items[index];
    size_t count = suppression_members(finding);
    bool any = false;
    for (size_t i = 0; !any && i < waiving->count; i++)
        any = text_equal(waiving->list[i].waiver.shown->rule, finding->rule);
    struct suppression *members = any ? arena_array(waiving->arena, count, sizeof *members) : NULL;
    const struct configuration *whom =
        finding->account.length ? find_account(waiving->program, finding->account) : waiving->program;
    if (!members || !whom)
        return;
    for (size_t i = 0; i < count; i++) {
        members[i].waiver = waiver_of(waiving, finding, whom, suppression_member(finding, i));
        members[i].suppression = members[i].waiver ? SL_WAIVED : SL_OPEN;
    }
    suppression_set(waiving->findings, index, members);
}

/* ---- how it stands with each -------------------------------------------------------------------------------------- */

/* Whether the value is no longer the one that a waiver was given for. */
static void supersede(struct waiving *waiving, struct held *held) {
    struct arena *arena = held->filed ? &waiving->checker->arena : waiving->arena;
    for (size_t i = 0; holds(held) && i < held->target_count; i++) {
        const struct configuration *who = held->targets[i].who;
        if (!waiver_is_superseded(&held->waiver, who))
            continue;
        const sl_field *field = held->waiver.field;
        sl_text is = value_show(arena, field, configuration_value(who, field));
        sl_text was = value_show(arena, field, &held->waiver.given);
        sl_text message =
            arena_printf(arena, "it was given for %.*s, and now it is %.*s; have it decided anew, or delete it",
                         TEXT_ARG(was), TEXT_ARG(is));
        held->superseded = true;
        if (held->filed)
            filed_supersede(held->filed, message);
        else
            waiver_fault(held->waiver.shown, SL_WAIVER_SUPERSEDED, message);
    }
}

static void finish_comment(struct waiving *waiving, struct held *held) {
    sl_waiver *shown = held->waiver.shown;
    if (shown->covered == 0)
        waiver_is_unused(waiving->arena, shown);
    waiver_tell(waiving->findings, shown);
}

/* Lists the waivers of the program for its report. */
static void list_waivers(struct waiving *waiving, sl_program *program) {
    sl_waiver *list = arena_array(waiving->arena, waiving->count, sizeof *list);
    for (size_t i = 0; list && i < waiving->count; i++)
        if (!waiving->list[i].filed)
            list[program->waiver_count++] = *waiving->list[i].waiver.shown;
    program->waivers = list;
}

void waivers_apply(sl_checker *checker, struct checked_file *box, size_t index, struct findings *findings,
                   sl_program *program) {
    struct waiving waiving = {
        .checker = checker, .arena = &box->arena, .program = &box->bound[index].program, .findings = findings};
    take_comments(&waiving, box, index);
    take_account_comments(&waiving);
    for (size_t i = 0; i < waiving.count; i++)
        waiver_check(checker, &box->arena, &waiving.list[i].waiver);
    take_filed(&waiving, box);
    if (waiving.count == 0 || box->arena.failed)
        return;
    for (size_t i = 0; i < waiving.count; i++)
        supersede(&waiving, &waiving.list[i]);
    for (size_t i = 0, count = findings->count; i < count; i++)
        if (may_be_waived(findings->items[i].kind))
            waive(&waiving, i);
    for (size_t i = 0; i < waiving.count; i++)
        if (!waiving.list[i].filed)
            finish_comment(&waiving, &waiving.list[i]);
    list_waivers(&waiving, program);
}
