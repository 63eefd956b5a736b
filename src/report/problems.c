/* problems.c - gathers, sorts and deduplicates the problems of checkers. */
#include "report/problems.h"

#include <stdlib.h>

#include "base/text.h"

static int compare_places(const struct problem *a, const struct problem *b) {
    const sl_location *place = &a->finding->location, *other = &b->finding->location;
    size_t at = place->span.start.byte, other_at = other->span.start.byte;
    int order = (place->source != NULL) - (other->source != NULL);
    if (order == 0 && place->source)
        order = text_compare(place->source->name, other->source->name);
    return order ? order : (at > other_at) - (at < other_at);
}

static int compare_problems(const void *left, const void *right) {
    const struct problem *a = left, *b = right;
    int order = compare_places(a, b);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Returns whether a problem before the one at `at` has the same place and message. Two checkers may have the same
 * problem, for example with an option that both were given. */
static bool is_repeated(const struct problem *problems, size_t at) {
    for (size_t i = at; i > 0 && compare_places(&problems[i - 1], &problems[at]) == 0; i--)
        if (text_equal(problems[i - 1].finding->message, problems[at].finding->message))
            return true;
    return false;
}

static size_t drop_repeated(struct problem *problems, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct problem problem = problems[i];
        problems[kept] = problem;
        kept += !is_repeated(problems, kept);
    }
    return kept;
}

struct problem *problems_gather(const sl_checker *const *checkers, size_t checker_count, const size_t *told,
                                size_t *count) {
    size_t all = 0, some;
    for (size_t i = 0; i < checker_count; i++) {
        sl_get_problems(checkers[i], &some);
        all += some;
    }
    struct problem *problems = calloc(all + 1, sizeof *problems);
    *count = 0;
    for (size_t i = 0; problems && i < checker_count; i++) {
        const sl_finding *findings = sl_get_problems(checkers[i], &some);
        for (size_t j = told ? told[i] : 0; j < some; j++, (*count)++)
            problems[*count] = (struct problem){checkers[i], &findings[j], *count};
    }
    if (!problems)
        return NULL;
    qsort(problems, *count, sizeof *problems, compare_problems);
    *count = drop_repeated(problems, *count);
    return problems;
}
