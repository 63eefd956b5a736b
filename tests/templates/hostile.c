/* hostile.c - writes the JSON document on standard input by a built-in template.
 *
 *     template_write TEMPLATE FORMAT [color] <DOCUMENT
 */
#include <stdio.h>
#include <string.h>

#include "report/template/template.h"

static bool put(void *context, const char *bytes, size_t length) {
    return fwrite(bytes, 1, length, context) == length;
}

int main(int argc, char **argv) {
    sl_writer_options options = {.color = argc == 4, .sink = put, .context = stdout};
    struct value_writer writer = {true};
    if (argc < 3 || !sl_format_from_name(argv[2], &options.format))
        return 2;
    json_t *document = json_loadf(stdin, JSON_ALLOW_NUL, NULL);
    return document && template_write(&options, argv[1], &writer, document) == SL_OK ? 0 : 1;
}
