/* brief.c - estimates how many bytes a program takes in a report, and leaves out details beyond the bound. */
#include "report/brief.h"

#include <string.h>

#include "base/fingerprint.h"
#include "base/text.h"
#include "samplint/limits.h"

/* Bytes that the formats write, beside texts, for a program with its elements and pairs, a finding, a place, and an
 * undetermined outcome. */
#define PROGRAM_BYTES ((size_t)8000)
#define FINDING_BYTES ((size_t)500)
#define PLACE_BYTES ((size_t)200)
#define UNDETERMINED_BYTES ((size_t)300)

/* The bound for a file is this many bytes for each finding that the budget allows. A budget below the default does not
 * lower it. */
#define BYTES_A_FINDING ((size_t)1000)

static size_t texts_size(const sl_text *texts, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += texts[i].length;
    return size;
}

static size_t finding_size(const sl_finding *finding) {
    size_t size = FINDING_BYTES + PLACE_BYTES + finding->message.length + finding->note.length;
    size += texts_size(finding->more_segments, finding->more_segment_count);
    size += texts_size(finding->more_accounts, finding->more_account_count);
    size += texts_size(finding->alternatives, finding->alternative_count);
    size += texts_size(finding->settlements, finding->settlement_count);
    for (size_t i = 0; i < finding->related_count; i++)
        size += PLACE_BYTES + finding->related[i].note.length;
    return size;
}

/* Returns the size of everything but findings. */
static size_t rest_size(const sl_program *program) {
    size_t size = PROGRAM_BYTES;
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].status == SL_UNDETERMINED)
            size += program->outcomes[i].gap_count * UNDETERMINED_BYTES;
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

/* Returns whether a finding reports that something was not read or not listed. Such findings are never left out. */
static bool is_limit(const sl_finding *finding) {
    return text_equal(finding->rule, TEXT("limit"));
}

/* Returns the finding that stands for the findings from the index `from` on, except those that report a limit; there
 * are `count` of them. It is open if any of them is, and as severe as the most severe open one. `undetermined`: how
 * many undetermined outcomes are left out, too. */
static sl_finding limit_finding(struct arena *arena, const sl_program *program, size_t from, size_t count,
                                size_t undetermined) {
    sl_finding limit = {
        .rule = TEXT("limit"), .kind = SL_KIND_VOCABULARY, .severity = SL_INFO, .suppression = SL_BASELINED};
    limit.location.source = program->findings[from].location.source;
    for (size_t i = from; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (finding->suppression != SL_OPEN || is_limit(finding))
            continue;
        if (limit.suppression != SL_OPEN || finding->severity > limit.severity)
            limit.severity = finding->severity;
        limit.suppression = SL_OPEN;
    }
    sl_text answers = undetermined ? arena_printf(arena, " and %zu undetermined %s", undetermined,
                                                  undetermined == 1 ? "answer" : "answers")
                                   : TEXT("");
    limit.message = arena_printf(
        arena, "%zu %s%.*s %s not listed, because the file has too many; --budget findings=NUMBER lists more", count,
        count == 1 ? "finding" : "findings", TEXT_ARG(answers), count == 1 && undetermined == 0 ? "is" : "are");
    limit.fingerprint = fingerprint_written(&limit);
    return limit;
}

/* Gives the copy the first `kept` findings, those that report a limit, and one that stands for all others. */
static bool cut_findings(struct arena *arena, const sl_program *program, size_t kept, size_t undetermined,
                         sl_program *copy) {
    size_t left_out = 0;
    for (size_t i = kept; i < program->finding_count; i++)
        left_out += !is_limit(&program->findings[i]);
    sl_finding *findings = arena_array(arena, program->finding_count - left_out + 1, sizeof *findings);
    copy->finding_count = 0;
    if (!findings)
        return false;
    for (size_t i = 0; i < program->finding_count; i++)
        if (i < kept || is_limit(&program->findings[i]))
            findings[copy->finding_count++] = program->findings[i];
    if (left_out > 0)
        findings[copy->finding_count++] = limit_finding(arena, program, kept, left_out, undetermined);
    copy->findings = findings;
    return !arena->failed;
}

bool brief_program(struct brief *brief, struct arena *arena, const sl_checker *checker, const sl_program *program,
                   const sl_program **listed) {
    size_t most = most_bytes(checker), kept = 0;
    if (program->document <= 1)
        brief->listed = 0;
    bool first = brief->listed == 0;
    size_t size = rest_size(program);
    while (kept < program->finding_count && brief->listed + size + finding_size(&program->findings[kept]) <= most)
        size += finding_size(&program->findings[kept++]);
    *listed = program;
    if (brief->listed + size <= most && kept == program->finding_count) {
        brief->listed += size;
        return true;
    }
    sl_program *copy = arena_alloc(arena, sizeof *copy);
    if (!copy)
        return false;
    *copy = *program;
    *listed = copy;
    if (first) {
        brief->listed += size;
        return cut_findings(arena, program, kept, 0, copy);
    }
    brief->listed = most; /* all further programs of the file are listed briefly */
    copy->brief = true;
    copy->outcomes = NULL;
    copy->outcome_count = copy->element_count = copy->pair_count = copy->missing_value_count = 0;
    return cut_findings(arena, program, 0, program->undetermined, copy);
}
