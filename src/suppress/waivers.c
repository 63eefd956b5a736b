/* waivers.c - applies waivers, in comments and in files, to the findings of a program. */
#include "suppress/waiver.h"

#include <stdlib.h>

#include "base/folder.h"
#include "base/nearest.h"
#include "base/text.h"
#include "samplint/limits.h"
#include "suppress/suppression.h"
#include "yaml/comments.h"

/* A value that a waiver is about. If its field is an element or a group, the waiver is about everything in it. */
struct waiver_target {
    const struct configuration *owner; /* the program, or one of its segments or accounts */
    const sl_field *field;             /* NULL for a whole segment or account */
};

struct waiver_targets {
    struct waiver_target *list;
    size_t count, capacity;
};

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
    const struct configuration **by_name; /* the accounts by name; NULL until they are needed */
    struct findings *findings;
    struct candidate *list;
    size_t count, capacity;
    bool full; /* it is reported that there are too many waivers */
};

static struct candidate *add_candidate(struct application *application, struct candidate candidate) {
    ARENA_APPEND(application->arena, application->list, application->count, application->capacity, candidate);
    return application->arena->failed ? NULL : &application->list[application->count - 1];
}

/* ---- the values that a comment is about -------------------------------------------------------------------------- */

struct search {
    struct arena *arena;
    size_t line;
    size_t byte; /* where the targets so far start */
    struct waiver_targets found;
};

/* Makes a node a target if it starts on the line and nothing else starts before it. */
static void consider(struct search *search, const struct node *node, const struct configuration *owner,
                     const sl_field *field) {
    size_t byte = node->span.start.byte;
    if (node->span.start.line != search->line || byte > search->byte)
        return;
    if (byte < search->byte)
        search->found.count = 0;
    search->byte = byte;
    ARENA_APPEND(search->arena, search->found.list, search->found.count, search->found.capacity,
                 (struct waiver_target){owner, field});
}

/* Considers a key, and the nodes below it that may start on a line of their own: the value, or the items of a list of
 * words. The entries of a mapping have keys of their own. */
static void consider_value(struct search *search, const struct configuration *owner, size_t index,
                           const struct value *value) {
    const sl_field *field = owner->vocabulary->fields[index];
    if (value->key)
        consider(search, value->key, owner, field);
    const struct node *node = value->node ? node_behind(value->node) : NULL;
    if (node && node->kind != NODE_MAPPING)
        consider(search, value->node, owner, field);
    for (size_t i = 0; node && node->kind == NODE_SEQUENCE && i < node->item_count; i++)
        consider(search, node->items[i], owner, field);
}

/* Considers a whole segment or account: by its start in its list, and by the key of its name. */
static void consider_part(struct search *search, const struct configuration *part) {
    const sl_vocabulary *vocabulary = part->vocabulary;
    const sl_field *own = part->level == LEVEL_SEGMENT ? vocabulary->segments : vocabulary->accounts;
    if (part->source == part->base->source)
        consider(search, part->root, part, NULL);
    for (size_t i = 0; i < own->field_count; i++) {
        const struct node *key = configuration_own(part, &own->fields[i])->key;
        if (own->fields[i].label && key)
            consider(search, key, part, NULL);
    }
}

/* Where a segment or an account starts, its first key starts, too. Then only the segment or account is a target. */
static void prefer_parts(struct waiver_targets *targets) {
    size_t kept = 0;
    for (size_t i = 0; i < targets->count; i++)
        if (!targets->list[i].field)
            targets->list[kept++] = targets->list[i];
    targets->count = kept ? kept : targets->count;
}

/* Finds what starts first on a line of a source: a value, or several that share an anchor, or a segment or an account. */
static struct waiver_targets targets_on_line(struct arena *arena, const struct configuration *program,
                                             const sl_source *source, size_t line) {
    struct search search = {.arena = arena, .line = line, .byte = SIZE_MAX};
    for (size_t i = 0; source == program->source && i < program->vocabulary->field_count; i++)
        consider_value(&search, program, i, &program->values[i]);
    for (size_t i = 0; i < part_count(program); i++) {
        const struct configuration *part = part_at(program, i);
        if (part->source != source)
            continue;
        consider_part(&search, part);
        for (size_t j = 0; j < part->override_count; j++)
            consider_value(&search, part, part->overrides[j].index, &part->overrides[j].value);
    }
    prefer_parts(&search.found);
    return search.found;
}

