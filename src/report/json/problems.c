/* problems.c - the problems of checkers, in documents of commands other than check or as a document of their own. */
#include <stdlib.h>

#include "report/json/report.h"
#include "report/problems.h"
#include "report/text_writer.h"

static json_t *problems_value(struct value_writer *writer, const sl_writer_options *options) {
    size_t count;
    struct problem *problems = problems_gather(options->checkers, options->checker_count, options->told, &count);
    json_t *array = problems ? json_array() : NULL;
    for (size_t i = 0; problems && i < count; i++)
        value_push(writer, array, json_finding_value(writer, NULL, problems[i].finding));
    free(problems);
    return array;
}

void json_put_problems(struct value_writer *writer, json_t *object, const sl_writer_options *options) {
    bool any = false;
    for (size_t i = 0, count; i < options->checker_count; i++) {
        sl_get_problems(options->checkers[i], &count);
        any = any || count > (options->told ? options->told[i] : 0);
    }
    if (any)
        value_put(writer, object, "problems", problems_value(writer, options));
}

sl_result sl_write_problems(const sl_writer_options *options) {
    struct value_writer writer = {true};
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    json_t *object = json_object();
    value_put(&writer, object, "schema_version", json_integer(1));
    value_put(&writer, object, "problems", problems_value(&writer, options));
    return write_to_sink(options, &buffer, value_line(&buffer, &writer, object));
}
