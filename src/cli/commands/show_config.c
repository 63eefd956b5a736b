/* show_config.c - prints the settings that hold in a run, and where each value comes from. */
#include "cli/commands/show_config.h"

#include <stdio.h>
#include <string.h>

#include "cli/terminal.h"
#include "cli/text.h"

/* The column where the origin of a value is printed, as a comment. */
#define ORIGIN_COLUMN 46

/* Prints a text. Returns its length. */
static size_t print_text(sl_text text) {
    sl_write_escaped(terminal_sink, stdout, text); /* terminal_flush() reports an error */
    return text.length;
}

/* Prints a string. Returns its length. */
static size_t print(const char *string) {
    fputs(string, stdout);
    return strlen(string);
}

/* Ends a line, which has `width` columns so far, with the origin of its value. */
static void print_origin(size_t width, sl_text set_by) {
    printf("%*s # ", width < ORIGIN_COLUMN ? (int)(ORIGIN_COLUMN - width) : 0, "");
    if (set_by.length)
        print_text(set_by);
    else
        fputs("default", stdout);
    putchar('\n');
}

static void print_option(const sl_option *option) {
    size_t width = print("      ") + print_text(option->id) + print(": ");
    if (option->type == SL_OPTION_WORD)
        width += print_text(option->domain[option->value]);
    else if (option->type == SL_OPTION_BOOLEAN)
        width += print(option->value ? "true" : "false");
    else
        width += (size_t)printf("%lld", (long long)option->value);
    print_origin(width, option->set_by);
}

static void print_rule(const sl_rule *rule) {
    size_t width = print("  ") + print_text(rule->id) + print(":");
    if (rule->builtin)
        putchar('\n');
    else
        print_origin(width, rule->source->name);
    width = print("    severity: ") + print(sl_severity_name(rule->severity));
    print_origin(width, rule->severity_set_by);
    if (rule->option_count)
        puts("    options:");
    for (size_t i = 0; i < rule->option_count; i++)
        print_option(&rule->options[i]);
}

static void print_rule_off(const sl_rule *rule) {
    print("  ");
    print_text(rule->id);
    size_t width = print(":\n    off: \"") - strlen(":\n");
    width += print_text(rule->off) + print("\"");
    print_origin(width, rule->off_set_by);
}

/* Prints the values that the settings declare dead. Those of one attribute are neighbors, as in the file. */
static void print_dead_values(const sl_dead_value *values, size_t count) {
    puts(count ? "dead_values:" : "dead_values: {}");
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || values[i].field != values[i - 1].field) {
            print("  ");
            print_text(values[i].field->path);
            puts(":");
        }
        size_t width = print("    ") + print_text(values[i].value) + print(": \"");
        width += print_text(values[i].reason) + print("\"");
        print_origin(width, values[i].set_by);
    }
}

static void print_budgets(const sl_checker *checker) {
    size_t count;
    const sl_budget *budgets = sl_get_budgets(checker, &count);
    puts("budgets:");
    for (size_t i = 0; i < count; i++) {
        int width = printf("  %s: %llu", budgets[i].name, (unsigned long long)budgets[i].value);
        print_origin((size_t)width, budgets[i].set_by);
    }
}

static void print_packs(sl_checker *checker) {
    size_t count;
    const sl_pack *packs = sl_get_packs(checker, &count);
    puts("packs:");
    for (size_t i = 0; packs && i < count; i++) {
        size_t width = print("  ") + print_text(packs[i].name) + print(": ") + print_text(packs[i].version);
        if (packs[i].path.length)
            width += print(" ") + print_text(packs[i].path);
        print_origin(width, packs[i].set_by);
        print("    digest: sha256:");
        print_text(packs[i].digest);
        putchar('\n');
    }
}

/* Prints the files of waivers and the baseline, which suppress findings. */
static void print_suppression_files(const sl_checker *checker) {
    const sl_source *last = NULL;
    for (size_t i = 0; i < sl_get_waiver_count(checker); i++) {
        const sl_source *source = sl_get_waiver(checker, i)->location.source;
        if (source != last) {
            print("waivers: ");
            print_text(source->name);
            putchar('\n');
        }
        last = source;
    }
    if (sl_get_baseline_path(checker).length) {
        print("baseline: ");
        print_text(sl_get_baseline_path(checker));
        putchar('\n');
    }
}

void print_config(const struct session *session) {
    size_t count;
    sl_text set_by;
    fputs("# settings: ", stdout);
    print_text(as_text(session->settings ? session->settings : "none found"));
    putchar('\n');
    const sl_text *patterns = sl_get_left_out(session->checker, &count);
    puts(count ? "leave_out:" : "leave_out: []");
    for (size_t i = 0; i < count; i++) {
        fputs("  - \"", stdout);
        print_text(patterns[i]);
        fputs("\"\n", stdout);
    }
    print_suppression_files(session->checker);
    const sl_dead_value *dead = sl_get_dead_values(session->checker, &count);
    print_dead_values(dead, count);
    puts("severity:");
    size_t width = print("  undetermined: ") + print(sl_get_undetermined(session->checker, &set_by));
    print_origin(width, set_by);
    print_budgets(session->checker);
    print_packs(session->checker);
    puts("rules:");
    const sl_rule *const *rules = sl_get_rules(session->checker, &count);
    for (size_t i = 0; i < count; i++)
        print_rule(rules[i]);
    rules = sl_get_rules_off(session->checker, &count);
    for (size_t i = 0; i < count; i++)
        print_rule_off(rules[i]);
}
