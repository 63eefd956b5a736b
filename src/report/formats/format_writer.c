#include "report/formats/format_writer.h"

#include "base/text.h"

bool format_nothing(struct run *run) {
    (void)run;
    return true;
}

void format_put(const struct run *run, const char *string) {
    buffer_append(run->buffer, text_of(string));
}

void format_next(struct run *run, const char *joint) {
    if (run->listed++ > 0)
        format_put(run, joint);
}
