/* reports.c - opens, writes and closes the reports of a run. */
#include "cli/commands/check.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/text.h"

const struct command_option option_report_format = {
    .name = "format",
    .argument = "FORMAT",
    .value = VALUE_WORD,
    .repeats = true,
    .words = (const char *const[]){"text", "json", "ndjson", "sarif", "junit", "github", "gitlab", "compact", NULL},
    .usual = "text",
    .help = "%; in a workflow of GitHub Actions the default is github",
};

const struct command_option option_output = {
    .name = "output",
    .argument = "FILE",
    .value = VALUE_FILE,
    .repeats = true,
    .help = "write the report of the --format before this option to FILE; - is standard output, the default",
};

const struct command_option option_questions = {
    .name = "questions",
    .help = "after the report of each program, list the values that are missing, with the rules that need them: first "
            "those that help most; only in the formats text, json and ndjson",
};

struct report {
    const char *format;   /* a word of --format */
    const char *path;     /* NULL for standard output */
    sl_atomic_file *file; /* NULL for standard output, or while it is not open */
    int error;            /* of the first write that failed; 0 if none did */
    sl_writer *writer;
};

/* Gives an --output to the report of the format before it, or to the only report if there is no --format. */
static int assign_output(struct reports *reports, struct values formats, const char *output, size_t place) {
    size_t before = 0; /* formats before it */
    while (before < formats.count && formats.places[before] < place)
        before++;
    if (formats.count && !before)
        return line_wrong_use(reports->line, "--output belongs to the --format before it, but there is none");
    struct report *report = &reports->list[before ? before - 1 : 0];
    if (report->path)
        return line_wrong_use(reports->line, "the report in format %s has two files; give a --format for each --output",
                              report->format);
    report->path = output;
    return EXIT_GOOD;
}

