/* A finding a line, as editors read the messages of compilers. */
#include "report/form.h"
#include "report/headline.h"
#include "report/show.h"

/* Lines and columns of editors start at 1, also of what has no place in its file, or no file. */
static void put_number(const struct run *run, size_t number) {
    form_put(run, ":");
    buffer_number(run->buffer, number ? number : 1);
}

static bool put_finding(struct run *run, const sl_finding *finding) {
    const sl_location *place = &finding->location;
    if (place->source)
        show_text(run->buffer, place->source->name);
    else
        form_put(run, "samplint");
    put_number(run, place->span.start.line);
    put_number(run, place->span.start.column);
    form_put(run, ": ");
    form_put(run, sl_severity_name(finding->severity));
    form_put(run, " ");
    show_text(run->buffer, finding->rule);
    form_put(run, " ");
    show_text(run->buffer, finding->message);
    headline_whom(run->buffer, finding);
    form_put(run, "\n");
    return true;
}

static bool put_program(struct run *run, const sl_program *program) {
    for (size_t i = 0; i < program->finding_count; i++)
        if (headline_is_open(&program->findings[i]))
            put_finding(run, &program->findings[i]);
    return true;
}

const struct form form_compact = {form_nothing, put_program, form_nothing, put_finding, form_nothing};
