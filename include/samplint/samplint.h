/* samplint.h - the whole public interface. */
#ifndef SAMPLINT_SAMPLINT_H
#define SAMPLINT_SAMPLINT_H

#include "samplint/analysis.h"
#include "samplint/audit.h"
#include "samplint/baseline.h"
#include "samplint/binding.h"
#include "samplint/checker.h"
#include "samplint/compare.h"
#include "samplint/explain.h"
#include "samplint/export.h"
#include "samplint/file.h"
#include "samplint/files.h"
#include "samplint/finding.h"
#include "samplint/impact.h"
#include "samplint/limits.h"
#include "samplint/pack.h"
#include "samplint/place.h"
#include "samplint/program.h"
#include "samplint/questions.h"
#include "samplint/repair.h"
#include "samplint/report.h"
#include "samplint/result.h"
#include "samplint/rule.h"
#include "samplint/skeleton.h"
#include "samplint/test.h"
#include "samplint/text.h"
#include "samplint/trace.h"
#include "samplint/version.h"
#include "samplint/vocabulary.h"
#include "samplint/waiver.h"

#endif
