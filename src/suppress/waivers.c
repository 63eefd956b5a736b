/* waivers.c - applies waivers, in comments and in files, to the findings of a program. */
#include "suppress/waivers.h"

#include "base/folder.h"
#include "base/nearest.h"
#include "base/text.h"
#include "judge/checked_file.h"
#include "samplint/limits.h"
#include "suppress/suppression.h"
#include "suppress/waiver.h"
#include "suppress/waiver_file.h"
#include "suppress/waiver_targets.h"
#include "yaml/comments.h"

/* A waiver that may cover findings of the program. */
struct candidate {
    struct waiver waiver;
    struct waiver_targets targets;
    struct filed_waiver *filed; /* NULL for a waiver in a comment */
    bool superseded;            /* in this program */
};

/* The application of waivers to one program. */
struct application {
    sl_checker *checker;
    struct arena *arena;
    const struct configuration *program;
    struct findings *findings;
    struct candidate *list;
    size_t count;
    size_t capacity;
    bool full; /* it is reported that there are too many waivers */
};

static struct candidate *add_candidate(struct application *application, struct candidate candidate) {
    ARENA_APPEND(application->arena, application->list, application->count, application->capacity, candidate);
    return application->arena->failed ? NULL : &application->list[application->count - 1];
}

/* ---- waivers in comments ----------------------------------------------------------------------------------------- */

/* Finds the values that a comment is about. `line` is the line that it belongs to, 0 for none. */
static void find_targets(struct application *application, struct candidate *candidate, const sl_source *source,
                         size_t line) {
    sl_waiver *shown = candidate->waiver.shown;
    if (line)
        candidate->targets = waiver_targets_on_line(application->arena, application->program, source, line);
    if (candidate->targets.count == 0) {
        waiver_fault(application->arena, shown, SL_WAIVER_MISSPELLED, "%s",
                     line ? "no element or attribute starts on the line that this waiver is about; move it to the "
                            "line of one"
                          : "nothing stands right below this waiver; write it behind a value, or right above one");
        return;
    }
    const struct waiver_target *first = candidate->targets.list;
    shown->path = first->field ? first->field->path : (sl_text){NULL, 0};
    shown->account = first->owner->base ? first->owner->name : (sl_text){NULL, 0};
    shown->location.config_path = shown->path;
}

static void add_comment(struct application *application, const sl_source *source, const struct comment *comment) {
    struct arena *arena = application->arena;
    sl_waiver *shown = arena_alloc(arena, sizeof *shown);
    struct candidate *candidate = add_candidate(application, (struct candidate){.waiver = {.shown = shown}});
    if (!candidate)
        return;
    shown->in_program = true;
    shown->location = (sl_location){.source = source, .span = comment->span};
    waiver_read_comment(arena, comment->text, shown);
    find_targets(application, candidate, source, comment->about);
    if (!shown->message.length && shown->value.length && candidate->targets.count)
        waiver_set_value_text(arena, candidate->targets.list->field, shown->value, &candidate->waiver);
}

/* Returns whether the program has as many waivers as it may have, and reports that once. */
static bool is_full(struct application *application, const sl_source *source, const struct comment *comment) {
    if (application->count < SL_LIMIT_WAIVERS)
        return false;
    if (!application->full)
        findings_printf(application->findings, "misspelled-waiver", SL_KIND_WAIVER, SL_ERROR,
                        (sl_location){.source = source, .span = comment->span},
                        "a program has more than %zu waivers; from this one on none holds", SL_LIMIT_WAIVERS);
    application->full = true;
    return true;
}

/* Adds the waivers in the program's own file, up to the start of its next document. */
static void add_comments(struct application *application, struct checked_file *file, size_t index) {
    if (!file->comments_read) {
        file->comments = yaml_comments(&file->arena, &file->source, waiver_word, &file->comment_count);
        file->comments_read = true;
    }
    size_t start = index > 0 ? file->documents[index].span.start.line : 0;
    size_t end = index + 1 < file->document_count ? file->documents[index + 1].span.start.line : SIZE_MAX;
    for (; file->comment_next < file->comment_count; file->comment_next++) {
        const struct comment *comment = &file->comments[file->comment_next];
        size_t line = comment->about ? comment->about : comment->span.start.line;
        if (line >= end)
            return;
        if (line >= start && waiver_is_meant(comment->text) && !is_full(application, &file->source, comment))
            add_comment(application, &file->source, comment);
    }
}

