/* exit_code.c - decides which exit code each result of a command gives. */
#include "cli/exit_code.h"

int exit_code_max(int a, int b) {
    return a == NO_MEMORY || b == NO_MEMORY ? NO_MEMORY : a > b ? a : b;
}

int exit_code_of_result(sl_result result) {
    if (result == SL_OUT_OF_MEMORY)
        return NO_MEMORY;
    return result == SL_OK ? EXIT_GOOD : EXIT_USAGE;
}

int exit_code_of_writing(sl_result result) {
    return result == SL_OUT_OF_MEMORY ? NO_MEMORY : EXIT_GOOD;
}

int exit_code_of_refusal(sl_result result, const sl_program *program) {
    return result != SL_OUT_OF_MEMORY && program->verdict == SL_INVALID ? EXIT_INVALID : exit_code_of_result(result);
}

int exit_code_of_problems(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    int code = EXIT_GOOD;
    for (size_t i = 0; i < count; i++)
        if (problems[i].severity == SL_ERROR)
            code = exit_code_max(code, problems[i].kind == SL_KIND_RULE_ERROR ? EXIT_RULE
                                       : problems[i].kind == SL_KIND_WAIVER   ? EXIT_FINDINGS
                                                                              : EXIT_USAGE);
    return code;
}

/* Returns the code for a finding that reports a fault instead of judging the program. */
static int fault_code(sl_kind kind) {
    switch (kind) {
    case SL_KIND_SYNTAX: return EXIT_INVALID;
    case SL_KIND_RULE_ERROR: return EXIT_RULE;
    case SL_KIND_USAGE: return EXIT_USAGE;
    default: return EXIT_GOOD;
    }
}

/* Returns the code for a program without its findings. */
static int verdict_code(const sl_program *program) {
    if (program->rule_errors)
        return EXIT_RULE;
    return program->verdict == SL_INVALID ? EXIT_INVALID : EXIT_GOOD;
}

int exit_code_of_program(const sl_program *program, sl_severity fail_on) {
    int code = verdict_code(program);
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        int fault = fault_code(finding->kind), judged = finding->severity >= fail_on ? EXIT_FINDINGS : EXIT_GOOD;
        if (finding->suppression == SL_OPEN)
            code = exit_code_max(code, fault != EXIT_GOOD ? fault : judged);
    }
    return code;
}

int exit_code_of_faults(const sl_program *program) {
    int code = verdict_code(program);
    for (size_t i = 0; i < program->finding_count; i++)
        code = exit_code_max(code, fault_code(program->findings[i].kind));
    return code;
}

int exit_code_of_report_faults(const sl_report *report) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < report->program_count; i++)
        code = exit_code_max(code, exit_code_of_faults(&report->programs[i]));
    return code;
}

int exit_code_of_comparison(sl_result result, const sl_comparison *comparison) {
    if (result != SL_OK)
        return result == SL_REFUSED ? EXIT_INVALID : NO_MEMORY;
    int code = comparison->faults_only_in_b ? EXIT_FINDINGS : EXIT_GOOD;
    code = exit_code_max(code, exit_code_of_faults(comparison->a));
    return exit_code_max(code, exit_code_of_faults(comparison->b));
}

int exit_code_of_repair(const sl_repair *repair) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < repair->left_out_count; i++)
        code = exit_code_max(code, repair->left_out[i]->scope == SL_SCOPE_PORTFOLIO ? EXIT_FINDINGS : EXIT_RULE);
    for (size_t i = 0; i < repair->conflict_count; i++)
        code = exit_code_max(code, repair->conflicts[i].outcome == SL_WAY_FOUND ? EXIT_FINDINGS : EXIT_USAGE);
    return code;
}

int exit_code_of_repaired(const sl_program *program) {
    return program->verdict == SL_CONGRUENT ? EXIT_GOOD : EXIT_FINDINGS;
}

int exit_code_of_impact(const sl_impact *impact) {
    return impact->after->rule_errors ? EXIT_RULE : exit_code_of_repaired(impact->after);
}

/* Returns whether the space of programs is known and as intended: settings give a reason for each dead or forced
 * value. */
static bool is_intended(const sl_audit *audit) {
    bool intended = audit->possible == SL_YES && audit->unsettled == 0 && audit->revived_count == 0;
    for (size_t i = 0; i < audit->value_count; i++)
        intended = intended && audit->values[i].reason.length > 0;
    for (size_t i = 0; i < audit->archetype_count; i++)
        intended = intended && (audit->archetypes[i].state == SL_ARCHETYPE_CONGRUENT ||
                                audit->archetypes[i].state == SL_ARCHETYPE_INCOMPLETE);
    return intended;
}

int exit_code_of_audit(const sl_audit *audit) {
    for (size_t i = 0; i < audit->rule_count; i++)
        if (audit->rules[i].too_wide || audit->rules[i].fault.length)
            return EXIT_RULE;
    return is_intended(audit) ? EXIT_GOOD : EXIT_FINDINGS;
}

int exit_code_of_waivers(const sl_waiver_list *list, bool expiring) {
    bool fails = expiring && list->count > 0;
    for (size_t i = 0; i < list->count; i++)
        fails = fails || list->waivers[i]->state >= SL_WAIVER_UNUSED;
    return fails ? EXIT_FINDINGS : EXIT_GOOD;
}

int exit_code_of_tests(const sl_test_run *run, unsigned threshold) {
    bool fails = run->failed > 0;
    if (run->covered)
        fails = fails || sl_test_run_score(run, SL_SCORE_LINES) < threshold ||
                sl_test_run_score(run, SL_SCORE_ANSWERS) < threshold;
    if (run->mutated)
        fails = fails || sl_test_run_score(run, SL_SCORE_MUTANTS) < threshold;
    if (run->suite_count == 0)
        return EXIT_USAGE;
    return fails ? EXIT_FINDINGS : EXIT_GOOD;
}
