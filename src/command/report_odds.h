/* The exact odds of what a cohort walked, from the engine. */
#ifndef REPORT_ODDS_H
#define REPORT_ODDS_H

#include "command.h"
#include "report.h"

/* Puts the odds of each outcome under the policy expert into the variants of the report, by the
   pathway's text as it was recorded. Where they cannot be had, that is told on the error output and
   the report goes without them. */
void report_odds(struct report *report, struct cohort *cohort, const struct common_options *common);

#endif
