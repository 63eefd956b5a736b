/* show_config.c - prints the settings that hold in a run, and where each value comes from. */
#include "cli/commands/check.h"

#include <stdio.h>
#include <string.h>

#include "cli/terminal.h"
#include "cli/text.h"

/* The column where the origin of a value is printed, as a comment. */
#define ORIGIN_COLUMN 46

/* Prints a text between two strings. Returns the length of all three. */
static size_t print(const char *before, sl_text text, const char *after) {
    fputs(before, stdout);
    sl_write_escaped(terminal_sink, stdout, text); /* terminal_flush() reports an error */
    fputs(after, stdout);
    return strlen(before) + text.length + strlen(after);
}

/* Ends a line, which has `width` columns so far, with the origin of its value. */
static void print_origin(size_t width, sl_text set_by) {
    printf("%*s # ", width < ORIGIN_COLUMN ? (int)(ORIGIN_COLUMN - width) : 0, "");
    print("", set_by.length ? set_by : as_text("default"), "\n");
}

static void print_option(const sl_option *option) {
    size_t width = print("      ", option->id, ": ");
    if (option->type == SL_OPTION_WORD)
        width += print("", option->domain[option->value], "");
    else if (option->type == SL_OPTION_BOOLEAN)
        width += (size_t)printf("%s", option->value ? "true" : "false");
    else
        width += (size_t)printf("%lld", (long long)option->value);
    print_origin(width, option->set_by);
}

static void print_rule(const sl_rule *rule) {
    size_t width = print("  ", rule->id, rule->builtin ? ":\n" : ":");
    if (!rule->builtin)
        print_origin(width, rule->source->name);
    print_origin((size_t)printf("    severity: %s", sl_severity_name(rule->severity)), rule->severity_set_by);
    if (rule->option_count)
        puts("    options:");
    for (size_t i = 0; i < rule->option_count; i++)
        print_option(&rule->options[i]);
}

/* Prints the values that the settings declare dead. Those of one attribute are neighbors, as in the file. */
static void print_dead_values(const sl_checker *checker) {
    size_t count;
    const sl_dead_value *values = sl_get_dead_values(checker, &count);
    puts(count ? "dead_values:" : "dead_values: {}");
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || values[i].field != values[i - 1].field)
            print("  ", values[i].field->path, ":\n");
        size_t width = print("    ", values[i].value, ": \"");
        print_origin(width + print("", values[i].reason, "\""), values[i].set_by);
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
        size_t width = print("  ", packs[i].name, ": ");
        width += print("", packs[i].version, packs[i].path.length ? " " : "");
        width += print("", packs[i].path, "");
        print_origin(width, packs[i].set_by);
        print("    digest: sha256:", packs[i].digest, "\n");
    }
}

/* Prints the files of waivers and the baseline, which suppress findings. */
static void print_suppression_files(const sl_checker *checker) {
    const sl_source *last = NULL;
    for (size_t i = 0; i < sl_get_waiver_count(checker); i++) {
        const sl_source *source = sl_get_waiver(checker, i)->location.source;
        if (source != last)
            print("waivers: ", source->name, "\n");
        last = source;
    }
    if (sl_get_baseline_path(checker).length)
        print("baseline: ", sl_get_baseline_path(checker), "\n");
}

void print_config(const struct session *session) {
    size_t count;
    sl_text set_by;
    print("# settings: ", as_text(session->settings ? session->settings : "none found"), "\n");
    const sl_text *patterns = sl_get_left_out(session->checker, &count);
    puts(count ? "leave_out:" : "leave_out: []");
    for (size_t i = 0; i < count; i++)
        print("  - \"", patterns[i], "\"\n");
    print_suppression_files(session->checker);
    print_dead_values(session->checker);
    puts("severity:");
    size_t width = (size_t)printf("  undetermined: %s", sl_get_undetermined(session->checker, &set_by));
    print_origin(width, set_by);
    print_budgets(session->checker);
    print_packs(session->checker);
    puts("rules:");
    const sl_rule *const *rules = sl_get_rules(session->checker, &count);
    for (size_t i = 0; i < count; i++)
        print_rule(rules[i]);
    rules = sl_get_rules_off(session->checker, &count);
    for (size_t i = 0; i < count; i++) {
        print("  ", rules[i]->id, ":\n");
        print_origin(print("    off: \"", rules[i]->off, "\""), rules[i]->off_set_by);
    }
}
