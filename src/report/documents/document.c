/* document.c - writes a document as JSON or by a template. */
#include "report/documents/documents.h"
#include "report/json/report.h"
#include "report/template/template.h"
#include "report/text_writer.h"

sl_result document_write(const sl_writer_options *options, const char *name, struct value_writer *writer,
                         json_t *document) {
    if (options->format != SL_FORMAT_JSON)
        return template_write(options, name, writer, document);
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    json_put_problems(writer, document, options);
    return write_to_sink(options, &buffer, value_line(&buffer, writer, document));
}

sl_result document_write_text(const sl_writer_options *options, const char *name, struct value_writer *writer,
                              json_t *document) {
    sl_writer_options text = *options;
    text.format = SL_FORMAT_TEXT;
    return template_write(&text, name, writer, document);
}

sl_result document_write_source(const sl_writer_options *options, const char *name, struct value_writer *writer,
                                json_t *document) {
    sl_writer_options plain = *options;
    plain.color = false;
    return document_write_text(&plain, name, writer, document);
}
