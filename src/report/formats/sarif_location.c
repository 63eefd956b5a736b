/* sarif_location.c - writes locations in SARIF. As in samplint, columns count code points (the log says so in
 * "columnKind"), and a region ends after its last character. */
#include "base/text.h"
#include "report/finding_summary.h"
#include "report/formats/sarif.h"

/* Returns whether a byte of a path needs no percent-encoding in a URI. */
static bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~' || byte == '/';
}

static json_t *uri_value(sl_text path) {
    static const char digits[] = "0123456789ABCDEF";
    struct buffer uri = BUFFER_EMPTY(BUFFER_MOST);
    if (path.length && path.bytes[0] == '/')
        buffer_append(&uri, TEXT("file://"));
    for (size_t i = 0; i < path.length; i++) {
        unsigned char byte = (unsigned char)path.bytes[i];
        if (is_plain(path.bytes[i])) {
            buffer_byte(&uri, path.bytes[i]);
        } else {
            buffer_byte(&uri, '%');
            buffer_byte(&uri, digits[byte >> 4]);
            buffer_byte(&uri, digits[byte & 15]);
        }
    }
    return value_buffer(&uri);
}

/* A relative path starts at the folder of the run, %SRCROOT%, which the reader of the log resolves. */
static json_t *artifact_value(struct value_writer *writer, const sl_location *place) {
    json_t *object = json_object();
    sl_text path = finding_path(place);
    value_put(writer, object, "uri", uri_value(path));
    if (path.length && path.bytes[0] != '/')
        value_put(writer, object, "uriBaseId", json_string("%SRCROOT%"));
    return object;
}

static json_t *region_value(struct value_writer *writer, sl_span span) {
    json_t *object = json_object();
    value_put(writer, object, "startLine", value_size(span.start.line));
    value_put(writer, object, "startColumn", value_size(span.start.column));
    value_put(writer, object, "endLine", value_size(span.end.line));
    value_put(writer, object, "endColumn", value_size(span.end.column));
    return object;
}

/* Returns the path of keys that leads to a value. */
static json_t *logical_value(struct value_writer *writer, sl_text path) {
    json_t *array = json_array(), *object = json_object();
    value_put(writer, object, "fullyQualifiedName", value_text(path));
    value_put(writer, object, "kind", json_string("property"));
    value_push(writer, array, object);
    return array;
}

json_t *sarif_location(struct value_writer *writer, const sl_location *place, sl_text message) {
    if (!place->source)
        return NULL;
    json_t *object = json_object(), *physical = json_object();
    value_put(writer, physical, "artifactLocation", artifact_value(writer, place));
    if (place->span.start.line)
        value_put(writer, physical, "region", region_value(writer, place->span));
    value_put(writer, object, "physicalLocation", physical);
    if (place->config_path.length)
        value_put(writer, object, "logicalLocations", logical_value(writer, place->config_path));
    if (message.length)
        value_put(writer, object, "message", sarif_message(writer, message));
    return object;
}
