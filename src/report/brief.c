#include "report/brief.h"

#include <string.h>

#include "base/fingerprint.h"
#include "base/text.h"
#include "samplint/limits.h"

/* What formats write around texts: of a program with its elements and pairs, of a finding, a place, something undetermined. */
#define PROGRAM_BYTES ((size_t)8000)
#define FINDING_BYTES ((size_t)500)
#define PLACE_BYTES ((size_t)200)
#define WAITING_BYTES ((size_t)300)

/* For each finding that the budget allows of a program, so much may be told of a file; a smaller budget than the usual one does not make
 * it less. */
#define BYTES_A_FINDING ((size_t)1000)

static size_t texts_size(const sl_text *texts, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += texts[i].length;
    return size;
}

static size_t finding_size(const sl_finding *finding) {
    size_t size = FINDING_BYTES + PLACE_BYTES + finding->message.length + finding->note.length;
    size += texts_size(finding->more_accounts, finding->more_account_count);
    size += texts_size(finding->alternatives, finding->alternative_count);
    for (size_t i = 0; i < finding->related_count; i++)
        size += PLACE_BYTES + finding->related[i].note.length;
    return size;
}

static size_t rest_size(const sl_program *program) {
    size_t size = PROGRAM_BYTES;
    for (size_t i = 0; i < program->outcome_count; i++)
        size += program->outcomes[i].status == SL_UNDETERMINED ? WAITING_BYTES : 0;
    return size;
}

static size_t most_bytes(const sl_checker *checker) {
    size_t count, most = SL_LIMIT_FINDINGS * BYTES_A_FINDING;
    const sl_budget *budgets = sl_get_budgets(checker, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(budgets[i].name, "findings") == 0 && budgets[i].value > SL_LIMIT_FINDINGS)
            most = (size_t)budgets[i].value * BYTES_A_FINDING;
    return most;
}

/* As severe as the worst that it stands for, open if any of that is. */
static sl_finding limit_finding(struct arena *arena, const sl_program *program, size_t from, size_t undetermined) {
    sl_finding limit = {
        .rule = TEXT("limit"), .kind = SL_KIND_VOCABULARY, .severity = SL_INFO, .standing = SL_BASELINED};
    for (size_t i = from; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (i == from)
            limit.location.source = finding->location.source;
        if (finding->standing == SL_OPEN && (limit.standing != SL_OPEN || finding->severity > limit.severity))
            limit.severity = finding->severity;
        limit.standing = finding->standing == SL_OPEN ? SL_OPEN : limit.standing;
    }
    size_t count = program->finding_count - from;
    sl_text waiting = undetermined ? arena_printf(arena, " and what %zu %s for", undetermined,
                                                  undetermined == 1 ? "answer waits" : "answers wait")
                                   : TEXT("");
    limit.message = arena_printf(
        arena, "%zu %s%.*s are not listed: the file has too much to tell; --budget findings=NUMBER lists more", count,
        count == 1 ? "finding" : "findings", TEXT_ARG(waiting));
    limit.fingerprint = fingerprint_written(&limit);
    return limit;
}

/* Whether a finding says that something was not read or not listed: no other stands in its place. */
static bool tells_limit(const sl_finding *finding) {
    return text_equal(finding->rule, TEXT("limit"));
}

/* The first findings, those that tell of a limit, and one in place of the others. */
static bool cut_findings(struct arena *arena, const sl_program *program, size_t kept, size_t undetermined,
                         sl_program *copy) {
    size_t limits = 0;
    for (size_t i = kept; i < program->finding_count; i++)
        limits += tells_limit(&program->findings[i]);
    sl_finding *findings = arena_array(arena, kept + limits + 1, sizeof *findings);
    copy->finding_count = 0;
    if (!findings)
        return false;
    for (size_t i = 0; i < kept; i++)
        findings[copy->finding_count++] = program->findings[i];
    for (size_t i = kept; i < program->finding_count; i++)
        if (tells_limit(&program->findings[i]))
            findings[copy->finding_count++] = program->findings[i];
    if (kept < program->finding_count)
        findings[copy->finding_count++] = limit_finding(arena, program, kept, undetermined);
    copy->findings = findings;
    return !arena->failed;
}

static bool tell_briefly(struct arena *arena, const sl_program *program, sl_program *copy) {
    copy->brief = true;
    copy->outcomes = NULL;
    copy->outcome_count = copy->element_count = copy->pair_count = copy->wait_count = 0;
    return cut_findings(arena, program, 0, program->undetermined, copy);
}

bool brief_take(struct brief *brief, struct arena *arena, const sl_checker *checker, const sl_program *program,
                const sl_program **told) {
    size_t most = most_bytes(checker), kept = 0;
    if (program->document <= 1)
        brief->told = 0;
    bool first = brief->told == 0;
    size_t size = rest_size(program);
    while (kept < program->finding_count && brief->told + size + finding_size(&program->findings[kept]) <= most)
        size += finding_size(&program->findings[kept++]);
    *told = program;
    if (brief->told + size <= most && kept == program->finding_count) {
        brief->told += size;
        return true;
    }
    sl_program *copy = arena_alloc(arena, sizeof *copy);
    if (!copy)
        return false;
    *copy = *program;
    *told = copy;
    brief->told = first ? brief->told + size : most; /* then all behind it are brief, too */
    return first ? cut_findings(arena, program, kept, 0, copy) : tell_briefly(arena, program, copy);
}
