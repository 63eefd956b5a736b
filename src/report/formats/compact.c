/* compact.c - the format "compact": one finding a line, in the form of compiler messages, which editors read. */
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"

/* Editors count lines and columns from 1. A finding without a place gets line and column 1. */
static size_t at_least_one(size_t number) {
    return number ? number : 1;
}

static bool put_finding(struct format_run *run, const sl_finding *finding) {
    const sl_location *place = &finding->location;
    if (place->source)
        out_text(&run->out, place->source->name);
    else
        out_string(&run->out, "samplint");
    out_printf(&run->out, ":%zu:%zu: %s ", at_least_one(place->span.start.line), at_least_one(place->span.start.column),
               sl_severity_name(finding->severity));
    out_text(&run->out, finding->rule);
    out_string(&run->out, " ");
    out_text(&run->out, finding->message);
    finding_put_parts(run->out.buffer, finding);
    out_string(&run->out, "\n");
    return true;
}

static bool put_program(struct format_run *run, const sl_program *program) {
    for (size_t i = 0; i < program->finding_count; i++)
        if (finding_is_open(&program->findings[i]))
            put_finding(run, &program->findings[i]);
    return true;
}

const struct format_writer format_compact = {.program = put_program, .problem = put_finding};
