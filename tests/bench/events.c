/* events.c - the floor: libyaml's events of every file that is named, and nothing else. */
#include <stdio.h>
#include <yaml.h>

static int read_events(FILE *file) {
    yaml_parser_t parser;
    yaml_event_t event;
    int done = 0;
    if (!yaml_parser_initialize(&parser))
        return 0;
    yaml_parser_set_input_file(&parser, file);
    while (!done && yaml_parser_parse(&parser, &event)) {
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return done;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file || !read_events(file))
            return 1;
        fclose(file);
    }
    return 0;
}
