/* questions.c - the questions of a program, as a document for their template. */
#include "report/documents/documents.h"
#include "report/json/report.h"

sl_result sl_write_questions(const sl_writer_options *options, const sl_program *program,
                             const sl_questions *questions) {
    struct value_writer writer = {true};
    json_t *object = json_object();
    value_put(&writer, object, "path", value_text(program->path));
    value_put(&writer, object, "questions", json_questions_value(&writer, questions));
    return document_write_text(options, "questions", &writer, object);
}
