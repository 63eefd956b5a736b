/* text.h - programs as a person reads them. */
#ifndef SAMPLINT_REPORT_TEXT_H
#define SAMPLINT_REPORT_TEXT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "report/summary.h"
#include "samplint/program.h"

struct text_report {
    struct buffer *buffer;
    bool color;
    bool picture;
    const sl_checker *checker;
};

void text_program(const struct text_report *report, const sl_program *program);
void text_problem(const struct text_report *report, const sl_finding *problem);
void text_summary(const struct text_report *report, const struct summary *summary);

#endif
