/* ndjson.c - the format "ndjson": the parts of the report of json.c, each on a line of its own as soon as it is
 * known. */
#include "report/formats/format_writer.h"
#include "report/json/report.h"

static bool put_program(struct format_run *run, const sl_program *program) {
    struct value_writer writer = {true};
    json_t *object = json_program_value(&writer, "program", run->checker, program);
    if (run->options->questions)
        json_put_questions(&writer, object, program);
    return value_line(run->out.buffer, &writer, object);
}

static bool put_problem(struct format_run *run, const sl_finding *problem) {
    struct value_writer writer = {true};
    return value_line(run->out.buffer, &writer, json_finding_value(&writer, "problem", problem));
}

static bool end(struct format_run *run) {
    struct value_writer writer = {true};
    json_t *object = json_summary_value(&writer, "summary", run->summary);
    value_put(&writer, object, "schema_version", value_size(2));
    value_put(&writer, object, "tool", json_tool_value(&writer));
    return value_line(run->out.buffer, &writer, object);
}

const struct format_writer format_ndjson = {.program = put_program, .problem = put_problem, .end = end};
