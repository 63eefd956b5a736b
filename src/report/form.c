#include "report/form.h"

#include "base/text.h"

bool form_nothing(struct run *run) {
    (void)run;
    return true;
}

void form_put(const struct run *run, const char *string) {
    buffer_append(run->buffer, text_of(string));
}

void form_next(struct run *run, const char *joint) {
    if (run->listed++ > 0)
        form_put(run, joint);
}
