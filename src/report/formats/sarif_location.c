/* Places as SARIF has them. Its columns may be counted in code points, as ours are, and its regions, as ours, end behind their last
 * character. */
#include "base/text.h"
#include "report/finding_summary.h"
#include "report/formats/sarif.h"

/* Of a URI, what stands for itself: all others of a path are numbers. */
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
    json_t *value = uri.failed ? NULL : json_stringn(uri.bytes ? uri.bytes : "", uri.length);
    buffer_free(&uri);
    return value;
}

/* A relative path counts from where the run was; what that is, the reader of the log knows better. */
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

/* The keys that lead to a value. */
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