/* Adds the waivers in the account files of the program. */
static void add_account_comments(struct application *application) {
    const struct configuration *program = application->program;
    for (size_t i = 0; i < program->account_count; i++) {
        const sl_source *source = program->accounts[i].source;
        size_t count;
        if (source == program->source)
            continue;
        struct comment *comments = yaml_comments(application->arena, source, waiver_word, &count);
        for (size_t j = 0; j < count; j++)
            if (waiver_is_meant(comments[j].text) && !is_full(application, source, &comments[j]))
                add_comment(application, source, &comments[j]);
    }
}

/* ---- waivers in files -------------------------------------------------------------------------------------------- */

static const struct configuration *find_account(const struct configuration *program, sl_text name) {
    for (size_t i = 0; i < program->account_count; i++)
        if (text_equal(program->accounts[i].name, name))
            return &program->accounts[i];
    return NULL;
}

/* Sets the fault that the program has no such account. It belongs to the checker, like the waiver. */
static void refuse_account(const struct application *application, sl_waiver *shown) {
    const struct configuration *program = application->program;
    struct arena *arena = &application->checker->arena, scratch = ARENA_EMPTY;
    sl_text *names = arena_array(&scratch, program->account_count, sizeof *names);
    for (size_t i = 0; names && i < program->account_count; i++)
        names[i] = program->accounts[i].name;
    waiver_fault(arena, shown, SL_WAIVER_MISSPELLED, "the program has no account \"%.*s\"%.*s",
                 TEXT_ARG(arena_excerpt(&scratch, shown->account)),
                 TEXT_ARG(did_you_mean(&scratch, shown->account, names, names ? program->account_count : 0)));
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
}

/* Returns the program, or the account that a waiver names. There may be no such account if the waiver is for several
 * programs. */
static const struct configuration *find_owner(struct application *application, struct filed_waiver *filed) {
    sl_text name = filed->shown.account;
    const struct configuration *owner = name.length ? find_account(application->program, name) : application->program;
    if (!owner && !filed_is_pattern(filed))
        refuse_account(application, &filed->shown);
    return owner;
}

static void add_filed(struct application *application, struct checked_file *file) {
    struct arena *arena = application->arena;
    struct waiver_book *book = application->checker->waivers;
    if (book->count == 0 || !file->has_path)
        return;
    sl_text name = real_name(arena, file->source.name);
    filed_note_program(application->checker, name);
    for (size_t i = 0; i < book->count && !arena->failed; i++) {
        struct filed_waiver *filed = book->list[i];
        bool readable = filed->shown.state < SL_WAIVER_EXPIRED;
        if (!filed_is_about(arena, filed, name))
            continue;
        filed->program_checked = true;
        const struct configuration *owner = readable ? find_owner(application, filed) : NULL;
        struct waiver_targets targets = {.count = 0};
        if (!owner)
            continue;
        ARENA_APPEND(arena, targets.list, targets.count, targets.capacity, (struct waiver_target){owner, filed->field});
        add_candidate(application, (struct candidate){.waiver = filed->waiver, .targets = targets, .filed = filed});
    }
}

/* ---- covered findings -------------------------------------------------------------------------------------------- */

static bool may_be_waived(sl_kind kind) {
    return kind == SL_KIND_FRAMING || kind == SL_KIND_MISFIT || kind == SL_KIND_SHORTFALL ||
           kind == SL_KIND_UNDETERMINED;
}

/* Returns whether a path is that of the field, or of a field in it. */
static bool is_within(sl_text path, const sl_field *field) {
    if (!field)
        return true;
    size_t length = field->path.length;
    return text_starts_with(path, field->path) && (path.length == length || path.bytes[length] == '.');
}

/* Returns whether the value at a path is written in the program, though the subject may be an account. */
static bool is_inherited(const struct configuration *subject, sl_text path) {
    const sl_field *field = sl_find_field(subject->vocabulary, path);
    return field && configuration_inherits(subject, field);
}

/* Returns whether a target is one of the values that led to a finding. A target of the program covers a finding about
 * an account only if the finding is at a value that is written in the program, and not at one that the account
 * overrides. `subject` is the configuration of the finding's first account, or the program: the finding is at the same
 * value for its further accounts. */
static bool covers(const struct waiver_target *target, const sl_finding *finding, const struct configuration *subject,
                   sl_text member) {
    bool of_account = target->owner->base != NULL, program_for_account = !of_account && subject->base;
    if (of_account && !text_equal(member, target->owner->name))
        return false;
    sl_text path = finding->location.config_path;
    if (is_within(path, target->field) && (!program_for_account || is_inherited(subject, path)))
        return true;
    for (size_t i = 0; !program_for_account && i < finding->related_count; i++)
        if (is_within(finding->related[i].location.config_path, target->field))
            return true;
    return false;
}