static bool is_same_inode(const struct stat *a, const struct stat *b) {
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Identifies the file of a report, so that two paths to the same file can be recognized: by its inode (`name` is NULL)
 * or, if it does not exist yet, by the inode of its folder and its `name` there. Standard output (path NULL) has an
 * inode if it was redirected to a file. Returns false if there is no inode. */
static bool identify(const char *path, struct stat *about, const char **name) {
    *name = NULL;
    if (!path)
        return fstat(STDOUT_FILENO, about) == 0 && S_ISREG(about->st_mode);
    if (stat(path, about) == 0)
        return true;
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    char folder[PATH_MAX] = ".";
    if (slash && *name - path < PATH_MAX)
        snprintf(folder, sizeof folder, "%.*s", (int)(*name - path), path);
    return stat(folder, about) == 0;
}

static bool is_same_file(const char *a, const char *b) {
    struct stat one, other;
    const char *name, *other_name;
    return is_same_string(a, b) || (identify(a, &one, &name) && identify(b, &other, &other_name) &&
                                    is_same_inode(&one, &other) && is_same_string(name, other_name));
}

/* Returns EXIT_GOOD if all reports go to different files. */
static int compare_outputs(const struct reports *reports) {
    for (size_t i = 0; i < reports->count; i++) {
        for (size_t j = i + 1; j < reports->count; j++) {
            const char *a = reports->list[i].path, *b = reports->list[j].path;
            if (!is_same_file(a, b))
                continue;
            if (a || b)
                return line_wrong_use(reports->line, "two reports go to %s", a ? a : b);
            return line_wrong_use(
                reports->line,
                "two reports go to standard output; send one to a file with --output after its --format");
        }
    }
    return EXIT_GOOD;
}

/* Returns EXIT_GOOD if all reports can contain questions, or none is to. */
static int check_questions(const struct reports *reports) {
    for (size_t i = 0; line_has(reports->line, &option_questions) && i < reports->count; i++) {
        sl_format format = line_format(reports->list[i].format);
        if (format != SL_FORMAT_TEXT && format != SL_FORMAT_JSON && format != SL_FORMAT_NDJSON)
            return line_wrong_use(reports->line, "--questions needs the format text, json or ndjson, not %s",
                                  reports->list[i].format);
    }
    return EXIT_GOOD;
}

static bool is_workflow(void) {
    const char *workflow = getenv("GITHUB_ACTIONS");
    return workflow && strcmp(workflow, "true") == 0;
}

int reports_read(struct reports *reports, const struct command_line *line) {
    struct values formats = line_values(line, &option_report_format), outputs = line_values(line, &option_output);
    *reports = (struct reports){.line = line, .count = formats.count ? formats.count : 1};
    reports->list = calloc(reports->count, sizeof *reports->list);
    if (!reports->list)
        return terminal_no_memory();
    reports->list[0].format = option_report_format.usual;
    for (size_t i = 0; i < formats.count; i++)
        reports->list[i].format = formats.strings[i];
    int code = check_questions(reports);
    for (size_t i = 0; code == EXIT_GOOD && i < outputs.count; i++)
        code = assign_output(reports, formats, outputs.strings[i], outputs.places[i]);
    for (size_t i = 0; i < reports->count; i++)
        if (reports->list[i].path && strcmp(reports->list[i].path, "-") == 0)
            reports->list[i].path = NULL;
    if (formats.count == 0 && !reports->list[0].path && !line_has(line, &option_questions) && is_workflow())
        reports->list[0].format = "github"; /* what GitHub Actions shows of standard output */
    return code == EXIT_GOOD ? compare_outputs(reports) : code;
}

static bool is_checked(sl_files *files, const struct stat *report) {
    struct stat about;
    for (size_t i = 0; i < sl_files_count(files); i++)
        if (stat(sl_files_path(files, i), &about) == 0 && is_same_inode(&about, report))
            return true;
    return false;
}

int reports_spare(const struct reports *reports, sl_files *files) {
    for (size_t i = 0; i < reports->count; i++) {
        const char *path = reports->list[i].path;
        struct stat about;
        if (!path || stat(path, &about) != 0 || !S_ISREG(about.st_mode) || !is_checked(files, &about))
            continue;
        terminal_error("%s is one of the checked files; choose another one for --output", path);
        return EXIT_USAGE;
    }
    return EXIT_GOOD;
}

void reports_free(struct reports *reports) {
    free(reports->list);
}

/* Writes bytes to the file of a report: an sl_sink. */
static bool write_bytes(void *context, const char *bytes, size_t length) {
    struct report *report = context;
    if (report->error == 0)
        report->error = sl_atomic_file_write(report->file, bytes, length);
    return report->error == 0;
}

int reports_open(struct reports *reports, bool picture, bool compared, const sl_checker *checker) {
    for (size_t i = 0; i < reports->count; i++) {
        struct report *report = &reports->list[i];
        sl_writer_options options = line_writer(reports->line);
        options.format = line_format(report->format);
        options.picture = picture;
        options.compared = compared;
        options.questions = line_has(reports->line, &option_questions);
        if (report->path) {
            int error = sl_atomic_file_open(report->path, NULL, &report->file);
            if (error)
                return output_print_error(report->path, "cannot be written", error);
            options.color = strcmp(line_string(reports->line, &option_color), "always") == 0;
            options.width = 0; /* a file does not depend on the terminal */
            options.sink = write_bytes;
            options.context = report;
        }
        report->writer = sl_writer_new(&options, checker);
        if (!report->writer)
            return terminal_no_memory();
    }
    return EXIT_GOOD;
}

bool reports_use(struct reports *reports, const sl_checker *checker) {
    for (size_t i = 0; i < reports->count; i++)
        if (sl_writer_use(reports->list[i].writer, checker) != SL_OK)
            return false;
    return true;
}

void reports_leave_out(struct reports *reports) {
    for (size_t i = 0; i < reports->count; i++)
        sl_writer_leave_out(reports->list[i].writer);
}

void reports_gone(struct reports *reports, size_t count) {
    for (size_t i = 0; i < reports->count; i++)
        sl_writer_gone(reports->list[i].writer, count);
}

bool reports_program(struct reports *reports, const sl_program *program) {
    for (size_t i = 0; i < reports->count; i++)
        if (sl_writer_program(reports->list[i].writer, program) == SL_OUT_OF_MEMORY)
            return false;
    return true;
}

bool reports_end(struct reports *reports) {
    for (size_t i = 0; i < reports->count; i++)
        if (sl_writer_finish(reports->list[i].writer) == SL_OUT_OF_MEMORY)
            return false;
    return true;
}

int reports_close(struct reports *reports, bool complete) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < reports->count; i++) {
        struct report *report = &reports->list[i];
        sl_writer_free(report->writer);
        if (!report->file)
            continue;
        bool in_place;
        int error = sl_atomic_file_close(report->file, complete && report->error == 0, false, &in_place);
        if (in_place)
            output_print_in_place(report->path);
        error = report->error ? report->error : error;
        if (complete && error && error != EPIPE) /* the reader of a pipe may have enough */
            code = output_print_error(report->path, "cannot be written", error);
    }
    return code;
}
