/* json.c - the format "json": one document for the run, by share/report.schema.json. */
#include "report/formats/format_writer.h"
#include "report/json/report.h"

static bool start(struct format_run *run) {
    struct value_writer writer = {true};
    out_string(&run->out, "{\"schema_version\":2,\"tool\":");
    bool good = value_dump(run->out.buffer, &writer, json_tool_value(&writer));
    out_string(&run->out, ",\"programs\":[");
    return good;
}

static bool put_program(struct format_run *run, const sl_program *program) {
    struct value_writer writer = {true};
    out_string(&run->out, run->entry_count++ ? ",\n" : "\n");
    json_t *object = json_program_value(&writer, NULL, run->checker, program);
    if (run->options->questions)
        json_put_questions(&writer, object, program);
    return value_dump(run->out.buffer, &writer, object);
}

static bool start_problems(struct format_run *run) {
    out_string(&run->out, "\n],\"problems\":[");
    run->entry_count = 0;
    return true;
}

static bool put_problem(struct format_run *run, const sl_finding *problem) {
    struct value_writer writer = {true};
    out_string(&run->out, run->entry_count++ ? "," : "");
    return value_dump(run->out.buffer, &writer, json_finding_value(&writer, NULL, problem));
}

static bool end(struct format_run *run) {
    struct value_writer writer = {true};
    out_string(&run->out, "],\"summary\":");
    bool good = value_dump(run->out.buffer, &writer, json_summary_value(&writer, NULL, run->summary));
    out_string(&run->out, "}\n");
    return good;
}

const struct format_writer format_json = {start, put_program, start_problems, put_problem, end};
