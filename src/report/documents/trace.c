/* trace.c - the trace of a rule on a program, as a document for its template. */
#include "report/documents/documents.h"

static json_t *line_value(size_t line) {
    return line ? value_size(line) : json_null();
}

static json_t *step_value(struct value_writer *writer, const sl_trace_step *step) {
    json_t *object = json_object();
    value_put(writer, object, "line", line_value(step->line));
    value_put(writer, object, "asked", value_text(step->asked));
    value_put(writer, object, "gave", value_text(step->gave));
    value_put(writer, object, "location",
              step->location.source ? value_location(writer, &step->location) : json_null());
    return object;
}

static json_t *completion_value(struct value_writer *writer, const sl_trace_completion *completion) {
    json_t *object = json_object();
    value_put(writer, object, "supposed", value_text(completion->supposed));
    value_put(writer, object, "status", json_string(sl_status_name(completion->status)));
    value_put(writer, object, "said", value_text_or_null(completion->said));
    return object;
}

static json_t *run_value(struct value_writer *writer, const sl_trace *trace) {
    json_t *object = json_object(), *steps = json_array(), *completions = json_array();
    for (size_t i = 0; i < trace->step_count; i++)
        value_push(writer, steps, step_value(writer, &trace->steps[i]));
    value_put_segment(writer, object, trace->segment);
    value_put(writer, object, "account", value_text_or_null(trace->account));
    value_put(writer, object, "steps", steps);
    value_put(writer, object, "omitted", value_size(trace->omitted));
    for (size_t i = 0; i < trace->completion_count; i++)
        value_push(writer, completions, completion_value(writer, &trace->completions[i]));
    value_put(writer, object, "completions", completions);
    value_put(writer, object, "completions_omitted", value_size(trace->completions_omitted));
    value_put(writer, object, "line", line_value(trace->line));
    value_put(writer, object, "status", json_string(sl_status_name(trace->status)));
    value_put(writer, object, "said", value_text_or_null(trace->said));
    return object;
}

sl_result sl_write_traces(const sl_writer_options *options, const sl_program *program, const sl_traces *traces) {
    struct value_writer writer = {true};
    json_t *object = json_object(), *runs = json_array();
    bool each = traces->rule->scope == SL_SCOPE_EACH && traces->count > 0;
    size_t segments = 0, accounts = 0; /* that the rule was asked about */
    for (size_t i = 0; i < traces->count; i++) {
        value_push(&writer, runs, run_value(&writer, &traces->list[i]));
        segments += traces->list[i].segment.length > 0;
        accounts += traces->list[i].account.length > 0;
    }
    value_put(&writer, object, "rule", value_text(traces->rule->id));
    value_put(&writer, object, "rule_path", value_text(traces->rule->source->name));
    value_put(&writer, object, "path", value_text(program->path));
    value_put(&writer, object, "document", program->documents > 1 ? value_size(program->document) : json_null());
    value_put(&writer, object, "name", value_text_or_null(program->name));
    value_put(&writer, object, "runs", runs);
    /* the numbers of segments and of accounts that override no value that the rule reads */
    value_put(&writer, object, "segments_alike", value_size(each ? program->segments - segments : 0));
    value_put(&writer, object, "accounts_alike", value_size(each ? program->accounts - accounts : 0));
    return document_write_text(options, "trace", &writer, object);
}
