/* suppression.c - marks findings as suppressed, and splits one that is suppressed for only some of its segments
 * and accounts. */
#include "suppress/suppression.h"

#include "base/text.h"

size_t suppression_members(const sl_finding *finding) {
    return 1 + finding->more_segment_count + finding->more_account_count;
}

struct member suppression_member(const sl_finding *finding, size_t at) {
    size_t segments = finding->more_segment_count;
    if (at == 0)
        return (struct member){finding->segment, finding->account};
    if (at <= segments)
        return (struct member){.segment = finding->more_segments[at - 1]};
    return (struct member){.account = finding->more_accounts[at - 1 - segments]};
}

uint64_t suppression_fingerprint(const sl_finding *finding, size_t at) {
    return at == 0 ? finding->fingerprint : finding->more_fingerprints[at - 1];
}

static bool is_same(struct suppression a, struct suppression b) {
    return a.state == b.state && a.waiver == b.waiver;
}

/* Returns the first member that is suppressed like the one at `at`. */
static size_t first_alike(const struct suppression *members, size_t at) {
    size_t first = 0;
    while (!is_same(members[first], members[at]))
        first++;
    return first;
}

/* Returns the part of a finding for the members that are suppressed like the one at `first`. Since a finding may split
 * into as many parts as it has members, each part takes only the memory that it needs. */
static sl_finding part_of(struct arena *arena, const sl_finding *whole, const struct suppression *members,
                          size_t first) {
    sl_finding part = *whole;
    size_t count = suppression_members(whole), alike = 0, more_segments = 0, more_accounts = 0;
    for (size_t i = first + 1; i < count; i++)
        alike += is_same(members[i], members[first]);
    size_t segments_before = whole->more_segment_count; /* the further segments precede the further accounts */
    sl_text *segments = arena_array(arena, segments_before ? alike : 0, sizeof *segments);
    sl_text *accounts = arena_array(arena, alike, sizeof *accounts);
    uint64_t *prints = arena_array(arena, alike, sizeof *prints);
    for (size_t i = first + 1; segments && accounts && prints && i < count; i++) {
        if (!is_same(members[i], members[first]))
            continue;
        struct member member = suppression_member(whole, i);
        prints[more_segments + more_accounts] = suppression_fingerprint(whole, i);
        if (member.segment.length)
            segments[more_segments++] = member.segment;
        else
            accounts[more_accounts++] = member.account;
    }
    part.segment = suppression_member(whole, first).segment;
    part.account = suppression_member(whole, first).account;
    part.fingerprint = suppression_fingerprint(whole, first);
    part.more_segments = segments;
    part.more_segment_count = more_segments;
    part.more_accounts = accounts;
    part.more_account_count = more_accounts;
    part.more_fingerprints = prints;
    part.suppression = members[first].state;
    part.waiver = members[first].waiver;
    return part;
}

void suppression_set(struct findings *findings, size_t index, const struct suppression *members) {
    const sl_finding whole = findings->items[index];
    size_t count = suppression_members(&whole), parts = 0;
    for (size_t i = 0; i < count; i++)
        parts += first_alike(members, i) == i;
    if (parts == 1) {
        findings->items[index].suppression = members[0].state;
        findings->items[index].waiver = members[0].waiver;
        return;
    }
    if (findings_room(findings) < parts - 1)
        return;
    findings->items[index] = part_of(findings->arena, &whole, members, 0);
    for (size_t i = 1; i < count; i++)
        if (first_alike(members, i) == i)
            *findings_add(findings, "", whole.kind, whole.severity, whole.location, whole.message) =
                part_of(findings->arena, &whole, members, i);
}
