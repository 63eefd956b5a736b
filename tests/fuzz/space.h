/* space.h - what is computed of the space of programs that rules leave: audit, repair and pages. */
#ifndef SAMPLINT_FUZZ_SPACE_H
#define SAMPLINT_FUZZ_SPACE_H

#include "fuzz/report.h"

static inline void audit(sl_checker *checker) {
    sl_audit *audit;
    if (sl_audit_rules(checker, NULL, &audit) != SL_OK)
        return;
    if (sl_write_audit(&text_options, audit) != SL_OK || sl_write_audit(&json_options, audit) != SL_OK)
        abort();
    sl_audit_free(audit);
}

static inline void repair(sl_checker *checker, sl_text program) {
    static const sl_repair_options options = {.most = 3};
    sl_report *report;
    sl_repair *repair;
    if (sl_check_buffer(checker, (sl_text){"samp.yaml", 9}, program, &report) != SL_OK)
        return; /* there is no rule */
    if (sl_repair_program(checker, report, 0, &options, &repair) == SL_OK &&
        (sl_write_repair(&text_options, &report->programs[0], repair) != SL_OK ||
         sl_write_repair(&json_options, &report->programs[0], repair) != SL_OK))
        abort();
    sl_repair_free(repair);
    sl_report_free(report);
}

static inline void explain(sl_checker *checker, sl_text rule) {
    sl_explainer *explainer;
    sl_topic topic;
    if (sl_explainer_new(checker, &explainer) != SL_OK)
        return;
    if (sl_write_vocabulary(&text_options, explainer) != SL_OK ||
        sl_write_fidelity(&text_options, explainer) != SL_OK ||
        (sl_explainer_find(explainer, rule, &topic) == SL_OK &&
         (sl_write_topic(&text_options, explainer, &topic) != SL_OK ||
          sl_write_topic(&json_options, explainer, &topic) != SL_OK)))
        abort();
    sl_explainer_free(explainer);
}

#endif
