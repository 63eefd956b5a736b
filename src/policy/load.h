/* load.h - loads rules from a path. */
#ifndef SAMPLINT_POLICY_LOAD_H
#define SAMPLINT_POLICY_LOAD_H

#include "base/source_file.h"
#include "judge/checker.h"

/* Does the same as sl_load_rules() for a path with the given trust. */
sl_result load_rules(sl_checker *checker, struct file_trust trust, const char *path);

#endif