static bool holds(const struct candidate *candidate) {
    return candidate->waiver.shown->message.length == 0 && !candidate->superseded;
}

/* Returns the first waiver that covers a finding for one of its members, or NULL. Counts the finding for each waiver
 * that covers it. */
static const sl_waiver *find_waiver(struct application *application, const sl_finding *finding,
                                    const struct configuration *subject, sl_text member) {
    const sl_waiver *first = NULL;
    for (size_t i = 0; i < application->count; i++) {
        struct candidate *candidate = &application->list[i];
        sl_waiver *shown = candidate->waiver.shown;
        bool covered = false;
        if (!holds(candidate) || !text_equal(shown->rule, finding->rule))
            continue;
        for (size_t j = 0; !covered && j < candidate->targets.count; j++)
            covered = covers(&candidate->targets.list[j], finding, subject, member);
        shown->covered += covered;
        first = !first && covered ? shown : first;
    }
    return first;
}

static void waive(struct application *application, size_t index) {
    const sl_finding *finding = &application->findings->items[index];
    size_t count = suppression_members(finding);
    bool any = false;
    for (size_t i = 0; !any && i < application->count; i++)
        any = text_equal(application->list[i].waiver.shown->rule, finding->rule);
    struct suppression *members = any ? arena_array(application->arena, count, sizeof *members) : NULL;
    const struct configuration *subject =
        finding->account.length ? find_account(application->program, finding->account) : application->program;
    if (!members || !subject)
        return;
    for (size_t i = 0; i < count; i++) {
        members[i].waiver = find_waiver(application, finding, subject, suppression_member(finding, i));
        members[i].state = members[i].waiver ? SL_WAIVED : SL_OPEN;
    }
    suppression_set(application->findings, index, members);
}

/* ---- the state of each waiver ------------------------------------------------------------------------------------ */

/* Marks a waiver as superseded if the value is no longer the one that it was given for. */
static void supersede(struct application *application, struct candidate *candidate) {
    struct arena *arena = application->arena;
    for (size_t i = 0; holds(candidate) && i < candidate->targets.count; i++) {
        const struct configuration *owner = candidate->targets.list[i].owner;
        if (!waiver_is_superseded(&candidate->waiver, owner))
            continue;
        const sl_field *field = candidate->waiver.field;
        sl_text is = value_show(arena, field, configuration_value(owner, field));
        sl_text was = value_show(arena, field, &candidate->waiver.value);
        sl_text message =
            arena_printf(arena, "it was given for %.*s, and now it is %.*s; have it decided anew, or delete it",
                         TEXT_ARG(was), TEXT_ARG(is));
        candidate->superseded = true;
        if (candidate->filed)
            filed_supersede(application->checker, candidate->filed, message);
        else
            waiver_fault(arena, candidate->waiver.shown, SL_WAIVER_SUPERSEDED, "%.*s", TEXT_ARG(message));
    }
}

/* Reports the waivers in comments that are wrong, and lists all of them in the program. */
static void finish_comments(struct application *application, sl_program *program) {
    sl_waiver *list = arena_array(application->arena, application->count, sizeof *list);
    for (size_t i = 0; list && i < application->count; i++) {
        sl_waiver *shown = application->list[i].waiver.shown;
        if (application->list[i].filed)
            continue;
        if (shown->covered == 0)
            waiver_set_unused(application->arena, shown);
        waiver_report(application->findings, shown);
        list[program->waiver_count++] = *shown;
    }
    program->waivers = list;
}

void waivers_apply(sl_checker *checker, struct checked_file *file, size_t index, struct findings *findings,
                   sl_program *program) {
    struct application application = {
        .checker = checker, .arena = &file->arena, .program = &file->bound[index].program, .findings = findings};
    add_comments(&application, file, index);
    add_account_comments(&application);
    for (size_t i = 0; i < application.count; i++)
        waiver_check(checker, &file->arena, application.list[i].waiver.shown);
    add_filed(&application, file);
    if (application.count == 0 || file->arena.failed)
        return;
    for (size_t i = 0; i < application.count; i++)
        supersede(&application, &application.list[i]);
    for (size_t i = 0, count = findings->count; i < count; i++)
        if (may_be_waived(findings->items[i].kind))
            waive(&application, i);
    finish_comments(&application, program);
}
