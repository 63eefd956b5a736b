/* embed.c - uses samplint inside another program: checks files, and prints a line for each finding and each problem.
 *
 *     embed FILE... */
#include <samplint/samplint.h>
#include <stdio.h>

static void print_text(sl_text text) {
    fwrite(text.bytes, 1, text.length, stdout);
}

/* Prints why a call was refused, or a file could not be read. */
static void print_problems(const sl_checker *checker) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    for (size_t i = 0; i < count; i++) {
        if (problems[i].location.source) {
            print_text(problems[i].location.source->name);
            printf(": ");
        }
        print_text(problems[i].message);
        putchar('\n');
    }
}

static void print_program(const sl_program *program) {
    print_text(program->path);
    printf(": %s\n", sl_verdict_name(program->verdict));
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        printf("  line %zu, %s: ", finding->location.span.start.line, sl_severity_name(finding->severity));
        print_text(finding->rule);
        printf(": ");
        print_text(finding->message);
        putchar('\n');
    }
}

static sl_result check(sl_checker *checker, const char *path) {
    sl_report *report;
    sl_result result = sl_check_file(checker, path, &report);
    for (size_t i = 0; result == SL_OK && i < report->program_count; i++)
        print_program(&report->programs[i]);
    sl_report_free(report);
    return result;
}

int main(int argc, char **argv) {
    sl_checker *checker = sl_checker_new();
    sl_result result = checker ? sl_load_builtin(checker) : SL_OUT_OF_MEMORY;
    for (int i = 1; i < argc && result == SL_OK; i++)
        result = check(checker, argv[i]);
    if (checker)
        print_problems(checker);
    sl_checker_free(checker);
    return result == SL_OK ? 0 : 1;
}
