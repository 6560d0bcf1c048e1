/* What a report has from the engine: the words of decisions and options, and exact odds. */
#ifndef REPORT_ENGINE_H
#define REPORT_ENGINE_H

#include "command.h"
#include "report.h"

/* Puts into the report what the pathways say, as they were recorded, and with `odds` the odds of
   each outcome under the policy expert. Where a text cannot be loaded any more, that is told on the
   error output, and the report goes with ids and without odds. */
void report_ask_engine(struct report *report, struct cohort *cohort,
                       const struct common_options *common, bool odds);

#endif
