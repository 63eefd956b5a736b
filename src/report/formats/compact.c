/* A finding a line, as editors read the messages of compilers. */
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"

/* Lines and columns of editors start at 1, also of what has no place in its file, or no file. */
static void put_number(const struct run *run, size_t number) {
    format_put(run, ":");
    buffer_number(run->buffer, number ? number : 1);
}

static bool put_finding(struct run *run, const sl_finding *finding) {
    const sl_location *place = &finding->location;
    if (place->source)
        escape_text(run->buffer, place->source->name);
    else
        format_put(run, "samplint");
    put_number(run, place->span.start.line);
    put_number(run, place->span.start.column);
    format_put(run, ": ");
    format_put(run, sl_severity_name(finding->severity));
    format_put(run, " ");
    escape_text(run->buffer, finding->rule);
    format_put(run, " ");
    escape_text(run->buffer, finding->message);
    finding_subject(run->buffer, finding);
    format_put(run, "\n");
    return true;
}

static bool put_program(struct run *run, const sl_program *program) {
    for (size_t i = 0; i < program->finding_count; i++)
        if (finding_is_open(&program->findings[i]))
            put_finding(run, &program->findings[i]);
    return true;
}

const struct format_writer format_compact = {format_nothing, put_program, format_nothing, put_finding, format_nothing};