/* ---- waivers in comments ----------------------------------------------------------------------------------------- */

/* Finds the values that a comment is about. `line` is the line that it belongs to, 0 for none. */
static void find_targets(struct application *application, struct candidate *candidate, const sl_source *source,
                         size_t line) {
    sl_waiver *shown = candidate->waiver.shown;
    if (line)
        candidate->targets = targets_on_line(application->arena, application->program, source, line);
    if (candidate->targets.count == 0) {
        waiver_fault(application->arena, shown, SL_WAIVER_MISSPELLED, "%s",
                     line ? "no element or attribute starts on the line that this waiver is about; move it to the "
                            "line of one"
                          : "nothing stands right below this waiver; write it behind a value, or right above one");
        return;
    }
    const struct waiver_target *first = candidate->targets.list;
    shown->path = first->field ? first->field->path : (sl_text){NULL, 0};
    shown->segment = first->owner->level == LEVEL_SEGMENT ? first->owner->name : (sl_text){NULL, 0};
    shown->account = first->owner->level == LEVEL_ACCOUNT ? first->owner->name : (sl_text){NULL, 0};
    shown->location.config_path = shown->path;
}

/* Adds the waiver in a comment, if there is one and the program may have more. */
static void add_comment(struct application *application, const sl_source *source, const struct comment *comment) {
    struct arena *arena = application->arena;
    sl_location location = {.source = source, .span = comment->span};
    if (!waiver_is_meant(comment->text))
        return;
    if (application->count >= SL_LIMIT_WAIVERS) {
        if (!application->full)
            findings_printf(application->findings, "misspelled-waiver", SL_KIND_WAIVER, SL_ERROR, location,
                            "a program has more than %zu waivers; from this one on none holds", SL_LIMIT_WAIVERS);
        application->full = true;
        return;
    }
    sl_waiver *shown = arena_alloc(arena, sizeof *shown);
    struct candidate *candidate = add_candidate(application, (struct candidate){.waiver = {.shown = shown}});
    if (!candidate)
        return;
    shown->in_program = true;
    shown->location = location;
    waiver_read_comment(arena, comment->text, shown);
    find_targets(application, candidate, source, comment->about);
    if (!shown->message.length && shown->value.length && candidate->targets.count)
        waiver_set_value_text(arena, candidate->targets.list->field, shown->value, &candidate->waiver);
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
        if (line >= start)
            add_comment(application, &file->source, comment);
    }
}

static void add_account_comments(struct application *application) {
    const struct configuration *program = application->program;
    for (size_t i = 0; i < program->account_count; i++) {
        const sl_source *source = program->accounts[i].source;
        size_t count;
        if (source == program->source)
            continue;
        struct comment *comments = yaml_comments(application->arena, source, waiver_word, &count);
        for (size_t j = 0; j < count; j++)
            add_comment(application, source, &comments[j]);
    }
}

/* ---- waivers in files -------------------------------------------------------------------------------------------- */

static int compare_names(const void *left, const void *right) {
    const struct configuration *a = *(const struct configuration *const *)left;
    const struct configuration *b = *(const struct configuration *const *)right;
    int order = text_compare(a->name, b->name);
    return order ? order : (a > b) - (a < b);
}

