#include "cli/reports.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/output.h"

const struct command_option option_report = {
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
    .help = "where the report of the --format before it goes, in place of standard output (-)",
};

struct report_file {
    const char *format;
    const char *path; /* NULL for standard output */
    sl_atomic_file beside;
    int error; /* of the first bytes that it did not take */
    sl_writer *writer;
};

/* ---- which are asked for ------------------------------------------------------------------------------------------- */

/* GitHub shows no report but what workflow commands say. */
static const char *usual_format(void) {
    const char *workflow = getenv("GITHUB_ACTIONS");
    return workflow && strcmp(workflow, "true") == 0 ? "github" : option_report.usual;
}

/* Whether the option at `place` stands between two formats, or behind the last one. */
static bool is_behind(struct values formats, size_t format, size_t place) {
    return (formats.count == 0 || formats.places[format] < place) &&
           (format + 1 >= formats.count || place < formats.places[format + 1]);
}

static bool take_output(struct reports *reports, struct values formats, const char *output, size_t place) {
    size_t at = 0;
    while (at < reports->count && !is_behind(formats, at, place))
        at++;
    if (at == reports->count) {
        fputs("samplint: --output belongs to the --format before it, and there is none\n", stderr);
        return false;
    }
    if (reports->list[at].path) {
        fprintf(stderr, "samplint: the report in format %s has two places; give --format for each\n",
                reports->list[at].format);
        return false;
    }
    reports->list[at].path = output;
    return true;
}

/* Where a report goes: a file that is there, or else the folder of one to come, with its name in there. */
struct place {
    bool known;
    dev_t device;
    ino_t number;
    const char *name; /* NULL for a file that is there */
};

static struct place place_at(const struct stat *about, const char *name) {
    return (struct place){true, about->st_dev, about->st_ino, name};
}

/* Standard output is a place if it was led to a file. A folder that is not there is told when the report is written. */
static struct place place_of(const char *path) {
    struct stat about;
    if (!path)
        return fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode) ? place_at(&about, NULL)
                                                                           : (struct place){false};
    if (stat(path, &about) == 0)
        return place_at(&about, NULL);
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char folder[PATH_MAX] = ".";
    if (slash && name - path < PATH_MAX)
        snprintf(folder, sizeof folder, "%.*s", (int)(name - path), path);
    return stat(folder, &about) == 0 ? place_at(&about, name) : (struct place){false};
}

static bool is_same_place(const char *one, const char *other) {
    if (one && other ? strcmp(one, other) == 0 : one == other)
        return true;
    struct place a = place_of(one), b = place_of(other);
    bool same = a.known && b.known && a.device == b.device && a.number == b.number;
    return same && (a.name && b.name ? strcmp(a.name, b.name) == 0 : a.name == b.name);
}

/* No two reports may go to one place. */
static bool are_apart(struct reports *reports) {
    for (size_t i = 0; i < reports->count; i++) {
        for (size_t j = i + 1; j < reports->count; j++) {
            const char *one = reports->list[i].path, *other = reports->list[j].path;
            if (!is_same_place(one, other))
                continue;
            const char *path = one ? one : other;
            command_complain("two reports go to ", line_text(path ? path : "standard output"),
                             path ? "" : "; say --output FILE behind a --format");
            return false;
        }
    }
    return true;
}

int reports_read(struct reports *reports, const struct line *line) {
    struct values formats = line_values(line, &option_report), outputs = line_values(line, &option_output);
    *reports = (struct reports){.line = line, .count = formats.count ? formats.count : 1};
    reports->list = calloc(reports->count, sizeof *reports->list);
    if (!reports->list)
        return command_no_memory();
    reports->list[0].format = usual_format();
    for (size_t i = 0; i < formats.count; i++)
        reports->list[i].format = formats.strings[i];
    bool good = true;
    for (size_t i = 0; good && i < outputs.count; i++)
        good = take_output(reports, formats, outputs.strings[i], outputs.places[i]);
    for (size_t i = 0; i < reports->count; i++)
        if (reports->list[i].path && strcmp(reports->list[i].path, "-") == 0)
            reports->list[i].path = NULL;
    return good && are_apart(reports) ? EXIT_GOOD : command_wrong_use(line->command->name);
}

static bool is_checked(sl_files *files, const struct stat *place) {
    struct stat about;
    for (size_t i = 0; i < sl_files_count(files); i++)
        if (stat(sl_files_path(files, i), &about) == 0 && about.st_dev == place->st_dev &&
            about.st_ino == place->st_ino)
            return true;
    return false;
}

int reports_spare(const struct reports *reports, sl_files *files) {
    for (size_t i = 0; i < reports->count; i++) {
        const char *path = reports->list[i].path;
        struct stat place;
        if (!path || stat(path, &place) != 0 || !S_ISREG(place.st_mode) || !is_checked(files, &place))
            continue;
        command_complain("", line_text(path), " is a file that is checked; say another one behind --output");
        return EXIT_USAGE;
    }
    return EXIT_GOOD;
}

void reports_free(struct reports *reports) {
    free(reports->list);
}

/* ---- the run ------------------------------------------------------------------------------------------------------- */

static bool take_bytes(void *context, const char *bytes, size_t length) {
    struct report_file *report = context;
    errno = 0;
    if (report->error == 0 && fwrite(bytes, 1, length, report->beside.file) != length)
        report->error = errno ? errno : EIO;
    return report->error == 0;
}

int reports_open(struct reports *reports, bool picture, bool compared, const sl_checker *checker) {
    for (size_t i = 0; i < reports->count; i++) {
        struct report_file *report = &reports->list[i];
        sl_writer_options options = line_writer(reports->line, &option_report);
        options.format = line_format(report->format);
        options.picture = picture;
        options.compared = compared;
        if (report->path) {
            int error = sl_atomic_file_open(&report->beside, report->path, NULL);
            if (error)
                return output_cannot(report->path, "cannot be written", error);
            options.color = strcmp(line_string(reports->line, &option_color), "always") == 0;
            options.sink = take_bytes;
            options.context = report;
        }
        report->writer = sl_writer_new(&options, checker);
        if (!report->writer)
            return command_no_memory();
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

int reports_close(struct reports *reports, bool whole) {
    int code = EXIT_GOOD;
    for (size_t i = 0; i < reports->count; i++) {
        struct report_file *report = &reports->list[i];
        sl_writer_free(report->writer);
        if (!report->path || !report->beside.path)
            continue;
        int error = sl_atomic_file_close(&report->beside, whole && report->error == 0, false);
        if (whole && error)
            code = output_cannot(report->path, "cannot be written", report->error ? report->error : error);
    }
    return code;
}
