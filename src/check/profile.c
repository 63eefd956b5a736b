/* profile.c - what each rule costs. */
#include "judge/checker.h"

sl_result sl_start_profile(sl_checker *checker) {
    struct rulebook *book = &checker->rules.book;
    book->costs = arena_array(&checker->arena, book->count, sizeof *book->costs);
    for (size_t i = 0; book->costs && i < book->count; i++)
        book->costs[i].rule = book->rules[i];
    return book->costs ? SL_OK : SL_OUT_OF_MEMORY;
}

const sl_rule_cost *sl_get_profile(const sl_checker *checker, size_t *count) {
    *count = checker->rules.book.costs ? checker->rules.book.count : 0;
    return checker->rules.book.costs;
}