/* Returns the first account with a name, or NULL. */
static const struct configuration *find_account(struct application *application, sl_text name) {
    size_t low = 0, high = application->program->account_count, count = high;
    if (!application->by_name) {
        application->by_name = arena_array(application->arena, count, sizeof(*application->by_name));
        for (size_t i = 0; application->by_name && i < count; i++)
            application->by_name[i] = &application->program->accounts[i];
        if (application->by_name && count > 1)
            qsort(application->by_name, count, sizeof(*application->by_name), compare_names);
    }
    while (application->by_name && low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(application->by_name[middle]->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = application->by_name && low < count && text_equal(application->by_name[low]->name, name);
    return found ? application->by_name[low] : NULL;
}

/* Returns the segment or the account with a name, or the program itself if both names are empty; NULL if the program has
 * none of this name. */
static const struct configuration *find_owner(struct application *application, struct member member) {
    const struct configuration *program = application->program;
    for (size_t i = 0; member.segment.length && i < program->segment_count; i++)
        if (text_equal(program->segments[i].name, member.segment))
            return &program->segments[i];
    if (member.segment.length)
        return NULL;
    return member.account.length ? find_account(application, member.account) : program;
}

/* Sets the fault that the program has no such segment or account. The message is in the arena of the checker, as the
 * waiver is. */
static void refuse_owner(const struct application *application, sl_waiver *shown) {
    const struct configuration *program = application->program;
    struct arena *arena = &application->checker->arena, scratch = ARENA_EMPTY;
    enum level level = shown->segment.length ? LEVEL_SEGMENT : LEVEL_ACCOUNT;
    sl_text name = level == LEVEL_SEGMENT ? shown->segment : shown->account;
    sl_text *names = arena_array(&scratch, part_count(program), sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names && i < part_count(program); i++)
        if (part_at(program, i)->level == level)
            names[count++] = part_at(program, i)->name;
    waiver_fault(arena, shown, SL_WAIVER_MISSPELLED, "the program has no %s \"%.*s\"%.*s", level_name(level),
                 TEXT_ARG(arena_excerpt(&scratch, name)), TEXT_ARG(did_you_mean(&scratch, name, names, count)));
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
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
        if (!filed_is_about(arena, filed, name))
            continue;
        filed->program_checked = true;
        if (filed->shown.state >= SL_WAIVER_EXPIRED)
            continue;
        const struct member member = {filed->shown.segment, filed->shown.account};
        const struct configuration *owner = find_owner(application, member);
        if (!owner && !filed_is_pattern(filed)) /* of several programs, some may lack the segment or account */
            refuse_owner(application, &filed->shown);
        if (!owner)
            continue;
        struct waiver_targets targets = {.count = 0};
        ARENA_APPEND(arena, targets.list, targets.count, targets.capacity, (struct waiver_target){owner, filed->field});
        add_candidate(application, (struct candidate){.waiver = filed->waiver, .targets = targets, .filed = filed});
    }
}

/* ---- covered findings -------------------------------------------------------------------------------------------- */

static bool may_be_waived(sl_kind kind) {
    return kind == SL_KIND_FRAMING || kind == SL_KIND_MISFIT || kind == SL_KIND_SHORTFALL ||
           kind == SL_KIND_UNDETERMINED || kind == SL_KIND_ADVICE;
}

/* Returns whether a path is that of the field, or of a field in it. */
static bool is_within(sl_text path, const sl_field *field) {
    if (!field)
        return true;
    size_t length = field->path.length;
    return text_starts_with(path, field->path) && (path.length == length || path.bytes[length] == '.');
}

static bool is_same(const struct configuration *a, const struct configuration *b) {
    return a->level == b->level && text_equal(a->name, b->name);
}

static bool is_above(const struct configuration *owner, const struct configuration *part) {
    const struct configuration *at = part->base;
    while (at && at != owner)
        at = at->base;
    return at != NULL;
}

/* Returns whether a target is one of the values that led to a finding. `subject` is what the finding is about, and
 * `member` that or a further segment or account. A target of a level above covers a finding only if the finding is at a
 * value that this level writes, and not at one that is overridden below it. */
static bool covers(const struct waiver_target *target, const sl_finding *finding, const struct configuration *subject,
                   const struct configuration *member) {
    const struct configuration *owner = target->owner;
    bool above = is_above(owner, member), direct = is_same(owner, member) || (above && is_same(owner, subject));
    if (!direct && !above)
        return false;
    sl_text path = finding->location.config_path;
    const sl_field *at = sl_find_field(member->vocabulary, path);
    if (is_within(path, target->field) && (direct || (at && configuration_holder(member, at) == owner)))
        return true;
    for (size_t i = 0; direct && i < finding->related_count; i++)
        if (is_within(finding->related[i].location.config_path, target->field))
            return true;
    return false;
}

static bool holds(const struct candidate *candidate) {
    return candidate->waiver.shown->message.length == 0 && !candidate->superseded;
}

/* Returns the first waiver that covers a member of a finding, or NULL. Counts the finding for each that covers it. */
static const sl_waiver *find_waiver(struct application *application, const sl_finding *finding,
                                    const struct configuration *subject, const struct configuration *member) {
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
    const struct configuration *subject = any ? find_owner(application, suppression_member(finding, 0)) : NULL;
    if (!members || !subject)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct configuration *member = find_owner(application, suppression_member(finding, i));
        members[i].waiver = member ? find_waiver(application, finding, subject, member) : NULL;
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
        sl_text message = arena_printf(
            arena,
            "it was given for the value %.*s, and the value is now %.*s; have the waiver decided again, or delete it",
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
